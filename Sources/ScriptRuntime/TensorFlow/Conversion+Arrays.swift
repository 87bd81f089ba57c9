import Tensors

// Nested sequences, as NumPy makes arrays of them.
extension Conversion {
  /// What the elements of a sequence have in common.
  private struct Content {
    var leaves: [Value] = []
    var dtype: DType?
  }

  /// The array that `np.array` makes of a nested sequence of numbers, NumPy values and tensors.
  static func array(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    var lengths: [Int] = []
    var probe = value
    while true {
      if lengths.count > maximumRank { throw tooDeep(interpreter) }
      switch probe.tag {
      case .list, .tuple:
        let items = interpreter.heap.items(probe)
        lengths.append(items.count)
        guard let first = items.first else { break }
        probe = first
        continue
      case .range:
        lengths.append(interpreter.heap.range(probe).count)
      case .ndarray:
        lengths += interpreter.heap.array(probe).shape.dimensions
      case .tensor:
        lengths += interpreter.recording.shape(probe.tensorID).dimensions
      default: break
      }
      break
    }
    let shape = Shape(lengths)
    guard let count = shape.checkedElementCount,
      count <= interpreter.recording.limits.elements,
      count <= interpreter.recording.limits.bytes / 8
    else { throw ScriptError(limit: .elements) }
    try interpreter.room(for: count * ObjectCharge.value)
    var content = Content()
    content.leaves.reserveCapacity(count)
    try fill(&content, value, lengths[...], interpreter)
    return try Self.array(content.leaves, content.dtype ?? .float64, shape, interpreter)
  }

  private static func fill(
    _ content: inout Content, _ value: Value, _ lengths: ArraySlice<Int>,
    _ interpreter: Interpreter
  ) throws(ScriptError) {
    guard let length = lengths.first else { return try leaf(&content, value, interpreter) }
    switch value.tag {
    case .list, .tuple, .range:
      if try interpreter.length(value) != length { throw ragged(interpreter) }
      let items = try walkedItems(value, interpreter)
      for item in items { try fill(&content, item, lengths.dropFirst(), interpreter) }
    case .ndarray, .tensor:
      let array =
        value.tag == .ndarray
        ? interpreter.heap.array(value) : interpreter.recording.value(value.tensorID)
      if array.shape.dimensions[...] != lengths { throw ragged(interpreter) }
      try interpreter.visit(array.elementCount)
      note(&content, array.dtype)
      for index in 0..<array.elementCount {
        content.leaves.append(NumPy.scalar(array, at: index))
      }
    default:
      throw ragged(interpreter)
    }
  }

  private static func leaf(
    _ content: inout Content, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) {
    switch value.tag {
    case .bool: note(&content, .bool)
    case .int: note(&content, .int64)
    case .float: note(&content, .float64)
    case .numpyScalar: note(&content, value.dtypeValue)
    case .ndarray where interpreter.heap.array(value).shape.rank == 0:
      return try leaf(&content, NumPy.scalar(interpreter.heap.array(value), at: 0), interpreter)
    case .tensor where interpreter.recording.isScalar(value.tensorID):
      let array = interpreter.recording.value(value.tensorID)
      return try leaf(&content, NumPy.scalar(array, at: 0), interpreter)
    case .variable:
      let array = interpreter.recording.value(interpreter.recording.peek(value.variableID))
      guard array.shape.rank == 0 else { throw ragged(interpreter) }
      return try leaf(&content, NumPy.scalar(array, at: 0), interpreter)
    case .list, .tuple: throw ragged(interpreter)
    case .string:
      throw interpreter.error(.unimplementedError, "string tensors are not supported")
    default: throw unsupported(value, interpreter)
    }
    content.leaves.append(value)
  }

  /// Widens the common dtype: bool, int32, int64, float32, float64.
  private static func note(_ content: inout Content, _ dtype: DType) {
    guard let own = content.dtype else {
      content.dtype = dtype
      return
    }
    func order(_ dtype: DType) -> Int {
      switch dtype {
      case .bool: 0
      case .int32: 1
      case .int64: 2
      case .float32: 3
      case .float64: 4
      }
    }
    if order(dtype) > order(own) { content.dtype = dtype }
  }

  private static func ragged(_ interpreter: Interpreter) -> ScriptError {
    interpreter.error(
      .valueError,
      "setting an array element with a sequence. The requested array has an inhomogeneous "
        + "shape after 1 dimensions.")
  }

  /// Numbers of the script as elements of `dtype`.
  static func array(
    _ leaves: [Value], _ dtype: DType, _ shape: Shape, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    func double(_ value: Value) -> Double {
      switch value.tag {
      case .float: value.floatValue
      case .numpyScalar where value.dtypeValue.isFloatingPoint: value.floatValue
      default: Double(value.intValue)
      }
    }
    func integer(_ value: Value) -> Int64 {
      switch value.tag {
      case .float: Self.truncated(value.floatValue)
      case .numpyScalar where value.dtypeValue.isFloatingPoint: Self.truncated(value.floatValue)
      default: Int64(value.intValue)
      }
    }
    switch dtype {
    case .float32: return TensorValue(leaves.map { Float(double($0)) }, shape: shape)
    case .float64: return TensorValue(leaves.map(double), shape: shape)
    case .int32:
      return TensorValue(leaves.map { Int32(truncatingIfNeeded: integer($0)) }, shape: shape)
    case .int64: return TensorValue(leaves.map(integer), shape: shape)
    case .bool: return TensorValue(leaves.map { double($0) != 0 }, shape: shape)
    }
  }

  /// A double as C converts it on x86: out of range and NaN give the smallest integer.
  static func truncated(_ value: Double) -> Int64 {
    Int64(exactly: value.rounded(.towardZero)) ?? .min
  }
}
