/// The operands of a draft: up to three lie in it, since most have so few and long runs have many.
struct DraftOperands: RandomAccessCollection, ExpressibleByArrayLiteral {
  private var first = LaneOperand.none
  private var second = LaneOperand.none
  private var third = LaneOperand.none
  /// All of them, where there are more.
  private var all: [LaneOperand] = []
  private(set) var endIndex: Int
  var startIndex: Int { 0 }

  init(_ x: LaneOperand) {
    first = x
    endIndex = 1
  }

  init(_ x: LaneOperand, _ y: LaneOperand) {
    first = x
    second = y
    endIndex = 2
  }

  init(_ operands: [LaneOperand]) {
    endIndex = operands.count
    if operands.count > 3 {
      all = operands
      return
    }
    if !operands.isEmpty { first = operands[0] }
    if operands.count > 1 { second = operands[1] }
    if operands.count > 2 { third = operands[2] }
  }

  init(arrayLiteral operands: LaneOperand...) { self.init(operands) }

  subscript(_ index: Int) -> LaneOperand {
    if endIndex > 3 { return all[index] }
    return index == 0 ? first : index == 1 ? second : third
  }
}
