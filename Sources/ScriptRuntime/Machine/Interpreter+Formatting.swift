// `format`, `%` and `str.format`: the values are the interpreter's, the layout is `Text`'s.
extension Interpreter {
  /// `format(value, specification)`.
  public func format(_ value: Value, _ specification: String) throws(ScriptError) -> String {
    if TensorOperators.handles(value) {
      return try TensorOperators.format(value, specification, self)
    }
    if specification.isEmpty { return try str(value) }
    switch value.tag {
    case .int, .bool, .float, .string: break
    default:
      throw error(
        .typeError, "unsupported format string passed to \(typeName(value)).__format__")
    }
    do throws(FormatSpecification.Failure) {
      let layout = try FormatSpecification(specification)
      let room: ScriptError? = reserve(layout.size)
      if let room { throw FormatSpecification.Failure(limit: room) }
      switch value.tag {
      case .float: return try layout.format(float: value.floatValue)
      case .string: return try layout.format(string: heap.text(value))
      case .bool where layout.type == nil:
        return try layout.format(string: value.boolValue ? "True" : "False")
      default: return try layout.format(integer: value.intValue)
      }
    } catch {
      if let limit = error.limit { throw limit }
      throw self.error(.valueError, error.message)
    }
  }

  /// Charges and releases bytes that a text is going to take; the limit if there is no room.
  private func reserve(_ size: Int) -> ScriptError? {
    do throws(ScriptError) {
      try heap.charge(size)
      heap.chargedBytes -= size
      return nil
    } catch {
      return error
    }
  }

  // MARK: str.format

  /// `string.format(…)`.
  func formatString(_ string: Value, positional: [Value], keywords: Value) throws(ScriptError)
    -> Value
  {
    var state = FormatState(positional: positional, keywords: keywords)
    let text = try expand(Array(heap.text(string).unicodeScalars), &state, depth: 2)
    return try heap.newString(text)
  }

  private struct FormatState {
    var positional: [Value]
    var keywords: Value
    var automatic = 0
    /// Nil until the first field; then whether fields number themselves.
    var isAutomatic: Bool?
  }

  private func expand(_ scalars: [Unicode.Scalar], _ state: inout FormatState, depth: Int)
    throws(ScriptError) -> String
  {
    var result = ""
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      if scalar == "}" {
        guard place < scalars.count, scalars[place] == "}" else {
          throw error(.valueError, "Single '}' encountered in format string")
        }
        place += 1
        result += "}"
      } else if scalar == "{" {
        if place < scalars.count, scalars[place] == "{" {
          place += 1
          result += "{"
          continue
        }
        var level = 1
        let start = place
        while place < scalars.count && level > 0 {
          if scalars[place] == "{" { level += 1 }
          if scalars[place] == "}" { level -= 1 }
          place += 1
        }
        if level > 0 {
          throw error(
            .valueError,
            start == scalars.count
              ? "Single '{' encountered in format string" : "expected '}' before end of string")
        }
        if depth == 0 { throw error(.valueError, "Max string recursion exceeded") }
        result += try field(Array(scalars[start..<(place - 1)]), &state, depth: depth)
        if let limit = reserve(result.utf8.count) { throw limit }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func field(_ scalars: [Unicode.Scalar], _ state: inout FormatState, depth: Int)
    throws(ScriptError) -> String
  {
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return String(view)
    }
    var end = 0
    var brackets = 0
    while end < scalars.count {
      if scalars[end] == "[" { brackets += 1 }
      if scalars[end] == "]" { brackets -= 1 }
      if brackets <= 0 && (scalars[end] == ":" || scalars[end] == "!") { break }
      end += 1
    }
    var value = try argument(text(scalars[..<end]), &state)
    var conversion: Unicode.Scalar?
    var rest = scalars[end...]
    if rest.first == "!" {
      guard rest.count >= 2 else {
        throw error(.valueError, "end of string while looking for conversion specifier")
      }
      conversion = rest[rest.startIndex + 1]
      rest = rest.dropFirst(2)
      if let next = rest.first, next != ":" {
        throw error(.valueError, "expected ':' after conversion specifier")
      }
    }
    let specification = try expand(Array(rest.dropFirst()), &state, depth: depth - 1)
    switch conversion {
    case nil: break
    case "r": value = try heap.newString(try repr(value))
    case "s": value = try heap.newString(try str(value))
    case "a": value = try heap.newString(try ascii(value))
    case let other?:
      throw error(.valueError, "Unknown conversion specifier '\(other)'")
    }
    return try format(value, specification)
  }

  /// The value of a field's name: `0`, `name`, `a.b[0]`.
  private func argument(_ name: String, _ state: inout FormatState) throws(ScriptError) -> Value {
    let end = name.firstIndex { $0 == "." || $0 == "[" } ?? name.endIndex
    let head = String(name[..<end])
    var value: Value
    if head.isEmpty || Int(head) != nil {
      let isAutomatic = head.isEmpty
      if let before = state.isAutomatic, before != isAutomatic {
        throw error(
          .valueError,
          isAutomatic
            ? "cannot switch from manual field specification to automatic field numbering"
            : "cannot switch from automatic field numbering to manual field specification")
      }
      state.isAutomatic = isAutomatic
      let number = isAutomatic ? state.automatic : Int(head) ?? 0
      if isAutomatic { state.automatic += 1 }
      guard number >= 0, number < state.positional.count else {
        throw error(
          .indexError, "Replacement index \(number) out of range for positional args tuple")
      }
      value = state.positional[number]
    } else {
      let key = try heap.newString(head)
      guard state.keywords.tag == .dictionary,
        let found = try dictionaryGet(state.keywords, key)
      else { throw ScriptError(exception: try heap.newException(TypeID.keyError, [key])) }
      value = found
    }
    var rest = name[end...]
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "." {
        let stop = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
        let attribute = String(rest[..<stop])
        guard let next = try self.attribute(value, named: attribute) else {
          throw noAttribute(value, attribute)
        }
        value = next
        rest = rest[stop...]
      } else {
        guard first == "[", let stop = rest.firstIndex(of: "]") else {
          throw error(.valueError, "Missing ']' in format string")
        }
        let key = String(rest[..<stop])
        if let index = Int(key) {
          value = try getItem(value, .int(index))
        } else {
          value = try getItem(value, try heap.newString(key))
        }
        rest = rest[rest.index(after: stop)...]
      }
    }
    return value
  }
}

extension FormatSpecification.Failure {
  init(limit: ScriptError) {
    message = ""
    self.limit = limit
  }
}
