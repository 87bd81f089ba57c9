import TapeEngine
import Tensors

/// Elementwise operations under all their names.
enum ElementwiseOperations {
  private static func declare(
    _ paths: [String], _ signature: String, role: NativeRole, in library: inout LibraryBuilder,
    _ body: @escaping NativeBody
  ) {
    library.function(
      "tf.\(paths[0])", aliases: paths.dropFirst().map { "tf.\($0)" }, signature,
      style: .operation, role: role, body)
  }

  static func register(in library: inout LibraryBuilder) {
    library.module("tf.keras", displayName: "keras._tf_keras.keras")
    library.module("tf.keras.activations", displayName: "keras._tf_keras.keras.activations")
    library.module("tf.bitwise", displayName: "tensorflow._api.v2.bitwise")
    for row in ElementwiseRow.all where !row.tf.isEmpty {
      let signature = (row.operands + ["name=None"]).joined(separator: ", ")
      declare(
        row.tf, signature, role: .knows, in: &library,
        row.operands.count == 1 ? unary(row) : binary(row))
    }
    let both = GivenOperands(0, 1)
    // TensorFlow composes it: `(x | y) & ~(x & y)`.
    declare(["math.logical_xor"], "x, y, name='LogicalXor'", role: .knows, in: &library) {
      call throws(ScriptError) in
      let x = try call.operand(0, .bool, both)
      let y = try call.operand(1, .bool, both)
      return try call.compute(both) { recording throws(EngineError) in
        let either = try recording.apply(.logicalOr, x, y)
        let notBoth = try recording.apply(.logicalNot, try recording.apply(.logicalAnd, x, y))
        return try recording.apply(.logicalAnd, either, notBoth)
      }
    }
    quotients(in: &library)
    activations(in: &library)
    selections(in: &library)
  }

  private static func unary(_ row: ElementwiseRow) -> NativeBody {
    let (primitive, conversion) = (row.primitive, row.conversion)
    let given = conversion == .each ? GivenOperands.none : GivenOperands(0)
    return { call throws(ScriptError) in
      let x = conversion == .booleans ? try call.operand(0, .bool, given) : try call.tensor(0)
      return try call.compute(given) { recording throws(EngineError) in
        try recording.apply(primitive, x)
      }
    }
  }

  private static func binary(_ row: ElementwiseRow) -> NativeBody {
    let (primitive, conversion) = (row.primitive, row.conversion)
    let given =
      switch conversion {
      case .each, .inTurn: GivenOperands.none
      case .none, .booleans: GivenOperands(0, 1)
      }
    return { call throws(ScriptError) in
      let (x, y) =
        switch conversion {
        case .none: try call.operands(0, 1)
        case .each, .inTurn: try call.hinted(0, 1)
        case .booleans: (try call.operand(0, .bool, given), try call.operand(1, .bool, given))
        }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.apply(primitive, x, y)
      }
    }
  }

  /// `divide` and its kin, which check dtypes in TensorFlow's Python, and `multiply_no_nan`.
  private static func quotients(in library: inout LibraryBuilder) {
    declare(["divide", "math.divide"], "x, y, name=None", role: .knows, in: &library) {
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
    declare(["truediv", "math.truediv"], "x, y, name=None", role: .knows, in: &library) {
      call throws(ScriptError) in
      let (x, y) = try quotient(call)
      return try call.compute { recording throws(EngineError) in try recording.divide(x, y) }
    }
    declare(["math.divide_no_nan"], "x, y, name=None", role: .knows, in: &library) {
      call throws(ScriptError) in
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
    declare(["math.multiply_no_nan"], "x, y, name=None", role: .knows, in: &library) {
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
      declare([name], signature, role: .unknown, in: &library) { call throws(ScriptError) in
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
      ["nn.gelu", "keras.activations.gelu"], "features, approximate=False, name=None",
      role: .unknown, in: &library
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
    declare(["nn.silu", "nn.swish"], "features, beta=1.0", role: .unknown, in: &library) {
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
    declare(
      ["keras.activations.silu", "keras.activations.swish"], "x", role: .knows, in: &library
    ) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.silu(x) }
    }
    declare(["keras.activations.linear"], "x", role: .knows, in: &library) {
      call throws(ScriptError) in call[0]
    }
    declare(
      ["math.log_sigmoid", "keras.activations.log_sigmoid"], "x, name=None", role: .knows,
      in: &library
    ) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.logSigmoid(x) }
    }
    declare(
      ["nn.softmax", "math.softmax", "keras.activations.softmax"],
      "logits, axis=None, name=None", role: .unknown, in: &library
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axis = call[1].isNone ? -1 : try call.integer(1)
      return try call.compute { recording throws(EngineError) in
        try recording.softmax(x, axis: axis)
      }
    }
    declare(
      ["nn.log_softmax", "math.log_softmax", "keras.activations.log_softmax"],
      "logits, axis=None, name=None", role: .unknown, in: &library
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
    declare(["where"], "condition, x=None, y=None, name=None", role: .knows, in: &library) {
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
    declare(
      ["clip_by_value"], "t, clip_value_min, clip_value_max, name=None", role: .knows,
      in: &library
    ) {
      call throws(ScriptError) in
      let clipped = try clip(call, try IndexedSlicesObject.values(call[0], call.interpreter))
      return try IndexedSlicesObject.replaced(call[0], by: clipped, call.interpreter)
    }
    declare(["identity"], "input, name=None", role: .knows, in: &library) {
      call throws(ScriptError) in
      if call[0].isRecord(.indexedSlices) {
        return try IndexedSlicesObject.mapped(call[0], call.interpreter) {
          recording, values throws(EngineError) in try recording.identity(values)
        }
      }
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.identity(x) }
    }
    declare(["stop_gradient"], "input, name=None", role: .knows, in: &library) {
      call throws(ScriptError) in
      if call[0].isRecord(.indexedSlices) {
        return try IndexedSlicesObject.mapped(call[0], call.interpreter) {
          recording, values throws(EngineError) in try recording.stopGradient(values)
        }
      }
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try recording.stopGradient(x) }
    }
    declare(["add_n", "math.add_n"], "inputs, name=None", role: .unknown, in: &library) {
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
    declare(["math.polyval"], "coeffs, x, name=None", role: .unknown, in: &library) {
      call throws(ScriptError) in
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
