import Kernels

// Elementwise kernels over the lanes of some elements.
extension PlanRunner {
  /// What the values of a block of a group should fit into: about a first-level cache.
  private static let blockSize = 32 << 10

  /// Runs elementwise instructions together, block by block.
  func executeGroup(
    _ instructions: UnsafePointer<LaneInstruction>, _ count: Int, _ plan: Plan
  ) {
    let elements = instructions.pointee.result.count
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
    case .unary(let kernel):
      kernel(
        address(instruction.pointee.x, plan, start),
        address(instruction.pointee.result, plan, start), count &* lanes)
    case .binary(let kernel, let rows):
      execute(kernel, rows, start, count, instruction, plan)
    case .select(let kernel):
      execute(kernel, whole(instruction), start, count, instruction, plan)
    default: preconditionFailure("Not an elementwise step.")
    }
  }

  /// The one run of an instruction without a list of them.
  @inline(__always)
  private func whole(_ instruction: UnsafePointer<LaneInstruction>) -> LaneRun {
    func track(_ operand: LaneOperand) -> LaneRun.Track {
      LaneRun.Track(step: operand.moves ? 1 : 0)
    }
    return LaneRun(
      target: 0, count: instruction.pointee.result.count, x: track(instruction.pointee.x),
      y: track(instruction.pointee.y), z: track(instruction.pointee.z))
  }

  /// An operand as the rows of lanes that a kernel over rows reads: a row of a varying value is an
  /// element's lanes, a row of a constant one element.
  @inline(__always)
  func rows(_ operand: LaneOperand) -> (row: Int, step: Int) {
    operand.isConstant ? (operand.moves ? 1 : 0, 0) : (operand.moves ? lanes : 0, 1)
  }

  @inline(__always)
  private func execute(
    _ kernel: KernelTable.Binary, _ rowKernel: KernelTable.BinaryRows?, _ start: Int,
    _ count: Int, _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (x, y) = (instruction.pointee.x, instruction.pointee.y)
    let left = address(x, plan, x.moves ? start : 0)
    let right = address(y, plan, y.moves ? start : 0)
    let target = address(instruction.pointee.result, plan, start)
    if lanes == 1 {
      kernel(left, x.moves ? 1 : 0, right, y.moves ? 1 : 0, target, count)
      return
    }
    // A varying value that moves, and a constant that stands still, are one run over all lanes.
    if x.moves != x.isConstant, y.moves != y.isConstant {
      kernel(left, x.moves ? 1 : 0, right, y.moves ? 1 : 0, target, count &* lanes)
      return
    }
    let (xRow, xStep) = rows(x)
    let (yRow, yStep) = rows(y)
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

  func executeRuns(_ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan) {
    for index in instruction.pointee.runs.indices {
      let run = plan.runs.base + index
      if case .binary(let kernel, _) = instruction.pointee.operation {
        execute(kernel, run, instruction, plan)
      } else if case .select(let kernel) = instruction.pointee.operation {
        execute(kernel, run.pointee, 0, run.pointee.count, instruction, plan)
      }
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
    _ kernel: KernelTable.Select, _ run: LaneRun, _ start: Int, _ count: Int,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let condition = instruction.pointee.x
    let x = instruction.pointee.y
    let y = instruction.pointee.z
    let (cTrack, xTrack, yTrack) = (run.x, run.y, run.z)
    let cStart = cTrack.offset &+ start &* cTrack.step
    let xStart = xTrack.offset &+ start &* xTrack.step
    let yStart = yTrack.offset &+ start &* yTrack.step
    let target = run.target &+ start
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
