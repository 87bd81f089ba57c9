import JSON

/// Sorts records to the groups of their plans by the forms that earlier records had, without parsing them. A
/// worker knows a few forms: those that were met lately, the commonest first.
struct FormSorter {
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

  // MARK: Sorting

  /// Adds a record to a group if its line has one of the forms.
  ///
  /// - Parameter dependencies: gets the program that the record names.
  @inline(__always)
  mutating func add(
    _ line: UnsafeRawBufferPointer, place: Int, _ dependencies: DependencySet
  ) -> RecordShape.Taken? {
    guard let first else { return nil }
    let wasMet = first._withUnsafeGuaranteedRef { $0.wasMet }
    if let taken = first._withUnsafeGuaranteedRef({ $0.add(line, place: place) }) {
      misses = 0
      latest = 0
      if !wasMet { pause.next = 1 }
      if first._withUnsafeGuaranteedRef({ $0.untold != nil }) { shapes[0].tell(dependencies) }
      return taken
    }
    return addByOthers(line, place: place, dependencies)
  }

  private mutating func addByOthers(
    _ line: UnsafeRawBufferPointer, place: Int, _ dependencies: DependencySet
  ) -> RecordShape.Taken? {
    for index in shapes.indices.dropFirst() {
      let wasMet = shapes[index].wasMet
      guard let taken = shapes[index].add(line, place: place) else { continue }
      misses = 0
      if !wasMet { pause.next = 1 }
      latest = index - 1
      shapes.swapAt(index, latest)
      shapes[latest].tell(dependencies)
      return taken
    }
    misses += 1
    if misses >= Self.missLimit { shapes.removeAll(keepingCapacity: true) }
    return nil
  }

  // MARK: The forms

  /// Takes the form of a record that has none of those known and was staged for a group: not of each such
  /// record, for most records of a batch without common forms would give one for nothing.
  ///
  /// - Parameter row: as which its inputs and params were staged.
  mutating func note(
    _ line: RecordLine, _ spec: JobSpec, in directory: String?, row: UnsafeRawBufferPointer,
    _ group: LaneGroup
  ) {
    guard pause.left == 0 else {
      pause.left -= 1
      return
    }
    pause = (pause.next, min(pause.next * 2, Self.longestPause))
    guard
      let shape = RecordShape(
        of: line.text, spec, in: directory, line.defaults, row: row, group: group)
    else { return }
    misses = 0
    if shapes.count == Self.countLimit { shapes.removeLast() }
    shapes.append(shape)
  }

  /// Makes ready for a unit: keeps the forms that hold for records with these defaults in this directory.
  mutating func keep(_ defaults: JobDefaults, in directory: String?) {
    for shape in shapes { shape.beginUnit() }
    shapes.removeAll { $0.defaults !== defaults || $0.directory != directory }
  }

  /// Forgets the forms of a group, whose jobs run their scripts from now on.
  mutating func forget(_ group: LaneGroup) { shapes.removeAll { $0.group === group } }

  /// Forgets the forms of records whose params do not vary as was thought.
  mutating func forget(paramsOf base: PlanKey) {
    shapes.removeAll { $0.group.params?.base == base }
  }

  mutating func forgetAll() { shapes.removeAll() }
}
