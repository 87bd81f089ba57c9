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
  public static func unsupported(_ dtype: DType, by primitive: Primitive) -> EngineError {
    let operation = primitive.operationName
    switch primitive {
    case .logicalAnd, .logicalOr, .logicalXor, .logicalNot:
      return .mixed(.bool, dtype, in: operation, operand: 0)
    default:
      return EngineError(
        .invalidArgument,
        "Value for attr 'T' of \(dtype.kernelName) is not in the list of allowed values: "
          + "\(OperationSignature.allowedTypes(of: operation))\n\t; NodeDef: {{node \(operation)}}; "
          + "\(OperationSignature.summary(of: operation)) [Op:\(operation)] name: ")
    }
  }
}
