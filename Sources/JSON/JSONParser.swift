/// The loop that turns bytes into entries. Containers are kept on a stack of bounded size, so that
/// no text reaches the thread's stack.
struct JSONParser {
  let document: JSONDocument
  let source: UnsafePointer<UInt8>
  let end: Int
  var position = 0

  init(document: JSONDocument, text: UnsafeRawBufferPointer) {
    self.document = document
    if let base = text.baseAddress {
      source = base.assumingMemoryBound(to: UInt8.self)
    } else {
      source = UnsafePointer(document.storage.pointee.decoded)
    }
    end = text.count
    document.storage.pointee.source = source
  }

  mutating func run() throws(JSONError) {
    skipSpace()
    var depth = 0
    values: while true {
      // A value begins here.
      guard position < end else { throw fail("a value") }
      let byte = source[position]
      switch byte {
      case 0x7B, 0x5B:
        guard depth < JSONDocument.nestingLimit else {
          throw JSONError(.nestedTooDeeply(JSONDocument.nestingLimit), at: position)
        }
        let isObject = byte == 0x7B
        let index = document.append(isObject ? .object : .array, offset: position, length: 0)
        document.open[depth] = UInt32(truncatingIfNeeded: index)
        depth &+= 1
        position &+= 1
        skipSpace()
        if position < end, source[position] == (isObject ? 0x7D : 0x5D) {
          position &+= 1
          close(index)
          depth &-= 1
        } else {
          if isObject { try key() }
          continue values
        }
      case 0x22: try string(.string)
      case 0x2D, 0x30...0x39: try number()
      case 0x74: try literal("true", .true)
      case 0x66: try literal("false", .false)
      case 0x6E: try literal("null", .null)
      default: throw fail("a value")
      }
      // A value ended here: what follows depends on the container.
      while depth > 0 {
        skipSpace()
        let index = Int(document.open[depth &- 1])
        document.storage.pointee.entries[index].count &+= 1
        let isObject = document.storage.pointee.entries[index].kind == .object
        guard position < end else { throw fail(isObject ? "',' or '}'" : "',' or ']'") }
        let byte = source[position]
        if byte == 0x2C {
          position &+= 1
          skipSpace()
          if isObject { try key() }
          continue values
        }
        guard byte == (isObject ? 0x7D : 0x5D) else {
          throw fail(isObject ? "',' or '}'" : "',' or ']'")
        }
        position &+= 1
        close(index)
        if isObject { try checkKeys(of: index) }
        depth &-= 1
      }
      break
    }
    skipSpace()
    guard position == end else { throw fail("the end") }
  }

  private func fail(_ expected: String) -> JSONError {
    JSONError(.expected(expected), at: position)
  }

  @inline(__always)
  private func close(_ index: Int) {
    let storage = document.storage
    storage.pointee.entries[index].end = UInt32(
      truncatingIfNeeded: storage.pointee.entryCount)
    let offset = Int(storage.pointee.entries[index].offset)
    storage.pointee.entries[index].length = UInt32(truncatingIfNeeded: position &- offset)
  }

  @inline(__always)
  private mutating func skipSpace() {
    while position < end {
      let byte = source[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position &+= 1
    }
  }

  /// A key, its colon and the space before the value.
  @inline(__always)
  private mutating func key() throws(JSONError) {
    guard position < end, source[position] == 0x22 else { throw fail("a key") }
    try string(.key)
    skipSpace()
    guard position < end, source[position] == 0x3A else { throw fail("':' after a key") }
    position &+= 1
    skipSpace()
  }

  private mutating func literal(
    _ text: StaticString, _ kind: JSONNode.Kind
  ) throws(JSONError) {
    let length = text.utf8CodeUnitCount
    let start = position
    for index in 0..<length {
      guard start + index < end, source[start + index] == text.utf8Start[index] else {
        throw fail("a value")
      }
    }
    position = start + length
    _ = document.append(kind, offset: start, length: length)
  }

  // MARK: Numbers

  @inline(__always)
  private mutating func skipDigits() {
    while position < end, source[position] &- 0x30 <= 9 { position &+= 1 }
  }

  @inline(__always)
  private mutating func number() throws(JSONError) {
    let start = position
    if source[position] == 0x2D { position &+= 1 }
    let first = position
    skipDigits()
    guard position > first else { throw invalidNumber("no digit after '-'") }
    guard source[first] != 0x30 || position == first &+ 1 else {
      position = first
      throw invalidNumber("leading zero")
    }
    var isInteger = true
    if position < end, source[position] == 0x2E {
      isInteger = false
      position &+= 1
      let fraction = position
      skipDigits()
      guard position > fraction else { throw invalidNumber("no digit after the point") }
    }
    if position < end, source[position] | 0x20 == 0x65 {
      isInteger = false
      position &+= 1
      if position < end, source[position] == 0x2B || source[position] == 0x2D { position &+= 1 }
      let exponent = position
      skipDigits()
      guard position > exponent else { throw invalidNumber("no digit in the exponent") }
    }
    _ = document.append(isInteger ? .integer : .float, offset: start, length: position &- start)
  }

  @inline(never)
  private func invalidNumber(_ why: String) -> JSONError {
    JSONError(.invalidNumber(why), at: position)
  }

  // MARK: Strings

  @inline(__always)
  private mutating func string(_ kind: JSONNode.Kind) throws(JSONError) {
    position &+= 1
    let start = position
    while true {
      skipPlain()
      guard position < end else { throw JSONError(.unterminatedString, at: start - 1) }
      let byte = source[position]
      if byte == 0x22 {
        _ = document.append(kind, offset: start, length: position &- start)
        position &+= 1
        return
      }
      if byte == 0x5C {
        try stringWithEscapes(kind, start)
        return
      }
      guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: position) }
      try skipMultibyte()
    }
  }

  /// Skips ASCII that stands for itself.
  @inline(__always)
  private mutating func skipPlain() { Self.skipPlain(source, &position, end) }

  /// Goes on to the next quote, backslash, control character or byte outside ASCII.
  @inline(__always)
  static func skipPlain(_ source: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int) {
    // Eight bytes at once: is one of them such a byte?
    let ones: UInt64 = 0x0101_0101_0101_0101
    while end &- position >= 8 {
      let word = UnsafeRawPointer(source + position).loadUnaligned(as: UInt64.self)
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      let special =
        ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
        | ((word &- (ones &* 0x20)) & ~word) | word
      let mask = special & (ones &* 0x80)
      if mask != 0 {
        position &+= UInt64(littleEndian: mask).trailingZeroBitCount >> 3
        return
      }
      position &+= 8
    }
    while position < end {
      let byte = source[position]
      guard byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C else { return }
      position &+= 1
    }
  }

  /// Skips one character outside ASCII.
  mutating func skipMultibyte() throws(JSONError) {
    guard let next = Self.endOfMultibyte(source, position, end) else {
      throw JSONError(.invalidUTF8, at: position)
    }
    position = next
  }

  /// Where the character outside ASCII that begins at `position` ends; nil for an overlong form, a
  /// surrogate, and anything above U+10FFFF.
  /// - Source: The Unicode Standard 15, table 3-7.
  static func endOfMultibyte(
    _ source: UnsafePointer<UInt8>, _ position: Int, _ end: Int
  ) -> Int? {
    let count: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch source[position] {
    case 0xC2...0xDF: count = 1
    case 0xE0: (count, low) = (2, 0xA0)
    case 0xED: (count, high) = (2, 0x9F)
    case 0xE1...0xEF: count = 2
    case 0xF0: (count, low) = (3, 0x90)
    case 0xF4: (count, high) = (3, 0x8F)
    case 0xF1...0xF3: count = 3
    default: return nil
    }
    guard end - position > count else { return nil }
    for index in 1...count {
      let byte = source[position + index]
      guard byte >= low, byte <= high else { return nil }
      low = 0x80
      high = 0xBF
    }
    return position + count + 1
  }
}
