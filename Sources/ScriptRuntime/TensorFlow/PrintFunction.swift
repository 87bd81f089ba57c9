import Numerals
import TapeEngine
import Tensors

/// `tf.print`: tensors as TensorFlow's kernels write them, everything else as Python's `pprint`.
enum PrintFunction {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.print", "*inputs, **kwargs") { call throws(ScriptError) in
      let options = try Options(call[1], call.interpreter)
      var pieces: [TextPiece] = []
      for item in Array(call.heap.items(call[0])) {
        if !pieces.isEmpty { pieces.append(.text(options.separator)) }
        pieces.append(.text(try text(item, options, call.interpreter)))
      }
      try options.check(call.interpreter)
      pieces.append(.text(options.end))
      let text = try call.interpreter.joined(pieces)
      if options.isForOutput {
        try call.interpreter.write(text)
      } else {
        call.interpreter.onDiagnostic?(text)
      }
      return .none
    }
  }

  /// The keyword arguments.
  private struct Options {
    /// Whether it writes to standard output.
    private(set) var isForOutput = false
    private var summarized = Value.none
    private var givenEnd = Value.none
    var separator = " "
    var end = "\n"
    /// How many items of an axis stand at each end; all of them when negative.
    var summarize = 3

    init(_ keywords: Value, _ interpreter: Interpreter) throws(ScriptError) {
      var separator = Value.unbound
      var name = Value.none
      var stream = Value.unbound
      var unknown: [String] = []
      for entry in interpreter.heap.entries(keywords) {
        switch interpreter.heap.text(entry.key) {
        case "sep": separator = entry.value
        case "end": givenEnd = entry.value
        case "name": name = entry.value
        case "summarize": summarized = entry.value
        case "output_stream": stream = entry.value
        default:
          unknown.append(
            "\(try interpreter.repr(entry.key)): \(try interpreter.repr(entry.value))")
        }
      }
      if !unknown.isEmpty {
        throw interpreter.error(
          .valueError,
          "Unrecognized keyword arguments for tf.print: {\(unknown.joined(separator: ", "))}")
      }
      if name.tag != .string, try interpreter.truth(name) {
        throw interpreter.error(
          .typeError,
          "unsupported operand type(s) for +: '\(interpreter.typeName(name))' and 'str'")
      }
      switch try Self.path(of: stream, interpreter) {
      case "sys.stdout": isForOutput = true
      case "sys.stderr": break
      default:
        if !stream.isUnbound { throw try Self.unsupported(stream: stream, interpreter) }
      }
      if separator.tag == .string {
        self.separator = interpreter.heap.text(separator)
      } else if !separator.isUnbound {
        let type = interpreter.library.types[Int(interpreter.type(of: separator).rawValue)]
        let shown = separator.tag == .tensor ? type.qualifiedName : type.name
        throw interpreter.error(.attributeError, "'\(shown)' object has no attribute 'join'")
      }
      summarize = try Self.count(summarized, interpreter)
      if givenEnd.tag == .string { end = interpreter.heap.text(givenEnd) }
    }

    /// TensorFlow looks at `end` after everything else.
    func check(_ interpreter: Interpreter) throws(ScriptError) {
      if givenEnd.tag != .string && !givenEnd.isNone {
        throw interpreter.error(
          .typeError,
          "Expected string for argument 'end' not \(try interpreter.repr(givenEnd)).")
      }
    }

    /// Where an inert object comes from: `sys.stdout`; nil of anything else.
    private static func path(
      of stream: Value, _ interpreter: Interpreter
    ) throws(ScriptError) -> String? {
      guard stream.tag == .object, interpreter.special(.unpack, of: stream) != nil,
        let path = try interpreter.attribute(stream, named: "_path"), path.tag == .string
      else { return nil }
      return interpreter.heap.text(path)
    }

    /// Nothing but `sys.stdout` and `sys.stderr` is a stream, and files are not written.
    private static func unsupported(
      stream: Value, _ interpreter: Interpreter
    ) throws(ScriptError) -> ScriptError {
      if stream.tag == .string, interpreter.heap.text(stream).hasPrefix("file://") {
        return interpreter.error(
          TypeID(.permissionDeniedError), "tf.print does not write files here")
      }
      if stream.tag != .string { _ = try interpreter.hash(stream) }
      return interpreter.error(
        .valueError,
        "Unsupported output stream, logging level, or file.\(try interpreter.str(stream)). "
          + "Supported streams are sys.stdout, sys.stderr, tf.logging.info, tf.logging.warning, "
          + "tf.logging.error. File needs to be in the form of 'file://<filepath>'.")
    }

    private static func count(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int
    {
      if value.isNone { return 3 }
      let isNumber =
        value.isPythonNumber || value.tag == .numpyScalar
        || (value.tag == .tensor && interpreter.recording.isScalar(value.tensorID))
      guard isNumber,
        let count = Int(exactly: try NumberArgument.double(value, interpreter).rounded(.towardZero))
      else {
        throw interpreter.error(
          .typeError,
          "Expected int for argument 'summarize' not \(try interpreter.repr(value)).")
      }
      if Int32(exactly: count) == nil {
        throw interpreter.error(
          .invalidArgumentError,
          "Attr summarize has value \(count) out of range for an int32 [Op:StringFormat] name: ")
      }
      return count
    }
  }

  /// What stands for one input. A text stands as it is; parts of anything else as `repr`.
  private static func text(
    _ value: Value, _ options: Options, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    if value.tag == .string { return interpreter.heap.text(value) }
    var reader = PrintReader(summarize: options.summarize, interpreter)
    let node = try reader.node(value, depth: 0)
    return try PrettyText.text(node, interpreter)
  }
}

/// Reads a value as a tree to print.
private struct PrintReader {
  let summarize: Int
  let interpreter: Interpreter
  /// About the bytes of the nodes made so far: what cannot be kept must not be built.
  private var size = 0
  /// The containers around the value that is read.
  private var open: Set<UInt64> = []
  /// What TensorFlow's recursion allows.
  static let maximumDepth = 328

  init(summarize: Int, _ interpreter: Interpreter) {
    self.summarize = summarize
    self.interpreter = interpreter
  }

  mutating func node(_ value: Value, depth: Int) throws(ScriptError) -> PrettyText.Node {
    try interpreter.charge(steps: 8)
    let kind = try kind(value, depth)
    size += 128
    if case .tensor(let text) = kind { size += text.utf8.count }
    try interpreter.room(for: size)
    return PrettyText.Node(kind)
  }

  private mutating func kind(
    _ value: Value, _ depth: Int
  ) throws(ScriptError) -> PrettyText.Node.Kind {
    switch value.tag {
    case .tensor, .variable: return .tensor(try tensor(value))
    case .record
    where value.isRecord(.indexedSlices) || VariableObject.unread(value, interpreter) != nil:
      return .tensor(try tensor(value))
    case .string:
      let text = interpreter.heap.text(value)
      return .string(text, quoted: try interpreter.repr(value))
    case .list, .tuple, .dictionary: return try container(value, depth)
    case .range: return .sequence("[", try items(Conversion.items(value, interpreter), depth), "]")
    case .iterator where interpreter.heap.iterators[value.index].pointee.isView:
      return .sequence("[", try items(try interpreter.elements(of: value), depth), "]")
    case .set: return try set(value)
    default: return .text(try interpreter.repr(value))
    }
  }

  private func tensor(_ value: Value) throws(ScriptError) -> String {
    let id = try Conversion.tensor(value, interpreter)
    return try PrintedTensor.text(interpreter.recording.value(id), summarize, interpreter)
  }

  private mutating func container(
    _ value: Value, _ depth: Int
  ) throws(ScriptError) -> PrettyText.Node.Kind {
    let key = UInt64(value.tag.rawValue) << 48 | value.payload
    guard open.insert(key).inserted else { return .text(value.tag == .list ? "[...]" : "{...}") }
    defer { open.remove(key) }
    switch value.tag {
    case .list:
      return .sequence("[", try items(Array(interpreter.heap.items(value)), depth), "]")
    case .tuple:
      let nodes = try items(Array(interpreter.heap.items(value)), depth)
      guard let names = SurfaceNamedTuple.names(interpreter.type(of: value)) else {
        return .sequence("(", nodes, nodes.count == 1 ? ",)" : ")")
      }
      return .fields(interpreter.typeName(value), names, nodes)
    default:
      let entries = interpreter.heap.entries(value)
      var keys: [String] = []
      var values: [Value] = []
      for index in try Structure.sorted(entries.map(\.key), interpreter) {
        keys.append(try interpreter.repr(entries[index].key))
        values.append(entries[index].value)
      }
      return .dictionary(keys, try items(values, depth))
    }
  }

  private mutating func items(
    _ values: [Value], _ depth: Int
  ) throws(ScriptError) -> [PrettyText.Node] {
    if depth >= Self.maximumDepth {
      throw interpreter.error(
        TypeID(.recursionError),
        "maximum recursion depth exceeded while getting the repr of an object")
    }
    var nodes: [PrettyText.Node] = []
    for value in values { nodes.append(try node(value, depth: depth + 1)) }
    return nodes
  }

  /// A set is sorted only where it does not fit a line.
  private func set(_ value: Value) throws(ScriptError) -> PrettyText.Node.Kind {
    let list = try interpreter.list(of: value)
    // What cannot be sorted keeps its order.
    do {
      try interpreter.sort(list, key: .none, isReversed: false)
    } catch {
      if error.limit != nil { throw error }
    }
    var members: [PrettyText.Node] = []
    for item in Array(interpreter.heap.items(list)) {
      let quoted = try interpreter.repr(item)
      members.append(
        PrettyText.Node(
          item.tag == .string
            ? .string(interpreter.heap.text(item), quoted: quoted) : .text(quoted)))
    }
    return .set(try interpreter.repr(value), members)
  }
}

/// A tensor as `tf.print` writes it: no commas, no padding, no point after whole numbers.
enum PrintedTensor {
  /// - Parameter summarize: how many items of an axis stand at each end.
  static func text(
    _ value: TensorValue, _ summarize: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    // TensorFlow cuts the number by the count of elements: an empty tensor shows dots.
    let count = value.elementCount
    if value.shape.rank == 0 && summarize == 0 { return "..." }
    var writer = Writer(
      value: value, edge: summarize < 0 ? count : min(summarize, count), interpreter: interpreter)
    try writer.write(axis: 0, offset: 0, stride: count)
    return writer.text
  }

  private struct Writer {
    let value: TensorValue
    let edge: Int
    let interpreter: Interpreter
    var text = ""

    mutating func write(axis: Int, offset: Int, stride: Int) throws(ScriptError) {
      let rank = value.shape.rank
      if axis == rank {
        text += PrintedTensor.element(value, offset)
        try interpreter.charge(steps: 2)
        if text.utf8.count & 63 == 0 { try interpreter.room(for: text.utf8.count) }
        return
      }
      let length = value.shape[axis]
      let inner = length == 0 ? 0 : stride / length
      text += "["
      for index in 0..<min(edge, length) {
        if index > 0 { space(axis, rank) }
        try write(axis: axis + 1, offset: offset + index * inner, stride: inner)
      }
      if length > edge * 2 {
        space(axis, rank)
        text += "..."
      }
      for index in max(edge, length - edge)..<max(edge, length) {
        space(axis, rank)
        try write(axis: axis + 1, offset: offset + index * inner, stride: inner)
      }
      text += "]"
    }

    private mutating func space(_ axis: Int, _ rank: Int) {
      if axis < rank - 1 { text += String(repeating: "\n", count: rank - axis - 1) }
      text += String(repeating: " ", count: axis == rank - 1 ? 1 : axis + 1)
    }
  }

  private static func element(_ value: TensorValue, _ index: Int) -> String {
    switch value.dtype {
    case .float32:
      let element = value.double(at: index)
      return short(element, 6) { Float($0) == Float(element) } ?? long(element, 9)
    case .float64:
      let element = value.double(at: index)
      return short(element, 15) { $0 == element } ?? long(element, 17)
    case .int32, .int64, .bool: return String(value.integer(at: index))
    }
  }

  private static func long(_ element: Double, _ digits: Int) -> String {
    formatted(element, .general, precision: digits)
  }

  /// The digits that every number of the dtype may have, if they are enough for this one.
  private static func short(
    _ element: Double, _ digits: Int, isEnough: (Double) -> Bool
  ) -> String? {
    let text = long(element, digits)
    guard element.isFinite else { return text }
    return parseDouble(text).map(isEnough) == true ? text : nil
  }
}
