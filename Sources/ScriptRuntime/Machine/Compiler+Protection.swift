import ScriptSyntax

// `with` and `try`.
extension Compiler {
  mutating func compileWith(_ items: ArraySlice<WithItem>, _ body: [Statement])
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

  mutating func compileTry(
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
}
