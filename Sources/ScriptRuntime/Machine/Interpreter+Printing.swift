// `str` and `repr`. Containers are walked with a list of work, not by recursion.
extension Interpreter {
  /// `str(value)`.
  public func str(_ value: Value) throws(ScriptError) -> String {
    switch value.tag {
    case .string: return heap.text(value)
    case .traced:
      if let mark = try mark(value, .str) { return mark }
      return try repr(value)
    case .tracedText:
      guard hosts.textDepth > 0 else { throw refused("the program looks into a text that varies") }
      return templateText(value)
    case .exception: return try exceptionText(value)
    case .object:
      if let text = try text(.str, ofObject: value) { return text }
      return try repr(value)
    default:
      if TensorOperators.handles(value) { return try TensorOperators.str(value, self) }
      return try repr(value)
    }
  }

  /// `str(exception)`.
  ///
  /// - Parameter asksClass: whether a class of the script may have a `__str__` of its own.
  func exceptionText(_ exception: Value, asksClass: Bool = true) throws(ScriptError) -> String {
    var exception = exception
    var asksClass = asksClass
    while true {
      if asksClass, let text = try text(.str, ofObject: exception) { return text }
      asksClass = true
      let object = heap.exceptions[exception.index].pointee
      let arguments = heap.items(object.arguments)
      if arguments.isEmpty { return "" }
      if arguments.count > 1 { return try repr(object.arguments) }
      if library.isSubtype(object.type, of: .keyError) { return try repr(arguments[0]) }
      if arguments[0].tag != .exception { return try str(arguments[0]) }
      // An exception in an exception is its text.
      exception = arguments[0]
      try charge(steps: 1)
    }
  }

  private enum Work {
    case value(Value)
    case text(String)
    /// The container is printed: it may appear again.
    case leave(Value)
  }

  /// `repr(value)`.
  public func repr(_ value: Value) throws(ScriptError) -> String {
    if !isContainer(value) { return try simpleRepr(value) }
    var result = ""
    var work: [Work] = [.value(value)]
    var opened: [UInt64] = []
    var visited = 0
    var charged = 0
    defer {
      heap.chargedBytes -= charged
      for key in opened { openContainers.remove(key) }
    }
    while let next = work.popLast() {
      visited += 1
      try visit(2)
      if result.utf8.count > textLimit { return result }
      if visited & 15 == 0 {
        // Counted while it grows, so that sharing cannot make a text without bound.
        let size = result.utf8.count + work.count * 32
        if size > charged {
          try heap.charge(size - charged)
          charged = size
        }
      }
      switch next {
      case .text(let text): result += text
      case .leave(let container):
        openContainers.remove(Interpreter.key(container))
        opened.removeLast()
      case .value(let item):
        guard isContainer(item) else {
          result += try simpleRepr(item)
          continue
        }
        if !openContainers.insert(Interpreter.key(item)).inserted {
          result += item.tag == .list ? "[...]" : item.tag == .dictionary ? "{...}" : "(...)"
          continue
        }
        opened.append(Interpreter.key(item))
        work.append(.leave(item))
        try push(container: item, &work)
      }
    }
    return result
  }

  /// Whether a value prints its parts.
  private func isContainer(_ value: Value) -> Bool {
    switch value.tag {
    case .list, .tuple, .dictionary, .set, .slice: true
    case .exception: special(.repr, of: value) == nil
    case .iterator: heap.iterators[value.index].pointee.isView
    default: false
    }
  }

  private static func key(_ value: Value) -> UInt64 {
    UInt64(value.tag.rawValue) << 48 | value.payload
  }

  private func push(container: Value, _ work: inout [Work]) throws(ScriptError) {
    switch container.tag {
    case .list, .tuple:
      let items = heap.items(container)
      try room(for: items.count * 64)
      let isList = container.tag == .list
      let names = SurfaceNamedTuple.names(type(of: container))
      work.append(.text(isList ? "]" : items.count == 1 && names == nil ? ",)" : ")"))
      for (offset, item) in items.enumerated().reversed() {
        work.append(.value(item))
        if let names { work.append(.text("\(names[offset])=")) }
        if offset > 0 { work.append(.text(", ")) }
      }
      work.append(.text(isList ? "[" : names == nil ? "(" : typeName(container) + "("))
    case .set:
      let entries = try entries(container)
      if entries.isEmpty {
        work.append(.text("set()"))
        return
      }
      work.append(.text("}"))
      for (offset, entry) in entries.enumerated().reversed() {
        work.append(.value(entry.key))
        if offset > 0 { work.append(.text(", ")) }
      }
      work.append(.text("{"))
    case .dictionary:
      work.append(.text("}"))
      try room(for: heap.count(container) * 128)
      for (offset, entry) in try entries(container).enumerated().reversed() {
        work.append(.value(entry.value))
        work.append(.text(": "))
        work.append(.value(entry.key))
        if offset > 0 { work.append(.text(", ")) }
      }
      work.append(.text("{"))
    case .slice:
      let parts = heap.slice(container)
      work += [
        .text(")"), .value(parts.step), .text(", "), .value(parts.upper), .text(", "),
        .value(parts.lower), .text("slice("),
      ]
    case .exception:
      let object = heap.exceptions[container.index].pointee
      let items = heap.items(object.arguments)
      work.append(.text(")"))
      for (offset, item) in items.enumerated().reversed() {
        work.append(.value(item))
        if offset > 0 { work.append(.text(", ")) }
      }
      work.append(.text("\(typeName(container))("))
    default:
      // A view of a dictionary.
      let iterator = heap.iterators[container.index].pointee
      work.append(.text("])"))
      let entries = try entries(iterator.source)
      for (offset, entry) in entries.enumerated().reversed() {
        switch iterator.kind {
        case .values: work.append(.value(entry.value))
        case .keys: work.append(.value(entry.key))
        default:
          work.append(.text(")"))
          work.append(.value(entry.value))
          work.append(.text(", "))
          work.append(.value(entry.key))
          work.append(.text("("))
        }
        if offset > 0 { work.append(.text(", ")) }
      }
      let name =
        iterator.kind == .values
        ? "dict_values" : iterator.kind == .keys ? "dict_keys" : "dict_items"
      work.append(.text("\(name)(["))
    }
  }

  private func simpleRepr(_ value: Value) throws(ScriptError) -> String {
    switch value.tag {
    case .unbound: return "<unbound>"
    case .none: return "None"
    case .bool: return value.boolValue ? "True" : "False"
    case .int: return String(value.intValue)
    case .float: return String(pythonRepresentation: value.floatValue)
    case .string:
      let text = heap.text(value)
      return try quoted(
        textLimit == .max ? text : ErrorText.cut(text, to: 2 * textLimit, mark: ""))
    case .traced, .tracedText:
      guard let mark = try mark(value, .repr) else {
        throw refused("the program shows a text that varies")
      }
      return mark
    case .ellipsis: return "Ellipsis"
    case .notImplemented: return "NotImplemented"
    case .native:
      return "<built-in function \(library.natives[value.index].shortName)>"
    case .type: return "<class '\(library.types[value.index].qualifiedName)'>"
    case .module: return "<module '\(library.modules[value.index].displayName)'>"
    case .range:
      let range = heap.ranges[value.index].pointee
      return range.step == 1
        ? "range(\(range.start), \(range.stop))"
        : "range(\(range.start), \(range.stop), \(range.step))"
    case .function:
      let info = program?.codes[heap.functions[value.index].pointee.code].info
      return "<function \(info?.qualifiedName ?? "")>"
    case .boundMethod:
      let method = heap.boundMethod(value)
      if FunctionDecorator.function(behind: value, self) != nil {
        return "<tensorflow.python.eager.polymorphic_function.polymorphic_function.Function object>"
      }
      if method.function.tag == .native {
        return "<built-in method \(library.natives[method.function.index].shortName)>"
      }
      if method.function.tag == .function {
        let info = program?.codes[heap.functions[method.function.index].pointee.code].info
        return "<bound method \(info?.qualifiedName ?? "") of \(try receiverText(method.receiver))>"
      }
      return "<bound method>"
    case .generator:
      let code = heap.generators[value.index].pointee.code
      let name = program?.codes[code].info.qualifiedName ?? ""
      return "<generator object \(name)>"
    case .iterator: return "<\(typeName(value)) object>"
    case .cell: return "<cell>"
    case .object:
      if let text = try text(.repr, ofObject: value) { return text }
      return try plainRepr(ofObject: value)
    case .exception: return try text(.repr, ofObject: value) ?? typeName(value)
    case .classObject:
      let name = className(value)
      return name.hasPrefix("<")
        ? "<module '\(name.dropFirst().dropLast())'>" : "<class '\(try qualifiedName(of: value))'>"
    default: return try TensorOperators.repr(value, self)
    }
  }

  /// The receiver of a method as the method's `repr` shows it; not its contents.
  private func receiverText(_ receiver: Value) throws(ScriptError) -> String {
    switch receiver.tag {
    case .object, .classObject: try simpleRepr(receiver)
    default: "<\(typeName(receiver)) object>"
    }
  }

  /// `ascii(value)`: the repr with every other character escaped.
  func ascii(_ value: Value) throws(ScriptError) -> String {
    var result = ""
    let text = try repr(value)
    if hosts.isExposed, TracedText.hasMarks(text) {
      throw refused("the program looks into a text that varies")
    }
    try chargeCharacters(of: text)
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += Interpreter.escape(scalar)
      }
      count += 1
      if count & 4_095 == 0 { try room(for: result.utf8.count) }
    }
    return result
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
    let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }

  /// `repr` of a string of the job: its steps and bytes are charged while it is written.
  private func quoted(_ text: String) throws(ScriptError) -> String {
    let size = text.utf8.count
    try chargeCharacters(of: text)
    if size < 4_096 { return Interpreter.quoted(text) }
    let hasSingle = text.utf8.contains(UInt8(ascii: "'"))
    let hasDouble = text.utf8.contains(UInt8(ascii: "\""))
    let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
    var result = String(quote)
    var rest = Substring(text).unicodeScalars
    while !rest.isEmpty {
      try charge(steps: 1)
      try room(for: result.utf8.count)
      for scalar in rest.prefix(4_096) { Interpreter.append(scalar, quote, to: &result) }
      rest = rest.dropFirst(4_096)
    }
    return result + String(quote)
  }

  /// `repr` of a string.
  static func quoted(_ text: String) -> String {
    let hasSingle = text.utf8.contains(UInt8(ascii: "'"))
    let hasDouble = text.utf8.contains(UInt8(ascii: "\""))
    let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars { append(scalar, quote, to: &result) }
    return result + String(quote)
  }

  @inline(__always)
  private static func append(
    _ scalar: Unicode.Scalar, _ quote: Unicode.Scalar, to result: inout String
  ) {
    switch scalar {
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "'" where quote == "'": result += "\\'"
    default:
      if isShown(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += escape(scalar)
      }
    }
  }

  /// Whether `repr` shows a character as it is.
  static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value >= 32 && scalar.value != 127 : isPrintable(scalar)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }
}
