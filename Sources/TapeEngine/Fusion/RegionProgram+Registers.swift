extension RegionProgram {
  /// Gives registers places in a block's memory, such that those that are not needed at the same time
  /// may share one.
  mutating func assignRegisters() {
    var lastUses = [Int](repeating: -1, count: registerSizes.count)
    for (index, instruction) in instructions.enumerated() {
      for place in [instruction.x, instruction.y, instruction.z, instruction.result]
      where place.register >= 0 {
        lastUses[place.register] = index
      }
    }
    var offsets = [Int](repeating: -1, count: registerSizes.count)
    var idle: [Int: [Int]] = [:]
    for index in instructions.indices {
      let instruction = instructions[index]
      let operands = Set([instruction.x, instruction.y, instruction.z].map(\.register))
      let dying = operands.filter {
        $0 >= 0 && $0 != instruction.result.register && lastUses[$0] == index
      }.sorted()
      func release() {
        for register in dying {
          idle[registerSizes[register], default: []].append(offsets[register])
        }
      }
      if instruction.worksInPlace { release() }
      let result = instruction.result.register
      if result >= 0, offsets[result] < 0 {
        if let offset = idle[registerSizes[result]]?.popLast() {
          offsets[result] = offset
        } else {
          offsets[result] = blockSize
          blockSize += registerSizes[result]
        }
      }
      if !instruction.worksInPlace { release() }
      if result >= 0, lastUses[result] == index {
        idle[registerSizes[result], default: []].append(offsets[result])
      }
    }
    for index in instructions.indices {
      for path in [
        \RegionInstruction.x, \RegionInstruction.y, \RegionInstruction.z,
        \RegionInstruction.result,
      ] where instructions[index][keyPath: path].register >= 0 {
        let register = instructions[index][keyPath: path].register
        instructions[index][keyPath: path].register = offsets[register]
      }
    }
  }
}

extension RegionInstruction {
  /// Whether the result may lie where an operand was.
  fileprivate var worksInPlace: Bool {
    switch operation {
    case .unary, .binary: true
    default: false
    }
  }
}
