/// Double functions of one operand for the script language, as nearly correctly rounded as is
/// practical. Those that a kernel computes well enough are the kernel's (`UnaryKernel`).
public enum ScalarFunction: UInt8, CaseIterable, Sendable {
  case exp
  case exp2
  case expm1
  case log
  case log2
  case log10
  case log1p
  case sin
  case cos
  case tan
  case asin
  case acos
  case atan
  case sinh
  case cosh
  case tanh
  case erf
  case gamma
  case cbrt
}

extension ScalarFunction {
  var function: @convention(c) (Double) -> Double {
    switch self {
    case .exp: { ScalarExponential.exp($0) }
    case .exp2: { ScalarExponential.exp2($0) }
    case .expm1: { ScalarExponential.expm1($0) }
    case .log: { ScalarLogarithm.log($0) }
    case .log2: { ScalarLogarithm.log2($0) }
    case .log10: { ScalarLogarithm.log10($0) }
    case .log1p: { ScalarLogarithm.log1p($0) }
    case .sin: { ScalarCircle.sin($0) }
    case .cos: { ScalarCircle.cos($0) }
    case .tan: { ScalarCircle.tan($0) }
    case .asin: { ScalarCircle.asin($0) }
    case .acos: { ScalarCircle.acos($0) }
    case .atan: { ScalarCircle.atan($0) }
    case .sinh: { ScalarExponential.sinh($0) }
    case .cosh: { ScalarExponential.cosh($0) }
    case .tanh: { ScalarExponential.tanh($0) }
    case .erf: { ScalarErrorFunction.erf($0) }
    case .gamma: { ScalarGamma.gamma($0) }
    case .cbrt: { ScalarPower.cbrt($0) }
    }
  }
}

/// Double functions of two operands for the script language.
public enum ScalarFunction2: UInt8, CaseIterable, Sendable {
  case power
  case atan2
  case hypot
  /// With the sign of the dividend, exact.
  case fmod
}

extension ScalarFunction2 {
  var function: @convention(c) (Double, Double) -> Double {
    switch self {
    case .power: { ScalarPower.power($0, $1) }
    case .atan2: { ScalarCircle.atan2($0, $1) }
    case .hypot: { ScalarPower.hypot($0, $1) }
    case .fmod: { TruncateModulo.exact($0, $1) }
    }
  }
}
