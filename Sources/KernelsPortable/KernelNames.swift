/// The element type of a buffer, which `Tensors` calls a `DType`.
public enum ElementType: UInt8, CaseIterable, Sendable {
  case float32
  case float64
  case int32
  case int64
  /// One byte, 0 or 1.
  case bool
}

/// Elementwise functions of one operand; the result has the operand's type.
///
/// Floats have all of them but `invert` and `logicalNot`; integers have `negate`, `absolute`,
/// `sign`, `square` and `invert`; bool has `logicalNot`.
public enum UnaryKernel: UInt8, CaseIterable, Sendable {
  case negate
  case absolute
  case sign
  case square
  case sqrt
  /// `1 / √x`.
  case rsqrt
  case reciprocal
  case exp
  case expm1
  case log
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
  case asinh
  case acosh
  case atanh
  case sigmoid
  case softplus
  case erf
  case erfc
  /// `log |Γ(x)|`.
  case lgamma
  case digamma
  case floor
  case ceil
  /// To the nearest integer, ties to even.
  case round
  /// The same function as `round`.
  case rint
  case relu
  case relu6
  case elu
  case selu
  case softsign
  /// Bitwise complement, of integers.
  case invert
  /// Of bool.
  case logicalNot
}

/// Elementwise functions of two operands of one type, which the result has too.
///
/// The gradients take their operands in the order of TensorFlow's operations of that name: those
/// named after an output take (y, ȳ), the activations' take (ȳ, feature or output).
public enum BinaryKernel: UInt8, CaseIterable, Sendable {
  case add
  case subtract
  case multiply
  /// Of floats only.
  case divide
  /// Towards minus infinity. An integer divided by zero gives 0: the caller looks for zeros first.
  case floorDivide
  /// With the sign of the divisor.
  case floorModulo
  /// Of integers only; towards zero.
  case truncateDivide
  /// With the sign of the dividend.
  case truncateModulo
  /// `xʸ`; exponents such as 2 and ½ are products and roots. For integers modulo 2³² or 2⁶⁴; a negative
  /// exponent gives 0: the caller looks first.
  case power
  /// `atan2(y, x)`: the angle of the point (x, y); the first operand is y.
  case atan2
  /// A NaN on either side gives NaN.
  case maximum
  /// A NaN on either side gives NaN.
  case minimum
  case squaredDifference
  /// 0 where the divisor is 0.
  case divideNoNan
  /// 0 where the second operand is 0, whatever the first is.
  case multiplyNoNan
  /// `x · log y`, and 0 where x is 0.
  case xlogy
  /// `x · log1p y`, and 0 where x is 0.
  case xlog1py
  /// `x / y`, and 0 where x is 0.
  case xdivy
  /// `log(eˣ + eʸ)` without overflow.
  case logAddExp
  /// `leakyRelu(x, α)`: x where it is positive, otherwise α·x.
  case leakyRelu
  /// Of integers and bool.
  case bitwiseAnd
  /// Of integers and bool.
  case bitwiseOr
  /// Of integers and bool.
  case bitwiseXor
  /// Of integers. A count below 0 or not below the width is clamped.
  case shiftLeft
  /// Of integers, with sign extension. A count below 0 or not below the width is clamped.
  case shiftRight
  /// (y, ȳ) ↦ ȳ·(1 − y²).
  case tanhGrad
  /// (y, ȳ) ↦ ȳ·y·(1 − y).
  case sigmoidGrad
  /// (y, ȳ) ↦ ȳ·½/y, and 0 where ȳ is 0.
  case sqrtGrad
  /// (y, ȳ) ↦ −½·ȳ·y³, and 0 where ȳ is 0.
  case rsqrtGrad
  /// (y, ȳ) ↦ −ȳ·y².
  case reciprocalGrad
  /// (ȳ, x) ↦ ȳ where x is positive.
  case reluGrad
  /// (ȳ, x) ↦ ȳ where x is between 0 and 6.
  case relu6Grad
  /// (ȳ, y) ↦ ȳ·(y + 1) where y is negative, otherwise ȳ.
  case eluGrad
  /// (ȳ, y) ↦ the derivative of `selu` from its output.
  case seluGrad
  /// (ȳ, x) ↦ ȳ / (1 + e⁻ˣ).
  case softplusGrad
  /// (ȳ, x) ↦ ȳ / (1 + |x|)².
  case softsignGrad
}

/// Elementwise comparisons; the result is bool. Bool operands have `equal` and `notEqual`.
public enum CompareKernel: UInt8, CaseIterable, Sendable {
  case equal
  case notEqual
  case less
  case lessEqual
  case greater
  case greaterEqual
}

/// Elementwise questions to a float; the result is bool.
public enum ClassifyKernel: UInt8, CaseIterable, Sendable {
  case isNaN
  case isInfinite
  case isFinite
}

/// Reductions to one value of the same type, by the canonical tree.
public enum ReduceKernel: UInt8, CaseIterable, Sendable {
  /// The empty sum is 0.
  case sum
  /// The empty product is 1.
  case product
  /// A NaN anywhere gives NaN; the empty maximum is −∞ or the least integer.
  case maximum
  /// A NaN anywhere gives NaN; the empty minimum is +∞ or the greatest integer.
  case minimum
  /// Of bool.
  case any
  /// Of bool.
  case all
}

/// Reductions to the index of an element, the first one where several qualify.
public enum ArgumentReduceKernel: UInt8, CaseIterable, Sendable {
  case maximum
  case minimum
}

/// Double functions of one operand for the script language, as nearly correctly rounded as is
/// practical.
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
  case asinh
  case acosh
  case atanh
  case erf
  case erfc
  case gamma
  case lgamma
  case cbrt
}

/// Double functions of two operands for the script language.
public enum ScalarFunction2: UInt8, CaseIterable, Sendable {
  case power
  case atan2
  case hypot
  /// With the sign of the dividend, exact.
  case fmod
}

/// What `kernelAddress` is asked for.
public enum KernelFamily: UInt8, CaseIterable, Sendable {
  case unary
  case binary
  case compare
  case classify
  case reduce
  case argumentReduce
  /// The kernel code is the source's element type, the type the destination's.
  case cast
  case select
  case fill
  case leakyReluGrad
  case matrixProduct
  /// The kernels of `binary` that have a form over rows.
  case binaryRows
  case sumOfProducts
  case laneProduct
  case cholesky
  case triangularSolve
  case linearSolve
  case determinant
  case luDiagonal
  case transpose
  /// One element at a time.
  case scalarUnary
  /// One element at a time.
  case scalarBinary
  case scalarFunction
  case scalarFunction2
}
