extension CoreLibrary {
  static func registerStrings(in library: inout LibraryBuilder) {
    let plain: [(String, @Sendable (String) -> String)] = [
      ("lower", { $0.lowercased() }), ("upper", { $0.uppercased() }),
      ("casefold", { $0.lowercased() }),
      ("title", { words($0) }), ("capitalize", { capitalized($0) }),
      ("swapcase", { swapped($0) }),
    ]
    for (name, function) in plain {
      library.method(.string, name, "", style: .builtin) { (call) throws(ScriptError) in
        try call.heap.newString(function(call.heap.text(call.receiver)))
      }
    }
    for (name, sides) in [("strip", 3), ("lstrip", 1), ("rstrip", 2)] {
      library.method(.string, name, "chars=None, /", style: .builtin) {
        (call) throws(ScriptError) in
        let text = call.heap.text(call.receiver)
        if !call[0].isNone && call[0].tag != .string {
          throw call.interpreter.error(.typeError, "\(name) arg must be None or str")
        }
        let set: Set<Unicode.Scalar>? =
          call[0].isNone ? nil : Set(call.heap.text(call[0]).unicodeScalars)
        var view = Substring(text).unicodeScalars
        func isDoomed(_ scalar: Unicode.Scalar) -> Bool {
          set.map { $0.contains(scalar) } ?? Interpreter.isSpace(scalar)
        }
        if sides & 1 != 0 { view = view.drop(while: isDoomed) }
        if sides & 2 != 0 { while let last = view.last, isDoomed(last) { view.removeLast() } }
        return try call.heap.newString(String(view))
      }
    }
    library.method(.string, "join", "iterable, /", style: .builtin) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard interpreter.isIterable(call[0]) else {
        throw interpreter.error(.typeError, "can only join an iterable")
      }
      let parts = try interpreter.elements(of: call[0])
      let separator = call.heap.text(call.receiver)
      var size = separator.utf8.count.multipliedReportingOverflow(by: parts.count).partialValue
      for (number, part) in parts.enumerated() {
        guard part.tag == .string else {
          throw interpreter.error(
            .typeError,
            "sequence item \(number): expected str instance, \(interpreter.typeName(part)) found")
        }
        size = size &+ call.heap.text(part).utf8.count
      }
      try call.heap.charge(max(0, size))
      call.heap.chargedBytes -= max(0, size)
      var result = ""
      for (number, part) in parts.enumerated() {
        if number > 0 { result += separator }
        result += call.heap.text(part)
      }
      return try call.heap.newString(result)
    }
    library.method(.string, "replace", "old, new, count=-1, /", style: .builtin) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      for number in 0..<2 where call[number].tag != .string {
        throw interpreter.error(
          .typeError,
          "replace() argument \(number + 1) must be str, not \(interpreter.typeName(call[number]))")
      }
      return try interpreter.replaced(
        call.heap.text(call.receiver), call.heap.text(call[0]), call.heap.text(call[1]),
        most: try interpreter.integer(call[2]))
    }
    for (name, isFromRight) in [("split", false), ("rsplit", true)] {
      library.method(.string, name, "sep=None, maxsplit=-1") { (call) throws(ScriptError) in
        let interpreter = call.interpreter
        let most = try interpreter.integer(call[1])
        let text = call.heap.text(call.receiver)
        if call[0].isNone {
          return try interpreter.strings(
            StringSplitting.words(text, most: most, fromRight: isFromRight))
        }
        guard call[0].tag == .string else {
          throw interpreter.error(
            .typeError, "must be str or None, not \(interpreter.typeName(call[0]))")
        }
        let separator = call.heap.text(call[0])
        if separator.isEmpty { throw interpreter.error(.valueError, "empty separator") }
        return try interpreter.strings(
          StringSplitting.split(text, separator, most: most, fromRight: isFromRight))
      }
    }
    library.method(.string, "splitlines", "keepends=False") { (call) throws(ScriptError) in
      try call.interpreter.strings(
        StringSplitting.lines(
          call.heap.text(call.receiver), keepEnds: try call.interpreter.truth(call[0])))
    }
    for (name, isFromRight) in [("partition", false), ("rpartition", true)] {
      library.method(.string, name, "sep, /", style: .builtin) { (call) throws(ScriptError) in
        let interpreter = call.interpreter
        guard call[0].tag == .string else {
          throw interpreter.error(
            .typeError, "must be str, not \(interpreter.typeName(call[0]))")
        }
        let separator = call.heap.text(call[0])
        if separator.isEmpty { throw interpreter.error(.valueError, "empty separator") }
        let parts = StringSplitting.split(
          call.heap.text(call.receiver), separator, most: 1, fromRight: isFromRight)
        let texts =
          parts.count == 2
          ? [parts[0], separator, parts[1]]
          : isFromRight ? ["", "", parts[0]] : [parts[0], "", ""]
        var values: [Value] = []
        for text in texts { values.append(try call.heap.newString(text)) }
        return try call.heap.newTuple(values)
      }
    }
    for (name, side) in [("ljust", 0), ("rjust", 1), ("center", 2)] {
      library.method(.string, name, "width, fillchar=' ', /", style: .builtin) {
        (call) throws(ScriptError) in
        let interpreter = call.interpreter
        let width = try interpreter.integer(call[0])
        guard call[1].tag == .string, call.heap.scalarCount(call[1]) == 1 else {
          throw interpreter.error(
            .typeError, "The fill character must be exactly one character long")
        }
        return try interpreter.padded(call.receiver, width, call.heap.text(call[1]), side: side)
      }
    }
    library.method(.string, "zfill", "width, /", style: .builtin) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      let text = call.heap.text(call.receiver)
      let missing = try interpreter.integer(call[0]) - call.heap.scalarCount(call.receiver)
      if missing <= 0 { return call.receiver }
      let zeros = try interpreter.padding("0", missing)
      if let first = text.first, first == "-" || first == "+" {
        return try call.heap.newString(String(first) + zeros + text.dropFirst())
      }
      return try call.heap.newString(zeros + text)
    }
    library.method(.string, "expandtabs", "tabsize=8") { (call) throws(ScriptError) in
      let size = try call.interpreter.integer(call[0])
      var column = 0
      var result = ""
      for scalar in call.heap.text(call.receiver).unicodeScalars {
        if scalar == "\t" {
          let count = size > 0 ? size - column % size : 0
          result += try call.interpreter.padding(" ", count)
          column += count
        } else {
          result.unicodeScalars.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return try call.heap.newString(result)
    }
  }

  private static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping
      + String(text.unicodeScalars.dropFirst()).lowercased()
  }

  private static func words(_ text: String) -> String {
    var result = ""
    var afterLetter = false
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isCased
      result +=
        !isLetter
        ? String(scalar)
        : afterLetter ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
      afterLetter = isLetter
    }
    return result
  }

  private static func swapped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result +=
        scalar.properties.isUppercase
        ? scalar.properties.lowercaseMapping
        : scalar.properties.isLowercase ? scalar.properties.uppercaseMapping : String(scalar)
    }
    return result
  }
}

extension Interpreter {
  /// A list of strings.
  func strings(_ texts: [String]) throws(ScriptError) -> Value {
    let list = try heap.newList(capacity: texts.count)
    for text in texts { try heap.append(try heap.newString(text), to: list) }
    return list
  }

  /// `count` times a character, refused before it is built when it is too much.
  func padding(_ fill: String, _ count: Int) throws(ScriptError) -> String {
    if count <= 0 { return "" }
    let (size, overflows) = count.multipliedReportingOverflow(by: fill.utf8.count)
    if overflows || size > Int.max / 4 { throw ScriptError(limit: .bytes) }
    try heap.charge(size)
    heap.chargedBytes -= size
    return String(repeating: fill, count: count)
  }

  func padded(_ string: Value, _ width: Int, _ fill: String, side: Int) throws(ScriptError) -> Value
  {
    let missing = width.subtractingReportingOverflow(heap.scalarCount(string)).partialValue
    if missing <= 0 { return string }
    let text = heap.text(string)
    switch side {
    case 0: return try heap.newString(text + (try padding(fill, missing)))
    case 1: return try heap.newString(try padding(fill, missing) + text)
    default:
      let left = missing / 2 + (missing & width & 1)
      return try heap.newString(
        try padding(fill, left) + text + (try padding(fill, missing - left)))
    }
  }

  func replaced(_ text: String, _ old: String, _ new: String, most: Int) throws(ScriptError)
    -> Value
  {
    if old.isEmpty {
      let scalars = Array(text.unicodeScalars)
      let count = most < 0 ? scalars.count + 1 : min(most, scalars.count + 1)
      _ = try padding(new, count)
      var result = ""
      for (offset, scalar) in scalars.enumerated() {
        if offset < count { result += new }
        result.unicodeScalars.append(scalar)
      }
      if count > scalars.count { result += new }
      return try heap.newString(result)
    }
    var pieces: [String] = StringSplitting.split(text, old, most: most, fromRight: false)
    let growth = max(0, new.utf8.count - old.utf8.count)
    let (size, overflows) = growth.multipliedReportingOverflow(by: pieces.count)
    if overflows || size > Int.max / 4 { throw ScriptError(limit: .bytes) }
    try heap.charge(size)
    heap.chargedBytes -= size
    try charge(steps: text.utf8.count >> 10)
    if pieces.count == 1 { return try heap.newString(pieces.removeLast()) }
    return try heap.newString(pieces.joined(separator: new))
  }
}

/// Cutting strings as Python does: by scalars, never by grapheme clusters.
enum StringSplitting {
  static func split(_ text: String, _ separator: String, most: Int, fromRight: Bool) -> [String] {
    var text = text
    var separator = separator
    return separator.withUTF8 { needle in
      text.withUTF8 { bytes in
        var cuts: [Int] = []
        if fromRight {
          var place = bytes.count - needle.count
          while place >= 0 && (most < 0 || cuts.count < most) {
            if matches(needle, bytes, place) {
              cuts.append(place)
              place -= needle.count
            } else {
              place -= 1
            }
          }
          cuts.reverse()
        } else {
          var place = 0
          while place + needle.count <= bytes.count && (most < 0 || cuts.count < most) {
            if matches(needle, bytes, place) {
              cuts.append(place)
              place += needle.count
            } else {
              place += 1
            }
          }
        }
        var parts: [String] = []
        var start = 0
        for cut in cuts {
          parts.append(String(decoding: bytes[start..<cut], as: UTF8.self))
          start = cut + needle.count
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
      }
    }
  }

  private static func matches(
    _ needle: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    for offset in 0..<needle.count where bytes[place + offset] != needle[offset] { return false }
    return true
  }

  /// Cuts at runs of white space.
  static func words(_ text: String, most: Int, fromRight: Bool) -> [String] {
    let scalars = Array(text.unicodeScalars)
    func piece(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var parts: [String] = []
    if fromRight {
      var end = scalars.count
      while true {
        while end > 0 && Interpreter.isSpace(scalars[end - 1]) { end -= 1 }
        if end == 0 { break }
        if most >= 0 && parts.count == most {
          parts.append(piece(0..<end))
          break
        }
        var start = end
        while start > 0 && !Interpreter.isSpace(scalars[start - 1]) { start -= 1 }
        parts.append(piece(start..<end))
        end = start
      }
      return parts.reversed()
    }
    var start = 0
    while true {
      while start < scalars.count && Interpreter.isSpace(scalars[start]) { start += 1 }
      if start == scalars.count { break }
      if most >= 0 && parts.count == most {
        parts.append(piece(start..<scalars.count))
        break
      }
      var end = start
      while end < scalars.count && !Interpreter.isSpace(scalars[end]) { end += 1 }
      parts.append(piece(start..<end))
      start = end
    }
    return parts
  }

  static func lines(_ text: String, keepEnds: Bool) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var parts: [String] = []
    var current = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      let isEnd =
        (0x0A...0x0D).contains(scalar.value) || (0x1C...0x1E).contains(scalar.value)
        || scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
      if !isEnd {
        current.append(scalar)
        continue
      }
      if keepEnds { current.append(scalar) }
      if scalar == "\r", index < scalars.count, scalars[index] == "\n" {
        if keepEnds { current.append(scalars[index]) }
        index += 1
      }
      parts.append(String(current))
      current = String.UnicodeScalarView()
    }
    if !current.isEmpty { parts.append(String(current)) }
    return parts
  }
}
