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

// Nested sequences.
extension Conversion {
  private static func sequence(
    _ value: Value, dtype: DType?, hint: DType?, packsTensors: Bool, name: String,
    _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if packsTensors, let found = try firstTensor(in: value, depth: 0, interpreter) {
      if dtype == nil, let hint, hint != found {
        // What cannot be of the dtype hinted at keeps its own.
        if let packed = try attempt(
          { () throws(ScriptError) in
            try pack(value, dtype: hint, found: found, name: name, interpreter)
          }, interpreter)
        {
          return packed
        }
      }
      return try pack(value, dtype: dtype ?? found, found: found, name: name, interpreter)
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
    if dtype == nil, let hint,
      let array = try attempt(
        { () throws(ScriptError) in
          try PythonSequence.array(value, dtype: hint, interpreter)
        }, interpreter)
    {
      return try hostConstant(array, interpreter)
    }
    return try hostConstant(
      try PythonSequence.array(value, dtype: dtype, interpreter), interpreter)
  }

  /// A constant of numbers that the program has computed itself, as the cause of a missing gradient.
  private static func hostConstant(
    _ array: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let id = try constant(array, interpreter)
    interpreter.recording.noteHostValue(id)
    return id
  }

  /// What `body` gives; nil where it raises a TypeError or a ValueError.
  private static func attempt<Result>(
    _ body: () throws(ScriptError) -> Result, _ interpreter: Interpreter
  ) throws(ScriptError) -> Result? {
    do throws(ScriptError) {
      return try body()
    } catch {
      guard interpreter.isConversionFailure(error) else { throw error }
      return nil
    }
  }

  /// The dtype of the first tensor or variable anywhere in a nested sequence.
  private static func firstTensor(
    in value: Value, depth: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> DType? {
    if depth > maximumRank { throw tooDeep(interpreter) }
    if value.tag == .range { return nil }
    for item in try walkedItems(value, interpreter) {
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

  /// Stacks a sequence that holds tensors somewhere.
  ///
  /// - Parameters:
  ///   - found: the dtype of the first tensor; when another is wanted, every tensor is cast to it.
  ///   - name: as errors call the stacking of tensors alone; among other things it has no name.
  private static func pack(
    _ value: Value, dtype: DType, found: DType, name: String, depth: Int = 0,
    _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if depth > maximumRank { throw tooDeep(interpreter) }
    let items = try walkedItems(value, interpreter)
    let isTensor = { (item: Value) in item.tag == .tensor || item.tag == .variable }
    let holdsTensorsAlone = items.allSatisfy(isTensor)
    var parts: [TensorID] = []
    for (index, item) in items.enumerated() {
      if isTensor(item) {
        var part = try tensor(item, interpreter)
        let own = interpreter.recording.dtype(part)
        if own != dtype, dtype != found {
          part = try interpreter.engine { [part] recording throws(EngineError) in
            try recording.cast(part, to: dtype)
          }
        } else if own != dtype, !holdsTensorsAlone {
          throw interpreter.error(
            .typeError,
            "Cannot convert a list containing a tensor of dtype <dtype: '\(own.name)'> to <dtype: "
              + "'\(dtype.name)'> (Tensor is: \(try interpreter.repr(item)))")
        }
        parts.append(part)
      } else if item.tag == .list || item.tag == .tuple,
        try firstTensor(in: item, depth: depth + 1, interpreter) != nil
      {
        parts.append(
          try pack(
            item, dtype: dtype, found: found, name: String(index), depth: depth + 1, interpreter))
      } else {
        parts.append(try tensor(item, dtype: dtype, packsTensors: false, interpreter))
      }
    }
    if parts.isEmpty {
      return try interpreter.engine { recording throws(EngineError) in
        try recording.zeros(Shape([0]), dtype)
      }
    }
    return try interpreter.engine { [parts] recording throws(EngineError) in
      try recording.stack(parts, axis: 0, name: holdsTensorsAlone ? name : "")
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

  /// The items, charged for: code that walks through a sequence asks for them here.
  static func walkedItems(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Value] {
    let count: Int
    switch value.tag {
    case .list, .tuple: count = interpreter.heap.items(value).count
    case .range:
      // As long as it likes to be.
      count = interpreter.heap.range(value).count
      if count > interpreter.recording.limits.elements { throw ScriptError(limit: .elements) }
    default: return []
    }
    try interpreter.visit(2 * count + 1)
    try interpreter.room(for: count * ObjectCharge.value)
    return items(value, interpreter)
  }

  static func tooDeep(_ interpreter: Interpreter) -> ScriptError {
    interpreter.error(
      .valueError, "A Python sequence is nested too deeply to be converted to a Tensor.")
  }

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

extension Interpreter {
  /// Whether an error is one of those by which TensorFlow's Python tells that a value is no tensor of
  /// some dtype, and tries another.
  func isConversionFailure(_ error: ScriptError) -> Bool {
    guard error.value.tag == .exception else { return false }
    let type = heap.exceptions[error.value.index].pointee.type
    return library.isSubtype(type, of: .typeError) || library.isSubtype(type, of: .valueError)
  }
}
