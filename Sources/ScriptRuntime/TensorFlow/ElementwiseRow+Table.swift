import Kernels
import TapeEngine

extension ElementwiseRow {
  /// Every elementwise operation that has a name.
  static let all = arithmetic + functions + activations + comparisons + bits

  private static let arithmetic: [ElementwiseRow] = [
    .binary(.add, tf: ["add", "math.add"], .inTurn, np: .own("add"), ofBooleans: .logicalOr),
    .binary(.subtract, tf: ["subtract", "math.subtract"], np: .own("subtract")),
    .binary(
      .multiply, tf: ["multiply", "math.multiply"], np: .own("multiply"), ofBooleans: .logicalAnd),
    .binary(.divide, tf: [], np: .own("divide", "true_divide")),
    .binary(.power, tf: ["pow", "math.pow"], np: .own("power")),
    .binary(.maximum, tf: ["maximum", "math.maximum"], np: .own("maximum")),
    .binary(.minimum, tf: ["minimum", "math.minimum"], np: .own("minimum")),
    .binary(.floorDivide, tf: ["floordiv", "math.floordiv"], np: .own("floor_divide")),
    .binary(.floorModulo, tf: ["math.floormod", "math.mod"], np: .own("mod", "remainder")),
    .binary(.truncateDivide, tf: ["truncatediv"]),
    .binary(.truncateModulo, tf: ["truncatemod"]),
    .binary(.squaredDifference, tf: ["math.squared_difference"]),
    // Alone among them it names its numerator y and takes it first.
    .binary(.atan2, tf: ["atan2", "math.atan2"], of: ["y", "x"], np: .floats("arctan2")),
    .binary(.xlogy, tf: ["math.xlogy"]),
    .binary(.xlog1py, tf: ["math.xlog1py"]),
    .binary(.xdivy, tf: ["math.xdivy"]),
  ]

  private static let functions: [ElementwiseRow] = [
    .unary(.absolute, tf: ["abs", "math.abs"], .each, np: .own("abs", "absolute")),
    .unary(.negate, tf: ["negative", "math.negative"], np: .own("negative")),
    .unary(.sign, tf: ["sign", "math.sign"], .each, np: .own("sign")),
    .unary(.square, tf: ["square", "math.square"], np: .own("square")),
    .unary(
      .sqrt, tf: ["sqrt", "math.sqrt"], np: .floats("sqrt"),
      math: .init("sqrt", { $0.squareRoot() }) { $0 < 0 }),
    .unary(.rsqrt, tf: ["math.rsqrt"]),
    .unary(.reciprocal, tf: ["math.reciprocal"], np: .own("reciprocal")),
    .unary(
      .exp, tf: ["exp", "math.exp", "keras.activations.exponential"], np: .floats("exp"),
      math: .checked("exp", ScalarMath.exp)),
    .unary(
      .expm1, tf: ["math.expm1"], np: .floats("expm1"), math: .checked("expm1", ScalarMath.expm1)),
    .unary(.log, tf: ["math.log"], np: .floats("log")),
    .unary(
      .log1p, tf: ["math.log1p"], np: .floats("log1p"),
      math: .init("log1p", ScalarMath.log1p) { $0 <= -1 }),
    .unary(
      .sin, tf: ["sin", "math.sin"], np: .floats("sin"), math: .checked("sin", ScalarMath.sin)),
    .unary(
      .cos, tf: ["cos", "math.cos"], np: .floats("cos"), math: .checked("cos", ScalarMath.cos)),
    .unary(
      .tan, tf: ["tan", "math.tan"], np: .floats("tan"), math: .checked("tan", ScalarMath.tan)),
    .unary(
      .asin, tf: ["asin", "math.asin"], np: .floats("arcsin"),
      math: .checked("asin", ScalarMath.asin)),
    .unary(
      .acos, tf: ["acos", "math.acos"], np: .floats("arccos"),
      math: .checked("acos", ScalarMath.acos)),
    .unary(
      .atan, tf: ["atan", "math.atan"], np: .floats("arctan"), math: .init("atan", ScalarMath.atan)),
    .unary(
      .sinh, tf: ["sinh", "math.sinh"], np: .floats("sinh"),
      math: .checked("sinh", ScalarMath.sinh)),
    .unary(
      .cosh, tf: ["cosh", "math.cosh"], np: .floats("cosh"),
      math: .checked("cosh", ScalarMath.cosh)),
    .unary(
      .tanh, tf: ["tanh", "math.tanh", "nn.tanh", "keras.activations.tanh"], np: .floats("tanh"),
      math: .init("tanh", ScalarMath.tanh)),
    .unary(
      .asinh, tf: ["asinh", "math.asinh"], np: .floats("arcsinh"),
      math: .init("asinh", ScalarMath.asinh)),
    .unary(
      .acosh, tf: ["acosh", "math.acosh"], np: .floats("arccosh"),
      math: .checked("acosh", ScalarMath.acosh)),
    .unary(
      .atanh, tf: ["atanh", "math.atanh"], np: .floats("arctanh"),
      math: .init("atanh", ScalarMath.atanh) { $0.magnitude >= 1 }),
    .unary(.erf, tf: ["math.erf"], math: .init("erf", ScalarMath.erf)),
    .unary(.erfc, tf: ["math.erfc"], math: .init("erfc", ScalarMath.erfc)),
    .unary(.lgamma, tf: ["math.lgamma"], math: .gamma("lgamma", ScalarMath.lgamma)),
    .unary(.digamma, tf: ["math.digamma"]),
    .unary(.floor, tf: ["floor", "math.floor"], np: .whole("floor")),
    .unary(.ceil, tf: ["math.ceil"], np: .whole("ceil")),
    .unary(.round, tf: ["round", "math.round"], .each),
    .unary(.rint, tf: ["math.rint"], np: .whole("rint")),
  ]

  private static let activations: [ElementwiseRow] = [
    .unary(
      .sigmoid, tf: ["sigmoid", "math.sigmoid", "nn.sigmoid", "keras.activations.sigmoid"], .each),
    .unary(
      .softplus, tf: ["nn.softplus", "math.softplus", "keras.activations.softplus"], of: "features"),
    .unary(.relu, tf: ["nn.relu", "keras.activations.relu"], of: "features"),
    .unary(.relu6, tf: ["nn.relu6", "keras.activations.relu6"], of: "features", .each),
    .unary(.elu, tf: ["nn.elu", "keras.activations.elu"], of: "features"),
    .unary(.selu, tf: ["nn.selu", "keras.activations.selu"], of: "features"),
    .unary(
      .softsign, tf: ["nn.softsign", "math.softsign", "keras.activations.softsign"], of: "features"),
  ]

  private static let comparisons: [ElementwiseRow] = [
    .binary(.equal, tf: ["equal", "math.equal"], np: .own("equal"), ofBooleans: .equal),
    .binary(
      .notEqual, tf: ["not_equal", "math.not_equal"], np: .own("not_equal"), ofBooleans: .notEqual),
    .binary(.less, tf: ["less", "math.less"], np: .own("less")),
    .binary(.lessEqual, tf: ["less_equal", "math.less_equal"], np: .own("less_equal")),
    .binary(.greater, tf: ["greater", "math.greater"], np: .own("greater")),
    .binary(.greaterEqual, tf: ["greater_equal", "math.greater_equal"], np: .own("greater_equal")),
    .unary(.isNaN, tf: ["math.is_nan"], np: .floats("isnan")),
    .unary(.isInfinite, tf: ["math.is_inf"], np: .floats("isinf")),
    .unary(.isFinite, tf: ["math.is_finite"], np: .floats("isfinite")),
  ]

  private static let bits: [ElementwiseRow] = [
    .binary(
      .logicalAnd, tf: ["logical_and", "math.logical_and"], .booleans, np: .booleans("logical_and")),
    .binary(
      .logicalOr, tf: ["logical_or", "math.logical_or"], .booleans, np: .booleans("logical_or")),
    .binary(.logicalXor, tf: [], np: .booleans("logical_xor")),
    .unary(
      .logicalNot, tf: ["logical_not", "math.logical_not"], .booleans, np: .booleans("logical_not")),
    .binary(.bitwiseAnd, tf: ["bitwise.bitwise_and"], ofBooleans: .logicalAnd),
    .binary(.bitwiseOr, tf: ["bitwise.bitwise_or"], ofBooleans: .logicalOr),
    .binary(.bitwiseXor, tf: ["bitwise.bitwise_xor"], ofBooleans: .logicalXor),
    .unary(.bitwiseInvert, tf: ["bitwise.invert"], ofBooleans: .logicalNot),
    .binary(.leftShift, tf: ["bitwise.left_shift"]),
    .binary(.rightShift, tf: ["bitwise.right_shift"]),
  ]
}
