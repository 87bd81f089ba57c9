import Tensors

extension Recording {
  public enum UnconnectedGradients: Sendable {
    case none
    case zero
  }

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

  /// Adds a cotangent to those that wait at a tensor.
  @inline(__always)
  func contribute(_ walk: Walk, _ x: TensorID, _ cotangent: Cotangent) {
    walk.prepare(slotCapacity: slotCapacity)
    switch cotangent {
    case .none: return
    case .tensor(let id): walk.add(x.index, id.rawValue, isSlices: false)
    case .slices(let slices):
      walk.slices.append(slices)
      walk.add(x.index, UInt32(truncatingIfNeeded: walk.slices.count - 1), isSlices: true)
    }
  }

  /// The sum of the contributions to a slot, which it replaces.
  func takeCotangent(_ walk: Walk, _ slot: Int) throws(EngineError) -> Cotangent {
    let head = walk.head(slot)
    if head == 0 { return .none }
    let node = walk.nodes[Int(truncatingIfNeeded: head)]
    let sum: Cotangent
    if node.next == 0 {
      sum =
        node.isSlices
        ? .slices(walk.slices[Int(node.value)]) : .tensor(TensorID(rawValue: node.value))
      if !walk.isSource(slot) { walk.drop(slot) }
      return sum
    }
    let older = walk.nodes[Int(truncatingIfNeeded: node.next)]
    if older.next == 0, !node.isSlices, !older.isSlices,
      let pair = try addScalars(
        TensorID(rawValue: older.value), TensorID(rawValue: node.value))
    {
      walk.drop(slot)
      if walk.isSource(slot) { walk.add(slot, pair.rawValue, isSlices: false) }
      return .tensor(pair)
    }
    var contributions: [Walk.Node] = []
    var next = head
    while next != 0 {
      contributions.append(walk.nodes[Int(next)])
      next = walk.nodes[Int(next)].next
    }
    contributions.reverse()
    if contributions.allSatisfy(\.isSlices) {
      let parts = contributions.map { walk.slices[Int($0.value)] }
      sum = .slices(
        IndexedSlices(
          values: try concat(parts.map(\.values), axis: 0),
          indices: try concat(parts.map(\.indices), axis: 0), denseShape: parts[0].denseShape))
    } else {
      var terms: [TensorID] = []
      for contribution in contributions {
        terms.append(
          contribution.isSlices
            ? try dense(walk.slices[Int(contribution.value)])
            : TensorID(rawValue: contribution.value))
      }
      sum = .tensor(try addContributions(terms))
    }
    walk.drop(slot)
    if walk.isSource(slot) {
      switch sum {
      case .none: break
      case .tensor(let id): walk.add(slot, id.rawValue, isSlices: false)
      case .slices(let slices):
        walk.slices.append(slices)
        walk.add(slot, UInt32(truncatingIfNeeded: walk.slices.count - 1), isSlices: true)
      }
    }
    return sum
  }

  /// The sum of contributions in the order of their coming. As TensorFlow does, what came so far is
  /// added up as soon as more than four contributions have more than 2²⁵ elements.
  private func addContributions(_ terms: [TensorID]) throws(EngineError) -> TensorID {
    let size = max(elementCount(terms[0]), 1)
    if terms.count <= 5 || terms.count <= (1 << 25) / size { return try addN(terms) }
    return try composite { () throws(EngineError) in
      var waiting: [TensorID] = []
      for term in terms {
        waiting.append(term)
        if waiting.count > 4, waiting.count > (1 << 25) / size { waiting = [try addN(waiting)] }
      }
      return waiting.count == 1 ? waiting[0] : try addN(waiting)
    }
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

  /// The rule of an elementwise operation.
  @inline(__always)
  private func pullBackElementwise(_ walk: Walk, _ entry: Entry) throws(EngineError) {
    let result = Int(truncatingIfNeeded: entry.result)
    if walk.head(result) == 0 { return }
    let cotangent: TensorID
    switch try takeCotangent(walk, result) {
    case .none: return
    case .tensor(let id): cotangent = id
    case .slices(let slices):
      if try pullBackSparse(walk, entry, slices) { return }
      cotangent = try dense(slices)
    }
    walk.inHand = cotangent
    let owner = Unmanaged.passUnretained(self)
    let x = Term(owner, TensorID(rawValue: entry.x))
    let z = Term(owner, TensorID(rawValue: entry.result))
    let zBar = Term(owner, cotangent)
    switch operations[Int(truncatingIfNeeded: entry.primitive.rawValue)].rule {
    case .unary(let rule):
      let xBar = rule(x, z, zBar)
      if let ruleFailure { throw takeFailure(ruleFailure) }
      contribute(walk, x.id, .tensor(xBar.id))
    case .binary(let xRule, let yRule):
      let y = Term(owner, TensorID(rawValue: entry.y))
      let wantsX = isTracked(x.id, by: walk.bits)
      let wantsY = isTracked(y.id, by: walk.bits)
      if wantsX, let xRule {
        let xBar = try unbroadcast(xRule(x, y, z, zBar), like: x.id, other: y.id)
        contribute(walk, x.id, .tensor(xBar))
      }
      if wantsY, let yRule {
        let yBar = try unbroadcast(yRule(x, y, z, zBar), like: y.id, other: x.id)
        contribute(walk, y.id, .tensor(yBar))
      }
    case .missing:
      throw EngineError(
        .lookupError, "gradient registry has no entry for: \(entry.primitive.operationName)")
    case .general, .handOn, .delegated, .none: break
    }
  }

  /// The rules of sums and negations, which hand rows on where TensorFlow's do; false for any other
  /// operation.
  private func pullBackSparse(_ walk: Walk, _ entry: Entry, _ slices: IndexedSlices)
    throws(EngineError) -> Bool
  {
    func negated() throws(EngineError) -> IndexedSlices {
      IndexedSlices(
        values: try negate(slices.values), indices: slices.indices, denseShape: slices.denseShape)
    }
    let x = TensorID(rawValue: entry.x)
    let y = TensorID(rawValue: entry.y)
    switch entry.primitive {
    case .negate:
      contribute(walk, x, .slices(try negated()))
      return true
    case .add where slots[y.index].shape == 0 && !isTracked(y, by: walk.bits):
      contribute(walk, x, .slices(slices))
      return true
    case .subtract:
      if isTracked(y, by: walk.bits) {
        // The rows are negated before they are put among zeros, whose sign stays.
        if isTracked(x, by: walk.bits) {
          contribute(walk, x, .tensor(try reduceToShape(dense(slices), like: x, other: y)))
        }
        contribute(walk, y, .tensor(try reduceToShape(dense(negated()), like: y, other: x)))
      } else if slots[y.index].shape == 0 {
        contribute(walk, x, .slices(slices))
      } else {
        return false
      }
      return true
    default: return false
    }
  }

  /// The rule of an operation whose operands all get the result's cotangent as it is.
  private func passOn(_ walk: Walk, _ entry: Entry) throws(EngineError) {
    let result = Int(truncatingIfNeeded: entry.result)
    if walk.head(result) == 0 { return }
    let cotangent = try takeCotangent(walk, result)
    let x = TensorID(rawValue: entry.x)
    if isTracked(x, by: walk.bits) { contribute(walk, x, cotangent) }
    if entry.operandCount > 1 {
      let y = TensorID(rawValue: entry.y)
      if isTracked(y, by: walk.bits) { contribute(walk, y, cotangent) }
    }
    if entry.operandCount > 2 {
      let z = TensorID(rawValue: entry.z)
      if isTracked(z, by: walk.bits) { contribute(walk, z, cotangent) }
    }
  }

  /// The rule of any other operation.
  private func pullBack(_ walk: Walk, _ entry: Entry, at position: UInt64) throws(EngineError) {
    let parts = parts(of: entry, at: position)
    try charge(steps: 1 + (parts.operands.count + parts.results.count) / 4)
    if !parts.results.contains(where: { walk.head($0.index) != 0 }) { return }
    var cotangents: [Cotangent] = []
    for result in parts.results {
      let cotangent = try takeCotangent(walk, result.index)
      switch cotangent {
      case .none: break
      case .tensor(let id): walk.alsoInHand.append(id)
      case .slices(let slices):
        walk.alsoInHand += [slices.values, slices.indices, slices.denseShape]
      }
      cotangents.append(cotangent)
    }
    defer { walk.alsoInHand.removeAll(keepingCapacity: true) }
    let pullback = Pullback(
      owner: Unmanaged.passUnretained(self), position: position, entry: entry,
      cotangents: cotangents, tape: walk.bits,
      outcome: Pullback.Outcome(count: parts.operands.count),
      operands: parts.operands, results: parts.results, attributes: parts.attributes)
    switch operations[Int(entry.primitive.rawValue)].rule {
    case .general(let rule): rule(pullback)
    case .handOn:
      for index in parts.operands.indices { pullback.set(index, pullback.cotangent()) }
    case .delegated: return try pullBackCustom(walk, parts, cotangents)
    case .unary, .binary, .missing, .none: break
    }
    if let ruleFailure { throw takeFailure(ruleFailure) }
    for (operand, cotangent) in zip(parts.operands, pullback.outcome.cotangents)
    where isTracked(operand, by: walk.bits) {
      contribute(walk, operand, cotangent)
    }
  }

  /// Asks the delegate for the user's gradient function.
  private func pullBackCustom(
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

  private func takeFailure(_ failure: EngineError) -> EngineError {
    ruleFailure = nil
    return failure
  }

  /// Sums a cotangent over the axes along which its operand was stretched.
  @inline(__always)
  private func unbroadcast(_ cotangent: Term, like x: TensorID, other y: TensorID)
    throws(EngineError) -> TensorID
  {
    if let ruleFailure { throw takeFailure(ruleFailure) }
    if slots[cotangent.id.index].shape == slots[x.index].shape { return cotangent.id }
    return try reduceToShape(cotangent.id, like: x, other: y)
  }

  func reduceToShape(_ cotangent: TensorID, like x: TensorID, other y: TensorID)
    throws(EngineError) -> TensorID
  {
    let own = shape(x)
    let axes = own.stretchedAxes(meeting: shape(y))
    let sum = try reduce(.sum, cotangent, axes: axes, keepDimensions: true)
    return slots[sum.index].shape == slots[x.index].shape ? sum : try reshape(sum, own.dimensions)
  }

  /// What the sources are left with when the pass is over.
  private func collectGradients(
    _ walk: Walk, _ targets: [Source], _ sources: [Source], _ unconnected: UnconnectedGradients
  ) throws(EngineError) -> [Gradient] {
    // A user's gradient function may have made variables meanwhile.
    walk.prepare(slotCapacity: slotCapacity)
    var gradients: [Gradient] = []
    var cut: CutPaths?
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

  // MARK: Entries taken apart

  struct EntryParts {
    var operands: [TensorID]
    var results: [TensorID]
    var attributes: [Int]
  }

  func parts(of entry: Entry, at position: UInt64) -> EntryParts {
    var parts = EntryParts(operands: [], results: [], attributes: [])
    if entry.extra != Entry.noExtra {
      var extras = log.extras(at: position, entry.extra)
      func take() -> Int64 {
        defer { extras += 1 }
        return extras.pointee
      }
      for _ in 0..<take() { parts.attributes.append(Int(take())) }
      if entry.isExtended {
        for _ in 0..<take() {
          parts.operands.append(TensorID(rawValue: UInt32(truncatingIfNeeded: take())))
        }
        for _ in 0..<take() {
          parts.results.append(TensorID(rawValue: UInt32(truncatingIfNeeded: take())))
        }
        return parts
      }
    }
    for (index, raw) in [entry.x, entry.y, entry.z].enumerated()
    where index < Int(entry.operandCount) {
      parts.operands.append(TensorID(rawValue: raw))
    }
    parts.results.append(TensorID(rawValue: entry.result))
    return parts
  }

  // MARK: Custom gradients

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
}
