import ScriptSyntax

// Calls that run script code in the running machine: functions, methods, instances, classes.
extension Interpreter {
  /// Begins a call of whatever lies at `base`; the place below the arguments may be used for `self`.
  ///
  /// - Returns: whether a frame was pushed; otherwise the result lies at `base`, below `stackTop`.
  func beginCall(
    _ base: UnsafeMutablePointer<Value>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int,
    keywords: Keywords = .none
  ) throws(ScriptError) -> Bool {
    let callee = base.pointee
    let first = arguments.lowered(by: 1)
    switch callee.tag {
    case .function:
      // A method that was loaded with its receiver.
      if first != base, !first.pointee.isUnbound {
        return try pushFrame(callee, first, count + 1, base: base, keywords: keywords)
      }
      return try pushFrame(callee, arguments, count, base: base, keywords: keywords)
    case .boundMethod:
      let method = heap.boundMethods[callee.index].pointee
      if method.function.tag == .function {
        first.pointee = method.receiver
        return try pushFrame(method.function, first, count + 1, base: base, keywords: keywords)
      }
    case .object:
      if let method = special(.call, of: callee), method.tag == .function {
        first.pointee = callee
        return try pushFrame(method, first, count + 1, base: base, keywords: keywords)
      }
    case .classObject:
      if let made = try newInstance(of: callee, arguments, count, keywords) {
        let initializer = special(.`init`, of: made)
        if let initializer, initializer.tag == .function {
          base.pointee = made
          first.pointee = made
          return try pushFrame(
            initializer, first, count + 1, base: base, keywords: keywords, mode: .initializer,
            held: made)
        }
        try initialize(made, arguments, count, keywords)
        base.pointee = made
        stackTop = base + 1
        return false
      }
    default: break
    }
    base.pointee = try callObject(callee, arguments, count, keywords: keywords)
    stackTop = base + 1
    return false
  }

  /// Makes an instance of a class without calling `__init__`; nil if its `__new__` is the script's.
  private func newInstance(
    of type: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Value? {
    if special(.new, ofClass: type.index) != nil { return nil }
    return try plainInstance(
      of: type, Array(UnsafeBufferPointer(start: arguments, count: count - keywords.count)),
      keywordCount: keywords.count)
  }

  /// `object.__new__(type)`, and `BaseException.__new__`.
  func plainInstance(of type: Value, _ arguments: [Value], keywordCount: Int)
    throws(ScriptError) -> Value
  {
    let object = heap.classes[type.index]
    if object.pointee.isAbstractBase, !object.pointee.abstractNames.isEmpty {
      let names = object.pointee.abstractNames.sorted()
      throw error(
        .typeError,
        "Can't instantiate abstract class \(object.pointee.name) with abstract "
          + "method\(names.count > 1 ? "s" : "") \(names.joined(separator: ", "))")
    }
    if object.pointee.layout == .object { return try heap.newInstance(of: type) }
    if keywordCount > 0, special(.`init`, ofClass: type.index) == nil {
      throw error(.typeError, "\(object.pointee.name)() takes no keyword arguments")
    }
    let made = try heap.newException(object.pointee.layout, arguments)
    heap.exceptions[made.index].pointee.scriptClass = type
    return made
  }

  /// Calls an `__init__` that is no function of the script.
  private func initialize(
    _ made: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) {
    guard let initializer = special(.`init`, of: made) else {
      if made.tag == .object, count > 0 {
        throw error(.typeError, "\(typeName(made))() takes no arguments")
      }
      return
    }
    let given = count - keywords.count
    _ = try callSpecial(
      initializer, made, Array(UnsafeBufferPointer(start: arguments, count: given)),
      keywords: keywords.names.enumerated().map { ($1, arguments[given + $0]) })
  }

  /// Calls a class: makes an instance and has it initialised, from native code.
  func instantiate(
    _ type: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Value {
    if let made = try newInstance(of: type, arguments, count, keywords) {
      let first = arguments.lowered(by: 1)
      guard let initializer = special(.`init`, of: made), initializer.tag == .function else {
        try initialize(made, arguments, count, keywords)
        return made
      }
      first.pointee = made
      return try callFunction(
        initializer, first, count + 1, keywords, initializing: made)
    }
    // The script's own `__new__`.
    let given = count - keywords.count
    let positional = Array(UnsafeBufferPointer(start: arguments, count: given))
    let named = keywords.names.enumerated().map { (name: $1, value: arguments[given + $0]) }
    guard let method = special(.new, ofClass: type.index) else { return .none }
    let function = method.isRecord(TypeID(.staticMethod)) ? heap.fields(method)[0] : method
    let made = try call(function, [type] + positional, keywords: named)
    guard made.tag == .object || made.tag == .exception,
      isClass(classValue(of: made), derivedFrom: type),
      let initializer = special(.`init`, of: made)
    else { return made }
    let result = try keepingEverything { () throws(ScriptError) in
      try callSpecial(initializer, made, positional, keywords: named)
    }
    try checkInitialized(made, result)
    return made
  }

  func checkInitialized(_ made: Value, _ result: Value) throws(ScriptError) {
    if !result.isNone {
      throw error(
        .typeError, "__init__() should return None, not '\(typeName(result))'")
    }
  }

  // MARK: Operators

  /// Begins the left operand's method of a binary operator or comparison, on copies of `[left right]`
  /// below `top`: they stay for the instruction to go on with if the method gives NotImplemented.
  ///
  /// - Returns: whether a frame was pushed.
  func beginOperator(_ which: Special, _ reflected: Special, _ top: UnsafeMutablePointer<Value>)
    throws(ScriptError) -> Bool
  {
    let left = top[below: 2]
    let right = top[below: 1]
    guard let method = special(which, of: left), method.tag == .function,
      !isGeneratorFunction(method)
    else { return false }
    // A right operand of a derived class may come first.
    if right.tag == .object, right.detail != left.detail, special(reflected, of: right) != nil {
      return false
    }
    if top + 8 >= stackEnd { throw error(.recursionError, "maximum recursion depth exceeded") }
    top.initialize(to: left)
    (top + 1).initialize(to: right)
    stackTop = top + 2
    return try pushFrame(method, top, 2, base: top, mode: .operator)
  }

  func beginArithmetic(
    _ operation: BinaryOperator, _ instruction: Instruction,
    _ next: UnsafePointer<Instruction>, _ top: UnsafeMutablePointer<Value>
  ) throws(ScriptError) -> Bool {
    let (forward, reflected, inPlace) = operation.specials
    if instruction.short == 1, special(inPlace, of: top[below: 2]) != nil { return false }
    frames[frameCount - 1].instruction = next
    return try beginOperator(forward, reflected, top)
  }

  func beginComparison(
    _ operation: ComparisonOperator, _ next: UnsafePointer<Instruction>,
    _ top: UnsafeMutablePointer<Value>
  ) throws(ScriptError) -> Bool {
    guard operation != .notEqual, let (forward, reflected) = operation.specials else {
      return false
    }
    frames[frameCount - 1].instruction = next
    return try beginOperator(forward, reflected, top)
  }

  /// Goes on with an operator whose left operand's method gave NotImplemented.
  func finishOperator(
    _ instruction: Instruction, _ left: Value, _ right: Value
  ) throws(ScriptError) -> Value {
    if instruction.opcode == .compare {
      let operation = ComparisonOperator(rawValue: instruction.small) ?? .equal
      if let (_, reflected) = operation.specials, let method = special(reflected, of: right) {
        let result = try callSpecial(method, right, [left])
        if result.tag != .notImplemented { return result }
      }
      if operation == .equal || operation == .notEqual {
        return .bool(left.isIdentical(to: right) == (operation == .equal))
      }
      throw notOrdered(operation, left, right)
    }
    let operation = BinaryOperator(rawValue: instruction.small) ?? .add
    let isSame = left.tag == right.tag && left.detail == right.detail
    if !isSame, let method = special(operation.specials.reflected, of: right) {
      let result = try callSpecial(method, right, [left])
      if result.tag != .notImplemented { return result }
    }
    return try builtInArithmetic(operation, left, right, inPlace: instruction.short == 1)
  }

  /// Begins the getter of a property, or an attribute's method, of `[object]` below `top`.
  ///
  /// - Returns: whether a frame was pushed; if not, `getAttribute` has to do it.
  func beginGetter(_ site: Int, _ top: UnsafeMutablePointer<Value>) throws(ScriptError) -> Bool {
    let object = top[below: 1]
    guard object.tag == .object, special(.getattribute, of: object) == nil,
      special(.getattr, of: object) == nil,
      case .value(let found)? = member(
        name(ofSite: site), inOrder: heap.classes[Int(object.detail)].pointee.order),
      found.isRecord(TypeID(.property))
    else { return false }
    let getter = heap.fields(found)[0]
    guard getter.tag == .function, !isGeneratorFunction(getter) else { return false }
    return try pushFrame(getter, top.lowered(by: 1), 1, base: top.lowered(by: 1))
  }

  /// Begins `__getitem__` of `[object index]` below `top`; whether a frame was pushed.
  func beginItem(_ top: UnsafeMutablePointer<Value>) throws(ScriptError) -> Bool {
    guard let method = special(.getitem, of: top[below: 2]), method.tag == .function,
      !isGeneratorFunction(method)
    else { return false }
    return try pushFrame(method, top.lowered(by: 2), 2, base: top.lowered(by: 2))
  }
}
