import Kernels
import Tensors

extension RegionProgram {
  /// The bytes of a block's registers: most of a first-level cache.
  private static let blockBudget = 32 << 10
  /// The elements of a block, when the registers leave the choice.
  private static let blockElements = 512...4_096
  /// The elements of what one thread takes at a time, and how many such parts there are at most.
  private static let chunkElements = 1 << 15
  private static let chunkLimit = 64
  /// Elements between two looks at the clock, about.
  private static let clockWork = 1 << 18

  /// Computes the outputs, or as much of them as there is time for.
  func run(until stopwatch: Recording.Stopwatch, _ parallelFor: Recording.ParallelFor) {
    let widest = max(instructions.map(\.rowCount).max() ?? 1, 1)
    let blockRows = blockRows(widest)
    var alignment = 1
    for reduction in reductions {
      let own = reduction.alignment(rows: rows)
      alignment = alignment / greatestCommonDivisor(alignment, own) * own
    }
    let wished = max(rows / Self.chunkLimit, Self.chunkElements / widest, blockRows)
    let chunkRows = (wished + alignment - 1) / alignment * alignment
    let chunkCount = (rows + chunkRows - 1) / chunkRows
    let scratchSize =
      blockRows * blockSize + reductions.reduce(0) { $0 + $1.stageSize }
      + 64 * (reductions.count + 1)
      + (normalizations.map { ($0.count + 1) * $0.size }.max() ?? 0)
    func runChunk(_ chunk: Int) {
      if chunk & 3 == 3, stopwatch.isUp { return }
      let scratch = UnsafeMutableRawPointer.allocate(byteCount: scratchSize, alignment: 64)
      defer { scratch.deallocate() }
      let end = min((chunk + 1) * chunkRows, rows)
      run(from: chunk * chunkRows, to: end, blockRows, scratch, until: stopwatch)
    }
    if chunkCount == 1 {
      runChunk(0)
    } else {
      parallelFor(chunkCount, runChunk)
    }
    for reduction in reductions { reduction.finish() }
  }

  private func blockRows(_ widest: Int) -> Int {
    let fitting = Self.blockBudget / max(blockSize, 1)
    let least = max(Self.blockElements.lowerBound / widest, 1)
    let most = max(Self.blockElements.upperBound / widest, 1)
    let wished = min(max(fitting, least), most)
    return wished < 16 ? wished : 1 << (Int.bitWidth - 1 - wished.leadingZeroBitCount)
  }

  private func run(
    from first: Int, to end: Int, _ blockRows: Int, _ scratch: UnsafeMutableRawPointer,
    until stopwatch: Recording.Stopwatch
  ) {
    // Registers, the reductions' stages, and a row of a softmax.
    var stages: [UnsafeMutableRawPointer] = []
    var free = scratch + (blockRows * blockSize + 63) & ~63
    for reduction in reductions {
      stages.append(free)
      reduction.begin(free)
      free += (reduction.stageSize + 63) & ~63
    }
    instructions.withUnsafeBufferPointer { instructions in
      var row = first
      var work = 0
      while row < end {
        // A look at the clock costs some hundred elements.
        work &+= instructions.count &* Self.blockElements.upperBound
        if work >= Self.clockWork {
          if stopwatch.isUp { return }
          work = 0
        }
        let block = Block(
          row: row, count: min(blockRows, end &- row), blockRows: blockRows, scratch: scratch,
          rest: free)
        for index in 0..<instructions.count {
          // reason: a buffer that has an index has elements.
          let instruction = instructions.baseAddress.unsafelyUnwrapped + index
          if case .collect(let number) = instruction.pointee.operation {
            let perRow = reductions[number].rowCount(rows: rows)
            reductions[number].collect(
              block.address(instruction.pointee.x), start: row &* perRow,
              count: block.count &* perRow, stages[number])
          } else {
            execute(instruction, block)
          }
        }
        row &+= block.count
      }
    }
    for (reduction, stage) in zip(reductions, stages) {
      reduction.end(at: end * reduction.rowCount(rows: rows), stage)
    }
  }

  /// Some rows of a region on one thread.
  private struct Block {
    var row: Int
    var count: Int
    var blockRows: Int
    var scratch: UnsafeMutableRawPointer
    /// Memory behind the registers.
    var rest: UnsafeMutableRawPointer

    @inline(__always)
    func address(_ place: RegionPlace) -> UnsafeMutableRawPointer {
      if place.register >= 0 { return scratch + place.register &* blockRows }
      // reason: what is in no register lies in memory.
      return place.memory.unsafelyUnwrapped + row &* place.rowSize
    }
  }

  @inline(__always)
  private func execute(_ pointer: UnsafePointer<RegionInstruction>, _ block: Block) {
    let x = pointer.pointee.x
    let y = pointer.pointee.y
    let target = block.address(pointer.pointee.result)
    let count = block.count &* pointer.pointee.rowCount
    switch pointer.pointee.operation {
    case .unary(let kernel): kernel(block.address(x), target, count)
    case .binary(let kernel):
      kernel(block.address(x), x.step, block.address(y), y.step, target, count)
    case .select(let kernel):
      let z = pointer.pointee.z
      kernel(
        block.address(x), x.step, block.address(y), y.step, block.address(z), z.step, target, count)
    case .fill(let kernel): kernel(block.address(x), target, count)
    case .copy:
      target.copyMemory(from: block.address(x), byteCount: count &* pointer.pointee.size)
    case .progression(let first, let step, let dtype):
      writeProgression(
        first &+ block.row &* pointer.pointee.rowCount &* step, step, dtype, target, count)
    case .endpoints(let last):
      let start = block.row &* pointer.pointee.rowCount
      let size = pointer.pointee.size
      if start == 0 { target.copyMemory(from: block.address(x), byteCount: size) }
      if last >= start, last < start &+ count {
        (target + (last &- start) &* size).copyMemory(from: block.address(y), byteCount: size)
      }
    case .expand(let number):
      let stretching = stretchings[number]
      stretching.run(
        block.address(x) - block.row &* stretching.rowCount &* stretching.size, target,
        start: block.row &* pointer.pointee.rowCount, count: count,
        kernels.fill(ofSize: stretching.size))
    case .reduceRows(let kernel, let outer, let length, let inner):
      kernel(block.address(x), target, block.count &* outer, length, inner)
    case .softmax(let number):
      let normalization = normalizations[number]
      normalization.run(
        block.address(x), target, rows: count / normalization.count, scratch: block.rest)
    case .collect: break
    }
  }

  private func writeProgression(
    _ first: Int, _ step: Int, _ dtype: DType, _ target: UnsafeMutableRawPointer, _ count: Int
  ) {
    func write<Element>(_: Element.Type, _ element: (Int) -> Element) {
      let elements = target.assumingMemoryBound(to: Element.self)
      for index in 0..<count { elements[index] = element(index) }
    }
    let last = first &+ count &* step
    let isNarrow = Int32(exactly: first) != nil && Int32(exactly: last) != nil
    let narrow = (Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: step))
    switch dtype {
    case .float32:
      if isNarrow {
        write(Float.self) { Float(narrow.0 &+ Int32(truncatingIfNeeded: $0) &* narrow.1) }
      } else {
        write(Float.self) { Float(first &+ $0 &* step) }
      }
    case .float64:
      if isNarrow {
        write(Double.self) { Double(narrow.0 &+ Int32(truncatingIfNeeded: $0) &* narrow.1) }
      } else {
        write(Double.self) { Double(first &+ $0 &* step) }
      }
    case .int32: write(Int32.self) { narrow.0 &+ Int32(truncatingIfNeeded: $0) &* narrow.1 }
    case .int64: write(Int.self) { first &+ $0 &* step }
    case .bool: break
    }
  }
}

extension KernelTable {
  /// The kernel that repeats elements of so many bytes.
  fileprivate func fill(ofSize size: Int) -> Fill {
    switch size {
    case 8: fill(.int64)
    case 4: fill(.int32)
    default: fill(.bool)
    }
  }
}
