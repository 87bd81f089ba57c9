import ScriptSyntax
import TapeEngine

// Containers, f-strings and `with`, for the machine's rarer instructions.
extension Interpreter {
  func build(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    let count = Int(instruction.argument)
    switch instruction.opcode {
    case .buildSet:
      let first = top - count
      let set = try heap.newSet()
      for offset in 0..<count { try add(first[offset], toSet: set) }
      first.initialize(to: set)
      return first + 1
    case .buildDictionary:
      let first = top - 2 * count
      let dictionary = try heap.newDictionary()
      for offset in 0..<count {
        try dictionarySet(dictionary, first[2 * offset], first[2 * offset + 1])
      }
      first.initialize(to: dictionary)
      return first + 1
    default:
      let first = top - count
      if (0..<count).contains(where: { first[$0].tag == .tracedText }) {
        let text = (0..<count).map { templateText(first[$0]) }.joined()
        first.initialize(to: try newText(text))
        return first + 1
      }
      var size = 0
      for offset in 0..<count {
        size += heap.strings[first[offset].index].pointee.text.utf8.count
      }
      try reserve(size)
      var text = ""
      for offset in 0..<count { text += heap.text(first[offset]) }
      let string = try heap.newString(text)
      first.initialize(to: string)
      return first + 1
    }
  }

  func fill(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>) throws(ScriptError)
    -> UnsafeMutablePointer<Value>
  {
    let distance = Int(instruction.argument)
    switch instruction.opcode {
    case .addToSet:
      try add(top[below: 1], toSet: top[below: 1 + distance])
      return top.lowered(by: 1)
    case .extendList:
      if !isIterable(top[below: 1]) {
        // The only argument of a call is refused in the function's name.
        let subject =
          instruction.small == 1 ? "\(functionText(top[below: 3])) argument" : "Value"
        throw error(
          .typeError,
          "\(subject) after * must be an iterable, not \(displayTypeName(top[below: 1]))")
      }
      try extend(top[below: 2], with: top[below: 1])
      return top.lowered(by: 1)
    case .updateSet:
      try update(set: top[below: 2], with: top[below: 1], keeping: .stack)
      return top.lowered(by: 1)
    case .setInDictionary:
      try dictionarySet(top[below: 2 + distance], top[below: 2], top[below: 1])
      return top.lowered(by: 2)
    case .updateDictionary:
      guard top[below: 1].tag == .dictionary else {
        if try mergeMapping(top[below: 1], into: top[below: 2]) { return top.lowered(by: 1) }
        throw error(.typeError, "'\(displayTypeName(top[below: 1]))' object is not a mapping")
      }
      for (key, value) in try entries(top[below: 1]) {
        try dictionarySet(top[below: 2], key, value)
      }
      return top.lowered(by: 1)
    case .mergeKeywords:
      guard top[below: 1].tag == .dictionary else {
        throw error(
          .typeError,
          "\(functionText(top[below: 4])) argument after ** must be a mapping, not "
            + displayTypeName(top[below: 1]))
      }
      for (key, value) in try entries(top[below: 1]) {
        guard key.tag == .string else { throw error(.typeError, "keywords must be strings") }
        if try has(top[below: 2], key) {
          throw error(
            .typeError,
            "\(functionText(top[below: 4])) got multiple values for keyword argument "
              + "'\(heap.text(key))'")
        }
        try dictionarySet(top[below: 2], key, value)
      }
      return top.lowered(by: 1)
    default:
      try charge(steps: heap.items(top[below: 1]).count >> 6)
      top[below: 1] = try heap.newTuple(heap.items(top[below: 1]))
      return top
    }
  }

  /// A callable as CPython's messages about spread arguments name it.
  private func functionText(_ callee: Value) -> String {
    switch callee.tag {
    case .native: return "\(library.natives[callee.index].name)()"
    case .function:
      let code = heap.functions[callee.index].pointee.code
      return "__main__.\(program?.codes[code].info.qualifiedName ?? "")()"
    case .type: return "\(library.types[callee.index].qualifiedName)()"
    case .classObject: return "__main__.\(className(callee))()"
    case .boundMethod:
      let method = heap.boundMethod(callee)
      if method.function.tag == .function { return functionText(method.function) }
      return "\(displayTypeName(callee)) object"
    default: return "\(displayTypeName(callee)) object"
    }
  }

  func isIterable(_ value: Value) -> Bool {
    switch value.tag {
    case .list, .tuple, .string, .dictionary, .set, .range, .iterator, .generator, .tensor,
      .variable, .ndarray, .record:
      true
    case .object: special(.iter, of: value) != nil || special(.getitem, of: value) != nil
    default: false
    }
  }

  /// Adds everything that an iterable gives to a set.
  func update(set: Value, with iterable: Value, keeping: Keeping = .everything)
    throws(ScriptError)
  {
    if iterable.tag == .list || iterable.tag == .tuple || iterable.tag == .set {
      for element in try elements(of: iterable) { try add(element, toSet: set) }
      return
    }
    let iterator = try iterator(over: iterable)
    try withHandles(3, keeping: keeping) { handles throws(ScriptError) in
      handles[0] = set
      handles[1] = iterator
      while try handles.next(1, into: 2) { try add(handles[2], toSet: set) }
    }
  }

  func formatValue(_ instruction: Instruction, _ top: UnsafeMutablePointer<Value>)
    throws(ScriptError) -> UnsafeMutablePointer<Value>
  {
    hosts.textDepth += 1
    defer { hosts.textDepth -= 1 }
    let hasSpecification = instruction.short == 1
    if hasSpecification, top[below: 1].isTraced {
      throw refused("the program lays out by a value that varies")
    }
    let place = hasSpecification ? top.lowered(by: 2) : top.lowered(by: 1)
    let specification = hasSpecification ? heap.text(top[below: 1]) : ""
    if instruction.small == 0 && !hasSpecification
      && (place.pointee.tag == .string || place.pointee.tag == .tracedText)
    {
      return top
    }
    let text: String
    switch instruction.small {
    case UInt8(ascii: "r"): text = try formatText(try repr(place.pointee), specification)
    case UInt8(ascii: "s"): text = try formatText(try str(place.pointee), specification)
    case UInt8(ascii: "a"): text = try formatText(try ascii(place.pointee), specification)
    default: text = try format(place.pointee, specification)
    }
    place.pointee = try newText(text)
    return place + 1
  }

  private func formatText(_ text: String, _ specification: String) throws(ScriptError) -> String {
    specification.isEmpty ? text : try format(try newText(text), specification)
  }

  // MARK: with

  func withEnter(_ context: Value) throws(ScriptError) -> Value {
    if context.tag == .object, let value = try enter(object: context) { return value }
    if TensorOperators.handles(context) {
      let value = try TensorOperators.enter(context, self)
      if value.tag != .notImplemented { return value }
    }
    throw error(
      .typeError,
      "'\(displayTypeName(context))' object does not support the context manager protocol")
  }

  /// Leaves a context because of an exception, or of None; whether it swallows the exception.
  func withExit(_ context: Value, _ exception: Value) throws(ScriptError) -> Bool {
    if context.tag == .object { return try exit(object: context, exception) }
    try TensorOperators.exit(context, self)
    return false
  }

  /// A new dictionary with the entries of another.
  func copy(dictionary: Value) throws(ScriptError) -> Value {
    let copy = dictionary.tag == .set ? try heap.newSet() : try heap.newDictionary()
    let object = heap.dictionaries[dictionary.index].pointee
    try charge(steps: object.used >> 3)
    guard let entries = object.entries else { return copy }
    for number in 0..<object.used where !entries[number].key.isUnbound {
      try heap.addEntry(copy, entries[number])
    }
    return copy
  }

  /// A set, or what a view of a dictionary shows as one; with `elseIterable` of anything
  /// iterable; nil of others.
  func set(of value: Value, elseIterable: Bool) throws(ScriptError) -> Value? {
    if value.tag == .set { return value }
    if !isSetView(value) && !(elseIterable && isIterable(value)) { return nil }
    let result = try heap.newSet()
    try update(set: result, with: value)
    return result
  }

  /// Whether a value is `dict.keys()` or `dict.items()`.
  func isSetView(_ value: Value) -> Bool {
    guard value.tag == .iterator else { return false }
    let object = heap.iterators[value.index].pointee
    return object.isView && object.kind != .values
  }

  /// The entries of a dictionary or set; charges for the copy.
  func entries(_ dictionary: Value) throws(ScriptError) -> [(key: Value, value: Value)] {
    try charge(steps: heap.dictionaries[dictionary.index].pointee.used >> 4)
    try room(for: heap.count(dictionary) * 2 * ObjectCharge.value)
    return heap.entries(dictionary)
  }

  /// `&`, `|`, `-`, `^` of two sets.
  func combine(
    sets operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) throws(ScriptError) -> Value {
    let inPlace = inPlace && left.tag == .set
    let isView = left.tag == .iterator || right.tag == .iterator
    guard let left = try set(of: left, elseIterable: false),
      let right = try set(of: right, elseIterable: isView)
    else { return .notImplemented }
    let result: Value
    switch operation {
    case .bitOr:
      result = inPlace ? left : try copy(dictionary: left)
      for (key, _) in try entries(right) { try add(key, toSet: result) }
      return result
    case .bitAnd:
      result = try heap.newSet()
      for (key, _) in try entries(left) where try has(right, key) { try add(key, toSet: result) }
    case .subtract:
      result = try heap.newSet()
      for (key, _) in try entries(left) where try !has(right, key) {
        try add(key, toSet: result)
      }
    default:
      result = try heap.newSet()
      for (key, _) in try entries(left) where try !has(right, key) {
        try add(key, toSet: result)
      }
      for (key, _) in try entries(right) where try !has(left, key) {
        try add(key, toSet: result)
      }
    }
    if inPlace {
      swap(&heap.dictionaries[left.index].pointee, &heap.dictionaries[result.index].pointee)
      return left
    }
    return result
  }
}
