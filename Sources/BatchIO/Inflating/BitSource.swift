/// Bits of a run of bytes, the lowest of each byte first.
struct BitSource {
  let input: UnsafePointer<UInt8>
  /// The first byte that is not among the bits.
  var position: Int
  private let end: Int
  /// The next bits; above `bitCount` of them may be some of those that follow.
  private(set) var bits: UInt64
  private(set) var bitCount: Int
  /// Bytes beyond the end that were taken for zeros.
  private var missing = 0

  init(
    _ input: UnsafePointer<UInt8>, _ position: Int, _ end: Int, _ bits: UInt64, _ bitCount: Int
  ) {
    self.input = input
    self.position = position
    self.end = end
    self.bits = bits
    self.bitCount = bitCount
  }

  /// Bytes of the input that are not among the bits.
  var left: Int { end &- position }

  /// Whether bits beyond the end of the input were used.
  var isOverdrawn: Bool { missing > 0 && missing &* 8 > bitCount }

  /// Makes sure of 56 bits at least: zeros beyond the end of the input.
  @inline(__always)
  mutating func refill() {
    guard left >= 8 else { return refillSlowly() }
    let word = UnsafeRawPointer(input + position).loadUnaligned(as: UInt64.self).littleEndian
    bits |= word &<< UInt64(truncatingIfNeeded: bitCount)
    position &+= (63 &- bitCount) &>> 3
    bitCount |= 56
  }

  @inline(never)
  private mutating func refillSlowly() {
    // A fast refill may have left bits of the next bytes here.
    bits &= UInt64(1) << UInt64(bitCount) - 1
    while bitCount < 56 {
      if position < end {
        bits |= UInt64(input[position]) << UInt64(bitCount)
        position += 1
      } else {
        missing += 1
      }
      bitCount += 8
    }
  }

  /// Drops some of the bits that there are.
  @inline(__always)
  mutating func drop(_ count: Int) {
    bits = bits &>> UInt64(truncatingIfNeeded: count)
    bitCount &-= count
  }

  /// Takes some of the bits that there are.
  @inline(__always)
  mutating func take(_ count: Int) -> Int {
    let value = bits & (UInt64(1) &<< UInt64(truncatingIfNeeded: count) &- 1)
    drop(count)
    return Int(truncatingIfNeeded: value)
  }

  /// Takes a code and its extra bits; what they stand for.
  @inline(__always)
  mutating func value(_ entry: UInt32) -> Int {
    let total = UInt64(entry & 0xFF)
    let extra = (bits & (1 &<< total &- 1)) &>> UInt64((entry &>> 8) & 0x3F)
    drop(Int(total))
    return Int((entry &>> 16) & 0x7FFF) &+ Int(truncatingIfNeeded: extra)
  }

  /// Takes the first part of a long code; what the second table tells.
  @inline(__always)
  mutating func second(_ table: UnsafePointer<UInt32>, _ entry: UInt32) -> UInt32 {
    drop(Int(entry & 0xFF))
    let mask = UInt64(1) &<< UInt64((entry &>> 8) & 0x3F) &- 1
    return table[Int(entry &>> 16) &+ Int(truncatingIfNeeded: bits & mask)]
  }

  /// Drops what is left of a byte.
  mutating func dropBitsOfByte() { drop(bitCount & 7) }

  /// Gives whole bytes back; false when bits beyond the end were used.
  mutating func giveBack() -> Bool {
    let count = bitCount >> 3
    guard missing <= count else { return false }
    position -= count - missing
    missing = 0
    bitCount &= 7
    bits &= UInt64(1) << UInt64(bitCount) - 1
    return true
  }
}
