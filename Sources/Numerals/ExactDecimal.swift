/// Decimal to double by exact integer arithmetic, for the texts whose first 19 digits do not
/// decide. Slow (microseconds) and rarely reached.
enum ExactDecimal {
  /// No midpoint between two doubles has more significant digits than 767; what follows them can
  /// only say "and a little more".
  private static let maximumDigits = 800

  /// - Parameters:
  ///   - digits: decimal digits with at most one point.
  ///   - significand: the first 19 significant digits.
  ///   - exponent: the power of ten that belongs to `significand`.
  static func double(
    digits: UnsafeRawBufferPointer, nearExponent exponent: Int, significand: UInt64
  ) -> Double {
    // Far outside the range the size alone decides, and the integers below stay small.
    let leading = exponent + decimalDigitCount(significand)
    if leading > 310 { return .infinity }
    if leading < -330 { return 0 }

    var value = Natural()
    var kept = 0
    var isTruncated = false
    for byte in digits {
      let digit = byte &- 0x30
      guard digit <= 9, kept > 0 || digit != 0 else { continue }
      if kept < maximumDigits {
        value.multiply(by: 10, adding: UInt32(digit))
        kept += 1
      } else if digit != 0 {
        isTruncated = true
      }
    }
    if isTruncated {
      value.multiply(by: 10, adding: 1)
      kept += 1
    }
    let exponent10 = leading - kept

    // The estimate is at most an ulp or two away: walk to the right one.
    var guess = min(EiselLemire.estimate(significand, exponent), .greatestFiniteMagnitude)
    while guess > 0, compare(value, exponent10, halfAbove: guess.nextDown) < 0 {
      guess = guess.nextDown
    }
    while guess.isFinite {
      let order = compare(value, exponent10, halfAbove: guess)
      guard order > 0 || (order == 0 && guess.bitPattern & 1 == 1) else { break }
      guess = guess.nextUp
    }
    // The first walk stops at a tie with the number below: an even one there wins.
    if guess > 0, guess.bitPattern & 1 == 1,
      compare(value, exponent10, halfAbove: guess.nextDown) == 0
    {
      guess = guess.nextDown
    }
    return guess
  }

  /// Compares `value · 10^exponent10` with the middle between `number` and its successor.
  private static func compare(
    _ value: Natural, _ exponent10: Int, halfAbove number: Double
  ) -> Int {
    let bits = number.bitPattern
    let biased = Int(bits >> 52)
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let mantissa = biased == 0 ? fraction : fraction | 1 << 52
    var exponent2 = max(biased, 1) - 1_075 - 1
    var left = value
    var right = Natural(2 * mantissa + 1)
    // left · 10^e = left · 5^e · 2^e: powers of five go to one side, of two to the other.
    if exponent10 >= 0 {
      left.multiply(byPowerOfFive: exponent10)
    } else {
      right.multiply(byPowerOfFive: -exponent10)
    }
    exponent2 -= exponent10
    if exponent2 >= 0 {
      right.shiftLeft(by: exponent2)
    } else {
      left.shiftLeft(by: -exponent2)
    }
    return left.compare(with: right)
  }
}

/// A natural number of any size.
private struct Natural {
  /// From the least significant; no leading zeros.
  private var limbs: [UInt32] = []

  init() {}

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    while limbs.last == 0 { limbs.removeLast() }
  }

  mutating func multiply(by factor: UInt32, adding addend: UInt32 = 0) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      let product = UInt64(limbs[index]) &* UInt64(factor) &+ carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry != 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  mutating func multiply(byPowerOfFive exponent: Int) {
    var rest = exponent
    while rest >= 13 {
      multiply(by: 1_220_703_125)
      rest -= 13
    }
    for _ in 0..<rest { multiply(by: 5) }
  }

  mutating func shiftLeft(by count: Int) {
    guard !limbs.isEmpty else { return }
    multiply(by: 1 << UInt32(count % 32))
    limbs.insert(contentsOf: repeatElement(0, count: count / 32), at: 0)
  }

  func compare(with other: Natural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? -1 : 1 }
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index] ? -1 : 1
    }
    return 0
  }
}
