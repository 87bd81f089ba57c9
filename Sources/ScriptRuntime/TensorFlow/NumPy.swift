import ScriptSyntax
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

  /// The array of a NumPy scalar or array, for those who know that its elements may vary: who look at
  /// its shape alone, or make a tensor of it.
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

  // MARK: Promotion

  /// NumPy's common dtype of two arrays.
  static func promoted(_ x: DType, _ y: DType) -> DType {
    if x == y { return x }
    if x == .bool { return y }
    if y == .bool { return x }
    if x.isInteger && y.isInteger { return .int64 }
    if x == .float64 || y == .float64 { return .float64 }
    // float32 with an integer of 32 bits or more.
    return .float64
  }

  /// The dtype beside which a Python number is weak.
  private static func promoted(_ dtype: DType, withPython value: Value) -> DType {
    switch value.tag {
    case .float: dtype.isFloatingPoint ? dtype : .float64
    case .int: dtype == .bool ? .int64 : dtype
    default: dtype
    }
  }

  /// Two operands in their common dtype.
  static func operands(
    _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> (TensorValue, TensorValue) {
    if left.isPythonNumber && !right.isPythonNumber {
      let y = try asArray(right, interpreter)
      let dtype = promoted(y.dtype, withPython: left)
      return (
        try asArray(left, dtype: dtype, interpreter), try cast(y, dtype, interpreter)
      )
    }
    if right.isPythonNumber && !left.isPythonNumber {
      let x = try asArray(left, interpreter)
      let dtype = promoted(x.dtype, withPython: right)
      return (try cast(x, dtype, interpreter), try asArray(right, dtype: dtype, interpreter))
    }
    let x = try asArray(left, interpreter)
    let y = try asArray(right, interpreter)
    let dtype = promoted(x.dtype, y.dtype)
    return (try cast(x, dtype, interpreter), try cast(y, dtype, interpreter))
  }

  /// Whether NumPy's operators take the value as an operand.
  private static func isOperand(_ value: Value) -> Bool {
    value.isPythonNumber || value.tag == .numpyScalar || value.tag == .ndarray
      || value.tag == .list || value.tag == .tuple
  }

  // MARK: Operators

  static func binary(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    guard isOperand(left), isOperand(right) else { return .notImplemented }
    if let result = fast(operation, left, right) { return result }
    guard let primitive = operation.primitive else {
      let (x, y) = try operands(left, right, interpreter)
      return try value(try dot(x, y, interpreter), interpreter)
    }
    return try binary(primitive, left, right, interpreter)
  }

  /// An elementwise operation of two operands.
  static func binary(
    _ primitive: Primitive, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    var (x, y) = try operands(left, right, interpreter)
    let row = ElementwiseRow.of(primitive)
    var primitive = primitive
    if x.dtype == .bool {
      if primitive == .subtract {
        throw interpreter.error(
          .typeError,
          "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the "
            + "`^` operator, or the logical_xor function instead.")
      }
      if let logical = row?.ofBooleans {
        primitive = logical
      } else {
        x = try cast(x, .int64, interpreter)
        y = try cast(y, .int64, interpreter)
      }
    }
    if x.dtype.isInteger {
      if primitive == .floorDivide || primitive == .floorModulo {
        // NumPy answers 0 for a zero divisor, and warns.
        if y.integers().contains(0) {
          let zeros = y.integers().map { $0 == 0 }
          let (left, right) = (x, y)
          let isZero = TensorValue(zeros, shape: y.shape)
          return try value(
            try compute(interpreter) { recording throws(EngineError) in
              let mask = try recording.constant(isZero)
              let divisor = try recording.constant(right)
              let safe = try recording.select(mask, try recording.onesLike(divisor, nil), divisor)
              let quotient = try recording.apply(primitive, try recording.constant(left), safe)
              return try recording.select(mask, try recording.zerosLike(quotient, nil), quotient)
            }, interpreter)
        }
      } else if primitive == .power, y.integers().contains(where: { $0 < 0 }) {
        throw interpreter.error(
          .valueError, "Integers to negative integer powers are not allowed.")
      } else if row?.np.conversion == .floats {
        x = try cast(x, .float64, interpreter)
        y = try cast(y, .float64, interpreter)
      }
    }
    let (left, right) = (x, y)
    return try value(
      try compute(interpreter) { recording throws(EngineError) in
        try recording.apply(
          primitive, try recording.constant(left), try recording.constant(right))
      }, interpreter)
  }

  /// Arithmetic of two float scalars without any array.
  private static func fast(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) -> Value? {
    func float(_ value: Value) -> (Double, DType?)? {
      switch value.tag {
      case .float: (value.floatValue, nil)
      case .int, .bool: (Double(value.intValue), nil)
      case .numpyScalar where value.dtypeValue.isFloatingPoint:
        (value.floatValue, value.dtypeValue)
      default: nil
      }
    }
    guard let (x, xType) = float(left), let (y, yType) = float(right) else { return nil }
    let dtype = xType == .float64 || yType == .float64 ? DType.float64 : .float32
    if dtype == .float32 {
      let (a, b) = (Float(x), Float(y))
      switch operation {
      case .add: return .numpyScalar(Double(a + b), dtype)
      case .subtract: return .numpyScalar(Double(a - b), dtype)
      case .multiply: return .numpyScalar(Double(a * b), dtype)
      case .divide: return .numpyScalar(Double(a / b), dtype)
      default: return nil
      }
    }
    switch operation {
    case .add: return .numpyScalar(x + y, dtype)
    case .subtract: return .numpyScalar(x - y, dtype)
    case .multiply: return .numpyScalar(x * y, dtype)
    case .divide: return .numpyScalar(x / y, dtype)
    default: return nil
    }
  }

  static func unary(
    _ operation: UnaryOperator, _ operand: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if operation == .plus { return operand }
    if operand.tag == .numpyScalar && operation == .negate && operand.dtypeValue.isFloatingPoint {
      return .numpyScalar(-operand.floatValue, operand.dtypeValue)
    }
    let array = array(operand, interpreter)
    let primitive =
      operation == .negate ? .negate : Primitive.bitwiseInvert.ofOperands(array.dtype)
    return try unary(primitive, array, interpreter)
  }

  static func unary(
    _ primitive: Primitive, _ array: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    try value(
      try compute(interpreter) { recording throws(EngineError) in
        try recording.apply(primitive, try recording.constant(array))
      }, interpreter)
  }

  static func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    guard isOperand(left), isOperand(right) else {
      if operation == .equal { return .false }
      if operation == .notEqual { return .true }
      return .notImplemented
    }
    guard let primitive = operation.primitive else { return .notImplemented }
    return try binary(primitive, left, right, interpreter)
  }

  /// `np.dot` and `@` up to rank 2.
  static func dot(
    _ x: TensorValue, _ y: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorValue {
    let inner = x.shape.rank > 0 ? x.shape[x.shape.rank - 1] : 0
    let outer = y.shape.rank > 0 ? y.shape[max(y.shape.rank - 2, 0)] : 0
    if x.shape.rank == 0 || y.shape.rank == 0 {
      return try compute(interpreter) { recording throws(EngineError) in
        try recording.apply(
          Primitive.multiply.ofOperands(x.dtype),
          try recording.constant(x), try recording.constant(y))
      }
    }
    if inner != outer || x.shape.rank > 2 || y.shape.rank > 2 {
      throw interpreter.error(
        .valueError,
        "shapes \(x.shape.tupleText.replacing(" ", with: "")) and "
          + "\(y.shape.tupleText.replacing(" ", with: "")) not aligned: \(inner) "
          + "(dim \(x.shape.rank - 1)) != \(outer) (dim \(max(y.shape.rank - 2, 0)))")
    }
    return try compute(interpreter) { recording throws(EngineError) in
      let a = try recording.constant(x)
      let b = try recording.constant(y)
      let left = x.shape.rank == 1 ? try recording.expandDims(a, axis: 0) : a
      let right = y.shape.rank == 1 ? try recording.expandDims(b, axis: 1) : b
      let product = try recording.matmul(left, right, transposeX: false, transposeY: false)
      var lengths: [Int] = []
      if x.shape.rank == 2 { lengths.append(x.shape[0]) }
      if y.shape.rank == 2 { lengths.append(y.shape[1]) }
      return try recording.reshape(product, lengths)
    }
  }

  // MARK: Items

  static func getItem(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if let item = try tracedItem(object, index, interpreter) { return item }
    let array = interpreter.heap.array(object)
    if let mask = mask(index, interpreter) {
      let id = try Conversion.constant(array, interpreter)
      let maskID = try Conversion.constant(mask, interpreter)
      return try value(try BooleanMask.apply(id, maskID, interpreter), interpreter)
    }
    if index.tag == .list || index.tag == .ndarray {
      let rows = try asArray(index, dtype: .int64, interpreter)
      let length = array.shape.rank > 0 ? array.shape[0] : 0
      let wrapped =
        rows.elementCount == 0 ? [] : rows.integers().map { $0 < 0 ? $0 + Int64(length) : $0 }
      for row in wrapped where row < 0 || row >= length {
        throw interpreter.error(
          .indexError, "index \(row) is out of bounds for axis 0 with size \(length)")
      }
      let indices = TensorValue(wrapped, shape: rows.shape)
      return try value(
        try compute(interpreter) { recording throws(EngineError) in
          try recording.gather(
            try recording.constant(array), try recording.constant(indices), axis: 0,
            batchDimensions: 0)
        }, interpreter)
    }
    let items = try items(index, interpreter)
    try checkBounds(items, array.shape, interpreter)
    return try value(
      try compute(interpreter) { recording throws(EngineError) in
        try recording.slice(try recording.constant(array), items)
      }, interpreter)
  }

  /// What indices and slices take of an array whose elements vary; nil of another, and of another
  /// index.
  private static func tracedItem(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value? {
    guard interpreter.heap.tracedValue(ofArray: object) != nil else { return nil }
    switch index.tag {
    case .list, .ndarray, .tensor: return nil
    default: break
    }
    let items = try items(index, interpreter)
    try checkBounds(items, interpreter.heap.peek(atArray: object).shape, interpreter)
    let x = try Conversion.tensor(object, interpreter)
    let item = try interpreter.engine { recording throws(EngineError) in
      try recording.slice(x, items)
    }
    return try interpreter.tracedArray(of: .tensor(item))
  }

  private static func mask(_ index: Value, _ interpreter: Interpreter) -> TensorValue? {
    switch index.tag {
    case .ndarray where interpreter.heap.array(index).dtype == .bool:
      return interpreter.heap.array(index)
    case .tensor where interpreter.recording.dtype(index.tensorID) == .bool:
      return interpreter.recording.value(index.tensorID)
    default: return nil
    }
  }

  private static func items(
    _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [StridedSlice.Item] {
    do {
      return try Subscript.items(index, interpreter)
    } catch {
      if error.limit != nil { throw error }
      throw interpreter.error(
        .indexError,
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
          + "boolean arrays are valid indices")
    }
  }

  /// NumPy's words for an index outside its axis.
  private static func checkBounds(
    _ items: [StridedSlice.Item], _ shape: Shape, _ interpreter: Interpreter
  ) throws(ScriptError) {
    do throws(StridedSlice.ItemError) {
      _ = try StridedSlice.taking(items, of: shape)
    } catch {
      switch error {
      case .tooManyItems(let count):
        throw interpreter.error(
          .indexError,
          "too many indices for array: array is \(shape.rank)-dimensional, but \(count) were "
            + "indexed")
      case .outside(let index, let axis):
        throw interpreter.error(
          .indexError,
          "index \(index) is out of bounds for axis \(axis) with size \(shape[axis])")
      case .severalEllipses:
        throw interpreter.error(
          .indexError, "an index can only have a single ellipsis ('...')")
      case .zeroStep: throw interpreter.error(.valueError, "slice step cannot be zero")
      }
    }
  }

  /// `array[index] = value`: the array object gets new bytes, tensors that shared them keep theirs.
  static func setItem(
    _ object: Value, _ index: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) {
    let array = interpreter.heap.array(object)
    let source = try asArray(value, dtype: array.dtype, interpreter)
    let positions: TensorValue
    try interpreter.charge(steps: array.elementCount >> 7)
    try interpreter.room(for: 16 * array.elementCount)
    let numbers = TensorValue(
      (0..<Int64(array.elementCount)).map { $0 }, shape: array.shape)
    let numbering = try interpreter.heap.newArray(numbers)
    let chosen = try getItem(numbering, index, interpreter)
    positions = try asArray(chosen, interpreter)
    let spread = try compute(interpreter) { recording throws(EngineError) in
      try recording.broadcast(try recording.constant(source), to: positions.shape)
    }
    try interpreter.visit(positions.elementCount)
    let size = array.dtype.byteSize
    let buffer = TensorBuffer(size: array.elementCount * size)
    buffer.bytes.copyMemory(from: array.buffer.bytes, byteCount: array.elementCount * size)
    for element in 0..<positions.elementCount {
      let target = Int(positions.integer(at: element))
      buffer.bytes.advanced(by: target * size).copyMemory(
        from: spread.buffer.bytes.advanced(by: element * size), byteCount: size)
    }
    interpreter.heap.replaceArray(
      object, TensorValue(dtype: array.dtype, shape: array.shape, buffer: buffer))
  }
}

extension Heap {
  /// Gives an array object other bytes of the same size.
  func replaceArray(_ array: Value, _ value: TensorValue) { arrays[array.index].pointee = value }
}
