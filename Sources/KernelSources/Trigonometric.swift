// Sine, cosine, tangent. Arguments below 2²⁸ are reduced by multiples of π or π/2 in three parts
// (Cody and Waite); beyond, by the bits of 2/π that matter (Payne and Hanek).

/// π/2 in three parts, 159 bits.
let halfPi1 = 0x1.921fb54442d18p0
let halfPi2 = 0x1.1a62633145c07p-54
let halfPi3 = -0x1.f1976b7ed8fbcp-110

/// Where the reduction by few parts ends.
let easyLimit = 0x1p28

/// π in three parts.
private let pi1 = 0x1.921fb54442d18p1
private let pi2 = 0x1.1a62633145c07p-53
private let pi3 = -0x1.f1976b7ed8fbcp-109

enum Sin: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// (−1)ⁿ·sin(|x| − n·π) with the sign of x: less than 1.5 ULP.
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let shifted = size.fma(V(0x1.45f306dc9c883p-2), V(0x1.8p52))
    let n = shifted - V(0x1.8p52)
    // The first step is exact. What the third does not add is far below r, or r is so small that
    // the polynomial adds no error of its own.
    let r = (-n).fma(V(pi3), (-n).fma(V(pi2), (-n).fma(V(pi1), size)))
    let z = r * r
    // The cube with what z has rounded off: at π/2 the tail is half of the result.
    let cube = r.fma(z, r * r.fma(r, -z))
    let y = cube.fma(sinTailHalfTurn(z), r).flippingSign((shifted.bits << 63) ^ x.signBit)
    return y.patched(where: !(size .< V(easyLimit)), x, special)
  }

  @inline(never) private static func special(_ x: Double) -> Double {
    let reduced = QuarterTurns(beyond: x)
    let y = reduced.count & 1 == 0 ? reduced.sine.value : reduced.cosine.value
    return reduced.count & 2 == 0 ? y.v : -y.v
  }

  /// The same in single precision, for |x| up to 2¹⁵.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let shifted = size.fma(V(0x1.45f306p-2), V(0x1.8p23))
    let n = shifted - V(0x1.8p23)
    let first = (-n).fma(V(-0x1.777a5cp-24), (-n).fma(V(0x1.921fb6p1), size))
    let r = (-n).fma(V(-0x1.ee59dap-49), first)
    let z = r * r
    let cube = r.fma(z, r * r.fma(r, -z))
    let y = cube.fma(sinTailHalfTurnf(z), r).flippingSign((shifted.bits << 31) ^ x.signBit)
    return y.patched(where: !(size .< V(0x1p15)), x, special32)
  }

  @inline(never) private static func special32(_ x: Float) -> Float {
    Float(float64(Float64x1(Double(x))).v)
  }
}

/// The cosine has no zero at 0 that would make one polynomial do, and must be 1 there: both
/// polynomials on an eighth of a turn.
enum Cos: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// Less than 1 ULP.
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let (n, bits) = (x * V(0x1.45f306dc9c883p-1)).nearest
    // The first step is exact; what the second rounds off goes into `low`.
    let first = (-n).fma(V(halfPi1), x)
    let product = n * V(halfPi2)
    let r = first - product
    let low = (-n).fma(V(halfPi3), (first - r) - product) - n.fma(V(halfPi2), -product)
    let z = r * r
    let sine = r + (r * z).fma(sinTail(z), low)
    let half = z * V(0.5)
    let near = V(1) - half
    let cosine = near + (z * z).fma(cosTail(z), (-r).fma(low, (V(1) - near) - half))
    let quarter = bits + V.Bits(1)
    let isOdd = V(bits: (quarter << 63) | V(1).bits) .< V(0)
    let y = V.select(isOdd, cosine, sine).flippingSign((quarter >> 1) << 63)
    return y.patched(where: !(x.magnitude .< V(easyLimit)), x, special)
  }

  @inline(never) private static func special(_ x: Double) -> Double {
    let reduced = QuarterTurns(beyond: x)
    let y = reduced.count & 1 == 0 ? reduced.cosine.value : reduced.sine.value
    return (reduced.count &+ 1) & 2 == 0 ? y.v : -y.v
  }

  /// The same in single precision, for |x| up to 2¹⁵.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    let shifted = x.fma(V(0x1.45f306p-1), V(0x1.8p23))
    let n = shifted - V(0x1.8p23)
    let first = (-n).fma(V(0x1.921fb6p0), x)
    let product = n * V(-0x1.777a5cp-25)
    let r = first - product
    let low =
      (-n).fma(V(-0x1.ee59dap-50), (first - r) - product) - n.fma(V(-0x1.777a5cp-25), -product)
    let z = r * r
    let sine = r + (r * z).fma(sinTailf(z), low)
    let half = z * V(0.5)
    let near = V(1) - half
    let cosine = near + (z * z).fma(cosTailf(z), (-r).fma(low, (V(1) - near) - half))
    let quarter = shifted.bits + V.Bits(1)
    let isOdd = V(bits: (quarter << 31) | V(1).bits) .< V(0)
    let y = V.select(isOdd, cosine, sine).flippingSign((quarter >> 1) << 31)
    return y.patched(where: !(x.magnitude .< V(0x1p15)), x, special32)
  }

  @inline(never) private static func special32(_ x: Float) -> Float {
    Float(float64(Float64x1(Double(x))).v)
  }
}

enum Tan: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let (n, bits) = (x * V(0x1.45f306dc9c883p-1)).nearest
    let first = (-n).fma(V(halfPi1), x)
    let product = Pair.product(n, V(halfPi2))
    let sum = Pair.sum(first, -product.high)
    let low = (-n).fma(V(halfPi3), sum.low - product.low)
    let rest = Pair.orderedSum(sum.high, low)
    let sine = sinePair(rest)
    let cosine = cosinePair(rest)
    // The parity of n as a mask.
    let isOdd = V(bits: (bits << 63) | V(1).bits) .< V(0)
    let numerator = Pair(
      V.select(isOdd, -cosine.high, sine.high), V.select(isOdd, -cosine.low, sine.low))
    let denominator = Pair(
      V.select(isOdd, sine.high, cosine.high), V.select(isOdd, sine.low, cosine.low))
    let y = (numerator / denominator).value
    let isOrdinary = (x.magnitude .< V(easyLimit)) & (x.magnitude .>= V(0x1p-26))
    return y.patched(where: !isOrdinary, x, special)
  }

  @inline(never) private static func special(_ x: Double) -> Double {
    if x.magnitude < 0x1p-26 { return x }
    let reduced = QuarterTurns(beyond: x)
    return reduced.count & 1 == 0
      ? (reduced.sine / reduced.cosine).value.v : -(reduced.cosine / reduced.sine).value.v
  }
}

/// sin of a pair, |r| ≤ π/4, to about 2⁻⁶⁰.
@inline(__always)
func sinePair<V: Float64Lanes>(_ r: Pair<V>) -> Pair<V> {
  let z = r.high * r.high
  let slope = z.fma(V(-0.5), V(1))
  let cube = r.high * z
  return Pair.orderedSum(r.high, cube.fma(sinTail(z), r.low * slope))
}

/// cos of a pair, |r| ≤ π/4, to about 2⁻⁶⁰.
@inline(__always)
func cosinePair<V: Float64Lanes>(_ r: Pair<V>) -> Pair<V> {
  let z = Pair.product(r.high, r.high)
  let sum = Pair.orderedSum(V(1), z.high * V(-0.5))
  let low = z.low.fma(V(-0.5), sum.low) - r.high * r.low
  return Pair.orderedSum(sum.high, (z.high * z.high).fma(cosTail(z.high), low))
}

/// x = count·π/2 + rest, |rest| ≤ π/4, of one double.
struct QuarterTurns {
  /// Modulo 4.
  var count: Int
  var rest: Pair<Float64x1>

  var sine: Pair<Float64x1> { sinePair(rest) }
  var cosine: Pair<Float64x1> { cosinePair(rest) }

  init(count: Int, rest: Pair<Float64x1>) {
    self.count = count
    self.rest = rest
  }

  /// The remainder in 190 bits: M·2ᵉ times the bits of 2/π that give multiples of 4 is left out.
  ///
  /// - Source: M. Payne, R. Hanek, "Radian reduction for trigonometric functions", SIGNUM 18 (1983).
  init(beyond x: Double) {
    guard x.magnitude < .infinity else {
      count = 0
      rest = Pair(Float64x1(.nan), Float64x1(0))
      return
    }
    let bits = x.magnitude.bitPattern
    let mantissa = (bits & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000
    // e − 1 ≥ −25 is the number, from 1, of the first bit that matters; a zero word precedes them.
    let start = Int(bits &>> 52) &- 1075 &- 1 &+ 63
    let index = start &>> 6
    let shift = UInt64(start & 63)
    let w0 = Self.word(index, shift)
    let w1 = Self.word(index &+ 1, shift)
    let w2 = Self.word(index &+ 2, shift)
    // M · (w0, w1, w2) modulo 2¹⁹².
    let p2 = mantissa.multipliedFullWidth(by: w2)
    let p1 = mantissa.multipliedFullWidth(by: w1)
    let (d1, carry) = p1.low.addingReportingOverflow(p2.high)
    var d0 = mantissa &* w0 &+ p1.high &+ (carry ? 1 : 0)
    var low = p2.low
    var middle = d1
    // The quarter turn nearest, and the fraction of one in two's complement.
    var turns = Int(d0 &>> 62)
    d0 = d0 &<< 2 | middle &>> 62
    middle = middle &<< 2 | low &>> 62
    low = low &<< 2
    let isNegative = d0 &>> 63 != 0
    if isNegative {
      turns &+= 1
      d0 = ~d0
      middle = ~middle
      low = ~low
    }
    var fraction = Pair(Float64x1(0), Float64x1(0))
    var scale = 0x1p-32
    for part in 0..<3 {
      let word = part == 0 ? d0 : part == 1 ? middle : low
      fraction = fraction + Float64x1(Double(word &>> 32) * scale)
      fraction = fraction + Float64x1(Double(word & 0xffff_ffff) * (scale * 0x1p-32))
      scale *= 0x1p-64
    }
    let halfPi = Pair(Float64x1(halfPi1), Float64x1(halfPi2))
    rest = fraction * halfPi
    if isNegative != (x < 0) { rest = -rest }
    count = (x < 0 ? 0 &- turns : turns) & 3
  }

  private static func word(_ index: Int, _ shift: UInt64) -> UInt64 {
    let high = twoOverPi(index)
    return shift == 0 ? high : high &<< shift | twoOverPi(index &+ 1) &>> (64 &- shift)
  }

  /// The bits of 2/π, 64 at a time, after a word of zeros.
  private static func twoOverPi(_ index: Int) -> UInt64 {
    switch index {
    case 1: 0xa2f9_836e_4e44_1529
    case 2: 0xfc27_57d1_f534_ddc0
    case 3: 0xdb62_9599_3c43_9041
    case 4: 0xfe51_63ab_debb_c561
    case 5: 0xb724_6e3a_424d_d2e0
    case 6: 0x0649_2eea_09d1_921c
    case 7: 0xfe1d_eb1c_b129_a73e
    case 8: 0xe882_35f5_2ebb_4484
    case 9: 0xe99c_7026_b45f_7e41
    case 10: 0x3991_d639_8353_39f4
    case 11: 0x9c84_5f8b_bdf9_283b
    case 12: 0x1ff8_97ff_de05_980f
    case 13: 0xef2f_118b_5a0a_6d1f
    case 14: 0x6d36_7ecf_27cb_09b7
    case 15: 0x4f46_3f66_9e5f_ea2d
    case 16: 0x7527_bac7_ebe5_f17b
    case 17: 0x3d07_39f7_8a52_92ea
    case 18: 0x6bfb_5fb1_1f8d_5d08
    case 19: 0x5603_3046_fc7b_6bab
    case 20: 0xf0cf_bc20_9af4_361d
    default: 0
    }
  }
}
