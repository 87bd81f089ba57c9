/// The working memory of one backward pass: the cotangents that wait for the entry that made their
/// tensor.
///
/// `heads` has a word a slot: the newest contribution's number, and a flag for the sources, whose
/// sum is kept. Contributions of one slot are chained, newest first.
final class Walk {
  struct Node {
    /// A tensor, or the number of the sparse cotangent.
    var value: UInt32
    var next: UInt32
    var isSlices: Bool
  }

  static let sourceFlag: UInt32 = 1 << 31

  private(set) var heads: UnsafeMutablePointer<UInt32>
  private var headCapacity = 0
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
  /// Cotangents that wait for an entry which may be in the span, and the newest such entry.
  var pendingCount = 0
  var newest: UInt64 = 0

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
    heads = .allocate(capacity: 1)
    nodes = .allocate(capacity: nodeCapacity)
    touched = .allocate(capacity: touchedCapacity)
  }

  deinit {
    heads.deallocate()
    nodes.deallocate()
    touched.deallocate()
  }

  /// Makes room for the slots there are.
  func prepare(slotCapacity: Int) {
    if headCapacity < slotCapacity {
      let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: slotCapacity)
      larger.initialize(repeating: 0, count: slotCapacity)
      larger.update(from: heads, count: headCapacity)
      heads.deallocate()
      heads = larger
      headCapacity = slotCapacity
    }
  }

  /// Clears what this pass wrote.
  func clear() {
    for index in 0..<touchedCount {
      let slot = Int(touched[index])
      if slot < headCapacity { heads[slot] = 0 }
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
    if heads[slot] == 0 { touch(slot) }
    heads[slot] |= Walk.sourceFlag
  }

  /// Adds a contribution; true when it is the slot's first.
  @inline(__always)
  func add(_ slot: Int, _ value: UInt32, isSlices: Bool) -> Bool {
    var node = freeNode
    if node != 0 {
      freeNode = nodes[Int(truncatingIfNeeded: node)].next
    } else {
      if nodeCount == nodeCapacity { growNodes() }
      node = UInt32(truncatingIfNeeded: nodeCount)
      nodeCount &+= 1
    }
    let head = heads[slot]
    if head == 0 { touch(slot) }
    let next = head & ~Walk.sourceFlag
    nodes[Int(truncatingIfNeeded: node)] = Node(value: value, next: next, isSlices: isSlices)
    heads[slot] = node | (head & Walk.sourceFlag)
    return next == 0
  }

  private func growNodes() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: nodeCapacity * 2)
    larger.update(from: nodes, count: nodeCount)
    nodes.deallocate()
    nodes = larger
    nodeCapacity *= 2
  }

  @inline(__always)
  func head(_ slot: Int) -> UInt32 { heads[slot] & ~Walk.sourceFlag }

  /// Takes all contributions off a slot.
  @inline(__always)
  func drop(_ slot: Int) {
    var node = head(slot)
    heads[slot] &= Walk.sourceFlag
    while node != 0 {
      let next = nodes[Int(node)].next
      nodes[Int(node)].next = freeNode
      freeNode = node
      node = next
    }
  }
}
