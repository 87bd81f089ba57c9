import Tensors

/// Copies a block of elements between two strided layouts: the one loop behind transposing, slicing,
/// stretching, joining and cutting.
///
/// - Parameters:
///   - size: of an element in bytes: 1, 4 or 8.
///   - stopwatch: asked between stretches of a large block; when time is up, the rest stays as it is.
func stridedCopy(
  _ move: StridedMove, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, size: Int,
  until stopwatch: Recording.Stopwatch? = nil
) {
  var copied = 0
  move.forEachRun { run in
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
