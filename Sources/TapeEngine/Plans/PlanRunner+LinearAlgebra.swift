import Kernels

// Factorisations and systems of lanes.
extension PlanRunner {
  func execute(
    _ pointer: UnsafePointer<Step.System>, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    let (a, b, result) = (
      instruction.pointee.x, instruction.pointee.y, instruction.pointee.result
    )
    let (n, columns) = (pointer.pointee.n, pointer.pointee.columns)
    // One matrix for all lanes: their right sides are more columns.
    let (matrices, width) = a.isConstant ? (1, columns &* lanes) : (lanes, columns)
    for index in instruction.pointee.runs.indices {
      let offsets = plan.pairs.base[index]
      let left = address(a, plan, offsets[0])
      let target = address(result, plan, offsets[2])
      switch pointer.pointee.function {
      case .matrix(let kernel): kernel(left, target, n, matrices)
      case .triangular(let kernel, let isLower, let isTransposed):
        kernel(
          left, address(b, plan, offsets[1]), target, n, width, isLower, isTransposed, matrices)
      case .general(let kernel, let isTransposed):
        let right = b.count == 0 ? nil : UnsafeRawPointer(address(b, plan, offsets[1]))
        let failed = reserveScratch(lanes).bindMemory(to: Bool.self, capacity: lanes)
        failed.initialize(repeating: false, count: lanes)
        kernel(left, right, target, n, width, isTransposed, matrices, failed)
        for lane in 0..<lanes where failed[a.isConstant ? 0 : lane] { follows[lane] = false }
      }
    }
  }
}
