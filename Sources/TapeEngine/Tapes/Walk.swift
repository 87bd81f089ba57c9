/// The working memory of one backward pass: the cotangents that wait for the entry that made their
/// tensor, how often each tensor is still to be used, and the entries that are ready.
///
/// Contributions of one slot are chained, newest first.
final class Walk {
  /// What the pass knows of a slot.
  struct Place {
    /// The newest contribution's number, and a flag for the sources, whose sum is kept.
    var head: UInt32 = 0
    /// How many operands of entries yet to be walked the slot is, and flags.
    var uses: UInt32 = 0
  }

  struct Node {
    /// A tensor, or the number of the sparse cotangent.
    var value: UInt32
    var next: UInt32
    var isSlices: Bool
  }

  static let sourceFlag: UInt32 = 1 << 31
  /// In `uses`: the slot is a target.
  static let targetFlag: UInt32 = 1 << 31
  /// In `uses`: the slot was met on the way from the targets.
  static let metFlag: UInt32 = 1 << 30
  static let useFlags = targetFlag | metFlag

  private(set) var places: UnsafeMutablePointer<Place>
  private var placeCapacity = 0
  private(set) var nodes: UnsafeMutablePointer<Node>
  private var nodeCapacity = 256
  private var nodeCount = 1
  private var freeNode: UInt32 = 0
  private(set) var touched: UnsafeMutablePointer<UInt32>
  private(set) var touchedCount = 0
  private var touchedCapacity = 256
  var slices: [IndexedSlices] = []

  var tape = TapeID(rawValue: 0)
  var bits = TapeBits()
  /// Entries at and after this position belong to the pass itself.
  var end: UInt64 = 0
  var start: UInt64 = 0
  /// While uses are counted: the used tensors whose entry is yet to be met, and the newest such entry.
  var pendingCount = 0
  var newest: UInt64 = 0

  /// The entries whose results' uses are all walked, in a ring: first in, first out.
  private var ready: UnsafeMutablePointer<UInt64>
  private var readyCapacity = 64
  private var readyStart = 0
  private(set) var readyCount = 0

  /// Tensors born from here on and before `ruleStamp` are the pass's own: free when it drops them.
  var firstStamp: UInt64 = 0
  /// Tensors born from here on belong to the rule under way.
  var ruleStamp: UInt64 = 0
  /// Whether the rule under way is a script's: what that no longer needs is not the rule's to keep.
  var isCallingBack = false
  /// The stamp from which on the pass frees what it no longer needs.
  var sweepStamp: UInt64 = 0
  var sweptPosition: UInt64 = 0
  /// The cotangent that the rule under way was given: taken off its slot, and still needed.
  var inHand = TensorID.invalid
  var alsoInHand: [TensorID] = []
  /// Seeds and results: kept whatever happens.
  var kept: [TensorID] = []

  init() {
    places = .allocate(capacity: 1)
    ready = .allocate(capacity: readyCapacity)
    nodes = .allocate(capacity: nodeCapacity)
    touched = .allocate(capacity: touchedCapacity)
  }

  deinit {
    places.deallocate()
    ready.deallocate()
    nodes.deallocate()
    touched.deallocate()
  }

  /// Makes room for the slots there are.
  func prepare(slotCapacity: Int) {
    if placeCapacity < slotCapacity {
      let larger = UnsafeMutablePointer<Place>.allocate(capacity: slotCapacity)
      larger.initialize(repeating: Place(), count: slotCapacity)
      larger.update(from: places, count: placeCapacity)
      places.deallocate()
      places = larger
      placeCapacity = slotCapacity
    }
  }

  /// Clears what this pass wrote.
  func clear() {
    for index in 0..<touchedCount {
      let slot = Int(touched[index])
      if slot < placeCapacity { places[slot] = Place() }
    }
    touchedCount = 0
    nodeCount = 1
    freeNode = 0
    slices.removeAll(keepingCapacity: true)
    kept.removeAll(keepingCapacity: true)
    inHand = .invalid
    alsoInHand.removeAll()
    isCallingBack = false
    pendingCount = 0
    newest = 0
    readyStart = 0
    readyCount = 0
  }

  @inline(__always)
  private func touchIfNew(_ slot: Int) {
    if places[slot].head == 0, places[slot].uses == 0 { touch(slot) }
  }

  private func touch(_ slot: Int) {
    if touchedCount == touchedCapacity {
      let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: touchedCapacity * 2)
      larger.update(from: touched, count: touchedCount)
      touched.deallocate()
      touched = larger
      touchedCapacity *= 2
    }
    touched[touchedCount] = UInt32(truncatingIfNeeded: slot)
    touchedCount &+= 1
  }

  func flagSource(_ slot: Int) {
    touchIfNew(slot)
    places[slot].head |= Walk.sourceFlag
  }

  /// Adds a contribution.
  @inline(__always)
  func add(_ slot: Int, _ value: UInt32, isSlices: Bool) {
    var node = freeNode
    if node != 0 {
      freeNode = nodes[Int(truncatingIfNeeded: node)].next
    } else {
      if nodeCount == nodeCapacity { growNodes() }
      node = UInt32(truncatingIfNeeded: nodeCount)
      nodeCount &+= 1
    }
    touchIfNew(slot)
    let head = places[slot].head
    nodes[Int(truncatingIfNeeded: node)] = Node(
      value: value, next: head & ~Walk.sourceFlag, isSlices: isSlices)
    places[slot].head = node | (head & Walk.sourceFlag)
  }

  private func growNodes() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: nodeCapacity * 2)
    larger.update(from: nodes, count: nodeCount)
    nodes.deallocate()
    nodes = larger
    nodeCapacity *= 2
  }

  @inline(__always)
  func head(_ slot: Int) -> UInt32 { places[slot].head & ~Walk.sourceFlag }

  @inline(__always)
  func isSource(_ slot: Int) -> Bool { places[slot].head & Walk.sourceFlag != 0 }

  /// Takes all contributions off a slot.
  @inline(__always)
  func drop(_ slot: Int) {
    var node = head(slot)
    places[slot].head &= Walk.sourceFlag
    while node != 0 {
      let next = nodes[Int(node)].next
      nodes[Int(node)].next = freeNode
      freeNode = node
      node = next
    }
  }

  // MARK: Uses

  /// Counts one use of a slot; true when nothing was known of its uses.
  @inline(__always)
  func addUse(_ slot: Int) -> Bool {
    touchIfNew(slot)
    let uses = places[slot].uses
    places[slot].uses = uses &+ 1
    return uses == 0
  }

  /// Flags a slot as a target; true when nothing was known of its uses.
  func flagTarget(_ slot: Int) -> Bool {
    touchIfNew(slot)
    let uses = places[slot].uses
    places[slot].uses = uses | Walk.targetFlag
    return uses == 0
  }

  /// True the first time.
  func meet(_ slot: Int) -> Bool {
    let uses = places[slot].uses
    places[slot].uses = uses | Walk.metFlag
    return uses & Walk.metFlag == 0
  }

  @inline(__always)
  func uses(_ slot: Int) -> UInt32 { places[slot].uses & ~Walk.useFlags }

  /// Whether a slot is a target or used on the way from one.
  @inline(__always)
  func isReached(_ slot: Int) -> Bool { places[slot].uses != 0 }

  /// Takes one use away; true when it was the last.
  @inline(__always)
  func removeUse(_ slot: Int) -> Bool {
    if uses(slot) == 0 { return false }
    places[slot].uses &-= 1
    return uses(slot) == 0
  }

  // MARK: Ready entries

  @inline(__always)
  func enqueue(_ position: UInt64) {
    if readyCount == readyCapacity { growReady() }
    ready[(readyStart &+ readyCount) & (readyCapacity &- 1)] = position
    readyCount &+= 1
  }

  func enqueueFirst(_ position: UInt64) {
    if readyCount == readyCapacity { growReady() }
    readyStart = (readyStart &- 1) & (readyCapacity &- 1)
    ready[readyStart] = position
    readyCount &+= 1
  }

  @inline(__always)
  func dequeue() -> UInt64? {
    if readyCount == 0 { return nil }
    let position = ready[readyStart]
    readyStart = (readyStart &+ 1) & (readyCapacity &- 1)
    readyCount &-= 1
    return position
  }

  private func growReady() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: readyCapacity * 2)
    for index in 0..<readyCount {
      larger[index] = ready[(readyStart + index) & (readyCapacity - 1)]
    }
    ready.deallocate()
    ready = larger
    readyStart = 0
    readyCapacity *= 2
  }
}
