// The tests of `match`.
extension Interpreter {
  func match(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    switch instruction.opcode {
    case .matchSequence:
      let subject = top[below: 1]
      let length = Int(instruction.argument)
      var matches = subject.tag == .list || subject.tag == .tuple || subject.tag == .range
      if matches {
        let count = try self.length(subject)
        matches = instruction.small == 1 ? count >= length : count == length
      }
      top.initialize(to: .bool(matches))
      return top + 1
    case .matchMapping:
      top.initialize(to: .bool(top[below: 1].tag == .dictionary))
      return top + 1
    case .matchKeys: return try matchKeys(instruction, top)
    default: return try matchClass(instruction, top)
    }
  }

  private func matchKeys(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>)
    throws(ScriptError) -> UnsafeMutablePointer<Value>
  {
    let subject = top[below: 2]
    let keys = Array(heap.items(top[below: 1]))
    var values: [Value] = []
    for key in keys {
      guard let value = try dictionaryGet(subject, key) else {
        top.initialize(to: .none)
        (top + 1).initialize(to: .false)
        return top + 2
      }
      values.append(value)
    }
    if instruction.small == 1 {
      let rest = try copy(dictionary: subject)
      for key in keys { _ = try remove(rest, key) }
      values.append(rest)
    }
    top.initialize(to: try heap.newTuple(values))
    (top + 1).initialize(to: .true)
    return top + 2
  }

  private func matchClass(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>)
    throws(ScriptError) -> UnsafeMutablePointer<Value>
  {
    let subject = top[below: 2]
    let type = top[below: 1]
    let result = try matchedAttributes(
      subject, type, Int(instruction.argument), keywordList(instruction.short).names)
    top.initialize(
      to: try result.map { (values) throws(ScriptError) in
        try heap.newTuple(values)
      } ?? .none)
    (top + 1).initialize(to: .bool(result != nil))
    return top + 2
  }

  /// The attributes that a class pattern looks at; nil if the subject is no instance or lacks one.
  private func matchedAttributes(
    _ subject: Value, _ type: Value, _ count: Int, _ names: [String]
  ) throws(ScriptError) -> [Value]? {
    guard type.tag == .type || type.tag == .classObject else {
      throw error(.typeError, "called match pattern must be a type")
    }
    guard isClass(classValue(of: subject), derivedFrom: type) else { return nil }
    var values: [Value] = []
    var attributes: [String] = []
    if count > 0 {
      if type.tag == .type, Self.matchesItself(type.typeValue) {
        if count > 1 {
          throw error(
            .typeError, "\(className(type))() accepts 1 positional sub-pattern (\(count) given)")
        }
        values.append(subject)
      } else {
        attributes = try placeNames(type, count)
      }
    }
    for name in attributes + names {
      do throws(ScriptError) {
        guard let value = try attribute(subject, named: name) else { return nil }
        values.append(value)
      } catch {
        guard isException(error, .attributeError) else { throw error }
        return nil
      }
    }
    return values
  }

  /// Types whose only positional sub-pattern is the subject itself.
  private static func matchesItself(_ type: TypeID) -> Bool {
    [.bool, .int, .float, .string, .list, .tuple, .dictionary, .set].contains(type)
  }

  /// The first names of `__match_args__`.
  private func placeNames(_ type: Value, _ count: Int) throws(ScriptError) -> [String] {
    let given = try attribute(type, named: "__match_args__")
    let items = given?.tag == .tuple ? given.map { Array(heap.items($0)) } ?? [] : []
    if let given, given.tag != .tuple {
      throw error(
        .typeError,
        "\(className(type)).__match_args__ must be a tuple (got \(typeName(given)))")
    }
    guard count <= items.count else {
      throw error(
        .typeError,
        "\(className(type))() accepts \(items.count) positional "
          + "sub-pattern\(items.count == 1 ? "" : "s") (\(count) given)")
    }
    var names: [String] = []
    for item in items.prefix(count) {
      guard item.tag == .string else {
        throw error(
          .typeError, "__match_args__ elements must be strings (got \(typeName(item)))")
      }
      names.append(heap.text(item))
    }
    return names
  }

  /// Keeps the value below `top` as what a pattern's name will be.
  func capture(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>) {
    let list = top[below: 1 + Int(instruction.argument)]
    let place = Int(instruction.short)
    guard list.tag == .list, place < heap.items(list).count else { return }
    heap.lists[list.index].pointee.items?[place] = top[below: 1]
  }
}
