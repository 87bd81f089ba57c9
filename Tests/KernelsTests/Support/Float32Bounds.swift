import Foundation
import Kernels

/// How far the float32 kernel of a function may be from its exact values.
struct Float32Bound<Exact: Sendable>: Sendable {
  /// In units in the last place of the exact value, or of the greater term where `largest` tells one.
  var ulps: Double
  var exact: Exact
  /// The greatest term of a formula in which terms cancel.
  var largest: Exact?
  /// Where a formula of several steps stays within the range of its type.
  var isWithin: (@Sendable (Float, Float) -> Bool)?

  static func within(_ ulps: Double, _ exact: Exact) -> Self { Self(ulps: ulps, exact: exact) }

  func ofLargest(_ largest: Exact) -> Self {
    var bound = self
    bound.largest = largest
    return bound
  }

  func whereWithin(_ isWithin: @escaping @Sendable (Float, Float) -> Bool) -> Self {
    var bound = self
    bound.isWithin = isWithin
    return bound
  }
}

typealias UnaryBound = Float32Bound<@Sendable (Double) -> Double>
typealias BinaryBound = Float32Bound<@Sendable (Double, Double) -> Double>

/// What one rounding of the exact value leaves; the rest is for the double that stands for it.
let rounding = 0.500001
/// What double arithmetic of its own leaves, rounded once.
let widened = 0.501

/// Of every kernel of floats: a new one does not compile without it. nil for the others.
func float32Bound(_ kernel: UnaryKernel) -> UnaryBound? {
  switch kernel {
  case .negate: .within(0) { -$0 }
  case .absolute: .within(0) { $0.magnitude }
  case .sign: .within(0) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0.isNaN ? .nan : 0 }
  case .square: .within(rounding) { $0 * $0 }
  case .sqrt: .within(rounding) { $0.squareRoot() }
  case .rsqrt: .within(1.5) { 1 / $0.squareRoot() }
  case .reciprocal: .within(rounding) { 1 / $0 }
  case .exp: .within(1.5) { exp($0) }
  case .expm1: .within(widened) { expm1($0) }
  case .log: .within(1.5) { log($0) }
  case .log1p: .within(widened) { log1p($0) }
  case .sin: .within(1.5) { sin($0) }
  case .cos: .within(1.5) { cos($0) }
  case .tan: .within(widened) { tan($0) }
  case .asin: .within(widened) { asin($0) }
  case .acos: .within(widened) { acos($0) }
  case .atan: .within(widened) { atan($0) }
  case .sinh: .within(widened) { sinh($0) }
  case .cosh: .within(widened) { cosh($0) }
  case .tanh: .within(1.5) { tanh($0) }
  case .asinh: .within(widened) { asinh($0) }
  case .acosh: .within(widened) { acosh($0) }
  case .atanh: .within(widened) { atanh($0) }
  case .sigmoid: .within(widened) { 1 / (1 + exp(-$0)) }
  case .softplus: .within(widened) { $0 > 50 ? $0 : log1p(exp($0)) }
  case .erf: .within(1.5) { erf($0) }
  case .erfc: .within(widened) { erfc($0) }
  case .lgamma: .within(widened) { lgamma($0) }
  case .digamma: .within(widened) { digamma($0) }
  case .floor: .within(0) { $0.rounded(.down) }
  case .ceil: .within(0) { $0.rounded(.up) }
  case .round, .rint: .within(0) { $0.rounded(.toNearestOrEven) }
  case .relu: .within(0) { $0 <= 0 ? 0 : $0 }
  case .relu6: .within(0) { $0 <= 0 ? 0 : $0 > 6 ? 6 : $0 }
  case .elu: .within(widened) { $0 < 0 ? expm1($0) : $0 }
  case .selu:
    .within(widened) {
      $0 < 0 ? 1.758_099_340_847_376_6 * expm1($0) : 1.050_700_987_355_480_5 * $0
    }
  case .softsign: .within(1.5) { $0.isInfinite ? .nan : $0 / (1 + $0.magnitude) }
  case .invert, .logicalNot: nil
  }
}

/// Of every kernel of floats: a new one does not compile without it. nil for the others.
///
/// The gradients are TensorFlow's formulas, held where their steps stay within range.
func float32Bound(_ kernel: BinaryKernel) -> BinaryBound? {
  switch kernel {
  case .add: .within(rounding) { $0 + $1 }
  case .subtract: .within(rounding) { $0 - $1 }
  case .multiply: .within(rounding) { $0 * $1 }
  case .divide: .within(rounding) { $0 / $1 }
  // The whole number below the rounded quotient, as in TensorFlow.
  case .floorDivide: .within(0) { Double(Float($0 / $1)).rounded(.down) }
  case .floorModulo:
    .within(rounding) { x, y in
      let rest = x.truncatingRemainder(dividingBy: y)
      return rest != 0 && ((x < 0) != (y < 0)) ? rest + y : rest
    }
  case .truncateModulo: .within(0) { $0.truncatingRemainder(dividingBy: $1) }
  // A fourth power and the square of a reciprocal round twice before the end.
  case .power: .within(2) { pow($0, $1) }
  case .atan2: .within(widened) { atan2($0, $1) }
  case .maximum: .within(0) { $0 > $1 || $0.isNaN ? $0 : $1 }
  case .minimum: .within(0) { $0 < $1 || $0.isNaN ? $0 : $1 }
  case .squaredDifference:
    .within(2) { (x: Double, y: Double) in (x - y) * (x - y) }
  case .divideNoNan: .within(rounding) { $1 == 0 ? 0 : $0 / $1 }
  case .multiplyNoNan: .within(rounding) { $1 == 0 ? 0 : $0 * $1 }
  case .xlogy: .within(widened) { $0 == 0 ? $0 : $0 * log($1) }
  case .xlog1py: .within(widened) { $0 == 0 ? $0 : $0 * log1p($1) }
  case .xdivy: .within(rounding) { $0 == 0 ? 0 : $0 / $1 }
  case .logAddExp:
    .within(widened) { x, y in
      x == y ? x + log(2) : max(x, y) + log1p(exp(-(x - y).magnitude))
    }.ofLargest { max($0.magnitude, $1.magnitude) }
  case .leakyRelu: .within(rounding) { $0 > 0 ? $0 : $0 * $1 }
  case .tanhGrad:
    .within(1.5) { (y: Double, yBar: Double) in yBar * (1 - y * y) }
      .ofLargest { _, yBar in yBar }.whereWithin { y, _ in y.magnitude <= 1 }
  case .sigmoidGrad:
    .within(2.5) { (y: Double, yBar: Double) in yBar * y * (1 - y) }
      .ofLargest { y, yBar in yBar * y }.whereWithin { y, _ in 0 <= y && y <= 1 }
  case .sqrtGrad:
    .within(rounding) { (y: Double, yBar: Double) in yBar == 0 ? 0 : yBar * 0.5 / y }
      .whereWithin(isModerate)
  case .rsqrtGrad:
    .within(2.5) { (y: Double, yBar: Double) in yBar == 0 ? 0 : -0.5 * (yBar * y) * (y * y) }
      .whereWithin(isModerate)
  case .reciprocalGrad:
    .within(1.5) { (y: Double, yBar: Double) in -(y * yBar) * y }.whereWithin(isModerate)
  case .reluGrad: .within(0) { yBar, x in yBar * (x > 0 ? 1 : 0) }
  case .relu6Grad: .within(0) { yBar, x in yBar * (x > 0 && x < 6 ? 1 : 0) }
  case .eluGrad:
    .within(1.5) { yBar, y in y < 0 ? yBar * (y + 1) : yBar }.whereWithin { _, y in !(y < -1) }
  case .seluGrad:
    .within(2) { yBar, y in
      y < 0 ? yBar * (y + 1.758_099_340_847_376_6) : yBar * 1.050_700_987_355_480_5
    }
    .ofLargest { yBar, y in y < 0 ? yBar * 2 : yBar }.whereWithin { _, y in !(y < -1.7581) }
  case .softplusGrad: .within(widened) { yBar, x in yBar / (1 + exp(-x)) }
  case .softsignGrad:
    .within(3.5) { yBar, x in
      let root = 1 + x.magnitude
      return yBar / (root * root)
    }.whereWithin(isModerate)
  case .truncateDivide, .bitwiseAnd, .bitwiseOr, .bitwiseXor, .shiftLeft, .shiftRight: nil
  }
}

/// Whether products of a few such operands are normal numbers.
@Sendable private func isModerate(_ x: Float, _ y: Float) -> Bool {
  [x, y].allSatisfy { $0.magnitude > 0x1p-24 && $0.magnitude < 0x1p24 }
}

/// ψ(x), by the reflection, the recurrence and the asymptotic series; NaN at the poles.
@Sendable func digamma(_ x: Double) -> Double {
  if x == .infinity { return x }
  if !(x > 0) {
    let fraction = x - x.rounded()
    if fraction == 0 || x.isNaN || x == -.infinity { return .nan }
    return digamma(1 - x) - .pi / tan(.pi * fraction)
  }
  var sum = 0.0
  var z = x
  while z < 15 {
    sum += 1 / z
    z += 1
  }
  let s = 1 / (z * z)
  let tail = s * (1 / 12.0 - s * (1 / 120.0 - s * (1 / 252.0 - s * (1 / 240.0 - s / 132))))
  return log(z) - 0.5 / z - tail - sum
}
