import Glibc

func scalarFunctionAddress(_ kernel: ScalarFunction, _ type: ElementType) -> UnsafeRawPointer? {
  guard type == .float64 else { return nil }
  let function: @convention(c) (Double) -> Double
  switch kernel {
  case .exp: function = { Glibc.exp($0) }
  case .exp2: function = { Glibc.exp2($0) }
  case .expm1: function = { Glibc.expm1($0) }
  case .log: function = { Glibc.log($0) }
  case .log2: function = { Glibc.log2($0) }
  case .log10: function = { Glibc.log10($0) }
  case .log1p: function = { Glibc.log1p($0) }
  case .sin: function = { Glibc.sin($0) }
  case .cos: function = { Glibc.cos($0) }
  case .tan: function = { Glibc.tan($0) }
  case .asin: function = { Glibc.asin($0) }
  case .acos: function = { Glibc.acos($0) }
  case .atan: function = { Glibc.atan($0) }
  case .sinh: function = { Glibc.sinh($0) }
  case .cosh: function = { Glibc.cosh($0) }
  case .tanh: function = { Glibc.tanh($0) }
  case .asinh: function = { Glibc.asinh($0) }
  case .acosh: function = { Glibc.acosh($0) }
  case .atanh: function = { Glibc.atanh($0) }
  case .erf: function = { Glibc.erf($0) }
  case .erfc: function = { Glibc.erfc($0) }
  case .gamma: function = { Glibc.tgamma($0) }
  case .lgamma: function = { Glibc.lgamma($0) }
  case .cbrt: function = { Glibc.cbrt($0) }
  }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}

func scalarFunctionAddress(_ kernel: ScalarFunction2, _ type: ElementType) -> UnsafeRawPointer? {
  guard type == .float64 else { return nil }
  let function: @convention(c) (Double, Double) -> Double
  switch kernel {
  case .power: function = { Glibc.pow($0, $1) }
  case .atan2: function = { Glibc.atan2($0, $1) }
  case .hypot: function = { Glibc.hypot($0, $1) }
  case .fmod: function = { Glibc.fmod($0, $1) }
  }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}
