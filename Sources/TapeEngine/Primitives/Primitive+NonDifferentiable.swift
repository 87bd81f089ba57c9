// Operations through which nothing flows back: their results count as computed outside any tape.
extension Primitive {
  static let comparisons: [Declaration] = [
    .nonDifferentiable(.equal, "Equal", .compare(.equal)),
    .nonDifferentiable(.notEqual, "NotEqual", .compare(.notEqual)),
    .nonDifferentiable(.less, "Less", takes: .init(.ordered, .comparison), .compare(.less)),
    .nonDifferentiable(
      .lessEqual, "LessEqual", takes: .init(.ordered, .comparison),
      .compare(.lessEqual)),
    .nonDifferentiable(
      .greater, "Greater", takes: .init(.ordered, .comparison), .compare(.greater)),
    .nonDifferentiable(
      .greaterEqual, "GreaterEqual", takes: .init(.ordered, .comparison),
      .compare(.greaterEqual)),
    .nonDifferentiable(.isNaN, "IsNan", takes: .init(.real, .classification), .classify(.isNaN)),
    .nonDifferentiable(
      .isInfinite, "IsInf", takes: .init(.real, .classification),
      .classify(.isInfinite)),
    .nonDifferentiable(
      .isFinite, "IsFinite", takes: .init(.real, .classification), .classify(.isFinite)
    ),
    .nonDifferentiable(.logicalAnd, "LogicalAnd", .binary(.bitwiseAnd), domain: .booleans),
    .nonDifferentiable(.logicalOr, "LogicalOr", .binary(.bitwiseOr), domain: .booleans),
    // TensorFlow composes it of others, of which LogicalOr looks at the operands first.
    .nonDifferentiable(.logicalXor, "LogicalOr", .binary(.bitwiseXor), domain: .booleans),
    .nonDifferentiable(.logicalNot, "LogicalNot", .unary(.logicalNot), domain: .booleans),
    .nonDifferentiable(
      .bitwiseAnd, "BitwiseAnd", takes: .init(.integral, .commutative),
      .binary(.bitwiseAnd), domain: .integers),
    .nonDifferentiable(
      .bitwiseOr, "BitwiseOr", takes: .init(.integral, .commutative),
      .binary(.bitwiseOr), domain: .integers),
    .nonDifferentiable(
      .bitwiseXor, "BitwiseXor", takes: .init(.integral, .commutative),
      .binary(.bitwiseXor), domain: .integers),
    .nonDifferentiable(.bitwiseInvert, "Invert", takes: .init(.integral, .unary), .unary(.invert)),
    .nonDifferentiable(
      .leftShift, "LeftShift", takes: .init(.integral, .binary), .binary(.shiftLeft)),
    .nonDifferentiable(
      .rightShift, "RightShift", takes: .init(.integral, .binary), .binary(.shiftRight)
    ),
  ]

  static let roundings: [Declaration] = [
    .nonDifferentiable(.floor, "Floor", takes: .init(.real, .unary), .unary(.floor)),
    .nonDifferentiable(.ceil, "Ceil", takes: .init(.real, .unary), .unary(.ceil)),
    // Rounding an integer changes nothing.
    .nonDifferentiable(
      .round, "Round", takes: .init(.signed, .unary), .unary(.round),
      detour: .ofIntegers { r, x throws(EngineError) in try r.unchanged(x[0]) }),
    .nonDifferentiable(.rint, "Rint", takes: .init(.real, .unary), .unary(.rint)),
    .nonDifferentiable(
      .floorDivide, "FloorDiv", takes: .init(.divisible, .binary),
      .binary(.floorDivide), cost: .remainder, refuses: .zeroDivisors),
    .nonDifferentiable(
      .truncateDivide, "TruncateDiv", takes: .init(.divisible, .binary),
      .binary(.truncateDivide), cost: .function, weight: 1,
      detour: .ofFloats { r, x throws(EngineError) in try r.truncatedQuotient(x[0], x[1]) },
      refuses: .zeroDivisors),
    .nonDifferentiable(
      .truncateModulo, "TruncateMod",
      takes: .init("int32, int64, bfloat16, half, float, double", .binary),
      .binary(.truncateModulo), cost: .remainder, refuses: .zeroDivisors),
    .nonDifferentiable(.stopGradient, "StopGradient", .alias),
  ]

  static let indices: [Declaration] = [
    .nonDifferentiable(
      .argmax, "ArgMax",
      takes: .init(
        .indexed,
        """
        input:T, dimension:Tidx -> output:output_type; attr=T:type,allowed=@; \
        attr=Tidx:type,default=DT_INT32,allowed=[DT_INT16, DT_INT32, DT_INT64]; \
        attr=output_type:type,default=DT_INT64,allowed=[DT_INT16, DT_UINT16, DT_INT32, \
        DT_INT64]
        """), .method { $0.argumentReduce($1, by: .maximum) }),
    .nonDifferentiable(
      .argmin, "ArgMin",
      takes: .init(
        .indexed,
        """
        input:T, dimension:Tidx -> output:output_type; attr=T:type,allowed=@; \
        attr=Tidx:type,default=DT_INT32,allowed=#; \
        attr=output_type:type,default=DT_INT64,allowed=#
        """), .method { $0.argumentReduce($1, by: .minimum) }),
    .nonDifferentiable(
      .anyOf, "Any", takes: .init(.any, .logicalReduction), .method { $0.reduce($1, by: .any) }),
    .nonDifferentiable(
      .allOf, "All", takes: .init(.any, .logicalReduction), .method { $0.reduce($1, by: .all) }),
  ]
}
