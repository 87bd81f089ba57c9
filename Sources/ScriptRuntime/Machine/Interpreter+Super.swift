// `super()`: records of the class to go on after, and the instance or class that asks.
extension Interpreter {
  /// `super()` in a method: its class is in the cell `__class__`, its instance the first argument.
  func zeroArgumentSuper() throws(ScriptError) -> Value {
    guard frameCount > 0 else { throw error(.runtimeError, "super(): no arguments") }
    let frame = frames + (frameCount - 1)
    let info = frame.pointee.code.pointee.info
    guard info.signature.positionalCount > 0, frame.pointee.code.pointee.localCount > 0 else {
      throw error(.runtimeError, "super(): no arguments")
    }
    guard let place = info.freeNames.firstIndex(of: "__class__"),
      let cell = frame.pointee.closure?[place], cell.tag == .cell
    else { throw error(.runtimeError, "super(): __class__ cell not found") }
    let type = heap.cells[cell.index].pointee.value
    if type.isUnbound { throw error(.runtimeError, "super(): empty __class__ cell") }
    var first = frame.pointee.slots[0]
    if first.tag == .cell { first = heap.cells[first.index].pointee.value }
    if first.isUnbound { throw error(.runtimeError, "super(): arg[0] deleted") }
    return try newSuper(type, first)
  }

  /// `super(type, object)`.
  func newSuper(_ type: Value, _ object: Value) throws(ScriptError) -> Value {
    guard type.tag == .classObject || type.tag == .type else {
      throw error(.typeError, "super() argument 1 must be a type, not \(typeName(type))")
    }
    let asked = object.tag == .classObject ? object : classValue(of: object)
    guard isClass(asked, derivedFrom: type) else {
      throw error(
        .typeError, "super(type, obj): obj must be an instance or subtype of type")
    }
    return try heap.newRecord(TypeID(.superObject), [type, object])
  }

  /// What the classes after the one of a `super()` have under a name.
  func superMember(_ object: Value, _ name: Value) -> ClassMember? {
    let type = heap.fields(object)[0]
    let receiver = heap.fields(object)[1]
    let asked = receiver.tag == .classObject ? receiver : classValue(of: receiver)
    guard asked.tag == .classObject else { return nil }
    let order = heap.classes[asked.index].pointee.order
    guard let place = heap.items(order).firstIndex(where: { $0.isIdentical(to: type) }) else {
      return nil
    }
    return member(name, inOrder: order, from: place + 1)
  }

  /// `super().name`; nil if no class after this one has it.
  func superAttribute(_ object: Value, _ name: Value) throws(ScriptError) -> Value? {
    let receiver = heap.fields(object)[1]
    let isOfClass = receiver.tag == .classObject
    switch superMember(object, name) {
    case .value(let value):
      return try bound(
        value, to: isOfClass ? nil : receiver,
        owner: isOfClass ? receiver : classValue(of: receiver))
    case .native(.method(let native)):
      let isStatic = isOfClass || heap.text(name) == "__new__"
      // A method that takes the class, asked of a class.
      let isHook = heap.text(name) == "__init_subclass__"
      return try heap.newBoundMethod(
        Value(tag: .native, payload: UInt64(native)),
        receiver: isStatic && !isHook ? .unbound : receiver)
    case .native(.attribute(let getter)): return try library.getters[getter](self, receiver)
    case .native(.constant(let value)): return value
    case nil: return nil
    }
  }
}
