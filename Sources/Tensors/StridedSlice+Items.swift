/// Subscripts as the language writes them.
extension StridedSlice {
  /// One item of `x[…]`.
  public enum Item: Hashable, Sendable {
    case index(Int)
    case range(start: Int?, stop: Int?, step: Int)
    case newAxis
    case ellipsis
  }

  /// Why a subscript takes nothing.
  public enum ItemError: Error, Equatable, Sendable {
    case severalEllipses
    /// So many indices and ranges are more than there are axes.
    case tooManyItems(Int)
    /// An index outside its axis, as it was given.
    case outside(Int, axis: Int)
    case zeroStep(axis: Int)
  }

  /// The slice that items take of an array, and the lengths of what they take: without the axes of
  /// indices, and with new ones.
  ///
  /// - Throws: `ItemError`, from the first item that does not fit; for their number before.
  public static func taking(_ items: [Item], of shape: Shape) throws(ItemError) -> (
    slice: StridedSlice, lengths: [Int]
  ) {
    if items.count(where: { $0 == .ellipsis }) > 1 { throw .severalEllipses }
    let used = items.count { $0 != .newAxis && $0 != .ellipsis }
    if used > shape.rank { throw .tooManyItems(used) }
    var slice = StridedSlice()
    var lengths: [Int] = []
    var axis = 0
    func take(_ start: Int, _ step: Int, _ count: Int) {
      slice.append(start, step, count)
      lengths.append(count)
      axis += 1
    }
    for item in items {
      switch item {
      case .newAxis: lengths.append(1)
      case .ellipsis: for _ in used..<shape.rank { take(0, 1, shape[axis]) }
      case .index(let given):
        guard let index = Shape.fromStart(given, of: shape[axis]) else {
          throw .outside(given, axis: axis)
        }
        slice.append(index, 1, 1)
        axis += 1
      case .range(let start, let stop, let step):
        if step == 0 { throw .zeroStep(axis: axis) }
        let (first, count) = resolve(start: start, stop: stop, step: step, length: shape[axis])
        take(first, step, count)
      }
    }
    while axis < shape.rank { take(0, 1, shape[axis]) }
    return (slice, lengths)
  }
}
