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
      try charge(steps: 1)
      try heap.append(try heap.newString(text.part(range)), to: list)
      cuts += 1
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
      try charge(steps: 1)
      try heap.append(try heap.newString(String(part)), to: list)
      cuts += 1
    }
    // Each character is looked at once or twice.
    try charge(steps: text.utf8.count >> 4)
    let scalars = text.unicodeScalars
    var count = 0
    /// The first place from `start` on, within `end`, where white space begins or ends.
    func next(_ start: String.Index, _ end: String.Index, isSpace: Bool) throws(ScriptError)
      -> String.Index
    {
      var place = start
      while place < end, Interpreter.isSpace(scalars[place]) != isSpace {
        place = scalars.index(after: place)
        count &+= 1
        if count & 0xF_FFFF == 0 { try checkClock() }
      }
      return place
    }
    /// The same backwards: the place behind that character.
    func previous(_ start: String.Index, _ end: String.Index, isSpace: Bool) throws(ScriptError)
      -> String.Index
    {
      var place = end
      while place > start {
        let before = scalars.index(before: place)
        if Interpreter.isSpace(scalars[before]) == isSpace { break }
        place = before
        count &+= 1
        if count & 0xF_FFFF == 0 { try checkClock() }
      }
      return place
    }
    var (first, last) = (scalars.startIndex, scalars.endIndex)
    while true {
      if fromRight {
        last = try previous(first, last, isSpace: false)
      } else {
        first = try next(first, last, isSpace: false)
      }
      if first == last { break }
      if most >= 0 && cuts >= most {
        try add(scalars[first..<last])
        break
      }
      if fromRight {
        let cut = try previous(first, last, isSpace: true)
        try add(scalars[cut..<last])
        last = cut
      } else {
        let cut = try next(first, last, isSpace: true)
        try add(scalars[first..<cut])
        first = cut
      }
    }
    if fromRight { reverse(list) }
    return list
  }

  /// `text.splitlines(keepEnds)`
  func lines(of text: String, keepEnds: Bool) throws(ScriptError) -> Value {
    let list = try heap.newList()
    let scalars = text.unicodeScalars
    try charge(steps: text.utf8.count >> 5)
    var start = scalars.startIndex
    var place = start
    var count = 0
    while place < scalars.endIndex {
      let scalar = scalars[place]
      let end = place
      count &+= 1
      if count & 0xF_FFFF == 0 { try checkClock() }
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
    try reserve(text.utf8.count)
    func add() throws(ScriptError) {
      try charge(steps: 1 + new.utf8.count >> 8)
      try room(for: result.utf8.count + new.utf8.count)
      result += new
      count += 1
    }
    if old.isEmpty {
      try charge(steps: text.utf8.count >> 5)
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
    if needle.isEmpty {
      try charge(steps: text.utf8.count >> 7)
      return text.unicodeScalars.count + 1
    }
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
