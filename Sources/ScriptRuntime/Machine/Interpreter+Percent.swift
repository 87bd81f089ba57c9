// `text % values`
extension Interpreter {
  /// `left % right` of a string.
  func percent(_ left: Value, _ right: Value) throws(ScriptError) -> Value {
    hosts.textDepth += 1
    defer { hosts.textDepth -= 1 }
    try charge(steps: 2 + heap.text(left).utf8.count >> 4)
    try room(for: 8 * heap.text(left).utf8.count)
    let scalars = Array(heap.text(left).unicodeScalars)
    var values = PercentValues(right, right.tag == .tuple ? Array(heap.items(right)) : [right])
    var result = ""
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      if scalar != "%" {
        result.unicodeScalars.append(scalar)
        continue
      }
      if place < scalars.count, scalars[place] == "%" {
        place += 1
        result += "%"
        continue
      }
      try charge(steps: 2)
      let field = try percentField(scalars, &place, &values)
      let text = try percentText(field, try nextValue(field, &values), place - 1)
      try room(for: result.utf8.count + text.utf8.count)
      result += text
    }
    let isMapping = right.tag == .dictionary || values.usedMapping
    if values.next < values.items.count && !isMapping && right.tag != .list {
      throw error(.typeError, "not all arguments converted during string formatting")
    }
    return try newText(result)
  }

  private struct PercentValues {
    let whole: Value
    let items: [Value]
    var next = 0
    var usedMapping = false

    init(_ whole: Value, _ items: [Value]) {
      self.whole = whole
      self.items = items
    }
  }

  private struct PercentField {
    var key: String?
    var isLeft = false
    var sign = ""
    var isAlternate = false
    var isZeroPadded = false
    var width = 0
    var precision: Int?
    var type: Unicode.Scalar = "s"

    /// As it may be written, without a key.
    var text: String {
      "%" + (isLeft ? "-" : "") + sign + (isAlternate ? "#" : "") + (isZeroPadded ? "0" : "")
        + (width > 0 ? String(width) : "") + (precision.map { ".\($0)" } ?? "") + String(type)
    }
  }

  private func percentField(
    _ scalars: [Unicode.Scalar], _ place: inout Int, _ values: inout PercentValues
  ) throws(ScriptError) -> PercentField {
    var field = PercentField()
    func incomplete() -> ScriptError { error(.valueError, "incomplete format") }
    if place < scalars.count, scalars[place] == "(" {
      var level = 1
      var key = String.UnicodeScalarView()
      place += 1
      while place < scalars.count {
        if scalars[place] == "(" { level += 1 }
        if scalars[place] == ")" { level -= 1 }
        if level == 0 { break }
        key.append(scalars[place])
        place += 1
      }
      if place >= scalars.count { throw error(.valueError, "incomplete format key") }
      place += 1
      field.key = String(key)
    }
    flags: while place < scalars.count {
      switch scalars[place] {
      case "-": field.isLeft = true
      case "+": field.sign = "+"
      case " ": if field.sign.isEmpty { field.sign = " " }
      case "#": field.isAlternate = true
      case "0": field.isZeroPadded = true
      default: break flags
      }
      place += 1
    }
    func number() throws(ScriptError) -> Int? {
      if place < scalars.count, scalars[place] == "*" {
        place += 1
        let value = try nextValue(PercentField(), &values)
        let number = try pinned(value)
        guard number.isIntegral else { throw error(.typeError, "* wants int") }
        return number.intValue
      }
      var result: Int?
      while place < scalars.count, (48...57).contains(scalars[place].value) {
        result = min((result ?? 0) * 10 + Int(scalars[place].value) - 48, 1 << 40)
        place += 1
      }
      return result
    }
    if let width = try number() {
      field.isLeft = field.isLeft || width < 0
      field.width = Int(clamping: width.magnitude)
    }
    if place < scalars.count, scalars[place] == "." {
      place += 1
      field.precision = max(0, try number() ?? 0)
    }
    while place < scalars.count, "hlL".unicodeScalars.contains(scalars[place]) { place += 1 }
    guard place < scalars.count else { throw incomplete() }
    field.type = scalars[place]
    place += 1
    return field
  }

  private func nextValue(_ field: PercentField, _ values: inout PercentValues) throws(ScriptError)
    -> Value
  {
    if let key = field.key {
      guard values.whole.tag == .dictionary else {
        throw error(.typeError, "format requires a mapping")
      }
      values.usedMapping = true
      values.next = 1
      return try getItem(values.whole, try heap.newString(key))
    }
    guard values.next < values.items.count else {
      throw error(.typeError, "not enough arguments for format string")
    }
    values.next += 1
    return values.items[values.next - 1]
  }

  /// A mark for a field whose number varies; nil of anything else.
  private func percentMark(_ field: PercentField, _ value: Value) throws(ScriptError) -> String? {
    if value.tag == .traced { return try mark(value, .percent(field.text)) }
    guard !"sra".unicodeScalars.contains(field.type), let scalar = try tracedScalar(of: value)
    else { return nil }
    return try mark(scalar, .percent(field.text))
  }

  private func percentText(_ field: PercentField, _ value: Value, _ place: Int)
    throws(ScriptError) -> String
  {
    if hosts.isActive, let mark = try percentMark(field, value) { return mark }
    var layout = field.isLeft ? "<" : field.isZeroPadded ? "" : ">"
    let zero = field.isZeroPadded && !field.isLeft ? "0" : ""
    let width = field.width > 0 ? String(field.width) : ""
    let precision = field.precision.map { ".\($0)" } ?? ""
    switch field.type {
    case "s", "r", "a":
      let text =
        field.type == "s" ? try str(value) : field.type == "r" ? try repr(value) : try ascii(value)
      layout = field.isLeft ? "<" : ">"
      if hosts.isExposed, TracedText.hasMarks(text), width.isEmpty, precision.isEmpty {
        return text
      }
      return try format(try newText(text), layout + width + precision)
    case "c":
      if value.tag == .string, heap.scalarCount(value) == 1 {
        return try format(value, (field.isLeft ? "<" : ">") + width)
      }
      guard value.isIntegral else { throw error(.typeError, "%c requires int or char") }
      return try format(.int(value.intValue), (field.isLeft ? "<" : ">") + width + "c")
    case "d", "i", "u", "x", "X", "o":
      return try percentInteger(field, value, width)
    case "f", "F", "e", "E", "g", "G":
      let number = try pythonNumber(value)
      guard let double = number.pythonDouble else {
        throw error(.typeError, "must be real number, not \(displayTypeName(value))")
      }
      return try format(
        .float(double),
        layout + field.sign + (field.isAlternate ? "#" : "") + zero + width + precision
          + String(field.type))
    default:
      throw error(
        .valueError,
        "unsupported format character '\(field.type)' (0x\(String(field.type.value, radix: 16))) "
          + "at index \(place)")
    }
  }

  /// `%d`, `%x`, `%o` and their kin; `%d` of a float beyond 64 bits shows its exact digits.
  private func percentInteger(_ field: PercentField, _ value: Value, _ width: String)
    throws(ScriptError) -> String
  {
    let number = try pythonNumber(value)
    let isDecimal = field.type == "d" || field.type == "i" || field.type == "u"
    guard number.isPythonNumber, isDecimal || number.isIntegral else {
      throw error(
        .typeError,
        isDecimal
          ? "%\(field.type) format: a real number is required, not \(displayTypeName(value))"
          : "%\(field.type) format: an integer is required, not \(displayTypeName(value))")
    }
    var digits: String
    let isNegative: Bool
    if number.tag == .float, number.floatValue.isFinite, number.floatValue.magnitude >= 0x1p63 {
      digits = FloatLayout.fixed(number.floatValue.magnitude, 0, isAlternate: false)
      isNegative = number.floatValue < 0
    } else {
      let integer = number.isIntegral ? number.intValue : try truncated(number.floatValue)
      digits = String(
        integer.magnitude, radix: isDecimal ? 10 : field.type == "o" ? 8 : 16,
        uppercase: field.type == "X")
      isNegative = integer < 0
    }
    if let precision = field.precision {
      digits = try joined([.repeated("0", precision - digits.utf8.count), .text(digits)])
    }
    let prefix =
      (isNegative ? "-" : field.sign)
      + (field.isAlternate && !isDecimal ? "0\(field.type)" : "")
    if field.isZeroPadded && !field.isLeft {
      digits = try joined([
        .repeated("0", field.width - prefix.utf8.count - digits.utf8.count), .text(digits),
      ])
    }
    return try format(try heap.newString(prefix + digits), (field.isLeft ? "<" : ">") + width)
  }
}
