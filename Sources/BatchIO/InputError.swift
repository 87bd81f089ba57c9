#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why an input cannot be read to its end.
public enum InputError: Error, Equatable, Sendable {
  /// The system's error number, from opening.
  case cannotOpen(path: String, code: Int32)
  /// The system's error number, from reading at a byte offset of the file.
  case cannotRead(path: String, offset: Int64, code: Int32)
  /// The compressed data is damaged, or expands beyond a limit.
  case damaged(DamageError)
  /// Reading was given up because the run is stopping.
  case stopped(path: String)
}

extension InputError: CustomStringConvertible {
  /// One line with the path and the system's own sentence.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let code): "\(path): cannot open: \(systemMessage(code))"
    case .cannotRead(let path, let offset, let code):
      "\(path): cannot read at byte \(offset): \(systemMessage(code))"
    case .damaged(let damage): damage.description
    case .stopped(let path): "\(path): reading stopped"
    }
  }
}

/// What is wrong with a compressed input. What was read before it must not be trusted: a checksum
/// comes after the bytes it vouches for.
public struct DamageError: Error, Equatable, Sendable {
  /// What is wrong, as messages word it.
  public enum Kind: Equatable, Sendable {
    /// The file ends inside a member.
    case truncated
    /// A member does not begin as gzip does.
    case badHeader
    /// The compressed data breaks the rules of deflate.
    case badData
    /// The text differs from the one that was compressed.
    case badChecksum
    /// The text has another length than the one that was compressed.
    case badLength
    /// After the last member comes something other than padding with NUL bytes.
    case trailingGarbage
    /// The name says gzip, the content does not.
    case notGzip
    /// The text is more than so many times as large as the compressed data.
    case ratioExceeded(limit: Int)
    /// The text has more than so many bytes.
    case sizeExceeded(limit: Int64)
  }

  /// What is wrong.
  public var kind: Kind
  /// The input's name in messages; `-` is standard input.
  public var path: String
  /// The offset in the compressed file, in bytes, at which the damage showed.
  public var offset: Int64
  /// The gzip member in which it showed, from 1.
  public var member: Int
  /// More about it, in zlib's words; may be empty.
  public var detail: String
}

extension DamageError: CustomStringConvertible {
  /// One line: `a.jsonl.gz: damaged gzip data at byte 1234 (member 2): truncated`.
  public var description: String {
    let what =
      switch kind {
      case .truncated: "the file ends inside a member"
      case .badHeader: "bad gzip header"
      case .badData: "bad compressed data"
      case .badChecksum: "checksum (CRC) differs"
      case .badLength: "length (ISIZE) differs"
      case .trailingGarbage: "trailing garbage after the last member"
      case .notGzip: "not gzip data"
      case .ratioExceeded(let limit): "expands more than \(limit) times"
      case .sizeExceeded(let limit): "expands to more than \(limit) bytes"
      }
    let more = detail.isEmpty ? "" : " (\(detail))"
    return "\(path): damaged input at byte \(offset), member \(member): \(what)\(more)"
  }
}

/// The system's sentence for an error number.
func systemMessage(_ code: Int32) -> String {
  String(cString: strerror(code))
}
