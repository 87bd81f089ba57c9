extension Parser {
  /// One or more adjacent literals, joined.
  mutating func strings() throws(SyntaxError) -> Expression {
    let start = position
    var parts: [FormatPart] = []
    var isFormatted = false
    while kind == .string {
      let literal = token
      let body = try StringBody(literal, in: source)
      advance()
      if body.prefix.isFormatted {
        isFormatted = true
        try formatted(body, into: &parts)
      } else {
        parts.append(text: try decode(body.content, of: body))
      }
    }
    if isFormatted { return try node(.formatted(parts), at: start) }
    if case .text(let text)? = parts.first { return Expression(.string(text), at: start) }
    return Expression(.string(""), at: start)
  }

  /// The text of a piece of a literal, escapes replaced.
  func decode(_ range: Range<Int>, of body: StringBody) throws(SyntaxError) -> String {
    if body.prefix.isRaw || !source[range].contains(UInt8(ascii: "\\")) {
      return String(decoding: source[range], as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < range.upperBound else {
        result.append(byte)
        continue
      }
      let escape = source[index]
      index += 1
      switch Character(Unicode.Scalar(escape)) {
      case "\n": break
      case "\\", "'", "\"": result.append(escape)
      case "a": result.append(7)
      case "b": result.append(8)
      case "f": result.append(12)
      case "n": result.append(10)
      case "r": result.append(13)
      case "t": result.append(9)
      case "v": result.append(11)
      case "0"..."7":
        var value = UInt32(escape &- UInt8(ascii: "0"))
        var count = 1
        while count < 3, index < range.upperBound, source[index] &- UInt8(ascii: "0") < 8 {
          value = value * 8 + UInt32(source[index] &- UInt8(ascii: "0"))
          index += 1
          count += 1
        }
        try append(value, to: &result, of: body)
      case "x", "u", "U":
        let length = escape == UInt8(ascii: "x") ? 2 : escape == UInt8(ascii: "u") ? 4 : 8
        var value: UInt32 = 0
        for _ in 0..<length {
          guard index < range.upperBound, isHexadecimalDigit(source[index]) else {
            let form = "\\" + String(Character(Unicode.Scalar(escape)))
            throw error(
              "(unicode error) 'unicodeescape' codec can't decode bytes: truncated "
                + form + String(repeating: "X", count: length) + " escape", at: body.position)
          }
          let digit = source[index]
          value = value &* 16 &+ UInt32(isDigit(digit) ? digit & 0xF : (digit & 0xF) + 9)
          index += 1
        }
        try append(value, to: &result, of: body)
      case "N":
        throw unsupported("\\N{...} escapes are", at: body.position)
      default:
        result.append(byte)
        result.append(escape)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func append(
    _ value: UInt32, to result: inout [UInt8], of body: StringBody
  ) throws(SyntaxError) {
    guard let scalar = Unicode.Scalar(value) else {
      if value <= 0x10FFFF { throw unsupported("surrogate escapes are", at: body.position) }
      throw error(
        "(unicode error) 'unicodeescape' codec can't decode bytes: illegal Unicode character",
        at: body.position)
    }
    result.append(contentsOf: Array(String(scalar).utf8))
  }
}

/// A string literal's content between its quotes.
struct StringBody {
  var prefix: StringPrefix
  var content: Range<Int>
  var position: SourcePosition
  /// Where the content starts.
  var contentPosition: SourcePosition

  init(_ token: Token, in source: [UInt8]) throws(SyntaxError) {
    let bytes = source[token.range]
    let quoteIndex =
      bytes.firstIndex { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
      ?? token.range.lowerBound
    guard let prefix = StringPrefix(bytes[..<quoteIndex]) else {
      throw SyntaxError(message: "invalid syntax", position: token.position)
    }
    if prefix.isBytes {
      throw SyntaxError(message: "bytes literals are not supported", position: token.position)
    }
    self.prefix = prefix
    position = token.position
    let rest = bytes[quoteIndex...]
    let quote = source[quoteIndex]
    let isTriple = rest.count >= 6 && rest.prefix(3).allSatisfy { $0 == quote }
    let width = isTriple ? 3 : 1
    content = (quoteIndex + width)..<(token.range.upperBound - width)
    contentPosition = SourcePosition(
      line: position.line,
      column: position.column + Int32(quoteIndex - token.range.lowerBound + width))
  }
}

extension [FormatPart] {
  /// Adds text to the last part if that is text.
  mutating func append(text: String) {
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}
