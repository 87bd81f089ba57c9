import Tensors

/// What TensorFlow's definition of an operation says of its operands, for the error that quotes it.
///
/// - Source: the operation registry of TensorFlow 2.21.0.
struct OperationSignature: Sendable {
  /// The dtypes of `T`, in the order of the definition; none where it takes any.
  let types: Types
  /// The definition, with marks in place of the dtypes.
  private let form: Form
  /// Nil where there is a kernel for each dtype that the definition takes.
  let registry: Registry?

  init(_ types: Types, _ form: Form, registry: Registry? = nil) {
    self.types = types
    self.form = form
    self.registry = registry
  }

  /// Names of dtypes: `"half, float"`.
  struct Types: ExpressibleByStringLiteral, Sendable {
    let text: String

    init(stringLiteral text: String) { self.text = text }

    /// As TensorFlow's constants: `DT_HALF`, `DT_FLOAT`.
    var constants: [String] { text.split(separator: ", ").map { "DT_\($0.uppercased())" } }
  }

  /// A definition: `@` stands for the list of dtypes, `#` for those of indices.
  struct Form: ExpressibleByStringLiteral, Sendable {
    let text: String

    init(stringLiteral text: String) { self.text = text }
  }

  /// For which dtypes TensorFlow has kernels, by device, in the order of its error.
  struct Registry: Sendable {
    let compiler: Types
    let processor: Types

    func message(_ operation: String, _ dtype: DType) -> String {
      "Could not find device for node: {{node \(operation)}} = "
        + "\(operation)[T=DT_\(dtype.name.uppercased())]\n"
        + "All kernels registered for op \(operation):\n  device='XLA_CPU_JIT'; "
        + "T in [\(compiler.constants.joined(separator: ", "))]\n"
        + processor.constants.map { "  device='CPU'; T in [\($0)]\n" }.joined()
        + " [Op:\(operation)]"
    }
  }

  /// The definition, as TensorFlow prints it.
  func summary(of operation: String) -> String {
    "Op<name=\(operation); signature=\(definition)>"
  }

  private var definition: String {
    form.text.replacing("@", with: "[\(types.constants.joined(separator: ", "))]")
      .replacing("#", with: "[DT_INT32, DT_INT64]")
  }

  /// The dtypes that the operation takes, in the order of its definition.
  ///
  /// - Parameter attribute: the dtype's name in the definition.
  func allowedTypes(_ attribute: String = "T") -> String {
    let definition = definition
    guard let start = definition.firstRange(of: "attr=\(attribute):type,") else {
      return types.text
    }
    let rest = definition[start.upperBound...]
    guard let list = rest.firstRange(of: "allowed=["), let end = rest.firstIndex(of: "]"),
      list.upperBound <= end, !rest[..<list.lowerBound].contains(";")
    else { return types.text }
    return rest[list.upperBound..<end].replacing("DT_", with: "").lowercased()
  }

  func allows(_ dtype: DType) -> Bool {
    allowedTypes().split(separator: ", ").contains { $0 == dtype.kernelName }
  }
}

extension OperationSignature {
  /// By the operation's name: those of primitives, and of the operations that are made of them.
  static let all: [String: OperationSignature] = {
    var all = composed
    for declaration in Primitive.declarations {
      if let signature = declaration.signature { all[declaration.name] = signature }
    }
    return all
  }()

  /// Definitions that errors quote of operations that are no primitives.
  private static let composed: [String: OperationSignature] = [
    "L2Loss": OperationSignature(
      .activation,
      "t:T -> output:T; attr=T:type,allowed=@"),
    "OneHot": OperationSignature(
      .any,
      """
      indices:TI, depth:int32, on_value:T, off_value:T -> output:T; \
      attr=axis:int,default=-1; attr=T:type; \
      attr=TI:type,default=DT_INT64,allowed=[DT_UINT8, DT_INT8, DT_INT32, DT_INT64]
      """),
    "Pad": OperationSignature(
      .any,
      """
      input:T, paddings:Tpaddings -> output:T; attr=T:type; \
      attr=Tpaddings:type,default=DT_INT32,allowed=#
      """),
    "ResourceGather": OperationSignature(
      .any,
      """
      resource:resource, indices:Tindices -> output:dtype; attr=batch_dims:int,default=0; \
      attr=validate_indices:bool,default=true; attr=dtype:type; \
      attr=Tindices:type,allowed=#; is_stateful=true
      """),
    "ReverseV2": OperationSignature(
      .any,
      """
      tensor:T, axis:Tidx -> output:T; attr=Tidx:type,default=DT_INT32,allowed=#; \
      attr=T:type,allowed=[DT_UINT8, DT_INT8, DT_UINT16, DT_INT16, DT_INT32, DT_UINT32, \
      DT_INT64, DT_UINT64, DT_BOOL, DT_BFLOAT16, DT_HALF, DT_FLOAT, DT_DOUBLE, \
      DT_COMPLEX64, DT_COMPLEX128, DT_STRING]
      """),
    "Roll": OperationSignature(
      .any,
      """
      input:T, shift:Tshift, axis:Taxis -> output:T; attr=T:type; \
      attr=Tshift:type,allowed=#; attr=Taxis:type,allowed=#
      """),
    "Slice": OperationSignature(
      .any,
      "input:T, begin:Index, size:Index -> output:T; attr=T:type; attr=Index:type,allowed=#"),
    "SplitV": OperationSignature(
      .any,
      """
      value:T, size_splits:Tlen, split_dim:int32 -> output:num_split*T; \
      attr=num_split:int,min=1; attr=T:type; \
      attr=Tlen:type,default=DT_INT64,allowed=[DT_INT8, DT_INT32, DT_INT64]
      """),
    "Tile": OperationSignature(
      .any,
      """
      input:T, multiples:Tmultiples -> output:T; attr=T:type; \
      attr=Tmultiples:type,default=DT_INT32,allowed=#
      """),
    "PadV2": OperationSignature(
      .any,
      """
      input:T, paddings:Tpaddings, constant_values:T -> output:T; attr=T:type; \
      attr=Tpaddings:type,default=DT_INT32,allowed=#
      """),
    "MirrorPad": OperationSignature(
      .any,
      """
      input:T, paddings:Tpaddings -> output:T; attr=T:type; \
      attr=Tpaddings:type,default=DT_INT32,allowed=#; \
      attr=mode:string,allowed=["REFLECT", "SYMMETRIC"]
      """),
  ]
}
