import JSON

/// Sorts records to the groups of their plans by the forms that earlier records had, without parsing them. A
/// worker knows a few forms: those that were met lately, the commonest first.
struct FormSorter {
  private var forms: [RecordForm] = [] {
    didSet { first = forms.first.map(Unmanaged.passUnretained) }
  }
  /// The first of them, not counted for each record.
  private var first: Unmanaged<RecordForm>?
  private static let countLimit = 4
  /// Which form the latest record had that was added.
  private var latest = 0
  var latestGroup: LaneGroup { forms[latest].group }
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
  ) -> RecordForm.Taken? {
    guard let first else { return nil }
    let wasMet = first._withUnsafeGuaranteedRef { $0.wasMet }
    if let taken = first._withUnsafeGuaranteedRef({ $0.add(line, place: place) }) {
      misses = 0
      latest = 0
      if !wasMet { pause.next = 1 }
      if first._withUnsafeGuaranteedRef({ $0.untold != nil }) { forms[0].tell(dependencies) }
      return taken
    }
    return addByOthers(line, place: place, dependencies)
  }

  private mutating func addByOthers(
    _ line: UnsafeRawBufferPointer, place: Int, _ dependencies: DependencySet
  ) -> RecordForm.Taken? {
    for index in forms.indices.dropFirst() {
      let wasMet = forms[index].wasMet
      guard let taken = forms[index].add(line, place: place) else { continue }
      misses = 0
      if !wasMet { pause.next = 1 }
      latest = index - 1
      forms.swapAt(index, latest)
      forms[latest].tell(dependencies)
      return taken
    }
    misses += 1
    if misses >= Self.missLimit { forms.removeAll(keepingCapacity: true) }
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
      let form = RecordForm(
        of: line.text, spec, in: directory, line.defaults, row: row, group: group)
    else { return }
    misses = 0
    if forms.count == Self.countLimit { forms.removeLast() }
    forms.append(form)
  }

  /// Makes ready for a unit: keeps the forms that hold for records with these defaults in this directory.
  mutating func keep(_ defaults: JobDefaults, in directory: String?) {
    for form in forms { form.beginUnit() }
    forms.removeAll { $0.defaults !== defaults || $0.directory != directory }
  }

  /// Forgets the forms of a group, whose jobs run their scripts from now on.
  mutating func forget(_ group: LaneGroup) { forms.removeAll { $0.group === group } }

  /// Forgets the forms of records whose params do not vary as was thought.
  mutating func forget(paramsOf base: PlanKey) {
    forms.removeAll { $0.group.params?.base == base }
  }

  mutating func forgetAll() { forms.removeAll() }
}
