import Numerals

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A growing run of bytes in raw memory that is only ever appended to and emptied: what texts,
/// result lines and compressed members are built in.
///
/// It belongs to one thread at a time and is reused: `removeAll` keeps the memory.
public final class ByteBuffer: @unchecked Sendable {  // reason: handed on, never used by two
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// The count of bytes held.
  public private(set) var count: Int = 0

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 256) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes, until the next change of the buffer.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// Whether it holds nothing.
  public var isEmpty: Bool { count == 0 }

  /// Whether both hold the same bytes.
  public func holdsSame(as other: ByteBuffer) -> Bool {
    count == other.count && memcmp(base, other.base, count) == 0
  }

  /// Empties it. Memory beyond `keepingCapacity` bytes is given back, so that one huge line does
  /// not stay with a worker for ever.
  public func removeAll(keepingCapacity limit: Int = 1 << 24) {
    count = 0
    guard capacity > limit else { return }
    base.deallocate()
    capacity = max(limit, 64)
    base = .allocate(capacity: capacity)
  }

  /// Shortens it to its first `newCount` bytes: takes back what was appended since.
  public func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count, "A buffer is only shortened.")
    count = newCount
  }

  /// Makes room for `extra` more bytes and returns where they go; `commit` then counts them.
  @inline(__always)
  public func reserve(_ extra: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity &- count < extra { grow(extra) }
    return base + count
  }

  /// Counts bytes that were written after `reserve`.
  @inline(__always)
  public func commit(_ written: Int) {
    count &+= written
    assert(count <= capacity, "More was written than was reserved.")
  }

  @inline(never)
  private func grow(_ extra: Int) {
    let next = max(capacity * 2, count + extra)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: next)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = next
  }

  /// Appends one byte.
  public func append(_ byte: UInt8) {
    reserve(1)[0] = byte
    commit(1)
  }

  /// Appends raw bytes.
  public func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    memcpy(reserve(bytes.count), source, bytes.count)
    commit(bytes.count)
  }

  /// Appends a literal.
  public func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length).update(from: literal.utf8Start, count: length)
    commit(length)
  }

  /// Appends the UTF-8 of a string, unescaped.
  public func append(_ text: String) {
    var copy = text
    copy.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }
}

// MARK: JSON

extension ByteBuffer {
  /// Appends a JSON integer.
  public func appendJSON(_ value: Int64) {
    commit(writeInteger(value, to: reserve(maximumIntegerLength)))
  }

  /// Appends a JSON number with a point or an exponent, shortest digits; a non-finite one as the
  /// string `"NaN"`, `"Infinity"` or `"-Infinity"`.
  public func appendJSON(_ value: Double) {
    commit(writeJSON(value, to: reserve(maximumFloatLength)))
  }

  /// Appends the shortest digits that round-trip as a `Float`.
  public func appendJSON(_ value: Float) {
    commit(writeJSON(value, to: reserve(maximumFloatLength)))
  }

  /// Appends `true` or `false`.
  public func appendJSON(_ value: Bool) {
    append(value ? "true" : "false")
  }

  /// Appends a JSON string, quotes included.
  public func appendJSON(_ text: String) {
    var copy = text
    copy.withUTF8 { appendJSON(utf8: UnsafeRawBufferPointer($0)) }
  }

  /// Appends a JSON string made of UTF-8 bytes, quotes included. Escaped are the quote, the
  /// backslash and the control characters; everything else stays as it is.
  public func appendJSON(utf8 text: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    var start = 0
    var position = 0
    let end = text.count
    while position < end {
      let byte = text[position]
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        position += 1
        continue
      }
      append(UnsafeRawBufferPointer(rebasing: text[start..<position]))
      appendEscape(byte)
      position += 1
      start = position
    }
    append(UnsafeRawBufferPointer(rebasing: text[start..<end]))
    append(UInt8(ascii: "\""))
  }

  private func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    default:
      append("\\u00")
      append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 0xF
      append(low < 10 ? 0x30 + low : 0x57 + low)
    }
  }
}
