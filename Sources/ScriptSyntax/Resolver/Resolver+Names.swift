/// What the walk notes about names.
extension Resolver {
  mutating func number(_ name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func use(of name: String, in scope: ScopeID) -> Use? {
    guard let number = numbers[name] else { return nil }
    return drafts[Int(scope.index)].uses[number]
  }

  mutating func note(
    _ name: String, at position: SourcePosition, in scope: ScopeID, _ change: (inout Use) -> Void
  ) {
    let number = number(name)
    let index = Int(scope.index)
    if drafts[index].uses[number] == nil { drafts[index].order.append(number) }
    change(&drafts[index].uses[number, default: Use(position: position)])
  }

  mutating func read(_ name: String, at position: SourcePosition) {
    note(name, at: position, in: current) {
      $0.isRead = true
      if !$0.isBound { $0.isReadFirst = true }
    }
    guard name == "super", !drafts[Int(current.index)].isClass, isInsideClass else { return }
    note("__class__", at: position, in: current) { $0.isRead = true }
  }

  /// Whether a class is around the current scope.
  private var isInsideClass: Bool {
    var scope: ScopeID? = current
    while let place = scope {
      if drafts[Int(place.index)].isClass { return true }
      scope = drafts[Int(place.index)].parent
    }
    return false
  }

  mutating func bind(_ name: String, at position: SourcePosition, isImport: Bool = false) {
    // A global's place among the globals is that of its first binding, not of a use before it.
    note(name, at: position, in: current) {
      if !$0.isBound { $0.position = position }
      $0.isBound = true
      if !isImport { $0.isAssigned = true }
    }
  }

  /// Binds a name of a target; in a comprehension it is an iteration variable.
  mutating func bindTarget(
    _ name: String, at position: SourcePosition
  ) throws(SyntaxError) {
    bind(name, at: position)
    guard isInIterationTarget else { return }
    if use(of: name, in: current)?.isNamed == true {
      throw SyntaxError(
        message:
          "comprehension inner loop cannot rebind assignment expression target '\(name)'",
        position: position)
    }
    note(name, at: position, in: current) { $0.isIteration = true }
  }

  mutating func declareGlobal(
    _ name: String, at position: SourcePosition
  ) throws(SyntaxError) {
    if let use = use(of: name, in: current) {
      try refuseLateDeclaration(name, use, "global", at: position)
      if use.nonlocalAt != nil {
        throw SyntaxError(message: "name '\(name)' is nonlocal and global", position: position)
      }
    }
    note(name, at: position, in: current) { $0.globalAt = $0.globalAt ?? position }
  }

  mutating func declareNonlocal(
    _ name: String, at position: SourcePosition
  ) throws(SyntaxError) {
    if let use = use(of: name, in: current) {
      try refuseLateDeclaration(name, use, "nonlocal", at: position)
      if use.globalAt != nil {
        throw SyntaxError(message: "name '\(name)' is nonlocal and global", position: position)
      }
    }
    note(name, at: position, in: current) { $0.nonlocalAt = $0.nonlocalAt ?? position }
  }

  private func refuseLateDeclaration(
    _ name: String, _ use: Use, _ kind: String, at position: SourcePosition
  ) throws(SyntaxError) {
    let message: String
    if use.isParameter {
      message = "name '\(name)' is parameter and \(kind)"
    } else if use.isRead {
      message = "name '\(name)' is used prior to \(kind) declaration"
    } else if use.isAnnotated {
      message = "annotated name '\(name)' can't be \(kind)"
    } else if use.isAssigned {
      message = "name '\(name)' is assigned to before \(kind) declaration"
    } else {
      return
    }
    throw SyntaxError(message: message, position: position)
  }

  /// `name := …`: binds in the nearest scope that is no comprehension.
  mutating func bindNamed(
    _ name: String, at position: SourcePosition
  ) throws(SyntaxError) {
    if drafts[Int(current.index)].iterableDepth > 0 {
      throw SyntaxError(
        message: "assignment expression cannot be used in a comprehension iterable expression",
        position: position)
    }
    var scope = current
    while drafts[Int(scope.index)].isComprehension {
      if use(of: name, in: scope)?.isIteration == true {
        throw SyntaxError(
          message:
            "assignment expression cannot rebind comprehension iteration variable '\(name)'",
          position: position)
      }
      // In a comprehension the name means what it means outside.
      note(name, at: position, in: scope) {
        $0.isRead = true
        $0.isNamed = true
      }
      scope = drafts[Int(scope.index)].parent ?? .module
      if drafts[Int(scope.index)].isClass {
        throw SyntaxError(
          message: "assignment expression within a comprehension cannot be used in a class body",
          position: position)
      }
    }
    note(name, at: position, in: scope) {
      if !$0.isBound { $0.position = position }
      $0.isBound = true
      $0.isAssigned = true
    }
  }

  /// Opens a scope inside the current one; the caller restores `current`.
  mutating func enter(_ scope: ScopeID, isComprehension: Bool = false, isClass: Bool = false) {
    drafts[Int(scope.index)].isClass = isClass
    if drafts[Int(current.index)].isLibrary { drafts[Int(scope.index)].isLibrary = true }
    drafts[Int(current.index)].children.append(scope)
    drafts[Int(scope.index)].parent = current
    drafts[Int(scope.index)].isComprehension = isComprehension
    drafts[Int(scope.index)].iterableDepth = drafts[Int(current.index)].iterableDepth
    current = scope
  }
}
