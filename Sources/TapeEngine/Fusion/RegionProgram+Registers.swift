extension RegionProgram {
  /// Gives registers places in a block's memory, such that those that are not needed at the same time
  /// may share one.
  func assignRegisters() {
    var lastUses = [Int](repeating: -1, count: registerSizes.count)
    for (index, instruction) in instructions.enumerated() {
      func use(_ place: RegionPlace) {
        if place.register >= 0 { lastUses[place.register] = index }
      }
      use(instruction.x)
      use(instruction.y)
      use(instruction.z)
      use(instruction.result)
    }
    var offsets = [Int](repeating: -1, count: registerSizes.count)
    var idle: [(size: Int, offset: Int)] = []
    for index in instructions.indices {
      let instruction = instructions[index]
      let result = instruction.result.register
      func release(_ place: RegionPlace) {
        let register = place.register
        if register < 0 || register == result || lastUses[register] != index { return }
        idle.append((registerSizes[register], offsets[register]))
        // Once, however often it is an operand.
        lastUses[register] = .max
      }
      func release() {
        release(instruction.x)
        release(instruction.y)
        release(instruction.z)
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
    func settle(_ place: inout RegionPlace) {
      if place.register >= 0 { place.register = offsets[place.register] }
    }
    for index in instructions.indices { instructions[index].forEachPlace(settle) }
  }
}

extension RegionInstruction {
  mutating func forEachPlace(_ body: (inout RegionPlace) -> Void) {
    body(&x)
    body(&y)
    body(&z)
    body(&result)
  }
}

extension RegionProgram {
  /// Puts the addresses of a run into the slots of a program that runs again.
  func fill(_ addresses: UnsafeMutableBufferPointer<UnsafeMutableRawPointer>) {
    func settle(_ place: inout RegionPlace) {
      if place.slot >= 0 { place.memory = addresses[place.slot] }
    }
    for index in preludes.indices { preludes[index].forEachPlace(settle) }
    for index in instructions.indices { instructions[index].forEachPlace(settle) }
  }
}
