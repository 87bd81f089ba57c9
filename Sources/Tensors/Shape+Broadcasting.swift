/// How shapes combine: NumPy's broadcasting, element counts that cannot overflow, strides.
extension Shape {
  /// The number of elements, or an error when an `Int` does not hold it.
  ///
  /// - Throws: `TensorError.tooManyElements`, also for a negative length.
  public func checkedElementCount() throws(TensorError) -> Int {
    if dimensions.contains(where: { $0 < 0 }) { throw .tooManyElements(self) }
    if dimensions.contains(0) { return 0 }
    var count = 1
    for length in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      if overflow { throw .tooManyElements(self) }
      count = product
    }
    return count
  }

  /// The common shape of two operands: axes are matched from the last, and a length of 1 stretches.
  ///
  /// - Throws: `TensorError.incompatibleShapes`; `TensorError.tooManyElements` when the result of
  ///   stretching has more elements than an `Int` counts.
  public static func broadcast(_ x: Shape, _ y: Shape) throws(TensorError) -> Shape {
    if x == y { return x }
    let rank = Swift.max(x.rank, y.rank)
    var result = [Int](repeating: 1, count: rank)
    for back in 0..<rank {
      let xLength = back < x.rank ? x.dimensions[x.rank - 1 - back] : 1
      let yLength = back < y.rank ? y.dimensions[y.rank - 1 - back] : 1
      if xLength == yLength || yLength == 1 {
        result[rank - 1 - back] = xLength
      } else if xLength == 1 {
        result[rank - 1 - back] = yLength
      } else {
        throw .incompatibleShapes(x, y)
      }
    }
    let shape = Shape(result)
    _ = try shape.checkedElementCount()
    return shape
  }

  /// Row-major strides, in elements.
  public var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    var axis = rank - 2
    while axis >= 0 {
      // Saturating: an empty shape may have lengths whose product no count needs.
      let (product, overflow) = strides[axis + 1].multipliedReportingOverflow(
        by: dimensions[axis + 1])
      strides[axis] = overflow ? 0 : product
      axis -= 1
    }
    return strides
  }
}

/// Texts of shapes.
extension Shape {
  /// As TensorFlow's kernels write it: `[2,3]`.
  public var bracketed: String {
    "[" + dimensions.map(String.init).joined(separator: ",") + "]"
  }

  /// As Python writes a tuple: `(2, 3)`, `(2,)`, `()`.
  public var tupleText: String {
    dimensions.count == 1
      ? "(\(dimensions[0]),)"
      : "(" + dimensions.map(String.init).joined(separator: ", ") + ")"
  }
}
