import Kernels
import Tensors

extension Recording {
  /// The slices of `x` along an axis that `indices` names.
  ///
  /// - Shapes: `x` with the axis replaced by the axes of `indices` after the first `batchDimensions`, which both have.
  /// - Pullback: `IndexedSlices` for `axis` 0, else the cotangent's slices summed where they came from.
  /// - Throws: `invalidArgument` for an index out of bounds and for indices that are no integers.
  public func gather(_ x: TensorID, _ indices: TensorID, axis: Int, batchDimensions: Int)
    throws(EngineError) -> TensorID
  {
    try gather(x, indices, axis: axis, batchDimensions: batchDimensions, recordedOn: x)
  }

  /// `tf.gather(variable, indices)`: reads those rows; the gradient is `IndexedSlices`.
  public func gather(_ variable: VariableID, _ indices: TensorID) throws(EngineError) -> TensorID {
    let handle = variables[variable.index].handle
    noteAccess(to: variable, handle: handle)
    return try gather(
      variables[variable.index].value, indices, axis: 0, batchDimensions: 0, recordedOn: handle)
  }

  private func gather(
    _ x: TensorID, _ indices: TensorID, axis: Int, batchDimensions: Int,
    recordedOn operand: TensorID
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = dimensionArray(x)
    let places = dimensionArray(indices)
    let operation = operand == x ? "GatherV2" : "ResourceGather"
    func fail(_ text: String) -> EngineError { .kernel(operation, text) }
    if !slots[indices.index].dtype.isInteger {
      throw .attribute("Tindices", slots[indices.index].dtype, of: operation)
    }
    if own.isEmpty { throw fail("params must be at least 1 dimensional") }
    guard let taken = Shape.fromStart(axis, of: own.count) else {
      throw fail(
        "Shape must be at least rank \(axis < 0 ? axis.magnitude : axis.magnitude + 1) but is rank "
          + "\(own.count)")
    }
    let batch = batchDimensions < 0 ? batchDimensions + places.count : batchDimensions
    guard batch >= 0, batch <= min(taken, places.count),
      Array(own.prefix(batch)) == Array(places.prefix(batch))
    else {
      throw fail(
        "Expected batch_dims in the range [\(-places.count), \(places.count)], but got "
          + "\(batchDimensions)")
    }
    let length = own[taken]
    try step(elements: elementCount(indices), .scattered)
    for position in 0..<elementCount(indices) {
      if position & 0xF_FFFF == 0xF_FFFF { try checkClock() }
      let index = integerElement(indices, position)
      if index < 0 || index >= length {
        let shown =
          places.isEmpty
          ? "indices" : "indices[\(coordinates(position, places))]"
        throw fail("\(shown) = \(index) is not in [0, \(length))")
      }
    }
    let lengths = GatherShape(own, places, axis: taken, batchRank: batch)
    let shape = try shapeNumber(lengths.result)
    try step(
      elements: shapes[shape].elementCount, .moved,
      runs: shapes[shape].elementCount / max(lengths.inner, 1))
    let attributes = [taken, batch, axis == 0 ? 1 : 0] + own
    let steps = try lowering(.gather, attributes, [x, indices], (slot.dtype, shape))
    let target = try storage(slot.dtype, shape: shape)
    try takeRows(steps, x, by: indices, to: target, shape: shape)
    return finish(
      .gather, [operand, indices], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: attributes, values: [x, indices])
  }

  /// The coordinates of an element, as messages show them.
  func coordinates(_ position: Int, _ lengths: [Int]) -> String {
    zip(Shape(lengths).strides, lengths)
      .map { String(position / $0.0 % $0.1) }.joined(separator: ",")
  }

  /// Takes rows of `x`, or adds them up, by indices that are in range.
  private func takeRows(
    _ prepared: PreparedLowering, _ x: TensorID, by indices: TensorID, to target: Storage,
    shape: UInt32
  ) throws(EngineError) {
    let gather = prepared.lowering.lists.gathers[0]
    let size = slots[x.index].dtype.byteSize
    if gather.add != nil {
      target.bytes.initializeMemory(
        as: UInt8.self, repeating: 0, count: shapes[shape].elementCount * size)
    }
    let row = gather.inner * gather.outer
    if row == 0 { return }
    let (source, places) = (elements(x), elements(indices))
    let between = max(1 << 20 / row, 1)
    for start in stride(from: 0, to: gather.batch * gather.places, by: between) {
      if start > 0 { try checkClock() }
      gather.run(
        start..<min(start + between, gather.batch * gather.places), source, by: places,
        to: target.bytes, size: size)
    }
  }

  /// Zeros of the shape that was gathered from, plus the cotangent's runs where they came from.
  func gatherGrad(_ cotangent: TensorID, _ indices: TensorID, axis: Int, batch: Int, own: [Int])
    throws(EngineError) -> TensorID
  {
    let slot = slots[cotangent.index]
    let shape = try shapeNumber(own)
    let count = shapes[shape].elementCount
    try step(elements: count + elementCount(cotangent), .moved, runs: elementCount(indices) * 8)
    if kernels.binary(.add, slot.dtype) == nil {
      throw .unsupported(slot.dtype, by: .gatherGrad)
    }
    // A cotangent that the script gave may have any shape.
    let lengths = GatherShape(own, dimensionArray(indices), axis: axis, batchRank: batch)
    if dimensionArray(cotangent) != lengths.result {
      throw .kernel(
        .gatherGrad,
        "The gradient of a gather has shape \(bracketed(slot.shape)) instead of "
          + Shape(lengths.result).bracketed)
    }
    let attributes = [axis, batch]
    let steps = try lowering(.gatherGrad, attributes, [cotangent, indices], (slot.dtype, shape))
    let target = try storage(slot.dtype, shape: shape)
    try takeRows(steps, cotangent, by: indices, to: target, shape: shape)
    return finish(
      .gatherGrad, [cotangent, indices], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: attributes)
  }

  /// Row `s` of the result is the sum of the rows of `x` whose segment is `s`; negative segments are
  /// dropped.
  ///
  /// - Shapes: `x [segments' axes…, rest…]` to `[count, rest…]`.
  /// - Pullback: each row gets its segment's cotangent, a dropped one zeros.
  /// - Throws: `invalidArgument` for a segment of `count` or more, for shapes that do not fit; a limit.
  public func unsortedSegmentSum(_ x: TensorID, _ segments: TensorID, count: Int)
    throws(EngineError) -> TensorID
  {
    let slot = slots[x.index]
    if kernels.binary(.add, slot.dtype) == nil {
      throw .unsupported(slot.dtype, by: .unsortedSegmentSum)
    }
    let own = dimensionArray(x)
    let places = dimensionArray(segments)
    if !slots[segments.index].dtype.isInteger {
      throw .attribute("Tindices", slots[segments.index].dtype, of: "UnsortedSegmentSum")
    }
    guard own.starts(with: places) else {
      throw .kernel(
        "UnsortedSegmentSum",
        "data.shape = \(bracketed(slot.shape)) does not start with segment_ids.shape = "
          + "\(bracketed(slots[segments.index].shape))")
    }
    if count < 0 {
      throw .kernel(
        "UnsortedSegmentSum", "Input num_segments == \(count) must not be negative.")
    }
    let tail = Array(own[places.count...])
    let shape = try shapeNumber([count] + tail)
    let total = shapes[shape].elementCount
    try step(elements: total + elementCount(x), .moved, runs: elementCount(segments) * 2)
    for position in 0..<elementCount(segments) {
      if position & 0xF_FFFF == 0xF_FFFF { try checkClock() }
      let index = integerElement(segments, position)
      if index >= count {
        throw .kernel(
          "UnsortedSegmentSum",
          "segment_ids[\(coordinates(position, places))] = \(index) is out of range [0, \(count))")
      }
    }
    let steps = try lowering(.unsortedSegmentSum, [], [x, segments], (slot.dtype, shape))
    let target = try storage(slot.dtype, shape: shape)
    try takeRows(steps, x, by: segments, to: target, shape: shape)
    return finish(
      .unsortedSegmentSum, [x, segments], slot.dtype, shape: shape, payload: payload(of: target))
  }

  /// The tensor that sparse rows stand for.
  ///
  /// - Complexity: O(elements of the dense shape); one tensor of it.
  public func dense(_ slices: IndexedSlices) throws(EngineError) -> TensorID {
    let lengths = integers(slices.denseShape)
    return try unsortedSegmentSum(slices.values, slices.indices, count: lengths.first ?? 0)
  }

  /// `tf.where(condition)`: the indices of the elements that are not zero, `[count, rank]` int64.
  public func indicesOfTrue(_ condition: TensorID) throws(EngineError) -> TensorID {
    let lengths = dimensionArray(condition)
    let strides = Shape(lengths).strides
    let total = elementCount(condition)
    try step(elements: total, .scattered)
    let isFloat = slots[condition.index].dtype.isFloatingPoint
    func isTrue(_ position: Int) -> Bool {
      isFloat
        ? doubleElement(condition, position) != 0 : integerElement(condition, position) != 0
    }
    var count = 0
    for position in 0..<total {
      if position & 0xF_FFFF == 0xF_FFFF { try checkClock() }
      if isTrue(position) { count += 1 }
    }
    let shape = try shapeNumber([count, lengths.count])
    try step(elements: count * lengths.count, .scattered)
    let target = try storage(.int64, shape: shape)
    var offset = 0
    for position in 0..<total {
      if position & 0xF_FFFF == 0xF_FFFF { try checkClock() }
      if !isTrue(position) { continue }
      for axis in lengths.indices {
        target.bytes.storeBytes(
          of: Int64(position / strides[axis] % lengths[axis]), toByteOffset: offset, as: Int64.self)
        offset += 8
      }
    }
    return finishUntracked(
      nil, condition, dtype: .int64, shape: shape, payload: payload(of: target))
  }
}
