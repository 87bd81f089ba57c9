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

  /// Two operands of one dtype, as an operation takes them.
  ///
  /// - Parameter given: the operation's operands, when they are more than these.
  func operands(_ x: Int, _ y: Int, _ given: GivenOperands? = nil) throws(ScriptError)
    -> (TensorID, TensorID)
  {
    let (left, right) = (self[x], self[y])
    if left.tag == .tensor && right.tag == .tensor { return (left.tensorID, right.tensorID) }
    return try Operands.matching(
      left, right, isFast: isFast(given ?? GivenOperands(x, y)), interpreter)
  }

  /// Two operands that the Python around an operation converts one after the other, the second with
  /// the first one's dtype for a hint.
  func hinted(_ x: Int, _ y: Int) throws(ScriptError) -> (TensorID, TensorID) {
    let left = try tensor(x)
    return (left, try tensor(y, hint: recording.dtype(left)))
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

  /// A shape that an operation takes as a tensor of integers.
  ///
  /// - Parameters:
  ///   - takesScalar: whether one number stands for a shape of one axis.
  ///   - message: what the operation says of numbers that are no vector.
  func shape(
    _ index: Int, _ attribute: String, of operation: String, _ given: GivenOperands,
    takesScalar: Bool = false, _ message: (Shape) -> String
  ) throws(ScriptError) -> [Int] {
    if self[index].isRecord(.tensorShape) {
      return try ShapeObject.lengths(self[index], interpreter)
    }
    let (values, shape) = try indices(index, attribute, of: operation, given)
    guard shape.rank == 1 || (takesScalar && shape.rank == 0) else {
      throw failure(.kernel(operation, message(shape)), given)
    }
    try checkRank(values, operation, given)
    return values
  }

  /// Refuses a shape of more axes than a tensor can have.
  func checkRank(_ lengths: [Int], _ operation: String, _ given: GivenOperands)
    throws(ScriptError)
  {
    if lengths.count > Conversion.maximumRank {
      throw failure(.kernel(operation, "Too many dimensions"), given)
    }
  }

  /// A dtype; nil for None.
  func dtype(_ index: Int) throws(ScriptError) -> DType? {
    if self[index].isNone || self[index].isUnbound { return nil }
    return try DTypeObject.dtype(self[index], interpreter)
  }

  /// The axes of a reduction; nil for None.
  func axes(_ index: Int, of operation: String, _ given: GivenOperands) throws(ScriptError)
    -> [Int]?
  {
    if self[index].isNone || self[index].isUnbound { return nil }
    return try indices(index, "Tidx", of: operation, given).values
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

  /// The name that an operation's error shows.
  func shownName(_ name: String, _ given: GivenOperands) -> String? { isFast(given) ? name : nil }

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
      var result: [Int] = []
      for item in try Conversion.walkedItems(value, interpreter) {
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
    try interpreter.visit(array.elementCount)
    try interpreter.room(for: 16 * array.elementCount)
    return array.integers().map { Int($0) }
  }

  static func shape(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> Shape {
    var lengths: [Int] = []
    switch value.tag {
    case .list, .tuple:
      for item in try Conversion.walkedItems(value, interpreter) {
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
      throw interpreter.error(.kernel("Fill", "Dimension \(length) must be >= 0"))
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

  /// Two operands of an operation that wants one dtype for both.
  ///
  /// On the fast way the first tensor or variable decides, else the first operand, and what is a
  /// tensor stays as it is; on the slow way variables do not decide, and whatever does not fit is an
  /// error.
  static func matching(
    _ left: Value, _ right: Value, isFast: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) -> (TensorID, TensorID) {
    if isFast {
      let known = dtype(of: left, interpreter) ?? dtype(of: right, interpreter)
      // Of Python values the first one decides, of tensors each keeps its own.
      let x: TensorID
      if let known {
        x = try other(left, known, interpreter)
      } else {
        x = try Conversion.tensor(left, interpreter)
      }
      return (x, try other(right, known ?? interpreter.recording.dtype(x), interpreter))
    }
    if right.tag == .tensor, left.tag != .tensor {
      let dtype = interpreter.recording.dtype(right.tensorID)
      return (try Conversion.tensor(left, dtype: dtype, interpreter), right.tensorID)
    }
    let x = try Conversion.tensor(left, interpreter)
    let dtype = interpreter.recording.dtype(x)
    return (x, try Conversion.tensor(right, dtype: dtype, interpreter))
  }

  /// An operand beside a tensor of `dtype`: another tensor keeps its own.
  static func other(
    _ value: Value, _ dtype: DType, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    switch value.tag {
    case .tensor: value.tensorID
    case .variable: try Conversion.tensor(value, interpreter)
    default: try Conversion.tensor(value, dtype: dtype, interpreter)
    }
  }

  /// The items of a list as an operation that wants one dtype takes them, which is how `matching`
  /// does; of a tensor, its rows.
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
    let items = try Conversion.walkedItems(value, interpreter)
    let isFast = items.allSatisfy { FastWay.takes($0, interpreter) }
    var common: DType?
    for item in items where common == nil && (isFast || item.tag == .tensor) {
      common = dtype(of: item, interpreter)
    }
    var result: [TensorID] = []
    for item in items {
      if let common {
        result.append(
          isFast
            ? try other(item, common, interpreter)
            : try Conversion.tensor(item, dtype: common, interpreter))
      } else {
        result.append(try Conversion.tensor(item, interpreter))
        common = interpreter.recording.dtype(result[0])
      }
    }
    return result
  }
}
