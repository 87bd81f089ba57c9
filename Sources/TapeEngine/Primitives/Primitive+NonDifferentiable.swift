// Operations through which nothing flows back: their results count as computed outside any tape.
extension Primitive {
  static let comparisons: [Declaration] = [
    .nonDifferentiable(.equal, "Equal", .compare(.equal)),
    .nonDifferentiable(.notEqual, "NotEqual", .compare(.notEqual)),
    .nonDifferentiable(.less, "Less", .compare(.less)),
    .nonDifferentiable(.lessEqual, "LessEqual", .compare(.lessEqual)),
    .nonDifferentiable(.greater, "Greater", .compare(.greater)),
    .nonDifferentiable(.greaterEqual, "GreaterEqual", .compare(.greaterEqual)),
    .nonDifferentiable(.isNaN, "IsNan", .classify(.isNaN)),
    .nonDifferentiable(.isInfinite, "IsInf", .classify(.isInfinite)),
    .nonDifferentiable(.isFinite, "IsFinite", .classify(.isFinite)),
    .nonDifferentiable(.logicalAnd, "LogicalAnd", .binary(.bitwiseAnd)),
    .nonDifferentiable(.logicalOr, "LogicalOr", .binary(.bitwiseOr)),
    // TensorFlow composes it of others, of which LogicalOr looks at the operands first.
    .nonDifferentiable(.logicalXor, "LogicalOr", .binary(.bitwiseXor)),
    .nonDifferentiable(.logicalNot, "LogicalNot", .unary(.logicalNot)),
    .nonDifferentiable(.bitwiseAnd, "BitwiseAnd", .binary(.bitwiseAnd)),
    .nonDifferentiable(.bitwiseOr, "BitwiseOr", .binary(.bitwiseOr)),
    .nonDifferentiable(.bitwiseXor, "BitwiseXor", .binary(.bitwiseXor)),
    .nonDifferentiable(.bitwiseInvert, "Invert", .unary(.invert)),
    .nonDifferentiable(.leftShift, "LeftShift", .binary(.shiftLeft)),
    .nonDifferentiable(.rightShift, "RightShift", .binary(.shiftRight)),
  ]

  static let roundings: [Declaration] = [
    .nonDifferentiable(.floor, "Floor", .unary(.floor)),
    .nonDifferentiable(.ceil, "Ceil", .unary(.ceil)),
    .nonDifferentiable(.round, "Round", .unary(.round)),
    .nonDifferentiable(.rint, "Rint", .unary(.rint)),
    .nonDifferentiable(.floorDivide, "FloorDiv", .binary(.floorDivide)),
    .nonDifferentiable(.truncateDivide, "TruncateDiv", .binary(.truncateDivide)),
    .nonDifferentiable(.truncateModulo, "TruncateMod", .binary(.truncateModulo)),
    .nonDifferentiable(.stopGradient, "StopGradient", .method),
  ]

  static let indices: [Declaration] = [
    .nonDifferentiable(.argmax, "ArgMax", .method),
    .nonDifferentiable(.argmin, "ArgMin", .method),
    .nonDifferentiable(.anyOf, "Any", .method),
    .nonDifferentiable(.allOf, "All", .method),
  ]
}
