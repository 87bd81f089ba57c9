import CNumerals

/// The fewest decimal digits that read back as the same floating-point number, and of those the
/// nearest to it: `value = ±digits · 10^exponent10`.
///
/// The digits carry no trailing zeros. Zero has `digits == 0` and `exponent10 == 0`. Layouts
/// (Python's, NumPy's, JSON's) are built on this; none of them rounds again.
///
/// - Source: R. Giulietti, "The Schubfach way to render doubles" (2021), §9.
public struct ShortestDigits: Equatable, Sendable {
  /// What the number is; `digits` says something only about a finite one.
  public enum Kind: UInt8, Sendable {
    case finite
    case infinity
    case notANumber
  }

  /// Whether there are digits at all.
  public var kind: Kind
  /// The sign, also of zeros, infinities and NaN.
  public var isNegative: Bool
  /// At most 17 decimal digits for a `Double`, 9 for a `Float`.
  public var digits: UInt64
  /// The power of ten of the last digit.
  public var exponent10: Int

  /// The digits of a `Double`.
  public init(_ value: Double) {
    self.init(untrimmed: value)
    dropTrailingZeros()
  }

  /// The digits of a `Float`: fewer than those of the same number as a `Double`.
  public init(_ value: Float) {
    self.init(untrimmed: value)
    dropTrailingZeros()
  }

  /// The digits of a `Double`, perhaps with zeros at their end.
  @inline(__always)
  init(untrimmed value: Double) {
    isNegative = value.sign == .minus
    digits = 0
    exponent10 = 0
    let bits = value.bitPattern
    let biased = Int32(truncatingIfNeeded: (bits >> 52) & 0x7FF)
    let significand = bits & 0xF_FFFF_FFFF_FFFF
    guard biased != 0x7FF else {
      kind = significand == 0 ? .infinity : .notANumber
      return
    }
    kind = .finite
    guard biased != 0 || significand != 0 else { return }
    (digits, exponent10) = Self.decimal(significand, biased)
  }

  /// The digits of a `Float`, perhaps with zeros at their end.
  @inline(__always)
  init(untrimmed value: Float) {
    isNegative = value.sign == .minus
    digits = 0
    exponent10 = 0
    let bits = value.bitPattern
    let biased = Int32(truncatingIfNeeded: (bits >> 23) & 0xFF)
    let significand = bits & 0x7F_FFFF
    guard biased != 0xFF else {
      kind = significand == 0 ? .infinity : .notANumber
      return
    }
    kind = .finite
    guard biased != 0 || significand != 0 else { return }
    (digits, exponent10) = Self.decimal(significand, biased)
  }

  /// How many decimal digits `digits` has; 1 for zero.
  public var digitCount: Int { decimalDigitCount(digits) }

  /// The exponent in scientific notation: `d.ddd · 10^scientificExponent`; 0 for zero.
  public var scientificExponent: Int { digits == 0 ? 0 : exponent10 + digitCount - 1 }

  private mutating func dropTrailingZeros() {
    guard digits != 0 else { return }
    // Most numbers of a computation end in no zero, and integers in several.
    while digits % 100 == 0 {
      digits /= 100
      exponent10 += 2
    }
    if digits % 10 == 0 {
      digits /= 10
      exponent10 += 1
    }
  }

  // MARK: Schubfach

  private static func decimal(_ significand: UInt64, _ biased: Int32) -> (UInt64, Int) {
    let c: UInt64
    let q: Int32
    if biased != 0 {
      c = significand | (1 << 52)
      q = biased - 1075
      // Integers up to 2⁵³ need no search.
      if q <= 0, q > -53, c & ((1 << UInt64(-q)) &- 1) == 0 { return (c >> UInt64(-q), 0) }
    } else {
      c = significand
      q = -1074
    }
    // At a power of two the lower neighbour is half as far away.
    let isLowerCloser = significand == 0 && biased > 1
    let isOdd = c & 1
    let (k, h) = scale(q, isLowerCloser)
    let power = powerRoundedUp(-k)
    let lower = roundToOdd(power, (4 &* c &- 2 &+ (isLowerCloser ? 1 : 0)) << h) &+ isOdd
    let middle = roundToOdd(power, (4 &* c) << h)
    let upper = roundToOdd(power, (4 &* c &+ 2) << h) &- isOdd
    return choose(lower, middle, upper, Int(k))
  }

  private static func decimal(_ significand: UInt32, _ biased: Int32) -> (UInt64, Int) {
    let c: UInt32
    let q: Int32
    if biased != 0 {
      c = significand | (1 << 23)
      q = biased - 150
      if q <= 0, q > -24, c & ((1 << UInt32(-q)) &- 1) == 0 {
        return (UInt64(c >> UInt32(-q)), 0)
      }
    } else {
      c = significand
      q = -149
    }
    let isLowerCloser = significand == 0 && biased > 1
    let isOdd = UInt64(c & 1)
    let (k, h) = scale(q, isLowerCloser)
    let exact = powerRoundedUp(-k)
    // 64 bits of the power suffice; they too are rounded up.
    let power = exact.high &+ (exact.low == 0 ? 0 : 1)
    let c4 = UInt64(4 &* c)
    let lower = roundToOdd(power, (c4 &- 2 &+ (isLowerCloser ? 1 : 0)) << h) &+ isOdd
    let middle = roundToOdd(power, c4 << h)
    let upper = roundToOdd(power, (c4 &+ 2) << h) &- isOdd
    return choose(lower, middle, upper, Int(k))
  }

  /// The decimal exponent `k = ⌊log₁₀ 2^q⌋` (of ¾ · 2^q when the lower neighbour is closer) and
  /// the shift that goes with it.
  @inline(__always)
  private static func scale(_ q: Int32, _ isLowerCloser: Bool) -> (Int32, UInt64) {
    let k = (q &* 1_262_611 &- (isLowerCloser ? 524_031 : 0)) >> 22
    let h = q &+ ((-k &* 1_741_647) >> 19) &+ 1
    return (k, UInt64(truncatingIfNeeded: h))
  }

  @inline(__always)
  private static func powerRoundedUp(_ k: Int32) -> (high: UInt64, low: UInt64) {
    let high = tapedeck_power_high(k)
    let low = tapedeck_power_low(k)
    guard k < 0 || k > 55 else { return (high, low) }
    let (sum, carry) = low.addingReportingOverflow(1)
    return (high &+ (carry ? 1 : 0), sum)
  }

  @inline(__always)
  private static func roundToOdd(_ power: (high: UInt64, low: UInt64), _ c: UInt64) -> UInt64 {
    let x = power.low.multipliedFullWidth(by: c)
    let y = power.high.multipliedFullWidth(by: c)
    let (low, carry) = y.low.addingReportingOverflow(x.high)
    return (y.high &+ (carry ? 1 : 0)) | (low > 1 ? 1 : 0)
  }

  @inline(__always)
  private static func roundToOdd(_ power: UInt64, _ c: UInt64) -> UInt64 {
    let product = power.multipliedFullWidth(by: c)
    let kept = product.high
    let rest = product.low >> 32
    return kept | (rest > 1 ? 1 : 0)
  }

  /// The shortest decimal between `lower` and `upper`, all three in quarters of `10^k`.
  @inline(__always)
  private static func choose(
    _ lower: UInt64, _ middle: UInt64, _ upper: UInt64, _ k: Int
  ) -> (UInt64, Int) {
    let s = middle / 4
    if s >= 10 {
      let tens = s / 10
      let isBelowInside = lower <= 40 &* tens
      let isAboveInside = 40 &* tens &+ 40 <= upper
      if isBelowInside != isAboveInside { return (tens &+ (isAboveInside ? 1 : 0), k + 1) }
    }
    let isBelowInside = lower <= 4 &* s
    let isAboveInside = 4 &* s &+ 4 <= upper
    if isBelowInside != isAboveInside { return (s &+ (isAboveInside ? 1 : 0), k) }
    let half = 4 &* s &+ 2
    let roundsUp = middle > half || (middle == half && s & 1 != 0)
    return (s &+ (roundsUp ? 1 : 0), k)
  }
}
