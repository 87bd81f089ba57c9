import Kernels
import Tensors

// What moves, adds up or looks at elements.
extension PlanRunner {
  /// Gives a result its contents before elements are moved to it.
  func lay(
    _ ground: Step.Ground, _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let result = instruction.pointee.result
    let target = address(result, plan, 0)
    switch ground {
    case .none: break
    case .zeros:
      target.initializeMemory(
        as: UInt8.self, repeating: 0, count: result.count * result.size * lanes)
    case .operand:
      // The last one: of what is added by places there are two, by indices three.
      let own = instruction.pointee.z.count > 0 ? instruction.pointee.z : instruction.pointee.y
      execute(LaneMove(operand: own, source: 0, target: 0, count: own.count), to: result, plan)
    }
  }

  func execute(_ pointer: UnsafePointer<LaneMove>, to result: LaneOperand, _ plan: Plan) {
    execute(pointer.pointee, to: result, plan)
  }

  @inline(__always)
  private func execute(_ move: LaneMove, to result: LaneOperand, _ plan: Plan) {
    let operand = move.operand
    let source = address(operand, plan, move.source)
    let target = address(result, plan, move.target)
    if !operand.isConstant || lanes == 1 {
      target.copyMemory(from: source, byteCount: move.count &* operand.size &* lanes)
      return
    }
    for element in 0..<move.count {
      fill(
        target + element &* operand.size &* lanes, with: source + element &* operand.size,
        operand.size, lanes)
    }
  }

  func fill(
    _ target: UnsafeMutableRawPointer, with source: UnsafeRawPointer, _ size: Int, _ count: Int
  ) {
    switch size {
    case 8:
      target.initializeMemory(
        as: UInt64.self, repeating: source.load(as: UInt64.self), count: count)
    case 4:
      target.initializeMemory(
        as: UInt32.self, repeating: source.load(as: UInt32.self), count: count)
    default:
      target.initializeMemory(as: UInt8.self, repeating: source.load(as: UInt8.self), count: count)
    }
  }

  /// Lets the lanes go of whose operand something does not hold.
  func execute(_ check: Step.Check, _ operand: LaneOperand, _ plan: Plan) {
    switch check {
    case .bits(let bits): self.check(bits, operand, plan)
    case .range(let least, let greatest):
      self.check(operand, plan) { $0 >= least && $0 <= greatest }
    case .nonzero: self.check(operand, plan) { $0 != 0 }
    }
  }

  private func check(_ bits: UInt64, _ operand: LaneOperand, _ plan: Plan) {
    let source = address(operand, plan, 0)
    for lane in 0..<lanes {
      let found: UInt64
      switch operand.size {
      case 8: found = source.load(fromByteOffset: lane * 8, as: UInt64.self)
      case 4: found = UInt64(source.load(fromByteOffset: lane * 4, as: UInt32.self))
      default: found = UInt64(source.load(fromByteOffset: lane, as: UInt8.self))
      }
      if found != bits { follows[lane] = false }
    }
  }

  /// Lets the lanes go in which an integer is not valid.
  private func check(_ operand: LaneOperand, _ plan: Plan, _ isValid: (Int64) -> Bool) {
    for element in 0..<operand.count {
      for lane in 0..<lanes where !isValid(integer(operand, plan, element, lane)) {
        follows[lane] = false
      }
    }
  }

  /// An element of an integer operand.
  @inline(__always)
  private func integer(_ operand: LaneOperand, _ plan: Plan, _ element: Int, _ lane: Int) -> Int64 {
    let source = address(operand, plan, element) + (operand.isConstant ? 0 : lane &* operand.size)
    return operand.size == 8
      ? source.load(as: Int64.self) : Int64(source.load(as: Int32.self))
  }

  // MARK: Sums

  func accumulate(
    _ add: KernelTable.Binary, _ list: StepList, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    let (x, result) = (instruction.pointee.x, instruction.pointee.result)
    for index in list.indices {
      let move = plan.moves.base[index]
      let sum = address(result, plan, move.target)
      if !x.isConstant {
        add(sum, 1, address(x, plan, move.source), 1, sum, move.count &* lanes)
        continue
      }
      for element in 0..<move.count {
        let own = sum + element &* lanes &* result.size
        add(own, 1, address(x, plan, move.source &+ element), 0, own, lanes)
      }
    }
  }

  func execute(
    _ pointer: UnsafePointer<Step.SumOfProducts>, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    let sum = pointer.pointee
    let (x, y, result) = (instruction.pointee.x, instruction.pointee.y, instruction.pointee.result)
    let columns = sum.inner &* lanes
    if lanes == 1, columns < 4 {
      // Nothing to fill a vector with.
      let count = sum.outer &* sum.count &* columns
      let products = reserveScratch(count &* result.size)
      sum.multiply(
        address(x, plan, 0), x.moves ? 1 : 0, address(y, plan, 0), y.moves ? 1 : 0,
        products, count)
      sum.sum(products, address(result, plan, 0), sum.outer, sum.count, columns)
      return
    }
    let (xRow, xStep) = rows(x)
    let (yRow, yStep) = rows(y)
    for block in 0..<sum.outer {
      let start = block &* sum.count &* sum.inner
      sum.kernel(
        address(x, plan, x.moves ? start : 0), xRow &* sum.inner, xStep,
        address(y, plan, y.moves ? start : 0), yRow &* sum.inner, yStep,
        address(result, plan, block &* sum.inner), sum.count, columns)
    }
  }

  // MARK: By varying indices

  func execute(
    _ gather: UnsafePointer<Step.Gather>, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    for position in 0..<(gather.pointee.batch &* gather.pointee.places) {
      for lane in 0..<lanes {
        let index = integer(instruction.pointee.y, plan, position, lane)
        gather.pointee.forEachRow(position, index) { row, place in
          take(gather, row, place, lane, instruction, plan)
        }
      }
    }
  }

  private func take(
    _ gather: UnsafePointer<Step.Gather>, _ row: Int, _ place: Int, _ lane: Int,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (x, result) = (instruction.pointee.x, instruction.pointee.result)
    let inner = gather.pointee.inner
    let shift = lane &* result.size
    for index in 0..<inner {
      let (own, other) = (row &* inner &+ index, place &* inner &+ index)
      let taken = x.count == 1 ? 0 : gather.pointee.add == nil ? own : other
      let source = address(x, plan, taken) + (x.isConstant ? 0 : shift)
      if let add = gather.pointee.add {
        let sum = address(result, plan, own) + shift
        add(sum, 1, source, 1, sum, 1)
      } else {
        (address(result, plan, other) + shift).copyMemory(from: source, byteCount: result.size)
      }
    }
  }
}
