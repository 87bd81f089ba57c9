import Numerals

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One value of a parsed text: an index into its document, without any reference count.
///
/// It may be used while its document lives, has parsed nothing else since, and the parsed bytes are
/// unchanged.
public struct JSONNode {
  /// What a value is. A number without a point or an exponent is an `integer`.
  public enum Kind: UInt8, Sendable {
    case null
    case `false`
    case `true`
    case integer
    case float
    case string
    case array
    case object
    /// Not a value: the name of an object's member.
    case key
  }

  let storage: UnsafePointer<JSONDocument.Storage>
  let index: Int

  @inline(__always)
  private var entry: UnsafeMutablePointer<JSONDocument.Entry> { storage.pointee.entries + index }

  /// What the value is.
  public var kind: Kind { entry.pointee.kind }

  /// Whether it is an integer or a float.
  public var isNumber: Bool { kind == .integer || kind == .float }

  /// Where its text begins, in bytes from the start of the parsed text (for a string, after the
  /// quote).
  public var offset: Int { Int(entry.pointee.offset) }

  /// Its text as written; of a string, between the quotes, escapes unresolved.
  public var text: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: storage.pointee.source + Int(entry.pointee.offset), count: Int(entry.pointee.length))
  }

  /// The value of `true` or `false`; nil for anything else.
  public var boolValue: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// An integer's exact value; `nil` for anything else, and when 64 bits do not hold it.
  public var int64Value: Int64? {
    kind == .integer ? parseInteger(text) : nil
  }

  /// A number's nearest double, integers included; infinite when it is too large for one.
  public var doubleValue: Double? {
    isNumber ? parseDouble(text) : nil
  }

  // MARK: Strings

  /// The UTF-8 of a string or key, escapes resolved.
  public var stringBytes: UnsafeRawBufferPointer? {
    guard kind == .string || kind == .key else { return nil }
    guard entry.pointee.isDecoded else { return text }
    return UnsafeRawBufferPointer(
      start: storage.pointee.decoded + Int(entry.pointee.end), count: Int(entry.pointee.count))
  }

  /// A string's or key's characters, in a string of its own.
  public var stringValue: String? {
    stringBytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether it is a string or key that spells `name`.
  public func equals(_ name: StaticString) -> Bool {
    guard let bytes = stringBytes, bytes.count == name.utf8CodeUnitCount else { return false }
    guard let base = bytes.baseAddress else { return true }
    return memcmp(base, name.utf8Start, bytes.count) == 0
  }

  // MARK: Containers

  /// The count of an array's elements or of an object's members; 0 for anything else.
  public var count: Int {
    kind == .array || kind == .object ? Int(entry.pointee.count) : 0
  }

  /// The node after this one and all its contents.
  @inline(__always)
  private var following: JSONNode {
    JSONNode(storage: storage, index: JSONParser.next(storage.pointee.entries, index))
  }

  /// An array's elements in order; none for anything else.
  public var elements: Elements {
    Elements(
      upcoming: JSONNode(storage: storage, index: index + 1), left: kind == .array ? count : 0)
  }

  /// An object's members in order; none for anything else.
  public var members: Members {
    Members(
      upcoming: JSONNode(storage: storage, index: index + 1), left: kind == .object ? count : 0)
  }

  /// The value of an object's member.
  /// - Complexity: O(members).
  public func member(_ name: StaticString) -> JSONNode? {
    for member in members where member.key.equals(name) { return member.value }
    return nil
  }

  /// Elements of an array, one after the other.
  public struct Elements: Sequence, IteratorProtocol {
    var upcoming: JSONNode
    var left: Int

    public mutating func next() -> JSONNode? {
      guard left > 0 else { return nil }
      let current = upcoming
      upcoming = current.following
      left &-= 1
      return current
    }

    public var underestimatedCount: Int { left }
  }

  /// A name and its value.
  public struct Member {
    /// The name: a node of kind `key`.
    public var key: JSONNode
    /// The value, of any kind but `key`.
    public var value: JSONNode
  }

  /// Members of an object, one after the other.
  public struct Members: Sequence, IteratorProtocol {
    var upcoming: JSONNode
    var left: Int

    public mutating func next() -> Member? {
      guard left > 0 else { return nil }
      let value = JSONNode(storage: upcoming.storage, index: upcoming.index &+ 1)
      let current = Member(key: upcoming, value: value)
      upcoming = value.following
      left &-= 1
      return current
    }

    public var underestimatedCount: Int { left }
  }
}

extension ByteBuffer {
  /// Appends a value as it was written, without the white space between its parts.
  public func appendJSON(_ node: JSONNode) {
    let text = node.text
    guard node.kind != .string, node.kind != .key else {
      append(UInt8(ascii: "\""))
      append(text)
      append(UInt8(ascii: "\""))
      return
    }
    guard node.kind == .array || node.kind == .object else {
      append(text)
      return
    }
    appendCompact(text)
  }

  /// Appends a valid JSON text without the white space between its parts.
  public func appendCompact(_ text: UnsafeRawBufferPointer) {
    var isInString = false
    var isEscaped = false
    var start = 0
    for position in 0..<text.count {
      let byte = text[position]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
      } else if byte == 0x22 {
        isInString = true
      } else if byte <= 0x20 {
        append(UnsafeRawBufferPointer(rebasing: text[start..<position]))
        start = position + 1
      }
    }
    append(UnsafeRawBufferPointer(rebasing: text[start..<text.count]))
  }
}
