/// Where a callable keeps the defaults of its parameters.
struct Defaults {
  private let values: UnsafeMutablePointer<Value>?
  /// The first positional parameter with a default, and the place of the keyword-only ones.
  private let firstPositional: Int
  private let keywordOnlyStart: Int
  private let positionalCount: Int
  private let isNative: Bool

  init(_ native: NativeEntry) {
    values = native.defaults
    firstPositional = 0
    keywordOnlyStart = 0
    positionalCount = 0
    isNative = true
  }

  init(_ code: Code, _ function: FunctionObject) {
    values = function.defaults
    let signature = code.info.signature
    positionalCount = signature.positionalCount
    firstPositional = signature.positionalCount - code.positionalDefaultCount
    keywordOnlyStart = code.positionalDefaultCount
    isNative = false
  }

  /// The default of a positional or keyword-only parameter; unbound if there is none.
  subscript(slot: Int) -> Value {
    guard let values else { return .unbound }
    if isNative { return values[slot] }
    if slot >= positionalCount { return values[keywordOnlyStart + slot - positionalCount] }
    return slot >= firstPositional ? values[slot - firstPositional] : .unbound
  }
}

extension Interpreter {
  /// Puts a call's arguments, as given, into the order of a signature, in place.
  ///
  /// - Returns: the number of slots filled.
  /// - Throws: Python's TypeErrors.
  func bind(
    _ signature: Signature, name: String, style: BindingStyle, defaults: Defaults,
    _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Keywords
  ) throws(ScriptError) -> Int {
    let given = count - keywords.count
    let named = signature.positionalCount + signature.keywordOnlyCount
    if arguments + (max(count, signature.slotCount) + count + 8) >= stackEnd {
      throw error(.recursionError, "maximum recursion depth exceeded")
    }
    if given > signature.positionalCount && !signature.hasVariadic {
      throw tooManyArguments(
        signature, name: name, style: style, given: given, keywords: keywords, defaults: defaults)
    }
    // The named ones make room and stay on the stack, above what will be the slots.
    let values = arguments + max(count, signature.slotCount)
    if keywords.count > 0 {
      (arguments + count).initialize(repeating: .unbound, count: values - (arguments + count))
      values.initialize(from: arguments + given, count: keywords.count)
      stackTop = values + keywords.count
    }
    let surplus = max(given - signature.positionalCount, 0)
    let extra =
      signature.hasVariadic
      ? try heap.newTuple(UnsafeBufferPointer(start: arguments + (given - surplus), count: surplus))
      : Value.unbound
    let rest = signature.hasKeywordVariadic ? try heap.newDictionary() : Value.unbound
    let filled = min(given, signature.positionalCount)
    if named > filled {
      (arguments + filled).initialize(repeating: .unbound, count: named - filled)
    }
    for (offset, keyword) in keywords.names.enumerated() {
      try bindKeyword(
        keyword, values[offset], signature, name: name, style: style, arguments, rest: rest)
    }
    try fillDefaults(
      signature, name: name, style: style, defaults: defaults, arguments, named: named)
    var next = named
    if signature.hasVariadic {
      (arguments + next).initialize(to: extra)
      next += 1
    }
    if signature.hasKeywordVariadic {
      (arguments + next).initialize(to: rest)
      next += 1
    }
    return next
  }

  private func bindKeyword(
    _ keyword: String, _ value: Value, _ signature: Signature, name: String, style: BindingStyle,
    _ arguments: UnsafeMutablePointer<Value>, rest: Value
  ) throws(ScriptError) {
    let named = signature.positionalCount + signature.keywordOnlyCount
    let short = name.split(separator: ".").last.map(String.init) ?? name
    for slot in signature.positionalOnlyCount..<max(named, signature.positionalOnlyCount)
    where signature.parameters[slot].name == keyword {
      if !arguments[slot].isUnbound && style == .keyword {
        throw error(
          .typeError,
          "argument for \(short)() given by name ('\(keyword)') and position (\(slot + 1))")
      }
      if !arguments[slot].isUnbound {
        throw error(.typeError, "\(name)() got multiple values for argument '\(keyword)'")
      }
      arguments[slot] = value
      return
    }
    if rest.tag == .dictionary {
      try dictionarySet(rest, heap.newString(keyword), value)
      return
    }
    if style == .operation {
      throw error(.typeError, "Got an unexpected keyword argument '\(keyword)'")
    }
    if style == .builtin && named == signature.positionalOnlyCount {
      throw error(.typeError, "\(name)() takes no keyword arguments")
    }
    if style == .keyword || style == .builtin {
      // `sorted` hands its keywords to `list.sort`.
      let owner = short == "sorted" ? "sort" : short
      throw error(.typeError, "'\(keyword)' is an invalid keyword argument for \(owner)()")
    }
    if signature.parameters.prefix(signature.positionalOnlyCount)
      .contains(where: { $0.name == keyword })
    {
      throw error(
        .typeError,
        "\(name)() got some positional-only arguments passed as keyword arguments: '\(keyword)'")
    }
    throw error(.typeError, "\(name)() got an unexpected keyword argument '\(keyword)'")
  }

  private func fillDefaults(
    _ signature: Signature, name: String, style: BindingStyle, defaults: Defaults,
    _ arguments: UnsafeMutablePointer<Value>, named: Int
  ) throws(ScriptError) {
    var missing: [String] = []
    var missingKeywordOnly: [String] = []
    for slot in 0..<named where arguments[slot].isUnbound {
      let value = defaults[slot]
      if value.isUnbound && !signature.parameters[slot].isOptional {
        let parameter = "'\(signature.parameters[slot].name)'"
        if slot < signature.positionalCount {
          missing.append(parameter)
        } else {
          missingKeywordOnly.append(parameter)
        }
      }
      arguments[slot] = value
    }
    if missing.isEmpty && missingKeywordOnly.isEmpty { return }
    if style == .operation { throw error(.typeError, "Missing required positional argument") }
    if style == .keyword {
      let slot = (0..<named).first {
        arguments[$0].isUnbound && !signature.parameters[$0].isOptional
      }
      throw keywordCount(
        signature, name: name, given: signature.requiredCount - missing.count, missing: slot ?? 0)
    }
    if style == .builtin {
      throw builtinCount(signature, name: name, given: signature.requiredCount - missing.count)
    }
    let names = missing.isEmpty ? missingKeywordOnly : missing
    let kind = missing.isEmpty ? "keyword-only" : "positional"
    let list =
      switch names.count {
      case 1: names[0]
      case 2: "\(names[0]) and \(names[1])"
      default: names.dropLast().joined(separator: ", ") + ", and \(names[names.count - 1])"
      }
    throw error(
      .typeError,
      "\(name)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): "
        + list)
  }

  private func tooManyArguments(
    _ signature: Signature, name: String, style: BindingStyle, given: Int, keywords: Keywords,
    defaults: Defaults
  ) -> ScriptError {
    if style == .builtin { return builtinCount(signature, name: name, given: given) }
    if style == .keyword {
      return keywordCount(
        signature, name: name, given: given, all: given + keywords.count, missing: nil)
    }
    // Python counts a method's `self`.
    let receivers = style == .method ? 1 : 0
    let given = given + receivers
    let positional = signature.positionalCount
    let most = positional + receivers
    let least = signature.requiredCount + receivers
    let takes = least < most ? "from \(least) to \(most)" : "\(most)"
    let plural = most == 1 && least == most ? "" : "s"
    let keywordOnly = keywords.names.filter { keyword in
      signature.parameters[positional..<(positional + signature.keywordOnlyCount)]
        .contains { $0.name == keyword }
    }
    if keywordOnly.isEmpty {
      return error(
        .typeError,
        "\(name)() takes \(takes) positional argument\(plural) but \(given) "
          + "\(given == 1 ? "was" : "were") given")
    }
    return error(
      .typeError,
      "\(name)() takes \(takes) positional argument\(plural) but \(given) positional argument"
        + "\(given == 1 ? "" : "s") (and \(keywordOnly.count) keyword-only argument"
        + "\(keywordOnly.count == 1 ? "" : "s")) were given")
  }

  /// How functions written in C that take keywords refuse a count of arguments.
  ///
  /// - Parameter missing: the first parameter that was not given; nil if there are too many.
  private func keywordCount(
    _ signature: Signature, name: String, given: Int, all: Int = 0, missing: Int?
  ) -> ScriptError {
    let short = name.split(separator: ".").last.map(String.init) ?? name
    let most = signature.positionalCount
    func arguments(_ count: Int, _ kind: String = "") -> String {
      "\(count) \(kind)argument\(count == 1 ? "" : "s")"
    }
    if let missing, missing >= signature.positionalOnlyCount {
      return error(
        .typeError,
        "\(short)() missing required argument '\(signature.parameters[missing].name)' "
          + "(pos \(missing + 1))")
    }
    if most == 0 { return error(.typeError, "\(short)() takes no positional arguments") }
    if missing != nil || signature.keywordOnlyCount > 0 {
      let bound = signature.requiredCount == most ? "exactly" : "at least"
      let count = missing == nil ? most : signature.requiredCount
      return error(
        .typeError, "\(short)() takes \(bound) \(arguments(count, "positional ")) (\(given) given)")
    }
    return error(.typeError, "\(short)() takes at most \(arguments(most)) (\(all) given)")
  }

  /// How functions written in C refuse a count of arguments.
  private func builtinCount(_ signature: Signature, name: String, given: Int) -> ScriptError {
    let most = signature.positionalCount
    let least = signature.requiredCount
    let short = name.split(separator: ".").last.map(String.init) ?? name
    // Of those with keyword-only parameters it is `sorted` that comes here.
    let isSorted = signature.keywordOnlyCount > 0
    if most == least && !isSorted {
      let takes =
        most == 0
        ? "no arguments" : most == 1 ? "exactly one argument" : "exactly \(most) arguments"
      if most > 1 {
        return error(.typeError, "\(short) expected \(most) arguments, got \(given)")
      }
      return error(.typeError, "\(name)() takes \(takes) (\(given) given)")
    }
    if isSorted {
      return error(.typeError, "\(short) expected \(most) argument, got \(given)")
    }
    let bound = given < least ? least : most
    let word = given < least ? "at least" : "at most"
    return error(
      .typeError,
      "\(short) expected \(word) \(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }
}
