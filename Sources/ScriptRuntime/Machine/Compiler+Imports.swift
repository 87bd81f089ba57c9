import ScriptLibrary
import ScriptSyntax

extension Compiler {
  /// `from module import name, …` of a module of the library, whose names are known.
  private mutating func compileImport(
    _ names: [(name: String, alias: String?)], from module: String
  ) throws(SyntaxError) {
    let known = libraryScopes[Program.libraryName(of: module)].map {
      program.scopes[Int($0.index)].locals
    }
    for (name, alias) in names {
      guard known?.contains(name) == true else {
        throw SyntaxError(
          type: "ImportError", message: "cannot import name '\(name)' from '\(module)'",
          position: builder.position)
      }
      try load(Program.libraryName(of: module))
      try builder.emit(.getAttribute, site(name), effect: 0)
      try store(alias ?? name)
    }
  }

  mutating func compileImport(_ kind: Statement.Kind) throws(SyntaxError) {
    switch kind {
    case .importModule(let modules):
      for (module, alias) in modules {
        if ScriptLibrary.names.contains(module) {
          try load(Program.libraryName(of: module))
          try store(alias ?? module)
          continue
        }
        let path = module.split(separator: ".").map(String.init)
        let root = ModuleNames.rootName(path.first ?? "")
        let whole = ([root] + path.dropFirst()).joined(separator: ".")
        guard let value = library.value(at: whole), value.tag == .module else {
          throw SyntaxError(
            type: "ModuleNotFoundError", message: "No module named '\(module)'",
            position: builder.position)
        }
        try emitConstant(alias == nil ? library.value(at: root) ?? value : value)
        try store(alias ?? path.first ?? module)
      }
    case .importFrom(let module, let names):
      if module == "__future__" { return }
      if ScriptLibrary.names.contains(module) { return try compileImport(names, from: module) }
      let path = module.split(separator: ".").map(String.init)
      let root = ([ModuleNames.rootName(path.first ?? "")] + path.dropFirst())
        .joined(separator: ".")
      for (name, alias) in names {
        guard let value = library.value(at: "\(root).\(name)") else {
          throw SyntaxError(
            type: "ImportError", message: "cannot import name '\(name)' from '\(module)'",
            position: builder.position)
        }
        try emitConstant(value)
        try store(alias ?? name)
      }
    default: break
    }
  }
}
