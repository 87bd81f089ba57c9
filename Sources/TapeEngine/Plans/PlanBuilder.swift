import Kernels
import Tensors

/// Makes a plan of a trace: drops what nothing needs, turns each application into the steps of its
/// lowering over lanes, and gives every value its place in memory.
struct PlanBuilder {
  let trace: Trace
  let kernels = KernelTable.selected
  /// The instructions, whose operands are numbers until they have places.
  var code = LaneCode()
  /// Dtype and element count by register: a value of the trace, or one between two instructions.
  var registers: [(size: Int, count: Int)] = []
  /// The operand that stands for a value of the trace, once it is computed.
  var operandOfValue: [LaneOperand?]
  var constants: [Trace.Constant]

  /// Why a trace has no plan.
  struct Obstacle: Error {
    var reason: String
  }

  private init(_ trace: Trace) {
    self.trace = trace
    constants = trace.constants
    operandOfValue = Array(repeating: nil, count: trace.valueForms.count)
  }

  /// The plan that computes the values `outputs` of a trace.
  static func plan(_ trace: Trace, outputs: [Int]) throws(Obstacle) -> Plan {
    var builder = PlanBuilder(trace)
    for input in trace.inputs {
      builder.operandOfValue[input] = builder.makeRegister(trace.form(ofValue: input))
    }
    let isNeeded = builder.neededValues(outputs)
    try builder.lower(isNeeded)
    return try builder.finish(outputs)
  }

  // MARK: What is needed

  private func neededValues(_ outputs: [Int]) -> [Bool] {
    var isNeeded = [Bool](repeating: false, count: trace.valueForms.count)
    for output in outputs { isNeeded[output] = true }
    for condition in trace.guards { isNeeded[condition.value] = true }
    for index in trace.steps.indices.reversed() {
      let step = trace.steps[index]
      // A host call may make a lane leave.
      guard
        step.host >= 0 || trace.mayFail(index)
          || step.results.contains(where: { isNeeded[$0] })
      else { continue }
      if step.host >= 0 { isNeeded[Int(step.firstResult)] = true }
      for operand in trace.operands(of: index) {
        if let value = operand.value { isNeeded[value] = true }
      }
    }
    return isNeeded
  }

  private mutating func lower(_ isNeeded: [Bool]) throws(Obstacle) {
    code.instructions.reserveCapacity(trace.steps.count)
    var checks: [Int: [UInt64]] = [:]
    for condition in trace.guards { checks[condition.value, default: []].append(condition.bits) }
    func addChecks(_ value: Int, _ builder: inout PlanBuilder) {
      guard !checks.isEmpty, let bits = checks[value], let operand = builder.operandOfValue[value]
      else { return }
      for bits in bits { builder.check(.bits(bits), operand) }
    }
    for input in trace.inputs { addChecks(input, &self) }
    for index in trace.steps.indices {
      let step = trace.steps[index]
      let mayFail = trace.mayFail(index)
      guard mayFail || step.results.contains(where: { isNeeded[$0] }) else { continue }
      let first = Int(step.firstResult)
      if !mayFail, let result = try lowerScalars(step, index) {
        operandOfValue[first] = result
        addChecks(first, &self)
        continue
      }
      let whole = trace.step(index)
      let results =
        if let call = whole.host { try lower(call, whole) } else { try lower(whole) }
      for (index, result) in results.enumerated() {
        operandOfValue[first + index] = result
        addChecks(first + index, &self)
      }
    }
  }

  /// An operand of which every element is one.
  func scalarOperand(_ operand: Trace.PackedOperand) throws(Obstacle) -> LaneOperand {
    guard let value = operand.value else {
      return constantOperand(Int(~operand.source), trace.forms[Int(operand.form)])
    }
    guard let known = operandOfValue[value] else { throw Self.tooEarly }
    return known
  }

  private static let tooEarly = Obstacle(reason: "a value is used before it is computed")

  // MARK: Operands

  /// An operand with all its elements.
  mutating func operand(_ operand: Trace.Operand) throws(Obstacle) -> LaneOperand {
    let known = try elementwiseOperand(operand)
    guard known.isRepeated else { return known }
    switch operand.source {
    case .value(let number):
      let spread = spread(known, operand.form)
      operandOfValue[number] = spread
      return spread
    case .constant(let number):
      return constantOperand(number, operand.form)
    }
  }

  /// An operand of an elementwise kernel: one element may stand for many.
  func elementwiseOperand(_ operand: Trace.Operand) throws(Obstacle) -> LaneOperand {
    switch operand.source {
    case .value(let number):
      guard let known = operandOfValue[number] else { throw Self.tooEarly }
      return known
    case .constant(let number):
      var known = constantOperand(number, operand.form)
      if known.count > 1, isUniform(constants[number], size: known.size) {
        known.count = 1
        known.isRepeated = true
      }
      return known
    }
  }

  private func constantOperand(_ number: Int, _ form: Form) -> LaneOperand {
    LaneOperand(
      isConstant: true, place: number, size: form.dtype.byteSize, count: form.elementCount)
  }

  private func isUniform(_ constant: Trace.Constant, size: Int) -> Bool {
    constant.bytes.indices.allSatisfy { constant.bytes[$0] == constant.bytes[$0 % size] }
  }

  mutating func makeRegister(_ form: Form) -> LaneOperand {
    registers.append((form.dtype.byteSize, form.elementCount))
    return LaneOperand(
      isConstant: false, place: registers.count - 1, size: form.dtype.byteSize,
      count: form.elementCount)
  }

  mutating func makeConstant(_ constant: Trace.Constant) -> LaneOperand {
    constants.append(constant)
    return LaneOperand(
      isConstant: true, place: constants.count - 1, size: constant.dtype.byteSize,
      count: constant.bytes.count / constant.dtype.byteSize)
  }

  /// The elements of a constant.
  func elements(_ operand: LaneOperand) -> Trace.Constant { constants[operand.place] }

  // MARK: Instructions

  mutating func emit(
    _ operation: Step.Operation, _ operands: [LaneOperand], _ form: Form,
    runs: StepList = .none
  ) -> LaneOperand {
    let result = makeRegister(form)
    var instruction = LaneInstruction(operation, operands, result)
    instruction.runs = runs
    code.instructions.append(instruction)
    return result
  }

  /// Lets lanes go for which this does not hold of the operand.
  mutating func check(_ check: Step.Check, _ operand: LaneOperand) {
    code.instructions.append(LaneInstruction(.check(check), operand, result: operand))
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
