extension PlanRunner {
  /// Runs a host call for every lane.
  func execute(
    _ call: HostCall, _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let operands = [instruction.pointee.x, instruction.pointee.y, instruction.pointee.z]
    var addresses = SIMD4<UInt>()
    var sizes = SIMD4<Int>()
    for (index, operand) in operands.enumerated() where operand.count > 0 {
      addresses[index] = UInt(bitPattern: address(operand, plan, 0))
      sizes[index] = operand.size
    }
    let result = instruction.pointee.result
    let context = hostContext
    withFollows { follows, lanes in
      call.body(
        HostLanes(
          count: lanes, operands: addresses, sizes: sizes, result: address(result, plan, 0),
          resultSize: result.size, follows: follows), context)
    }
  }
}
