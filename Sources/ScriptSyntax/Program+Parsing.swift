import ScriptLibrary

extension Program {
  /// Parses and resolves a program's text.
  ///
  /// Python's own errors have Python's types and messages where that is easy; what is Python but
  /// not of our subset is refused by name.
  ///
  /// - Complexity: linear in the text; the stack's depth is bounded by `SyntaxLimits`.
  /// - Throws: the first `SyntaxError` in the order of the text.
  public static func parse(_ text: String) throws(SyntaxError) -> Program {
    try parse(validUTF8: [UInt8](text.utf8))
  }

  /// Parses and resolves a program's text, which must be UTF-8, with or without a byte-order mark.
  public static func parse(utf8 bytes: [UInt8]) throws(SyntaxError) -> Program {
    if bytes.count <= SyntaxLimits.sourceSize, String(validating: bytes, as: UTF8.self) == nil {
      throw SyntaxError(
        message: "the text is not valid UTF-8", position: SourcePosition(line: 1, column: 1))
    }
    return try parse(validUTF8: bytes)
  }

  private static func parse(validUTF8 bytes: [UInt8]) throws(SyntaxError) -> Program {
    guard bytes.count <= SyntaxLimits.sourceSize else {
      throw SyntaxError(
        message: "the program is longer than \(SyntaxLimits.sourceSize) bytes",
        position: SourcePosition(line: 1, column: 1))
    }
    var parser = Parser(source: normalized(bytes))
    let statements = try parser.program()
    let library = try libraryModules(&parser)
    var resolver = Resolver(scopeCount: Int(parser.scopeCount))
    return try resolver.resolve(library + statements)
  }

  /// The modules of the library that a program imports, and those that these import, in the order in which
  /// they must run.
  private static func libraryModules(_ main: inout Parser) throws(SyntaxError) -> [Statement] {
    var result: [Statement] = []
    var pending = Array(main.libraryModules.reversed())
    var known = Set(pending)
    let texts = LibraryTexts(of: pending, usedBy: main.source)
    while let module = pending.popLast() {
      guard let source = texts.text(of: module) else { continue }
      var parser = Parser(source: source)
      parser.isLibrary = true
      parser.scopeCount = main.scopeCount
      let scope = parser.newScope()
      let body = try parser.program()
      main.scopeCount = parser.scopeCount
      let start = SourcePosition(line: 1, column: 1)
      let function = Function(
        name: libraryName(of: module), parameters: Parameters(), body: body,
        docstring: parser.docstring(of: body), scope: scope, position: start)
      result.insert(Statement(.library(function), at: start), at: 0)
      for other in parser.libraryModules {
        // What another module needs runs before it.
        result.removeAll { statement in
          guard case .library(let earlier) = statement.kind else { return false }
          return earlier.name == libraryName(of: other)
        }
        if known.insert(other).inserted || !pending.contains(other) { pending.append(other) }
      }
    }
    return result
  }

  /// The global that holds a module of the library; no program can name it.
  public static func libraryName(of module: String) -> String { "<\(module)>" }

  /// Python reads `\r\n` and `\r` as line ends, also inside strings.
  private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { index += 1 }
      } else {
        result.append(bytes[index])
      }
      index += 1
    }
    return result
  }
}
