import Kernels
import Tensors

extension Recording {
  /// The payload of a reduction that waits; nil for one that is computed at once.
  ///
  /// - Throws: the byte limit.
  func waitingReduction(
    _ reduction: Reduction, _ x: TensorID, _ axes: [Int], shape: UInt32
  ) throws(EngineError) -> UInt64? {
    let slot = slots[x.index]
    let elementCount = shapes[slot.shape].elementCount
    guard waits(elementCount, x), !axes.isEmpty,
      let combine = combination(reduction, slot.dtype),
      let kernel = kernels.reduce(reduction.kernel, slot.dtype)
    else { return nil }
    let (split, order) = self.shape(x).reduction(axes)
    if order != nil { return nil }
    var pending = PendingReduction(
      kernel: kernel, combine: combine.kernel, identity: combine.identity, outer: split.outer,
      count: split.count, inner: split.inner)
    let rowCount = pending.isByRows ? pending.count * pending.inner : pending.inner
    if rowCount > PendingNodes.rowLimit { return nil }
    if case .mean = reduction {
      guard let divide = kernels.binary(.divide, slot.dtype) else { return nil }
      pending.divisor = (divide, bits(of: pending.count, slot.dtype))
    }
    var operand = pendingOperand(x, in: slot.shape)
    if case .same = operand.track { operand.track = .reduced }
    return try wait(.reduce(pending), [operand], slot.dtype, shape: shape, weight: 0.1)
  }

  private func bits(of count: Int, _ dtype: DType) -> UInt64 {
    dtype == .float32 ? UInt64(Float(count).bitPattern) : Double(count).bitPattern
  }

  /// What joins two partial results of a reduction, and what it starts from.
  private func combination(_ reduction: Reduction, _ dtype: DType)
    -> (kernel: KernelTable.Binary, identity: UInt64)?
  {
    let kernel: BinaryKernel
    let identity: Double
    switch reduction {
    case .sum, .mean: (kernel, identity) = (.add, 0)
    case .product: (kernel, identity) = (.multiply, 1)
    case .maximum: (kernel, identity) = (.maximum, -.infinity)
    case .minimum: (kernel, identity) = (.minimum, .infinity)
    case .any, .all, .euclideanNorm: return nil
    }
    guard dtype.isFloatingPoint, let combine = kernels.binary(kernel, dtype) else {
      return nil
    }
    return (
      combine,
      dtype == .float32 ? UInt64(Float(identity).bitPattern) : identity.bitPattern
    )
  }
}
