// Operations that IEEE arithmetic rounds once or a few times, with TensorFlow's formulas.

enum Negate: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V { -x }
}

enum Absolute: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V { x.magnitude }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V { x.magnitude }
}

/// A NaN stays; both zeros give +0.
enum Sign: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V {
    let negative = V.select(x .< V(0), V(-1), V.select(x .== V(0), V(0), x))
    return V.select(x .> V(0), V(1), negative)
  }
}

enum Square: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V { x * x }
}

enum SquareRoot: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V { x.squareRoot }
}

/// Two roundings, at most 1 ULP.
enum ReciprocalSquareRoot: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V { V(1) / x.squareRoot }
}

enum Reciprocal: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V { V(1) / x }
}

enum Floor: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V { x.floor }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V { x.floor }
}

enum Ceil: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V { x.ceil }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V { x.ceil }
}

enum Round: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V { x.rounded }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V { x.rounded }
}

/// A NaN stays.
enum Relu: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V {
    V.select(x .<= V(0), V(0), x)
  }
}

enum Relu6: UniformUnaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V) -> V {
    V.select(x .> V(6), V(6), V.select(x .<= V(0), V(0), x))
  }
}

enum Softsign: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V { x / (V(1) + x.magnitude) }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V) -> V { x / (V(1) + x.magnitude) }
}

// MARK: Two operands

enum Add: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V { x + y }
}

enum Subtract: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V { x - y }
}

enum Multiply: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V { x * y }
}

enum Divide: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V { x / y }
}

enum FloorDivide: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V { (x / y).floor }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V, _ y: V) -> V { (x / y).floor }
}

/// A tie, that of zeros of both signs included, gives the second operand.
enum Maximum: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select((x .> y) | x.isNaN, x, y)
  }
}

/// A tie, that of zeros of both signs included, gives the second operand.
enum Minimum: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select((x .< y) | x.isNaN, x, y)
  }
}

enum SquaredDifference: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    let difference = x - y
    return difference * difference
  }
}

enum DivideNoNan: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(y .== V(0), V(0), x / y)
  }
}

enum MultiplyNoNan: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(y .== V(0), V(0), x * y)
  }
}

enum XDivY: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(x .== V(0), V(0), x / y)
  }
}

enum LeakyRelu: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(x .> V(0), x, x * y)
  }
}

// MARK: Gradients

enum TanhGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V { y * (V(1) - x * x) }
}

enum SigmoidGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V { y * x * (V(1) - x) }
}

enum SqrtGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(y .== V(0), V(0), y * V(0.5) / x)
  }
}

enum RsqrtGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(y .== V(0), V(0), (V(-0.5) * (y * x)) * (x * x))
  }
}

enum ReciprocalGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(y .== V(0), V(0), -(x * y) * x)
  }
}

/// A product, as in TensorFlow, so that an infinite gradient of a masked element gives NaN.
enum ReluGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    x * V.select(y .> V(0), V(1), V(0))
  }
}

/// A product, as in TensorFlow, so that an infinite gradient of a masked element gives NaN.
enum Relu6Grad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    x * V.select((y .> V(0)) & (y .< V(6)), V(1), V(0))
  }
}

enum EluGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    V.select(y .< V(0), x * (y + V(1)), x)
  }
}

/// λ and α of the paper "Self-Normalizing Neural Networks", arXiv 1706.02515, §2.
enum SeluConstant {
  static var scale: Double { 1.050_700_987_355_480_5 }
  static var scaleAlpha: Double { 1.758_099_340_847_376_6 }
  /// What the product has beyond a double.
  static var scaleAlphaLow: Double { 0x1.05161b045a1fep-56 }
}

enum SeluGrad: UniformBinaryOperation {
  @inline(__always) static func uniform<V: Lanes>(_ x: V, _ y: V) -> V {
    let scale = V(V.Element(SeluConstant.scale))
    let scaleAlpha = V(V.Element(SeluConstant.scaleAlpha))
    return V.select(y .< V(0), x * (y + scaleAlpha), x * scale)
  }
}

enum SoftsignGrad: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    let root = V(1) + y.magnitude
    return x / (root * root)
  }
  @inline(__always) static func float32<V: Float32Lanes>(_ x: V, _ y: V) -> V {
    let root = V(1) + y.magnitude
    return x / (root * root)
  }
}
