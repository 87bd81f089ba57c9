import Kernels
import Tensors

// What moves, adds up or looks at elements.
extension PlanRunner {
  func zero(_ result: LaneOperand, _ plan: Plan) {
    address(result, plan, 0).initializeMemory(
      as: UInt8.self, repeating: 0, count: result.count * result.size * lanes)
  }

  func execute(_ pointer: UnsafePointer<LaneMove>, to result: LaneOperand, _ plan: Plan) {
    let move = pointer.pointee
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

  func map(
    _ function: (Double) -> Double, _ dtype: DType,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan, _ count: Int
  ) {
    let source = address(instruction.pointee.x, plan, 0)
    let target = address(instruction.pointee.result, plan, 0)
    for index in 0..<count * lanes {
      if dtype == .float64 {
        let x = source.load(fromByteOffset: index * 8, as: Double.self)
        target.storeBytes(of: function(x), toByteOffset: index * 8, as: Double.self)
      } else {
        let x = Double(source.load(fromByteOffset: index * 4, as: Float.self))
        target.storeBytes(of: Float(function(x)), toByteOffset: index * 4, as: Float.self)
      }
    }
  }

  func check(_ bits: UInt64, _ operand: LaneOperand, _ plan: Plan) {
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
  func check(_ operand: LaneOperand, _ plan: Plan, _ isValid: (Int64) -> Bool) {
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
    _ add: KernelTable.Binary, _ list: LaneList, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    zero(instruction.pointee.result, plan)
    for index in 0..<list.count {
      let move = plan.moves.base[list.start &+ index]
      let sum = address(instruction.pointee.result, plan, move.target)
      add(sum, 1, address(instruction.pointee.x, plan, move.source), 1, sum, move.count &* lanes)
    }
  }

  func execute(
    _ pointer: UnsafePointer<LaneSumOfProducts>, _ instruction: UnsafePointer<LaneInstruction>,
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
        address(x, plan, 0), sum.moves.x ? 1 : 0, address(y, plan, 0), sum.moves.y ? 1 : 0,
        products, count)
      sum.sum(products, address(result, plan, 0), sum.outer, sum.count, columns)
      return
    }
    let (xRow, xStep) = rows(x, moves: sum.moves.x)
    let (yRow, yStep) = rows(y, moves: sum.moves.y)
    for block in 0..<sum.outer {
      let start = block &* sum.count &* sum.inner
      sum.kernel(
        address(x, plan, sum.moves.x ? start : 0), xRow &* sum.inner, xStep,
        address(y, plan, sum.moves.y ? start : 0), yRow &* sum.inner, yStep,
        address(result, plan, block &* sum.inner), sum.count, columns)
    }
  }

  func execute(
    _ scan: LaneScan, _ kernel: KernelTable.Binary, _ outer: Int, _ count: Int, _ inner: Int,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (x, result) = (instruction.pointee.x, instruction.pointee.result)
    let row = inner &* lanes
    for block in 0..<outer where inner > 0 {
      var previous: Int?
      for index in 0..<count {
        let position = block &* count &+ (scan.isReverse ? count &- 1 &- index : index)
        let output = address(result, plan, position &* inner)
        let counted = scan.isExclusive ? position &+ (scan.isReverse ? 1 : -1) : position
        if let previous {
          kernel(
            address(result, plan, previous &* inner), 1, address(x, plan, counted &* inner), 1,
            output, row)
        } else if scan.isExclusive {
          fill(output, with: address(instruction.pointee.y, plan, 0), result.size, row)
        } else {
          kernel(
            address(x, plan, position &* inner), 1, address(instruction.pointee.y, plan, 0), 0,
            output, row)
        }
        previous = position
      }
    }
  }

  // MARK: By varying indices

  func execute(
    _ pointer: UnsafePointer<LaneGather>, _ instruction: UnsafePointer<LaneInstruction>,
    _ plan: Plan
  ) {
    let gather = pointer.pointee
    if gather.add != nil { zero(instruction.pointee.result, plan) }
    for block in 0..<gather.batch {
      for place in 0..<gather.places {
        for lane in 0..<lanes {
          let index = integer(instruction.pointee.y, plan, block &* gather.places &+ place, lane)
          guard index >= 0, index < gather.rows else { continue }
          for outer in (block &* gather.outer)..<((block &+ 1) &* gather.outer) {
            take(
              gather, row: outer &* gather.rows &+ Int(index),
              place: outer &* gather.places &+ place, lane, instruction, plan)
          }
        }
      }
    }
  }

  private func take(
    _ gather: LaneGather, row: Int, place: Int, _ lane: Int,
    _ instruction: UnsafePointer<LaneInstruction>, _ plan: Plan
  ) {
    let (x, result) = (instruction.pointee.x, instruction.pointee.result)
    let shift = lane &* result.size
    for index in 0..<gather.inner {
      let (own, other) = (row &* gather.inner &+ index, place &* gather.inner &+ index)
      let source = address(x, plan, gather.add == nil ? own : other) + (x.isConstant ? 0 : shift)
      let target = address(result, plan, gather.add == nil ? other : own) + shift
      if let add = gather.add {
        add(target, 1, source, 1, target, 1)
      } else {
        target.copyMemory(from: source, byteCount: result.size)
      }
    }
  }
}
