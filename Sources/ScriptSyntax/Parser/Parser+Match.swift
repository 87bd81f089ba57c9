extension Parser {
  /// Whether `match` here begins a statement: its line ends in a colon, and a `case` follows.
  var isMatchStatement: Bool {
    guard text(token) == "match", following.startsExpression || following == .star else {
      return false
    }
    var level = 0
    for place in (index + 1)..<tokens.count {
      switch tokens[place].kind {
      case .leftParenthesis, .leftBracket, .leftBrace: level += 1
      case .rightParenthesis, .rightBracket, .rightBrace: level -= 1
      case .newline:
        guard level == 0, tokens[place - 1].kind == .colon, place + 2 < tokens.count,
          tokens[place + 1].kind == .indent, tokens[place + 2].kind == .name
        else { return false }
        return text(tokens[place + 2]) == "case"
      case .end, .failure: return false
      default: break
      }
    }
    return false
  }

  mutating func matchStatement() throws(SyntaxError) -> Statement {
    let start = position
    advance()
    let first = position
    var subject = try starNamedExpression()
    if kind == .comma {
      var items = [subject]
      while accept(.comma), kind != .colon { items.append(try starNamedExpression()) }
      subject = try node(.tuple(items), at: first)
    } else if subject.isStarred {
      throw error("can't use starred expression here", at: first)
    }
    try require(.colon)
    try require(.newline)
    try require(.indent)
    blockDepth += 1
    defer { blockDepth -= 1 }
    var cases: [MatchCase] = []
    while kind != .dedent {
      guard kind == .name, text(token) == "case" else { throw invalidSyntax() }
      cases.append(try matchCase())
      if let last = cases.dropLast().last, last.guardTest == nil, last.pattern.isIrrefutable {
        let what =
          if case .capture(_, let name?) = last.pattern.kind { "name capture '\(name)'" } else {
            "wildcard"
          }
        throw error("\(what) makes remaining patterns unreachable", at: last.pattern.position)
      }
    }
    advance()
    return Statement(.match(subject: subject, cases: cases), at: start)
  }

  private mutating func matchCase() throws(SyntaxError) -> MatchCase {
    let start = position
    advance()
    let place = position
    var pattern = try topPattern()
    if kind == .comma {
      var items = [pattern]
      while accept(.comma), kind != .colon, kind != .keywordIf { items.append(try topPattern()) }
      pattern = Pattern(.sequence(items), at: place)
    } else if case .star = pattern.kind {
      pattern = Pattern(.sequence([pattern]), at: place)
    }
    try check(pattern)
    let test = accept(.keywordIf) ? try namedExpression() : nil
    let body = try block(of: "'case' statement", at: start)
    return MatchCase(pattern: pattern, guardTest: test, body: body, position: start)
  }

  private mutating func topPattern() throws(SyntaxError) -> Pattern {
    let start = position
    guard accept(.star) else { return try asPattern() }
    let name = try name()
    return Pattern(.star(name == "_" ? nil : name), at: start)
  }

  private mutating func asPattern() throws(SyntaxError) -> Pattern {
    try enter()
    defer { depth -= 1 }
    let start = position
    var items = [try closedPattern()]
    while accept(.bar) { items.append(try closedPattern()) }
    for item in items.dropLast() where item.isIrrefutable {
      if case .capture(_, let name?) = item.kind {
        throw error(
          "name capture '\(name)' makes remaining patterns unreachable", at: item.position)
      }
      throw error("wildcard makes remaining patterns unreachable", at: item.position)
    }
    let names = Set(items[0].names)
    if items.dropFirst().contains(where: { Set($0.names) != names }) {
      throw error("alternative patterns bind different names", at: start)
    }
    let pattern = items.count == 1 ? items[0] : Pattern(.or(items), at: start)
    guard accept(.keywordAs) else { return pattern }
    let place = position
    let name = try name()
    if name == "_" { throw error("cannot use '_' as a target", at: place) }
    return Pattern(.capture(pattern, name), at: start)
  }

  private mutating func closedPattern() throws(SyntaxError) -> Pattern {
    let start = position
    switch kind {
    case .name:
      var value = Expression(.name(identifier(token)), at: start)
      if following != .dot && following != .leftParenthesis {
        let name = try name()
        return Pattern(.capture(nil, name == "_" ? nil : name), at: start)
      }
      advance()
      while accept(.dot) {
        let place = position
        value = try node(.attribute(value, name: try name(), namePosition: place), at: start)
      }
      if kind == .leftParenthesis { return try classPattern(value) }
      return Pattern(.value(value), at: start)
    case .leftParenthesis, .leftBracket: return try group()
    case .leftBrace: return try mapping()
    case .minus, .number, .string, .keywordNone, .keywordTrue, .keywordFalse:
      return Pattern(.value(try operators(from: .sum)), at: start)
    default: throw invalidSyntax()
    }
  }

  /// `( … )`: a group or a sequence; `[ … ]`: a sequence.
  private mutating func group() throws(SyntaxError) -> Pattern {
    let start = position
    let isList = kind == .leftBracket
    let end: Token.Kind = isList ? .rightBracket : .rightParenthesis
    advance()
    var items: [Pattern] = []
    var hasComma = false
    while kind != end {
      items.append(try topPattern())
      guard accept(.comma) else { break }
      hasComma = true
    }
    try require(end)
    if !isList, items.count == 1, !hasComma {
      if case .star = items[0].kind { throw error("invalid syntax", at: start) }
      return items[0]
    }
    return Pattern(.sequence(items), at: start)
  }

  private mutating func mapping() throws(SyntaxError) -> Pattern {
    let start = position
    advance()
    var keys: [Expression] = []
    var patterns: [Pattern] = []
    var rest: String?
    while kind != .rightBrace {
      if accept(.doubleStar) {
        rest = try name()
        _ = accept(.comma)
        break
      }
      guard case .value(let key) = try closedPattern().kind else { throw invalidSyntax() }
      keys.append(key)
      try require(.colon)
      patterns.append(try asPattern())
      guard accept(.comma) else { break }
    }
    try require(.rightBrace)
    return Pattern(.mapping(keys: keys, patterns: patterns, rest: rest), at: start)
  }

  private mutating func classPattern(_ type: Expression) throws(SyntaxError) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [(name: String, pattern: Pattern)] = []
    while kind != .rightParenthesis {
      if kind == .name, following == .equal {
        let place = position
        let name = try name()
        advance()
        if keywords.contains(where: { $0.name == name }) {
          throw error("attribute name repeated in class pattern: \(name)", at: place)
        }
        keywords.append((name, try asPattern()))
      } else {
        if !keywords.isEmpty { throw error("positional patterns follow keyword patterns") }
        positional.append(try asPattern())
      }
      guard accept(.comma) else { break }
    }
    try require(.rightParenthesis)
    return Pattern(
      .classPattern(type, positional: positional, keywords: keywords), at: type.position)
  }

  /// No name twice, and no two stars in a sequence.
  private func check(_ pattern: Pattern) throws(SyntaxError) {
    var seen: Set<String> = []
    for name in pattern.names where !seen.insert(name).inserted {
      throw error("multiple assignments to name '\(name)' in pattern", at: pattern.position)
    }
    var pending = [pattern]
    while let next = pending.popLast() {
      switch next.kind {
      case .value, .star: break
      case .capture(let inner, _): if let inner { pending.append(inner) }
      case .or(let items): pending += items
      case .sequence(let items):
        let stars = items.filter { if case .star = $0.kind { true } else { false } }
        if stars.count > 1 {
          throw error("multiple starred names in sequence pattern", at: next.position)
        }
        pending += items
      case .mapping(_, let patterns, _): pending += patterns
      case .classPattern(_, let positional, let keywords):
        pending += positional + keywords.map(\.pattern)
      }
    }
  }
}
