import Tensors

extension Recording {
  /// Marks what stays alive during `collect`.
  public struct Marker {
    unowned(unsafe) let recording: Recording  // reason: lives only during `collect`

    /// Keeps a tensor.
    public func mark(_ tensor: TensorID) {
      precondition(tensor.index < recording.slotCount, "A root is a tensor of this recording.")
      if recording.slots[tensor.index].state.contains(.free) {
        precondition(recording.schedule == nil, "A root is a tensor that has not been freed.")
        return
      }
      recording.slots[tensor.index].state.insert(.marked)
    }

    /// Keeps a variable and its value.
    public func mark(_ variable: VariableID) {
      guard !recording.variables[variable.index].isMarked else { return }
      precondition(
        recording.schedule == nil || recording.variables[variable.index].isUsed,
        "A root is a variable that has not been freed.")
      recording.variables[variable.index].isMarked = true
      mark(recording.variables[variable.index].handle)
      mark(recording.variables[variable.index].value)
    }

    /// Keeps a tape, the variables it watches, and the entries of its span.
    public func mark(_ tape: TapeID) {
      guard !recording.tapes[tape.index].isMarked else { return }
      precondition(
        recording.schedule == nil || recording.tapes[tape.index].isUsed,
        "A root is a tape that has not been freed.")
      recording.tapes[tape.index].isMarked = true
      for variable in recording.tapes[tape.index].watched { mark(variable) }
    }

    /// Keeps the three tensors.
    public func mark(_ slices: IndexedSlices) {
      mark(slices.values)
      mark(slices.indices)
      mark(slices.denseShape)
    }

    /// Keeps the tensors of a gradient, if it has any.
    public func mark(_ gradient: Gradient) {
      switch gradient {
      case .tensor(let id): mark(id)
      case .slices(let slices): mark(slices)
      case .none: break
      }
    }
  }

  /// Frees tensors, tapes, variables and entries that nothing can reach.
  ///
  /// Reachable is what `markRoots` marks, what was born since `rootEpoch` or before `rootCeiling`,
  /// what the gradients under way hold, the active tapes, and what the entries of reachable tapes
  /// name.
  ///
  /// - Parameter freesShapes: whether no operation is under way, which may hold the number of a shape
  ///   that no tensor has yet.
  /// - Complexity: O(slots + entries).
  public func collect(freesShapes: Bool = true, _ markRoots: (Marker) -> Void) {
    let marker = Marker(recording: self)
    markRoots(marker)
    for index in tapes.indices where tapes[index].isActive {
      marker.mark(TapeID(rawValue: UInt32(truncatingIfNeeded: index)))
    }
    markWalks(marker)
    markByBirth(marker)
    markEntries(marker)
    sweep(freesShapes: freesShapes)
  }

  /// Marks what counts as reachable because of when it was born.
  private func markByBirth(_ marker: Marker) {
    if rootEpoch == .max && rootCeiling == 0 { return }
    func isRoot(_ birth: UInt64) -> Bool { birth >= rootEpoch || birth < rootCeiling }
    for index in 1..<max(slotCount, 1)
    where isRoot(slots[index].birth) && !slots[index].state.contains(.free) {
      slots[index].state.insert(.marked)
    }
    for index in variables.indices
    where variables[index].isUsed && isRoot(slots[variables[index].handle.index].birth) {
      marker.mark(VariableID(rawValue: UInt32(truncatingIfNeeded: index)))
    }
    for index in tapes.indices where tapes[index].isUsed && isRoot(tapes[index].birth) {
      marker.mark(TapeID(rawValue: UInt32(truncatingIfNeeded: index)))
    }
  }

  private func markWalks(_ marker: Marker) {
    for walk in walks {
      marker.mark(walk.tape)
      for id in walk.kept { marker.mark(id) }
      for id in walk.alsoInHand { marker.mark(id) }
      marker.mark(walk.inHand)
      for slices in walk.slices { marker.mark(slices) }
      for index in 0..<walk.touchedCount {
        let slot = Int(walk.touched[index])
        marker.mark(TensorID(rawValue: walk.touched[index]))
        var node = walk.head(slot)
        while node != 0 {
          if !walk.nodes[Int(node)].isSlices {
            marker.mark(TensorID(rawValue: walk.nodes[Int(node)].value))
          }
          node = walk.nodes[Int(node)].next
        }
      }
      if walk.isCallingBack { continue }
      for index in 1..<max(slotCount, 1)
      where slots[index].birth >= walk.ruleStamp && !slots[index].state.contains(.free) {
        slots[index].state.insert(.marked)
      }
    }
  }

  /// Marks what the entries of marked tapes name; a user's gradient function may lead to more tapes.
  private func markEntries(_ marker: Marker) {
    var seen: UInt64 = 0
    var seenWide = WideMask()
    var tokens: Set<Int> = []
    while true {
      var bits: UInt64 = 0
      var wide = WideMask()
      var start = UInt64.max
      for tape in tapes where tape.isUsed && tape.isMarked {
        guard let own = tape.bits else { continue }
        if own.wide != 0, !seenWide.contains(own.wide) {
          wide.insert(own.wide)
          start = min(start, tape.start)
        } else if own.wide == 0, own.mask & seen == 0 {
          bits |= own.mask
          start = min(start, tape.start)
        }
      }
      if bits == 0, wide.isEmpty { break }
      seen |= bits
      seenWide.formUnion(wide)
      log.visit(from: start) { position, entry in
        let isNeeded =
          entry.pointee.mask & bits != 0
          || (entry.pointee.mask >> 63 != 0 && !wide.isEmpty
            && wideEntries[position].map { !$0.isDisjoint(with: wide) } == true)
        guard isNeeded else { return }
        markParts(of: entry.pointee, at: position, marker, &tokens)
      }
    }
    dropEntries(without: seen, orWide: seenWide)
  }

  private func markParts(
    of entry: Entry, at position: UInt64, _ marker: Marker, _ tokens: inout Set<Int>
  ) {
    if entry.isExtended || entry.primitive == .customGradient {
      let parts = parts(of: entry, at: position)
      for id in parts.operands { marker.mark(id) }
      for id in parts.results { marker.mark(id) }
      if entry.primitive == .customGradient, tokens.insert(parts.attributes[0]).inserted {
        delegate?.markCustomGradient(parts.attributes[0], marker)
      }
      return
    }
    marker.mark(TensorID(rawValue: entry.x))
    if entry.operandCount > 1 { marker.mark(TensorID(rawValue: entry.y)) }
    if entry.operandCount > 2 { marker.mark(TensorID(rawValue: entry.z)) }
    marker.mark(TensorID(rawValue: entry.result))
  }

  private func dropEntries(without bits: UInt64, orWide wide: WideMask) {
    if !wideEntries.isEmpty {
      wideEntries = wideEntries.filter { !$0.value.isDisjoint(with: wide) }
    }
    // Passes under way read entries by position, and their tapes are marked.
    log.dropChunks(without: bits | (wide.isEmpty ? 0 : 1 << 63))
  }

  private func sweep(freesShapes: Bool) {
    for index in tapes.indices where tapes[index].isUsed {
      if tapes[index].isMarked {
        tapes[index].isMarked = false
      } else {
        releaseBits(ofTapeAt: index)
        tapes[index].isUsed = false
        tapes[index].watched = []
        if schedule == nil { freeTapes.append(UInt32(truncatingIfNeeded: index)) }
      }
    }
    for index in variables.indices where variables[index].isUsed {
      if variables[index].isMarked {
        variables[index].isMarked = false
      } else {
        variables[index].isUsed = false
        variables[index].name = ""
        if schedule == nil { freeVariables.append(UInt32(truncatingIfNeeded: index)) }
      }
    }
    let sweepsShapes = freesShapes && (shapes.usedCount > 1_024 || schedule != nil)
    var survivors = 0
    freeSlot = 0
    var last = 0
    // Downwards, so that the chain of free slots rises and new tensors stay together.
    for index in stride(from: slotCount - 1, to: 0, by: -1) {
      if slots[index].state.contains(.marked) {
        slots[index].state.remove(.marked)
        if sweepsShapes { shapes.mark(slots[index].shape) }
        survivors += 1
        if last == 0 { last = index }
      } else if slots[index].state.contains(.free) {
        if last != 0, schedule == nil {
          slots[index].payload = UInt64(freeSlot)
          freeSlot = UInt32(truncatingIfNeeded: index)
        }
      } else if last != 0 {
        freeTensor(at: index)
      } else {
        freeTensor(at: index)
        freeSlot = 0
      }
    }
    if schedule == nil { slotCount = last + 1 }
    if sweepsShapes { shapes.sweep() }
    liveSlotCount = survivors
    bufferBytesAtCollection = bufferBytes
    let interval = max(
      Recording.collectionInterval, UInt64(survivors),
      UInt64(truncatingIfNeeded: log.heldEntryCount))
    collectionStamp = stamp + interval
  }

  /// Tensors and entries that the last collection left.
  public var liveCount: Int { liveSlotCount + log.heldEntryCount }

  /// Puts the next collection off until so many tensors are born, or bytes are taken in proportion, for
  /// `count` objects that it has to look at.
  public func deferCollection(by count: UInt64) {
    collectionStamp = max(collectionStamp, stamp &+ count)
    collectionBytes = max(64 << 20, Int(truncatingIfNeeded: count) << 5)
  }

  /// Makes room for `size` more bytes by collecting.
  ///
  /// - Throws: the byte limit when what is reachable leaves too little.
  func makeRoom(for size: Int) throws(EngineError) {
    if schedule != nil {
      collectIfScheduled()
      if size <= limits.bytes, chargedBytes &+ size <= limits.bytes { return }
    }
    if size <= limits.bytes {
      if let walk = walks.last { sweepTemporaries(walk) }
      if chargedBytes &+ size <= limits.bytes { return }
      delegate?.collectGarbage(for: self)
      if chargedBytes &+ size <= limits.bytes { return }
    }
    throw EngineError(
      .limit(.bytes), "The job's tensors and objects exceed \(limits.bytes) bytes.")
  }

  /// Makes room for bytes that are taken for a while, and that are not charged.
  ///
  /// - Throws: the byte limit when what is reachable leaves too little.
  func reserve(_ size: Int) throws(EngineError) {
    if chargedBytes &+ size > uncheckedBytes { try makeRoom(for: size) }
  }

  /// In a test of the collector: counts an allocation, and frees what it can if it is time.
  public func collectIfScheduled() {
    guard schedule?.isDue() == true else { return }
    if let walk = walks.last { sweepTemporaries(walk) }
    delegate?.collectGarbage(for: self)
  }

  /// Charges bytes that the interpreter's own heap holds.
  ///
  /// - Throws: the byte limit when a collection does not help.
  public func charge(bytes: Int) throws(EngineError) {
    if chargedBytes &+ bytes > uncheckedBytes { try makeRoom(for: bytes) }
    externalBytes += bytes
  }

  /// Takes back a charge of bytes that the interpreter's heap has freed.
  public func release(bytes: Int) { externalBytes -= bytes }

  /// Frees what a backward pass made and no longer needs, so that a long pass does not hold all of
  /// its cotangents.
  func sweepTemporaries(_ walk: Walk) {
    let marker = Marker(recording: self)
    markWalks(marker)
    log.visit(from: walk.sweptPosition) { position, entry in
      let parts = parts(of: entry.pointee, at: position)
      for id in parts.operands { marker.mark(id) }
      for id in parts.results { marker.mark(id) }
    }
    var survivors = 0
    for index in 1..<max(slotCount, 1) {
      let isOwn = slots[index].birth >= walk.firstStamp && slots[index].birth < walk.ruleStamp
      if isOwn, slots[index].state.isDisjoint(with: [.free, .marked]) { freeTensor(at: index) }
      slots[index].state.remove(.marked)
      if !slots[index].state.contains(.free) { survivors += 1 }
    }
    for tape in tapes.indices { tapes[tape].isMarked = false }
    for variable in variables.indices { variables[variable].isMarked = false }
    walk.sweepStamp = stamp &+ max(Recording.collectionInterval, UInt64(survivors))
  }
}
