import ScriptLibrary
import ScriptSyntax

extension Compiler {
  mutating func compile(_ statements: [Statement]) throws(SyntaxError) {
    for statement in statements { try compile(statement) }
  }

  private mutating func compile(_ statement: Statement) throws(SyntaxError) {
    builder.position = statement.position
    switch statement.kind {
    case .global, .nonlocal: return
    case .function(let function, let decorators):
      try emitStatement(statement)
      for decorator in decorators { try compile(decorator) }
      try compileFunction(function)
      for decorator in decorators.reversed() {
        builder.position = decorator.position
        try builder.emit(.call, 1, effect: -1)
      }
      try store(function.name)
      return
    case .classDefinition(let definition, let decorators):
      try emitStatement(statement)
      for decorator in decorators { try compile(decorator) }
      builder.position = statement.position
      try compileClass(definition)
      for decorator in decorators.reversed() {
        builder.position = decorator.position
        try builder.emit(.call, 1, effect: -1)
      }
      try store(definition.name)
      return
    default: break
    }
    try emitStatement(statement)
    switch statement.kind {
    case .expression(let value):
      try compile(value)
      try builder.emit(.pop, effect: -1)
    case .assign(let targets, let value):
      try compile(value)
      for (offset, target) in targets.enumerated() {
        if offset < targets.count - 1 { try builder.emit(.duplicate, effect: 1) }
        try assign(to: target)
      }
    case .augmentedAssign(let target, let operation, let value):
      try compileAugmented(target, operation, value, at: statement.position)
    case .annotatedAssign(let target, _, let value):
      if let value {
        try compile(value)
        try assign(to: target)
      }
    case .delete(let targets): for target in targets { try delete(target) }
    case .return(let value):
      if let value { try compile(value) } else { try emitConstant(.none) }
      try leave(to: nil)
      try builder.emit(.returnValue, effect: -1)
      reopenProtections()
    case .break: try compileBreak()
    case .continue: try compileContinue()
    case .if(let test, let body, let otherwise):
      let exits = try jump(ifFalse: test)
      try compile(body)
      if otherwise.isEmpty {
        builder.land(exits)
      } else {
        let toEnd = try builder.emit(.jump, effect: 0)
        builder.land(exits)
        try compile(otherwise)
        builder.land(toEnd)
      }
    case .while(let test, let body, let otherwise): try compileWhile(test, body, otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try compileFor(target, iterable, body, otherwise)
    case .with(let items, let body): try compileWith(items[...], body)
    case .try(let body, let handlers, let otherwise, let finally):
      try compileTry(body, handlers, otherwise, finally)
    case .raise(let value, let cause):
      if let value { try compile(value) }
      if let cause { try compile(cause) }
      let count = (value == nil ? 0 : 1) + (cause == nil ? 0 : 1)
      builder.position = statement.position
      try builder.emit(.raise, small: UInt8(count), effect: -count)
    case .assert(let test, let message):
      try compile(test)
      let passes = try builder.emit(.jumpIfTrue, effect: -1)
      if let message { try compile(message) }
      builder.position = test.position
      try builder.emit(
        .assertionError, small: message == nil ? 0 : 1, effect: message == nil ? 0 : -1)
      builder.land(passes)
    case .importModule, .importFrom: try compileImport(statement.kind)
    case .match(let subject, let cases): try compileMatch(subject, cases)
    case .library(let function): try compileLibrary(function)
    case .pass, .global, .nonlocal, .function, .classDefinition: break
    }
  }

  private mutating func emitStatement(_ statement: Statement) throws(SyntaxError) {
    // The lines of a module of the library are none of the program's.
    if builder.scope.isLibrary {
      try builder.emit(.work, effect: 0)
    } else {
      try builder.emit(.statement, Int(statement.position.line), effect: 0)
    }
  }

  // MARK: Targets

  /// Stores the value on the stack into a target.
  mutating func assign(to target: Expression) throws(SyntaxError) {
    builder.position = target.position
    switch target.kind {
    case .name(let name): try store(name)
    case .attribute(let object, let attribute, _):
      try compile(object)
      try builder.emit(.setAttribute, site(attribute), effect: -2)
    case .subscripted(let object, let index):
      try compile(object)
      try compile(index)
      try builder.emit(.setItem, effect: -3)
    case .tuple(let items), .list(let items): try unpack(into: items)
    case .starred(let inner): try assign(to: inner)
    default:
      throw SyntaxError(message: "cannot assign to this expression", position: target.position)
    }
  }

  private mutating func unpack(into items: [Expression]) throws(SyntaxError) {
    if let star = items.firstIndex(where: { $0.isStarred }) {
      let after = items.count - star - 1
      guard let before = UInt8(exactly: star), let rest = UInt16(exactly: after) else {
        throw SyntaxError(
          message: "too many expressions in star-unpacking assignment",
          position: builder.position)
      }
      try builder.emit(.unpackStarred, small: before, short: rest, effect: items.count - 1)
    } else {
      try builder.emit(.unpack, items.count, effect: items.count - 1)
    }
    for item in items { try assign(to: item) }
  }

  private mutating func delete(_ target: Expression) throws(SyntaxError) {
    builder.position = target.position
    switch target.kind {
    case .name(let name): try delete(name)
    case .attribute(let object, let attribute, _):
      try compile(object)
      try builder.emit(.deleteAttribute, site(attribute), effect: -1)
    case .subscripted(let object, let index):
      try compile(object)
      try compile(index)
      try builder.emit(.deleteItem, effect: -2)
    case .tuple(let items), .list(let items): for item in items { try delete(item) }
    default:
      throw SyntaxError(message: "cannot delete this expression", position: target.position)
    }
  }

  private mutating func compileAugmented(
    _ target: Expression, _ operation: BinaryOperator, _ value: Expression,
    at place: SourcePosition
  ) throws(SyntaxError) {
    switch target.kind {
    case .name(let name):
      try load(name)
      try compile(value)
      builder.position = place
      try emit(operation, inPlace: true)
      try store(name)
    case .attribute(let object, let attribute, _):
      try compile(object)
      try builder.emit(.duplicate, effect: 1)
      try builder.emit(.getAttribute, site(attribute), effect: 0)
      try compile(value)
      builder.position = place
      try emit(operation, inPlace: true)
      try builder.emit(.swap, effect: 0)
      try builder.emit(.setAttribute, site(attribute), effect: -2)
    case .subscripted(let object, let index):
      try compile(object)
      try compile(index)
      try builder.emit(.duplicateTwo, effect: 2)
      try builder.emit(.getItem, effect: -1)
      try compile(value)
      builder.position = place
      try emit(operation, inPlace: true)
      // [object index value] → [value object index]
      try builder.emit(.rotateThree, effect: 0)
      try builder.emit(.setItem, effect: -3)
    default:
      throw SyntaxError(
        message: "this expression is an illegal target for augmented assignment",
        position: target.position)
    }
  }

  // MARK: Loops

  private mutating func compileWhile(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws(SyntaxError) {
    let start = builder.here
    let exits = try jump(ifFalse: test)
    let loop = CodeBuilder.Loop(
      start: start, breakHeight: builder.height, continueHeight: builder.height)
    builder.blocks.append(.loop(loop))
    try compile(body)
    builder.blocks.removeLast()
    try builder.emit(.loop, start, effect: 0)
    builder.land(exits)
    try compile(otherwise)
    builder.land(loop.breaks)
  }

  private mutating func compileFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement]
  ) throws(SyntaxError) {
    try compile(iterable)
    builder.position = iterable.position
    try builder.emit(.getIterator, effect: 0)
    let start = builder.here
    let atEnd = try builder.emit(.forIterator, effect: 1)
    try assign(to: target)
    let loop = CodeBuilder.Loop(
      start: start, breakHeight: builder.height - 1, continueHeight: builder.height)
    builder.blocks.append(.loop(loop))
    try compile(body)
    builder.blocks.removeLast()
    try builder.emit(.jump, start, effect: 0)
    builder.land(atEnd)
    builder.height -= 1
    try compile(otherwise)
    builder.land(loop.breaks)
  }

  private mutating func compileBreak() throws(SyntaxError) {
    let height = builder.height
    guard let loop = try leave(to: innermostLoop()) else {
      throw SyntaxError(message: "'break' outside loop", position: builder.position)
    }
    let surplus = builder.height - loop.breakHeight
    if surplus > 0 { try builder.emit(.popMany, surplus, effect: 0) }
    loop.breaks.append(try builder.emit(.jump, effect: 0))
    builder.height = height
    reopenProtections()
  }

  private mutating func compileContinue() throws(SyntaxError) {
    let height = builder.height
    guard let loop = try leave(to: innermostLoop()) else {
      throw SyntaxError(message: "'continue' not properly in loop", position: builder.position)
    }
    let surplus = builder.height - loop.continueHeight
    if surplus > 0 { try builder.emit(.popMany, surplus, effect: 0) }
    try builder.emit(.loop, loop.start, effect: 0)
    builder.height = height
    reopenProtections()
  }

  private func innermostLoop() -> CodeBuilder.Loop? {
    for block in builder.blocks.reversed() {
      if case .loop(let loop) = block { return loop }
    }
    return nil
  }

  /// Emits the cleanup of every block from the innermost out to `loop`, or out of the function.
  ///
  /// The blocks left are open again for what follows in the text only after `reopenProtections`.
  @discardableResult
  private mutating func leave(to loop: CodeBuilder.Loop?) throws(SyntaxError) -> CodeBuilder.Loop? {
    let blocks = builder.blocks
    defer { builder.blocks = blocks }
    while let block = builder.blocks.popLast() {
      switch block {
      case .loop(let candidate): if candidate === loop { return loop }
      case .protected(let protection): protection.close(at: builder.here)
      case .finally(let body, let protection):
        protection.close(at: builder.here)
        try compile(body)
      case .with(let height, let protection):
        protection.close(at: builder.here)
        try builder.emit(.withExit, builder.height - height, effect: 0)
      case .handler(let height, let name):
        try builder.emit(.leaveHandler, builder.height - height, effect: 0)
        if let name { try delete(name, quietly: true) }
      }
    }
    return nil
  }

  private mutating func reopenProtections() {
    for block in builder.blocks {
      switch block {
      case .protected(let protection), .finally(_, let protection), .with(_, let protection):
        if protection.openStart == nil { protection.open(at: builder.here) }
      default: break
      }
    }
  }

  // MARK: with and try

  private mutating func compileWith(_ items: ArraySlice<WithItem>, _ body: [Statement])
    throws(SyntaxError)
  {
    guard let item = items.first else { return try compile(body) }
    try compile(item.context)
    builder.position = item.context.position
    try builder.emit(.withEnter, effect: 1)
    let height = builder.height - 1
    let protection = CodeBuilder.Protection(start: builder.here, height: height)
    builder.blocks.append(.with(height: height - 1, protection))
    if let target = item.target {
      try assign(to: target)
    } else {
      try builder.emit(.pop, effect: -1)
    }
    try compileWith(items.dropFirst(), body)
    builder.blocks.removeLast()
    protection.close(at: builder.here)
    builder.position = item.context.position
    // The context is the top of the stack.
    try builder.emit(.withExit, 1, effect: 0)
    try builder.emit(.pop, effect: -1)
    let toEnd = try builder.emit(.jump, effect: 0)
    builder.addHandlers(protection, target: builder.here)
    // [context exception] → [context previous exception]
    builder.height = height + 1
    try builder.emit(.enterHandler, effect: 1)
    let leaving = CodeBuilder.Protection(start: builder.here, height: height + 1)
    try builder.emit(.withExit, 3, small: 1, effect: 1)
    leaving.close(at: builder.here)
    let toSwallowed = try builder.emit(.jumpIfTrue, effect: -1)
    // So arrives, too, what leaving raises: [context previous exception].
    builder.addHandlers(leaving, target: builder.here)
    try builder.emit(.leaveHandler, 2, effect: 0)
    try builder.emit(.reraise, effect: -1)
    builder.land(toSwallowed)
    builder.height = height + 2
    try builder.emit(.leaveHandler, 2, effect: 0)
    try builder.emit(.popMany, 3, effect: -3)
    builder.height = height - 1
    builder.land(toEnd)
  }

  private mutating func compileTry(
    _ body: [Statement], _ handlers: [ExceptHandler], _ otherwise: [Statement],
    _ finally: [Statement]
  ) throws(SyntaxError) {
    if finally.isEmpty { return try compileExcept(body, handlers, otherwise) }
    let height = builder.height
    let protection = CodeBuilder.Protection(start: builder.here, height: height)
    builder.blocks.append(.finally(body: finally, protection))
    if handlers.isEmpty {
      try compile(body)
      try compile(otherwise)
    } else {
      try compileExcept(body, handlers, otherwise)
    }
    builder.blocks.removeLast()
    protection.close(at: builder.here)
    try compile(finally)
    let toEnd = try builder.emit(.jump, effect: 0)
    builder.addHandlers(protection, target: builder.here)
    // [exception] → [previous exception]
    builder.height = height + 1
    try builder.emit(.enterHandler, effect: 1)
    builder.blocks.append(.handler(height: height, name: nil))
    try compile(finally)
    builder.blocks.removeLast()
    try builder.emit(.leaveHandler, 2, effect: 0)
    try builder.emit(.reraise, effect: -1)
    builder.height = height
    builder.land(toEnd)
  }

  private mutating func compileExcept(
    _ body: [Statement], _ handlers: [ExceptHandler], _ otherwise: [Statement]
  ) throws(SyntaxError) {
    let height = builder.height
    let protection = CodeBuilder.Protection(start: builder.here, height: height)
    builder.blocks.append(.protected(protection))
    try compile(body)
    builder.blocks.removeLast()
    protection.close(at: builder.here)
    try compile(otherwise)
    var exits = [try builder.emit(.jump, effect: 0)]
    builder.addHandlers(protection, target: builder.here)
    // [exception] → [previous exception]
    builder.height = height + 1
    try builder.emit(.enterHandler, effect: 1)
    for handler in handlers {
      builder.height = height + 2
      builder.position = handler.position
      var toNext: Int?
      if let type = handler.type {
        try compile(type)
        builder.position = handler.position
        try builder.emit(.matchException, effect: 0)
        toNext = try builder.emit(.jumpIfFalse, effect: -1)
      }
      if let name = handler.name {
        try store(name)
      } else {
        try builder.emit(.pop, effect: -1)
      }
      // [previous]
      let named = CodeBuilder.Protection(start: builder.here, height: height + 1)
      builder.blocks.append(.handler(height: height, name: handler.name))
      builder.blocks.append(.protected(named))
      try compile(handler.body)
      builder.blocks.removeLast()
      builder.blocks.removeLast()
      named.close(at: builder.here)
      try builder.emit(.leaveHandler, 1, effect: 0)
      try builder.emit(.pop, effect: -1)
      if let name = handler.name { try delete(name, quietly: true) }
      exits.append(try builder.emit(.jump, effect: 0))
      // [previous exception]
      builder.addHandlers(named, target: builder.here)
      builder.height = height + 2
      if let name = handler.name { try delete(name, quietly: true) }
      try builder.emit(.leaveHandler, 2, effect: 0)
      try builder.emit(.reraise, effect: -1)
      if let toNext { builder.land(toNext) }
    }
    // No handler took it: [previous exception].
    builder.height = height + 2
    try builder.emit(.leaveHandler, 2, effect: 0)
    try builder.emit(.reraise, effect: -1)
    builder.height = height
    builder.land(exits)
  }

  // MARK: import

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

  private mutating func compileImport(_ kind: Statement.Kind) throws(SyntaxError) {
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
