import Tensors

// Operations that repeat, turn and surround elements, made of those that move them.
extension Recording {
  /// `x` so many times along each axis.
  ///
  /// - Throws: `invalidArgument` for negative multiples, or other than one an axis; a limit.
  public func tile(_ x: TensorID, _ multiples: [Int]) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    func fail(_ text: String) -> EngineError { .kernel("Tile", text) }
    if multiples.count != own.count {
      throw fail(
        "Expected multiples argument to be a vector of length \(own.count) but got length "
          + "\(multiples.count)")
    }
    for (axis, multiple) in multiples.enumerated() where multiple < 0 {
      throw fail("Expected multiples[\(axis)] >= 0, but got \(multiple)")
    }
    if multiples.allSatisfy({ $0 == 1 }) { return try identity(x) }
    // Checked before lengths are multiplied.
    let pairs = zip(multiples, own).flatMap { [$0.0, $0.1] }
    _ = try checkedElementCount(pairs)
    return try asOneOperation { () throws(EngineError) in
      let apart = try reshape(x, own.flatMap { [1, $0] })
      return try reshape(
        broadcast(apart, to: Shape(pairs)), zip(multiples, own).map { $0.0 * $0.1 })
    }
  }

  /// `x` backwards along some axes.
  ///
  /// - Throws: `invalidArgument` for an axis out of range or given twice.
  public func reverse(_ x: TensorID, axes: [Int]) throws(EngineError) -> TensorID {
    let rank = rank(x)
    func fail(_ text: String) -> EngineError { .kernel("ReverseV2", text) }
    let reversed: [Int]
    do throws(Shape.AxisError) {
      reversed = try Shape.normalized(axes: axes, rank: rank)
    } catch {
      switch error {
      case .outside(let given):
        let place = axes.firstIndex(of: given) ?? 0
        throw fail("'axis'[\(place)] = \(given) is out of valid range [0, \(rank - 1)")
      case .repeated(let axis): throw fail("axis \(axis) specified more than once.")
      }
    }
    if reversed.isEmpty { return try identity(x) }
    return try slice(
      x, (0..<rank).map { .range(start: nil, stop: nil, step: reversed.contains($0) ? -1 : 1) })
  }

  /// `x` shifted along axes, each shift to higher indices; what leaves at the end comes in at the
  /// start.
  ///
  /// - Throws: `invalidArgument` for a scalar, an axis out of range, or not one shift an axis.
  public func roll(_ x: TensorID, shifts: [Int], axes: [Int]) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    func fail(_ text: String) -> EngineError { .kernel("Roll", text) }
    if own.isEmpty { throw fail("input must be 1-D or higher") }
    if shifts.count != axes.count { throw fail("shift and axis must have the same size") }
    let turned = try axes.map { given throws(EngineError) in
      guard let axis = Shape.fromStart(given, of: own.count) else {
        throw fail("axis \(given < 0 ? given + own.count : given) is out of range")
      }
      return axis
    }
    return try asOneOperation { () throws(EngineError) in
      var result = x
      for (shift, axis) in zip(shifts, turned) {
        let length = own[axis]
        let rest = length == 0 ? 0 : shift % length
        let turn = rest < 0 ? rest + length : rest
        if turn == 0 { continue }
        func part(_ range: StridedSlice.Item) throws(EngineError) -> TensorID {
          let whole = StridedSlice.Item.range(start: nil, stop: nil, step: 1)
          return try slice(result, Array(repeating: whole, count: axis) + [range])
        }
        result = try concat(
          [
            part(.range(start: length - turn, stop: nil, step: 1)),
            part(.range(start: nil, stop: length - turn, step: 1)),
          ], axis: axis)
      }
      return result == x ? try identity(x) : result
    }
  }

  /// How `pad` fills what it adds.
  public enum Padding: Sendable {
    /// With a scalar, or zeros; no gradient flows to it.
    case constant(TensorID?)
    /// With the elements mirrored at the border, which is repeated or not.
    case mirrored(repeatsBorder: Bool)
  }

  /// `x` with elements before and after it along each axis.
  public func pad(_ x: TensorID, _ sizes: [(before: Int, after: Int)], _ padding: Padding)
    throws(EngineError) -> TensorID
  {
    let own = dimensionArray(x)
    var lengths: [Int] = []
    for (axis, size) in sizes.enumerated() {
      let (sum, overflow) = size.before.addingReportingOverflow(size.after)
      let (length, overflows) = sum.addingReportingOverflow(own[axis])
      if overflow || overflows { _ = try checkedElementCount([.max, .max]) }
      lengths.append(length)
    }
    switch padding {
    case .mirrored(let repeatsBorder): return try mirror(x, sizes, repeatsBorder)
    case .constant(let value):
      _ = try checkedElementCount(lengths)
      if lengths == own { return try identity(x) }
      var slice = StridedSlice()
      for (axis, size) in sizes.enumerated() { slice.append(size.before, 1, own[axis]) }
      let place = slice
      return try composite { () throws(EngineError) in
        let padded = try stridedSliceGrad(x, place, lengths)
        guard let value else { return padded }
        let isOwn = try stridedSliceGrad(ones(Shape(own), .bool), place, lengths)
        return try select(isOwn, padded, stopGradient(value))
      }
    }
  }

  private func mirror(
    _ x: TensorID, _ sizes: [(before: Int, after: Int)], _ repeatsBorder: Bool
  ) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    for (size, length) in zip(sizes, own) {
      let most = repeatsBorder ? length : length - 1
      if size.before > most || size.after > most {
        throw .kernel(
          "MirrorPad",
          repeatsBorder
            ? "paddings must be no greater than the dimension size: \(size.before), "
              + "\(size.after) greater than \(length)"
            : "paddings must be less than the dimension size: \(size.before), \(size.after) not "
              + "less than \(length)")
      }
    }
    return try composite { () throws(EngineError) in
      var result = x
      for (axis, size) in sizes.enumerated() where size.before > 0 || size.after > 0 {
        let length = own[axis]
        try step(elements: checkedElementCount([length + size.before + size.after]))
        let places = (-size.before..<(length + size.after)).map { place in
          if place < 0 { return repeatsBorder ? -place - 1 : -place }
          if place < length { return place }
          return 2 * length - place - (repeatsBorder ? 1 : 2)
        }
        // Never axis 0 as such, whose gradient is sparse.
        result = try gather(
          result, vector(places, .int64), axis: axis - own.count, batchDimensions: 0)
      }
      return result == x ? try identity(x) : result
    }
  }
}
