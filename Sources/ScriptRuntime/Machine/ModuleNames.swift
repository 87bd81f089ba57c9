import ScriptLibrary
import ScriptSyntax

/// Finds the global names that only `import` binds, so that paths through them are constants.
struct ModuleNames {
  let program: Program
  let library: Library
  /// Global slot → module, for names that nothing else binds.
  private(set) var modules: [Int: Int] = [:]
  private var rebound: Set<Int> = []

  init(program: Program, library: Library) {
    self.program = program
    self.library = library
  }

  /// The library's name of a module that scripts import: `tensorflow` is `tf`.
  static func rootName(_ module: String) -> String {
    switch module {
    case "tensorflow": "tf"
    case "numpy": "np"
    default: module
    }
  }

  private mutating func rebind(_ name: String, in scope: ScopeID) {
    guard Int(scope.index) < program.scopes.count,
      case .global(let slot)? = program.scopes[Int(scope.index)].bindings[name]
    else { return }
    rebound.insert(slot)
    modules[slot] = nil
  }

  private mutating func bind(_ name: String, to path: String, in scope: ScopeID) {
    guard case .global(let slot)? = program.scopes[Int(scope.index)].bindings[name] else { return }
    guard !rebound.contains(slot), !ScriptLibrary.names.contains(path),
      let value = library.value(at: path), value.tag == .module,
      modules[slot] == nil || modules[slot] == value.index
    else {
      rebind(name, in: scope)
      return
    }
    modules[slot] = value.index
  }

  private mutating func target(_ expression: Expression, in scope: ScopeID) {
    switch expression.kind {
    case .name(let name): rebind(name, in: scope)
    case .list(let items), .tuple(let items): for item in items { target(item, in: scope) }
    case .starred(let inner): target(inner, in: scope)
    default: visit(expression, in: scope)
    }
  }

  mutating func visit(_ statements: [Statement], in scope: ScopeID) {
    for statement in statements { visit(statement, in: scope) }
  }

  private mutating func visit(_ statement: Statement, in scope: ScopeID) {
    switch statement.kind {
    case .expression(let value): visit(value, in: scope)
    case .assign(let targets, let value):
      visit(value, in: scope)
      for item in targets { target(item, in: scope) }
    case .augmentedAssign(let place, _, let value):
      visit(value, in: scope)
      target(place, in: scope)
    case .annotatedAssign(let place, _, let value):
      if let value {
        visit(value, in: scope)
        target(place, in: scope)
      }
    case .delete(let targets): for item in targets { target(item, in: scope) }
    case .return(let value): if let value { visit(value, in: scope) }
    case .if(let test, let body, let otherwise), .while(let test, let body, let otherwise):
      visit(test, in: scope)
      visit(body, in: scope)
      visit(otherwise, in: scope)
    case .for(let place, let iterable, let body, let otherwise):
      visit(iterable, in: scope)
      target(place, in: scope)
      visit(body, in: scope)
      visit(otherwise, in: scope)
    case .function(let function, let decorators):
      for decorator in decorators { visit(decorator, in: scope) }
      rebind(function.name, in: scope)
      visit(function, in: scope)
    case .classDefinition(let definition, let decorators):
      for decorator in decorators { visit(decorator, in: scope) }
      for argument in definition.arguments { visit(argument.value, in: scope) }
      rebind(definition.name, in: scope)
      visit(definition.body, in: definition.scope)
    case .match(let subject, let cases):
      visit(subject, in: scope)
      for item in cases {
        for name in item.pattern.names { rebind(name, in: scope) }
        visit(values: item.pattern, in: scope)
        if let test = item.guardTest { visit(test, in: scope) }
        visit(item.body, in: scope)
      }
    case .with(let items, let body):
      for item in items {
        visit(item.context, in: scope)
        if let place = item.target { target(place, in: scope) }
      }
      visit(body, in: scope)
    case .try(let body, let handlers, let otherwise, let finally):
      visit(body, in: scope)
      for handler in handlers {
        if let name = handler.name { rebind(name, in: scope) }
        visit(handler.body, in: scope)
      }
      visit(otherwise, in: scope)
      visit(finally, in: scope)
    case .raise(let value, let cause):
      if let value { visit(value, in: scope) }
      if let cause { visit(cause, in: scope) }
    case .assert(let test, let message):
      visit(test, in: scope)
      if let message { visit(message, in: scope) }
    case .importModule(let modules):
      for (module, alias) in modules {
        let path = module.split(separator: ".").map(String.init)
        let root = Self.rootName(path.first ?? "")
        if let alias {
          bind(alias, to: ([root] + path.dropFirst()).joined(separator: "."), in: scope)
        } else {
          bind(path.first ?? "", to: root, in: scope)
        }
      }
    case .importFrom(let module, let names):
      let path = module.split(separator: ".").map(String.init)
      let root = ([Self.rootName(path.first ?? "")] + path.dropFirst()).joined(separator: ".")
      for (name, alias) in names { bind(alias ?? name, to: "\(root).\(name)", in: scope) }
    case .library(let function): visit(function, in: scope)
    case .pass, .break, .continue, .global, .nonlocal: break
    }
  }

  /// What a pattern compares with.
  private mutating func visit(values pattern: Pattern, in scope: ScopeID) {
    switch pattern.kind {
    case .value(let value): visit(value, in: scope)
    case .capture(let inner, _): if let inner { visit(values: inner, in: scope) }
    case .or(let items), .sequence(let items):
      for item in items { visit(values: item, in: scope) }
    case .star: break
    case .mapping(let keys, let patterns, _):
      for key in keys { visit(key, in: scope) }
      for item in patterns { visit(values: item, in: scope) }
    case .classPattern(let type, let positional, let keywords):
      visit(type, in: scope)
      for item in positional + keywords.map(\.pattern) { visit(values: item, in: scope) }
    }
  }

  private mutating func visit(_ function: Function, in scope: ScopeID) {
    for parameter in function.parameters.positional + function.parameters.keywordOnly {
      if let value = parameter.defaultValue { visit(value, in: scope) }
    }
    visit(function.body, in: function.scope)
  }

  /// Only what binds inside an expression matters: `:=`, lambdas and comprehensions.
  private mutating func visit(_ expression: Expression, in scope: ScopeID) {
    var pending: [(Expression, ScopeID)] = [(expression, scope)]
    while let (next, scope) = pending.popLast() {
      switch next.kind {
      case .none, .ellipsis, .boolean, .integer, .float, .string, .name: break
      case .formatted(let formatParts):
        var fields = formatParts
        while let part = fields.popLast() {
          if case .field(let value, _, let specification) = part {
            pending.append((value, scope))
            fields += specification
          }
        }
      case .yield(let value): if let value { pending.append((value, scope)) }
      case .unary(_, let operand), .attribute(let operand, _, _), .starred(let operand),
        .yieldFrom(let operand):
        pending.append((operand, scope))
      case .binary(_, let left, let right, _), .subscripted(let left, let right):
        pending += [(left, scope), (right, scope)]
      case .comparison(let first, let rest):
        pending.append((first, scope))
        pending += rest.map { ($0.1, scope) }
      case .and(let items), .or(let items), .list(let items), .tuple(let items), .set(let items):
        pending += items.map { ($0, scope) }
      case .conditional(let test, let body, let otherwise):
        pending += [(test, scope), (body, scope), (otherwise, scope)]
      case .lambda(let function): visit(function, in: scope)
      case .dictionary(let pairs):
        for (key, value) in pairs {
          if let key { pending.append((key, scope)) }
          pending.append((value, scope))
        }
      case .comprehension(let comprehension):
        for (offset, clause) in comprehension.clauses.enumerated() {
          pending.append((clause.iterable, offset == 0 ? scope : comprehension.scope))
          target(clause.target, in: comprehension.scope)
          pending += clause.conditions.map { ($0, comprehension.scope) }
        }
        pending.append((comprehension.element, comprehension.scope))
        if let value = comprehension.value { pending.append((value, comprehension.scope)) }
      case .call(let callee, let arguments):
        pending.append((callee, scope))
        pending += arguments.map { ($0.value, scope) }
      case .slice(let lower, let upper, let step):
        for part in [lower, upper, step] { if let part { pending.append((part, scope)) } }
      case .named(let name, let value):
        rebind(name, in: scope)
        pending.append((value, scope))
      }
    }
  }
}
