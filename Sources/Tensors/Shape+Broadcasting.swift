/// NumPy's broadcasting: axes are matched from the last, and a length of 1 stretches.
extension Shape {
  /// The common shape of two operands; nil where they do not broadcast.
  public static func broadcast(_ x: Shape, _ y: Shape) -> Shape? {
    var common = x.rank >= y.rank ? x.dimensions : y.dimensions
    let shorter = x.rank >= y.rank ? y.dimensions : x.dimensions
    let added = common.count - shorter.count
    for (axis, length) in shorter.enumerated() where common[axis + added] != length {
      if common[axis + added] == 1 {
        common[axis + added] = length
      } else if length != 1 {
        return nil
      }
    }
    return Shape(common)
  }

  /// The common shape of several operands; nil where they do not broadcast.
  public static func broadcast(_ shapes: [Shape]) -> Shape? {
    var common: Shape? = .scalar
    for shape in shapes { common = common.flatMap { broadcast($0, shape) } }
    return common
  }

  /// Where the elements of this shape lie as those of a shape to which it stretches: strides along the
  /// axes of `common`, 0 where one element stands for all.
  public func strides(stretchedTo common: Shape) -> [Int] {
    var strides = [Int](repeating: 0, count: common.rank)
    let added = common.rank - rank
    var stride = 1
    for axis in dimensions.indices.reversed() {
      if dimensions[axis] != 1 { strides[axis + added] = stride }
      stride &*= Swift.max(dimensions[axis], 1)
    }
    return strides
  }

  /// The axes of the common shape along which this one is stretched to meet `other`.
  public func stretchedAxes(meeting other: Shape) -> [Int] {
    let rank = Swift.max(self.rank, other.rank)
    let (added, otherAdded) = (rank - self.rank, rank - other.rank)
    return (0..<rank).filter { axis in
      if axis < added { return true }
      return dimensions[axis - added] == 1 && axis >= otherAdded
        && other.dimensions[axis - otherAdded] != 1
    }
  }
}

/// Walks a non-empty result of lengths `common` in runs over which every operand either advances with
/// the result or stands still: the one loop behind broadcasting.
///
/// - Parameters:
///   - operands: their lengths, which broadcast to `common`.
///   - sizes: in what units each operand's offsets are counted, per element.
///   - body: gets, for one run, the offset and the step (0 or 1) of each operand, the position of
///     the run in the result, and its length in elements.
@inlinable
public func forEachBroadcastRun(
  _ operands: [[Int]], _ sizes: [Int], to common: [Int],
  _ body: (_ offsets: [Int], _ steps: [Int], _ position: Int, _ count: Int) -> Void
) {
  let strides = operands.map { Shape($0).strides(stretchedTo: Shape(common)) }
  // The innermost axes that all operands run through the same way make one run.
  var inner = 1
  var outerRank = common.count
  var steps = [Int](repeating: -1, count: operands.count)
  while outerRank > 0 {
    let axis = outerRank - 1
    if common[axis] != 1 {
      var next = steps
      for index in operands.indices {
        let step = strides[index][axis] == 0 ? 0 : 1
        if next[index] == -1 { next[index] = step }
        if next[index] != step { next[index] = -2 }
      }
      if next.contains(-2) { break }
      steps = next
      inner *= common[axis]
    }
    outerRank -= 1
  }
  steps = steps.map { max($0, 0) }
  var index = [Int](repeating: 0, count: outerRank)
  var offsets = [Int](repeating: 0, count: operands.count)
  var position = 0
  while true {
    body(offsets, steps, position, inner)
    position += inner
    var axis = outerRank - 1
    while axis >= 0 {
      index[axis] += 1
      for operand in operands.indices {
        offsets[operand] += strides[operand][axis] * sizes[operand]
      }
      if index[axis] < common[axis] { break }
      for operand in operands.indices {
        offsets[operand] -= strides[operand][axis] * sizes[operand] * common[axis]
      }
      index[axis] = 0
      axis -= 1
    }
    if axis < 0 { return }
  }
}
