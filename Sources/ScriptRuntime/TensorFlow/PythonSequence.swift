import Tensors

/// A Python number or nested sequence of numbers on its way to a tensor, by TensorFlow's rules: the
/// first element decides what the sequence seems to be, the dtype that is wanted is tried before that,
/// and what neither takes is an error.
///
/// - Source: `py_seq_tensor.cc` of TensorFlow 2.21.0.
struct PythonSequence {
  /// What the first element seems to be.
  private enum Kind {
    case float
    /// NumPy's float64.
    case double
    case integer
    case bool
    case string
    /// There is no element.
    case empty
  }

  /// What a converter of one kind may meet.
  private enum Failure {
    case mixed
    case notRectangular
    case largeInteger
    case float
    case outOfRange

    var message: String {
      switch self {
      case .mixed: "Can't convert Python sequence with mixed types to Tensor."
      case .notRectangular: "Can't convert non-rectangular Python sequence to Tensor."
      case .largeInteger:
        "Can't convert Python sequence with out-of-range integer to int32 Tensor."
      case .float:
        "Can't convert Python sequence with floating point values to integer Tensor."
      case .outOfRange:
        "Can't convert Python sequence with a value out of range for a double-precision float."
      }
    }
  }

  private let interpreter: Interpreter
  private var lengths: [Int] = []
  private var kind = Kind.empty
  private var leaves: [Value] = []
  /// Whether the leaves end at a sequence of another length.
  private var isRagged = false

  /// The array of a value, with elements of `dtype` or of what they seem to be.
  static func array(
    _ value: Value, dtype: DType?, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    var sequence = PythonSequence(interpreter: interpreter)
    try sequence.infer(value)
    let shape = Shape(sequence.lengths)
    guard let count = shape.checkedElementCount,
      count <= interpreter.recording.limits.elements,
      count <= interpreter.recording.limits.bytes / 8
    else { throw ScriptError(limit: .elements) }
    if count > 0 {
      try interpreter.room(for: count * ObjectCharge.value)
      sequence.leaves.reserveCapacity(count)
      try sequence.gather(value, sequence.lengths[...])
    }
    let target = try sequence.target(of: value, dtype)
    return try Conversion.array(sequence.leaves, target, shape, interpreter)
  }

  private init(interpreter: Interpreter) { self.interpreter = interpreter }

  // MARK: Shape and kind

  /// Finds the lengths and the kind along the first elements.
  private mutating func infer(_ value: Value) throws(ScriptError) {
    var probe = value
    while true {
      if lengths.count > Conversion.maximumRank { throw Conversion.tooDeep(interpreter) }
      switch probe.tag {
      case .list, .tuple:
        let items = interpreter.heap.items(probe)
        lengths.append(items.count)
        guard let first = items.first else { return }
        probe = first
        continue
      case .range:
        let count = interpreter.heap.range(probe).count
        lengths.append(count)
        if count > 0 { kind = .integer }
      case .ndarray:
        let array = interpreter.heap.array(probe)
        for length in array.shape.dimensions {
          lengths.append(length)
          if length == 0 { return }
        }
        kind = Self.kind(of: array.dtype)
      case .record where ShapeObject.isShape(probe, interpreter):
        let values = try ShapeObject.lengths(probe, interpreter)
        lengths.append(values.count)
        if !values.isEmpty { kind = .integer }
      case .tensor:
        throw interpreter.error(.valueError, "TypeError: Scalar tensor has no `len()`")
      case .variable:
        throw interpreter.error(
          .valueError, "TypeError: object of type 'ResourceVariable' has no len()\n")
      case .record where VariableObject.unread(probe, interpreter) != nil:
        throw interpreter.error(
          .valueError, "TypeError: object of type '_UnreadVariable' has no len()\n")
      case .float: kind = .float
      case .bool: kind = .bool
      case .int: kind = .integer
      case .numpyScalar: kind = Self.kind(of: probe.dtypeValue)
      case .string: kind = .string
      case .traced:
        probe = interpreter.plain(probe)
        continue
      default: throw Conversion.unsupported(probe, interpreter)
      }
      return
    }
  }

  private static func kind(of dtype: DType) -> Kind {
    switch dtype {
    case .float32: .float
    case .float64: .double
    case .int32, .int64: .integer
    case .bool: .bool
    }
  }

  // MARK: Elements

  /// Gathers the elements in their order, until a sequence has another length than the first.
  private mutating func gather(
    _ value: Value, _ lengths: ArraySlice<Int>
  ) throws(ScriptError) {
    guard let length = lengths.first else {
      leaves.append(value.tag == .traced ? try interpreter.pinned(value) : scalar(value))
      return
    }
    switch value.tag {
    case .list, .tuple:
      let count = interpreter.heap.items(value).count
      if count != length {
        isRagged = true
        return
      }
      try interpreter.visit(1 + count / 16)
      let rest = lengths.dropFirst()
      for index in 0..<count {
        if index & 0xF_FFFF == 0xF_FFFF { try interpreter.checkClock() }
        // Nothing of the script runs here: the list stays as it is.
        let item = interpreter.heap.items(value)[index]
        if rest.isEmpty, item.isPythonNumber {
          leaves.append(item)
          continue
        }
        try gather(item, rest)
        if isRagged { return }
      }
    case .range:
      let range = interpreter.heap.range(value)
      if range.count != length {
        isRagged = true
        return
      }
      try interpreter.charge(steps: range.count / 64)
      for item in Conversion.items(value, interpreter) {
        try gather(item, lengths.dropFirst())
        if isRagged { return }
      }
    case .ndarray:
      let array = interpreter.heap.array(value)
      // Rows of other lengths than the first sequence's are ragged, rows of rows are no numbers.
      let own = array.shape.dimensions[...]
      if own.count < lengths.count || own.prefix(lengths.count) != lengths {
        isRagged = true
        return
      }
      if own.count > lengths.count {
        leaves.append(value)
        return
      }
      try interpreter.charge(steps: array.elementCount / 64)
      for index in 0..<array.elementCount { leaves.append(NumPy.scalar(array, at: index)) }
    case .record where ShapeObject.isShape(value, interpreter):
      let values = try ShapeObject.lengths(value, interpreter)
      if values.count != length {
        isRagged = true
        return
      }
      for number in values { try gather(.int(number), lengths.dropFirst()) }
    case .tensor where !interpreter.recording.isScalar(value.tensorID):
      if interpreter.recording.shape(value.tensorID)[0] == length {
        // Its rows are no numbers.
        leaves.append(value)
      } else {
        isRagged = true
      }
    default: isRagged = true
    }
  }

  /// An element without the array of no axes around it.
  private func scalar(_ value: Value) -> Value {
    if value.tag == .ndarray, interpreter.heap.array(value).shape.rank == 0 {
      return NumPy.scalar(interpreter.heap.array(value), at: 0)
    }
    return value
  }

  /// What is in the way of making every element one of `dtype`; nil if nothing is.
  private func failure(as dtype: DType) -> Failure? {
    for value in leaves {
      switch dtype {
      case .float32, .float64:
        guard Self.isNumber(value) else { return .mixed }
        if dtype == .float32, Self.isFloat(value), value.floatValue.isFinite,
          !Float(value.floatValue).isFinite
        {
          return .outOfRange
        }
      case .int32, .int64:
        if Self.isFloat(value) { return .float }
        guard Self.isNumber(value) else { return .mixed }
        if dtype == .int32, Int32(exactly: value.intValue) == nil { return .largeInteger }
      case .bool:
        guard value.tag == .bool || (value.tag == .numpyScalar && value.dtypeValue == .bool)
        else { return .mixed }
      }
    }
    return isRagged ? .notRectangular : nil
  }

  private static func isFloat(_ value: Value) -> Bool {
    value.tag == .float || (value.tag == .numpyScalar && value.dtypeValue.isFloatingPoint)
  }

  /// Whether the converters to numbers take a value: Python's bools are numbers, NumPy's are not.
  private static func isNumber(_ value: Value) -> Bool {
    switch value.tag {
    case .int, .float, .bool: true
    case .numpyScalar: value.dtypeValue != .bool
    default: false
    }
  }

  // MARK: Decision

  /// The dtype of the result.
  private func target(of value: Value, _ dtype: DType?) throws(ScriptError) -> DType {
    if let dtype, failure(as: dtype) == nil { return dtype }
    guard let own = try plainType(isWanted: dtype != nil) else { return dtype ?? .float32 }
    guard let dtype, dtype != own else { return own }
    // What TensorFlow casts afterwards.
    let isCompatible =
      dtype.isFloatingPoint ? own != .bool : dtype.isInteger && own.isInteger
    if !isCompatible { throw Conversion.cannotConvert(value, dtype, interpreter) }
    return dtype
  }

  /// What the elements are taken for when no dtype was asked for, or the one asked for did not do; nil where
  /// there are none. Texts stand for bools: like them they are of no other dtype.
  private func plainType(isWanted: Bool) throws(ScriptError) -> DType? {
    var tried: DType
    switch kind {
    case .empty: return nil
    case .float: tried = isWanted ? .float64 : .float32
    case .double: tried = .float64
    case .bool: tried = .bool
    case .integer: tried = isWanted ? .int64 : .int32
    case .string:
      let isText = leaves.allSatisfy { $0.tag == .string }
      if isText && !isRagged {
        if isWanted { return .bool }
        throw interpreter.error(.unimplementedError, "string tensors are not supported")
      }
      throw interpreter.error(
        .valueError, (isText ? Failure.notRectangular : .mixed).message)
    }
    var failure = failure(as: tried)
    if failure == .largeInteger {
      tried = .int64
      failure = self.failure(as: tried)
    }
    if failure == .float, kind == .integer {
      tried = isWanted ? .float64 : .float32
      failure = self.failure(as: tried)
    }
    if let failure { throw interpreter.error(.valueError, failure.message) }
    return tried
  }
}
