import ScriptLibrary

/// The texts of the library's modules as a program needs them.
///
/// What lies under `tf` and `np` is large, and a program uses little of it. So of those modules only the statements stay that
/// bind a name which the program, or another statement that stays, mentions anywhere: as a name, in a text, in a
/// comment. Such a module has one rule: what begins a line at its first column is a statement of the module.
struct LibraryTexts {
  private var parts: [String: [Part]] = [:]
  private var mentioned: Set<Substring> = []
  /// Parts that nothing has mentioned yet, by the names they bind.
  private var waiting: [Substring: [(module: String, part: Int)]] = [:]
  private var pending: [(module: String, part: Int)] = []

  private struct Part {
    var text: Substring
    var isKept = false
  }

  /// The texts of `modules`, and of those that they need, for a program's text.
  init(of modules: [String], usedBy program: [UInt8]) {
    let pruned = modules.filter(Self.isPruned)
    guard !pruned.isEmpty else { return }
    mention(Substring(String(decoding: program, as: UTF8.self)))
    for module in pruned { add(module) }
    while let (module, part) = pending.popLast() {
      guard let text = parts[module]?[part].text, parts[module]?[part].isKept == false else {
        continue
      }
      parts[module]?[part].isKept = true
      mention(text)
      if let needed = Self.imported(by: text) { add(needed) }
    }
  }

  private static func isPruned(_ module: String) -> Bool {
    module.hasPrefix("tf.") || module.hasPrefix("np.")
  }

  /// A module's text, as UTF-8.
  func text(of module: String) -> [UInt8]? {
    guard let parts = parts[module] else { return ScriptLibrary.source(of: module) }
    return parts.filter(\.isKept).flatMap { $0.text.utf8 }
  }

  private mutating func add(_ module: String) {
    guard Self.isPruned(module), parts[module] == nil,
      let source = ScriptLibrary.source(of: module)
    else { return }
    let statements = Self.statements(of: String(decoding: source, as: UTF8.self))
    parts[module] = statements.map { Part(text: $0) }
    for (index, statement) in statements.enumerated() {
      let names = Self.namesBound(by: statement)
      if names.isEmpty || names.contains(where: mentioned.contains) {
        pending.append((module, index))
      }
      for name in names { waiting[name, default: []].append((module, index)) }
    }
  }

  private mutating func mention(_ text: Substring) {
    for name in Self.names(in: text) where mentioned.insert(name).inserted {
      pending += waiting[name] ?? []
      // What the library exports under the name may be called otherwise in it.
      for export in ScriptLibrary.exportsByName[String(name)] ?? [] where export.name != name {
        mention(Substring(export.name))
      }
    }
  }

  /// The statements of a module: each with its decorators, and what is indented below it.
  private static func statements(of text: String) -> [Substring] {
    var result: [Substring] = []
    var start = text.startIndex
    var isDecorated = false
    let bytes = text.utf8
    var line = bytes.startIndex
    while line < bytes.endIndex {
      let first = bytes[line]
      let next = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map(bytes.index(after:))
      switch first {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: ")"), UInt8(ascii: "]"),
        UInt8(ascii: "}"):
        break
      default:
        if !isDecorated, start < line {
          result.append(text[start..<line])
          start = line
        }
        isDecorated = first == UInt8(ascii: "@")
      }
      line = next ?? bytes.endIndex
    }
    result.append(text[start...])
    return result
  }

  /// The names that a statement of a module binds; none if it is kept in any case.
  private static func namesBound(by statement: Substring) -> [Substring] {
    var head = statement
    while head.first == "@" { head = head.drop { $0 != "\n" }.dropFirst() }
    let line = head.prefix { $0 != "\n" }
    let words = line.split(separator: " ", maxSplits: 3)
    guard let first = words.first else { return [] }
    switch first {
    case "def", "class": return names(in: words[1]).prefix(1).map { $0 }
    case "import", "from": return line.split(separator: " ").last.map { [$0] } ?? []
    default:
      guard words.count > 1, words[1] == "=" else { return [] }
      return [first]
    }
  }

  /// The module of the library that a statement imports from.
  private static func imported(by statement: Substring) -> String? {
    let words = statement.prefix { $0 != "\n" }.split(separator: " ")
    guard words.count > 1, words[0] == "import" || words[0] == "from" else { return nil }
    return ScriptLibrary.module(named: String(words[1]))
  }

  /// Whatever in a text may be a name.
  private static func names(in text: Substring) -> [Substring] {
    var result: [Substring] = []
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard isNamePart(bytes[index]) else {
        bytes.formIndex(after: &index)
        continue
      }
      let start = index
      while index < bytes.endIndex, isNamePart(bytes[index]) { bytes.formIndex(after: &index) }
      result.append(text[start..<index])
    }
    return result
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
