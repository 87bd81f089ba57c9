extension Parser {
  mutating func classDefinition(decorators: [Expression]) throws(SyntaxError) -> Statement {
    let start = position
    advance()
    let name = try name()
    let scope = newScope()
    let place = position
    let arguments = kind == .leftParenthesis ? try arguments() : []
    for argument in arguments {
      if case .comprehension(let value) = argument.value.kind, value.kind == .generator,
        argument.value.position.column == place.column + 1
      {
        throw error("invalid syntax", at: place)
      }
    }
    let outer = (isInFunction, isInLoop, className)
    (isInFunction, isInLoop, className) = (false, false, name)
    defer { (isInFunction, isInLoop, className) = outer }
    let body = try block(of: "class definition", at: start)
    let definition = ClassDefinition(
      name: name, arguments: arguments, body: body, docstring: docstring(of: body), scope: scope,
      position: start)
    return Statement(.classDefinition(definition, decorators: decorators), at: start)
  }

  /// `yield`, `yield value` or `yield from iterable`.
  mutating func yieldExpression() throws(SyntaxError) -> Expression {
    let start = position
    if !isInFunction { throw error("'yield' outside function") }
    hasYield = true
    advance()
    if accept(.keywordFrom) { return try node(.yieldFrom(try expression()), at: start) }
    switch kind {
    case .newline, .semicolon, .end, .rightParenthesis, .equal:
      return Expression(.yield(nil), at: start)
    default:
      let value = try starExpressions()
      if value.isStarred {
        throw error("can't use starred expression here", at: value.position)
      }
      return try node(.yield(value), at: start)
    }
  }
}
