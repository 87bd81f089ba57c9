import ScriptSyntax

/// One code object while it is being compiled.
///
/// Keeps the height of the stack, since handlers need it; every `emit` says how it changes.
final class CodeBuilder {
  /// What a `break`, `continue` or `return` leaves on its way out, outermost first.
  enum Block {
    case loop(Loop)
    /// A `try` whose `finally` body has to run.
    case finally(body: [Statement], Protection)
    /// A `try` with handlers: nothing runs, but its exceptions are its own no longer.
    case protected(Protection)
    /// A `with`; the context lies at the height.
    case with(height: Int, Protection)
    /// An `except` body; the previously handled exception lies at the height.
    case handler(height: Int, name: String?)
  }

  final class Loop {
    var breaks: [Int] = []
    let start: Int
    /// The height of the stack when `break` arrives at the end.
    let breakHeight: Int
    let continueHeight: Int

    init(start: Int, breakHeight: Int, continueHeight: Int) {
      self.start = start
      self.breakHeight = breakHeight
      self.continueHeight = continueHeight
    }
  }

  /// The instructions whose exceptions a handler gets: pieces, because code that leaves the block
  /// early has the block's cleanup in the middle.
  final class Protection {
    var pieces: [(start: Int, end: Int)] = []
    var openStart: Int?
    let height: Int

    init(start: Int, height: Int) {
      openStart = start
      self.height = height
    }

    func close(at end: Int) {
      guard let start = openStart else { return }
      if end > start { pieces.append((start, end)) }
      openStart = nil
    }

    func open(at start: Int) { openStart = start }
  }

  let scope: Scope
  let scopeID: ScopeID
  var instructions: [Instruction] = []
  var positions: [SourcePosition] = []
  var handlers: [Code.Handler] = []
  var blocks: [Block] = []
  var height = 0
  var maximumHeight = 0
  var position: SourcePosition
  let qualifiedPrefix: String
  /// `__module__` of what is defined here.
  var moduleName = "__main__"
  /// Whether it is the body of a module of the library.
  var isLibraryTop = false

  init(scope: Scope, id: ScopeID, position: SourcePosition, qualifiedPrefix: String) {
    self.scope = scope
    scopeID = id
    self.position = position
    self.qualifiedPrefix = qualifiedPrefix
  }

  /// More instructions than any sensible program has; `finally` bodies are copied, so a hostile
  /// one could grow without bound.
  static let maximumInstructionCount = 4_000_000

  var here: Int { instructions.count }

  @discardableResult
  func emit(
    _ opcode: Opcode, _ argument: Int = 0, small: UInt8 = 0, short: UInt16 = 0, effect: Int
  ) throws(SyntaxError) -> Int {
    guard instructions.count < Self.maximumInstructionCount,
      let narrow = Int32(exactly: argument)
    else { throw SyntaxError(message: "the program is too large", position: position) }
    chargeExpression(opcode)
    instructions.append(
      Instruction(opcode: opcode, small: small, short: short, argument: narrow))
    positions.append(position)
    height += effect
    maximumHeight = max(maximumHeight, height)
    return instructions.count - 1
  }

  /// What the instructions since the last that charges a step weigh.
  private var weight = 0
  /// Of a statement of some length, so that few have more than their own step.
  private static let weightOfStep = 32

  /// Puts a step before an instruction when those before it have cost one.
  private func chargeExpression(_ opcode: Opcode) {
    switch opcode {
    case .statement, .loop, .forIterator: weight = 0
    default:
      if weight >= Self.weightOfStep {
        instructions.append(Instruction(opcode: .work))
        positions.append(position)
        weight = 0
      }
      weight += opcode.weight
    }
  }

  /// Makes a jump arrive at the next instruction.
  func land(_ jump: Int) { instructions[jump].argument = Int32(here) }

  func land(_ jumps: [Int]) { for jump in jumps { land(jump) } }

  func addHandlers(_ protection: Protection, target: Int) {
    for piece in protection.pieces {
      handlers.append(
        Code.Handler(
          start: Int32(piece.start), end: Int32(piece.end), target: Int32(target),
          depth: Int32(protection.height)))
    }
  }

  func finish(info: Code.Info, simpleParameterCount: Int, defaults: (Int, Int), generator: Bool)
    -> Code
  {
    let code = UnsafeMutablePointer<Instruction>.allocate(capacity: max(instructions.count, 1))
    code.initialize(from: instructions, count: instructions.count)
    let places = UnsafeMutablePointer<SourcePosition>.allocate(capacity: max(positions.count, 1))
    places.initialize(from: positions, count: positions.count)
    let table = UnsafeMutablePointer<Code.Handler>.allocate(capacity: max(handlers.count, 1))
    table.initialize(from: handlers, count: handlers.count)
    return Code(
      instructions: code, instructionCount: instructions.count, positions: places,
      handlers: table, handlerCount: handlers.count, localCount: scope.locals.count,
      stackSize: maximumHeight + 8, simpleParameterCount: simpleParameterCount,
      positionalDefaultCount: defaults.0, defaultCount: defaults.1,
      freeCount: scope.free.count, isGenerator: generator, info: info)
  }
}
