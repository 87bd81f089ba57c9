/// One lexical unit: its kind and the bytes it covers.
struct Token {
  enum Kind: UInt8 {
    case end, newline, indent, dedent
    /// The text stops being Python here; the lexer keeps the error.
    case failure
    case name, number, string

    case keywordFalse, keywordNone, keywordTrue, keywordAnd, keywordAs, keywordAssert
    case keywordAsync, keywordAwait, keywordBreak, keywordClass, keywordContinue, keywordDef
    case keywordDel, keywordElif, keywordElse, keywordExcept, keywordFinally, keywordFor
    case keywordFrom, keywordGlobal, keywordIf, keywordImport, keywordIn, keywordIs
    case keywordLambda, keywordNonlocal, keywordNot, keywordOr, keywordPass, keywordRaise
    case keywordReturn, keywordTry, keywordWhile, keywordWith, keywordYield

    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, at, equal, colonEqual
    case plus, minus, star, doubleStar, slash, doubleSlash, percent
    case ampersand, bar, caret, tilde, shiftLeft, shiftRight
    case less, greater, lessEqual, greaterEqual, doubleEqual, notEqual
    case plusEqual, minusEqual, starEqual, doubleStarEqual, slashEqual, doubleSlashEqual
    case percentEqual, atEqual, ampersandEqual, barEqual, caretEqual
    case shiftLeftEqual, shiftRightEqual
  }

  var kind: Kind
  /// Byte offsets of the text.
  var start: Int32
  var end: Int32
  var position: SourcePosition

  var range: Range<Int> { Int(start)..<Int(end) }

  static let keywords: [String: Kind] = [
    "False": .keywordFalse, "None": .keywordNone, "True": .keywordTrue, "and": .keywordAnd,
    "as": .keywordAs, "assert": .keywordAssert, "async": .keywordAsync, "await": .keywordAwait,
    "break": .keywordBreak, "class": .keywordClass, "continue": .keywordContinue,
    "def": .keywordDef, "del": .keywordDel, "elif": .keywordElif, "else": .keywordElse,
    "except": .keywordExcept, "finally": .keywordFinally, "for": .keywordFor,
    "from": .keywordFrom, "global": .keywordGlobal, "if": .keywordIf, "import": .keywordImport,
    "in": .keywordIn, "is": .keywordIs, "lambda": .keywordLambda,
    "nonlocal": .keywordNonlocal, "not": .keywordNot, "or": .keywordOr, "pass": .keywordPass,
    "raise": .keywordRaise, "return": .keywordReturn, "try": .keywordTry,
    "while": .keywordWhile, "with": .keywordWith, "yield": .keywordYield,
  ]
}

extension Token.Kind {
  /// Whether an expression may begin with this token.
  var startsExpression: Bool {
    switch self {
    case .name, .number, .string, .keywordFalse, .keywordNone, .keywordTrue, .keywordNot,
      .keywordLambda, .leftParenthesis, .leftBracket, .leftBrace, .ellipsis, .plus, .minus,
      .tilde:
      true
    default: false
    }
  }

  /// The operator of `x op= value`.
  var augmentedOperator: BinaryOperator? {
    switch self {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .slashEqual: .divide
    case .doubleSlashEqual: .floorDivide
    case .percentEqual: .modulo
    case .doubleStarEqual: .power
    case .atEqual: .matrixMultiply
    case .ampersandEqual: .bitAnd
    case .barEqual: .bitOr
    case .caretEqual: .bitXor
    case .shiftLeftEqual: .shiftLeft
    case .shiftRightEqual: .shiftRight
    default: nil
    }
  }

  /// The operator of `x op y`.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .modulo
    case .at: .matrixMultiply
    case .ampersand: .bitAnd
    case .bar: .bitOr
    case .caret: .bitXor
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    default: nil
    }
  }
}
