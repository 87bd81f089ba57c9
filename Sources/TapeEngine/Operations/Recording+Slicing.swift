import Tensors

extension Recording {
  /// One item of `x[…]`.
  public enum SliceItem: Hashable, Sendable {
    case index(Int)
    case range(start: Int?, stop: Int?, step: Int)
    case newAxis
    case ellipsis
  }

  /// A slice without the language's conveniences: per axis of the input where it starts, how far it
  /// steps and how many it takes.
  struct Slice {
    var starts: [Int]
    var steps: [Int]
    var counts: [Int]

    init() {
      starts = []
      steps = []
      counts = []
    }

    /// From an entry's attributes.
    init(_ attributes: [Int]) {
      let rank = attributes.count / 3
      starts = Array(attributes[0..<rank])
      steps = Array(attributes[rank..<2 * rank])
      counts = Array(attributes[(2 * rank)...])
    }

    var attributes: [Int] { starts + steps + counts }

    /// Whether a tensor of these lengths has every element that it takes.
    func lies(in lengths: [Int]) -> Bool {
      if starts.count != lengths.count { return false }
      for (axis, length) in lengths.enumerated() where counts[axis] > 0 {
        let (distance, overflow) = steps[axis].multipliedReportingOverflow(by: counts[axis] - 1)
        if overflow { return false }
        let (last, isTooFar) = starts[axis].addingReportingOverflow(distance)
        if isTooFar || min(starts[axis], last) < 0 || max(starts[axis], last) >= length {
          return false
        }
      }
      return true
    }

    mutating func append(_ start: Int, _ step: Int, _ count: Int) {
      starts.append(start)
      steps.append(step)
      counts.append(count)
    }
  }

  /// `x[items]`.
  ///
  /// - Throws: `invalidArgument` for an index out of bounds, too many items, a step of 0.
  public func slice(_ x: TensorID, _ items: [SliceItem]) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    func fail(_ text: String) -> EngineError {
      .kernel("StridedSlice", text, name: "strided_slice/")
    }
    let used = items.count { $0 != .newAxis && $0 != .ellipsis }
    if items.count(where: { $0 == .ellipsis }) > 1 {
      throw fail("Multiple ellipses in slice spec not allowed")
    }
    if own.isEmpty, used > 0 { throw fail("Attempting to slice scalar input.") }
    if used > own.count {
      throw fail(
        "Index out of range using input dim \(own.count); input has only \(own.count) dims")
    }
    var slice = Slice()
    var lengths: [Int] = []
    var axis = 0
    func takeWhole(_ count: Int) {
      for _ in 0..<count {
        slice.append(0, 1, own[axis])
        lengths.append(own[axis])
        axis += 1
      }
    }
    for item in items {
      switch item {
      case .newAxis: lengths.append(1)
      case .ellipsis: takeWhole(own.count - used)
      case .index(let given):
        let length = own[axis]
        let index = given < 0 ? given &+ length : given
        guard index >= 0, index < length else {
          throw fail("slice index \(index) of dimension \(axis) out of bounds.")
        }
        slice.append(index, 1, 1)
        axis += 1
      case .range(let start, let stop, let step):
        if step == 0 { throw fail("strides[\(axis)] must be non-zero") }
        let (first, count) = StridedSlice.resolve(
          start: start, stop: stop, step: step, length: own[axis])
        slice.append(first, step, count)
        lengths.append(count)
        axis += 1
      }
    }
    takeWhole(own.count - axis)
    return try stridedSlice(x, slice, lengths)
  }

  /// `tf.slice`; a size of −1 means the rest.
  public func slice(_ x: TensorID, begin: [Int], size: [Int]) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    func fail(_ text: String) -> EngineError { .kernel("Slice", text) }
    if begin.count != own.count || size.count != own.count {
      throw fail(
        "Expected begin and size arguments to be 1-D tensors of size \(own.count), but got shapes "
          + "[\(begin.count)] and [\(size.count)] instead.")
    }
    var slice = Slice()
    for axis in own.indices {
      guard begin[axis] >= 0, begin[axis] <= own[axis] else {
        throw fail("Expected begin[\(axis)] in [0, \(own[axis])], but got \(begin[axis])")
      }
      let rest = own[axis] - begin[axis]
      let count = size[axis] == -1 ? rest : size[axis]
      guard count >= 0, count <= rest else {
        throw fail("Expected size[\(axis)] in [0, \(rest)], but got \(count)")
      }
      slice.append(begin[axis], 1, count)
    }
    return try stridedSlice(x, slice, slice.counts)
  }

  /// The elements of a slice in a shape of as many.
  func stridedSlice(_ x: TensorID, _ slice: Slice, _ lengths: [Int]) throws(EngineError)
    -> TensorID
  {
    let slot = slots[x.index]
    let shape = try shapeNumber(lengths)
    let isWhole = slice.steps.allSatisfy { $0 == 1 }
    try step(
      elements: shapes[shape].elementCount, isWhole ? .moved : .scattered,
      runs: 8 * lengths.count + shapes[shape].elementCount / max(slice.counts.last ?? 1, 1))
    let own = dimensionArray(x)
    // In a gradient the tensor may be any that the script gave.
    if !slice.lies(in: own) {
      throw .kernel(
        "StridedSlice", "A gradient of shape \(bracketed(slot.shape)) lacks elements of its slice.")
    }
    if slice.counts == own, isWhole,
      waits(shapes[shape].elementCount, x)
    {
      let result = finish(
        .stridedSlice, [x], slot.dtype, shape: shape,
        payload: try wait(copying: pendingOperand(x, in: shape), slot.dtype, shape: shape),
        attributes: slice.attributes)
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: shape)
    arrange(
      .slice(slice, of: own, takes: true), [elements(x)], to: target.bytes,
      Form(dtype: slot.dtype, dimensions: lengths))
    return finish(
      .stridedSlice, [x], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: slice.attributes)
  }

  /// Zeros of `lengths` with the elements of `x` where the slice would take them from.
  func stridedSliceGrad(_ x: TensorID, _ slice: Slice, _ lengths: [Int]) throws(EngineError)
    -> TensorID
  {
    let slot = slots[x.index]
    let shape = try shapeNumber(lengths)
    let count = shapes[shape].elementCount
    // In a gradient the tensor may be any that the script gave.
    if try elementCount(x) != checkedElementCount(slice.counts) {
      throw .kernel(
        "StridedSliceGrad",
        "shape of dy was \(bracketed(slot.shape)) instead of \(Shape(slice.counts).bracketed)")
    }
    try step(elements: count, .moved)
    try step(
      elements: shapes[slot.shape].elementCount,
      slice.steps.allSatisfy { $0 == 1 } ? .moved : .scattered,
      runs: shapes[slot.shape].elementCount / max(slice.counts.last ?? 1, 1))
    let target = try storage(slot.dtype, shape: shape)
    arrange(
      .slice(slice, of: lengths, takes: false), [elements(x)], to: target.bytes,
      Form(dtype: slot.dtype, dimensions: lengths))
    return finish(
      .stridedSliceGrad, [x], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: slice.attributes)
  }
}
