import Kernels
import Tensors

extension Recording {
  /// How the elements along axes become one. Of no elements the sum is 0, the product 1, the mean NaN, the maximum −∞
  /// or the least integer, the minimum +∞ or the greatest, `any` false and `all` true.
  public enum Reduction: Sendable {
    case sum
    case mean
    case product
    case maximum
    case minimum
    /// Of bool.
    case any
    /// Of bool.
    case all
    case euclideanNorm

    /// The primitive that computes it.
    public var primitive: Primitive {
      switch self {
      case .sum: .sum
      case .mean: .mean
      case .product: .product
      case .maximum: .maximumOf
      case .minimum: .minimumOf
      case .any: .anyOf
      case .all: .allOf
      case .euclideanNorm: .euclideanNorm
      }
    }

    /// The kernel that goes along the axes.
    fileprivate var kernel: ReduceKernel {
      switch self {
      case .sum, .mean, .euclideanNorm: .sum
      case .product: .product
      case .maximum: .maximum
      case .minimum: .minimum
      case .any: .any
      case .all: .all
      }
    }
  }

  /// A reduction over some axes or, when nil, all of them; negative axes count from the end.
  ///
  /// - Pullback: a sum hands `ȳ` to all elements, a mean `ȳ / count`; of a maximum or minimum the elements that
  ///   reach it share `ȳ` equally; a product gives the product of the others, also beside zeros; a norm `x · ȳ / y`.
  /// - Throws: `invalidArgument` for an axis out of range or given twice, and for a dtype that the
  ///   reduction does not have.
  public func reduce(
    _ reduction: Reduction, _ x: TensorID, axes: [Int]?, keepDimensions: Bool
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    if reduction == .euclideanNorm, slot.dtype.isInteger {
      // The root of the integer sum, truncated.
      _ = try normalized(axes, rank: rank(x), .euclideanNorm)
      return try composite { () throws(EngineError) in
        let sum = try reduce(.sum, apply(.square, x), axes: axes, keepDimensions: keepDimensions)
        return try cast(apply(.sqrt, cast(sum, to: .float64)), to: slot.dtype)
      }
    }
    let primitive = reduction.primitive
    let isLogical = reduction == .any || reduction == .all
    if isLogical != (slot.dtype == .bool) {
      throw isLogical
        ? .mixed(.bool, slot.dtype, in: primitive.operationName, operand: 0)
        : .unsupported(slot.dtype, by: primitive)
    }
    if kernels.reduce(reduction.kernel, slot.dtype) == nil {
      throw .unsupported(slot.dtype, by: primitive)
    }
    let own = self.shape(x)
    let reduced = try normalized(axes, rank: own.rank, primitive)
    let lengths = own.reduced(reduced, keepingAxes: keepDimensions).dimensions
    let shape = try shapeNumber(lengths)
    let inputCount = shapes[slot.shape].elementCount
    let resultCount = shapes[shape].elementCount
    try step(elements: inputCount, .moved, runs: 4 * resultCount)
    let attributes = [keepDimensions ? 1 : 0] + reduced
    let steps = try lowering(
      primitive, attributes, [x], (slot.dtype, shape))
    if waits(steps.lowering, x, axes: reduced) {
      let result = finish(
        primitive, [x], slot.dtype, shape: shape,
        payload: try wait(
          steps.lowering, [pendingOperand(x, in: slot.shape)], slot.dtype, shape: shape, weight: 0.1
        ),
        attributes: attributes)
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: shape)
    if resultCount > 0 { try evaluate(steps, [x], to: [target.bytes]) }
    let bits = payload(of: target)
    if isLogical {
      return finishUntracked(
        primitive, x, dtype: slot.dtype, shape: shape, payload: bits, attributes: attributes)
    }
    return finish(
      primitive, [x], slot.dtype, shape: shape, payload: bits, attributes: attributes)
  }

  /// The reduced axes, ascending.
  private func normalized(_ axes: [Int]?, rank: Int, _ primitive: Primitive) throws(EngineError)
    -> [Int]
  {
    do throws(Shape.AxisError) {
      return try Shape.normalized(axes: axes, rank: rank)
    } catch {
      switch error {
      case .outside(let axis):
        throw .kernel(
          primitive, "Invalid reduction dimension (\(axis) for input with \(rank) dimension(s)")
      case .repeated(let axis):
        throw .kernel(
          primitive.operationName,
          "Invalid reduction arguments: Axes contains duplicate dimension: \(axis)")
      }
    }
  }

  /// The index of the greatest element along an axis, the first of several.
  ///
  /// - Special values: a NaN is never the greatest; of NaNs alone the index is 0.
  /// - Pullback: none.
  public func argmax(_ x: TensorID, axis: Int, as dtype: DType = .int64) throws(EngineError)
    -> TensorID
  {
    try argumentReduce(.argmax, x, axis, dtype)
  }

  /// The index of the least element along an axis, the first of several.
  ///
  /// - Special values: a NaN is never the least; of NaNs alone the index is 0.
  /// - Pullback: none.
  public func argmin(_ x: TensorID, axis: Int, as dtype: DType = .int64) throws(EngineError)
    -> TensorID
  {
    try argumentReduce(.argmin, x, axis, dtype)
  }

  private func argumentReduce(
    _ primitive: Primitive, _ x: TensorID, _ axis: Int, _ dtype: DType
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = self.shape(x)
    let rank = own.rank
    // A scalar has one axis here.
    guard let reduced = Shape.fromStart(axis, of: max(rank, 1)) else {
      throw .kernel(
        primitive, "Expected dimension in the range [\(-rank), \(rank)), but got \(axis)")
    }
    if !dtype.isInteger {
      throw .attribute("output_type", dtype, of: primitive.operationName)
    }
    if kernels.argumentReduce(.maximum, slot.dtype) == nil {
      throw .unsupported(slot.dtype, by: primitive)
    }
    let axes = reduced..<min(reduced + 1, rank)
    let split = own.split(along: axes)
    if split.count == 0 {
      throw .kernel(
        primitive, "Reduction axis \(reduced) is empty in shape \(bracketed(slot.shape))")
    }
    let shape = try shapeNumber(own.reduced(Array(axes), keepingAxes: false).dimensions)
    try step(
      elements: shapes[slot.shape].elementCount, .moved, runs: 4 * shapes[shape].elementCount)
    let attributes = [split.outer, split.count, split.inner]
    let steps = try lowering(primitive, attributes, [x], (.int64, shape))
    let target = try storage(.int64, shape: shape)
    if shapes[shape].elementCount > 0 { try evaluate(steps, [x], to: [target.bytes]) }
    let result = finishUntracked(
      primitive, x, dtype: .int64, shape: shape, payload: payload(of: target),
      attributes: attributes)
    return dtype == .int64 ? result : try cast(result, to: dtype)
  }

  /// The running sum along an axis.
  ///
  /// - Pullback: the running sum of the cotangent from the other end.
  public func cumulativeSum(_ x: TensorID, axis: Int, exclusive: Bool, reverse: Bool)
    throws(EngineError) -> TensorID
  {
    try scan(.cumulativeSum, x, axis, exclusive, reverse)
  }

  /// The running product along an axis.
  ///
  /// - Pullback: `cumsum(ȳ · y) / x` from the other end, and 0 where an element is 0, as in TensorFlow.
  public func cumulativeProduct(_ x: TensorID, axis: Int, exclusive: Bool, reverse: Bool)
    throws(EngineError) -> TensorID
  {
    try scan(.cumulativeProduct, x, axis, exclusive, reverse)
  }

  private func scan(
    _ primitive: Primitive, _ x: TensorID, _ axis: Int, _ exclusive: Bool, _ reverse: Bool
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = shape(x)
    let rank = own.rank
    guard let scanned = own.normalized(axis: axis) else {
      throw .kernel(
        primitive,
        "ScanOp: Expected scan axis in the range [\(-rank), \(rank)), but got \(axis)")
    }
    let attributes = [scanned, exclusive ? 1 : 0, reverse ? 1 : 0]
    let steps = try lowering(primitive, attributes, [x], (slot.dtype, slot.shape))
    let inner = own.split(along: scanned).inner
    try step(
      elements: shapes[slot.shape].elementCount, .moved,
      runs: shapes[slot.shape].elementCount / max(inner, 1))
    let target = try storage(slot.dtype, shape: slot.shape)
    if shapes[slot.shape].elementCount > 0 { try evaluate(steps, [x], to: [target.bytes]) }
    return finish(
      primitive, [x], slot.dtype, shape: slot.shape, payload: payload(of: target),
      attributes: attributes)
  }

  /// The softmax along an axis.
  ///
  /// - Special values: the greatest is subtracted first, so nothing overflows; a row of −∞ gives NaN.
  /// - Pullback: `x̄ = (ȳ − Σ ȳ y) y`.
  public func softmax(_ x: TensorID, axis: Int = -1) throws(EngineError) -> TensorID {
    // Of no axes, oneDNN's softmax gives up in its own words.
    if rank(x) == 0, slots[x.index].dtype == .float32 {
      throw .kernel("Softmax", "Input dims must be <= 5 and >=1", kind: .aborted)
    }
    return try alongLastAxis(.softmax, x, axis) { x throws(EngineError) in
      try normalize(.softmax, x)
    }
  }

  /// The logarithm of the softmax along an axis.
  ///
  /// - Pullback: `x̄ = ȳ − (Σ ȳ) eʸ`.
  public func logSoftmax(_ x: TensorID, axis: Int = -1) throws(EngineError) -> TensorID {
    try alongLastAxis(.logSoftmax, x, axis) { x throws(EngineError) in
      try normalize(.logSoftmax, x)
    }
  }

  private func alongLastAxis(
    _ primitive: Primitive, _ x: TensorID, _ axis: Int,
    _ body: (TensorID) throws(EngineError) -> TensorID
  ) throws(EngineError) -> TensorID {
    let rank = rank(x)
    if rank == 0 {
      if !slots[x.index].dtype.isFloatingPoint {
        throw .unsupported(slots[x.index].dtype, by: primitive)
      }
      throw .kernel(primitive, "logits must have >= 1 dimension, got []")
    }
    guard let last = Shape.fromStart(axis, of: rank) else {
      throw EngineError(
        .invalidArgument,
        "`dim` must be in the range [\(-rank), \(rank)) where \(rank) is the number of dimensions "
          + "in the input. Received: dim=\(axis)")
    }
    if last == rank - 1 { return try body(x) }
    var permutation = Array(0..<rank)
    permutation.swapAt(last, rank - 1)
    return try composite { () throws(EngineError) in
      let swapped = try transpose(x, permutation: permutation)
      return try transpose(body(swapped), permutation: permutation)
    }
  }

  private func normalize(_ primitive: Primitive, _ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    if !slot.dtype.isFloatingPoint { throw .unsupported(slot.dtype, by: primitive) }
    let elementCount = shapes[slot.shape].elementCount
    let count = dimensions(x).last ?? 1
    try step(elements: elementCount, .scattered, runs: 4 * elementCount / max(count, 1))
    if elementCount == 0 {
      // Rows of no tensor may have any length.
      let target = try storage(slot.dtype, shape: slot.shape)
      return finish(primitive, [x], slot.dtype, shape: slot.shape, payload: payload(of: target))
    }
    let steps = try lowering(primitive, [], [x], (slot.dtype, slot.shape))
    if count <= PendingNodes.rowLimit, waits(elementCount, x) {
      return finish(
        primitive, [x], slot.dtype, shape: slot.shape,
        payload: try wait(
          steps.lowering, [pendingOperand(x, in: slot.shape)], slot.dtype, shape: slot.shape,
          weight: 1))
    }
    let target = try storage(slot.dtype, shape: slot.shape)
    try evaluate(steps, [x], to: [target.bytes])
    return finish(primitive, [x], slot.dtype, shape: slot.shape, payload: payload(of: target))
  }
}
