import ScriptLibrary
import ScriptSyntax

// Paths through modules, which are known before anything runs: `tf.math.log`.
extension Compiler {
  /// The module that an expression names at compile time, if any.
  func module(_ expression: Expression) throws(SyntaxError) -> Int? {
    switch expression.kind {
    case .name(let name):
      switch builder.scope.bindings[name] {
      case .global(let slot): return moduleGlobals[slot]
      case .builtin(let index): return moduleFree[index]
      case .intrinsic: return library.rootModules[name]
      default: return nil
      }
    case .attribute(let object, let name, let place):
      guard let outer = try module(object), libraryModule(name, of: outer) == nil,
        export(name, of: outer) == nil
      else { return nil }
      let value = try member(name, of: outer, at: place)
      return value.tag == .module ? value.index : nil
    default: return nil
    }
  }

  /// The global that holds the module of the library which a name of a module stands for: `tf.keras`.
  func libraryModule(_ name: String, of module: Int) -> String? {
    guard !builder.scope.isLibrary else { return nil }
    let global = Program.libraryName(of: "\(library.modules[module].path).\(name)")
    return libraryScopes[global] == nil ? nil : global
  }

  /// What the library exports under a name of a module that has no such name of its own: `tf.random.normal`.
  func export(_ name: String, of module: Int) -> ScriptLibrary.Export? {
    guard !builder.scope.isLibrary, library.modules[module].members[name] == nil,
      let export = ScriptLibrary.exports["\(library.modules[module].path).\(name)"],
      libraryScopes[Program.libraryName(of: export.module)] != nil
    else { return nil }
    return export
  }

  func member(_ name: String, of module: Int, at place: SourcePosition)
    throws(SyntaxError) -> Value
  {
    if let value = library.modules[module].members[name] { return value }
    throw SyntaxError(
      type: "AttributeError",
      message: "module '\(library.modules[module].displayName)' has no attribute '\(name)'",
      position: place)
  }

  /// Emits the constant that `tf.math.log` stands for; false if the expression is no such path.
  mutating func emitPath(_ expression: Expression) throws(SyntaxError) -> Bool {
    guard case .attribute(let object, let name, let place) = expression.kind,
      let outer = try module(object)
    else { return false }
    if let global = libraryModule(name, of: outer) {
      try load(global)
      return true
    }
    if let export = export(name, of: outer) {
      try load(Program.libraryName(of: export.module))
      try builder.emit(.getAttribute, site(export.name), effect: 0)
      return true
    }
    try emitConstant(member(name, of: outer, at: place))
    return true
  }
}
