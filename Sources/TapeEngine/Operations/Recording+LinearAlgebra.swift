import Kernels
import Tensors

// Factorisations and systems over the last two axes; leading axes are batches.
extension Recording {
  /// The lower factor of symmetric positive definite matrices, of which the lower triangle is read.
  /// Matrices that are not positive definite give NaN there.
  ///
  /// - Shapes: `x [..., n, n]` to the same.
  /// - Pullback: `½ (S + Sᵀ)` with `S = L⁻ᵀ Φ(Lᵀ L̄) L⁻¹`, where Φ keeps the lower triangle and half the diagonal.
  /// - Throws: `invalidArgument` for a rank below 2, and matrices that are not square.
  public func cholesky(_ x: TensorID) throws(EngineError) -> TensorID {
    try apply(.cholesky, x)
  }

  /// The determinants of square matrices.
  ///
  /// - Shapes: `x [..., n, n]` to `[...]`.
  /// - Special values: 1 for n = 0; 0 for a singular matrix.
  /// - Pullback: `x̄ = ȳ y x⁻ᵀ`, an error where `x` is singular.
  /// - Throws: as `cholesky`.
  public func determinant(_ x: TensorID) throws(EngineError) -> TensorID {
    try apply(.determinant, x)
  }

  /// The signs of the determinants and the logarithms of their magnitudes.
  ///
  /// - Shapes: `x [..., n, n]` to `[...]`, twice.
  /// - Pullback: `x̄ = ȳ x⁻ᵀ` of the logarithm's cotangent; the sign's flows nowhere.
  /// - Throws: as `cholesky`.
  public func logDeterminant(_ x: TensorID) throws(EngineError) -> (
    sign: TensorID, logarithm: TensorID
  ) {
    let form = try squares(x, .logDeterminant)
    let dtype = slots[x.index].dtype
    let shape = try shapeNumber(form.batch)
    let steps = try lowering(.logDeterminant, [], [x], (dtype, shape), (dtype, shape))
    try step(matrixWork: form.n, columns: form.n, batch: form.count, divisor: 3)
    try reserveFactors(form.n, 1, dtype)
    // The diagonals, and their signs or logarithms.
    let scratch = try shapeNumber([max((form.n + 1) * form.count, 2)])
    let resultCount = shape == 0 ? 0 : form.count
    try reserve(2 * (shapes[scratch].elementCount + resultCount) * dtype.byteSize)
    let first = try storage(dtype, shape: shape)
    // Scalars share their storage, so the second one has its own.
    let second = shape == 0 ? nil : try storage(dtype, shape: shape)
    let cell = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    defer { cell.deallocate() }
    cell.initialize(to: 0)
    try evaluate(steps, [x], to: [first.bytes, second?.bytes ?? UnsafeMutableRawPointer(cell)])
    let results = finish(
      .logDeterminant, [x],
      [
        (dtype, shape, payload(of: first)),
        (dtype, shape, second.map { payload(of: $0) } ?? cell.pointee),
      ])
    return (results[0], results[1])
  }

  /// The inverses of square matrices, or with `adjoint` of their transposes.
  ///
  /// - Shapes: `x [..., n, n]` to the same.
  /// - Pullback: `x̄ = −yᵀ ȳ yᵀ`.
  /// - Throws: as `cholesky`, and for a matrix that is not invertible.
  public func inverse(_ x: TensorID, adjoint: Bool) throws(EngineError) -> TensorID {
    let form = try squares(x, .matrixInverse)
    let slot = slots[x.index]
    try step(matrixWork: form.n, columns: form.n, batch: form.count, divisor: 1)
    try reserveFactors(form.n, form.n, slot.dtype)
    guard
      let result = try applySystem(
        .matrixInverse, [x], shape: slot.shape, attributes: [adjoint ? 1 : 0])
    else { throw .kernel(.matrixInverse, "Input is not invertible.") }
    return result
  }

  /// X of `a X = b`, or with `adjoint` of `aᵀ X = b`.
  ///
  /// - Shapes: `a [..., n, n]`, `b [..., n, k]` to `[..., n, k]`; the leading axes are equal.
  /// - Pullback: `b̄ = a⁻ᵀ X̄`, `ā = −b̄ Xᵀ`.
  /// - Throws: `invalidArgument` for sizes that do not fit, different dtypes, and a matrix that is not
  ///   invertible.
  public func solve(_ a: TensorID, _ b: TensorID, adjoint: Bool) throws(EngineError) -> TensorID {
    let (first, second) = (slots[a.index], slots[b.index])
    func fail(_ text: String) -> EngineError { .kernel(.matrixSolve, text) }
    if !first.dtype.isFloatingPoint { throw .unsupported(first.dtype, by: .matrixSolve) }
    if first.dtype != second.dtype { throw .mixed(first.dtype, second.dtype, in: .matrixSolve) }
    let (left, right) = (dimensionArray(a), dimensionArray(b))
    if left.count < 2 { throw fail("Input tensor 0 must have rank >= 2, got \(left.count)") }
    if left.count != right.count { throw fail("All input tensors must have the same rank.") }
    if left.dropLast(2) != right.dropLast(2) {
      throw fail("All input tensors must have the same outer dimensions.")
    }
    let form = MatrixBatch(left)
    if left[left.count - 2] != form.n {
      throw fail("First input (lhs) must be a square matrix.")
    }
    if right[right.count - 2] != form.n { throw fail("Input matrix and rhs are incompatible.") }
    let columns = right[right.count - 1]
    try step(matrixWork: form.n, columns: form.n / 3 + columns, batch: form.count, divisor: 1)
    try reserveFactors(form.n, columns, first.dtype)
    guard
      let result = try applySystem(
        .matrixSolve, [a, b], shape: second.shape, attributes: [adjoint ? 1 : 0])
    else { throw fail("Input matrix is not invertible.") }
    return result
  }

  /// X of `a X = b` for triangular matrices, of which the other triangle is not read.
  ///
  /// - Shapes: `a [..., n, n]`, `b [..., n, k]` to `[..., n, k]`; the leading axes broadcast.
  /// - Special values: a division by 0 on the diagonal, as IEEE 754 says.
  /// - Pullback: as of `solve`, of `a` its triangle alone.
  /// - Throws: `invalidArgument` for sizes that do not fit, and for different dtypes.
  public func triangularSolve(_ a: TensorID, _ b: TensorID, lower: Bool, adjoint: Bool)
    throws(EngineError) -> TensorID
  {
    let (first, second) = (slots[a.index], slots[b.index])
    func fail(_ text: String) -> EngineError { .kernel(.triangularSolve, text) }
    if !first.dtype.isFloatingPoint { throw .unsupported(first.dtype, by: .triangularSolve) }
    if first.dtype != second.dtype { throw .mixed(first.dtype, second.dtype, in: .triangularSolve) }
    let (left, right) = (dimensionArray(a), dimensionArray(b))
    if left.count < 2 { throw fail("In[0] ndims must be >= 2: \(left.count)") }
    if right.count < 2 { throw fail("In[1] ndims must be >= 2: \(right.count)") }
    let shown = (bracketed(first.shape), bracketed(second.shape))
    let pair = MatrixPair(Shape(left), Shape(right))
    guard let batch = pair.batch else {
      throw fail("In[0] and In[1] must have compatible batch dimensions: \(shown.0) vs. \(shown.1)")
    }
    let n = left[left.count - 1]
    if left[left.count - 2] != n {
      throw fail(
        "In[0] matrices in the last dimensions must be square (\(n) =/= \(left[left.count - 2]))")
    }
    if right[right.count - 2] != n {
      throw fail(
        "In[0] mismatch In[1] shape: \(n) vs. \(right[right.count - 2]): \(shown.0) \(shown.1) 1 0")
    }
    let columns = right[right.count - 1]
    let shape = try shapeNumber(batch.dimensions + [n, columns])
    try step(
      matrixWork: n, columns: columns, batch: batch.elementCount, divisor: 2)
    let attributes = [lower ? 1 : 0, adjoint ? 1 : 0]
    guard
      let result = try applySystem(
        .triangularSolve, [a, b], shape: shape, attributes: attributes)
    else { preconditionFailure("A triangular system is never refused.") }
    return result
  }

  // MARK: Composites

  /// X of `l lᵀ X = b` for a lower factor l.
  ///
  /// - Shapes: `l [..., n, n]`, `b [..., n, k]` to `[..., n, k]`.
  public func choleskySolve(_ l: TensorID, _ b: TensorID) throws(EngineError) -> TensorID {
    try composite { () throws(EngineError) in
      let y = try triangularSolve(l, b, lower: true, adjoint: false)
      return try triangularSolve(l, y, lower: true, adjoint: true)
    }
  }

  /// The logarithms of the determinants of positive definite matrices.
  ///
  /// - Shapes: `x [..., n, n]` to `[...]`; NaN where a matrix is not positive definite.
  public func logDeterminantOfPositive(_ x: TensorID) throws(EngineError) -> TensorID {
    try composite { () throws(EngineError) in
      let diagonal = try diagonal(of: cholesky(x))
      let sum = try reduce(.sum, apply(.log, diagonal), axes: [-1], keepDimensions: false)
      return try multiply(constant(like: sum, 2), sum)
    }
  }

  /// The diagonals of square matrices.
  private func diagonal(of x: TensorID) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    let n = own[own.count - 1]
    let batch = Array(own.dropLast(2))
    let rows = try reshape(x, batch + [n * n])
    let whole = Array(
      repeating: StridedSlice.Item.range(start: nil, stop: nil, step: 1), count: batch.count)
    return try slice(rows, whole + [.range(start: nil, stop: nil, step: n + 1)])
  }

  /// X of least ‖a X − b‖² + λ‖X‖², or of least ‖X‖² for fewer rows than columns, by the Cholesky
  /// factor of the normal equations.
  public func leastSquares(_ a: TensorID, _ b: TensorID, regularizer: Double)
    throws(EngineError) -> TensorID
  {
    try composite { () throws(EngineError) in
      let own = dimensionArray(a)
      let isTall = own[own.count - 2] >= own[own.count - 1]
      var gramian = try matmul(a, a, transposeX: isTall, transposeY: !isTall)
      if regularizer != 0 {
        let n = min(own[own.count - 2], own[own.count - 1])
        let identity = try identityMatrix(n, slots[gramian.index].dtype)
        gramian = try add(gramian, multiply(constant(like: gramian, regularizer), identity))
      }
      let factor = try cholesky(gramian)
      if isTall {
        let right = try matmul(a, b, transposeX: true, transposeY: false)
        return try choleskySolve(factor, right)
      }
      return try matmul(a, choleskySolve(factor, b), transposeX: true, transposeY: false)
    }
  }

  /// Ones on the diagonal of zeros [n, n].
  func identityMatrix(_ n: Int, _ dtype: DType) throws(EngineError) -> TensorID {
    try constantMatrix(n, dtype) { $0 == $1 ? 1 : 0 }
  }

  /// A matrix [n, n] that no tape tracks, of numbers given by row and column.
  func constantMatrix(_ n: Int, _ dtype: DType, _ element: (Int, Int) -> Double)
    throws(EngineError) -> TensorID
  {
    let count = try checkedElementCount([n, n])
    try step(elements: count, .moved)
    try reserve(count * dtype.byteSize)
    let buffer = TensorBuffer(size: count * dtype.byteSize)
    for i in 0..<n {
      if i & 0xFF == 0xFF { try checkClock() }
      for j in 0..<n {
        buffer.bytes.store(element(i, j), as: dtype, at: i * n + j)
      }
    }
    return try constant(TensorValue(dtype: dtype, shape: Shape([n, n]), buffer: buffer))
  }

  // MARK: Batches

  /// Square matrices: their number of rows, and the axes before them.
  struct MatrixBatch {
    var n: Int
    var batch: [Int]
    /// How many matrices.
    var count: Int

    init(_ dimensions: [Int]) {
      n = dimensions[dimensions.count - 1]
      batch = Array(dimensions.dropLast(2))
      count = batch.reduce(1, *)
    }
  }

  private func squares(_ x: TensorID, _ primitive: Primitive) throws(EngineError) -> MatrixBatch {
    if !slots[x.index].dtype.isFloatingPoint {
      throw .unsupported(slots[x.index].dtype, by: primitive)
    }
    let own = dimensionArray(x)
    if own.count < 2 {
      throw .kernel(primitive, "Input tensor 0 must have rank >= 2, got \(own.count)")
    }
    let form = MatrixBatch(own)
    if own[own.count - 2] != form.n { throw .kernel(primitive, "Input matrix must be square.") }
    return form
  }

  /// Charges n²·columns / divisor multiplications for each matrix.
  private func step(matrixWork n: Int, columns: Int, batch: Int, divisor: Int)
    throws(EngineError)
  {
    var work = max(n, 1)
    for factor in [n, columns, batch] {
      let (product, overflow) = work.multipliedReportingOverflow(by: factor)
      work = overflow ? Int.max >> 1 : product
    }
    // There may be any number of matrices without elements, which are not looked at.
    if n == 0 { return try step() }
    // Small matrices cost more than their products.
    let (rows, overflow) = (n * n).multipliedReportingOverflow(by: batch)
    try step(
      elements: work / divisor, .product, runs: overflow ? Int.max >> 1 : rows >> 2 + 16 * batch)
  }

  /// Makes room for the factors of one matrix and its right side, which are gone when the operation is.
  private func reserveFactors(_ n: Int, _ columns: Int, _ dtype: DType) throws(EngineError) {
    let (count, overflow) = n.multipliedReportingOverflow(by: n + columns)
    // Shapes without matrices may have rows of any length.
    try reserve(overflow || count > Int.max >> 4 ? Int.max >> 1 : count * dtype.byteSize)
  }

  /// A function of each matrix.
  func matrixFunction(
    _ primitive: Primitive, _ x: TensorID, _ kernel: MatrixKernel,
    _ result: Declaration.MatrixResult, _ divisor: Int
  ) throws(EngineError) -> TensorID {
    let form = try squares(x, primitive)
    let slot = slots[x.index]
    if kernels.matrix(kernel, slot.dtype) == nil { throw .unsupported(slot.dtype, by: primitive) }
    let shape =
      switch result {
      case .matrix: slot.shape
      case .number: try shapeNumber(form.batch)
      }
    try step(matrixWork: form.n, columns: form.n, batch: form.count, divisor: divisor)
    try reserveFactors(form.n, 1, slot.dtype)
    guard let result = try applySystem(primitive, [x], shape: shape) else {
      preconditionFailure("A factorisation is never refused.")
    }
    return result
  }

  /// A primitive that is one function of square matrices; nil when it refuses one of them.
  private func applySystem(
    _ primitive: Primitive, _ operands: [TensorID], shape: UInt32, attributes: [Int] = []
  ) throws(EngineError) -> TensorID? {
    let dtype = slots[operands[0].index].dtype
    let system = try lowering(primitive, attributes, operands, (dtype, shape))
      .lowering.lists.systems[0]
    let target = try storage(dtype, shape: shape)
    let isSolved = try apply(
      system, elements(operands[0]), operands.count > 1 ? elements(operands[1]) : nil,
      to: target.bytes, size: dtype.byteSize)
    if !isSolved {
      discard(target)
      return nil
    }
    return finish(
      primitive, operands, dtype, shape: shape, payload: payload(of: target),
      attributes: attributes)
  }
}
