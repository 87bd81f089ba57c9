import Tensors

/// What TensorFlow's definition of an operation says of its operands, for the error that quotes it.
///
/// Listed is every operation whose definition refuses a dtype of ours.
///
/// - Source: the operation registry of TensorFlow 2.21.0.
struct OperationSignature {
  private let entry: Entry
  /// The definition, as TensorFlow prints it.
  let summary: String

  /// - Returns: nil for an operation that refuses nothing.
  init?(of operation: String) {
    guard
      let entry = Self.table.first(where: {
        $0.operations.split(separator: " ").contains { $0 == operation }
      })
    else { return nil }
    self.entry = entry
    let constants = entry.types.split(separator: ", ").map { "DT_\($0.uppercased())" }
    let list = "[\(constants.joined(separator: ", "))]"
    summary = "Op<name=\(operation); signature=\(entry.form.replacing("@", with: list))>"
  }

  /// The dtypes that the operation takes, in the order of its definition.
  ///
  /// - Parameter attribute: the dtype's name in the definition.
  func allowedTypes(_ attribute: String = "T") -> String {
    guard let start = entry.form.firstRange(of: "attr=\(attribute):type,") else {
      return entry.types
    }
    let rest = entry.form[start.upperBound...]
    guard let list = rest.firstRange(of: "allowed=["), let end = rest.firstIndex(of: "]"),
      list.upperBound <= end, !rest[..<list.lowerBound].contains(";")
    else { return entry.types }
    return rest[list.upperBound..<end].replacing("DT_", with: "").lowercased()
  }

  func allows(_ dtype: DType) -> Bool {
    allowedTypes().split(separator: ", ").contains { $0 == dtype.kernelName }
  }

  /// The listed operations.
  static var operations: [String] {
    table.flatMap { $0.operations.split(separator: " ").map(String.init) }
  }

  private typealias Entry = (types: String, form: String, operations: String)

  private static let analytic =
    "bfloat16, half, float, double, complex64, complex128"
  private static let activation =
    "half, bfloat16, float, double"
  private static let real =
    "bfloat16, half, float, double"
  private static let summable =
    "float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, "
    + "bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64"
  private static let ordered =
    "float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64"
  private static let integral =
    "int8, int16, int32, int64, uint8, uint16, uint32, uint64"
  private static let signed =
    "bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128"
  private static let divisible =
    "bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, "
    + "complex64, complex128"
  private static let logarithmic =
    "half, bfloat16, float, double, complex64, complex128"
  private static let factored = "double, float, half, complex64, complex128"
  private static let indexed =
    "float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64, "
    + "qint8, quint8, qint32, qint16, quint16, bool"
  private static let unary = "x:T -> y:T; attr=T:type,allowed=@"
  private static let binary = "x:T, y:T -> z:T; attr=T:type,allowed=@"

  private static let table: [Entry] = [
    (
      analytic,
      unary,
      "Acos Acosh Asin Asinh Atan Atanh Cos Cosh Exp Expm1 Log Log1p Rsqrt Sigmoid Sin Sinh "
        + "Sqrt Tan Tanh"
    ),
    (
      analytic,
      binary,
      "MulNoNan"
    ),
    (
      analytic,
      "y:T, dy:T -> z:T; attr=T:type,allowed=@",
      "ReciprocalGrad RsqrtGrad SigmoidGrad SqrtGrad TanhGrad"
    ),
    (
      activation,
      "features:T -> activations:T; attr=T:type,allowed=@",
      "Elu Selu Softplus Softsign"
    ),
    (
      activation,
      "gradients:T, outputs:T -> backprops:T; attr=T:type,allowed=@",
      "EluGrad SeluGrad"
    ),
    (
      activation,
      "features:T -> activations:T; attr=alpha:float,default=0.2; "
        + "attr=T:type,default=DT_FLOAT,allowed=@",
      "LeakyRelu"
    ),
    (
      activation,
      "gradients:T, features:T -> backprops:T; attr=alpha:float,default=0.2; "
        + "attr=T:type,default=DT_FLOAT,allowed=@",
      "LeakyReluGrad"
    ),
    (
      activation,
      "logits:T -> logsoftmax:T; attr=T:type,allowed=@",
      "LogSoftmax"
    ),
    (
      activation,
      "logits:T -> softmax:T; attr=T:type,allowed=@",
      "Softmax"
    ),
    (
      activation,
      "features:T, labels:T -> loss:T, backprop:T; attr=T:type,allowed=@",
      "SoftmaxCrossEntropyWithLogits"
    ),
    (
      activation,
      "features:T, labels:Tlabels -> loss:T, backprop:T; attr=T:type,allowed=@; "
        + "attr=Tlabels:type,default=DT_INT64,allowed=[DT_INT32, DT_INT64]",
      "SparseSoftmaxCrossEntropyWithLogits"
    ),
    (
      activation,
      "gradients:T, features:T -> backprops:T; attr=T:type,allowed=@",
      "SoftplusGrad SoftsignGrad"
    ),
    (
      real,
      "y:T, x:T -> z:T; attr=T:type,allowed=@",
      "Atan2"
    ),
    (
      real,
      unary,
      "Ceil Digamma Erf Erfc Floor Lgamma Rint"
    ),
    (
      real,
      "x:T -> y:bool; attr=T:type,allowed=@",
      "IsFinite IsInf IsNan"
    ),
    (
      summable,
      "x:T, axis:Tidx -> out:T; attr=exclusive:bool,default=false; "
        + "attr=reverse:bool,default=false; attr=T:type,allowed=@; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Cumprod Cumsum"
    ),
    (
      summable,
      "input:T, reduction_indices:Tidx -> output:T; attr=keep_dims:bool,default=false; "
        + "attr=T:type,allowed=@; attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "EuclideanNorm Mean Prod Sum"
    ),
    (
      summable,
      "data:T, segment_ids:Tindices, num_segments:Tnumsegments -> output:T; "
        + "attr=T:type,allowed=@; attr=Tindices:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; "
        + "attr=Tnumsegments:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "UnsortedSegmentSum"
    ),
    (
      ordered,
      "x:T, y:T -> z:bool; attr=T:type,allowed=@",
      "Greater GreaterEqual Less LessEqual"
    ),
    (
      ordered,
      "features:T -> activations:T; attr=T:type,allowed=@",
      "Relu6"
    ),
    (
      ordered,
      "gradients:T, features:T -> backprops:T; attr=T:type,allowed=@",
      "Relu6Grad ReluGrad"
    ),
    (
      integral,
      "x:T, y:T -> z:T; attr=T:type,allowed=@; is_commutative=true",
      "BitwiseAnd BitwiseOr BitwiseXor"
    ),
    (
      integral,
      unary,
      "Invert"
    ),
    (
      integral,
      binary,
      "LeftShift RightShift"
    ),
    (
      signed,
      unary,
      "Neg Reciprocal Round Sign"
    ),
    (
      divisible,
      binary,
      "FloorDiv RealDiv TruncateDiv"
    ),
    (
      divisible,
      "x:T, y:T -> z:T; attr=T:type,allowed=@; is_commutative=true",
      "Mul"
    ),
    (
      logarithmic,
      binary,
      "Xdivy Xlog1py Xlogy"
    ),
    (
      "bfloat16, half, float, double, int8, uint8, int16, uint16, int32, uint32, int64, uint64",
      binary,
      "Maximum Minimum"
    ),
    (
      "float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, "
        + "uint64, qint8, quint8, qint32, qint16, quint16",
      "input:T, reduction_indices:Tidx -> output:T; attr=keep_dims:bool,default=false; "
        + "attr=T:type,allowed=@; attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Max Min"
    ),
    (
      indexed,
      "input:T, dimension:Tidx -> output:output_type; attr=T:type,allowed=@; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT16, DT_INT32, DT_INT64]; "
        + "attr=output_type:type,default=DT_INT64,allowed=[DT_INT16, DT_UINT16, DT_INT32, "
        + "DT_INT64]",
      "ArgMax"
    ),
    (
      indexed,
      "input:T, dimension:Tidx -> output:output_type; attr=T:type,allowed=@; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]; "
        + "attr=output_type:type,default=DT_INT64,allowed=[DT_INT32, DT_INT64]",
      "ArgMin"
    ),
    (
      "bfloat16, float, half, double, int8, int16, int32, int64, complex64, complex128",
      binary,
      "Pow"
    ),
    (
      "bfloat16, half, float, double, int16, int32, int64, uint8, uint16, uint32, uint64, "
        + "complex64, complex128",
      "x:T, y:T -> output:T; attr=T:type,allowed=@; attr=adj_x:bool,default=false; "
        + "attr=adj_y:bool,default=false; attr=grad_x:bool,default=false; "
        + "attr=grad_y:bool,default=false",
      "BatchMatMulV2"
    ),
    (
      "bfloat16, half, float, double, int32, int64, complex64, complex128",
      "x:T, y:T -> z:T; attr=T:type,allowed=@; is_commutative=true",
      "SquaredDifference"
    ),
    (
      "bfloat16, half, float, double, int32, int64, uint8, uint16, uint32, uint64, complex64, "
        + "complex128",
      "a:T, b:T -> product:T; attr=transpose_a:bool,default=false; "
        + "attr=transpose_b:bool,default=false; attr=T:type,allowed=@; "
        + "attr=grad_a:bool,default=false; attr=grad_b:bool,default=false",
      "MatMul"
    ),
    (
      "bfloat16, half, float, double, int8, int16, int32, int64",
      unary,
      "Abs"
    ),
    (
      "bfloat16, half, float, double, int8, int16, int32, int64, uint8, uint16, uint32, "
        + "uint64, complex64, complex128",
      unary,
      "Square"
    ),
    (
      "bfloat16, half, float, double, uint8, int8, uint16, int16, int32, int64, complex64, "
        + "complex128, uint32, uint64",
      binary,
      "Sub"
    ),
    (
      "bfloat16, half, float, double, uint8, uint16, uint32, uint64, int8, int16, int32, "
        + "int64, complex64, complex128",
      "x:T, y:T -> z:T; attr=T:type,allowed=@; is_commutative=true; is_aggregate=true",
      "AddV2"
    ),
    (
      "float, double",
      "a:T, x:T -> z:T; attr=T:type,allowed=@",
      "Polygamma"
    ),
    (
      "float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, "
        + "bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64, variant",
      "inputs:N*T -> sum:T; attr=N:int,min=1; attr=T:type,allowed=@; is_commutative=true; "
        + "is_aggregate=true",
      "AddN"
    ),
    (
      "float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, "
        + "uint64, qint8",
      "features:T -> activations:T; attr=T:type,allowed=@",
      "Relu"
    ),
    (
      "half, float, bfloat16, double, complex64, complex128",
      binary,
      "DivNoNan"
    ),
    (
      "int32, int64, bfloat16, half, float, double",
      binary,
      "TruncateMod"
    ),
    (
      "int8, int16, int32, int64, uint8, uint16, uint32, uint64, bfloat16, half, float, double",
      binary,
      "FloorMod"
    ),
    (
      factored,
      "input:T -> output:T; attr=T:type,allowed=@",
      "Cholesky"
    ),
    (
      factored,
      "input:T -> output:T; attr=adjoint:bool,default=false; attr=T:type,allowed=@",
      "MatrixInverse"
    ),
    (
      factored,
      "matrix:T, rhs:T -> output:T; attr=adjoint:bool,default=false; attr=T:type,allowed=@",
      "MatrixSolve"
    ),
    (
      "bfloat16, double, float, half, complex64, complex128",
      "matrix:T, rhs:T -> output:T; attr=lower:bool,default=true; "
        + "attr=adjoint:bool,default=false; attr=T:type,allowed=@",
      "MatrixTriangularSolve"
    ),
    (
      "half, float, double, complex64, complex128",
      "input:T -> output:T; attr=T:type,allowed=@",
      "MatrixDeterminant"
    ),
    (
      "half, float, double, complex64, complex128",
      "input:T -> sign:T, log_abs_determinant:T; attr=T:type,allowed=@",
      "LogMatrixDeterminant"
    ),
    (
      "",
      "input:T, shape:Tidx -> output:T; attr=T:type; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "BroadcastTo"
    ),
    (
      "",
      "values:N*T, axis:Tidx -> output:T; attr=N:int,min=2; attr=T:type; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "ConcatV2"
    ),
    (
      "",
      "dims:index_type, value:T -> output:T; attr=T:type; "
        + "attr=index_type:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Fill"
    ),
    (
      "",
      "params:Tparams, indices:Tindices, axis:Taxis -> output:Tparams; "
        + "attr=batch_dims:int,default=0; attr=Tparams:type; "
        + "attr=Tindices:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; "
        + "attr=Taxis:type,allowed=[DT_INT32, DT_INT64]",
      "GatherV2"
    ),
    (
      activation,
      "t:T -> output:T; attr=T:type,allowed=@",
      "L2Loss"
    ),
    (
      "",
      "input:T, num_lower:Tindex, num_upper:Tindex -> band:T; attr=T:type; "
        + "attr=Tindex:type,default=DT_INT64,allowed=[DT_INT32, DT_INT64]",
      "MatrixBandPart"
    ),
    (
      "",
      "indices:TI, depth:int32, on_value:T, off_value:T -> output:T; "
        + "attr=axis:int,default=-1; attr=T:type; "
        + "attr=TI:type,default=DT_INT64,allowed=[DT_UINT8, DT_INT8, DT_INT32, DT_INT64]",
      "OneHot"
    ),
    (
      "",
      "input:T, paddings:Tpaddings -> output:T; attr=T:type; "
        + "attr=Tpaddings:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Pad"
    ),
    (
      "",
      "tensor:T, shape:Tshape -> output:T; attr=T:type; "
        + "attr=Tshape:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Reshape"
    ),
    (
      "",
      "resource:resource, indices:Tindices -> output:dtype; "
        + "attr=batch_dims:int,default=0; attr=validate_indices:bool,default=true; "
        + "attr=dtype:type; attr=Tindices:type,allowed=[DT_INT32, DT_INT64]; "
        + "is_stateful=true",
      "ResourceGather"
    ),
    (
      "",
      "tensor:T, axis:Tidx -> output:T; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]; "
        + "attr=T:type,allowed=[DT_UINT8, DT_INT8, DT_UINT16, DT_INT16, DT_INT32, "
        + "DT_UINT32, DT_INT64, DT_UINT64, DT_BOOL, DT_BFLOAT16, DT_HALF, DT_FLOAT, "
        + "DT_DOUBLE, DT_COMPLEX64, DT_COMPLEX128, DT_STRING]",
      "ReverseV2"
    ),
    (
      "",
      "input:T, shift:Tshift, axis:Taxis -> output:T; attr=T:type; "
        + "attr=Tshift:type,allowed=[DT_INT32, DT_INT64]; "
        + "attr=Taxis:type,allowed=[DT_INT32, DT_INT64]",
      "Roll"
    ),
    (
      "",
      "input:T, begin:Index, size:Index -> output:T; attr=T:type; "
        + "attr=Index:type,allowed=[DT_INT32, DT_INT64]",
      "Slice"
    ),
    (
      "",
      "split_dim:int32, value:T -> output:num_split*T; attr=num_split:int,min=1; "
        + "attr=T:type",
      "Split"
    ),
    (
      "",
      "value:T, size_splits:Tlen, split_dim:int32 -> output:num_split*T; "
        + "attr=num_split:int,min=1; attr=T:type; "
        + "attr=Tlen:type,default=DT_INT64,allowed=[DT_INT8, DT_INT32, DT_INT64]",
      "SplitV"
    ),
    (
      "",
      "input:T, begin:Index, end:Index, strides:Index -> output:T; attr=T:type; "
        + "attr=Index:type,allowed=[DT_INT16, DT_INT32, DT_INT64]; "
        + "attr=begin_mask:int,default=0; attr=end_mask:int,default=0; "
        + "attr=ellipsis_mask:int,default=0; attr=new_axis_mask:int,default=0; "
        + "attr=shrink_axis_mask:int,default=0",
      "StridedSlice"
    ),
    (
      "",
      "input:T, multiples:Tmultiples -> output:T; attr=T:type; "
        + "attr=Tmultiples:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Tile"
    ),
    (
      "",
      "x:T, perm:Tperm -> y:T; attr=T:type; "
        + "attr=Tperm:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "Transpose"
    ),
    (
      "",
      "input:bool, reduction_indices:Tidx -> output:bool; attr=keep_dims:bool,default=false; "
        + "attr=Tidx:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "All Any"
    ),
    (
      "",
      "input:T, dim:Tdim -> output:T; attr=T:type; "
        + "attr=Tdim:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "ExpandDims"
    ),
    (
      "",
      "input:T, paddings:Tpaddings, constant_values:T -> output:T; attr=T:type; "
        + "attr=Tpaddings:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]",
      "PadV2"
    ),
    (
      "",
      "input:T, paddings:Tpaddings -> output:T; attr=T:type; "
        + "attr=Tpaddings:type,default=DT_INT32,allowed=[DT_INT32, DT_INT64]; "
        + "attr=mode:string,allowed=[\"REFLECT\", \"SYMMETRIC\"]",
      "MirrorPad"
    ),
  ]
}
