import ScriptLibrary
import ScriptSyntax

extension Interpreter {
  /// What `type(value)` gives.
  public func type(of value: Value) -> TypeID {
    switch value.tag {
    case .unbound, .none: return .noneType
    case .bool: return .bool
    case .int: return .int
    case .float: return .float
    case .tensor: return .eagerTensor
    case .numpyScalar:
      switch value.dtypeValue {
      case .float32: return TypeID(.numpyFloat32)
      case .float64: return TypeID(.numpyFloat64)
      case .int32: return TypeID(.numpyInt32)
      case .int64: return TypeID(.numpyInt64)
      case .bool: return TypeID(.numpyBool)
      }
    case .variable: return value.isKerasVariable ? TypeID(.kerasVariable) : .resourceVariable
    case .tape: return .gradientTape
    case .dtype: return .dtype
    case .ellipsis: return TypeID(.ellipsisType)
    case .notImplemented: return TypeID(.notImplementedType)
    case .native: return TypeID(.builtinFunction)
    case .type: return .type
    case .module: return TypeID(.module)
    case .enumMember, .record, .exception:
      return TypeID(rawValue: UInt16(truncatingIfNeeded: value.detail))
    case .string: return .string
    case .list: return .list
    case .tuple:
      return value.detail == 0 ? .tuple : TypeID(rawValue: UInt16(truncatingIfNeeded: value.detail))
    case .dictionary: return .dictionary
    case .set: return .set
    case .range: return .range
    case .slice: return .slice
    case .function: return .function
    case .boundMethod:
      return heap.boundMethods[value.index].pointee.function.tag == .native
        ? TypeID(.builtinFunction) : TypeID(.method)
    case .ndarray: return .ndarray
    case .traced: return type(of: hosts.numbers[value.index].plain)
    case .tracedText: return .string
    case .object: return .object
    case .classObject: return .type
    case .cell: return TypeID(.cell)
    case .generator: return TypeID(.generator)
    case .iterator:
      let object = heap.iterators[value.index].pointee
      switch object.kind {
      case .keys where object.isView: return TypeID(.dictKeys)
      case .values where object.isView: return TypeID(.dictValues)
      case .items where object.isView: return TypeID(.dictItems)
      case .enumerate: return TypeID(.enumerate)
      case .zip: return TypeID(.zip)
      case .map: return TypeID(.map)
      case .filter: return TypeID(.filter)
      case .reversedList: return TypeID(.reversed)
      default: return TypeID(.iterator)
      }
    }
  }

  /// `type(value).__name__`.
  public func typeName(_ value: Value) -> String {
    if value.tag == .iterator { return iteratorName(value) }
    if value.tag == .object || value.tag == .exception { return className(classValue(of: value)) }
    return library.types[Int(type(of: value).rawValue)].name
  }

  /// A type's name as the interpreter's own messages show it: with the module, of types that are
  /// not written in Python.
  func displayTypeName(_ value: Value) -> String {
    let info = library.types[Int(type(of: value).rawValue)]
    switch value.tag {
    case .iterator: return iteratorName(value)
    case .object, .exception: return typeName(value)
    case .traced: return displayTypeName(plain(value))
    case .tensor, .ndarray, .numpyScalar: return info.qualifiedName
    default: return info.name
    }
  }

  /// What Python calls the iterator of a kind of container.
  private func iteratorName(_ value: Value) -> String {
    let object = heap.iterators[value.index].pointee
    switch object.kind {
    case .range: return "range_iterator"
    case .list, .materialised: return "list_iterator"
    case .reversedList: return object.source.tag == .list ? "list_reverseiterator" : "reversed"
    case .tuple: return "tuple_iterator"
    case .string: return "str_iterator"
    case .set: return "set_iterator"
    case .keys where !object.isView: return "dict_keyiterator"
    case .values where !object.isView: return "dict_valueiterator"
    case .items where !object.isView: return "dict_itemiterator"
    case .indexed: return "iterator"
    case .sentinel: return "callable_iterator"
    default: return library.types[Int(type(of: value).rawValue)].name
    }
  }

  private func member(_ object: Value, name: Int) -> Member? {
    guard let symbol = program?.symbols[name], symbol != .max else { return nil }
    return library.members[Library.key(Int(type(of: object).rawValue), symbol)]
  }

  /// `object.name` at a place of the program.
  func getAttribute(_ object: Value, site: Int) throws(ScriptError) -> Value {
    let name = Int(program?.sites[site] ?? 0)
    if let value = try scriptAttribute(object, self.name(ofSite: site), site: site) { return value }
    if object.hasScriptClass(heap) { throw noAttribute(object, program?.names[name] ?? "") }
    if let member = member(object, name: name) {
      switch member {
      case .attribute(let getter):
        return try library.getters[getter](self, try attributeOwner(object, name))
      case .constant(let value): return value
      case .method(let native):
        return try heap.newBoundMethod(
          Value(tag: .native, payload: UInt64(native)), receiver: object)
      }
    }
    return try otherAttribute(object, program?.names[name] ?? "")
  }

  /// `getattr(object, name)` by text; nil if there is none.
  func attribute(_ object: Value, named name: String) throws(ScriptError) -> Value? {
    if object.mayHaveAttributes {
      let key = try self.name(name)
      if let value = try scriptAttribute(object, key) { return value }
      if object.hasScriptClass(heap) { return nil }
    }
    if let symbol = library.symbols[name],
      let member = library.members[Library.key(Int(type(of: object).rawValue), symbol)]
    {
      switch member {
      case .attribute(let getter):
        return try library.getters[getter](self, try pinned(object))
      case .constant(let value): return value
      case .method(let native):
        return try heap.newBoundMethod(
          Value(tag: .native, payload: UInt64(native)), receiver: object)
      }
    }
    let value = try rareAttribute(object, name)
    return value.isUnbound ? nil : value
  }

  /// A name as a string: the program's own, if it has one.
  func name(_ text: String) throws(ScriptError) -> Value {
    if let value = program?.canonicalNames[text] { return value }
    return try heap.newString(text)
  }

  /// What the script has given a value: by a class of its own, or by setting it; nil if nothing.
  private func scriptAttribute(_ object: Value, _ name: Value, site: Int? = nil)
    throws(ScriptError) -> Value?
  {
    switch object.tag {
    case .object: return try instanceAttribute(object, name, site: site)
    case .classObject: return try classAttribute(object, name)
    case .exception:
      if object.hasScriptClass(heap) { return try instanceAttribute(object, name) }
      return attributes(of: object).flatMap { heap.value(ofName: name, in: $0) }
    case .function: return attributes(of: object).flatMap { heap.value(ofName: name, in: $0) }
    case .boundMethod:
      let function = heap.boundMethod(object).function
      guard function.tag == .function else { return nil }
      return try scriptAttribute(function, name)
    case .type:
      // What the type itself has comes before what all types have.
      let value = try typeAttribute(object, heap.text(name))
      return value.isUnbound ? nil : value
    case .record where object.isRecord(TypeID(.superObject)):
      return try superAttribute(object, name)
    default: return nil
    }
  }

  /// Whose attribute is read: of a number that varies, the number of this run where every lane has the
  /// same attribute.
  private func attributeOwner(_ object: Value, _ name: Int) throws(ScriptError) -> Value {
    guard object.isTraced else { return object }
    switch program?.names[name] {
    case "dtype", "shape", "ndim", "size": return plain(object)
    default: return try pinned(object)
    }
  }

  private func otherAttribute(_ object: Value, _ name: String) throws(ScriptError) -> Value {
    let value = try rareAttribute(object, name)
    if value.isUnbound { throw noAttribute(object, name) }
    return value
  }

  func noAttribute(_ object: Value, _ name: String) -> ScriptError {
    switch object.tag {
    case .boundMethod where heap.boundMethod(object).function.tag == .function:
      return error(.attributeError, "'function' object has no attribute '\(name)'")
    case .module:
      return error(
        .attributeError,
        "module '\(library.modules[object.index].displayName)' has no attribute '\(name)'")
    case .classObject:
      let type = className(object)
      let subject =
        type.hasPrefix("<") ? "module '\(type.dropFirst().dropLast())'" : "type object '\(type)'"
      return error(.attributeError, "\(subject) has no attribute '\(name)'")
    case .record where object.isRecord(TypeID(.superObject)):
      return error(.attributeError, "'super' object has no attribute '\(name)'")
    case .type:
      return error(
        .attributeError,
        "type object '\(library.types[object.index].name)' has no attribute '\(name)'")
    default:
      return error(
        .attributeError, "'\(displayTypeName(object))' object has no attribute '\(name)'")
    }
  }

  /// Attributes that no table has; unbound if there is none.
  private func rareAttribute(_ object: Value, _ name: String) throws(ScriptError) -> Value {
    switch object.tag {
    case .module:
      let module = library.modules[object.index]
      if name == "keras", let slot = program?.slot(of: "<\(module.path).\(name)>") {
        return globals[slot]
      }
      if let value = module.members[name] { return value }
      guard let export = ScriptLibrary.exports["\(module.path).\(name)"],
        let slot = program?.slot(of: Program.libraryName(of: export.module)),
        !globals[slot].isUnbound
      else { return .unbound }
      return try attribute(globals[slot], named: export.name) ?? .unbound
    case .type: return try typeAttribute(object, name)
    case .function, .native: return try functionAttribute(object, name)
    default: break
    }
    if let function = FunctionDecorator.function(behind: object, self) {
      return name == "python_function" ? function : try rareAttribute(function, name)
    }
    if name == "__class__" { return classValue(of: object) }
    if name == "__dict__", object.tag == .exception {
      return try madeAttributes(of: object) ?? .unbound
    }
    if object.isTraced { throw refused("the program reads an attribute of a number that varies") }
    if TensorOperators.handles(object) {
      return try TensorOperators.getAttribute(object, name, self)
    }
    return .unbound
  }

  private func typeAttribute(_ object: Value, _ name: String) throws(ScriptError) -> Value {
    let info = library.types[object.index]
    switch name {
    case "__class__": return .type(.type)
    case "__mro__": return try heap.newTuple(order(of: object))
    case "__bases__":
      return try heap.newTuple(info.base.map { [.type($0)] } ?? [])
    case "__doc__": return .none
    case "__name__", "__qualname__": return try heap.newString(info.name)
    case "__module__":
      let parts = info.qualifiedName.split(separator: ".").dropLast()
      return try heap.newString(parts.isEmpty ? "builtins" : parts.joined(separator: "."))
    default: break
    }
    if let ordinal = info.cases.firstIndex(of: name) {
      return .enumMember(object.typeValue, ordinal)
    }
    if let symbol = library.symbols[name],
      let member = library.members[Library.key(object.index, symbol)]
    {
      switch member {
      case .constant(let value): return value
      case .method(let native) where name == "fromkeys":
        // A method of the class: its receiver is the type.
        return try heap.newBoundMethod(
          Value(tag: .native, payload: UInt64(native)), receiver: object)
      case .method(let native):
        // Called as `str.upper(text)`: the first argument is the receiver.
        return try heap.newBoundMethod(
          Value(tag: .native, payload: UInt64(native)), receiver: .unbound)
      case .attribute: return .unbound
      }
    }
    return .unbound
  }

  private func functionAttribute(_ object: Value, _ name: String) throws(ScriptError) -> Value {
    switch name {
    case "__name__", "__qualname__", "__doc__": break
    case "__module__":
      let code = object.tag == .function ? heap.functions[object.index].pointee.code : 0
      return try heap.newString(program?.codes[code].info.moduleName ?? "__main__")
    case "__class__": return .type(type(of: object))
    case "__dict__" where object.tag == .function:
      return try madeAttributes(of: object) ?? .unbound
    case "__call__": return object
    case "__defaults__" where object.tag == .function:
      let function = heap.functions[object.index].pointee
      guard let defaults = function.defaults, function.defaultCount > 0 else { return .none }
      return try heap.newTuple(
        UnsafeBufferPointer(start: defaults, count: function.defaultCount))
    default: return .unbound
    }
    if object.tag == .native {
      return name == "__doc__"
        ? .none : try heap.newString(library.natives[object.index].shortName)
    }
    guard let info = program.map({ $0.codes[heap.functions[object.index].pointee.code].info })
    else { return .unbound }
    switch name {
    case "__doc__": return info.docstring
    case "__name__": return try heap.newString(info.name)
    default: return try heap.newString(info.qualifiedName)
    }
  }

  /// `object.name = value` at a place of the program.
  func setAttribute(_ object: Value, site: Int, to value: Value) throws(ScriptError) {
    try setAttribute(object, name(ofSite: site), to: value, site: site)
  }

  /// `object.name = value`
  func setAttribute(_ object: Value, _ name: Value, to value: Value, site: Int? = nil)
    throws(ScriptError)
  {
    switch object.tag {
    case .object: return try setInstanceAttribute(object, name, to: value, site: site)
    case .exception:
      if object.hasScriptClass(heap) { return try setInstanceAttribute(object, name, to: value) }
      return try setPlainAttribute(object, name, to: value)
    case .classObject: return try setClassAttribute(object, name, to: value)
    case .function:
      if let attributes = try madeAttributes(of: object) {
        try heap.setValue(value, ofName: name, in: attributes)
      }
      return
    default: break
    }
    let text = heap.text(name)
    if TensorOperators.handles(object),
      try TensorOperators.setAttribute(object, text, value, self)
    {
      return
    }
    if let symbol = library.symbols[text],
      library.members[Library.key(Int(type(of: object).rawValue), symbol)] != nil
    {
      throw error(
        .attributeError, "'\(displayTypeName(object))' object attribute '\(text)' is read-only")
    }
    throw noAttribute(object, text)
  }

  /// `del object.name` at a place of the program.
  func deleteAttribute(_ object: Value, site: Int) throws(ScriptError) {
    try deleteAttribute(object, name(ofSite: site))
  }

  /// `del object.name`
  func deleteAttribute(_ object: Value, _ name: Value) throws(ScriptError) {
    switch object.tag {
    case .object: try deleteInstanceAttribute(object, name)
    case .exception: try deletePlainAttribute(object, name)
    case .classObject: try deleteClassAttribute(object, name)
    case .function:
      if let attributes = attributes(of: object), heap.removeName(name, from: attributes) { return }
      throw noAttribute(object, heap.text(name))
    default: throw noAttribute(object, heap.text(name))
    }
  }

  /// `[object] → [callable receiver]`; returns the new top.
  func loadMethod(_ site: Int, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    let object = top[below: 1]
    let name = Int(program?.sites[site] ?? 0)
    if let method = method(of: object, self.name(ofSite: site), site: site) {
      top[below: 1] = method
      top.initialize(to: object.isRecord(TypeID(.superObject)) ? heap.fields(object)[1] : object)
      return top + 1
    }
    if !object.mayHaveAttributes, let member = member(object, name: name),
      case .method(let native) = member
    {
      top[below: 1] = Value(tag: .native, payload: UInt64(native))
      top.initialize(to: object)
      return top + 1
    }
    top[below: 1] = try getAttribute(object, site: site)
    top.initialize(to: .unbound)
    return top + 1
  }

  /// The function that a class of the script has under a name, for an instance without such an attribute
  /// or for `super()`; nil if it is anything else.
  private func method(of object: Value, _ name: Value, site: Int) -> Value? {
    switch object.tag {
    case .object, .exception:
      let type = classValue(of: object)
      guard type.tag == .classObject, special(.getattribute, of: object) == nil,
        case .value(let found)? = member(
          name, inOrder: heap.classes[type.index].pointee.order),
        found.tag == .function
      else { return nil }
      if let attributes = attributes(of: object), heap.entry(ofName: name, in: attributes) >= 0 {
        return nil
      }
      if object.tag == .object { keep(method: found, name, of: object, at: site) }
      return found
    case .record where object.isRecord(TypeID(.superObject)):
      guard heap.fields(object)[1].tag != .classObject,
        case .value(let found)? = superMember(object, name), found.tag == .function
      else { return nil }
      return found
    default: return nil
    }
  }
}

extension Value {
  /// Whether the script may give it attributes.
  fileprivate var mayHaveAttributes: Bool {
    switch tag {
    case .object, .classObject, .exception, .function, .boundMethod, .type: true
    case .record: isRecord(TypeID(.superObject))
    default: false
    }
  }

  /// Whether its class is one of the script's, or it is such a class itself.
  func hasScriptClass(_ heap: Heap) -> Bool {
    switch tag {
    case .object, .classObject: true
    case .exception: !heap.exceptions[index].pointee.scriptClass.isUnbound
    default: false
    }
  }
}
