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
    for instruction in preludes { execute(instruction) }
    let widest = instructions.reduce(1) { max($0, $1.widestCount) }
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
    func runChunk(_ chunk: Int) {
      if chunk & 3 == 3, stopwatch.isUp { return }
      let end = min((chunk + 1) * chunkRows, rows)
      withUnsafeTemporaryAllocation(byteCount: scratchSize, alignment: 64) { scratch in
        // reason: there is room for at least the stages' alignment
        let bytes = scratch.baseAddress.unsafelyUnwrapped
        run(from: chunk * chunkRows, to: end, blockRows, bytes, until: stopwatch)
      }
    }
    if chunkCount == 1 {
      runChunk(0)
    } else {
      parallelFor(chunkCount, runChunk)
    }
    for reduction in reductions { reduction.finish() }
    for instruction in finals { execute(instruction) }
  }

  /// Runs an instruction over whole values in memory.
  func execute(_ instruction: RegionInstruction) {
    withUnsafePointer(to: instruction) {
      execute($0, Block(row: 0, count: 1, blockRows: 0, scratch: nil))
    }
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
    // Registers, and the reductions' stages.
    var stages: [UnsafeMutableRawPointer] = []
    var free = scratch + (blockRows * blockSize + 63) & ~63
    for reduction in reductions {
      stages.append(free)
      reduction.begin(free)
      free += (reduction.stageSize + 63) & ~63
    }
    // Their functions may take as long for an element as others for hundreds.
    let hasMaps = !lists.functions.isEmpty
    instructions.withUnsafeBufferPointer { instructions in
      var row = first
      var work = 0
      while row < end {
        // A look at the clock costs some hundred elements.
        work &+= instructions.count &* (hasMaps ? Self.clockWork : Self.blockElements.upperBound)
        if work >= Self.clockWork {
          if stopwatch.isUp { return }
          work = 0
        }
        let block = Block(
          row: row, count: min(blockRows, end &- row), blockRows: blockRows, scratch: scratch)
        for index in 0..<instructions.count {
          // reason: a buffer that has an index has elements.
          let instruction = instructions.baseAddress.unsafelyUnwrapped + index
          let number = instruction.pointee.collector
          if number >= 0 {
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
    /// Where the registers are; nil where there are none.
    var scratch: UnsafeMutableRawPointer?

    @inline(__always)
    func address(_ place: RegionPlace) -> UnsafeMutableRawPointer {
      // reason: a register lies in the scratch
      if place.register >= 0 { return scratch.unsafelyUnwrapped + place.register &* blockRows }
      // reason: a value that is in no register lies in memory
      return place.memory.unsafelyUnwrapped + row &* place.rowSize
    }
  }

  @inline(__always)
  private func execute(_ pointer: UnsafePointer<RegionInstruction>, _ block: Block) {
    let (x, y, z) = (pointer.pointee.x, pointer.pointee.y, pointer.pointee.z)
    let target = block.address(pointer.pointee.result)
    let count = block.count &* pointer.pointee.rowCount
    switch pointer.pointee.operation {
    case .unary(let kernel): kernel(block.address(x), target, count)
    case .binary(let kernel, let rows):
      if x.run == 1, y.run == 1 {
        kernel(block.address(x), x.step, block.address(y), y.step, target, count)
      } else {
        execute(kernel, rows, pointer, block, target, count)
      }
    case .select(let kernel):
      kernel(
        block.address(x), x.step, block.address(y), y.step, block.address(z), z.step, target, count)
    case .map(let number, let dtype):
      Step.map(lists.functions[number], dtype, block.address(x), target, count)
    case .progression(let first, let step, let dtype):
      writeProgression(
        first &+ block.row &* pointer.pointee.rowCount &* step, step, dtype, target, count)
    case .reduce(let kernel, let length, let inner):
      kernel(block.address(x), target, count / max(inner, 1), length, inner)
    case .scan(let number):
      let scan = lists.scans[number]
      scan.run(
        block.address(x), block.address(y), target, outer: count / (scan.count &* scan.inner))
    case .move(let list, _):
      for index in list.indices {
        let stretching = stretchings[index]
        let own = stretching.operand == 0 ? x : stretching.operand == 1 ? y : z
        move(stretching, block.address(own), target, pointer.pointee.rowCount, block)
      }
    case .gather(let number, let ground): gather(lists.gathers[number], ground, pointer, block)
    case .sumOfProducts, .accumulate, .product, .system, .check, .host:
      preconditionFailure("What is cut into rows has no such step.")
    }
  }

  /// A kernel of two operands of which one has an element for several of the result.
  private func execute(
    _ kernel: KernelTable.Binary, _ rowKernel: KernelTable.BinaryRows?,
    _ pointer: UnsafePointer<RegionInstruction>, _ block: Block,
    _ target: UnsafeMutableRawPointer, _ count: Int
  ) {
    let (x, y) = (pointer.pointee.x, pointer.pointee.y)
    let run = max(x.run, y.run)
    func row(_ place: RegionPlace) -> (row: Int, step: Int) {
      place.run > 1 ? (1, 0) : (place.step &* run, place.step)
    }
    let (left, right) = (row(x), row(y))
    let (first, second) = (block.address(x), block.address(y))
    if let rowKernel {
      rowKernel(
        first, left.row, left.step, second, right.row, right.step, target, count / run, run)
      return
    }
    let size = pointer.pointee.size
    for index in 0..<(count / run) {
      kernel(
        first + index &* left.row &* size, left.step, second + index &* right.row &* size,
        right.step, target + index &* run &* size, run)
    }
  }

  /// Writes what of a part of the result lies in a block.
  private func move(
    _ part: RegionStretching, _ source: UnsafeMutableRawPointer,
    _ target: UnsafeMutableRawPointer, _ rowCount: Int, _ block: Block
  ) {
    let start = block.row &* rowCount
    let first = max(start, part.first)
    let end = min(start &+ block.count &* rowCount, part.first &+ part.count)
    if first >= end { return }
    part.run(
      source - block.row &* part.rowCount &* part.size, target + (first &- start) &* part.size,
      start: first &- part.first, count: end &- first, kernels.fill(ofSize: part.size))
  }

  private func gather(
    _ gather: Step.Gather, _ ground: Step.Ground, _ pointer: UnsafePointer<RegionInstruction>,
    _ block: Block
  ) {
    let instruction = pointer.pointee
    let (x, y) = (block.address(instruction.x), block.address(instruction.y))
    let target = block.address(instruction.result)
    let whole = block.count &* instruction.rowCount &* instruction.size
    switch ground {
    case .none: break
    case .zeros: target.initializeMemory(as: UInt8.self, repeating: 0, count: whole)
    case .operand: target.copyMemory(from: block.address(instruction.z), byteCount: whole)
    }
    gather.run(
      0..<(gather.batch / rows &* block.count &* gather.places), x, step: instruction.x.step,
      by: y, to: target, size: instruction.size)
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

extension RegionInstruction {
  /// The elements of a row of the result, or of what is reduced.
  fileprivate var widestCount: Int {
    if collector < 0, case .reduce(_, let count, _) = operation { return rowCount &* count }
    return rowCount
  }
}
