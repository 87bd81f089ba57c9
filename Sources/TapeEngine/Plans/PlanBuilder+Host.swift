extension PlanBuilder {
  /// A host call with its operands; its result is one element.
  mutating func lower(_ call: HostCall, _ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    guard step.operands.count <= 3 else { throw Obstacle(reason: "too many operands of a number") }
    var operands: [LaneOperand] = []
    for operand in step.operands {
      operands.append(try self.operand(operand))
      // A lane's number is read from where the lanes lie side by side.
      if operands[operands.count - 1].isConstant {
        throw Obstacle(reason: "a number is the same for all")
      }
    }
    code.lists.calls.append(call)
    return [emit(.host(code.lists.calls.count - 1), operands, step.results[0])]
  }
}
