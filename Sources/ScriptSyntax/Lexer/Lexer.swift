/// Cuts a text, or a part of it, into tokens.
///
/// The whole range is cut at once. A text that stops being Python ends in a `.failure` token, and
/// `failure` says why: the parser throws it when it gets there, so that errors appear in the order
/// of the text.
struct Lexer {
  let source: [UInt8]
  let end: Int
  var offset: Int
  var line: Int32
  /// Where the line starts; `wide` counts the continuation bytes passed on it, so that columns are
  /// counted in scalars.
  var lineStart: Int
  var wide = 0
  var tokens: [Token] = []
  var failure: SyntaxError?
  /// The open brackets.
  var brackets: [(byte: UInt8, position: SourcePosition)] = []
  /// The open blocks' columns, with tabs of eight and of one.
  var indents: [(wide: Int, narrow: Int)] = [(0, 0)]
  /// Inside a replacement field line ends do not count.
  let isField: Bool
  /// Whether the next line's indentation is still to be measured.
  var isLineStart: Bool

  init(_ source: [UInt8]) {
    self.source = source
    end = source.count
    offset = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    line = 1
    lineStart = offset
    isField = false
    isLineStart = true
  }

  /// A lexer of the expression in a replacement field that starts at `position`.
  init(_ source: [UInt8], field range: Range<Int>, at position: SourcePosition) {
    self.source = source
    end = range.upperBound
    offset = range.lowerBound
    line = position.line
    lineStart = range.lowerBound - Int(position.column) + 1
    isField = true
    isLineStart = false
  }

  var position: SourcePosition {
    SourcePosition(line: line, column: Int32(offset - lineStart - wide + 1))
  }

  /// The byte `ahead` of here, or 0 at the end (a text holds no zero byte).
  func byte(_ ahead: Int = 0) -> UInt8 {
    let place = offset + ahead
    return place < end ? source[place] : 0
  }

  mutating func run() {
    do throws(SyntaxError) {
      while offset < end {
        if isLineStart {
          guard try startLine() else { continue }
          isLineStart = false
        }
        try next()
      }
      if let open = brackets.last {
        throw SyntaxError(
          message: "'\(Character(Unicode.Scalar(open.byte)))' was never closed",
          position: open.position)
      }
      if !isField {
        if !isLineStart { append(.newline, from: offset) }
        while indents.count > 1 {
          indents.removeLast()
          append(.dedent, from: offset)
        }
      }
      append(.end, from: offset)
    } catch {
      failure = error
      tokens.append(
        Token(
          kind: .failure, start: Int32(offset), end: Int32(offset), position: error.position))
    }
  }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    append(kind, from: start, at: position)
  }

  mutating func append(_ kind: Token.Kind, from start: Int, at position: SourcePosition) {
    tokens.append(
      Token(kind: kind, start: Int32(start), end: Int32(offset), position: position))
  }

  /// Passes a line end that is no token.
  mutating func passLineEnd() {
    offset += 1
    line += 1
    lineStart = offset
    wide = 0
  }

  mutating func next() throws(SyntaxError) {
    let start = offset
    let position = position
    let first = byte()
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
      offset += 1
    case UInt8(ascii: "\n"):
      if isField || !brackets.isEmpty {
        passLineEnd()
      } else {
        append(.newline, from: start)
        passLineEnd()
        isLineStart = true
      }
    case UInt8(ascii: "#"):
      passComment()
    case UInt8(ascii: "\\"):
      guard byte(1) == UInt8(ascii: "\n") else {
        offset += 1
        throw SyntaxError(
          message: offset == end
            ? "unexpected EOF while parsing"
            : "unexpected character after line continuation character", position: position)
      }
      offset += 1
      passLineEnd()
      if offset == end {
        throw SyntaxError(message: "unexpected EOF while parsing", position: position)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number()
      append(.number, from: start, at: position)
    case UInt8(ascii: "."):
      if isDigit(byte(1)) {
        try number()
        append(.number, from: start, at: position)
      } else {
        try symbol()
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try string(from: start, at: position)
    case 0:
      throw SyntaxError(message: "source code cannot contain null bytes", position: position)
    default:
      if isIdentifierStart(first) {
        try word()
      } else {
        try symbol()
      }
    }
  }

  mutating func passComment() {
    while offset < end, source[offset] != UInt8(ascii: "\n") {
      if source[offset] & 0xC0 == 0x80 { wide += 1 }
      offset += 1
    }
  }

  /// A name, a keyword, or the prefix of a string.
  private mutating func word() throws(SyntaxError) {
    let start = offset
    let position = position
    try passIdentifier()
    let length = offset - start
    let next = byte()
    if length <= 2, next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"),
      StringPrefix(source[start..<offset]) != nil
    {
      try string(from: start, at: position)
      return
    }
    var kind = Token.Kind.name
    if length <= 8 {
      kind = Token.keywords[String(decoding: source[start..<offset], as: UTF8.self)] ?? .name
    }
    append(kind, from: start, at: position)
  }

  mutating func passIdentifier() throws(SyntaxError) {
    var isFirst = true
    while offset < end {
      let first = source[offset]
      if first < 0x80 {
        guard isIdentifierStart(first) || (!isFirst && isDigit(first)) else { return }
        offset += 1
      } else {
        let scalar = scalarHere()
        let properties = scalar.properties
        guard isFirst ? properties.isXIDStart : properties.isXIDContinue else {
          throw invalidCharacter(scalar)
        }
        let length = UTF8.width(scalar)
        offset += length
        wide += length - 1
      }
      isFirst = false
    }
  }

  func invalidCharacter(_ scalar: Unicode.Scalar) -> SyntaxError {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let isPrintable: Bool
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      isPrintable = false
    default:
      isPrintable = true
    }
    return SyntaxError(
      message: isPrintable
        ? "invalid character '\(scalar)' (\(code))" : "invalid non-printable character \(code)",
      position: position)
  }

  /// The scalar at the offset; the text is valid UTF-8.
  func scalarHere() -> Unicode.Scalar {
    var iterator = source[offset..<min(end, offset + 4)].makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return "\u{FFFD}"
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

func isIdentifierStart(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
}

/// The letters before a string's quote.
struct StringPrefix {
  var isRaw = false
  var isFormatted = false
  var isBytes = false

  /// Nil if Python has no such prefix.
  init?(_ letters: ArraySlice<UInt8>) {
    var isUnicode = false
    for letter in letters {
      switch letter | 0x20 {
      case UInt8(ascii: "r") where !isRaw: isRaw = true
      case UInt8(ascii: "f") where !isFormatted: isFormatted = true
      case UInt8(ascii: "b") where !isBytes: isBytes = true
      case UInt8(ascii: "u") where letters.count == 1: isUnicode = true
      default: return nil
      }
    }
    if isBytes && isFormatted || isUnicode && letters.count != 1 { return nil }
  }
}
