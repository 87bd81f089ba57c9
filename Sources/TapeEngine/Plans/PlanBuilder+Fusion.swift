import Kernels
import Tensors

// Instructions that become one, with the same bits.
extension PlanBuilder {
  /// Makes a sum of products of a sum whose operand is a product or a square that nothing else reads.
  mutating func fuse(keeping kept: Set<Int>) {
    guard drafts.contains(where: \.isReduction) else { return }
    var uses = [Int](repeating: 0, count: registers.count)
    var maker = [Int?](repeating: nil, count: registers.count)
    for (index, draft) in drafts.enumerated() {
      for operand in draft.operands where !operand.isConstant {
        uses[operand.place] += 1
      }
      if !draft.isCheck { maker[draft.result.place] = index }
    }
    var isDead = [Bool](repeating: false, count: drafts.count)
    for index in drafts.indices {
      guard case .reduce(_, let outer, let count, let inner) = drafts[index].operation,
        let operand = drafts[index].operands.first, !operand.isConstant,
        case let register = operand.place, uses[register] == 1,
        !kept.contains(register), let factors = maker[register],
        let sum = sum(of: drafts[factors], by: drafts[index], outer, count, inner)
      else { continue }
      let operands = drafts[factors].operands
      drafts[index].operation = .sumOfProducts(sum)
      drafts[index].operands =
        operands.count == 1 ? DraftOperands(operands[0], operands[0]) : operands
      isDead[factors] = true
    }
    if isDead.contains(true) { drafts = zip(drafts, isDead).filter { !$0.1 }.map(\.0) }
  }

  private func sum(
    of factors: Draft, by reduction: Draft, _ outer: Int, _ count: Int, _ inner: Int
  ) -> LaneSumOfProducts? {
    let type: DType = factors.result.size == 8 ? .float64 : .float32
    guard case .reduce(let sum, _, _, _) = reduction.operation,
      same(sum, kernels.reduce(.sum, type)), let kernel = kernels.sumOfProducts(type),
      let multiply = kernels.binary(.multiply, type), count > 0, factors.result.count > 1
    else { return nil }
    let moves: LaneMoves
    switch factors.operation {
    case .unary(let unary, _) where same(unary, kernels.unary(.square, type)):
      moves = LaneMoves(x: true, y: true)
    case .binary(let binary, _) where same(binary, multiply),
      .whole(let binary, _) where same(binary, multiply):
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

  /// The forms over rows of the kernels that have one, by the kernel's address.
  func rowForms() -> [UnsafeRawPointer: KernelTable.BinaryRows] {
    var forms: [UnsafeRawPointer: KernelTable.BinaryRows] = [:]
    for type in [DType.float64, .float32] {
      for name in [BinaryKernel.add, .subtract, .multiply, .divide] {
        if let kernel = kernels.binary(name, type) {
          forms[Self.address(kernel)] = kernels.binaryRows(name, type)
        }
      }
    }
    return forms
  }

  static func address<Function>(_ kernel: Function) -> UnsafeRawPointer {
    unsafeBitCast(kernel, to: UnsafeRawPointer.self)  // reason: a C function is an address
  }

  private func same<Function>(_ kernel: Function, _ other: Function?) -> Bool {
    guard let other else { return false }
    return Self.address(kernel) == Self.address(other)
  }
}

extension PlanBuilder.Draft {
  fileprivate var isReduction: Bool {
    if case .reduce = operation { true } else { false }
  }
}
