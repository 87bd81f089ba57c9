import CZlib

/// The directory of a ZIP file, as far as `.npz` needs it: stored and deflated entries, 64-bit
/// sizes, no encryption, one disk.
/// - Source: PKWARE APPNOTE 6.3, §4.3 and §4.5.3.
struct ZipArchive {
  struct Entry {
    var name: String
    var method: Int
    var checksum: UInt32
    var compressedSize: Int
    var size: Int
    var headerOffset: Int
  }

  private let file: ConfinedFile
  private let entries: [Entry]

  init(_ file: ConfinedFile) throws(ReferenceError) {
    self.file = file
    let (offset, size) = try Self.directory(of: file)
    guard size <= 1 << 24 else {
      throw .unsupported(path: file.path, reason: "a directory of \(size) bytes")
    }
    let bytes = try LittleEndianBytes(file.bytes(at: offset, count: size), file.path)
    var entries: [Entry] = []
    var position = 0
    while position < size {
      guard try bytes.word(position) == 0x0201_4B50 else {
        throw .malformed(path: file.path, reason: "bad directory")
      }
      let nameSize = try bytes.half(position + 28)
      let extraSize = try bytes.half(position + 30)
      let commentSize = try bytes.half(position + 32)
      var entry = Entry(
        name: try bytes.text(position + 46, nameSize), method: try bytes.half(position + 10),
        checksum: UInt32(truncatingIfNeeded: try bytes.word(position + 16)),
        compressedSize: try bytes.word(position + 20), size: try bytes.word(position + 24),
        headerOffset: try bytes.word(position + 42))
      guard try bytes.half(position + 8) & 1 == 0 else {
        throw .unsupported(path: file.path, reason: "encryption")
      }
      try Self.widen(&entry, bytes, position + 46 + nameSize, extraSize)
      entries.append(entry)
      position += 46 + nameSize + extraSize + commentSize
    }
    self.entries = entries
  }

  func entry(named name: String) -> Entry? {
    entries.first { $0.name == name }
  }

  /// An entry's bytes, decompressed and checked.
  func content(of entry: Entry) throws(ReferenceError) -> ArrayBytes {
    let header = try LittleEndianBytes(file.bytes(at: entry.headerOffset, count: 30), file.path)
    guard try header.word(0) == 0x0403_4B50 else {
      throw .malformed(path: file.path, reason: "bad local header")
    }
    let start = entry.headerOffset + 30 + (try header.half(26)) + (try header.half(28))
    guard start <= file.size, entry.compressedSize <= file.size - start else {
      throw .malformed(path: file.path, reason: "the file ends early")
    }
    // Deflate cannot expand more than 1,032 times: a larger claim asks for memory in vain.
    guard entry.size / 1_040 <= entry.compressedSize else {
      throw .malformed(path: file.path, reason: "sizes do not fit")
    }
    let result = ArrayBytes(count: entry.size)
    switch entry.method {
    case 0:
      guard entry.size == entry.compressedSize else {
        throw .malformed(path: file.path, reason: "sizes do not fit")
      }
      try file.read(into: result.mutableBytes, at: start)
    case 8: try inflate(entry, at: start, into: result.mutableBytes)
    default: throw .unsupported(path: file.path, reason: "compression method \(entry.method)")
    }
    guard checksum(of: result.bytes) == entry.checksum else {
      throw .malformed(path: file.path, reason: "the checksum of '\(entry.name)' differs")
    }
    return result
  }

  private func checksum(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
    return UInt32(truncatingIfNeeded: crc32_z(0, base, bytes.count))
  }

  private func inflate(
    _ entry: Entry, at start: Int, into out: UnsafeMutableRawBufferPointer
  ) throws(ReferenceError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard tapedeck_inflate_init(stream, -15) == Z_OK else {
      throw .unsupported(path: file.path, reason: "no memory for decompression")
    }
    defer { inflateEnd(stream) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }

    var consumed = 0
    var produced = 0
    var status = Z_OK
    var spare: UInt8 = 0
    while status == Z_OK {
      if stream.pointee.avail_in == 0 {
        let count = min(piece.count, entry.compressedSize - consumed)
        try file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: piece[..<count]), at: start + consumed)
        consumed += count
        stream.pointee.next_in = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      let room = min(out.count - produced, 1 << 30)
      if room > 0, let base = out.baseAddress {
        stream.pointee.next_out = (base + produced).assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(room)
        status = CZlib.inflate(stream, Z_NO_FLUSH)
        produced += room - Int(stream.pointee.avail_out)
      } else {
        // Full: one more byte would be one too many, but the end may still have to be read.
        status = withUnsafeMutablePointer(to: &spare) { spare in
          stream.pointee.next_out = spare
          stream.pointee.avail_out = 1
          let status = CZlib.inflate(stream, Z_NO_FLUSH)
          return stream.pointee.avail_out == 0 ? Z_DATA_ERROR : status
        }
      }
      // Z_BUF_ERROR only says that there was nothing to do with what it had.
      if status == Z_BUF_ERROR, stream.pointee.avail_in == 0, consumed < entry.compressedSize {
        status = Z_OK
      }
    }
    guard status == Z_STREAM_END, produced == out.count else {
      throw .malformed(path: file.path, reason: "bad compressed data in '\(entry.name)'")
    }
  }

  // MARK: Directory

  /// Where the directory is, from the record at the end of the file.
  private static func directory(
    of file: ConfinedFile
  ) throws(ReferenceError) -> (offset: Int, size: Int) {
    let tailSize = min(file.size, 22 + 65_535 + 20)
    let tailStart = file.size - tailSize
    let tail = try LittleEndianBytes(file.bytes(at: tailStart, count: tailSize), file.path)
    var position = tailSize - 22
    while position >= 0 {
      if try tail.word(position) == 0x0605_4B50 { break }
      position -= 1
    }
    guard position >= 0 else { throw .malformed(path: file.path, reason: "not a ZIP file") }
    var size = try tail.word(position + 12)
    var offset = try tail.word(position + 16)
    if size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      guard position >= 20, try tail.word(position - 20) == 0x0706_4B50 else {
        throw .malformed(path: file.path, reason: "no 64-bit directory")
      }
      let record = try LittleEndianBytes(
        file.bytes(at: tail.long(position - 12), count: 56), file.path)
      guard try record.word(0) == 0x0606_4B50 else {
        throw .malformed(path: file.path, reason: "bad 64-bit directory")
      }
      size = try record.long(40)
      offset = try record.long(48)
    }
    return (offset, size)
  }

  /// Takes 64-bit values from the extra field 1 where the 32-bit ones say so.
  private static func widen(
    _ entry: inout Entry, _ bytes: LittleEndianBytes, _ start: Int, _ size: Int
  ) throws(ReferenceError) {
    var position = start
    while position + 4 <= start + size {
      let tag = try bytes.half(position)
      let length = try bytes.half(position + 2)
      position += 4
      if tag == 1 {
        var field = position
        for path in [\Entry.size, \Entry.compressedSize, \Entry.headerOffset]
        where entry[keyPath: path] == 0xFFFF_FFFF {
          entry[keyPath: path] = try bytes.long(field)
          field += 8
        }
      }
      position += length
    }
  }
}

/// Little-endian numbers out of bytes, every access checked.
private struct LittleEndianBytes {
  private let bytes: [UInt8]
  private let path: String

  init(_ bytes: [UInt8], _ path: String) {
    self.bytes = bytes
    self.path = path
  }

  private func value(_ offset: Int, _ size: Int) throws(ReferenceError) -> UInt64 {
    guard offset >= 0, offset <= bytes.count, size <= bytes.count - offset else {
      throw .malformed(path: path, reason: "a record is cut off")
    }
    var value: UInt64 = 0
    for index in 0..<size { value |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
    return value
  }

  func half(_ offset: Int) throws(ReferenceError) -> Int { Int(try value(offset, 2)) }

  func word(_ offset: Int) throws(ReferenceError) -> Int { Int(try value(offset, 4)) }

  func long(_ offset: Int) throws(ReferenceError) -> Int {
    guard let result = Int(exactly: try value(offset, 8)), result <= 1 << 60 else {
      throw .malformed(path: path, reason: "a size beyond all files")
    }
    return result
  }

  func text(_ offset: Int, _ size: Int) throws(ReferenceError) -> String {
    guard offset >= 0, offset <= bytes.count, size <= bytes.count - offset else {
      throw .malformed(path: path, reason: "a record is cut off")
    }
    return String(decoding: bytes[offset..<(offset + size)], as: UTF8.self)
  }
}
