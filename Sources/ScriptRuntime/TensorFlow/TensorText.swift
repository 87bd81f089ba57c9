import Numerals
import TapeEngine
import Tensors

/// `str`, `repr` and `format` of tensors, variables and NumPy values.
enum TensorText {
  /// Charges the writing of an array: a step for each integer, and three for a float, whose shortest digits
  /// are found.
  static func charge(_ value: TensorValue, _ interpreter: Interpreter) throws(ScriptError) {
    let count = NumPyText.shownElementCount(value.shape)
    // About 24 bytes an element: what cannot be written must not be built.
    if count > interpreter.recording.limits.bytes / 64 { throw ScriptError(limit: .bytes) }
    try interpreter.charge(steps: 4 + (value.dtype.isFloatingPoint ? 3 * count : count))
  }

  /// `tf.Tensor([1. 2.], shape=(2,), dtype=float32)`.
  static func str(_ value: TensorValue, _ interpreter: Interpreter) throws(ScriptError) -> String {
    try charge(value, interpreter)
    let text = NumPyText.array(value)
    let separator = text.utf8.contains(UInt8(ascii: "\n")) ? "\n" : ""
    return "tf.Tensor(\(separator)\(text), shape=\(value.shape.tupleText), "
      + "dtype=\(value.dtype.name))"
  }

  /// `<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>`.
  static func repr(_ value: TensorValue, _ interpreter: Interpreter) throws(ScriptError) -> String {
    "<tf.Tensor: shape=\(value.shape.tupleText), dtype=\(value.dtype.name), "
      + "numpy=\(try numpy(value, interpreter))>"
  }

  /// `<tf.Variable 'v:0' shape=(2,) dtype=float32, numpy=…>`.
  static func variable(
    _ name: String, _ value: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    "<tf.Variable '\(name)' shape=\(value.shape.tupleText) dtype=\(value.dtype.name), "
      + "numpy=\(try numpy(value, interpreter))>"
  }

  private static func numpy(
    _ value: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    if value.shape.rank == 0 { return NumPyText.pythonScalar(value) }
    try charge(value, interpreter)
    let text = NumPyText.representation(value)
    return text.utf8.contains(UInt8(ascii: "\n")) ? "\n" + text : text
  }

  static func array(_ value: TensorValue, _ interpreter: Interpreter) throws(ScriptError) -> String
  {
    try charge(value, interpreter)
    return NumPyText.array(value)
  }

  static func arrayRepr(
    _ value: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    try charge(value, interpreter)
    return NumPyText.representation(value)
  }

  /// `str` of a NumPy scalar.
  static func scalar(_ value: Value) -> String {
    switch value.dtypeValue {
    case .float32, .float64: NumPyText.scalar(value.floatValue, value.dtypeValue)
    case .int32, .int64: String(value.intValue)
    case .bool: value.intValue != 0 ? "True" : "False"
    }
  }

  /// `repr` of a NumPy scalar.
  static func scalarRepr(_ value: Value) -> String {
    NumPyText.scalarRepresentation(scalar(value), value.dtypeValue)
  }

  /// `format` of a tensor or NumPy value: a scalar formats as its Python number.
  static func format(
    _ value: TensorValue, _ specification: String, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    if value.shape.rank == 0 {
      return try interpreter.format(NumPy.python(value, at: 0), specification)
    }
    if specification.isEmpty { return try array(value, interpreter) }
    throw interpreter.error(
      .typeError, "unsupported format string passed to numpy.ndarray.__format__")
  }
}
