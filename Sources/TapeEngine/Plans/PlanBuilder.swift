import Kernels
import Tensors

/// Makes a plan of a trace: drops what nothing needs, turns each application into kernel calls over
/// lanes, and gives every value its place in memory.
struct PlanBuilder {
  let trace: Trace
  let kernels = KernelTable.selected
  var instructions: [LaneInstruction] = []
  /// Dtype and element count by register: a value of the trace, or one between two instructions.
  private var registers: [(size: Int, count: Int)] = []
  /// The operand that stands for a value of the trace, once it is computed.
  private var operandOfValue: [LaneOperand?]
  private var constants: [Trace.Constant]

  /// Why a trace has no plan.
  struct Obstacle: Error {
    var reason: String
  }

  private init(_ trace: Trace) {
    self.trace = trace
    constants = trace.constants
    operandOfValue = Array(repeating: nil, count: trace.values.count)
  }

  /// The plan that computes the values `outputs` of a trace.
  static func plan(_ trace: Trace, outputs: [Int]) throws(Obstacle) -> Plan {
    var builder = PlanBuilder(trace)
    for input in trace.inputs {
      builder.operandOfValue[input] = builder.makeRegister(trace.values[input].form)
    }
    let isNeeded = builder.neededValues(outputs)
    try builder.lower(isNeeded)
    return try builder.finish(outputs)
  }

  // MARK: What is needed

  private func neededValues(_ outputs: [Int]) -> [Bool] {
    var isNeeded = [Bool](repeating: false, count: trace.values.count)
    for output in outputs { isNeeded[output] = true }
    for condition in trace.guards { isNeeded[condition.value] = true }
    for (step, first) in trace.steps.reversed()
    where step.results.indices.contains(where: { isNeeded[first + $0] }) {
      for operand in step.operands {
        if case .value(let number) = operand.source { isNeeded[number] = true }
      }
    }
    return isNeeded
  }

  private mutating func lower(_ isNeeded: [Bool]) throws(Obstacle) {
    var checks: [Int: [UInt64]] = [:]
    for condition in trace.guards { checks[condition.value, default: []].append(condition.bits) }
    func addChecks(_ value: Int, _ builder: inout PlanBuilder) {
      guard let operand = builder.operandOfValue[value] else { return }
      for bits in checks[value] ?? [] {
        builder.instructions.append(
          LaneInstruction(operation: .check(bits), operands: [operand], result: operand))
      }
    }
    for input in trace.inputs { addChecks(input, &self) }
    for (step, first) in trace.steps
    where step.results.indices.contains(where: { isNeeded[first + $0] }) {
      let results = try lower(step)
      for (index, result) in results.enumerated() {
        operandOfValue[first + index] = result
        addChecks(first + index, &self)
      }
    }
  }

  // MARK: For the lowering of each primitive

  func operand(_ operand: Trace.Operand) throws(Obstacle) -> LaneOperand {
    switch operand.source {
    case .value(let number):
      guard let known = operandOfValue[number] else {
        throw Obstacle(reason: "a value is used before it is computed")
      }
      return known
    case .constant(let number):
      return LaneOperand(
        isConstant: true, place: number, size: operand.form.dtype.byteSize,
        count: operand.form.elementCount)
    }
  }

  mutating func makeRegister(_ form: Trace.Form) -> LaneOperand {
    registers.append((form.dtype.byteSize, form.elementCount))
    return LaneOperand(
      isConstant: false, place: registers.count - 1, size: form.dtype.byteSize,
      count: form.elementCount)
  }

  /// A one-element constant of a float dtype.
  mutating func makeConstant(_ value: Double, _ dtype: DType) -> LaneOperand {
    let bytes =
      dtype == .float32
      ? withUnsafeBytes(of: Float(value)) { Array($0) } : withUnsafeBytes(of: value) { Array($0) }
    return makeConstant(Trace.Constant(dtype: dtype, bytes: bytes))
  }

  mutating func makeConstant(_ constant: Trace.Constant) -> LaneOperand {
    constants.append(constant)
    return LaneOperand(
      isConstant: true, place: constants.count - 1, size: constant.dtype.byteSize,
      count: constant.bytes.count / constant.dtype.byteSize)
  }

  /// The elements of a constant.
  func elements(_ operand: LaneOperand) -> Trace.Constant { constants[operand.place] }

  mutating func emit(
    _ operation: LaneInstruction.Operation, _ operands: [LaneOperand], _ form: Trace.Form
  ) -> LaneOperand {
    let result = makeRegister(form)
    instructions.append(
      LaneInstruction(operation: operation, operands: operands, result: result))
    return result
  }

  // MARK: Memory

  private mutating func finish(_ outputs: [Int]) throws(Obstacle) -> Plan {
    var results: [LaneOperand] = []
    for output in outputs {
      guard let operand = operandOfValue[output], !operand.isConstant else {
        throw Obstacle(reason: "an output is not computed")
      }
      results.append(operand)
    }
    let laneSize = placeRegisters(keeping: results.map(\.place))
    let (pool, offsets) = layOutConstants()
    func placed(_ operand: LaneOperand) -> LaneOperand {
      var placed = operand
      placed.place = operand.isConstant ? offsets[operand.place] : places[operand.place]
      return placed
    }
    var rowSize = 0
    var inputs: [Plan.Input] = []
    for input in trace.inputs {
      guard let operand = operandOfValue[input] else { continue }
      let form = trace.values[input].form
      inputs.append(
        Plan.Input(
          dtype: form.dtype, dimensions: form.dimensions, elementCount: form.elementCount,
          rowOffset: rowSize, operand: placed(operand)))
      rowSize += Self.rounded(form.elementCount * form.dtype.byteSize)
    }
    return Plan(
      inputs: inputs, rowSize: rowSize, outputs: results.map(placed),
      instructions: instructions.map {
        LaneInstruction(
          operation: $0.operation, operands: $0.operands.map(placed), result: placed($0.result))
      }, laneSize: laneSize, constants: pool)
  }

  /// The offset of each register, per lane.
  private var places: [Int] = []

  private static func rounded(_ size: Int) -> Int { (size + 7) & ~7 }

  /// Gives every register a place, in the order of the instructions, reusing the places of registers
  /// that nothing reads any more; the bytes of a lane.
  private mutating func placeRegisters(keeping kept: [Int]) -> Int {
    var lastUse = [Int](repeating: -1, count: registers.count)
    for (index, instruction) in instructions.enumerated() {
      for operand in instruction.operands where !operand.isConstant {
        lastUse[operand.place] = index
      }
    }
    for register in kept { lastUse[register] = .max }
    places = Array(repeating: -1, count: registers.count)
    var free: [Int: [Int]] = [:]
    var end = 0
    func size(_ register: Int) -> Int {
      max(Self.rounded(registers[register].size * registers[register].count), 8)
    }
    func place(_ register: Int) {
      if let reused = free[size(register)]?.popLast() {
        places[register] = reused
      } else {
        places[register] = end
        end += size(register)
      }
    }
    func release(_ register: Int) { free[size(register), default: []].append(places[register]) }
    for input in trace.inputs {
      if let operand = operandOfValue[input] { place(operand.place) }
    }
    for (index, instruction) in instructions.enumerated() {
      if case .check = instruction.operation { continue }
      let dying = Set(instruction.operands.filter { !$0.isConstant }.map(\.place))
        .filter { lastUse[$0] == index }.sorted()
      // A kernel may write where it reads, element by element.
      if instruction.mayOverwriteOperands { dying.forEach(release) }
      place(instruction.result.place)
      if lastUse[instruction.result.place] < 0 { release(instruction.result.place) }
      if !instruction.mayOverwriteOperands { dying.forEach(release) }
    }
    return end
  }

  private func layOutConstants() -> (UnsafeMutableRawPointer, [Int]) {
    var offsets: [Int] = []
    var size = 0
    for constant in constants {
      offsets.append(size)
      size += (constant.bytes.count + 63) & ~63
    }
    let pool = UnsafeMutableRawPointer.allocate(byteCount: max(size, 64), alignment: 64)
    for (constant, offset) in zip(constants, offsets) {
      constant.bytes.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress {
          (pool + offset).copyMemory(from: base, byteCount: bytes.count)
        }
      }
    }
    return (pool, offsets)
  }
}

extension LaneInstruction {
  /// Whether the result may lie where an operand of the same size lies.
  fileprivate var mayOverwriteOperands: Bool {
    switch operation {
    case .unary: operands[0].size == result.size
    case .binary(_, let runs):
      runs.count == 1 && runs[0].count == result.count
        && operands.allSatisfy {
          $0.isConstant ? $0.count == 1 : $0.count == result.count && $0.size == result.size
        }
    default: false
    }
  }
}

extension Trace {
  /// The plan that computes these values, or nil with the reason kept as the trace's refusal.
  public func plan(outputs: [Int]) -> Plan? {
    guard refusal == nil else { return nil }
    do throws(PlanBuilder.Obstacle) {
      return try PlanBuilder.plan(self, outputs: outputs)
    } catch {
      refuse(error.reason)
      return nil
    }
  }
}
