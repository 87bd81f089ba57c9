extension Expression.Kind {
  /// The height of the tallest child, 0 for a leaf.
  var childHeight: Int32 {
    switch self {
    case .none, .ellipsis, .boolean, .integer, .float, .string, .name: 0
    case .formatted(let parts): Self.tallest(parts)
    case .unary(_, let operand): operand.height
    case .binary(_, let left, let right, _): max(left.height, right.height)
    case .comparison(let first, let rest):
      rest.reduce(first.height) { max($0, $1.1.height) }
    case .and(let items), .or(let items), .list(let items), .tuple(let items), .set(let items):
      Self.tallest(items)
    case .conditional(let test, let body, let otherwise):
      max(test.height, body.height, otherwise.height)
    case .lambda(let function): function.height
    case .dictionary(let items):
      items.reduce(0) { max($0, $1.key?.height ?? 0, $1.value.height) }
    case .comprehension(let comprehension): comprehension.height
    case .call(let callee, let arguments):
      arguments.reduce(callee.height) { max($0, $1.value.height) }
    case .attribute(let object, _, _): object.height
    case .subscripted(let object, let index): max(object.height, index.height)
    case .slice(let lower, let upper, let step):
      max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0)
    case .starred(let value), .named(_, let value), .yieldFrom(let value): value.height
    case .yield(let value): value?.height ?? 0
    }
  }

  private static func tallest(_ items: [Expression]) -> Int32 {
    items.reduce(0) { max($0, $1.height) }
  }

  private static func tallest(_ parts: [FormatPart]) -> Int32 {
    parts.reduce(0) {
      guard case .field(let value, _, let specification) = $1 else { return $0 }
      return max($0, value.height, tallest(specification))
    }
  }
}

extension Comprehension {
  fileprivate var height: Int32 {
    var result = max(element.height, value?.height ?? 0)
    for clause in clauses {
      result = max(result, clause.target.height, clause.iterable.height)
      for condition in clause.conditions { result = max(result, condition.height) }
    }
    return result
  }
}

extension Function {
  /// Of a lambda: its body is one `return`.
  fileprivate var height: Int32 {
    var result: Int32 = 0
    for parameter in parameters.positional + parameters.keywordOnly {
      result = max(result, parameter.defaultValue?.height ?? 0)
    }
    for statement in body {
      if case .return(let value?) = statement.kind { result = max(result, value.height) }
    }
    return result
  }
}
