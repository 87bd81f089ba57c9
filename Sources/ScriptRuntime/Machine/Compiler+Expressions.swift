import ScriptSyntax

extension Compiler {
  /// Emits code that leaves an expression's value on the stack.
  mutating func compile(_ expression: Expression) throws(SyntaxError) {
    let outer = builder.position
    builder.position = expression.position
    defer { builder.position = outer }
    switch expression.kind {
    case .none: try emitConstant(.none)
    case .ellipsis: try emitConstant(.ellipsis)
    case .boolean(let value): try emitConstant(.bool(value))
    case .integer(let value): try emitConstant(.int(Int(value)))
    case .float(let value): try emitConstant(.float(value))
    case .string(let text): try emitConstant(string(text))
    case .formatted(let fields): try compileFormatted(fields)
    case .name(let name): try load(name)
    case .unary(let operation, let operand): try compileUnary(operation, operand)
    case .binary: try compileBinary(expression)
    case .comparison(let first, let rest): try compileComparison(first, rest)
    case .and(let operands): try compileLogical(operands, .jumpIfFalseOrPop)
    case .or(let operands): try compileLogical(operands, .jumpIfTrueOrPop)
    case .conditional(let test, let body, let otherwise):
      let toElse = try jump(ifFalse: test)
      try compile(body)
      let toEnd = try builder.emit(.jump, effect: -1)
      builder.land(toElse)
      try compile(otherwise)
      builder.land(toEnd)
    case .lambda(let function): try compileFunction(function)
    case .list(let items): try compileDisplay(items, .buildList, .extendList, .appendToList)
    case .set(let items): try compileDisplay(items, .buildSet, .updateSet, .addToSet)
    case .tuple(let items): try compileTuple(items)
    case .dictionary(let pairs): try compileDictionary(pairs)
    case .comprehension(let comprehension): try compileComprehension(comprehension)
    case .call(let callee, let arguments): try compileCall(callee, arguments)
    case .attribute(let object, let attribute, _):
      if try emitPath(expression) { return }
      try compile(object)
      builder.position = expression.position
      try builder.emit(.getAttribute, site(attribute), effect: 0)
    case .subscripted(let object, let index):
      try compile(object)
      try compile(index)
      try builder.emit(.getItem, effect: -1)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { try compile(part) } else { try emitConstant(.none) }
      }
      try builder.emit(.buildSlice, effect: -2)
    case .starred:
      throw SyntaxError(
        message: "can't use starred expression here", position: expression.position)
    case .named(let name, let value):
      try compile(value)
      try builder.emit(.duplicate, effect: 1)
      try store(name)
    case .yield(let value):
      if let value { try compile(value) } else { try emitConstant(.none) }
      try builder.emit(.yieldValue, small: 1, effect: 0)
    case .yieldFrom(let iterable):
      try compile(iterable)
      try builder.emit(.getIterator, effect: 0)
      try emitConstant(.none)
      try builder.emit(.yieldFrom, effect: -1)
    }
  }

  // MARK: Operators

  private mutating func compileUnary(_ operation: UnaryOperator, _ operand: Expression)
    throws(SyntaxError)
  {
    if operation == .negate {
      if case .integer(let value) = operand.kind, value != .min {
        return try emitConstant(.int(Int(-value)))
      }
      if case .float(let value) = operand.kind { return try emitConstant(.float(-value)) }
    }
    try compile(operand)
    switch operation {
    case .negate: try builder.emit(.negate, effect: 0)
    case .plus: try builder.emit(.unary, small: 0, effect: 0)
    case .invert: try builder.emit(.unary, small: 1, effect: 0)
    case .not: try builder.emit(.not, effect: 0)
    }
  }

  /// Long sums lean to the left, so the left side is a loop.
  private mutating func compileBinary(_ expression: Expression) throws(SyntaxError) {
    var chain: [(BinaryOperator, Expression, SourcePosition)] = []
    var leftmost = expression
    while case .binary(let operation, let left, let right, let place) = leftmost.kind {
      // An error in an operation is shown where its left operand begins, as the whole expression.
      chain.append((operation, right, leftmost.position))
      leftmost = left
      _ = place
    }
    try compile(leftmost)
    for (operation, right, place) in chain.reversed() {
      try compile(right)
      builder.position = place
      try emit(operation, inPlace: false)
    }
  }

  mutating func emit(_ operation: BinaryOperator, inPlace: Bool) throws(SyntaxError) {
    let opcode: Opcode =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      default: .binary
      }
    try builder.emit(
      opcode, small: operation.rawValue, short: inPlace ? 1 : 0, effect: -1)
  }

  private mutating func compileComparison(
    _ first: Expression, _ rest: [(ComparisonOperator, Expression)]
  ) throws(SyntaxError) {
    try compile(first)
    var exits: [Int] = []
    for (offset, (operation, operand)) in rest.enumerated() {
      try compile(operand)
      if offset == rest.count - 1 {
        try builder.emit(.compare, small: operation.rawValue, effect: -1)
      } else {
        // Keep the middle operand below the result.
        try builder.emit(.duplicate, effect: 1)
        try builder.emit(.rotateThree, effect: 0)
        try builder.emit(.compare, small: operation.rawValue, effect: -1)
        exits.append(try builder.emit(.jumpIfFalseOrPop, effect: -1))
      }
    }
    if !exits.isEmpty {
      let toEnd = try builder.emit(.jump, effect: 0)
      builder.land(exits)
      // Here the middle operand is still below the result.
      builder.height += 1
      try builder.emit(.swap, effect: 0)
      try builder.emit(.pop, effect: -1)
      builder.land(toEnd)
    }
  }

  private mutating func compileLogical(_ operands: [Expression], _ exit: Opcode)
    throws(SyntaxError)
  {
    var exits: [Int] = []
    for (offset, operand) in operands.enumerated() {
      try compile(operand)
      if offset < operands.count - 1 { exits.append(try builder.emit(exit, effect: -1)) }
    }
    builder.land(exits)
  }

  /// Emits a test and jumps that leave when it is false.
  mutating func jump(ifFalse test: Expression) throws(SyntaxError) -> [Int] {
    switch test.kind {
    case .and(let operands):
      var exits: [Int] = []
      for operand in operands { exits += try jump(ifFalse: operand) }
      return exits
    case .unary(.not, let operand):
      try compile(operand)
      return [try builder.emit(.jumpIfTrue, effect: -1)]
    default:
      try compile(test)
      return [try builder.emit(.jumpIfFalse, effect: -1)]
    }
  }

  // MARK: Displays

  /// How many items are put on the stack before they go into the container one by one.
  private static let displayLimit = 64

  private mutating func compileDisplay(
    _ items: [Expression], _ build: Opcode, _ extend: Opcode, _ append: Opcode
  ) throws(SyntaxError) {
    let isPlain = items.count <= Self.displayLimit && !items.contains { $0.isStarred }
    if isPlain {
      for item in items { try compile(item) }
      try builder.emit(build, items.count, effect: 1 - items.count)
      return
    }
    try builder.emit(build, 0, effect: 1)
    for item in items {
      if case .starred(let iterable) = item.kind {
        try compile(iterable)
        try builder.emit(extend, effect: -1)
      } else {
        try compile(item)
        try builder.emit(append, 1, effect: -1)
      }
    }
  }

  private mutating func compileTuple(_ items: [Expression]) throws(SyntaxError) {
    if items.count <= Self.displayLimit && !items.contains(where: { $0.isStarred }) {
      for item in items { try compile(item) }
      try builder.emit(.buildTuple, items.count, effect: 1 - items.count)
    } else {
      try compileDisplay(items, .buildList, .extendList, .appendToList)
      try builder.emit(.listToTuple, effect: 0)
    }
  }

  private mutating func compileDictionary(_ pairs: [(key: Expression?, value: Expression)])
    throws(SyntaxError)
  {
    if pairs.count <= Self.displayLimit && !pairs.contains(where: { $0.key == nil }) {
      for (key, value) in pairs {
        if let key { try compile(key) }
        try compile(value)
      }
      try builder.emit(.buildDictionary, pairs.count, effect: 1 - 2 * pairs.count)
      return
    }
    try builder.emit(.buildDictionary, 0, effect: 1)
    for (key, value) in pairs {
      if let key {
        try compile(key)
        try compile(value)
        try builder.emit(.setInDictionary, 1, effect: -2)
      } else {
        try compile(value)
        try builder.emit(.updateDictionary, effect: -1)
      }
    }
  }

  private mutating func compileFormatted(_ fields: [FormatPart]) throws(SyntaxError) {
    if fields.isEmpty { return try emitConstant(string("")) }
    for field in fields {
      switch field {
      case .text(let text): try emitConstant(string(text))
      case .field(let value, let conversion, let specification):
        try compile(value)
        if !specification.isEmpty { try compileFormatted(specification) }
        try builder.emit(
          .formatValue, small: conversion?.asciiValue ?? 0,
          short: specification.isEmpty ? 0 : 1, effect: specification.isEmpty ? 0 : -1)
      }
    }
    if fields.count == 1, case .text = fields[0] { return }
    if fields.count > 1 {
      try builder.emit(.buildString, fields.count, effect: 1 - fields.count)
    }
  }

  // MARK: Calls

  private mutating func compileCall(_ callee: Expression, _ arguments: [Argument])
    throws(SyntaxError)
  {
    let place = builder.position
    let isSpread =
      arguments.count > 255
      || arguments.contains {
        switch $0.kind {
        case .starred, .doubleStarred: true
        default: false
        }
      }
    var isMethod = false
    if !isSpread, case .attribute(let object, let attribute, _) = callee.kind,
      try !isPath(callee)
    {
      isMethod = true
      try compile(object)
      builder.position = callee.position
      try builder.emit(.loadMethod, site(attribute), effect: 1)
      builder.position = place
    } else {
      try compile(callee)
    }
    if isSpread { return try compileSpreadCall(arguments) }
    var keywords: [String] = []
    for argument in arguments where argument.isPositional { try compile(argument.value) }
    for argument in arguments {
      if case .keyword(let name) = argument.kind {
        if keywords.contains(name) {
          throw SyntaxError(message: "keyword argument repeated: \(name)", position: place)
        }
        try compile(argument.value)
        keywords.append(name)
      }
    }
    builder.position = place
    let effect = -arguments.count - (isMethod ? 1 : 0)
    if keywords.isEmpty {
      try builder.emit(isMethod ? .callMethod : .call, arguments.count, effect: effect)
    } else {
      parts.keywordLists.append(keywords)
      guard let list = UInt16(exactly: parts.keywordLists.count - 1) else {
        throw SyntaxError(message: "the program is too large", position: place)
      }
      try builder.emit(
        isMethod ? .callMethodKeywords : .callKeywords, arguments.count, short: list,
        effect: effect)
    }
  }

  private func isPath(_ expression: Expression) throws(SyntaxError) -> Bool {
    guard case .attribute(let object, _, _) = expression.kind else { return false }
    return try module(object) != nil
  }

  private mutating func compileSpreadCall(_ arguments: [Argument]) throws(SyntaxError) {
    try builder.emit(.buildList, 0, effect: 1)
    for argument in arguments {
      switch argument.kind {
      case .positional:
        try compile(argument.value)
        try builder.emit(.appendToList, 1, effect: -1)
      case .starred:
        try compile(argument.value)
        let isOnly = arguments.filter { $0.isPositional || $0.isStarred }.count == 1
        try builder.emit(.extendList, small: isOnly ? 1 : 0, effect: -1)
      default: break
      }
    }
    try builder.emit(.buildDictionary, 0, effect: 1)
    for argument in arguments {
      switch argument.kind {
      case .keyword(let keyword):
        try builder.emit(.buildDictionary, 0, effect: 1)
        try emitConstant(string(keyword))
        try compile(argument.value)
        try builder.emit(.setInDictionary, 1, effect: -2)
        try builder.emit(.mergeKeywords, effect: -1)
      case .doubleStarred:
        try compile(argument.value)
        try builder.emit(.mergeKeywords, effect: -1)
      default: break
      }
    }
    try builder.emit(.callSpread, effect: -2)
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }
}

extension Argument {
  var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }

  var isPositional: Bool {
    if case .positional = kind { return true }
    return false
  }
}
