extension Parser {
  mutating func lambda() throws(SyntaxError) -> Expression {
    let start = position
    advance()
    let scope = newScope()
    let parameters = try parameters(until: .colon, isAnnotated: false)
    guard accept(.colon) else {
      if kind == .failure { throw invalidSyntax() }
      // In a replacement field the colon is that of the format specification.
      throw parameters.isEmpty || kind == .end ? invalidSyntax() : error("expected ':'")
    }
    let bodyStart = position
    let outer = (isInFunction, hasYield)
    (isInFunction, hasYield) = (true, false)
    let body = try expression()
    let isGenerator = hasYield
    (isInFunction, hasYield) = outer
    return try node(
      .lambda(
        Function(
          name: "<lambda>", parameters: parameters,
          body: [Statement(.return(body), at: bodyStart)], docstring: nil, scope: scope,
          position: start, isGenerator: isGenerator)), at: start)
  }

  mutating func function(decorators: [Expression]) throws(SyntaxError) -> Statement {
    let start = position
    advance()
    let name = try name()
    let scope = newScope()
    guard accept(.leftParenthesis) else {
      throw kind == .failure ? invalidSyntax() : error("expected '('")
    }
    bracketDepth += 1
    let parameters = try parameters(until: .rightParenthesis, isAnnotated: true)
    bracketDepth -= 1
    try require(.rightParenthesis)
    if accept(.arrow) { _ = try expression() }
    let outer = (isInFunction, isInLoop, hasYield)
    (isInFunction, isInLoop, hasYield) = (true, false, false)
    defer { (isInFunction, isInLoop, hasYield) = outer }
    let body = try block(of: "function definition", at: start, isColonForced: true)
    let docstring = docstring(of: body)
    let function = Function(
      name: name, parameters: parameters, body: body, docstring: docstring, scope: scope,
      position: start, isGenerator: hasYield)
    return Statement(.function(function, decorators: decorators), at: start)
  }

  /// The text that a body begins with.
  func docstring(of body: [Statement]) -> String? {
    guard case .expression(let first)? = body.first?.kind, case .string(let text) = first.kind
    else { return nil }
    return text
  }

  /// The parameters before `end`, which is not passed. Annotations are parsed and dropped.
  private mutating func parameters(
    until end: Token.Kind, isAnnotated: Bool
  ) throws(SyntaxError) -> Parameters {
    var result = Parameters()
    var seen: Set<String> = []
    var hasStar = false
    var hasSlash = false
    var hasDefault = false
    var bareStar: SourcePosition?
    while kind != end {
      let start = position
      if result.keywordVariadic != nil {
        throw error("arguments cannot follow var-keyword argument")
      }
      if accept(.slash) {
        if hasSlash { throw error("/ may appear only once", at: start) }
        if hasStar { throw error("/ must be ahead of *", at: start) }
        if result.positional.isEmpty { throw error("invalid syntax", at: start) }
        hasSlash = true
        result.positionalOnlyCount = result.positional.count
      } else if accept(.star) {
        if hasStar { throw error("* argument may appear only once", at: start) }
        hasStar = true
        if kind == .comma {
          bareStar = start
        } else if kind == end {
          throw error("named arguments must follow bare *", at: start)
        } else {
          result.variadic = try parameterName(&seen)
          if isAnnotated, accept(.colon) { _ = try starExpression() }
          if kind == .equal {
            throw error("var-positional argument cannot have default value")
          }
        }
      } else if accept(.doubleStar) {
        if let bareStar {
          throw error("named arguments must follow bare *", at: bareStar)
        }
        result.keywordVariadic = try parameterName(&seen)
        if isAnnotated, accept(.colon) { _ = try expression() }
        if kind == .equal { throw error("var-keyword argument cannot have default value") }
      } else {
        if kind == .leftParenthesis {
          throw error(
            "\(isAnnotated ? "Function" : "Lambda expression") parameters cannot be parenthesized")
        }
        let name = try parameterName(&seen)
        if isAnnotated, accept(.colon) { _ = try expression() }
        var value: Expression?
        if accept(.equal) {
          if kind == .comma || kind == end { throw error("expected default value expression") }
          value = try expression()
        }
        let parameter = Parameters.Parameter(name: name, defaultValue: value)
        if hasStar {
          bareStar = nil
          result.keywordOnly.append(parameter)
        } else {
          if value == nil, hasDefault {
            throw error("non-default argument follows default argument", at: start)
          }
          hasDefault = hasDefault || value != nil
          result.positional.append(parameter)
        }
      }
      guard accept(.comma) else { break }
    }
    if let bareStar { throw error("named arguments must follow bare *", at: bareStar) }
    return result
  }

  private mutating func parameterName(_ seen: inout Set<String>) throws(SyntaxError) -> String {
    let start = position
    let name = try name()
    if !seen.insert(name).inserted {
      throw error("duplicate argument '\(name)' in function definition", at: start)
    }
    return name
  }
}

extension Parameters {
  var isEmpty: Bool {
    positional.isEmpty && keywordOnly.isEmpty && variadic == nil && keywordVariadic == nil
  }
}
