/// Changes of case as Python makes them.
enum TextCase {
  /// A capital sigma at a word's end becomes the final one.
  static func lowered(_ text: String) -> String {
    let sigma: Unicode.Scalar = "\u{3A3}"
    guard text.unicodeScalars.contains(sigma) else { return text.lowercased() }
    let scalars = Array(text.unicodeScalars)
    func isCased(_ indices: some Sequence<Int>) -> Bool {
      for index in indices where !scalars[index].properties.isCaseIgnorable {
        return scalars[index].properties.isCased
      }
      return false
    }
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == sigma {
        let isFinal =
          isCased((0..<index).reversed()) && !isCased((index + 1)..<scalars.count)
        result += isFinal ? "\u{3C2}" : "\u{3C3}"
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

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

  static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping
      + lowered(String(text.unicodeScalars.dropFirst()))
  }

  static func titled(_ text: String) -> String {
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
