import Tensors

// The life of a tape. The order of checks and the messages are TensorFlow's.
extension Recording {
  /// A tape that records nothing until it is entered.
  ///
  /// - Parameters:
  ///   - persistent: whether it outlives its first gradient.
  ///   - watchAccessedVariables: whether it watches each trainable variable that is read in its span.
  public func makeTape(persistent: Bool, watchAccessedVariables: Bool) -> TapeID {
    let tape = Tape(
      isPersistent: persistent, watchesAccessedVariables: watchAccessedVariables, birth: stamp)
    // A stamp of its own: a program that makes tapes and no tensors frees its tapes, too.
    stamp &+= 1
    if let free = freeTapes.popLast() {
      tapes[Int(free)] = tape
      return TapeID(rawValue: free)
    }
    tapes.append(tape)
    return TapeID(rawValue: UInt32(truncatingIfNeeded: tapes.count - 1))
  }

  /// The beginning of `with tape:`.
  ///
  /// - Throws: `valueError` when the tape is active already.
  public func enter(_ tape: TapeID) throws(EngineError) {
    if tapes[tape.index].isActive {
      throw EngineError(
        .valueError,
        "Tape is still recording, This can happen if you try to re-enter an already-active tape.")
    }
    // Active first: taking a bit may collect, and only a native function may know of the tape.
    tapes[tape.index].isActive = true
    if tapes[tape.index].bits == nil {
      let bits = takeBits()
      tapes[tape.index].bits = bits
      tapes[tape.index].start = log.end
      tapes[tape.index].watched = []
      tapes[tape.index].isBroken = false
    }
    TapeStack.push()
    activeTapes.append(tape)
    updateActiveMasks()
  }

  /// The end of `with tape:`, however it is left.
  public func exit(_ tape: TapeID) {
    if tapes[tape.index].isActive { deactivate(tape) }
  }

  private func deactivate(_ tape: TapeID) {
    tapes[tape.index].isActive = false
    TapeStack.pop()
    // Mostly the last one that was entered.
    if let place = activeTapes.lastIndex(of: tape) { activeTapes.remove(at: place) }
    updateActiveMasks()
  }

  /// Takes all tapes off the stack: the job has ended, perhaps by an error inside a block.
  func abandonTapes() {
    while let tape = activeTapes.last { deactivate(tape) }
  }

  /// The beginning of `with tape.stop_recording():`.
  ///
  /// - Throws: `runtimeError` or `valueError` when the tape is not recording.
  public func pause(_ tape: TapeID) throws(EngineError) {
    if tapes[tape.index].bits == nil {
      throw EngineError(
        .runtimeError, "Trying to stop recording a tape which is not recording.")
    }
    try stop(tape)
  }

  /// The end of `with tape.stop_recording():`.
  public func resume(_ tape: TapeID) throws(EngineError) { try enter(tape) }

  /// Forgets the operations and the watches of a tape that is recording.
  ///
  /// - Throws: `valueError` when it is not.
  public func reset(_ tape: TapeID) throws(EngineError) {
    try stop(tape)
    releaseBits(ofTapeAt: tape.index)
    try enter(tape)
  }

  private func stop(_ tape: TapeID) throws(EngineError) {
    guard tapes[tape.index].isActive else {
      throw EngineError(.valueError, "Tape is not recording.")
    }
    deactivate(tape)
  }

  /// Lets a tape track a tensor or a variable from now on.
  ///
  /// - Throws: `attributeError` when the tape was never entered or is used up.
  public func watch(_ tape: TapeID, _ source: Source) throws(EngineError) {
    let dtype =
      switch source {
      case .tensor(let id): self.dtype(id)
      case .variable(let id): self.dtype(id)
      }
    if !dtype.isFloatingPoint {
      delegate?.warn(.watchedDTypeNotFloating("tf.\(dtype.name)"))
    }
    guard let bits = tapes[tape.index].bits else {
      throw EngineError(.attributeError, "'NoneType' object has no attribute '_tape'")
    }
    // Where no tape of the thread records, nothing is watched.
    if activeTapes.isEmpty { return }
    switch source {
    case .tensor(let id): track(id, by: bits)
    case .variable(let id): watchVariable(id, onTapeAt: tape.index)
    }
  }

  func watchVariable(_ variable: VariableID, onTapeAt index: Int) {
    guard let bits = tapes[index].bits else { return }
    let handle = variables[variable.index].handle
    if isTracked(handle, by: bits) { return }
    track(handle, by: bits)
    tapes[index].watched.append(variable)
  }

  private func track(_ x: TensorID, by bits: TapeBits) {
    if slots[x.index].mask == 0 { slots[x.index].origin = Slot.leaf }
    slots[x.index].mask |= bits.mask
    if bits.wide != 0 { wideMasks[x.rawValue, default: WideMask()].insert(bits.wide) }
  }

  @inline(__always)
  func isTracked(_ x: TensorID, by bits: TapeBits) -> Bool {
    if slots[x.index].mask & bits.mask == 0 { return false }
    return bits.wide == 0 || wideMasks[x.rawValue]?.contains(bits.wide) == true
  }

  /// In the order of their creation.
  public func watchedVariables(_ tape: TapeID) -> [VariableID] {
    tapes[tape.index].watched.sorted {
      variables[$0.index].serial < variables[$1.index].serial
    }
  }

  /// Whether it outlives its first gradient.
  public func isPersistent(_ tape: TapeID) -> Bool { tapes[tape.index].isPersistent }
  /// Whether its block is running, and it is not stopped.
  public func isRecording(_ tape: TapeID) -> Bool { tapes[tape.index].isActive }

  // MARK: Bits

  private func updateActiveMasks() {
    activeMask = 0
    watchingMask = 0
    activeWide.removeAll()
    for tape in activeTapes {
      guard let bits = tapes[tape.index].bits else { continue }
      activeMask |= bits.mask
      if bits.wide != 0 { activeWide.insert(bits.wide) }
      if tapes[tape.index].watchesAccessedVariables { watchingMask |= bits.mask }
    }
  }

  /// A bit that nothing carries; a number of its own when 63 tapes are alive.
  private func takeBits() -> TapeBits {
    if ~(heldBits | staleBits) == 0 { sweepStaleBits() }
    if ~heldBits == 0, wideTapesCreated >= nextTapeCollection {
      delegate?.collectGarbage(for: self)
      sweepStaleBits()
      // In vain: not again for each tape to come.
      if ~heldBits == 0 { nextTapeCollection = wideTapesCreated + 64 }
    }
    let free = ~(heldBits | staleBits)
    if free == 0 {
      wideTapesCreated += 1
      return TapeBits(mask: 1 << 63, wide: wideTapesCreated)
    }
    let bit = free & (~free &+ 1)
    heldBits |= bit
    return TapeBits(mask: bit)
  }

  func releaseBits(ofTapeAt index: Int) {
    guard let bits = tapes[index].bits else { return }
    tapes[index].bits = nil
    hostReadMask &= ~bits.mask
    if bits.wide == 0 {
      heldBits &= ~bits.mask
      staleBits |= bits.mask
    }
  }

  /// Removes the bits of dead tapes from slots and entries, so that they can be given out again.
  private func sweepStaleBits() {
    let kept = ~staleBits
    for index in 1..<max(slotCount, 1) where slots[index].mask & staleBits != 0 {
      slots[index].mask &= kept
      if slots[index].mask == 0 { slots[index].origin = 0 }
    }
    log.visit { _, entry in entry.pointee.mask &= kept }
    staleBits = 0
  }

  // MARK: More than 63 tapes

  /// Settles which of the tapes beyond the first 63 recorded an entry that has bit 63.
  @inline(never)
  func appendWide(_ position: UInt64, operands: [UInt32], results: [UInt32]) {
    var tapes = WideMask()
    for operand in operands where slots[Int(operand)].dtype.isFloatingPoint {
      if slots[Int(operand)].mask >> 63 != 0, let mask = wideMasks[operand] {
        tapes.formUnion(mask)
      }
    }
    tapes.formIntersection(activeWide)
    if tapes.isEmpty {
      if let entry = log.entry(at: position) { entry.pointee.mask &= ~(1 << 63) }
      for result in results { slots[Int(result)].mask &= ~(1 << 63) }
    } else {
      wideEntries[position] = tapes
      for result in results { wideMasks[result] = tapes }
    }
  }

  /// Whether a tape recorded an entry.
  @inline(__always)
  func isRecorded(_ entry: UnsafeMutablePointer<Entry>, at position: UInt64, by bits: TapeBits)
    -> Bool
  {
    if entry.pointee.mask & bits.mask == 0 { return false }
    return bits.wide == 0 || wideEntries[position]?.contains(bits.wide) == true
  }
}
