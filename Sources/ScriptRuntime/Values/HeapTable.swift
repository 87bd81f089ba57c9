/// What a slot of a table holds.
enum SlotState {
  static let free: UInt8 = 0
  static let live: UInt8 = 1
  static let marked: UInt8 = 2
}

/// One kind's objects: a growing buffer of payloads, a state byte and a birth stamp beside each,
/// and a list of freed slots.
///
/// A struct owned by the `Heap` alone, over raw memory: no reference counts, no uniqueness checks.
struct HeapTable<Payload> {
  private typealias State = SlotState

  private(set) var payloads: UnsafeMutablePointer<Payload>
  /// Per slot: free, live or marked.
  private(set) var states: UnsafeMutablePointer<UInt8>
  /// Per slot: the heap's count of allocations when it was made.
  private(set) var births: UnsafeMutablePointer<UInt64>
  /// Slots used so far, free ones among them.
  private(set) var count = 0
  private var capacity = 0
  /// Freed slots, a stack.
  private var freed: UnsafeMutablePointer<UInt32>
  private var freedCount = 0
  /// In a test of the collector: whether freed slots stay so, and must not be named again.
  var retiresFreed = false

  init(capacity: Int = 16) {
    self.capacity = capacity
    payloads = .allocate(capacity: capacity)
    states = .allocate(capacity: capacity)
    births = .allocate(capacity: capacity)
    freed = .allocate(capacity: capacity)
  }

  /// Puts a payload into a slot and returns its index.
  @inline(__always)
  mutating func insert(_ payload: consuming Payload, birth: UInt64) -> Int {
    let slot: Int
    if freedCount > 0 {
      freedCount &-= 1
      slot = Int(freed[freedCount])
    } else {
      if count == capacity { grow() }
      slot = count
      count &+= 1
    }
    (payloads + slot).initialize(to: payload)
    states[slot] = State.live
    births[slot] = birth
    return slot
  }

  @inline(never)
  private mutating func grow() {
    let doubled = capacity * 2
    payloads = Self.moved(payloads, count, to: doubled)
    states = Self.moved(states, count, to: doubled)
    births = Self.moved(births, count, to: doubled)
    freed = Self.moved(freed, freedCount, to: doubled)
    capacity = doubled
  }

  private static func moved<T>(
    _ pointer: UnsafeMutablePointer<T>, _ count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<T> {
    let larger = UnsafeMutablePointer<T>.allocate(capacity: capacity)
    larger.moveInitialize(from: pointer, count: count)
    pointer.deallocate()
    return larger
  }

  @inline(__always)
  subscript(_ slot: Int) -> UnsafeMutablePointer<Payload> {
    assert(
      slot >= 0 && slot < count && states[slot] != State.free,
      "\(Payload.self) \(slot) is looked at and has been freed: somebody did not root it.")
    return payloads + slot
  }

  /// Marks a slot; true if it was not marked before.
  @inline(__always)
  func mark(_ slot: Int) -> Bool {
    if slot >= count || states[slot] != State.live {
      precondition(
        !retiresFreed || (slot < count && states[slot] == State.marked),
        "\(Payload.self) \(slot) is reachable and has been freed: somebody did not root it.")
      return false
    }
    states[slot] = State.marked
    return true
  }

  /// Whether a live slot's object was born after `floor`, or up to `ceiling`. Births begin with 1;
  /// what stays between jobs has the birth 0.
  @inline(__always)
  func isRootByBirth(_ slot: Int, floor: UInt64, ceiling: UInt64) -> Bool {
    states[slot] == State.live && (births[slot] > floor || births[slot] &- 1 < ceiling)
  }

  /// Frees every unmarked slot from `first` on, after `dispose` has looked at it, and unmarks the
  /// others.
  mutating func sweep(from first: Int, dispose: (UnsafeMutablePointer<Payload>) -> Void) {
    for kept in 0..<min(first, count) where states[kept] == State.marked {
      states[kept] = State.live
    }
    var slot = first
    while slot < count {
      switch states[slot] {
      case State.marked: states[slot] = State.live
      case State.live:
        release(slot, dispose: dispose)
      default: break
      }
      slot += 1
    }
  }

  private mutating func release(
    _ slot: Int, dispose: (UnsafeMutablePointer<Payload>) -> Void
  ) {
    dispose(payloads + slot)
    (payloads + slot).deinitialize(count: 1)
    states[slot] = State.free
    if retiresFreed { return }
    freed[freedCount] = UInt32(truncatingIfNeeded: slot)
    freedCount += 1
  }

  /// Forgets every slot from `first` on: between jobs.
  mutating func truncate(to first: Int, dispose: (UnsafeMutablePointer<Payload>) -> Void) {
    var slot = first
    while slot < count {
      if states[slot] != State.free {
        dispose(payloads + slot)
        (payloads + slot).deinitialize(count: 1)
      }
      slot += 1
    }
    count = min(count, first)
    freedCount = 0
  }

  /// Gives the memory back; the table must not be used again.
  mutating func destroy(dispose: (UnsafeMutablePointer<Payload>) -> Void) {
    truncate(to: 0, dispose: dispose)
    payloads.deallocate()
    states.deallocate()
    births.deallocate()
    freed.deallocate()
  }
}
