/// An array in row-major order as `outer` blocks of `count` rows of `inner` elements: how an axis lies in it, or
/// neighbouring ones taken as one.
public struct AxisSplit: Equatable, Sendable {
  /// The product of the lengths before the axis.
  public var outer: Int
  /// The length of the axis, or of the axes together.
  public var count: Int
  /// The product of the lengths after it: the distance of its neighbours, in elements.
  public var inner: Int
}

/// What reductions make of axes. The axes are from 0 and ascending.
extension Shape {
  /// The blocks, rows and elements of an axis.
  public func split(along axis: Int) -> AxisSplit { split(along: axis..<axis + 1) }

  /// The blocks, rows and elements of neighbouring axes; of none, rows of one element each.
  public func split(along axes: Range<Int>) -> AxisSplit {
    AxisSplit(
      outer: dimensions[..<axes.lowerBound].reduce(1, &*), count: dimensions[axes].reduce(1, &*),
      inner: dimensions[axes.upperBound...].reduce(1, &*))
  }

  /// What is left when axes are reduced: they are gone, or have a length of 1.
  public func reduced(_ axes: [Int], keepingAxes: Bool) -> Shape {
    var lengths = dimensions
    for axis in axes.reversed() {
      if keepingAxes { lengths[axis] = 1 } else { lengths.remove(at: axis) }
    }
    return Shape(lengths)
  }

  /// How axes are reduced as one: neighbouring ones where they are; axes apart once they are brought
  /// together at the end, by an order of all axes.
  public func reduction(_ axes: [Int]) -> (split: AxisSplit, order: [Int]?) {
    guard let first = axes.first, let last = axes.last else {
      return (AxisSplit(outer: elementCount, count: 1, inner: 1), nil)
    }
    if last - first + 1 == axes.count { return (split(along: first..<last + 1), nil) }
    let kept = dimensions.indices.filter { !axes.contains($0) }
    let order = kept + axes
    let together = Shape(order.map { dimensions[$0] })
    return (together.split(along: kept.count..<rank), order)
  }
}
