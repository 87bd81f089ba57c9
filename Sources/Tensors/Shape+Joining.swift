/// Arrays one after the other along an axis.
extension Shape {
  /// Why arrays cannot be joined. The operand is the first that does not fit the one in front.
  public enum JoinError: Error, Equatable, Sendable {
    case otherRank(operand: Int)
    /// Another length along an axis that is not the joined one.
    case otherLength(operand: Int, axis: Int)
    /// A joined length that an `Int` does not hold.
    case tooLong
  }

  /// The shape of arrays joined along an axis from 0; there is at least one.
  public static func joined(_ shapes: [Shape], along joined: Int) throws(JoinError) -> Shape {
    var result = shapes[0]
    for (operand, shape) in shapes.enumerated().dropFirst() {
      if shape.rank != result.rank { throw .otherRank(operand: operand) }
      for axis in 0..<result.rank where axis != joined && shape[axis] != result[axis] {
        throw .otherLength(operand: operand, axis: axis)
      }
      let (sum, overflow) = result[joined].addingReportingOverflow(shape[joined])
      if overflow { throw .tooLong }
      result.dimensions[joined] = sum
    }
    return result
  }
}

/// Parts of an array that lie one after the other, or side by side, along an axis of it.
public struct AxisParts: Sendable {
  /// The array's lengths and strides.
  let whole: Shape
  let strides: [Int]
  /// The axis, from 0.
  let axis: Int

  /// - Parameter axis: from 0.
  public init(of whole: Shape, along axis: Int) {
    self.whole = whole
    strides = whole.strides
    self.axis = axis
  }

  /// An array into its place: it has the axis, or lacks it and is one index of it.
  ///
  /// - Parameter position: where it begins along the axis.
  public func join(_ part: Shape, at position: Int) -> StridedMove {
    var targetStrides = strides
    if part.rank < whole.rank { targetStrides.remove(at: axis) }
    return StridedMove(
      part.dimensions, from: 0, part.strides, to: position * strides[axis], targetStrides)
  }

  /// The part of a length out of the array.
  ///
  /// - Parameter position: where it begins along the axis.
  public func cut(_ length: Int, at position: Int) -> StridedMove {
    var part = whole
    part.dimensions[axis] = length
    return StridedMove(
      part.dimensions, from: position * strides[axis], strides, to: 0, part.strides)
  }
}
