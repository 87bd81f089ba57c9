import TapeEngine
import Tensors

// TensorFlow has two ways to run an operation. The fast one takes tensors, variables, NumPy arrays and
// Python numbers; whatever else is among the operands, a list above all, sends the whole call the slow
// way, which converts by other rules and whose errors show no name of the operation. The way is decided
// here, once for a call, by the arguments that its operation takes as they were given; arguments that
// the Python around an operation converts first are tensors by then, and have no part in it.

/// Parameters whose arguments an operation takes as they were given.
struct GivenOperands: Sendable {
  /// A bit for each parameter.
  private(set) var whole: UInt32 = 0
  /// The same for parameters whose arguments are lists of operands.
  private(set) var listed: UInt32 = 0

  /// Whether Python itself packs an operand, whatever was given.
  private(set) var isPacked = false

  /// None: everything is converted first.
  static let none = GivenOperands(isPacked: false)
  /// A list or tuple that the Python around the operation makes.
  static let packed = GivenOperands(isPacked: true)

  private init(isPacked: Bool) { self.isPacked = isPacked }

  @inline(__always)
  init(_ first: Int) { whole = 1 << UInt32(first) }

  @inline(__always)
  init(_ first: Int, _ second: Int) { whole = 1 << UInt32(first) | 1 << UInt32(second) }

  @inline(__always)
  init(_ first: Int, _ second: Int, _ third: Int) {
    whole = 1 << UInt32(first) | 1 << UInt32(second) | 1 << UInt32(third)
  }

  /// With an argument whose items are operands.
  @inline(__always)
  func listing(_ parameter: Int) -> GivenOperands {
    var result = self
    result.listed |= 1 << UInt32(parameter)
    return result
  }
}

/// The way on which TensorFlow's Python hands operands to an operation as they are.
enum FastWay {
  /// Whether it takes a value as an operand.
  static func takes(_ value: Value, _ interpreter: Interpreter) -> Bool {
    switch value.tag {
    case .tensor, .variable, .ndarray, .int, .float, .bool, .none, .unbound: true
    // NumPy's float64 is a Python float, its other scalars are no Python numbers.
    case .numpyScalar: value.dtypeValue == .float64
    case .traced: takes(interpreter.plain(value), interpreter)
    case .record: VariableObject.unread(value, interpreter) != nil
    default: false
    }
  }
}

extension Call {
  /// Whether the call goes TensorFlow's fast way.
  func isFast(_ given: GivenOperands) -> Bool {
    if given.isPacked { return false }
    for parameter in 0..<min(count, 32) {
      let bit: UInt32 = 1 << UInt32(parameter)
      if given.whole & bit != 0, !FastWay.takes(self[parameter], interpreter) { return false }
      guard given.listed & bit != 0 else { continue }
      for item in Conversion.items(self[parameter], interpreter)
      where !FastWay.takes(item, interpreter) { return false }
    }
    return true
  }

  /// An operation's error, as the call's way shows it.
  func failure(_ error: EngineError, _ given: GivenOperands) -> ScriptError {
    var error = error
    if error.name != nil, !isFast(given) { error.name = nil }
    return interpreter.error(error)
  }

  /// Runs a call of the engine that gives a tensor, as the operation that takes `given`.
  @inline(__always)
  func compute(
    _ given: GivenOperands, _ body: (Recording) throws(EngineError) -> TensorID
  ) throws(ScriptError) -> Value {
    do {
      return .tensor(try body(interpreter.recording))
    } catch {
      throw failure(error, given)
    }
  }

  /// The same for calls that give anything else.
  ///
  /// - Parameter name: what the Python around the operation calls it.
  func engine<Result>(
    _ given: GivenOperands, name: String? = nil,
    _ body: (Recording) throws(EngineError) -> Result
  ) throws(ScriptError) -> Result {
    do {
      return try body(interpreter.recording)
    } catch {
      var error = error
      if let name, error.name != nil { error.name = name }
      throw failure(error, given)
    }
  }

  /// An operand of the one dtype that the operation takes. The fast way leaves a tensor of another
  /// dtype to the operation.
  func operand(_ index: Int, _ dtype: DType, _ given: GivenOperands) throws(ScriptError)
    -> TensorID
  {
    let value = self[index]
    if value.tag == .tensor || value.tag == .variable, isFast(given) {
      return try Conversion.tensor(value, interpreter)
    }
    return try Conversion.tensor(value, dtype: dtype, interpreter)
  }

  /// An operand beside a tensor of `dtype`.
  func beside(_ index: Int, _ dtype: DType, _ given: GivenOperands) throws(ScriptError)
    -> TensorID
  {
    isFast(given)
      ? try Operands.other(self[index], dtype, interpreter)
      : try Conversion.tensor(self[index], dtype: dtype, interpreter)
  }

  /// An operand of which the operation takes several integer dtypes.
  ///
  /// - Parameters:
  ///   - attribute: as the operation's definition calls the dtype.
  ///   - dtype: what the definition has by default.
  func indexTensor(
    _ index: Int, _ attribute: String, of operation: String, default dtype: DType? = .int32,
    _ given: GivenOperands
  ) throws(ScriptError) -> TensorID {
    let value = self[index]
    var tensor: TensorID
    if value.tag == .tensor || value.tag == .variable {
      tensor = try Conversion.tensor(value, interpreter)
    } else if isFast(given) {
      tensor = try Conversion.tensor(value, dtype: dtype, interpreter)
    } else {
      tensor = try Conversion.tensor(value, interpreter)
      // An empty list is of floats until something else is asked for.
      if !recording.dtype(tensor).isInteger, let dtype {
        tensor = try Conversion.tensor(value, hint: dtype, interpreter)
      }
    }
    let own = recording.dtype(tensor)
    if !own.isInteger { throw failure(.attribute(attribute, own, of: operation), given) }
    return tensor
  }

  /// The integers of such an operand, and its shape.
  func indices(
    _ index: Int, _ attribute: String, of operation: String, default dtype: DType? = .int32,
    _ given: GivenOperands
  ) throws(ScriptError) -> (values: [Int], shape: Shape) {
    let value = self[index]
    if let plain = plainIndices(value) { return plain }
    let tensor = try indexTensor(index, attribute, of: operation, default: dtype, given)
    let array = recording.value(tensor)
    return (array.elementCount == 0 ? [] : array.integers().map { Int($0) }, array.shape)
  }

  /// Python integers that need no tensor: one, or a list of them.
  private func plainIndices(_ value: Value) -> (values: [Int], shape: Shape)? {
    switch value.tag {
    case .int:
      guard Int32(exactly: value.intValue) != nil else { return nil }
      return ([value.intValue], Shape([]))
    case .list, .tuple:
      let items = heap.items(value)
      if items.isEmpty { return nil }
      var values: [Int] = []
      values.reserveCapacity(items.count)
      for item in items {
        guard item.tag == .int, Int32(exactly: item.intValue) != nil else { return nil }
        values.append(item.intValue)
      }
      return (values, Shape([values.count]))
    default: return nil
    }
  }

  /// Such an operand where the operation takes one integer.
  ///
  /// - Parameter message: what the operation says of an operand of another shape.
  func scalarIndex(
    _ index: Int, _ attribute: String, of operation: String, default dtype: DType? = .int32,
    _ given: GivenOperands, _ message: (Shape) -> String
  ) throws(ScriptError) -> Int {
    let (values, shape) = try indices(index, attribute, of: operation, default: dtype, given)
    guard shape.rank == 0, let value = values.first else {
      throw failure(.kernel(operation, message(shape)), given)
    }
    return value
  }
}
