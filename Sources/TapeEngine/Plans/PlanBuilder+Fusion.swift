import Kernels

// Instructions that become one, with the same bits.
extension PlanBuilder {
  /// Makes a sum of products of a sum whose operand is a product or a square that nothing else reads.
  mutating func fuse(keeping kept: Set<Int>) {
    var uses: [Int: Int] = [:]
    var maker: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() {
      for operand in draft.operands where !operand.isConstant {
        uses[operand.place, default: 0] += 1
      }
      if !draft.isCheck { maker[draft.result.place] = index }
    }
    var isDead = [Bool](repeating: false, count: drafts.count)
    for index in drafts.indices {
      guard case .reduce(_, let outer, let count, let inner) = drafts[index].operation,
        let register = drafts[index].operands.first?.place, uses[register] == 1,
        !kept.contains(register), let factors = maker[register],
        let sum = sum(of: drafts[factors], by: drafts[index], outer, count, inner)
      else { continue }
      let operands = drafts[factors].operands
      drafts[index].operation = .sumOfProducts(sum)
      drafts[index].operands = operands.count == 1 ? [operands[0], operands[0]] : operands
      isDead[factors] = true
    }
    drafts = zip(drafts, isDead).filter { !$0.1 }.map(\.0)
  }

  private func sum(
    of factors: Draft, by reduction: Draft, _ outer: Int, _ count: Int, _ inner: Int
  ) -> LaneSumOfProducts? {
    let type: ElementType = factors.result.size == 8 ? .float64 : .float32
    guard case .reduce(let sum, _, _, _) = reduction.operation,
      same(sum, kernels.reduce(.sum, type)), let kernel = kernels.sumOfProducts(type),
      let multiply = kernels.binary(.multiply, type), count > 0, factors.result.count > 1
    else { return nil }
    let moves: LaneMoves
    switch factors.operation {
    case .unary(let unary, _) where same(unary, kernels.unary(.square, type)):
      moves = LaneMoves(x: true, y: true)
    case .binary(let binary, _) where same(binary, multiply):
      guard let whole = factors.wholeMoves else { return nil }
      moves = whole
    default: return nil
    }
    // With several columns beside the lanes, each operand must have a column for each.
    let isByElement = factors.operands.allSatisfy { !$0.isConstant } && moves.x && moves.y
    guard inner == 1 || isByElement else { return nil }
    return LaneSumOfProducts(
      kernel: kernel, multiply: multiply, sum: sum, outer: outer, count: count, inner: inner,
      moves: moves)
  }

  /// The form over rows of a kernel, if it has one.
  func rowForm(of kernel: KernelTable.Binary) -> KernelTable.BinaryRows? {
    for type in [ElementType.float64, .float32] {
      for name in [BinaryKernel.add, .subtract, .multiply, .divide]
      where same(kernel, kernels.binary(name, type)) {
        return kernels.binaryRows(name, type)
      }
    }
    return nil
  }

  private func same<Function>(_ kernel: Function, _ other: Function?) -> Bool {
    guard let other else { return false }
    return unsafeBitCast(kernel, to: UnsafeRawPointer.self)
      == unsafeBitCast(other, to: UnsafeRawPointer.self)
  }
}
