import ScriptSyntax

/// A program as the machine runs it: made once for a text, immutable, shared by all threads.
public final class CompiledProgram: @unchecked Sendable {  // reason: written in init only
  /// A name that nothing in the program binds: an input, unless it is a built-in.
  public struct FreeName: Sendable {
    /// As the text writes it.
    public var name: String
    /// Where it is first used.
    public var position: SourcePosition
    /// Its place among the globals.
    var slot: Int
    var isBuiltin: Bool
  }

  let library: Library
  let codes: UnsafeMutablePointer<Code>
  let codeCount: Int
  let constants: UnsafeMutablePointer<Value>
  /// What the globals hold before the inputs are bound: built-ins in the free names' slots.
  let initialGlobals: UnsafeMutablePointer<Value>
  let globalCount: Int
  /// The names of the globals: those that the program assigns, then the free names.
  let globalNames: [String]
  let assignedCount: Int
  /// Attribute names.
  let names: [String]
  /// The same as strings of every heap that runs the program.
  let nameValues: [Value]
  /// Strings for the names, by their texts.
  let canonicalNames: [String: Value]
  /// The library's numbers of `names`, or `.max`.
  let symbols: [UInt32]
  /// The places in the program that read or set an attribute: the number of its name.
  let sites: [Int32]
  /// The keywords of calls.
  let keywordLists: [[String]]
  /// Strings that every heap that runs the program begins with, after the library's.
  let strings: [String]
  /// The text, by lines, for tracebacks.
  public let lines: [String]

  /// Names that the program uses and does not bind, built-ins left out: what a job has to give.
  public let requiredNames: [FreeName]
  private let slots: [String: Int]

  init(_ parts: Parts) {
    library = parts.library
    codeCount = parts.codes.count
    codes = .allocate(capacity: max(codeCount, 1))
    for (offset, code) in parts.codes.enumerated() { (codes + offset).initialize(to: code) }
    constants = .allocate(capacity: max(parts.constants.count, 1))
    for (offset, value) in parts.constants.enumerated() {
      (constants + offset).initialize(to: value)
    }
    globalNames = parts.globalNames
    globalCount = globalNames.count
    assignedCount = parts.assignedCount
    initialGlobals = .allocate(capacity: max(globalCount, 1))
    initialGlobals.initialize(repeating: .unbound, count: globalCount)
    for name in parts.freeNames where name.isBuiltin {
      initialGlobals[name.slot] = library.builtins[name.name] ?? .unbound
    }
    // A global that shadows a built-in is the built-in while it is not assigned.
    for slot in 0..<parts.assignedCount {
      initialGlobals[slot] = library.builtins[globalNames[slot]] ?? .unbound
    }
    requiredNames = parts.freeNames.filter { !$0.isBuiltin }
    names = parts.names
    nameValues = parts.nameValues
    sites = parts.sites
    var canonical: [String: Value] = [:]
    for (name, value) in zip(parts.names, parts.nameValues) { canonical[name] = value }
    canonicalNames = canonical
    symbols = names.map { parts.library.symbols[$0] ?? .max }
    keywordLists = parts.keywordLists
    strings = parts.strings
    lines = parts.lines
    var slots: [String: Int] = [:]
    for (slot, name) in globalNames.enumerated() { slots[name] = slot }
    self.slots = slots
  }

  deinit {
    for index in 0..<codeCount { codes[index].deallocate() }
    codes.deinitialize(count: codeCount)
    codes.deallocate()
    constants.deallocate()
    initialGlobals.deallocate()
  }

  /// Where the program keeps a global name; nil if it never mentions it.
  func slot(of name: String) -> Int? { slots[name] }

  /// What the compiler hands over.
  struct Parts {
    var library: Library
    var codes: [Code] = []
    var constants: [Value] = []
    var globalNames: [String] = []
    var assignedCount = 0
    var freeNames: [FreeName] = []
    var names: [String] = []
    var nameValues: [Value] = []
    var sites: [Int32] = []
    var keywordLists: [[String]] = []
    var strings: [String] = []
    var lines: [String] = []
  }
}

/// The code of the module, a function, a lambda or a comprehension.
struct Code {
  /// A stretch of instructions whose exceptions go to `target`.
  struct Handler {
    var start: Int32
    var end: Int32
    var target: Int32
    /// The height of the stack, above the slots, that the handler starts with.
    var depth: Int32
  }

  var instructions: UnsafeMutablePointer<Instruction>
  var instructionCount: Int
  var positions: UnsafeMutablePointer<SourcePosition>
  var handlers: UnsafeMutablePointer<Handler>
  var handlerCount: Int
  /// Slots of the frame.
  var localCount: Int
  /// The most that the stack above the slots holds.
  var stackSize: Int
  /// Positional parameters when there are no other kinds; else -1.
  var simpleParameterCount: Int
  var positionalDefaultCount: Int
  var defaultCount: Int
  var freeCount: Int
  var isGenerator: Bool
  var info: Info

  /// What only errors and printing need.
  final class Info: Sendable {
    let name: String
    /// As errors and `print` name it: `outer.<locals>.f`.
    let qualifiedName: String
    let signature: Signature
    let localNames: [String]
    let freeNames: [String]
    let docstring: Value
    /// `__module__`.
    let moduleName: String
    /// Whether it is of a module of the library: it is in no traceback.
    let isLibrary: Bool

    init(
      name: String, qualifiedName: String, signature: Signature, localNames: [String],
      freeNames: [String], docstring: Value, moduleName: String = "__main__",
      isLibrary: Bool = false
    ) {
      self.moduleName = moduleName
      self.isLibrary = isLibrary
      self.name = name
      self.qualifiedName = qualifiedName
      self.signature = signature
      self.localNames = localNames
      self.freeNames = freeNames
      self.docstring = docstring
    }
  }

  func deallocate() {
    instructions.deallocate()
    positions.deallocate()
    handlers.deallocate()
  }

  /// Where the instruction that was fetched before `next` stands in the text.
  func position(before next: UnsafePointer<Instruction>) -> SourcePosition {
    let index = max(0, min(next - UnsafePointer(instructions) - 1, instructionCount - 1))
    return positions[index]
  }
}
