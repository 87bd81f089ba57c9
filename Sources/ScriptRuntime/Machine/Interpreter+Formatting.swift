// `format`, `%` and `str.format`: the values are the interpreter's, the layout is `Text`'s.
extension Interpreter {
  /// `format(value, specification)`.
  public func format(_ value: Value, _ specification: String) throws(ScriptError) -> String {
    if TensorOperators.handles(value) {
      return try TensorOperators.format(value, specification, self)
    }
    if value.isTraced, value.tag == .traced || !specification.isEmpty {
      guard let mark = try mark(value, .format(specification)) else {
        throw refused("the program lays out a text that varies")
      }
      return mark
    }
    if value.tag == .object { return try format(object: value, specification) }
    if specification.isEmpty { return try str(value) }
    switch value.tag {
    case .int, .bool, .float, .string: break
    default:
      throw error(
        .typeError, "unsupported format string passed to \(typeName(value)).__format__")
    }
    let kind: FormatSpecification.Kind =
      switch value.tag {
      case .string: .string
      case .float: .float
      default: .integer(typeName: typeName(value))
      }
    let layout = try layout { () throws(FormatSpecification.Failure) in
      try FormatSpecification(specification, kind)
    }
    // Digits are found one by one.
    try charge(steps: 2 + min(layout.precision ?? 0, 1_100) >> 6)
    if value.tag == .string { try charge(steps: heap.text(value).utf8.count >> 6) }
    let pieces = try self.layout { () throws(FormatSpecification.Failure) in
      switch value.tag {
      case .float: try layout.format(float: value.floatValue)
      case .string: try layout.format(string: heap.text(value))
      default: try layout.format(integer: value.intValue)
      }
    }
    return try joined(pieces)
  }

  /// What does not fit a specification is an error of the script.
  private func layout<Result>(
    _ body: () throws(FormatSpecification.Failure) -> Result
  ) throws(ScriptError) -> Result {
    do {
      return try body()
    } catch {
      throw self.error(error.isOverflow ? .overflowError : .valueError, error.message)
    }
  }

  // MARK: str.format

  /// `string.format(…)`.
  func formatString(_ string: Value, positional: [Value], keywords: Value) throws(ScriptError)
    -> Value
  {
    var state = FormatState(positional: positional, keywords: keywords)
    try charge(steps: 2 + heap.text(string).utf8.count >> 4)
    try room(for: 8 * heap.text(string).utf8.count)
    let text = try expand(Array(heap.text(string).unicodeScalars), &state, depth: 2)
    return try newText(text)
  }

  private struct FormatState {
    var positional: [Value]
    var keywords: Value
    var automatic = 0
    /// Nil until the first field; then whether fields number themselves.
    var isAutomatic: Bool?
  }

  /// CPython's markup: text, doubled braces, and fields.
  private func expand(_ scalars: [Unicode.Scalar], _ state: inout FormatState, depth: Int)
    throws(ScriptError) -> String
  {
    if depth == 0 { throw error(.valueError, "Max string recursion exceeded") }
    var result = ""
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      guard scalar == "{" || scalar == "}" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let next: Unicode.Scalar? = place < scalars.count ? scalars[place] : nil
      if next == scalar {
        place += 1
        result.unicodeScalars.append(scalar)
        continue
      }
      if scalar == "}" || next == nil {
        throw error(.valueError, "Single '\(scalar)' encountered in format string")
      }
      try charge(steps: 2)
      let field = try FormatField(scalars, &place, self)
      let text = try expand(field, &state, depth: depth)
      try room(for: result.utf8.count + text.utf8.count)
      result += text
    }
    return result
  }

  private func expand(_ field: FormatField, _ state: inout FormatState, depth: Int)
    throws(ScriptError) -> String
  {
    var value = try argument(field.name, &state)
    switch field.conversion {
    case nil: break
    case "r": value = try newText(try repr(value))
    case "s": value = try newText(try str(value))
    case "a": value = try heap.newString(try ascii(value))
    case let other?:
      let shown =
        other.value > 32 && other.value < 127
        ? String(other) : "\\x" + String(other.value, radix: 16)
      throw error(.valueError, "Unknown conversion specifier \(shown)")
    }
    let specification =
      field.isNested
      ? try expand(Array(field.specification), &state, depth: depth - 1)
      : Interpreter.string(field.specification)
    return try format(value, specification)
  }

  private static func string(_ part: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: part)
    return String(view)
  }

  /// A number that a field's name or index is; nil if it is none.
  private func number(_ part: ArraySlice<Unicode.Scalar>) throws(ScriptError) -> Int? {
    if part.isEmpty { return nil }
    var result = 0
    for scalar in part {
      guard (48...57).contains(scalar.value) else { return nil }
      result = result * 10 + Int(scalar.value) - 48
      if result > 1 << 48 {
        throw error(.valueError, "Too many decimal digits in format string")
      }
    }
    return result
  }

  /// The value of a field's name: `0`, `name`, `a.b[0]`.
  private func argument(_ name: ArraySlice<Unicode.Scalar>, _ state: inout FormatState)
    throws(ScriptError) -> Value
  {
    let end = name.firstIndex { $0 == "." || $0 == "[" } ?? name.endIndex
    let head = name[..<end]
    var value: Value
    let given = try number(head)
    if head.isEmpty || given != nil {
      let isAutomatic = head.isEmpty
      if let before = state.isAutomatic, before != isAutomatic {
        throw error(
          .valueError,
          isAutomatic
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification")
      }
      state.isAutomatic = isAutomatic
      let number = given ?? state.automatic
      if isAutomatic { state.automatic += 1 }
      guard number < state.positional.count else {
        throw error(
          .indexError, "Replacement index \(number) out of range for positional args tuple")
      }
      value = state.positional[number]
    } else {
      let key = try heap.newString(Interpreter.string(head))
      guard state.keywords.tag == .dictionary,
        let found = try dictionaryGet(state.keywords, key)
      else { throw ScriptError(exception: try heap.newException(TypeID.keyError, [key])) }
      value = found
    }
    var rest = name[end...]
    while let first = rest.first {
      try charge(steps: 1)
      rest = rest.dropFirst()
      guard first == "." || first == "[" else {
        throw error(
          .valueError, "Only '.' or '[' may follow ']' in format field specifier")
      }
      let stop = rest.firstIndex { first == "[" ? $0 == "]" : $0 == "." || $0 == "[" }
      if first == "[" && stop == nil {
        throw error(.valueError, "Missing ']' in format string")
      }
      let part = rest[..<(stop ?? rest.endIndex)]
      if part.isEmpty { throw error(.valueError, "Empty attribute in format string") }
      if first == "[" {
        let index = try number(part)
        let key: Value =
          if let index { .int(index) } else { try heap.newString(Interpreter.string(part)) }
        value = try getItem(value, key)
        rest = rest[part.endIndex...].dropFirst()
      } else {
        let attribute = Interpreter.string(part)
        guard let next = try self.attribute(value, named: attribute) else {
          throw noAttribute(value, attribute)
        }
        value = next
        rest = rest[part.endIndex...]
      }
    }
    return value
  }
}

/// A replacement field of `str.format`, cut into its parts: `{name!conversion:specification}`.
private struct FormatField {
  var name: ArraySlice<Unicode.Scalar>
  var conversion: Unicode.Scalar?
  var specification: ArraySlice<Unicode.Scalar> = []
  /// The specification has fields of its own.
  var isNested = false

  /// Reads a field from behind its brace up to behind the closing one.
  init(_ scalars: [Unicode.Scalar], _ place: inout Int, _ interpreter: Interpreter)
    throws(ScriptError)
  {
    func fail(_ message: String) -> ScriptError { interpreter.error(.valueError, message) }
    let start = place
    var end: Unicode.Scalar?
    scan: while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "{": throw fail("unexpected '{' in field name")
      case "[":
        // Up to the bracket's end, whatever stands there.
        while place < scalars.count && scalars[place] != "]" { place += 1 }
      case "}", ":", "!":
        end = scalar
        break scan
      default: break
      }
    }
    guard let end else { throw fail("expected '}' before end of string") }
    name = scalars[start..<(place - 1)]
    if end == "}" { return }
    if end == "!" {
      guard place < scalars.count else {
        throw fail("end of string while looking for conversion specifier")
      }
      conversion = scalars[place]
      place += 1
      if place < scalars.count {
        let next = scalars[place]
        place += 1
        if next == "}" { return }
        if next != ":" { throw fail("expected ':' after conversion specifier") }
      }
    }
    let first = place
    var level = 1
    while place < scalars.count {
      if scalars[place] == "{" {
        isNested = true
        level += 1
      }
      if scalars[place] == "}" { level -= 1 }
      if level == 0 { break }
      place += 1
    }
    guard place < scalars.count else { throw fail("unmatched '{' in format spec") }
    specification = scalars[first..<place]
    place += 1
  }
}
