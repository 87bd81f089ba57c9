import JSON

/// The lines of the job log about one unit's records, by their places.
struct UnitLog {
  private let worker: Int
  private var file = ""
  private var entries: [JobLogEntry?] = []
  /// The ids of records that wait in a group.
  private var ids: [String?] = []
  private var firstRecord = 1

  init(worker: Int) { self.worker = worker }

  /// Makes ready for the next unit.
  mutating func begin(_ unit: WorkUnit, of file: String) {
    self.file = file
    firstRecord = unit.firstRecord
    entries.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(nil, count: unit.recordCount))
    ids.append(contentsOf: repeatElement(nil, count: unit.recordCount))
  }

  /// Notes the id of a record that waits.
  mutating func note(id: String?, at place: Int) { ids[place] = id }

  /// Adds a record that followed a plan.
  mutating func add(_ place: Int, _ reading: JobClock.Reading, _ usage: JobUsage) {
    add(place, id: ids[place], nil, reading, usage)
  }

  /// Adds a record whose script ran.
  mutating func add(
    _ place: Int, id: String?, _ failure: JobFailure?, _ reading: JobClock.Reading,
    _ usage: JobUsage
  ) {
    entries[place] = JobLogEntry(
      file: file, record: firstRecord + place, id: id, failure: failure, clock: reading,
      usage: usage, worker: worker)
  }

  /// The lines, in the records' order.
  var text: ByteBuffer {
    let text = ByteBuffer(capacity: 1 << 12)
    for entry in entries { entry?.append(to: text) }
    return text
  }
}
