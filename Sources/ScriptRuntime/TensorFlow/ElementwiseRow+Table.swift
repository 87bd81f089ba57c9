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
      math: .init("sqrt", outside: { $0 < 0 }, { $0.squareRoot() })),
    .unary(.rsqrt, tf: ["math.rsqrt"]),
    .unary(.reciprocal, tf: ["math.reciprocal"], np: .own("reciprocal")),
    .unary(
      .exp, tf: ["exp", "math.exp", "keras.activations.exponential"], np: .floats("exp"),
      math: .checked(.exp)),
    .unary(
      .expm1, tf: ["math.expm1"], np: .floats("expm1"), math: .checked(.expm1)),
    .unary(.log, tf: ["math.log"], np: .floats("log")),
    .unary(
      .log1p, tf: ["math.log1p"], np: .floats("log1p"),
      math: .init("log1p", outside: { $0 <= -1 }, { ScalarFunction.log1p($0) })),
    .unary(
      .sin, tf: ["sin", "math.sin"], np: .floats("sin"), math: .checked(.sin)),
    .unary(
      .cos, tf: ["cos", "math.cos"], np: .floats("cos"), math: .checked(.cos)),
    .unary(
      .tan, tf: ["tan", "math.tan"], np: .floats("tan"), math: .checked(.tan)),
    .unary(
      .asin, tf: ["asin", "math.asin"], np: .floats("arcsin"),
      math: .checked(.asin)),
    .unary(
      .acos, tf: ["acos", "math.acos"], np: .floats("arccos"),
      math: .checked(.acos)),
    .unary(
      .atan, tf: ["atan", "math.atan"], np: .floats("arctan"), math: .total(.atan)),
    .unary(
      .sinh, tf: ["sinh", "math.sinh"], np: .floats("sinh"),
      math: .checked(.sinh)),
    .unary(
      .cosh, tf: ["cosh", "math.cosh"], np: .floats("cosh"),
      math: .checked(.cosh)),
    .unary(
      .tanh, tf: ["tanh", "math.tanh", "nn.tanh", "keras.activations.tanh"], np: .floats("tanh"),
      math: .total(.tanh)),
    .unary(
      .asinh, tf: ["asinh", "math.asinh"], np: .floats("arcsinh"),
      math: .total(kernel: .asinh)),
    .unary(
      .acosh, tf: ["acosh", "math.acosh"], np: .floats("arccosh"),
      math: .checked(kernel: .acosh)),
    .unary(
      .atanh, tf: ["atanh", "math.atanh"], np: .floats("arctanh"),
      math: .init("atanh", outside: { $0.magnitude >= 1 }, { UnaryKernel.atanh($0) })),
    .unary(.erf, tf: ["math.erf"], math: .total(.erf)),
    .unary(.erfc, tf: ["math.erfc"], math: .total(kernel: .erfc)),
    .unary(
      .lgamma, tf: ["math.lgamma"],
      math: .init("lgamma", isChecked: true, outside: MathFunction.isPole) {
        UnaryKernel.lgamma($0)
      }),
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
