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
  public func cast(_ x: TensorID, to dtype: DType) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    if slot.dtype == dtype { return x }
    let count = shapes[slot.shape].elementCount
    try step(elements: count, .moved)
    let convert = kernels.cast(from: slot.dtype.element, to: dtype.element)
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
    var resolved = dimensions
    var unknown: Int?
    for (axis, dimension) in dimensions.enumerated() {
      if dimension == -1 {
        if let unknown {
          throw fail("Only one input size may be -1, not both \(unknown) and \(axis)")
        }
        unknown = axis
      } else if dimension < 0 {
        throw fail("Size \(axis) must be non-negative, not \(dimension)")
      }
    }
    var count = elementCount(x)
    var known = try productOfLengths(dimensions.map { $0 == -1 ? 1 : $0 })
    if let unknown {
      if known == 0, count == 0 {
        // With a zero among the lengths only the others count, on both sides.
        known = try checkedElementCount(dimensions.map { $0 == -1 || $0 == 0 ? 1 : $0 })
        count = try checkedElementCount(dimensionArray(x).map { $0 == 0 ? 1 : $0 })
      }
      if known == 0 || count % known != 0 {
        throw fail(
          "Input to reshape is a tensor with \(count) values, but the requested shape requires a "
            + "multiple of \(known)")
      }
      resolved[unknown] = count / known
    } else if known != count {
      throw fail(
        "Input to reshape is a tensor with \(count) values, but the requested shape has \(known)")
    }
    return resolved
  }

  /// How many elements the lengths ask for, whether or not there may be as many.
  private func productOfLengths(_ lengths: [Int]) throws(EngineError) -> Int {
    if lengths.contains(0) { return 0 }
    var product = 1
    for length in lengths {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      if overflow { return try checkedElementCount(lengths) }
      product = next
    }
    return product
  }

  /// `x` with an axis of length 1 put in.
  public func expandDims(_ x: TensorID, axis: Int) throws(EngineError) -> TensorID {
    try step()
    var dimensions = dimensionArray(x)
    let rank = dimensions.count
    guard axis >= -rank - 1, axis <= rank else {
      throw .kernel(
        "ExpandDims", "Tried to expand dim index \(axis) for tensor with \(rank) dimensions.")
    }
    dimensions.insert(1, at: axis < 0 ? axis + rank + 1 : axis)
    return try reshaped(.expandDims, x, to: shapeNumber(dimensions))
  }

  /// `x` without the given axes of length 1, or without all of them.
  public func squeeze(_ x: TensorID, axes: [Int]?) throws(EngineError) -> TensorID {
    try step()
    let dimensions = dimensionArray(x)
    let rank = dimensions.count
    var removed = [Bool](repeating: axes == nil, count: rank)
    for axis in axes ?? [] {
      guard axis >= -rank, axis < rank else {
        throw .kernel(
          "Squeeze", "Tried to squeeze dim index \(axis) for tensor with \(rank) dimensions.")
      }
      let index = axis < 0 ? axis + rank : axis
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
  public func transpose(_ x: TensorID, permutation: [Int]?) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let dimensions = dimensionArray(x)
    let rank = dimensions.count
    func fail(_ text: String) -> EngineError { .kernel("Transpose", text) }
    let order = permutation ?? Array((0..<rank).reversed())
    if order.count != rank {
      throw fail(
        "transpose expects a vector of size \(rank). But input(1) is a vector of size "
          + "\(order.count)")
    }
    var seen = [Bool](repeating: false, count: rank)
    let axes = order.map { $0 < 0 ? $0 + rank : $0 }
    for axis in axes {
      guard axis >= 0, axis < rank else { throw fail("\(axis) is out of range [0 .. \(rank))") }
      seen[axis] = true
    }
    if let missing = seen.firstIndex(of: false) {
      throw fail(
        "\(missing) is missing from {\(order.map(String.init).joined(separator: ","))}.")
    }
    // Short axes are counted through one by one.
    let innermost = axes.last.map { dimensions[$0] } ?? 1
    let count = shapes[slot.shape].elementCount
    try step(elements: count, .scattered, runs: 8 * rank + count / max(innermost, 1))
    let lengths = axes.map { dimensions[$0] }
    let shape = try shapeNumber(lengths)
    let target = try storage(slot.dtype, shape: shape)
    arrange(
      .of(.transpose, axes, [dimensions], lengths), [elements(x)], to: target.bytes,
      Form(dtype: slot.dtype, dimensions: lengths))
    return finish(
      .transpose, [x], slot.dtype, shape: shape, payload: payload(of: target), attributes: axes)
  }

  /// `x` stretched to `shape`.
  public func broadcast(_ x: TensorID, to shape: Shape) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = dimensionArray(x)
    let lengths = shape.dimensions
    if let negative = lengths.first(where: { $0 < 0 }) {
      throw .kernel("BroadcastTo", "Dimension \(negative) must be >= 0")
    }
    guard own.count <= lengths.count else {
      throw .kernel(
        "BroadcastTo",
        "Rank of input (\(own.count)) must be no greater than rank of output shape "
          + "(\(lengths.count)).")
    }
    let added = lengths.count - own.count
    for axis in own.indices where own[axis] != lengths[axis + added] {
      if own[axis] != 1 {
        let isLonger = broadcastDimensions(own, lengths) != nil
        throw .kernel(
          "BroadcastTo",
          isLonger
            ? "Unable to broadcast tensor of shape \(bracketed(slot.shape)) to tensor of shape "
              + shape.bracketed
            : "Incompatible shapes: \(bracketed(slot.shape)) vs. \(shape.bracketed)")
      }
    }
    let number = try shapeNumber(lengths)
    let count = shapes[number].elementCount
    try step(elements: count, .moved, runs: runCount(count, [slot.shape], number))
    if waits(count, x) {
      let result = finish(
        .broadcastTo, x, slot.dtype, shape: number,
        payload: try wait(copying: pendingOperand(x, in: number), slot.dtype, shape: number))
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: number)
    if shapes[slot.shape].elementCount == 1, count > 0 {
      kernels.fill(slot.dtype.element)(elements(x), target.bytes, count)
    } else {
      arrange(
        .of(.broadcastTo, [], [own], lengths), [elements(x)], to: target.bytes,
        Form(dtype: slot.dtype, dimensions: lengths))
    }
    return finish(.broadcastTo, x, slot.dtype, shape: number, payload: payload(of: target))
  }

  /// A tensor of `shape` filled with the scalar `value`.
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
    try step(elements: count)
    if waits(count, value) {
      let result = finish(
        .fill, value, slot.dtype, shape: number,
        payload: try wait(copying: pendingOperand(value, in: number), slot.dtype, shape: number))
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: number)
    if count > 0 { kernels.fill(slot.dtype.element)(elements(value), target.bytes, count) }
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
