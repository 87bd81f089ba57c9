/// A recursive-descent parser of the language's grammar, with precedence climbing for operators.
///
/// Chains (`a + b + …`, `- - x`, `elif`, `a if b else …`) are built in loops; what does recurse
/// counts its depth.
struct Parser {
  let source: [UInt8]
  var tokens: [Token]
  var index = 0
  /// The lexer's error, thrown when its token is reached.
  var failure: SyntaxError?
  /// Scopes handed out so far; the module's is the first.
  var scopeCount: Int32 = 1
  /// How deep `operators` and its kin are in each other.
  var depth = 0
  /// Blocks and `elif` branches around the current statement.
  var blockDepth = 0
  /// What surrounds the current statement.
  var isInFunction = false
  var isInLoop = false
  /// Whether the function around has had a `yield`.
  var hasYield = false
  /// Modules of the library that were imported so far, in order.
  var libraryModules: [String] = []
  /// The names that stand for modules: those of inputs, and what was imported so far.
  var moduleNames: Set<String> = ["tf", "np"]
  /// Whether the text is a module of the library itself.
  var isLibrary = false
  /// The class around, for names like `__private`.
  var className: String?
  /// Open brackets of the expression being parsed, for hints about commas.
  var bracketDepth = 0

  init(source: [UInt8]) {
    self.source = source
    var lexer = Lexer(source)
    lexer.run()
    tokens = lexer.tokens
    failure = lexer.failure
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var kind: Token.Kind { tokens[index].kind }
  var position: SourcePosition { tokens[index].position }

  /// The kind of the token after the current one.
  var following: Token.Kind { index + 1 < tokens.count ? tokens[index + 1].kind : .end }

  /// The last token is `.end` or `.failure` and is never passed.
  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func accept(_ expected: Token.Kind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  /// Passes a token without which the text is plainly invalid.
  mutating func require(_ expected: Token.Kind) throws(SyntaxError) {
    guard accept(expected) else { throw invalidSyntax() }
  }

  func text(_ token: Token) -> String {
    String(decoding: source[token.range], as: UTF8.self)
  }

  /// A name's text; in a class one that begins with two underscores has the class's name before it.
  func identifier(_ token: Token) -> String {
    let name = text(token)
    guard let className, name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    let owner = className.drop { $0 == "_" }
    return owner.isEmpty ? name : "_\(owner)\(name)"
  }

  /// Passes a name and returns it.
  mutating func name() throws(SyntaxError) -> String {
    guard kind == .name else { throw invalidSyntax() }
    let result = identifier(token)
    advance()
    return result
  }

  // MARK: Errors

  func error(_ message: String, at position: SourcePosition? = nil) -> SyntaxError {
    if position == nil, kind == .failure, let failure { return failure }
    return SyntaxError(message: message, position: position ?? self.position)
  }

  func unsupported(_ what: String, at position: SourcePosition? = nil) -> SyntaxError {
    error("\(what) not supported", at: position)
  }

  /// The parser's error or, as CPython prefers it, what is wrong with the tokens further on; a
  /// bracket that is never closed counts only from the next line on.
  func preferred(_ error: SyntaxError) -> SyntaxError {
    guard let failure, !failure.isUnclosed || failure.position.line < error.position.line else {
      return error
    }
    return failure
  }

  /// The error of a token that fits nowhere.
  func invalidSyntax() -> SyntaxError {
    switch kind {
    case .failure: return failure ?? SyntaxError(message: "invalid syntax", position: position)
    case .keywordAsync: return unsupported("'async' is")
    case .keywordAwait: return unsupported("'await' is")
    case .indent:
      return SyntaxError(
        type: "IndentationError", message: "unexpected indent", position: position)
    default: break
    }
    return SyntaxError(message: "invalid syntax", position: position)
  }

  // MARK: Bounds

  /// A node, unless the tree under it is too tall.
  func node(
    _ kind: Expression.Kind, at position: SourcePosition
  ) throws(SyntaxError) -> Expression {
    let result = Expression(kind, at: position)
    if result.height > SyntaxLimits.height {
      throw SyntaxError(message: "too many nested operators", position: position)
    }
    return result
  }

  mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > SyntaxLimits.nesting {
      throw SyntaxError(message: "too many nested expressions", position: position)
    }
  }

  mutating func newScope() -> ScopeID {
    defer { scopeCount += 1 }
    return ScopeID(scopeCount)
  }
}

extension SyntaxError {
  /// Whether it is about a bracket that nothing closes.
  fileprivate var isUnclosed: Bool { message.hasSuffix("was never closed") }
}
