import ScriptLibrary

// Imports of modules that have no part in a computation: `plt = inert.module("matplotlib.pyplot")`.
extension Parser {
  /// Whether a module, given by its whole name, is inert.
  static func isInert(_ module: String) -> Bool {
    ScriptLibrary.inertModules.contains(String(module.prefix { $0 != "." }))
  }

  private func inertModule(_ name: String, at position: SourcePosition) -> Expression {
    let library = Expression(
      .name(Program.libraryName(of: ScriptLibrary.inertModule)), at: position)
    let function = Expression(
      .attribute(library, name: "module", namePosition: position), at: position)
    let argument = Argument(kind: .positional, value: Expression(.string(name), at: position))
    return Expression(.call(callee: function, arguments: [argument]), at: position)
  }

  /// `import a.b as c, d`, some of which are inert.
  mutating func inertImport(
    _ modules: [(module: String, alias: String?)], at position: SourcePosition
  ) -> Statement.Kind {
    note(libraryModule: ScriptLibrary.inertModule)
    let kinds = modules.map { item -> Statement.Kind in
      guard Self.isInert(item.module) else { return .importModule([item]) }
      let root = String(item.module.prefix { $0 != "." })
      return .assign(
        targets: [Expression(.name(item.alias ?? root), at: position)],
        value: inertModule(item.alias == nil ? root : item.module, at: position))
    }
    if kinds.count == 1 { return kinds[0] }
    return .if(
      test: Expression(.boolean(true), at: position),
      body: kinds.map { Statement($0, at: position) }, otherwise: [])
  }

  /// `from a.b import c as d, e` of an inert module.
  mutating func inertImport(
    _ names: [(name: String, alias: String?)], from module: String, at position: SourcePosition
  ) -> Statement.Kind {
    note(libraryModule: ScriptLibrary.inertModule)
    return .assign(
      targets: [
        Expression(
          .tuple(names.map { Expression(.name($0.alias ?? $0.name), at: position) }), at: position)
      ],
      value: Expression(
        .tuple(
          names.map {
            Expression(
              .attribute(inertModule(module, at: position), name: $0.name, namePosition: position),
              at: position)
          }), at: position))
  }
}
