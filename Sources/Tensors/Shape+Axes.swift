/// Axes counted from the end when negative, and their order.
extension Shape {
  /// Why some axes cannot be taken.
  public enum AxisError: Error, Equatable, Sendable {
    /// An axis outside the rank, as it was given.
    case outside(Int)
    /// An axis that is there twice, from 0.
    case repeated(Int)
  }

  /// Why axes are no order of all.
  public enum OrderError: Error, Equatable, Sendable {
    /// There are not as many as the rank.
    case otherCount
    /// An axis outside the rank, as it was given.
    case outside(Int)
    /// An axis that is not there, from 0.
    case missing(Int)
  }

  /// An index or axis from 0, of which negative ones count from the end; nil outside `count`.
  @inlinable public static func fromStart(_ index: Int, of count: Int) -> Int? {
    if index >= 0 { return index < count ? index : nil }
    return index >= -count ? index + count : nil
  }

  /// The axis from 0; nil when it is outside `-rank..<rank`.
  @inlinable public func normalized(axis: Int) -> Int? { Self.fromStart(axis, of: rank) }

  /// Axes from 0, ascending; nil stands for all.
  ///
  /// - Throws: `AxisError` for the first axis that is outside or there before.
  public static func normalized(axes: [Int]?, rank: Int) throws(AxisError) -> [Int] {
    guard let axes else { return Array(0..<rank) }
    var isTaken = [Bool](repeating: false, count: rank)
    for given in axes {
      guard let axis = fromStart(given, of: rank) else { throw .outside(given) }
      if isTaken[axis] { throw .repeated(axis) }
      isTaken[axis] = true
    }
    return (0..<rank).filter { isTaken[$0] }
  }

  /// An order of all axes, each from 0.
  ///
  /// - Throws: `OrderError`, for an axis outside before one that is missing.
  public static func normalized(order: [Int], rank: Int) throws(OrderError) -> [Int] {
    if order.count != rank { throw .otherCount }
    var isTaken = [Bool](repeating: false, count: rank)
    var axes = order
    for (place, given) in order.enumerated() {
      guard let axis = fromStart(given, of: rank) else { throw .outside(given) }
      isTaken[axis] = true
      axes[place] = axis
    }
    if let missing = isTaken.firstIndex(of: false) { throw .missing(missing) }
    return axes
  }

  /// The order that undoes an order of all axes.
  public static func inverse(order: [Int]) -> [Int] {
    var inverse = order
    for (place, axis) in order.enumerated() { inverse[axis] = place }
    return inverse
  }
}
