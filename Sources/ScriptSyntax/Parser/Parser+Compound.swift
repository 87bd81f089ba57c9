extension Parser {
  /// A colon and the statements it introduces.
  ///
  /// - Parameters:
  ///   - owner: What CPython calls the statement in its errors: `'if' statement`.
  ///   - start: Where that statement starts.
  ///   - isColonForced: Whether anything but a colon is reported as its absence.
  mutating func block(
    of owner: String, at start: SourcePosition, isColonForced: Bool = false
  ) throws(SyntaxError) -> [Statement] {
    guard accept(.colon) else {
      if kind == .failure || !(isColonForced || kind == .newline) { throw invalidSyntax() }
      throw error("expected ':'")
    }
    var result: [Statement] = []
    guard accept(.newline) else {
      try simpleStatements(into: &result)
      return result
    }
    guard kind == .indent else {
      if kind == .failure { throw invalidSyntax() }
      throw SyntaxError(
        type: "IndentationError",
        message: "expected an indented block after \(owner) on line \(start.line)",
        position: position)
    }
    advance()
    blockDepth += 1
    defer { blockDepth -= 1 }
    try checkBlocks()
    while kind != .dedent {
      if kind == .failure || kind == .end { throw invalidSyntax() }
      try statement(into: &result)
    }
    advance()
    return result
  }

  private func checkBlocks() throws(SyntaxError) {
    if blockDepth > SyntaxLimits.blocks {
      throw SyntaxError(message: "too many nested blocks", position: position)
    }
  }

  /// The test of an `if`, `elif` or `while`.
  private mutating func header() throws(SyntaxError) -> Expression {
    advance()
    let test = try namedExpression()
    if kind == .equal { throw strayAssignment(to: test) }
    return test
  }

  mutating func ifStatement() throws(SyntaxError) -> Statement {
    var branches: [(start: SourcePosition, test: Expression, body: [Statement])] = []
    let outerDepth = blockDepth
    defer { blockDepth = outerDepth }
    var word = "if"
    repeat {
      let start = position
      let test = try header()
      branches.append((start, test, try block(of: "'\(word)' statement", at: start)))
      // Each `elif` is one level deeper in the tree.
      blockDepth += 1
      try checkBlocks()
      word = "elif"
    } while kind == .keywordElif
    var otherwise = try elseBlock()
    for branch in branches.dropFirst().reversed() {
      otherwise = [
        Statement(
          .if(test: branch.test, body: branch.body, otherwise: otherwise), at: branch.start)
      ]
    }
    let first = branches[0]
    return Statement(
      .if(test: first.test, body: first.body, otherwise: otherwise), at: first.start)
  }

  private mutating func elseBlock() throws(SyntaxError) -> [Statement] {
    guard kind == .keywordElse else { return [] }
    let start = position
    advance()
    return try block(of: "'else' statement", at: start, isColonForced: true)
  }

  /// A loop's block, in which `break` and `continue` may stand.
  private mutating func loopBlock(
    of owner: String, at start: SourcePosition, isColonForced: Bool = false
  ) throws(SyntaxError) -> [Statement] {
    let outer = isInLoop
    isInLoop = true
    defer { isInLoop = outer }
    return try block(of: owner, at: start, isColonForced: isColonForced)
  }

  mutating func whileStatement() throws(SyntaxError) -> Statement {
    let start = position
    let test = try header()
    let body = try loopBlock(of: "'while' statement", at: start)
    return Statement(.while(test: test, body: body, otherwise: try elseBlock()), at: start)
  }

  mutating func forStatement() throws(SyntaxError) -> Statement {
    let start = position
    advance()
    let target = try targetList()
    try require(.keywordIn)
    let iterable = try starExpressions()
    if iterable.isStarred {
      throw error("can't use starred expression here", at: iterable.position)
    }
    let body = try loopBlock(of: "'for' statement", at: start, isColonForced: true)
    return Statement(
      .for(target: target, iterable: iterable, body: body, otherwise: try elseBlock()),
      at: start)
  }

  mutating func decorated() throws(SyntaxError) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try require(.newline)
    }
    if kind == .keywordClass { return try classDefinition(decorators: decorators) }
    guard kind == .keywordDef else { throw invalidSyntax() }
    return try function(decorators: decorators)
  }

  // MARK: with

  mutating func withStatement() throws(SyntaxError) -> Statement {
    let start = position
    advance()
    var items: [WithItem]?
    if kind == .leftParenthesis, let close = matchingParenthesis(),
      tokens[close + 1].kind == .colon
    {
      // `with (a as b, c):` first; what is no such list is an expression in parentheses.
      let before = self
      items = try? parenthesizedItems()
      if items == nil { self = before }
    }
    if items == nil { items = try withItems(until: .colon) }
    let body = try block(of: "'with' statement", at: start)
    return Statement(.with(items: items ?? [], body: body), at: start)
  }

  /// The token that closes the parenthesis here; the lexer has matched the kinds.
  private func matchingParenthesis() -> Int? {
    var level = 0
    for place in index..<tokens.count {
      switch tokens[place].kind {
      case .leftParenthesis, .leftBracket, .leftBrace: level += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        level -= 1
        if level == 0 { return place + 1 < tokens.count ? place : nil }
      default: break
      }
    }
    return nil
  }

  private mutating func parenthesizedItems() throws(SyntaxError) -> [WithItem] {
    advance()
    let items = try withItems(until: .rightParenthesis)
    try require(.rightParenthesis)
    return items
  }

  private mutating func withItems(until end: Token.Kind) throws(SyntaxError) -> [WithItem] {
    var items: [WithItem] = []
    repeat {
      if end == .rightParenthesis, kind == end, !items.isEmpty { break }
      let context = try expression()
      items.append(
        WithItem(context: context, target: accept(.keywordAs) ? try singleTarget() : nil))
    } while accept(.comma)
    return items
  }

  // MARK: try

  mutating func tryStatement() throws(SyntaxError) -> Statement {
    let start = position
    advance()
    let body = try block(of: "'try' statement", at: start, isColonForced: true)
    var handlers: [ExceptHandler] = []
    while kind == .keywordExcept {
      if let last = handlers.last, last.type == nil {
        throw error("default 'except:' must be last", at: last.position)
      }
      handlers.append(try handler())
    }
    let otherwise = handlers.isEmpty ? [] : try elseBlock()
    var finally: [Statement] = []
    if kind == .keywordFinally {
      let place = position
      advance()
      finally = try block(of: "'finally' statement", at: place, isColonForced: true)
    } else if handlers.isEmpty {
      if kind == .failure { throw invalidSyntax() }
      throw error("expected 'except' or 'finally' block")
    }
    return Statement(
      .try(body: body, handlers: handlers, otherwise: otherwise, finally: finally), at: start)
  }

  private mutating func handler() throws(SyntaxError) -> ExceptHandler {
    let start = position
    advance()
    if kind == .star { throw unsupported("'except*' is") }
    var type: Expression?
    var bound: String?
    if kind != .colon, kind != .newline {
      let value = try expression()
      if kind == .comma {
        throw error("multiple exception types must be parenthesized", at: value.position)
      }
      type = value
      if accept(.keywordAs) { bound = try name() }
    }
    let body = try block(of: "'except' statement", at: start)
    return ExceptHandler(type: type, name: bound, body: body, position: start)
  }
}
