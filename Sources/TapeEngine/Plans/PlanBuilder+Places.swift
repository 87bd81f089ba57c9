import Kernels
import Tensors

// Steps that move elements, by the shapes alone or by indices.
extension PlanBuilder {
  private static let moveLimit = 1 << 16

  private static let tooMany = Obstacle(reason: "too many elements move")

  mutating func move(
    _ step: Step, _ list: StepList, _ ground: Step.Ground, _ scope: inout Scope
  ) throws(Obstacle) -> LaneOperand {
    let blocks = scope.lists.blocks[list.indices]
    if case .none = ground, blocks.count == 1, let block = blocks.first {
      // All elements are one.
      var x = try elementwiseOperand(step.operands[block.operand], scope)
      let count = step.form.elementCount
      if x.count == 1, count > 0 {
        x.isRepeated = count > 1
        return x
      }
    }
    var operands: [LaneOperand] = []
    for value in step.operands { operands.append(try operand(value, &scope)) }
    let start = code.moves.count
    for block in blocks { try addMoves(of: block, operands[block.operand]) }
    return emit(
      .move(StepList(start: start, count: code.moves.count - start), ground), [], step.form)
  }

  /// Adds the moves of a block, elements that lie side by side on both sides together.
  private mutating func addMoves(of block: Rearrangement.Block, _ operand: LaneOperand)
    throws(Obstacle)
  {
    let limit = code.moves.count + Self.moveLimit
    block.move.forEachRun { run in
      if run.sourceStep == 1, run.targetStep == 1 {
        code.moves.append(
          LaneMove(operand: operand, source: run.source, target: run.target, count: run.count))
      } else if code.moves.count < limit {
        for index in 0..<run.count {
          code.moves.append(
            LaneMove(
              operand: operand, source: run.source + index * run.sourceStep,
              target: run.target + index * run.targetStep, count: 1))
        }
      }
      return code.moves.count < limit
    }
    if code.moves.count >= limit { throw Self.tooMany }
  }

  /// One element, or those of a constant, as every lane's own.
  mutating func spread(_ x: LaneOperand, _ form: Form) -> LaneOperand {
    let start = code.moves.count
    let count = form.elementCount
    var x = x
    if x.isRepeated {
      x.isRepeated = false
      for target in 0..<count {
        code.moves.append(LaneMove(operand: x, source: 0, target: target, count: 1))
      }
    } else {
      code.moves.append(LaneMove(operand: x, source: 0, target: 0, count: count))
    }
    return emit(
      .move(StepList(start: start, count: code.moves.count - start), .none), [], form)
  }

  // MARK: By indices

  mutating func gather(
    _ step: Step, _ gather: Step.Gather, _ ground: Step.Ground, _ scope: inout Scope
  ) throws(Obstacle) -> LaneOperand {
    var operands: [LaneOperand] = []
    for value in step.operands { operands.append(try operand(value, &scope)) }
    if !operands[1].isConstant {
      code.lists.gathers.append(gather)
      return emit(.gather(code.lists.gathers.count - 1, ground), operands, step.form)
    }
    // Known indices are places.
    let start = code.moves.count
    let indices = integers(operands[1])
    for outer in 0..<(gather.batch * gather.outer) where gather.inner > 0 {
      for place in 0..<gather.places {
        let index = indices[outer / gather.outer * gather.places + place]
        if index < 0 { continue }
        let row = (outer * gather.rows + index) * gather.inner
        let own = operands[0].count == 1 ? 0 : (outer * gather.places + place) * gather.inner
        let adds = gather.add != nil
        code.moves.append(
          LaneMove(
            operand: operands[0], source: adds ? own : row,
            target: adds ? row : (outer * gather.places + place) * gather.inner,
            count: gather.inner))
      }
      if code.moves.count - start > Self.moveLimit { throw Self.tooMany }
    }
    let list = StepList(start: start, count: code.moves.count - start)
    guard let add = gather.add else { return emit(.move(list, ground), [], step.form) }
    return emit(
      .accumulate(add, list, ground), [operands[0]] + operands.dropFirst(2), step.form)
  }

  /// The integers of a constant.
  private func integers(_ constant: LaneOperand) -> [Int] {
    elements(constant).bytes.withUnsafeBytes { bytes in
      (0..<constant.count).map { index in
        constant.size == 4
          ? Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))
          : Int(bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
      }
    }
  }
}

extension Trace {
  /// Whether a step is an error for some values of an operand.
  func mayFail(_ index: Int) -> Bool {
    switch OperationTable.shared.entries[Int(steps[index].primitive.rawValue)].refusal {
    case .zeroDivisors, .negativeExponents:
      let divisor = operands(of: index).last
      guard let divisor, divisor.value != nil else { return false }
      return forms[Int(divisor.form)].dtype.isInteger
    case .indices:
      let parts = operands(of: index)
      return parts[parts.startIndex + 1].value != nil
    case .singularMatrices: return true
    case nil: return false
    }
  }
}
