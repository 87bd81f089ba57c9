import Kernels
import Tensors

extension PlanBuilder {
  /// Turns an application into instructions; the operands that stand for its results.
  mutating func lower(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    switch step.primitive.declaration.kernel {
    case .unary(let kernel): [try unary(step, kernel)]
    case .classify(let kernel):
      [try unary(step, kernels.classify(kernel, step.operands[0].form.dtype))]
    case .binary(let kernel):
      [try binary(step, kernels.binary(kernel, step.operands[0].form.dtype))]
    case .compare(let kernel):
      [try binary(step, kernels.compare(kernel, step.operands[0].form.dtype))]
    case .matrix(let kernel, _, _): [try matrixFunction(step, kernel)]
    case .method: try lowerMethod(step)
    }
  }

  /// An elementwise kernel of one or two operands, all of one element: most steps of long runs. Nil for
  /// other steps.
  mutating func lowerScalars(_ step: Trace.PackedStep, _ index: Int) throws(Obstacle)
    -> LaneOperand?
  {
    guard step.host < 0, step.resultCount == 1 else { return nil }
    let form = trace.form(ofValue: Int(step.firstResult))
    let parts = trace.operands(of: index)
    guard form.dimensions.isEmpty, let part = parts.first else { return nil }
    let dtype = trace.forms[Int(part.form)].dtype
    let binary: KernelTable.Binary
    switch step.primitive.declaration.kernel {
    case .unary(let name):
      guard let kernel = kernels.unary(name, dtype) else { return nil }
      return emit(.unary(kernel, count: 1), DraftOperands(try scalarOperand(part)), form)
    case .binary(let name):
      guard let kernel = kernels.binary(name, dtype) else { return nil }
      binary = kernel
    case .compare(let name):
      guard let kernel = kernels.compare(name, dtype) else { return nil }
      binary = kernel
    case .classify, .matrix, .method: return nil
    }
    let x = try scalarOperand(part)
    let y = try scalarOperand(parts[parts.startIndex + 1])
    if let factor = soleFactor(step.primitive, x, y, form) { return factor }
    // One element of a varying value is a run of its lanes.
    let moves = LaneMoves(x: !x.isConstant, y: !y.isConstant)
    return emit(.whole(binary, moves), DraftOperands(x, y), form)
  }

  /// The other operand of a product with ones: that it is, bit for bit, and gradients begin with it.
  private func soleFactor(
    _ primitive: Primitive, _ x: LaneOperand, _ y: LaneOperand, _ form: Trace.Form
  ) -> LaneOperand? {
    guard primitive == .multiply, form.dtype.isFloatingPoint else { return nil }
    return isOnes(x) ? y : isOnes(y) ? x : nil
  }

  private mutating func unary(_ step: Trace.Step, _ kernel: UnaryKernel) throws(Obstacle)
    -> LaneOperand
  {
    try unary(step, kernels.unary(kernel, step.operands[0].form.dtype))
  }

  private mutating func unary(_ step: Trace.Step, _ kernel: KernelTable.Unary?) throws(Obstacle)
    -> LaneOperand
  {
    guard let kernel else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    return unary(kernel, try elementwiseOperand(step.operands[0]), step.results[0])
  }

  /// An elementwise kernel of one operand; of a repeated element, repeated.
  mutating func unary(_ kernel: KernelTable.Unary, _ x: LaneOperand, _ form: Trace.Form)
    -> LaneOperand
  {
    guard x.isRepeated else {
      return emit(.unary(kernel, count: form.elementCount), [x], form)
    }
    var result = emit(.unary(kernel, count: 1), [x], form.element)
    result.isRepeated = true
    return result
  }

  private mutating func binary(_ step: Trace.Step, _ kernel: KernelTable.Binary?) throws(Obstacle)
    -> LaneOperand
  {
    guard let kernel else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    let form = step.results[0]
    let x = try elementwiseOperand(step.operands[0])
    let y = try elementwiseOperand(step.operands[1])
    if step.operands.allSatisfy({ $0.form.elementCount == form.elementCount }),
      let factor = soleFactor(step.primitive, x, y, form)
    {
      return factor
    }
    return elementwise([x, y], step, form) { .binary(kernel, $0) }
  }

  /// An elementwise kernel of several operands; where each is one element, the result is one that is
  /// repeated.
  mutating func elementwise(
    _ operands: [LaneOperand], _ step: Trace.Step, _ form: Trace.Form,
    _ operation: ([LaneRun]) -> Draft.Operation
  ) -> LaneOperand {
    if form.elementCount > 1, operands.allSatisfy({ $0.count == 1 }) {
      var result = emit(
        operation(runs(operands.map { _ in [] }, form.element, operands)), operands, form.element)
      result.isRepeated = true
      return result
    }
    let dimensions = zip(step.operands, operands).map { part, operand in
      operand.isRepeated ? [] : part.form.dimensions
    }
    return emit(operation(runs(dimensions, form, operands)), operands, form)
  }

  private func isOnes(_ operand: LaneOperand) -> Bool {
    guard operand.isConstant else { return false }
    let constant = elements(operand)
    let one = withUnsafeBytes(of: constant.dtype.oneBits) { Array($0.prefix(operand.size)) }
    return operand.count == 1 && constant.bytes.starts(with: one)
  }

  /// The runs in which an elementwise kernel meets its operands.
  func runs(_ dimensions: [[Int]], _ result: Trace.Form, _ operands: [LaneOperand]) -> [LaneRun] {
    guard result.elementCount > 0 else { return [] }
    var runs: [LaneRun] = []
    forEachBroadcastRun(
      dimensions, Array(repeating: 1, count: dimensions.count), to: result.dimensions
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
      runs.append(run)
    }
    return runs
  }
}

extension Trace.Form {
  /// One element of the dtype.
  var element: Trace.Form { Trace.Form(dtype: dtype, dimensions: []) }
}
