import Tensors

// Cotangents that wait at a tensor, and their sum.
extension Recording {
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

  /// Sums a cotangent over the axes along which its operand was stretched.
  @inline(__always)
  func unbroadcast(_ cotangent: Term, like x: TensorID, other y: TensorID)
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
}
