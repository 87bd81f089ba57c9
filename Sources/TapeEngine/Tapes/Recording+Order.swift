// The order in which a backward pass walks the entries. It is TensorFlow's, since it decides the order
// in which several contributions to one cotangent are added: uses are counted from the targets; an
// entry is ready when every use of its results is walked; ready entries stand in a queue, first in,
// first out, and an entry's operands make others ready in their order.
extension Recording {
  /// Counts the uses of every tensor on the way from the targets, and queues the entries that produce
  /// targets which nothing on the way uses.
  ///
  /// An entry that is only looked at costs an eighth of a step.
  func orderEntries(_ walk: Walk, _ targets: [Source]) throws(EngineError) {
    for target in targets {
      let slot = handle(of: target).index
      if isTracked(TensorID(rawValue: UInt32(slot)), by: walk.bits), walk.flagTarget(slot) {
        expectEntry(walk, of: slot)
      }
    }
    guard walk.pendingCount > 0 else { return }
    var reached = ReachedEntries(isKept: targets.count > 1)
    var position = walk.newest &+ 1
    var seen = 0
    while position > walk.start, walk.pendingCount > 0 {
      position &-= 1
      seen &+= 1
      if seen & 63 == 0 { try charge(steps: 8) }
      guard let entry = log.entry(at: position) else {
        // A whole chunk that no live tape needs.
        position &= ~UInt64(EntryLog.chunkCount - 1)
        continue
      }
      if !isRecorded(entry, at: position, by: walk.bits) { continue }
      reached.countEntry(ofUnit: entry.pointee.unit)
      if entry.pointee.isExtended {
        let slots = extendedSlots(of: entry.pointee, at: position)
        var isReached = false
        var isUsed = false
        for result in slots.results where walk.isReached(Int(result)) {
          walk.pendingCount &-= 1
          isReached = true
          isUsed = isUsed || walk.uses(Int(result)) > 0
        }
        if !isReached { continue }
        if !isUsed { walk.enqueue(position) }
      } else {
        let result = Int(truncatingIfNeeded: entry.pointee.result)
        if !walk.isReached(result) { continue }
        walk.pendingCount &-= 1
        if walk.uses(result) == 0 { walk.enqueue(position) }
      }
      reached.add(position)
      forEachOperand(of: entry.pointee, at: position) { countUse(walk, $0) }
    }
    if walk.readyCount > 1 { sortReady(walk, targets, reached) }
  }

  @inline(__always)
  private func countUse(_ walk: Walk, _ slot: Int) {
    if slots[slot].mask & walk.bits.mask == 0 { return }
    if walk.bits.wide != 0, !isTracked(TensorID(rawValue: UInt32(slot)), by: walk.bits) { return }
    if walk.addUse(slot) { expectEntry(walk, of: slot) }
  }

  /// Notes that the entry which made a tensor is on the way.
  @inline(__always)
  private func expectEntry(_ walk: Walk, of slot: Int) {
    let origin = slots[slot].origin
    if origin >= walk.start, origin < walk.end {
      walk.pendingCount &+= 1
      walk.newest = max(walk.newest, origin)
    }
  }

  /// Takes away the uses that a walked entry makes of its operands, and queues the entries that become
  /// ready by it.
  @inline(__always)
  func releaseOperands(_ walk: Walk, of entry: Entry, at position: UInt64) {
    if entry.unit != 0 { return releasePartsOperands(walk, of: entry, at: position) }
    forEachOperand(of: entry, at: position) { slot in
      if walk.removeUse(slot), let ready = readyEntry(walk, of: slot) { walk.enqueue(ready) }
    }
  }

  /// The same for a part of an operation: the other parts do not wait in the queue.
  private func releasePartsOperands(_ walk: Walk, of entry: Entry, at position: UInt64) {
    var parts: [UInt64] = []
    forEachOperand(of: entry, at: position) { slot in
      guard walk.removeUse(slot), let ready = readyEntry(walk, of: slot) else { return }
      if log.entry(at: ready)?.pointee.unit == entry.unit {
        parts.append(ready)
      } else {
        walk.enqueue(ready)
      }
    }
    for part in parts.reversed() { walk.enqueueFirst(part) }
  }

  /// The position of the entry that made a tensor, if its other results have no uses left either.
  @inline(__always)
  private func readyEntry(_ walk: Walk, of slot: Int) -> UInt64? {
    guard let position = entryPosition(walk, of: slot), let entry = log.entry(at: position) else {
      return nil
    }
    if entry.pointee.isExtended {
      let results = extendedSlots(of: entry.pointee, at: position).results
      if results.contains(where: { walk.uses(Int($0)) > 0 }) { return nil }
    }
    return position
  }

  /// The position of the walked tape's entry that made a tensor; nil for a leaf.
  @inline(__always)
  private func entryPosition(_ walk: Walk, of slot: Int) -> UInt64? {
    let origin = slots[slot].origin
    guard origin >= max(walk.start, log.start), origin < walk.end,
      let entry = log.entry(at: origin)
    else { return nil }
    if isRecorded(entry, at: origin, by: walk.bits) { return origin }
    return entry.pointee.primitive == .customGradient
      ? copyPosition(walk, of: slot, before: origin) : nil
  }

  /// The copy that a custom gradient made of a result, for tapes to which it is a plain copy.
  private func copyPosition(_ walk: Walk, of slot: Int, before tie: UInt64) -> UInt64? {
    var position = tie
    while position > max(walk.start, log.start) {
      position &-= 1
      guard let entry = log.entry(at: position), entry.pointee.primitive == .identity else {
        return nil
      }
      if Int(truncatingIfNeeded: entry.pointee.result) == slot {
        return isRecorded(entry, at: position, by: walk.bits) ? position : nil
      }
    }
    return nil
  }

  // MARK: Operands and results

  @inline(__always)
  func forEachOperand(of entry: Entry, at position: UInt64, _ body: (Int) -> Void) {
    if entry.isExtended {
      for operand in extendedSlots(of: entry, at: position).operands { body(Int(operand)) }
      return
    }
    body(Int(truncatingIfNeeded: entry.x))
    if entry.operandCount > 1 { body(Int(truncatingIfNeeded: entry.y)) }
    if entry.operandCount > 2 { body(Int(truncatingIfNeeded: entry.z)) }
  }

  /// The slots of an entry that has them among the extras; valid until the next append.
  private func extendedSlots(of entry: Entry, at position: UInt64)
    -> (operands: UnsafeBufferPointer<Int64>, results: UnsafeBufferPointer<Int64>)
  {
    let extras = UnsafePointer(log.extras(at: position, entry.extra))
    let operands = extras + 1 + Int(extras[0])
    let results = operands + 1 + Int(operands[0])
    return (
      UnsafeBufferPointer(start: operands + 1, count: Int(operands[0])),
      UnsafeBufferPointer(start: results + 1, count: Int(results[0]))
    )
  }

  // MARK: Several entries to begin with

  /// Puts the entries that are ready at the beginning in TensorFlow's order.
  ///
  /// It collects the operations on the way from the targets in a hash table, depth first and the last
  /// target first, and begins with the end of the table's list.
  private func sortReady(_ walk: Walk, _ targets: [Source], _ reached: ReachedEntries) {
    var table = HashTableOrder()
    var isListed = [Bool](repeating: false, count: reached.positions.count)
    var units: Set<UInt32> = []
    var stack = targets.map { handle(of: $0).index }
    while let slot = stack.popLast() {
      guard isTracked(TensorID(rawValue: UInt32(slot)), by: walk.bits),
        let position = entryPosition(walk, of: slot), let index = reached.index(of: position),
        !isListed[index], let entry = log.entry(at: position)
      else { continue }
      isListed[index] = true
      let unit = entry.pointee.unit
      if unit == 0 || units.insert(unit).inserted { table.insert(reached.number(at: index)) }
      forEachOperand(of: entry.pointee, at: position) {
        if walk.isReached($0), walk.meet($0) { stack.append($0) }
      }
    }
    var isReady: Set<UInt64> = []
    while let position = walk.dequeue() { isReady.insert(position) }
    for number in table.keys.reversed() {
      let position = reached.position(ofNumber: number)
      if isReady.contains(position) { walk.enqueue(position) }
    }
  }
}

/// The entries on the way from several targets, newest first, and their numbers among the tape's.
private struct ReachedEntries {
  /// Whether positions will be asked for, so that they are kept.
  let isKept: Bool
  private(set) var positions: [UInt64] = []
  /// How many of the tape's operations, its own among them, are no older.
  private var ranks: [Int] = []
  private var entryCount = 0
  private var lastUnit: UInt32 = 0

  init(isKept: Bool) { self.isKept = isKept }

  @inline(__always)
  mutating func countEntry(ofUnit unit: UInt32) {
    if unit == 0 || unit != lastUnit { entryCount &+= 1 }
    lastUnit = unit
  }

  @inline(__always)
  mutating func add(_ position: UInt64) {
    if !isKept { return }
    positions.append(position)
    ranks.append(entryCount)
  }

  func index(of position: UInt64) -> Int? {
    let index = Self.firstIndex(in: positions) { $0 <= position }
    return index < positions.count && positions[index] == position ? index : nil
  }

  /// The tape's operations are numbered in their order; from where does not matter.
  func number(at index: Int) -> Int { entryCount - ranks[index] }

  func position(ofNumber number: Int) -> UInt64 {
    positions[Self.firstIndex(in: ranks) { $0 >= entryCount - number }]
  }

  /// The first index from which on the elements satisfy a predicate.
  private static func firstIndex<Element>(in list: [Element], _ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(list[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
