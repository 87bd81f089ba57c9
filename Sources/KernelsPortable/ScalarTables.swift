// The tables of the script language's double functions.

func scalarFunctionAddress(_ kernel: ScalarFunction, _ type: ElementType) -> UnsafeRawPointer? {
  guard type == .float64 else { return nil }
  let function: @convention(c) (Double) -> Double
  switch kernel {
  case .exp: function = { ScalarExponential.exp($0) }
  case .exp2: function = { ScalarExponential.exp2($0) }
  case .expm1: function = { ScalarExponential.expm1($0) }
  case .log: function = { ScalarLogarithm.log($0) }
  case .log2: function = { ScalarLogarithm.log2($0) }
  case .log10: function = { ScalarLogarithm.log10($0) }
  case .log1p: function = { ScalarLogarithm.log1p($0) }
  case .sin: function = { ScalarCircle.sin($0) }
  case .cos: function = { ScalarCircle.cos($0) }
  case .tan: function = { ScalarCircle.tan($0) }
  case .asin: function = { ScalarCircle.asin($0) }
  case .acos: function = { ScalarCircle.acos($0) }
  case .atan: function = { ScalarCircle.atan($0) }
  case .sinh: function = { ScalarExponential.sinh($0) }
  case .cosh: function = { ScalarExponential.cosh($0) }
  case .tanh: function = { ScalarExponential.tanh($0) }
  case .asinh: function = { On64<Asinh>.one($0) }
  case .acosh: function = { On64<Acosh>.one($0) }
  case .atanh: function = { On64<Atanh>.one($0) }
  case .erf: function = { ScalarErrorFunction.erf($0) }
  case .erfc: function = { On64<Erfc>.one($0) }
  case .gamma: function = { ScalarGamma.gamma($0) }
  case .lgamma: function = { On64<LogGamma>.one($0) }
  case .cbrt: function = { ScalarPower.cbrt($0) }
  }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}

func scalarFunctionAddress(_ kernel: ScalarFunction2, _ type: ElementType) -> UnsafeRawPointer? {
  guard type == .float64 else { return nil }
  let function: @convention(c) (Double, Double) -> Double
  switch kernel {
  case .power: function = { ScalarPower.power($0, $1) }
  case .atan2: function = { ScalarCircle.atan2($0, $1) }
  case .hypot: function = { ScalarPower.hypot($0, $1) }
  case .fmod: function = { TruncateModulo.exact($0, $1) }
  }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}
