/// A JSON value that owns its parts: for configuration and tests, not for a million lines.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number without point and exponent that 64 bits hold.
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in the order of the text.
  case object([Member])

  /// A name and its value.
  public struct Member: Equatable, Sendable {
    /// The name, escapes resolved.
    public var key: String
    /// What stands after the colon.
    public var value: JSONValue

    /// A member to write; keys of one object must differ, which is not checked.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Parses a whole text.
  public init(parsing text: String) throws(JSONError) {
    self = try Self(parsing: Array(text.utf8))
  }

  /// Parses a whole text.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    let document = JSONDocument()
    // The closure cannot throw a typed error of its own through `withUnsafeBytes`.
    let result = bytes.withUnsafeBytes { text in
      Result { () throws(JSONError) in JSONValue(try document.parse(text)) }
    }
    self = try result.get()
  }

  /// Copies a parsed value.
  public init(_ node: JSONNode) {
    // The parser's limit bounds this recursion.
    switch node.kind {
    case .null: self = .null
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .integer:
      self = node.int64Value.map { .integer($0) } ?? .number(node.doubleValue ?? .nan)
    case .float: self = .number(node.doubleValue ?? .nan)
    case .string, .key: self = .string(node.stringValue ?? "")
    case .array: self = .array(node.elements.map { JSONValue($0) })
    case .object:
      self = .object(
        node.members.map {
          Member(key: $0.key.stringValue ?? "", value: JSONValue($0.value))
        })
    }
  }

  /// An object's member.
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// A string's characters; nil for anything else.
  public var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A number's nearest double, integers included; nil for anything else.
  public var doubleValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}

extension ByteBuffer {
  /// Appends a value without white space.
  public func appendJSON(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let value): appendJSON(value)
    case .integer(let value): appendJSON(value)
    case .number(let value): appendJSON(value)
    case .string(let text): appendJSON(text)
    case .array(let elements):
      append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        appendJSON(element)
      }
      append(UInt8(ascii: "]"))
    case .object(let members):
      append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        appendJSON(member.key)
        append(UInt8(ascii: ":"))
        appendJSON(member.value)
      }
      append(UInt8(ascii: "}"))
    }
  }
}
