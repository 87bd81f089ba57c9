import Kernels
import Tensors

// Instructions that become one, with the same bits.
extension PlanBuilder {
  /// Makes a sum of products of a sum whose operand is a product or a square that nothing else reads.
  mutating func fuse(keeping kept: Set<Int>) {
    guard code.instructions.contains(where: \.isReduction) else { return }
    var uses = [Int](repeating: 0, count: registers.count)
    var maker = [Int?](repeating: nil, count: registers.count)
    for (index, instruction) in code.instructions.enumerated() {
      code.forEachRegister(readBy: index) { uses[$0] += 1 }
      if !instruction.isCheck { maker[instruction.result.place] = index }
    }
    var isDead = [Bool](repeating: false, count: code.instructions.count)
    for index in code.instructions.indices {
      let reduction = code.instructions[index]
      guard !reduction.x.isConstant, case let register = reduction.x.place, uses[register] == 1,
        !kept.contains(register), let product = maker[register],
        let sum = sum(of: code.instructions[product], by: reduction)
      else { continue }
      let factors = code.instructions[product]
      code.lists.sums.append(sum)
      code.instructions[index].operation = .sumOfProducts(code.lists.sums.count - 1)
      code.instructions[index].x = factors.x
      if case .unary = factors.operation {
        code.instructions[index].y = factors.x
      } else {
        code.instructions[index].y = factors.y
      }
      isDead[product] = true
    }
    if isDead.contains(true) {
      code.instructions = zip(code.instructions, isDead).filter { !$0.1 }.map(\.0)
    }
  }

  private func sum(of factors: LaneInstruction, by reduction: LaneInstruction)
    -> Step.SumOfProducts?
  {
    let type: ElementType = factors.result.size == 8 ? .float64 : .float32
    guard case .reduce(let sum, let count, let inner) = reduction.operation,
      same(sum, kernels.reduce(.sum, type)), let kernel = kernels.sumOfProducts(type),
      let multiply = kernels.binary(.multiply, type), count > 0, factors.result.count > 1
    else { return nil }
    // With several columns beside the lanes, each operand must have a column for each.
    var isByElement = !factors.x.isConstant && factors.x.moves
    if case .binary(let binary, _) = factors.operation, same(binary, multiply), factors.isWhole {
      isByElement = isByElement && !factors.y.isConstant && factors.y.moves
    } else if case .unary(let unary) = factors.operation,
      same(unary, kernels.unary(.square, type))
    {
      // Both factors are the same.
    } else {
      return nil
    }
    guard inner == 1 || isByElement else { return nil }
    return Step.SumOfProducts(
      kernel: kernel, multiply: multiply, sum: sum,
      outer: reduction.result.count / max(inner, 1), count: count, inner: inner)
  }

  private static func address<Function>(_ kernel: Function) -> UnsafeRawPointer {
    unsafeBitCast(kernel, to: UnsafeRawPointer.self)  // reason: a C function is an address
  }

  private func same<Function>(_ kernel: Function, _ other: Function?) -> Bool {
    guard let other else { return false }
    return Self.address(kernel) == Self.address(other)
  }
}

extension LaneInstruction {
  fileprivate var isReduction: Bool {
    if case .reduce = operation { true } else { false }
  }
}
