import BatchIO
import JSON
import Supervision
import TapeEngine

/// Runs the records of one unit after the other: by a plan, many at once, where one is known, by their
/// scripts otherwise. It belongs to one worker.
///
/// `FormSorter` sorts records of a known form to their groups; others are read, once, and `PlanBook` says
/// where they belong. `ResultLines` puts the lines in order.
final class UnitRunner {
  private let runner: JobRunner
  /// Nil when every script is to run.
  private let book: PlanBook?
  private let planRunner = PlanRunner()
  private let staged = StagedRecord()
  private var forms = FormSorter()
  /// The groups that have jobs of the unit.
  private var used: [LaneGroup] = []
  private var lines = ResultLines()
  private let document = JSONDocument()
  private var failures: [RecordFailure] = []
  /// Whether a run of the unit was traced.
  private var hasTraced = false
  /// Nil when no job log is kept.
  private var log: UnitLog?

  /// What a supervisor knows and is told of records; nil without one.
  private let suspicion: Suspicion?

  /// - Parameters:
  ///   - logNumber: the worker's number in the job log; nil when none is kept.
  ///   - suspicion: what a supervisor knows and is told.
  init(
    runner: JobRunner, plans: PlanCache?, loggingAs logNumber: Int?,
    judging suspicion: Suspicion? = nil
  ) {
    self.runner = runner
    self.suspicion = suspicion
    book = plans.map { PlanBook($0) }
    log = logNumber.map { UnitLog(worker: $0) }
    planRunner.hostContext = runner.interpreter
  }

  /// What a unit came to: the lines, the failures and the job log's lines, each in the records' order.
  struct Lines {
    var text: ByteBuffer
    var failures: [RecordFailure]
    var log: ByteBuffer?
    /// How many jobs could have run a plan together.
    var lanes = 0
    /// Whether some job's run was traced.
    var madePlan = false
  }

  /// Runs a unit's records.
  func run(_ unit: WorkUnit, of file: String) -> Lines {
    begin(unit, of: file)
    defer { suspicion?.slot.end() }
    for place in 0..<unit.recordCount {
      if let line = unit.known?[place] {
        take(line, place, of: unit)
      } else if let finding = suspicion?.finding(unit, place) {
        take(finding, place, of: unit)
      } else {
        admit(place, of: unit)
      }
    }
    for group in used { run(group, of: unit) }
    failures.sort { $0.record < $1.record }
    let text = lines.joined(used.map(\.text))
    let lanes = max(used.map(\.laneLimit).max() ?? 0, book?.latestLaneLimit ?? 0)
    for group in used {
      group.clear(handedOn: group.text === text)
      if group.isHopeless {
        book?.giveUp(group)
        forms.forget(group)
      }
    }
    used.removeAll(keepingCapacity: true)
    return Lines(
      text: text, failures: failures, log: log?.text, lanes: lanes, madePlan: hasTraced)
  }

  private func begin(_ unit: WorkUnit, of file: String) {
    failures.removeAll(keepingCapacity: true)
    hasTraced = false
    if book?.forgetExcess() == true { forms.forgetAll() }
    forms.keep(unit.defaults, in: runner.directory)
    runner.dependencies.removeAll()
    for dependency in unit.defaults.dependencies { runner.dependencies.insert(dependency) }
    log?.begin(unit, of: file)
    lines.begin(count: unit.recordCount)
    suspicion?.slot.begin(file: unit.file, first: unit.firstRecord, count: unit.recordCount)
    suspicion?.slot.beat(seconds: runner.options.limits.seconds)
  }

  // MARK: Admitting

  /// Takes over the line of a record that ran before.
  private func take(_ line: [UInt8], _ place: Int, of unit: WorkUnit) {
    let start = lines.scripts.count
    line.withUnsafeBytes { bytes in
      lines.scripts.append(bytes)
      guard let result = ResultLine(bytes, with: document), let failure = result.failure else {
        return
      }
      failures.append(
        RecordFailure(
          failure: failure, record: unit.firstRecord + place, id: result.id.stringValue))
    }
    lines.setScript(place, from: start)
  }

  /// Takes over what was found out about a record when an engine had died.
  private func take(_ finding: Finding, _ place: Int, of unit: WorkUnit) {
    switch finding {
    case .line(let line): take(line, place, of: unit)
    case .verdict(let verdict):
      suspicion?.slot.enter(unit.firstRecord + place)
      if verdict.isReadable { runner.read(unit.line(at: place)) }
      runScript(place) { runner.fail(verdict, unit.firstRecord + place, into: $0) }
    }
  }

  /// Lets a record wait for others of its plan, or runs its script.
  private func admit(_ place: Int, of unit: WorkUnit) {
    let line = unit.line(at: place)
    guard let book else {
      suspicion?.slot.enter(line.number)
      runner.read(line)
      return runScript(place)
    }
    if let taken = forms.add(line.text, place: place, runner.dependencies) {
      if log != nil { log?.note(id: String(decoding: taken.id, as: UTF8.self), at: place) }
      if taken.needsNotice { wait(in: forms.latestGroup, of: unit) }
      return
    }
    runner.read(line)
    guard runner.stage(line.defaults, into: staged), let program = runner.record.program else {
      return runScript(place)
    }
    switch book.entry(of: staged, program, line.defaults) {
    case .group(let group):
      group.add(staged, runner.record.spec, place: place)
      forms.note(
        line, runner.record.spec, in: runner.directory, row: staged.row.bytes, group)
      if log != nil { log?.note(id: runner.record.id, at: place) }
      wait(in: group, of: unit)
    case .unplannable: runScript(place)
    case .unknown(let sighting): runSighted(place, sighting, book)
    }
  }

  /// What remains to be done for a record that was added to a group.
  private func wait(in group: LaneGroup, of unit: WorkUnit) {
    if !group.isUsed {
      group.isUsed = true
      used.append(group)
    }
    if group.isFull { run(group, of: unit) }
  }

  // MARK: Scripts

  /// Runs the record that was read by its script.
  private func runScript(_ place: Int) {
    runScript(place) { runner.runRetrying(into: $0) }
  }

  private func runScript(_ place: Int, _ body: (ByteBuffer) -> RecordFailure?) {
    let clock = log.map { _ in JobClock() }
    let start = lines.scripts.count
    suspicion?.enter(runner.record)
    let failure = body(lines.scripts)
    suspicion?.slot.leave()
    if let failure { failures.append(failure) }
    lines.setScript(place, from: start)
    if let clock {
      log?.add(place, id: runner.record.id, failure?.failure, clock.reading, runner.usage)
    }
  }

  /// Runs a record whose key has no plan yet: by its script, traced when the key was seen before.
  private func runSighted(_ place: Int, _ sighting: PlanBook.Sighting, _ book: PlanBook) {
    guard sighting.isToBeTraced else {
      runScript(place)
      return book.noteRun(of: sighting, steps: runner.usage.steps)
    }
    let failureCount = failures.count
    let group = sighting.makeGroup()
    group.add(staged, runner.record.spec, place: place)
    let planned = runTraced(place, asFirstOf: group)
    book.noteTrace(of: sighting, planned, failed: failures.count > failureCount)
  }

  /// Runs the record that was read by its script, traced; its plan, if one can be made that gives the same line.
  ///
  /// - Parameter group: where it is the first job that waits.
  private func runTraced(_ place: Int, asFirstOf group: LaneGroup) -> PlannedProgram? {
    hasTraced = true
    var planned: PlannedProgram?
    runScript(place) { text in
      let start = text.count
      let outcome = runner.runTraced(pinned: group.params?.pinned ?? .max, into: text)
      planned = outcome.planned
      if outcome.pinned != 0, let base = group.params?.base {
        book?.pin(outcome.pinned, of: base)
        forms.forget(paramsOf: base)
      }
      if let candidate = planned,
        !group.gives(
          UnsafeRawBufferPointer(rebasing: text.bytes[start...]), by: candidate, planRunner)
      {
        planned = nil
        runner.usage.unplannedReason = "its plan would give another result"
      }
      return outcome.failure
    }
    return planned
  }

  // MARK: Plans

  private func run(_ group: LaneGroup, of unit: WorkUnit) {
    // Full groups ran already, and no record may wait.
    guard !group.jobs.isEmpty else { return }
    run(group) { group.run(planRunner, finish: $0) }
    findPaths(for: group, of: unit)
    for job in group.takeRest() {
      runner.read(unit.line(at: job.place))
      runScript(job.place)
    }
  }

  /// Lets jobs that no path served try those that the run has found since, and finds another.
  private func findPaths(for group: LaneGroup, of unit: WorkUnit) {
    guard let book else { return }
    while let first = group.jobs.first {
      let (new, wantsTrace) = book.morePaths(for: group)
      for path in new { run(group) { group.run(path, planRunner, finish: $0) } }
      guard new.isEmpty else { continue }
      guard wantsTrace else { return }
      runner.read(unit.line(at: first.place))
      let planned = runTraced(first.place, asFirstOf: group)
      group.dropFirst()
      guard let planned else { return }
      book.add(planned, to: group)
    }
  }

  /// Ends the process, if a test wants that of a job of a group.
  private func strike(_ group: LaneGroup) {
    guard !runner.options.faults.isEmpty else { return }
    for job in group.jobs {
      runner.options.faults[String(decoding: job.id, as: UTF8.self)]?.strike(inPlan: true)
    }
  }

  /// Runs jobs of a group by `body`, which tells of those that finish.
  private func run(
    _ group: LaneGroup, _ body: ((LaneGroup.Job, Range<Int>, TriedPlan) -> Void) -> Void
  ) {
    let clock = log.map { _ in JobClock() }
    suspicion?.slot.beat(seconds: runner.options.limits.seconds)
    strike(group)
    let text = Unmanaged.passUnretained(group.text)
    var finished: [(place: Int, usage: JobUsage)] = []
    body { job, range, path in
      lines.set(job.place, text, range)
      if clock != nil { finished.append((job.place, path.planned.usage)) }
    }
    guard let clock, !finished.isEmpty else { return }
    // Each has its share of what they took together.
    var reading = clock.reading
    reading.wall /= Int64(finished.count)
    reading.cpu /= Int64(finished.count)
    for (place, usage) in finished { log?.add(place, reading, usage) }
  }
}
