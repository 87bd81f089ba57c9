import BatchIO
import JSON
import Tensors

/// One job as its record and the batch's defaults describe it.
///
/// It refers to the record's line and to the defaults, and lives no longer than both. A worker
/// keeps one and reads record after record into it.
struct JobSpec {
  /// Where the program's text comes from.
  enum ProgramText {
    case named(JSONNode)
    case source(JSONNode)
  }
  /// A name and its value before the program starts.
  struct Binding {
    var name: JSONNode
    var value: JSONNode
  }

  /// Known as soon as the record could be read, also when the rest is wrong.
  var id: JSONNode?
  var tags: JSONNode?
  var program: ProgramText?
  var inputs: [Binding] = []
  /// How many of the inputs, from the first, are the record's own.
  var ownInputCount = 0
  /// How many of `params` are the record's own: the first.
  var ownParamCount = 0
  /// What the record itself said, without the defaults.
  var own = RecordFields()
  var params: [Binding] = []
  /// Nil: every name that the program assigned and that can be written.
  var outputs: JSONNode?
  var dtype = DType.float32
  /// What random numbers come of; nil: of the id.
  var seed: Int64?
  var limits = JobLimits()
  var encoding = RunOptions.Encoding.plain

  /// Forgets the record before.
  mutating func clear() {
    id = nil
    tags = nil
    program = nil
    outputs = nil
    seed = nil
    own = RecordFields()
    ownInputCount = 0
    ownParamCount = 0
    inputs.removeAll(keepingCapacity: true)
    params.removeAll(keepingCapacity: true)
  }

  /// Reads a record over the batch's defaults.
  ///
  /// - Throws: a `spec` failure that names the key. `id` and `tags` are set as far as they were
  ///   right, so that the result can bear them.
  mutating func read(
    _ record: JSONNode, defaults: RecordFields, options: RunOptions
  ) throws(JobFailure) {
    clear()
    var fields = RecordFields()
    var unreadable: JobFailure?
    do throws(JobFailure) { try fields.read(record) } catch { unreadable = error }
    if let node = fields.id, node.kind == .string { id = node }
    tags = fields.tags ?? defaults.tags
    own = fields
    if let unreadable { throw unreadable }
    guard fields.id != nil else { throw .spec("id: missing") }
    guard id != nil else { throw .spec("id: should be a string") }
    if let tags, tags.kind != .object {
      self.tags = nil
      throw .spec("tags: should be an object")
    }
    program = try Self.program(fields)
    if program == nil { program = try Self.program(defaults) }
    guard program != nil else { throw .spec("program: missing, and there is no source") }
    try Self.merge(fields.inputs, over: defaults.inputs, into: &inputs, key: "inputs")
    ownInputCount = fields.inputs?.count ?? 0
    try Self.merge(fields.params, over: defaults.params, into: &params, key: "params")
    ownParamCount = fields.params?.count ?? 0
    if let shared = Self.firstShared(params, inputs) {
      throw .spec("params: '\(shared)' is also an input")
    }
    outputs = fields.outputs ?? defaults.outputs
    // The batch's were checked once, with its record.
    if let own = fields.outputs { try Self.checkOutputs(own) }
    dtype = try Self.dtype(fields.dtype ?? defaults.dtype)
    if let node = fields.seed ?? defaults.seed {
      seed = node.int64Value
      if seed == nil { throw .spec("seed: should be a whole number") }
    }
    encoding = try Self.encoding(fields.encoding ?? defaults.encoding) ?? options.encoding
    limits = options.limits
    if let node = defaults.limits { try limits.lower(by: node) }
    if let node = fields.limits {
      // A record's own limit replaces the batch's, both below the configured one.
      var own = options.limits
      if let inherited = defaults.limits {
        try own.lower(by: inherited, except: node)
      }
      try own.lower(by: node)
      limits = own
    }
  }

  /// What a program's random numbers come of that it draws without a seed of its own: the record's `seed`, or the first 31
  /// bits of the SHA-256 of its id.
  var randomSeed: Int {
    if let seed { return Int(seed & 0x7FFF_FFFF) }
    guard let id else { return 0 }
    var text = id.stringValue ?? String(decoding: id.text, as: UTF8.self)
    let digest = text.withUTF8 { SHA256.hex(of: UnsafeRawBufferPointer($0)) }
    return (Int(digest.prefix(8), radix: 16) ?? 0) >> 1
  }

  /// Checks a batch's defaults as far as no record is needed for it.
  static func check(defaults: RecordFields) throws(JobFailure) {
    _ = try program(defaults)
    if let outputs = defaults.outputs { try checkOutputs(outputs) }
    var spec = JobSpec()
    let record = JSONDocument()
    let text = ByteBuffer()
    text.append(#"{"id":"","source":""}"#)
    defer { withExtendedLifetime((record, text)) {} }
    guard let node = try? record.parse(text.bytes) else { return }
    try spec.read(node, defaults: defaults, options: RunOptions())
  }

  private static func program(_ fields: RecordFields) throws(JobFailure) -> ProgramText? {
    if let program = fields.program, fields.source != nil, program.kind != .null {
      throw .spec("source: given beside program; a job has one of them")
    }
    if let source = fields.source {
      guard source.kind == .string else { throw .spec("source: should be a string") }
      return .source(source)
    }
    if let program = fields.program {
      guard program.kind == .string else { throw .spec("program: should be a string") }
      return .named(program)
    }
    return nil
  }

  private static func merge(
    _ own: JSONNode?, over inherited: JSONNode?, into bindings: inout [Binding], key: String
  ) throws(JobFailure) {
    for node in [own, inherited] {
      guard let node else { continue }
      guard node.kind == .object else { throw .spec("\(key): should be an object") }
      let known = bindings.isEmpty ? nil : NameSet(bindings)
      for member in node.members {
        if known?.contains(member.key) == true { continue }
        if let bytes = member.key.stringBytes { try checkName(bytes, key: key) }
        bindings.append(Binding(name: member.key, value: member.value))
      }
    }
  }

  private static func firstShared(_ first: [Binding], _ second: [Binding]) -> String? {
    if first.isEmpty || second.isEmpty { return nil }
    let known = NameSet(second)
    return first.first { known.contains($0.name) }?.name.stringValue
  }

  /// The names of some bindings: searched in order while they are few, hashed when a hostile record
  /// has many.
  private struct NameSet {
    private let few: [Binding]
    private let many: Set<String>

    init(_ bindings: [Binding]) {
      few = bindings.count <= 16 ? bindings : []
      many = bindings.count <= 16 ? [] : Set(bindings.compactMap(\.name.stringValue))
    }

    func contains(_ name: JSONNode) -> Bool {
      if !many.isEmpty { return name.stringValue.map(many.contains) ?? false }
      guard let bytes = name.stringBytes else { return false }
      return few.contains { $0.name.stringBytes?.elementsEqual(bytes) == true }
    }
  }

  private static let moduleNames = ["tf", "np", "math"]

  /// A name is an identifier other than the modules'.
  static func checkName(_ bytes: some Collection<UInt8>, key: String) throws(JobFailure) {
    var isIdentifier = !bytes.isEmpty
    for (position, byte) in bytes.enumerated() {
      let isLetter =
        (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || byte == UInt8(ascii: "_") || byte >= 0x80
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if !isLetter && !(isDigit && position > 0) { isIdentifier = false }
    }
    // Most names are shorter or longer than any module's.
    let isModule =
      (2...4).contains(bytes.count)
      && Self.moduleNames.contains { $0.utf8.elementsEqual(bytes) }
    if !isIdentifier || isModule {
      throw .spec(
        "\(key): '\(String(decoding: bytes, as: UTF8.self))' cannot be bound: "
          + "not an identifier of its own")
    }
  }

  private static func checkOutputs(_ node: JSONNode) throws(JobFailure) {
    guard node.kind == .array else { throw .spec("outputs: should be a list of names") }
    var known: Set<String> = []
    for element in node.elements {
      guard element.kind == .string, let name = element.stringValue else {
        throw .spec("outputs: should be a list of names")
      }
      if !known.insert(name).inserted { throw .spec("outputs: '\(name)' is there twice") }
    }
  }

  private static func dtype(_ node: JSONNode?) throws(JobFailure) -> DType {
    guard let node else { return .float32 }
    if node.equals("float32") { return .float32 }
    if node.equals("float64") { return .float64 }
    throw .spec("dtype: should be \"float32\" or \"float64\"")
  }

  private static func encoding(_ node: JSONNode?) throws(JobFailure) -> RunOptions.Encoding? {
    guard let node else { return nil }
    if node.equals("plain") { return .plain }
    if node.equals("typed") { return .typed }
    throw .spec("encoding: should be \"plain\" or \"typed\"")
  }
}

extension JobLimits {
  /// The keys of a record's `limits`.
  static let keys = ["steps", "seconds", "bytes", "depth", "output_bytes"]

  /// Lowers each limit that `node` gives; a higher one leaves what is configured.
  ///
  /// - Throws: a `spec` failure for an unknown key or a value that is no number above 0.
  mutating func lower(by node: JSONNode, except other: JSONNode? = nil) throws(JobFailure) {
    guard node.kind == .object else { throw .spec("limits: should be an object") }
    for member in node.members {
      let name = member.key.stringValue ?? ""
      guard Self.keys.contains(name) else {
        throw .spec("limits: unknown key '\(name)'" + suggestion(for: name, among: Self.keys))
      }
      if let other, other.members.contains(where: { $0.key.stringValue == name }) { continue }
      if name == "seconds" {
        guard let value = member.value.doubleValue, value > 0 else {
          throw .spec("limits.seconds: should be a number above 0")
        }
        seconds = min(seconds, value)
        continue
      }
      guard let value = member.value.int64Value, value > 0 else {
        throw .spec("limits.\(name): should be a whole number above 0")
      }
      switch name {
      case "steps": steps = min(steps, Int(value))
      case "bytes": bytes = min(bytes, Int(value))
      case "depth": depth = min(depth, Int(value))
      default: outputBytes = min(outputBytes, Int(value))
      }
    }
  }
}
