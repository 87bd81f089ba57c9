import TapeEngine
import Tensors

/// Reductions, products and running totals.
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
        "input_tensor, axis=None, keepdims=False, name=None", style: .operation, role: .knows
      ) { call throws(ScriptError) in
        let given = GivenOperands(0, 1)
        let operation = reduction.primitive.operationName
        let isLogical = reduction == .any || reduction == .all
        let x = isLogical ? try call.operand(0, .bool, given) : try call.tensor(0)
        let axes = try call.axes(1, of: operation, given)
        let isKept = try call.bool(2)
        return try call.compute(given) { recording throws(EngineError) in
          try recording.reduce(reduction, x, axes: axes, keepDimensions: isKept)
        }
      }
    }
    library.function(
      "tf.math.reduce_euclidean_norm", "input_tensor, axis=None, keepdims=False, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let axes = try call.axes(1, of: "EuclideanNorm", given)
      let isKept = try call.bool(2)
      return try call.compute(given) { recording throws(EngineError) in
        try recording.reduce(.euclideanNorm, x, axes: axes, keepDimensions: isKept)
      }
    }
    statistics(in: &library)
    arguments(in: &library)
    NormOperations.register(in: &library)
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
        if call.recording.dtype(x) == .bool {
          throw call.interpreter.error(.attribute("T", .bool, of: "Mean"))
        }
        if !call.recording.dtype(x).isFloatingPoint {
          throw call.interpreter.error(
            .typeError,
            "Input must be either real or complex. Received integer type "
              + "<dtype: '\(call.recording.dtype(x).name)'>.")
        }
        let given = GivenOperands(1)
        let axes = try call.axes(1, of: "Mean", given)
        let isKept = try call.bool(2)
        let source = call
        return try call.compute(given) { recording throws(EngineError) in
          let value = try variance(source, recording, x, axes, isKept)
          return name == "reduce_std" ? try recording.apply(.sqrt, value) : value
        }
      }
    }
    library.function(
      "tf.reduce_logsumexp", aliases: ["tf.math.reduce_logsumexp"],
      "input_tensor, axis=None, keepdims=False, name=None", style: .operation
    ) { call throws(ScriptError) in
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let axes = try call.axes(1, of: "Max", given)
      let isKept = try call.bool(2)
      // The greatest element goes first, so that the sum neither overflows nor vanishes.
      let greatest = try call.engine(given) { recording throws(EngineError) in
        try recording.reduce(.maximum, x, axes: axes, keepDimensions: true)
      }
      return try call.compute { recording throws(EngineError) in
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
      if call[0].isNone || call[0].isPythonNumber || call[0].tag == .list || call[0].tag == .tuple {
        throw call.interpreter.error(
          .attributeError,
          "'\(call.interpreter.displayTypeName(call[0]))' object has no attribute 'dtype'")
      }
      let given = GivenOperands(1)
      let x = try call.tensor(0)
      let axes = try call.axes(1, of: "Mean", given)
      let isKept = try call.bool(3)
      let mean = try call.engine(given, name: "mean") { recording throws(EngineError) in
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
        let given = GivenOperands(0, 1)
        if name == "argmax" { try checkAxis(call) }
        let x = try call.tensor(0)
        let axis =
          call[1].isNone
          ? 0
          : try call.scalarIndex(1, "Tidx", of: name == "argmax" ? "ArgMax" : "ArgMin", given) {
            "dim must be a scalar, but received tensor of shape: \($0.bracketed)"
          }
        let dtype = try call.dtype(2) ?? .int64
        if call.recording.rank(x) == 0 {
          throw call.failure(
            .kernel(
              name == "argmax" ? "ArgMax" : "ArgMin",
              "Expected dimension in the range [0, 0), but got \(axis)"), given)
        }
        return try call.compute(given) { recording throws(EngineError) in
          name == "argmax"
            ? try recording.argmax(x, axis: axis, as: dtype)
            : try recording.argmin(x, axis: axis, as: dtype)
        }
      }
    }
  }

  /// What `tf.argmax`, unlike `tf.argmin`, says of an axis of another type before it asks for one.
  private static func checkAxis(_ call: Call) throws(ScriptError) {
    let shown: String
    switch call[1].tag {
    case .int, .bool, .none, .traced: return
    case .tensor, .variable:
      guard let dtype = Operands.dtype(of: call[1], call.interpreter), !dtype.isInteger else {
        return
      }
      shown = "<dtype: '\(dtype.name)'>"
    case .numpyScalar: shown = call[1].dtypeValue.name
    case .ndarray: shown = call.heap.array(call[1]).dtype.name
    default:
      throw call.interpreter.error(
        .typeError, "axis must be int or Tensor with integer datatype")
    }
    throw call.interpreter.error(.typeError, "axis tensor dtypes \(shown) is not supported")
  }

  private static func products(in library: inout LibraryBuilder) {
    library.function(
      "tf.matmul", aliases: ["tf.linalg.matmul"],
      "a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, "
        + "a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, "
        + "name=None", style: .operation
    ) { call throws(ScriptError) in
      let (a, b) = try call.hinted(0, 1)
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
      let (a, b) = (try call.tensor(0), try call.tensor(1))
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

  /// The axes of `tf.tensordot`'s operands that it sums over.
  private static func contractedAxes(
    _ call: Call, _ a: TensorID, _ b: TensorID
  ) throws(ScriptError) -> (left: [Int], right: [Int]) {
    let interpreter = call.interpreter
    func fail(_ text: String) -> ScriptError { interpreter.error(.valueError, text) }
    switch call[2].tag {
    case .list, .tuple:
      guard call.heap.items(call[2]).count == 2 else {
        throw fail(
          "`axes` must be an integer or have length 2. Received "
            + "\(try interpreter.str(call[2])).")
      }
      let left = try IntegerArgument.list(call.heap.items(call[2])[0], interpreter)
      let right = try IntegerArgument.list(call.heap.items(call[2])[1], interpreter)
      if left.count != right.count {
        throw fail(
          "Different number of contraction axes `a` and `b`, \(left.count) != \(right.count).")
      }
      return (left, right)
    case .tensor, .variable, .ndarray, .float, .string:
      let axes = try call.tensor(2, dtype: .int32)
      let numbers = call.recording.value(axes)
      guard numbers.shape.rank > 0, numbers.shape[0] >= 2 else {
        throw interpreter.error(
          .kernel("StridedSlice", "Attempting to slice scalar input.", name: "strided_slice/"))
      }
      let count = numbers.elementCount / numbers.shape[0]
      let values = numbers.integers().map { Int($0) }
      return (Array(values[..<count]), Array(values[count..<(2 * count)]))
    default:
      let count = try call.integer(2)
      if count < 0 { throw fail("`axes` must be at least 0. Received: \(count).") }
      for operand in [a, b] where count > call.recording.rank(operand) {
        let shown = try TensorText.array(call.recording.value(operand), interpreter)
        throw fail(
          "`axes` must not be larger than the number of dimensions of tensor \(shown).  Received "
            + "\(count), vs tensor dimensions \(call.recording.rank(operand)).")
      }
      let rank = call.recording.rank(a)
      return (Array((rank - count)..<rank), Array(0..<count))
    }
  }

  private static func tensordot(_ call: Call) throws(ScriptError) -> Value {
    let (a, b) = (try call.tensor(0), try call.tensor(1))
    let (x, y) = (call.recording.shape(a), call.recording.shape(b))
    let (left, right) = try contractedAxes(call, a, b)
    var leftAxes: [Int] = []
    var rightAxes: [Int] = []
    for (axis, other) in zip(left, right) {
      guard let i = x.normalized(axis: axis), let j = y.normalized(axis: other) else {
        throw call.interpreter.error(.indexError, "list index out of range")
      }
      leftAxes.append(i)
      rightAxes.append(j)
    }
    let leftFree = (0..<x.rank).filter { !leftAxes.contains($0) }
    let rightFree = (0..<y.rank).filter { !rightAxes.contains($0) }
    // Where they differ, the product says so.
    let inner = leftAxes.reduce(1) { $0 * x[$1] }
    let otherInner = rightAxes.reduce(1) { $0 * y[$1] }
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
        b, contractedRight + rightFree, [otherInner, rightFree.reduce(1) { $0 * y[$1] }])
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
        let given = GivenOperands(1)
        let axis = try call.scalarIndex(1, "Tidx", of: isSum ? "Cumsum" : "Cumprod", given) {
          "ScanOp: axis must be a scalar, not \($0.bracketed)"
        }
        let rank = call.recording.rank(x)
        if axis < -rank {
          throw call.failure(
            .kernel(
              isSum ? "Cumsum" : "Cumprod",
              "ScanOp: Expected scan axis in the range [\(-rank), \(rank)), but got "
                + "\(axis + rank)"), given)
        }
        let isExclusive = try call.bool(2)
        let isReverse = try call.bool(3)
        return try call.compute(given) { recording throws(EngineError) in
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
