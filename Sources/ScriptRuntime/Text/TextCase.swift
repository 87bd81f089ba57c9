/// Changes of case as Python makes them.
enum TextCase {
  /// For comparison without case: by way of the capital, which is one for all forms of a letter.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text.lowercased() }
    var result = ""
    for scalar in text.unicodeScalars {
      // The dotless i has the dotted one's capital.
      result +=
        scalar == "\u{131}" ? String(scalar) : scalar.properties.uppercaseMapping.lowercased()
    }
    return result
  }

  /// - Parameter afterLetter: whether a letter is before the text, and then whether one ends it.
  static func titled(_ text: String, afterLetter: inout Bool) -> String {
    var result = ""
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

  static func swapped(_ text: String) -> String {
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

// The same of texts of any length, charged for.
extension Interpreter {
  /// `text.lower()`: a capital sigma at a word's end becomes the final one.
  func lowered(_ text: String) throws(ScriptError) -> String {
    let sigma: Unicode.Scalar = "\u{3A3}"
    guard text.unicodeScalars.contains(sigma) else { return try inPieces(text) { $0.lowercased() } }
    try chargeCase(of: text)
    let scalars = text.unicodeScalars
    var result = ""
    var isAfterCased = false
    var place = scalars.startIndex
    var count = 0
    while place < scalars.endIndex {
      let scalar = scalars[place]
      place = scalars.index(after: place)
      count &+= 1
      if count & 0xFFFF == 0 { try checkClock() }
      if scalar == sigma {
        let next = scalars[place...].first { !$0.properties.isCaseIgnorable }
        result += isAfterCased && next?.properties.isCased != true ? "\u{3C2}" : "\u{3C3}"
      } else {
        result += scalar.properties.lowercaseMapping
      }
      if !scalar.properties.isCaseIgnorable { isAfterCased = scalar.properties.isCased }
    }
    return result
  }

  /// `text.capitalize()`
  func capitalized(_ text: String) throws(ScriptError) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping
      + (try lowered(String(text.unicodeScalars.dropFirst())))
  }

  /// Changes a text piece by piece where it is long, and looks at the clock between them.
  func inPieces(_ text: String, _ change: (String) -> String) throws(ScriptError) -> String {
    try chargeCase(of: text)
    let length = 1 << 16
    if text.utf8.count <= length { return change(text) }
    var result = ""
    var rest = Substring(text).unicodeScalars
    while !rest.isEmpty {
      try checkClock()
      let end = rest.index(rest.startIndex, offsetBy: length, limitedBy: rest.endIndex)
      result += change(String(rest[..<(end ?? rest.endIndex)]))
      rest = rest[(end ?? rest.endIndex)...]
    }
    return result
  }

  /// A character may become three.
  private func chargeCase(of text: String) throws(ScriptError) {
    try charge(steps: text.utf8.count >> 2)
    try room(for: 3 * text.utf8.count)
  }
}
