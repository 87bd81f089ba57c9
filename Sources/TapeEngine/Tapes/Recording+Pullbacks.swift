import Tensors

// The rules of entries, run on the cotangents of their results.
extension Recording {
  /// The rule of an elementwise operation.
  @inline(__always)
  func pullBackElementwise(_ walk: Walk, _ entry: Entry) throws(EngineError) {
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
  func passOn(_ walk: Walk, _ entry: Entry) throws(EngineError) {
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
  func pullBack(_ walk: Walk, _ entry: Entry, at position: UInt64) throws(EngineError) {
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

  func takeFailure(_ failure: EngineError) -> EngineError {
    ruleFailure = nil
    return failure
  }

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
}
