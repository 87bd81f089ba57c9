import JSON
import TapeEngine

/// Jobs of one unit that wait to run a plan together, and the lines of those that have.
final class LaneGroup {
  /// A job that waits.
  struct Job {
    /// Its place in the unit.
    var place: Int
    /// For the job log, if one is kept.
    var id: String?
    /// Where its line's head and tail are in `edges`: the id, and the tags with the end.
    var head: Range<Int>
    var tail: Range<Int>
  }

  let planned: PlannedProgram
  private(set) var jobs: [Job] = []
  private let rows = ByteBuffer()
  private let edges = ByteBuffer()
  /// The lines of the jobs that ran, in no order.
  let text = ByteBuffer(capacity: 1 << 12)
  private let scratch = ByteBuffer()

  init(_ planned: PlannedProgram) { self.planned = planned }

  /// Whether another job would not fit into the plan's lanes.
  var isFull: Bool { jobs.count >= planned.plan.laneLimit }

  /// Forgets the lines of a unit.
  func clear() { text.removeAll() }

  func add(
    _ record: StagedRecord, _ spec: JobSpec, place: Int, record number: Int, id: String?
  ) {
    rows.append(record.row.bytes)
    let writer = ResultWriter(text: edges)
    let start = edges.count
    writer.appendHead(id: spec.id, record: number)
    let middle = edges.count
    writer.appendEnd(tags: spec.tags)
    jobs.append(Job(place: place, id: id, head: start..<middle, tail: middle..<edges.count))
  }

  /// Runs the jobs that wait.
  ///
  /// - Parameters:
  ///   - finish: gets a job and where its line is in `text`.
  ///   - leave: gets a job whose script decides otherwise, or whose outputs are large:
  ///     its script has to run.
  func run(_ runner: PlanRunner, finish: (Job, Range<Int>) -> Void, leave: (Job) -> Void) {
    // A unit may end as the last lane is filled: then nobody waits.
    guard !jobs.isEmpty, let base = rows.bytes.baseAddress else { return }
    let plan = planned.plan
    runner.run(plan, rows: base, lanes: jobs.count)
    planned.template.begin(runner)
    for (lane, job) in jobs.enumerated() {
      guard runner.follows(lane) else {
        leave(job)
        continue
      }
      let start = text.count
      text.append(UnsafeRawBufferPointer(rebasing: edges.bytes[job.head]))
      guard
        planned.template.append(to: text, runner, plan, lane: lane, scratch: scratch),
        text.count - start <= planned.template.lineSizeLimit
      else {
        text.truncate(to: start)
        leave(job)
        continue
      }
      text.append(UnsafeRawBufferPointer(rebasing: edges.bytes[job.tail]))
      finish(job, start..<text.count)
    }
    jobs.removeAll(keepingCapacity: true)
    rows.removeAll()
    edges.removeAll()
  }

  /// Whether the plan gives a record's line as its script gave it.
  func gives(
    _ line: UnsafeRawBufferPointer, for record: StagedRecord, _ spec: JobSpec, number: Int,
    _ runner: PlanRunner
  ) -> Bool {
    defer { clear() }
    add(record, spec, place: 0, record: number, id: nil)
    var isSame = false
    run(
      runner,
      finish: { _, range in
        isSame = text.bytes[range].elementsEqual(line)
      }, leave: { _ in })
    return isSame
  }
}
