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
    guard let slices = slices(value, interpreter) else {
      throw interpreter.error(
        .valueError,
        "Tensor conversion requested for IndexedSlices for argument `value` without dense_shape: "
          + (try text(value, interpreter)))
    }
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

  static func text(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    let fields = interpreter.heap.fields(value)
    let indices = try interpreter.str(fields[0])
    let values = try interpreter.str(fields[1])
    let shape = fields[2].isNone ? "" : ", dense_shape=\(try interpreter.str(fields[2]))"
    return "IndexedSlices(indices=\(indices), values=\(values)\(shape))"
  }

  static func register(in library: inout LibraryBuilder) {
    library.constant("tf.IndexedSlices", .type(.indexedSlices))
    library.constructor(.indexedSlices, "values, indices, dense_shape=None") {
      call throws(ScriptError) in
      let values = try call.tensor(0)
      let indices = try call.tensor(1)
      var shape = Value.none
      if !call[2].isNone { shape = .tensor(try call.tensor(2)) }
      return try call.heap.newRecord(
        .indexedSlices, [.tensor(indices), .tensor(values), shape])
    }
    for (index, name) in ["indices", "values", "dense_shape"].enumerated() {
      library.attribute(.indexedSlices, name) { interpreter, value throws(ScriptError) in
        interpreter.heap.fields(value)[index]
      }
    }
    library.attribute(.indexedSlices, "name") { interpreter, _ throws(ScriptError) in
      throw interpreter.error(
        .attributeError, "Tensor.name is undefined when eager execution is enabled.")
    }
    library.attribute(.indexedSlices, "dtype") { interpreter, value throws(ScriptError) in
      .dtype(interpreter.recording.dtype(interpreter.heap.fields(value)[1].tensorID))
    }
    library.attribute(.indexedSlices, "shape") { interpreter, value throws(ScriptError) in
      let shape = interpreter.heap.fields(value)[2]
      if shape.tag != .tensor { return try ShapeObject.make([], interpreter) }
      return try ShapeObject.make(
        try IntegerArgument.list(shape, interpreter), interpreter)
    }
  }
}
