import JSON

/// The forms that a worker's records had lately: a few, those that are met first.
struct RecordShapes {
  private var shapes: [RecordShape] = [] {
    didSet { first = shapes.first.map(Unmanaged.passUnretained) }
  }
  /// The first of them, not counted for each record.
  private var first: Unmanaged<RecordShape>?
  private static let countLimit = 4
  /// Which form the latest record had that was added.
  private var latest = 0
  var latestGroup: LaneGroup { shapes[latest].group }
  /// Records in a row that had none of the forms; after so many the forms are dropped.
  private var misses = 0
  private static let missLimit = 32
  /// Records to let pass before another form is taken, and how many to let pass after the next one, if none
  /// before it is met again.
  private var pause = (left: 0, next: 1)
  private static let longestPause = 1_024

  /// Adds a record to a group if its line has one of the forms.
  @inline(__always)
  mutating func add(_ line: UnsafeRawBufferPointer, place: Int) -> RecordShape.Taken? {
    guard let first else { return nil }
    let wasMet = first._withUnsafeGuaranteedRef { $0.wasMet }
    if let taken = first._withUnsafeGuaranteedRef({ $0.add(line, place: place) }) {
      misses = 0
      latest = 0
      if !wasMet { pause.next = 1 }
      return taken
    }
    return addByOthers(line, place: place)
  }

  private mutating func addByOthers(
    _ line: UnsafeRawBufferPointer, place: Int
  ) -> RecordShape.Taken? {
    for index in shapes.indices.dropFirst() {
      let wasMet = shapes[index].wasMet
      guard let taken = shapes[index].add(line, place: place) else { continue }
      misses = 0
      if !wasMet { pause.next = 1 }
      latest = index - 1
      shapes.swapAt(index, latest)
      return taken
    }
    noteMiss()
    return nil
  }

  private mutating func noteMiss() {
    misses += 1
    if misses >= Self.missLimit { shapes.removeAll(keepingCapacity: true) }
  }

  /// Whether the record at hand, which has none of the forms, should give another.
  var wantsAnother: Bool {
    mutating get {
      guard pause.left > 0 else { return true }
      pause.left -= 1
      return false
    }
  }

  /// Takes another form, nil when the record has none to be met.
  mutating func note(_ shape: RecordShape?) {
    pause = (pause.next, min(pause.next * 2, Self.longestPause))
    guard let shape else { return }
    misses = 0
    if shapes.count == Self.countLimit { shapes.removeLast() }
    shapes.append(shape)
  }

  /// Drops forms that hold no more.
  mutating func removeAll(where isGone: (RecordShape) -> Bool) { shapes.removeAll(where: isGone) }
}
