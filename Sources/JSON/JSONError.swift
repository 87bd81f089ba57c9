/// Why a text is not the JSON that was asked for.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// Something else stands there, or the text ends; the payload says what was expected.
    case expected(String)
    /// A key that the same object already has, escapes resolved.
    case duplicateKey(String)
    case invalidUTF8
    case controlCharacter
    case invalidEscape
    /// `\ud800` without its other half.
    case loneSurrogate
    case invalidNumber(String)
    case unterminatedString
    /// More arrays and objects inside each other than the limit in the payload.
    case nestedTooDeeply(Int)
    /// Larger than offsets reach (2 GiB).
    case tooLong
  }

  /// What is wrong.
  public var reason: Reason
  /// The offset in bytes from the start of the text.
  public var offset: Int

  /// - Parameter offset: in bytes from the start of the text.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// One line: `expected ':' after a key at byte 17`.
  public var description: String { "\(reasonText) at byte \(offset)" }

  private var reasonText: String {
    switch reason {
    case .expected(let what): "expected \(what)"
    case .duplicateKey(let key): "duplicate key '\(key)'"
    case .invalidUTF8: "invalid UTF-8"
    case .controlCharacter: "unescaped control character in a string"
    case .invalidEscape: "invalid escape in a string"
    case .loneSurrogate: "half of a surrogate pair in a string"
    case .invalidNumber(let why): "invalid number: \(why)"
    case .unterminatedString: "unterminated string"
    case .nestedTooDeeply(let limit): "nested more than \(limit) levels deep"
    case .tooLong: "text too long"
    }
  }
}
