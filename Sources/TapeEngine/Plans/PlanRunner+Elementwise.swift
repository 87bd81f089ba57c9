import Kernels

// Elementwise kernels over the lanes of some elements.
extension PlanRunner {
  /// What the values of a block of a group should fit into: about a first-level cache.
  private static let blockSize = 32 << 10

  /// Runs elementwise instructions together, block by block.
  func executeGroup(
    _ instructions: UnsafePointer<LaneInstruction>, _ count: Int, _ elements: Int, _ plan: Plan
  ) {
    let block = max(Self.blockSize / (8 &* lanes &* (count &+ 2)), 1)
    var start = 0
    while start < elements {
      let length = min(block, elements &- start)
      for index in 0..<count { executeElementwise(instructions + index, start, length, plan) }
      start &+= length
    }
  }

  /// Runs an instruction of one run on some of its elements.
  @inline(__always)
  func executeElementwise(
    _ instruction: UnsafePointer<LaneInstruction>, _ start: Int, _ count: Int, _ plan: Plan
  ) {
    switch instruction.pointee.operation {
    case .unary(let kernel, _):
      kernel(
        address(instruction.pointee.x, plan, start),
        address(instruction.pointee.result, plan, start), count &* lanes)
    case .whole(let kernel, let rows, _, let moves):
      execute(kernel, rows, moves, start, count, instruction, plan)
    case .select(let kernel, let list):
      execute(kernel, plan.runs.base + list.start, start, count, instruction, plan)
    default: break
    }
  }

  /// An operand as the rows of lanes that a kernel over rows reads: a row of a varying value is an
  /// element's lanes, a row of a constant one element.
  @inline(__always)
  func rows(_ operand: LaneOperand, moves: Bool) -> (row: Int, step: Int) {
    operand.isConstant ? (moves ? 1 : 0, 0) : (moves ? lanes : 0, 1)
  }

  @inline(__always)
  private func execute(
    _ kernel: KernelTable.Binary, _ rowKernel: KernelTable.BinaryRows?, _ moves: LaneMoves,
    _ start: Int, _ count: Int, _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (x, y) = (instruction.pointee.x, instruction.pointee.y)
    let left = address(x, plan, moves.x ? start : 0)
    let right = address(y, plan, moves.y ? start : 0)
    let target = address(instruction.pointee.result, plan, start)
    if lanes == 1 {
      kernel(left, moves.x ? 1 : 0, right, moves.y ? 1 : 0, target, count)
      return
    }
    // A varying value that moves, and a constant that stands still, are one run over all lanes.
    if moves.x != x.isConstant, moves.y != y.isConstant {
      kernel(left, moves.x ? 1 : 0, right, moves.y ? 1 : 0, target, count &* lanes)
      return
    }
    let (xRow, xStep) = rows(x, moves: moves.x)
    let (yRow, yStep) = rows(y, moves: moves.y)
    if let rowKernel {
      rowKernel(left, xRow, xStep, right, yRow, yStep, target, count, lanes)
      return
    }
    let size = instruction.pointee.result.size &* lanes
    for row in 0..<count {
      kernel(
        left + row &* xRow &* x.size, xStep, right + row &* yRow &* y.size, yStep,
        target + row &* size, lanes)
    }
  }

  // MARK: Runs

  func executeRuns(
    _ kernel: KernelTable.Binary, _ list: LaneList, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    for index in 0..<list.count {
      execute(kernel, plan.runs.base + (list.start &+ index), instruction, plan)
    }
  }

  func executeRuns(
    _ kernel: KernelTable.Select, _ list: LaneList, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    for index in 0..<list.count {
      let run = plan.runs.base + (list.start &+ index)
      execute(kernel, run, 0, run.pointee.count, instruction, plan)
    }
  }

  /// The step with which a kernel walks over the lanes of an operand's elements in a run, or nil when
  /// it cannot in one go.
  @inline(__always)
  private func step(_ operand: LaneOperand, _ step: Int) -> Int? {
    if lanes == 1 { return step }
    return operand.isConstant ? (step == 0 ? 0 : nil) : (step == 1 ? 1 : nil)
  }

  @inline(__always)
  private func execute(
    _ kernel: KernelTable.Binary, _ run: UnsafePointer<LaneRun>,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (x, y) = (instruction.pointee.x, instruction.pointee.y)
    let (xTrack, yTrack, count) = (run.pointee.x, run.pointee.y, run.pointee.count)
    let target = run.pointee.target
    if let xStep = step(x, xTrack.step), let yStep = step(y, yTrack.step) {
      kernel(
        address(x, plan, xTrack.offset), xStep, address(y, plan, yTrack.offset), yStep,
        address(instruction.pointee.result, plan, target), count &* lanes)
      return
    }
    for element in 0..<count {
      kernel(
        address(x, plan, xTrack.offset &+ element &* xTrack.step), x.isConstant ? 0 : 1,
        address(y, plan, yTrack.offset &+ element &* yTrack.step), y.isConstant ? 0 : 1,
        address(instruction.pointee.result, plan, target &+ element), lanes)
    }
  }

  /// Runs `count` elements of a run, from the one with the number `start`.
  private func execute(
    _ kernel: KernelTable.Select, _ run: UnsafePointer<LaneRun>, _ start: Int, _ count: Int,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let condition = instruction.pointee.x
    let x = instruction.pointee.y
    let y = instruction.pointee.z
    let (cTrack, xTrack, yTrack) = (run.pointee.x, run.pointee.y, run.pointee.z)
    let cStart = cTrack.offset &+ start &* cTrack.step
    let xStart = xTrack.offset &+ start &* xTrack.step
    let yStart = yTrack.offset &+ start &* yTrack.step
    let target = run.pointee.target &+ start
    if let cStep = step(condition, cTrack.step), let xStep = step(x, xTrack.step),
      let yStep = step(y, yTrack.step)
    {
      kernel(
        address(condition, plan, cStart), cStep, address(x, plan, xStart), xStep,
        address(y, plan, yStart), yStep, address(instruction.pointee.result, plan, target),
        count &* lanes)
      return
    }
    for element in 0..<count {
      kernel(
        address(condition, plan, cStart &+ element &* cTrack.step), condition.isConstant ? 0 : 1,
        address(x, plan, xStart &+ element &* xTrack.step), x.isConstant ? 0 : 1,
        address(y, plan, yStart &+ element &* yTrack.step), y.isConstant ? 0 : 1,
        address(instruction.pointee.result, plan, target &+ element), lanes)
    }
  }
}
