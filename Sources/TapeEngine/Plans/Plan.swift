import Tensors

/// A compiled trace: what a program does with its varying inputs, for many jobs at once.
///
/// A plan never makes an error: a lane for which a decision of the script falls otherwise leaves it
/// and runs its script. The bits of every lane are those of the script run alone.
public final class Plan: @unchecked Sendable {  // reason: immutable once made
  /// An input, as it lies in a job's row.
  public struct Input: Sendable {
    /// As which its elements lie in the row.
    public var dtype: DType
    /// Its lengths; `[]` is a number.
    public var dimensions: [Int]
    /// The product of the lengths.
    public var elementCount: Int
    /// Where its elements begin in the row, in bytes.
    var rowOffset: Int
    var operand: LaneOperand
  }

  /// What varies, in the order of the row.
  public let inputs: [Input]
  /// The bytes of a job's inputs, one after the other, each at a multiple of 8.
  public let rowSize: Int
  /// How many lanes run together at the most.
  public let laneLimit: Int
  /// The values that the plan is asked for, in the order of the request.
  let outputs: [LaneOperand]
  let instructions: FixedList<LaneInstruction>
  let runs: FixedList<LaneRun>
  let moves: FixedList<LaneMove>
  /// Where matrices and their result begin, in elements.
  let pairs: FixedList<SIMD4<Int>>
  let products: FixedList<Step.Product>
  let sums: FixedList<Step.SumOfProducts>
  let scans: FixedList<Step.Scan>
  let gathers: FixedList<Step.Gather>
  let systems: FixedList<Step.System>
  let functions: [@Sendable (Double) -> Double]
  let calls: [HostCall]
  /// Memory for the values of one lane, in bytes.
  let laneSize: Int
  let constants: UnsafeMutableRawPointer
  /// What the plan itself takes, in bytes.
  public let size: Int

  init(
    inputs: [Input], rowSize: Int, outputs: [LaneOperand], code: LaneCode, laneSize: Int,
    constants: UnsafeMutableRawPointer, constantSize: Int
  ) {
    self.inputs = inputs
    self.rowSize = rowSize
    self.outputs = outputs
    instructions = FixedList(code.instructions)
    runs = FixedList(code.runs)
    moves = FixedList(code.moves)
    pairs = FixedList(code.pairs)
    products = FixedList(code.lists.products)
    sums = FixedList(code.lists.sums)
    scans = FixedList(code.lists.scans)
    gathers = FixedList(code.lists.gathers)
    systems = FixedList(code.lists.systems)
    functions = code.lists.functions
    calls = code.lists.calls
    self.laneSize = laneSize
    self.constants = constants
    size =
      constantSize + code.instructions.count * MemoryLayout<LaneInstruction>.stride
      + code.runs.count * MemoryLayout<LaneRun>.stride
      + code.moves.count * MemoryLayout<LaneMove>.stride
      + code.lists.calls.reduce(0) { $0 + MemoryLayout<HostCall>.stride + 8 * $1.code.count }
    laneLimit = Self.laneLimit(laneSize: laneSize, code.instructions)
  }

  deinit {
    constants.deallocate()
    instructions.deallocate()
    runs.deallocate()
    moves.deallocate()
    pairs.deallocate()
    products.deallocate()
    sums.deallocate()
    scans.deallocate()
    gathers.deallocate()
    systems.deallocate()
  }

  /// How many lanes run together at the most: as many as fit a cache with all their values, or
  /// as make the instructions worth their overhead.
  ///
  /// The values of a long run fit no cache for more than a few lanes, while an instruction costs about
  /// as much as memory takes for some thousand bytes; and a long run writes its values in the order in
  /// which, backwards, it reads them, as memory likes it.
  private static func laneLimit(laneSize: Int, _ instructions: [LaneInstruction]) -> Int {
    let written = instructions.reduce(0) { $0 + $1.result.count * $1.result.size }
    let meanSize = max(written / max(instructions.count, 1), 8)
    let fitting = min(cacheSize / max(laneSize, 1), mostLanes)
    let worthwhile = min(streamedSize / meanSize, streamedLanes, memorySize / max(laneSize, 1))
    let lanes = max(fitting, worthwhile)
    if lanes >= leastLanes { return PlanRunner.fittingLanes(lanes) }
    return laneSize < 1 << 20 ? leastLanes : 1
  }

  /// What the values of all lanes should fit into: most of a second-level cache.
  private static let cacheSize = 384 << 10
  /// What an instruction should write for all lanes at least, as long as they have no more memory than
  /// that.
  private static let streamedSize = 4 << 10
  private static let memorySize = 32 << 20
  private static let streamedLanes = 72
  private static let leastLanes = 8
  private static let mostLanes = 256
}

/// Instructions with the lists that they refer to.
struct LaneCode {
  var instructions: [LaneInstruction] = []
  var runs: [LaneRun] = []
  var moves: [LaneMove] = []
  var pairs: [SIMD4<Int>] = []
  var lists = StepLists()
}

/// Elements that never change: read without counting references.
struct FixedList<Element> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    base = .allocate(capacity: max(count, 1))
    base.initialize(from: elements, count: count)
  }

  func deallocate() {
    base.deinitialize(count: count)
    base.deallocate()
  }
}
