#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// NumPy's `PCG64`: a congruential generator of 128 bits, whose output is permuted to 64.
public struct PermutedCongruential: Sendable {
  private static let factor: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645
  private var state: UInt128 = 0
  private let increment: UInt128
  /// The high half of the last word that was drawn for 32 bits, while it waits.
  private var waiting: UInt32?

  /// Seeded by `SeedSequence`, of a seed's words, the lowest first.
  public init(seed: [UInt32]) {
    let words = SeedSequence(seed).words(8)
    func long(_ index: Int) -> UInt128 {
      UInt128(UInt64(words[2 * index + 1]) << 32 | UInt64(words[2 * index]))
    }
    increment = (long(2) << 64 | long(3)) << 1 | 1
    step()
    state &+= long(0) << 64 | long(1)
    step()
  }

  private mutating func step() { state = state &* Self.factor &+ increment }

  /// The next 64 bits.
  public mutating func nextLong() -> UInt64 {
    step()
    let (high, low) = (UInt64(truncatingIfNeeded: state >> 64), UInt64(truncatingIfNeeded: state))
    let (value, turn) = (high ^ low, high >> 58)
    return value >> turn | value << (64 &- turn & 63)
  }

  /// The next 32 bits: the halves of a word, the low one first.
  public mutating func next() -> UInt32 {
    if let value = waiting {
      waiting = nil
      return value
    }
    let value = nextLong()
    waiting = UInt32(truncatingIfNeeded: value >> 32)
    return UInt32(truncatingIfNeeded: value)
  }

  /// A number of [0, 1) in steps of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(nextLong() >> 11) * 0x1p-53 }

  /// An integer of 0 to `last` by Lemire's method.
  public mutating func bounded(_ last: UInt64) -> UInt64 {
    if last == 0 { return 0 }
    if last == .max { return nextLong() }
    let count = last + 1
    guard last <= UInt64(UInt32.max) else {
      var product = nextLong().multipliedFullWidth(by: count)
      if product.low < count {
        let threshold = (0 &- count) % count
        while product.low < threshold { product = nextLong().multipliedFullWidth(by: count) }
      }
      return product.high
    }
    if last == UInt64(UInt32.max) { return UInt64(next()) }
    var product = UInt64(next()) * count
    if product & 0xFFFF_FFFF < count {
      let threshold = (0x1_0000_0000 - count) % count
      while product & 0xFFFF_FFFF < threshold { product = UInt64(next()) * count }
    }
    return product >> 32
  }

  /// An integer of 0 to `last`, by masks and rejection, as shuffles draw it.
  public mutating func masked(_ last: UInt64) -> UInt64 {
    if last == 0 { return 0 }
    let mask = UInt64.max >> UInt64(last.leadingZeroBitCount)
    while true {
      let value = (last <= UInt64(UInt32.max) ? UInt64(next()) : nextLong()) & mask
      if value <= last { return value }
    }
  }

  /// A number of the standard normal distribution by the ziggurat.
  public mutating func normal() -> Double {
    let table = Ziggurat.normal
    while true {
      let word = nextLong()
      let strip = Int(word & 0xFF)
      let size = word >> 9 & 0xF_FFFF_FFFF_FFFF
      let x = (word >> 8 & 1 == 0 ? 1 : -1) * (Double(size) * table.widths[strip])
      if size < table.inner[strip] { return x }
      if strip > 0 {
        let (upper, lower) = (table.heights[strip - 1], table.heights[strip])
        if (upper - lower) * uniform() + lower < exp(-0.5 * x * x) { return x }
        continue
      }
      while true {
        let beyond = -log1p(-uniform()) / Ziggurat.edge
        let height = -log1p(-uniform())
        if height + height > beyond * beyond {
          return size >> 8 & 1 == 0 ? Ziggurat.edge + beyond : -(Ziggurat.edge + beyond)
        }
      }
    }
  }
}

/// NumPy's `SeedSequence`: words of any quality made into a seed.
struct SeedSequence {
  private var pool: [UInt32]

  init(_ entropy: [UInt32]) {
    var constant: UInt32 = 0x43B0_D7E5
    func hashed(_ word: UInt32) -> UInt32 {
      var value = word ^ constant
      constant &*= 0x931E_8875
      value &*= constant
      return value ^ value >> 16
    }
    func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let value = 0xCA01_F9DD &* x &- 0x4973_F715 &* y
      return value ^ value >> 16
    }
    pool = (0..<4).map { hashed($0 < entropy.count ? entropy[$0] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where target != source {
        pool[target] = mixed(pool[target], hashed(pool[source]))
      }
    }
    for word in entropy.dropFirst(4) {
      for target in 0..<4 { pool[target] = mixed(pool[target], hashed(word)) }
    }
  }

  /// So many words of a state.
  func words(_ count: Int) -> [UInt32] {
    var constant: UInt32 = 0x8B51_F9DD
    return (0..<count).map { index in
      var value = pool[index % 4] ^ constant
      constant &*= 0x58F3_8DED
      value &*= constant
      return value ^ value >> 16
    }
  }
}

/// The 256 strips of equal area under the normal density.
struct Ziggurat: Sendable {
  /// Where the lowest strip's rectangle ends.
  static let edge = 3.654_152_885_361_008_8
  static let normal = Ziggurat()

  /// The width of each strip, over 2⁵².
  private(set) var widths: [Double]
  /// The density at the end of each strip.
  private(set) var heights: [Double]
  /// Below this a size is under the density for certain.
  private(set) var inner: [UInt64]

  private init() {
    let last = Self.edge
    func density(_ x: Double) -> Double { exp(-0.5 * x * x) }
    // The area of the rectangle and of the tail beyond it.
    let area = last * density(last) + sqrt(Double.pi / 2) * erfc(last / sqrt(2))
    var ends = [Double](repeating: 0, count: 256)
    ends[255] = last
    for index in stride(from: 254, to: 0, by: -1) {
      ends[index] = sqrt(-2 * log(area / ends[index + 1] + density(ends[index + 1])))
    }
    widths = ends.map { $0 * 0x1p-52 }
    heights = ends.map(density)
    inner = [0] + (1..<256).map { UInt64(ends[$0 - 1] / ends[$0] * 0x1p52) }
    widths[0] = area / density(last) * 0x1p-52
    inner[0] = UInt64(last * density(last) / area * 0x1p52)
  }
}
