/// Python's precedence, from the loosest.
enum Precedence: Int {
  case or = 1
  case and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product
}

extension Parser {
  /// `a, *b, c`: a tuple if there is a comma.
  mutating func starExpressions() throws(SyntaxError) -> Expression {
    let start = position
    let first = try starExpression()
    guard kind == .comma else { return first }
    var items = [first]
    while accept(.comma) {
      guard kind.startsExpression || kind == .star else {
        if kind == .failure { throw invalidSyntax() }
        break
      }
      items.append(try starExpression())
    }
    return try node(.tuple(items), at: start)
  }

  mutating func starExpression() throws(SyntaxError) -> Expression {
    guard kind == .star else { return try expression() }
    let start = position
    advance()
    return try node(.starred(try operators(from: .bitOr)), at: start)
  }

  /// `name := value` or an expression.
  mutating func namedExpression() throws(SyntaxError) -> Expression {
    let start = position
    if kind == .name, following == .colonEqual {
      let target = try name()
      advance()
      return try node(.named(target, try expression()), at: start)
    }
    let value = try expression()
    if kind == .colonEqual, bracketDepth > 0 {
      throw error("cannot use assignment expressions with \(describe(value))", at: start)
    }
    return value
  }

  /// An element of a display: starred or named.
  mutating func starNamedExpression() throws(SyntaxError) -> Expression {
    kind == .star ? try starExpression() : try namedExpression()
  }

  /// A conditional, a lambda or what binds tighter.
  mutating func expression() throws(SyntaxError) -> Expression {
    try enter()
    defer { depth -= 1 }
    if kind == .keywordLambda { return try lambda() }
    let start = position
    let body = try operators(from: .or)
    guard kind == .keywordIf else {
      if bracketDepth > 0, kind.startsExpression, kind != .keywordNot, failure == nil {
        throw error("invalid syntax. Perhaps you forgot a comma?", at: start)
      }
      return body
    }
    var pending: [(start: SourcePosition, body: Expression, test: Expression)] = []
    var tail = body
    var tailStart = start
    while kind == .keywordIf {
      advance()
      let test = try operators(from: .or)
      guard kind == .keywordElse else {
        if kind == .colon || kind == .failure { throw invalidSyntax() }
        throw error("expected 'else' after 'if' expression", at: tailStart)
      }
      advance()
      pending.append((tailStart, tail, test))
      tailStart = position
      if kind == .keywordLambda {
        tail = try lambda()
        break
      }
      tail = try operators(from: .or)
    }
    for (start, body, test) in pending.reversed() {
      tail = try node(.conditional(test: test, body: body, otherwise: tail), at: start)
    }
    return tail
  }

  /// Operators that bind at least as tightly as `lowest`.
  mutating func operators(from lowest: Precedence) throws(SyntaxError) -> Expression {
    try enter()
    defer { depth -= 1 }
    let start = position
    var left: Expression
    if kind == .keywordNot {
      guard lowest.rawValue <= Precedence.not.rawValue else { throw invalidSyntax() }
      left = try negation()
    } else {
      left = try unary()
    }
    while let precedence = precedence, precedence.rawValue >= lowest.rawValue {
      switch precedence {
      case .or:
        left = try node(.or(try operands(left, .keywordOr, .and)), at: start)
      case .and:
        left = try node(.and(try operands(left, .keywordAnd, .not)), at: start)
      case .comparison:
        left = try comparison(left, at: start)
      default:
        guard let symbol = kind.binaryOperator else { throw invalidSyntax() }
        let place = position
        advance()
        let right =
          precedence == .product
          ? try unary() : try operators(from: Precedence(rawValue: precedence.rawValue + 1) ?? .or)
        left = try node(.binary(symbol, left, right, operatorPosition: place), at: start)
      }
    }
    return left
  }

  /// The precedence of the operator here, if there is one.
  private var precedence: Precedence? {
    switch kind {
    case .keywordOr: .or
    case .keywordAnd: .and
    case .less, .greater, .lessEqual, .greaterEqual, .doubleEqual, .notEqual, .keywordIn,
      .keywordIs:
      .comparison
    case .keywordNot: following == .keywordIn ? .comparison : nil
    case .bar: .bitOr
    case .caret: .bitXor
    case .ampersand: .bitAnd
    case .shiftLeft, .shiftRight: .shift
    case .plus, .minus: .sum
    case .star, .slash, .doubleSlash, .percent, .at: .product
    default: nil
    }
  }

  private mutating func negation() throws(SyntaxError) -> Expression {
    var places: [SourcePosition] = []
    while kind == .keywordNot {
      places.append(position)
      advance()
    }
    var result = try operators(from: .comparison)
    for place in places.reversed() { result = try node(.unary(.not, result), at: place) }
    return result
  }

  private mutating func operands(
    _ first: Expression, _ symbol: Token.Kind, _ tighter: Precedence
  ) throws(SyntaxError) -> [Expression] {
    var items = [first]
    while accept(symbol) { items.append(try operators(from: tighter)) }
    return items
  }

  private mutating func comparison(
    _ first: Expression, at start: SourcePosition
  ) throws(SyntaxError) -> Expression {
    var rest: [(ComparisonOperator, Expression)] = []
    while precedence == .comparison {
      let symbol: ComparisonOperator
      switch kind {
      case .less: symbol = .less
      case .greater: symbol = .greater
      case .lessEqual: symbol = .lessOrEqual
      case .greaterEqual: symbol = .greaterOrEqual
      case .doubleEqual: symbol = .equal
      case .notEqual: symbol = .notEqual
      case .keywordIn: symbol = .in
      case .keywordIs:
        symbol = following == .keywordNot ? .isNot : .is
        if symbol == .isNot { advance() }
      default:
        symbol = .notIn
        advance()
      }
      advance()
      rest.append((symbol, try operators(from: .bitOr)))
    }
    return try node(.comparison(first: first, rest: rest), at: start)
  }

  /// Signs and what they apply to; `**` binds tighter on its left and looser on its right.
  mutating func unary() throws(SyntaxError) -> Expression {
    var signs: [(UnaryOperator, SourcePosition)] = []
    signs: while true {
      let sign: UnaryOperator
      switch kind {
      case .minus: sign = .negate
      case .plus: sign = .plus
      case .tilde: sign = .invert
      default: break signs
      }
      signs.append((sign, position))
      advance()
    }
    let start = position
    var result: Expression
    if let last = signs.last, last.0 == .negate, isSmallestMagnitude {
      signs.removeLast()
      advance()
      result = Expression(.integer(.min), at: last.1)
    } else {
      result = try postfix()
    }
    if kind == .doubleStar {
      let place = position
      advance()
      try enter()
      defer { depth -= 1 }
      result = try node(
        .binary(.power, result, try unary(), operatorPosition: place), at: start)
    }
    for (sign, place) in signs.reversed() { result = try node(.unary(sign, result), at: place) }
    return result
  }

  /// Whether here is 9223372036854775808 with nothing that binds tighter than a minus.
  private var isSmallestMagnitude: Bool {
    guard kind == .number, token.range.count >= 19 else { return false }
    switch following {
    case .doubleStar, .dot, .leftBracket, .leftParenthesis: return false
    default: return integer(of: token) == UInt64(Int64.max) + 1
    }
  }

  /// Attributes, subscripts and calls.
  private mutating func postfix() throws(SyntaxError) -> Expression {
    let start = position
    var result = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        let place = position
        let attribute = try name()
        if !isLibrary { note(attribute, of: result) }
        result = try node(.attribute(result, name: attribute, namePosition: place), at: start)
      case .leftParenthesis:
        result = try node(.call(callee: result, arguments: try arguments()), at: start)
      case .leftBracket:
        result = try node(.subscripted(result, index: try subscriptIndex()), at: start)
      default:
        return result
      }
    }
  }
}
