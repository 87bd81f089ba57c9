// Where values lie.
extension PlanBuilder {
  /// Memory that a runner may keep for one lane, in bytes.
  private static let laneSizeLimit = 32 << 20

  mutating func finish(_ outputs: [Int]) throws(Obstacle) -> Plan {
    var results: [LaneOperand] = []
    for output in outputs {
      let operand = try operand(
        Trace.Operand(source: .value(output), form: trace.form(ofValue: output)))
      if operand.isConstant { throw Obstacle(reason: "an output is not computed") }
      results.append(operand)
    }
    fuse(keeping: Set(results.map(\.place)))
    let (places, laneSize) = placeRegisters(keeping: results.map(\.place))
    if laneSize > Self.laneSizeLimit { throw Obstacle(reason: "a job's values are too large") }
    let (pool, offsets) = layOutConstants()
    func placed(_ operand: LaneOperand) -> LaneOperand {
      var placed = operand
      if operand.count > 0 || !operand.isConstant {
        placed.place = operand.isConstant ? offsets[operand.place] : places[operand.place]
      }
      return placed
    }
    var rowSize = 0
    var inputs: [Plan.Input] = []
    for input in trace.inputs {
      guard let operand = operandOfValue[input] else { continue }
      let form = trace.form(ofValue: input)
      inputs.append(
        Plan.Input(
          dtype: form.dtype, dimensions: form.dimensions, elementCount: form.elementCount,
          rowOffset: rowSize, operand: placed(operand)))
      rowSize += Self.rounded(form.size)
    }
    code.place(placed)
    code.group()
    defer {
      // A long plan needs the memory.
      code = LaneCode()
    }
    return Plan(
      inputs: inputs, rowSize: rowSize, outputs: results.map(placed), code: code,
      laneSize: laneSize, constants: pool,
      constantSize: constants.reduce(0) { $0 + $1.bytes.count })
  }

  private static func rounded(_ size: Int) -> Int { (size + 7) & ~7 }

  /// Gives every register a place, in the order of the instructions, reusing the places of registers
  /// that nothing reads any more: the offset of each, per lane, and the bytes of a lane.
  private mutating func placeRegisters(keeping kept: [Int]) -> (places: [Int], laneSize: Int) {
    var lastUse = [Int](repeating: -1, count: registers.count)
    for index in code.instructions.indices {
      code.forEachRegister(readBy: index) { lastUse[$0] = index }
    }
    for register in kept { lastUse[register] = .max }
    var places = Array(repeating: -1, count: registers.count)
    // By size; most are of one.
    var free: [(size: Int, places: [Int])] = []
    var end = 0
    func size(_ register: Int) -> Int {
      max(Self.rounded(registers[register].size * registers[register].count), 8)
    }
    func list(_ size: Int) -> Int {
      if let known = free.firstIndex(where: { $0.size == size }) { return known }
      free.append((size, []))
      return free.count - 1
    }
    func place(_ register: Int) {
      let size = size(register)
      if let reused = free[list(size)].places.popLast() {
        places[register] = reused
      } else {
        places[register] = end
        end += size
      }
    }
    func release(_ register: Int) { free[list(size(register))].places.append(places[register]) }
    for input in trace.inputs {
      if let operand = operandOfValue[input] { place(operand.place) }
    }
    var dying: [Int] = []
    for (index, instruction) in code.instructions.enumerated() {
      if instruction.isCheck { continue }
      dying.removeAll(keepingCapacity: true)
      code.forEachRegister(readBy: index) { register in
        if lastUse[register] == index {
          dying.append(register)
          // Once, however often it is an operand.
          lastUse[register] = .max
        }
      }
      // A kernel may write where it reads, element by element.
      if instruction.mayOverwriteOperands { dying.forEach(release) }
      place(instruction.result.place)
      if lastUse[instruction.result.place] < 0 { release(instruction.result.place) }
      if !instruction.mayOverwriteOperands { dying.forEach(release) }
    }
    return (places, end)
  }

  private func layOutConstants() -> (UnsafeMutableRawPointer, [Int]) {
    var offsets: [Int] = []
    var size = 0
    for constant in constants {
      offsets.append(size)
      size += (constant.bytes.count + 63) & ~63
    }
    let pool = UnsafeMutableRawPointer.allocate(byteCount: max(size, 64), alignment: 64)
    for (constant, offset) in zip(constants, offsets) {
      constant.bytes.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress {
          (pool + offset).copyMemory(from: base, byteCount: bytes.count)
        }
      }
    }
    return (pool, offsets)
  }
}

extension LaneCode {
  /// Calls `body` with each register that an instruction reads, as often as it is an operand.
  func forEachRegister(readBy index: Int, _ body: (Int) -> Void) {
    let instruction = instructions[index]
    if !instruction.x.isConstant { body(instruction.x.place) }
    if !instruction.y.isConstant { body(instruction.y.place) }
    if !instruction.z.isConstant { body(instruction.z.place) }
    if case .move(let list, _) = instruction.operation {
      for move in moves[list.indices] where !move.operand.isConstant { body(move.operand.place) }
    }
  }

  /// Puts every operand where `placed` says.
  fileprivate mutating func place(_ placed: (LaneOperand) -> LaneOperand) {
    for index in instructions.indices {
      instructions[index].x = placed(instructions[index].x)
      instructions[index].y = placed(instructions[index].y)
      instructions[index].z = placed(instructions[index].z)
      instructions[index].result = placed(instructions[index].result)
    }
    for index in moves.indices { moves[index].operand = placed(moves[index].operand) }
  }

  /// Lets instructions run together that follow one another and are elementwise over the same elements.
  ///
  /// Running them together, some elements at a time, must not mix up places: with so many elements a
  /// register of one element, or of as many of another size, never has the place of a result.
  fileprivate mutating func group() {
    var index = 0
    while index < instructions.count {
      let elements = instructions[index].groupableElements
      var end = index + 1
      if elements != nil {
        while end < instructions.count, instructions[end].groupableElements == elements { end += 1 }
      }
      instructions[index].groupCount = Int32(end - index)
      index = end
    }
  }
}

extension LaneInstruction {
  /// Whether it computes nothing.
  var isCheck: Bool {
    if case .check = operation { true } else { false }
  }

  /// Whether it is elementwise in one run over all elements.
  var isWhole: Bool { operation.isElementwise && runs.count == 0 }

  /// Over how many elements it is elementwise in one run, if it is, and they are many.
  fileprivate var groupableElements: Int? {
    isWhole && result.count >= 16 ? result.count : nil
  }

  /// Whether the result may lie where an operand of the same size lies.
  fileprivate var mayOverwriteOperands: Bool {
    operation.worksInPlace && isWhole && liesAsTheResult(x) && liesAsTheResult(y)
  }

  /// Whether an operand is none or a constant's one element, or has the result's size and number of
  /// elements.
  private func liesAsTheResult(_ operand: LaneOperand) -> Bool {
    operand.isConstant
      ? operand.count <= 1 : operand.count == result.count && operand.size == result.size
  }
}
