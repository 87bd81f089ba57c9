import Tensors

extension EngineError {
  /// A kernel's complaint, in TensorFlow's frame.
  ///
  /// - Parameters:
  ///   - wrapped: the name in the frame where it differs from the operation's (`ConcatV2_N_2`).
  ///   - name: what follows `name: `; nil where TensorFlow shows no name.
  public static func kernel(
    _ operation: String, _ text: String, kind: Kind = .invalidArgument, wrapped: String? = nil,
    name: String? = ""
  ) -> EngineError {
    EngineError(
      kind,
      "{{function_node __wrapped__\(wrapped ?? operation)"
        + "_device_/job:localhost/replica:0/task:0/device:CPU:0}} \(text) [Op:\(operation)]",
      name: name)
  }

  /// A complaint of `tf.einsum`, which contracts two operands at a time.
  public static func einsum(_ text: String, _ count: Int, _ dtype: DType) -> EngineError {
    .kernel(
      "Einsum", text, wrapped: "\(productName("Einsum", dtype, prefix: "__"))_N_\(min(count, 2))")
  }

  /// The name of a product in errors: TensorFlow leaves those of `float32` to oneDNN, whose
  /// operations have names of their own, wherever it uses oneDNN (by default, on processors with
  /// VNNI). The frame doubles the line before it.
  static func productName(_ operation: String, _ dtype: DType, prefix: String = "_") -> String {
    dtype == .float32 ? "\(prefix)Mkl\(operation)" : operation
  }

  /// A shape with more elements than a job may hold, or than an `Int` counts.
  static func tooManyElements(_ shape: Shape) -> EngineError {
    EngineError(
      .limit(.elements), "A tensor of shape \(shape.bracketed) has too many elements.")
  }

  static func kernel(_ primitive: Primitive, _ text: String) -> EngineError {
    .kernel(primitive.operationName, text)
  }

  /// Two operands of different dtypes.
  static func mixed(_ first: DType, _ second: DType, in primitive: Primitive) -> EngineError {
    .mixed(first, second, in: primitive.operationName, operand: 1)
  }

  /// Operands of different dtypes, of which one is not the expected one.
  ///
  /// - Parameter shown: the operation's name in the text; nil for `operation`.
  public static func mixed(
    _ first: DType, _ second: DType, in operation: String, operand: Int, shown: String? = nil,
    name: String? = ""
  ) -> EngineError {
    EngineError(
      .invalidArgument,
      "cannot compute \(shown ?? operation) as input #\(operand)(zero-based) was expected to be a "
        + "\(first.kernelName) tensor but is a \(second.kernelName) tensor [Op:\(operation)]",
      name: name)
  }

  /// Fewer parts than one.
  public static func splitCount(_ count: Int) -> EngineError {
    EngineError(
      .invalidArgument,
      "Value for attr 'num_split' of \(count) must be at least minimum 1\n\t; NodeDef: {{node "
        + "Split}}; \(OperationSignature.all["Split"]?.summary(of: "Split") ?? "") [Op:Split]",
      name: "split")
  }

  /// An operand whose dtype the operation's definition does not allow.
  ///
  /// - Parameter attribute: as the definition calls the operand's dtype.
  public static func attribute(
    _ attribute: String, _ dtype: DType, of operation: String, name: String? = ""
  ) -> EngineError {
    guard let signature = OperationSignature.all[operation] else {
      return EngineError(
        .invalidArgument,
        "\(operation) of \(dtype.kernelName) is not supported [Op:\(operation)]", name: name)
    }
    return EngineError(
      .invalidArgument,
      "Value for attr '\(attribute)' of \(dtype.kernelName) is not in the list of allowed values: "
        + "\(signature.allowedTypes(attribute))\n\t; NodeDef: {{node \(operation)}}; "
        + "\(signature.summary(of: operation)) [Op:\(operation)]",
      name: name)
  }

  /// A dtype for which the operation has no kernel.
  public static func unsupported(_ dtype: DType, by primitive: Primitive) -> EngineError {
    let declaration = primitive.declaration
    let operation = declaration.name
    if declaration.domain == .booleans {
      return .mixed(.bool, dtype, in: operation, operand: 0)
    }
    guard let signature = declaration.signature, signature.allows(dtype) else {
      return .attribute("T", dtype, of: operation)
    }
    if let registry = signature.registry {
      return EngineError(.notFound, registry.message(operation, dtype), name: "")
    }
    return EngineError(
      .invalidArgument, "\(operation) of \(dtype.kernelName) is not supported [Op:\(operation)]",
      name: "")
  }
}
