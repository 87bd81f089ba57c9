import JSON
import TapeEngine

/// Jobs of one unit that wait to run a plan together, and the lines of those that have.
final class LaneGroup {
  /// A job that waits.
  struct Job {
    /// Its place in the unit.
    var place: Int
    /// Its id between the quotes, as it was written: a part of the unit's text.
    var id: UnsafeRawBufferPointer
    /// Where the end of its line is in `tails`: the tags, and what closes it.
    var tail: Range<Int>
  }

  let planned: PlannedProgram
  private(set) var jobs: [Job] = []
  private let rows = ByteBuffer()
  private let tails = ByteBuffer()
  /// The lines of the jobs that ran, in no order.
  private(set) var text = ByteBuffer(capacity: 1 << 12)
  private let scratch = ByteBuffer()
  /// Whether the unit underway has jobs here.
  var isUsed = false

  init(_ planned: PlannedProgram) { self.planned = planned }

  /// Whether another job would not fit into the plan's lanes.
  var isFull: Bool { jobs.count >= planned.plan.laneLimit }

  /// Forgets the lines of a unit, which may have been handed on.
  func clear(handedOn: Bool) {
    if handedOn {
      text = ByteBuffer(capacity: text.count + text.count >> 3)
    } else {
      text.removeAll()
    }
    isUsed = false
  }

  /// Adds a record that was staged.
  func add(_ record: StagedRecord, _ spec: JobSpec, place: Int) {
    rows.append(record.row.bytes)
    let start = tails.count
    ResultWriter(text: tails).appendEnd(tags: spec.tags)
    let id = spec.id?.text ?? UnsafeRawBufferPointer(start: nil, count: 0)
    jobs.append(Job(place: place, id: id, tail: start..<tails.count))
  }

  /// Room for one more row.
  func reserveRow(_ size: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer(rows.reserve(size))
  }

  /// Adds a record whose row was written to where `reserveRow` said.
  func addRow(
    _ size: Int, id: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer, place: Int
  ) {
    rows.commit(size)
    let start = tails.count
    tails.append(tail)
    jobs.append(Job(place: place, id: id, tail: start..<tails.count))
  }

  /// Adds a record with tags of its own, which are copied as they are.
  func addRow(
    _ size: Int, id: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, place: Int
  ) {
    rows.commit(size)
    let start = tails.count
    tails.append(ResultWriter.tagsHead)
    tails.append(tags)
    tails.append(ResultWriter.end)
    jobs.append(Job(place: place, id: id, tail: start..<tails.count))
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
    for lane in 0..<jobs.count {
      let job = jobs[lane]
      guard runner.follows(lane) else {
        leave(job)
        continue
      }
      let start = text.count
      let tail = UnsafeRawBufferPointer(rebasing: tails.bytes[job.tail])
      guard
        planned.template.append(
          to: text, id: job.id, tail: tail, runner, plan, lane: lane, scratch: scratch),
        text.count - start - tail.count <= planned.template.lineSizeLimit
      else {
        text.truncate(to: start)
        leave(job)
        continue
      }
      finish(job, start..<text.count)
    }
    jobs.removeAll(keepingCapacity: true)
    rows.removeAll()
    tails.removeAll()
  }

  /// Whether the plan gives a record's line as its script gave it.
  func gives(
    _ line: UnsafeRawBufferPointer, for record: StagedRecord, _ spec: JobSpec,
    _ runner: PlanRunner
  ) -> Bool {
    defer { clear(handedOn: false) }
    add(record, spec, place: 0)
    var isSame = false
    run(
      runner,
      finish: { _, range in
        isSame = text.bytes[range].elementsEqual(line)
      }, leave: { _ in })
    return isSame
  }
}
