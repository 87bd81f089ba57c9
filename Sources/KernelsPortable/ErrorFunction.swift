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

  /// In single precision; beyond 0.8 by a polynomial for log erfc.
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V {
    let size = x.magnitude
    // From 3.93 on the result is 1.
    let bounded = V.select(size .> V(3.94), V(3.94), size)
    let z = bounded * bounded
    let near = bounded.fma(V(0x1.20dd76p0), bounded * z.fma(erfTailf(z), V(-0x1.f7ac92p-25)))
    let (mantissa, _, bits) = Exp.mantissa(logErfcf(bounded))
    let far = V(1) - V(bits: mantissa.bits + (bits << 23))
    let y = V.select(size .< V(0.8), near, far)
    return V.select(x.isNaN, x, y).withSign(x.signBit)
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
