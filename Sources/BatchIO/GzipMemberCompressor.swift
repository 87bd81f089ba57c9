import CLibdeflate
import JSON

/// Compresses text into gzip members that stand alone, so that workers can compress side by side
/// and their results are simply joined.
///
/// The bytes are a function of the text, the level and the version of libdeflate: no time, no name,
/// no operating system in the headers. One compressor belongs to one thread at a time.
///
/// libdeflate takes a member whole, which is all that is asked for here: twice as fast as zlib at
/// level 1, and smaller.
/// - Source: RFC 1952, §2.3.
public final class GzipMemberCompressor {
  /// The most text in one member: about 1% worse in ratio than no cut at all.
  public static let memberSize = 256 << 10

  private let deflater: OpaquePointer?
  /// A member before its size is known: what is handed on is no larger than it has to be.
  private let scratch = ByteBuffer()
  private let level: Int32

  /// - Parameter level: 1 (fast) to 9 (small); others are moved into that range.
  public init(level: Int = 1) {
    self.level = Int32(min(max(level, 1), 9))
    deflater = libdeflate_alloc_compressor(self.level)
  }

  deinit {
    if let deflater { libdeflate_free_compressor(deflater) }
  }

  /// Appends `text` as members of at most `memberSize` bytes of text each; nothing for no text.
  ///
  /// - Throws: `OutOfMemory` when the library cannot get its memory.
  public func compress(
    _ text: UnsafeRawBufferPointer, to out: ByteBuffer
  ) throws(OutOfMemory) {
    var start = 0
    while start < text.count {
      let end = min(start + Self.memberSize, text.count)
      try appendMember(UnsafeRawBufferPointer(rebasing: text[start..<end]), to: out)
      start = end
    }
  }

  /// Appends the empty member that closes a file: a file without it was cut off.
  public static func appendEndMarker(to out: ByteBuffer) {
    appendHeader(level: 0, to: out)
    // One final block with fixed codes, and nothing in it.
    out.append(0x03)
    out.append(0x00)
    appendTrailer(checksum: 0, size: 0, to: out)
  }

  private func appendMember(
    _ text: UnsafeRawBufferPointer, to out: ByteBuffer
  ) throws(OutOfMemory) {
    guard let deflater else { throw OutOfMemory() }
    Self.appendHeader(level: level, to: out)
    let bound = libdeflate_deflate_compress_bound(deflater, text.count)
    let bytes = scratch.reserve(bound)
    let size = libdeflate_deflate_compress(
      deflater, text.baseAddress, text.count, bytes, bound)
    precondition(size > 0, "The library's bound holds a whole member.")
    out.append(UnsafeRawBufferPointer(start: bytes, count: size))
    let checksum = libdeflate_crc32(0, text.baseAddress, text.count)
    Self.appendTrailer(checksum: checksum, size: text.count, to: out)
  }

  private static func appendHeader(level: Int32, to out: ByteBuffer) {
    out.append(0x1F)
    out.append(0x8B)
    out.append(0x08)
    // No flags, no time.
    for _ in 0..<5 { out.append(0x00) }
    // The extra flags tell the level's kind; the operating system is "unknown".
    out.append(level == 9 ? 2 : level == 1 ? 4 : 0)
    out.append(0xFF)
  }

  private static func appendTrailer(checksum: UInt32, size: Int, to out: ByteBuffer) {
    for word in [checksum, UInt32(truncatingIfNeeded: size)] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        out.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
  }
}

/// The library could not get the memory it works in.
public struct OutOfMemory: Error, Equatable, Sendable {}
