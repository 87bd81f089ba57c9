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

  /// One that has no value at some numbers.
  static func defined(
    _ function: ScalarFunction, isChecked: Bool = false,
    except isOutside: @escaping @Sendable (Double) -> Bool
  ) -> MathFunction {
    let value: @Sendable (Double) -> Double = { function($0) }
    return MathFunction("\(function)", isChecked: isChecked, outside: isOutside, value)
  }

  /// Where the gamma function has its poles.
  @Sendable static func isPole(_ x: Double) -> Bool {
    x.isFinite && x <= 0 && x == x.rounded()
  }

  /// Those that are no operation of tensors.
  static let others: [MathFunction] = [
    .checked(.exp2), .total(.cbrt),
    .defined(.gamma, isChecked: true, except: isPole),
    .defined(.log2, except: { $0 <= 0 }), .defined(.log10, except: { $0 <= 0 }),
    MathFunction("fabs") { $0.magnitude },
    MathFunction("degrees") { $0 * (180 / Double.pi) },
    MathFunction("radians") { $0 * (Double.pi / 180) },
  ]
}
