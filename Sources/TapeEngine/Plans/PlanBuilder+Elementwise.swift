import Kernels
import Tensors

// Elementwise steps: one run over all elements, or the runs of a broadcast.
extension PlanBuilder {
  /// An elementwise kernel of one or two operands, all of one element: most steps of long runs. Nil for
  /// other steps.
  mutating func lowerScalars(_ step: Trace.PackedStep, _ index: Int) throws(Obstacle)
    -> LaneOperand?
  {
    guard step.host < 0, step.resultCount == 1 else { return nil }
    let form = trace.form(ofValue: Int(step.firstResult))
    let parts = trace.operands(of: index)
    guard form.dimensions.isEmpty, let part = parts.first,
      let operation = Step.Operation.elementwise(
        step.primitive, trace.forms[Int(part.form)].dtype, kernels)
    else { return nil }
    let x = try scalarOperand(part)
    guard parts.count > 1 else { return emit(operation, x, .none, form) }
    let y = try scalarOperand(parts[parts.startIndex + 1])
    if step.primitive == .multiply, let factor = soleFactor(x, y, form) { return factor }
    return emit(operation, x, y, form)
  }

  /// Appends an instruction of scalars.
  private mutating func emit(
    _ operation: Step.Operation, _ x: LaneOperand, _ y: LaneOperand, _ form: Form
  ) -> LaneOperand {
    let result = makeRegister(form)
    code.instructions.append(
      LaneInstruction(operation, x.moving(with: 1), y.moving(with: 1), result: result))
    return result
  }

  /// The other operand of a product with ones: that it is, bit for bit, and gradients begin with it.
  private func soleFactor(_ x: LaneOperand, _ y: LaneOperand, _ form: Form) -> LaneOperand? {
    guard form.dtype.isFloatingPoint else { return nil }
    return isOnes(x) ? y : isOnes(y) ? x : nil
  }

  private func isOnes(_ operand: LaneOperand) -> Bool {
    guard operand.isConstant else { return false }
    let constant = elements(operand)
    let one = withUnsafeBytes(of: constant.dtype.oneBits) { Array($0.prefix(operand.size)) }
    return operand.count == 1 && constant.bytes.starts(with: one)
  }

  /// An elementwise step; where each operand is one element, the result is one that is repeated.
  mutating func elementwise(_ step: Step, _ scope: Scope) throws(Obstacle) -> LaneOperand {
    var operands: [LaneOperand] = []
    for value in step.operands { operands.append(try elementwiseOperand(value, scope)) }
    let count = step.form.elementCount
    if operands.count == 1, operands[0].isConstant {
      throw Obstacle(reason: "\(scope.application.primitive) of constants")
    }
    if scope.application.primitive == .multiply,
      step.operands.allSatisfy({ $0.form.elementCount == count }),
      let factor = soleFactor(operands[0], operands[1], step.form)
    {
      return factor
    }
    if count > 1, operands.allSatisfy({ $0.count == 1 }) {
      var result = emit(
        step.operation, operands.map { $0.moving(with: 1) }, step.form.element)
      result.isRepeated = true
      return result
    }
    if operands.allSatisfy({ $0.count == 1 || $0.count == count }) {
      return emit(step.operation, operands.map { $0.moving(with: count) }, step.form)
    }
    let dimensions = zip(step.operands, operands).map { value, operand in
      operand.isRepeated ? [] : value.form.dimensions
    }
    return emit(
      step.operation, operands, step.form, runs: runs(dimensions, step.form.dimensions, operands))
  }

  /// The runs in which an elementwise kernel meets its operands.
  private mutating func runs(
    _ dimensions: [[Int]], _ result: [Int], _ operands: [LaneOperand]
  ) -> StepList {
    if result.contains(0) { return .none }
    let start = code.runs.count
    forEachBroadcastRun(
      dimensions, Array(repeating: 1, count: dimensions.count), to: result
    ) { offsets, steps, position, count in
      let tracks = operands.indices.map { index in
        // One element of a varying value is a run of its lanes.
        LaneRun.Track(
          offset: offsets[index],
          step: count == 1 ? (operands[index].isConstant ? 0 : 1) : steps[index])
      }
      var run = LaneRun(target: position, count: count, x: tracks[0])
      if tracks.count > 1 { run.y = tracks[1] }
      if tracks.count > 2 { run.z = tracks[2] }
      code.runs.append(run)
    }
    return StepList(start: start, count: code.runs.count - start)
  }
}

extension LaneOperand {
  /// As an operand of an elementwise kernel that makes `count` elements in one run. One element of a
  /// varying value is a run of its lanes.
  fileprivate func moving(with count: Int) -> LaneOperand {
    var own = self
    own.moves = self.count > 1 || (!isConstant && count == 1)
    return own
  }
}
