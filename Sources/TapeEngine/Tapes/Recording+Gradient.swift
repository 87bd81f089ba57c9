import Tensors

extension Recording {
  /// What a source gets to which nothing flows: `None`, or zeros of its shape.
  public enum UnconnectedGradients: Sendable {
    case none
    case zero
  }

  /// The tape's method that was called; the raw value is its name in messages.
  public enum GradientMethod: String, Sendable {
    case gradient
    case jacobian
    case batchJacobian = "batch_jacobian"
  }

  /// The first thing that `tape.gradient(…)` does, before it looks at its arguments: refuses a
  /// used-up tape, stops a non-persistent tape that is still recording, warns for a persistent one.
  ///
  /// - Throws: `runtimeError` for a tape that was never entered or is used up.
  public func beginGradient(_ tape: TapeID, for method: GradientMethod = .gradient)
    throws(EngineError)
  {
    if tapes[tape.index].bits == nil {
      throw EngineError(
        .runtimeError,
        "GradientTape.\(method.rawValue) can only be called once on non-persistent tapes.")
    }
    if tapes[tape.index].isActive {
      if tapes[tape.index].isPersistent {
        if method == .gradient { delegate?.warn(.persistentGradientInsideContext) }
      } else {
        exit(tape)
      }
    }
  }

  /// The gradient of the sum of all elements of all targets to each source, after `beginGradient`.
  ///
  /// A non-persistent tape is used up afterwards, whatever the answer; an error midway leaves it
  /// broken.
  ///
  /// - Parameter outputGradients: cotangents of the first targets; the others get ones.
  /// - Throws: what a rule throws; `lookupError` for an operation without a rule; `internalError` for
  ///   a broken tape; a limit.
  public func gradient(
    of targets: [Source], with sources: [Source], tape: TapeID,
    outputGradients: [TensorID]? = nil, unconnected: UnconnectedGradients = .none
  ) throws(EngineError) -> [Gradient] {
    // A target that is given its cotangent needs no operation that produced it.
    let seeded = Array(targets.dropFirst(outputGradients?.count ?? 0))
    return try consume(tape, producing: seeded) { bits throws(EngineError) in
      try backward(targets, sources, tape, bits, outputGradients, unconnected)
    }
  }

  /// Runs the passes of one `gradient`, `jacobian` or `batch_jacobian`: afterwards a non-persistent
  /// tape is used up, or broken if they failed.
  func consume<Result>(
    _ tape: TapeID, producing targets: [Source],
    _ body: (TapeBits) throws(EngineError) -> Result
  ) throws(EngineError) -> Result {
    guard let bits = tapes[tape.index].bits else {
      throw EngineError(
        .runtimeError, "GradientTape.gradient can only be called once on non-persistent tapes.")
    }
    if tapes[tape.index].isBroken, targets.contains(where: { isProduced(handle(of: $0), by: bits) })
    {
      throw EngineError(
        .internalError,
        "Internal state of the gradient tape is invalid: failed to find operation producing a "
          + "tensor")
    }
    let result: Result
    do throws(EngineError) {
      result = try body(bits)
    } catch {
      if !tapes[tape.index].isPersistent { tapes[tape.index].isBroken = true }
      throw error
    }
    if !tapes[tape.index].isPersistent {
      if tapes[tape.index].isActive { exit(tape) }
      releaseBits(ofTapeAt: tape.index)
    }
    return result
  }

  /// One backward pass.
  func backward(
    _ targets: [Source], _ sources: [Source], _ tape: TapeID, _ bits: TapeBits,
    _ outputGradients: [TensorID]?, _ unconnected: UnconnectedGradients
  ) throws(EngineError) -> [Gradient] {
    try charge(steps: (targets.count + sources.count) >> 2)
    let walk = idleWalks.popLast() ?? Walk()
    walks.append(walk)
    defer {
      walk.clear()
      walks.removeLast()
      idleWalks.append(walk)
    }
    try seed(walk, targets, sources, tape, bits, outputGradients)
    try walkBack(walk)
    return try collectGradients(walk, targets, sources, unconnected)
  }

  /// The slot whose cotangent is a source's gradient.
  func handle(of source: Source) -> TensorID {
    switch source {
    case .tensor(let id): id
    case .variable(let id): variables[id.index].handle
    }
  }

  /// The tensor that has a source's shape and dtype.
  func model(of source: Source) -> TensorID {
    switch source {
    case .tensor(let id): id
    case .variable(let id): variables[id.index].value
    }
  }

  private func isProduced(_ x: TensorID, by bits: TapeBits) -> Bool {
    isTracked(x, by: bits) && slots[x.index].origin != Slot.leaf
  }

  private func seed(
    _ walk: Walk, _ targets: [Source], _ sources: [Source], _ tape: TapeID, _ bits: TapeBits,
    _ outputGradients: [TensorID]?
  ) throws(EngineError) {
    walk.prepare(slotCapacity: slotCapacity)
    walk.tape = tape
    walk.bits = bits
    walk.start = tapes[tape.index].isBroken ? log.end : max(tapes[tape.index].start, log.start)
    walk.end = log.end
    walk.firstStamp = stamp
    walk.ruleStamp = stamp
    walk.sweepStamp = stamp &+ Recording.collectionInterval
    walk.sweptPosition = log.end
    for source in sources { walk.flagSource(handle(of: source).index) }
    for (index, target) in targets.enumerated() {
      let handle = handle(of: target)
      let isSource = walk.isSource(handle.index)
      let seed: TensorID
      if let outputGradients, index < outputGradients.count {
        seed = outputGradients[index]
      } else if isSource || isTracked(handle, by: bits) {
        seed = try onesLike(model(of: target), nil)
        slots[seed.index].origin = 0
      } else {
        continue
      }
      walk.kept.append(seed)
      contribute(walk, handle, .tensor(seed))
    }
    try orderEntries(walk, targets)
  }

  /// Visits the tape's entries on the way from the targets as they become ready.
  private func walkBack(_ walk: Walk) throws(EngineError) {
    while let position = walk.dequeue() {
      // A user's gradient function may have reset the tape meanwhile.
      guard position >= log.start, let place = log.entry(at: position) else { continue }
      let entry = place.pointee
      walk.ruleStamp = stamp
      switch operations[Int(truncatingIfNeeded: entry.primitive.rawValue)].reach {
      case .elements: try pullBackElementwise(walk, entry)
      case .handedOn where !entry.isExtended: try passOn(walk, entry)
      case .handedOn, .entry: try pullBack(walk, entry, at: position)
      }
      releaseOperands(walk, of: entry, at: position)
      if stamp > walk.sweepStamp { sweepTemporaries(walk) }
    }
    walk.ruleStamp = stamp
  }

  /// What the sources are left with when the pass is over.
  private func collectGradients(
    _ walk: Walk, _ targets: [Source], _ sources: [Source], _ unconnected: UnconnectedGradients
  ) throws(EngineError) -> [Gradient] {
    // A user's gradient function may have made variables meanwhile.
    walk.prepare(slotCapacity: slotCapacity)
    var gradients: [Gradient] = []
    var cut: GradientCuts?
    for source in sources {
      switch try takeCotangent(walk, handle(of: source).index) {
      case .tensor(let id):
        gradients.append(.tensor(id))
      case .slices(let slices):
        gradients.append(.slices(slices))
      case .none:
        try charge(steps: (variables.count + targets.count) >> 6)
        if unconnected == .zero {
          gradients.append(.tensor(try zerosLike(model(of: source), nil)))
        } else {
          gradients.append(.none(reason(walk, targets, source, &cut)))
        }
      }
    }
    return gradients
  }
}
