import ScriptSyntax

extension Compiler {
  /// Emits code that makes a function of a `def` or `lambda`.
  mutating func compileFunction(_ function: Function) throws(SyntaxError) {
    let parameters = function.parameters
    var defaultCount = 0
    var positionalDefaults = 0
    for parameter in parameters.positional {
      if let value = parameter.defaultValue {
        try compile(value)
        positionalDefaults += 1
        defaultCount += 1
      }
    }
    for parameter in parameters.keywordOnly {
      if let value = parameter.defaultValue {
        try compile(value)
      } else {
        try emitConstant(.unbound)
      }
      defaultCount += 1
    }
    let isSimple =
      parameters.variadic == nil && parameters.keywordVariadic == nil
      && parameters.keywordOnly.isEmpty
    let code = try compileCode(
      name: function.name, scope: function.scope, position: function.position,
      signature: Signature(parameters), docstring: function.docstring,
      simpleParameterCount: isSimple ? parameters.positional.count : -1,
      defaults: (positionalDefaults, defaultCount), generator: function.isGenerator
    ) { (compiler: inout Compiler) throws(SyntaxError) in
      try compiler.compile(function.body)
      try compiler.emitConstant(.none)
      try compiler.builder.emit(.returnValue, effect: -1)
    }
    try emitMakeFunction(code, scope: function.scope, defaultCount: defaultCount)
  }

  mutating func emitMakeFunction(_ code: Int, scope: ScopeID, defaultCount: Int)
    throws(SyntaxError)
  {
    let free = program.scopes[Int(scope.index)].free
    for (_, inParent) in free {
      switch inParent {
      case .cell(let slot): try builder.emit(.pushCell, slot, effect: 1)
      case .free(let index): try builder.emit(.pushFreeCell, index, effect: 1)
      default:
        throw SyntaxError(
          message: "a closed-over name was not resolved", position: builder.position)
      }
    }
    try builder.emit(.makeFunction, code, effect: 1 - free.count - defaultCount)
  }

  /// Compiles a scope's code into the program's table and returns its number.
  mutating func compileCode(
    name: String, scope: ScopeID, position: SourcePosition, signature: Signature,
    docstring: String?, simpleParameterCount: Int, defaults: (Int, Int), generator: Bool,
    initialHeight: Int = 0, isClass: Bool = false,
    body: (inout Compiler) throws(SyntaxError) -> Void
  ) throws(SyntaxError) -> Int {
    guard Int(scope.index) < program.scopes.count else {
      throw SyntaxError(message: "a scope was not resolved", position: position)
    }
    let outer = builder
    let details = program.scopes[Int(scope.index)]
    let isNested = outer.scopeID != .module
    // The names of a module of the library do not begin with its own.
    let isTop = !isNested || (outer.scope.isLibrary && outer.isLibraryTop)
    let prefix = isTop ? "" : outer.qualifiedPrefix
    let qualified = prefix + name
    builder = CodeBuilder(
      scope: details, id: scope, position: position,
      qualifiedPrefix: qualified + (isClass ? "." : ".<locals>."))
    builder.height = initialHeight
    builder.maximumHeight = initialHeight
    builder.isLibraryTop = details.isLibrary && !isNested
    if details.isLibrary {
      builder.moduleName = isNested ? outer.moduleName : String(name.dropFirst().dropLast())
    }
    defer { builder = outer }
    for slot in details.cells.sorted() { try builder.emit(.makeCell, slot, effect: 0) }
    try body(&self)
    let info = Code.Info(
      name: name, qualifiedName: qualified, signature: signature, localNames: details.locals,
      freeNames: details.free.map { $0.name }, docstring: docstring.map { string($0) } ?? .none,
      moduleName: builder.moduleName, isLibrary: details.isLibrary)
    parts.codes.append(
      builder.finish(
        info: info, simpleParameterCount: simpleParameterCount, defaults: defaults,
        generator: generator))
    return parts.codes.count - 1
  }

  // MARK: Comprehensions

  /// A comprehension is a function of its own, called at once with the first iterator; a generator
  /// expression is suspended before its first step.
  mutating func compileComprehension(_ comprehension: Comprehension) throws(SyntaxError) {
    guard let first = comprehension.clauses.first else {
      throw SyntaxError(message: "a comprehension has a clause", position: builder.position)
    }
    let isGenerator = comprehension.kind == .generator
    let name =
      switch comprehension.kind {
      case .list: "<listcomp>"
      case .set: "<setcomp>"
      case .dictionary: "<dictcomp>"
      case .generator: "<genexpr>"
      }
    // The frame begins with the iterator on its stack.
    let code = try compileCode(
      name: name, scope: comprehension.scope, position: builder.position,
      signature: Signature("") { _ in .none }, docstring: nil, simpleParameterCount: 0,
      defaults: (0, 0), generator: isGenerator, initialHeight: 1
    ) { (compiler: inout Compiler) throws(SyntaxError) in
      switch comprehension.kind {
      case .list: try compiler.builder.emit(.buildList, 0, effect: 1)
      case .set: try compiler.builder.emit(.buildSet, 0, effect: 1)
      case .dictionary: try compiler.builder.emit(.buildDictionary, 0, effect: 1)
      case .generator: break
      }
      if !isGenerator { try compiler.builder.emit(.swap, effect: 0) }
      try compiler.compileClauses(comprehension, from: 0)
      if isGenerator { try compiler.emitConstant(.none) }
      try compiler.builder.emit(.returnValue, effect: -1)
    }
    try emitMakeFunction(code, scope: comprehension.scope, defaultCount: 0)
    let place = builder.position
    try compile(first.iterable)
    builder.position = first.iterable.position
    try builder.emit(.getIterator, effect: 0)
    builder.position = place
    try builder.emit(.comprehension, code, effect: -1)
  }

  /// The iterator of clause `index` is on the stack; it is gone afterwards.
  private mutating func compileClauses(_ comprehension: Comprehension, from index: Int)
    throws(SyntaxError)
  {
    let clause = comprehension.clauses[index]
    let start = builder.here
    let atEnd = try builder.emit(.forIterator, effect: 1)
    try assign(to: clause.target)
    for condition in clause.conditions {
      for jump in try jump(ifFalse: condition) {
        builder.instructions[jump].argument = Int32(start)
      }
    }
    if index + 1 < comprehension.clauses.count {
      let next = comprehension.clauses[index + 1]
      try compile(next.iterable)
      try builder.emit(.getIterator, effect: 0)
      try compileClauses(comprehension, from: index + 1)
    } else {
      let depth = comprehension.clauses.count
      try compile(comprehension.element)
      switch comprehension.kind {
      case .list: try builder.emit(.appendToList, depth + 1, effect: -1)
      case .set: try builder.emit(.addToSet, depth + 1, effect: -1)
      case .dictionary:
        if let value = comprehension.value { try compile(value) }
        try builder.emit(.setInDictionary, depth + 1, effect: -2)
      case .generator: try builder.emit(.yieldValue, effect: -1)
      }
    }
    try builder.emit(.jump, start, effect: 0)
    builder.land(atEnd)
    // The iterator is gone.
    builder.height -= 1
  }
}

extension Signature {
  /// The signature of a script's function; the defaults are the function object's.
  init(_ parameters: Parameters) {
    self.init("") { _ in .none }
    self.parameters = parameters.positional.map { Parameter(name: $0.name) }
    positionalCount = parameters.positional.count
    positionalOnlyCount = parameters.positionalOnlyCount
    requiredCount =
      parameters.positional.firstIndex { $0.defaultValue != nil } ?? positionalCount
    keywordOnlyCount = parameters.keywordOnly.count
    self.parameters += parameters.keywordOnly.map { Parameter(name: $0.name) }
    if let name = parameters.variadic {
      hasVariadic = true
      self.parameters.append(Parameter(name: name))
    }
    if let name = parameters.keywordVariadic {
      hasKeywordVariadic = true
      self.parameters.append(Parameter(name: name))
    }
  }
}
