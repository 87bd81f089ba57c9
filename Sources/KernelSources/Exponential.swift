// The exponential and what is made of it. All start from x = n·ln 2 + r with |r| ≤ ½ ln 2.

private let log2e = 0x1.71547652b82fep0
/// ln 2 = ln2High + ln2Low to 106 bits. n·ln2High is never rounded: it goes into a fused
/// multiply-add whose result is exact.
let ln2High = 0x1.62e42fefa39efp-1
let ln2Low = 0x1.abc9e3b39803fp-56

/// eˣ = 2ⁿ·(1 + excess), with the excess to about 2⁻⁵⁷.
struct ExponentialParts<V: Float64Lanes> {
  var n: V
  /// n for `powerOfTwo`.
  var nBits: V.Bits
  var excess: Pair<V>

  /// Of x + low, |x| < 2,000.
  @inline(__always) init(_ x: V, low: V = V(0)) {
    let (n, bits) = (x * V(log2e)).nearest
    let first = (-n).fma(V(ln2High), x)
    let r = (-n).fma(V(ln2Low), first)
    let rest = (-n).fma(V(ln2Low), first - r) + low
    let sum = Pair.orderedSum(r, r * r * expTail2(r))
    self.n = n
    nBits = bits
    excess = Pair(sum.high, sum.low + rest.fma(sum.high, rest))
  }

  /// 1 + excess.
  @inline(__always) var mantissa: Pair<V> {
    let sum = Pair.orderedSum(V(1), excess.high)
    return Pair(sum.high, sum.low + excess.low)
  }

  /// eˣ as a pair; where 2ⁿ is normal.
  @inline(__always) var exponential: Pair<V> {
    let power = V.powerOfTwo(nBits)
    let mantissa = mantissa
    return Pair(mantissa.high * power, mantissa.low * power)
  }

  /// eˣ − 1 as a pair, relative to itself; where 2ⁿ is normal.
  @inline(__always) var exponentialMinusOne: Pair<V> {
    let power = V.powerOfTwo(nBits)
    let sum = Pair.orderedSum(power - V(1), power * excess.high)
    return Pair(sum.high, power.fma(excess.low, sum.low))
  }
}

enum Exp: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// 1 + r + r²·(…) in that order; at most 0.9 ULP.
  @inline(__always) private static func mantissa<V: Float64Lanes>(_ x: V) -> (V, V, V.Bits) {
    let (n, bits) = (x * V(log2e)).nearest
    let r = (-n).fma(V(ln2Low), (-n).fma(V(ln2High), x))
    let tail = (r * r).fma(expTail2(r), r)
    return (V(1) + tail, n, bits)
  }

  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let (mantissa, _, bits) = mantissa(x)
    let y = V(bits: mantissa.bits + (bits << 52))
    return y.patched(where: !(x.magnitude .< V(708)), x, extreme)
  }

  /// Results near or beyond the ends of the normal numbers.
  @inline(never) private static func extreme(_ x: Double) -> Double {
    if x > 710 { return .infinity }
    if x < -746 { return 0 }
    let (mantissa, n, _) = mantissa(Float64x1(x))
    return mantissa.scaled(by: n).v
  }

  /// The same in single precision.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    let (mantissa, _, bits) = mantissa(x)
    let y = V(bits: mantissa.bits + (bits << 23))
    return y.patched(where: !(x.magnitude .< V(87)), x, extreme)
  }

  @inline(__always) static func mantissa<V: Float32Lanes>(_ x: V) -> (V, V, V.Bits) {
    let shifted = x.fma(V(0x1.715476p0), V(0x1.8p23))
    let n = shifted - V(0x1.8p23)
    let r = (-n).fma(V(-0x1.05c610p-29), (-n).fma(V(0x1.62e430p-1), x))
    let tail = (r * r).fma(expTail2f(r), r)
    return (V(1) + tail, n, shifted.bits)
  }

  @inline(never) private static func extreme(_ x: Float) -> Float {
    Float(float64(Float64x1(Double(x))).v)
  }
}

enum Expm1: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    // Below −50 the result is −1; at 710 it overflows, in the last multiplication by 2.
    let bounded = V.select(x .< V(-50), V(-50), V.select(x .> V(710), V(710), x))
    let parts = ExponentialParts(bounded)
    let power = V.powerOfTwo(parts.nBits - V.Bits(1))
    let sum = Pair.orderedSum(power - V(0.5), power * parts.excess.high)
    let y = sum.high + power.fma(parts.excess.low, sum.low)
    return V.select(x.magnitude .< V(0x1p-54), x, y + y)
  }
}

enum Sinh: UnaryOperation {
  /// (E + E/(E + 1))/2 with E = e^|x| − 1, and e^|x|/2 from 40 on.
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = V.select(x.magnitude .> V(711), V(711), x.magnitude)
    let parts = ExponentialParts(size)
    let big = parts.mantissa.value.scaled(by: parts.n - V(1))
    let e = parts.exponentialMinusOne
    let small = e + e / (e + V(1))
    let y = V.select(size .> V(40), big, small.value * V(0.5))
    return V.select(size .< V(0x1p-28), x.magnitude, y).withSign(x.signBit)
  }
}

enum Cosh: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = V.select(x.magnitude .> V(711), V(711), x.magnitude)
    let parts = ExponentialParts(size)
    let big = parts.mantissa.value.scaled(by: parts.n - V(1))
    let e = parts.exponential
    let small = e + Pair(V(1), V(0)) / e
    return V.select(size .> V(40), big, small.value * V(0.5))
  }
}

enum Tanh: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// E / (E + 2) with E = e^(2|x|) − 1, the quotient corrected once.
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let bounded = V.select(size .> V(22), V(22), size)
    let e = ExponentialParts(bounded + bounded).exponentialMinusOne
    let sum = Pair.sum(e.high, V(2))
    let inverse = V(1) / sum.high
    let q = e.high * inverse
    let rest = (-q).fma(sum.high, e.high) + (-q).fma(sum.low + e.low, e.low)
    let y = rest.fma(inverse, q)
    return V.select(size .< V(0x1p-28), size, y).withSign(x.signBit)
  }

  /// In single precision, with the excess kept in two parts.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let bounded = V.select(size .> V(10), V(10), size)
    let twice = bounded + bounded
    let shifted = twice.fma(V(0x1.715476p0), V(0x1.8p23))
    let n = shifted - V(0x1.8p23)
    let first = (-n).fma(V(0x1.62e430p-1), twice)
    let r = (-n).fma(V(-0x1.05c610p-29), first)
    let rLow = (-n).fma(V(-0x1.05c610p-29), first - r)
    let tail = r * r * expTail2f(r)
    let excess = r + tail
    let excessLow = ((r - excess) + tail) + rLow
    let power = V(bits: (shifted.bits << 23) + V.Bits(0x3f80_0000))
    let product = power * excess
    let less = power - V(1)
    let e = less + product
    let eLow = power.fma(excessLow, (less - e) + product)
    let sum = e + V(2)
    let t = sum - e
    let sumLow = ((e - (sum - t)) + (V(2) - t)) + eLow
    let inverse = V(1) / sum
    let q = e * inverse
    let rest = (-q).fma(sum, e) + (-q).fma(sumLow, eLow)
    let y = rest.fma(inverse, q)
    return V.select(size .< V(0x1p-12), size, y).withSign(x.signBit)
  }
}

enum Sigmoid: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// 1/(1 + e) for x ≥ 0 and e/(1 + e) below, with e = e^−|x|, the quotient corrected once.
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let bounded = V.select(size .> V(746), V(746), size)
    let parts = ExponentialParts(-bounded)
    let mantissa = parts.mantissa
    let e = mantissa.high.scaled(by: parts.n)
    let sum = Pair.orderedSum(V(1), e)
    let isNegative = x .< V(0)
    let high = V.select(isNegative, mantissa.high, V(1))
    let low = V.select(isNegative, mantissa.low, V(0))
    let inverse = V(1) / sum.high
    let q = high * inverse
    let sumLow = mantissa.low.fma(e, sum.low)
    let rest = (-q).fma(sum.high, high) + (-q).fma(sumLow, low)
    let y = rest.fma(inverse, q)
    return y.scaled(by: V.select(isNegative, parts.n, V(0)))
  }
}

enum Softplus: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  /// max(x, 0) + log1p(e^−|x|).
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = V.select(x.magnitude .> V(746), V(746), x.magnitude)
    let parts = ExponentialParts(-size)
    let mantissa = parts.mantissa
    let e = mantissa.high.scaled(by: parts.n)
    let small = Log1p.core(e, low: mantissa.low.scaled(by: parts.n))
    return V.select(x.isNaN, x, V.select(x .> V(0), x, V(0)) + small)
  }
}

enum Elu: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    V.select(x .< V(0), Expm1.float64(x), x)
  }
}

enum Selu: UnaryOperation {
  /// λ·x, or λα·(eˣ − 1) with the product of two pairs.
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let bounded = V.select(x .< V(-50), V(-50), V.select(x .< V(0), x, V(0)))
    let e = ExponentialParts(bounded).exponentialMinusOne
    let scale = V(SeluConstant.scaleAlpha)
    let product = e.high * scale
    let rest = e.high.fma(scale, -product)
    let low = e.high.fma(V(SeluConstant.scaleAlphaLow), e.low.fma(scale, rest))
    return V.select(x .< V(0), product + low, V(SeluConstant.scale) * x)
  }
}

enum SoftplusGrad: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    x / (Exp.float64(-y) + V(1))
  }
}
