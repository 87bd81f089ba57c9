// Attributes of instances and of exceptions: what their classes say, and their own.
extension Interpreter {
  /// What a class, or a built-in type below it, has under a name.
  enum ClassMember {
    case value(Value)
    case native(Member)
  }

  /// The class of a value, as `type(value)` gives it.
  func classValue(of value: Value) -> Value {
    switch value.tag {
    case .object: return value.classValue
    case .exception:
      let type = heap.exceptions[value.index].pointee.scriptClass
      return type.isUnbound ? .type(self.type(of: value)) : type
    default: return .type(type(of: value))
    }
  }

  /// What is found under a name in a class's order, from `first` on.
  func member(_ name: Value, inOrder order: Value, from first: Int = 0) -> ClassMember? {
    let items = heap.items(order)
    guard first < items.count else { return nil }
    for item in items[first...] {
      if item.tag == .classObject {
        let attributes = heap.classes[item.index].pointee.attributes
        if let value = heap.value(ofName: name, in: attributes) { return .value(value) }
      } else if let symbol = library.symbols[heap.text(name)],
        let member = library.members[Library.key(item.index, symbol)]
      {
        return .native(member)
      }
    }
    return nil
  }

  /// `__dict__` of what has one; nil while it has no attributes.
  func attributes(of value: Value) -> Value? {
    let kept: Value
    switch value.tag {
    case .object: kept = heap.instances[value.index].pointee.attributes
    case .exception: kept = heap.exceptions[value.index].pointee.attributes
    case .function: kept = heap.functions[value.index].pointee.attributes
    case .classObject: kept = heap.classes[value.index].pointee.attributes
    default: return nil
    }
    return kept.isUnbound ? nil : kept
  }

  /// `__dict__` of what has one, made if it was not there; nil of what has none.
  func madeAttributes(of value: Value) throws(ScriptError) -> Value? {
    if let kept = attributes(of: value) { return kept }
    switch value.tag {
    case .object:
      let made = try heap.newDictionary()
      heap.instances[value.index].pointee.attributes = made
      return made
    case .exception:
      let made = try heap.newDictionary()
      heap.exceptions[value.index].pointee.attributes = made
      return made
    case .function:
      let made = try heap.newDictionary()
      heap.functions[value.index].pointee.attributes = made
      return made
    default: return nil
    }
  }

  // MARK: Reading

  /// `object.name` of an instance or an exception of a class of the script; nil if there is none.
  ///
  /// - Parameter site: where the program asks, to be quicker the next time.
  func instanceAttribute(_ object: Value, _ name: Value, site: Int? = nil) throws(ScriptError)
    -> Value?
  {
    if let function = special(.getattribute, of: object) {
      do throws(ScriptError) {
        return try callSpecial(function, object, [name])
      } catch {
        return try replaced(error, object, name)
      }
    }
    do throws(ScriptError) {
      if let value = try plainAttribute(object, name, site: site) { return value }
    } catch {
      return try replaced(error, object, name)
    }
    return try callSpecial(.getattr, object, [name])
  }

  /// After an AttributeError `__getattr__` is asked.
  private func replaced(_ error: ScriptError, _ object: Value, _ name: Value) throws(ScriptError)
    -> Value?
  {
    guard isException(error, .attributeError), special(.getattr, of: object) != nil else {
      throw error
    }
    return try callSpecial(.getattr, object, [name])
  }

  /// Whether an error is an exception of a type or one derived from it.
  func isException(_ error: ScriptError, _ type: TypeID) -> Bool {
    error.limit == nil && error.value.tag == .exception
      && library.isSubtype(heap.exceptions[error.value.index].pointee.type, of: type)
  }

  /// `object.__getattribute__(name)` as `object` has it; nil where it raises AttributeError.
  func plainAttribute(_ object: Value, _ name: Value, site: Int? = nil) throws(ScriptError)
    -> Value?
  {
    let type = classValue(of: object)
    let found = type.tag == .classObject ? member(name, of: type) : nil
    if let found, let value = try dataAttribute(found, object, owner: type) { return value }
    if let attributes = attributes(of: object) {
      let entry = heap.entry(ofName: name, in: attributes)
      if entry >= 0 {
        if let site, object.tag == .object { keep(entry: entry, name, of: object, at: site) }
        return heap.value(of: attributes, entry)
      }
    }
    switch found {
    case .value(let value): return try bound(value, to: object, owner: type)
    case .native(let member): return try nativeMember(member, name, object)
    case nil: return try commonAttribute(object, heap.text(name))
    }
  }

  private func member(_ name: Value, of type: Value) -> ClassMember? {
    member(name, inOrder: heap.classes[type.index].pointee.order)
  }

  /// What a data descriptor gives, which comes before the instance's own attribute; nil of others.
  private func dataAttribute(_ found: ClassMember, _ object: Value, owner: Value)
    throws(ScriptError) -> Value?
  {
    switch found {
    case .native(.attribute(let getter)): return try library.getters[getter](self, object)
    case .native: return nil
    case .value(let value):
      if value.isRecord(TypeID(.property)) { return try bound(value, to: object, owner: owner) }
      guard value.tag == .object,
        special(.set, of: value) != nil || special(.delete, of: value) != nil,
        let getter = special(.get, of: value)
      else { return nil }
      return try callSpecial(getter, value, [object, owner])
    }
  }

  private func nativeMember(_ member: Member, _ name: Value, _ object: Value) throws(ScriptError)
    -> Value
  {
    switch member {
    case .attribute(let getter): return try library.getters[getter](self, object)
    case .constant(let value): return value
    case .method(let native):
      // `__new__` takes the class as its first argument, wherever it is looked up.
      let isStatic = heap.text(name) == "__new__"
      return try heap.newBoundMethod(
        Value(tag: .native, payload: UInt64(native)), receiver: isStatic ? .unbound : object)
    }
  }

  /// Attributes that every object has.
  private func commonAttribute(_ object: Value, _ name: String) throws(ScriptError) -> Value? {
    switch name {
    case "__class__": return classValue(of: object)
    case "__dict__":
      instancesMayShadow = true
      return try madeAttributes(of: object)
    case "__doc__": return Value.none
    default: return nil
    }
  }

  /// What reading a class's value through an instance gives: a function becomes a method.
  ///
  /// - Parameter owner: the class that was asked.
  func bound(_ value: Value, to object: Value?, owner: Value) throws(ScriptError) -> Value {
    switch value.tag {
    case .function:
      guard let object else { return value }
      return try heap.newBoundMethod(value, receiver: object)
    case .boundMethod:
      guard let object, isDecorated(value) else { return value }
      return try heap.newBoundMethod(value, receiver: object)
    case .record:
      if value.isRecord(TypeID(.staticMethod)) { return heap.fields(value)[0] }
      if value.isRecord(TypeID(.classMethod)) {
        return try heap.newBoundMethod(heap.fields(value)[0], receiver: owner)
      }
      guard value.isRecord(TypeID(.property)), let object else { return value }
      let getter = heap.fields(value)[0]
      if getter.isNone { throw noAccessor(value, object, "getter") }
      return try call(getter, [object])
    case .object:
      guard let getter = special(.get, of: value) else { return value }
      return try callSpecial(getter, value, [object ?? .none, owner])
    default: return value
    }
  }

  /// Whether a value is a function of the script behind one of TensorFlow's decorators.
  func isDecorated(_ value: Value) -> Bool {
    guard value.tag == .boundMethod else { return false }
    let method = heap.boundMethod(value)
    guard method.function.tag == .native else { return false }
    switch method.receiver.tag {
    case .function, .boundMethod: return true
    default: return false
    }
  }

  private func noAccessor(_ property: Value, _ object: Value, _ what: String) -> ScriptError {
    let name = heap.fields(property)[4]
    let shown = name.tag == .string ? " '\(heap.text(name))'" : ""
    return error(
      .attributeError, "property\(shown) of '\(typeName(object))' object has no \(what)")
  }

  // MARK: Setting

  /// `object.name = value`
  func setInstanceAttribute(_ object: Value, _ name: Value, to value: Value, site: Int? = nil)
    throws(ScriptError)
  {
    if let function = special(.setattr, of: object) {
      _ = try callSpecial(function, object, [name, value])
      return
    }
    try setPlainAttribute(object, name, to: value, site: site)
  }

  /// `object.__setattr__(name, value)` as `object` has it.
  func setPlainAttribute(_ object: Value, _ name: Value, to value: Value, site: Int? = nil)
    throws(ScriptError)
  {
    let type = classValue(of: object)
    if type.tag == .classObject, let found = member(name, of: type) {
      switch found {
      case .native(.attribute), .native(.constant):
        if try setNativeAttribute(object, heap.text(name), to: value) { return }
        throw error(
          .attributeError,
          "attribute '\(heap.text(name))' of '\(typeName(object))' objects is not writable")
      case .value(let descriptor) where descriptor.isRecord(TypeID(.property)):
        let setter = heap.fields(descriptor)[1]
        if setter.isNone { throw noAccessor(descriptor, object, "setter") }
        _ = try call(setter, [object, value])
        return
      case .value(let descriptor) where descriptor.tag == .object:
        if let setter = special(.set, of: descriptor) {
          _ = try callSpecial(setter, descriptor, [object, value])
          return
        }
        if special(.delete, of: descriptor) != nil {
          throw error(.attributeError, "__set__")
        }
      case .value(let method):
        if method.tag == .function || method.tag == .boundMethod || method.tag == .record {
          instancesMayShadow = true
        }
      case .native: break
      }
    }
    let text = heap.text(name)
    switch text {
    case "__class__":
      throw error(.typeError, "assignment to __class__ is not supported")
    case "__dict__":
      guard value.tag == .dictionary, object.tag == .object else {
        throw error(
          .typeError, "__dict__ must be set to a dictionary, not a '\(typeName(value))'")
      }
      instancesMayShadow = true
      heap.instances[object.index].pointee.attributes = value
      return
    default: break
    }
    if object.tag == .exception, try setNativeAttribute(object, text, to: value) { return }
    guard let attributes = try madeAttributes(of: object) else { throw noAttribute(object, text) }
    try heap.setValue(value, ofName: name, in: attributes)
    if let site, object.tag == .object {
      keep(entry: heap.entry(ofName: name, in: attributes), name, of: object, at: site)
    }
  }

  /// The attributes of exceptions that may be set.
  private func setNativeAttribute(_ object: Value, _ name: String, to value: Value)
    throws(ScriptError) -> Bool
  {
    guard object.tag == .exception else { return false }
    switch name {
    case "args":
      heap.exceptions[object.index].pointee.arguments = try heap.newTuple(
        try elements(of: value))
    case "__cause__":
      heap.exceptions[object.index].pointee.cause = value
      heap.exceptions[object.index].pointee.suppressesContext = true
    case "__context__": heap.exceptions[object.index].pointee.context = value
    case "__suppress_context__":
      heap.exceptions[object.index].pointee.suppressesContext = try truth(value)
    case "__traceback__": break
    default: return false
    }
    return true
  }

  /// `del object.name`
  func deleteInstanceAttribute(_ object: Value, _ name: Value) throws(ScriptError) {
    if let function = special(.delattr, of: object) {
      _ = try callSpecial(function, object, [name])
      return
    }
    try deletePlainAttribute(object, name)
  }

  /// `object.__delattr__(name)` as `object` has it.
  func deletePlainAttribute(_ object: Value, _ name: Value) throws(ScriptError) {
    let type = classValue(of: object)
    if type.tag == .classObject, case .value(let descriptor)? = member(name, of: type) {
      if descriptor.isRecord(TypeID(.property)) {
        let deleter = heap.fields(descriptor)[2]
        if deleter.isNone { throw noAccessor(descriptor, object, "deleter") }
        _ = try call(deleter, [object])
        return
      }
      if descriptor.tag == .object, let deleter = special(.delete, of: descriptor) {
        _ = try callSpecial(deleter, descriptor, [object])
        return
      }
    }
    guard let attributes = attributes(of: object), heap.removeName(name, from: attributes) else {
      throw noAttribute(object, heap.text(name))
    }
  }
}
