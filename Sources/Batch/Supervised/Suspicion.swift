import Supervision

/// What a worker knows from the supervisor of records that were in flight when an engine died, and tells it of
/// those that it runs.
struct Suspicion: Sendable {
  let findings: [RecordPlace: Finding]
  let slot: WorkerSlot

  /// What was found out about the record at a place in a unit.
  func finding(_ unit: WorkUnit, _ place: Int) -> Finding? {
    guard !findings.isEmpty else { return nil }
    return findings[RecordPlace(file: unit.file, number: unit.firstRecord + place)]
  }

  /// Tells of a record that is run by itself.
  func enter(_ record: JobRecord) {
    slot.enter(record.number)
    slot.beat(seconds: record.spec.limits.seconds)
  }
}
