import TapeEngine
import Tensors

// Arguments of native functions as the surface's types.
extension Call {
  /// The tensor of an argument, in its own or a required dtype.
  func tensor(_ index: Int, dtype: DType? = nil, hint: DType? = nil) throws(ScriptError)
    -> TensorID
  {
    let value = self[index]
    if value.tag == .tensor && dtype == nil { return value.tensorID }
    return try Conversion.tensor(value, dtype: dtype, hint: hint, interpreter)
  }

  /// Two operands that must agree in dtype: a tensor decides, else the first.
  func operands(_ x: Int, _ y: Int) throws(ScriptError) -> (TensorID, TensorID) {
    let (left, right) = (self[x], self[y])
    if left.tag == .tensor && right.tag == .tensor { return (left.tensorID, right.tensorID) }
    return try Operands.matching(left, right, interpreter)
  }

  func bool(_ index: Int) throws(ScriptError) -> Bool { try interpreter.truth(self[index]) }

  func integer(_ index: Int) throws(ScriptError) -> Int {
    try IntegerArgument.integer(self[index], interpreter)
  }

  /// A list of integers, or one as a list; nil for None.
  func integers(_ index: Int) throws(ScriptError) -> [Int]? {
    if self[index].isNone || self[index].isUnbound { return nil }
    return try IntegerArgument.list(self[index], interpreter)
  }

  /// A shape: a list, a tuple, a TensorShape, an integer or an integer tensor.
  func shape(_ index: Int) throws(ScriptError) -> Shape {
    try IntegerArgument.shape(self[index], interpreter)
  }

  /// A dtype; nil for None.
  func dtype(_ index: Int) throws(ScriptError) -> DType? {
    if self[index].isNone || self[index].isUnbound { return nil }
    return try DTypeObject.dtype(self[index], interpreter)
  }

  func number(_ index: Int) throws(ScriptError) -> Double {
    try NumberArgument.double(self[index], interpreter)
  }

  /// Several tensors of one dtype, from a list or tuple (or the rows of a tensor).
  func tensors(_ index: Int) throws(ScriptError) -> [TensorID] {
    try Operands.list(self[index], interpreter)
  }

  /// An integer that an operation takes as `int32`.
  func int32(_ index: Int) throws(ScriptError) -> Int {
    try checkedInt32(try integer(index), index)
  }

  /// Integers that an operation takes as `int32`; nil for None.
  func int32s(_ index: Int) throws(ScriptError) -> [Int]? {
    let values = try integers(index)
    for value in values ?? [] { _ = try checkedInt32(value, index) }
    return values
  }

  private func checkedInt32(_ value: Int, _ index: Int) throws(ScriptError) -> Int {
    if Int32(exactly: value) == nil {
      throw Conversion.cannotConvert(self[index], .int32, interpreter)
    }
    return value
  }

  /// The name that an operation's error shows: none when Python packs an operand of it.
  func shownName(_ name: String, _ operands: Int...) -> String? {
    operands.contains { self[$0].tag == .list || self[$0].tag == .tuple } ? nil : name
  }

  /// Runs a call of the engine that gives a tensor.
  @inline(__always)
  func compute(
    _ body: (Recording) throws(EngineError) -> TensorID
  ) throws(ScriptError) -> Value { .tensor(try interpreter.engine(body)) }
}

/// Integers from Python ints, NumPy integers and integer tensors.
enum IntegerArgument {
  static func integer(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int {
    switch value.tag {
    case .int, .bool: return value.intValue
    case .tensor:
      let recording = interpreter.recording
      let id = value.tensorID
      if recording.dtype(id).isInteger && recording.elementCount(id) == 1 {
        return Int(recording.int64Value(id))
      }
      throw interpreter.error(
        .typeError, "only integer scalar arrays can be converted to a scalar index")
    case .variable:
      return try integer(.tensor(interpreter.recording.peek(value.variableID)), interpreter)
    case .numpyScalar where !value.dtypeValue.isFloatingPoint: return value.intValue
    default: return try interpreter.integer(value)
    }
  }

  static func list(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> [Int] {
    switch value.tag {
    case .list, .tuple, .range:
      try Conversion.chargeItems(of: value, interpreter)
      var result: [Int] = []
      for item in Conversion.items(value, interpreter) {
        result.append(try integer(item, interpreter))
      }
      return result
    case .record where interpreter.type(of: value) == .tensorShape:
      return try ShapeObject.lengths(value, interpreter)
    case .tensor:
      return try integers(interpreter.recording.value(value.tensorID), interpreter)
    case .variable:
      let id = interpreter.recording.peek(value.variableID)
      return try integers(interpreter.recording.value(id), interpreter)
    case .ndarray:
      return try integers(interpreter.heap.array(value), interpreter)
    default:
      return [try integer(value, interpreter)]
    }
  }

  private static func integers(
    _ array: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Int] {
    if array.dtype.isFloatingPoint && array.elementCount > 0 {
      throw interpreter.error(
        .typeError, "only integer scalar arrays can be converted to a scalar index")
    }
    if array.elementCount == 0 { return [] }
    return array.integers().map { Int($0) }
  }

  static func shape(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> Shape {
    var lengths: [Int] = []
    switch value.tag {
    case .list, .tuple:
      for item in Conversion.items(value, interpreter) {
        if item.tag == .float
          || (item.tag == .numpyScalar && item.dtypeValue.isFloatingPoint)
        {
          throw interpreter.error(
            .typeError,
            "Cannot convert \(try interpreter.repr(value)) to EagerTensor of dtype int32")
        }
        lengths.append(try integer(item, interpreter))
      }
    case .float:
      throw Conversion.cannotConvert(value, .int32, interpreter)
    default:
      lengths = try list(value, interpreter)
    }
    for length in lengths where length < 0 {
      throw interpreter.error(
        .invalidArgumentError,
        "{{function_node __wrapped__Fill_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
          + "Dimension \(length) must be >= 0 [Op:Fill] name: ")
    }
    if lengths.count > Conversion.maximumRank {
      throw interpreter.error(
        .invalidArgumentError, "Too many dimensions [Op:Fill] name: ")
    }
    return Shape(lengths)
  }
}

/// Doubles from Python numbers, NumPy scalars and scalar tensors.
enum NumberArgument {
  static func double(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> Double {
    if let number = value.pythonDouble { return number }
    switch value.tag {
    case .numpyScalar:
      return value.dtypeValue.isFloatingPoint ? value.floatValue : Double(value.intValue)
    case .tensor where interpreter.recording.isScalar(value.tensorID):
      return interpreter.recording.doubleValue(value.tensorID)
    case .variable:
      return try double(.tensor(interpreter.recording.peek(value.variableID)), interpreter)
    case .ndarray where interpreter.heap.array(value).shape.rank == 0:
      return interpreter.heap.array(value).double(at: 0)
    default:
      throw interpreter.error(
        .typeError,
        "must be real number, not \(interpreter.typeName(value))")
    }
  }
}

extension Call {
  /// A tensor of a given dtype; the error for another tensor names the parameter.
  func tensor(_ index: Int, named name: String, dtype: DType) throws(ScriptError) -> TensorID {
    if self[index].tag == .tensor, recording.dtype(self[index].tensorID) != dtype {
      throw interpreter.error(
        .valueError,
        "\(name): Tensor conversion requested dtype \(dtype.name) for Tensor with dtype "
          + "\(recording.dtype(self[index].tensorID).name): \(try interpreter.repr(self[index]))")
    }
    return try tensor(index, dtype: dtype)
  }
}

/// Operands of one operation.
enum Operands {
  /// The dtype that a tensor-like value has of its own: tensors and variables.
  static func dtype(of value: Value, _ interpreter: Interpreter) -> DType? {
    switch value.tag {
    case .tensor: interpreter.recording.dtype(value.tensorID)
    case .variable:
      interpreter.recording.dtype(interpreter.recording.peek(value.variableID))
    default: nil
    }
  }

  /// Two operands: a tensor's dtype is taken by the other; of two Python values a float's is.
  static func matching(
    _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> (TensorID, TensorID) {
    if let dtype = dtype(of: left, interpreter) {
      let x = try Conversion.tensor(left, interpreter)
      return (x, try other(right, dtype, interpreter))
    }
    if let dtype = dtype(of: right, interpreter) {
      let x = try other(left, dtype, interpreter)
      return (x, try Conversion.tensor(right, interpreter))
    }
    let x = try Conversion.tensor(left, interpreter)
    let own = interpreter.recording.dtype(x)
    if right.isPythonNumber || right.tag == .list || right.tag == .tuple {
      let y = try Conversion.tensor(right, interpreter)
      let dtype = interpreter.recording.dtype(y)
      if own != dtype && own.isInteger && dtype.isFloatingPoint && left.isPythonNumber {
        throw Conversion.cannotConvert(right, own, interpreter)
      }
      if own == dtype { return (x, y) }
    }
    return (x, try other(right, own, interpreter))
  }

  /// An operand beside a tensor of `dtype`: another tensor stays what it is.
  static func other(
    _ value: Value, _ dtype: DType, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    switch value.tag {
    case .tensor: value.tensorID
    case .variable: try Conversion.tensor(value, interpreter)
    default: try Conversion.tensor(value, dtype: dtype, interpreter)
    }
  }

  /// Several tensors: the first tensor's dtype is taken by the Python values.
  static func list(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> [TensorID] {
    guard value.tag == .list || value.tag == .tuple else {
      if value.tag == .tensor || value.tag == .variable || value.tag == .ndarray {
        let x = try Conversion.tensor(value, interpreter)
        return try interpreter.engine { recording throws(EngineError) in
          try recording.unstack(x, axis: 0)
        }
      }
      return [try Conversion.tensor(value, interpreter)]
    }
    let items = Conversion.items(value, interpreter)
    var common: DType?
    for item in items {
      if let dtype = dtype(of: item, interpreter) {
        common = dtype
        break
      }
    }
    var result: [TensorID] = []
    for item in items {
      if let common {
        result.append(try other(item, common, interpreter))
      } else {
        let x = try Conversion.tensor(item, interpreter)
        result.append(x)
        if items.count > 1 && result.count == 1 {
          // Later numbers follow the first; a float after ints makes all float.
          let dtype = interpreter.recording.dtype(x)
          if dtype.isFloatingPoint { common = dtype }
        }
      }
    }
    if common == nil, result.contains(where: { interpreter.recording.dtype($0).isFloatingPoint }) {
      result = []
      for item in items { result.append(try Conversion.tensor(item, dtype: .float32, interpreter)) }
    }
    return result
  }
}
