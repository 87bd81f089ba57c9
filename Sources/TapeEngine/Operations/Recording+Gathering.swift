import Kernels
import Tensors

extension Recording {
  /// The slices of `x` along an axis that `indices` names.
  ///
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
    let form = GatherShape(own, places, axis: taken, batchRank: batch)
    let shape = try shapeNumber(form.result)
    try step(
      elements: shapes[shape].elementCount, .moved,
      runs: shapes[shape].elementCount / max(form.inner, 1))
    let target = try storage(slot.dtype, shape: shape)
    let size = form.inner * slot.dtype.byteSize
    try forEachGathered(form, indices) { source, position in
      (target.bytes + position * size).copyMemory(
        from: elements(x) + source * size, byteCount: size)
    }
    return finish(
      .gather, [operand, indices], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: [taken, batch, axis == 0 ? 1 : 0] + own, values: [x, indices])
  }

  /// The coordinates of an element, as messages show them.
  func coordinates(_ position: Int, _ lengths: [Int]) -> String {
    zip(Shape(lengths).strides, lengths)
      .map { String(position / $0.0 % $0.1) }.joined(separator: ",")
  }

  /// Calls `body` for each gathered run: the number of the run in the source and in the result.
  private func forEachGathered(
    _ form: GatherShape, _ indices: TensorID, _ body: (_ source: Int, _ target: Int) -> Void
  ) throws(EngineError) {
    if form.inner == 0 || form.places == 0 { return }
    let between = max(1 << 20 / form.inner, 1)
    var run = 0
    for block in 0..<form.batch {
      for row in block * form.outer..<(block + 1) * form.outer {
        for place in 0..<form.places {
          let index = Int(integerElement(indices, block * form.places + place))
          run += 1
          if run % between == 0 { try checkClock() }
          body(row * form.rows + index, row * form.places + place)
        }
      }
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
    guard let add = kernels.binary(.add, slot.dtype) else {
      throw .unsupported(slot.dtype, by: .gatherGrad)
    }
    // A cotangent that the script gave may have any shape.
    let form = GatherShape(own, dimensionArray(indices), axis: axis, batchRank: batch)
    if dimensionArray(cotangent) != form.result {
      throw .kernel(
        .gatherGrad,
        "The gradient of a gather has shape \(bracketed(slot.shape)) instead of "
          + Shape(form.result).bracketed)
    }
    let target = try storage(slot.dtype, shape: shape)
    target.bytes.initializeMemory(
      as: UInt8.self, repeating: 0, count: count * slot.dtype.byteSize)
    let size = form.inner * slot.dtype.byteSize
    try forEachGathered(form, indices) { source, position in
      let sum = target.bytes + source * size
      add(sum, 1, elements(cotangent) + position * size, 1, sum, form.inner)
    }
    return finish(
      .gatherGrad, [cotangent, indices], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: [axis, batch])
  }

  /// Row `s` of the result is the sum of the rows of `x` whose segment is `s`; negative segments are
  /// dropped.
  public func unsortedSegmentSum(_ x: TensorID, _ segments: TensorID, count: Int)
    throws(EngineError) -> TensorID
  {
    let slot = slots[x.index]
    guard let add = kernels.binary(.add, slot.dtype) else {
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
    let inner = tail.reduce(1, *)
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
    let target = try storage(slot.dtype, shape: shape)
    let size = slot.dtype.byteSize
    target.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: total * size)
    if inner > 0 {
      for position in 0..<elementCount(segments) {
        if position & 0xF_FFFF == 0xF_FFFF { try checkClock() }
        let index = Int(integerElement(segments, position))
        if index < 0 { continue }
        let sum = target.bytes + index * inner * size
        add(sum, 1, elements(x) + position * inner * size, 1, sum, inner)
      }
    }
    return finish(
      .unsortedSegmentSum, [x, segments], slot.dtype, shape: shape, payload: payload(of: target))
  }

  /// The tensor that sparse rows stand for.
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
