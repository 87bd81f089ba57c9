import Glibc

enum Exp: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.exp(x) }
  }
}

enum Expm1: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.expm1(x) }
  }
}

enum Log: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.log(x) }
  }
}

enum Log1p: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.log1p(x) }
  }
}

enum Sin: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.sin(x) }
  }
}

enum Cos: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.cos(x) }
  }
}

enum Tan: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.tan(x) }
  }
}

enum Asin: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.asin(x) }
  }
}

enum Acos: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.acos(x) }
  }
}

enum Atan: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.atan(x) }
  }
}

enum Sinh: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.sinh(x) }
  }
}

enum Cosh: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.cosh(x) }
  }
}

enum Tanh: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.tanh(x) }
  }
}

enum Asinh: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.asinh(x) }
  }
}

enum Acosh: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.acosh(x) }
  }
}

enum Atanh: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.atanh(x) }
  }
}

enum Erf: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.erf(x) }
  }
}

enum Erfc: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.erfc(x) }
  }
}

enum Sigmoid: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in 1 / (1 + Glibc.exp(-x)) }
  }
}

enum Softplus: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in (x > 0 ? x : 0) + Glibc.log1p(Glibc.exp(-abs(x))) }
  }
}

enum LogGamma: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in Glibc.lgamma(x) }
  }
}

enum Digamma: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in x }
  }
}

enum Elu: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in x < 0 ? Glibc.expm1(x) : x }
  }
}

enum Selu: UnaryOperation {
  static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: V(0) .== V(0), x) { x in
      x < 0 ? SeluConstant.scaleAlpha * Glibc.expm1(x) : SeluConstant.scale * x
    }
  }
}

enum FloorModulo: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in
      {
        let r = Glibc.fmod(x, y)
        return r != 0 && (x < 0) != (y < 0) ? r + y : r
      }()
    }
  }
}

enum TruncateModulo: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in Glibc.fmod(x, y) }
  }
}

enum Power: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in Glibc.pow(x, y) }
  }
}

enum Arctangent2: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in Glibc.atan2(x, y) }
  }
}

enum XLogY: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in x == 0 ? x : x * Glibc.log(y) }
  }
}

enum XLog1pY: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in x == 0 ? x : x * Glibc.log1p(y) }
  }
}

enum LogAddExp: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in
      (x > y ? x : y) + Glibc.log1p(Glibc.exp(-abs(x - y)))
    }
  }
}

enum SoftplusGrad: BinaryOperation {
  static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    V(0).patched(where: V(0) .== V(0), x, y) { x, y in x / (Glibc.exp(-y) + 1) }
  }
}
