import Tensors

extension StridedSlice {
  /// From an entry's attributes.
  init(_ attributes: [Int]) {
    let rank = attributes.count / 3
    self.init(
      starts: Array(attributes[0..<rank]), steps: Array(attributes[rank..<2 * rank]),
      counts: Array(attributes[(2 * rank)...]))
  }

  var attributes: [Int] { starts + steps + counts }
}

extension Recording {
  /// `x[items]`.
  ///
  /// - Pullback: the cotangent where the elements came from, zeros elsewhere.
  /// - Throws: `invalidArgument` for an index out of bounds, too many items, a step of 0.
  public func slice(_ x: TensorID, _ items: [StridedSlice.Item]) throws(EngineError) -> TensorID {
    let own = shape(x)
    func fail(_ text: String) -> EngineError {
      .kernel("StridedSlice", text, name: "strided_slice/")
    }
    let taken: (slice: StridedSlice, lengths: [Int])
    do throws(StridedSlice.ItemError) {
      taken = try StridedSlice.taking(items, of: own)
    } catch {
      switch error {
      case .severalEllipses: throw fail("Multiple ellipses in slice spec not allowed")
      case .tooManyItems where own.rank == 0: throw fail("Attempting to slice scalar input.")
      case .tooManyItems:
        throw fail(
          "Index out of range using input dim \(own.rank); input has only \(own.rank) dims")
      case .outside(let given, let axis):
        let index = given < 0 ? given &+ own[axis] : given
        throw fail("slice index \(index) of dimension \(axis) out of bounds.")
      case .zeroStep(let axis): throw fail("strides[\(axis)] must be non-zero")
      }
    }
    return try stridedSlice(x, taken.slice, taken.lengths)
  }

  /// `tf.slice`; a size of −1 means the rest.
  ///
  /// - Pullback: as of `x[items]`.
  public func slice(_ x: TensorID, begin: [Int], size: [Int]) throws(EngineError) -> TensorID {
    let own = dimensionArray(x)
    func fail(_ text: String) -> EngineError { .kernel("Slice", text) }
    if begin.count != own.count || size.count != own.count {
      throw fail(
        "Expected begin and size arguments to be 1-D tensors of size \(own.count), but got shapes "
          + "[\(begin.count)] and [\(size.count)] instead.")
    }
    var slice = StridedSlice()
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
  func stridedSlice(_ x: TensorID, _ slice: StridedSlice, _ lengths: [Int]) throws(EngineError)
    -> TensorID
  {
    let slot = slots[x.index]
    let shape = try shapeNumber(lengths)
    let isWhole = slice.steps.allSatisfy { $0 == 1 }
    try step(
      elements: shapes[shape].elementCount, isWhole ? .moved : .scattered,
      runs: 8 * lengths.count + shapes[shape].elementCount / max(slice.counts.last ?? 1, 1))
    let own = self.shape(x)
    // In a gradient the tensor may be any that the script gave.
    if !slice.lies(in: own) {
      throw .kernel(
        "StridedSlice", "A gradient of shape \(bracketed(slot.shape)) lacks elements of its slice.")
    }
    if slice.counts == own.dimensions, isWhole, waits(shapes[shape].elementCount, x) {
      let result = finish(
        .stridedSlice, [x], slot.dtype, shape: shape,
        payload: try wait(copying: pendingOperand(x, in: shape), slot.dtype, shape: shape),
        attributes: slice.attributes)
      markDeferred(result)
      return result
    }
    let target = try arranged(.slice(slice, of: own, takes: true), x, shape: shape)
    return finish(
      .stridedSlice, [x], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: slice.attributes)
  }

  /// Zeros of `lengths` with the elements of `x` where the slice would take them from.
  func stridedSliceGrad(_ x: TensorID, _ slice: StridedSlice, _ lengths: [Int])
    throws(EngineError) -> TensorID
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
    let target = try arranged(
      .slice(slice, of: Shape(lengths), takes: false), x, shape: shape)
    return finish(
      .stridedSliceGrad, [x], slot.dtype, shape: shape, payload: payload(of: target),
      attributes: slice.attributes)
  }
}
