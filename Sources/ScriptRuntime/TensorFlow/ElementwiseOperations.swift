import TapeEngine
import Tensors

/// Elementwise operations under all their names.
enum ElementwiseOperations {
  /// Operations of one operand that Python converts first.
  private static let converted: Set<Primitive> = [.absolute, .sign, .round, .sigmoid, .relu6]

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
    (["bitwise.bitwise_and"], .bitwiseAnd),
    (["bitwise.bitwise_or"], .bitwiseOr),
    (["bitwise.bitwise_xor"], .bitwiseXor),
    (["bitwise.left_shift"], .leftShift),
    (["bitwise.right_shift"], .rightShift),
  ]

  /// Operations of two bools.
  private static let logical: [(paths: [String], Primitive)] = [
    (["logical_and", "math.logical_and"], .logicalAnd),
    (["logical_or", "math.logical_or"], .logicalOr),
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
      let given = converted.contains(primitive) ? GivenOperands.none : GivenOperands(0)
      let isLogical = primitive == .logicalNot
      declare(paths, "\(parameter), name=None", in: &library) { call throws(ScriptError) in
        let x = isLogical ? try call.operand(0, .bool, given) : try call.tensor(0)
        return try call.compute(given) { recording throws(EngineError) in
          try recording.apply(primitive, x)
        }
      }
    }
    let both = GivenOperands(0, 1)
    for (paths, primitive) in binary {
      // Alone among them, the arc tangent names its numerator y and takes it first.
      let names = primitive == .atan2 ? "y, x, name=None" : "x, y, name=None"
      declare(paths, names, in: &library) { call throws(ScriptError) in
        let (x, y) = try call.operands(0, 1)
        return try call.compute(both) { recording throws(EngineError) in
          // The operators `*` and NumPy's multiply bools; TensorFlow's function does not.
          if primitive == .multiply, recording.dtype(x) == .bool, recording.dtype(y) == .bool {
            throw .attribute("T", .bool, of: "Mul")
          }
          return try recording.apply(primitive, x, y)
        }
      }
    }
    for (paths, primitive) in logical {
      declare(paths, "x, y, name=None", in: &library) { call throws(ScriptError) in
        let x = try call.operand(0, .bool, both)
        let y = try call.operand(1, .bool, both)
        return try call.compute(both) { recording throws(EngineError) in
          try recording.apply(primitive, x, y)
        }
      }
    }
    // TensorFlow composes it: `(x | y) & ~(x & y)`.
    declare(["math.logical_xor"], "x, y, name='LogicalXor'", in: &library) {
      call throws(ScriptError) in
      let x = try call.operand(0, .bool, both)
      let y = try call.operand(1, .bool, both)
      return try call.compute(both) { recording throws(EngineError) in
        let either = try recording.apply(.logicalOr, x, y)
        let notBoth = try recording.apply(.logicalNot, try recording.apply(.logicalAnd, x, y))
        return try recording.apply(.logicalAnd, either, notBoth)
      }
    }
    ordered(in: &library)
    activations(in: &library)
    selections(in: &library)
  }

  /// Operations whose Python side converts the first operand alone, and then the second.
  private static func ordered(in library: inout LibraryBuilder) {
    declare(["add", "math.add"], "x, y, name=None", in: &library) { call throws(ScriptError) in
      let (x, y) = try call.hinted(0, 1)
      return try call.compute { recording throws(EngineError) in try recording.add(x, y) }
    }
    declare(["divide", "math.divide"], "x, y, name=None", in: &library) {
      call throws(ScriptError) in
      let isTensor =
        TensorOperators.isTensorLike(call[0], call.interpreter)
        || TensorOperators.isTensorLike(call[1], call.interpreter)
      let x =
        isTensor || call[0].isRecord(.indexedSlices) ? call[0] : .tensor(try call.tensor(0))
      if !isTensor, x.isRecord(.indexedSlices) {
        throw call.interpreter.error(
          .typeError,
          "unsupported operand type(s) for /: 'IndexedSlices' and "
            + "'\(call.interpreter.typeName(call[1]))'")
      }
      return try TensorOperators.binary(.divide, x, call[1], call.interpreter)
    }
    declare(["truediv", "math.truediv"], "x, y, name=None", in: &library) {
      call throws(ScriptError) in
      let (x, y) = try quotient(call)
      return try call.compute { recording throws(EngineError) in try recording.divide(x, y) }
    }
    declare(["math.divide_no_nan"], "x, y, name=None", in: &library) { call throws(ScriptError) in
      // A tensor decides for a Python value before it.
      let known =
        Operands.dtype(of: call[0], call.interpreter) == nil
        ? Operands.dtype(of: call[1], call.interpreter) : nil
      let (x, y) = try quotient(call, dtype: known)
      let isInteger = call.recording.dtype(x).isInteger
      if call.recording.dtype(x) == .bool {
        throw call.interpreter.error(
          .typeError,
          "Invalid dtype tf.bool in tf.math.divide_no_nan. Expected one of {tf.uint8, tf.int8, "
            + "tf.uint16, tf.int16, tf.uint32, tf.int32, tf.uint64, tf.int64, tf.bfloat16, "
            + "tf.float16, tf.float32, tf.float64, tf.complex64, tf.complex128}.")
      }
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
  private static func quotient(
    _ call: Call, dtype: DType? = nil
  ) throws(ScriptError) -> (TensorID, TensorID) {
    let x = try call.tensor(0, dtype: dtype)
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
    for (name, signature) in [
      ("nn.leaky_relu", "features, alpha=0.2, name=None"),
      ("keras.activations.leaky_relu", "x, negative_slope=0.2"),
    ] {
      declare([name], signature, in: &library) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let slope = try call.number(1)
        return try call.compute { recording throws(EngineError) in
          let isInteger = recording.dtype(x).isInteger
          return try recording.leakyRelu(
            isInteger ? recording.cast(x, to: .float32) : x, slope: slope)
        }
      }
    }
    declare(
      ["nn.gelu", "keras.activations.gelu"], "features, approximate=False, name=None", in: &library
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      if !call.recording.dtype(x).isFloatingPoint {
        throw call.interpreter.error(
          .valueError,
          "`features.dtype` must be a floating point tensor.Received:features.dtype=<dtype: "
            + "'\(call.recording.dtype(x).name)'>")
      }
      let isApproximate = try call.bool(1)
      return try call.compute { recording throws(EngineError) in
        try recording.gelu(x, approximate: isApproximate)
      }
    }
    declare(["nn.silu", "nn.swish"], "features, beta=1.0", in: &library) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      if !call.recording.dtype(x).isFloatingPoint {
        throw call.interpreter.error(.attribute("T", call.recording.dtype(x), of: "Sigmoid"))
      }
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

  /// `x` between the arguments of a call: `maximum(minimum(x, high), low)`, neither of which may
  /// stretch it.
  private static func clip(_ call: Call, _ x: TensorID) throws(ScriptError) -> TensorID {
    let dtype = call.recording.dtype(x)
    var result = x
    for (parameter, primitive) in [(2, Primitive.minimum), (1, .maximum)] {
      let given = GivenOperands(parameter)
      let bound = try call.beside(parameter, dtype, given)
      result = try call.engine(given) { [result] recording throws(EngineError) in
        try recording.apply(primitive, result, bound)
      }
      let (own, clipped) = (call.recording.shape(x), call.recording.shape(result))
      if own != clipped {
        throw call.interpreter.error(
          .valueError, "Shapes \(own.tupleText) and \(clipped.tupleText) are incompatible")
      }
    }
    return result
  }

  private static func selections(in library: inout LibraryBuilder) {
    declare(["where"], "condition, x=None, y=None, name=None", in: &library) {
      call throws(ScriptError) in
      if call[1].isNone && call[2].isNone {
        let condition = try call.tensor(0, hint: .bool)
        if call.recording.rank(condition) == 0 {
          throw call.interpreter.error(
            .kernel("Where", "WhereOp : Unhandled input dimensions: 0"))
        }
        return try call.compute { recording throws(EngineError) in
          try recording.indicesOfTrue(condition)
        }
      }
      if call[1].isNone || call[2].isNone {
        throw call.interpreter.error(
          .valueError, "x and y must both be non-None or both be None.")
      }
      let given = GivenOperands(0, 1, 2)
      let condition = try call.operand(0, .bool, given)
      let (x, y) = try call.operands(1, 2, given)
      return try call.compute(given) { recording throws(EngineError) in
        try recording.select(condition, x, y)
      }
    }
    declare(["clip_by_value"], "t, clip_value_min, clip_value_max, name=None", in: &library) {
      call throws(ScriptError) in
      let clipped = try clip(call, try IndexedSlicesObject.values(call[0], call.interpreter))
      return try IndexedSlicesObject.replaced(call[0], by: clipped, call.interpreter)
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
      if call[0].isRecord(.indexedSlices) {
        return try IndexedSlicesObject.mapped(call[0], call.interpreter) {
          recording, values throws(EngineError) in try recording.stopGradient(values)
        }
      }
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.stopGradient(x) }
    }
    declare(["add_n", "math.add_n"], "inputs, name=None", in: &library) {
      call throws(ScriptError) in
      if call[0].isRecord(.indexedSlices) {
        throw call.interpreter.error(.typeError, "'IndexedSlices' object is not iterable")
      }
      let items = try call.interpreter.elements(of: call[0])
      var tensors: [TensorID] = []
      for item in items where !item.isNone {
        tensors.append(try Conversion.tensor(item, call.interpreter))
      }
      if tensors.isEmpty || tensors.count < items.count {
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
        coefficients.append(try Conversion.tensor(item, call.interpreter))
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
