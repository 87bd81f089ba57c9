import TapeEngine
import Tensors

/// Names that compute nothing: decorators, scopes, checks.
enum UtilityFunctions {
  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.newaxis", .none)
    library.constant("tf.__version__", library.string("2.21.0"))
    library.constant("np.__version__", library.string("2.4.6"))
    let identity = library.native("decorator", "func") { call throws(ScriptError) in call[0] }
    library.function(
      "tf.function",
      "func=None, input_signature=None, autograph=True, jit_compile=None, reduce_retracing=False, "
        + "experimental_implements=None, experimental_autograph_options=None, "
        + "experimental_attributes=None, experimental_relax_shapes=None, "
        + "experimental_compile=None, experimental_follow_type_hints=None"
    ) { call throws(ScriptError) in call[0].isNone ? identity : call[0] }
    library.function("tf.autograph.experimental.do_not_convert", "func=None") {
      call throws(ScriptError) in call[0].isNone ? identity : call[0]
    }
    library.function("tf.executing_eagerly", "") { call throws(ScriptError) in .true }
    let scope = library.typeID(named: SurfaceTypes.nameScopeName)
    library.constant("tf.name_scope", .type(scope))
    library.constructor(scope, "name", name: "name_scope_v2.__init__", style: .method) {
      call throws(ScriptError) in
      try call.heap.newRecord(SurfaceTypes.nameScope, [call[0]])
    }
    printing(in: &library)
    checks(in: &library)
    nest(in: &library)
  }

  private static func printing(in library: inout LibraryBuilder) {
    library.function("tf.print", "*inputs, sep=' ', end='\n', name=None") {
      call throws(ScriptError) in
      // Signature order: keyword-only ones come first.
      let separator = try call.interpreter.str(call[0])
      let end = try call.interpreter.str(call[1])
      var texts: [String] = []
      for item in Array(call.heap.items(call[3])) {
        texts.append(try PrintText.text(item, call.interpreter))
      }
      call.interpreter.onDiagnostic?(texts.joined(separator: separator) + end)
      return .none
    }
  }

  private static func checks(in library: inout LibraryBuilder) {
    let comparisons: [(String, String, Primitive)] = [
      ("assert_equal", "==", .equal), ("assert_none_equal", "!=", .notEqual),
      ("assert_less", "<", .less), ("assert_less_equal", "<=", .lessEqual),
      ("assert_greater", ">", .greater), ("assert_greater_equal", ">=", .greaterEqual),
    ]
    for (name, symbol, primitive) in comparisons {
      library.function(
        "tf.debugging.\(name)", "x, y, message=None, summarize=None, name=None", style: .operation
      ) { call throws(ScriptError) in
        let (x, y) = try call.operands(0, 1)
        let holds = try call.interpreter.engine { recording throws(EngineError) in
          try recording.reduce(
            .all, try recording.apply(primitive, x, y), axes: nil, keepDimensions: false)
        }
        if call.recording.boolValue(holds) { return .none }
        let message = call[2].isNone ? "" : try call.interpreter.str(call[2])
        throw call.interpreter.error(
          .invalidArgumentError,
          "\(message)\nCondition x \(symbol) y did not hold.\nFirst 3 elements of x:\n"
            + "\(try first(x, call.interpreter))\nFirst 3 elements of y:\n"
            + (try first(y, call.interpreter)))
      }
    }
    let signs: [(String, String, Primitive)] = [
      ("assert_positive", "x > 0", .greater), ("assert_negative", "x < 0", .less),
      ("assert_non_negative", "x >= 0", .greaterEqual),
      ("assert_non_positive", "x <= 0", .lessEqual),
    ]
    for (name, text, primitive) in signs {
      library.function(
        "tf.debugging.\(name)", "x, message=None, summarize=None, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let holds = try call.interpreter.engine { recording throws(EngineError) in
          let zero = recording.scalar(Int64(0), recording.dtype(x))
          return try recording.reduce(
            .all, try recording.apply(primitive, x, zero), axes: nil, keepDimensions: false)
        }
        if call.recording.boolValue(holds) { return .none }
        let message = call[1].isNone ? "" : try call.interpreter.str(call[1])
        throw call.interpreter.error(
          .invalidArgumentError,
          "\(message)\nCondition \(text) did not hold element-wise:\nFirst 3 elements of x:\n"
            + (try first(x, call.interpreter)))
      }
    }
    library.function(
      "tf.debugging.assert_near",
      "x, y, rtol=None, atol=None, message=None, summarize=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      let (x, y) = try call.operands(0, 1)
      let unit = call.recording.dtype(x) == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
      let relative = call[2].isNone ? 10 * unit : try call.number(2)
      let absolute = call[3].isNone ? 10 * unit : try call.number(3)
      let left = call.recording.value(x)
      let right = call.recording.value(y)
      guard left.shape == right.shape || right.elementCount == 1 || left.elementCount == 1 else {
        throw call.interpreter.error(
          .invalidArgumentError,
          "Incompatible shapes: \(left.shape.bracketed) vs. \(right.shape.bracketed)")
      }
      let (a, b) = (left.doubles(), right.doubles())
      for index in 0..<max(a.count, b.count) where !a.isEmpty && !b.isEmpty {
        let (p, q) = (a[a.count == 1 ? 0 : index], b[b.count == 1 ? 0 : index])
        if !((p - q).magnitude <= absolute + relative * q.magnitude) {
          let message = call[4].isNone ? "" : try call.interpreter.str(call[4])
          throw call.interpreter.error(
            .invalidArgumentError,
            "\(message)\nx and y not equal to tolerance rtol = \(relative), atol = \(absolute)")
        }
      }
      return .none
    }
    library.function(
      "tf.debugging.check_numerics", aliases: ["tf.debugging.assert_all_finite"],
      "tensor, message, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let dtype = call.recording.dtype(x)
      if !dtype.isFloatingPoint {
        throw call.interpreter.error(
          .invalidArgumentError,
          "Value for attr 'T' of \(dtype.kernelName) is not in the list of allowed values: bfloat16, "
            + "half, float, double\n\t; NodeDef: {{node CheckNumerics}}; Op<name=CheckNumerics; "
            + "signature=tensor:T -> output:T; attr=T:type,allowed=[DT_BFLOAT16, DT_HALF, DT_FLOAT, "
            + "DT_DOUBLE]; attr=message:string; is_stateful=true> [Op:CheckNumerics] name: ")
      } else {
        let isFinite = try call.interpreter.engine { recording throws(EngineError) in
          try recording.reduce(
            .all, try recording.apply(.isFinite, x), axes: nil, keepDimensions: false)
        }
        if !call.recording.boolValue(isFinite) {
          let kind = call.recording.value(x).doubles().contains { $0.isNaN } ? "NaN" : "Inf"
          throw call.interpreter.error(
            .invalidArgumentError,
            "{{function_node __wrapped__CheckNumerics_device_/job:localhost/replica:0/task:0/"
              + "device:CPU:0}} \(try call.interpreter.str(call[1])) : Tensor had \(kind) values "
              + "[Op:CheckNumerics]")
        }
      }
      return try call.compute { recording throws(EngineError) in try recording.identity(x) }
    }
  }

  private static func first(
    _ x: TensorID, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    let value = interpreter.recording.value(x)
    let count = min(value.elementCount, 3)
    let shown = try NumPy.compute(interpreter) { recording throws(EngineError) in
      let flat = try recording.reshape(try recording.constant(value), [-1])
      return try recording.slice(flat, begin: [0], size: [count])
    }
    return NumPyText.array(shown)
  }

  private static func nest(in library: inout LibraryBuilder) {
    library.function("tf.nest.flatten", "structure, expand_composites=False") {
      call throws(ScriptError) in
      try call.heap.newList(try Structure(call[0], call.interpreter).leaves)
    }
    library.function("tf.nest.map_structure", "func, *structure, **kwargs") {
      call throws(ScriptError) in
      var structures: [Structure] = []
      for item in Array(call.heap.items(call[1])) {
        structures.append(try Structure(item, call.interpreter))
      }
      guard let model = structures.first else {
        throw call.interpreter.error(.valueError, "Must provide at least one structure")
      }
      for other in structures where other.leaves.count != model.leaves.count {
        throw call.interpreter.error(
          .valueError, "The two structures don't have the same nested structure.")
      }
      var leaves: [Value] = []
      for index in model.leaves.indices {
        leaves.append(
          try call.interpreter.call(call[0], structures.map { $0.leaves[index] }))
      }
      return try model.packed(leaves, call.interpreter)
    }
  }
}

/// How `tf.print` writes values: no point after whole numbers, no padding.
enum PrintText {
  static func text(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    switch value.tag {
    case .tensor: return array(interpreter.recording.value(value.tensorID))
    case .variable:
      return array(interpreter.recording.value(interpreter.recording.peek(value.variableID)))
    case .list, .tuple:
      var parts: [String] = []
      for item in Array(interpreter.heap.items(value)) {
        parts.append(try text(item, interpreter))
      }
      let inner = parts.joined(separator: ", ")
      return value.tag == .list ? "[\(inner)]" : "(\(inner))"
    default: return try interpreter.str(value)
    }
  }

  private static func element(_ value: TensorValue, _ index: Int) -> String {
    let text = NumPyText.scalar(value, at: index)
    if value.dtype == .bool { return text == "True" ? "1" : "0" }
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func array(_ value: TensorValue, axis: Int = 0, offset: Int = 0) -> String {
    if value.shape.rank == axis { return element(value, offset) }
    let length = value.shape[axis]
    let stride = value.shape.dimensions[(axis + 1)...].reduce(1, &*)
    let shown: [Int?] =
      length > 6
      ? Array(0..<3) + [nil] + Array((length - 3)..<length) : Array(0..<length)
    let parts = shown.map { index in
      index.map { array(value, axis: axis + 1, offset: offset + $0 * stride) } ?? "..."
    }
    let separator =
      axis == value.shape.rank - 1
      ? " " : "\n" + String(repeating: " ", count: axis + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }
}
