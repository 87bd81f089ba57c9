/// Axes counted from the end when negative, and reshapes.
extension Shape {
  /// The axis from 0, or `nil` when it is outside `-rank..<rank`.
  public func normalized(axis: Int) -> Int? {
    if axis >= 0 { return axis < rank ? axis : nil }
    return axis >= -rank ? axis + rank : nil
  }

  /// The shape that NumPy's `reshape` makes of the request, in which one length may be negative: it
  /// is the one that the others leave.
  ///
  /// - Throws: `TensorError.twoUnknownLengths`; `.otherElementCount`, also for an unknown length beside
  ///   a zero; `.tooManyElements`.
  public func reshaped(to requested: [Int]) throws(TensorError) -> Shape {
    let elements = try checkedElementCount()
    let unknown = requested.indices.filter { requested[$0] < 0 }
    if unknown.count > 1 { throw .twoUnknownLengths }
    let known = try Shape(requested.filter { $0 >= 0 }).checkedElementCount()
    var result = requested
    if let axis = unknown.first {
      if known == 0 || elements % known != 0 { throw .otherElementCount }
      result[axis] = elements / known
    } else if known != elements {
      throw .otherElementCount
    }
    return Shape(result)
  }
}
