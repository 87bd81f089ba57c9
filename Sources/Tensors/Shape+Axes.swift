/// Axes: counted from the end when negative, reduced, permuted.
extension Shape {
  /// The axis from 0, or `nil` when it is outside `-rank..<rank`.
  public func normalized(axis: Int) -> Int? {
    if axis >= 0 { return axis < rank ? axis : nil }
    return axis >= -rank ? axis + rank : nil
  }

  /// The axes of a reduction: ascending, from 0; `nil` means all.
  ///
  /// - Throws: `TensorError.reductionAxisOutOfRange`, `TensorError.repeatedReductionAxis`.
  public func reductionAxes(_ axes: [Int]?) throws(TensorError) -> [Int] {
    guard let axes else { return Array(0..<rank) }
    var isReduced = [Bool](repeating: false, count: rank)
    for axis in axes {
      guard let index = normalized(axis: axis) else {
        throw .reductionAxisOutOfRange(axis: axis, rank: rank)
      }
      if isReduced[index] { throw .repeatedReductionAxis(axis: index) }
      isReduced[index] = true
    }
    return (0..<rank).filter { isReduced[$0] }
  }

  /// The shape after a reduction over `axes` (normalised).
  public func reduced(over axes: [Int], keepDimensions: Bool) -> Shape {
    var isReduced = [Bool](repeating: false, count: rank)
    for axis in axes { isReduced[axis] = true }
    var result: [Int] = []
    for axis in 0..<rank {
      if !isReduced[axis] {
        result.append(dimensions[axis])
      } else if keepDimensions {
        result.append(1)
      }
    }
    return Shape(result)
  }

  /// The permutation of a transposition; `nil` means all axes reversed. Negative axes count from
  /// the end.
  ///
  /// - Throws: `TensorError.permutationLength`, `TensorError.permutationOutOfRange`,
  ///   `TensorError.permutationMissing`.
  public func permutation(_ axes: [Int]?) throws(TensorError) -> [Int] {
    guard let axes else { return Array((0..<rank).reversed()) }
    guard axes.count == rank else {
      throw .permutationLength(rank: rank, count: axes.count)
    }
    var isUsed = [Bool](repeating: false, count: rank)
    var result: [Int] = []
    for axis in axes {
      guard let index = normalized(axis: axis) else {
        throw .permutationOutOfRange(value: axis, rank: rank)
      }
      isUsed[index] = true
      result.append(index)
    }
    if let missing = isUsed.firstIndex(of: false) {
      throw .permutationMissing(axis: missing, permutation: axes)
    }
    return result
  }

  /// The shape with its axes in the order of `permutation`.
  public func permuted(_ permutation: [Int]) -> Shape {
    Shape(permutation.map { dimensions[$0] })
  }

  /// The permutation that undoes `permutation`.
  public static func inverse(_ permutation: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: permutation.count)
    for (position, axis) in permutation.enumerated() { result[axis] = position }
    return result
  }

  /// The shape that a reshape asks for, with one `-1` resolved.
  ///
  /// - Throws: `TensorError.reshapeTwoUnknown`, `.reshapeNegative`, `.reshapeMultiple`,
  ///   `.reshapeCount`, `.tooManyElements`.
  public func reshaped(to requested: [Int]) throws(TensorError) -> Shape {
    let elements = try checkedElementCount()
    var unknown: Int?
    var known: [Int] = []
    for (axis, length) in requested.enumerated() {
      if length == -1 {
        if let unknown { throw .reshapeTwoUnknown(first: unknown, second: axis) }
        unknown = axis
      } else if length < 0 {
        throw .reshapeNegative(axis: axis, length: length)
      } else {
        known.append(length)
      }
    }
    let product = try Shape(known).checkedElementCount()
    guard let unknown else {
      if product != elements { throw .reshapeCount(elements: elements, requested: product) }
      return Shape(requested)
    }
    var result = requested
    if product == 0 {
      if elements != 0 { throw .reshapeCount(elements: elements, requested: 0) }
      result[unknown] = 0
      return Shape(result)
    }
    if elements % product != 0 {
      throw .reshapeMultiple(elements: elements, multiple: product)
    }
    result[unknown] = elements / product
    return Shape(result)
  }
}
