extension CoreLibrary {
  static func registerStrings(in library: inout LibraryBuilder) {
    typealias Change = @Sendable (Interpreter, String) throws(ScriptError) -> String
    let changes: [(String, Change)] = [
      ("lower", { (interpreter, text) throws(ScriptError) in try interpreter.lowered(text) }),
      (
        "upper",
        { (interpreter, text) throws(ScriptError) in
          try interpreter.inPieces(text) { $0.uppercased() }
        }
      ),
      (
        "casefold",
        { (interpreter, text) throws(ScriptError) in
          try interpreter.inPieces(text, TextCase.folded)
        }
      ),
      (
        "title",
        { (interpreter, text) throws(ScriptError) in
          var afterLetter = false
          return try interpreter.inPieces(text) { TextCase.titled($0, afterLetter: &afterLetter) }
        }
      ),
      (
        "capitalize",
        { (interpreter, text) throws(ScriptError) in try interpreter.capitalized(text) }
      ),
      (
        "swapcase",
        { (interpreter, text) throws(ScriptError) in
          try interpreter.inPieces(text, TextCase.swapped)
        }
      ),
    ]
    for (name, change) in changes {
      library.method(.string, name, "", style: .builtin) { (call) throws(ScriptError) in
        try call.heap.newString(
          try change(call.interpreter, call.heap.text(call.receiver)))
      }
    }
    for (name, sides) in [("strip", 3), ("lstrip", 1), ("rstrip", 2)] {
      library.method(.string, name, "chars=None, /", style: .builtin) {
        (call) throws(ScriptError) in
        let text = call.heap.text(call.receiver)
        if !call[0].isNone && call[0].tag != .string {
          throw call.interpreter.error(.typeError, "\(name) arg must be None or str")
        }
        try call.interpreter.charge(steps: text.utf8.count >> 4)
        if !call[0].isNone {
          try call.interpreter.charge(steps: call.heap.text(call[0]).utf8.count >> 2)
          try call.interpreter.room(for: 16 * call.heap.text(call[0]).utf8.count)
        }
        let set: Set<Unicode.Scalar>? =
          call[0].isNone ? nil : Set(call.heap.text(call[0]).unicodeScalars)
        let view = text.unicodeScalars
        func isDoomed(_ scalar: Unicode.Scalar) -> Bool {
          set.map { $0.contains(scalar) } ?? Interpreter.isSpace(scalar)
        }
        var (first, last) = (view.startIndex, view.endIndex)
        var count = 0
        while sides & 1 != 0, first < last, isDoomed(view[first]) {
          first = view.index(after: first)
          count &+= 1
          if count & 0xF_FFFF == 0 { try call.interpreter.checkClock() }
        }
        while sides & 2 != 0, first < last {
          let previous = view.index(before: last)
          if !isDoomed(view[previous]) { break }
          last = previous
          count &+= 1
          if count & 0xF_FFFF == 0 { try call.interpreter.checkClock() }
        }
        return try call.heap.newString(String(view[first..<last]))
      }
    }
    library.method(.string, "join", "iterable, /", style: .builtin, role: .writes) {
      (call) throws(ScriptError) in
      let interpreter = call.interpreter
      guard interpreter.isIterable(call[0]) else {
        throw interpreter.error(.typeError, "can only join an iterable")
      }
      let parts = try interpreter.elements(of: call[0])
      let separator = call.heap.text(call.receiver)
      if parts.contains(where: { $0.tag == .tracedText }),
        parts.allSatisfy({ $0.tag == .tracedText || $0.tag == .string })
      {
        let texts = parts.map { interpreter.templateText($0) }
        return try interpreter.newText(texts.joined(separator: separator))
      }
      var (size, overflows) = separator.utf8.count.multipliedReportingOverflow(by: parts.count)
      if overflows { throw ScriptError(limit: .bytes) }
      try interpreter.visit(2 * parts.count)
      for (number, part) in parts.enumerated() {
        guard part.tag == .string else {
          throw interpreter.error(
            .typeError,
            "sequence item \(number): expected str instance, \(interpreter.typeName(part)) found")
        }
        size = min(size + call.heap.text(part).utf8.count, Int.max / 2)
      }
      try interpreter.reserve(size)
      var result = ""
      result.reserveCapacity(size)
      for (number, part) in parts.enumerated() {
        if number & 0xFF == 0xFF { try interpreter.charge(steps: 1) }
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
      library.method(.string, name, "sep=None, maxsplit=-1", style: .keyword) {
        (call) throws(ScriptError) in
        let interpreter = call.interpreter
        let most = try interpreter.integer(call[1])
        let text = call.heap.text(call.receiver)
        if call[0].isNone {
          return try interpreter.words(of: text, most: most, fromRight: isFromRight)
        }
        guard call[0].tag == .string else {
          throw interpreter.error(
            .typeError, "must be str or None, not \(interpreter.typeName(call[0]))")
        }
        let separator = call.heap.text(call[0])
        if separator.isEmpty { throw interpreter.error(.valueError, "empty separator") }
        return try interpreter.split(text, separator, most: most, fromRight: isFromRight)
      }
    }
    library.method(.string, "splitlines", "keepends=False", style: .keyword) {
      (call) throws(ScriptError) in
      try call.interpreter.lines(
        of: call.heap.text(call.receiver), keepEnds: try call.interpreter.truth(call[0]))
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
        let text = call.heap.text(call.receiver)
        let size = text.utf8.count
        let place =
          isFromRight
          ? try interpreter.findLastText(separator, in: text, before: size)
          : try interpreter.findText(separator, in: text)
        var texts = isFromRight ? ["", "", text] : [text, "", ""]
        if let place {
          texts = [
            text.part(0..<place), separator, text.part((place + separator.utf8.count)..<size),
          ]
        }
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
        guard call[1].tag == .string else {
          throw interpreter.error(
            .typeError,
            "The fill character must be a unicode character, not "
              + interpreter.typeName(call[1]))
        }
        guard call.heap.scalarCount(call[1]) == 1 else {
          throw interpreter.error(
            .typeError, "The fill character must be exactly one character long")
        }
        return try interpreter.padded(call.receiver, width, call.heap.text(call[1]), side: side)
      }
    }
    library.method(.string, "zfill", "width, /", style: .builtin) { (call) throws(ScriptError) in
      let interpreter = call.interpreter
      let text = call.heap.text(call.receiver)
      let width = try interpreter.integer(call[0])
      let count = try interpreter.length(ofString: call.receiver)
      try interpreter.charge(steps: text.utf8.count >> 6)
      if width <= count { return call.receiver }
      let zeros = TextPiece.repeated("0", width - count)
      if let first = text.unicodeScalars.first, first == "-" || first == "+" {
        return try call.heap.newString(
          try interpreter.joined([
            .text(String(first)), zeros, .text(String(text.unicodeScalars.dropFirst())),
          ]))
      }
      return try call.heap.newString(try interpreter.joined([zeros, .text(text)]))
    }
    library.method(.string, "expandtabs", "tabsize=8", style: .keyword) {
      (call) throws(ScriptError) in
      let size = try call.interpreter.integer(call[0])
      var column = 0
      var result = ""
      let limit = 1 << 40
      try call.interpreter.charge(steps: call.heap.text(call.receiver).utf8.count >> 4)
      try call.interpreter.room(for: call.heap.text(call.receiver).utf8.count)
      var number = 0
      for scalar in call.heap.text(call.receiver).unicodeScalars {
        number &+= 1
        if number & 0xF_FFFF == 0 { try call.interpreter.checkClock() }
        if scalar == "\t" {
          let count = size > 0 ? min(size - column % size, limit) : 0
          try call.interpreter.visit()
          try call.interpreter.charge(steps: count >> 8)
          try call.interpreter.room(for: result.utf8.count + count)
          result += String(repeating: " ", count: count)
          column += count
        } else {
          result.unicodeScalars.append(scalar)
          column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        }
      }
      return try call.heap.newString(result)
    }
  }
}

extension Interpreter {
  func padded(_ string: Value, _ width: Int, _ fill: String, side: Int) throws(ScriptError) -> Value
  {
    let count = try length(ofString: string)
    if width <= count { return string }
    let missing = width - count
    let text = heap.text(string)
    let body = TextPiece.text(text)
    func padding(_ count: Int) -> TextPiece { .repeated(fill, count) }
    switch side {
    case 0: return try heap.newString(try joined([body, padding(missing)]))
    case 1: return try heap.newString(try joined([padding(missing), body]))
    default:
      let left = missing / 2 + (missing & width & 1)
      return try heap.newString(
        try joined([padding(left), body, padding(missing - left)]))
    }
  }
}
