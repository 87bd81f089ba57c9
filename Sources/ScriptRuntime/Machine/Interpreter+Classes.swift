// Making classes of the script, and their own attributes.
extension Interpreter {
  /// `[bases keywords namespace] → [class]`, by `class`; the namespace is the class's from here on.
  func buildClass(_ name: String, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    let made = try makeClass(
      name, bases: Array(heap.items(top[below: 3])), namespace: top[below: 1],
      keywords: try entries(top[below: 2]))
    top[below: 3] = made
    return top.lowered(by: 2)
  }

  /// Makes a class of a body's namespace.
  ///
  /// - Throws: Python's errors about bases, and what `__set_name__` and `__init_subclass__` raise.
  func makeClass(
    _ name: String, bases: [Value], namespace: Value, keywords: [(key: Value, value: Value)] = []
  ) throws(ScriptError) -> Value {
    var isAbstractBase = false
    var given: [(name: String, value: Value)] = []
    for (key, value) in keywords {
      let keyword = heap.text(key)
      guard keyword == "metaclass" else {
        given.append((keyword, value))
        continue
      }
      if value.tag == .type, value.typeValue == TypeID(.abcMeta) {
        isAbstractBase = true
      } else if value.tag != .type || value.typeValue != .type {
        throw error(.typeError, "metaclasses are not supported")
      }
    }
    var parents: [Value] = []
    for base in bases {
      if base.tag == .type, base.typeValue == TypeID(.abcBase) {
        isAbstractBase = true
        if bases.count > 1 { continue }
      }
      parents.append(try checkedBase(base))
    }
    if parents.isEmpty { parents = [.type(.object)] }
    let layout = try layout(of: parents)
    let cell = try prepare(namespace)
    try heap.charge(ObjectCharge.classObject)
    let specials = UnsafeMutablePointer<Value>.allocate(capacity: Special.allCases.count)
    specials.initialize(repeating: .unbound, count: Special.allCases.count)
    let object = ClassObject(
      name: name, attributes: namespace, bases: .none, order: .none, layout: layout,
      specials: specials)
    let made = Value(
      tag: .classObject, payload: UInt64(heap.classes.insert(object, birth: heap.nextBirth())))
    classVersion += 1
    heap.classes[made.index].pointee.order = try heap.newTuple(
      try linearized(made, parents))
    heap.classes[made.index].pointee.bases = try heap.newTuple(parents)
    if cell.tag == .cell { heap.cells[cell.index].pointee.value = made }
    noteAbstractNames(made, parents, isAbstractBase)
    try announce(made, namespace, given)
    return made
  }

  private func checkedBase(_ base: Value) throws(ScriptError) -> Value {
    if base.tag == .classObject { return base }
    guard base.tag == .type else {
      throw error(
        .typeError, "a class's base must be a class, not '\(displayTypeName(base))'")
    }
    let type = base.typeValue
    guard library.isSubclassable(type) else {
      throw error(
        .typeError, "a subclass of '\(library.types[base.index].name)' is not supported")
    }
    return base
  }

  /// The built-in type below all bases.
  private func layout(of bases: [Value]) throws(ScriptError) -> TypeID {
    var result = TypeID.object
    for base in bases {
      let own = base.tag == .classObject ? heap.classes[base.index].pointee.layout : base.typeValue
      if library.isSubtype(own, of: .baseException) {
        // Of several exceptions the first one's constructor counts, unless another derives from it.
        if result == .object || library.isSubtype(own, of: result) { result = own }
      }
    }
    return result
  }

  /// Wraps what Python wraps by name, and takes the cell for `__class__` out.
  private func prepare(_ namespace: Value) throws(ScriptError) -> Value {
    for (name, type) in [
      (Special.new, CoreType.staticMethod), (.initSubclass, .classMethod),
      (.classGetitem, .classMethod),
    ] {
      let key = library.specialNames[Int(name.rawValue)]
      guard let function = heap.value(ofName: key, in: namespace), function.tag == .function else {
        continue
      }
      try heap.setValue(
        try heap.newRecord(TypeID(type), [function]), ofName: key, in: namespace)
    }
    let equality = library.specialNames[Int(Special.eq.rawValue)]
    let hash = library.specialNames[Int(Special.hash.rawValue)]
    if heap.entry(ofName: equality, in: namespace) >= 0,
      heap.entry(ofName: hash, in: namespace) < 0
    {
      try heap.setValue(.none, ofName: hash, in: namespace)
    }
    let key = try heap.newString("__classcell__")
    let cell = heap.value(ofName: key, in: namespace) ?? .none
    _ = heap.removeName(key, from: namespace)
    return cell
  }

  // MARK: Order

  /// The order of C3: the class, then its bases' orders merged.
  private func linearized(_ made: Value, _ bases: [Value]) throws(ScriptError) -> [Value] {
    var lists: [ArraySlice<Value>] = bases.map { order(of: $0)[...] } + [bases[...]]
    for (place, base) in bases.enumerated()
    where bases[..<place].contains(where: { $0.isIdentical(to: base) }) {
      throw error(.typeError, "duplicate base class \(className(base))")
    }
    var result = [made]
    while true {
      lists.removeAll(where: \.isEmpty)
      if lists.isEmpty { return result }
      try charge(steps: 1 + lists.reduce(0) { $0 + $1.count } >> 3)
      let next = lists.lazy.compactMap(\.first).first { candidate in
        !lists.contains { list in
          list.dropFirst().contains { $0.isIdentical(to: candidate) }
        }
      }
      guard let next else {
        var names: [String] = []
        for list in lists {
          if let name = list.first.map(className), !names.contains(name) { names.append(name) }
        }
        throw error(
          .typeError,
          "Cannot create a consistent method resolution\norder (MRO) for bases "
            + names.joined(separator: ", "))
      }
      result.append(next)
      for index in lists.indices where lists[index].first?.isIdentical(to: next) == true {
        lists[index] = lists[index].dropFirst()
      }
    }
  }

  /// `__mro__` of a class of either kind.
  func order(of type: Value) -> [Value] {
    if type.tag == .classObject {
      return Array(heap.items(heap.classes[type.index].pointee.order))
    }
    var result: [Value] = []
    var current: TypeID? = type.typeValue
    while let next = current {
      result.append(.type(next))
      current = library.types[Int(next.rawValue)].base
    }
    return result
  }

  /// `__name__` of a class of either kind.
  func className(_ type: Value) -> String {
    type.tag == .classObject
      ? heap.classes[type.index].pointee.name : library.types[type.index].name
  }

  /// Whether a class is another or derives from it.
  func isClass(_ type: Value, derivedFrom base: Value) -> Bool {
    if type.tag == .type {
      return base.tag == .type && library.isSubtype(type.typeValue, of: base.typeValue)
    }
    for item in heap.items(heap.classes[type.index].pointee.order) {
      if item.isIdentical(to: base) { return true }
      if item.tag == .type, base.tag == .type,
        library.isSubtype(item.typeValue, of: base.typeValue)
      {
        return true
      }
    }
    return false
  }

  // MARK: Abstract classes

  private func noteAbstractNames(_ made: Value, _ bases: [Value], _ isAbstractBase: Bool) {
    let own = heap.classes[made.index].pointee.attributes
    var isAbstract = isAbstractBase
    var names: [String] = []
    for (key, value) in heap.entries(own) where key.tag == .string && isMarkedAbstract(value) {
      names.append(heap.text(key))
    }
    for base in bases where base.tag == .classObject {
      let object = heap.classes[base.index].pointee
      isAbstract = isAbstract || object.isAbstractBase
      for name in object.abstractNames where !names.contains(name) {
        // Whether it still is one is for the whole order to say.
        guard
          case .value(let value)? = member(
            named: name, inOrder: heap.classes[made.index].pointee.order), isMarkedAbstract(value)
        else { continue }
        names.append(name)
      }
    }
    heap.classes[made.index].pointee.isAbstractBase = isAbstract
    heap.classes[made.index].pointee.abstractNames = names
  }

  private func member(named name: String, inOrder order: Value) -> ClassMember? {
    for item in heap.items(order) where item.tag == .classObject {
      for (key, value) in heap.entries(heap.classes[item.index].pointee.attributes)
      where key.tag == .string && heap.text(key) == name {
        return .value(value)
      }
    }
    return nil
  }

  /// Whether `abc.abstractmethod` has marked a function, or what wraps it.
  private func isMarkedAbstract(_ value: Value, depth: Int = 0) -> Bool {
    if depth > 8 { return false }
    switch value.tag {
    case .function:
      guard let attributes = attributes(of: value) else { return false }
      return heap.entries(attributes).contains {
        $0.key.tag == .string && heap.text($0.key) == "__isabstractmethod__"
          && $0.value.isIdentical(to: .true)
      }
    case .record where value.isRecord(TypeID(.property)):
      return heap.fields(value).prefix(3).contains { isMarkedAbstract($0, depth: depth + 1) }
    case .record
    where value.isRecord(TypeID(.staticMethod)) || value.isRecord(TypeID(.classMethod)):
      return isMarkedAbstract(heap.fields(value)[0], depth: depth + 1)
    default: return false
    }
  }

  /// Tells the class's values their names, and the bases of their subclass.
  private func announce(
    _ made: Value, _ namespace: Value, _ keywords: [(name: String, value: Value)]
  ) throws(ScriptError) {
    for (key, value) in try entries(namespace) where value.tag == .object {
      _ = try callSpecial(.setName, value, [made, key])
    }
    let name = library.specialNames[Int(Special.initSubclass.rawValue)]
    if case .value(let hook)? = member(
      name, inOrder: heap.classes[made.index].pointee.order, from: 1)
    {
      let bound = try self.bound(hook, to: nil, owner: made)
      _ = try call(bound, [], keywords: keywords)
    } else if !keywords.isEmpty {
      throw error(
        .typeError, "\(className(made)).__init_subclass__() takes no keyword arguments")
    }
  }

  // MARK: Attributes of classes

  /// `Class.name`; nil if there is none.
  func classAttribute(_ type: Value, _ name: Value) throws(ScriptError) -> Value? {
    let object = heap.classes[type.index].pointee
    if let found = member(name, inOrder: object.order) {
      switch found {
      case .value(let value): return try bound(value, to: nil, owner: type)
      case .native(.constant(let value)): return value
      case .native(.method(let native)):
        return try heap.newBoundMethod(
          Value(tag: .native, payload: UInt64(native)), receiver: .unbound)
      case .native(.attribute): break
      }
    }
    switch heap.text(name) {
    case "__name__": return try heap.newString(object.name)
    case "__qualname__": return try heap.newString(object.name)
    case "__class__": return .type(.type)
    case "__mro__": return object.order
    case "__bases__": return object.bases
    case "__base__": return heap.items(object.bases)[0]
    case "__doc__": return Value.none
    case "__dict__": return try copy(dictionary: object.attributes)
    case "__abstractmethods__":
      let set = try heap.newSet()
      for name in object.abstractNames { try add(try heap.newString(name), toSet: set) }
      return set
    case "mro", "__subclasses__":
      guard let symbol = library.symbols[heap.text(name)],
        case .method(let native)? = library.members[
          Library.key(Int(TypeID.type.rawValue), symbol)]
      else { return nil }
      return try heap.newBoundMethod(
        Value(tag: .native, payload: UInt64(native)), receiver: type)
    default: return nil
    }
  }

  /// `Class.name = value`
  func setClassAttribute(_ type: Value, _ name: Value, to value: Value) throws(ScriptError) {
    let object = heap.classes[type.index]
    switch heap.text(name) {
    case "__name__":
      guard value.tag == .string else {
        throw error(
          .typeError,
          "can only assign string to \(object.pointee.name).__name__, not '\(typeName(value))'")
      }
      object.pointee.name = heap.text(value)
      return
    case "__dict__", "__mro__", "__bases__", "__class__":
      throw error(
        .attributeError, "attribute '\(heap.text(name))' of 'type' objects is not writable")
    default: break
    }
    let attributes = object.pointee.attributes
    let before = heap.value(ofName: name, in: attributes)
    try heap.setValue(value, ofName: name, in: attributes)
    // What is kept of classes are functions and descriptors; replacing plain data by plain data leaves it.
    let isProtocol = heap.text(name).hasPrefix("__")
    if let before, before.isPlainData, value.isPlainData, !isProtocol { return }
    classVersion += 1
    if !value.isPlainData { instancesMayShadow = true }
  }

  func deleteClassAttribute(_ type: Value, _ name: Value) throws(ScriptError) {
    guard heap.removeName(name, from: heap.classes[type.index].pointee.attributes) else {
      throw noAttribute(type, heap.text(name))
    }
    classVersion += 1
  }
}

extension Value {
  /// Whether it is neither a function nor a descriptor.
  fileprivate var isPlainData: Bool {
    switch tag {
    case .none, .bool, .int, .float, .string, .tensor, .variable, .list, .tuple, .dictionary, .set,
      .numpyScalar, .ndarray, .traced, .tracedText:
      true
    default: false
    }
  }
}

extension Library {
  /// Whether a class of the script may derive from a built-in type.
  func isSubclassable(_ type: TypeID) -> Bool {
    type == .object || type == TypeID(.abcBase) || isSubtype(type, of: .baseException)
  }
}
