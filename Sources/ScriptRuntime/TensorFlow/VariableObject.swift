import TapeEngine
import Tensors

/// `tf.Variable`, and what assignments return.
enum VariableObject {
  /// The variable behind what an assignment returned; nil for anything else.
  static func unread(_ value: Value, _ interpreter: Interpreter) -> VariableID? {
    value.isRecord(SurfaceTypes.unreadVariable)
      ? interpreter.heap.fields(value)[0].variableID : nil
  }

  private static func id(_ value: Value, _ interpreter: Interpreter) -> VariableID {
    unread(value, interpreter) ?? value.variableID
  }

  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.Variable", .type(.variable))
    library.constructor(
      .variable,
      "initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None, "
        + "variable_def=None, dtype=None, import_scope=None, constraint=None, "
        + "synchronization=None, aggregation=None, shape=None, experimental_enable_variable_lifting=True",
      role: .knows
    ) { call throws(ScriptError) in try make(call) }
    for (name, kind) in [
      ("assign", Assignment.set), ("assign_add", .add), ("assign_sub", .subtract),
    ] {
      let signature =
        kind == .set
        ? "value, use_locking=None, name=None, read_value=True"
        : "delta, use_locking=None, name=None, read_value=True"
      library.method(
        .resourceVariable, name, signature, display: "BaseResourceVariable.\(name)", role: .knows
      ) { call throws(ScriptError) in
        let variable = id(call.receiver, call.interpreter)
        try assign(variable, kind, call[0], call.interpreter)
        if try !call.bool(3) { return .none }
        return try call.heap.newRecord(SurfaceTypes.unreadVariable, [.variable(variable)])
      }
    }
    for (name, primitive) in [("scatter_sub", Primitive.subtract), ("scatter_add", .add)] {
      library.method(
        .resourceVariable, name, "sparse_delta, use_locking=False, name=None",
        display: "BaseResourceVariable.\(name)"
      ) { call throws(ScriptError) in
        guard call[0].isRecord(.indexedSlices) else {
          throw call.interpreter.error(
            .typeError,
            "Argument `sparse_delta` must be a `tf.IndexedSlices`. Received arg: "
              + (try call.interpreter.format(call[0], "")))
        }
        let variable = id(call.receiver, call.interpreter)
        let fields = call.heap.fields(call[0])
        let updates = try Conversion.tensor(
          fields[1], dtype: call.recording.dtype(variable), call.interpreter)
        let indices = try Conversion.tensor(fields[0], call.interpreter)
        try call.interpreter.engine { recording throws(EngineError) in
          try recording.scatter(variable, primitive, updates, at: indices)
        }
        return try call.heap.newRecord(SurfaceTypes.unreadVariable, [.variable(variable)])
      }
    }
    for name in ["read_value", "value"] {
      library.method(.resourceVariable, name, "", display: "BaseResourceVariable.\(name)") {
        call throws(ScriptError) in
        let variable = id(call.receiver, call.interpreter)
        return try call.compute { recording throws(EngineError) in
          let value = try recording.read(variable)
          return name == "value" ? value : try recording.identity(value)
        }
      }
    }
    library.method(
      .resourceVariable, "numpy", "", display: "BaseResourceVariable.numpy", role: .reads
    ) {
      call throws(ScriptError) in
      let variable = id(call.receiver, call.interpreter)
      return try NumPy.value(call.recording.value(call.recording.peek(variable)), call.interpreter)
    }
    library.method(.resourceVariable, "get_shape", "") { call throws(ScriptError) in
      try ShapeObject.make(
        call.recording.shape(call.recording.peek(id(call.receiver, call.interpreter))),
        call.interpreter)
    }
    registerAttributes(in: &library)
  }

  private static func registerAttributes(in library: inout LibraryBuilder) {
    let unreadName = library.string("UnreadVariable")
    library.attribute(.resourceVariable, "name") { interpreter, value throws(ScriptError) in
      if value.tag == .record { return unreadName }
      return try interpreter.heap.newString(interpreter.recording.name(value.variableID) + ":0")
    }
    library.attribute(.resourceVariable, "trainable") { interpreter, value throws(ScriptError) in
      .bool(interpreter.recording.isTrainable(id(value, interpreter)))
    }
    library.attribute(.resourceVariable, "dtype") { interpreter, value throws(ScriptError) in
      .dtype(interpreter.recording.dtype(interpreter.recording.peek(id(value, interpreter))))
    }
    library.attribute(.resourceVariable, "shape") { interpreter, value throws(ScriptError) in
      try ShapeObject.make(
        interpreter.recording.shape(interpreter.recording.peek(id(value, interpreter))),
        interpreter)
    }
    let device = library.string("/job:localhost/replica:0/task:0/device:CPU:0")
    for type in [TypeID.resourceVariable, .eagerTensor] {
      library.attribute(type, "device", constant: device)
    }
    library.attribute(.resourceVariable, "constraint", constant: .none)
  }

  private static func make(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    var initial = call[0]
    if initial.isNone {
      throw interpreter.error(
        .valueError,
        "The `initial_value` arg to `tf.Variable` must be specified except when you are not "
          + "providing a `variable_def`. You provided neither.")
    }
    if initial.tag == .function || initial.tag == .boundMethod || initial.tag == .native {
      initial = try interpreter.call(initial, [])
    }
    let dtype = try call.dtype(6)
    let isTensor = Operands.dtype(of: initial, interpreter) != nil
    if let dtype, isTensor, Operands.dtype(of: initial, interpreter) != dtype,
      initial.tag == .tensor
    {
      throw interpreter.error(
        .valueError,
        "initial_value: Tensor conversion requested dtype \(dtype.name) for Tensor with dtype "
          + "\(call.recording.dtype(initial.tensorID).name): \(try interpreter.repr(initial))")
    }
    let value = try Conversion.tensor(initial, dtype: dtype, interpreter)
    if !call[11].isNone {
      let wanted = try ShapeObject.from(call[11], interpreter)
      let own = call.recording.shape(value)
      if !ShapeObject.takes(wanted, own, interpreter) {
        throw interpreter.error(
          .valueError,
          "In this `tf.Variable` creation, the initial value's shape (\(own.tupleText)) is not "
            + "compatible with the explicitly supplied `shape` argument "
            + "(\(try interpreter.str(call[11]))).")
      }
    }
    let name =
      (interpreter.surface.nameScopes.last ?? "")
      + (call[4].tag == .string ? call.heap.text(call[4]) : "Variable")
    let isTrainable = call[1].isNone ? true : try call.bool(1)
    return .variable(
      call.recording.makeVariable(initial: value, trainable: isTrainable, name: name))
  }

  enum Assignment {
    case set
    case add
    case subtract
  }

  private static func assign(
    _ variable: VariableID, _ kind: Assignment, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) {
    let dtype = interpreter.recording.dtype(interpreter.recording.peek(variable))
    let tensor = try Conversion.tensor(value, dtype: dtype, interpreter)
    try interpreter.engine { recording throws(EngineError) in
      switch kind {
      case .set: try recording.assign(variable, tensor)
      case .add: try recording.assignAdd(variable, tensor)
      case .subtract: try recording.assignSubtract(variable, tensor)
      }
    }
  }
}

/// Attributes and methods of tensors.
enum TensorObject {
  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.Tensor", .type(.tensor))
    library.method(.eagerTensor, "numpy", "", display: "_EagerTensorBase.numpy", role: .reads) {
      call throws(ScriptError) in
      call.recording.noteHostRead(call.receiver.tensorID)
      return try NumPy.value(call.recording.value(call.receiver.tensorID), call.interpreter)
    }
    library.method(.eagerTensor, "get_shape", "") { call throws(ScriptError) in
      try ShapeObject.make(call.recording.shape(call.receiver.tensorID), call.interpreter)
    }
    for type in [TypeID.eagerTensor, .resourceVariable] {
      library.method(type, "__abs__", "") { call throws(ScriptError) in
        let x = try Conversion.tensor(
          TensorOperators.plain(call.receiver, call.interpreter), call.interpreter)
        return try call.compute { recording throws(EngineError) in
          try recording.apply(.absolute, x)
        }
      }
    }
    for name in ["cpu", "gpu"] {
      library.method(.eagerTensor, name, "") { call throws(ScriptError) in call.receiver }
    }
    library.method(.eagerTensor, "eval", "feed_dict=None, session=None") {
      call throws(ScriptError) in
      throw call.interpreter.error(
        .notImplementedError,
        "eval is not supported when eager execution is enabled, is .numpy() what you're looking "
          + "for?")
    }
    library.method(.eagerTensor, "set_shape", "shape") { call throws(ScriptError) in
      let wanted = try ShapeObject.from(call[0], call.interpreter)
      let own = call.recording.shape(call.receiver.tensorID)
      if !ShapeObject.takes(wanted, own, call.interpreter) {
        throw call.interpreter.error(
          .valueError,
          "Tensor's shape \(own.tupleText) is not compatible with supplied shape "
            + "\(try call.interpreter.str(wanted)).")
      }
      return .none
    }
    library.attribute(.eagerTensor, "shape") { interpreter, value throws(ScriptError) in
      try ShapeObject.make(interpreter.recording.shape(value.tensorID), interpreter)
    }
    library.attribute(.eagerTensor, "dtype") { interpreter, value throws(ScriptError) in
      .dtype(interpreter.recording.dtype(value.tensorID))
    }
    library.attribute(.eagerTensor, "ndim") { interpreter, value throws(ScriptError) in
      .int(interpreter.recording.rank(value.tensorID))
    }
  }
}
