import ScriptLibrary

extension Parser {
  /// The whole text.
  mutating func program() throws(SyntaxError) -> [Statement] {
    var result: [Statement] = []
    do throws(SyntaxError) {
      while kind != .end { try statement(into: &result) }
    } catch {
      throw preferred(error)
    }
    return result
  }

  /// One logical line: a compound statement, or simple ones between semicolons.
  mutating func statement(into result: inout [Statement]) throws(SyntaxError) {
    switch kind {
    case .keywordIf: result.append(try ifStatement())
    case .keywordFor: result.append(try forStatement())
    case .keywordWhile: result.append(try whileStatement())
    case .keywordDef: result.append(try function(decorators: []))
    case .keywordWith: result.append(try withStatement())
    case .keywordTry: result.append(try tryStatement())
    case .keywordClass: result.append(try classDefinition(decorators: []))
    case .name where isMatchStatement: result.append(try matchStatement())
    case .at: result.append(try decorated())
    default: try simpleStatements(into: &result)
    }
  }

  mutating func simpleStatements(into result: inout [Statement]) throws(SyntaxError) {
    repeat {
      result.append(try simpleStatement())
    } while accept(.semicolon) && kind != .newline
    guard accept(.newline) else { throw invalidSyntax() }
  }

  private mutating func simpleStatement() throws(SyntaxError) -> Statement {
    let start = position
    let kind: Statement.Kind
    switch self.kind {
    case .keywordPass:
      advance()
      kind = .pass
    case .keywordBreak:
      if !isInLoop { throw error("'break' outside loop") }
      advance()
      kind = .break
    case .keywordContinue:
      if !isInLoop { throw error("'continue' not properly in loop") }
      advance()
      kind = .continue
    case .keywordReturn:
      if !isInFunction { throw error("'return' outside function") }
      advance()
      kind = .return(endsStatement ? nil : try starExpressions())
    case .keywordRaise:
      advance()
      let value = endsStatement ? nil : try expression()
      var cause: Expression?
      if value != nil, accept(.keywordFrom) { cause = try expression() }
      kind = .raise(value, cause: cause)
    case .keywordAssert:
      advance()
      let test = try expression()
      kind = .assert(test: test, message: accept(.comma) ? try expression() : nil)
    case .keywordDel:
      kind = try delete()
    case .keywordGlobal:
      kind = .global(try names())
    case .keywordNonlocal:
      kind = .nonlocal(try names())
    case .keywordImport:
      kind = try importModule()
    case .keywordFrom:
      kind = try importFrom()
    default:
      kind = try expressionStatement()
    }
    return Statement(kind, at: start)
  }

  private var endsStatement: Bool { kind == .newline || kind == .semicolon || kind == .end }

  private mutating func names() throws(SyntaxError) -> [String] {
    advance()
    var result = [try name()]
    while accept(.comma) { result.append(try name()) }
    return result
  }

  private mutating func delete() throws(SyntaxError) -> Statement.Kind {
    advance()
    var targets: [Expression] = []
    repeat {
      if endsStatement, !targets.isEmpty { break }
      let target = kind == .star ? try starExpression() : try operators(from: .bitOr)
      try check(target, for: .delete)
      targets.append(target)
    } while accept(.comma)
    return .delete(targets)
  }

  // MARK: Assignments and expressions

  private mutating func expressionStatement() throws(SyntaxError) -> Statement.Kind {
    let first = token
    if kind == .keywordYield {
      let value = try yieldExpression()
      if kind == .equal {
        throw error("assignment to yield expression not possible", at: value.position)
      }
      return .expression(value)
    }
    let value = try starExpressions()
    switch kind {
    case .equal: return try assignment(to: value)
    case .colon: return try annotated(value)
    default: break
    }
    if let symbol = kind.augmentedOperator {
      switch value.kind {
      case .name, .attribute, .subscripted: break
      default:
        throw error(
          "'\(describe(value))' is an illegal expression for augmented assignment",
          at: value.position)
      }
      advance()
      return .augmentedAssign(target: value, symbol, value: try starredValue())
    }
    if !endsStatement, case .name(let name) = value.kind, tokens[index - 1].kind == .name {
      try refuse(statement: name, at: first.position)
    }
    if value.isStarred, endsStatement {
      throw error("can't use starred expression here", at: value.position)
    }
    return .expression(value)
  }

  /// Statements of other Pythons that begin with what is a name here.
  private func refuse(
    statement name: String, at start: SourcePosition
  ) throws(SyntaxError) {
    guard kind.startsExpression else { return }
    switch name {
    case "print", "exec":
      throw error(
        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", at: start)
    case "type": throw unsupported("'\(name)' statements are", at: start)
    default: return
    }
  }

  private mutating func assignment(to first: Expression) throws(SyntaxError) -> Statement.Kind {
    var targets: [Expression] = []
    var value = first
    while accept(.equal) {
      let isNested: Bool
      switch value.kind {
      case .tuple, .list: isNested = true
      default: isNested = false
      }
      try check(value, isStatement: !isNested)
      targets.append(value)
      value = kind == .keywordYield ? try yieldExpression() : try starExpressions()
      if case .yield = value.kind, kind == .equal {
        throw error(
          "assignment to yield expression not possible", at: value.position)
      }
    }
    if value.isStarred {
      throw error("can't use starred expression here", at: value.position)
    }
    return .assign(targets: targets, value: value)
  }

  /// A value that may be an unparenthesised tuple.
  private mutating func starredValue() throws(SyntaxError) -> Expression {
    if kind == .keywordYield { return try yieldExpression() }
    let value = try starExpressions()
    if value.isStarred {
      throw error("can't use starred expression here", at: value.position)
    }
    return value
  }

  private mutating func annotated(_ target: Expression) throws(SyntaxError) -> Statement.Kind {
    switch target.kind {
    case .name, .attribute, .subscripted: break
    case .tuple, .list:
      throw error(
        "only single target (not \(describe(target))) can be annotated", at: target.position)
    default: throw error("illegal target for annotation", at: target.position)
    }
    advance()
    let start = Int(token.start)
    _ = try expression()
    let end = Int(tokens[index - 1].end)
    let annotation = String(decoding: source[start..<max(start, end)], as: UTF8.self)
    guard accept(.equal) else {
      return .annotatedAssign(target: target, annotation: annotation, value: nil)
    }
    return .annotatedAssign(target: target, annotation: annotation, value: try starredValue())
  }

  // MARK: Imports

  /// The modules a program may import, and what is under them.
  private static let modules: Set<String> = ["tensorflow", "numpy", "math", "sys", "abc"]

  private mutating func moduleName() throws(SyntaxError) -> String {
    let start = position
    if kind == .dot || kind == .ellipsis {
      throw unsupported("relative imports are", at: start)
    }
    var result = try name()
    let root = result
    while accept(.dot) { result += "." + (try name()) }
    // The names of version 2, which are TensorFlow's own.
    let second = "tensorflow.compat.v2"
    if result == second || result.hasPrefix(second + ".") {
      result = "tensorflow" + result.dropFirst(second.count)
    }
    if isLibrary || note(libraryModule: result) || Self.isInert(result) { return result }
    guard Self.modules.contains(root) || result == "__future__" else {
      throw unsupported("import of '\(result)' is", at: start)
    }
    return result
  }

  /// Notes that the text uses a module of the library; false if it is none.
  @discardableResult
  mutating func note(libraryModule name: String) -> Bool {
    guard let module = ScriptLibrary.module(named: name) else { return false }
    if !libraryModules.contains(module) { libraryModules.append(module) }
    return true
  }

  /// Notes the module of the library that an attribute of a module may be of: `tf.keras`, `tf.random.normal`.
  mutating func note(_ attribute: String, of object: Expression) {
    if attribute == "keras", object.isName { note(libraryModule: attribute) }
    guard let root = object.rootName, moduleNames.contains(root),
      let exports = ScriptLibrary.exportsByName[attribute]
    else { return }
    for export in exports {
      let outer = export.path.dropLast(attribute.utf8.count + 1)
      if case .attribute(_, let last, _) = object.kind, !outer.hasSuffix(last) { continue }
      note(libraryModule: export.module)
    }
  }

  private mutating func importModule() throws(SyntaxError) -> Statement.Kind {
    let statement = position
    advance()
    var modules: [(module: String, alias: String?)] = []
    repeat {
      let start = position
      let module = try moduleName()
      if module == "__future__" { throw unsupported("import of '__future__' is", at: start) }
      let alias = accept(.keywordAs) ? try name() : nil
      moduleNames.insert(alias ?? String(module.prefix { $0 != "." }))
      modules.append((module, alias))
    } while accept(.comma)
    if isLibrary { return libraryImport(modules) }
    if modules.contains(where: { Self.isInert($0.module) }) {
      return inertImport(modules, at: statement)
    }
    return .importModule(modules)
  }

  /// In a module of the library `tf`, `np`, `math` and `_tapedeck` are always there; CPython needs the imports.
  private mutating func libraryImport(_ modules: [(module: String, alias: String?)])
    -> Statement.Kind
  {
    let own = modules.filter { note(libraryModule: $0.module) }
    return own.isEmpty ? .pass : .importModule(own)
  }

  private mutating func importFrom() throws(SyntaxError) -> Statement.Kind {
    let statement = position
    advance()
    let module = try moduleName()
    try require(.keywordImport)
    if kind == .star { throw unsupported("'import *' is") }
    let isParenthesized = accept(.leftParenthesis)
    var names: [(name: String, alias: String?)] = []
    repeat {
      if isParenthesized, kind == .rightParenthesis, !names.isEmpty { break }
      if !isParenthesized, endsStatement, !names.isEmpty {
        throw error("trailing comma not allowed without surrounding parentheses")
      }
      let imported = try name()
      note(libraryModule: module + "." + imported)
      for export in ScriptLibrary.exportsByName[imported] ?? [] where !isLibrary {
        note(libraryModule: export.module)
      }
      let alias = accept(.keywordAs) ? try name() : nil
      moduleNames.insert(alias ?? imported)
      names.append((imported, alias))
    } while accept(.comma)
    if isLibrary { note(libraryModule: module) }
    if isParenthesized { try require(.rightParenthesis) }
    if Self.isInert(module) { return inertImport(names, from: module, at: statement) }
    // Annotations are dropped anyway, so the future has nothing to change.
    return module == "__future__" ? .pass : .importFrom(module: module, names: names)
  }
}
