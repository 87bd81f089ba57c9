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
}
