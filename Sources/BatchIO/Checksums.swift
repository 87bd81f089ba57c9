import CLibdeflate
import CNettle
import JSON

/// The SHA-256 of bytes that come piece by piece. A copy goes on by itself.
///
/// - Source: FIPS 180-4, by Nettle, which uses the processor's own instructions for it.
public struct SHA256: Sendable {
  private var state = sha256_ctx()
  /// The count of bytes that came.
  public private(set) var size: Int64 = 0

  /// The digest of no bytes.
  public init() { nettle_sha256_init(&state) }

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    nettle_sha256_update(&state, bytes.count, base.assumingMemoryBound(to: UInt8.self))
    size += Int64(bytes.count)
  }

  /// The digest of what came so far, as 64 hexadecimal digits.
  public var hex: String {
    var copy = state
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(SHA256_DIGEST_SIZE)) {
      nettle_sha256_digest(&copy, Int(SHA256_DIGEST_SIZE), $0.baseAddress)
      return hexadecimal(UnsafeRawBufferPointer($0))
    }
  }

  /// The digest of some bytes.
  public static func hex(of bytes: UnsafeRawBufferPointer) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hex
  }

  /// Digests a file, or its first bytes.
  ///
  /// - Throws: `InputError` when it cannot be read.
  public init(file path: String, count: Int64 = .max) throws(InputError) {
    self.init()
    let source = try DescriptorSource(path: path, shouldStop: nil)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { buffer.deallocate() }
    while size < count {
      let wanted = Int(min(Int64(buffer.count), count - size))
      let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
      if read == 0 { return }
      update(UnsafeRawBufferPointer(rebasing: buffer[..<read]))
    }
  }
}

/// CRC-32 as gzip has it, of bytes that may come piece by piece.
/// - Source: RFC 1952, §8.
public struct CRC32: Sendable, Equatable {
  /// Of the bytes that came so far; 0 of none.
  public private(set) var value: UInt32 = 0

  /// The checksum of no bytes.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    value = libdeflate_crc32(value, bytes.baseAddress, bytes.count)
  }
}

/// Two lower-case digits for each byte.
func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
