import ScriptSyntax

// Loops, and the ways out of them.
extension Compiler {
  mutating func compileWhile(
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

  mutating func compileFor(
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

  mutating func compileBreak() throws(SyntaxError) {
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

  mutating func compileContinue() throws(SyntaxError) {
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
  mutating func leave(to loop: CodeBuilder.Loop?) throws(SyntaxError) -> CodeBuilder.Loop? {
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

  mutating func reopenProtections() {
    for block in builder.blocks {
      switch block {
      case .protected(let protection), .finally(_, let protection), .with(_, let protection):
        if protection.openStart == nil { protection.open(at: builder.here) }
      default: break
      }
    }
  }
}
