import Kernels
import Tensors

// Primitives that take elements by index, and guards of values that they refuse.
extension PlanBuilder {
  /// The integers of a constant operand.
  private mutating func integers(_ part: Trace.Operand) throws(Obstacle) -> [Int] {
    let constant = try operand(part)
    guard constant.isConstant else { throw Obstacle(reason: "indices vary") }
    return elements(constant).bytes.withUnsafeBytes { bytes in
      (0..<constant.count).map { index in
        constant.size == 4
          ? Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))
          : Int(bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
      }
    }
  }

  /// The runs that a gather takes from `own` and where it puts them.
  private mutating func gatherMoves(_ own: [Int], _ indices: Trace.Operand, axis: Int, batch: Int)
    throws(Obstacle) -> [Draft.Move]
  {
    let values = try integers(indices)
    let form = GatherShape(own, indices.form.dimensions, axis: axis, batchRank: batch)
    if form.inner == 0 || form.places == 0 { return [] }
    var moves: [Draft.Move] = []
    for block in 0..<form.batch {
      for row in block * form.outer..<(block + 1) * form.outer {
        for place in 0..<form.places {
          let taken = row * form.rows + values[block * form.places + place]
          moves.append(
            Draft.Move(
              operand: 0, source: taken * form.inner,
              target: (row * form.places + place) * form.inner, count: form.inner))
        }
        if moves.count > Self.moveLimit { throw Obstacle(reason: "too many elements move") }
      }
    }
    return moves
  }

  mutating func gather(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let own = Array(step.attributes[3...])
    if step.varies(1) {
      return try byIndices(
        step, own, axis: step.attributes[0], batch: step.attributes[1], add: nil)
    }
    let moves = try gatherMoves(
      own, step.operands[1], axis: step.attributes[0], batch: step.attributes[1])
    return emit(
      .move(moves, fillsZeros: false), [try operand(step.operands[0])], step.results[0])
  }

  mutating func gatherGrad(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    if step.varies(1) {
      return try byIndices(
        step, step.results[0].dimensions, axis: step.attributes[0], batch: step.attributes[1],
        add: kernels.binary(.add, step.results[0].dtype))
    }
    let moves = try gatherMoves(
      step.results[0].dimensions, step.operands[1], axis: step.attributes[0],
      batch: step.attributes[1])
    return try accumulate(
      step,
      moves.map {
        Draft.Move(operand: 0, source: $0.target, target: $0.source, count: $0.count)
      })
  }

  mutating func segmentSum(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let inner = step.results[0].dimensions.dropFirst().reduce(1, *)
    if step.varies(1) {
      return emit(
        .gather(
          LaneGather(
            batch: 1, outer: 1, rows: step.results[0].dimensions[0],
            places: step.operands[1].form.elementCount, inner: inner,
            add: kernels.binary(.add, step.results[0].dtype))),
        [try operand(step.operands[0]), try operand(step.operands[1])], step.results[0])
    }
    let segments = try integers(step.operands[1])
    var moves: [Draft.Move] = []
    for (position, segment) in segments.enumerated() where segment >= 0 && inner > 0 {
      moves.append(
        Draft.Move(operand: 0, source: position * inner, target: segment * inner, count: inner))
    }
    return try accumulate(step, moves)
  }

  private mutating func accumulate(_ step: Trace.Step, _ moves: [Draft.Move]) throws(Obstacle)
    -> LaneOperand
  {
    let x = try operand(step.operands[0])
    guard !x.isConstant, let add = kernels.binary(.add, step.results[0].dtype) else {
      throw Obstacle(reason: "constants are added by varying indices")
    }
    return emit(.accumulate(add, moves), [x], step.results[0])
  }

  // MARK: By varying indices

  /// What is taken from, or added to, lengths `own` along an axis.
  private mutating func byIndices(
    _ step: Trace.Step, _ own: [Int], axis: Int, batch: Int, add: KernelTable.Binary?
  ) throws(Obstacle) -> LaneOperand {
    let form = GatherShape(own, step.operands[1].form.dimensions, axis: axis, batchRank: batch)
    return emit(
      .gather(
        LaneGather(
          batch: form.batch, outer: form.outer, rows: form.rows, places: form.places,
          inner: form.inner, add: add)),
      [try operand(step.operands[0]), try operand(step.operands[1])], step.results[0])
  }

  // MARK: Guards

  /// Lets lanes go whose values the operation refuses: their scripts say why.
  mutating func guardValues(_ step: Trace.Step) throws(Obstacle) {
    let operation: Draft.Operation
    switch step.primitive.declaration.refusal {
    // Their own instructions let lanes go.
    case .singularMatrices, nil: return
    case .zeroDivisors: operation = .checkNonzero
    case .negativeExponents: operation = .checkRange(least: 0, greatest: .max)
    case .indices(let range):
      let allowed = range(step.attributes, step.results.map(\.dimensions))
      operation = .checkRange(least: allowed.lowerBound, greatest: allowed.upperBound - 1)
    }
    let operand = try elementwiseOperand(step.operands[1])
    drafts.append(Draft(operation: operation, operands: [operand], result: operand))
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

extension Trace.Step {
  /// Whether an operand differs from job to job.
  func varies(_ index: Int) -> Bool {
    if case .value = operands[index].source { true } else { false }
  }
}
