import TapeEngine
import Tensors

/// `tf.GradientTape` and what `with` does to tapes.
enum TapeObject {
  static func enter(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    switch object.tag {
    case .tape:
      try interpreter.engine { recording throws(EngineError) in
        try recording.enter(object.tapeID)
      }
      return object
    case .record where object.isRecord(SurfaceTypes.stopRecording):
      let tape = interpreter.heap.fields(object)[0].tapeID
      try interpreter.engine { recording throws(EngineError) in try recording.pause(tape) }
      return .none
    case .record where object.isRecord(SurfaceTypes.nameScope):
      let name = try interpreter.str(interpreter.heap.fields(object)[0])
      // A name that ends in a slash is whole; an empty one is outside of all.
      let outer = interpreter.surface.nameScopes.last ?? ""
      let scope = name.isEmpty || name.hasSuffix("/") ? name : outer + name + "/"
      try interpreter.reserve(scope.utf8.count)
      interpreter.surface.nameScopes.append(scope)
      return try interpreter.heap.newString(scope)
    default:
      return .notImplemented
    }
  }

  static func exit(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) {
    if object.tag == .tape {
      interpreter.recording.exit(object.tapeID)
    } else if object.isRecord(SurfaceTypes.stopRecording) {
      let tape = interpreter.heap.fields(object)[0].tapeID
      try interpreter.engine { recording throws(EngineError) in try recording.resume(tape) }
    } else if object.isRecord(SurfaceTypes.nameScope) {
      _ = interpreter.surface.nameScopes.popLast()
    }
  }

  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.GradientTape", .type(.gradientTape))
    library.constructor(
      .gradientTape, "persistent=False, watch_accessed_variables=True",
      name: "GradientTape.__init__", style: .method
    ) { call throws(ScriptError) in
      // TensorFlow's tape itself takes only `True`; its Python side any truth. A tape of the second
      // kind is used up once, and then fails in another way.
      let tape = call.recording.makeTape(
        persistent: call[0].isIdentical(to: .true),
        watchAccessedVariables: try call.bool(1))
      if call[0].tag != .bool, try call.bool(0) {
        call.interpreter.surface.halfPersistentTapes.insert(tape)
      } else {
        // Of a tape that is gone, whose number this one has.
        call.interpreter.surface.halfPersistentTapes.remove(tape)
      }
      return .tape(tape)
    }
    library.method(.gradientTape, "__enter__", "") { call throws(ScriptError) in
      try enter(call.receiver, call.interpreter)
    }
    library.method(.gradientTape, "__exit__", "typ, value, traceback") { call throws(ScriptError) in
      try exit(call.receiver, call.interpreter)
      return .none
    }
    library.method(.gradientTape, "watch", "tensor") { call throws(ScriptError) in
      try watch(call.receiver.tapeID, call[0], call.interpreter)
      return .none
    }
    library.method(.gradientTape, "stop_recording", "") { call throws(ScriptError) in
      try call.heap.newRecord(SurfaceTypes.stopRecording, [call.receiver])
    }
    library.method(.gradientTape, "reset", "") { call throws(ScriptError) in
      let tape = call.receiver.tapeID
      try call.interpreter.engine { recording throws(EngineError) in try recording.reset(tape) }
      return .none
    }
    library.method(.gradientTape, "watched_variables", "") { call throws(ScriptError) in
      let watched = call.recording.watchedVariables(call.receiver.tapeID)
      try call.interpreter.visit(2 * watched.count)
      return try call.heap.newTuple(watched.map { .variable($0) })
    }
    library.method(
      .gradientTape, "gradient",
      "target, sources, output_gradients=None, unconnected_gradients='none'"
    ) { call throws(ScriptError) in try gradient(call) }
    library.method(
      .gradientTape, "jacobian",
      "target, sources, unconnected_gradients='none', parallel_iterations=None, "
        + "experimental_use_pfor=True"
    ) { call throws(ScriptError) in try jacobian(call) }
    library.method(
      .gradientTape, "batch_jacobian",
      "target, source, unconnected_gradients='none', parallel_iterations=None, "
        + "experimental_use_pfor=True"
    ) { call throws(ScriptError) in try batchJacobian(call) }
  }

  private static func watch(
    _ tape: TapeID, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) {
    for leaf in try Structure(value, interpreter).leaves {
      if leaf.isRecord(.indexedSlices) {
        let fields = interpreter.heap.fields(leaf)
        for part in [fields[1], fields[0], fields[2]] where !part.isNone {
          try watch(tape, part, interpreter)
        }
        continue
      }
      guard let source = source(leaf, interpreter) else {
        throw interpreter.error(
          .valueError,
          "Passed in object \(try interpreter.str(leaf)) of type '\(interpreter.typeName(leaf))', "
            + "not tf.Tensor or tf.Variable or ExtensionType.")
      }
      try interpreter.engine { recording throws(EngineError) in try recording.watch(tape, source) }
    }
  }

  static func source(_ value: Value, _ interpreter: Interpreter) -> Source? {
    switch value.tag {
    case .tensor: return .tensor(value.tensorID)
    case .variable: return .variable(value.variableID)
    case .record: return VariableObject.unread(value, interpreter).map { .variable($0) }
    default: return nil
    }
  }

  private static func begin(
    _ tape: TapeID, _ method: Recording.GradientMethod, _ interpreter: Interpreter
  ) throws(ScriptError) {
    do {
      try interpreter.recording.beginGradient(tape, for: method)
    } catch {
      if error.kind == .runtimeError, interpreter.surface.halfPersistentTapes.contains(tape) {
        throw interpreter.error(
          .internalError,
          "Internal state of the gradient tape is invalid: failed to find operation producing a "
            + "tensor")
      }
      throw interpreter.error(error)
    }
  }

  /// The leaves of a target or source as the engine's sources.
  private static func sources(
    _ structure: Structure, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Source] {
    var result: [Source] = []
    for leaf in structure.leaves {
      if let source = source(leaf, interpreter) {
        result.append(source)
        continue
      }
      throw try notDifferentiable(leaf, interpreter)
    }
    return result
  }

  /// The error for a target or source that is no tensor. TensorFlow takes it for a dtype first,
  /// and numbers name dtypes.
  private static func notDifferentiable(
    _ leaf: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> ScriptError {
    let type = interpreter.library.types[Int(interpreter.type(of: leaf).rawValue)]
    if leaf.isRecord(.indexedSlices) {
      return interpreter.error(.attributeError, "'\(type.name)' object has no attribute '_id'")
    }
    if leaf.tag == .ndarray || leaf.tag == .numpyScalar {
      return interpreter.error(
        .attributeError, "'\(type.qualifiedName)' object has no attribute '_id'")
    }
    var isDType = DTypeObject.named(leaf, interpreter) != nil
    var isFloating = DTypeObject.named(leaf, interpreter)?.isFloatingPoint ?? false
    if let number = leaf.pythonDouble, let code = Int(exactly: number), (1...23).contains(code) {
      isDType = true
      isFloating = [1, 2, 8, 14, 18, 19].contains(code)
    }
    if !isDType {
      return interpreter.error(
        .typeError,
        "Cannot convert the argument `type_value`: \(try interpreter.repr(leaf)) to a TensorFlow "
          + "DType.")
    }
    return interpreter.error(
      .attributeError,
      "'\(type.name)' object has no attribute '\(isFloating ? "_id" : "dtype")'")
  }

  private static func unconnected(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Recording.UnconnectedGradients {
    if value.tag == .enumMember { return value.index == 1 ? .zero : .none }
    if value.tag == .string {
      switch interpreter.heap.text(value) {
      case "none": return .none
      case "zero": return .zero
      default: break
      }
    }
    throw interpreter.error(
      .valueError,
      "Unknown value for unconnected_gradients: \(try interpreter.repr(value))")
  }

  /// Runs a backward pass. The numbers that gradient functions give in it are its own: a tensor of
  /// another pass may have the number of one of this one's.
  private static func backward(
    _ interpreter: Interpreter, _ pass: (Recording) throws(EngineError) -> [Gradient]
  ) throws(ScriptError) -> [Value] {
    let outer = interpreter.surface.pythonGradients
    interpreter.surface.pythonGradients = [:]
    defer { interpreter.surface.pythonGradients = outer }
    var values: [Value] = []
    for gradient in try interpreter.backward(pass) {
      values.append(try value(gradient, interpreter))
    }
    return values
  }

  private static func value(
    _ gradient: Gradient, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    switch gradient {
    case .tensor(let id): interpreter.surface.pythonGradients[id] ?? .tensor(id)
    case .slices(let slices): try IndexedSlicesObject.make(slices, interpreter)
    case .none(let why): .none(why)
    }
  }

  private static func gradient(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let tape = call.receiver.tapeID
    try begin(tape, .gradient, interpreter)
    if call[0].isNone {
      throw interpreter.error(
        .typeError,
        "Argument `target` should be a list or nested structure of Tensors, Variables or "
          + "CompositeTensors to be differentiated, but received None.")
    }
    let targets = try sources(try Structure(call[0], interpreter), interpreter)
    let structure = try Structure(call[1], interpreter)
    let sources = try sources(structure, interpreter)
    var upstreams: [TensorID]?
    if !call[2].isNone {
      var given: [TensorID] = []
      for leaf in try Structure(call[2], interpreter).leaves {
        given.append(try Conversion.tensor(leaf, interpreter))
      }
      upstreams = Array(given.prefix(targets.count))
    }
    let mode = try unconnected(call[3], interpreter)
    let leaves = try backward(interpreter) { recording throws(EngineError) in
      try recording.gradient(
        of: targets, with: sources, tape: tape, outputGradients: upstreams, unconnected: mode)
    }
    return try structure.packed(leaves, interpreter)
  }

  /// The one tensor that a Jacobian differentiates or is taken for.
  private static func single(
    _ value: Value, _ tape: TapeID, _ interpreter: Interpreter
  ) throws(ScriptError) -> Source {
    if let source = source(value, interpreter) { return source }
    if value.isRecord(.indexedSlices) {
      // The tape sees how slices become dense, whether or not it records still.
      let isRecording = interpreter.recording.isRecording(tape)
      if !isRecording {
        try interpreter.engine { recording throws(EngineError) in try recording.enter(tape) }
      }
      defer { if !isRecording { interpreter.recording.exit(tape) } }
      return .tensor(try IndexedSlicesObject.dense(value, interpreter))
    }
    throw interpreter.error(
      .attributeError, "'\(interpreter.typeName(value))' object has no attribute 'shape'")
  }

  /// - Parameter rest: how the method's own text ends, a doubled blank and all.
  private static func requirePersistence(
    _ call: Call, _ name: String, _ rest: String
  ) throws(ScriptError) {
    if try !call.bool(4), !call.recording.isPersistent(call.receiver.tapeID) {
      throw call.interpreter.error(
        .runtimeError,
        "GradientTape must be created with persistent=True to compute the \(name) with eager "
          + "execution enabled \(rest) set to False.")
    }
  }

  private static func jacobian(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let tape = call.receiver.tapeID
    try begin(tape, .jacobian, interpreter)
    let structure = try Structure(call[1], interpreter)
    let target = try single(call[0], tape, interpreter)
    let sources = try sources(structure, interpreter)
    let mode = try unconnected(call[2], interpreter)
    try requirePersistence(call, "jacobian", "and with  experimental_use_pfor")
    let leaves = try backward(interpreter) { recording throws(EngineError) in
      try recording.jacobian(of: target, with: sources, tape: tape, unconnected: mode)
    }
    return try structure.packed(leaves, interpreter)
  }

  private static func batchJacobian(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let tape = call.receiver.tapeID
    try begin(tape, .batchJacobian, interpreter)
    let target: TensorID
    switch try single(call[0], tape, interpreter) {
    case .tensor(let id): target = id
    case .variable: target = try Conversion.tensor(call[0], interpreter)
    }
    let source = try single(call[1], tape, interpreter)
    if call.recording.rank(target) == 0 {
      throw interpreter.error(.indexError, "list index out of range")
    }
    let mode = try unconnected(call[2], interpreter)
    try requirePersistence(call, "batch_jacobian", "and  with experimental_use_pfor")
    return try backward(interpreter) { recording throws(EngineError) in
      [try recording.batchJacobian(of: target, with: source, tape: tape, unconnected: mode)]
    }[0]
  }
}

extension Interpreter {
  /// Runs a backward pass; an error that leaves it says so.
  fileprivate func backward<Result>(
    _ pass: (Recording) throws(EngineError) -> Result
  ) throws(ScriptError) -> Result {
    do throws(ScriptError) {
      return try engine(pass)
    } catch {
      var marked = error
      marked.isBackward = true
      if error.limit == nil { heap.exceptions[error.value.index].pointee.isBackward = true }
      throw marked
    }
  }
}
