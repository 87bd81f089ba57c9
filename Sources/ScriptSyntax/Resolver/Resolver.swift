/// Finds where every name lives, by Python's rules.
///
/// The walk (`Resolver+Walk.swift`) notes what each scope binds, declares and mentions, in the
/// order in which CPython's symbol table does; then the scopes are settled, parents first.
struct Resolver {
  /// What one scope does with one name.
  struct Use {
    var isParameter = false
    var isBound = false
    /// Bound otherwise than by an import.
    var isAssigned = false
    var isAnnotated = false
    var isRead = false
    /// Read before the text binds it.
    var isReadFirst = false
    /// A target of a comprehension's `for`.
    var isIteration = false
    /// Bound outside by a `:=` in this comprehension.
    var isNamed = false
    var globalAt: SourcePosition?
    var nonlocalAt: SourcePosition?
    /// Where the name is first mentioned.
    var position: SourcePosition
  }

  /// A scope while the walk fills it.
  struct Draft {
    var parent: ScopeID?
    var isComprehension = false
    var comprehension: Comprehension.Kind?
    var isClass = false
    var isLibrary = false
    /// Names of outer functions that scopes inside of a class use, though the class binds them itself.
    var passed: [Int: Int] = [:]
    /// Whether the walk is in a comprehension's iterable.
    var iterableDepth = 0
    /// Name numbers in order of first mention, and what is done with each.
    var order: [Int] = []
    var uses: [Int: Use] = [:]
    var children: [ScopeID] = []
  }

  var drafts: [Draft]
  /// Every name of the text, numbered.
  var names: [String] = []
  var numbers: [String: Int] = [:]
  var current = ScopeID.module
  var isInIterationTarget = false

  // What settling produces.
  private var scopes: [Scope] = []
  private var globals: [String] = []
  private var globalIndex: [Int: Int] = [:]
  private var unbound: [(name: String, position: SourcePosition)] = []
  private var unboundIndex: [Int: Int] = [:]
  /// For each name number, the scope around the settled one that gives the name its meaning:
  /// a function's local, or the module for a `global` declaration.
  private var holder: [ScopeID?] = []
  private var passedThrough = 0

  init(scopeCount: Int) {
    drafts = Array(repeating: Draft(), count: scopeCount)
  }

  mutating func resolve(_ statements: [Statement]) throws(SyntaxError) -> Program {
    try walk(statements)
    scopes = drafts.map {
      var scope = Scope(parent: $0.parent)
      scope.isClass = $0.isClass
      scope.isLibrary = $0.isLibrary
      return scope
    }
    holder = Array(repeating: nil, count: names.count)
    collectGlobals()
    try settle()
    return Program(
      statements: statements, scopes: scopes, globals: globals, unbound: unbound)
  }

  // MARK: Settling

  /// The names bound at top level or declared `global` anywhere, in order of the text.
  private mutating func collectGlobals() {
    var found: [(position: SourcePosition, number: Int)] = []
    for (index, draft) in drafts.enumerated() {
      for number in draft.order {
        guard let use = draft.uses[number] else { continue }
        if let place = use.globalAt {
          found.append((place, number))
        } else if index == 0, use.isBound {
          found.append((use.position, number))
        }
      }
    }
    // Positions are those of first mentions; equal ones keep the order found.
    let ordered = found.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    for (_, item) in ordered where globalIndex[item.number] == nil {
      globalIndex[item.number] = globals.count
      globals.append(names[item.number])
    }
  }

  private enum Step {
    case enter(ScopeID)
    /// Restores what a scope's names meant before it.
    case leave([(number: Int, holder: ScopeID?)])
  }

  /// Settles the scopes from the module inwards, without recursion.
  private mutating func settle() throws(SyntaxError) {
    var steps = [Step.enter(.module)]
    while let step = steps.popLast() {
      switch step {
      case .enter(let scope):
        let saved = try settle(scope)
        steps.append(.leave(saved))
        for child in drafts[Int(scope.index)].children.reversed() { steps.append(.enter(child)) }
      case .leave(let saved):
        for item in saved { holder[item.number] = item.holder }
      }
    }
    for index in scopes.indices { finishCells(index) }
  }

  private mutating func settle(
    _ scope: ScopeID
  ) throws(SyntaxError) -> [(number: Int, holder: ScopeID?)] {
    let draft = drafts[Int(scope.index)]
    var saved: [(number: Int, holder: ScopeID?)] = []
    if draft.isClass, let number = numbers["__class__"] {
      // What `super()` in a method looks for.
      saved.append((number, holder[number]))
      holder[number] = scope
      bind("__class__", in: scope, to: .local(scopes[Int(scope.index)].locals.count))
      scopes[Int(scope.index)].locals.append("__class__")
    }
    for number in draft.order {
      guard let use = draft.uses[number] else { continue }
      let name = names[number]
      if scope == .module {
        if let place = use.nonlocalAt {
          throw SyntaxError(
            message: "nonlocal declaration not allowed at module level", position: place)
        }
        bind(name, in: scope, to: outermost(number, use.position, in: scope))
      } else if use.globalAt != nil {
        saved.append((number, holder[number]))
        holder[number] = .module
        bind(name, in: scope, to: outermost(number, use.position, in: scope))
      } else if let place = use.nonlocalAt {
        guard let holder = holder[number], holder != .module else {
          throw SyntaxError(
            message: "no binding for nonlocal '\(name)' found", position: place)
        }
        try capture(number, for: scope, from: holder)
      } else if use.isBound {
        if !draft.isClass {
          saved.append((number, holder[number]))
          holder[number] = scope
        } else if use.isReadFirst || globalIndex[number] != nil {
          scopes[Int(scope.index)].fallbacks[name] = outermost(number, use.position, in: scope)
        }
        let slot = scopes[Int(scope.index)].locals.count
        scopes[Int(scope.index)].locals.append(name)
        bind(name, in: scope, to: .local(slot))
      } else if let holder = holder[number], holder != .module {
        try capture(number, for: scope, from: holder)
      } else {
        bind(name, in: scope, to: outermost(number, use.position, in: scope))
      }
    }
    return saved
  }

  private mutating func bind(_ name: String, in scope: ScopeID, to binding: Binding) {
    scopes[Int(scope.index)].bindings[name] = binding
  }

  /// A name that no function around binds.
  private mutating func outermost(_ number: Int, _ position: SourcePosition, in scope: ScopeID)
    -> Binding
  {
    if drafts[Int(scope.index)].isLibrary, !names[number].hasPrefix("<") { return .intrinsic }
    if let index = globalIndex[number] { return .global(index) }
    if let index = unboundIndex[number] {
      if position < unbound[index].position { unbound[index].position = position }
      return .builtin(index)
    }
    let index = unbound.count
    unboundIndex[number] = index
    unbound.append((names[number], position))
    return .builtin(index)
  }

  /// Hands a local of `holder` down to `scope` through the functions between.
  private mutating func capture(
    _ number: Int, for scope: ScopeID, from holder: ScopeID
  ) throws(SyntaxError) {
    let name = names[number]
    guard case .local(let slot)? = scopes[Int(holder.index)].bindings[name] else { return }
    scopes[Int(holder.index)].cells.insert(slot)
    var path: [ScopeID] = []
    var place = scope
    while place != holder {
      if freeIndex(of: number, in: place) != nil { break }
      path.append(place)
      guard let parent = scopes[Int(place.index)].parent else { return }
      place = parent
    }
    passedThrough += max(0, path.count - 1)
    if passedThrough > SyntaxLimits.passedThrough {
      throw SyntaxError(
        message: "too many names are captured through nested functions",
        position: drafts[Int(scope.index)].uses[number]?.position
          ?? SourcePosition(line: 1, column: 1))
    }
    for inner in path.reversed() {
      let parent = scopes[Int(inner.index)].parent ?? .module
      let inParent: Binding
      if let index = freeIndex(of: number, in: parent) {
        inParent = .free(index)
      } else {
        inParent = .cell(slot)
      }
      let index = scopes[Int(inner.index)].free.count
      if drafts[Int(inner.index)].isClass {
        drafts[Int(inner.index)].passed[number] = index
        if drafts[Int(inner.index)].uses[number]?.isBound != true {
          bind(name, in: inner, to: .free(index))
        }
      } else {
        bind(name, in: inner, to: .free(index))
      }
      scopes[Int(inner.index)].free.append((name, inParent))
    }
  }

  /// Where a scope hands a name down from; nil if it does not.
  private func freeIndex(of number: Int, in scope: ScopeID) -> Int? {
    if drafts[Int(scope.index)].isClass { return drafts[Int(scope.index)].passed[number] }
    guard case .free(let index)? = scopes[Int(scope.index)].bindings[names[number]] else {
      return nil
    }
    return index
  }

  /// Turns the locals that inner scopes use into cells.
  private mutating func finishCells(_ index: Int) {
    for slot in scopes[index].cells {
      scopes[index].bindings[scopes[index].locals[slot]] = .cell(slot)
    }
  }
}

extension SourcePosition: Comparable {
  /// The order of the text.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
