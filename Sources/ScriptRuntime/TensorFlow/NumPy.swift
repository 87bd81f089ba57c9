import TapeEngine
import Tensors

/// NumPy's scalars and arrays: arithmetic with NumPy 2's promotion, done by the engine's kernels on
/// constants that no tape watches.
enum NumPy {
  /// The element of an array as a NumPy scalar.
  static func scalar(_ array: TensorValue, at index: Int) -> Value {
    array.dtype.isFloatingPoint
      ? .numpyScalar(array.double(at: index), array.dtype)
      : .numpyScalar(array.integer(at: index), array.dtype)
  }

  /// The element of an array as a Python number.
  static func python(_ array: TensorValue, at index: Int) -> Value {
    switch array.dtype {
    case .float32, .float64: .float(array.double(at: index))
    case .int32, .int64: .int(Int(array.integer(at: index)))
    case .bool: .bool(array.isTrue(at: index))
    }
  }

  /// A NumPy scalar as a Python number.
  static func python(_ scalar: Value) -> Value {
    switch scalar.dtypeValue {
    case .float32, .float64: .float(scalar.floatValue)
    case .int32, .int64: .int(scalar.intValue)
    case .bool: .bool(scalar.intValue != 0)
    }
  }

  /// What NumPy gives for a computed array: a scalar for rank 0.
  static func value(_ array: TensorValue, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    array.shape.rank == 0 ? scalar(array, at: 0) : try interpreter.heap.newArray(array)
  }

  static func value(_ id: TensorID, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    try value(interpreter.recording.value(id), interpreter)
  }

  /// The array of a NumPy scalar or array as it is in this run. While a run is traced its elements may vary:
  /// only its shape may be used, or the tensor that is made of it.
  static func peek(at value: Value, _ interpreter: Interpreter) -> TensorValue {
    value.tag == .ndarray ? interpreter.heap.peek(atArray: value) : array(value, interpreter)
  }

  /// The array of a NumPy scalar or array.
  static func array(_ value: Value, _ interpreter: Interpreter) -> TensorValue {
    if value.tag == .ndarray { return interpreter.heap.array(value) }
    switch value.dtypeValue {
    case .float32: return TensorValue(Float(value.floatValue))
    case .float64: return TensorValue(value.floatValue)
    case .int32: return TensorValue(Int32(truncatingIfNeeded: value.intValue))
    case .int64: return TensorValue(Int64(value.intValue))
    case .bool: return TensorValue(value.intValue != 0)
    }
  }

  /// `np.asarray(value)`: numbers, sequences, tensors and variables.
  static func asArray(
    _ value: Value, dtype: DType? = nil, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    let array: TensorValue
    switch value.tag {
    case .ndarray, .numpyScalar: array = self.array(value, interpreter)
    case .tensor:
      interpreter.recording.noteHostRead(value.tensorID)
      array = interpreter.recording.value(value.tensorID)
    case .variable:
      array = interpreter.recording.value(interpreter.recording.peek(value.variableID))
    case .record where VariableObject.unread(value, interpreter) != nil:
      return try asArray(
        TensorOperators.plain(value, interpreter), dtype: dtype, interpreter)
    case .record where ShapeObject.isShape(value, interpreter):
      let lengths = try ShapeObject.lengths(value, interpreter)
      array = TensorValue(lengths.map { Int64($0) }, shape: Shape([lengths.count]))
    default:
      array = try Conversion.array(value, interpreter)
    }
    guard let dtype, dtype != array.dtype else { return array }
    return try cast(array, dtype, interpreter)
  }

  static func cast(
    _ array: TensorValue, _ dtype: DType, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    if array.dtype == dtype { return array }
    return try compute(interpreter) { recording throws(EngineError) in
      try recording.cast(try recording.constant(array), to: dtype)
    }
  }

  /// The array of a computation on constants.
  static func compute(
    _ interpreter: Interpreter, _ body: (Recording) throws(EngineError) -> TensorID
  ) throws(ScriptError) -> TensorValue {
    do {
      return interpreter.recording.value(try body(interpreter.recording))
    } catch {
      // NumPy's own word for shapes that do not combine.
      if error.kind == .invalidArgument,
        let range = error.message.firstRange(of: "Incompatible shapes: ")
      {
        let shapes = error.message[range.upperBound...].split(separator: " ")
        if shapes.count > 2 {
          func tuple(_ text: Substring) -> String {
            let inner = text.dropFirst().dropLast()
            return inner.contains(",") ? "(\(inner))" : inner.isEmpty ? "()" : "(\(inner),)"
          }
          throw interpreter.error(
            .valueError,
            "operands could not be broadcast together with shapes \(tuple(shapes[0])) "
              + "\(tuple(shapes[2])) ")
        }
      }
      throw interpreter.error(error)
    }
  }
}
