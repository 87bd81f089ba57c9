import JSON

/// The forms that a worker's records had lately: a few, those that are met first.
struct RecordShapes {
  private var shapes: [RecordShape] = []
  private static let countLimit = 4
  /// Records in a row that had none of the forms; after so many the forms are dropped.
  private var misses = 0
  private static let missLimit = 32
  /// Records to let pass before another form is taken, and how many to let pass after the next one, if none
  /// before it is met again.
  private var pause = (left: 0, next: 1)
  private static let longestPause = 1_024

  /// Adds a record to a group if its line has one of the forms.
  ///
  /// - Returns: the group, and the record's id as it is written.
  @inline(__always)
  mutating func add(
    _ line: UnsafeRawBufferPointer, place: Int
  ) -> (group: LaneGroup, id: UnsafeRawBufferPointer)? {
    for index in 0..<shapes.count {
      let shape = shapes[index]
      let wasMet = shape.wasMet
      guard let id = shape.add(line, place: place) else { continue }
      misses = 0
      if !wasMet { pause.next = 1 }
      if index > 0 { shapes.swapAt(index, index - 1) }
      return (shape.group, id)
    }
    if !shapes.isEmpty { noteMiss() }
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
