import Tensors

// Joining tensors and cutting them apart.
extension Recording {
  /// The tensors one after the other along an axis.
  ///
  /// - Pullback: each gets its part of the cotangent.
  /// - Throws: `invalidArgument` for other lengths along another axis, another rank, another dtype, an axis out of
  ///   range.
  public func concat(_ tensors: [TensorID], axis: Int) throws(EngineError) -> TensorID {
    try concat(tensors, axis: axis, waiting: nil)
  }

  /// - Parameter waiting: makes the payload of the result's shape in another way, with the same
  ///   elements.
  func concat(
    _ tensors: [TensorID], axis: Int, waiting: ((UInt32) throws(EngineError) -> UInt64)?
  ) throws(EngineError) -> TensorID {
    guard let leading = tensors.first else {
      throw EngineError(
        .invalidArgument,
        "OpKernel 'ConcatV2' has constraint on attr 'T' not in NodeDef '[N=0, Tidx=DT_INT32]', "
          + "KernelDef: 'goo.gle/debugonly  op: \"ConcatV2\" device_type: \"CPU\" constraint { "
          + "name: \"T\" allowed_values { list { type: DT_QINT32 } } } host_memory_arg: \"axis\"' "
          + "[Op:ConcatV2]", name: "concat")
    }
    let first = slots[leading.index]
    let rank = shapes[first.shape].rank
    let wrapped = "ConcatV2_N_\(tensors.count)"
    func fail(_ text: String) -> EngineError {
      .kernel("ConcatV2", text, wrapped: wrapped, name: "concat")
    }
    for (index, tensor) in tensors.enumerated() where slots[tensor.index].dtype != first.dtype {
      throw .mixed(
        first.dtype, slots[tensor.index].dtype, in: "ConcatV2", operand: index, name: "concat")
    }
    if rank == 0 { throw fail("ConcatOp : Can't concatenate scalars (use tf.stack instead)") }
    guard let joined = Shape.fromStart(axis, of: rank) else {
      throw fail(
        "ConcatOp : Expected concatenating dimensions in the range [\(-rank), \(rank)), but got "
          + "\(axis)")
    }
    let parts = tensors.map(shape)
    func shown(_ index: Int) -> String {
      "shape[0] = \(parts[0].bracketed) vs. shape[\(index)] = \(parts[index].bracketed)"
    }
    let whole: Shape
    do throws(Shape.JoinError) {
      whole = try Shape.joined(parts, along: joined)
    } catch {
      switch error {
      case .otherRank(let index):
        throw fail("ConcatOp : Ranks of all input tensors should match: \(shown(index))")
      case .otherLength(let index, let axis):
        throw fail("ConcatOp : Dimension \(axis) in both shapes must be equal: \(shown(index))")
      case .tooLong: throw EngineError(.limit(.elements), "A tensor has too many elements.")
      }
    }
    let shape = try shapeNumber(whole.dimensions)
    try step(elements: shapes[shape].elementCount, .moved, runs: 64 * tensors.count)
    if let waiting {
      return finish(
        .concat, tensors, first.dtype, shape: shape, payload: try waiting(shape),
        attributes: [joined])
    }
    let target = try moved(.concat, [joined], tensors, (first.dtype, shape))
    return finish(
      .concat, tensors, first.dtype, shape: shape, payload: payload(of: target),
      attributes: [joined])
  }

  /// The tensors side by side along a new axis.
  ///
  /// - Parameter name: TensorFlow's name of the operation in errors.
  /// - Pullback: each gets its slice of the cotangent.
  public func stack(_ tensors: [TensorID], axis: Int, name: String = "stack")
    throws(EngineError) -> TensorID
  {
    guard let leading = tensors.first else { return try zeros(Shape([0]), .float32) }
    let first = slots[leading.index]
    let own = shape(leading)
    let rank = own.rank + 1
    for (index, tensor) in tensors.enumerated() where slots[tensor.index].dtype != first.dtype {
      throw .mixed(
        first.dtype, slots[tensor.index].dtype, in: "Pack", operand: index, name: name)
    }
    guard let joined = Shape.fromStart(axis, of: rank) else {
      throw EngineError(
        .valueError, "Argument `axis` = \(axis) not in range [\(-rank), \(rank))")
    }
    for (index, tensor) in tensors.enumerated() where slots[tensor.index].shape != first.shape {
      throw .kernel(
        "Pack",
        "Shapes of all inputs must match: values[0].shape = \(bracketed(first.shape)) != "
          + "values[\(index)].shape = \(bracketed(slots[tensor.index].shape))",
        wrapped: "Pack_N_\(tensors.count)", name: name)
    }
    var whole = own
    whole.dimensions.insert(tensors.count, at: joined)
    let shape = try shapeNumber(whole.dimensions)
    try step(
      elements: shapes[shape].elementCount,
      joined == own.rank && own.rank > 0 ? .scattered : .moved, runs: 64 * tensors.count)
    let target = try moved(.stack, [joined], tensors, (first.dtype, shape))
    return finish(
      .stack, tensors, first.dtype, shape: shape, payload: payload(of: target),
      attributes: [joined])
  }

  /// The tensors side by side along an axis, which they lose.
  ///
  /// - Pullback: the cotangents side by side; of an unused part zeros.
  public func unstack(_ x: TensorID, axis: Int) throws(EngineError) -> [TensorID] {
    var lengths = dimensionArray(x)
    let rank = lengths.count
    guard let cut = Shape.fromStart(axis, of: rank) else {
      throw EngineError(
        .valueError,
        "Argument `axis` = \(axis) not in range [\(rank == 0 ? 0 : -rank), \(rank))")
    }
    let count = lengths.remove(at: cut)
    try reserveParts(count)
    return try cutApart(
      .unstack, x, cut, sizes: Array(repeating: 1, count: count), lengths: { _ in lengths })
  }

  /// `count` equal parts along an axis.
  ///
  /// - Pullback: the cotangents one after the other; of an unused part zeros.
  /// - Throws: `invalidArgument` for a length that `count` does not divide.
  public func split(_ x: TensorID, count: Int, axis: Int) throws(EngineError) -> [TensorID] {
    let lengths = dimensionArray(x)
    let rank = lengths.count
    func fail(_ text: String) -> EngineError {
      .kernel("Split", text, wrapped: "Split_num_split_\(count)", name: "split")
    }
    guard let cut = Shape.fromStart(axis, of: rank) else {
      throw fail("-input rank(-\(rank)) <= split_dim < input rank (\(rank)), but got \(axis)")
    }
    if count <= 0 {
      throw fail("Number of ways to split should be > 0, but got \(count)")
    }
    if lengths[cut] % count != 0 {
      throw fail(
        "Number of ways to split should evenly divide the split dimension, but got split_dim "
          + "\(cut) (size = \(lengths[cut])) and num_split \(count)")
    }
    try reserveParts(count)
    return try split(
      x, cut, Array(repeating: lengths[cut] / count, count: count))
  }

  /// Parts of the given sizes along an axis; one size may be −1.
  ///
  /// - Pullback: as of equal parts.
  /// - Throws: `invalidArgument` for sizes that do not add up to the length.
  public func split(_ x: TensorID, sizes: [Int], axis: Int) throws(EngineError) -> [TensorID] {
    let lengths = dimensionArray(x)
    let rank = lengths.count
    func fail(_ text: String) -> EngineError {
      .kernel("SplitV", text, wrapped: "SplitV_num_split_\(sizes.count)", name: "split")
    }
    guard let cut = Shape.fromStart(axis, of: rank) else {
      throw fail("-input rank(-\(rank)) <= split_dim < input rank (\(rank)), but got \(axis)")
    }
    var sum = 0
    var unknown: Int?
    for (index, size) in sizes.enumerated() {
      if size == -1 {
        if unknown != nil { throw fail("There can only be one -1 in the input.") }
        unknown = index
        continue
      }
      if size < 0 { throw fail("Split size at index \(index) must be >= 0. Got: \(size)") }
      let (next, overflow) = sum.addingReportingOverflow(size)
      sum = overflow ? .max : next
    }
    if unknown == nil ? sum != lengths[cut] : sum > lengths[cut] {
      throw fail(
        "Determined shape must either match input shape along split_dim exactly if fully "
          + "specified, or be less than the size of the input along split_dim if not fully "
          + "specified.  Got: \(sum)")
    }
    var resolved = sizes
    if let unknown { resolved[unknown] = lengths[cut] - sum }
    return try split(x, cut, resolved)
  }

  private func split(_ x: TensorID, _ cut: Int, _ sizes: [Int]) throws(EngineError) -> [TensorID] {
    let lengths = dimensionArray(x)
    return try cutApart(.split, x, cut, sizes: sizes) { size in
      var part = lengths
      part[cut] = size
      return part
    }
  }

  /// Charges `count` parts before there is a list of them: without elements there may be any number.
  private func reserveParts(_ count: Int) throws(EngineError) {
    if count > limits.elements {
      throw EngineError(.limit(.elements), "A tensor has too many parts.")
    }
    try reserve(count * 4 * MemoryLayout<Slot>.stride)
    if stepsRemaining < count { try charge(steps: count) }
  }

  /// Consecutive parts of `x` along an axis.
  private func cutApart(
    _ primitive: Primitive, _ x: TensorID, _ cut: Int, sizes: [Int], lengths: (Int) -> [Int]
  ) throws(EngineError) -> [TensorID] {
    let slot = slots[x.index]
    try step(elements: shapes[slot.shape].elementCount, .moved, runs: 64 * sizes.count)
    let places = AxisParts(of: shape(x), along: cut)
    var parts: [(dtype: DType, shape: UInt32, payload: UInt64)] = []
    var position = 0
    for size in sizes {
      let part = lengths(size)
      let shape = try shapeNumber(part)
      let target = try storage(slot.dtype, shape: shape)
      if !part.contains(0) {
        copyInTime(
          places.cut(size, at: position), from: elements(x), to: target.bytes,
          size: slot.dtype.byteSize)
      }
      parts.append((slot.dtype, shape, payload(of: target)))
      position += size
    }
    return finish(primitive, [x], parts, attributes: [cut])
  }

  /// `tf.where(condition, x, y)`, with broadcasting.
  ///
  /// - Pullback: each of `x` and `y` gets the cotangent where it was taken, and zeros elsewhere; the condition nothing.
  public func select(_ condition: TensorID, _ x: TensorID, _ y: TensorID) throws(EngineError)
    -> TensorID
  {
    let test = slots[condition.index]
    let first = slots[x.index]
    let second = slots[y.index]
    if test.dtype != .bool {
      throw .mixed(.bool, test.dtype, in: "SelectV2", operand: 0)
    }
    if first.dtype != second.dtype {
      throw .mixed(first.dtype, second.dtype, in: "SelectV2", operand: 2)
    }
    var shape = first.shape
    if first.shape != second.shape || test.shape != first.shape {
      guard let common = Shape.broadcast([self.shape(x), self.shape(y), self.shape(condition)])
      else {
        throw .kernel(
          "SelectV2",
          "condition \(bracketed(test.shape)), then \(bracketed(first.shape)), and else "
            + "\(bracketed(second.shape)) must be broadcastable")
      }
      shape = try shapeNumber(common.dimensions)
    }
    let count = shapes[shape].elementCount
    let runs = runCount(count, [test.shape, first.shape, second.shape], shape)
    try step(elements: count, .light, runs: runs)
    let select = kernels.select(first.dtype)
    if waits(count, x, y) || waits(count, condition) {
      let result = finish(
        .select, [condition, x, y], first.dtype, shape: shape,
        payload: try wait(
          .select(select), [condition, x, y].map { pendingOperand($0, in: shape) }, first.dtype,
          shape: shape, weight: 0.2))
      markDeferred(result)
      return result
    }
    let target = try storage(first.dtype, shape: shape)
    let size = first.dtype.byteSize
    if test.shape == shape, first.shape == shape, second.shape == shape {
      select(elements(condition), 1, elements(x), 1, elements(y), 1, target.bytes, count)
    } else if count > 0 {
      broadcastLoop([test.shape, first.shape, second.shape], [1, size, size], to: shape) {
        offsets, steps, position, run in
        select(
          elements(condition) + offsets[0], steps[0], elements(x) + offsets[1], steps[1],
          elements(y) + offsets[2], steps[2], target.bytes + position * size, run)
      }
    }
    return finish(
      .select, [condition, x, y], first.dtype, shape: shape, payload: payload(of: target))
  }
}
