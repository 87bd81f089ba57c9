// `send`, `throw` and `close` of generators, and what `yield from` asks of other iterators.
extension Interpreter {
  /// The next value of a generator that native code asks; unbound when it has ended, with its value in
  /// `returned`.
  func advance(generator: Value, sending sent: Value = .none) throws(ScriptError) -> Value {
    let top = stackTop
    defer { stackTop = top }
    guard try resumeGenerator(generator, mode: .generatorBoundary, sent: sent) else {
      returned = .none
      return .unbound
    }
    return try execute()
  }

  /// The next value of an iterator that a `yield from` sends a value.
  func advance(_ iterator: Value, sending sent: Value) throws(ScriptError) -> Value {
    returned = .none
    if sent.isNone { return try advance(iterator) }
    guard let method = try attribute(iterator, named: "send") else {
      throw noAttribute(iterator, "send")
    }
    do throws(ScriptError) {
      return try call(method, [sent])
    } catch {
      guard isException(error, .stopIteration) else { throw error }
      returned = stopValue(of: error.value)
      return .unbound
    }
  }

  /// The StopIteration of a generator that has ended.
  func stopped() throws(ScriptError) -> ScriptError {
    ScriptError(
      exception: try heap.newException(.stopIteration, returned.isNone ? [] : [returned]))
  }

  /// The generator that a suspended one waits for in its `yield from`; nil if it waits for none.
  private func delegate(of generator: Value) -> Value? {
    let object = heap.generators[generator.index].pointee
    guard object.state == .suspended, let program, let slots = object.slots, object.slotCount > 0,
      program.codes[object.code].instructions[object.instruction].opcode == .yieldFrom
    else { return nil }
    let iterator = slots[object.slotCount - 1]
    return iterator.tag == .generator ? iterator : nil
  }

  /// Raises an exception where a generator is suspended, and goes on until it yields.
  ///
  /// - Parameter reachesDelegates: whether it is raised in the generator that this one waits for.
  /// - Returns: what it yields; unbound when it has ended.
  func raise(
    _ exception: Value, in generator: Value, reachesDelegates: Bool = true
  ) throws(ScriptError) -> Value {
    let object = heap.generators[generator.index]
    switch object.pointee.state {
    case .running: throw error(.valueError, "generator already executing")
    case .finished: throw ScriptError(exception: exception)
    case .suspended: break
    }
    if object.pointee.instruction == 0 {
      object.pointee.state = .finished
      object.pointee.slotCount = 0
      throw ScriptError(exception: exception)
    }
    let top = stackTop
    let entry = frameCount
    defer { stackTop = top }
    // The exception lies on the stack until it is raised.
    if top + 8 >= stackEnd { throw error(.recursionError, "maximum recursion depth exceeded") }
    top.initialize(to: exception)
    stackTop = top + 1
    var current = generator
    do throws(ScriptError) {
      var mode = Frame.Mode.generatorBoundary
      while true {
        let inner = reachesDelegates ? delegate(of: current) : nil
        guard try resumeGenerator(current, mode: mode) else { break }
        let frame = frames + (frameCount - 1)
        if frame.pointee.instruction.pointee.opcode == .yieldFrom {
          // As if the instruction were under way: the value that was sent is off the stack.
          frame.pointee.instruction += 1
          stackTop = stackTop.lowered(by: 1)
        }
        guard let inner else { break }
        try charge(steps: 1)
        current = inner
        mode = .delegate
      }
    } catch {
      abandonFrames(downTo: entry)
      throw error
    }
    return try execute(from: entry, raising: ScriptError(exception: exception))
  }

  /// `generator.close()`, from the innermost one that it waits for outwards.
  func close(generator: Value) throws(ScriptError) {
    var chain = [generator]
    while let inner = delegate(of: chain[chain.count - 1]) {
      try visit()
      chain.append(inner)
    }
    let list = try heap.newList(chain)
    try withHandles(1) { handles throws(ScriptError) in
      handles[0] = list
      for current in chain.reversed() { try closeAlone(current) }
    }
  }

  private func closeAlone(_ generator: Value) throws(ScriptError) {
    let object = heap.generators[generator.index]
    if object.pointee.state == .finished { return }
    do throws(ScriptError) {
      let exception = try heap.newException(TypeID(.generatorExit), [])
      let value = try raise(exception, in: generator, reachesDelegates: false)
      if value.isUnbound { return }
    } catch {
      if isException(error, TypeID(.generatorExit)) || isException(error, .stopIteration) { return }
      throw error
    }
    throw error(.runtimeError, "generator ignored GeneratorExit")
  }
}
