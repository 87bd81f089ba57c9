/// Copies a block of elements between two strided layouts: the one loop behind transposing, slicing,
/// stretching, joining and cutting.
///
/// - Parameters:
///   - dimensions: the block's lengths.
///   - sourceStrides, targetStrides: in elements; 0 repeats, negative runs backwards.
///   - size: of an element in bytes: 1, 4 or 8.
///   - stopwatch: asked between stretches of a large block; when time is up, the rest stays as it is.
func stridedCopy(
  _ dimensions: [Int], from source: UnsafeRawPointer, _ sourceStrides: [Int],
  to target: UnsafeMutableRawPointer, _ targetStrides: [Int], size: Int,
  until stopwatch: Recording.Stopwatch? = nil
) {
  var copied = 0
  forEachStridedRun(dimensions, sourceStrides, targetStrides) { run in
    copied &+= run.count &+ 8
    if copied >= 1 << 20 {
      if stopwatch?.isUp == true { return false }
      copied = 0
    }
    let input = source + run.source * size
    let output = target + run.target * size
    if run.sourceStep == 1, run.targetStep == 1 {
      output.copyMemory(from: input, byteCount: run.count * size)
    } else if size == 4 {
      copyRun(
        input.assumingMemoryBound(to: UInt32.self), run.sourceStep,
        output.assumingMemoryBound(to: UInt32.self), run.targetStep, run.count)
    } else if size == 8 {
      copyRun(
        input.assumingMemoryBound(to: UInt64.self), run.sourceStep,
        output.assumingMemoryBound(to: UInt64.self), run.targetStep, run.count)
    } else {
      copyRun(
        input.assumingMemoryBound(to: UInt8.self), run.sourceStep,
        output.assumingMemoryBound(to: UInt8.self), run.targetStep, run.count)
    }
    return true
  }
}

/// Elements along one axis of two strided layouts: where they begin, in elements, and the steps.
struct StridedRun {
  var source: Int
  var sourceStep: Int
  var target: Int
  var targetStep: Int
  var count: Int
}

/// Walks a block of two strided layouts in runs along its innermost axis, until `body` answers false; axes
/// that both sides run through like one long axis are joined.
func forEachStridedRun(
  _ dimensions: [Int], _ sourceStrides: [Int], _ targetStrides: [Int],
  _ body: (StridedRun) -> Bool
) {
  if dimensions.contains(0) { return }
  var lengths: [Int] = []
  var from: [Int] = []
  var to: [Int] = []
  for (axis, length) in dimensions.enumerated() where length != 1 {
    if let last = lengths.indices.last, from[last] == sourceStrides[axis] * length,
      to[last] == targetStrides[axis] * length
    {
      lengths[last] *= length
      from[last] = sourceStrides[axis]
      to[last] = targetStrides[axis]
    } else {
      lengths.append(length)
      from.append(sourceStrides[axis])
      to.append(targetStrides[axis])
    }
  }
  var run = StridedRun(source: 0, sourceStep: 1, target: 0, targetStep: 1, count: 1)
  run.count = lengths.popLast() ?? 1
  run.sourceStep = from.popLast() ?? 1
  run.targetStep = to.popLast() ?? 1
  var index = [Int](repeating: 0, count: lengths.count)
  while true {
    if !body(run) { return }
    var axis = lengths.count - 1
    while axis >= 0 {
      index[axis] += 1
      run.source += from[axis]
      run.target += to[axis]
      if index[axis] < lengths[axis] { break }
      run.source -= from[axis] * lengths[axis]
      run.target -= to[axis] * lengths[axis]
      index[axis] = 0
      axis -= 1
    }
    if axis < 0 { return }
  }
}

@inline(__always)
private func copyRun<Element>(
  _ source: UnsafePointer<Element>, _ sourceStep: Int, _ target: UnsafeMutablePointer<Element>,
  _ targetStep: Int, _ count: Int
) {
  var from = 0
  var to = 0
  for _ in 0..<count {
    target[to] = source[from]
    from &+= sourceStep
    to &+= targetStep
  }
}

/// The strides of a row-major array, in elements.
func rowMajorStrides(_ dimensions: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: dimensions.count)
  var stride = 1
  for axis in dimensions.indices.reversed() {
    strides[axis] = stride
    stride *= max(dimensions[axis], 1)
  }
  return strides
}
