// Cutting and replacing as Python does: by scalars, never by grapheme clusters. Every part becomes
// an object of the job as it is found, so that its limits hold while the work goes on.
extension Interpreter {
  /// `text.split(separator, most)`, or `rsplit`.
  func split(_ text: String, _ separator: String, most: Int, fromRight: Bool) throws(ScriptError)
    -> Value
  {
    let list = try heap.newList()
    let size = text.utf8.count
    let length = separator.utf8.count
    var cuts = 0
    func add(_ range: Range<Int>) throws(ScriptError) {
      try heap.append(try heap.newString(text.part(range)), to: list)
      cuts += 1
      try charge(steps: 1)
    }
    if fromRight {
      var end = size
      while most < 0 || cuts < most,
        let place = try findLastText(separator, in: text, before: end)
      {
        try add((place + length)..<end)
        end = place
      }
      try add(0..<end)
      reverse(list)
      return list
    }
    var start = 0
    while most < 0 || cuts < most, let place = try findText(separator, in: text, from: start) {
      try add(start..<place)
      start = place + length
    }
    try add(start..<size)
    return list
  }

  /// `text.split()`: at runs of white space.
  func words(of text: String, most: Int, fromRight: Bool) throws(ScriptError) -> Value {
    let list = try heap.newList()
    var cuts = 0
    func add(_ part: Substring.UnicodeScalarView) throws(ScriptError) {
      try heap.append(try heap.newString(String(part)), to: list)
      cuts += 1
      try charge(steps: 1)
    }
    var rest = Substring(text).unicodeScalars
    while true {
      if fromRight {
        while let last = rest.last, Interpreter.isSpace(last) { rest.removeLast() }
      } else {
        rest = rest.drop(while: Interpreter.isSpace)
      }
      if rest.isEmpty { break }
      if most >= 0 && cuts >= most {
        try add(rest)
        break
      }
      if fromRight {
        let cut = rest.lastIndex(where: Interpreter.isSpace).map { rest.index(after: $0) }
        try add(rest[(cut ?? rest.startIndex)...])
        rest = rest[..<(cut ?? rest.startIndex)]
      } else {
        let cut = rest.firstIndex(where: Interpreter.isSpace) ?? rest.endIndex
        try add(rest[..<cut])
        rest = rest[cut...]
      }
    }
    if fromRight { reverse(list) }
    return list
  }

  /// `text.splitlines(keepEnds)`
  func lines(of text: String, keepEnds: Bool) throws(ScriptError) -> Value {
    let list = try heap.newList()
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var place = start
    while place < scalars.endIndex {
      let scalar = scalars[place]
      let end = place
      place = scalars.index(after: place)
      if !Interpreter.isLineEnd(scalar) { continue }
      if scalar == "\r", place < scalars.endIndex, scalars[place] == "\n" {
        place = scalars.index(after: place)
      }
      try heap.append(
        try heap.newString(String(scalars[start..<(keepEnds ? place : end)])), to: list)
      start = place
      try charge(steps: 1)
    }
    if start < scalars.endIndex {
      try heap.append(try heap.newString(String(scalars[start...])), to: list)
    }
    return list
  }

  static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Turns a list around.
  func reverse(_ list: Value) {
    let object = heap.lists[list.index].pointee
    var items = UnsafeMutableBufferPointer(start: object.items, count: object.count)
    items.reverse()
  }

  /// `text.replace(old, new, most)`
  func replaced(_ text: String, _ old: String, _ new: String, most: Int) throws(ScriptError)
    -> Value
  {
    var result = ""
    var count = 0
    func add() throws(ScriptError) {
      result += new
      count += 1
      try room(for: result.utf8.count)
      try charge(steps: 1)
    }
    if old.isEmpty {
      for scalar in text.unicodeScalars {
        if most < 0 || count < most { try add() }
        result.unicodeScalars.append(scalar)
      }
      if most < 0 || count < most { try add() }
      return try heap.newString(result)
    }
    let length = old.utf8.count
    var start = 0
    while most < 0 || count < most, let place = try findText(old, in: text, from: start) {
      result += text.part(start..<place)
      try add()
      start = place + length
    }
    result += text.part(start..<text.utf8.count)
    return try heap.newString(result)
  }

  /// How often a text occurs without overlap.
  func occurrences(of needle: String, in text: String) throws(ScriptError) -> Int {
    if needle.isEmpty { return text.unicodeScalars.count + 1 }
    var count = 0
    var start = 0
    while let place = try findText(needle, in: text, from: start) {
      start = place + needle.utf8.count
      count += 1
      try charge(steps: 1)
    }
    return count
  }
}

extension String {
  /// The part between two places of the UTF-8 text, which lie between scalars.
  func part(_ range: Range<Int>) -> String {
    let from = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let to = utf8.index(from, offsetBy: range.count)
    return String(self[from..<to])
  }
}
