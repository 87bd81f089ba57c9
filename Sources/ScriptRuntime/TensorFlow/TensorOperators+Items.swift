import TapeEngine
import Tensors

// Subscripts, iteration, attributes.
extension TensorOperators {
  /// `object[index]`; the index may be a tuple and contain slices, None and `...`.
  static func getItem(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    switch object.tag {
    case .tensor, .variable: return try Subscript.tensor(object, index, interpreter)
    case .ndarray: return try NumPy.getItem(object, index, interpreter)
    case .numpyScalar:
      throw interpreter.error(.indexError, "invalid index to scalar variable.")
    case .record where ShapeObject.isShape(object, interpreter):
      return try ShapeObject.getItem(object, index, interpreter)
    case .record:
      if let variable = VariableObject.unread(object, interpreter) {
        return try Subscript.tensor(.variable(variable), index, interpreter)
      }
      return .notImplemented
    default: return .notImplemented
    }
  }

  /// An attribute that the type's table of members lacks; unbound makes the machine raise
  /// `AttributeError: 'T' object has no attribute 'name'`.
  static func getAttribute(
    _ object: Value, _ name: String, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    guard object.tag == .tensor else { return .unbound }
    if name == SlicedVariable.method,
      let assign = try SlicedVariable.assign(of: object, interpreter)
    {
      return assign
    }
    let numpyNames: Set = [
      "T", "astype", "ravel", "transpose", "reshape", "clip", "size", "tolist", "data",
    ]
    if numpyNames.contains(name) {
      throw interpreter.error(
        .attributeError,
        "EagerTensor object has no attribute '\(name)'. \n"
          + "        If you are looking for numpy-related methods, please run the following:\n"
          + "        tf.experimental.numpy.experimental_enable_numpy_behavior()\n      ")
    }
    if ["name", "graph", "op"].contains(name) {
      throw interpreter.error(
        .attributeError, "Tensor.\(name) is undefined when eager execution is enabled.")
    }
    throw interpreter.error(
      .attributeError,
      "'tensorflow.python.framework.ops.EagerTensor' object has no attribute '\(name)'")
  }

  /// The number of rows that iteration gives.
  static func rowCount(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int {
    let shape: Shape
    switch object.tag {
    case .tensor: shape = interpreter.recording.shape(object.tensorID)
    case .variable:
      shape = interpreter.recording.shape(interpreter.recording.peek(object.variableID))
    case .ndarray:
      shape = interpreter.heap.peek(atArray: object).shape
      if shape.rank == 0 {
        throw interpreter.error(.typeError, "iteration over a 0-d array")
      }
    case .record where ShapeObject.isShape(object, interpreter):
      if ShapeObject.isUnknown(object, interpreter) {
        throw interpreter.error(
          .valueError, "Cannot iterate over a shape with unknown rank.")
      }
      return interpreter.heap.fields(object).count
    default:
      throw interpreter.error(
        .typeError, "'\(interpreter.typeName(object))' object is not iterable")
    }
    if shape.rank == 0 {
      throw interpreter.error(.typeError, "Cannot iterate over a scalar tensor.")
    }
    return shape[0]
  }

  /// One row of the iteration.
  static func row(
    _ object: Value, _ index: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    // A row is a tensor, dear beside the step that its turn costs, and has perhaps no elements.
    try interpreter.charge(steps: 4)
    return try getItem(object, .int(index), interpreter)
  }

  /// `len(object)`.
  static func length(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int {
    switch object.tag {
    case .tensor:
      let shape = interpreter.recording.shape(object.tensorID)
      if shape.rank == 0 {
        throw interpreter.error(.typeError, "Scalar tensor has no `len()`")
      }
      return shape[0]
    case .ndarray:
      let shape = interpreter.heap.peek(atArray: object).shape
      if shape.rank == 0 { throw interpreter.error(.typeError, "len() of unsized object") }
      return shape[0]
    case .record where ShapeObject.isShape(object, interpreter):
      if ShapeObject.isUnknown(object, interpreter) {
        throw interpreter.error(
          .valueError, "Cannot take the length of shape with unknown rank.")
      }
      return interpreter.heap.fields(object).count
    default:
      throw interpreter.error(
        .typeError, "object of type '\(interpreter.typeName(object))' has no len()")
    }
  }
}

/// `x[…]` on tensors and variables.
enum Subscript {
  static func tensor(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if let mask = try mask(index, interpreter) {
      let x = try Conversion.tensor(object, interpreter)
      return .tensor(try BooleanMask.apply(x, mask, interpreter))
    }
    let items = try items(index, interpreter)
    let x = try Conversion.tensor(object, interpreter)
    let result = try interpreter.engine { recording throws(EngineError) in
      try recording.slice(x, items)
    }
    if object.tag == .variable {
      SlicedVariable.note(result, object.variableID, items, interpreter)
    }
    return .tensor(result)
  }

  private static func mask(
    _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID? {
    switch index.tag {
    case .tensor where interpreter.recording.dtype(index.tensorID) == .bool:
      return index.tensorID
    case .ndarray where interpreter.heap.array(index).dtype == .bool:
      return try Conversion.tensor(index, interpreter)
    case .bool:
      throw interpreter.error(.valueError, "mask cannot be scalar.")
    default: return nil
    }
  }

  /// The items of a subscript; a list means the same as a tuple.
  static func items(
    _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [StridedSlice.Item] {
    if index.tag == .tuple || index.tag == .list {
      var result: [StridedSlice.Item] = []
      for item in Conversion.items(index, interpreter) {
        result.append(try self.item(item, interpreter))
      }
      return result
    }
    return [try item(index, interpreter)]
  }

  static func item(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> StridedSlice.Item {
    switch value.tag {
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .slice:
      let parts = interpreter.heap.slice(value)
      let step = try bound(parts.step, interpreter)
      return .range(
        start: try bound(parts.lower, interpreter), stop: try bound(parts.upper, interpreter),
        step: step ?? 1)
    default:
      return .index(try position(value, interpreter))
    }
  }

  private static func bound(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Int? { value.isNone ? nil : try position(value, interpreter) }

  private static func position(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Int {
    switch value.tag {
    case .int: return value.intValue
    case .numpyScalar where value.dtypeValue.isInteger: return value.intValue
    case .tensor:
      let recording = interpreter.recording
      if recording.isScalar(value.tensorID) && recording.dtype(value.tensorID).isInteger {
        return Int(recording.int64Value(value.tensorID))
      }
    case .variable:
      let id = interpreter.recording.peek(value.variableID)
      if interpreter.recording.isScalar(id) && interpreter.recording.dtype(id).isInteger {
        return Int(interpreter.recording.int64Value(id))
      }
    default: break
    }
    throw interpreter.error(
      .typeError,
      "Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar "
        + "tf.int32/tf.int64 tensors are valid indices, got \(try interpreter.repr(value))")
  }
}

/// `tf.boolean_mask`.
enum BooleanMask {
  static func apply(
    _ x: TensorID, _ mask: TensorID, axis: Int = 0, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let recording = interpreter.recording
    let (shape, maskShape) = (recording.shape(x), recording.shape(mask))
    if maskShape.rank == 0 { throw interpreter.error(.valueError, "mask cannot be scalar.") }
    guard axis >= 0, axis <= shape.rank - maskShape.rank else {
      throw interpreter.error(
        .valueError,
        "Shapes \(shape.tupleText) and \(maskShape.tupleText) are incompatible")
    }
    let covered = Shape(Array(shape.dimensions[axis..<(axis + maskShape.rank)]))
    if covered != maskShape {
      throw interpreter.error(
        .valueError,
        "Shapes \(covered.tupleText) and \(maskShape.tupleText) are incompatible")
    }
    let lengths =
      shape.dimensions[..<axis] + [covered.elementCount]
      + shape.dimensions[(axis + maskShape.rank)...]
    return try interpreter.engine { recording throws(EngineError) in
      let flat = try recording.reshape(x, Array(lengths))
      let flatMask = try recording.reshape(mask, [-1])
      let rows = try recording.reshape(try recording.indicesOfTrue(flatMask), [-1])
      return try recording.gather(flat, rows, axis: axis, batchDimensions: 0)
    }
  }
}
