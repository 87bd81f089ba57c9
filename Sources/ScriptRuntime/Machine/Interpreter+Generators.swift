extension Interpreter {
  /// Makes a generator, suspended before its first instruction, with `iterator` on its stack.
  func newGenerator(_ code: Int, iterator: Value, closure: FunctionObject) throws(ScriptError)
    -> Value
  {
    guard let program else { throw brokenProgram() }
    let details = program.codes + code
    let room = details.pointee.localCount + details.pointee.stackSize
    let cellCount = closure.closureCount
    try heap.charge(ObjectCharge.generator + (room + cellCount) * ObjectCharge.value)
    var object = GeneratorObject(state: .suspended, code: code)
    object.chargedSlots = room + cellCount
    let slots = UnsafeMutablePointer<Value>.allocate(capacity: max(room, 1))
    slots.initialize(repeating: .unbound, count: details.pointee.localCount)
    (slots + details.pointee.localCount).initialize(to: iterator)
    object.slots = slots
    object.slotCount = details.pointee.localCount + 1
    if let cells = closure.closure, cellCount > 0 {
      let copy = UnsafeMutablePointer<Value>.allocate(capacity: cellCount)
      copy.initialize(from: cells, count: cellCount)
      object.closure = copy
      object.closureCount = cellCount
    }
    return Value(
      tag: .generator, payload: UInt64(heap.generators.insert(object, birth: heap.nextBirth())))
  }

  /// Puts a generator's frame on top of the stack; false if it has ended.
  func resumeGenerator(_ generator: Value, mode: Frame.Mode) throws(ScriptError) -> Bool {
    guard generator.tag == .generator, let program else {
      throw error(.typeError, "'\(typeName(generator))' object is not an iterator")
    }
    let object = heap.generators[generator.index]
    switch object.pointee.state {
    case .finished: return false
    case .running: throw error(.valueError, "generator already executing")
    case .suspended: break
    }
    let code = program.codes + object.pointee.code
    let slots = stackTop
    if frameCount >= depthLimit
      || slots + (code.pointee.localCount + code.pointee.stackSize) >= stackEnd
    {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    if let saved = object.pointee.slots {
      slots.initialize(from: saved, count: object.pointee.slotCount)
    }
    object.pointee.state = .running
    (frames + frameCount).initialize(
      to: Frame(
        code: code,
        instruction: UnsafePointer(code.pointee.instructions) + object.pointee.instruction,
        slots: slots, base: slots, closure: object.pointee.closure, handled: handled, mode: mode,
        generator: Int32(truncatingIfNeeded: generator.index)))
    frameCount += 1
    stackTop = slots + object.pointee.slotCount
    return true
  }

  func suspendGenerator(
    _ frame: UnsafeMutablePointer<Frame>, instruction: UnsafePointer<Instruction>,
    top: UnsafeMutablePointer<Value>
  ) {
    let object = heap.generators[Int(frame.pointee.generator)]
    let count = top - frame.pointee.slots
    if let saved = object.pointee.slots {
      saved.initialize(from: frame.pointee.slots, count: count)
    }
    object.pointee.slotCount = count
    object.pointee.instruction =
      instruction - UnsafePointer(frame.pointee.code.pointee.instructions)
    object.pointee.state = .suspended
  }

  func finishGenerator(_ frame: UnsafeMutablePointer<Frame>) {
    let object = heap.generators[Int(frame.pointee.generator)]
    object.pointee.state = .finished
    object.pointee.slotCount = 0
  }
}
