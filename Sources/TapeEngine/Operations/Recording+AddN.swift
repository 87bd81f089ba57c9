import Kernels
import Tensors

/// The grouping in which TensorFlow's `AddN` adds its terms: the first ones from left to right, then
/// each further group of eight, summed by itself from left to right, is added to that.
struct AddNGrouping {
  /// How many terms are added from left to right: all, up to nine, else so many that eights are left.
  let leading: Int
  /// The indices of the terms of each further group.
  let groups: [Range<Int>]

  init(count: Int) {
    leading = count <= 9 ? count : (count + 6) % 8 + 2
    groups = stride(from: leading, to: count, by: 8).map { $0..<($0 + 8) }
  }
}

extension Recording {
  /// The n-ary sum of two scalars of one float dtype; nil for anything else.
  @inline(__always)
  func addScalars(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID? {
    let first = slots + x.index
    let second = slots + y.index
    guard first.pointee.isPlainScalar, second.pointee.isPlainScalar,
      first.pointee.dtype == second.pointee.dtype
    else { return nil }
    if first.pointee.dtype == .float64 {
      let sum =
        Double(bitPattern: first.pointee.payload) + Double(bitPattern: second.pointee.payload)
      try step()
      return finish(.addN, x, y, .float64, shape: 0, payload: sum.bitPattern)
    }
    if first.pointee.dtype == .float32 {
      let sum =
        Float(bitPattern: UInt32(truncatingIfNeeded: first.pointee.payload))
        + Float(bitPattern: UInt32(truncatingIfNeeded: second.pointee.payload))
      try step()
      return finish(.addN, x, y, .float32, shape: 0, payload: UInt64(sum.bitPattern))
    }
    return nil
  }

  /// The sum of tensors of one shape, in the order and grouping of `AddNGrouping`.
  ///
  /// - Pullback: each operand gets `ȳ` as it is.
  /// - Throws: `invalidArgument` for different shapes or dtypes; a limit.
  public func addN(_ tensors: [TensorID]) throws(EngineError) -> TensorID {
    guard let first = tensors.first else {
      throw EngineError(
        .valueError,
        "Inputs must be an iterable of at least one Tensor/IndexedSlices with the same dtype and "
          + "shape.")
    }
    let slot = slots[first.index]
    for (index, tensor) in tensors.enumerated() {
      let other = slots[tensor.index]
      if other.dtype != slot.dtype {
        throw .mixed(slot.dtype, other.dtype, in: "AddN", operand: index)
      }
      if other.shape != slot.shape {
        throw .kernel(
          "AddN",
          "Inputs to operation AddN of type AddN must have the same size and shape.  Input 0: "
            + "\(bracketed(slot.shape)) != input \(index): \(bracketed(other.shape))",
          wrapped: "AddN_N_\(tensors.count)")
      }
    }
    let steps = try lowering(.addN, [], tensors, (slot.dtype, slot.shape))
    let count = shapes[slot.shape].elementCount
    try step(elements: count * tensors.count, .light, runs: 16 * tensors.count)
    if tensors.contains(where: { waits(count, $0) }) {
      let result = finish(
        .addN, tensors, slot.dtype, shape: slot.shape,
        payload: try wait(
          steps.lowering, tensors.map { pendingOperand($0, in: slot.shape) }, slot.dtype,
          shape: slot.shape, weight: 0.1 * Float(tensors.count)))
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: slot.shape)
    try evaluate(steps, tensors, to: [target.bytes])
    return finish(
      .addN, tensors, slot.dtype, shape: slot.shape, payload: payload(of: target))
  }
}
