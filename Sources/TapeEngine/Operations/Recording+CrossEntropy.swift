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
    for (start, limit) in [(0, axis), (axis &+ 1, rank)] where start > limit {
      throw .kernel("Range", "Requires start <= limit when delta > 0: \(start)/\(limit)")
    }
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
    guard let kernels = CrossEntropyKernels(self.kernels, dtype) else {
      throw .unsupported(dtype, by: primitive)
    }
    let (own, other) = (dimensionArray(logits), dimensionArray(labels))
    guard let lengths = Shape.broadcast(Shape(own), Shape(other))?.dimensions else {
      throw .kernel(
        primitive,
        "logits and labels must be broadcastable: "
          + "logits_size=\(bracketed(slots[logits.index].shape)) "
          + "labels_size=\(bracketed(slots[labels.index].shape))")
    }
    return try crossEntropy(primitive, logits, labels, lengths, kernels) { row, work in
      let target =
        elements(labels)
        + (other[0] == 1 ? 0 : row &* other[1]) &* dtype.byteSize
      work.finish(labels: target, step: other[1] == 1 ? 0 : 1)
    }
  }

  private func sparseCrossEntropy(_ logits: TensorID, _ labels: TensorID) throws(EngineError)
    -> TensorID
  {
    let primitive = Primitive.sparseSoftmaxCrossEntropy
    let dtype = slots[logits.index].dtype
    guard let kernels = CrossEntropyKernels(self.kernels, dtype) else {
      throw .unsupported(dtype, by: primitive)
    }
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
    let size = 8 &* elementCount(labels)
    if chargedBytes &+ size > uncheckedBytes { try makeRoom(for: size) }
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
    return try crossEntropy(primitive, logits, labels, lengths, kernels) { row, work in
      work.finish(class: Int(classes[row]))
    }
  }

  /// Computes the loss of each row and, for the rule, the derivatives by the logits.
  private func crossEntropy(
    _ primitive: Primitive, _ logits: TensorID, _ labels: TensorID, _ lengths: [Int],
    _ kernels: CrossEntropyKernels, finish finishRow: (Int, CrossEntropyRow) -> Void
  ) throws(EngineError) -> TensorID {
    let dtype = slots[logits.index].dtype
    let own = dimensionArray(logits)
    let lossShape = try shapeNumber([lengths[0]])
    let shape = try shapeNumber(lengths)
    let (rows, count) = (lengths[0], lengths[1])
    try step(elements: shapes[shape].elementCount, .function, runs: 8 * rows)
    let scratchSize = (2 &* count &+ 2) &* dtype.byteSize
    if rows > 0, chargedBytes &+ scratchSize > uncheckedBytes { try makeRoom(for: scratchSize) }
    let loss = try storage(dtype, shape: lossShape)
    let backprop: Storage
    do throws(EngineError) {
      backprop = try storage(dtype, shape: shape)
    } catch {
      discard(loss)
      throw error
    }
    let size = dtype.byteSize
    if count == 0 {
      loss.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: rows * size)
    } else if rows > 0 {
      let between = max((1 << 20) / count, 1)
      withUnsafeTemporaryAllocation(byteCount: scratchSize, alignment: 64) { scratch in
        guard let base = scratch.baseAddress else { return }
        for row in 0..<rows {
          let work = CrossEntropyRow(
            kernels: kernels, count: count, loss: loss.bytes + row &* size,
            backprop: backprop.bytes + row &* count &* size, powers: base,
            terms: base + count &* size, total: base + 2 &* count &* size)
          let source = elements(logits) + (own[0] == 1 ? 0 : row &* own[1]) &* size
          work.begin(logits: source, isOne: own[1] == 1)
          finishRow(row, work)
          if row % between == between - 1, stopwatch.isUp { return giveUp() }
        }
      }
    }
    return finish(
      primitive, [logits, labels],
      [(dtype, lossShape, payload(of: loss)), (dtype, shape, payload(of: backprop))])[0]
  }
}

/// The kernels that a cross entropy is made of; its form over lanes is made of the same.
struct CrossEntropyKernels {
  var maximum: KernelTable.Reduce
  var sum: KernelTable.Reduce
  var subtract: KernelTable.Binary
  var multiply: KernelTable.Binary
  var divide: KernelTable.Binary
  var exp: KernelTable.Unary
  var log: KernelTable.Unary
  var size: Int
  /// The bits of a one.
  var one: UInt64

  /// Nil for a dtype that is no float.
  init?(_ kernels: KernelTable, _ dtype: DType) {
    guard dtype.isFloatingPoint, let maximum = kernels.reduce(.maximum, dtype),
      let sum = kernels.reduce(.sum, dtype), let subtract = kernels.binary(.subtract, dtype),
      let multiply = kernels.binary(.multiply, dtype),
      let divide = kernels.binary(.divide, dtype), let exp = kernels.unary(.exp, dtype),
      let log = kernels.unary(.log, dtype)
    else { return nil }
    self.maximum = maximum
    self.sum = sum
    self.subtract = subtract
    self.multiply = multiply
    self.divide = divide
    self.exp = exp
    self.log = log
    size = dtype.byteSize
    one = dtype.oneBits
  }
}

/// One row of a cross entropy on its way.
private struct CrossEntropyRow {
  let kernels: CrossEntropyKernels
  let count: Int
  let loss: UnsafeMutableRawPointer
  /// First the logits less the greatest, at the end the derivatives.
  let backprop: UnsafeMutableRawPointer
  /// `e` to the power of the logits less the greatest.
  let powers: UnsafeMutableRawPointer
  let terms: UnsafeMutableRawPointer
  /// The sum of the powers, and room for one element more.
  let total: UnsafeMutableRawPointer

  private var scratch: UnsafeMutableRawPointer { total + kernels.size }

  /// - Parameter isOne: whether one logit stands for all.
  func begin(logits: UnsafeRawPointer, isOne: Bool) {
    kernels.maximum(logits, total, 1, isOne ? 1 : count, 1)
    kernels.subtract(logits, isOne ? 0 : 1, total, 0, backprop, count)
    kernels.exp(backprop, powers, count)
    kernels.sum(powers, total, 1, count, 1)
    kernels.log(total, scratch, 1)
  }

  /// `Σ labels · (log Σ powers − logits)`, and softmax − labels.
  func finish(labels: UnsafeRawPointer, step: Int) {
    kernels.subtract(scratch, 0, backprop, 1, terms, count)
    kernels.multiply(labels, step, terms, 1, terms, count)
    kernels.sum(terms, loss, 1, count, 1)
    kernels.divide(powers, 1, total, 0, backprop, count)
    kernels.subtract(backprop, 1, labels, step, backprop, count)
  }

  /// The same for a label that is 1 for one class and 0 for the others.
  func finish(class index: Int) {
    let place = index * kernels.size
    var one = kernels.one
    kernels.subtract(scratch, 0, backprop + place, 0, loss, 1)
    kernels.divide(powers, 1, total, 0, backprop, count)
    kernels.subtract(backprop + place, 1, &one, 0, backprop + place, 1)
  }
}
