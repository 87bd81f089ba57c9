import TapeEngine
import Tensors

/// Names that compute nothing: decorators, scopes, checks.
enum UtilityFunctions {
  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.newaxis", .none)
    library.constant("tf.__version__", library.string("2.21.0"))
    library.constant("np.__version__", library.string("2.4.6"))
    let identity = library.native("decorator", "func") { call throws(ScriptError) in call[0] }
    FunctionDecorator.register(in: &library)
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
    library.attribute(scope, "name") { interpreter, value throws(ScriptError) in
      interpreter.heap.fields(value)[0]
    }
    PrintFunction.register(in: &library)
    checks(in: &library)
    nest(in: &library)
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
      try call.interpreter.visit((left.elementCount + right.elementCount) >> 4)
      try call.interpreter.room(for: 8 * (left.elementCount + right.elementCount))
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
          throw call.failure(
            .kernel(
              "CheckNumerics",
              "\(try call.interpreter.str(call[1])) : Tensor had \(kind) values"),
            GivenOperands(0))
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
      let leaves = try Structure(call[0], call.interpreter).leaves
      if try !call.bool(1) { return try call.heap.newList(leaves) }
      var parts: [Value] = []
      for leaf in leaves {
        guard leaf.isRecord(.indexedSlices) else {
          parts.append(leaf)
          continue
        }
        let fields = call.heap.fields(leaf)
        parts += [fields[1], fields[0], fields[2]].filter { !$0.isNone }
      }
      return try call.heap.newList(parts)
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
