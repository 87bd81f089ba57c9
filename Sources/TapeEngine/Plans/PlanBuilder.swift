import Kernels
import Tensors

/// Makes a plan of a trace: drops what nothing needs, turns each application into kernel calls over
/// lanes, and gives every value its place in memory.
struct PlanBuilder {
  let trace: Trace
  let kernels = KernelTable.selected
  var drafts: [Draft] = []
  /// Dtype and element count by register: a value of the trace, or one between two instructions.
  private(set) var registers: [(size: Int, count: Int)] = []
  /// The operand that stands for a value of the trace, once it is computed.
  private var operandOfValue: [LaneOperand?]
  private var constants: [Trace.Constant]

  /// An instruction before its operands have places.
  struct Draft {
    var operation: Operation
    var operands: DraftOperands
    var result: LaneOperand

    /// Small: what is large and rare lies elsewhere.
    enum Operation {
      case unary(KernelTable.Unary, count: Int)
      /// One run over all elements.
      case whole(KernelTable.Binary, LaneMoves)
      case binary(KernelTable.Binary, [LaneRun])
      case select(KernelTable.Select, [LaneRun])
      indirect case reduce(KernelTable.Reduce, outer: Int, count: Int, inner: Int)
      indirect case sumOfProducts(LaneSumOfProducts)
      indirect case scan(KernelTable.Binary, outer: Int, count: Int, inner: Int, LaneScan)
      indirect case map(@Sendable (Double) -> Double, DType, count: Int)
      case move([Move], fillsZeros: Bool)
      case accumulate(KernelTable.Binary, [Move])
      indirect case product(LaneProduct)
      case check(UInt64)
      indirect case host(HostCall)
      case checkRange(least: Int64, greatest: Int64)
      case checkNonzero
      indirect case gather(LaneGather)
      indirect case linearSystem(LaneLinearSystem)
    }

    /// Consecutive elements that go from an operand to the result.
    struct Move {
      var operand = 0
      var source: Int
      var target: Int
      var count: Int
    }
  }

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
    drafts.reserveCapacity(trace.steps.count)
    var checks: [Int: [UInt64]] = [:]
    for condition in trace.guards { checks[condition.value, default: []].append(condition.bits) }
    func addChecks(_ value: Int, _ builder: inout PlanBuilder) {
      guard !checks.isEmpty, let bits = checks[value], let operand = builder.operandOfValue[value]
      else { return }
      for bits in bits {
        builder.drafts.append(
          Draft(operation: .check(bits), operands: [operand], result: operand))
      }
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
      if mayFail { try guardValues(whole) }
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

  // MARK: For the lowering of each primitive

  /// An operand with all its elements.
  mutating func operand(_ operand: Trace.Operand) throws(Obstacle) -> LaneOperand {
    let known = try elementwiseOperand(operand)
    guard known.isRepeated else { return known }
    switch operand.source {
    case .value(let number):
      let spread = emit(
        .move(
          (0..<operand.form.elementCount).map { Draft.Move(source: 0, target: $0, count: 1) },
          fillsZeros: false), [known], operand.form)
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

  private func constantOperand(_ number: Int, _ form: Trace.Form) -> LaneOperand {
    LaneOperand(
      isConstant: true, place: number, size: form.dtype.byteSize, count: form.elementCount)
  }

  private func isUniform(_ constant: Trace.Constant, size: Int) -> Bool {
    constant.bytes.indices.allSatisfy { constant.bytes[$0] == constant.bytes[$0 % size] }
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
    _ operation: Draft.Operation, _ operands: DraftOperands, _ form: Trace.Form
  ) -> LaneOperand {
    let result = makeRegister(form)
    drafts.append(Draft(operation: operation, operands: operands, result: result))
    return result
  }

  mutating func emit(
    _ operation: Draft.Operation, _ operands: [LaneOperand], _ form: Trace.Form
  ) -> LaneOperand {
    emit(operation, DraftOperands(operands), form)
  }

  // MARK: Memory

  private mutating func finish(_ outputs: [Int]) throws(Obstacle) -> Plan {
    var results: [LaneOperand] = []
    for output in outputs {
      let operand = try operand(
        Trace.Operand(source: .value(output), form: trace.form(ofValue: output)))
      if operand.isConstant { throw Obstacle(reason: "an output is not computed") }
      results.append(operand)
    }
    fuse(keeping: Set(results.map(\.place)))
    let laneSize = placeRegisters(keeping: results.map(\.place))
    if laneSize > Self.laneSizeLimit { throw Obstacle(reason: "a job's values are too large") }
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
      let form = trace.form(ofValue: input)
      inputs.append(
        Plan.Input(
          dtype: form.dtype, dimensions: form.dimensions, elementCount: form.elementCount,
          rowOffset: rowSize, operand: placed(operand)))
      rowSize += Self.rounded(form.elementCount * form.dtype.byteSize)
    }
    let code = code(placed)
    // A long plan needs the memory.
    drafts = []
    return Plan(
      inputs: inputs, rowSize: rowSize, outputs: results.map(placed), code: code,
      laneSize: laneSize, constants: pool,
      constantSize: constants.reduce(0) { $0 + $1.bytes.count })
  }

  /// The drafts as instructions, with their operands where `placed` puts them.
  private func code(_ placed: (LaneOperand) -> LaneOperand) -> LaneCode {
    var code = LaneCode()
    code.instructions.reserveCapacity(drafts.count)
    let rowForms = rowForms()
    func list(_ runs: [LaneRun]) -> LaneList {
      defer { code.runs += runs }
      return LaneList(start: code.runs.count, count: runs.count)
    }
    func list(_ moves: [Draft.Move], _ operands: DraftOperands) -> LaneList {
      defer {
        code.moves += moves.map {
          LaneMove(
            operand: placed(operands[$0.operand]), source: $0.source, target: $0.target,
            count: $0.count)
        }
      }
      return LaneList(start: code.moves.count, count: moves.count)
    }
    var end = 0
    for (index, draft) in drafts.enumerated() {
      if index >= end {
        let group = group(at: index)
        end = index + max(group.count, 1)
        if group.count > 1 {
          code.instructions.append(
            LaneInstruction(
              operation: .group(count: Int32(group.count), elements: Int32(group.elements)),
              x: .none, y: .none,
              z: .none, result: .none))
        }
      }
      let operation: LaneInstruction.Operation =
        switch draft.operation {
        case .unary(let kernel, let count): .unary(kernel, count: Int32(count))
        case .whole(let kernel, let moves):
          .whole(
            kernel, rowForms[Self.address(kernel)], count: Int32(draft.result.count), moves: moves)
        case .binary(let kernel, let runs):
          if let moves = draft.wholeMoves {
            .whole(
              kernel, rowForms[Self.address(kernel)], count: Int32(draft.result.count),
              moves: moves)
          } else {
            .binary(kernel, runs: list(runs))
          }
        case .select(let kernel, let runs): .select(kernel, runs: list(runs))
        case .reduce(let kernel, let outer, let count, let inner):
          .reduce(kernel, outer: Int32(outer), count: Int32(count), inner: Int32(inner))
        case .sumOfProducts(let sum): .sumOfProducts(add(sum, to: &code.sums))
        case .scan(let kernel, let outer, let count, let inner, let scan):
          .scan(kernel, outer: Int32(outer), count: Int32(count), inner: Int32(inner), scan)
        case .map(let function, let dtype, let count):
          .map(
            function: Int32(add(function, to: &code.functions)), dtype, count: Int32(count))
        case .move(let moves, let fillsZeros):
          .move(list(moves, draft.operands), fillsZeros: fillsZeros)
        case .accumulate(let add, let moves):
          .accumulate(add, moves: list(moves, draft.operands))
        case .product(let product): .product(add(product, to: &code.products))
        case .check(let bits): .check(bits)
        case .host(let call): .host(add(call, to: &code.calls))
        case .checkRange(let least, let greatest): .checkRange(least: least, greatest: greatest)
        case .checkNonzero: .checkNonzero
        case .gather(let gather): .gather(add(gather, to: &code.gathers))
        case .linearSystem(let system): .linearSystem(add(system, to: &code.systems))
        }
      func operand(_ index: Int) -> LaneOperand {
        index < draft.operands.count ? placed(draft.operands[index]) : .none
      }
      code.instructions.append(
        LaneInstruction(
          operation: operation, x: operand(0), y: operand(1), z: operand(2),
          result: placed(draft.result)))
    }
    return code
  }

  /// How many drafts from `index` on are elementwise over the same elements.
  ///
  /// Running them together, some elements at a time, must not mix up places: with so many elements a
  /// register of one element, or of as many of another size, never has the place of a result.
  private func group(at index: Int) -> (count: Int, elements: Int) {
    guard let elements = drafts[index].groupableElements else { return (1, 0) }
    let count = drafts[index...].prefix { $0.groupableElements == elements }.count
    return (count, elements)
  }

  private func add<Element>(_ element: Element, to list: inout [Element]) -> Int {
    list.append(element)
    return list.count - 1
  }

  /// The offset of each register, per lane.
  private var places: [Int] = []

  /// Memory that a runner may keep for one lane, in bytes.
  private static let laneSizeLimit = 32 << 20

  private static func rounded(_ size: Int) -> Int { (size + 7) & ~7 }

  /// Gives every register a place, in the order of the instructions, reusing the places of registers
  /// that nothing reads any more; the bytes of a lane.
  private mutating func placeRegisters(keeping kept: [Int]) -> Int {
    var lastUse = [Int](repeating: -1, count: registers.count)
    for (index, instruction) in drafts.enumerated() {
      for operand in instruction.operands where !operand.isConstant {
        lastUse[operand.place] = index
      }
    }
    for register in kept { lastUse[register] = .max }
    places = Array(repeating: -1, count: registers.count)
    // By size; most are of one.
    var free: [(size: Int, places: [Int])] = []
    var end = 0
    func size(_ register: Int) -> Int {
      max(Self.rounded(registers[register].size * registers[register].count), 8)
    }
    func list(_ size: Int) -> Int {
      if let known = free.firstIndex(where: { $0.size == size }) { return known }
      free.append((size, []))
      return free.count - 1
    }
    func place(_ register: Int) {
      let size = size(register)
      if let reused = free[list(size)].places.popLast() {
        places[register] = reused
      } else {
        places[register] = end
        end += size
      }
    }
    func release(_ register: Int) { free[list(size(register))].places.append(places[register]) }
    for input in trace.inputs {
      if let operand = operandOfValue[input] { place(operand.place) }
    }
    var dying: [Int] = []
    for (index, instruction) in drafts.enumerated() {
      if instruction.isCheck { continue }
      dying.removeAll(keepingCapacity: true)
      for operand in instruction.operands
      where !operand.isConstant && lastUse[operand.place] == index {
        dying.append(operand.place)
        // Once, however often it is an operand.
        lastUse[operand.place] = .max
      }
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

extension PlanBuilder.Draft {
  /// Whether it computes nothing.
  var isCheck: Bool {
    switch operation {
    case .check, .checkRange, .checkNonzero: true
    default: false
    }
  }

  /// Of a binary kernel that is one run over all elements: which operands advance.
  var wholeMoves: LaneMoves? {
    if case .whole(_, let moves) = operation { return moves }
    guard case .binary(_, let runs) = operation, runs.count == 1, runs[0].target == 0,
      runs[0].count == result.count, runs[0].x.offset == 0, runs[0].y.offset == 0
    else { return nil }
    return LaneMoves(x: runs[0].x.step == 1, y: runs[0].y.step == 1)
  }

  /// Over how many elements it is elementwise in one run, if it is, and they are many.
  fileprivate var groupableElements: Int? {
    switch operation {
    case .unary(_, let count): return count >= 16 ? count : nil
    case .whole: return result.count >= 16 ? result.count : nil
    case .binary(_, let runs), .select(_, let runs):
      guard runs.count == 1, runs[0].count == result.count, result.count >= 16,
        operands.allSatisfy({ $0.count == 1 || $0.count == result.count })
      else { return nil }
      return result.count
    default: return nil
    }
  }

  /// Whether the result may lie where an operand of the same size lies.
  fileprivate var mayOverwriteOperands: Bool {
    switch operation {
    case .unary: operands[0].size == result.size
    case .whole: lieAsTheResult
    case .binary(_, let runs):
      runs.count == 1 && runs[0].count == result.count && lieAsTheResult
    default: false
    }
  }

  /// Whether each varying operand has the result's size and number of elements.
  private var lieAsTheResult: Bool {
    operands.allSatisfy {
      $0.isConstant ? $0.count == 1 : $0.count == result.count && $0.size == result.size
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
