import ScriptSyntax

// What operators and built-in functions do with instances of classes of the script.
extension Interpreter {
  // MARK: Binary operators

  /// `left op right` where a class of the script has a say; NotImplemented where it has none.
  func objectArithmetic(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) throws(ScriptError) -> Value {
    let (forward, reflected, inPlaceName) = operation.specials
    if inPlace, let result = try callSpecial(inPlaceName, left, [right]),
      result.tag != .notImplemented
    {
      return result
    }
    return try asked(forward, reflected, left, right, isComparison: false)
  }

  /// Asks the left operand, then the right one; a right one of a derived class that has a method of its
  /// own comes first. Of two instances of one class only a comparison asks the right one, too.
  private func asked(
    _ forward: Special, _ reflected: Special, _ left: Value, _ right: Value, isComparison: Bool
  ) throws(ScriptError) -> Value {
    let leftMethod = special(forward, of: left)
    var rightMethod = special(reflected, of: right)
    let (leftClass, rightClass) = (classValue(of: left), classValue(of: right))
    let isSame = leftClass.isIdentical(to: rightClass)
    if isSame && !isComparison { rightMethod = nil }
    if !isSame, let method = rightMethod, isClass(rightClass, derivedFrom: leftClass),
      !(special(reflected, of: left)?.isIdentical(to: method) ?? false)
    {
      let result = try callMethod(method, right, left)
      if result.tag != .notImplemented { return result }
      rightMethod = nil
    }
    if let method = leftMethod {
      let result = try callMethod(method, left, right)
      if result.tag != .notImplemented { return result }
    }
    guard let method = rightMethod else { return .notImplemented }
    return try callMethod(method, right, left)
  }

  private func callMethod(_ method: Value, _ receiver: Value, _ argument: Value)
    throws(ScriptError) -> Value
  {
    if method.isNone { return .notImplemented }
    return try callSpecial(method, receiver, [argument])
  }

  /// A comparison where a class of the script has a say; NotImplemented where it has none.
  func objectComparison(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value
  ) throws(ScriptError) -> Value {
    guard let (forward, reflected) = operation.specials else { return .notImplemented }
    if operation == .notEqual {
      // Without one of its own, it is the opposite of `__eq__`.
      let result = try askedForInequality(left, right)
      if result.tag != .notImplemented { return result }
    } else {
      let result = try asked(forward, reflected, left, right, isComparison: true)
      if result.tag != .notImplemented { return result }
    }
    switch operation {
    case .equal: return .bool(left.isIdentical(to: right))
    case .notEqual: return .bool(!left.isIdentical(to: right))
    default: return .notImplemented
    }
  }

  private func askedForInequality(_ left: Value, _ right: Value) throws(ScriptError) -> Value {
    for (receiver, other) in [(left, right), (right, left)] {
      if let method = special(.ne, of: receiver) {
        let result = try callMethod(method, receiver, other)
        if result.tag != .notImplemented { return result }
      } else if let method = special(.eq, of: receiver) {
        let result = try callMethod(method, receiver, other)
        if result.tag != .notImplemented { return .bool(try !truth(result)) }
      }
    }
    return .notImplemented
  }

  /// Whether two values, of which one is an instance, are equal.
  func areEqual(objects left: Value, _ right: Value) throws(ScriptError) -> Bool {
    let result = try objectComparison(.equal, left, right)
    return try truth(result)
  }

  // MARK: Values of protocols

  /// `hash(object)`.
  func hash(ofObject object: Value) throws(ScriptError) -> Int {
    guard let method = special(.hash, of: object) else {
      return Interpreter.mix(Int(Value.Tag.object.rawValue), object.index)
    }
    if method.isNone { throw error(.typeError, "unhashable type: '\(typeName(object))'") }
    return try hashValue(of: try callSpecial(method, object))
  }

  /// What `__hash__` gave, as a hash.
  func hashValue(of result: Value) throws(ScriptError) -> Int {
    let plain = result.isTraced ? try pinned(result) : result
    guard plain.isIntegral else {
      throw error(.typeError, "__hash__ method should return an integer")
    }
    return Interpreter.hash(plain.intValue)
  }

  /// `bool(object)`.
  func truth(ofObject object: Value) throws(ScriptError) -> Bool {
    if let result = try callSpecial(.bool, object) {
      if result.tag == .traced { return try tracedTruth(result) }
      guard result.tag == .bool else {
        throw error(.typeError, "__bool__ should return bool, returned \(typeName(result))")
      }
      return result.boolValue
    }
    if special(.len, of: object) != nil { return try length(ofObject: object) != 0 }
    return true
  }

  /// `len(object)`.
  func length(ofObject object: Value) throws(ScriptError) -> Int {
    guard let result = try callSpecial(.len, object) else {
      throw error(.typeError, "object of type '\(typeName(object))' has no len()")
    }
    let length = try integer(result.isTraced ? try pinned(result) : result)
    if length < 0 { throw error(.valueError, "__len__() should return >= 0") }
    return length
  }

  /// What `__str__` or `__repr__` gives, as text.
  func text(_ which: Special, ofObject object: Value) throws(ScriptError) -> String? {
    guard let result = try callSpecial(which, object) else { return nil }
    if result.tag == .tracedText { return try str(result) }
    guard result.tag == .string else {
      throw error(.typeError, "\(which.name) returned non-string (type \(typeName(result)))")
    }
    return heap.text(result)
  }

  /// `repr` of an instance whose class has no `__repr__`.
  func plainRepr(ofObject object: Value) throws(ScriptError) -> String {
    "<\(try qualifiedName(of: classValue(of: object))) object>"
  }

  /// A class as its `repr` names it: with its module.
  func qualifiedName(of type: Value) throws(ScriptError) -> String {
    guard type.tag == .classObject else { return library.types[type.index].qualifiedName }
    let attributes = heap.classes[type.index].pointee.attributes
    func text(_ name: String) throws(ScriptError) -> String? {
      let value = heap.value(ofName: try self.name(name), in: attributes)
      return value?.tag == .string ? value.map { heap.text($0) } : nil
    }
    let module = try text("__module__") ?? "__main__"
    let name = try text("__qualname__") ?? heap.classes[type.index].pointee.name
    return module == "builtins" ? name : "\(module).\(name)"
  }

  /// `format(object, specification)`.
  func format(object: Value, _ specification: String) throws(ScriptError) -> String {
    if let method = special(.format, of: object) {
      let result = try callSpecial(method, object, [try heap.newString(specification)])
      if result.tag == .tracedText { return try str(result) }
      guard result.tag == .string else {
        throw error(.typeError, "__format__ must return a str, not \(typeName(result))")
      }
      return heap.text(result)
    }
    if specification.isEmpty { return try str(object) }
    throw error(
      .typeError, "unsupported format string passed to \(typeName(object)).__format__")
  }

  // MARK: Iteration

  /// What a class of the library's `enum` answers by a class method; nil if it has none.
  private func asked(_ type: Value, _ name: String, _ arguments: [Value] = [])
    throws(ScriptError) -> Value?
  {
    guard type.tag == .classObject, let method = try classAttribute(type, try self.name(name))
    else {
      return nil
    }
    return try call(method, arguments)
  }

  /// `iter(Class)` and `len(Class)` of enumerations; nil of other classes.
  func iterator(overClass type: Value) throws(ScriptError) -> Value? {
    try asked(type, "__class_iter__")
  }

  func contains(inClass type: Value, _ item: Value) throws(ScriptError) -> Value? {
    try asked(type, "__class_contains__", [item])
  }

  func length(ofClass type: Value) throws(ScriptError) -> Int? {
    try asked(type, "__class_len__").map { (value) throws(ScriptError) in try integer(value) }
  }

  /// `iter(object)`.
  func iterator(overObject object: Value) throws(ScriptError) -> Value {
    if let method = special(.iter, of: object) {
      if !method.isNone {
        let result = try callSpecial(method, object)
        if isIterator(result) { return result }
        throw error(
          .typeError, "iter() returned non-iterator of type '\(typeName(result))'")
      }
    } else if special(.getitem, of: object) != nil {
      return try heap.newIterator(IteratorObject(kind: .indexed, source: object))
    }
    throw error(.typeError, "'\(typeName(object))' object is not iterable")
  }

  func isIterator(_ value: Value) -> Bool {
    switch value.tag {
    case .iterator: !heap.iterators[value.index].pointee.isView
    case .generator: true
    case .object: special(.next, of: value) != nil
    default: false
    }
  }

  /// The next value of an iterator of the script; unbound at its end.
  func advance(object iterator: Value) throws(ScriptError) -> Value {
    guard let method = special(.next, of: iterator) else {
      throw error(.typeError, "'\(typeName(iterator))' object is not an iterator")
    }
    do throws(ScriptError) {
      return try callSpecial(method, iterator)
    } catch {
      guard isException(error, .stopIteration) else { throw error }
      returned = stopValue(of: error.value)
      return .unbound
    }
  }

  /// `value` of a StopIteration.
  func stopValue(of exception: Value) -> Value {
    heap.items(heap.exceptions[exception.index].pointee.arguments).first ?? .none
  }

  /// The next item of an object that has `__getitem__` alone.
  func advance(indexed iterator: Value) throws(ScriptError) -> Value {
    let object = heap.iterators[iterator.index].pointee
    if object.index < 0 { return .unbound }
    heap.iterators[iterator.index].pointee.index += 1
    do throws(ScriptError) {
      return try getItem(object.source, .int(object.index))
    } catch {
      guard isException(error, .indexError) || isException(error, .stopIteration) else {
        throw error
      }
      heap.iterators[iterator.index].pointee.index = -1
      return .unbound
    }
  }

  /// The next value of `iter(function, sentinel)`.
  func advance(sentinel iterator: Value) throws(ScriptError) -> Value {
    let object = heap.iterators[iterator.index].pointee
    if object.index < 0 { return .unbound }
    try charge(steps: 1)
    let value = try call(object.function, [])
    if try isEqual(value, object.source) {
      heap.iterators[iterator.index].pointee.index = -1
      return .unbound
    }
    return value
  }

  // MARK: Numbers

  /// The number that an object stands for where Python asks for one: `__index__` only, or `__int__` and
  /// `__float__` first; unbound if it has none.
  func number(ofObject object: Value, _ names: [Special]) throws(ScriptError) -> Value {
    for name in names {
      guard let result = try callSpecial(name, object) else { continue }
      let isRight = name == .float ? result.tag == .float : result.isIntegral
      guard isRight || result.tag == .traced else {
        if name == .float {
          throw error(
            .typeError,
            "\(typeName(object)).__float__ returned non-float (type \(typeName(result)))")
        }
        throw error(
          .typeError, "\(name.name) returned non-int (type \(typeName(result)))")
      }
      return result
    }
    return .unbound
  }

  // MARK: with

  func enter(object: Value) throws(ScriptError) -> Value? {
    guard let enter = special(.enter, of: object) else { return nil }
    if special(.exit, of: object) == nil {
      throw error(
        .typeError,
        "'\(typeName(object))' object does not support the context manager protocol (missed "
          + "__exit__ method)")
    }
    return try callSpecial(enter, object)
  }

  /// Leaves a context because of an exception, or of none; whether it swallows it.
  func exit(object: Value, _ exception: Value) throws(ScriptError) -> Bool {
    guard let method = special(.exit, of: object) else { return false }
    let arguments: [Value] =
      exception.tag == .exception
      ? [classValue(of: exception), exception, .none] : [.none, .none, .none]
    return try truth(try callSpecial(method, object, arguments))
  }
}
