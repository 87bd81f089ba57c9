extension Lexer {
  /// An operator or a bracket.
  mutating func symbol() throws(SyntaxError) {
    let start = offset
    let position = position
    let first = byte()
    guard let (kind, length) = symbolKind(first, byte(1), byte(2)) else {
      if first >= 0x80 { throw invalidCharacter(scalarHere()) }
      if first < 0x20 || first == 0x7F {
        throw invalidCharacter(Unicode.Scalar(first))
      }
      throw SyntaxError(message: "invalid syntax", position: position)
    }
    switch kind {
    case .leftParenthesis, .leftBracket, .leftBrace:
      if brackets.count >= SyntaxLimits.brackets {
        throw SyntaxError(message: "too many nested parentheses", position: position)
      }
      brackets.append((first, position))
    case .rightParenthesis, .rightBracket, .rightBrace:
      let closing = Character(Unicode.Scalar(first))
      guard let open = brackets.popLast() else {
        throw SyntaxError(message: "unmatched '\(closing)'", position: position)
      }
      // '(' and ')' are neighbours in ASCII, the other pairs stand two apart.
      guard first == open.byte + (open.byte == UInt8(ascii: "(") ? 1 : 2) else {
        let place = open.position.line == line ? "" : " on line \(open.position.line)"
        throw SyntaxError(
          message: "closing parenthesis '\(closing)' does not match opening parenthesis "
            + "'\(Character(Unicode.Scalar(open.byte)))'\(place)", position: position)
      }
    default: break
    }
    offset += length
    append(kind, from: start, at: position)
  }

  private func symbolKind(
    _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> (Token.Kind, Int)? {
    let equals = UInt8(ascii: "=")
    func plain(_ one: Token.Kind, _ withEqual: Token.Kind) -> (Token.Kind, Int) {
      second == equals ? (withEqual, 2) : (one, 1)
    }
    func doubled(
      _ one: Token.Kind, _ oneEqual: Token.Kind, _ two: Token.Kind, _ twoEqual: Token.Kind
    ) -> (Token.Kind, Int) {
      guard second == first else { return plain(one, oneEqual) }
      return third == equals ? (twoEqual, 3) : (two, 2)
    }
    switch Character(Unicode.Scalar(first)) {
    case "(": return (.leftParenthesis, 1)
    case ")": return (.rightParenthesis, 1)
    case "[": return (.leftBracket, 1)
    case "]": return (.rightBracket, 1)
    case "{": return (.leftBrace, 1)
    case "}": return (.rightBrace, 1)
    case ",": return (.comma, 1)
    case ";": return (.semicolon, 1)
    case "~": return (.tilde, 1)
    case ":": return plain(.colon, .colonEqual)
    case ".":
      let isEllipsis = second == UInt8(ascii: ".") && third == UInt8(ascii: ".")
      return isEllipsis ? (.ellipsis, 3) : (.dot, 1)
    case "-": return second == UInt8(ascii: ">") ? (.arrow, 2) : plain(.minus, .minusEqual)
    case "+": return plain(.plus, .plusEqual)
    case "*": return doubled(.star, .starEqual, .doubleStar, .doubleStarEqual)
    case "/": return doubled(.slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
    case "%": return plain(.percent, .percentEqual)
    case "@": return plain(.at, .atEqual)
    case "&": return plain(.ampersand, .ampersandEqual)
    case "|": return plain(.bar, .barEqual)
    case "^": return plain(.caret, .caretEqual)
    case "=": return plain(.equal, .doubleEqual)
    case "!": return second == equals ? (.notEqual, 2) : nil
    case "<": return doubled(.less, .lessEqual, .shiftLeft, .shiftLeftEqual)
    case ">": return doubled(.greater, .greaterEqual, .shiftRight, .shiftRightEqual)
    default: return nil
    }
  }
}
