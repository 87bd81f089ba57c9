/// The element type of a buffer, which `Tensors` calls a `DType`.
public enum ElementType: UInt8, CaseIterable, Sendable {
  case float32
  case float64
  case int32
  case int64
  /// One byte, 0 or 1.
  case bool
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
  case matrixProduct
  /// The kernels of `binary` that have a form over rows.
  case binaryRows
  case sumOfProducts
  case laneProduct
  /// Functions of square matrices.
  case matrix
  case triangularSolve
  case linearSolve
  case transpose
  /// One element at a time.
  case scalarUnary
  /// One element at a time.
  case scalarBinary
  case scalarFunction
  case scalarFunction2
}
