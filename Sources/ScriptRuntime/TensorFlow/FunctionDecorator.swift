import TapeEngine

/// `tf.function`: the function as it is, but that NumPy values reach it as tensors and what it returns
/// are tensors.
enum FunctionDecorator {
  /// The short name of the native that stands for decorated functions.
  static let name = "Function.__call__"

  static func register(in library: inout LibraryBuilder) {
    // A decorated function is this native, bound to the script's function.
    let wrapper = library.native(name, "*args, **kwargs", role: .knows) {
      call throws(ScriptError) in
      try apply(call)
    }
    let decorate = library.native("decorated", "inner_function") { call throws(ScriptError) in
      try decorated(call[0], by: wrapper, call)
    }
    library.function(
      "tf.function",
      "func=None, input_signature=None, autograph=True, jit_compile=None, reduce_retracing=False, "
        + "experimental_implements=None, experimental_autograph_options=None, "
        + "experimental_attributes=None, experimental_relax_shapes=None, "
        + "experimental_compile=None, experimental_follow_type_hints=None"
    ) { call throws(ScriptError) in
      call[0].isNone ? decorate : try decorated(call[0], by: wrapper, call)
    }
  }

  private static func decorated(
    _ function: Value, by wrapper: Value, _ call: Call
  ) throws(ScriptError) -> Value {
    guard [.function, .native, .boundMethod, .type].contains(function.tag) else {
      throw call.interpreter.error(
        .typeError, "\(try call.interpreter.repr(function)) is not a callable object")
    }
    return try call.heap.newBoundMethod(wrapper, receiver: function)
  }

  /// The script's function behind a decorated one; nil of anything else.
  static func function(behind value: Value, _ interpreter: Interpreter) -> Value? {
    guard value.tag == .boundMethod else { return nil }
    let method = interpreter.heap.boundMethod(value)
    guard method.function.tag == .native,
      interpreter.library.natives[method.function.index].name == name
    else { return nil }
    return method.receiver
  }

  private static func apply(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    var inputs: Set<TensorID> = []
    let arguments = try argument(call[0], &inputs, interpreter)
    let keywords = try argument(call[1], &inputs, interpreter)
    let result = try interpreter.call(
      call.receiver, Array(call.heap.items(arguments)),
      keywords: interpreter.heap.entries(keywords).map {
        (interpreter.heap.text($0.key), $0.value)
      })
    let structure = try Structure(result, interpreter)
    var leaves: [Value] = []
    for leaf in structure.leaves {
      leaves.append(try returned(leaf, inputs, call.receiver, interpreter))
    }
    return try structure.packed(leaves, interpreter)
  }

  /// Arguments with tensors for NumPy values; notes the tensors among them.
  private static func argument(
    _ value: Value, _ inputs: inout Set<TensorID>, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    let structure = try Structure(value, interpreter)
    var leaves: [Value] = []
    var isChanged = false
    for leaf in structure.leaves {
      var leaf = leaf
      let isNumPy =
        leaf.tag == .ndarray || leaf.tag == .numpyScalar
        || (leaf.tag == .traced && interpreter.hosts.numbers[leaf.index].plain.tag == .numpyScalar)
      if isNumPy {
        leaf = .tensor(try Conversion.tensor(leaf, interpreter))
        isChanged = true
      } else if leaf.tag == .tensor {
        inputs.insert(leaf.tensorID)
      }
      leaves.append(leaf)
    }
    return isChanged ? try structure.packed(leaves, interpreter) : value
  }

  /// What a caller gets for one value that the function returned.
  private static func returned(
    _ leaf: Value, _ inputs: Set<TensorID>, _ function: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    switch leaf.tag {
    case .none: return leaf
    case .tensor:
      // Results are new tensors.
      guard inputs.contains(leaf.tensorID) else { return leaf }
      return .tensor(
        try interpreter.engine { recording throws(EngineError) in
          try recording.identity(leaf.tensorID)
        })
    case .int, .float, .bool, .traced, .numpyScalar, .ndarray, .variable, .string:
      return .tensor(try Conversion.tensor(leaf, interpreter))
    case .record where leaf.isRecord(.indexedSlices): return leaf
    case .record where ShapeObject.isShape(leaf, interpreter):
      return .tensor(try Conversion.tensor(leaf, interpreter))
    default:
      throw interpreter.error(
        .typeError,
        "To be compatible with tf.function, Python functions must return zero or more Tensors or "
          + "ExtensionTypes or None values; in compilation of \(try interpreter.repr(function)), "
          + "found return value of type \(interpreter.typeName(leaf)), which is not a Tensor or "
          + "ExtensionType.")
    }
  }
}
