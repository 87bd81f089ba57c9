// erf by its series' shape below 1; beyond, by erfc x = e^(−x²)·H(u)/(1 + 2x) with
// u = (x − 4)/(x + 4), where H varies so little that the rounding of u does not matter.
//
// Source of the form: M. Shepherd, J. Laframboise, "Chebyshev approximation of (1+2x)exp(x²)erfc x",
// Math. Comp. 36 (1981). The coefficients are our own.

/// H at u = 0.
private let h0 = 0x1.3ba5916e9fd7fp0
private let h0Low = -0x1.aa9c415679e6fp-55

/// erfc of a ≥ 0.4 as a mantissa and a power of 2.
@inline(__always)
private func complement<V: Float64Lanes>(_ a: V) -> (mantissa: V, parts: ExponentialParts<V>) {
  let square = Pair.product(a, a)
  let parts = ExponentialParts(-square.high, low: -square.low)
  let exponential = parts.mantissa
  let u = (a - V(4)) / (a + V(4))
  let tail = u * scaledErfcTail(u)
  let h = Pair.orderedSum(V(h0), tail)
  let product = Pair.product(exponential.high, h.high)
  let low = exponential.high.fma(h.low + V(h0Low), exponential.low.fma(h.high, product.low))
  let numerator = Pair(product.high, low)
  let quotient = numerator / Pair.sum(V(1), a + a)
  return (quotient.value, parts)
}

enum Erf: UnaryOperation {
  /// x·(2/√π + z·tail) for |x| ≤ 1.
  @inline(__always) static func near<V: Float64Lanes>(_ a: V) -> V {
    let z = a * a
    let rest = z.fma(erfTail(z), V(0x1.1ae3a914fed80p-56))
    return a.fma(V(0x1.20dd750429b6dp0), a * rest)
  }

  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    // From 6 on the result is 1.
    let bounded = V.select(size .> V(6), V(6), size)
    let e = ExponentialParts(-(bounded * bounded))
    let low = bounded.fma(bounded, -(bounded * bounded))
    // One division for both quotients.
    let b = bounded + V(4)
    let c = bounded.fma(V(2), V(1))
    let inverse = V(1) / (b * c)
    let u = (bounded - V(4)) * c * inverse
    let h = u.fma(scaledErfcTail(u), V(h0)) * (b * inverse)
    let power = V.powerOfTwo(e.nBits)
    let exponential = power * (V(1) + (e.excess.high - low))
    let far = (-exponential).fma(h, V(1))
    let y = V.select(size .< V(1), near(size), far)
    return V.select(x.isNaN, x, y).withSign(x.signBit)
  }

  /// In single precision; beyond 1.06 by a polynomial for log₂ erfc.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    let size = x.magnitude
    // From 3.93 on the result is 1.
    let bounded = V.select(size .> V(3.94), V(3.94), size)
    let z = bounded * bounded
    // The cube with what z has rounded off: the tail is a third of the result.
    let cube = bounded.fma(z, bounded * bounded.fma(bounded, -z))
    let near = bounded.fma(
      V(0x1.20dd76p0), cube.fma(erfTailf(z), bounded * V(-0x1.f7ac92p-25)))
    let power = log2Erfcf(bounded)
    let shifted = power + V(0x1.8p23)
    let mantissa = exp2f(power - (shifted - V(0x1.8p23)))
    let far = V(1) - V(bits: mantissa.bits + (shifted.bits << 23))
    // A NaN is not far.
    return V.select(size .>= V(1.06), far, near).withSign(x.signBit)
  }
}

enum Erfc: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let isNear = size .< V(0.5)
    let bounded = V.select(isNear, V(0.5), V.select(size .> V(28), V(28), size))
    let (mantissa, parts) = complement(bounded)
    let far = mantissa.scaled(by: parts.n)
    let near = V(1) - Erf.near(x)
    let y = V.select(isNear, near, V.select(x .< V(0), V(2) - far, far))
    return V.select(x.isNaN, x, y)
  }
}

/// For the language: below 0.8 ULP, and 1.3 where erfc is small.
enum ScalarErrorFunction {
  static func erf(_ x: Double) -> Double {
    let size = x.magnitude
    if x.isNaN || size < 0x1p-1000 { return Erf.float64(One(x)).v }
    let y: Double
    if size < 1 {
      // Four terms of the series in pairs.
      let z = ExactPair.product(One(size), One(size))
      let tail = z.high * erfTail4(z.high)
      let third = ExactPair(One(0x1.ce2f21a042be2p-4), One(-0x1.2871bc5e00766p-58)) + tail
      let second = ExactPair(One(-0x1.812746b0379e7p-2), One(0x1.ee12e49cab700p-57)) + z * third
      let first = ExactPair(One(0x1.20dd750429b6dp0), One(0x1.1ae3a914fed80p-56)) + z * second
      y = (first * One(size)).value.v
    } else {
      y = 1 - Erfc.float64(One(size)).v
    }
    return x < 0 ? -y : y
  }
}
