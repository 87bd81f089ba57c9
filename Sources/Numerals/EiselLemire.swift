import CNumerals

/// The nearest double to `significand · 10^exponent` by one or two multiplications with a 128-bit
/// power of ten.
///
/// - Source: D. Lemire, "Number parsing at a gigabyte per second" (2021), §5–§8.
enum EiselLemire {
  /// - Returns: `nil` in the few cases that 128 bits do not decide.
  static func double(_ significand: UInt64, _ exponent: Int) -> Double? {
    double(significand, exponent, allowsDoubt: false)
  }

  /// As `double`, but where 128 bits do not decide, a number at most one step away.
  static func estimate(_ significand: UInt64, _ exponent: Int) -> Double {
    double(significand, exponent, allowsDoubt: true) ?? 0
  }

  @inline(__always)
  private static func double(
    _ significand: UInt64, _ exponent: Int, allowsDoubt: Bool
  ) -> Double? {
    guard significand != 0, exponent >= -342 else { return 0 }
    guard exponent <= 308 else { return .infinity }
    let q = Int32(truncatingIfNeeded: exponent)
    let leadingZeros = significand.leadingZeroBitCount
    let w = significand << UInt64(leadingZeros)

    // For small negative powers the reciprocal is rounded up, elsewhere down.
    let powerHigh = tapedeck_power_high(q)
    var powerLow = tapedeck_power_low(q)
    var powerTop = powerHigh
    if q < 0, q >= -27 {
      let (sum, carry) = powerLow.addingReportingOverflow(1)
      powerLow = sum
      if carry { powerTop &+= 1 }
    }
    var product = w.multipliedFullWidth(by: powerTop)
    if product.high & 0x1FF == 0x1FF {
      let second = w.multipliedFullWidth(by: powerLow)
      let (low, carry) = product.low.addingReportingOverflow(second.high)
      product = (product.high &+ (carry ? 1 : 0), low)
    }
    if product.low == .max, q < -27 || q > 55, !allowsDoubt { return nil }

    let upperBit = product.high >> 63
    let shift = upperBit + 64 - 52 - 3
    var mantissa = product.high >> shift
    var power2 =
      Int(((152_170 + 65_536) &* q) >> 16) + 63 + Int(upperBit) - leadingZeros + 1_023
    if power2 <= 0 {
      // Subnormal, or the smallest normal number after rounding.
      if -power2 + 1 >= 64 { return 0 }
      mantissa >>= UInt64(-power2 + 1)
      mantissa += mantissa & 1
      mantissa >>= 1
      return Double(bitPattern: mantissa)
    }
    // Exactly halfway: round to even, which the rounding below would miss.
    if product.low <= 1, q >= -4, q <= 23, mantissa & 3 == 1, mantissa << shift == product.high {
      mantissa &= ~1
    }
    mantissa += mantissa & 1
    mantissa >>= 1
    if mantissa >= 2 << 52 {
      mantissa = 1 << 52
      power2 += 1
    }
    guard power2 < 0x7FF else { return .infinity }
    return Double(bitPattern: UInt64(power2) << 52 | mantissa & 0xF_FFFF_FFFF_FFFF)
  }
}
