/// What Python's `pprint.pformat` makes of nested values at 80 columns, as far as `tf.print` uses it:
/// a container that does not fit a line has one item a line.
///
/// TensorFlow lays out with a placeholder for each tensor and puts the tensors' own texts in
/// afterwards, so a tensor counts as wide as its placeholder's `repr`, however long its text.
///
/// - Source: CPython 3.11, `Lib/pprint.py`.
struct PrettyText {
  /// A value to lay out.
  struct Node {
    enum Kind {
      /// The `repr` of what has no layout of its own.
      case text(String)
      case string(String, quoted: String)
      case tensor(String)
      /// A list or tuple, with its brackets.
      case sequence(String, [Node], String)
      /// A named tuple never breaks.
      case fields(String, [String], [Node])
      /// The keys' `repr`s, and the values.
      case dictionary([String], [Node])
      /// Its `repr`, and the sorted members for where it does not fit.
      case set(String, [Node])
    }

    let kind: Kind
    /// The characters of the node on one line, without those of tensors.
    private let ownWidth: Int
    private let tensorCount: Int

    init(_ kind: Kind) {
      self.kind = kind
      var width = 0
      var nodes: [Node] = []
      switch kind {
      case .text(let text), .string(_, let text), .set(let text, _):
        width = text.unicodeScalars.count
      case .tensor: break
      case .sequence(let open, let items, let close):
        nodes = items
        width = open.utf8.count + close.utf8.count
      case .fields(let name, let names, let items):
        nodes = items
        width = names.reduce(name.unicodeScalars.count + 2) { $0 + $1.unicodeScalars.count + 1 }
      case .dictionary(let keys, let items):
        nodes = items
        width = keys.reduce(2) { $0 + $1.unicodeScalars.count + 2 }
      }
      ownWidth = nodes.reduce(width + max(0, nodes.count - 1) * 2) { $0 + $1.ownWidth }
      if case .tensor = kind {
        tensorCount = 1
      } else {
        tensorCount = nodes.reduce(0) { $0 + $1.tensorCount }
      }
    }

    /// The width on one line, in characters; the lines of an array count together.
    func width(placeholder: Int) -> Int { ownWidth + tensorCount * placeholder }
  }

  private static let width = 80
  private let interpreter: Interpreter
  private var placeholderWidth = 0
  private var text = ""

  static func text(_ node: Node, _ interpreter: Interpreter) throws(ScriptError) -> String {
    var pretty = PrettyText(interpreter: interpreter)
    pretty.placeholderWidth = placeholder(node).unicodeScalars.count + 2
    try pretty.write(node, indent: 0, allowance: 0)
    return pretty.text
  }

  private init(interpreter: Interpreter) { self.interpreter = interpreter }

  // MARK: The placeholder

  /// `{}`, and digits after it until no text contains it: those that Python's generator gives for
  /// TensorFlow's seed.
  private static func placeholder(_ node: Node) -> String {
    var placeholder = "{}"
    for digit in "945807302157" where contains(node, placeholder) { placeholder.append(digit) }
    return placeholder
  }

  private static func contains(_ node: Node, _ placeholder: String) -> Bool {
    switch node.kind {
    case .tensor: false
    case .text(let text), .string(_, let text): text.contains(placeholder)
    case .sequence(_, let nodes, _), .fields(_, _, let nodes):
      nodes.contains { contains($0, placeholder) }
    case .dictionary(let keys, let nodes):
      (keys.isEmpty && placeholder == "{}") || keys.contains { $0.contains(placeholder) }
        || nodes.contains { contains($0, placeholder) }
    case .set(let text, _): text.contains(placeholder)
    }
  }

  // MARK: The layout

  private mutating func append(_ part: String) throws(ScriptError) {
    text += part
    if part.utf8.count >= 256 { try interpreter.charge(steps: part.utf8.count >> 8) }
    try interpreter.room(for: text.utf8.count)
  }

  /// - Parameter allowance: the columns that closing brackets need behind the node.
  private mutating func write(
    _ node: Node, indent: Int, allowance: Int
  ) throws(ScriptError) {
    try interpreter.charge(steps: 1)
    let room = Self.width - indent - allowance
    switch node.kind {
    case .text(let text), .tensor(let text): try append(text)
    case .string(let raw, let quoted):
      if quoted.unicodeScalars.count <= room {
        try append(quoted)
      } else {
        try write(string: raw, indent: indent, allowance: allowance)
      }
    case .fields(let name, let names, let nodes):
      try append(name + "(")
      for (index, node) in nodes.enumerated() {
        try append((index == 0 ? "" : ", ") + names[index] + "=")
        try write(node, indent: .min / 2, allowance: 0)
      }
      try append(")")
    case .sequence(let open, let nodes, let close):
      let fits = node.width(placeholder: placeholderWidth) <= room
      try append(open)
      try write(nodes, fits: fits, indent, allowance + close.utf8.count)
      try append(close)
    case .set(let text, let members):
      if text.unicodeScalars.count <= room || members.isEmpty { return try append(text) }
      try append("{")
      try write(members, fits: false, indent, allowance + 1)
      try append("}")
    case .dictionary(let keys, let nodes):
      let fits = node.width(placeholder: placeholderWidth) <= room
      let separator = Self.separator(fits: fits, indent)
      try append("{")
      for (index, node) in nodes.enumerated() {
        try append((index == 0 ? "" : separator) + keys[index] + ": ")
        try write(
          node, indent: fits ? .min / 2 : indent + 1 + keys[index].unicodeScalars.count + 2,
          allowance: index == nodes.count - 1 ? allowance + 1 : 1)
      }
      try append("}")
    }
  }

  private mutating func write(
    _ nodes: [Node], fits: Bool, _ indent: Int, _ allowance: Int
  ) throws(ScriptError) {
    let separator = Self.separator(fits: fits, indent)
    for (index, node) in nodes.enumerated() {
      if index > 0 { try append(separator) }
      try write(
        node, indent: fits ? .min / 2 : indent + 1,
        allowance: index == nodes.count - 1 ? allowance : 1)
    }
  }

  private static func separator(fits: Bool, _ indent: Int) -> String {
    fits ? ", " : ",\n" + String(repeating: " ", count: indent + 1)
  }

  /// A string that does not fit: its lines, cut after blanks, one piece a line.
  private mutating func write(
    string: String, indent: Int, allowance: Int
  ) throws(ScriptError) {
    let room = Self.width - indent
    var pieces: [String] = []
    try interpreter.charge(steps: string.utf8.count)
    let lines = Self.lines(string)
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      let quoted = Interpreter.quoted(line)
      if quoted.unicodeScalars.count <= room - (isLast ? allowance : 0) {
        pieces.append(quoted)
        continue
      }
      let words = Self.words(line)
      var current = ""
      var currentQuoted = ""
      for (place, word) in words.enumerated() {
        try interpreter.charge(steps: 1 + (word.utf8.count >> 8))
        let candidate = current + word
        let candidateQuoted = Interpreter.quoted(candidate)
        try interpreter.charge(steps: candidateQuoted.utf8.count >> 3)
        let end = isLast && place == words.count - 1 ? allowance : 0
        if candidateQuoted.unicodeScalars.count > room - end {
          if !current.isEmpty { pieces.append(currentQuoted) }
          current = word
          currentQuoted = Interpreter.quoted(word)
        } else {
          current = candidate
          currentQuoted = candidateQuoted
        }
      }
      if !current.isEmpty { pieces.append(currentQuoted) }
    }
    try append(pieces.joined(separator: "\n" + String(repeating: " ", count: max(indent, 0))))
  }

  /// `text.splitlines(True)`
  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if wasReturn && scalar != "\n" {
        lines.append(String(line))
        line.removeAll()
      }
      line.append(scalar)
      wasReturn = scalar == "\r"
      if !wasReturn && Interpreter.isLineEnd(scalar) {
        lines.append(String(line))
        line.removeAll()
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// What the pattern `\S*\s*` finds: words with the blanks behind them.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isBlank = false
    for scalar in line.unicodeScalars {
      let blank = scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
      if isBlank && !blank {
        words.append(String(word))
        word.removeAll()
      }
      word.append(scalar)
      isBlank = blank
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}
