import ScriptSyntax
import TapeEngine
import Tensors

// NumPy 2's promotion, and its operators.
extension NumPy {
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
}
