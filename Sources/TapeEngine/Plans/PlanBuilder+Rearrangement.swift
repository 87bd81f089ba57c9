// Primitives that only move elements, as their `Rearrangement` says.
extension PlanBuilder {
  mutating func rearrange(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let arrangement = Rearrangement.of(
      step.primitive, step.attributes, step.operands.map(\.form.dimensions),
      step.results[0].dimensions)
    var operands: [LaneOperand] = []
    for part in step.operands { operands.append(try operand(part)) }
    var all: [Draft.Move] = []
    for block in arrangement.blocks {
      all += try moves(block.move, operand: block.operand)
      if all.count >= Self.moveLimit { throw Obstacle(reason: "too many elements move") }
    }
    return emit(.move(all, fillsZeros: arrangement.fillsZeros), operands, step.results[0])
  }
}
