import Kernels
import Tensors

// The cross entropies of a softmax: fused, as in TensorFlow, so that the gradient is softmax − labels
// whatever the labels sum to.
extension Recording {
  /// The cross entropy of the softmax along an axis and the labels, which take the dtype of the logits.
  ///
  /// - Throws: `invalidArgument` for logits that are no floats, for a scalar, for an axis that is
  ///   neither −1 nor among the axes, and for shapes that do not fit; a limit.
  public func softmaxCrossEntropy(labels: TensorID, logits: TensorID, axis: Int)
    throws(EngineError) -> TensorID
  {
    try composite { () throws(EngineError) in
      var features = logits
      var targets = try cast(labels, to: slots[logits.index].dtype)
      if axis != -1 {
        let order = try axesWithLast(axis, rank: rank(logits))
        features = try transpose(features, permutation: order)
        targets = try transpose(targets, permutation: order)
      }
      let lengths = dimensionArray(features)
      let loss = try crossEntropy(flattened(features), flattened(targets))
      let shape = Array(lengths.dropLast())
      let count = elementCount(loss)
      if shape.reduce(1, *) != count {
        throw .kernel(
          "Reshape",
          "Input to reshape is a tensor with \(count) values, but the requested shape has "
            + "\(shape.reduce(1, *))")
      }
      return try reshape(loss, shape)
    }
  }

  /// The cross entropy of the softmax along the last axis and the classes that `labels` names.
  ///
  /// - Throws: `invalidArgument` for other dtypes, without any class, and for a label out of range; a
  ///   limit.
  public func sparseSoftmaxCrossEntropy(labels: TensorID, logits: TensorID) throws(EngineError)
    -> TensorID
  {
    let own = dimensionArray(labels)
    if rank(logits) == 2 { return try sparseCrossEntropy(logits, labels) }
    return try composite { () throws(EngineError) in
      try reshape(
        sparseCrossEntropy(flattened(logits), reshape(labels, [elementCount(labels)])), own)
    }
  }

  /// The axes in their order, but one of them last.
  private func axesWithLast(_ axis: Int, rank: Int) throws(EngineError) -> [Int] {
    func fail(_ start: Int, _ limit: Int) -> EngineError {
      .kernel("Range", "Requires start <= limit when delta > 0: \(start)/\(limit)")
    }
    if axis < 0 { throw fail(0, axis) }
    if axis >= rank { throw fail(axis &+ 1, rank) }
    return Array(0..<axis) + Array((axis + 1)..<rank) + [axis]
  }

  /// The rows of the last axis as a matrix.
  private func flattened(_ x: TensorID) throws(EngineError) -> TensorID {
    let lengths = dimensionArray(x)
    guard let last = lengths.last else {
      throw .kernel(
        "Slice",
        "Expected begin[0] == 0 (got -1) and size[0] == 0 (got 1) when input.dim_size(0) == 0",
        name: nil)
    }
    return try reshape(x, [lengths.dropLast().reduce(1, *), last])
  }

  private func crossEntropy(_ logits: TensorID, _ labels: TensorID) throws(EngineError) -> TensorID
  {
    let primitive = Primitive.softmaxCrossEntropy
    let dtype = slots[logits.index].dtype
    if !dtype.isFloatingPoint { throw .unsupported(dtype, by: primitive) }
    let (own, other) = (dimensionArray(logits), dimensionArray(labels))
    guard let lengths = Shape.broadcast(Shape(own), Shape(other))?.dimensions else {
      throw .kernel(
        primitive,
        "logits and labels must be broadcastable: "
          + "logits_size=\(bracketed(slots[logits.index].shape)) "
          + "labels_size=\(bracketed(slots[labels.index].shape))")
    }
    return try crossEntropy(primitive, logits, labels, lengths)
  }

  private func sparseCrossEntropy(_ logits: TensorID, _ labels: TensorID) throws(EngineError)
    -> TensorID
  {
    let primitive = Primitive.sparseSoftmaxCrossEntropy
    let dtype = slots[logits.index].dtype
    if !dtype.isFloatingPoint { throw .unsupported(dtype, by: primitive) }
    if !slots[labels.index].dtype.isInteger {
      throw .attribute("Tlabels", slots[labels.index].dtype, of: primitive.operationName)
    }
    let lengths = dimensionArray(logits)
    if lengths[1] == 0 {
      throw .kernel(
        primitive,
        "Must have at least one class, but got logits shape "
          + bracketed(slots[logits.index].shape))
    }
    try step(elements: elementCount(labels), .moved)
    try reserve(8 &* elementCount(labels))
    let classes = (0..<elementCount(labels)).map { integerElement(labels, $0) }
    if let least = classes.min(), let greatest = classes.max(),
      least < 0 || greatest >= lengths[1]
    {
      throw .kernel(
        primitive,
        "Received a label value of \(least < 0 ? least : greatest) which is outside the valid range "
          + "of [0, \(lengths[1])).  Label values: "
          + classes.prefix(16_384).map(String.init).joined(separator: " "))
    }
    return try crossEntropy(primitive, logits, labels, lengths)
  }

  /// Computes the loss of each row and, for the rule, the derivatives by the logits.
  private func crossEntropy(
    _ primitive: Primitive, _ logits: TensorID, _ labels: TensorID, _ lengths: [Int]
  ) throws(EngineError) -> TensorID {
    let dtype = slots[logits.index].dtype
    let lossShape = try shapeNumber([lengths[0]])
    let shape = try shapeNumber(lengths)
    let (rows, count) = (lengths[0], lengths[1])
    try step(elements: shapes[shape].elementCount, .function, runs: 8 * rows)
    let scratchSize = (2 &* count &+ 2) &* dtype.byteSize
    if rows > 0 { try reserve(scratchSize) }
    let loss = try storage(dtype, shape: lossShape)
    let backprop: Storage
    do throws(EngineError) {
      backprop = try storage(dtype, shape: shape)
    } catch {
      discard(loss)
      throw error
    }
    if count == 0 {
      loss.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: rows * dtype.byteSize)
    } else if rows > 0 {
      let steps = try lowering(
        primitive, [], [logits, labels],
        (dtype, lossShape), (dtype, shape))
      try evaluate(steps, [logits, labels], to: [loss.bytes, backprop.bytes])
    }
    return finish(
      primitive, [logits, labels],
      [(dtype, lossShape, payload(of: loss)), (dtype, shape, payload(of: backprop))])[0]
  }
}
