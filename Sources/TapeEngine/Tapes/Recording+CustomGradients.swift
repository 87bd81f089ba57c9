import Tensors

// Functions whose gradient is a function of the script.
extension Recording {
  /// Ties copies of `results` to the user's gradient function `token`.
  ///
  /// - Returns: the copies; they are tied when a tape tracks an input.
  public func customGradient(_ token: Int, inputs: [Source], results: [TensorID])
    throws(EngineError) -> [TensorID]
  {
    let operands = inputs.map { handle(of: $0) }
    let mask = recordingMask(operands)
    // To a tape that watches no input a copy is the identity of what the body computed.
    var copies: [TensorID] = []
    var others: [UInt64] = []
    for result in results {
      let copy = try identity(result)
      let slot = slots[copy.index]
      if slot.mask != 0, let entry = log.entry(at: slot.origin) { entry.pointee.mask &= ~mask }
      copies.append(copy)
      others.append(slot.mask & ~mask)
    }
    if mask == 0 { return copies }
    record(.customGradient, operands, results: copies, mask, attributes: [token])
    for (copy, other) in zip(copies, others) { slots[copy.index].mask |= other }
    return copies
  }

  /// Asks the delegate for the user's gradient function.
  func pullBackCustom(
    _ walk: Walk, _ parts: EntryParts, _ cotangents: [Cotangent]
  ) throws(EngineError) {
    var upstreams: [TensorID] = []
    for (result, cotangent) in zip(parts.results, cotangents) {
      switch cotangent {
      case .none: upstreams.append(try zerosLike(result, nil))
      case .tensor(let id): upstreams.append(id)
      case .slices(let slices): upstreams.append(try dense(slices))
      }
    }
    guard let delegate else {
      throw EngineError(.internalError, "No interpreter runs the custom gradient.")
    }
    walk.kept += upstreams
    walk.isCallingBack = true
    let gradients = try delegate.customGradient(parts.attributes[0], upstreams: upstreams)
    walk.isCallingBack = false
    // The script may have kept any tensor that was born meanwhile.
    walk.firstStamp = stamp
    for (operand, gradient) in zip(parts.operands, gradients)
    where isTracked(operand, by: walk.bits) {
      switch gradient {
      case .tensor(let id):
        walk.kept.append(id)
        contribute(walk, operand, .tensor(id))
      case .slices(let slices):
        walk.kept += [slices.values, slices.indices, slices.denseShape]
        contribute(walk, operand, .slices(slices))
      case .none: break
      }
    }
  }
}
