import Kernels
import Tensors

// The steps of a lowering as instructions over lanes.
extension PlanBuilder {
  /// Turns an application into instructions; the operands that stand for its results.
  mutating func lower(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    guard
      let lowering = Lowering.of(
        step.primitive, step.attributes, step.operands.map(\.form), step.results, kernels)
    else { throw Obstacle(reason: "\(step.primitive) has no form over lanes") }
    var scope = Scope(application: step, lists: lowering.lists)
    for own in lowering.steps {
      let value = try lower(own, &scope)
      scope.values.append(value)
    }
    var results: [LaneOperand] = []
    for value in lowering.results { results.append(try elementwiseOperand(value, scope)) }
    return results
  }

  /// What the steps of one application see.
  struct Scope {
    let application: Trace.Step
    let lists: StepLists
    /// What stands for the results of the steps so far.
    var values: [LaneOperand] = []
  }

  private mutating func lower(_ step: Step, _ scope: inout Scope) throws(Obstacle) -> LaneOperand {
    switch step.operation {
    case .unary, .binary, .select: return try elementwise(step, scope)
    case .map(let number, let dtype):
      code.lists.functions.append(scope.lists.functions[number])
      return emit(
        .map(code.lists.functions.count - 1, dtype), [try varying(step.operands[0], &scope)],
        step.form)
    case .reduce: return emit(step.operation, [try varying(step.operands[0], &scope)], step.form)
    case .scan(let number):
      let x = try varying(step.operands[0], &scope)
      code.lists.scans.append(scope.lists.scans[number])
      return emit(
        .scan(code.lists.scans.count - 1), [x, try operand(step.operands[1], &scope)], step.form)
    case .move(let list, let ground): return try move(step, list, ground, &scope)
    case .gather(let number, let ground):
      return try gather(step, scope.lists.gathers[number], ground, &scope)
    case .product(let number):
      let product = scope.lists.products[number]
      code.lists.products.append(product)
      return emit(
        .product(code.lists.products.count - 1), try operands(step, &scope), step.form,
        runs: list(product.pairs))
    case .system(let number):
      let system = scope.lists.systems[number]
      var x = try operands(step, &scope)
      // The kernels take a right side for each lane.
      if x.count > 1, x[1].isConstant { x[1] = spread(x[1], step.operands[1].form) }
      code.lists.systems.append(system)
      return emit(
        .system(code.lists.systems.count - 1), x, step.form, runs: list(system.pairs))
    case .check(let check):
      let operand = try elementwiseOperand(step.operands[0], scope)
      // What is the same for all, the traced run has looked at.
      if !operand.isConstant { self.check(check, operand) }
      return operand
    case .progression, .sumOfProducts, .accumulate, .host:
      throw Obstacle(reason: "\(scope.application.primitive) has no form over lanes")
    }
  }

  private mutating func list(_ pairs: MatrixPairs) -> StepList {
    let start = code.pairs.count
    pairs.forEachPair { code.pairs.append($0) }
    return StepList(start: start, count: code.pairs.count - start)
  }

  // MARK: Operands

  private mutating func operands(_ step: Step, _ scope: inout Scope) throws(Obstacle)
    -> [LaneOperand]
  {
    var operands: [LaneOperand] = []
    for value in step.operands { operands.append(try operand(value, &scope)) }
    return operands
  }

  /// What stands for a value, perhaps one element for all.
  mutating func elementwiseOperand(_ value: Step.Value, _ scope: Scope) throws(Obstacle)
    -> LaneOperand
  {
    switch value.source {
    case .operand(let index): return try elementwiseOperand(scope.application.operands[index])
    case .step(let index): return scope.values[index]
    case .constant(let bits):
      let dtype = value.form.dtype
      let bytes = withUnsafeBytes(of: bits) { Array($0.prefix(dtype.byteSize)) }
      return makeConstant(Trace.Constant(dtype: dtype, bytes: bytes))
    }
  }

  /// What stands for a value, with all its elements.
  mutating func operand(_ value: Step.Value, _ scope: inout Scope) throws(Obstacle) -> LaneOperand {
    switch value.source {
    case .operand(let index): return try operand(scope.application.operands[index])
    case .step(let index):
      let known = scope.values[index]
      if known.isRepeated { scope.values[index] = spread(known, value.form) }
      return scope.values[index]
    case .constant: return try elementwiseOperand(value, scope)
    }
  }

  /// An operand whose every lane the kernel reads.
  private mutating func varying(_ value: Step.Value, _ scope: inout Scope) throws(Obstacle)
    -> LaneOperand
  {
    let operand = try operand(value, &scope)
    if operand.isConstant {
      throw Obstacle(reason: "\(scope.application.primitive) of constants")
    }
    return operand
  }
}
