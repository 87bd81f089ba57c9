import TapeEngine

/// The arguments of a call that were given by name: they lie last on the stack.
struct Keywords {
  var names: [String]

  static let none = Keywords(names: [])

  var count: Int { names.count }
}

extension Interpreter {
  @inline(__always)
  func keywordList(_ index: UInt16) -> Keywords {
    Keywords(names: program?.keywordLists[Int(index)] ?? [])
  }

  // MARK: Script functions

  /// Puts a frame for a script function on top; `count` arguments lie at `arguments`, those named
  /// by `keywords` last. Sets `stackTop`.
  ///
  /// - Returns: false if the function is a generator's: that lies at `base` then.
  func pushFrame(
    _ function: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    base: UnsafeMutablePointer<Value>, keywords: Keywords = .none, mode: Frame.Mode = .call,
    held: Value = .unbound
  ) throws(ScriptError) -> Bool {
    let object = heap.functions[function.index]
    guard let program else { throw brokenProgram() }
    let code = program.codes + object.pointee.code
    if recording.wantsCollection || heap.births >= collectionBirth {
      // The place of the callee may be the receiver's already.
      stackTop.initialize(to: function)
      stackTop += 1
      collectAtSafePoint(freesShapes: nesting <= 1 && mode == .call)
      stackTop = stackTop.lowered(by: 1)
    }
    var filled = count
    if code.pointee.simpleParameterCount != count || keywords.count > 0 {
      filled = try bind(
        code.pointee.info.signature, name: code.pointee.info.qualifiedName, style: .python,
        defaults: Defaults(code.pointee, object.pointee), arguments, count, keywords)
    }
    if code.pointee.isGenerator {
      try suspendCall(function, arguments, filled: filled, base: base, held: held)
      return false
    }
    try pushFrame(
      code, slots: arguments, filled: filled, base: base,
      closure: heap.functions[function.index].pointee.closure, mode: mode, function: function,
      held: held)
    return true
  }

  @inline(__always)
  private func pushFrame(
    _ code: UnsafeMutablePointer<Code>, slots: UnsafeMutablePointer<Value>, filled: Int,
    base: UnsafeMutablePointer<Value>, closure: UnsafeMutablePointer<Value>?, mode: Frame.Mode,
    function: Value = .unbound, held: Value = .unbound
  ) throws(ScriptError) {
    let localCount = code.pointee.localCount
    if frameCount >= depthLimit || slots + (localCount + code.pointee.stackSize) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    if localCount > filled {
      (slots + filled).initialize(repeating: .unbound, count: localCount - filled)
    }
    (frames + frameCount).initialize(
      to: Frame(
        code: code, instruction: UnsafePointer(code.pointee.instructions), slots: slots,
        base: base, closure: closure, handled: handled, mode: mode, generator: -1,
        function: function, held: held))
    frameCount += 1
    stackTop = slots + localCount
  }

  /// Starts a comprehension: `[function iterator]` lie below `top`. False if it is a generator,
  /// which is on the stack now in their place.
  func pushComprehension(_ code: Int, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> Bool
  {
    guard let program else { throw brokenProgram() }
    let function = top[below: 2]
    let iterator = top[below: 1]
    let codePointer = program.codes + code
    let object = heap.functions[function.index]
    if codePointer.pointee.isGenerator {
      let generator = try newGenerator(code, iterator: iterator, closure: object.pointee)
      top[below: 2] = generator
      stackTop = top.lowered(by: 1)
      return false
    }
    if recording.wantsCollection || heap.births >= collectionBirth {
      collectAtSafePoint(freesShapes: nesting <= 1)
    }
    try pushFrame(
      codePointer, slots: top.lowered(by: 1), filled: 0, base: top.lowered(by: 2),
      closure: object.pointee.closure,
      mode: .call)
    stackTop.initialize(to: iterator)
    stackTop += 1
    return true
  }

  /// Makes a function from the defaults and cells on the stack; returns the new top.
  func makeFunction(_ code: Int, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    guard let program else { throw brokenProgram() }
    let details = program.codes + code
    let cellCount = details.pointee.freeCount
    let defaultCount = details.pointee.defaultCount
    try charge(steps: (cellCount + defaultCount) >> 3)
    try heap.charge(ObjectCharge.function + (cellCount + defaultCount) * ObjectCharge.value)
    let first = top - cellCount - defaultCount
    var object = FunctionObject(code: code)
    if defaultCount > 0 {
      let defaults = UnsafeMutablePointer<Value>.allocate(capacity: defaultCount)
      defaults.initialize(from: first, count: defaultCount)
      object.defaults = defaults
      object.defaultCount = defaultCount
    }
    if cellCount > 0 {
      let cells = UnsafeMutablePointer<Value>.allocate(capacity: cellCount)
      cells.initialize(from: first + defaultCount, count: cellCount)
      object.closure = cells
      object.closureCount = cellCount
    }
    let index = heap.functions.insert(object, birth: heap.nextBirth())
    first.initialize(to: Value(tag: .function, payload: UInt64(index)))
    return first + 1
  }

  // MARK: Natives

  /// Calls anything but a script function of the running machine; the arguments lie on the stack,
  /// those named by `keywords` last.
  func callObject(
    _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    keywords: Keywords = .none
  ) throws(ScriptError) -> Value {
    switch callee.tag {
    case .native: return try invoke(callee.index, arguments, count, keywords)
    case .boundMethod:
      let method = heap.boundMethods[callee.index].pointee
      if method.receiver.isUnbound, method.function.tag == .native {
        // `str.upper(text)`: the first argument is the receiver.
        guard count - keywords.count > 0 else {
          throw error(
            .typeError,
            "unbound method \(library.natives[method.function.index].name)() needs an argument")
        }
        return try invoke(method.function.index, arguments + 1, count - 1, keywords)
      }
      arguments[below: 1] = method.receiver
      if method.function.tag == .native {
        return try invoke(method.function.index, arguments, count, keywords)
      }
      if method.function.tag == .function {
        return try callFunction(method.function, arguments.lowered(by: 1), count + 1, keywords)
      }
      var all = [method.receiver]
      all += UnsafeBufferPointer(start: arguments, count: count - keywords.count)
      return try call(
        method.function, all, keywords: named(keywords, arguments + (count - keywords.count)))
    case .type:
      let type = library.types[Int(callee.typeValue.rawValue)]
      if callee.typeValue == TypeID(.superObject), count == 0 {
        return try zeroArgumentSuper()
      }
      if let constructor = type.constructor {
        return try invoke(constructor, arguments, count, keywords)
      }
      if library.isSubtype(callee.typeValue, of: .baseException) {
        if keywords.count > 0 {
          throw error(.typeError, "\(type.name)() takes no keyword arguments")
        }
        var given = Array(UnsafeBufferPointer(start: arguments, count: count))
        // TensorFlow's have a node and an operation before the message, which alone is shown.
        if count >= 3, library.isSubtype(callee.typeValue, of: TypeID(.opError)) {
          given = [given[2]]
        }
        return try heap.newException(callee.typeValue, given)
      }
      throw error(.typeError, "cannot create '\(type.qualifiedName)' instances")
    case .function:
      return try callFunction(callee, arguments, count, keywords)
    case .classObject: return try instantiate(callee, arguments, count, keywords)
    case .object:
      guard let method = special(.call, of: callee) else {
        throw error(.typeError, "'\(displayTypeName(callee))' object is not callable")
      }
      if method.tag == .function {
        arguments[below: 1] = callee
        return try callFunction(method, arguments.lowered(by: 1), count + 1, keywords)
      }
      let given = count - keywords.count
      return try callSpecial(
        method, callee, Array(UnsafeBufferPointer(start: arguments, count: given)),
        keywords: named(keywords, arguments + given))
    case .record where callee.isRecord(TypeID(.staticMethod)):
      var function = callee
      while function.isRecord(TypeID(.staticMethod)) {
        try visit()
        function = heap.fields(function)[0]
      }
      return try callObject(function, arguments, count, keywords: keywords)
    default:
      if TensorOperators.handles(callee) {
        if keywords.count == 0 {
          let result = try TensorOperators.call(
            callee, Array(UnsafeBufferPointer(start: arguments, count: count)), self)
          if result.tag != .notImplemented { return result }
        }
      }
      throw error(.typeError, "'\(displayTypeName(callee))' object is not callable")
    }
  }

  private func named(_ keywords: Keywords, _ values: UnsafeMutablePointer<Value>) -> [(
    name: String, value: Value
  )] { keywords.names.enumerated().map { ($1, values[$0]) } }

  /// Binds a native function's arguments in place and runs it.
  func invoke(
    _ native: Int, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ keywords: Keywords = .none
  ) throws(ScriptError) -> Value {
    if hosts.isActive { return try invokeTraced(native, arguments, count, keywords) }
    return try invokeNative(native, arguments, count, keywords)
  }

  /// Binds a native function's arguments in place and runs it, whatever they are.
  @inline(__always)
  func invokeNative(
    _ native: Int, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Value {
    let function = library.nativeTable + native
    let slotCount = function.pointee.slotCount
    if keywords.count == 0 && function.pointee.isSimple
      && count >= function.pointee.requiredCount && count <= function.pointee.positionalCount
    {
      if slotCount > count {
        (arguments + count).initialize(
          from: function.pointee.defaults + count, count: slotCount - count)
      }
      stackTop = arguments + slotCount
    } else {
      let filled = try bind(
        function.pointee.signature, name: function.pointee.name, style: function.pointee.style,
        defaults: Defaults(function.pointee), arguments, count, keywords)
      stackTop = arguments + filled
    }
    var call = Call(interpreter: self, arguments: arguments, count: slotCount)
    return try function.pointee.body(&call)
  }

  /// Runs a script function from native code, in a machine loop of its own. What native code holds
  /// lies on the stack by now, or below the ceiling.
  ///
  /// - Parameter made: of an `__init__`, the new object: it is the result.
  func callFunction(
    _ function: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    _ keywords: Keywords, initializing made: Value = .unbound
  ) throws(ScriptError) -> Value {
    let top = stackTop
    defer { stackTop = top }
    guard
      try pushFrame(
        function, arguments, count, base: arguments, keywords: keywords, mode: .boundary,
        held: made)
    else { return arguments.pointee }
    let result = try execute()
    if made.isUnbound { return result }
    try checkInitialized(made, result)
    return made
  }

  /// Puts the spread arguments of `[callee list dictionary]` at `base` in place; returns how many
  /// there are and the names of the last ones.
  func spread(_ base: UnsafeMutablePointer<Value>) throws(ScriptError) -> (Int, Keywords) {
    let list = heap.lists[index: base[1]].pointee
    let pairs = try entries(base[2])
    let count = list.count + pairs.count
    if base + (count + 8) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    try charge(steps: count >> 3)
    var names: [String] = []
    for pair in pairs {
      guard pair.key.tag == .string else { throw error(.typeError, "keywords must be strings") }
      names.append(heap.text(pair.key))
    }
    for offset in 0..<list.count {
      if let items = list.items { (base + 1 + offset).initialize(to: items[offset]) }
    }
    for (offset, pair) in pairs.enumerated() {
      (base + 1 + list.count + offset).initialize(to: pair.value)
    }
    stackTop = base + 1 + count
    return (count, Keywords(names: names))
  }
}
