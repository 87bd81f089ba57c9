import TapeEngine
import Tensors

/// Elementwise operations under all their names.
enum ElementwiseOperations {
  /// Operations of one operand: paths without `tf.`, the first is the main one.
  private static let unary: [(paths: [String], parameter: String, Primitive)] = [
    (["abs", "math.abs"], "x", .absolute),
    (["negative", "math.negative"], "x", .negate),
    (["sign", "math.sign"], "x", .sign),
    (["square", "math.square"], "x", .square),
    (["sqrt", "math.sqrt"], "x", .sqrt),
    (["math.rsqrt"], "x", .rsqrt),
    (["math.reciprocal"], "x", .reciprocal),
    (["exp", "math.exp", "keras.activations.exponential"], "x", .exp),
    (["math.expm1"], "x", .expm1),
    (["math.log"], "x", .log),
    (["math.log1p"], "x", .log1p),
    (["sin", "math.sin"], "x", .sin),
    (["cos", "math.cos"], "x", .cos),
    (["tan", "math.tan"], "x", .tan),
    (["asin", "math.asin"], "x", .asin),
    (["acos", "math.acos"], "x", .acos),
    (["atan", "math.atan"], "x", .atan),
    (["sinh", "math.sinh"], "x", .sinh),
    (["cosh", "math.cosh"], "x", .cosh),
    (["tanh", "math.tanh", "nn.tanh", "keras.activations.tanh"], "x", .tanh),
    (["asinh", "math.asinh"], "x", .asinh),
    (["acosh", "math.acosh"], "x", .acosh),
    (["atanh", "math.atanh"], "x", .atanh),
    (["math.erf"], "x", .erf),
    (["math.erfc"], "x", .erfc),
    (["math.lgamma"], "x", .lgamma),
    (["math.digamma"], "x", .digamma),
    (["floor", "math.floor"], "x", .floor),
    (["math.ceil"], "x", .ceil),
    (["round", "math.round"], "x", .round),
    (["math.rint"], "x", .rint),
    (["sigmoid", "math.sigmoid", "nn.sigmoid", "keras.activations.sigmoid"], "x", .sigmoid),
    (["nn.softplus", "math.softplus", "keras.activations.softplus"], "features", .softplus),
    (["nn.relu", "keras.activations.relu"], "features", .relu),
    (["nn.relu6", "keras.activations.relu6"], "features", .relu6),
    (["nn.elu", "keras.activations.elu"], "features", .elu),
    (["nn.selu", "keras.activations.selu"], "features", .selu),
    (["nn.softsign", "math.softsign", "keras.activations.softsign"], "features", .softsign),
    (["math.is_nan"], "x", .isNaN),
    (["math.is_inf"], "x", .isInfinite),
    (["math.is_finite"], "x", .isFinite),
    (["logical_not", "math.logical_not"], "x", .logicalNot),
    (["bitwise.invert"], "x", .bitwiseInvert),
  ]

  /// Operations of two operands.
  private static let binary: [(paths: [String], Primitive)] = [
    (["subtract", "math.subtract"], .subtract),
    (["multiply", "math.multiply"], .multiply),
    (["pow", "math.pow"], .power),
    (["maximum", "math.maximum"], .maximum),
    (["minimum", "math.minimum"], .minimum),
    (["floordiv", "math.floordiv"], .floorDivide),
    (["math.floormod", "math.mod"], .floorModulo),
    (["truncatediv"], .truncateDivide),
    (["truncatemod"], .truncateModulo),
    (["math.squared_difference"], .squaredDifference),
    (["atan2", "math.atan2"], .atan2),
    (["math.xlogy"], .xlogy),
    (["math.xlog1py"], .xlog1py),
    (["math.xdivy"], .xdivy),
    (["equal", "math.equal"], .equal),
    (["not_equal", "math.not_equal"], .notEqual),
    (["less", "math.less"], .less),
    (["less_equal", "math.less_equal"], .lessEqual),
    (["greater", "math.greater"], .greater),
    (["greater_equal", "math.greater_equal"], .greaterEqual),
    (["logical_and", "math.logical_and"], .logicalAnd),
    (["logical_or", "math.logical_or"], .logicalOr),
    (["math.logical_xor"], .logicalXor),
    (["bitwise.bitwise_and"], .bitwiseAnd),
    (["bitwise.bitwise_or"], .bitwiseOr),
    (["bitwise.bitwise_xor"], .bitwiseXor),
    (["bitwise.left_shift"], .leftShift),
    (["bitwise.right_shift"], .rightShift),
  ]

  private static func declare(
    _ paths: [String], _ signature: String, in library: inout LibraryBuilder,
    _ body: @escaping NativeBody
  ) {
    library.function(
      "tf.\(paths[0])", aliases: paths.dropFirst().map { "tf.\($0)" }, signature,
      style: .operation, body)
  }

  static func register(in library: inout LibraryBuilder) {
    library.module("tf.keras", displayName: "keras._tf_keras.keras")
    library.module("tf.keras.activations", displayName: "keras._tf_keras.keras.activations")
    library.module("tf.bitwise", displayName: "tensorflow._api.v2.bitwise")
    for (paths, parameter, primitive) in unary {
      declare(paths, "\(parameter), name=None", in: &library) { call throws(ScriptError) in
        let x = try call.tensor(0)
        return try call.compute { recording throws(EngineError) in
          try recording.apply(primitive, x)
        }
      }
    }
    for (paths, primitive) in binary {
      declare(paths, "x, y, name=None", in: &library) { call throws(ScriptError) in
        let (x, y) = try call.operands(0, 1)
        return try call.compute { recording throws(EngineError) in
          try recording.apply(primitive, x, y)
        }
      }
    }
    ordered(in: &library)
    activations(in: &library)
    selections(in: &library)
  }

  /// Operations whose Python side converts the first operand alone, and then the second.
  private static func ordered(in library: inout LibraryBuilder) {
    declare(["add", "math.add"], "x, y, name=None", in: &library) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let y = try call.tensor(1, hint: call.recording.dtype(x))
      return try call.compute { recording throws(EngineError) in try recording.add(x, y) }
    }
    declare(["divide", "math.divide"], "x, y, name=None", in: &library) {
      call throws(ScriptError) in
      let isTensor =
        TensorOperators.isTensorLike(call[0], call.interpreter)
        || TensorOperators.isTensorLike(call[1], call.interpreter)
      let x = isTensor ? call[0] : .tensor(try call.tensor(0))
      return try TensorOperators.binary(.divide, x, call[1], call.interpreter)
    }
    declare(["truediv", "math.truediv"], "x, y, name=None", in: &library) {
      call throws(ScriptError) in
      let (x, y) = try quotient(call)
      return try call.compute { recording throws(EngineError) in try recording.divide(x, y) }
    }
    declare(["math.divide_no_nan"], "x, y, name=None", in: &library) { call throws(ScriptError) in
      // A number takes the dtype of the tensor that it is divided by.
      let isNumberByTensor =
        Operands.dtype(of: call[0], call.interpreter) == nil
        && Operands.dtype(of: call[1], call.interpreter) != nil
      let (x, y) = isNumberByTensor ? try call.operands(0, 1) : try quotient(call)
      let isInteger = call.recording.dtype(x).isInteger
      return try call.compute { recording throws(EngineError) in
        isInteger
          ? try recording.apply(
            .divideNoNan, recording.cast(x, to: .float64), recording.cast(y, to: .float64))
          : try recording.apply(.divideNoNan, x, y)
      }
    }
    declare(["math.multiply_no_nan"], "x, y, name=None", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let y = try call.tensor(1, named: "y", dtype: call.recording.dtype(x))
      return try call.compute { recording throws(EngineError) in
        try recording.apply(.multiplyNoNan, x, y)
      }
    }
  }

  /// The operands of a quotient, of one dtype.
  private static func quotient(_ call: Call) throws(ScriptError) -> (TensorID, TensorID) {
    let x = try call.tensor(0)
    let y = try call.tensor(1, hint: call.recording.dtype(x))
    let (left, right) = (call.recording.dtype(x), call.recording.dtype(y))
    if left != right {
      throw call.interpreter.error(
        .typeError,
        "`x` and `y` must have the same dtype, got tf.\(left.name) != tf.\(right.name).")
    }
    return (x, y)
  }

  private static func activations(in library: inout LibraryBuilder) {
    declare(["nn.leaky_relu"], "features, alpha=0.2, name=None", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let slope = try call.number(1)
      return try call.compute { recording throws(EngineError) in
        try recording.leakyRelu(x, slope: slope)
      }
    }
    declare(["keras.activations.leaky_relu"], "x, negative_slope=0.2", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let slope = try call.number(1)
      return try call.compute { recording throws(EngineError) in
        try recording.leakyRelu(x, slope: slope)
      }
    }
    declare(
      ["nn.gelu", "keras.activations.gelu"], "features, approximate=False, name=None", in: &library
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let isApproximate = try call.bool(1)
      return try call.compute { recording throws(EngineError) in
        try recording.gelu(x, approximate: isApproximate)
      }
    }
    declare(["nn.silu", "nn.swish"], "features, beta=1.0", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let beta = try call.tensor(1, dtype: call.recording.dtype(x))
      if call[1].tag == .float && call[1].floatValue == 1 {
        return try call.compute { recording throws(EngineError) in try recording.silu(x) }
      }
      return try call.compute { recording throws(EngineError) in
        let gate = try recording.apply(.sigmoid, try recording.multiply(beta, x))
        return try recording.multiply(x, gate)
      }
    }
    declare(["keras.activations.silu", "keras.activations.swish"], "x", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.silu(x) }
    }
    declare(["keras.activations.linear"], "x", in: &library) { call throws(ScriptError) in call[0] }
    declare(["math.log_sigmoid", "keras.activations.log_sigmoid"], "x, name=None", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.logSigmoid(x) }
    }
    declare(
      ["nn.softmax", "math.softmax", "keras.activations.softmax"],
      "logits, axis=None, name=None", in: &library
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axis = call[1].isNone ? -1 : try call.integer(1)
      return try call.compute { recording throws(EngineError) in
        try recording.softmax(x, axis: axis)
      }
    }
    declare(
      ["nn.log_softmax", "math.log_softmax", "keras.activations.log_softmax"],
      "logits, axis=None, name=None", in: &library
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axis = call[1].isNone ? -1 : try call.integer(1)
      return try call.compute { recording throws(EngineError) in
        try recording.logSoftmax(x, axis: axis)
      }
    }
  }

  private static func selections(in library: inout LibraryBuilder) {
    declare(["where"], "condition, x=None, y=None, name=None", in: &library) {
      call throws(ScriptError) in
      let condition = try call.tensor(0, hint: .bool)
      if call[1].isNone && call[2].isNone {
        return try call.compute { recording throws(EngineError) in
          try recording.indicesOfTrue(condition)
        }
      }
      if call[1].isNone || call[2].isNone {
        throw call.interpreter.error(
          .valueError, "x and y must both be non-None or both be None.")
      }
      let (x, y) = try call.operands(1, 2)
      return try call.compute { recording throws(EngineError) in
        try recording.select(condition, x, y)
      }
    }
    declare(["clip_by_value"], "t, clip_value_min, clip_value_max, name=None", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let dtype = call.recording.dtype(x)
      let low = try Operands.other(call[1], dtype, call.interpreter)
      let high = try Operands.other(call[2], dtype, call.interpreter)
      return try call.compute { recording throws(EngineError) in
        try recording.clipByValue(x, low, high)
      }
    }
    declare(["identity"], "input, name=None", in: &library) { call throws(ScriptError) in
      if call[0].isRecord(.indexedSlices) {
        return try IndexedSlicesObject.mapped(call[0], call.interpreter) {
          recording, values throws(EngineError) in try recording.identity(values)
        }
      }
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.identity(x) }
    }
    declare(["stop_gradient"], "input, name=None", in: &library) { call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.stopGradient(x) }
    }
    declare(["add_n", "math.add_n"], "inputs, name=None", in: &library) {
      call throws(ScriptError) in
      let tensors = try call.tensors(0)
      if tensors.isEmpty {
        throw call.interpreter.error(
          .valueError,
          "Inputs must be an iterable of at least one Tensor/IndexedSlices with the same dtype "
            + "and shape.")
      }
      if tensors.count == 1 { return .tensor(tensors[0]) }
      return try call.compute { recording throws(EngineError) in try recording.addN(tensors) }
    }
    declare(["math.polyval"], "coeffs, x, name=None", in: &library) { call throws(ScriptError) in
      let x = try call.tensor(1)
      let dtype = call.recording.dtype(x)
      var coefficients: [TensorID] = []
      for item in try call.interpreter.elements(of: call[0]) {
        coefficients.append(try Operands.other(item, dtype, call.interpreter))
      }
      guard var sum = coefficients.first else {
        return .tensor(call.recording.scalar(Int64(0), dtype))
      }
      for coefficient in coefficients.dropFirst() {
        let previous = sum
        sum = try call.interpreter.engine { recording throws(EngineError) in
          try recording.add(coefficient, try recording.multiply(previous, x))
        }
      }
      return .tensor(sum)
    }
  }
}
