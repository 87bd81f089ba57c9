import BatchIO
import JSON
import TapeEngine

/// Runs the records of one unit after the other: by a plan, many at once, where one is known, by their
/// scripts otherwise. It belongs to one worker.
final class UnitRunner {
  private let runner: JobRunner
  /// Nil when every script is to run.
  private let plans: PlanCache?
  private let planRunner = PlanRunner()
  private let staged = StagedRecord()

  /// What this worker knows of a key for good.
  private enum Known {
    case group(LaneGroup)
    case unplannable
  }
  private var known: [[UInt8]: Known] = [:]
  /// Whose addresses are in those keys; the run's cache may have forgotten them.
  private var owners: [ObjectIdentifier: any AnyObject & Sendable] = [:]
  private static let knownLimit = 256
  /// Bytes of the plans that are known.
  private var knownSize = 0
  private let latestKey = ByteBuffer()
  private var latest: Known?

  private struct Line {
    var text: ByteBuffer
    var range: Range<Int>
  }
  /// Where the line of each record of the unit is, by its place.
  private var lines: [Line] = []
  /// The lines of the records whose scripts ran.
  private var scriptText = ByteBuffer(capacity: 1 << 12)
  private var failures: [UnitOutcome.Failure] = []

  /// The worker's number, when a job log is kept.
  private let logNumber: Int?
  private var logEntries: [JobLogEntry?] = []
  private var file = ""

  /// - Parameter logNumber: the worker's number in the job log; nil when none is kept.
  init(runner: JobRunner, plans: PlanCache?, loggingAs logNumber: Int?) {
    self.runner = runner
    self.plans = plans
    self.logNumber = logNumber
    planRunner.hostContext = runner.interpreter
  }

  /// What a unit came to: the lines, the failures and the job log's lines, each in the records' order.
  struct Lines {
    var text: ByteBuffer
    var failures: [UnitOutcome.Failure]
    var log: ByteBuffer?
  }

  /// Runs a unit's records.
  func run(_ unit: WorkUnit, of file: String) -> Lines {
    self.file = file
    prepare(unit)
    for place in 0..<unit.records.count { admit(place, of: unit) }
    var usesPlans = false
    for case .group(let group) in known.values where !group.jobs.isEmpty || !group.text.isEmpty {
      usesPlans = true
      run(group, of: unit)
    }
    failures.sort { $0.record < $1.record }
    let log = logNumber.map { _ in ByteBuffer(capacity: 1 << 12) }
    if let log { for entry in logEntries { entry?.append(to: log) } }
    guard usesPlans else { return Lines(text: scriptText, failures: failures, log: log) }
    let text = ByteBuffer(capacity: lines.reduce(0) { $0 + $1.range.count })
    for line in lines {
      text.append(UnsafeRawBufferPointer(rebasing: line.text.bytes[line.range]))
    }
    return Lines(text: text, failures: failures, log: log)
  }

  private func prepare(_ unit: WorkUnit) {
    // The last unit's text may have been handed on.
    scriptText = ByteBuffer(capacity: 1 << 12)
    failures.removeAll(keepingCapacity: true)
    if known.count > Self.knownLimit || knownSize > PlanCache.sizeLimit {
      known.removeAll()
      knownSize = 0
      owners.removeAll()
      latest = nil
    }
    for case .group(let group) in known.values { group.clear() }
    logEntries.removeAll(keepingCapacity: true)
    if logNumber != nil {
      logEntries.append(contentsOf: repeatElement(nil, count: unit.records.count))
    }
    lines.removeAll(keepingCapacity: true)
    lines.append(
      contentsOf: repeatElement(Line(text: scriptText, range: 0..<0), count: unit.records.count))
  }

  /// Lets a record wait for others of its plan, or runs its script.
  private func admit(_ place: Int, of unit: WorkUnit) {
    guard let plans else { return runScript(place, of: unit) }
    let record = unit.records[unit.records.startIndex + place]
    let line = unit.chunk.line(record.line)
    guard
      let owners = runner.stage(
        unit.chunk.bytes(record.line), isTooLong: line.isTooLong, defaults: record.defaults,
        into: staged)
    else { return runScript(place, of: unit) }
    if latest == nil || !latestKey.holdsSame(as: staged.key) {
      latestKey.removeAll()
      latestKey.append(staged.key.bytes)
      let key = Array(staged.key.bytes)
      latest = known[key] ?? look(up: key, in: plans, owners)
    }
    switch latest {
    case .group(let group):
      group.add(
        staged, runner.spec, place: place, record: unit.firstRecord + place,
        id: logNumber == nil ? nil : runner.recordID)
      if group.isFull { run(group, of: unit) }
    case .unplannable: runScript(place, of: unit)
    case nil: runSighted(place, of: unit, plans, owners)
    }
  }

  /// What the run's cache says of a key for good; nil when its script has to run first.
  private func look(
    up key: [UInt8], in plans: PlanCache, _ owners: [any AnyObject & Sendable]
  ) -> Known? {
    isSecondSighting = false
    switch plans.sight(key, of: owners) {
    case nil: return nil
    case .seenOnce:
      isSecondSighting = true
      return nil
    case .planned(let planned): keep(planned, for: key, owners)
    case .unplannable: keep(nil, for: key, owners)
    }
    return known[key]
  }

  /// Keeps what is known of a key; beyond a bound on their bytes, plans are left to other workers.
  private func keep(
    _ planned: PlannedProgram?, for key: [UInt8], _ owners: [any AnyObject & Sendable]
  ) {
    if let planned, knownSize <= PlanCache.sizeLimit {
      knownSize += planned.plan.size
      known[key] = .group(LaneGroup(planned))
    } else {
      known[key] = .unplannable
    }
    for owner in owners { self.owners[ObjectIdentifier(owner)] = owner }
  }
  private var isSecondSighting = false

  /// Runs a record whose key has no plan yet: by its script, traced when the key was seen before.
  private func runSighted(
    _ place: Int, of unit: WorkUnit, _ plans: PlanCache, _ owners: [any AnyObject & Sendable]
  ) {
    guard isSecondSighting else { return runScript(place, of: unit) }
    var planned: PlannedProgram?
    runScript(place, of: unit) { line, record in
      let start = scriptText.count
      let outcome = runner.runTraced(
        line, record: unit.firstRecord + place, defaults: record.defaults, into: scriptText)
      planned = outcome.planned
      if outcome.hasHostColumns, let candidate = planned,
        !LaneGroup(candidate).gives(
          UnsafeRawBufferPointer(rebasing: scriptText.bytes[start...]), for: staged, runner.spec,
          number: unit.firstRecord + place, planRunner)
      {
        planned = nil
        runner.usage.unplannedReason = "its plan would give another result"
      }
      return outcome.failure
    }
    let key = Array(latestKey.bytes)
    plans.set(planned.map { .planned($0) } ?? .unplannable, for: key, of: owners)
    keep(planned, for: key, owners)
    latest = known[key]
  }

  private func runScript(_ place: Int, of unit: WorkUnit) {
    runScript(place, of: unit) { line, record in
      runner.run(
        line, isTooLong: unit.chunk.line(record.line).isTooLong, record: unit.firstRecord + place,
        defaults: record.defaults, into: scriptText)
    }
  }

  private func runScript(
    _ place: Int, of unit: WorkUnit,
    _ body: (UnsafeRawBufferPointer, WorkUnit.Record) -> UnitOutcome.Failure?
  ) {
    let record = unit.records[unit.records.startIndex + place]
    let clock = logNumber.map { _ in JobClock() }
    let start = scriptText.count
    let failure = body(unit.chunk.bytes(record.line), record)
    if let failure { failures.append(failure) }
    lines[place] = Line(text: scriptText, range: start..<scriptText.count)
    if let clock {
      log(place, of: unit, runner.recordID, failure, clock.reading, runner.usage)
    }
  }

  private func run(_ group: LaneGroup, of unit: WorkUnit) {
    // Full groups ran already, and nobody may wait.
    guard !group.jobs.isEmpty else { return }
    let clock = logNumber.map { _ in JobClock() }
    let count = Int64(group.jobs.count)
    var left: [Int] = []
    var finished: [(place: Int, id: String?)] = []
    group.run(
      planRunner,
      finish: { job, range in
        lines[job.place] = Line(text: group.text, range: range)
        if clock != nil { finished.append((job.place, job.id)) }
      }, leave: { left.append($0.place) })
    if let clock {
      // Each has its share of what they took together.
      var reading = clock.reading
      reading.wall /= count
      reading.cpu /= count
      for job in finished {
        log(job.place, of: unit, job.id, nil, reading, group.planned.usage)
      }
    }
    for place in left { runScript(place, of: unit) }
  }

  private func log(
    _ place: Int, of unit: WorkUnit, _ id: String?, _ failure: UnitOutcome.Failure?,
    _ reading: JobClock.Reading, _ usage: JobUsage
  ) {
    logEntries[place] = JobLogEntry(
      file: file, record: unit.firstRecord + place, id: id, failure: failure?.failure,
      clock: reading, usage: usage, worker: logNumber ?? 0)
  }
}
