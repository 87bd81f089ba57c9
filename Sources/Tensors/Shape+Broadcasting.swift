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

  /// Whether the shape stretches to `target` without changing it.
  public func broadcasts(to target: Shape) -> Bool {
    if rank > target.rank { return false }
    for back in 0..<rank {
      let length = dimensions[rank - 1 - back]
      if length != 1 && length != target.dimensions[target.rank - 1 - back] { return false }
    }
    return true
  }

  /// The axes of `self` over which a cotangent of this shape is summed to get one of `source`'s
  /// shape, ascending: those that broadcasting added and those that it stretched from 1.
  public func axesStretched(from source: Shape) -> [Int] {
    var axes: [Int] = []
    for axis in 0..<rank {
      let inSource = axis - (rank - source.rank)
      if inSource < 0 || (source.dimensions[inSource] == 1 && dimensions[axis] != 1) {
        axes.append(axis)
      }
    }
    return axes
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

  /// Strides that read `self` as if it had the shape `target`: 0 along stretched axes.
  public func strides(broadcastTo target: Shape) -> [Int] {
    precondition(broadcasts(to: target), "The shape stretches to the target.")
    let own = strides
    var result = [Int](repeating: 0, count: target.rank)
    let offset = target.rank - rank
    for axis in 0..<rank where dimensions[axis] != 1 {
      result[offset + axis] = own[axis]
    }
    return result
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

  /// As Python writes a list: `[2, 3]`.
  public var listText: String {
    "[" + dimensions.map(String.init).joined(separator: ", ") + "]"
  }
}
