import ScriptSyntax

extension Compiler {
  /// Emits code that leaves a class on the stack.
  mutating func compileClass(_ definition: ClassDefinition) throws(SyntaxError) {
    let place = builder.position
    try refuse(definition)
    try builder.emit(.buildList, 0, effect: 1)
    for argument in definition.arguments {
      switch argument.kind {
      case .positional:
        try compile(argument.value)
        try builder.emit(.appendToList, 1, effect: -1)
      case .starred:
        try compile(argument.value)
        try builder.emit(.extendList, effect: -1)
      case .keyword, .doubleStarred: break
      }
    }
    try builder.emit(.buildDictionary, 0, effect: 1)
    for argument in definition.arguments {
      switch argument.kind {
      case .keyword(let name):
        try emitConstant(string(name))
        try compile(argument.value)
        try builder.emit(.setInDictionary, 1, effect: -2)
      case .doubleStarred:
        try compile(argument.value)
        try builder.emit(.updateDictionary, effect: -1)
      case .positional, .starred: break
      }
    }
    let annotations = Self.annotations(in: definition.body)
    let code = try compileCode(
      name: definition.name, scope: definition.scope, position: definition.position,
      signature: Signature("") { _ in .none }, docstring: definition.docstring,
      simpleParameterCount: 0, defaults: (0, 0), generator: false, isClass: true
    ) { (compiler: inout Compiler) throws(SyntaxError) in
      try compiler.compile(definition.body)
      if !annotations.isEmpty {
        try compiler.builder.emit(.buildDictionary, 0, effect: 1)
        for (name, annotation) in annotations {
          try compiler.emitConstant(compiler.string(name))
          try compiler.emitConstant(compiler.string(annotation))
          try compiler.builder.emit(.setInDictionary, 1, effect: -2)
        }
      }
      try compiler.builder.emit(
        .makeNamespace, small: annotations.isEmpty ? 0 : 1, effect: annotations.isEmpty ? 1 : 0)
      try compiler.builder.emit(.returnValue, effect: -1)
    }
    try emitMakeFunction(code, scope: definition.scope, defaultCount: 0)
    builder.position = place
    try builder.emit(.call, 0, effect: 0)
    try builder.emit(.buildClass, constant(string(definition.name)), effect: -2)
  }

  /// Emits code that makes a module of the library, and keeps it in its global.
  mutating func compileLibrary(_ function: Function) throws(SyntaxError) {
    try builder.emit(.buildList, 0, effect: 1)
    try builder.emit(.buildDictionary, 0, effect: 1)
    let code = try compileCode(
      name: function.name, scope: function.scope, position: function.position,
      signature: Signature("") { _ in .none }, docstring: function.docstring,
      simpleParameterCount: 0, defaults: (0, 0), generator: false, isClass: true
    ) { (compiler: inout Compiler) throws(SyntaxError) in
      try compiler.compile(function.body)
      try compiler.builder.emit(.makeNamespace, small: 0, effect: 1)
      try compiler.builder.emit(.returnValue, effect: -1)
    }
    try emitMakeFunction(code, scope: function.scope, defaultCount: 0)
    try builder.emit(.call, 0, effect: 0)
    try builder.emit(.buildClass, constant(string(function.name)), effect: -2)
    try store(function.name)
  }

  /// The names that a body annotates, and how, in the order of the text.
  private static func annotations(in body: [Statement]) -> [(String, String)] {
    var result: [(String, String)] = []
    for statement in body {
      guard case .annotatedAssign(let target, let annotation, _) = statement.kind,
        case .name(let name) = target.kind
      else { continue }
      result.removeAll { $0.0 == name }
      result.append((name, annotation))
    }
    return result
  }

  /// Refuses what no class of the script can be: other metaclasses, and subclasses of most built-in types.
  private func refuse(_ definition: ClassDefinition) throws(SyntaxError) {
    for argument in definition.arguments {
      switch argument.kind {
      case .keyword("metaclass"):
        switch argument.value.kind {
        case .name("ABCMeta"), .name("type"), .attribute(_, name: "ABCMeta", _): break
        default:
          throw SyntaxError(
            message: "'metaclass' is not supported", position: argument.value.position)
        }
      case .positional:
        guard let base = try constantValue(of: argument.value), base.tag == .type,
          !library.isSubclassable(base.typeValue)
        else { continue }
        throw SyntaxError(
          message: "a subclass of '\(library.types[base.index].name)' is not supported",
          position: argument.value.position)
      default: break
      }
    }
  }

  /// What a built-in name or a path through a module stands for; nil if the program may change it.
  private func constantValue(of expression: Expression) throws(SyntaxError) -> Value? {
    switch expression.kind {
    case .name(let name):
      guard case .builtin? = builder.scope.bindings[name] else { return nil }
      return library.builtins[name]
    case .attribute(let object, let name, let place):
      guard let module = try module(object), libraryModule(name, of: module) == nil,
        export(name, of: module) == nil
      else { return nil }
      return try member(name, of: module, at: place)
    default: return nil
    }
  }
}
