import TapeEngine
import Tensors

/// `tf.IndexedSlices`: a record of indices, values and dense_shape (None when unknown).
enum IndexedSlicesObject {
  static func make(
    _ slices: IndexedSlices, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    try interpreter.heap.newRecord(
      .indexedSlices,
      [.tensor(slices.indices), .tensor(slices.values), .tensor(slices.denseShape)])
  }

  /// The engine's slices; nil without a dense shape.
  static func slices(_ value: Value, _ interpreter: Interpreter) -> IndexedSlices? {
    let fields = interpreter.heap.fields(value)
    guard fields[0].tag == .tensor, fields[1].tag == .tensor, fields[2].tag == .tensor else {
      return nil
    }
    return IndexedSlices(
      values: fields[1].tensorID, indices: fields[0].tensorID, denseShape: fields[2].tensorID)
  }

  /// The dense tensor.
  static func dense(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> TensorID {
    let fields = interpreter.heap.fields(value)
    let (indices, values, shape) = (fields[0], fields[1], fields[2])
    if shape.isNone {
      throw interpreter.error(
        .valueError,
        "Tensor conversion requested for IndexedSlices for argument `value` without dense_shape: "
          + (try text(value, interpreter)))
    }
    let slices = IndexedSlices(
      values: try Conversion.tensor(values, interpreter),
      indices: try Conversion.tensor(indices, interpreter),
      denseShape: try Conversion.tensor(shape, interpreter))
    return try interpreter.engine { recording throws(EngineError) in try recording.dense(slices) }
  }

  /// The slices with other values.
  static func mapped(
    _ value: Value, _ interpreter: Interpreter,
    _ body: (Recording, TensorID) throws(EngineError) -> TensorID
  ) throws(ScriptError) -> Value {
    let fields = interpreter.heap.fields(value)
    let (indices, shape) = (fields[0], fields[2])
    let values = try Conversion.tensor(fields[1], interpreter)
    let changed = try interpreter.engine { recording throws(EngineError) in
      try body(recording, values)
    }
    return try interpreter.heap.newRecord(.indexedSlices, [indices, .tensor(changed), shape])
  }

  /// The values of slices, and anything else, as a tensor: what norms look at.
  static func values(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> TensorID {
    try Conversion.tensor(
      value.isRecord(.indexedSlices) ? interpreter.heap.fields(value)[1] : value, interpreter)
  }

  /// A tensor in the place of the values of slices; by itself in the place of anything else.
  static func replaced(
    _ value: Value, by changed: TensorID, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    guard value.isRecord(.indexedSlices) else { return .tensor(changed) }
    let fields = interpreter.heap.fields(value)
    return try interpreter.heap.newRecord(
      .indexedSlices, [fields[0], .tensor(changed), fields[2]])
  }

  static func text(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    let fields = interpreter.heap.fields(value)
    let indices = try interpreter.str(fields[0])
    let values = try interpreter.str(fields[1])
    let shape = fields[2].isNone ? "" : ", dense_shape=\(try interpreter.str(fields[2]))"
    return "IndexedSlices(indices=\(indices), values=\(values)\(shape))"
  }

  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.IndexedSlices", .type(.indexedSlices))
    // Its arguments become tensors when it is used.
    library.constructor(
      .indexedSlices, "values, indices, dense_shape=None", name: "IndexedSlices.__init__",
      style: .method
    ) { call throws(ScriptError) in
      try call.heap.newRecord(.indexedSlices, [call[1], call[0], call[2]])
    }
    library.method(.indexedSlices, "consumers", "") { call throws(ScriptError) in
      try call.heap.newList()
    }
    for (index, name) in ["indices", "values", "dense_shape"].enumerated() {
      library.attribute(.indexedSlices, name) { interpreter, value throws(ScriptError) in
        interpreter.heap.fields(value)[index]
      }
    }
    for name in ["name", "op", "graph"] {
      library.attribute(.indexedSlices, name) { interpreter, _ throws(ScriptError) in
        throw interpreter.error(
          .attributeError, "Tensor.\(name) is undefined when eager execution is enabled.")
      }
    }
    library.attribute(.indexedSlices, "dtype") { interpreter, value throws(ScriptError) in
      let values = interpreter.heap.fields(value)[1]
      guard let dtype = try interpreter.attribute(values, named: "dtype") else {
        throw interpreter.noAttribute(values, "dtype")
      }
      return dtype
    }
    library.attribute(.indexedSlices, "shape") { interpreter, value throws(ScriptError) in
      let shape = interpreter.heap.fields(value)[2]
      if shape.isNone { return try ShapeObject.unknown(interpreter) }
      return try ShapeObject.make(
        try IntegerArgument.list(shape, interpreter), interpreter)
    }
  }
}
