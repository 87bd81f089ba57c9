import ScriptSyntax

extension Compiler {
  /// Where a pattern that does not match leaves, and how high the stack is there.
  private typealias Failure = (jump: Int, height: Int)

  /// What a `case` captures waits in a list, so that a pattern that fails binds nothing.
  mutating func compileMatch(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxError) {
    try compile(subject)
    let height = builder.height
    var exits: [Int] = []
    for item in cases {
      builder.position = item.pattern.position
      let names = item.pattern.names
      try builder.emit(.duplicate, effect: 1)
      if !names.isEmpty {
        for _ in names { try emitConstant(.none) }
        try builder.emit(.buildList, names.count, effect: 1 - names.count)
        try builder.emit(.swap, effect: 0)
      }
      var failures: [Failure] = []
      try compile(
        item.pattern, names: names, listHeight: names.isEmpty ? nil : height + 1, &failures)
      // [subject list?]
      for (index, name) in names.enumerated() {
        try builder.emit(.duplicate, effect: 1)
        try emitConstant(.int(index))
        try builder.emit(.getItem, effect: -1)
        try store(name)
      }
      if !names.isEmpty { try builder.emit(.pop, effect: -1) }
      var toNext: [Int] = []
      if let test = item.guardTest { toNext = try jump(ifFalse: test) }
      try builder.emit(.pop, effect: -1)
      try compile(item.body)
      exits.append(try builder.emit(.jump, effect: 0))
      builder.height = height
      if !failures.isEmpty {
        try land(failures, at: height)
      }
      builder.land(toNext)
    }
    builder.height = height
    try builder.emit(.pop, effect: -1)
    builder.land(exits)
  }

  /// Brings every failure to the same height, the highest ones first.
  private mutating func land(_ failures: [Failure], at height: Int) throws(SyntaxError) {
    var level = failures.map(\.height).max() ?? height
    builder.height = level
    while level > height {
      builder.land(failures.filter { $0.height == level }.map(\.jump))
      try builder.emit(.pop, effect: -1)
      level -= 1
    }
    builder.land(failures.filter { $0.height == height }.map(\.jump))
  }

  private mutating func failIfFalse(_ failures: inout [Failure]) throws(SyntaxError) {
    let jump = try builder.emit(.jumpIfFalse, effect: -1)
    failures.append((jump, builder.height))
  }

  /// Takes the subject off the stack, or leaves by a failure.
  private mutating func compile(
    _ pattern: Pattern, names: [String], listHeight: Int?, _ failures: inout [Failure]
  ) throws(SyntaxError) {
    builder.position = pattern.position
    switch pattern.kind {
    case .value(let value):
      try compile(value)
      let isSame =
        switch value.kind {
        case .none, .boolean: true
        default: false
        }
      let operation: ComparisonOperator = isSame ? .is : .equal
      try builder.emit(.compare, small: operation.rawValue, effect: -1)
      try failIfFalse(&failures)
    case .capture(let inner, let name):
      if let inner {
        if name != nil { try builder.emit(.duplicate, effect: 1) }
        try compile(inner, names: names, listHeight: listHeight, &failures)
      }
      if let name {
        try capture(name, names, listHeight)
      } else if inner == nil {
        try builder.emit(.pop, effect: -1)
      }
    case .star(let name):
      if let name {
        try capture(name, names, listHeight)
      } else {
        try builder.emit(.pop, effect: -1)
      }
    case .or(let items): try compileOr(items, names, listHeight, &failures)
    case .sequence(let items): try compileSequence(items, names, listHeight, &failures)
    case .mapping(let keys, let patterns, let rest):
      try builder.emit(.matchMapping, effect: 1)
      try failIfFalse(&failures)
      for key in keys { try compile(key) }
      try builder.emit(.buildTuple, keys.count, effect: 1 - keys.count)
      try builder.emit(.matchKeys, small: rest == nil ? 0 : 1, effect: 2)
      try failIfFalse(&failures)
      var parts = patterns
      if let rest { parts.append(Pattern(.capture(nil, rest), at: pattern.position)) }
      try compileParts(parts, names, listHeight, &failures)
    case .classPattern(let type, let positional, let keywords):
      try compile(type)
      parts.keywordLists.append(keywords.map(\.name))
      guard let list = UInt16(exactly: parts.keywordLists.count - 1) else {
        throw SyntaxError(message: "the program is too large", position: builder.position)
      }
      try builder.emit(.matchClass, positional.count, short: list, effect: 2)
      try failIfFalse(&failures)
      try compileParts(positional + keywords.map(\.pattern), names, listHeight, &failures)
    }
  }

  /// `[subject other values]` → nothing, by the patterns of the values.
  private mutating func compileParts(
    _ parts: [Pattern], _ names: [String], _ listHeight: Int?, _ failures: inout [Failure]
  ) throws(SyntaxError) {
    try builder.emit(.rotateThree, effect: 0)
    try builder.emit(.popMany, 2, effect: -2)
    try builder.emit(.unpack, parts.count, effect: parts.count - 1)
    for part in parts { try compile(part, names: names, listHeight: listHeight, &failures) }
  }

  private mutating func compileSequence(
    _ items: [Pattern], _ names: [String], _ listHeight: Int?, _ failures: inout [Failure]
  ) throws(SyntaxError) {
    let star = items.firstIndex { if case .star = $0.kind { true } else { false } }
    try builder.emit(
      .matchSequence, items.count - (star == nil ? 0 : 1), small: star == nil ? 0 : 1, effect: 1)
    try failIfFalse(&failures)
    if let star {
      guard let before = UInt8(exactly: star), let after = UInt16(exactly: items.count - star - 1)
      else {
        throw SyntaxError(
          message: "too many sub-patterns in a sequence pattern", position: builder.position)
      }
      try builder.emit(.unpackStarred, small: before, short: after, effect: items.count - 1)
    } else {
      try builder.emit(.unpack, items.count, effect: items.count - 1)
    }
    for item in items { try compile(item, names: names, listHeight: listHeight, &failures) }
  }

  private mutating func compileOr(
    _ items: [Pattern], _ names: [String], _ listHeight: Int?, _ failures: inout [Failure]
  ) throws(SyntaxError) {
    let height = builder.height
    var exits: [Int] = []
    for item in items {
      builder.height = height
      try builder.emit(.duplicate, effect: 1)
      var own: [Failure] = []
      try compile(item, names: names, listHeight: listHeight, &own)
      try builder.emit(.pop, effect: -1)
      exits.append(try builder.emit(.jump, effect: 0))
      builder.height = height
      if !own.isEmpty { try land(own, at: height) }
    }
    builder.height = height
    failures.append((try builder.emit(.jump, effect: 0), height))
    builder.height = height - 1
    builder.land(exits)
  }

  private mutating func capture(_ name: String, _ names: [String], _ listHeight: Int?)
    throws(SyntaxError)
  {
    guard let listHeight, let index = names.firstIndex(of: name),
      let short = UInt16(exactly: index)
    else { throw SyntaxError(message: "too many names in a pattern", position: builder.position) }
    // The list is the value at `listHeight` from the bottom, the captured one on top.
    try builder.emit(.capture, builder.height - listHeight, short: short, effect: -1)
  }
}
