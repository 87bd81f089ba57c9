import Numerals

/// Python's format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  /// Why a specification does not fit: a `ValueError`, unless `isOverflow`.
  struct Failure: Error {
    var message: String
    /// An `OverflowError` instead.
    var isOverflow = false
  }

  /// What is formatted, and what its type is called.
  enum Kind {
    case string
    case integer(typeName: String)
    case float

    var typeName: String {
      switch self {
      case .string: "str"
      case .integer(let typeName): typeName
      case .float: "float"
      }
    }
  }

  let kind: Kind
  var fill: Unicode.Scalar = " "
  /// `<`, `>`, `^`, `=`.
  var alignment: Unicode.Scalar
  /// `+`, `-` or space; nil where there is none, which means `-`.
  var sign: Unicode.Scalar?
  var isAlternate = false
  var coercesNegativeZero = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  /// The presentation type; nil if there is none.
  var type: Unicode.Scalar?

  init(_ text: String, _ kind: Kind) throws(Failure) {
    self.kind = kind
    if case .string = kind { alignment = "<" } else { alignment = ">" }
    let standard = alignment
    let scalars = Array(text.unicodeScalars)
    var place = 0
    func isAlignment(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "<" || scalar == ">" || scalar == "^" || scalar == "="
    }
    func at(_ candidates: Unicode.Scalar...) -> Bool {
      place < scalars.count && candidates.contains(scalars[place])
    }
    var hasFill = false
    var hasAlignment = false
    if scalars.count > 1, isAlignment(scalars[1]) {
      fill = scalars[0]
      alignment = scalars[1]
      hasFill = true
      hasAlignment = true
      place = 2
    } else if let first = scalars.first, isAlignment(first) {
      alignment = first
      hasAlignment = true
      place = 1
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
    if !hasFill, at("0") {
      fill = "0"
      if !hasAlignment && standard == ">" { alignment = "=" }
      place += 1
    }
    if let number = try Self.number(scalars, &place) { width = number }
    if at(",") {
      grouping = ","
      place += 1
    }
    if at("_") {
      if grouping != nil { throw Failure(message: "Cannot specify both ',' and '_'.") }
      grouping = "_"
      place += 1
    }
    if grouping == "_", at(",") { throw Failure(message: "Cannot specify both ',' and '_'.") }
    if at(".") {
      place += 1
      guard let number = try Self.number(scalars, &place) else {
        throw Failure(message: "Format specifier missing precision")
      }
      precision = number
    }
    if place < scalars.count - 1 {
      throw Failure(
        message: "Invalid format specifier '\(text)' for object of type '\(kind.typeName)'")
    }
    if place < scalars.count { type = scalars[place] }
    try checkGrouping()
  }

  private static func number(_ scalars: [Unicode.Scalar], _ place: inout Int) throws(Failure)
    -> Int?
  {
    var result: Int?
    while place < scalars.count, (48...57).contains(scalars[place].value) {
      let (scaled, overflows) = (result ?? 0).multipliedReportingOverflow(by: 10)
      if overflows || scaled > 1 << 40 {
        throw Failure(message: "Too many decimal digits in format string")
      }
      result = scaled + Int(scalars[place].value) - 48
      place += 1
    }
    return result
  }

  private func checkGrouping() throws(Failure) {
    guard let grouping else { return }
    var shown = type
    if type == nil, case .string = kind { shown = "s" }
    switch shown {
    case nil, "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X": if grouping == "_" { return }
    default: break
    }
    throw Failure(message: "Cannot specify '\(grouping)' with '\(Self.shown(shown ?? "s"))'.")
  }

  /// A character as CPython's messages show it.
  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 32 && scalar.value < 128
      ? String(scalar) : "\\x" + String(scalar.value, radix: 16)
  }

  // MARK: Strings

  func format(string: String) throws(Failure) -> [TextPiece] {
    if let type, type != "s" { throw unknown(type) }
    if let sign {
      throw Failure(
        message: "\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    if coercesNegativeZero {
      throw Failure(message: "Negative zero coercion (z) not allowed in string format specifier")
    }
    if isAlternate {
      throw Failure(message: "Alternate form (#) not allowed in string format specifier")
    }
    if alignment == "=" {
      throw Failure(message: "'=' alignment not allowed in string format specifier")
    }
    guard let precision else { return padded(prefix: "", string) }
    return padded(
      prefix: "", String(String.UnicodeScalarView(string.unicodeScalars.prefix(precision))))
  }

  // MARK: Integers

  func format(integer: Int) throws(Failure) -> [TextPiece] {
    switch type {
    case nil, "d", "n", "b", "o", "x", "X", "c": break
    case "e", "E", "f", "F", "g", "G", "%": return try format(float: Double(integer))
    case let other?: throw unknown(other)
    }
    if precision != nil {
      throw Failure(message: "Precision not allowed in integer format specifier")
    }
    if coercesNegativeZero {
      throw Failure(message: "Negative zero coercion (z) not allowed in integer format specifier")
    }
    if type == "c" { return try format(character: integer) }
    let radix = type == "b" ? 2 : type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
    let digits = String(integer.magnitude, radix: radix, uppercase: type == "X")
    var prefix = signText(isNegative: integer < 0)
    if isAlternate, radix != 10, let type { prefix += "0\(type)" }
    return grouped(prefix, digits, rest: [], every: radix == 10 ? 3 : 4)
  }

  private func format(character code: Int) throws(Failure) -> [TextPiece] {
    if sign != nil {
      throw Failure(message: "Sign not allowed with integer format specifier 'c'")
    }
    if isAlternate {
      throw Failure(message: "Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard code >= 0, code < 0x110000 else {
      throw Failure(message: "%c arg not in range(0x110000)", isOverflow: true)
    }
    guard let scalar = Unicode.Scalar(UInt32(code)) else {
      throw Failure(message: "a surrogate is not supported")
    }
    return padded(prefix: "", String(scalar))
  }

  // MARK: Floats

  func format(float value: Double) throws(Failure) -> [TextPiece] {
    var body: String
    let magnitude = value.magnitude
    // No double has more digits than that: the others are zeros.
    let precision = self.precision.map { min($0, maximumPrecision) }
    switch type {
    case nil:
      if let precision {
        body = FloatLayout.general(
          magnitude, precision, isAlternate: isAlternate, addsPoint: true)
      } else {
        body = String(pythonRepresentation: magnitude)
        if isAlternate, let mark = body.firstIndex(of: "e"), !body.contains(".") {
          body.insert(".", at: mark)
        }
      }
    case "e", "E":
      body = FloatLayout.scientific(magnitude, precision ?? 6, isAlternate: isAlternate)
    case "f", "F":
      body = FloatLayout.fixed(magnitude, precision ?? 6, isAlternate: isAlternate)
    case "g", "G", "n":
      body = FloatLayout.general(
        magnitude, precision ?? 6, isAlternate: isAlternate, addsPoint: false)
    case "%":
      body = FloatLayout.fixed(magnitude * 100, precision ?? 6, isAlternate: isAlternate) + "%"
    case let other?: throw unknown(other)
    }
    if type == "E" || type == "F" || type == "G" { body = body.uppercased() }
    var isNegative = value.sign == .minus && !value.isNaN
    if coercesNegativeZero && isNegative && value.isFinite && FloatLayout.isZero(body) {
      isNegative = false
    }
    let end = body.utf8.firstIndex { !(0x30...0x39).contains($0) } ?? body.endIndex
    var rest: [TextPiece] = [.text(String(body[end...]))]
    if let wanted = self.precision, wanted > maximumPrecision, value.isFinite,
      isAlternate || !(type == nil || type == "g" || type == "G" || type == "n")
    {
      let last = body[end...].firstIndex { $0 == "e" || $0 == "E" || $0 == "%" } ?? body.endIndex
      rest = [
        .text(String(body[end..<last])), .repeated("0", wanted - maximumPrecision),
        .text(String(body[last...])),
      ]
    }
    return grouped(
      signText(isNegative: isNegative), String(body[..<end]), rest: rest, every: 3)
  }

  // MARK: Parts

  private func unknown(_ type: Unicode.Scalar) -> Failure {
    Failure(
      message:
        "Unknown format code '\(Self.shown(type))' for object of type '\(kind.typeName)'")
  }

  private func signText(isNegative: Bool) -> String {
    if isNegative { return "-" }
    guard let sign, sign != "-" else { return "" }
    return String(sign)
  }

  /// Separates a number's digits, and pads: with zeros that are separated too if it must.
  private func grouped(_ prefix: String, _ digits: String, rest: [TextPiece], every: Int)
    -> [TextPiece]
  {
    guard let grouping, !digits.isEmpty else {
      return padded(prefix: prefix, [.text(digits)] + rest)
    }
    var count = digits.utf8.count
    if fill == "0" && alignment == "=" {
      // As many zeros before the digits as fill the width once they are separated; a separator
      // never comes first, so one digit may go over.
      let room = width - prefix.utf8.count - rest.reduce(0) { $0 + $1.size.bytes }
      count = max(count, room - max(0, room) / (every + 1))
      while count + (count - 1) / every < room { count += 1 }
    }
    let separator = String(grouping)
    // Whole groups of zeros are one piece; the last of them runs into the digits.
    let zeros = count - digits.utf8.count
    let groups = max((zeros - (count - 1) % every - 1) / every, 0)
    var pieces: [TextPiece] = []
    var text: [UInt8] = []
    var offset = 0
    func append(_ byte: UInt8) {
      if offset > 0, (count - offset) % every == 0 { text += separator.utf8 }
      text.append(byte)
      offset += 1
    }
    if groups > 1 {
      while offset < zeros, offset == 0 || (count - offset) % every != 0 { append(0x30) }
      pieces.append(.text(String(decoding: text, as: UTF8.self)))
      pieces.append(
        .repeated(separator + String(repeating: "0", count: every), groups - 1))
      offset += (groups - 1) * every
      text = []
    }
    while offset < zeros { append(0x30) }
    for byte in digits.utf8 { append(byte) }
    pieces.append(.text(String(decoding: text, as: UTF8.self)))
    return padded(prefix: prefix, pieces + rest)
  }

  private func padded(prefix: String, _ text: String) -> [TextPiece] {
    padded(prefix: prefix, [.text(text)])
  }

  private func padded(prefix: String, _ pieces: [TextPiece]) -> [TextPiece] {
    var missing = width - prefix.unicodeScalars.count
    for piece in pieces {
      switch piece {
      case .text(let text): missing -= text.unicodeScalars.count
      case .repeated(let unit, let count): missing -= unit.unicodeScalars.count * max(count, 0)
      }
    }
    let first = TextPiece.text(prefix)
    if missing <= 0 { return prefix.isEmpty ? pieces : [first] + pieces }
    func fill(_ count: Int) -> TextPiece { .repeated(String(self.fill), count) }
    switch alignment {
    case "<": return [first] + pieces + [fill(missing)]
    case "^": return [fill(missing / 2), first] + pieces + [fill(missing - missing / 2)]
    case "=": return [first, fill(missing)] + pieces
    default: return [fill(missing), first] + pieces
    }
  }
}
