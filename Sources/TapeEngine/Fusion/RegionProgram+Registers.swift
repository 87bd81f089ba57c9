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
    var idle: [(size: Int, offset: Int)] = []
    for index in instructions.indices {
      let instruction = instructions[index]
      let result = instruction.result.register
      func release() {
        for register in [instruction.x.register, instruction.y.register, instruction.z.register]
        where register >= 0 && register != result && lastUses[register] == index {
          idle.append((registerSizes[register], offsets[register]))
          // Once, however often it is an operand.
          lastUses[register] = .max
        }
      }
      if instruction.operation.worksInPlace { release() }
      if result >= 0, offsets[result] < 0 {
        if let place = idle.lastIndex(where: { $0.size == registerSizes[result] }) {
          offsets[result] = idle.remove(at: place).offset
        } else {
          offsets[result] = blockSize
          blockSize += registerSizes[result]
        }
      }
      if !instruction.operation.worksInPlace { release() }
      if result >= 0, lastUses[result] == index {
        idle.append((registerSizes[result], offsets[result]))
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
