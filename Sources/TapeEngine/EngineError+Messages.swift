import Tensors

extension EngineError {
  /// A kernel's complaint, in TensorFlow's frame.
  ///
  /// - Parameters:
  ///   - wrapped: the name in the frame where it differs from the operation's (`ConcatV2_N_2`).
  ///   - name: what follows `name: `; nil where TensorFlow shows no name.
  static func kernel(
    _ operation: String, _ text: String, wrapped: String? = nil, name: String? = ""
  ) -> EngineError {
    EngineError(
      .invalidArgument,
      "{{function_node __wrapped__\(wrapped ?? operation)"
        + "_device_/job:localhost/replica:0/task:0/device:CPU:0}} \(text) [Op:\(operation)]"
        + (name.map { " name: \($0)" } ?? ""))
  }

  static func kernel(_ primitive: Primitive, _ text: String) -> EngineError {
    .kernel(primitive.operationName, text)
  }

  /// Two operands of different dtypes.
  static func mixed(_ first: DType, _ second: DType, in primitive: Primitive) -> EngineError {
    .mixed(first, second, in: primitive.operationName, operand: 1)
  }

  static func mixed(_ first: DType, _ second: DType, in operation: String, operand: Int)
    -> EngineError
  {
    EngineError(
      .invalidArgument,
      "cannot compute \(operation) as input #\(operand)(zero-based) was expected to be a "
        + "\(first.kernelName) tensor but is a \(second.kernelName) tensor [Op:\(operation)] name: "
    )
  }

  /// A dtype for which the operation has no kernel.
  static func unsupported(_ dtype: DType, by primitive: Primitive) -> EngineError {
    let operation = primitive.operationName
    return EngineError(
      .invalidArgument,
      "Value for attr 'T' of \(dtype.kernelName) is not in the list of allowed values: "
        + primitive.allowedTypes + "\n\t; NodeDef: {{node \(operation)}}; Op<name=\(operation); "
        + primitive.signature + " [Op:\(operation)] name: ")
  }
}

extension Primitive {
  /// The types that TensorFlow's operation definition lists.
  fileprivate var allowedTypes: String {
    switch self {
    case .exp, .expm1, .log, .log1p, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh,
      .asinh, .acosh, .atanh, .sqrt, .rsqrt, .sigmoid, .tanhGrad, .sigmoidGrad, .sqrtGrad,
      .rsqrtGrad, .reciprocalGrad:
      "bfloat16, half, float, double, complex64, complex128"
    case .negate:
      "bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128"
    case .add, .subtract, .multiply:
      "bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, "
        + "complex64, complex128"
    case .floor, .ceil, .erf, .erfc, .lgamma, .digamma, .softplus, .softsign, .elu, .selu, .rint,
      .leakyRelu:
      "bfloat16, half, float, double"
    default:
      "bfloat16, half, float, double, int8, int16, int32, int64"
    }
  }

  fileprivate var signature: String {
    switch declaration.kernel {
    case .binary: "signature=x:T, y:T -> z:T; attr=T:type>"
    default:
      "signature=x:T -> y:T; attr=T:type,allowed=[DT_BFLOAT16, DT_HALF, DT_FLOAT, DT_DOUBLE, DT_COMPLEX64, DT_COMPLEX128]>"
    }
  }
}
