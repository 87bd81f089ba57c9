import ScriptSyntax
import TapeEngine
import Tensors

/// `tf.float32` and the like, NumPy's types and dtypes, and whatever names one of them.
enum DTypeObject {
  static func isNumPyDType(_ value: Value, _ interpreter: Interpreter) -> Bool {
    value.isRecord(SurfaceTypes.numpyDType)
  }

  static func dtype(ofNumPy value: Value, _ interpreter: Interpreter) -> DType {
    interpreter.heap.fields(value)[0].dtypeValue
  }

  static func numpy(_ dtype: DType, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    try interpreter.heap.newRecord(SurfaceTypes.numpyDType, [.dtype(dtype)])
  }

  /// NumPy's scalar type of a dtype.
  static func numpyType(_ dtype: DType) -> TypeID {
    switch dtype {
    case .float32: TypeID(.numpyFloat32)
    case .float64: TypeID(.numpyFloat64)
    case .int32: TypeID(.numpyInt32)
    case .int64: TypeID(.numpyInt64)
    case .bool: TypeID(.numpyBool)
    }
  }

  /// The dtype that a value names: a dtype, a name, a NumPy type, `float`, `bool`; nil for others.
  static func named(_ value: Value, _ interpreter: Interpreter) -> DType? {
    switch value.tag {
    case .dtype: return value.dtypeValue
    case .string: return DType(name: interpreter.heap.text(value))
    case .type:
      for dtype in DType.allCases where numpyType(dtype) == value.typeValue { return dtype }
      if value.typeValue == .float { return .float32 }
      if value.typeValue == .bool { return .bool }
      return nil
    case .record where isNumPyDType(value, interpreter):
      return dtype(ofNumPy: value, interpreter)
    default: return nil
    }
  }

  /// The dtype of an argument.
  static func dtype(_ value: Value, _ interpreter: Interpreter) throws(ScriptError) -> DType {
    if let dtype = named(value, interpreter) { return dtype }
    if value.tag == .string,
      [
        "float16", "half", "bfloat16", "uint8", "int8", "int16", "uint16", "uint32", "uint64",
        "complex64", "complex128", "string",
      ].contains(interpreter.heap.text(value))
    {
      throw interpreter.error(
        .unimplementedError, "dtype \(interpreter.heap.text(value)) is not supported")
    }
    throw interpreter.error(
      .typeError,
      "Cannot convert the argument `type_value`: \(try interpreter.repr(value)) to a TensorFlow "
        + "DType.")
  }

  /// NumPy's reading: `float` is float64, `int` is int64.
  static func numpyArgument(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> DType? {
    if value.isNone || value.isUnbound { return nil }
    if value.tag == .type {
      if value.typeValue == .float { return .float64 }
      if value.typeValue == .int { return .int64 }
    }
    if value.tag == .string {
      switch interpreter.heap.text(value) {
      case "float", "f8", "d": return .float64
      case "int", "i8": return .int64
      case "f4", "f": return .float32
      case "i4": return .int32
      default: break
      }
    }
    if let dtype = named(value, interpreter) { return dtype }
    throw interpreter.error(
      .typeError,
      value.tag == .string
        ? "data type \(try interpreter.repr(value)) not understood"
        : "Cannot interpret \(try interpreter.repr(value)) as a data type")
  }

  static func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) -> Value {
    guard operation == .equal || operation == .notEqual else { return .notImplemented }
    let x = named(left, interpreter)
    let isSame = x != nil && x == named(right, interpreter)
    return .bool(isSame == (operation == .equal))
  }

  static func register(in library: inout LibraryBuilder) {
    for dtype in DType.allCases {
      library.constant("tf.\(dtype.name)", .dtype(dtype))
      library.constant("tf.dtypes.\(dtype.name)", .dtype(dtype))
    }
    library.constant("tf.double", .dtype(.float64))
    library.constant("tf.dtypes.DType", .type(.dtype))
    library.constant("tf.DType", .type(.dtype))
    library.function("tf.as_dtype", aliases: ["tf.dtypes.as_dtype"], "type_value") {
      call throws(ScriptError) in
      .dtype(try DTypeObject.dtype(call[0], call.interpreter))
    }
    let names = Dictionary(
      uniqueKeysWithValues: DType.allCases.map { ($0, library.string($0.name)) })
    for type in [TypeID.dtype, library.typeID(named: SurfaceTypes.numpyDTypeName)] {
      library.attribute(type, "name") { interpreter, value throws(ScriptError) in
        names[own(value, interpreter)] ?? .none
      }
      library.attribute(type, "itemsize") { interpreter, value throws(ScriptError) in
        .int(own(value, interpreter).byteSize)
      }
    }
    let kinds = Dictionary(
      uniqueKeysWithValues: DType.allCases.map { dtype in
        let kind = dtype.isFloatingPoint ? "f" : dtype.isInteger ? "i" : "b"
        return (dtype, library.string(kind))
      })
    library.attribute(library.typeID(named: SurfaceTypes.numpyDTypeName), "kind") {
      interpreter, value throws(ScriptError) in
      kinds[own(value, interpreter)] ?? .none
    }
    library.attribute(library.typeID(named: SurfaceTypes.numpyDTypeName), "type") {
      interpreter, value throws(ScriptError) in
      .type(numpyType(own(value, interpreter)))
    }
    registerPredicates(in: &library)
  }

  private static func own(_ value: Value, _ interpreter: Interpreter) -> DType {
    value.tag == .dtype ? value.dtypeValue : dtype(ofNumPy: value, interpreter)
  }

  private static func registerPredicates(in library: inout LibraryBuilder) {
    library.attribute(.dtype, "is_floating") { _, value throws(ScriptError) in
      .bool(value.dtypeValue.isFloatingPoint)
    }
    library.attribute(.dtype, "is_integer") { _, value throws(ScriptError) in
      .bool(value.dtypeValue.isInteger)
    }
    library.attribute(.dtype, "is_bool") { _, value throws(ScriptError) in
      .bool(value.dtypeValue == .bool)
    }
    library.attribute(.dtype, "is_complex") { _, _ throws(ScriptError) in .false }
    library.attribute(.dtype, "is_unsigned") { _, _ throws(ScriptError) in .false }
    library.attribute(.dtype, "is_numeric") { _, value throws(ScriptError) in
      .bool(value.dtypeValue != .bool)
    }
    library.attribute(.dtype, "size") { _, value throws(ScriptError) in
      .int(value.dtypeValue.byteSize)
    }
    library.attribute(.dtype, "as_numpy_dtype") { _, value throws(ScriptError) in
      .type(numpyType(value.dtypeValue))
    }
    library.attribute(.dtype, "base_dtype") { _, value throws(ScriptError) in value }
    library.attribute(.dtype, "as_datatype_enum") { _, value throws(ScriptError) in
      switch value.dtypeValue {
      case .float32: .int(1)
      case .float64: .int(2)
      case .int32: .int(3)
      case .int64: .int(9)
      case .bool: .int(10)
      }
    }
    library.attribute(.dtype, "max") { _, value throws(ScriptError) in
      limit(value.dtypeValue, isMaximum: true)
    }
    library.attribute(.dtype, "min") { _, value throws(ScriptError) in
      limit(value.dtypeValue, isMaximum: false)
    }
  }

  /// The greatest or least value of a dtype: NumPy's scalars of floats, Python's ints.
  private static func limit(_ dtype: DType, isMaximum: Bool) -> Value {
    switch dtype {
    case .float32:
      let magnitude = Double(Float.greatestFiniteMagnitude)
      return .numpyScalar(isMaximum ? magnitude : -magnitude, .float32)
    case .float64:
      let magnitude = Double.greatestFiniteMagnitude
      return .numpyScalar(isMaximum ? magnitude : -magnitude, .float64)
    case .int32: return .int(Int(isMaximum ? Int32.max : Int32.min))
    case .int64: return .int(isMaximum ? .max : .min)
    case .bool: return .bool(isMaximum)
    }
  }
}
