#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Mersenne twister MT19937 of 32 bits, with the draws of Python's `random` and NumPy's `RandomState`.
public struct MersenneTwister: Sendable {
  private static let size = 624
  private var words: [UInt32]
  private var position = MersenneTwister.size
  /// The second normal number of a pair, while it waits.
  private var waiting: Double?

  /// Seeded as NumPy does.
  public init(seed: UInt32) {
    words = [seed]
    words.reserveCapacity(Self.size)
    for index in 1..<Self.size {
      let last = words[index - 1]
      words.append(1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index))
    }
  }

  /// Seeded as Python does: by words, the lowest first.
  public init(seed key: [UInt32]) {
    self.init(seed: 19_650_218)
    var (index, place) = (1, 0)
    func mixed(_ words: [UInt32], _ factor: UInt32) -> UInt32 {
      words[index] ^ (words[index - 1] ^ words[index - 1] >> 30) &* factor
    }
    func advance(_ words: inout [UInt32]) {
      index += 1
      if index == Self.size {
        words[0] = words[Self.size - 1]
        index = 1
      }
    }
    for _ in 0..<max(Self.size, key.count) {
      words[index] = mixed(words, 1_664_525) &+ key[place] &+ UInt32(place)
      advance(&words)
      place = (place + 1) % key.count
    }
    for _ in 1..<Self.size {
      words[index] = mixed(words, 1_566_083_941) &- UInt32(index)
      advance(&words)
    }
    words[0] = 0x8000_0000
  }

  /// The next 32 bits.
  public mutating func next() -> UInt32 {
    if position == Self.size { twist() }
    var y = words[position]
    position += 1
    y ^= y >> 11
    y ^= y << 7 & 0x9D2C_5680
    y ^= y << 15 & 0xEFC6_0000
    return y ^ y >> 18
  }

  private mutating func twist() {
    for index in 0..<Self.size {
      let y =
        words[index] & 0x8000_0000 | words[(index + 1) % Self.size] & 0x7FFF_FFFF
      words[index] = words[(index + 397) % Self.size] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
    }
    position = 0
  }

  /// The next 64 bits, the high word first.
  public mutating func nextLong() -> UInt64 {
    let high = UInt64(next())
    return high << 32 | UInt64(next())
  }

  /// A number of [0, 1) in steps of 2⁻⁵³.
  public mutating func uniform() -> Double {
    let (high, low) = (next() >> 5, next() >> 6)
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// So many random bits, at most 63: Python's `getrandbits`.
  public mutating func bits(_ count: Int) -> UInt64 {
    if count <= 0 { return 0 }
    if count <= 32 { return UInt64(next() >> UInt32(32 - count)) }
    let low = UInt64(next())
    return UInt64(next() >> UInt32(64 - count)) << 32 | low
  }

  /// An integer of 0 to `last`, by masks and rejection, as NumPy draws it.
  public mutating func bounded(_ last: UInt64) -> UInt64 {
    if last == 0 { return 0 }
    let mask = UInt64.max >> UInt64(last.leadingZeroBitCount)
    while true {
      let value = (last <= UInt64(UInt32.max) ? UInt64(next()) : nextLong()) & mask
      if value <= last { return value }
    }
  }

  /// A number of the standard normal distribution by NumPy's polar method.
  public mutating func normal() -> Double {
    if let value = waiting {
      waiting = nil
      return value
    }
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      guard square < 1, square != 0 else { continue }
      let factor = sqrt(-2 * log(square) / square)
      waiting = factor * x
      return factor * y
    }
  }
}
