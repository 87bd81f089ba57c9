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

  /// Makes the generator of a call of a generator function, at `base`; its slots lie at `arguments`.
  func suspendCall(
    _ function: Value, _ arguments: UnsafeMutablePointer<Value>, filled: Int,
    base: UnsafeMutablePointer<Value>, held: Value
  ) throws(ScriptError) {
    if !held.isUnbound {
      throw error(.typeError, "__init__() should return None, not 'generator'")
    }
    stackTop = arguments + filled
    let closure = heap.functions[function.index].pointee
    let generator = try newGenerator(closure.code, iterator: .unbound, closure: closure)
    let object = heap.generators[generator.index]
    object.pointee.slots?.update(from: arguments, count: filled)
    object.pointee.slotCount -= 1
    base.pointee = generator
    stackTop = base + 1
  }

  func isGeneratorFunction(_ function: Value) -> Bool {
    guard let program else { return false }
    return program.codes[heap.functions[function.index].pointee.code].isGenerator
  }

  /// Puts a generator's frame on top of the stack; false if it has ended.
  ///
  /// - Parameter sent: what its `yield` gives; not of a generator that begins.
  func resumeGenerator(_ generator: Value, mode: Frame.Mode, sent: Value = .none)
    throws(ScriptError) -> Bool
  {
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
    if !sent.isNone, object.pointee.instruction == 0 {
      throw error(
        .typeError, "can't send non-None value to a just-started generator")
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
    if object.pointee.handled.tag == .exception { handled = object.pointee.handled }
    let next = frames[frameCount - 1].instruction
    if next.pointee.opcode == .yieldFrom
      || (object.pointee.instruction > 0 && (next - 1).pointee.opcode == .yieldValue
        && (next - 1).pointee.small == 1)
    {
      stackTop.initialize(to: sent)
      stackTop += 1
    }
    return true
  }

  /// Suspends the topmost frame's generator, and those whose `yield from` it serves, and takes their
  /// frames away: `value` is for who asked them.
  ///
  /// - Returns: whether native code asked; otherwise the `for` of the frame that is topmost now.
  func deliver(
    _ value: Value, resumingAt next: UnsafePointer<Instruction>, top: UnsafeMutablePointer<Value>
  ) -> Bool {
    var next = next
    var top = top
    while true {
      let frame = frames + (frameCount - 1)
      let generator = heap.generators[Int(frame.pointee.generator)]
      let isHandling = handled.tag == .exception && !handled.isIdentical(to: frame.pointee.handled)
      generator.pointee.handled = isHandling ? handled : .unbound
      handled = frame.pointee.handled
      suspendGenerator(frame, instruction: next, top: top)
      frameCount -= 1
      stackTop = frame.pointee.base
      switch frame.pointee.mode {
      case .generatorBoundary: return true
      case .delegate:
        next = frames[frameCount - 1].instruction - 1
        top = stackTop
      default: return false
      }
    }
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
