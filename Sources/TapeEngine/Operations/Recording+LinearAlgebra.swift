import Kernels
import Tensors

// Factorisations and systems over the last two axes; leading axes are batches.
extension Recording {
  /// The lower factor of symmetric positive definite matrices, of which the lower triangle is read.
  /// Matrices that are not positive definite give NaN there.
  ///
  /// - Shapes: `x [..., n, n]` to the same.
  /// - Throws: `invalidArgument` for a rank below 2, and matrices that are not square.
  public func cholesky(_ x: TensorID) throws(EngineError) -> TensorID {
    try apply(.cholesky, x)
  }

  /// The determinants of square matrices.
  ///
  /// - Shapes: `x [..., n, n]` to `[...]`.
  /// - Special values: 1 for n = 0; 0 for a singular matrix.
  /// - Throws: as `cholesky`.
  public func determinant(_ x: TensorID) throws(EngineError) -> TensorID {
    try apply(.determinant, x)
  }

  /// The signs of the determinants and the logarithms of their magnitudes.
  ///
  /// - Shapes: `x [..., n, n]` to `[...]`, twice.
  /// - Throws: as `cholesky`.
  public func logDeterminant(_ x: TensorID) throws(EngineError) -> (
    sign: TensorID, logarithm: TensorID
  ) {
    let form = try squares(x, .logDeterminant)
    let dtype = slots[x.index].dtype
    guard let diagonal = kernels.matrix(.luDiagonal, dtype),
      let sign = kernels.unary(.sign, dtype),
      let absolute = kernels.unary(.absolute, dtype), let log = kernels.unary(.log, dtype),
      let sum = kernels.reduce(.sum, dtype), let product = kernels.reduce(.product, dtype)
    else { throw .unsupported(dtype, by: .logDeterminant) }
    let shape = try shapeNumber(form.batch)
    try step(matrixWork: form.n, columns: form.n, batch: form.count, divisor: 3)
    try reserveFactors(form.n, 1, dtype)
    let count = (form.n + 1) * form.count
    let first = try storage(dtype, shape: try shapeNumber([max(count, 2)]))
    defer { discard(first) }
    let second = try storage(dtype, shape: try shapeNumber([max(count, 2)]))
    defer { discard(second) }
    let size = dtype.byteSize
    let source = elements(x)
    try stoppable(form.n &* form.n &* form.n) {
      forEachMatrix(source, form, diagonal, to: first.bytes, form.n + 1, size)
    }
    sign(first.bytes, second.bytes, count)
    absolute(first.bytes, first.bytes, count)
    log(first.bytes, first.bytes, count)
    func reduced(_ kernel: KernelTable.Reduce, _ from: Storage) throws(EngineError) -> (
      dtype: DType, shape: UInt32, payload: UInt64
    ) {
      let target = try storage(dtype, shape: shape)
      kernel(from.bytes, target.bytes, form.count, form.n + 1, 1)
      return (dtype, shape, payload(of: target))
    }
    let results = finish(
      .logDeterminant, [x], [try reduced(product, second), try reduced(sum, first)])
    return (results[0], results[1])
  }

  /// The inverses of square matrices, or with `adjoint` of their transposes.
  ///
  /// - Shapes: `x [..., n, n]` to the same.
  /// - Throws: as `cholesky`, and for a matrix that is not invertible.
  public func inverse(_ x: TensorID, adjoint: Bool) throws(EngineError) -> TensorID {
    let form = try squares(x, .matrixInverse)
    let slot = slots[x.index]
    guard let solve = kernels.linearSolve(slot.dtype) else {
      throw .unsupported(slot.dtype, by: .matrixInverse)
    }
    try step(matrixWork: form.n, columns: form.n, batch: form.count, divisor: 1)
    try reserveFactors(form.n, form.n, slot.dtype)
    let target = try storage(slot.dtype, shape: slot.shape)
    let source = elements(x)
    var fails = false
    try stoppable(form.n &* form.n &* form.n) {
      fails = systems(
        solve, source, nil, target.bytes, form, form.n, adjoint, slot.dtype.byteSize)
    }
    if fails {
      discard(target)
      throw .kernel(.matrixInverse, "Input is not invertible.")
    }
    return finish(
      .matrixInverse, [x], slot.dtype, shape: slot.shape, payload: payload(of: target),
      attributes: [adjoint ? 1 : 0])
  }

  /// X of `a X = b`, or with `adjoint` of `aᵀ X = b`.
  ///
  /// - Shapes: `a [..., n, n]`, `b [..., n, k]` to `[..., n, k]`; the leading axes are equal.
  /// - Throws: `invalidArgument` for sizes that do not fit, different dtypes, and a matrix that is not
  ///   invertible.
  public func solve(_ a: TensorID, _ b: TensorID, adjoint: Bool) throws(EngineError) -> TensorID {
    let (first, second) = (slots[a.index], slots[b.index])
    func fail(_ text: String) -> EngineError { .kernel(.matrixSolve, text) }
    guard let kernel = kernels.linearSolve(first.dtype) else {
      throw .unsupported(first.dtype, by: .matrixSolve)
    }
    if first.dtype != second.dtype { throw .mixed(first.dtype, second.dtype, in: .matrixSolve) }
    let (left, right) = (dimensionArray(a), dimensionArray(b))
    if left.count < 2 { throw fail("Input tensor 0 must have rank >= 2, got \(left.count)") }
    if left.count != right.count { throw fail("All input tensors must have the same rank.") }
    if left.dropLast(2) != right.dropLast(2) {
      throw fail("All input tensors must have the same outer dimensions.")
    }
    let form = MatrixForm(left)
    if left[left.count - 2] != form.n {
      throw fail("First input (lhs) must be a square matrix.")
    }
    if right[right.count - 2] != form.n { throw fail("Input matrix and rhs are incompatible.") }
    let columns = right[right.count - 1]
    try step(matrixWork: form.n, columns: form.n / 3 + columns, batch: form.count, divisor: 1)
    try reserveFactors(form.n, columns, first.dtype)
    let target = try storage(first.dtype, shape: second.shape)
    let source = (elements(a), elements(b))
    var fails = false
    try stoppable(form.n &* form.n &* max(form.n, columns)) {
      fails = systems(
        kernel, source.0, source.1, target.bytes, form, columns, adjoint, first.dtype.byteSize)
    }
    if fails {
      discard(target)
      throw fail("Input matrix is not invertible.")
    }
    return finish(
      .matrixSolve, [a, b], first.dtype, shape: second.shape, payload: payload(of: target),
      attributes: [adjoint ? 1 : 0])
  }

  /// X of `a X = b` for triangular matrices, of which the other triangle is not read.
  ///
  /// - Shapes: `a [..., n, n]`, `b [..., n, k]` to `[..., n, k]`; the leading axes broadcast.
  /// - Special values: a division by 0 on the diagonal, as IEEE 754 says.
  /// - Throws: `invalidArgument` for sizes that do not fit, and for different dtypes.
  public func triangularSolve(_ a: TensorID, _ b: TensorID, lower: Bool, adjoint: Bool)
    throws(EngineError) -> TensorID
  {
    let (first, second) = (slots[a.index], slots[b.index])
    func fail(_ text: String) -> EngineError { .kernel(.triangularSolve, text) }
    guard let kernel = kernels.triangularSolve(first.dtype) else {
      throw .unsupported(first.dtype, by: .triangularSolve)
    }
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
    let target = try storage(first.dtype, shape: shape)
    let size = first.dtype.byteSize
    if shapes[shape].elementCount > 0 {
      let source = (elements(a), elements(b))
      let between = Self.matricesBetweenLooks(n)
      var solved = 0
      try stoppable(n &* n &* columns) {
        pair.forEachPair { left, right, result in
          solved += 1
          if solved % between == 0, stopwatch.isUp { giveUp() }
          if isOutOfTime { return }
          kernel(
            source.0 + left * size, source.1 + right * size, target.bytes + result * size, n,
            columns, lower, adjoint, 1)
        }
      }
    }
    return finish(
      .triangularSolve, [a, b], first.dtype, shape: shape, payload: payload(of: target),
      attributes: [lower ? 1 : 0, adjoint ? 1 : 0])
  }

  // MARK: Composites

  /// X of `l lᵀ X = b` for a lower factor l.
  public func choleskySolve(_ l: TensorID, _ b: TensorID) throws(EngineError) -> TensorID {
    try composite { () throws(EngineError) in
      let y = try triangularSolve(l, b, lower: true, adjoint: false)
      return try triangularSolve(l, y, lower: true, adjoint: true)
    }
  }

  /// The logarithms of the determinants of positive definite matrices.
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
    if chargedBytes &+ count * dtype.byteSize > uncheckedBytes {
      try makeRoom(for: count * dtype.byteSize)
    }
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
  struct MatrixForm {
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

  private func squares(_ x: TensorID, _ primitive: Primitive) throws(EngineError) -> MatrixForm {
    if !slots[x.index].dtype.isFloatingPoint {
      throw .unsupported(slots[x.index].dtype, by: primitive)
    }
    let own = dimensionArray(x)
    if own.count < 2 {
      throw .kernel(primitive, "Input tensor 0 must have rank >= 2, got \(own.count)")
    }
    let form = MatrixForm(own)
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

  /// How many matrices of n rows are worked on between two looks at the clock.
  private static func matricesBetweenLooks(_ n: Int) -> Int {
    max((1 << 22) / max(n &* n &* n, 1), 1)
  }

  /// Makes room for the factors of one matrix and its right side, which are gone when the operation is.
  private func reserveFactors(_ n: Int, _ columns: Int, _ dtype: DType) throws(EngineError) {
    let (count, overflow) = n.multipliedReportingOverflow(by: n + columns)
    // Shapes without matrices may have rows of any length.
    let size = overflow || count > Int.max >> 4 ? Int.max >> 1 : count * dtype.byteSize
    if chargedBytes &+ size > uncheckedBytes { try makeRoom(for: size) }
  }

  /// A function of each matrix.
  func matrixFunction(
    _ primitive: Primitive, _ x: TensorID, _ kernel: MatrixKernel,
    _ result: Declaration.MatrixResult, _ divisor: Int
  ) throws(EngineError) -> TensorID {
    let form = try squares(x, primitive)
    let slot = slots[x.index]
    guard let function = kernels.matrix(kernel, slot.dtype) else {
      throw .unsupported(slot.dtype, by: primitive)
    }
    let (shape, count) =
      switch result {
      case .matrix: (slot.shape, form.n * form.n)
      case .number: (try shapeNumber(form.batch), 1)
      }
    try step(matrixWork: form.n, columns: form.n, batch: form.count, divisor: divisor)
    try reserveFactors(form.n, 1, slot.dtype)
    let target = try storage(slot.dtype, shape: shape)
    let source = elements(x)
    try stoppable(form.n &* form.n &* form.n) {
      forEachMatrix(source, form, function, to: target.bytes, count, slot.dtype.byteSize)
    }
    return finish(primitive, [x], slot.dtype, shape: shape, payload: payload(of: target))
  }

  /// Matrices up to this size run side by side when there are many of them.
  private static let sideBySideSize = 16
  private static let sideBySideCount = 8

  private func forEachMatrix(
    _ source: UnsafeRawPointer, _ form: MatrixForm, _ kernel: KernelTable.MatrixFunction,
    to target: UnsafeMutableRawPointer, _ results: Int, _ size: Int
  ) {
    // Results without elements: there may be any number of them.
    if results == 0 { return }
    let (n, width) = (form.n, Self.sideBySideCount)
    let between = Self.matricesBetweenLooks(n)
    var (index, next) = (0, between)
    if n <= Self.sideBySideSize, form.count >= width {
      let transpose = kernels.transpose(size == 8 ? .int64 : .int32)
      withUnsafeTemporaryAllocation(
        byteCount: (n * n + results) * width * size + 1, alignment: 64
      ) { buffer in
        guard let lanes = buffer.baseAddress else { return }
        let answers = lanes + n * n * width * size
        while index + width <= form.count {
          if index >= next {
            if stopwatch.isUp {
              giveUp()
              index = form.count
              return
            }
            next = index + between
          }
          transpose(source + index * n * n * size, n * n, lanes, width, width, n * n)
          kernel(lanes, answers, n, width)
          transpose(answers, width, target + index * results * size, results, results, width)
          index += width
        }
      }
    }
    while index < form.count {
      if index >= next {
        if stopwatch.isUp { return giveUp() }
        next = index + between
      }
      kernel(source + index * n * n * size, target + index * results * size, n, 1)
      index += 1
    }
  }

  /// Solves each system; whether one of the matrices is not invertible.
  private func systems(
    _ kernel: KernelTable.LinearSolve, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer?,
    _ x: UnsafeMutableRawPointer, _ form: MatrixForm, _ columns: Int, _ adjoint: Bool, _ size: Int
  ) -> Bool {
    let (n, width) = (form.n, Self.sideBySideCount)
    var fails = [Bool](repeating: false, count: width)
    return fails.withUnsafeMutableBufferPointer { fails in
      guard let failed = fails.baseAddress, n > 0, columns > 0 else { return false }
      let between = Self.matricesBetweenLooks(n)
      var (index, next) = (0, between)
      if n <= Self.sideBySideSize, columns <= Self.sideBySideSize, form.count >= width {
        let transpose = kernels.transpose(size == 8 ? .int64 : .int32)
        let (square, side) = (n * n, n * columns)
        withUnsafeTemporaryAllocation(
          byteCount: (square + 2 * side) * width * size + 1, alignment: 64
        ) { buffer in
          guard let lanes = buffer.baseAddress else { return }
          let right = lanes + square * width * size
          let answers = right + side * width * size
          while index + width <= form.count {
            if index >= next {
              if stopwatch.isUp {
                giveUp()
                index = form.count
                return
              }
              next = index + between
            }
            transpose(a + index * square * size, square, lanes, width, width, square)
            if let b { transpose(b + index * side * size, side, right, width, width, side) }
            kernel(
              lanes, b == nil ? nil : UnsafeRawPointer(right), answers, n, columns, adjoint, width,
              failed)
            transpose(answers, width, x + index * side * size, side, side, width)
            index += width
          }
        }
      }
      while index < form.count {
        if index >= next {
          if stopwatch.isUp {
            giveUp()
            return false
          }
          next = index + between
        }
        kernel(
          a + index * n * n * size, b.map { $0 + index * n * columns * size },
          x + index * n * columns * size, n, columns, adjoint, 1, failed)
        index += 1
      }
      return fails.contains(true)
    }
  }
}
