import TapeEngine

/// `tf.custom_gradient`: functions of the script with their own backward pass.
enum CustomGradients {
  static func register(in library: inout LibraryBuilder) {
    // A decorated function is this native, bound to the script's function.
    let wrapper = library.native("decorated", "*args, **kwargs") { call throws(ScriptError) in
      try apply(call)
    }
    library.function("tf.custom_gradient", "f=None") { call throws(ScriptError) in
      if call[0].isNone {
        throw call.interpreter.error(
          .typeError, "'NoneType' object is not callable")
      }
      return try call.heap.newBoundMethod(wrapper, receiver: call[0])
    }
    let passThrough = library.native("inner_wrapper", "*args, **kwargs") {
      call throws(ScriptError) in
      try applyPassThrough(call)
    }
    library.function("tf.grad_pass_through", "f") { call throws(ScriptError) in
      try call.heap.newBoundMethod(passThrough, receiver: call[0])
    }
  }

  private static func keywords(_ dictionary: Value, _ interpreter: Interpreter) -> [(
    name: String, value: Value
  )] {
    interpreter.heap.entries(dictionary).map { (interpreter.heap.text($0.key), $0.value) }
  }

  /// Calls the decorated function and ties its results to its gradient function.
  private static func apply(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let recording = call.recording
    let arguments = Array(call.heap.items(call[0]))
    // A tape of our own sees which variables the body reads.
    let watcher = recording.makeTape(persistent: false, watchAccessedVariables: true)
    try interpreter.engine { recording throws(EngineError) in try recording.enter(watcher) }
    let returned: Value
    do {
      returned = try interpreter.call(
        call.receiver, arguments, keywords: keywords(call[1], interpreter))
    } catch {
      recording.exit(watcher)
      throw error
    }
    recording.exit(watcher)
    // Uses the tape up: its place is free for the next call.
    try interpreter.engine { recording throws(EngineError) in
      try recording.beginGradient(watcher)
      _ = try recording.gradient(of: [], with: [], tape: watcher)
    }
    let (result, gradient) = try pair(returned, interpreter)
    guard gradient.tag == .function || gradient.tag == .native || gradient.tag == .boundMethod
    else {
      throw interpreter.error(.typeError, "unsupported callable")
    }
    let inputs =
      try Structure(call[0], interpreter).leaves + Structure(call[1], interpreter).leaves
    let positional = try Structure(call[0], interpreter).leaves
    let variables = recording.watchedVariables(watcher).filter { variable in
      !inputs.contains { $0.tag == .variable && $0.variableID == variable }
    }
    if !variables.isEmpty, !accepts(gradient, keyword: "variables", interpreter) {
      var texts: [String] = []
      for variable in variables { texts.append(try interpreter.repr(.variable(variable))) }
      throw interpreter.error(
        .typeError,
        "@tf.custom_gradient grad_fn must accept keyword argument 'variables', since function "
          + "uses variables: [\(texts.joined(separator: ", "))]")
    }
    let structure = try Structure(result, interpreter)
    var results: [TensorID] = []
    for leaf in structure.leaves { results.append(try Conversion.tensor(leaf, interpreter)) }
    var sources: [Source] = []
    for leaf in positional {
      let read = try Conversion.tensor(leaf, interpreter)
      // A gradient for a variable goes to the variable itself, even one of integers.
      sources.append(leaf.tag == .variable ? .variable(leaf.variableID) : .tensor(read))
    }
    sources += variables.map { .variable($0) }
    let token = interpreter.surface.keep(
      gradient, variables: variables, inputCount: positional.count,
      repeated: sources.map { sources.firstIndex(of: $0) ?? 0 })
    let copies = try interpreter.engine { recording throws(EngineError) in
      try recording.customGradient(token, inputs: sources, results: results)
    }
    return try structure.packed(copies.map { .tensor($0) }, interpreter)
  }

  /// Whether a function of the script can be called with a keyword.
  private static func accepts(
    _ function: Value, keyword: String, _ interpreter: Interpreter
  ) -> Bool {
    guard function.tag == .function, let program = interpreter.program else { return true }
    let code = interpreter.heap.functions[function.index].pointee.code
    let signature = program.codes[code].info.signature
    return signature.hasKeywordVariadic
      || signature.parameters.contains { $0.name == keyword }
  }

  /// `result, gradient = returned`.
  private static func pair(
    _ returned: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> (Value, Value) {
    switch returned.tag {
    case .tuple, .list, .tensor, .string, .dictionary, .set, .range, .ndarray, .iterator,
      .generator:
      break
    default:
      throw interpreter.error(
        .typeError,
        "cannot unpack non-iterable \(interpreter.typeName(returned)) object")
    }
    let items = try interpreter.elements(of: returned)
    if items.count < 2 {
      throw interpreter.error(
        .valueError, "not enough values to unpack (expected 2, got \(items.count))")
    }
    if items.count > 2 {
      throw interpreter.error(.valueError, "too many values to unpack (expected 2)")
    }
    return (items[0], items[1])
  }

  /// `tf.grad_pass_through`: the function's value, the identity's gradient.
  private static func applyPassThrough(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let result = try interpreter.call(
      call.receiver, Array(call.heap.items(call[0])), keywords: keywords(call[1], interpreter))
    let inputs = try Structure(call[0], interpreter).leaves
    let structure = try Structure(result, interpreter)
    guard inputs.count == structure.leaves.count else { return result }
    // x + stop_gradient(f(x) − x) would round: the copy is tied to no function at all.
    var leaves: [Value] = []
    for (input, output) in zip(inputs, structure.leaves) {
      let x = try Conversion.tensor(input, interpreter)
      let y = try Conversion.tensor(output, interpreter)
      let token = interpreter.surface.keep(.none, variables: [], inputCount: 1)
      let copies = try interpreter.engine { recording throws(EngineError) in
        try recording.customGradient(token, inputs: [.tensor(x)], results: [y])
      }
      leaves.append(.tensor(copies[0]))
    }
    return try structure.packed(leaves, interpreter)
  }

  /// Runs the gradient function `token` on one cotangent a result.
  static func run(
    _ token: Int, _ upstreams: [TensorID], _ interpreter: Interpreter
  ) throws(ScriptError) -> [Gradient] {
    guard let entry = interpreter.surface.customGradients[token] else {
      throw interpreter.error(.runtimeError, "a gradient function is gone")
    }
    if entry.function.isNone { return upstreams.map { .tensor($0) } }
    let arguments = upstreams.map { Value.tensor($0) }
    var returned: Value
    var variableGradients: [Value] = []
    if entry.variables.isEmpty {
      returned = try interpreter.call(entry.function, arguments)
    } else {
      let list = try interpreter.heap.newList(entry.variables.map { .variable($0) })
      let both = try interpreter.call(
        entry.function, arguments, keywords: [("variables", list)])
      let (inputs, variables) = try pair(both, interpreter)
      returned = inputs
      variableGradients = try Structure(variables, interpreter).leaves
      if variableGradients.count != entry.variables.count {
        throw interpreter.error(
          .valueError, "Must return gradient for each variable from @custom_gradient grad_fn.")
      }
    }
    let leaves = try Structure(returned, interpreter).leaves
    if leaves.count != entry.inputCount {
      throw interpreter.error(
        .valueError,
        "custom_gradient function expected to return \(entry.inputCount) gradients, but returned "
          + "\(leaves.count) instead.")
    }
    let all = leaves + variableGradients
    // TensorFlow adds tensors alone: a number for a tensor that came in twice fails its assertion.
    for (place, first) in entry.repeated.enumerated() where first < place {
      guard place < all.count, !all[place].isNone, !all[first].isNone else { continue }
      if all[place].isPythonNumber || all[first].isPythonNumber {
        throw try interpreter.failedAssertion(nil)
      }
    }
    var gradients: [Gradient] = []
    for leaf in all {
      switch leaf.tag {
      case .none:
        gradients.append(
          .none(Unconnected(cause: .noPath, line: Int32(clamping: interpreter.currentLine))))
      case .record where leaf.isRecord(.indexedSlices):
        if let slices = IndexedSlicesObject.slices(leaf, interpreter) {
          gradients.append(.slices(slices))
        } else {
          gradients.append(.tensor(try Conversion.tensor(leaf, interpreter)))
        }
      default:
        let id = try Conversion.tensor(leaf, interpreter)
        if leaf.isPythonNumber { interpreter.surface.pythonGradients[id] = leaf }
        gradients.append(.tensor(id))
      }
    }
    return gradients
  }
}
