/// The parameters of a native function, read from a text like `x, axis=None, *, name='a'`.
struct Signature: Sendable {
  struct Parameter: Sendable {
    var name: String
    /// Unbound: it must be given, unless `isOptional`.
    var defaultValue = Value.unbound
    /// Its default is `?`: the function itself tells "not given".
    var isOptional = false
  }

  /// Positional ones, then keyword-only ones, then `*args`, then `**kwargs`.
  var parameters: [Parameter] = []
  var positionalCount = 0
  /// The first so many cannot be given by keyword.
  var positionalOnlyCount = 0
  var keywordOnlyCount = 0
  var hasVariadic = false
  var hasKeywordVariadic = false
  /// Positional parameters without a default.
  var requiredCount = 0

  /// The number of parameters that `Call` shows.
  var slotCount: Int { parameters.count }
  var variadicSlot: Int { positionalCount + keywordOnlyCount }
  var keywordVariadicSlot: Int { variadicSlot + (hasVariadic ? 1 : 0) }

  /// Reads a signature. A mistake in one is a mistake in our own tables.
  init(_ text: String, string: (String) -> Value) {
    var keywordOnly: [Parameter] = []
    var variadic: Parameter?
    var keywordVariadic: Parameter?
    var afterStar = false
    for part in Self.split(text) {
      if part == "/" {
        positionalOnlyCount = parameters.count
      } else if part == "*" {
        afterStar = true
      } else if part.hasPrefix("**") {
        keywordVariadic = Parameter(name: String(part.dropFirst(2)))
      } else if part.hasPrefix("*") {
        variadic = Parameter(name: String(part.dropFirst()))
        afterStar = true
      } else {
        let parameter = Self.parameter(part, string: string)
        if afterStar { keywordOnly.append(parameter) } else { parameters.append(parameter) }
      }
    }
    positionalCount = parameters.count
    requiredCount =
      parameters.firstIndex { !$0.defaultValue.isUnbound || $0.isOptional } ?? parameters.count
    keywordOnlyCount = keywordOnly.count
    parameters += keywordOnly
    if let variadic {
      hasVariadic = true
      parameters.append(variadic)
    }
    if let keywordVariadic {
      hasKeywordVariadic = true
      parameters.append(keywordVariadic)
    }
  }

  private static func parameter(_ text: String, string: (String) -> Value) -> Parameter {
    guard let equals = text.firstIndex(of: "=") else { return Parameter(name: text) }
    let name = String(text[..<equals])
    let value = String(text[text.index(after: equals)...])
    switch value {
    case "?": return Parameter(name: name, isOptional: true)
    case "None": return Parameter(name: name, defaultValue: .none)
    case "True": return Parameter(name: name, defaultValue: .true)
    case "False": return Parameter(name: name, defaultValue: .false)
    default: break
    }
    if value.hasPrefix("'") {
      return Parameter(name: name, defaultValue: string(String(value.dropFirst().dropLast())))
    }
    if let integer = Int(value) { return Parameter(name: name, defaultValue: .int(integer)) }
    if let number = Double(value) { return Parameter(name: name, defaultValue: .float(number)) }
    preconditionFailure("A native signature has a default it cannot have: \(text)")
  }

  /// Splits at commas outside quotes.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var current = ""
    var isQuoted = false
    for character in text {
      if character == "'" { isQuoted.toggle() }
      if character == "," && !isQuoted {
        parts.append(current)
        current = ""
      } else if character != " " || isQuoted {
        current.append(character)
      }
    }
    if !current.isEmpty { parts.append(current) }
    return parts
  }
}
