/// f-strings as Python 3.11 reads them: the extent of a field is found first, by brackets and
/// quotes alone, then its text is parsed.
/// - Source: CPython 3.11, Parser/string_parser.c.
extension Parser {
  /// A place in an f-string: a byte offset, with its line and column kept up.
  private struct Cursor {
    var offset: Int
    var end: Int
    var line: Int32
    var column: Int32
    var position: SourcePosition { SourcePosition(line: line, column: column) }
  }

  private func move(_ cursor: inout Cursor) {
    let byte = source[cursor.offset]
    cursor.offset += 1
    if byte == UInt8(ascii: "\n") {
      cursor.line += 1
      cursor.column = 1
    } else if cursor.offset == cursor.end || source[cursor.offset] & 0xC0 != 0x80 {
      cursor.column += 1
    }
  }

  private func peek(_ cursor: Cursor, _ ahead: Int = 0) -> UInt8 {
    cursor.offset + ahead < cursor.end ? source[cursor.offset + ahead] : 0
  }

  /// Appends the parts of one f-string.
  mutating func formatted(
    _ body: StringBody, into parts: inout [FormatPart]
  ) throws(SyntaxError) {
    var cursor = Cursor(
      offset: body.content.lowerBound, end: body.content.upperBound,
      line: body.contentPosition.line, column: body.contentPosition.column)
    try pieces(of: body, at: &cursor, level: 0, into: &parts)
  }

  /// Text and fields up to the end, or in a specification (level 1 and more) up to its `}`.
  private mutating func pieces(
    of body: StringBody, at cursor: inout Cursor, level: Int, into parts: inout [FormatPart]
  ) throws(SyntaxError) {
    while cursor.offset < cursor.end {
      let start = cursor.offset
      var stop = start
      var isDoubled = false
      scanning: while cursor.offset < cursor.end {
        let byte = source[cursor.offset]
        switch byte {
        case UInt8(ascii: "\\") where !body.prefix.isRaw:
          move(&cursor)
          let next = peek(cursor)
          if cursor.offset < cursor.end, next != UInt8(ascii: "{"), next != UInt8(ascii: "}") {
            move(&cursor)
          }
        case UInt8(ascii: "{"), UInt8(ascii: "}"):
          stop = cursor.offset
          if level == 0, peek(cursor, 1) == byte {
            isDoubled = true
            move(&cursor)
            stop = cursor.offset
            move(&cursor)
            break scanning
          }
          if level == 0, byte == UInt8(ascii: "}") {
            throw error("f-string: single '}' is not allowed", at: cursor.position)
          }
          break scanning
        default:
          move(&cursor)
        }
        stop = cursor.offset
      }
      if stop > start { parts.append(text: try decode(start..<stop, of: body)) }
      if isDoubled || cursor.offset == cursor.end { continue }
      if source[cursor.offset] == UInt8(ascii: "}") { return }
      try field(of: body, at: &cursor, level: level, into: &parts)
    }
  }

  /// A replacement field with its braces.
  private mutating func field(
    of body: StringBody, at cursor: inout Cursor, level: Int, into parts: inout [FormatPart]
  ) throws(SyntaxError) {
    let open = cursor.position
    guard level < 2 else { throw error("f-string: expressions nested too deeply", at: open) }
    move(&cursor)
    let start = cursor
    try passExpression(&cursor)
    guard cursor.offset < cursor.end else {
      throw error("f-string: expecting '}'", at: cursor.position)
    }
    let value = try fieldValue(start.offset..<cursor.offset, at: start.position)
    let isSelfDocumenting = peek(cursor) == UInt8(ascii: "=")
    if isSelfDocumenting {
      move(&cursor)
      while isSpace(peek(cursor)) { move(&cursor) }
      parts.append(
        text: String(decoding: source[start.offset..<cursor.offset], as: UTF8.self))
    }
    var conversion: Character?
    if peek(cursor) == UInt8(ascii: "!") {
      move(&cursor)
      let letter = Character(Unicode.Scalar(peek(cursor)))
      guard letter == "s" || letter == "r" || letter == "a" else {
        throw error(
          "f-string: invalid conversion character: expected 's', 'r', or 'a'",
          at: cursor.position)
      }
      conversion = letter
      move(&cursor)
    }
    var specification: [FormatPart] = []
    var hasSpecification = false
    if peek(cursor) == UInt8(ascii: ":") {
      hasSpecification = true
      move(&cursor)
      try pieces(of: body, at: &cursor, level: level + 1, into: &specification)
    }
    guard peek(cursor) == UInt8(ascii: "}") else {
      throw error("f-string: expecting '}'", at: cursor.position)
    }
    move(&cursor)
    if isSelfDocumenting, conversion == nil, !hasSpecification { conversion = "r" }
    parts.append(
      .field(value: value, conversion: conversion, specification: specification))
  }

  /// Moves to what ends a field's expression: `!`, `:`, `=` or `}` outside brackets and quotes.
  private func passExpression(_ cursor: inout Cursor) throws(SyntaxError) {
    var quote: UInt8 = 0
    var quoteWidth = 0
    var open: [UInt8] = []
    while cursor.offset < cursor.end {
      let byte = source[cursor.offset]
      if byte == UInt8(ascii: "\\") {
        throw error(
          "f-string expression part cannot include a backslash", at: cursor.position)
      }
      if quote != 0 {
        if byte == quote {
          if quoteWidth == 1 {
            quote = 0
          } else if peek(cursor, 1) == quote, peek(cursor, 2) == quote {
            move(&cursor)
            move(&cursor)
            quote = 0
          }
        }
        move(&cursor)
        continue
      }
      let next = peek(cursor, 1)
      switch Character(Unicode.Scalar(byte)) {
      case "'", "\"":
        quote = byte
        quoteWidth = 1
        if next == byte, peek(cursor, 2) == byte {
          quoteWidth = 3
          move(&cursor)
          move(&cursor)
        }
      case "(", "[", "{":
        if open.count >= SyntaxLimits.brackets {
          throw error("f-string: too many nested parenthesis", at: cursor.position)
        }
        open.append(byte)
      case "#":
        throw error("f-string expression part cannot include '#'", at: cursor.position)
      case "!", ":", "=", "<", ">", "}":
        guard open.isEmpty else {
          if byte == UInt8(ascii: "}") { try close(byte, &open, at: cursor.position) }
          break
        }
        if next == UInt8(ascii: "="), byte != UInt8(ascii: ":"), byte != UInt8(ascii: "}") {
          move(&cursor)
        } else if byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") {
          return
        }
      case ")", "]":
        try close(byte, &open, at: cursor.position)
      default: break
      }
      move(&cursor)
    }
    if quote != 0 { throw error("f-string: unterminated string", at: cursor.position) }
    if let last = open.last {
      throw error(
        "f-string: unmatched '\(Character(Unicode.Scalar(last)))'", at: cursor.position)
    }
  }

  private func close(
    _ byte: UInt8, _ open: inout [UInt8], at position: SourcePosition
  ) throws(SyntaxError) {
    let closing = Character(Unicode.Scalar(byte))
    guard let opening = open.popLast() else {
      throw error("f-string: unmatched '\(closing)'", at: position)
    }
    guard byte == opening + (opening == UInt8(ascii: "(") ? 1 : 2) else {
      throw error(
        "f-string: closing parenthesis '\(closing)' does not match opening parenthesis "
          + "'\(Character(Unicode.Scalar(opening)))'", at: position)
    }
  }

  /// Parses a field's expression as if it stood in parentheses.
  private mutating func fieldValue(
    _ range: Range<Int>, at start: SourcePosition
  ) throws(SyntaxError) -> Expression {
    guard !source[range].allSatisfy(isSpace) else {
      throw error("f-string: empty expression not allowed", at: start)
    }
    var lexer = Lexer(source, field: range, at: start)
    lexer.run()
    let outer = (tokens, index, failure)
    (tokens, index, failure) = (lexer.tokens, 0, lexer.failure)
    bracketDepth += 1
    defer {
      (tokens, index, failure) = outer
      bracketDepth -= 1
    }
    do throws(SyntaxError) {
      let value = try group(at: position)
      try require(.end)
      return value
    } catch {
      var error = preferred(error)
      let isOfNames = error.message.hasSuffix("outside function")
      if !error.message.hasPrefix("f-string"), !isOfNames {
        error.message = "f-string: " + error.message
      }
      throw error
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }
}
