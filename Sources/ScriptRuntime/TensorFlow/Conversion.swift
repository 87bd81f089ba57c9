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
  ///   - hint: what it takes when it fits and nothing is required.
  ///   - packsTensors: whether a list that holds tensors is stacked (as operations do) or refused
  ///     (as `tf.constant` does).
  static func tensor(
    _ value: Value, dtype: DType? = nil, hint: DType? = nil, packsTensors: Bool = true,
    _ interpreter: Interpreter
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
        value, dtype: dtype, hint: hint, packsTensors: packsTensors, interpreter)
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
    if target == .float32, value.floatValue.isFinite, !Float(value.floatValue).isFinite {
      throw interpreter.error(
        .valueError,
        "Can't convert Python sequence with a value out of range for a double-precision float.")
    }
    return interpreter.recording.scalar(value.floatValue, target)
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
      return try IndexedSlicesObject.dense(value, interpreter)
    default:
      if let variable = VariableObject.unread(value, interpreter) {
        return try tensor(.variable(variable), dtype: dtype, interpreter)
      }
      throw unsupported(value, interpreter)
    }
  }
}

// Nested sequences.
extension Conversion {
  /// What the elements of a sequence have in common.
  private struct Content {
    var leaves: [Value] = []
    var hasTensor = false
    /// The dtype of the first tensor met.
    var tensorDType: DType?
    var dtype: DType?
    var isDouble = false
  }

  private static func sequence(
    _ value: Value, dtype: DType?, hint: DType?, packsTensors: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if packsTensors, let found = try firstTensor(in: value, depth: 0, interpreter) {
      return try pack(value, dtype: dtype ?? found, interpreter)
    }
    if interpreter.hosts.isExposed,
      let tensor = try interpreter.tracedSequence(value, dtype: dtype, hint: hint)
    {
      return tensor
    }
    return try plainSequence(value, dtype: dtype, hint: hint, interpreter)
  }

  /// The tensor of a nested sequence of numbers that do not vary.
  static func plainSequence(
    _ value: Value, dtype: DType?, hint: DType?, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let array = try array(value, dtype: dtype, hint: hint, interpreter)
    return try constant(array, interpreter)
  }

  /// The dtype of the first tensor or variable anywhere in a nested sequence.
  private static func firstTensor(
    in value: Value, depth: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> DType? {
    if depth > maximumRank { throw tooDeep(interpreter) }
    if value.tag == .range { return nil }
    for item in items(value, interpreter) {
      switch item.tag {
      case .tensor: return interpreter.recording.dtype(item.tensorID)
      case .variable:
        return interpreter.recording.dtype(interpreter.recording.peek(item.variableID))
      case .list, .tuple:
        if let found = try firstTensor(in: item, depth: depth + 1, interpreter) { return found }
      default: break
      }
    }
    return nil
  }

  /// Stacks a sequence of tensors, numbers and further sequences.
  private static func pack(
    _ value: Value, dtype: DType, depth: Int = 0, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if depth > maximumRank { throw tooDeep(interpreter) }
    var parts: [TensorID] = []
    for item in items(value, interpreter) {
      switch item.tag {
      case .tensor: parts.append(item.tensorID)
      case .list, .tuple:
        parts.append(try pack(item, dtype: dtype, depth: depth + 1, interpreter))
      default: parts.append(try tensor(item, dtype: dtype, interpreter))
      }
    }
    if parts.isEmpty {
      return try interpreter.engine { recording throws(EngineError) in
        try recording.zeros(Shape([0]), dtype)
      }
    }
    return try interpreter.engine { recording throws(EngineError) in
      try recording.stack(parts, axis: 0)
    }
  }

  /// The items of a list or tuple (or range, as ints, whose length the caller has checked); empty for anything
  /// else.
  static func items(_ value: Value, _ interpreter: Interpreter) -> [Value] {
    switch value.tag {
    case .list, .tuple: return Array(interpreter.heap.items(value))
    case .range:
      let range = interpreter.heap.range(value)
      // A range's numbers fit an Int, so the products and sums do.
      return (0..<range.count).map { .int(range.start &+ $0 &* range.step) }
    default: return []
    }
  }

  /// Charges a step for each item: ranges are as long as they like to be.
  static func chargeItems(of value: Value, _ interpreter: Interpreter) throws(ScriptError) {
    let count = try interpreter.length(value)
    if count > interpreter.recording.limits.elements { throw ScriptError(limit: .elements) }
    try interpreter.charge(steps: count)
  }

  private static func tooDeep(_ interpreter: Interpreter) -> ScriptError {
    interpreter.error(
      .valueError, "A Python sequence is nested too deeply to be converted to a Tensor.")
  }

  /// The array of a nested sequence of numbers, NumPy values (and, for `np.array`, tensors).
  ///
  /// - Parameter isNumPy: NumPy's default dtypes (int64, float64) instead of TensorFlow's.
  static func array(
    _ value: Value, dtype: DType?, hint: DType?, isNumPy: Bool = false, _ interpreter: Interpreter
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
      case .tensor where isNumPy:
        lengths += interpreter.recording.shape(probe.tensorID).dimensions
      default: break
      }
      break
    }
    let shape = Shape(lengths)
    guard let count = try? shape.checkedElementCount(),
      count <= interpreter.recording.limits.elements,
      count <= interpreter.recording.limits.bytes / 8
    else { throw ScriptError(limit: .elements) }
    var content = Content()
    content.leaves.reserveCapacity(count)
    try fill(&content, value, lengths[...], isNumPy: isNumPy, interpreter)
    var target = dtype ?? content.dtype ?? hint ?? (isNumPy ? .float64 : .float32)
    if dtype == nil, let hint, let own = content.dtype {
      // A hint is taken when every element fits it.
      if hint.isFloatingPoint || (hint.isInteger && !own.isFloatingPoint) || own == .bool {
        target = hint
      }
    }
    if dtype == nil && hint == nil && content.isDouble && target == .float32 { target = .float64 }
    if let dtype, let own = content.dtype, !isNumPy {
      let fits =
        own == .bool || dtype.isFloatingPoint || (dtype.isInteger && !own.isFloatingPoint)
      if !fits { throw cannotConvert(value, dtype, interpreter) }
    }
    return try Self.array(content.leaves, target, shape, interpreter)
  }

  private static func fill(
    _ content: inout Content, _ value: Value, _ lengths: ArraySlice<Int>, isNumPy: Bool,
    _ interpreter: Interpreter
  ) throws(ScriptError) {
    guard let length = lengths.first else {
      return try leaf(&content, value, isNumPy: isNumPy, interpreter)
    }
    switch value.tag {
    case .list, .tuple, .range:
      if try interpreter.length(value) != length { throw ragged(isNumPy, interpreter) }
      let items = items(value, interpreter)
      try interpreter.charge(steps: items.count / 64)
      for item in items {
        try fill(&content, item, lengths.dropFirst(), isNumPy: isNumPy, interpreter)
      }
    case .ndarray, .tensor:
      guard value.tag == .ndarray || isNumPy else { throw unsupported(value, interpreter) }
      let array =
        value.tag == .ndarray
        ? interpreter.heap.array(value) : interpreter.recording.value(value.tensorID)
      if array.shape.dimensions[...] != lengths { throw ragged(isNumPy, interpreter) }
      note(&content, array.dtype)
      if array.dtype == .float64 { content.isDouble = true }
      for index in 0..<array.elementCount {
        content.leaves.append(NumPy.scalar(array, at: index))
      }
    default:
      throw ragged(isNumPy, interpreter)
    }
  }

  private static func leaf(
    _ content: inout Content, _ value: Value, isNumPy: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) {
    switch value.tag {
    case .bool:
      note(&content, .bool)
    case .int:
      if content.dtype == .bool && !isNumPy { throw mixed(interpreter) }
      let isLarge = Int32(exactly: value.intValue) == nil
      note(&content, isNumPy || isLarge ? .int64 : .int32)
    case .float:
      if content.dtype == .bool && !isNumPy { throw mixed(interpreter) }
      note(&content, isNumPy ? .float64 : .float32)
    case .numpyScalar:
      let dtype = value.dtypeValue
      if dtype == .float64 && content.leaves.isEmpty { content.isDouble = true }
      if dtype == .int64 && !isNumPy {
        note(&content, Int32(exactly: value.intValue) == nil ? .int64 : .int32)
      } else {
        note(&content, dtype == .float64 && !isNumPy ? .float32 : dtype)
      }
    case .ndarray where interpreter.heap.array(value).shape.rank == 0:
      return try leaf(
        &content, NumPy.scalar(interpreter.heap.array(value), at: 0), isNumPy: isNumPy, interpreter)
    case .tensor where isNumPy && interpreter.recording.isScalar(value.tensorID):
      let array = interpreter.recording.value(value.tensorID)
      return try leaf(&content, NumPy.scalar(array, at: 0), isNumPy: isNumPy, interpreter)
    case .variable where isNumPy:
      let array = interpreter.recording.value(interpreter.recording.peek(value.variableID))
      guard array.shape.rank == 0 else { throw ragged(isNumPy, interpreter) }
      return try leaf(&content, NumPy.scalar(array, at: 0), isNumPy: isNumPy, interpreter)
    case .list, .tuple:
      throw isNumPy ? ragged(isNumPy, interpreter) : mixed(interpreter)
    case .tensor, .variable:
      throw interpreter.error(.valueError, "TypeError: Scalar tensor has no `len()`")
    case .string:
      throw interpreter.error(.unimplementedError, "string tensors are not supported")
    default:
      if !content.leaves.isEmpty && !isNumPy { throw mixed(interpreter) }
      throw unsupported(value, interpreter)
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

  private static func ragged(_ isNumPy: Bool, _ interpreter: Interpreter) -> ScriptError {
    interpreter.error(
      .valueError,
      isNumPy
        ? "setting an array element with a sequence. The requested array has an inhomogeneous "
          + "shape after 1 dimensions."
        : "Can't convert non-rectangular Python sequence to Tensor.")
  }

  private static func mixed(_ interpreter: Interpreter) -> ScriptError {
    interpreter.error(.valueError, "Can't convert Python sequence with mixed types to Tensor.")
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
