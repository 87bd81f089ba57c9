/// Double-precision functions for the script language's `math` module and `**`.
///
/// They are our own and nearly always correctly rounded, since scripts print 17 digits, and so give
/// the same bits on every machine. Domain errors give NaN or an infinity; raising is the caller's.
public enum ScalarMath {
  @inlinable public static func exp(_ x: Double) -> Double { unary(.exp, x) }
  @inlinable public static func exp2(_ x: Double) -> Double { unary(.exp2, x) }
  @inlinable public static func expm1(_ x: Double) -> Double { unary(.expm1, x) }
  @inlinable public static func log(_ x: Double) -> Double { unary(.log, x) }
  @inlinable public static func log2(_ x: Double) -> Double { unary(.log2, x) }
  @inlinable public static func log10(_ x: Double) -> Double { unary(.log10, x) }
  @inlinable public static func log1p(_ x: Double) -> Double { unary(.log1p, x) }
  @inlinable public static func sin(_ x: Double) -> Double { unary(.sin, x) }
  @inlinable public static func cos(_ x: Double) -> Double { unary(.cos, x) }
  @inlinable public static func tan(_ x: Double) -> Double { unary(.tan, x) }
  @inlinable public static func asin(_ x: Double) -> Double { unary(.asin, x) }
  @inlinable public static func acos(_ x: Double) -> Double { unary(.acos, x) }
  @inlinable public static func atan(_ x: Double) -> Double { unary(.atan, x) }
  @inlinable public static func sinh(_ x: Double) -> Double { unary(.sinh, x) }
  @inlinable public static func cosh(_ x: Double) -> Double { unary(.cosh, x) }
  @inlinable public static func tanh(_ x: Double) -> Double { unary(.tanh, x) }
  @inlinable public static func asinh(_ x: Double) -> Double { unary(.asinh, x) }
  @inlinable public static func acosh(_ x: Double) -> Double { unary(.acosh, x) }
  @inlinable public static func atanh(_ x: Double) -> Double { unary(.atanh, x) }
  @inlinable public static func erf(_ x: Double) -> Double { unary(.erf, x) }
  @inlinable public static func erfc(_ x: Double) -> Double { unary(.erfc, x) }
  /// `Γ(x)`.
  @inlinable public static func gamma(_ x: Double) -> Double { unary(.gamma, x) }
  /// `log |Γ(x)|`.
  @inlinable public static func lgamma(_ x: Double) -> Double { unary(.lgamma, x) }
  @inlinable public static func cbrt(_ x: Double) -> Double { unary(.cbrt, x) }
  /// `xʸ` as C defines it: `pow(-8, 1/3)` is NaN.
  @inlinable public static func pow(_ x: Double, _ y: Double) -> Double { binary(.power, x, y) }
  /// The angle of the point (x, y).
  @inlinable public static func atan2(_ y: Double, _ x: Double) -> Double { binary(.atan2, y, x) }
  /// `√(x² + y²)` without overflow on the way.
  @inlinable public static func hypot(_ x: Double, _ y: Double) -> Double { binary(.hypot, x, y) }
  /// The exact remainder with the sign of x.
  @inlinable public static func fmod(_ x: Double, _ y: Double) -> Double { binary(.fmod, x, y) }
  @inlinable public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  @inlinable public static func floor(_ x: Double) -> Double { x.rounded(.down) }
  @inlinable public static func ceil(_ x: Double) -> Double { x.rounded(.up) }
  @inlinable public static func trunc(_ x: Double) -> Double { x.rounded(.towardZero) }
  /// To the nearest integer, ties to even.
  @inlinable public static func round(_ x: Double) -> Double { x.rounded(.toNearestOrEven) }

  @inlinable static func unary(_ function: ScalarFunction, _ x: Double) -> Double {
    KernelTable.selected.scalarFunction(function)(x)
  }

  @inlinable static func binary(_ function: ScalarFunction2, _ x: Double, _ y: Double) -> Double {
    KernelTable.selected.scalarFunction(function)(x, y)
  }
}
