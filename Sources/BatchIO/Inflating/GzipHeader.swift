/// What stands around a gzip member's data.
/// - Source: RFC 1952, §2.3.
enum GzipHeader {
  /// The size of the header that some bytes begin with; nil when they do not hold all of it, or it is one that
  /// zlib should look at.
  static func size(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let buffer = UnsafeBufferPointer(start: bytes, count: count)
    guard count >= 10, WholeMembers.isHeader(buffer, at: 0) else { return nil }
    let flags = bytes[3]
    var position = 10
    if flags & 4 != 0 {
      guard position + 2 <= count else { return nil }
      position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
    }
    // A name, a comment.
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      while position < count, bytes[position] != 0 { position += 1 }
      position += 1
    }
    return position <= count ? position : nil
  }

  /// Whether a trailer's eight bytes tell this checksum and size.
  static func holds(_ bytes: UnsafePointer<UInt8>, _ checksum: UInt32, _ size: Int64) -> Bool {
    let trailer = UnsafeRawPointer(bytes)
    return trailer.loadUnaligned(as: UInt32.self).littleEndian == checksum
      && trailer.loadUnaligned(fromByteOffset: 4, as: UInt32.self).littleEndian
        == UInt32(truncatingIfNeeded: size)
  }
}
