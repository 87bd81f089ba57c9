import TapeEngine
import Tensors

/// Values of the script as tensors: TensorFlow's rules for which dtype a Python value takes.
enum Conversion {
  /// The most axes that a tensor may have.
  static let maximumRank = 254

  /// The tensor of a value.
  ///
  /// - Parameters:
  ///   - dtype: what the tensor must have; a Python value that does not fit is an error.
  ///   - hint: the dtype that is taken when it fits and nothing is required.
  ///   - packsTensors: whether a list that holds tensors is stacked (as operations do) or refused
  ///     (as `tf.constant` does).
  ///   - name: what errors of that stacking call it.
  static func tensor(
    _ value: Value, dtype: DType? = nil, hint: DType? = nil, packsTensors: Bool = true,
    name: String = "packed", _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let recording = interpreter.recording
    switch value.tag {
    case .tensor:
      let id = value.tensorID
      if let dtype, recording.dtype(id) != dtype {
        throw interpreter.error(
          .valueError,
          "Tensor conversion requested dtype \(dtype.name) for Tensor with dtype "
            + "\(recording.dtype(id).name): \(try interpreter.repr(value))")
      }
      return id
    case .float:
      return try float(value, dtype, hint, interpreter)
    case .int:
      let target = dtype ?? hint.flatMap { $0 == .bool ? nil : $0 }
      return try integer(value, target, interpreter)
    case .bool:
      let target = dtype ?? hint ?? .bool
      if target == .bool { return recording.scalar(value.boolValue) }
      return recording.scalar(value.boolValue ? Int64(1) : 0, target)
    case .variable:
      let id = try interpreter.engine { recording throws(EngineError) in
        try recording.read(value.variableID)
      }
      if let dtype, recording.dtype(id) != dtype {
        throw interpreter.error(
          .valueError,
          "Incompatible type conversion requested to type \(dtype.name) for `tf.Variable of type "
            + "\(recording.dtype(id).name). (Variable: \(try interpreter.repr(value)))")
      }
      return id
    case .numpyScalar, .ndarray:
      let held = interpreter.heap.tracedValue(ofArray: value)
      let array = NumPy.peek(at: value, interpreter)
      let id = try constant(array, interpreter)
      if let held { recording.traceTensor(id, holds: held) }
      recording.noteHostValue(id)
      guard let target = dtype ?? hint, target != array.dtype else { return id }
      return try interpreter.engine { recording throws(EngineError) in
        try recording.cast(id, to: target)
      }
    case .traced: return try interpreter.tracedTensor(value, dtype: dtype, hint: hint)
    case .list, .tuple, .range:
      return try sequence(
        value, dtype: dtype, hint: hint, packsTensors: packsTensors, name: name, interpreter)
    case .record:
      return try record(value, dtype: dtype, interpreter)
    case .string:
      if let dtype { throw cannotConvert(value, dtype, interpreter) }
      throw interpreter.error(
        .unimplementedError, "string tensors are not supported")
    default:
      throw unsupported(value, interpreter)
    }
  }

  /// The tensor that holds an array's elements.
  static func constant(
    _ array: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    try interpreter.engine { recording throws(EngineError) in try recording.constant(array) }
  }

  static func unsupported(_ value: Value, _ interpreter: Interpreter) -> ScriptError {
    do {
      let type = interpreter.library.types[Int(interpreter.type(of: value).rawValue)]
      return interpreter.error(
        .valueError,
        "Attempt to convert a value (\(try interpreter.repr(value))) with an unsupported type "
          + "(<class '\(type.qualifiedName)'>) to a Tensor.")
    } catch {
      return error
    }
  }

  static func cannotConvert(
    _ value: Value, _ dtype: DType, _ interpreter: Interpreter
  ) -> ScriptError {
    do {
      return interpreter.error(
        .typeError,
        "Cannot convert \(try interpreter.repr(value)) to EagerTensor of dtype \(dtype.kernelName)")
    } catch {
      return error
    }
  }

  private static func float(
    _ value: Value, _ dtype: DType?, _ hint: DType?, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    var target = DType.float32
    if let dtype {
      if !dtype.isFloatingPoint { throw cannotConvert(value, dtype, interpreter) }
      target = dtype
    } else if let hint, hint.isFloatingPoint {
      target = hint
    }
    if dtype == nil, hint == nil, value.floatValue.isFinite, !Float(value.floatValue).isFinite {
      throw interpreter.error(
        .valueError,
        "Can't convert Python sequence with a value out of range for a double-precision float.")
    }
    let id = interpreter.recording.scalar(value.floatValue, target)
    interpreter.recording.noteHostValue(id)
    return id
  }

  private static func integer(
    _ value: Value, _ dtype: DType?, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let number = Int64(value.intValue)
    guard let dtype else {
      return interpreter.recording.scalar(number, Int32(exactly: number) == nil ? .int64 : .int32)
    }
    if dtype == .bool { throw cannotConvert(value, dtype, interpreter) }
    if dtype.isFloatingPoint { return interpreter.recording.scalar(Double(number), dtype) }
    return interpreter.recording.scalar(
      dtype == .int32 ? Int64(Int32(truncatingIfNeeded: number)) : number, dtype)
  }

  private static func record(
    _ value: Value, dtype: DType?, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    switch interpreter.type(of: value) {
    case .tensorShape:
      if let dtype, !dtype.isInteger {
        throw interpreter.error(
          .typeError,
          "Cannot convert TensorShape \(try interpreter.str(value)) to dtype <dtype: "
            + "'\(dtype.name)'>. Allowed dtypes are tf.int32 and tf.int64.")
      }
      let lengths = try ShapeObject.lengths(value, interpreter)
      return try interpreter.engine { recording throws(EngineError) in
        try recording.vector(lengths, dtype ?? .int32)
      }
    case .indexedSlices:
      let values = interpreter.heap.fields(value)[1]
      if let dtype, let own = Operands.dtype(of: values, interpreter), own != dtype {
        throw interpreter.error(
          .valueError,
          "Incompatible tensor conversion requested to `dtype` \(dtype.name) for IndexedSlices "
            + "(\(try interpreter.str(value))) with dtype \(own.name)")
      }
      return try IndexedSlicesObject.dense(value, interpreter)
    default:
      if let variable = VariableObject.unread(value, interpreter) {
        return try tensor(.variable(variable), dtype: dtype, interpreter)
      }
      throw unsupported(value, interpreter)
    }
  }
}

extension Interpreter {
  /// Whether an error is one of those by which TensorFlow's Python tells that a value is no tensor of
  /// some dtype, and tries another.
  func isConversionFailure(_ error: ScriptError) -> Bool {
    guard error.value.tag == .exception else { return false }
    let type = heap.exceptions[error.value.index].pointee.type
    return library.isSubtype(type, of: .typeError) || library.isSubtype(type, of: .valueError)
  }
}
