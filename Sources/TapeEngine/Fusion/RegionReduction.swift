import Kernels
import Tensors

/// A reduction over all rows of a region, in the canonical order: the blocks of 4,096 are reduced one
/// by one, wherever they are computed, and joined by the balanced tree at the end.
struct RegionReduction {
  private let kernel: KernelTable.Reduce
  private let combine: KernelTable.Binary
  private let count: Int
  private let inner: Int
  private let size: Int
  private let target: UnsafeMutableRawPointer
  /// The results of the blocks.
  private let partials: UnsafeMutableRawPointer
  private let blockCount: Int
  private let fill: KernelTable.Fill
  private let identity: UnsafeMutablePointer<UInt64>

  /// The elements of a block of the canonical order.
  private static let blockLength = 4_096

  init(
    _ kernel: @escaping KernelTable.Reduce, _ joining: Lowering.Joining, count: Int, inner: Int,
    size: Int, target: UnsafeMutableRawPointer, _ fill: @escaping KernelTable.Fill
  ) {
    self.kernel = kernel
    combine = joining.combine
    self.count = count
    self.inner = inner
    self.size = size
    self.target = target
    blockCount = (count + Self.blockLength - 1) / Self.blockLength
    partials = .allocate(byteCount: blockCount * inner * size, alignment: 64)
    self.fill = fill
    identity = .allocate(capacity: 1)
    identity.initialize(to: joining.identity)
  }

  func deallocate() {
    partials.deallocate()
    identity.deallocate()
  }

  /// The bytes that a thread needs for the block that it is at.
  var stageSize: Int {
    (inner == 1 ? Self.blockLength : 16 * inner) * size
  }

  /// The rows of the region at whose multiples a block of the canonical order begins.
  func alignment(rows: Int) -> Int {
    let length = Self.blockLength
    return length / greatestCommonDivisor(count / rows, length)
  }

  func begin(_ stage: UnsafeMutableRawPointer) {
    if inner > 1 { fill(identity, stage, 16 * inner) }
  }

  /// Takes `count` of the reduced elements, or of the rows of `inner`, from number `start` on.
  func collect(
    _ source: UnsafeRawPointer, start: Int, count: Int, _ stage: UnsafeMutableRawPointer
  ) {
    if inner > 1 {
      collectRows(source, start: start, count: count, stage)
      return
    }
    let length = Self.blockLength
    var position = start
    let end = start &+ count
    while position < end {
      let input = source + (position &- start) &* size
      let filled = position % length
      let taken = min(length &- filled, end &- position)
      if taken == length {
        kernel(input, partial(position / length), 1, length, 1)
      } else {
        (stage + filled &* size).copyMemory(from: input, byteCount: taken &* size)
        if filled &+ taken == length {
          kernel(stage, partial(position / length), 1, length, 1)
        }
      }
      position &+= taken
    }
  }

  private func collectRows(
    _ source: UnsafeRawPointer, start: Int, count: Int, _ stage: UnsafeMutableRawPointer
  ) {
    let rowSize = inner &* size
    var position = start
    let end = start &+ count
    while position < end {
      let slot = position & 15
      let taken = min(16 &- slot, end &- position)
      let sums = stage + slot &* rowSize
      combine(
        sums, 1, source + (position &- start) &* rowSize, 1, sums, taken &* inner)
      position &+= taken
      if position % Self.blockLength == 0 {
        fold(stage, block: position / Self.blockLength &- 1)
      }
    }
  }

  /// Ends the sums of a block of rows.
  private func fold(_ stage: UnsafeMutableRawPointer, block: Int) {
    let rowSize = inner &* size
    var half = 8
    while half > 0 {
      combine(
        stage, 1, stage + half &* rowSize, 1, stage, half &* inner)
      half /= 2
    }
    partial(block).copyMemory(from: stage, byteCount: rowSize)
    fill(identity, stage, 16 * inner)
  }

  /// Ends the block that a thread is at, when its rows end at number `end`.
  func end(at end: Int, _ stage: UnsafeMutableRawPointer) {
    let length = Self.blockLength
    let filled = end % length
    if filled == 0 { return }
    if inner > 1 {
      fold(stage, block: end / length)
    } else {
      kernel(stage, partial(end / length), 1, filled, 1)
    }
  }

  private func partial(_ block: Int) -> UnsafeMutableRawPointer {
    partials + block &* inner &* size
  }

  /// Joins the blocks: a run of 2ᵏ of them before the rest.
  func finish() {
    var runs: [Int] = []
    func join(_ left: Int, _ right: Int) {
      combine(partial(left), 1, partial(right), 1, partial(left), inner)
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
    target.copyMemory(from: partials, byteCount: inner * size)
  }

  /// The reduced elements, or rows of `inner`, of a row of the region.
  func rowCount(rows: Int) -> Int { count / rows }
}
