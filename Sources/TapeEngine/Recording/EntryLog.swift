/// The log itself: chunks of entries with rising positions, dropped whole when no tape needs them.
struct EntryLog {
  static let chunkBits: UInt64 = 10
  static let chunkCount = 1 << 10

  struct Chunk {
    /// Nil when no live tape needs an entry of it.
    var entries: UnsafeMutablePointer<Entry>?
    /// Operand lists and attributes of its entries.
    var extras: UnsafeMutablePointer<Int64>?
    var extraCount = 0
    var extraCapacity = 0
  }

  /// The chunks from number `firstChunk` on; the last one is being filled.
  private(set) var chunks: [Chunk] = []
  private(set) var firstChunk: UInt64 = 0
  private var idle: [UnsafeMutablePointer<Entry>] = []
  /// The chunk being filled and how many entries it has.
  private var current: UnsafeMutablePointer<Entry>?
  private var fill = EntryLog.chunkCount

  /// The position of the next entry.
  private(set) var end: UInt64 = 0

  /// The position of the oldest entry that is kept.
  var start: UInt64 { firstChunk << Self.chunkBits }

  /// The number of entries whose memory is held.
  var heldEntryCount: Int {
    chunks.count { $0.entries != nil } * Self.chunkCount
  }

  @inline(__always)
  mutating func append(_ entry: Entry) -> UInt64 {
    if fill == Self.chunkCount { openChunk() }
    guard let current else { preconditionFailure("An open chunk has memory.") }
    current[fill] = entry
    fill += 1
    end &+= 1
    return end &- 1
  }

  @inline(never)
  private mutating func openChunk() {
    let entries = idle.popLast() ?? .allocate(capacity: Self.chunkCount)
    chunks.append(Chunk(entries: entries))
    current = entries
    fill = 0
  }

  /// Stores operand lists or attributes for the entry that is appended next.
  mutating func appendExtras(count: Int, _ write: (UnsafeMutablePointer<Int64>) -> Void) -> UInt32 {
    if fill == Self.chunkCount { openChunk() }
    let last = chunks.count - 1
    let needed = chunks[last].extraCount + count
    if needed > chunks[last].extraCapacity {
      let capacity = max(needed, chunks[last].extraCapacity * 2, 256)
      let larger = UnsafeMutablePointer<Int64>.allocate(capacity: capacity)
      if let old = chunks[last].extras {
        larger.update(from: old, count: chunks[last].extraCount)
        old.deallocate()
      }
      chunks[last].extras = larger
      chunks[last].extraCapacity = capacity
    }
    let offset = chunks[last].extraCount
    if let extras = chunks[last].extras { write(extras + offset) }
    chunks[last].extraCount = needed
    return UInt32(truncatingIfNeeded: offset)
  }

  /// The entry at a position that is kept.
  @inline(__always)
  func entry(at position: UInt64) -> UnsafeMutablePointer<Entry>? {
    let chunk = Int(truncatingIfNeeded: (position >> Self.chunkBits) - firstChunk)
    let index = Int(truncatingIfNeeded: position) & (Self.chunkCount - 1)
    guard let entries = chunks[chunk].entries else { return nil }
    return entries + index
  }

  /// The extras of the entry at a position. Valid until the next append.
  func extras(at position: UInt64, _ offset: UInt32) -> UnsafeMutablePointer<Int64> {
    let chunk = Int(truncatingIfNeeded: (position >> Self.chunkBits) - firstChunk)
    guard let extras = chunks[chunk].extras else {
      preconditionFailure("An entry with extras has memory for them.")
    }
    return extras + Int(offset)
  }

  /// Calls `body` with each kept entry and its position, oldest first.
  func visit(from start: UInt64 = 0, _ body: (UInt64, UnsafeMutablePointer<Entry>) -> Void) {
    var position = max(start, self.start)
    let end = end
    while position < end {
      let chunk = Int(truncatingIfNeeded: (position >> Self.chunkBits) - firstChunk)
      let chunkEnd = min(((position >> Self.chunkBits) + 1) << Self.chunkBits, end)
      if let entries = chunks[chunk].entries {
        while position < chunkEnd {
          body(position, entries + (Int(truncatingIfNeeded: position) & (Self.chunkCount - 1)))
          position += 1
        }
      }
      position = chunkEnd
    }
  }

  /// Drops every chunk but the one being filled in which no entry has a bit of `needed`.
  mutating func dropChunks(without needed: UInt64) {
    guard !chunks.isEmpty else { return }
    for index in 0..<(chunks.count - 1) {
      guard let entries = chunks[index].entries else { continue }
      if !(0..<Self.chunkCount).contains(where: { entries[$0].mask & needed != 0 }) {
        release(index)
      }
    }
    let leading = chunks.prefix(chunks.count - 1).prefix { $0.entries == nil }.count
    chunks.removeFirst(leading)
    firstChunk += UInt64(leading)
  }

  private mutating func release(_ index: Int) {
    if let entries = chunks[index].entries {
      if idle.count < 64 { idle.append(entries) } else { entries.deallocate() }
    }
    chunks[index].extras?.deallocate()
    chunks[index] = Chunk(entries: nil)
  }

  /// Forgets all entries; positions start again.
  mutating func removeAll() {
    for index in chunks.indices { release(index) }
    chunks.removeAll(keepingCapacity: true)
    firstChunk = 0
    end = 0
    current = nil
    fill = Self.chunkCount
  }

  func deallocate() {
    for entries in idle { entries.deallocate() }
  }
}
