import TapeEngine
import Tensors

/// Norms, and what scales tensors by them.
enum NormOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function(
      "tf.norm", aliases: ["tf.linalg.norm"],
      "tensor, ord='euclidean', axis=None, keepdims=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      if call.recording.dtype(x) == .bool {
        throw call.interpreter.error(
          .typeError, "Expected numeric or variant tensor, got dtype tf.bool.")
      }
      let isPair = call[2].tag == .list || call[2].tag == .tuple
      if !call[2].isNone, !isPair, !call[2].isIntegral, call[2].tag != .traced {
        throw wrongAxis(call)
      }
      let axes = try call.integers(2)
      let isMatrix = axes?.count == 2
      let order = try order(call[1], isMatrix: isMatrix, call.interpreter)
      let isKept = call[3].isNone ? false : try call.bool(3)
      if isPair, let axes, axes.count != 2 || axes[0] == axes[1] { throw wrongAxis(call) }
      // The orders that take one axis at a time hand it on as it is.
      let given =
        axes == nil || order == .one || order == .infinity
        ? GivenOperands.none : .packed
      return try call.compute(given) { recording throws(EngineError) in
        try recording.norm(x, order: order, axes: axes, keepDimensions: isKept)
      }
    }
    library.function("tf.clip_by_norm", "t, clip_norm, axes=None, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try IndexedSlicesObject.values(call[0], call.interpreter)
      let limit = try Operands.other(call[1], call.recording.dtype(x), call.interpreter)
      let axes = try call.axes(2, of: "Sum", GivenOperands(2))
      let clipped = try call.engine(GivenOperands(2)) { recording throws(EngineError) in
        try recording.clipByNorm(x, limit, axes: axes)
      }
      return try IndexedSlicesObject.replaced(call[0], by: clipped, call.interpreter)
    }
    library.function(
      "tf.linalg.global_norm", "t_list, name=None", style: .operation
    ) { call throws(ScriptError) in
      .tensor(try globalNorm(try list(call[0], call.interpreter), call.interpreter))
    }
    library.function(
      "tf.clip_by_global_norm", "t_list, clip_norm, use_norm=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      let tensors = try list(call[0], call.interpreter)
      let items = try call.interpreter.elements(of: call[0])
      if call[2].isPythonNumber {
        throw call.interpreter.error(
          .attributeError,
          "'\(call.interpreter.displayTypeName(call[2]))' object has no attribute 'dtype'")
      }
      let norm =
        call[2].isNone ? try globalNorm(tensors, call.interpreter) : try call.tensor(2)
      let dtype = call.recording.dtype(norm)
      let limit = try call.tensor(1, dtype: dtype)
      let scale = try call.interpreter.engine { recording throws(EngineError) in
        let one = recording.scalar(1.0, dtype)
        let smaller = try recording.apply(
          .minimum, try recording.divide(one, norm), try recording.divide(one, limit))
        let isFinite = try recording.apply(.isFinite, norm)
        let nan = recording.scalar(.nan, dtype)
        return try recording.select(isFinite, try recording.multiply(limit, smaller), nan)
      }
      var results: [Value] = []
      for (item, tensor) in zip(items, tensors) {
        guard let tensor else {
          results.append(.none)
          continue
        }
        let scaled = try call.interpreter.engine { recording throws(EngineError) in
          try recording.multiply(tensor, scale)
        }
        results.append(try IndexedSlicesObject.replaced(item, by: scaled, call.interpreter))
      }
      return try call.heap.newTuple([try call.heap.newList(results), .tensor(norm)])
    }
    library.function("tf.nn.l2_loss", "t, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try halfSquare(x, recording)
      }
    }
    library.function(
      "tf.nn.l2_normalize", aliases: ["tf.math.l2_normalize", "tf.linalg.l2_normalize"],
      "x, axis=None, epsilon=1e-12, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.axes(1, of: "Sum", GivenOperands(1))
      let epsilon = try call.tensor(2, dtype: call.recording.dtype(x))
      return try call.compute(GivenOperands(1)) { recording throws(EngineError) in
        let sum = try recording.reduce(
          .sum, try recording.apply(.square, x), axes: axes, keepDimensions: true)
        let inverse = try recording.apply(.rsqrt, try recording.apply(.maximum, sum, epsilon))
        return try recording.multiply(x, inverse)
      }
    }
  }

  private static func order(
    _ value: Value, isMatrix: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) -> Recording.NormOrder {
    if value.tag == .string {
      let text = interpreter.heap.text(value)
      if text == "euclidean" || (isMatrix && text == "fro") { return .euclidean }
    } else {
      let number = try NumberArgument.double(value, interpreter)
      if number == 1 { return .one }
      if number == .infinity { return .infinity }
      if isMatrix && number == 2 {
        throw interpreter.error(
          .notImplementedError, "the largest singular value (norm ord=2 of a matrix) is missing")
      }
      if number == 2 { return .euclidean }
      if number > 0 && !isMatrix { return .p(number) }
    }
    throw interpreter.error(
      .valueError,
      isMatrix
        ? "'ord' must be a supported matrix norm in ['euclidean', 'fro', 1, 2, inf], got "
          + (try interpreter.str(value))
        : "'ord' must be a supported vector norm, got \(try interpreter.str(value))")
  }

  private static func wrongAxis(_ call: Call) -> ScriptError {
    do {
      return call.interpreter.error(
        .valueError,
        "'axis' must be None, an integer, or a tuple of 2 unique integers, got "
          + (try call.interpreter.str(call[2])))
    } catch {
      return error
    }
  }

  private static func halfSquare(
    _ x: TensorID, _ recording: Recording
  ) throws(EngineError) -> TensorID {
    if !recording.dtype(x).isFloatingPoint {
      throw .attribute("T", recording.dtype(x), of: "L2Loss")
    }
    return try recording.asOneOperation { () throws(EngineError) in
      let sum = try recording.reduce(
        .sum, try recording.apply(.square, x), axes: nil, keepDimensions: false)
      return try recording.multiply(sum, recording.scalar(0.5, recording.dtype(x)))
    }
  }

  /// The tensors of a list, a tuple or a range, of slices their values; nil where an item is `None`.
  private static func list(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [TensorID?] {
    guard value.tag == .list || value.tag == .tuple || value.tag == .range else {
      let type = interpreter.library.types[Int(interpreter.type(of: value).rawValue)]
      throw interpreter.error(
        .typeError,
        "`t_list` should be a sequence of tensors. Received <class '\(type.qualifiedName)'>.")
    }
    var result: [TensorID?] = []
    for item in try interpreter.elements(of: value) {
      result.append(item.isNone ? nil : try IndexedSlicesObject.values(item, interpreter))
    }
    return result
  }

  private static func globalNorm(
    _ tensors: [TensorID?], _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let present = tensors.compactMap { $0 }
    return try interpreter.engine { recording throws(EngineError) in
      var halves: [TensorID] = []
      for tensor in present { halves.append(try halfSquare(tensor, recording)) }
      if halves.isEmpty { return recording.scalar(0.0, .float32) }
      let sum = try recording.reduce(
        .sum, try recording.stack(halves, axis: 0), axes: nil, keepDimensions: false)
      let two = recording.scalar(2.0, recording.dtype(sum))
      return try recording.apply(.sqrt, try recording.multiply(sum, two))
    }
  }
}
