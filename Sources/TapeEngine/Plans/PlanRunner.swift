import Kernels
import Tensors

/// Runs plans over the rows of many jobs. It belongs to one thread.
public final class PlanRunner {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private var scratch: UnsafeMutableRawPointer
  private var scratchCapacity: Int
  private var lanes = 0
  /// By lane: whether it followed the plan to its end.
  private var follows: [Bool] = []
  private let kernels = KernelTable.selected
  /// What computes the host calls of the plans.
  public weak var hostContext: (any HostContext)?

  public init() {
    capacity = 1 << 16
    memory = .allocate(byteCount: capacity, alignment: 64)
    scratchCapacity = 1 << 10
    scratch = .allocate(byteCount: scratchCapacity, alignment: 64)
  }

  deinit {
    memory.deallocate()
    scratch.deallocate()
  }

  /// Computes a plan for `lanes` jobs whose inputs lie row by row.
  public func run(_ plan: Plan, rows: UnsafeRawPointer, lanes: Int) {
    precondition(lanes > 0, "A plan runs for one job at least.")
    self.lanes = lanes
    let needed = plan.laneSize * lanes
    if needed > capacity {
      memory.deallocate()
      capacity = needed
      memory = .allocate(byteCount: capacity, alignment: 64)
    }
    follows.removeAll(keepingCapacity: true)
    follows.append(contentsOf: repeatElement(true, count: lanes))
    for input in plan.inputs { load(input, rows, rowSize: plan.rowSize) }
    var index = 0
    while index < plan.instructions.count {
      let instruction = plan.instructions.base + index
      if case .group(let count, let elements) = instruction.pointee.operation {
        executeGroup(instruction + 1, count, elements, plan)
        index += count
      } else {
        execute(instruction, plan)
      }
      index += 1
    }
  }

  /// Lets `body` see which lanes follow, and how many lanes there are.
  func withFollows(_ body: (UnsafeMutablePointer<Bool>, Int) -> Void) {
    follows.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { body(base, buffer.count) }
    }
  }

  /// Whether a lane of the last run followed the plan.
  public func follows(_ lane: Int) -> Bool { follows[lane] }

  /// Copies a lane's elements of an output to `target`.
  public func copyOutput(
    _ index: Int, of plan: Plan, lane: Int, to target: UnsafeMutableRawPointer
  ) {
    let output = plan.outputs[index]
    gather(lane, address(output, plan, 0), output.size, output.count, to: target)
  }

  /// The element of a one-element output, as bits.
  @inline(__always)
  public func scalarOutput(_ index: Int, of plan: Plan, lane: Int) -> UInt64 {
    let output = plan.outputs[index]
    let source = address(output, plan, 0) + lane &* output.size
    switch output.size {
    case 8: return source.load(as: UInt64.self)
    case 4: return UInt64(source.load(as: UInt32.self))
    default: return UInt64(source.load(as: UInt8.self))
    }
  }

  // MARK: Addresses

  /// Where an element of an operand is; of a varying one, where its first lane is.
  @inline(__always)
  func address(_ operand: LaneOperand, _ plan: Plan, _ element: Int)
    -> UnsafeMutableRawPointer
  {
    let offset = operand.place &+ element &* operand.size
    return operand.isConstant ? plan.constants + offset : memory + offset &* lanes
  }

  private func load(_ input: Plan.Input, _ rows: UnsafeRawPointer, rowSize: Int) {
    let target = memory + input.operand.place * lanes
    let source = rows + input.rowOffset
    switch input.operand.size {
    case 8: transpose(source, rowSize, target, input.elementCount, as: UInt64.self)
    case 4: transpose(source, rowSize, target, input.elementCount, as: UInt32.self)
    default: transpose(source, rowSize, target, input.elementCount, as: UInt8.self)
    }
  }

  @inline(__always)
  private func transpose<Bits>(
    _ source: UnsafeRawPointer, _ rowSize: Int, _ target: UnsafeMutableRawPointer, _ count: Int,
    as type: Bits.Type
  ) {
    let size = MemoryLayout<Bits>.stride
    for lane in 0..<lanes {
      let row = source + lane &* rowSize
      var place = target + lane &* size
      for element in 0..<count {
        place.storeBytes(
          of: row.load(fromByteOffset: element &* size, as: Bits.self), as: Bits.self)
        place += lanes &* size
      }
    }
  }

  private func gather(
    _ lane: Int, _ source: UnsafeRawPointer, _ size: Int, _ count: Int,
    to target: UnsafeMutableRawPointer
  ) {
    copy(count, from: source + lane * size, lanes, to: target, 1, size: size)
  }

  private func scatter(
    _ lane: Int, _ source: UnsafeRawPointer, _ size: Int, _ count: Int,
    to target: UnsafeMutableRawPointer
  ) {
    copy(count, from: source, 1, to: target + lane * size, lanes, size: size)
  }

  /// Copies elements that lie so many elements apart.
  private func copy(
    _ count: Int, from source: UnsafeRawPointer, _ sourceStride: Int,
    to target: UnsafeMutableRawPointer, _ targetStride: Int, size: Int
  ) {
    switch size {
    case 8: copy(count, from: source, sourceStride, to: target, targetStride, as: UInt64.self)
    case 4: copy(count, from: source, sourceStride, to: target, targetStride, as: UInt32.self)
    default: copy(count, from: source, sourceStride, to: target, targetStride, as: UInt8.self)
    }
  }

  @inline(__always)
  private func copy<Bits>(
    _ count: Int, from source: UnsafeRawPointer, _ sourceStride: Int,
    to target: UnsafeMutableRawPointer, _ targetStride: Int, as type: Bits.Type
  ) {
    var from = source.assumingMemoryBound(to: Bits.self)
    var to = target.assumingMemoryBound(to: Bits.self)
    for _ in 0..<count {
      to.pointee = from.pointee
      from += sourceStride
      to += targetStride
    }
  }

  private func reserveScratch(_ size: Int) -> UnsafeMutableRawPointer {
    if size > scratchCapacity {
      scratch.deallocate()
      scratchCapacity = size
      scratch = .allocate(byteCount: size, alignment: 64)
    }
    return scratch
  }

  // MARK: Instructions

  private func execute(_ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan) {
    switch instruction.pointee.operation {
    case .unary(_, let count): executeElementwise(instruction, 0, count, plan)
    case .binary(let kernel, let list):
      for index in 0..<list.count {
        let run = plan.runs.base + (list.start &+ index)
        execute(kernel, run, 0, run.pointee.count, instruction, plan)
      }
    case .select(let kernel, let list):
      for index in 0..<list.count {
        let run = plan.runs.base + (list.start &+ index)
        execute(kernel, run, 0, run.pointee.count, instruction, plan)
      }
    case .reduce(let kernel, let outer, let count, let inner):
      kernel(
        address(instruction.pointee.x, plan, 0), address(instruction.pointee.result, plan, 0),
        outer, count, inner &* lanes)
    case .map(let function, let dtype, let count):
      map(plan.functions[function], dtype, instruction, plan, count)
    case .move(let list, let fillsZeros):
      if fillsZeros { zero(instruction.pointee.result, plan) }
      for index in 0..<list.count {
        execute(plan.moves.base[list.start &+ index], to: instruction.pointee.result, plan)
      }
    case .accumulate(let add, let list):
      zero(instruction.pointee.result, plan)
      for index in 0..<list.count {
        let move = plan.moves.base[list.start &+ index]
        let sum = address(instruction.pointee.result, plan, move.target)
        add(sum, 1, address(instruction.pointee.x, plan, move.source), 1, sum, move.count &* lanes)
      }
    case .product(let number): execute(plan.products.base + number, instruction, plan)
    case .check(let bits): check(bits, instruction.pointee.x, plan)
    case .host(let number): execute(plan.calls[number], instruction, plan)
    case .group: break
    }
  }

  /// What the values of a block of a group should fit into: most of a first-level cache.
  private static let blockSize = 24 << 10

  /// Runs elementwise instructions together, block by block.
  private func executeGroup(
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
  private func executeElementwise(
    _ instruction: UnsafePointer<LaneInstruction>, _ start: Int, _ count: Int, _ plan: Plan
  ) {
    switch instruction.pointee.operation {
    case .unary(let kernel, _):
      kernel(
        address(instruction.pointee.x, plan, start),
        address(instruction.pointee.result, plan, start), count &* lanes)
    case .binary(let kernel, let list):
      execute(kernel, plan.runs.base + list.start, start, count, instruction, plan)
    case .select(let kernel, let list):
      execute(kernel, plan.runs.base + list.start, start, count, instruction, plan)
    default: break
    }
  }

  private func zero(_ result: LaneOperand, _ plan: Plan) {
    address(result, plan, 0).initializeMemory(
      as: UInt8.self, repeating: 0, count: result.count * result.size * lanes)
  }

  /// The step with which a kernel walks over the lanes of an operand's elements in a run, or nil when
  /// it cannot in one go.
  @inline(__always)
  private func step(_ operand: LaneOperand, _ step: Int) -> Int? {
    if lanes == 1 { return step }
    return operand.isConstant ? (step == 0 ? 0 : nil) : (step == 1 ? 1 : nil)
  }

  /// Runs `count` elements of a run, from the one with the number `start`.
  @inline(__always)
  private func execute(
    _ kernel: KernelTable.Binary, _ run: UnsafePointer<LaneRun>, _ start: Int, _ count: Int,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let x = instruction.pointee.x
    let y = instruction.pointee.y
    let (xTrack, yTrack) = (run.pointee.x, run.pointee.y)
    let xStart = xTrack.offset &+ start &* xTrack.step
    let yStart = yTrack.offset &+ start &* yTrack.step
    let target = run.pointee.target &+ start
    if let xStep = step(x, xTrack.step), let yStep = step(y, yTrack.step) {
      kernel(
        address(x, plan, xStart), xStep, address(y, plan, yStart), yStep,
        address(instruction.pointee.result, plan, target), count &* lanes)
      return
    }
    for element in 0..<count {
      kernel(
        address(x, plan, xStart &+ element &* xTrack.step), x.isConstant ? 0 : 1,
        address(y, plan, yStart &+ element &* yTrack.step), y.isConstant ? 0 : 1,
        address(instruction.pointee.result, plan, target &+ element), lanes)
    }
  }

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

  private func execute(_ move: LaneMove, to result: LaneOperand, _ plan: Plan) {
    let operand = move.operand
    let source = address(operand, plan, move.source)
    let target = address(result, plan, move.target)
    if !operand.isConstant || lanes == 1 {
      target.copyMemory(from: source, byteCount: move.count &* operand.size &* lanes)
      return
    }
    for element in 0..<move.count {
      fill(
        target + element &* operand.size &* lanes, with: source + element &* operand.size,
        operand.size)
    }
  }

  private func fill(_ target: UnsafeMutableRawPointer, with source: UnsafeRawPointer, _ size: Int) {
    switch size {
    case 8:
      target.initializeMemory(
        as: UInt64.self, repeating: source.load(as: UInt64.self), count: lanes)
    case 4:
      target.initializeMemory(
        as: UInt32.self, repeating: source.load(as: UInt32.self), count: lanes)
    default:
      target.initializeMemory(as: UInt8.self, repeating: source.load(as: UInt8.self), count: lanes)
    }
  }

  private func map(
    _ function: (Double) -> Double, _ dtype: DType,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan, _ count: Int
  ) {
    let source = address(instruction.pointee.x, plan, 0)
    let target = address(instruction.pointee.result, plan, 0)
    for index in 0..<count * lanes {
      if dtype == .float64 {
        let x = source.load(fromByteOffset: index * 8, as: Double.self)
        target.storeBytes(of: function(x), toByteOffset: index * 8, as: Double.self)
      } else {
        let x = Double(source.load(fromByteOffset: index * 4, as: Float.self))
        target.storeBytes(of: Float(function(x)), toByteOffset: index * 4, as: Float.self)
      }
    }
  }

  private func check(_ bits: UInt64, _ operand: LaneOperand, _ plan: Plan) {
    let source = address(operand, plan, 0)
    for lane in 0..<lanes {
      let found: UInt64
      switch operand.size {
      case 8: found = source.load(fromByteOffset: lane * 8, as: UInt64.self)
      case 4: found = UInt64(source.load(fromByteOffset: lane * 4, as: UInt32.self))
      default: found = UInt64(source.load(fromByteOffset: lane, as: UInt8.self))
      }
      if found != bits { follows[lane] = false }
    }
  }

  // MARK: Products

  private func execute(
    _ pointer: UnsafePointer<LaneProduct>, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    let product = pointer.pointee
    let a = instruction.pointee.x
    let b = instruction.pointee.y
    let (m, n, k) = (product.m, product.n, product.k)
    let left = address(a, plan, product.offsets[0])
    let right = address(b, plan, product.offsets[1])
    let result = address(instruction.pointee.result, plan, product.offsets[2])
    if lanes == 1 {
      product.kernel(left, right, result, m, n, k, product.transposesA, product.transposesB)
    } else if a.isConstant, !product.transposesB {
      // The lanes are more columns.
      product.kernel(left, right, result, m, n * lanes, k, product.transposesA, false)
    } else if b.isConstant, !product.transposesA || m == 1 {
      // Row by row, (Bᵀ · aᵢᵀ) with the lanes as columns.
      for row in 0..<m {
        product.kernel(
          right, left + row * k * a.size * lanes, result + row * n * a.size * lanes, n, lanes, k,
          !product.transposesB, false)
      }
    } else if k == 1, !a.isConstant, !b.isConstant {
      let size = a.size * lanes
      for row in 0..<m {
        for column in 0..<n {
          product.multiply(
            left + row * size, 1, right + column * size, 1, result + (row * n + column) * size,
            lanes)
        }
      }
    } else {
      executeByLane(product, a, b, left, right, result)
    }
  }

  private func executeByLane(
    _ product: LaneProduct, _ a: LaneOperand, _ b: LaneOperand, _ left: UnsafeRawPointer,
    _ right: UnsafeRawPointer, _ result: UnsafeMutableRawPointer
  ) {
    let (m, n, k) = (product.m, product.n, product.k)
    let own = reserveScratch((m * k + k * n + m * n) * a.size)
    let ownB = own + m * k * a.size
    let ownC = ownB + k * n * a.size
    for lane in 0..<lanes {
      if !a.isConstant { gather(lane, left, a.size, m * k, to: own) }
      if !b.isConstant { gather(lane, right, b.size, k * n, to: ownB) }
      product.kernel(
        a.isConstant ? left : UnsafeRawPointer(own), b.isConstant ? right : UnsafeRawPointer(ownB),
        ownC, m, n, k, product.transposesA, product.transposesB)
      scatter(lane, ownC, a.size, m * n, to: result)
    }
  }
}
