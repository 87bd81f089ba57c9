import JSON
import Numerals
import Tensors

/// The text of a template at a fixed address, and the writing of lines whose gaps are scalars: with
/// one check of the room, and without a call for each short piece of text.
final class TemplateText: @unchecked Sendable {  // reason: immutable once made
  struct Gap {
    var position: Int
    var dtype: DType
  }
  private struct Piece {
    var start: Int
    var count: Int
    var dtype: DType
  }

  /// Pieces are copied by so many bytes at once, the last ones beyond their end.
  private static let step = 16

  let holdsScalars: Bool
  private let base: UnsafeMutableRawPointer
  private let count: Int
  private let pieces: UnsafeMutablePointer<Piece>
  private let pieceCount: Int
  private let lastStart: Int
  /// What a line has at most, without its id and its tail.
  private let sizeLimit: Int

  init(_ text: [UInt8], gaps: [Gap], holdsScalars: Bool) {
    count = text.count
    let size = text.count + Self.step
    let base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    self.base = base
    base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    text.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: base, count: size).copyMemory(from: $0)
    }
    pieceCount = gaps.count
    pieces = .allocate(capacity: max(pieceCount, 1))
    var start = 0
    for (index, gap) in gaps.enumerated() {
      let piece = Piece(start: start, count: gap.position - start, dtype: gap.dtype)
      (pieces + index).initialize(to: piece)
      start = gap.position
    }
    lastStart = start
    self.holdsScalars = holdsScalars
    sizeLimit = count + pieceCount * maximumFloatLength + 2 * Self.step
  }

  deinit {
    base.deallocate()
    pieces.deallocate()
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// Appends a line.
  ///
  /// - Parameter bits: gives the bits of a gap's element.
  @inline(__always)
  func append(
    to buffer: ByteBuffer, id: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer,
    bits: (Int) -> UInt64
  ) {
    let start = buffer.reserve(sizeLimit + id.count + tail.count)
    var out = UnsafeMutableRawPointer(start)
    // `{"id":"`, and a byte that is written over.
    out.storeBytes(of: UInt64(0x22_3A22_6469_227B).littleEndian, as: UInt64.self)
    out += 7
    if let source = id.baseAddress { out.copyMemory(from: source, byteCount: id.count) }
    out += id.count
    out.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
    out += 1
    for index in 0..<pieceCount {
      let piece = pieces + index
      copy(base + piece.pointee.start, piece.pointee.count, to: out)
      out += piece.pointee.count
      out += writeScalar(
        bits: bits(index), piece.pointee.dtype, to: out.assumingMemoryBound(to: UInt8.self))
    }
    copy(base + lastStart, count &- lastStart, to: out)
    out += count &- lastStart
    if let source = tail.baseAddress { out.copyMemory(from: source, byteCount: tail.count) }
    out += tail.count
    buffer.commit(out - UnsafeMutableRawPointer(start))
  }

  @inline(__always)
  private func copy(_ source: UnsafeRawPointer, _ count: Int, to target: UnsafeMutableRawPointer) {
    var offset = 0
    while offset < count {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self),
        toByteOffset: offset,
        as: SIMD16<UInt8>.self)
      offset &+= Self.step
    }
  }
}

/// Writes the element with these bits as a number or a bool.
/// - Returns: how many bytes were written, at most `maximumFloatLength`.
@inline(__always)
func writeScalar(bits: UInt64, _ dtype: DType, to out: UnsafeMutablePointer<UInt8>) -> Int {
  switch dtype {
  case .float64: return writeJSON(Double(bitPattern: bits), to: out)
  case .float32: return writeJSON(Float(bitPattern: UInt32(truncatingIfNeeded: bits)), to: out)
  case .int32:
    return writeInteger(Int64(Int32(truncatingIfNeeded: Int64(bitPattern: bits))), to: out)
  case .int64: return writeInteger(Int64(bitPattern: bits), to: out)
  case .bool: return writeBool(bits & 0xFF != 0, to: out)
  }
}
