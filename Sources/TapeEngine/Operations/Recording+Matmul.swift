import Kernels
import Tensors

extension Recording {
  /// The matrix product over the last two axes; leading axes are batches and broadcast.
  ///
  /// - Shapes: `x [..., m, k]`, `y [..., k, n]` to `[..., m, n]`; the last two axes of either are exchanged
  ///   first if asked.
  /// - Pullback: `x̄ = z̄ yᵀ`, `ȳ = xᵀ z̄`, summed over batch axes along which they were stretched.
  /// - Complexity: m · n · k a pair of matrices, charged 4,096 additions a step.
  /// - Throws: `invalidArgument` for sizes that do not fit, and for different dtypes.
  public func matmul(_ x: TensorID, _ y: TensorID, transposeX: Bool, transposeY: Bool)
    throws(EngineError) -> TensorID
  {
    let first = slots[x.index]
    let second = slots[y.index]
    let isBatch = shapes[first.shape].rank > 2 || shapes[second.shape].rank > 2
    let primitive: Primitive = isBatch ? .batchMatmul : .matmul
    let operation = primitive.operationName
    let isOneDNN = first.dtype == .float32
    func fail(_ text: String) -> EngineError {
      .kernel(
        operation, text, wrapped: EngineError.productName(operation, first.dtype, prefix: "__"))
    }
    if kernels.matrixProduct(first.dtype) == nil {
      throw .unsupported(first.dtype, by: primitive)
    }
    if first.dtype != second.dtype {
      throw .mixed(
        first.dtype, second.dtype, in: operation, operand: 1,
        shown: EngineError.productName(operation, first.dtype))
    }
    let a = dimensionArray(x)
    let b = dimensionArray(y)
    if isBatch {
      if a.count < 2 { throw fail("In[0] ndims must be >= 2: \(a.count)") }
      if b.count < 2 { throw fail("In[1] ndims must be >= 2: \(b.count)") }
    } else if a.count != 2 || b.count != 2 {
      throw fail(
        isOneDNN
          ? "In[\(a.count < 2 ? 0 : 1)] ndims must be >= 2"
          : a.count == b.count
            ? "In[0] and In[1] ndims must be == 2: \(a.count)"
            : "In[0] and In[1] has different ndims: \(bracketed(first.shape)) vs. "
              + bracketed(second.shape))
    }
    let pair = MatrixPair(
      Shape(a), transposed: transposeX, Shape(b), transposed: transposeY)
    let (rows, depth, columns) = (pair.rows, pair.depth, pair.columns)
    if depth != pair.otherDepth {
      throw fail(
        "Matrix size-incompatible: In[0]: \(bracketed(first.shape)), In[1]: "
          + bracketed(second.shape)
          + (isBatch && isOneDNN ? " \(transposeX ? 1 : 0) \(transposeY ? 1 : 0)" : ""))
    }
    guard let batch = pair.batch else {
      throw fail(
        "In[0] and In[1] must have compatible batch dimensions: \(bracketed(first.shape)) vs. "
          + "\(bracketed(second.shape))")
    }
    let shape = try shapeNumber(batch.dimensions + [rows, columns])
    let (work, overflow) = shapes[shape].elementCount.multipliedReportingOverflow(
      by: max(depth, 1))
    // The operands are read, too: a product with a column does little else.
    let (read, tooMuch) = (rows + columns).multipliedReportingOverflow(by: max(depth, 1))
    let isInteger = first.dtype.isInteger
    try step(
      elements: overflow || tooMuch ? Int.max >> 1 : work, isInteger ? .moved : .product,
      runs: shapes[shape].elementCount == 0 ? 0 : read >> 7 + 64 * batch.elementCount)
    let attributes = [transposeX ? 1 : 0, transposeY ? 1 : 0]
    let product = try lowering(
      primitive, attributes, [x, y], (first.dtype, shape)
    ).lowering.lists.products[0]
    let target = try storage(first.dtype, shape: shape)
    let size = first.dtype.byteSize
    if batch.rank == 0,
      let panels = MatrixPanels(
        product.kernel, size: size, rows: rows, columns: columns, depth: depth)
    {
      panels.run(
        elements(x), elements(y), target.bytes, transposeX, transposeY, until: stopwatch,
        parallelFor)
      try checkClock()
    } else if batch.rank == 0 {
      product.kernel(
        elements(x), elements(y), target.bytes, rows, columns, depth, transposeX, transposeY)
    } else {
      let source = (elements(x), elements(y))
      let between = max(1 << 26 / max(rows * columns * depth, 1), 1)
      let stopwatch = stopwatch
      var isDue = false
      var done = 0
      product.pairs.forEachPair { offsets in
        if done % between == between - 1 { isDue = isDue || stopwatch.isUp }
        if isDue { return }
        done += 1
        product.kernel(
          source.0 + offsets[0] * size, source.1 + offsets[1] * size,
          target.bytes + offsets[2] * size, rows, columns, depth, transposeX, transposeY)
      }
      if isDue { try checkClock() }
    }
    return finish(
      primitive, [x, y], first.dtype, shape: shape, payload: payload(of: target),
      attributes: attributes)
  }
}
