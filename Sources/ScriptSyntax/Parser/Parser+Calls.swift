extension Parser {
  /// A call's arguments with their parentheses.
  mutating func arguments() throws(SyntaxError) -> [Argument] {
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    var result: [Argument] = []
    var keywords: Set<String> = []
    var hasUnpacking = false
    while kind != .rightParenthesis {
      let start = position
      if accept(.star) {
        if hasUnpacking {
          throw error(
            "iterable argument unpacking follows keyword argument unpacking", at: start)
        }
        result.append(Argument(kind: .starred, value: try expression()))
      } else if accept(.doubleStar) {
        hasUnpacking = true
        result.append(Argument(kind: .doubleStarred, value: try expression()))
      } else if kind == .name, following == .equal {
        let keyword = try name()
        advance()
        if !keywords.insert(keyword).inserted {
          throw error("keyword argument repeated: \(keyword)", at: start)
        }
        result.append(Argument(kind: .keyword(keyword), value: try expression()))
      } else {
        let value = try namedExpression()
        if kind == .equal { throw notAKeyword(value) }
        if kind == .keywordFor || kind == .keywordAsync {
          let generator = try comprehension(.generator, of: value, value: nil, at: start)
          // A generator may go without its own parentheses only when it is alone.
          guard result.isEmpty, kind == .rightParenthesis else {
            if kind == .failure { throw invalidSyntax() }
            throw error("Generator expression must be parenthesized", at: start)
          }
          result.append(Argument(kind: .positional, value: generator))
        } else {
          if hasUnpacking {
            throw error(
              "positional argument follows keyword argument unpacking", at: start)
          }
          if !keywords.isEmpty {
            throw error("positional argument follows keyword argument", at: start)
          }
          result.append(Argument(kind: .positional, value: value))
        }
      }
      guard accept(.comma) else { break }
    }
    try require(.rightParenthesis)
    return result
  }

  private func notAKeyword(_ value: Expression) -> SyntaxError {
    switch value.kind {
    case .boolean, .none: error("cannot assign to \(describe(value))", at: value.position)
    default:
      error(
        "expression cannot contain assignment, perhaps you meant \"==\"?", at: value.position)
    }
  }

  /// A subscript with its brackets: one index or a tuple of them.
  mutating func subscriptIndex() throws(SyntaxError) -> Expression {
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    let start = position
    let first = try oneIndex()
    if accept(.rightBracket) {
      guard case .starred = first.kind else { return first }
      return try node(.tuple([first]), at: start)
    }
    var items = [first]
    while accept(.comma) {
      if kind == .rightBracket { break }
      items.append(try oneIndex())
    }
    try require(.rightBracket)
    return try node(.tuple(items), at: start)
  }

  private mutating func oneIndex() throws(SyntaxError) -> Expression {
    let start = position
    var lower: Expression?
    if kind != .colon {
      let value = try starNamedExpression()
      guard kind == .colon else { return value }
      switch value.kind {
      case .starred, .named: throw invalidSyntax()
      default: lower = value
      }
    }
    advance()
    let upper = try bound()
    let step = accept(.colon) ? try bound() : nil
    return try node(.slice(lower: lower, upper: upper, step: step), at: start)
  }

  private mutating func bound() throws(SyntaxError) -> Expression? {
    switch kind {
    case .colon, .comma, .rightBracket: nil
    default: try expression()
    }
  }
}
