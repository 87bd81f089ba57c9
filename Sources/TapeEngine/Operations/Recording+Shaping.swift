import Kernels
import Tensors

// Operations that show the same elements under another identity, dtype or shape, and those that move
// elements without computing.
extension Recording {
  /// A new tensor equal to `x`, to which gradients flow as to `x`.
  public func identity(_ x: TensorID) throws(EngineError) -> TensorID {
    try step()
    let slot = settledSlot(x)
    return finish(.identity, x, slot.dtype, shape: slot.shape, payload: share(slot))
  }

  /// A new tensor equal to `x`, through which no gradient flows.
  public func stopGradient(_ x: TensorID) throws(EngineError) -> TensorID {
    try step()
    let slot = settledSlot(x)
    return finishUntracked(
      .stopGradient, x, dtype: slot.dtype, shape: slot.shape, payload: share(slot),
      because: .stopGradient)
  }

  /// `x` in another dtype; `x` itself when it has it already. Gradients flow between floats only.
  ///
  /// - Special values: floats are truncated towards zero; NaN and what is out of range give the least integer.
  public func cast(_ x: TensorID, to dtype: DType) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    if slot.dtype == dtype { return x }
    let count = shapes[slot.shape].elementCount
    try step(elements: count, .moved)
    let convert = kernels.cast(from: slot.dtype, to: dtype)
    let bits: UInt64
    let isWaiting = waits(count, x)
    if isWaiting {
      bits = try wait(
        .unary(convert), [pendingOperand(x, in: slot.shape)], dtype, shape: slot.shape, weight: 0.3)
    } else {
      let target = try storage(dtype, shape: slot.shape)
      convert(elements(x), target.bytes, count)
      bits = payload(of: target)
    }
    let result =
      dtype.isFloatingPoint
      ? finish(.cast, x, dtype, shape: slot.shape, payload: bits)
      : finishUntracked(
        .cast, x, dtype: dtype, shape: slot.shape, payload: bits, because: .integerDType)
    if isWaiting { markDeferred(result) }
    return result
  }

  /// The same elements in another shape; one dimension may be −1.
  ///
  /// - Pullback: the cotangent in the operand's shape, here and in the two below.
  /// - Complexity: O(1) beside the entry: the bytes are shared.
  public func reshape(_ x: TensorID, _ dimensions: [Int]) throws(EngineError) -> TensorID {
    try step()
    let resolved = try resolve(dimensions, of: x)
    let shape = try shapeNumber(resolved)
    return try reshaped(.reshape, x, to: shape)
  }

  /// The elements of `x` in a shape of as many: scalars hold theirs inline.
  private func reshaped(_ primitive: Primitive, _ x: TensorID, to shape: UInt32)
    throws(EngineError) -> TensorID
  {
    let dtype = slots[x.index].dtype
    if (slots[x.index].shape == 0) == (shape == 0) {
      return finish(primitive, x, dtype, shape: shape, payload: share(settledSlot(x)))
    }
    if isPending(x) {
      let result = finish(
        primitive, x, dtype, shape: shape,
        payload: try wait(copying: pendingOperand(x, in: shape), dtype, shape: shape))
      markDeferred(result)
      return result
    }
    let target = try storage(dtype, shape: shape)
    target.bytes.copyMemory(from: elements(x), byteCount: dtype.byteSize)
    return finish(primitive, x, dtype, shape: shape, payload: payload(of: target))
  }

  private func resolve(_ dimensions: [Int], of x: TensorID) throws(EngineError) -> [Int] {
    func fail(_ text: String) -> EngineError { .kernel("Reshape", text) }
    var unknown: Int?
    for (axis, dimension) in dimensions.enumerated() where dimension < 0 {
      if dimension != -1 { throw fail("Size \(axis) must be non-negative, not \(dimension)") }
      if let unknown {
        throw fail("Only one input size may be -1, not both \(unknown) and \(axis)")
      }
      unknown = axis
    }
    do throws(Shape.ReshapeError) {
      return try shape(x).reshaped(to: dimensions, unknown: unknown, besideZeros: true).dimensions
    } catch {
      switch error {
      case .tooManyElements(let shape): throw .tooManyElements(shape)
      case .otherElementCount(let own, let requested):
        throw fail(
          "Input to reshape is a tensor with \(own) values, but the requested shape has "
            + "\(requested)")
      case .noMultiple(let own, let known):
        throw fail(
          "Input to reshape is a tensor with \(own) values, but the requested shape requires a "
            + "multiple of \(known)")
      }
    }
  }

  /// `x` with an axis of length 1 put in.
  public func expandDims(_ x: TensorID, axis: Int) throws(EngineError) -> TensorID {
    try step()
    var dimensions = dimensionArray(x)
    let rank = dimensions.count
    guard let place = Shape.fromStart(axis, of: rank + 1) else {
      throw .kernel(
        "ExpandDims", "Tried to expand dim index \(axis) for tensor with \(rank) dimensions.")
    }
    dimensions.insert(1, at: place)
    return try reshaped(.expandDims, x, to: shapeNumber(dimensions))
  }

  /// `x` without the given axes of length 1, or without all of them.
  public func squeeze(_ x: TensorID, axes: [Int]?) throws(EngineError) -> TensorID {
    try step()
    let dimensions = dimensionArray(x)
    let rank = dimensions.count
    var removed = [Bool](repeating: axes == nil, count: rank)
    for axis in axes ?? [] {
      guard let index = Shape.fromStart(axis, of: rank) else {
        throw .kernel(
          "Squeeze", "Tried to squeeze dim index \(axis) for tensor with \(rank) dimensions.")
      }
      if dimensions[index] != 1 {
        throw .kernel(
          "Squeeze",
          "Can not squeeze dim[\(index)], expected a dimension of 1, got \(dimensions[index])")
      }
      removed[index] = true
    }
    let kept = (0..<rank).filter { !(removed[$0] && dimensions[$0] == 1) }.map { dimensions[$0] }
    return try reshaped(.squeeze, x, to: shapeNumber(kept))
  }

  /// `x` with its axes in another order; reversed when none is given.
  ///
  /// - Pullback: the cotangent with its axes put back.
  public func transpose(_ x: TensorID, permutation: [Int]?) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let dimensions = dimensionArray(x)
    let rank = dimensions.count
    func fail(_ text: String) -> EngineError { .kernel("Transpose", text) }
    let order = permutation ?? Array((0..<rank).reversed())
    let axes: [Int]
    do throws(Shape.OrderError) {
      axes = try Shape.normalized(order: order, rank: rank)
    } catch {
      switch error {
      case .otherCount:
        throw fail(
          "transpose expects a vector of size \(rank). But input(1) is a vector of size "
            + "\(order.count)")
      case .outside(let axis):
        throw fail("\(axis < 0 ? axis + rank : axis) is out of range [0 .. \(rank))")
      case .missing(let axis):
        throw fail("\(axis) is missing from {\(order.map(String.init).joined(separator: ","))}.")
      }
    }
    // Short axes are counted through one by one.
    let innermost = axes.last.map { dimensions[$0] } ?? 1
    let count = shapes[slot.shape].elementCount
    try step(elements: count, .scattered, runs: 8 * rank + count / max(innermost, 1))
    let lengths = axes.map { dimensions[$0] }
    let shape = try shapeNumber(lengths)
    let target = try moved(.transpose, axes, [x], (slot.dtype, shape))
    return finish(
      .transpose, [x], slot.dtype, shape: shape, payload: payload(of: target), attributes: axes)
  }

  /// `x` stretched to `shape`.
  ///
  /// - Pullback: the cotangent summed over the axes along which `x` was stretched.
  public func broadcast(_ x: TensorID, to shape: Shape) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = self.shape(x)
    if let negative = shape.dimensions.first(where: { $0 < 0 }) {
      throw .kernel("BroadcastTo", "Dimension \(negative) must be >= 0")
    }
    guard own.rank <= shape.rank else {
      throw .kernel(
        "BroadcastTo",
        "Rank of input (\(own.rank)) must be no greater than rank of output shape "
          + "(\(shape.rank)).")
    }
    let common = Shape.broadcast(own, shape)
    if common != shape {
      throw .kernel(
        "BroadcastTo",
        common == nil
          ? "Incompatible shapes: \(own.bracketed) vs. \(shape.bracketed)"
          : "Unable to broadcast tensor of shape \(own.bracketed) to tensor of shape "
            + shape.bracketed)
    }
    let number = try shapeNumber(shape.dimensions)
    let count = shapes[number].elementCount
    try step(elements: count, .moved, runs: runCount(count, [slot.shape], number))
    if waits(count, x) {
      let result = finish(
        .broadcastTo, x, slot.dtype, shape: number,
        payload: try wait(copying: pendingOperand(x, in: number), slot.dtype, shape: number))
      markDeferred(result)
      return result
    }
    let target: Storage
    if shapes[slot.shape].elementCount == 1, count > 0 {
      target = try storage(slot.dtype, shape: number)
      kernels.fill(slot.dtype)(elements(x), target.bytes, count)
    } else {
      target = try moved(.broadcastTo, [], [x], (slot.dtype, number))
    }
    return finish(.broadcastTo, x, slot.dtype, shape: number, payload: payload(of: target))
  }

  /// A tensor of `shape` filled with the scalar `value`.
  ///
  /// - Pullback: the sum of the cotangent.
  public func fill(_ shape: Shape, _ value: TensorID) throws(EngineError) -> TensorID {
    if let negative = shape.dimensions.first(where: { $0 < 0 }) {
      throw .kernel("Fill", "Dimension \(negative) must be >= 0")
    }
    let slot = slots[value.index]
    // One element in a row is as good as a scalar.
    let isSingle = slot.shape == 0 || dimensionArray(value) == [1]
    if !isSingle {
      throw .kernel(
        "Fill", "value must represent a scalar, got shape \(bracketed(slot.shape))")
    }
    let number = try shapeNumber(shape.dimensions)
    let count = shapes[number].elementCount
    try step(elements: count, .moved)
    if waits(count, value) {
      let result = finish(
        .fill, value, slot.dtype, shape: number,
        payload: try wait(copying: pendingOperand(value, in: number), slot.dtype, shape: number))
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: number)
    if count > 0 { kernels.fill(slot.dtype)(elements(value), target.bytes, count) }
    return finish(.fill, value, slot.dtype, shape: number, payload: payload(of: target))
  }

  /// Zeros in the shape of `x`, which no tape tracks.
  public func zerosLike(_ x: TensorID, _ dtype: DType?) throws(EngineError) -> TensorID {
    try like(x, dtype, bits: 0)
  }

  /// Ones in the shape of `x`, which no tape tracks.
  public func onesLike(_ x: TensorID, _ dtype: DType?) throws(EngineError) -> TensorID {
    try like(x, dtype, bits: (dtype ?? slots[x.index].dtype).oneBits)
  }

  private func like(_ x: TensorID, _ dtype: DType?, bits: UInt64) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let result = try filled(dtype ?? slot.dtype, shape: slot.shape, bits: bits)
    slots[result.index].origin = slot.mask != 0 ? cause(.notDifferentiable) : slot.origin
    return result
  }
}
