import Tensors

// Diagonals and triangles of batches of matrices.
extension Recording {
  /// Which diagonals an operation means: 0 is the main one, positive ones lie above it.
  public struct Diagonals: Hashable, Sendable {
    /// The lowest diagonal that is meant.
    public var lower: Int
    /// The highest one, at least `lower`.
    public var upper: Int
    /// TensorFlow's name of how shorter diagonals lie in their packed rows.
    public var alignment: String
    /// How the operation is named in errors; nil where TensorFlow shows no name.
    public var name: String?

    /// By default the main diagonal alone.
    public init(
      lower: Int = 0, upper: Int = 0, alignment: String = "RIGHT_LEFT", name: String? = nil
    ) {
      self.lower = lower
      self.upper = upper
      self.alignment = alignment
      self.name = name
    }
  }

  /// Matrices with the given diagonals, and `padding`, or zeros, elsewhere.
  ///
  /// - Parameters:
  ///   - x: `[…, width]` for one diagonal, `[…, count, width]` for several.
  ///   - rows, columns: as few as hold the diagonals when nil; square when both are.
  ///   - padding: a scalar of the dtype of `x`; no gradient flows to it.
  /// - Returns: `[…, rows, columns]`.
  /// - Pullback: the same diagonals of the cotangent.
  public func matrixDiag(
    _ x: TensorID, _ diagonals: Diagonals = Diagonals(name: "diag"), rows: Int? = nil,
    columns: Int? = nil, padding: TensorID? = nil
  ) throws(EngineError) -> TensorID {
    func fail(_ text: String) -> EngineError {
      .kernel("MatrixDiagV3", text, name: diagonals.name)
    }
    let own = dimensionArray(x)
    guard let width = own.last else {
      throw fail("diagonal must be at least 1-dim, received shape: []")
    }
    let attributes = try attributes(diagonals, in: .matrixDiag)
    let (lower, upper) = (diagonals.lower, diagonals.upper)
    if lower != upper, own.count < 2 || own[own.count - 2] != upper - lower + 1 {
      throw fail(
        "The number of diagonals provided in the input does not match the lower_diag_index and "
          + "upper_diag_index range.")
    }
    let (leastRows, leastColumns) = (width - min(upper, 0), width + max(lower, 0))
    if let rows, rows < leastRows { throw fail("The number of rows is too small.") }
    if let columns, columns < leastColumns { throw fail("The number of columns is too small.") }
    let square = rows == nil && columns == nil ? max(leastRows, leastColumns) : nil
    let height = square ?? rows ?? leastRows
    let length = square ?? columns ?? leastColumns
    if height != leastRows, length != leastColumns {
      throw fail(
        "The number of rows or columns is not consistent with the specified d_lower, d_upper, and "
          + "diagonal.")
    }
    return try rearrange(
      .matrixDiag, [x] + (padding.map { [$0] } ?? []),
      own.dropLast(lower == upper ? 1 : 2) + [height, length], attributes)
  }

  /// The given diagonals of matrices; `padding`, or zeros, beside the shorter ones.
  ///
  /// - Parameters:
  ///   - x: `[…, rows, columns]`.
  ///   - padding: a scalar of the dtype of `x`; no gradient flows to it.
  /// - Returns: `[…, width]` for one diagonal, `[…, count, width]` for several.
  /// - Pullback: the cotangent on those diagonals, zeros elsewhere.
  public func matrixDiagPart(
    _ x: TensorID, _ diagonals: Diagonals = Diagonals(name: "diag_part"), padding: TensorID? = nil
  ) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    if own.count < 2 { throw notMatrices("MatrixDiagPartV3", x, diagonals.name) }
    let attributes = try attributes(diagonals, in: .matrixDiagPart, matrix: own)
    let band = DiagonalBand(attributes, matrix: own)
    return try rearrange(
      .matrixDiagPart, [x] + (padding.map { [$0] } ?? []),
      own.dropLast(2) + (band.count == 1 ? [band.width] : [band.count, band.width]), attributes)
  }

  /// Matrices with other elements on the given diagonals.
  ///
  /// - Parameters:
  ///   - x: `[…, rows, columns]`.
  ///   - diagonal: what `matrixDiagPart` of `x` would give, of its shape and dtype.
  /// - Pullback: `x` gets the cotangent with zeros on the diagonals, `diagonal` those diagonals of it.
  public func matrixSetDiag(
    _ x: TensorID, _ diagonal: TensorID, _ diagonals: Diagonals = Diagonals(name: "set_diag")
  ) throws(EngineError) -> TensorID {
    func fail(_ text: String) -> EngineError {
      .kernel("MatrixSetDiagV3", text, name: diagonals.name)
    }
    let (dtype, other) = (slots[x.index].dtype, slots[diagonal.index].dtype)
    if dtype != other {
      throw .mixed(dtype, other, in: "MatrixSetDiagV3", operand: 1, name: diagonals.name)
    }
    let own = dimensionArray(x)
    if own.count < 2 { throw notMatrices("MatrixSetDiagV3", x, diagonals.name) }
    if rank(diagonal) < 1 { throw fail("diagonal must be at least 1-dim, received shape: []") }
    let attributes = try attributes(diagonals, in: .matrixSetDiag, matrix: own)
    let band = DiagonalBand(attributes, matrix: own)
    let expected = own.dropLast(2) + (band.count == 1 ? [band.width] : [band.count, band.width])
    if dimensionArray(diagonal) != Array(expected) {
      throw fail(
        "Either first dimensions of diagonal don't match input.shape[:-2], or diagonal.shape[:-1] "
          + "is not equal to the longests diagonal in range [lower_diag_index:upper_diag_index].\n"
          + "Input shape: \(Shape(own).bracketed)\nDiagonal shape: \(shape(diagonal).bracketed)\n"
          + "Expected diagonal shape: \(Shape(Array(expected)).bracketed)")
    }
    return try rearrange(.matrixSetDiag, [x, diagonal], own, attributes)
  }

  /// What lies at most `lower` below and `upper` above the main diagonals of matrices, and zeros
  /// elsewhere; a negative number keeps all on its side.
  ///
  /// - Pullback: the same band of the cotangent.
  public func matrixBandPart(_ x: TensorID, lower: Int, upper: Int, name: String? = "")
    throws(EngineError) -> TensorID
  {
    let own = dimensionArray(x)
    if own.count < 2 { throw notMatrices("MatrixBandPart", x, name) }
    for (number, length, text) in [
      (lower, own[own.count - 2], "num_lower must be negative or less or equal to number of rows"),
      (
        upper, own[own.count - 1],
        "num_upper must be negative or less or equal to number of columns"
      ),
    ] where number > length {
      throw .kernel("MatrixBandPart", "\(text) (\(length)) got: \(number)", name: name)
    }
    return try rearrange(.matrixBandPart, [x], own, [max(lower, -1), max(upper, -1)])
  }

  /// `x` of dimensions d on the diagonal of a tensor of dimensions d + d.
  public func tensorDiag(_ x: TensorID) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    if own.isEmpty { throw .kernel("Diag", "Input must be at least rank 1, got 0") }
    return try composite { () throws(EngineError) in
      try reshape(matrixDiag(reshape(x, [elementCount(x)])), own + own)
    }
  }

  /// The diagonal, of dimensions d, of a tensor of dimensions d + d; of a scalar itself.
  public func tensorDiagPart(_ x: TensorID, name: String? = "") throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    let half = own.count / 2
    if own.count != 2 * half {
      throw .kernel(
        "DiagPart",
        "The rank of the tensor should be                                          even and "
          + "positive, got shape \(shape(x).bracketed)", name: name)
    }
    for axis in 0..<half where own[axis] != own[axis + half] {
      throw .kernel(
        "DiagPart",
        "Invalid shape \(shape(x).bracketed): dimensions \(axis) and \(axis + half) do not match.",
        name: name)
    }
    let count = own.prefix(half).reduce(1, *)
    return try composite { () throws(EngineError) in
      try reshape(matrixDiagPart(reshape(x, [count, count])), Array(own.prefix(half)))
    }
  }

  /// The attributes of an entry of diagonals.
  ///
  /// - Parameter matrix: where the diagonals must lie, when they are taken of matrices.
  private func attributes(_ diagonals: Diagonals, in primitive: Primitive, matrix: [Int]? = nil)
    throws(EngineError) -> [Int]
  {
    let operation = primitive.operationName
    let (lower, upper) = (diagonals.lower, diagonals.upper)
    func fail(_ text: String) -> EngineError { .kernel(operation, text, name: diagonals.name) }
    if lower < Int(Int32.min) || upper > Int(Int32.max) {
      throw fail("diag_index must be a 32-bit integer")
    }
    if lower > upper {
      throw fail(
        "lower_diag_index must not be larger than upper_diag_index: \(lower) > \(upper)")
    }
    if let matrix {
      let (rows, columns) = (matrix[matrix.count - 2], matrix[matrix.count - 1])
      for (index, text) in [(lower, "lower"), (upper, "upper")]
      where index != 0 && (index <= -rows || index >= columns) {
        let stop = primitive == .matrixDiagPart && text == "lower" ? "." : ""
        throw fail(
          "\(text)_diag_index is out of bound: \(index)\(stop) It must be between \(-rows) and "
            + "\(columns)")
      }
    }
    let alignment = DiagonalBand.Alignment.allCases.first { $0.name == diagonals.alignment }
    return [lower, upper, (alignment ?? .rightLeft).rawValue]
  }

  private func notMatrices(_ operation: String, _ x: TensorID, _ name: String?) -> EngineError {
    .kernel(
      operation, "input must be at least 2-dim, received shape: \(shape(x).bracketed)", name: name)
  }

  /// Moves elements, as the primitive's row says too.
  func rearrange(
    _ primitive: Primitive, _ operands: [TensorID], _ dimensions: [Int], _ attributes: [Int]
  ) throws(EngineError) -> TensorID {
    let dtype = slots[operands[0].index].dtype
    let number = try shapeNumber(dimensions)
    let count = shapes[number].elementCount
    try step(elements: count, .scattered)
    let target = try moved(primitive, attributes, operands, (dtype, number))
    return finish(
      primitive, operands, dtype, shape: number, payload: payload(of: target),
      attributes: attributes)
  }
}

extension Recording {
  /// The cross products of vectors of three elements, along the innermost axes of two tensors of one
  /// shape.
  public func cross(_ a: TensorID, _ b: TensorID) throws(EngineError) -> TensorID {
    // Never axis 0 as such, whose gradient is sparse.
    func turned(_ x: TensorID, _ places: TensorID) throws(EngineError) -> TensorID {
      try gather(x, places, axis: -1, batchDimensions: 0)
    }
    return try composite { () throws(EngineError) in
      let next = try vector([1, 2, 0])
      let last = try vector([2, 0, 1])
      return try subtract(
        multiply(turned(a, next), turned(b, last)), multiply(turned(a, last), turned(b, next)))
    }
  }
}
