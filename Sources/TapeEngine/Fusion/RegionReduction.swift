import Kernels
import Tensors

/// A reduction over all rows of a region, in the canonical order: the blocks of 4,096 are reduced one
/// by one, wherever they are computed, and joined by the balanced tree at the end.
struct RegionReduction {
  private let reduction: PendingReduction
  private let size: Int
  private let target: UnsafeMutableRawPointer
  /// The results of the blocks.
  private let partials: UnsafeMutableRawPointer
  private let blockCount: Int
  private let fill: KernelTable.Fill
  private let identity: UnsafeMutablePointer<UInt64>

  init(
    _ reduction: PendingReduction, size: Int, target: UnsafeMutableRawPointer,
    _ fill: @escaping KernelTable.Fill
  ) {
    self.reduction = reduction
    self.size = size
    self.target = target
    let length = PendingReduction.blockLength
    blockCount = (reduction.count + length - 1) / length
    partials = .allocate(byteCount: blockCount * reduction.inner * size, alignment: 64)
    self.fill = fill
    identity = .allocate(capacity: 1)
    identity.initialize(to: reduction.identity)
  }

  func deallocate() {
    partials.deallocate()
    identity.deallocate()
  }

  /// The bytes that a thread needs for the block that it is at.
  var stageSize: Int {
    (reduction.inner == 1 ? PendingReduction.blockLength : 16 * reduction.inner) * size
  }

  /// The rows of the region at whose multiples a block of the canonical order begins.
  func alignment(rows: Int) -> Int {
    let length = PendingReduction.blockLength
    return length / greatestCommonDivisor(reduction.count / rows, length)
  }

  func begin(_ stage: UnsafeMutableRawPointer) {
    if reduction.inner > 1 { fill(identity, stage, 16 * reduction.inner) }
  }

  /// Takes `count` of the reduced elements, or of the rows of `inner`, from number `start` on.
  func collect(
    _ source: UnsafeRawPointer, start: Int, count: Int, _ stage: UnsafeMutableRawPointer
  ) {
    if reduction.inner > 1 {
      collectRows(source, start: start, count: count, stage)
      return
    }
    let length = PendingReduction.blockLength
    var position = start
    let end = start &+ count
    while position < end {
      let input = source + (position &- start) &* size
      let filled = position % length
      let taken = min(length &- filled, end &- position)
      if taken == length {
        reduction.kernel(input, partial(position / length), 1, length, 1)
      } else {
        (stage + filled &* size).copyMemory(from: input, byteCount: taken &* size)
        if filled &+ taken == length {
          reduction.kernel(stage, partial(position / length), 1, length, 1)
        }
      }
      position &+= taken
    }
  }

  private func collectRows(
    _ source: UnsafeRawPointer, start: Int, count: Int, _ stage: UnsafeMutableRawPointer
  ) {
    let rowSize = reduction.inner &* size
    var position = start
    let end = start &+ count
    while position < end {
      let slot = position & 15
      let taken = min(16 &- slot, end &- position)
      let sums = stage + slot &* rowSize
      reduction.combine(
        sums, 1, source + (position &- start) &* rowSize, 1, sums, taken &* reduction.inner)
      position &+= taken
      if position % PendingReduction.blockLength == 0 {
        fold(stage, block: position / PendingReduction.blockLength &- 1)
      }
    }
  }

  /// Ends the sums of a block of rows.
  private func fold(_ stage: UnsafeMutableRawPointer, block: Int) {
    let rowSize = reduction.inner &* size
    var half = 8
    while half > 0 {
      reduction.combine(
        stage, 1, stage + half &* rowSize, 1, stage, half &* reduction.inner)
      half /= 2
    }
    partial(block).copyMemory(from: stage, byteCount: rowSize)
    fill(identity, stage, 16 * reduction.inner)
  }

  /// Ends the block that a thread is at, when its rows end at number `end`.
  func end(at end: Int, _ stage: UnsafeMutableRawPointer) {
    let length = PendingReduction.blockLength
    let filled = end % length
    if filled == 0 { return }
    if reduction.inner > 1 {
      fold(stage, block: end / length)
    } else {
      reduction.kernel(stage, partial(end / length), 1, filled, 1)
    }
  }

  private func partial(_ block: Int) -> UnsafeMutableRawPointer {
    partials + block &* reduction.inner &* size
  }

  /// Joins the blocks: a run of 2ᵏ of them before the rest.
  func finish() {
    var runs: [Int] = []
    func join(_ left: Int, _ right: Int) {
      reduction.combine(partial(left), 1, partial(right), 1, partial(left), reduction.inner)
    }
    for block in 0..<blockCount {
      var value = block
      var carry = block
      while carry & 1 != 0, let left = runs.popLast() {
        join(left, value)
        value = left
        carry >>= 1
      }
      runs.append(value)
    }
    while runs.count > 1 {
      let right = runs.removeLast()
      join(runs[runs.count - 1], right)
    }
    if var divisor = reduction.divisor {
      divisor.divide(partials, 1, &divisor.bits, 0, target, reduction.inner)
    } else {
      target.copyMemory(from: partials, byteCount: reduction.inner * size)
    }
  }

  /// The reduced elements, or rows of `inner`, of a row of the region.
  func rowCount(rows: Int) -> Int { reduction.count / rows }
}
