import Kernels
import Tensors

extension PlanBuilder {
  /// Turns an application into instructions; the operands that stand for its results.
  mutating func lower(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    switch step.primitive.declaration.kernel {
    case .unary(let kernel): [try unary(step, kernel)]
    case .classify(let kernel):
      [try unary(step, kernels.classify(kernel, step.operands[0].form.dtype.element))]
    case .binary(let kernel):
      [try binary(step, kernels.binary(kernel, step.operands[0].form.dtype.element))]
    case .compare(let kernel):
      [try binary(step, kernels.compare(kernel, step.operands[0].form.dtype.element))]
    case .method: try lowerMethod(step)
    }
  }

  private mutating func unary(_ step: Trace.Step, _ kernel: UnaryKernel) throws(Obstacle)
    -> LaneOperand
  {
    try unary(step, kernels.unary(kernel, step.operands[0].form.dtype.element))
  }

  private mutating func unary(_ step: Trace.Step, _ kernel: KernelTable.Unary?) throws(Obstacle)
    -> LaneOperand
  {
    guard let kernel else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    return emit(
      .unary(kernel, count: step.results[0].elementCount), [try operand(step.operands[0])],
      step.results[0])
  }

  private mutating func binary(_ step: Trace.Step, _ kernel: KernelTable.Binary?) throws(Obstacle)
    -> LaneOperand
  {
    guard let kernel else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    let x = try operand(step.operands[0])
    let y = try operand(step.operands[1])
    // The product with ones is the other operand, bit for bit: gradients begin with it.
    if step.primitive == .multiply, step.results[0].dtype.isFloatingPoint {
      if isOnes(x), y.count == step.results[0].elementCount { return y }
      if isOnes(y), x.count == step.results[0].elementCount { return x }
    }
    return emit(
      .binary(kernel, runs(step.operands.map(\.form.dimensions), step.results[0], [x, y])), [x, y],
      step.results[0])
  }

  private func isOnes(_ operand: LaneOperand) -> Bool {
    guard operand.isConstant else { return false }
    let constant = elements(operand)
    let one = withUnsafeBytes(of: constant.dtype.oneBits) { Array($0.prefix(operand.size)) }
    return operand.count > 0
      && (0..<operand.count).allSatisfy {
        constant.bytes[($0 * operand.size)..<(($0 + 1) * operand.size)].elementsEqual(one)
      }
  }

  /// The runs in which an elementwise kernel meets its operands.
  func runs(_ dimensions: [[Int]], _ result: Trace.Form, _ operands: [LaneOperand]) -> [LaneRun] {
    guard result.elementCount > 0 else { return [] }
    var runs: [LaneRun] = []
    forEachBroadcastRun(
      dimensions, Array(repeating: 1, count: dimensions.count), to: result.dimensions
    ) { offsets, steps, position, count in
      var run = LaneRun(target: position, count: count, offsets: .zero, steps: .zero)
      for index in operands.indices {
        run.offsets[index] = offsets[index]
        // One element of a varying value is a run of its lanes.
        run.steps[index] = count == 1 ? (operands[index].isConstant ? 0 : 1) : steps[index]
      }
      runs.append(run)
    }
    return runs
  }
}
