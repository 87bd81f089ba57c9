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
    switch primitive {
    case .logicalAnd, .logicalOr, .logicalXor, .logicalNot:
      return .mixed(.bool, dtype, in: operation, operand: 0)
    case .reciprocal where dtype.isInteger:
      // Its definition takes integers, and no kernel does.
      let constant = "DT_\(dtype.name.uppercased())"
      return EngineError(
        .notFound,
        "Could not find device for node: {{node Reciprocal}} = Reciprocal[T=\(constant)]\n"
          + "All kernels registered for op Reciprocal:\n"
          + "  device='XLA_CPU_JIT'; T in [DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT16, DT_INT8, "
          + "DT_COMPLEX64, DT_INT64, DT_BFLOAT16, DT_COMPLEX128, DT_HALF]\n"
          + ["COMPLEX128", "COMPLEX64", "DOUBLE", "BFLOAT16", "HALF", "FLOAT"]
          .map { "  device='CPU'; T in [DT_\($0)]\n" }.joined() + " [Op:Reciprocal] name: ")
    default:
      guard let signature = OperationSignature(of: operation), !signature.allows(dtype) else {
        return EngineError(
          .invalidArgument,
          "\(operation) of \(dtype.kernelName) is not supported [Op:\(operation)] name: ")
      }
      return EngineError(
        .invalidArgument,
        "Value for attr 'T' of \(dtype.kernelName) is not in the list of allowed values: "
          + "\(signature.allowedTypes)\n\t; NodeDef: {{node \(operation)}}; "
          + "\(signature.summary) [Op:\(operation)] name: ")
    }
  }
}
