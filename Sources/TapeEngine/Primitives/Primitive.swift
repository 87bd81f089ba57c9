/// An operation of the engine. Everything a script computes is a primitive or composed of them.
///
/// The case is the name under which entries and callers know the operation; its one declaration
/// (`Declaration`) says the rest.
public enum Primitive: UInt16, CaseIterable, Sendable {
  // Arithmetic of two operands, with broadcasting.
  case add, subtract, multiply, divide, power, maximum, minimum
  case floorDivide, floorModulo, truncateDivide, truncateModulo
  case squaredDifference, divideNoNan, multiplyNoNan, atan2, xlogy, xlog1py, xdivy

  // Elementwise, one operand.
  case negate, absolute, sign, square, sqrt, rsqrt, reciprocal
  case exp, expm1, log, log1p
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case erf, erfc, lgamma, digamma
  case floor, ceil, round, rint
  case sigmoid, softplus, relu, relu6, elu, selu, softsign

  // The backward functions that are operations of their own in TensorFlow.
  case tanhGrad, sigmoidGrad, sqrtGrad, rsqrtGrad, reciprocalGrad
  case reluGrad, relu6Grad, eluGrad, seluGrad, softplusGrad, softsignGrad

  // Comparisons and logic.
  case equal, notEqual, less, lessEqual, greater, greaterEqual
  case isNaN, isInfinite, isFinite
  case logicalAnd, logicalOr, logicalNot, logicalXor
  case bitwiseAnd, bitwiseOr, bitwiseXor, bitwiseInvert, leftShift, rightShift

  // Structure.
  case identity, stopGradient, readVariable, customGradient
  case cast, select, fill, broadcastTo
  case reshape, expandDims, squeeze, transpose
  case concat, stack, unstack, split
  case stridedSlice, stridedSliceGrad
  case gather, gatherGrad, unsortedSegmentSum
  case matrixDiag, matrixDiagPart, matrixSetDiag, matrixBandPart

  // Reductions and products.
  case sum, mean, product, maximumOf, minimumOf, anyOf, allOf, argmax, argmin, euclideanNorm
  case cumulativeSum, cumulativeProduct
  case addN, matmul, batchMatmul
  case softmax, logSoftmax, softmaxCrossEntropy, sparseSoftmaxCrossEntropy
  case leakyRelu, leakyReluGrad, polygamma

  // Linear algebra.
  case cholesky, triangularSolve, matrixSolve, matrixInverse, determinant, logDeterminant
}
