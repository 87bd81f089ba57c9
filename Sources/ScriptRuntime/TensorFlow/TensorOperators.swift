import ScriptSyntax
import TapeEngine
import Tensors

/// What the machine asks when an operand is a tensor, a variable, a NumPy value or a record, and
/// its own fast paths (scalar tensors, tensor with Python number) do not apply.
enum TensorOperators {
  /// Whether these functions know the value: everything that is no plain Python object.
  @inline(__always)
  static func handles(_ value: Value) -> Bool {
    switch value.tag {
    case .tensor, .variable, .numpyScalar, .ndarray, .record, .tape, .dtype, .enumMember: true
    default: false
    }
  }

  /// Whether TensorFlow's operators (not NumPy's, not Python's) apply beside this operand.
  static func isTensorLike(_ value: Value, _ interpreter: Interpreter) -> Bool {
    switch value.tag {
    case .tensor, .variable: true
    case .record: VariableObject.unread(value, interpreter) != nil
    default: false
    }
  }

  static func isNumPy(_ value: Value) -> Bool {
    value.tag == .numpyScalar || value.tag == .ndarray
  }

  /// An unread variable as the variable it is.
  static func plain(_ value: Value, _ interpreter: Interpreter) -> Value {
    guard value.tag == .record, let variable = VariableObject.unread(value, interpreter) else {
      return value
    }
    return .variable(variable)
  }

  /// `left op right`; one of them is handled here. `.notImplemented` makes the machine raise
  /// Python's TypeError for the operands.
  static func binary(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    // `"%s" % x` formats.
    if operation == .modulo && left.tag == .string { return .notImplemented }
    if isTensorLike(left, interpreter) || isTensorLike(right, interpreter) {
      return try tensorBinary(
        operation, plain(left, interpreter), plain(right, interpreter), interpreter)
    }
    if isNumPy(left) || isNumPy(right) {
      return try NumPy.binary(operation, left, right, interpreter)
    }
    if operation == .add, ShapeObject.isShape(left, interpreter) {
      let lengths = try ShapeObject.lengths(left, interpreter)
      let more = try IntegerArgument.list(right, interpreter)
      return try ShapeObject.make(lengths + more, interpreter)
    }
    if operation == .add, ShapeObject.isShape(right, interpreter) {
      let lengths = try IntegerArgument.list(left, interpreter)
      let more = try ShapeObject.lengths(right, interpreter)
      return try ShapeObject.make(lengths + more, interpreter)
    }
    return .notImplemented
  }

  private static func tensorBinary(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if operation == .shiftLeft || operation == .shiftRight { return .notImplemented }
    let (x, y) = try operands(operation, left, right, interpreter)
    let recording = interpreter.recording
    do {
      guard let primitive = operation.primitive else {
        return .tensor(try recording.matmul(x, y, transposeX: false, transposeY: false))
      }
      switch operation {
      // TensorFlow adds no booleans.
      case .add: return .tensor(try recording.add(x, y))
      case .multiply where recording.dtype(x) == .bool || recording.dtype(y) == .bool:
        // The operation takes no bools: Python's operator counts them as int32.
        let product = try recording.multiply(
          recording.cast(x, to: .int32), recording.cast(y, to: .int32))
        return .tensor(try recording.cast(product, to: .bool))
      default:
        return .tensor(try recording.apply(primitive.ofOperands(recording.dtype(x)), x, y))
      }
    } catch {
      var error = error
      switch operation {
      case .add, .divide, .matrixMultiply: break
      default:
        // These hand a right operand on as it is, a list too.
        if !FastWay.takes(right, interpreter) { error.name = nil }
      }
      throw interpreter.error(error)
    }
  }

  /// The operands as tensors. A Python value on the left, or beside most operators, must fit the
  /// tensor's dtype; on the right of `+`, `/` and `@` it falls back to its own.
  private static func operands(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> (TensorID, TensorID) {
    if let dtype = Operands.dtype(of: left, interpreter) {
      let x = try Conversion.tensor(left, interpreter)
      if Operands.dtype(of: right, interpreter) != nil {
        let y = try Conversion.tensor(right, interpreter)
        if operation == .divide { try checkDivision(x, y, interpreter) }
        return (x, y)
      }
      switch operation {
      case .add, .divide, .matrixMultiply:
        let y = try Conversion.tensor(right, hint: dtype, interpreter)
        if operation == .divide { try checkDivision(x, y, interpreter) }
        return (x, y)
      case .multiply where dtype == .bool:
        return (x, try Conversion.tensor(right, interpreter))
      default:
        return (x, try Conversion.tensor(right, dtype: dtype, interpreter))
      }
    }
    let dtype = Operands.dtype(of: right, interpreter) ?? .float32
    let x = try Conversion.tensor(left, dtype: dtype, interpreter)
    return (x, try Conversion.tensor(right, interpreter))
  }

  private static func checkDivision(
    _ x: TensorID, _ y: TensorID, _ interpreter: Interpreter
  ) throws(ScriptError) {
    let (left, right) = (interpreter.recording.dtype(x), interpreter.recording.dtype(y))
    if left != right {
      throw interpreter.error(
        .typeError,
        "`x` and `y` must have the same dtype, got tf.\(left.name) != tf.\(right.name).")
    }
    if left == .bool {
      throw interpreter.error(
        .typeError,
        "Invalid dtype tf.bool in __truediv__. Expected one of {tf.uint8, tf.int8, tf.uint16, "
          + "tf.int16, tf.uint32, tf.int32, tf.uint64, tf.int64, tf.bfloat16, tf.float16, "
          + "tf.float32, tf.float64, tf.complex64, tf.complex128}.")
    }
  }

  /// `left op= right`; `.notImplemented` falls back to `binary`.
  static func inPlace(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    guard plain(left, interpreter).tag == .variable else { return .notImplemented }
    let message: String
    switch operation {
    case .add:
      message =
        "`variable += value` with `tf.Variable`s is not supported. Use "
        + "`variable.assign_add(value)` to modify the variable, or `out = variable + value` if "
        + "you need to get a new output Tensor."
    case .subtract:
      message =
        "`variable -= value` with `tf.Variable`s is not supported. Use "
        + "`variable.assign_sub(value)` to modify the variable, or `out = variable * value` if "
        + "you need to get a new output Tensor."
    case .multiply, .divide, .power:
      let name = operation == .multiply ? "*" : operation == .divide ? "/" : "**"
      message =
        "`var \(name)= value` with `tf.Variable`s is not supported. Use `var.assign(var \(name) "
        + "value)` to modify the variable, or `out = var \(name) value` if you need to get a new "
        + "output Tensor."
    default: return .notImplemented
    }
    throw interpreter.error(.runtimeError, message)
  }

  /// `-x`, `+x`, `~x` (never `not`).
  static func unary(
    _ operation: UnaryOperator, _ operand: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if isTensorLike(operand, interpreter) {
      if operation == .plus { return .notImplemented }
      let x = try Conversion.tensor(plain(operand, interpreter), interpreter)
      let invert = Primitive.bitwiseInvert.ofOperands(interpreter.recording.dtype(x))
      return .tensor(
        try interpreter.engine { recording throws(EngineError) in
          operation == .negate ? try recording.negate(x) : try recording.apply(invert, x)
        })
    }
    if isNumPy(operand) { return try NumPy.unary(operation, operand, interpreter) }
    if operation == .negate, operand.isRecord(.indexedSlices) {
      return try IndexedSlicesObject.mapped(operand, interpreter) {
        recording, values throws(EngineError) in try recording.negate(values)
      }
    }
    return .notImplemented
  }

  /// `<`, `<=`, `>`, `>=`, `==`, `!=`.
  static func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if isTensorLike(left, interpreter) || isTensorLike(right, interpreter) {
      return try tensorCompare(
        operation, plain(left, interpreter), plain(right, interpreter), interpreter)
    }
    // A dtype equals its NumPy type and its name, whichever stands first.
    if left.tag == .dtype || right.tag == .dtype || DTypeObject.isNumPyDType(left, interpreter)
      || DTypeObject.isNumPyDType(right, interpreter)
    {
      return DTypeObject.compare(operation, left, right, interpreter)
    }
    if isNumPy(left) || isNumPy(right) {
      return try NumPy.compare(operation, left, right, interpreter)
    }
    if ShapeObject.isShape(left, interpreter) || ShapeObject.isShape(right, interpreter) {
      return try ShapeObject.compare(operation, left, right, interpreter)
    }
    if operation == .equal || operation == .notEqual {
      var isSame = left.isIdentical(to: right)
      if let x = ReferenceObject.referent(left, interpreter),
        let y = ReferenceObject.referent(right, interpreter)
      {
        isSame = x.isIdentical(to: y)
      }
      return .bool(isSame == (operation == .equal))
    }
    return .notImplemented
  }

  private static func tensorCompare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if !isTensorLike(left, interpreter) {
      // Python asks the tensor on the right the other way round.
      let mirrored: ComparisonOperator =
        switch operation {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: operation
        }
      return try tensorCompare(mirrored, right, left, interpreter)
    }
    let isEquality = operation == .equal || operation == .notEqual
    // A variable has no such exception: TensorFlow refuses to convert None.
    if isEquality, (left.isNone && right.tag == .tensor) || (right.isNone && left.tag == .tensor) {
      return .bool(operation == .notEqual)
    }
    let x = try Conversion.tensor(left, interpreter)
    let y = try Operands.other(right, interpreter.recording.dtype(x), interpreter)
    let recording = interpreter.recording
    if isEquality && recording.dtype(x) == recording.dtype(y) {
      // Unlike `tf.equal`, the operator answers for shapes that do not broadcast.
      if Shape.broadcast(recording.shape(x), recording.shape(y)) == nil {
        return .tensor(recording.scalar(operation == .notEqual))
      }
    }
    guard let primitive = operation.primitive else { return .notImplemented }
    do {
      return .tensor(try recording.apply(primitive, x, y))
    } catch {
      var error = error
      if !FastWay.takes(right, interpreter) { error.name = nil }
      throw interpreter.error(error)
    }
  }

  /// `item in container`; by default the machine iterates and compares.
  static func contains(
    _ item: Value, in container: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `object[index] = value`; false makes the machine raise Python's TypeError.
  static func setItem(
    _ object: Value, _ index: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Bool {
    if object.tag == .tensor {
      throw interpreter.error(
        .typeError,
        "'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment")
    }
    if object.tag == .ndarray {
      try NumPy.setItem(object, index, value, interpreter)
      return true
    }
    return false
  }

  /// `object.name = value`; false makes the machine raise AttributeError.
  static func setAttribute(
    _ object: Value, _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Bool { false }

  /// `bool(object)`.
  static func truth(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Bool {
    let value: TensorValue
    switch object.tag {
    case .tensor:
      if interpreter.recording.isScalar(object.tensorID) {
        return interpreter.recording.dtype(object.tensorID).isFloatingPoint
          ? interpreter.recording.doubleValue(object.tensorID) != 0
          : interpreter.recording.int64Value(object.tensorID) != 0
      }
      value = interpreter.recording.value(object.tensorID)
    case .variable:
      value = interpreter.recording.value(interpreter.recording.peek(object.variableID))
    case .numpyScalar:
      return object.dtypeValue.isFloatingPoint ? object.floatValue != 0 : object.intValue != 0
    case .ndarray: value = interpreter.heap.array(object)
    case .record:
      if let variable = VariableObject.unread(object, interpreter) {
        return try truth(.variable(variable), interpreter)
      }
      return !ShapeObject.isShape(object, interpreter)
        || !ShapeObject.isUnknown(object, interpreter)
    default: return true
    }
    switch value.elementCount {
    case 0: return false
    case 1: return value.isTrue(at: 0)
    default:
      throw interpreter.error(
        .valueError,
        "The truth value of an array with more than one element is ambiguous. Use a.any() or "
          + "a.all()")
    }
  }

  /// The Python number (`int`, `float` or `bool`) that `int()`, `float()`, `index` and `round` go
  /// on from; unbound if it has none.
  static func number(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    let value: TensorValue
    switch object.tag {
    case .tensor:
      interpreter.recording.noteHostRead(object.tensorID)
      value = interpreter.recording.value(object.tensorID)
    case .variable:
      value = interpreter.recording.value(interpreter.recording.peek(object.variableID))
    case .numpyScalar: return NumPy.python(object)
    case .ndarray: value = interpreter.heap.array(object)
    case .record:
      guard let variable = VariableObject.unread(object, interpreter) else { return .unbound }
      return try number(.variable(variable), interpreter)
    default: return .unbound
    }
    if value.shape.rank != 0 {
      throw interpreter.error(
        .typeError, "only 0-dimensional arrays can be converted to Python scalars")
    }
    return NumPy.python(value, at: 0)
  }

  /// The hash of a dictionary key: throws where Python says that the type is unhashable.
  static func hash(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int {
    switch object.tag {
    case .tensor:
      throw interpreter.error(
        .typeError, "Tensor is unhashable. Instead, use tensor.ref() as the key.")
    case .variable:
      throw interpreter.error(
        .typeError,
        "Variable is unhashable. Instead, use variable.ref() as the key. (Variable: "
          + "\(try interpreter.repr(object)))")
    case .ndarray:
      throw interpreter.error(.typeError, "unhashable type: 'numpy.ndarray'")
    case .numpyScalar where object.dtypeValue.isFloatingPoint:
      return Int(exactly: object.floatValue)
        ?? Int(truncatingIfNeeded: object.floatValue.bitPattern)
    case .numpyScalar: return object.intValue
    case .record:
      if ShapeObject.isShape(object, interpreter) {
        var hash = 17
        for length in try ShapeObject.lengths(object, interpreter) { hash = hash &* 31 &+ length }
        return hash
      }
      if let referent = ReferenceObject.referent(object, interpreter) {
        return Int(truncatingIfNeeded: referent.payload) &* 31 &+ Int(referent.tag.rawValue)
      }
      return Int(truncatingIfNeeded: object.payload)
    default:
      return Int(truncatingIfNeeded: object.payload) &+ Int(object.detail)
    }
  }

  /// Calls a record.
  static func call(
    _ object: Value, _ arguments: [Value], _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `with object:` begins; the result is what `as` binds.
  static func enter(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    try TapeObject.enter(object, interpreter)
  }

  /// `with object:` ends, by falling out, leaving or an exception; limits do not come here.
  static func exit(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) {
    try TapeObject.exit(object, interpreter)
  }

  /// Marks the tensors and values that the surface itself keeps for the job: the newest custom
  /// gradient's function. Those that tapes know of are marked with them.
  static func markRoots(_ interpreter: Interpreter, _ marker: Recording.Marker) {
    interpreter.markCustomGradient(interpreter.surface.beginCollection(), marker)
    interpreter.surface.slicedVariables.mark(marker, interpreter.recording)
  }
}
