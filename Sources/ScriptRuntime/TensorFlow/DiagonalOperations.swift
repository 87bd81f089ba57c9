import TapeEngine
import Tensors

/// Diagonals and triangles of matrices, traces and cross products.
enum DiagonalOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function(
      "tf.linalg.diag",
      "diagonal, name='diag', k=0, num_rows=-1, num_cols=-1, padding_value=0, align='RIGHT_LEFT'",
      style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let which = try diagonals(
        call, k: 2, align: 6, "MatrixDiagV3", call.shownName("diag", GivenOperands(0, 2)))
      let rows = try call.int32(3)
      let columns = try call.int32(4)
      let padding = try padding(call, 5, like: x)
      return try call.compute { recording throws(EngineError) in
        try recording.matrixDiag(
          x, which, rows: rows == -1 ? nil : rows, columns: columns == -1 ? nil : columns,
          padding: padding)
      }
    }
    library.function(
      "tf.linalg.diag_part", "input, name='diag_part', k=0, padding_value=0, align='RIGHT_LEFT'",
      style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let which = try diagonals(
        call, k: 2, align: 4, "MatrixDiagPartV3", call.shownName("diag_part", GivenOperands(0, 2)))
      let padding = try padding(call, 3, like: x)
      return try call.compute { recording throws(EngineError) in
        try recording.matrixDiagPart(x, which, padding: padding)
      }
    }
    library.function(
      "tf.linalg.set_diag", "input, diagonal, name='set_diag', k=0, align='RIGHT_LEFT'",
      style: .operation
    ) { call throws(ScriptError) in
      let (x, diagonal) = try call.operands(0, 1)
      let which = try diagonals(
        call, k: 3, align: 4, "MatrixSetDiagV3", call.shownName("set_diag", GivenOperands(0, 1, 3)))
      return try call.compute { recording throws(EngineError) in
        try recording.matrixSetDiag(x, diagonal, which)
      }
    }
    library.function("tf.linalg.tensor_diag", "diagonal, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      try refuse(.bool, x, call, tensorDiagDefinition, name: call.shownName("", GivenOperands(0)))
      return try call.compute { recording throws(EngineError) in
        try recording.asOneOperation { () throws(EngineError) in try recording.tensorDiag(x) }
      }
    }
    library.function("tf.linalg.tensor_diag_part", "input, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let name = call.shownName("", GivenOperands(0))
      try refuse(.bool, x, call, tensorDiagPartDefinition, name: name)
      return try call.compute { recording throws(EngineError) in
        try recording.asOneOperation { () throws(EngineError) in
          try recording.tensorDiagPart(x, name: name)
        }
      }
    }
    library.function(
      "tf.linalg.band_part", "input, num_lower, num_upper, name=None", style: .operation
    ) { call throws(ScriptError) in try bandPart(call) }
    library.function("tf.linalg.trace", "x, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let name = "diag_part"
      return try call.compute { recording throws(EngineError) in
        let diagonal = try recording.matrixDiagPart(x, Recording.Diagonals(name: name))
        return try recording.reduce(.sum, diagonal, axes: [-1], keepDimensions: false)
      }
    }
    library.function("tf.linalg.cross", "a, b, name=None", style: .operation) {
      call throws(ScriptError) in try cross(call)
    }
  }

  // MARK: Arguments

  /// Which diagonals `k` names, an integer or two.
  private static func diagonals(
    _ call: Call, k: Int, align: Int, _ operation: String, _ name: String?
  ) throws(ScriptError) -> Recording.Diagonals {
    if call[k].tag == .float || call[k].isNone {
      throw Conversion.cannotConvert(call[k], .int32, call.interpreter)
    }
    let values = try call.int32s(k) ?? []
    guard values.count == 1 || values.count == 2 else {
      throw call.interpreter.error(
        .kernel(
          operation,
          "diag_index must have only one or two elements, received \(values.count) elements.",
          name: name))
    }
    let alignment = call[align].tag == .string ? call.heap.text(call[align]) : ""
    let allowed = ["LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT"]
    if call[align].tag != .string {
      throw call.interpreter.error(
        .typeError,
        "Expected string for argument 'align' not "
          + "\(try call.interpreter.repr(call[align])).")
    }
    if !allowed.contains(alignment) {
      let list = "[" + allowed.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
      throw call.interpreter.error(
        EngineError(
          .invalidArgument,
          "Value for attr 'align' of \"\(alignment)\" is not in the list of allowed values: "
            + "\(list.dropFirst().dropLast())\n\t; NodeDef: {{node \(operation)}}; "
            + "Op<name=\(operation); signature=\(signature(operation)); attr=T:type; "
            + "attr=align:string,default=\"RIGHT_LEFT\",allowed=\(list)> [Op:\(operation)]",
          name: name))
    }
    return Recording.Diagonals(
      lower: values[0], upper: values[values.count - 1], alignment: alignment, name: name)
  }

  /// The operation's operands, as its definition prints them.
  private static func signature(_ operation: String) -> String {
    switch operation {
    case "MatrixDiagV3":
      "diagonal:T, k:int32, num_rows:int32, num_cols:int32, padding_value:T -> output:T"
    case "MatrixDiagPartV3": "input:T, k:int32, padding_value:T -> diagonal:T"
    default: "input:T, diagonal:T, k:int32 -> output:T"
    }
  }

  /// The scalar beside the diagonals; nil for zero.
  private static func padding(
    _ call: Call, _ index: Int, like x: TensorID
  ) throws(ScriptError) -> TensorID? {
    let value = call[index]
    let dtype = call.recording.dtype(x)
    if value.tag == .int, value.intValue == 0 { return nil }
    if dtype == .bool, value.tag == .int || value.tag == .float {
      return call.recording.scalar(try call.bool(index))
    }
    let padding = try call.tensor(index, dtype: dtype)
    if !call.recording.isScalar(padding) {
      throw call.interpreter.error(
        .invalidArgumentError,
        "padding_value must be a scalar, received shape: "
          + call.recording.shape(padding).bracketed)
    }
    return padding
  }

  private static let tensorDiagDefinition = (
    "Diag", "diagonal:T -> output:T",
    "bfloat16, half, float, double, int32, int64, complex64, complex128"
  )
  private static let tensorDiagPartDefinition = (
    "DiagPart", "input:T -> diagonal:T",
    "bfloat16, half, float, double, int32, int64, complex64, complex128"
  )
  private static let crossDefinition = (
    "Cross", "a:T, b:T -> product:T",
    "float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64"
  )

  /// The error for an operand of a dtype that the operation has no kernel for.
  private static func refuse(
    _ dtype: DType, _ x: TensorID, _ call: Call,
    _ definition: (operation: String, form: String, types: String), name: String?
  ) throws(ScriptError) {
    guard call.recording.dtype(x) == dtype else { return }
    let constants = definition.types.split(separator: ", ").map { "DT_\($0.uppercased())" }
    throw call.interpreter.error(
      .invalidArgumentError,
      "Value for attr 'T' of \(dtype.kernelName) is not in the list of allowed values: "
        + "\(definition.types)\n\t; NodeDef: {{node \(definition.operation)}}; "
        + "Op<name=\(definition.operation); signature=\(definition.form); attr=T:type,allowed=["
        + "\(constants.joined(separator: ", "))]> [Op:\(definition.operation)]"
        + (name.map { " name: \($0)" } ?? ""))
  }

  // MARK: Operations

  private static func bandPart(_ call: Call) throws(ScriptError) -> Value {
    let x = try call.tensor(0)
    let name = call.shownName("", GivenOperands(0, 1, 2))
    var bounds: [Int] = []
    var first: DType?
    for (index, argument) in [(1, "num_lower"), (2, "num_upper")] {
      if call[index].tag == .float {
        throw Conversion.cannotConvert(call[index], .int64, call.interpreter)
      }
      let bound = try call.tensor(index, hint: first ?? .int64)
      let dtype = call.recording.dtype(bound)
      if let first, dtype != first {
        throw call.interpreter.error(
          .mixed(first, dtype, in: "MatrixBandPart", operand: index, name: name))
      }
      first = dtype
      if !call.recording.isScalar(bound) {
        throw call.interpreter.error(
          .kernel(
            "MatrixBandPart",
            "\(argument) must be scalar, got shape \(call.recording.shape(bound).bracketed)",
            name: name))
      }
      bounds.append(Int(call.recording.int64Value(bound)))
    }
    return try call.compute { recording throws(EngineError) in
      try recording.matrixBandPart(x, lower: bounds[0], upper: bounds[1], name: name)
    }
  }

  /// `a₂b₃ − a₃b₂`, `a₃b₁ − a₁b₃`, `a₁b₂ − a₂b₁` of the innermost axes.
  private static func cross(_ call: Call) throws(ScriptError) -> Value {
    let (a, b) = try call.operands(0, 1)
    let recording = call.recording
    let name = call.shownName("", GivenOperands(0, 1))
    func fail(_ text: String, _ kind: EngineError.Kind = .invalidArgument) -> ScriptError {
      call.interpreter.error(.kernel("Cross", text, kind: kind, name: name))
    }
    let (shape, other) = (recording.shape(a), recording.shape(b))
    if recording.dtype(a) != recording.dtype(b) {
      throw call.interpreter.error(
        .mixed(recording.dtype(a), recording.dtype(b), in: "Cross", operand: 1, name: name))
    }
    try refuse(.bool, a, call, crossDefinition, name: name)
    if shape != other {
      throw fail("Both inputs must be of same shape: \(shape.bracketed) vs. \(other.bracketed)")
    }
    guard let length = shape.dimensions.last else {
      throw fail("Input must be at least 1D\(shape.bracketed)")
    }
    if length != 3 {
      throw fail(
        "Cross-products are only defined for 3-element vectors.", .failedPrecondition)
    }
    return try call.compute { recording throws(EngineError) in
      try recording.asOneOperation { () throws(EngineError) in try recording.cross(a, b) }
    }
  }
}
