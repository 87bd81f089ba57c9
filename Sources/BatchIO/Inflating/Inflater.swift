import CDeflate

/// Inflates a stream of deflate data whose bytes come piece by piece: what libdeflate does for data that
/// lie there whole, and nearly as fast.
///
/// It takes no word on damage: whatever is not as it should be is refused, and zlib says what it is. It
/// refuses all that zlib refuses.
/// - Source: RFC 1951.
final class Inflater {
  enum Outcome {
    /// There is text to take.
    case text
    /// More input is needed to go on.
    case input
    /// The stream ended; the input goes on behind it.
    case end
    /// The data are damaged, or not there to their end.
    case refused
  }

  private enum State {
    case blockHeader
    case stored(left: Int)
    case codes
    case ended
  }

  /// Matches reach so far back.
  private static let historySize = 1 << 15
  private static let textCapacity = historySize + 1 << 17
  /// A match, and what is written beyond its end.
  private static let slack = 258 + 40
  /// A block's header is at most so long, in bytes, and a symbol with its extra bits.
  private static let headerSize = 320
  private static let symbolSize = 8

  private let text = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity + slack)
  /// Text up to `taken` was taken; up to `written` there is some.
  private var taken = 0
  private var written = 0
  private var state = State.blockHeader
  private var isLastBlock = false
  /// Bits that were read and not used: less than a byte's between calls.
  private var bits: UInt64 = 0
  private var bitCount = 0
  /// Of the text that was taken.
  private(set) var checksum: UInt32 = 0
  private(set) var takenSize: Int64 = 0

  private let literals = HuffmanTable(.literals)
  private let distances = HuffmanTable(.distances)
  private let codeLengths = HuffmanTable(.codeLengths)
  private let lengths = UnsafeMutablePointer<UInt8>.allocate(capacity: 320)

  deinit {
    text.deallocate()
    lengths.deallocate()
  }

  /// Begins another stream.
  func begin() {
    taken = 0
    written = 0
    state = .blockHeader
    isLastBlock = false
    bits = 0
    bitCount = 0
    checksum = 0
    takenSize = 0
  }

  /// How much text there is to take.
  var heldCount: Int { written - taken }

  /// Takes text.
  func take(_ out: UnsafeMutablePointer<UInt8>, _ count: Int) {
    out.update(from: text + taken, count: count)
    checksum = libdeflate_crc32(checksum, out, count)
    taken += count
    takenSize += Int64(count)
  }

  /// Goes on, once all text was taken.
  ///
  /// - Parameters:
  ///   - position: where in the input to go on; moved to the first byte that was not used.
  ///   - isComplete: whether the stream has no more input.
  func run(
    _ input: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, isComplete: Bool
  ) -> Outcome {
    if written > Self.textCapacity / 2 { keepHistory() }
    var source = BitSource(input, position, end, bits, bitCount)
    let outcome = step(&source, isComplete: isComplete)
    guard source.giveBack() else { return .refused }
    (bits, bitCount, position) = (source.bits, source.bitCount, source.position)
    return outcome
  }

  /// Moves what matches may reach to the front.
  private func keepHistory() {
    let start = written - Self.historySize
    text.update(from: text + start, count: Self.historySize)
    written = Self.historySize
    taken = written
  }

  private func step(_ source: inout BitSource, isComplete: Bool) -> Outcome {
    while true {
      switch state {
      case .blockHeader:
        guard isComplete || source.left >= Self.headerSize else { return progress(or: .input) }
        guard beginBlock(&source) else { return .refused }
      case .stored(let left):
        if left == 0 {
          state = isLastBlock ? .ended : .blockHeader
          continue
        }
        let count = min(left, source.left, Self.textCapacity - written)
        guard count > 0 else {
          if written >= Self.textCapacity { return .text }
          return isComplete ? .refused : progress(or: .input)
        }
        (text + written).update(from: source.input + source.position, count: count)
        source.position += count
        written += count
        state = .stored(left: left - count)
      case .codes:
        switch decode(&source, isComplete: isComplete) {
        case .end: state = isLastBlock ? .ended : .blockHeader
        case .text: return .text
        case .input: return progress(or: .input)
        case .refused: return .refused
        }
      case .ended: return progress(or: .end)
      }
    }
  }

  private func progress(or outcome: Outcome) -> Outcome { heldCount > 0 ? .text : outcome }

  // MARK: Blocks

  private func beginBlock(_ source: inout BitSource) -> Bool {
    source.refill()
    isLastBlock = source.take(1) == 1
    switch source.take(2) {
    case 0: return beginStored(&source)
    case 1:
      beginFixed()
      return true
    case 2: return beginDynamic(&source)
    default: return false
    }
  }

  private func beginStored(_ source: inout BitSource) -> Bool {
    source.dropBitsOfByte()
    source.refill()
    let size = source.take(16)
    guard source.take(16) == size ^ 0xFFFF, source.giveBack() else { return false }
    state = .stored(left: size)
    return true
  }

  private func beginFixed() {
    for symbol in 0..<288 {
      lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8
    }
    _ = literals.build(lengths, count: 288)
    lengths.update(repeating: 5, count: 32)
    _ = distances.build(lengths, count: 32)
    state = .codes
  }

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private func beginDynamic(_ source: inout BitSource) -> Bool {
    let literalCount = source.take(5) + 257
    let distanceCount = source.take(5) + 1
    let codeCount = source.take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { return false }
    lengths.update(repeating: 0, count: 19)
    for index in 0..<codeCount {
      source.refill()
      lengths[Self.lengthOrder[index]] = UInt8(source.take(3))
    }
    guard codeLengths.build(lengths, count: 19) else { return false }
    var count = 0
    let total = literalCount + distanceCount
    while count < total {
      source.refill()
      let entry = codeLengths.entries[Int(source.bits & 0x7F)]
      guard entry & HuffmanTable.special == 0 else { return false }
      source.drop(Int(entry & 0xFF))
      let symbol = Int(entry >> 16)
      var repeated = UInt8(0)
      var times = 1
      switch symbol {
      case 16:
        guard count > 0 else { return false }
        repeated = lengths[count - 1]
        times = 3 + source.take(2)
      case 17: times = 3 + source.take(3)
      case 18: times = 11 + source.take(7)
      default: repeated = UInt8(symbol)
      }
      guard times <= total - count else { return false }
      for _ in 0..<times {
        lengths[count] = repeated
        count += 1
      }
    }
    state = .codes
    return lengths[256] > 0 && literals.build(lengths, count: literalCount)
      && distances.build(lengths + literalCount, count: distanceCount)
  }

  // MARK: Symbols

  /// Decodes symbols until the block, the input or the room for text ends.
  private func decode(_ source: inout BitSource, isComplete: Bool) -> Outcome {
    var bits = source
    defer { source = bits }
    let literals = UnsafePointer(literals.entries)
    let distances = UnsafePointer(distances.entries)
    let text = text
    var written = written
    defer { self.written = written }
    while true {
      guard written <= Self.textCapacity else { return .text }
      guard isComplete || bits.left >= Self.symbolSize else { return .input }
      bits.refill()
      if isComplete, bits.isOverdrawn { return .refused }
      var entry = literals[Int(truncatingIfNeeded: bits.bits & 0x7FF)]
      if entry & HuffmanTable.literal != 0 {
        // Three literals of fifteen bits leave eleven of the fifty-six.
        bits.drop(Int(entry & 0xFF))
        text[written] = UInt8(truncatingIfNeeded: entry >> 16)
        written &+= 1
        entry = literals[Int(truncatingIfNeeded: bits.bits & 0x7FF)]
        if entry & HuffmanTable.literal != 0 {
          bits.drop(Int(entry & 0xFF))
          text[written] = UInt8(truncatingIfNeeded: entry >> 16)
          written &+= 1
          entry = literals[Int(truncatingIfNeeded: bits.bits & 0x7FF)]
          if entry & HuffmanTable.literal != 0 {
            bits.drop(Int(entry & 0xFF))
            text[written] = UInt8(truncatingIfNeeded: entry >> 16)
            written &+= 1
            continue
          }
        }
        guard isComplete || bits.left >= Self.symbolSize else { continue }
        bits.refill()
      }
      if entry & HuffmanTable.special != 0 {
        if entry & HuffmanTable.second == HuffmanTable.second {
          entry = bits.second(literals, entry)
          if entry & HuffmanTable.literal != 0 {
            bits.drop(Int(entry & 0xFF))
            text[written] = UInt8(truncatingIfNeeded: entry >> 16)
            written &+= 1
            continue
          }
        }
        if entry & HuffmanTable.special != 0 {
          guard entry & HuffmanTable.endOfBlock == HuffmanTable.endOfBlock else { return .refused }
          bits.drop(Int(entry & 0xFF))
          return .end
        }
      }
      let length = bits.value(entry)
      entry = distances[Int(truncatingIfNeeded: bits.bits & 0x1FF)]
      if entry & HuffmanTable.second == HuffmanTable.second {
        entry = bits.second(distances, entry)
      }
      guard entry & HuffmanTable.special == 0 else { return .refused }
      let distance = bits.value(entry)
      guard distance <= written else { return .refused }
      Self.copy(text + written, distance, length)
      written &+= length
    }
  }

  /// Repeats `length` bytes that begin `distance` before `target`; some bytes beyond may change.
  @inline(__always)
  private static func copy(
    _ target: UnsafeMutablePointer<UInt8>, _ distance: Int, _ length: Int
  ) {
    var to = UnsafeMutableRawPointer(target)
    var from = UnsafeRawPointer(target) - distance
    let end = to + length
    if distance >= 16 {
      repeat {
        to.storeBytes(of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        to += 16
        from += 16
      } while to < end
    } else if distance >= 8 {
      repeat {
        to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
        to += 8
        from += 8
      } while to < end
    } else {
      repeat {
        to.storeBytes(of: from.load(as: UInt8.self), as: UInt8.self)
        to += 1
        from += 1
      } while to < end
    }
  }
}
