import Kernels

/// A function of one number in `math`, and where it has no value.
struct MathFunction: Sendable {
  let name: String
  let value: @Sendable (Double) -> Double
  /// Where asking is a domain error.
  let isOutside: @Sendable (Double) -> Bool
  /// Whether a NaN from a number is a domain error, and an infinity from a finite one a range error.
  var isChecked = false

  init(
    _ name: String, _ value: @escaping @Sendable (Double) -> Double,
    outside isOutside: @escaping @Sendable (Double) -> Bool = { _ in false }
  ) {
    self.name = name
    self.value = value
    self.isOutside = isOutside
  }

  /// One whose results tell where it has no value.
  static func checked(
    _ name: String, _ value: @escaping @Sendable (Double) -> Double,
    outside isOutside: @escaping @Sendable (Double) -> Bool = { _ in false }
  ) -> MathFunction {
    var function = MathFunction(name, value, outside: isOutside)
    function.isChecked = true
    return function
  }

  /// One with poles at zero and the negative integers.
  static func gamma(_ name: String, _ value: @escaping @Sendable (Double) -> Double)
    -> MathFunction
  {
    checked(name, value) { $0.isFinite && $0 <= 0 && $0 == $0.rounded() }
  }

  /// Those that are no operation of tensors.
  static let others: [MathFunction] = [
    checked("exp2", ScalarMath.exp2), gamma("gamma", ScalarMath.gamma),
    MathFunction("log2", ScalarMath.log2) { $0 <= 0 },
    MathFunction("log10", ScalarMath.log10) { $0 <= 0 },
    MathFunction("cbrt", ScalarMath.cbrt), MathFunction("fabs", { $0.magnitude }),
    MathFunction("degrees", { $0 * (180 / Double.pi) }),
    MathFunction("radians", { $0 * (Double.pi / 180) }),
  ]
}
