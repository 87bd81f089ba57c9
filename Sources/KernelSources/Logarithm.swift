// Logarithms: x = 2ᵏ·m with m in √½ … √2, and log m = 2 atanh s with s = (m − 1)/(m + 1).

/// 2ᵏ·m of a normal positive number.
struct LogarithmParts<V: Float64Lanes> {
  var k: V
  /// k + 1023.
  var kBits: V.Bits
  var m: V

  @inline(__always) init(_ x: V) {
    // Adding what is missing from √½ to 1 carries into the exponent from √2 on.
    let kBits = (x.bits + V.Bits(0x0009_5f61_9980_c433)) >> 52
    self.kBits = kBits
    m = V(bits: x.bits - (kBits << 52) + V.Bits(0x3ff0_0000_0000_0000))
    k = V(bits: kBits | V.Bits(0x4330_0000_0000_0000)) - V(0x1p52 + 1023)
  }

  /// 2⁻ᵏ, but 0 at k = 1,024, which has no low part to scale.
  @inline(__always) var inversePower: V { V(bits: (V.Bits(2047) - kBits) << 52) * V(0.5) }
}

enum Log: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// k·ln 2 + log(1 + f), with f − f²/2 apart from the rest: less than 1 ULP.
  @inline(__always) static func core<V: Float64Lanes>(_ f: V, _ k: V) -> V {
    let s = f / (V(2) + f)
    let z = s * s
    let r = (z + z) * atanhTail1(z)
    let half = V(0.5) * f * f
    let rest = half - s.fma(half + r, k * V(ln2Low))
    return k.fma(V(ln2High), f - rest)
  }

  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let parts = LogarithmParts(x)
    let y = core(parts.m - V(1), parts.k)
    return y.patched(where: !((x .>= V(0x1p-1022)) & (x .< .infinity)), x, special)
  }

  @inline(never) private static func special(_ x: Double) -> Double {
    if x > 0 && x < .infinity {
      let parts = LogarithmParts(Float64x1(x * 0x1p54))
      return core(parts.m - Float64x1(1), parts.k - Float64x1(54)).v
    }
    return x == 0 ? -.infinity : x > 0 ? x : .nan
  }

  /// The same in single precision.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    // From √½ as above, with the bits of single precision.
    let kBits = (x.bits + V.Bits(0x004a_fb0d)) >> 23
    let m = V(bits: x.bits - (kBits << 23) + V.Bits(0x3f80_0000))
    let k = V(bits: kBits | V.Bits(0x4b00_0000)) - V(0x1p23 + 127)
    // A polynomial in f itself costs less here than the quotient.
    let f = m - V(1)
    let square = f * f
    let rest = (square * f).fma(log1pTailf(f), k * V(-0x1.05c610p-29))
    let y = k.fma(V(0x1.62e430p-1), f - square.fma(V(0.5), -rest))
    return y.patched(where: !((x .>= V(0x1p-126)) & (x .< V(.infinity))), x, special32)
  }

  @inline(never) private static func special32(_ x: Float) -> Float {
    Float(float64(Float64x1(Double(x))).v)
  }
}

enum Log1p: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// log(1 + x + low) for x > −1, below the largest numbers.
  @inline(__always) static func core<V: Float64Lanes>(_ x: V, low: V) -> V {
    let sum = Pair.sum(V(1), x)
    let parts = LogarithmParts(sum.high)
    let y = Log.core((sum.low + low).fma(parts.inversePower, parts.m - V(1)), parts.k)
    return y
  }

  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let y = core(x, low: V(0))
    let isOrdinary = (x .> V(-1)) & (x .< V(0x1p1000)) & (x .!= V(0))
    return y.patched(where: !isOrdinary, x, special)
  }

  @inline(never) private static func special(_ x: Double) -> Double {
    if x >= 0x1p1000 { return Log.float64(Float64x1(x)).v }
    return x == 0 ? x : x == -1 ? -.infinity : .nan
  }
}

/// log(x + low) as a pair, to about 2⁻⁶⁵ of itself; x normal and positive.
@inline(__always)
func logarithm<V: Float64Lanes>(_ x: V, low: V, extra: V = V(0)) -> Pair<V> {
  let parts = LogarithmParts(x)
  let mLow = low * parts.inversePower
  let above = Pair.sum(parts.m, V(1))
  let s = Pair.sum(parts.m - V(1), mLow) / Pair(above.high, above.low + mLow)
  let z = s * s
  let tail = Pair.orderedSum(V(0x1.5555555555555p-2), z.high * atanhTail2(z.high))
  let p = z * Pair(tail.high, tail.low + V(0x1.5555555555555p-56))
  let u = s * p
  let sum = Pair.orderedSum(s.high, u.high)
  let log = Pair(sum.high + sum.high, (sum.low + (u.low + s.low)) * V(2))
  // 42 bits of ln 2, so that k times it is exact.
  let k = parts.k + extra
  let whole = Pair.orderedSum(k * V(0x1.62e42fefa3800p-1), log.high)
  return Pair.orderedSum(
    whole.high, whole.low + k.fma(V(0x1.ef35793c76730p-45), log.low))
}

enum Asinh: UnaryOperation {
  /// log(|x| + √(x² + 1)), from 2²⁸ on log(2|x|).
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let isBig = size .> V(0x1p28)
    let bounded = V.select(isBig, V(1), size)
    let root = (Pair.product(bounded, bounded) + V(1)).squareRoot
    let sum = root + bounded
    let y = logarithm(
      V.select(isBig, size, sum.high), low: V.select(isBig, V(0), sum.low),
      extra: V.select(isBig, V(1), V(0))
    ).value
    let near = V.select(size .< V(0x1p-28), size, y)
    return V.select(size .< .infinity, near, size).withSign(x.signBit)
  }
}

enum Acosh: UnaryOperation {
  /// log(x + √(x² − 1)), from 2²⁸ on log(2x).
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let isBig = x .> V(0x1p28)
    let bounded = V.select(isBig, V(2), x)
    let root = (Pair.product(bounded, bounded) + V(-1)).squareRoot
    let sum = root + bounded
    let y = logarithm(
      V.select(isBig, x, sum.high), low: V.select(isBig, V(0), sum.low),
      extra: V.select(isBig, V(1), V(0))
    ).value
    let ordinary = V.select(x .> V(1), y, V.select(x .== V(1), V(0), V(.nan)))
    return V.select(x .== .infinity, x, ordinary)
  }
}

enum Atanh: UnaryOperation {
  /// ½ log((1 + |x|)/(1 − |x|)).
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let bounded = V.select(size .< V(1), size, V(0.5))
    let ratio = Pair.sum(V(1), bounded) / Pair.sum(V(1), -bounded)
    let y = logarithm(ratio.high, low: ratio.low).value * V(0.5)
    let near = V.select(size .< V(0x1p-28), size, y)
    let far = V.select(size .== V(1), .infinity, V(.nan))
    return V.select(size .< V(1), near, far).withSign(x.signBit)
  }
}

enum XLogY: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V.select(x .== V(0), x, x * Log.float64(y))
  }
}

enum XLog1pY: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V.select(x .== V(0), x, x * Log1p.float64(y))
  }
}

enum LogAddExp: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    let greater = Maximum.uniform(x, y)
    let difference = V.select(x .== y, V(0), x - y)
    return greater + Log1p.float64(Exp.float64(-difference.magnitude))
  }
}

/// Remainders, exact in double precision.
enum TruncateModulo: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    let a = x.magnitude
    let b = y.magnitude
    let quotient = a / b
    // The rounded quotient may be one too large, which leaves a negative rest.
    let rest = (-quotient.floor).fma(b, a)
    let z = V.select(rest .< V(0), rest + b, rest)
    let isOrdinary = (quotient .< V(0x1p52)) & (b .>= V(0x1p-900)) & (b .< .infinity)
    return z.withSign(x.signBit).patched(where: !isOrdinary, x, y, exact)
  }

  /// By long division of the significands, 11 bits at a time.
  @inline(never) static func exact(_ x: Double, _ y: Double) -> Double {
    if !(x.magnitude < .infinity) || y == 0 || y.isNaN { return .nan }
    if x.magnitude < y.magnitude { return x }
    let (dividend, exponent) = integer(x)
    let (divisor, least) = integer(y)
    var rest = dividend % divisor
    var difference = exponent &- least
    while difference > 0 {
      let step = difference < 11 ? difference : 11
      rest = (rest &<< UInt64(step)) % divisor
      difference &-= step
    }
    let size = One(Double(rest)).scaled(by: One(Double(least))).v
    return x < 0 ? -size : size
  }

  /// |x| as an integer below 2⁵³ times a power of 2.
  private static func integer(_ x: Double) -> (UInt64, exponent: Int) {
    let bits = x.magnitude.bitPattern
    let field = bits &>> 52
    let fraction = bits & 0x000f_ffff_ffff_ffff
    return field == 0
      ? (fraction, exponent: -1074)
      : (fraction | 0x0010_0000_0000_0000, exponent: Int(field) &- 1075)
  }
}

enum FloorModulo: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    let rest = TruncateModulo.float64(x, y)
    // Opposite signs: a rest below zero of x and y alone.
    let differs = ((x .< V(0)) & (y .> V(0))) | ((x .>= V(0)) & (y .< V(0)))
    return V.select(differs & (rest .!= V(0)), rest + y, rest)
  }
}
