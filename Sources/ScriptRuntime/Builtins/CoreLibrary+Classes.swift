extension CoreLibrary {
  static func registerClasses(in library: inout LibraryBuilder) {
    registerDescriptors(in: &library)
    registerObject(in: &library)
    registerAttributes(in: &library)
    library.constant("abc.ABC", .type(TypeID(.abcBase)))
    library.constant("abc.ABCMeta", .type(TypeID(.abcMeta)))
    library.function("abc.abstractmethod", "funcobj", role: .knows) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      if call[0].tag == .function, let attributes = try interpreter.madeAttributes(of: call[0]) {
        try call.heap.setValue(
          .true, ofName: try call.heap.newString("__isabstractmethod__"), in: attributes)
      }
      return call[0]
    }
  }

  // MARK: property, staticmethod, classmethod, super

  private static func registerDescriptors(in library: inout LibraryBuilder) {
    for type in [CoreType.property, .staticMethod, .classMethod, .superObject] {
      library.constant(type.name, .type(TypeID(type)))
    }
    let property = TypeID(.property)
    // Fields: getter, setter, deleter, text, and the name that errors show.
    library.constructor(
      property, "fget=None, fset=None, fdel=None, doc=None", style: .keyword, role: .knows
    ) {
      (call) throws(ScriptError) in
      try call.heap.newRecord(
        property,
        [call[0], call[1], call[2], call[3], try call.interpreter.shownName(of: call[0])])
    }
    for (place, name) in ["getter", "setter", "deleter"].enumerated() {
      library.method(property, name, "function, /", style: .builtin, role: .knows) {
        (call) throws(ScriptError) in
        var fields = Array(call.heap.fields(call.receiver))
        fields[place] = call[0]
        return try call.heap.newRecord(property, fields)
      }
    }
    for (place, name) in ["fget", "fset", "fdel", "__doc__"].enumerated() {
      library.attribute(property, name) { (interpreter, value) throws(ScriptError) in
        let field = interpreter.heap.fields(value)[place]
        let getter = interpreter.heap.fields(value)[0]
        guard name == "__doc__", field.isNone else { return field }
        return try interpreter.attribute(getter, named: "__doc__") ?? .none
      }
    }
    for type in [TypeID(.staticMethod), TypeID(.classMethod)] {
      library.constructor(type, "function, /", style: .builtin, role: .knows) {
        (call) throws(ScriptError) in
        try call.heap.newRecord(type, [call[0]])
      }
      library.attribute(type, "__func__") { (interpreter, value) throws(ScriptError) in
        interpreter.heap.fields(value)[0]
      }
    }
    library.constructor(TypeID(.superObject), "type, object=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      guard !call[1].isUnbound else {
        throw call.interpreter.error(.typeError, "an unbound super() is not supported")
      }
      return try call.interpreter.newSuper(call[0], call[1])
    }
    library.attribute(TypeID(.method), "__self__") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.boundMethod(value).receiver
    }
    library.attribute(TypeID(.method), "__func__") { (interpreter, value) throws(ScriptError) in
      interpreter.heap.boundMethod(value).function
    }
    for name in ["__name__", "__qualname__", "__doc__", "__module__"] {
      library.attribute(TypeID(.method), name) { (interpreter, value) throws(ScriptError) in
        try interpreter.attribute(interpreter.heap.boundMethod(value).function, named: name)
          ?? .none
      }
    }
    library.method(.type, "mro", "", style: .builtin, role: .knows) { (call) throws(ScriptError) in
      try call.heap.newList(call.interpreter.order(of: call.receiver))
    }
    library.method(.type, "__subclasses__", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.heap.newList(call.interpreter.subclasses(of: call.receiver))
    }
  }

  // MARK: object

  /// What `super()` finds behind the last class of the script.
  private static func registerObject(in library: inout LibraryBuilder) {
    library.method(.object, "__init__", "*args, **kwargs", role: .knows) {
      (call) throws(ScriptError) in
      if !call.heap.items(call[0]).isEmpty || call.heap.count(call[1]) > 0 {
        throw call.interpreter.error(
          .typeError,
          "object.__init__() takes exactly one argument (the instance to initialize)")
      }
      return .none
    }
    library.method(.object, "__new__", "*args, **kwargs", role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.newObject(call.receiver, Array(call.heap.items(call[0])))
    }
    library.method(.object, "__init_subclass__", "", role: .knows) { (call) throws(ScriptError) in
      .none
    }
    library.method(.object, "__repr__", "", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      guard call.receiver.tag == .object else {
        return try call.interpreter.newText(try call.interpreter.repr(call.receiver))
      }
      return try call.heap.newString(try call.interpreter.plainRepr(ofObject: call.receiver))
    }
    library.method(.object, "__str__", "", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      let isObject = call.receiver.tag == .object
      return try call.interpreter.newText(
        isObject
          ? try call.interpreter.repr(call.receiver) : try call.interpreter.str(call.receiver))
    }
    library.method(.object, "__format__", "format_spec, /", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard call[0].tag == .string else {
        throw interpreter.error(
          .typeError, "__format__() argument must be str, not \(interpreter.typeName(call[0]))")
      }
      if call.receiver.tag != .object {
        return try interpreter.newText(
          try interpreter.format(call.receiver, call.heap.text(call[0])))
      }
      if call.heap.text(call[0]).isEmpty {
        return try interpreter.newText(try interpreter.str(call.receiver))
      }
      throw interpreter.error(
        .typeError,
        "unsupported format string passed to \(interpreter.typeName(call.receiver)).__format__")
    }
    library.method(.object, "__eq__", "value, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      guard call.receiver.tag == .object else {
        return try call.interpreter.compare(.equal, call.receiver, call[0])
      }
      return call.receiver.isIdentical(to: call[0]) ? .true : .notImplemented
    }
    library.method(.object, "__ne__", "value, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      guard call.receiver.tag == .object else {
        return try call.interpreter.compare(.notEqual, call.receiver, call[0])
      }
      return call.receiver.isIdentical(to: call[0]) ? .false : .notImplemented
    }
    library.method(.object, "__hash__", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      guard call.receiver.tag == .object else {
        return .int(try call.interpreter.hash(call.receiver))
      }
      return .int(
        Interpreter.mix(Int(Value.Tag.object.rawValue), call.receiver.index) & 0x7FFF_FFFF_FFFF)
    }
    library.method(.object, "__getattribute__", "name, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let name = try call.name(0)
      if call.receiver.hasScriptClass(call.heap), call.receiver.tag != .classObject {
        if let value = try call.interpreter.plainAttribute(call.receiver, name) { return value }
      } else if let value = try call.interpreter.attribute(
        call.receiver, named: call.heap.text(name))
      {
        return value
      }
      throw call.interpreter.noAttribute(call.receiver, call.heap.text(name))
    }
    library.method(.object, "__setattr__", "name, value, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let name = try call.name(0)
      if call.receiver.tag == .object || call.receiver.tag == .exception {
        try call.interpreter.setPlainAttribute(call.receiver, name, to: call[1])
      } else {
        try call.interpreter.setAttribute(call.receiver, name, to: call[1])
      }
      return .none
    }
    library.method(.object, "__delattr__", "name, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let name = try call.name(0)
      if call.receiver.tag == .object || call.receiver.tag == .exception {
        try call.interpreter.deletePlainAttribute(call.receiver, name)
      } else {
        try call.interpreter.deleteAttribute(call.receiver, name)
      }
      return .none
    }
    library.method(.object, "__dir__", "", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.heap.newList(try call.interpreter.attributeNames(of: call.receiver))
    }
    library.method(.baseException, "__init__", "*args", role: .knows) {
      (call) throws(ScriptError) in
      if call.receiver.tag == .exception {
        call.heap.exceptions[call.receiver.index].pointee.arguments = call[0]
      }
      return .none
    }
    library.method(.baseException, "__str__", "", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      try call.interpreter.newText(
        try call.interpreter.exceptionText(call.receiver, asksClass: false))
    }
    library.method(.baseException, "__repr__", "", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      let arguments = call.heap.exception(call.receiver).arguments
      let items = try Array(call.heap.items(arguments)).map { (item) throws(ScriptError) in
        try call.interpreter.repr(item)
      }
      return try call.interpreter.newText(
        "\(call.interpreter.typeName(call.receiver))(\(items.joined(separator: ", ")))")
    }
    library.method(.baseException, "add_note", "note, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard call[0].tag == .string else {
        throw interpreter.error(
          .typeError, "note must be a str, not '\(interpreter.typeName(call[0]))'")
      }
      guard let attributes = try interpreter.madeAttributes(of: call.receiver) else { return .none }
      let name = try call.heap.newString("__notes__")
      if let notes = call.heap.value(ofName: name, in: attributes), notes.tag == .list {
        try call.heap.append(call[0], to: notes)
      } else {
        try call.heap.setValue(try call.heap.newList([call[0]]), ofName: name, in: attributes)
      }
      return .none
    }
  }

  // MARK: setattr, delattr, vars, dir

  private static func registerAttributes(in library: inout LibraryBuilder) {
    library.function("setattr", "obj, name, value, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.setAttribute(call[0], try call.name(1), to: call[2])
      return .none
    }
    library.function("delattr", "obj, name, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      try call.interpreter.deleteAttribute(call[0], try call.name(1))
      return .none
    }
    library.function("vars", "object=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      if !call[0].isUnbound,
        let attributes = try call.interpreter.attribute(call[0], named: "__dict__")
      {
        return attributes
      }
      throw call.interpreter.error(.typeError, "vars() argument must have __dict__ attribute")
    }
    library.function("dir", "object=?, /", style: .builtin, role: .knows) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      if call[0].isUnbound {
        throw interpreter.error(.typeError, "dir() without an argument is not supported")
      }
      // What is native has here fewer attributes than in Python or TensorFlow.
      guard call[0].tag == .object || call[0].tag == .classObject else {
        throw interpreter.error(
          .unimplementedError,
          "dir() of '\(interpreter.displayTypeName(call[0]))' is not supported")
      }
      let names =
        if let result = try interpreter.callSpecial(.dir, call[0]) {
          try interpreter.elements(of: result)
        } else {
          try interpreter.attributeNames(of: call[0])
        }
      let list = try call.heap.newList(names)
      try interpreter.sort(list, key: .none, isReversed: false)
      return list
    }
  }
}

extension Call {
  /// An argument that names an attribute, as the program's own string for it.
  fileprivate func name(_ index: Int) throws(ScriptError) -> Value {
    guard self[index].tag == .string else {
      throw interpreter.error(
        .typeError,
        "attribute name must be string, not '\(interpreter.typeName(self[index]))'")
    }
    return interpreter.canonicalName(self[index])
  }
}

extension Interpreter {
  /// What a property's errors call it.
  fileprivate func shownName(of getter: Value) throws(ScriptError) -> Value {
    guard getter.tag == .function else { return .none }
    return try attribute(getter, named: "__name__") ?? .none
  }

  /// `object.__new__(type, …)`.
  fileprivate func newObject(_ type: Value, _ arguments: [Value]) throws(ScriptError) -> Value {
    switch type.tag {
    case .classObject: return try plainInstance(of: type, arguments, keywordCount: 0)
    case .type where library.isSubtype(type.typeValue, of: .baseException):
      return try heap.newException(type.typeValue, arguments)
    case .type where type.typeValue == .object: return try heap.newRecord(.object, [])
    default:
      throw error(
        .typeError, "object.__new__(X): X is not a type object (\(typeName(type)))")
    }
  }

  /// The classes of the script that have a class among their bases.
  fileprivate func subclasses(of type: Value) -> [Value] {
    heap.liveClasses().filter { candidate in
      // One that could not be made has none.
      guard heap.classes[candidate.index].pointee.bases.tag == .tuple else { return false }
      return heap.items(heap.classes[candidate.index].pointee.bases).contains {
        $0.isIdentical(to: type)
      }
    }
  }

  /// The names that `dir` lists, each once.
  fileprivate func attributeNames(of value: Value) throws(ScriptError) -> [Value] {
    let names = try heap.newDictionary()
    func add(_ dictionary: Value) throws(ScriptError) {
      for (key, _) in try entries(dictionary) where key.tag == .string {
        try heap.setValue(.none, ofName: key, in: names)
      }
    }
    if let own = attributes(of: value) { try add(own) }
    let isClass = value.tag == .classObject || value.tag == .type
    for item in order(of: isClass ? value : classValue(of: value)) {
      if item.tag == .classObject {
        try add(heap.classes[item.index].pointee.attributes)
        continue
      }
      let members = library.types[item.index].members
      for (name, symbol) in library.symbols where members[symbol] != nil {
        try charge(steps: 1)
        try heap.setValue(.none, ofName: try heap.newString(name), in: names)
      }
    }
    if value.tag == .module {
      for name in library.modules[value.index].members.keys {
        try heap.setValue(.none, ofName: try heap.newString(name), in: names)
      }
    }
    return try entries(names).map(\.key)
  }
}

extension Heap {
  /// The classes of the script, in the order of their tables.
  fileprivate func liveClasses() -> [Value] {
    (0..<classes.count).filter { classes.states[$0] != SlotState.free }
      .map { Value(tag: .classObject, payload: UInt64($0)) }
  }
}
