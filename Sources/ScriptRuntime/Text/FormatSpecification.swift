import Numerals

/// Python's format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  /// Why a specification does not fit: a `ValueError`.
  struct Failure: Error {
    var message: String
    /// Instead: there is no room for the text.
    var limit: ScriptError?
  }

  var fill: Unicode.Scalar = " "
  /// `<`, `>`, `^`, `=`; nil where the type decides.
  var alignment: Unicode.Scalar?
  /// `+`, `-` or space.
  var sign: Unicode.Scalar = "-"
  var isAlternate = false
  var coercesNegativeZero = false
  var isZeroPadded = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  /// The presentation type; nil if there is none.
  var type: Unicode.Scalar?

  init(_ text: String) throws(Failure) {
    let scalars = Array(text.unicodeScalars)
    var place = 0
    func isAlignment(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "<" || scalar == ">" || scalar == "^" || scalar == "="
    }
    if scalars.count > 1, isAlignment(scalars[1]) {
      fill = scalars[0]
      alignment = scalars[1]
      place = 2
    } else if let first = scalars.first, isAlignment(first) {
      alignment = first
      place = 1
    }
    func at(_ candidates: Unicode.Scalar...) -> Bool {
      place < scalars.count && candidates.contains(scalars[place])
    }
    if at("+", "-", " ") {
      sign = scalars[place]
      place += 1
    }
    if at("z") {
      coercesNegativeZero = true
      place += 1
    }
    if at("#") {
      isAlternate = true
      place += 1
    }
    if at("0") {
      isZeroPadded = true
      if alignment == nil {
        fill = "0"
        alignment = "="
      }
      place += 1
    }
    if let number = try Self.number(scalars, &place) { width = number }
    if at(",", "_") {
      grouping = scalars[place]
      place += 1
      if at(",", "_") {
        throw Failure(
          message: scalars[place] == grouping
            ? "Cannot specify '\(scalars[place])' with '\(scalars[place])'."
            : "Cannot specify both ',' and '_'.")
      }
    }
    if at(".") {
      place += 1
      guard let number = try Self.number(scalars, &place) else {
        throw Failure(message: "Format specifier missing precision")
      }
      precision = number
    }
    if place < scalars.count - 1 { throw Failure(message: "Invalid format specifier") }
    if place < scalars.count { type = scalars[place] }
  }

  private static func number(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(Failure)
    -> Int?
  {
    var result: Int?
    while place < scalars.count, let digit = Int(exactly: Int(scalars[place].value) - 48),
      (0...9).contains(digit)
    {
      let (scaled, overflows) = (result ?? 0).multipliedReportingOverflow(by: 10)
      if overflows || scaled > 1 << 40 {
        throw Failure(message: "Too many decimal digits in format string")
      }
      result = scaled + digit
      place += 1
    }
    return result
  }

  /// The number of scalars that formatting adds at most, to be charged beforehand.
  var size: Int { width + (precision ?? 0) }

  // MARK: Strings

  func format(string: String) throws(Failure) -> String {
    if let type, type != "s" { throw unknown(type, "str") }
    if sign != "-" { throw Failure(message: "Sign not allowed in string format specifier") }
    if isAlternate {
      throw Failure(message: "Alternate form (#) not allowed in string format specifier")
    }
    if let grouping { throw Failure(message: "Cannot specify '\(grouping)' with 's'.") }
    if alignment == "=" && !isZeroPadded {
      throw Failure(message: "'=' alignment not allowed in string format specifier")
    }
    var text = string
    if let precision {
      text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    }
    return padded(prefix: "", text, standard: "<", alignment == "=" ? "<" : alignment)
  }

  // MARK: Integers

  func format(integer: Int) throws(Failure) -> String {
    switch type {
    case nil, "d", "n", "b", "o", "x", "X", "c": break
    case "e", "E", "f", "F", "g", "G", "%": return try format(float: Double(integer))
    case let other?: throw unknown(other, "int")
    }
    if precision != nil {
      throw Failure(message: "Precision not allowed in integer format specifier")
    }
    if type == "c" {
      guard sign == "-" else {
        throw Failure(message: "Sign not allowed with integer format specifier 'c'")
      }
      guard integer >= 0, integer < 0x110000, let scalar = Unicode.Scalar(UInt32(integer)) else {
        throw Failure(message: "%c arg not in range(0x110000)")
      }
      return padded(prefix: "", String(scalar), standard: "<", alignment)
    }
    let radix = type == "b" ? 2 : type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
    if grouping == ",", radix != 10, let type {
      throw Failure(message: "Cannot specify ',' with '\(type)'.")
    }
    let digits = String(integer.magnitude, radix: radix, uppercase: type == "X")
    var prefix = signText(isNegative: integer < 0)
    if isAlternate, radix != 10, let type { prefix += "0\(type)" }
    return grouped(prefix, digits, rest: "", every: radix == 10 ? 3 : 4)
  }

  // MARK: Floats

  func format(float value: Double) throws(Failure) -> String {
    var body: String
    let magnitude = value.magnitude
    switch type {
    case nil:
      if let precision {
        body = Self.general(magnitude, precision, keepsPoint: isAlternate, isRepr: true)
      } else {
        body = String(pythonRepresentation: magnitude)
      }
    case "e", "E":
      body = formatted(magnitude, .scientific, precision: precision ?? 6, keepsPoint: isAlternate)
    case "f", "F":
      body = formatted(magnitude, .fixed, precision: precision ?? 6, keepsPoint: isAlternate)
    case "g", "G", "n":
      body = formatted(magnitude, .general, precision: precision ?? 6, keepsPoint: isAlternate)
    case "%":
      body =
        formatted(magnitude * 100, .fixed, precision: precision ?? 6, keepsPoint: isAlternate)
        + "%"
    case let other?: throw unknown(other, "float")
    }
    if type == "E" || type == "F" || type == "G" { body = body.uppercased() }
    var isNegative = value.sign == .minus && !value.isNaN
    if coercesNegativeZero && !body.utf8.contains(where: { (0x31...0x39).contains($0) })
      && value.isFinite
    {
      isNegative = false
    }
    let end = body.utf8.firstIndex { !(0x30...0x39).contains($0) } ?? body.endIndex
    return grouped(
      signText(isNegative: isNegative), String(body[..<end]), rest: String(body[end...]), every: 3)
  }

  /// `%g` as `repr` would: with a point or an exponent.
  private static func general(_ value: Double, _ precision: Int, keepsPoint: Bool, isRepr: Bool)
    -> String
  {
    let digits = max(precision, 1)
    let text = formatted(value, .general, precision: digits, keepsPoint: keepsPoint)
    guard value.isFinite else { return text }
    // Without a type the exponent form begins one digit earlier, and a point is kept.
    let scientific = formatted(value, .scientific, precision: digits - 1, keepsPoint: keepsPoint)
    if let mark = scientific.firstIndex(of: "e"),
      let exponent = Int(scientific[scientific.index(after: mark)...]), exponent == digits - 1,
      value != 0
    {
      var mantissa = String(scientific[..<mark])
      if mantissa.contains(".") && !keepsPoint {
        while mantissa.hasSuffix("0") { mantissa.removeLast() }
        if mantissa.hasSuffix(".") { mantissa.removeLast() }
      }
      return mantissa + scientific[mark...]
    }
    return text.utf8.contains(where: { $0 == 0x2E || $0 == 0x65 }) ? text : text + ".0"
  }

  // MARK: Parts

  private func unknown(_ type: Unicode.Scalar, _ kind: String) -> Failure {
    Failure(message: "Unknown format code '\(type)' for object of type '\(kind)'")
  }

  private func signText(isNegative: Bool) -> String {
    isNegative ? "-" : sign == "-" ? "" : String(sign)
  }

  /// Separates a number's digits, and pads: with zeros that are separated too if it must.
  private func grouped(_ prefix: String, _ digits: String, rest: String, every: Int) -> String {
    guard let grouping, !digits.isEmpty else {
      return padded(prefix: prefix, digits + rest, standard: ">", alignment)
    }
    var all = Array(digits.utf8)
    func separated() -> String {
      var result = ""
      for (offset, byte) in all.enumerated() {
        if offset > 0, (all.count - offset) % every == 0 { result.unicodeScalars.append(grouping) }
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
      return result
    }
    var text = separated()
    if fill == "0" && alignment == "=" {
      let room = width - prefix.utf8.count - rest.utf8.count
      while text.utf8.count < room {
        // A separator never comes first: one digit more takes its place.
        let missing = room - text.utf8.count
        all.insert(
          contentsOf: repeatElement(0x30, count: max(1, missing * every / (every + 1))), at: 0)
        text = separated()
      }
      return prefix + text + rest
    }
    return padded(prefix: prefix, text + rest, standard: ">", alignment)
  }

  private func padded(
    prefix: String, _ text: String, standard: Unicode.Scalar, _ alignment: Unicode.Scalar?
  ) -> String {
    let missing = width - prefix.unicodeScalars.count - text.unicodeScalars.count
    if missing <= 0 { return prefix + text }
    func fill(_ count: Int) -> String { String(repeating: String(self.fill), count: count) }
    switch alignment ?? standard {
    case "<": return prefix + text + fill(missing)
    case "^": return fill(missing / 2) + prefix + text + fill(missing - missing / 2)
    case "=": return prefix + fill(missing) + text
    default: return fill(missing) + prefix + text
    }
  }
}
