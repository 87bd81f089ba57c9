import ScriptSyntax

/// Turns a resolved program into bytecode.
///
/// Names are slots already; what remains is to resolve paths such as `tf.math.log` to constants and
/// to lay out control flow. Nothing here looks at a job.
public struct Compiler {
  let program: Program
  let library: Library
  var parts: CompiledProgram.Parts
  var builder: CodeBuilder
  /// Globals that only ever name a module, and which.
  var moduleGlobals: [Int: Int] = [:]
  /// Free names that are modules.
  var moduleFree: [Int: Int] = [:]
  /// Where the names of the library's modules live, by the globals that hold them.
  var libraryScopes: [String: ScopeID] = [:]
  /// Slots of the free names among the globals.
  var freeSlots: [Int] = []
  private var constantIndices: [ConstantKey: Int] = [:]
  private var stringIndices: [String: Int] = [:]
  private var nameIndices: [String: Int] = [:]

  /// Constants are shared if their bits are.
  private struct ConstantKey: Hashable {
    var tag: UInt8
    var detail: UInt32
    var payload: UInt64
  }

  /// Compiles a program.
  ///
  /// - Throws: `AttributeError` for a path under a module that the library lacks, and what cannot
  ///   be compiled, at its position.
  public static func compile(
    _ program: Program, text: String = "", library: Library = .standard
  ) throws(SyntaxError) -> CompiledProgram {
    var compiler = Compiler(program: program, text: text, library: library)
    try compiler.compileModule()
    return CompiledProgram(compiler.parts)
  }

  private init(program: Program, text: String, library: Library) {
    self.program = program
    self.library = library
    parts = CompiledProgram.Parts(library: library)
    parts.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    builder = CodeBuilder(
      scope: program.scopes.first ?? Scope(parent: nil), id: .module,
      position: SourcePosition(line: 1, column: 1), qualifiedPrefix: "")
    parts.globalNames = program.globals
    parts.assignedCount = program.globals.count
    for (index, free) in program.unbound.enumerated() {
      // What begins with an underscore is for the library's modules alone.
      let module = free.name.hasPrefix("_") ? nil : library.rootModules[free.name]
      if let module { moduleFree[index] = module }
      freeSlots.append(parts.globalNames.count)
      parts.globalNames.append(free.name)
      if module == nil {
        parts.freeNames.append(
          CompiledProgram.FreeName(
            name: free.name, position: free.position, slot: parts.globalNames.count - 1,
            isBuiltin: library.builtins[free.name] != nil))
      }
    }
    var finder = ModuleNames(program: program, library: library)
    finder.visit(program.statements, in: .module)
    moduleGlobals = finder.modules
    for case .library(let function) in program.statements.lazy.map(\.kind) {
      libraryScopes[function.name] = function.scope
    }
  }

  private mutating func compileModule() throws(SyntaxError) {
    // The module's code is number 0.
    parts.codes = []
    try reserveModuleCode()
    try compile(program.statements)
    try builder.emit(.end, effect: 0)
    let info = Code.Info(
      name: "<module>", qualifiedName: "<module>", signature: Signature("") { _ in .none },
      localNames: [], freeNames: [], docstring: .none)
    parts.codes[0] = builder.finish(
      info: info, simpleParameterCount: 0, defaults: (0, 0), generator: false)
  }

  private mutating func reserveModuleCode() throws(SyntaxError) {
    let info = Code.Info(
      name: "", qualifiedName: "", signature: Signature("") { _ in .none }, localNames: [],
      freeNames: [], docstring: .none)
    let placeholder = CodeBuilder(
      scope: Scope(parent: nil), id: .module, position: SourcePosition(line: 1, column: 1),
      qualifiedPrefix: "")
    parts.codes.append(
      placeholder.finish(info: info, simpleParameterCount: 0, defaults: (0, 0), generator: false))
  }

  // MARK: Tables

  mutating func constant(_ value: Value) -> Int {
    let key = ConstantKey(
      tag: value.tag.rawValue, detail: value.detail, payload: value.payload)
    if let index = constantIndices[key] { return index }
    parts.constants.append(value)
    constantIndices[key] = parts.constants.count - 1
    return parts.constants.count - 1
  }

  /// A string that every heap running the program has: library strings come first.
  mutating func string(_ text: String) -> Value {
    // Swift's equality of strings is by canonical equivalence, Python's by scalars.
    let key = String(decoding: text.utf8.map { $0 }, as: UTF8.self)
    if let index = stringIndices[key], parts.strings[index].utf8.elementsEqual(text.utf8) {
      return Value(tag: .string, payload: UInt64(library.strings.count + index))
    }
    parts.strings.append(text)
    stringIndices[key] = parts.strings.count - 1
    return Value(tag: .string, payload: UInt64(library.strings.count + parts.strings.count - 1))
  }

  mutating func name(_ text: String) -> Int {
    if let index = nameIndices[text] { return index }
    parts.names.append(text)
    parts.nameValues.append(string(text))
    nameIndices[text] = parts.names.count - 1
    return parts.names.count - 1
  }

  /// A new site for an attribute.
  mutating func site(_ text: String) -> Int {
    parts.sites.append(Int32(truncatingIfNeeded: name(text)))
    return parts.sites.count - 1
  }

  mutating func emitConstant(_ value: Value) throws(SyntaxError) {
    try builder.emit(.constant, constant(value), effect: 1)
  }

  // MARK: Names

  func binding(of name: String) throws(SyntaxError) -> Binding {
    guard let binding = builder.scope.bindings[name] else { throw unresolved(name) }
    return binding
  }

  /// The module that a name stands for in the library itself.
  private func module(named name: String) -> Value? {
    library.rootModules[name].map { Value(tag: .module, payload: UInt64($0)) }
  }

  private func unresolved(_ name: String) -> SyntaxError {
    SyntaxError(message: "the name '\(name)' was not resolved", position: builder.position)
  }

  mutating func load(_ name: String) throws(SyntaxError) {
    let place = try binding(of: name)
    if place == .intrinsic {
      guard let value = library.builtins[name] ?? module(named: name) else {
        throw SyntaxError(
          type: "NameError", message: "name '\(name)' is not defined", position: builder.position)
      }
      return try emitConstant(value)
    }
    if builder.scope.isClass, case .local(let slot) = place {
      // Names of a class's body that it has not bound yet are the module's.
      guard let fallback = builder.scope.fallbacks[name], let short = UInt16(exactly: slot) else {
        try builder.emit(.loadLocal, slot, effect: 1)
        return
      }
      let toEnd = try builder.emit(.loadBoundLocal, short: short, effect: 0)
      try load(fallback)
      builder.land(toEnd)
      return
    }
    try load(place)
  }

  private mutating func load(_ place: Binding) throws(SyntaxError) {
    switch place {
    case .intrinsic: throw unresolved("")
    case .local(let slot): try builder.emit(.loadLocal, slot, effect: 1)
    case .cell(let slot): try builder.emit(.loadCell, slot, effect: 1)
    case .free(let index): try builder.emit(.loadFree, index, effect: 1)
    case .global(let slot):
      if let module = moduleGlobals[slot] {
        try emitConstant(Value(tag: .module, payload: UInt64(module)))
      } else {
        try builder.emit(.loadGlobal, slot, effect: 1)
      }
    case .builtin(let index):
      if let module = moduleFree[index] {
        try emitConstant(Value(tag: .module, payload: UInt64(module)))
      } else {
        try builder.emit(.loadGlobal, freeSlots[index], effect: 1)
      }
    }
  }

  mutating func store(_ name: String) throws(SyntaxError) {
    switch try binding(of: name) {
    case .intrinsic: throw unresolved(name)
    case .local(let slot): try builder.emit(.storeLocal, slot, effect: -1)
    case .cell(let slot): try builder.emit(.storeCell, slot, effect: -1)
    case .free(let index): try builder.emit(.storeFree, index, effect: -1)
    case .global(let slot): try builder.emit(.storeGlobal, slot, effect: -1)
    case .builtin(let index): try builder.emit(.storeGlobal, freeSlots[index], effect: -1)
    }
  }

  mutating func delete(_ name: String, quietly: Bool = false) throws(SyntaxError) {
    let small: UInt8 = quietly ? 1 : 0
    switch try binding(of: name) {
    case .intrinsic: throw unresolved(name)
    case .local(let slot): try builder.emit(.deleteLocal, slot, small: small, effect: 0)
    case .cell(let slot): try builder.emit(.deleteCell, slot, small: small, effect: 0)
    case .free(let index): try builder.emit(.deleteFree, index, small: small, effect: 0)
    case .global(let slot): try builder.emit(.deleteGlobal, slot, small: small, effect: 0)
    case .builtin(let index):
      try builder.emit(.deleteGlobal, freeSlots[index], small: small, effect: 0)
    }
  }
}
