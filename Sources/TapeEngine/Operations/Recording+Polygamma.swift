import Kernels
import Tensors

extension Recording {
  /// The polygamma function of an order from 1, elementwise: that derivative of the digamma
  /// function.
  ///
  /// - Dtype: `float32` (computed in double and rounded) or `float64`.
  /// - Special values: at 0, the negative integers and −∞ infinite for an odd order, otherwise NaN.
  func polygamma(order: Int, _ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    guard slot.dtype.isFloatingPoint else { throw .unsupported(slot.dtype, by: .polygamma) }
    let count = shapes[slot.shape].elementCount
    try step(elements: count, .special)
    try charge(steps: count)
    let steps = try lowering(.polygamma, [order], [x], (slot.dtype, slot.shape))
    let target = try storage(slot.dtype, shape: slot.shape)
    try evaluate(steps, [x], to: [target.bytes])
    return finish(
      .polygamma, [x], slot.dtype, shape: slot.shape, payload: payload(of: target),
      attributes: [order])
  }
}

/// `ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! ζ(n + 1, x)`.
enum Polygamma {
  static func value(order: Int, _ x: Double) -> Double {
    var factorial = 1.0
    for factor in stride(from: 2, through: min(order, 171), by: 1) { factorial *= Double(factor) }
    return (order % 2 == 0 ? -factorial : factorial) * zeta(order + 1, x)
  }

  /// The Hurwitz zeta function `Σ (k + x)⁻ˢ` over k from 0, of an integer s above 1.
  ///
  /// - Source: Euler–Maclaurin summation, NIST DLMF 25.11.5; at negative x the sum over all
  ///   integers less the part below x.
  static func zeta(_ s: Int, _ x: Double) -> Double {
    if x.isNaN { return .nan }
    // TensorFlow counts −∞ among the negative integers.
    if x == -.infinity { return s % 2 == 0 ? .infinity : .nan }
    if x == .infinity { return 0 }
    if x > 0 { return positiveZeta(s, x) }
    let fraction = x - x.rounded(.down)
    if fraction == 0 { return s % 2 == 0 ? .infinity : .nan }
    let sign = s % 2 == 0 ? 1.0 : -1.0
    let below = positiveZeta(s, 1 - x)
    return positiveZeta(s, fraction) + sign * (positiveZeta(s, 1 - fraction) - below)
  }

  private static func positiveZeta(_ s: Int, _ x: Double) -> Double {
    var sum = 0.0
    var z = x
    let first = 10 + Double(min(s, 1_000))
    while z < first {
      sum += power(z, s)
      z += 1
    }
    // z¹⁻ˢ/(s − 1) + z⁻ˢ/2 + Σ B₂ₖ/(2k)! · s(s + 1)…(s + 2k − 2) · z⁻ˢ⁻²ᵏ⁺¹
    let last = power(z, s)
    sum += last * z / Double(s - 1) + last / 2
    var term = last * Double(s) / z
    for (index, coefficient) in coefficients.enumerated() {
      sum += term * coefficient
      let k = Double(s + 2 * index)
      term *= (k + 1) * (k + 2) / (z * z)
    }
    return sum
  }

  /// `B₂ₖ / (2k)!` of k from 1.
  private static let coefficients: [Double] = [
    1.0 / 12, -1.0 / 720, 1.0 / 30_240, -1.0 / 1_209_600, 1.0 / 47_900_160,
    -691.0 / 1_307_674_368_000, 1.0 / 74_724_249_600, -3_617.0 / 10_670_622_842_880_000,
  ]

  /// `z⁻ˢ` by repeated squaring.
  private static func power(_ z: Double, _ s: Int) -> Double {
    var result = 1.0
    var square = 1 / z
    var left = s
    while left > 0 {
      if left % 2 == 1 { result *= square }
      square *= square
      left /= 2
    }
    return result
  }
}
