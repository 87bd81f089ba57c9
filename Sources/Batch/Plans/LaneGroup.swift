import JSON
import TapeEngine

/// Jobs of one unit that wait to run a plan together, and the lines of those that have.
///
/// Their program may take several paths: the jobs try one after the other. A job follows at most one,
/// for each decision of the script that sets paths apart is a guard.
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

  /// The paths that jobs try, in this order.
  private(set) var paths: [TriedPlan]
  /// How many paths of the run's the group has seen.
  private(set) var knownPaths: Int
  private(set) var jobs: [Job] = []
  /// Their inputs, and the params that vary.
  let rows = ByteBuffer()
  let tails = ByteBuffer()
  /// The lines of the jobs that ran, in no order.
  private(set) var text = ByteBuffer(capacity: 1 << 12)
  private let scratch = ByteBuffer()
  /// Whether the unit underway has jobs here.
  var isUsed = false

  /// What its jobs have in common.
  let key: PlanKey

  /// Of jobs with params that may vary: the key without them, and those that do not, a bit each.
  let params: Params?

  struct Params {
    var base: PlanKey
    var pinned: UInt64
  }

  init(_ paths: [PlannedProgram], key: PlanKey, params: Params? = nil) {
    self.key = key
    self.params = params
    self.paths = paths.map { TriedPlan($0) }
    knownPaths = paths.count
    laneLimit = paths.map(\.plan.laneLimit).max() ?? 1
  }

  /// How many jobs run together at the most.
  let laneLimit: Int

  /// Whether another job would not fit into the plans' lanes.
  var isFull: Bool { jobs.count >= laneLimit }

  /// Whether no path is worth trying.
  var isHopeless: Bool { paths.isEmpty }

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

  /// Adds a record with tags of its own, which are copied as they are, or without white space.
  func addRow(
    _ size: Int, id: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, areSpaced: Bool,
    place: Int
  ) {
    rows.commit(size)
    let start = tails.count
    tails.append(ResultWriter.tagsHead)
    if areSpaced { tails.appendCompact(tags) } else { tails.append(tags) }
    tails.append(ResultWriter.end)
    jobs.append(Job(place: place, id: id, tail: start..<tails.count))
  }

  /// Runs the jobs that wait, path after path; those that no path serves wait on.
  ///
  /// - Parameter finish: gets a job, where its line is in `text`, and the path that it followed.
  func run(_ runner: PlanRunner, finish: (Job, Range<Int>, TriedPlan) -> Void) {
    // A unit may end as the last lane is filled: then no record waits.
    for path in paths where !jobs.isEmpty { run(path, runner, finish: finish) }
    arrangePaths()
  }

  /// Runs the jobs that wait by one path.
  func run(
    _ path: TriedPlan, _ runner: PlanRunner, finish: (Job, Range<Int>, TriedPlan) -> Void
  ) {
    let planned = path.planned
    let plan = planned.plan
    let text = text
    var start = 0
    var left: [Int] = []
    let count = jobs.count
    while start < count, let base = rows.bytes.baseAddress {
      let lanes = min(plan.laneLimit, count - start)
      runner.run(plan, rows: base + start * plan.rowSize, lanes: lanes)
      planned.template.begin(runner)
      for lane in 0..<lanes {
        if let range = write(lane, jobs[start + lane], planned, runner, to: text) {
          finish(jobs[start + lane], range, path)
        } else {
          left.append(start + lane)
        }
      }
      start += lanes
    }
    path.note(tries: count, successes: count - left.count)
    keep(left)
  }

  /// Appends the line of a lane that followed its plan; nil when it did not, or the line is large.
  private func write(
    _ lane: Int, _ job: Job, _ planned: PlannedProgram, _ runner: PlanRunner, to text: ByteBuffer
  ) -> Range<Int>? {
    guard runner.follows(lane) else { return nil }
    let start = text.count
    let tail = UnsafeRawBufferPointer(rebasing: tails.bytes[job.tail])
    guard
      planned.template.append(
        to: text, id: job.id, tail: tail, runner, planned.plan, lane: lane, scratch: scratch),
      text.count - start - tail.count <= planned.template.lineSizeLimit
    else {
      text.truncate(to: start)
      return nil
    }
    return start..<text.count
  }

  /// Lets only these jobs, in their order, wait on.
  private func keep(_ left: [Int]) {
    if left.isEmpty {
      jobs.removeAll(keepingCapacity: true)
      rows.removeAll()
      tails.removeAll()
      return
    }
    guard left.count < jobs.count else { return }
    let rowSize = rows.count / jobs.count
    jobs = left.map { jobs[$0] }
    let kept = ByteBuffer(capacity: left.count * rowSize)
    for index in left {
      kept.append(
        UnsafeRawBufferPointer(rebasing: rows.bytes[index * rowSize..<(index + 1) * rowSize]))
    }
    rows.removeAll()
    rows.append(kept.bytes)
  }

  /// Those that no path serves, in their order; none waits any more.
  func takeRest() -> [Job] {
    defer { keep([]) }
    return jobs
  }

  /// Lets the first job that waits wait no more: its script ran.
  func dropFirst() { keep(Array(jobs.indices.dropFirst())) }

  // MARK: Paths

  /// Puts the paths that most jobs follow first, and drops those that hardly any does.
  private func arrangePaths() {
    paths.removeAll { $0.isRare }
    paths.sort { $0.followers > $1.followers }
  }

  /// Takes over paths that the run has found since.
  func add(_ more: ArraySlice<PlannedProgram>) -> [TriedPlan] {
    let new = more.map { TriedPlan($0) }
    paths += new
    knownPaths += new.count
    return new
  }

  /// Whether a path gives the line of the first job that waits as its script gave it.
  func gives(
    _ line: UnsafeRawBufferPointer, by planned: PlannedProgram, _ runner: PlanRunner
  ) -> Bool {
    guard let base = rows.bytes.baseAddress, !jobs.isEmpty else { return false }
    let end = text.count
    runner.run(planned.plan, rows: base, lanes: 1)
    planned.template.begin(runner)
    defer { text.truncate(to: end) }
    guard let range = write(0, jobs[0], planned, runner, to: text) else { return false }
    return text.bytes[range].elementsEqual(line)
  }
}
