// A kernel is a case and its row of functions; without either it does not compile.

/// Functions of square matrices of floats, of as many jobs as there are lanes.
public enum MatrixKernel: UInt8, CaseIterable, Sendable {
  /// The lower factor L of A = L Lᵀ, zeros above its diagonal; only A's lower triangle is read. A pivot
  /// that is 0 or less makes the lower triangle NaN.
  case cholesky
  /// One element a matrix.
  case determinant
  /// n + 1 elements a matrix, whose product is the determinant: the diagonal of the factor U, and ±1
  /// for the exchanges of rows.
  case luDiagonal
}

extension MatrixKernel {
  /// What computes it.
  var functions: MatrixFunctions {
    switch self {
    case .cholesky:
      MatrixFunctions(
        { Cholesky<Float64x4, Float64x1>.run($0, $1, $2, $3) },
        { Cholesky<Float32x8, Float32x1>.run($0, $1, $2, $3) })
    case .determinant:
      MatrixFunctions(
        { LinearSystems<Float64x4, Float64x1>.determinant($0, $1, $2, $3) },
        { LinearSystems<Float32x8, Float32x1>.determinant($0, $1, $2, $3) })
    case .luDiagonal:
      MatrixFunctions(
        { LinearSystems<Float64x4, Float64x1>.diagonal($0, $1, $2, $3) },
        { LinearSystems<Float32x8, Float32x1>.diagonal($0, $1, $2, $3) })
    }
  }
}
