/// Walks a non-empty result of shape `common` in runs over which every operand either advances with
/// the result or stands still: the one loop behind broadcasting.
///
/// - Parameters:
///   - operands: their lengths, which broadcast to `common`.
///   - sizes: in what units each operand's offsets are counted, per element.
///   - body: gets, for one run, the offset and the step (0 or 1) of each operand, the position of
///     the run in the result, and its length in elements.
func forEachBroadcastRun(
  _ operands: [[Int]], _ sizes: [Int], to common: [Int],
  _ body: (_ offsets: [Int], _ steps: [Int], _ position: Int, _ count: Int) -> Void
) {
  let rank = common.count
  // Strides in elements, 0 where an operand is stretched.
  let strides = operands.map { own in
    var strides = [Int](repeating: 0, count: rank)
    var stride = 1
    for axis in (0..<rank).reversed() {
      let ownAxis = axis - (rank - own.count)
      guard ownAxis >= 0 else { break }
      strides[axis] = own[ownAxis] == 1 ? 0 : stride
      stride *= own[ownAxis]
    }
    return strides
  }
  // The innermost axes that all operands run through the same way make one run.
  var inner = 1
  var outerRank = rank
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
