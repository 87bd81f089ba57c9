import TapeEngine
import Tensors

/// The variables of Keras's layers and optimizers, whose engine name is their path: `model/dense/kernel`.
enum KerasVariable {
  static func register(in library: inout LibraryBuilder) {
    library.function("_tapedeck.variable", "value, trainable, path", role: .knows) {
      call throws(ScriptError) in
      let value = try Conversion.tensor(call[0], call.interpreter)
      return .kerasVariable(
        call.recording.makeVariable(
          initial: value, trainable: try call.bool(1), name: call.heap.text(call[2])))
    }
    let type = TypeID(.kerasVariable)
    library.attribute(type, "path") { interpreter, value throws(ScriptError) in
      try interpreter.heap.newString(interpreter.recording.name(value.variableID))
    }
    library.attribute(type, "name") { interpreter, value throws(ScriptError) in
      let path = interpreter.recording.name(value.variableID)
      return try interpreter.heap.newString(String(path.split(separator: "/").last ?? ""))
    }
    library.attribute(type, "dtype") { interpreter, value throws(ScriptError) in
      let dtype = interpreter.recording.dtype(interpreter.recording.peek(value.variableID))
      return try interpreter.heap.newString(dtype.name)
    }
    library.attribute(type, "ndim") { interpreter, value throws(ScriptError) in
      .int(interpreter.recording.rank(interpreter.recording.peek(value.variableID)))
    }
    for name in ["value", "handle"] {
      library.attribute(type, name) { _, value throws(ScriptError) in .variable(value.variableID) }
    }
    library.attribute(type, "regularizer", constant: .none)
  }

  /// `<Variable path=dense/kernel, shape=(2, 1), dtype=float32, value=[[1.] [1.]]>`.
  static func text(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    let value = interpreter.recording.value(interpreter.recording.peek(object.variableID))
    let shown =
      value.shape.rank == 0
      ? NumPyText.pythonScalar(value) : try TensorText.array(value, interpreter)
    return "<Variable path=\(interpreter.recording.name(object.variableID)), "
      + "shape=\(value.shape.tupleText), dtype=\(value.dtype.name), value=\(shown)>"
  }
}
