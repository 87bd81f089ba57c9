/// What a target is for, which decides what may stand in it and what an error says.
enum TargetUse {
  case assign, delete
}

extension Parser {
  /// The targets of a `for`, up to `in`.
  mutating func targetList() throws(SyntaxError) -> Expression {
    let start = position
    let first = try starTarget()
    var result = first
    if kind == .comma {
      var items = [first]
      while accept(.comma) {
        guard kind.startsExpression || kind == .star else { break }
        items.append(try starTarget())
      }
      result = try node(.tuple(items), at: start)
    }
    try check(result)
    return result
  }

  private mutating func starTarget() throws(SyntaxError) -> Expression {
    let start = position
    guard accept(.star) else { return try operators(from: .bitOr) }
    return try node(.starred(try operators(from: .bitOr)), at: start)
  }

  /// The target after `as`.
  mutating func singleTarget() throws(SyntaxError) -> Expression {
    let result = try starTarget()
    try check(result)
    return result
  }

  /// Whether an expression may be assigned to; `hint` is added for a target that may have been
  /// meant as a comparison.
  func check(
    _ target: Expression, for use: TargetUse = .assign, isStatement: Bool = false
  ) throws(SyntaxError) {
    if case .starred(let value) = target.kind, use == .assign {
      try check(value, for: use)
      throw error("starred assignment target must be in a list or tuple", at: target.position)
    }
    // A stack of our own: targets may nest as deep as expressions.
    var pending = [target]
    while let next = pending.popLast() {
      switch next.kind {
      case .name, .attribute, .subscripted: continue
      case .tuple(let items), .list(let items):
        if use == .assign, items.lazy.filter({ $0.isStarred }).count > 1 {
          throw error(
            "multiple starred expressions in assignment",
            at: next.position)
        }
        pending.append(contentsOf: items.reversed())
      case .starred(let value) where use == .assign:
        pending.append(value)
      default:
        throw error(refusal(of: next, for: use, isStatement: isStatement), at: next.position)
      }
    }
  }

  private func refusal(
    of target: Expression, for use: TargetUse, isStatement: Bool
  ) -> String {
    guard use == .assign else { return "cannot delete \(describe(target))" }
    switch target.kind {
    case .none, .boolean, .conditional, .lambda, .comparison, .and, .or, .unary(.not, _):
      return "cannot assign to \(describe(target))"
    case .comprehension(let comprehension) where comprehension.kind == .generator:
      return "cannot assign to \(describe(target))"
    default: break
    }
    let hint = isStatement ? " here. Maybe you meant '==' instead of '='?" : ""
    return "cannot assign to \(describe(target))\(hint)"
  }

  /// The error of an `=` inside an expression.
  func strayAssignment(to target: Expression) -> SyntaxError {
    switch target.kind {
    case .name:
      error(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: target.position)
    case .list, .tuple, .boolean, .none: invalidSyntax()
    default:
      error(
        "cannot assign to \(describe(target)) here. Maybe you meant '==' instead of '='?",
        at: target.position)
    }
  }

  /// What CPython calls an expression in its errors.
  func describe(_ expression: Expression) -> String {
    switch expression.kind {
    case .none: "None"
    case .boolean(let value): value ? "True" : "False"
    case .ellipsis: "ellipsis"
    case .integer, .float, .string: "literal"
    case .formatted: "f-string expression"
    case .name: "name"
    case .unary, .binary, .and, .or: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .lambda: "lambda"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set display"
    case .dictionary: "dict literal"
    case .comprehension(let comprehension):
      switch comprehension.kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dictionary: "dict comprehension"
      case .generator: "generator expression"
      }
    case .call: "function call"
    case .attribute: "attribute"
    case .subscripted: "subscript"
    case .slice: "slice"
    case .starred: "starred"
    case .named: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { true } else { false }
  }
}
