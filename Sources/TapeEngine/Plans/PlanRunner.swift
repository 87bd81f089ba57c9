import Kernels
import Tensors

/// Runs plans over the rows of many jobs. It belongs to one thread.
public final class PlanRunner {
  var memory: UnsafeMutableRawPointer
  private var capacity: Int
  var scratch: UnsafeMutableRawPointer
  private var scratchCapacity: Int
  /// The outputs lane by lane, once one of several elements is asked for: where each begins.
  private var results: UnsafeMutableRawPointer
  private var resultCapacity: Int
  private var staged: [Int] = []
  var lanes = 0
  /// By lane: whether it followed the plan to its end.
  var follows: [Bool] = []
  let kernels = KernelTable.selected
  /// What computes the host calls of the plans.
  public weak var hostContext: (any HostContext)?

  /// Has little memory at first; it grows to what the largest plan needs and stays.
  public init() {
    capacity = 1 << 16
    memory = .allocate(byteCount: capacity, alignment: 64)
    scratchCapacity = 1 << 10
    scratch = .allocate(byteCount: scratchCapacity, alignment: 64)
    resultCapacity = 1 << 10
    results = .allocate(byteCount: resultCapacity, alignment: 64)
  }

  deinit {
    memory.deallocate()
    scratch.deallocate()
    results.deallocate()
  }

  /// Computes a plan for `jobs` jobs whose inputs lie row by row.
  public func run(_ plan: Plan, rows: UnsafeRawPointer, lanes jobs: Int) {
    precondition(jobs > 0, "A plan runs for one job at least.")
    lanes = Self.padded(jobs)
    let needed = plan.laneSize * lanes
    if needed > capacity {
      memory.deallocate()
      capacity = needed
      memory = .allocate(byteCount: capacity, alignment: 64)
    }
    staged.removeAll(keepingCapacity: true)
    follows.removeAll(keepingCapacity: true)
    follows.append(contentsOf: repeatElement(true, count: jobs))
    follows.append(contentsOf: repeatElement(false, count: lanes - jobs))
    for input in plan.inputs { load(input, rows, jobs, rowSize: plan.rowSize) }
    var index = 0
    while index < plan.instructions.count {
      let instruction = plan.instructions.base + index
      let count = Int(instruction.pointee.groupCount)
      if count > 1 {
        executeGroup(instruction, count, plan)
      } else {
        execute(instruction, plan)
      }
      index += count
    }
  }

  /// Lets `body` see which lanes follow, and how many lanes there are.
  func withFollows(_ body: (UnsafeMutablePointer<Bool>, Int) -> Void) {
    follows.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { body(base, buffer.count) }
    }
  }

  /// Lanes that fill vectors. From three vectors of floats on their number is odd: elements whose
  /// lanes are a power of two bytes apart would share a few sets of the cache.
  private static func padded(_ jobs: Int) -> Int {
    if jobs <= 4 { return jobs == 1 ? 1 : 4 }
    let vectors = (jobs + 7) / 8
    return 8 * (vectors < 3 ? vectors : vectors | 1)
  }

  /// The greatest number of jobs, up to a limit of 8 or more, that needs no lanes beyond the limit.
  static func fittingLanes(_ limit: Int) -> Int {
    let vectors = limit / 8
    return 8 * (vectors < 3 ? vectors : (vectors - 1) | 1)
  }

  /// Whether a lane of the last run followed the plan.
  public func follows(_ lane: Int) -> Bool { follows[lane] }

  /// Copies a lane's elements of an output to `target`.
  public func copyOutput(
    _ index: Int, of plan: Plan, lane: Int, to target: UnsafeMutableRawPointer
  ) {
    let size = plan.outputs[index].count * plan.outputs[index].size
    if staged.isEmpty { stageOutputs(plan) }
    target.copyMemory(from: results + staged[index] + lane * size, byteCount: size)
  }

  /// Lays the outputs of several elements out lane by lane.
  private func stageOutputs(_ plan: Plan) {
    var end = 0
    for output in plan.outputs {
      staged.append(end)
      end += (output.count * output.size * lanes + 7) & ~7
    }
    if end > resultCapacity {
      results.deallocate()
      resultCapacity = end
      results = .allocate(byteCount: end, alignment: 64)
    }
    for (output, place) in zip(plan.outputs, staged) where output.count > 0 {
      kernels.transpose(Self.bits(output.size))(
        address(output, plan, 0), lanes, results + place, output.count, output.count, lanes)
    }
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

  /// Loads the rows of the jobs; the lanes beyond repeat the last one.
  private func load(_ input: Plan.Input, _ rows: UnsafeRawPointer, _ jobs: Int, rowSize: Int) {
    let size = input.operand.size
    let target = memory + input.operand.place * lanes
    kernels.transpose(Self.bits(size))(
      rows + input.rowOffset, rowSize / size, target, lanes, jobs, input.elementCount)
    guard jobs < lanes else { return }
    for element in 0..<input.elementCount {
      let first = target + element * lanes * size
      fill(first + jobs * size, with: first + (jobs - 1) * size, size, lanes - jobs)
    }
  }

  /// The type by which elements of a size are moved.
  private static func bits(_ size: Int) -> DType {
    size == 8 ? .int64 : size == 4 ? .int32 : .bool
  }

  func gather(
    _ lane: Int, _ source: UnsafeRawPointer, _ size: Int, _ count: Int,
    to target: UnsafeMutableRawPointer
  ) {
    copy(count, from: source + lane * size, lanes, to: target, 1, size: size)
  }

  func scatter(
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

  func reserveScratch(_ size: Int) -> UnsafeMutableRawPointer {
    if size > scratchCapacity {
      scratch.deallocate()
      scratchCapacity = size
      scratch = .allocate(byteCount: size, alignment: 64)
    }
    return scratch
  }

  // MARK: Instructions

  private func execute(_ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan) {
    let result = instruction.pointee.result
    switch instruction.pointee.operation {
    case .unary, .binary, .select:
      if instruction.pointee.runs.count == 0 {
        executeElementwise(instruction, 0, result.count, plan)
      } else {
        executeRuns(instruction, plan)
      }
    case .map(let function, let dtype):
      Step.map(
        plan.functions[function], dtype, address(instruction.pointee.x, plan, 0),
        address(result, plan, 0), result.count &* lanes)
    case .reduce(let kernel, let count, let inner):
      kernel(
        address(instruction.pointee.x, plan, 0), address(result, plan, 0),
        result.count / max(inner, 1), count, inner &* lanes)
    case .sumOfProducts(let number): execute(plan.sums.base + number, instruction, plan)
    case .scan(let number):
      let scan = plan.scans.base + number
      scan.pointee.run(
        address(instruction.pointee.x, plan, 0), address(instruction.pointee.y, plan, 0),
        address(result, plan, 0),
        outer: result.count / max(scan.pointee.count &* scan.pointee.inner, 1), width: lanes)
    case .move(let list, let ground):
      lay(ground, instruction, plan)
      for index in list.indices { execute(plan.moves.base + index, to: result, plan) }
    case .accumulate(let add, let list, let ground):
      lay(ground, instruction, plan)
      accumulate(add, list, instruction, plan)
    case .gather(let number, let ground):
      lay(ground, instruction, plan)
      execute(plan.gathers.base + number, instruction, plan)
    case .product(let number): execute(plan.products.base + number, instruction, plan)
    case .system(let number): execute(plan.systems.base + number, instruction, plan)
    case .check(let check): execute(check, instruction.pointee.x, plan)
    case .host(let number): execute(plan.calls[number], instruction, plan)
    case .progression:
      preconditionFailure("What depends on its place alone is a constant of the plan.")
    }
  }
}
