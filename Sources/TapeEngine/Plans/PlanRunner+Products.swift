import Kernels

// Matrix products of lanes.
extension PlanRunner {
  func execute(
    _ product: UnsafePointer<Step.Product>, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    for index in instruction.pointee.runs.indices {
      execute(product, plan.pairs.base[index], instruction, plan)
    }
  }

  private func execute(
    _ pointer: UnsafePointer<Step.Product>, _ offsets: SIMD4<Int>,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (a, b) = (instruction.pointee.x, instruction.pointee.y)
    let (m, n, k) = (pointer.pointee.m, pointer.pointee.n, pointer.pointee.k)
    let (transposesA, transposesB) = (pointer.pointee.transposesA, pointer.pointee.transposesB)
    let kernel = pointer.pointee.kernel
    let left = address(a, plan, offsets[0])
    let right = address(b, plan, offsets[1])
    let result = address(instruction.pointee.result, plan, offsets[2])
    if lanes == 1 {
      kernel(left, right, result, m, n, k, transposesA, transposesB)
    } else if a.isConstant, !transposesB {
      // The lanes are more columns.
      kernel(left, right, result, m, n &* lanes, k, transposesA, false)
    } else if b.isConstant, !transposesA || m == 1 {
      // Row by row, (Bᵀ · aᵢᵀ) with the lanes as columns.
      for row in 0..<m {
        kernel(
          right, left + row &* k &* a.size &* lanes, result + row &* n &* a.size &* lanes, n, lanes,
          k, !transposesB, false)
      }
    } else if !a.isConstant, !b.isConstant, let product = pointer.pointee.lanes,
      lanes >= 4, (m &+ n) &* k &* a.size <= Self.packedLimit
    {
      product(left, right, result, m, n, k, transposesA, transposesB, lanes)
    } else {
      executeByLane(pointer, a, b, left, right, result)
    }
  }

  /// Matrices up to this size, eight lanes of them, stay in a second-level cache; larger ones are
  /// multiplied lane by lane.
  private static let packedLimit = 32 << 10

  private func executeByLane(
    _ product: UnsafePointer<Step.Product>, _ a: LaneOperand, _ b: LaneOperand,
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ result: UnsafeMutableRawPointer
  ) {
    let (m, n, k) = (product.pointee.m, product.pointee.n, product.pointee.k)
    let own = reserveScratch((m * k + k * n + m * n) * a.size)
    let ownB = own + m * k * a.size
    let ownC = ownB + k * n * a.size
    for lane in 0..<lanes {
      if !a.isConstant { gather(lane, left, a.size, m * k, to: own) }
      if !b.isConstant { gather(lane, right, b.size, k * n, to: ownB) }
      product.pointee.kernel(
        a.isConstant ? left : UnsafeRawPointer(own), b.isConstant ? right : UnsafeRawPointer(ownB),
        ownC, m, n, k, product.pointee.transposesA, product.pointee.transposesB)
      scatter(lane, ownC, a.size, m * n, to: result)
    }
  }
}
