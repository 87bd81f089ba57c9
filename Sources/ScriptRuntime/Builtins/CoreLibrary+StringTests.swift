extension CoreLibrary {
  static func registerStringTests(in library: inout LibraryBuilder) {
    for (name, isPrefix) in [("startswith", true), ("endswith", false)] {
      library.method(
        .string, name, "prefix, start=None, end=None, /", style: .builtin
      ) { (call) throws(ScriptError) in
        let interpreter = call.interpreter
        var candidates = [call[0]]
        if call[0].tag == .tuple { candidates = Array(call.heap.items(call[0])) }
        let (text, first) = try interpreter.window(call.receiver, call[1], call[2])
        for candidate in candidates {
          try interpreter.visit()
          guard candidate.tag == .string else {
            let wanted =
              call[0].tag == .tuple
              ? "tuple for \(name) must only contain str"
              : "\(name) first arg must be str or a tuple of str"
            throw interpreter.error(
              .typeError, "\(wanted), not \(interpreter.typeName(candidate))")
          }
          try interpreter.charge(steps: call.heap.text(candidate).utf8.count >> 6)
          let affix = call.heap.text(candidate).utf8
          let matches =
            isPrefix
            ? text.utf8.starts(with: affix)
            : text.utf8.suffix(affix.count).elementsEqual(affix)
          if matches && first >= 0 { return .true }
        }
        return .false
      }
    }
    for name in ["find", "index", "rfind", "rindex", "count"] {
      library.method(.string, name, "sub, start=None, end=None, /", style: .builtin) {
        (call) throws(ScriptError) in
        let interpreter = call.interpreter
        guard call[0].tag == .string else {
          throw interpreter.error(
            .typeError, "must be str, not \(interpreter.typeName(call[0]))")
        }
        let (text, first) = try interpreter.window(call.receiver, call[1], call[2])
        let needle = call.heap.text(call[0])
        if name == "count" {
          return .int(first < 0 ? 0 : try interpreter.occurrences(of: needle, in: text))
        }
        let place =
          name.hasPrefix("r")
          ? try interpreter.findLastText(needle, in: text, before: text.utf8.count)
          : try interpreter.findText(needle, in: text)
        guard let place, first >= 0 else {
          if name.hasSuffix("index") {
            throw interpreter.error(.valueError, "substring not found")
          }
          return .int(-1)
        }
        let utf8 = text.utf8
        try interpreter.charge(steps: place >> 7)
        let index = utf8.index(utf8.startIndex, offsetBy: place)
        return .int(first + text.unicodeScalars[..<index].count)
      }
    }
    let tests: [(String, @Sendable (Unicode.Scalar) -> Bool)] = [
      ("isdigit", { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }),
      ("isdecimal", { $0.properties.numericType == .decimal }),
      ("isnumeric", { $0.properties.numericType != nil }),
      ("isalpha", { isLetter($0) }),
      ("isalnum", { isLetter($0) || $0.properties.numericType != nil }),
      ("isspace", { Interpreter.isSpace($0) }),
    ]
    for (name, test) in tests {
      library.method(.string, name, "", style: .builtin) { (call) throws(ScriptError) in
        try call.interpreter.chargeCharacters(of: call.heap.text(call.receiver))
        var holds = !call.heap.text(call.receiver).isEmpty
        try call.interpreter.forEachCharacter(of: call.heap.text(call.receiver)) {
          holds = test($0)
          return holds
        }
        return .bool(holds)
      }
    }
    for (name, isUpper) in [("isupper", true), ("islower", false)] {
      library.method(.string, name, "", style: .builtin) { (call) throws(ScriptError) in
        var found = false
        try call.interpreter.chargeCharacters(of: call.heap.text(call.receiver))
        var holds = true
        try call.interpreter.forEachCharacter(of: call.heap.text(call.receiver)) {
          let properties = $0.properties
          if !properties.isCased { return true }
          holds = isUpper ? properties.isUppercase : properties.isLowercase
          found = true
          return holds
        }
        return .bool(found && holds)
      }
    }
    library.method(.string, "isidentifier", "", style: .builtin) { (call) throws(ScriptError) in
      var isFirst = true
      try call.interpreter.chargeCharacters(of: call.heap.text(call.receiver))
      var fits = true
      try call.interpreter.forEachCharacter(of: call.heap.text(call.receiver)) {
        fits = isFirst ? $0 == "_" || $0.properties.isXIDStart : $0.properties.isXIDContinue
        isFirst = false
        return fits
      }
      return .bool(fits && !isFirst)
    }
    library.method(.string, "istitle", "", style: .builtin) { (call) throws(ScriptError) in
      var found = false
      var afterCased = false
      try call.interpreter.chargeCharacters(of: call.heap.text(call.receiver))
      var holds = true
      try call.interpreter.forEachCharacter(of: call.heap.text(call.receiver)) {
        let properties = $0.properties
        let isTitle = properties.isUppercase || properties.generalCategory == .titlecaseLetter
        holds = isTitle ? !afterCased : !properties.isLowercase || afterCased
        afterCased = isTitle || properties.isLowercase
        found = found || afterCased
        return holds
      }
      return .bool(found && holds)
    }
    library.method(.string, "isprintable", "", style: .builtin) { (call) throws(ScriptError) in
      try call.interpreter.chargeCharacters(of: call.heap.text(call.receiver))
      var holds = true
      try call.interpreter.forEachCharacter(of: call.heap.text(call.receiver)) {
        holds = Interpreter.isShown($0)
        return holds
      }
      return .bool(holds)
    }
    library.method(.string, "isascii", "", style: .builtin) { (call) throws(ScriptError) in
      try call.interpreter.chargeReading(call.receiver)
      return .bool(call.heap.text(call.receiver).utf8.allSatisfy { $0 < 128 })
    }
    for (name, isPrefix) in [("removeprefix", true), ("removesuffix", false)] {
      library.method(.string, name, "affix, /", style: .builtin) { (call) throws(ScriptError) in
        guard call[0].tag == .string else {
          throw call.interpreter.error(
            .typeError,
            "\(name)() argument must be str, not \(call.interpreter.typeName(call[0]))")
        }
        let text = call.heap.text(call.receiver)
        try call.interpreter.charge(
          steps: (text.utf8.count + call.heap.text(call[0]).utf8.count) >> 6)
        let affix = call.heap.text(call[0]).utf8
        if isPrefix, text.utf8.starts(with: affix) {
          return try call.heap.newString(
            String(decoding: text.utf8.dropFirst(affix.count), as: UTF8.self))
        }
        if !isPrefix, text.utf8.suffix(affix.count).elementsEqual(affix) {
          return try call.heap.newString(
            String(decoding: text.utf8.dropLast(affix.count), as: UTF8.self))
        }
        return call.receiver
      }
    }
    library.method(.string, "format", "*args, **kwargs", display: "format", role: .writes) {
      (call) throws(ScriptError) in
      try call.interpreter.formatString(
        call.receiver, positional: Array(call.heap.items(call[0])), keywords: call[1])
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}

extension Interpreter {
  /// The part of a string between `start` and `end` as Python reads them, and the number of its
  /// first scalar; −1 if `start` is past the end.
  func window(_ string: Value, _ start: Value, _ end: Value) throws(ScriptError) -> (String, Int) {
    let text = heap.text(string)
    if start.isNone && end.isNone { return (text, 0) }
    let count = try length(ofString: string)
    var first = start.isNone ? 0 : try integer(start)
    var last = end.isNone ? count : try integer(end)
    if first < 0 { first = max(0, first &+ count) }
    if last < 0 { last = max(0, last &+ count) }
    last = min(last, count)
    if first > count || first > last { return ("", first > count ? -1 : first) }
    let scalars = text.unicodeScalars
    try charge(steps: last >> 6)
    try reserve(text.utf8.count)
    let from = scalars.index(scalars.startIndex, offsetBy: first)
    let to = scalars.index(from, offsetBy: last - first)
    return (String(scalars[from..<to]), first)
  }
}
