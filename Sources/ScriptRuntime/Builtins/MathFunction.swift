import Kernels

/// A function of one number in `math`, and where it has no value.
struct MathFunction: Sendable {
  let name: String
  let value: @Sendable (Double) -> Double
  /// Where asking is a domain error.
  let isOutside: @Sendable (Double) -> Bool
  /// Whether a NaN from a number is a domain error, and an infinity from a finite one a range error.
  let isChecked: Bool

  init(
    _ name: String, isChecked: Bool = false,
    outside isOutside: @escaping @Sendable (Double) -> Bool = { _ in false },
    _ value: @escaping @Sendable (Double) -> Double
  ) {
    self.name = name
    self.value = value
    self.isOutside = isOutside
    self.isChecked = isChecked
  }

  /// One of any number.
  static func total(_ function: ScalarFunction) -> MathFunction {
    MathFunction("\(function)") { function($0) }
  }

  /// One of any number, which an operation's kernel computes.
  static func total(kernel: UnaryKernel) -> MathFunction {
    MathFunction("\(kernel)") { kernel($0) }
  }

  /// One whose results tell where it has no value.
  static func checked(_ function: ScalarFunction) -> MathFunction {
    MathFunction("\(function)", isChecked: true) { function($0) }
  }

  static func checked(kernel: UnaryKernel) -> MathFunction {
    MathFunction("\(kernel)", isChecked: true) { kernel($0) }
  }

  /// Where the gamma function has its poles.
  @Sendable static func isPole(_ x: Double) -> Bool {
    x.isFinite && x <= 0 && x == x.rounded()
  }

  /// Those that are no operation of tensors.
  static let others: [MathFunction] = [
    .checked(.exp2), .total(.cbrt),
    MathFunction("gamma", isChecked: true, outside: isPole) { ScalarFunction.gamma($0) },
    MathFunction("log2", outside: { $0 <= 0 }, { ScalarFunction.log2($0) }),
    MathFunction("log10", outside: { $0 <= 0 }, { ScalarFunction.log10($0) }),
    MathFunction("fabs") { $0.magnitude },
    MathFunction("degrees") { $0 * (180 / Double.pi) },
    MathFunction("radians") { $0 * (Double.pi / 180) },
  ]
}
