import TapeEngine
import Tensors

// Printing.
extension TensorOperators {
  /// `str(object)`.
  static func str(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    switch object.tag {
    case .tensor:
      if let mark = try interpreter.mark(object, .str) { return mark }
      return try TensorText.str(interpreter.recording.value(object.tensorID), interpreter)
    case .numpyScalar: return TensorText.scalar(object)
    case .ndarray:
      if let mark = try interpreter.mark(object, .str) { return mark }
      return try TensorText.array(interpreter.heap.array(object), interpreter)
    case .dtype: return "<dtype: '\(object.dtypeValue.name)'>"
    case .enumMember: return EnumObject.name(object, interpreter)
    case .record where ShapeObject.isShape(object, interpreter):
      return try ShapeObject.str(object, interpreter)
    case .record where DTypeObject.isNumPyDType(object, interpreter):
      return DTypeObject.dtype(ofNumPy: object, interpreter).name
    case .record where object.isRecord(.indexedSlices):
      return try IndexedSlicesObject.text(object, interpreter)
    default: return try repr(object, interpreter)
    }
  }

  /// `repr(object)`.
  static func repr(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> String {
    switch object.tag {
    case .tensor:
      if let mark = try interpreter.mark(object, .repr) { return mark }
      return try TensorText.repr(interpreter.recording.value(object.tensorID), interpreter)
    case .variable where object.isKerasVariable:
      return try KerasVariable.text(object, interpreter)
    case .variable:
      return try TensorText.variable(
        interpreter.recording.name(object.variableID) + ":0",
        interpreter.recording.value(interpreter.recording.peek(object.variableID)), interpreter)
    case .numpyScalar: return TensorText.scalarRepr(object)
    case .ndarray:
      if let mark = try interpreter.mark(object, .repr) { return mark }
      return try TensorText.arrayRepr(interpreter.heap.array(object), interpreter)
    case .dtype: return "tf.\(object.dtypeValue.name)"
    case .enumMember: return EnumObject.repr(object, interpreter)
    case .tape:
      return "<tensorflow.python.eager.backprop.GradientTape object>"
    case .record: return try record(object, interpreter)
    default: return "<object>"
    }
  }

  private static func record(
    _ object: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    if ShapeObject.isShape(object, interpreter) {
      return try ShapeObject.repr(object, interpreter)
    }
    if let variable = VariableObject.unread(object, interpreter) {
      return try TensorText.variable(
        "UnreadVariable",
        interpreter.recording.value(interpreter.recording.peek(variable)), interpreter)
    }
    if DTypeObject.isNumPyDType(object, interpreter) {
      return "dtype('\(DTypeObject.dtype(ofNumPy: object, interpreter).name)')"
    }
    if let referent = ReferenceObject.referent(object, interpreter) {
      return "<Reference wrapping \(try interpreter.repr(referent))>"
    }
    let type = interpreter.library.types[Int(interpreter.type(of: object).rawValue)]
    return "<\(type.qualifiedName) object>"
  }

  /// `format(object, specification)`.
  static func format(
    _ object: Value, _ specification: String, _ interpreter: Interpreter
  ) throws(ScriptError) -> String {
    switch object.tag {
    case .tensor:
      if let mark = try interpreter.mark(object, .format(specification)) { return mark }
      return try TensorText.format(
        interpreter.recording.value(object.tensorID), specification, interpreter)
    case .ndarray:
      if let mark = try interpreter.mark(object, .format(specification)) { return mark }
      return try TensorText.format(interpreter.heap.array(object), specification, interpreter)
    case .numpyScalar:
      return try interpreter.format(NumPy.python(object), specification)
    default:
      if specification.isEmpty { return try str(object, interpreter) }
      throw interpreter.error(
        .typeError,
        "unsupported format string passed to \(interpreter.typeName(object)).__format__")
    }
  }
}
