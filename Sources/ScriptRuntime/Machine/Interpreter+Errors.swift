import TapeEngine

extension Interpreter {
  /// A program that breaks the compiler's promises: a fault of ours, told as an error.
  func brokenProgram() -> ScriptError { error(.runtimeError, "internal error in the machine") }

  func overflow() -> ScriptError {
    error(.overflowError, "integer result does not fit in 64 bits")
  }

  // MARK: Names

  func unboundLocal(_ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>) -> ScriptError
  {
    let names = frame.pointee.code.pointee.info.localNames
    let slot = Int(instruction.argument)
    let name = slot < names.count ? names[slot] : "?"
    return error(
      .unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  func unboundFree(_ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>) -> ScriptError
  {
    let names = frame.pointee.code.pointee.info.freeNames
    let slot = Int(instruction.argument)
    let name = slot < names.count ? names[slot] : "?"
    return error(
      .nameError,
      "cannot access free variable '\(name)' where it is not associated with a value in enclosing"
        + " scope")
  }

  func unboundGlobal(_ instruction: Instruction) -> ScriptError {
    let slot = Int(instruction.argument)
    let name = program.map { slot < $0.globalCount ? $0.globalNames[slot] : "?" } ?? "?"
    return error(.nameError, "name '\(name)' is not defined")
  }

  func delete(_ instruction: Instruction, _ frame: UnsafeMutablePointer<Frame>)
    throws(ScriptError)
  {
    let slot = Int(instruction.argument)
    let isQuiet = instruction.small == 1
    switch instruction.opcode {
    case .deleteLocal:
      if !isQuiet && frame.pointee.slots[slot].isUnbound {
        throw unboundLocal(instruction, frame)
      }
      frame.pointee.slots[slot] = .unbound
    case .deleteGlobal:
      if !isQuiet && (globals[slot].isUnbound || assignmentOrder[slot] == 0 && !isInput(slot)) {
        throw unboundGlobal(instruction)
      }
      globals[slot] = program.map { $0.initialGlobals[slot] } ?? .unbound
      assignmentOrder[slot] = 0
    case .deleteCell:
      let cell = heap.cells[frame.pointee.slots[slot].index]
      if !isQuiet && cell.pointee.value.isUnbound { throw unboundLocal(instruction, frame) }
      cell.pointee.value = .unbound
    default:
      guard let closure = frame.pointee.closure else { throw brokenProgram() }
      let cell = heap.cells[closure[slot].index]
      if !isQuiet && cell.pointee.value.isUnbound { throw unboundFree(instruction, frame) }
      cell.pointee.value = .unbound
    }
  }

  private func isInput(_ slot: Int) -> Bool {
    guard let program else { return false }
    return slot < program.assignedCount
  }

  // MARK: Raising

  /// What `raise value` or `raise value from cause` throws; the values lie below `top`.
  func raised(_ top: UnsafeMutablePointer<Value>, count: Int) throws(ScriptError) -> ScriptError {
    if count == 0 {
      if handled.tag != .exception {
        return error(.runtimeError, "No active exception to reraise")
      }
      return ScriptError(exception: handled)
    }
    let exception = try instance(of: top[below: count], "exceptions must derive from BaseException")
    if count == 2 {
      let object = heap.exceptions[exception.index]
      if top[below: 1].isNone {
        object.pointee.cause = .none
      } else {
        object.pointee.cause = try instance(
          of: top[below: 1], "exception causes must derive from BaseException")
      }
      heap.exceptions[exception.index].pointee.suppressesContext = true
    }
    return ScriptError(exception: exception)
  }

  private func instance(of value: Value, _ message: String) throws(ScriptError) -> Value {
    if value.tag == .exception { return value }
    if value.tag == .type, library.isSubtype(value.typeValue, of: .baseException) {
      return try heap.newException(value.typeValue, [])
    }
    if value.tag == .classObject,
      library.isSubtype(heap.classes[value.index].pointee.layout, of: .baseException)
    {
      let made = try call(value, [])
      if made.tag == .exception { return made }
      throw error(
        .typeError,
        "calling \(try repr(value)) should have returned an instance of BaseException, not "
          + (try repr(.type(type(of: made)))))
    }
    throw error(.typeError, message)
  }

  func failedAssertion(_ message: Value?) throws(ScriptError) -> ScriptError {
    ScriptError(
      exception: try heap.newException(.assertionError, message.map { [$0] } ?? []))
  }

  /// Whether an `except` with `pattern` handles an exception.
  func exception(_ value: Value, matches pattern: Value) throws(ScriptError) -> Bool {
    let type = classValue(of: value)
    var pending = [pattern]
    while let next = pending.popLast() {
      if next.tag == .tuple {
        try visit(heap.items(next).count)
        pending += heap.items(next).reversed()
        continue
      }
      guard isExceptionClass(next) else {
        throw error(
          .typeError, "catching classes that do not inherit from BaseException is not allowed")
      }
      if isClass(type, derivedFrom: next) { return true }
    }
    return false
  }

  private func isExceptionClass(_ value: Value) -> Bool {
    switch value.tag {
    case .type: library.isSubtype(value.typeValue, of: .baseException)
    case .classObject:
      library.isSubtype(heap.classes[value.index].pointee.layout, of: .baseException)
    default: false
    }
  }

  /// Finds the handler of an exception that the instruction before `next` raised in the topmost
  /// frame, taking frames away down to `entry`.
  ///
  /// - Returns: where to go on; `stackTop` is set.
  /// - Throws: the exception, when no frame in this loop of the machine handles it.
  func unwind(_ raised: ScriptError, from next: UnsafePointer<Instruction>, entry: Int)
    throws(ScriptError) -> UnsafePointer<Instruction>
  {
    guard raised.value.tag == .exception else {
      abandonFrames(downTo: entry)
      throw raised
    }
    var exception = raised.value
    var instruction = next
    while true {
      let frame = frames + (frameCount - 1)
      let code = frame.pointee.code
      let index = instruction - UnsafePointer(code.pointee.instructions) - 1
      var object = heap.exceptions[exception.index]
      if object.pointee.traceback.isEmpty, handled.tag == .exception,
        handled.index != exception.index, object.pointee.context.isNone
      {
        object.pointee.context = handled
      }
      if index >= 0, !code.pointee.info.isLibrary,
        !isReraise(code.pointee.instructions[index], object.pointee),
        object.pointee.traceback.count < 10_000
      {
        let position = code.pointee.position(before: instruction)
        object.pointee.traceback.append(
          TracebackEntry(
            function: code.pointee.info.name, line: Int(position.line),
            column: Int(position.column)))
      }
      for number in 0..<code.pointee.handlerCount {
        let handler = code.pointee.handlers[number]
        if index >= Int(handler.start) && index < Int(handler.end) {
          stackTop = frame.pointee.slots + (code.pointee.localCount + Int(handler.depth))
          stackTop.initialize(to: exception)
          stackTop += 1
          return UnsafePointer(code.pointee.instructions) + Int(handler.target)
        }
      }
      handled = frame.pointee.handled
      if frame.pointee.generator >= 0 {
        finishGenerator(frame)
        if library.isSubtype(object.pointee.type, of: .stopIteration) {
          // It would end the loop that asked.
          let stop = exception
          let error = error(.runtimeError, "generator raised StopIteration")
          guard error.limit == nil else {
            abandonFrames(downTo: entry)
            throw error
          }
          exception = error.value
          object = heap.exceptions[exception.index]
          object.pointee.cause = stop
          object.pointee.context = stop
          object.pointee.suppressesContext = true
          if !code.pointee.info.isLibrary {
            let position = code.pointee.position(before: instruction)
            object.pointee.traceback.append(
              TracebackEntry(
                function: code.pointee.info.name, line: Int(position.line),
                column: Int(position.column)))
          }
        }
      }
      stackTop = frame.pointee.base
      frameCount -= 1
      if frameCount <= entry { throw ScriptError(exception: exception) }
      instruction = frames[frameCount - 1].instruction
    }
  }

  private func isReraise(_ instruction: Instruction, _ exception: ExceptionObject) -> Bool {
    if exception.traceback.isEmpty { return false }
    return instruction.opcode == .reraise
      || (instruction.opcode == .raise && instruction.small == 0)
  }

  /// Takes frames away without running anything of them: a limit was reached.
  func abandonFrames(downTo entry: Int) {
    while frameCount > entry {
      frameCount -= 1
      let frame = frames + frameCount
      handled = frame.pointee.handled
      if frame.pointee.generator >= 0 { finishGenerator(frame) }
      stackTop = frame.pointee.base
    }
  }
}
