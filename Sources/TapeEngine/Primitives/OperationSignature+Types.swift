// Lists of dtypes and forms of definitions that several operations share, and those too long for a row.

extension OperationSignature.Types {
  /// Whatever there is.
  static let any: Self = ""
  static let analytic: Self = "bfloat16, half, float, double, complex64, complex128"
  static let activation: Self = "half, bfloat16, float, double"
  static let real: Self = "bfloat16, half, float, double"
  static let summable: Self = """
    float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, \
    bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64
    """
  static let ordered: Self = """
    float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, \
    uint64
    """
  static let integral: Self = "int8, int16, int32, int64, uint8, uint16, uint32, uint64"
  static let signed: Self =
    "bfloat16, half, float, double, int8, int16, int32, int64, complex64, complex128"
  static let divisible: Self = """
    bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, \
    int64, complex64, complex128
    """
  static let logarithmic: Self = "half, bfloat16, float, double, complex64, complex128"
  static let factored: Self = "double, float, half, complex64, complex128"
  static let indexed: Self = """
    float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, \
    uint64, qint8, quint8, qint32, qint16, quint16, bool
    """
  static let added: Self = """
    bfloat16, half, float, double, uint8, uint16, uint32, uint64, int8, int16, int32, int64, \
    complex64, complex128
    """
  static let subtracted: Self = """
    bfloat16, half, float, double, uint8, int8, uint16, int16, int32, int64, complex64, \
    complex128, uint32, uint64
    """
  static let compared: Self = """
    bfloat16, half, float, double, int8, uint8, int16, uint16, int32, uint32, int64, uint64
    """
  static let floored: Self = """
    int8, int16, int32, int64, uint8, uint16, uint32, uint64, bfloat16, half, float, double
    """
  static let squared: Self = """
    bfloat16, half, float, double, int8, int16, int32, int64, uint8, uint16, uint32, uint64, \
    complex64, complex128
    """
  static let rectified: Self = """
    float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64, \
    qint8
    """
}

extension OperationSignature.Registry {
  static let reciprocal = Self(
    compiler:
      "float, double, int32, int16, int8, complex64, int64, bfloat16, complex128, half",
    processor: "complex128, complex64, double, bfloat16, half, float")
}

extension OperationSignature.Form {
  static let unary: Self = "x:T -> y:T; attr=T:type,allowed=@"
  static let binary: Self = "x:T, y:T -> z:T; attr=T:type,allowed=@"
  static let commutative: Self = "x:T, y:T -> z:T; attr=T:type,allowed=@; is_commutative=true"
  static let aggregate: Self =
    "x:T, y:T -> z:T; attr=T:type,allowed=@; is_commutative=true; is_aggregate=true"
  static let gradientByOutput: Self = "y:T, dy:T -> z:T; attr=T:type,allowed=@"
  static let features: Self = "features:T -> activations:T; attr=T:type,allowed=@"
  static let gradientsByOutputs: Self =
    "gradients:T, outputs:T -> backprops:T; attr=T:type,allowed=@"
  static let gradientsByFeatures: Self =
    "gradients:T, features:T -> backprops:T; attr=T:type,allowed=@"
  static let comparison: Self = "x:T, y:T -> z:bool; attr=T:type,allowed=@"
  static let classification: Self = "x:T -> y:bool; attr=T:type,allowed=@"
  static let reduction: Self = """
    input:T, reduction_indices:Tidx -> output:T; attr=keep_dims:bool,default=false; \
    attr=T:type,allowed=@; attr=Tidx:type,default=DT_INT32,allowed=#
    """
  static let scan: Self = """
    x:T, axis:Tidx -> out:T; attr=exclusive:bool,default=false; \
    attr=reverse:bool,default=false; attr=T:type,allowed=@; \
    attr=Tidx:type,default=DT_INT32,allowed=#
    """
  static let logicalReduction: Self = """
    input:bool, reduction_indices:Tidx -> output:bool; attr=keep_dims:bool,default=false; \
    attr=Tidx:type,default=DT_INT32,allowed=#
    """
}
