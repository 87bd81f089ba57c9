import TapeEngine
import Tensors

/// Reductions, norms and products.
enum ReductionOperations {
  private static let reductions: [(name: String, Recording.Reduction)] = [
    ("reduce_sum", .sum), ("reduce_mean", .mean), ("reduce_prod", .product),
    ("reduce_max", .maximum), ("reduce_min", .minimum), ("reduce_any", .any),
    ("reduce_all", .all),
  ]

  static func register(in library: inout LibraryBuilder) {
    for (name, reduction) in reductions {
      library.function(
        "tf.\(name)", aliases: ["tf.math.\(name)"],
        "input_tensor, axis=None, keepdims=False, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let axes = try call.integers(1)
        let isKept = try call.bool(2)
        return try call.compute { recording throws(EngineError) in
          try recording.reduce(reduction, x, axes: axes, keepDimensions: isKept)
        }
      }
    }
    library.function(
      "tf.math.reduce_euclidean_norm", "input_tensor, axis=None, keepdims=False, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1)
      let isKept = try call.bool(2)
      return try call.compute { recording throws(EngineError) in
        try recording.reduce(.euclideanNorm, x, axes: axes, keepDimensions: isKept)
      }
    }
    statistics(in: &library)
    arguments(in: &library)
    norms(in: &library)
    products(in: &library)
    cumulative(in: &library)
  }

  private static func variance(
    _ call: Call, _ recording: Recording, _ x: TensorID, _ axes: [Int]?, _ isKept: Bool
  ) throws(EngineError) -> TensorID {
    let means = try recording.reduce(.mean, x, axes: axes, keepDimensions: true)
    let squares = try recording.apply(.square, try recording.subtract(x, means))
    return try recording.reduce(.mean, squares, axes: axes, keepDimensions: isKept)
  }

  private static func statistics(in library: inout LibraryBuilder) {
    for name in ["reduce_variance", "reduce_std"] {
      library.function(
        "tf.math.\(name)", "input_tensor, axis=None, keepdims=False, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        if !call.recording.dtype(x).isFloatingPoint {
          throw call.interpreter.error(
            .typeError,
            "Input must be either real or complex. Received integer type "
              + "<dtype: '\(call.recording.dtype(x).name)'>.")
        }
        let axes = try call.integers(1)
        let isKept = try call.bool(2)
        let source = call
        return try call.compute { recording throws(EngineError) in
          let value = try variance(source, recording, x, axes, isKept)
          return name == "reduce_std" ? try recording.apply(.sqrt, value) : value
        }
      }
    }
    library.function(
      "tf.reduce_logsumexp", aliases: ["tf.math.reduce_logsumexp"],
      "input_tensor, axis=None, keepdims=False, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1)
      let isKept = try call.bool(2)
      return try call.compute { recording throws(EngineError) in
        // The greatest element goes first, so that the sum neither overflows nor vanishes.
        let greatest = try recording.reduce(.maximum, x, axes: axes, keepDimensions: true)
        let finite = try recording.select(
          try recording.apply(.isFinite, greatest), greatest,
          try recording.zerosLike(greatest, nil))
        var shift = try recording.stopGradient(finite)
        let sum = try recording.reduce(
          .sum, try recording.apply(.exp, try recording.subtract(x, shift)), axes: axes,
          keepDimensions: isKept)
        if !isKept {
          shift = try recording.reshape(shift, recording.shape(sum).dimensions)
        }
        return try recording.add(try recording.apply(.log, sum), shift)
      }
    }
    library.function(
      "tf.nn.moments", "x, axes, shift=None, keepdims=False, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1)
      let isKept = try call.bool(3)
      let mean = try call.interpreter.engine { recording throws(EngineError) in
        try recording.reduce(.mean, x, axes: axes, keepDimensions: true)
      }
      let variance = try call.interpreter.engine { recording throws(EngineError) in
        let difference = try recording.apply(
          .squaredDifference, x, try recording.stopGradient(mean))
        return try recording.reduce(.mean, difference, axes: axes, keepDimensions: true)
      }
      if isKept { return try call.heap.newTuple([.tensor(mean), .tensor(variance)]) }
      var results: [Value] = []
      for id in [mean, variance] {
        results.append(
          try call.compute { recording throws(EngineError) in
            try recording.squeeze(id, axes: axes)
          })
      }
      return try call.heap.newTuple(results)
    }
  }

  private static func arguments(in library: inout LibraryBuilder) {
    for name in ["argmax", "argmin"] {
      library.function(
        "tf.\(name)", aliases: ["tf.math.\(name)"],
        "input, axis=None, output_type=?, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let axis = call[1].isNone ? 0 : try call.integer(1)
        let dtype = try call.dtype(2) ?? .int64
        return try call.compute { recording throws(EngineError) in
          name == "argmax"
            ? try recording.argmax(x, axis: axis, as: dtype)
            : try recording.argmin(x, axis: axis, as: dtype)
        }
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

  private static func norms(in library: inout LibraryBuilder) {
    library.function(
      "tf.norm", aliases: ["tf.linalg.norm"],
      "tensor, ord='euclidean', axis=None, keepdims=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(2)
      let isMatrix = axes?.count == 2
      let order = try order(call[1], isMatrix: isMatrix, call.interpreter)
      let isKept = call[3].isNone ? false : try call.bool(3)
      if let axes, axes.count != 1, !isMatrix || axes[0] == axes[1] {
        throw call.interpreter.error(
          .valueError,
          "'axis' must be None, an integer, or a tuple of 2 unique integers, got "
            + (try call.interpreter.str(call[2])))
      }
      return try call.compute { recording throws(EngineError) in
        try recording.norm(x, order: order, axes: axes, keepDimensions: isKept)
      }
    }
    library.function("tf.clip_by_norm", "t, clip_norm, axes=None, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let limit = try Operands.other(call[1], call.recording.dtype(x), call.interpreter)
      let axes = try call.integers(2)
      return try call.compute { recording throws(EngineError) in
        try recording.clipByNorm(x, limit, axes: axes)
      }
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
      for tensor in tensors {
        guard let tensor else {
          results.append(.none)
          continue
        }
        results.append(
          try call.compute { recording throws(EngineError) in
            try recording.multiply(tensor, scale)
          })
      }
      return try call.heap.newTuple([try call.heap.newList(results), .tensor(norm)])
    }
    library.function("tf.nn.l2_loss", "t, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in try halfSquare(x, recording) }
    }
    library.function(
      "tf.nn.l2_normalize", aliases: ["tf.math.l2_normalize", "tf.linalg.l2_normalize"],
      "x, axis=None, epsilon=1e-12, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1)
      let epsilon = try call.tensor(2, dtype: call.recording.dtype(x))
      return try call.compute { recording throws(EngineError) in
        let sum = try recording.reduce(
          .sum, try recording.apply(.square, x), axes: axes, keepDimensions: true)
        let inverse = try recording.apply(.rsqrt, try recording.apply(.maximum, sum, epsilon))
        return try recording.multiply(x, inverse)
      }
    }
  }

  private static func halfSquare(
    _ x: TensorID, _ recording: Recording
  ) throws(EngineError) -> TensorID {
    try recording.asOneOperation { () throws(EngineError) in
      let sum = try recording.reduce(
        .sum, try recording.apply(.square, x), axes: nil, keepDimensions: false)
      return try recording.multiply(sum, recording.scalar(0.5, recording.dtype(x)))
    }
  }

  /// Tensors of a list, with nil for None.
  private static func list(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [TensorID?] {
    var result: [TensorID?] = []
    for item in try interpreter.elements(of: value) {
      result.append(item.isNone ? nil : try Conversion.tensor(item, interpreter))
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

  private static func products(in library: inout LibraryBuilder) {
    library.function(
      "tf.matmul", aliases: ["tf.linalg.matmul"],
      "a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, "
        + "a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, "
        + "name=None", style: .operation
    ) { call throws(ScriptError) in
      let (a, b) = try call.operands(0, 1)
      let (transposesA, adjoinsA) = (try call.bool(2), try call.bool(4))
      let (transposesB, adjoinsB) = (try call.bool(3), try call.bool(5))
      for (operand, isBoth) in [("a", transposesA && adjoinsA), ("b", transposesB && adjoinsB)]
      where isBoth {
        throw call.interpreter.error(
          .valueError,
          "Only one of `transpose_\(operand)` and `adjoint_\(operand)` can be True. Received "
            + "`transpose_\(operand)`=True, `adjoint_\(operand)`=True.")
      }
      return try call.compute { recording throws(EngineError) in
        try recording.matmul(
          a, b, transposeX: transposesA || adjoinsA, transposeY: transposesB || adjoinsB)
      }
    }
    library.function(
      "tf.linalg.matvec",
      "a, b, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let (a, b) = try call.operands(0, 1)
      let (transposes, adjoins) = (try call.bool(2), try call.bool(3))
      let flips = transposes || adjoins
      return try call.compute { recording throws(EngineError) in
        let column = try recording.expandDims(b, axis: -1)
        let product = try recording.matmul(a, column, transposeX: flips, transposeY: false)
        return try recording.squeeze(product, axes: [-1])
      }
    }
    library.function("tf.tensordot", "a, b, axes, name=None", style: .operation) {
      call throws(ScriptError) in try tensordot(call)
    }
  }

  private static func tensordot(_ call: Call) throws(ScriptError) -> Value {
    let (a, b) = try call.operands(0, 1)
    let (x, y) = (call.recording.shape(a), call.recording.shape(b))
    var left: [Int] = []
    var right: [Int] = []
    if call[2].tag == .list || call[2].tag == .tuple, call.heap.items(call[2]).count == 2 {
      left = try IntegerArgument.list(call.heap.items(call[2])[0], call.interpreter)
      right = try IntegerArgument.list(call.heap.items(call[2])[1], call.interpreter)
    } else {
      let count = try call.integer(2)
      guard count >= 0, count <= x.rank, count <= y.rank else {
        throw call.interpreter.error(
          .valueError, "`axes` must not be larger than the number of dimensions of tensors.")
      }
      left = Array((x.rank - count)..<x.rank)
      right = Array(0..<count)
    }
    var leftAxes: [Int] = []
    var rightAxes: [Int] = []
    for (axis, other) in zip(left, right) {
      guard let i = x.normalized(axis: axis), let j = y.normalized(axis: other),
        x[i] == y[j], left.count == right.count
      else {
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__MatMul_device_/job:localhost/replica:0/task:0/device:CPU:0}}"
            + " Matrix size-incompatible: In[0]: \(x.bracketed), In[1]: \(y.bracketed) "
            + "[Op:MatMul] name: ")
      }
      leftAxes.append(i)
      rightAxes.append(j)
    }
    let leftFree = (0..<x.rank).filter { !leftAxes.contains($0) }
    let rightFree = (0..<y.rank).filter { !rightAxes.contains($0) }
    let inner = leftAxes.reduce(1) { $0 * x[$1] }
    let lengths = leftFree.map { x[$0] } + rightFree.map { y[$0] }
    let (contractedLeft, contractedRight) = (leftAxes, rightAxes)
    return try call.compute { recording throws(EngineError) in
      // What would change nothing is no operation, as in TensorFlow.
      func shaped(_ x: TensorID, _ lengths: [Int]) throws(EngineError) -> TensorID {
        recording.shape(x).dimensions == lengths ? x : try recording.reshape(x, lengths)
      }
      func matrix(_ x: TensorID, _ axes: [Int], _ lengths: [Int]) throws(EngineError) -> TensorID {
        let isInOrder = axes == Array(axes.indices)
        return try shaped(isInOrder ? x : recording.transpose(x, permutation: axes), lengths)
      }
      let p = try matrix(a, leftFree + contractedLeft, [leftFree.reduce(1) { $0 * x[$1] }, inner])
      let q = try matrix(
        b, contractedRight + rightFree, [inner, rightFree.reduce(1) { $0 * y[$1] }])
      return try shaped(
        recording.matmul(p, q, transposeX: false, transposeY: false), lengths)
    }
  }

  private static func cumulative(in library: inout LibraryBuilder) {
    for (paths, isSum) in [(["tf.cumsum", "tf.math.cumsum"], true), (["tf.math.cumprod"], false)] {
      library.function(
        paths[0], aliases: Array(paths.dropFirst()),
        "x, axis=0, exclusive=False, reverse=False, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let axis = try call.integer(1)
        let isExclusive = try call.bool(2)
        let isReverse = try call.bool(3)
        return try call.compute { recording throws(EngineError) in
          isSum
            ? try recording.cumulativeSum(
              x, axis: axis, exclusive: isExclusive, reverse: isReverse)
            : try recording.cumulativeProduct(
              x, axis: axis, exclusive: isExclusive, reverse: isReverse)
        }
      }
    }
  }
}
