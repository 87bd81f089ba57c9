import ScriptLibrary

/// The walk over the tree, in the order of CPython's symbol table.
///
/// It follows the long side of chains in a loop, so its recursion is as deep as the parser's, not
/// as the tree.
extension Resolver {
  mutating func walk(_ statements: [Statement]) throws(SyntaxError) {
    for statement in statements { try walk(statement) }
  }

  private mutating func walk(_ statement: Statement) throws(SyntaxError) {
    switch statement.kind {
    case .expression(let value): try walk(value)
    case .assign(let targets, let value):
      try walk(value)
      for target in targets { try walk(target: target) }
    case .augmentedAssign(let target, _, let value):
      try walk(target: target)
      try walk(value)
    case .annotatedAssign(let target, _, let value):
      if let value { try walk(value) }
      if case .name(let name) = target.kind {
        note(name, at: target.position, in: current) { $0.isAnnotated = true }
      }
      if value != nil || target.isName {
        try walk(target: target)
      } else {
        try walk(target)
      }
    case .delete(let targets):
      for target in targets { try walk(target: target) }
    case .pass, .break, .continue: break
    case .return(let value): if let value { try walk(value) }
    case .if(let test, let body, let otherwise), .while(let test, let body, let otherwise):
      try walk(test)
      try walk(body)
      try walk(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try walk(target: target)
      try walk(iterable)
      try walk(body)
      try walk(otherwise)
    case .function(let function, let decorators):
      bind(function.name, at: statement.position)
      try walk(function, decorators: decorators)
    case .library(let function):
      bind(function.name, at: statement.position)
      drafts[Int(function.scope.index)].isLibrary = true
      try walk(function, decorators: [])
    case .classDefinition(let definition, let decorators):
      bind(definition.name, at: statement.position)
      try walk(decorators)
      for argument in definition.arguments { try walk(argument.value) }
      let outer = current
      enter(definition.scope, isClass: true)
      defer { current = outer }
      try walk(definition.body)
    case .match(let subject, let cases):
      try walk(subject)
      for item in cases {
        try walk(item.pattern)
        if let test = item.guardTest { try walk(test) }
        try walk(item.body)
      }
    case .with(let items, let body):
      for item in items {
        try walk(item.context)
        if let target = item.target { try walk(target: target) }
      }
      try walk(body)
    case .try(let body, let handlers, let otherwise, let finally):
      try walk(body)
      for handler in handlers {
        if let type = handler.type { try walk(type) }
        if let name = handler.name { bind(name, at: handler.position) }
        try walk(handler.body)
      }
      try walk(otherwise)
      try walk(finally)
    case .raise(let value, let cause):
      if let value { try walk(value) }
      if let cause { try walk(cause) }
    case .assert(let test, let message):
      try walk(test)
      if let message { try walk(message) }
    case .importModule(let modules):
      for item in modules {
        let root = item.module.prefix { $0 != "." }
        if root == "keras" { readLibrary("keras", at: statement.position) }
        bind(item.alias ?? String(root), at: statement.position, isImport: true)
        readLibrary(item.module, at: statement.position)
      }
    case .importFrom(let module, let names):
      readLibrary(module, at: statement.position)
      for item in names {
        readLibrary(module + "." + item.name, at: statement.position)
        readExports(item.name, at: statement.position)
        bind(item.alias ?? item.name, at: statement.position, isImport: true)
      }
    case .global(let names):
      for name in names { try declareGlobal(name, at: statement.position) }
    case .nonlocal(let names):
      for name in names { try declareNonlocal(name, at: statement.position) }
    }
  }

  /// A name that the library exports reads the globals that hold its modules, so far as they are there.
  private mutating func readExports(_ name: String, at position: SourcePosition) {
    for export in ScriptLibrary.exportsByName[name] ?? [] {
      let global = Program.libraryName(of: export.module)
      if use(of: global, in: .module)?.isBound == true { read(global, at: position) }
    }
  }

  /// An import of a module of the library reads the global that holds it.
  private mutating func readLibrary(_ module: String, at position: SourcePosition) {
    if let module = ScriptLibrary.module(named: module) {
      read(Program.libraryName(of: module), at: position)
    }
  }

  /// Names of a target are bound; what it subscripts or takes attributes of is read.
  private mutating func walk(target: Expression) throws(SyntaxError) {
    switch target.kind {
    case .name(let name):
      try bindTarget(name, at: target.position)
    case .tuple(let items), .list(let items):
      for item in items { try walk(target: item) }
    case .starred(let value): try walk(target: value)
    default: try walk(target)
    }
  }

  private func refuseYieldInComprehension(at position: SourcePosition) throws(SyntaxError) {
    guard let kind = drafts[Int(current.index)].comprehension else { return }
    let name =
      switch kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dictionary: "dict comprehension"
      case .generator: "generator expression"
      }
    throw SyntaxError(message: "'yield' inside \(name)", position: position)
  }

  /// Names that a pattern captures are bound, what it compares with is read.
  private mutating func walk(_ pattern: Pattern) throws(SyntaxError) {
    switch pattern.kind {
    case .value(let value): try walk(value)
    case .capture(let inner, let name):
      if let inner { try walk(inner) }
      if let name { bind(name, at: pattern.position) }
    case .or(let items), .sequence(let items): for item in items { try walk(item) }
    case .star(let name): if let name { bind(name, at: pattern.position) }
    case .mapping(let keys, let patterns, let rest):
      try walk(keys)
      for item in patterns { try walk(item) }
      if let rest { bind(rest, at: pattern.position) }
    case .classPattern(let type, let positional, let keywords):
      try walk(type)
      for item in positional { try walk(item) }
      for item in keywords { try walk(item.pattern) }
    }
  }

  private mutating func walk(_ items: [Expression]) throws(SyntaxError) {
    for item in items { try walk(item) }
  }

  private mutating func walk(_ expression: Expression) throws(SyntaxError) {
    // Left operands nest as long as the chain is; they are followed here and what stands to
    // their right waits.
    var waiting: [Expression] = []
    var next = expression
    while true {
      switch next.kind {
      case .binary(_, let left, let right, _):
        waiting.append(right)
        next = left
        continue
      case .subscripted(let object, let index):
        waiting.append(index)
        next = object
        continue
      case .call(let callee, let arguments):
        waiting.append(contentsOf: arguments.reversed().map(\.value))
        next = callee
        continue
      case .attribute(let object, let name, _):
        // `tf.keras` may be the module of the library.
        if !drafts[Int(current.index)].isLibrary {
          if name == "keras", object.isName { readLibrary(name, at: next.position) }
          readExports(name, at: next.position)
        }
        next = object
        continue
      case .unary(_, let operand):
        next = operand
        continue
      case .conditional(let test, let body, let otherwise):
        waiting.append(contentsOf: [otherwise, body])
        next = test
        continue
      case .name(let name): read(name, at: next.position)
      default: try walkOthers(next)
      }
      guard let last = waiting.popLast() else { return }
      next = last
    }
  }

  private mutating func walkOthers(_ expression: Expression) throws(SyntaxError) {
    switch expression.kind {
    case .formatted(let parts): try walk(parts)
    case .comparison(let first, let rest):
      try walk(first)
      for (_, operand) in rest { try walk(operand) }
    case .and(let items), .or(let items), .list(let items), .tuple(let items), .set(let items):
      try walk(items)
    case .lambda(let function): try walk(function, decorators: [])
    case .dictionary(let items):
      for item in items {
        if let key = item.key { try walk(key) }
        try walk(item.value)
      }
    case .comprehension(let comprehension): try walk(comprehension)
    case .slice(let lower, let upper, let step):
      if let lower { try walk(lower) }
      if let upper { try walk(upper) }
      if let step { try walk(step) }
    case .starred(let value): try walk(value)
    case .yieldFrom(let value):
      try refuseYieldInComprehension(at: expression.position)
      try walk(value)
    case .yield(let value):
      try refuseYieldInComprehension(at: expression.position)
      if let value { try walk(value) }
    case .named(let name, let value):
      try bindNamed(name, at: expression.position)
      try walk(value)
    default: break
    }
  }

  private mutating func walk(_ parts: [FormatPart]) throws(SyntaxError) {
    for case .field(let value, _, let specification) in parts {
      try walk(value)
      try walk(specification)
    }
  }

  /// Defaults and decorators belong to the enclosing scope, the rest to the function's.
  private mutating func walk(
    _ function: Function, decorators: [Expression]
  ) throws(SyntaxError) {
    let parameters = function.parameters
    for parameter in parameters.positional {
      if let value = parameter.defaultValue { try walk(value) }
    }
    for parameter in parameters.keywordOnly {
      if let value = parameter.defaultValue { try walk(value) }
    }
    try walk(decorators)
    let outer = current
    enter(function.scope)
    defer { current = outer }
    var names = parameters.positional.map(\.name) + parameters.keywordOnly.map(\.name)
    if let name = parameters.variadic { names.append(name) }
    if let name = parameters.keywordVariadic { names.append(name) }
    for name in names {
      note(name, at: function.position, in: current) {
        $0.isParameter = true
        $0.isBound = true
      }
    }
    try walk(function.body)
  }

  /// The first iterable belongs to the enclosing scope, the rest to the comprehension's.
  private mutating func walk(_ comprehension: Comprehension) throws(SyntaxError) {
    drafts[Int(current.index)].iterableDepth += 1
    if let first = comprehension.clauses.first { try walk(first.iterable) }
    drafts[Int(current.index)].iterableDepth -= 1
    let outer = current
    enter(comprehension.scope, isComprehension: true)
    drafts[Int(current.index)].comprehension = comprehension.kind
    defer { current = outer }
    let scope = Int(current.index)
    for (index, clause) in comprehension.clauses.enumerated() {
      isInIterationTarget = true
      try walk(target: clause.target)
      isInIterationTarget = false
      if index > 0 {
        drafts[scope].iterableDepth += 1
        try walk(clause.iterable)
        drafts[scope].iterableDepth -= 1
      }
      for condition in clause.conditions { try walk(condition) }
    }
    if let value = comprehension.value { try walk(value) }
    try walk(comprehension.element)
  }
}

extension Expression {
  /// The name that a path of attributes begins with; nil if it begins with anything else.
  var rootName: String? {
    var next = self
    while case .attribute(let object, _, _) = next.kind { next = object }
    guard case .name(let name) = next.kind else { return nil }
    return name
  }

  var isName: Bool {
    if case .name = kind { true } else { false }
  }
}
