#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension JSONParser {
  /// A string whose first escape is at `position`: its characters go to the document's own memory.
  mutating func stringWithEscapes(
    _ kind: JSONNode.Kind, _ start: Int
  ) throws(JSONError) {
    let decodedStart = document.decodedCount
    var plainStart = start
    while true {
      flush(plainStart)
      guard position < end else { throw JSONError(.unterminatedString, at: start - 1) }
      let byte = source[position]
      if byte == 0x22 { break }
      plainStart = position
      if byte == 0x5C {
        try escape()
        plainStart = position
      }
      try skipToSpecial()
    }
    let index = document.append(kind, offset: start, length: position &- start)
    let entry = document.storage.pointee.entries + index
    entry.pointee.isDecoded = true
    entry.pointee.end = UInt32(truncatingIfNeeded: decodedStart)
    entry.pointee.count = UInt32(truncatingIfNeeded: document.decodedCount - decodedStart)
    position &+= 1
  }

  /// Copies the characters since `plainStart` as they are.
  private func flush(_ plainStart: Int) {
    let size = position - plainStart
    guard size > 0 else { return }
    document.reserveDecoded(size)
    (document.storage.pointee.decoded + document.decodedCount).update(
      from: source + plainStart, count: size)
    document.decodedCount += size
  }

  /// Goes on to the next quote or backslash.
  private mutating func skipToSpecial() throws(JSONError) {
    while position < end {
      let byte = source[position]
      if byte == 0x22 || byte == 0x5C { return }
      guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: position) }
      if byte < 0x80 { position &+= 1 } else { try skipMultibyte() }
    }
  }

  private mutating func escape() throws(JSONError) {
    let start = position
    guard position + 1 < end else { throw JSONError(.unterminatedString, at: start) }
    let code = source[position + 1]
    position += 2
    switch code {
    case 0x22, 0x5C, 0x2F: put(UInt32(code))
    case 0x62: put(0x08)
    case 0x66: put(0x0C)
    case 0x6E: put(0x0A)
    case 0x72: put(0x0D)
    case 0x74: put(0x09)
    case 0x75:
      let unit = try hexadecimal(start)
      switch unit {
      case 0xD800...0xDBFF:
        guard position + 1 < end, source[position] == 0x5C, source[position + 1] == 0x75 else {
          throw JSONError(.loneSurrogate, at: start)
        }
        position += 2
        let low = try hexadecimal(start)
        guard low >= 0xDC00, low <= 0xDFFF else { throw JSONError(.loneSurrogate, at: start) }
        put(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      case 0xDC00...0xDFFF: throw JSONError(.loneSurrogate, at: start)
      default: put(unit)
      }
    default: throw JSONError(.invalidEscape, at: start)
    }
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
    guard let unit = Self.hexadecimal(source, position, end) else {
      throw JSONError(.invalidEscape, at: start)
    }
    position += 4
    return unit
  }

  /// Four hexadecimal digits.
  static func hexadecimal(
    _ source: UnsafePointer<UInt8>, _ position: Int, _ end: Int
  ) -> UInt32? {
    guard end - position >= 4 else { return nil }
    var unit: UInt32 = 0
    for index in 0..<4 {
      let byte = source[position + index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// Appends one scalar as UTF-8.
  private func put(_ scalar: UInt32) {
    document.reserveDecoded(4)
    let out = document.storage.pointee.decoded + document.decodedCount
    if scalar < 0x80 {
      out[0] = UInt8(scalar)
      document.decodedCount += 1
    } else if scalar < 0x800 {
      out[0] = UInt8(0xC0 | scalar >> 6)
      out[1] = UInt8(0x80 | scalar & 0x3F)
      document.decodedCount += 2
    } else if scalar < 0x10000 {
      out[0] = UInt8(0xE0 | scalar >> 12)
      out[1] = UInt8(0x80 | scalar >> 6 & 0x3F)
      out[2] = UInt8(0x80 | scalar & 0x3F)
      document.decodedCount += 3
    } else {
      out[0] = UInt8(0xF0 | scalar >> 18)
      out[1] = UInt8(0x80 | scalar >> 12 & 0x3F)
      out[2] = UInt8(0x80 | scalar >> 6 & 0x3F)
      out[3] = UInt8(0x80 | scalar & 0x3F)
      document.decodedCount += 4
    }
  }

  // MARK: Keys

  /// Refuses an object that has the same key twice, escapes resolved.
  ///
  /// Pairwise for the small objects of a job; by sorting for large ones: no choice of keys makes
  /// it slow, as it could with a hash.
  func checkKeys(of index: Int) throws(JSONError) {
    let entries = document.storage.pointee.entries
    let count = Int(entries[index].count)
    guard count > 1 else { return }
    if count > 24 {
      try checkKeysBySorting(of: index)
      return
    }
    var outer = index + 1
    for _ in 0..<count {
      var inner = index + 1
      while inner < outer {
        if areEqual(entries + inner, entries + outer) { throw duplicate(outer) }
        inner = Self.next(entries, inner + 1)
      }
      outer = Self.next(entries, outer + 1)
    }
  }

  private func checkKeysBySorting(of index: Int) throws(JSONError) {
    let entries = document.storage.pointee.entries
    let count = Int(entries[index].count)
    var keys: [Int] = []
    keys.reserveCapacity(count)
    var key = index + 1
    for _ in 0..<count {
      keys.append(key)
      key = Self.next(entries, key + 1)
    }
    keys.sort { left, right in
      let a = bytes(entries + left)
      let b = bytes(entries + right)
      if a.count != b.count { return a.count < b.count }
      let order = a.count == 0 ? 0 : memcmp(a.start, b.start, a.count)
      return order == 0 ? left < right : order < 0
    }
    var first: Int?
    for position in 1..<count
    where areEqual(entries + keys[position - 1], entries + keys[position]) {
      first = min(first ?? .max, keys[position])
    }
    if let first { throw duplicate(first) }
  }

  /// The index after the value at `index`.
  @inline(__always)
  static func next(_ entries: UnsafeMutablePointer<JSONDocument.Entry>, _ index: Int) -> Int {
    let entry = entries + index
    let isContainer = entry.pointee.kind == .array || entry.pointee.kind == .object
    return isContainer ? Int(entry.pointee.end) : index &+ 1
  }

  @inline(__always)
  private func bytes(
    _ entry: UnsafeMutablePointer<JSONDocument.Entry>
  ) -> (start: UnsafePointer<UInt8>, count: Int) {
    if entry.pointee.isDecoded {
      let start = document.storage.pointee.decoded + Int(entry.pointee.end)
      return (UnsafePointer(start), Int(entry.pointee.count))
    }
    return (source + Int(entry.pointee.offset), Int(entry.pointee.length))
  }

  @inline(__always)
  private func areEqual(
    _ left: UnsafeMutablePointer<JSONDocument.Entry>,
    _ right: UnsafeMutablePointer<JSONDocument.Entry>
  ) -> Bool {
    let a = bytes(left)
    let b = bytes(right)
    guard a.count == b.count else { return false }
    guard a.count > 0 else { return true }
    return a.start[0] == b.start[0] && memcmp(a.start, b.start, a.count) == 0
  }

  private func duplicate(_ index: Int) -> JSONError {
    let entry = document.storage.pointee.entries + index
    let key = bytes(entry)
    let text = String(
      decoding: UnsafeBufferPointer(start: key.start, count: key.count), as: UTF8.self)
    return JSONError(.duplicateKey(text), at: Int(entry.pointee.offset) - 1)
  }
}
