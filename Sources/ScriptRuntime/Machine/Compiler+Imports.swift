import ScriptLibrary
import ScriptSyntax

extension Compiler {
  /// `from module import name, …` of a module of the library, whose names are known.
  private mutating func compileImport(
    _ names: [(name: String, alias: String?)], from module: String
  ) throws(SyntaxError) {
    let own = ScriptLibrary.module(named: module) ?? module
    let known = libraryScopes[Program.libraryName(of: own)].map {
      program.scopes[Int($0.index)].locals
    }
    for (name, alias) in names {
      if let inner = ScriptLibrary.module(named: module + "." + name) {
        try load(Program.libraryName(of: inner))
        try store(alias ?? name)
        continue
      }
      guard known?.contains(name) == true else {
        throw SyntaxError(
          type: "ImportError", message: "cannot import name '\(name)' from '\(module)'",
          position: builder.position)
      }
      try load(Program.libraryName(of: own))
      try builder.emit(.getAttribute, site(name), effect: 0)
      try store(alias ?? name)
    }
  }

  /// `import module` of a module of the library: without an alias the first part of its name is bound.
  private mutating func compileImport(_ module: String, named name: String, as alias: String?)
    throws(SyntaxError)
  {
    let root = String(name.prefix { $0 != "." })
    if alias != nil {
      try load(Program.libraryName(of: module))
    } else if let outer = ScriptLibrary.module(named: root) {
      try load(Program.libraryName(of: outer))
    } else {
      try emitConstant(library.value(at: ModuleNames.rootName(root)) ?? .none)
    }
    try store(alias ?? root)
  }

  mutating func compileImport(_ kind: Statement.Kind) throws(SyntaxError) {
    switch kind {
    case .importModule(let modules):
      for (module, alias) in modules {
        if let own = ScriptLibrary.module(named: module) {
          try compileImport(own, named: module, as: alias)
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
      if ScriptLibrary.module(named: module) != nil {
        return try compileImport(names, from: module)
      }
      let path = module.split(separator: ".").map(String.init)
      let root = ([ModuleNames.rootName(path.first ?? "")] + path.dropFirst())
        .joined(separator: ".")
      for (name, alias) in names {
        if let inner = ScriptLibrary.module(named: module + "." + name) {
          try load(Program.libraryName(of: inner))
          try store(alias ?? name)
          continue
        }
        if let export = ScriptLibrary.exports["\(root).\(name)"],
          library.value(at: export.path) == nil
        {
          try load(Program.libraryName(of: export.module))
          try builder.emit(.getAttribute, site(export.name), effect: 0)
          try store(alias ?? name)
          continue
        }
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
