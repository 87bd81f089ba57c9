extension Parser {
  mutating func atom() throws(SyntaxError) -> Expression {
    let start = position
    let kind: Expression.Kind
    switch self.kind {
    case .name: kind = .name(identifier(token))
    case .keywordTrue: kind = .boolean(true)
    case .keywordFalse: kind = .boolean(false)
    case .keywordNone: kind = .none
    case .ellipsis: kind = .ellipsis
    case .number: kind = try number(token)
    case .string: return try strings()
    case .leftParenthesis: return try parenthesized()
    case .leftBracket: return try list()
    case .leftBrace: return try braced()
    default: throw invalidSyntax()
    }
    advance()
    return Expression(kind, at: start)
  }

  private func number(_ token: Token) throws(SyntaxError) -> Expression.Kind {
    let bytes = source[token.range]
    let isRadix = bytes.count > 1 && "xXoObB".utf8.contains(bytes[bytes.startIndex + 1])
    if isRadix || bytes.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") }) {
      if let magnitude = integer(of: token), let value = Int64(exactly: magnitude) {
        return .integer(value)
      }
      throw error("integer literals beyond 64 bits are not supported", at: token.position)
    }
    let digits = String(decoding: bytes.lazy.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    guard let value = Double(digits) else {
      throw error("invalid decimal literal", at: token.position)
    }
    return .float(value)
  }

  /// The value of an integer literal; nil if it is no integer or exceeds 64 bits.
  func integer(of token: Token) -> UInt64? {
    var bytes = source[token.range]
    var radix: UInt64 = 10
    if bytes.count > 2, bytes.first == UInt8(ascii: "0") {
      switch bytes[bytes.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { bytes = bytes.dropFirst(2) }
    }
    var result: UInt64 = 0
    for byte in bytes where byte != UInt8(ascii: "_") {
      let digit: UInt64
      if isDigit(byte) {
        digit = UInt64(byte &- UInt8(ascii: "0"))
      } else {
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        guard radix == 16, letter < 6 else { return nil }
        digit = UInt64(letter) + 10
      }
      let (product, high) = result.multipliedReportingOverflow(by: radix)
      let (sum, carry) = product.addingReportingOverflow(digit)
      if high || carry { return nil }
      result = sum
    }
    return result
  }

  // MARK: Displays

  /// `( … )`: a group, a tuple or a generator.
  private mutating func parenthesized() throws(SyntaxError) -> Expression {
    let start = position
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    if accept(.rightParenthesis) { return Expression(.tuple([]), at: start) }
    let result = try group(at: start)
    try require(.rightParenthesis)
    return result
  }

  /// What parentheses hold, up to the closing one.
  mutating func group(at start: SourcePosition) throws(SyntaxError) -> Expression {
    if kind == .keywordYield { return try yieldExpression() }
    let first = try starNamedExpression()
    if kind == .keywordFor || kind == .keywordAsync {
      return try comprehension(.generator, of: first, value: nil, at: start)
    }
    if kind == .comma {
      return try node(.tuple(try moreItems(after: first, isTuple: true)), at: start)
    }
    if case .starred = first.kind {
      throw error("cannot use starred expression here", at: first.position)
    }
    if kind == .equal { throw strayAssignment(to: first) }
    return first
  }

  /// The items of a display whose first is parsed, up to its closing bracket.
  private mutating func moreItems(
    after first: Expression, isTuple: Bool = false
  ) throws(SyntaxError) -> [Expression] {
    var items = [first]
    while accept(.comma) {
      guard kind.startsExpression || kind == .star || kind.isUnsupportedStart else { break }
      items.append(try starNamedExpression())
    }
    if kind == .keywordFor, !isTuple {
      throw error(
        "did you forget parentheses around the comprehension target?", at: first.position)
    }
    if kind == .equal, let last = items.last { throw strayAssignment(to: last) }
    return items
  }

  private mutating func list() throws(SyntaxError) -> Expression {
    let start = position
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    if accept(.rightBracket) { return Expression(.list([]), at: start) }
    let first = try starNamedExpression()
    let result: Expression
    if kind == .keywordFor || kind == .keywordAsync {
      result = try comprehension(.list, of: first, value: nil, at: start)
    } else {
      result = try node(.list(try moreItems(after: first)), at: start)
    }
    try require(.rightBracket)
    return result
  }

  /// `{ … }`: a set, a dictionary or a comprehension of either.
  private mutating func braced() throws(SyntaxError) -> Expression {
    let start = position
    advance()
    bracketDepth += 1
    defer { bracketDepth -= 1 }
    if accept(.rightBrace) { return Expression(.dictionary([]), at: start) }
    let result: Expression
    if kind == .doubleStar {
      result = try dictionary(at: start)
    } else {
      let isNamed = following == .colonEqual
      let first = try starNamedExpression()
      if kind == .colon, !isNamed, !first.isStarred {
        result = try dictionary(first, at: start)
      } else if kind == .keywordFor || kind == .keywordAsync {
        result = try comprehension(.set, of: first, value: nil, at: start)
      } else {
        result = try node(.set(try moreItems(after: first)), at: start)
      }
    }
    try require(.rightBrace)
    return result
  }

  /// A dictionary's items; `firstKey` is the first one's if it is parsed, the colon is here.
  private mutating func dictionary(
    _ firstKey: Expression? = nil, at start: SourcePosition
  ) throws(SyntaxError) -> Expression {
    var items: [(key: Expression?, value: Expression)] = []
    var key = firstKey
    while key != nil || kind != .rightBrace {
      if key == nil, kind == .doubleStar {
        advance()
        items.append((nil, try operators(from: .bitOr)))
      } else {
        let itemKey: Expression
        if let key {
          itemKey = key
        } else {
          itemKey = try expression()
        }
        key = nil
        guard accept(.colon) else {
          if kind == .failure { throw invalidSyntax() }
          throw error("':' expected after dictionary key", at: itemKey.position)
        }
        if kind == .rightBrace || kind == .comma {
          throw error("expression expected after dictionary key and ':'")
        }
        if kind == .star {
          throw error("cannot use a starred expression in a dictionary value")
        }
        items.append((itemKey, try expression()))
      }
      if kind == .keywordFor || kind == .keywordAsync {
        guard items.count == 1, let item = items.first else { throw invalidSyntax() }
        guard let itemKey = item.key else {
          throw error("dict unpacking cannot be used in dict comprehension", at: start)
        }
        return try comprehension(.dictionary, of: itemKey, value: item.value, at: start)
      }
      guard accept(.comma) else { break }
    }
    return try node(.dictionary(items), at: start)
  }

  // MARK: Comprehensions

  /// The clauses after the element.
  mutating func comprehension(
    _ form: Comprehension.Kind, of element: Expression, value: Expression?,
    at start: SourcePosition
  ) throws(SyntaxError) -> Expression {
    if case .starred = element.kind {
      throw error(
        "iterable unpacking cannot be used in comprehension", at: element.position)
    }
    var clauses: [Comprehension.Clause] = []
    while kind == .keywordFor || kind == .keywordAsync {
      if kind == .keywordAsync { throw invalidSyntax() }
      advance()
      let target = try targetList()
      try require(.keywordIn)
      let iterable = try operators(from: .or)
      var conditions: [Expression] = []
      while accept(.keywordIf) { conditions.append(try operators(from: .or)) }
      clauses.append(
        Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    return try node(
      .comprehension(
        Comprehension(
          kind: form, element: element, value: value, clauses: clauses, scope: newScope())),
      at: start)
  }
}

extension Token.Kind {
  /// Whether this starts an expression that we refuse by name.
  var isUnsupportedStart: Bool { self == .keywordAwait }
}
