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
  private var known: [PlanKey: Known] = [:]
  /// Whose addresses are in those keys; the run's cache may have forgotten them.
  private var owners: [ObjectIdentifier: any AnyObject & Sendable] = [:]
  private static let knownLimit = 256
  /// Bytes of the plans that are known.
  private var knownSize = 0
  /// By a record's key before its params: those that cannot vary, a bit each.
  private var pins: [PlanKey: UInt64] = [:]
  /// Of the record staged last.
  private var params: LaneGroup.Params?
  private let latestKey = ByteBuffer()
  private var latest: Known?
  /// The forms of records.
  private var shapes = RecordShapes()

  /// Where a line is. Its buffer lives as long as the unit: it is `scriptText`, or a used group's.
  private struct Line {
    var text: Unmanaged<ByteBuffer>
    var start: Int
    var end: Int
  }
  /// Where the line of each record of the unit is, by its place.
  private var lines: [Line] = []
  /// The groups that have jobs of the unit.
  private var used: [LaneGroup] = []
  /// The lines of the records whose scripts ran.
  private var scriptText = ByteBuffer(capacity: 1 << 12)
  private var failures: [UnitOutcome.Failure] = []
  /// Whether a run of the unit was traced.
  private var hasTraced = false

  /// The worker's number, when a job log is kept.
  private let logNumber: Int?
  private var logEntries: [JobLogEntry?] = []
  /// By place: the ids of records that wait in a group.
  private var logIDs: [String?] = []
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
    /// How many jobs could have run a plan together.
    var lanes = 0
    /// Whether some job's run was traced.
    var madePlan = false
  }

  /// Runs a unit's records.
  func run(_ unit: WorkUnit, of file: String) -> Lines {
    self.file = file
    prepare(unit)
    for place in 0..<unit.recordCount { admit(place, of: unit) }
    for group in used { run(group, of: unit) }
    failures.sort { $0.record < $1.record }
    let log = logNumber.map { _ in ByteBuffer(capacity: 1 << 12) }
    if let log { for entry in logEntries { entry?.append(to: log) } }
    let text = joinedLines()
    var lanes = used.map(\.laneLimit).max() ?? 0
    if case .group(let group) = latest { lanes = max(lanes, group.laneLimit) }
    for group in used {
      group.clear(handedOn: group.text === text)
      if group.isHopeless { giveUp(group) }
    }
    used.removeAll(keepingCapacity: true)
    return Lines(text: text, failures: failures, log: log, lanes: lanes, madePlan: hasTraced)
  }

  /// Leaves the jobs of a group to their scripts from now on.
  private func giveUp(_ group: LaneGroup) {
    known[group.key] = .unplannable
    latest = nil
    shapes.removeAll { $0.group === group }
  }

  private func prepare(_ unit: WorkUnit) {
    // The last unit's text may have been handed on.
    scriptText = ByteBuffer(capacity: 1 << 12)
    failures.removeAll(keepingCapacity: true)
    hasTraced = false
    if known.count > Self.knownLimit || knownSize > PlanCache.sizeLimit {
      known.removeAll()
      pins.removeAll()
      knownSize = 0
      owners.removeAll()
      latest = nil
      shapes.removeAll { _ in true }
    }
    shapes.removeAll { $0.defaults !== unit.defaults || $0.directory != runner.directory }
    logEntries.removeAll(keepingCapacity: true)
    logIDs.removeAll(keepingCapacity: true)
    if logNumber != nil {
      logEntries.append(contentsOf: repeatElement(nil, count: unit.recordCount))
      logIDs.append(contentsOf: repeatElement(nil, count: unit.recordCount))
    }
    lines.removeAll(keepingCapacity: true)
    let none = Line(text: Unmanaged.passUnretained(scriptText), start: 0, end: 0)
    lines.append(contentsOf: repeatElement(none, count: unit.recordCount))
  }

  /// All lines in order. They mostly lie in one buffer already: then it is that one.
  private func joinedLines() -> ByteBuffer {
    var stretches: [Line] = []
    var size = 0
    for line in lines {
      size += line.end - line.start
      if let last = stretches.last, last.end == line.start,
        last.text.toOpaque() == line.text.toOpaque()
      {
        stretches[stretches.count - 1].end = line.end
      } else {
        stretches.append(line)
      }
    }
    for buffer in used.map(\.text) + [scriptText]
    where stretches.count == 1 && size == buffer.count
      && stretches[0].text.toOpaque() == Unmanaged.passUnretained(buffer).toOpaque()
    {
      return buffer
    }
    let text = ByteBuffer(capacity: size)
    for line in stretches {
      line.text._withUnsafeGuaranteedRef {
        text.append(UnsafeRawBufferPointer(rebasing: $0.bytes[line.start..<line.end]))
      }
    }
    return text
  }

  /// Lets a record wait for others of its plan, or runs its script.
  private func admit(_ place: Int, of unit: WorkUnit) {
    guard let plans else { return runScript(place, of: unit) }
    let text = unit.chunk.bytes(unit.lines.lowerBound + place)
    if let taken = shapes.add(text, place: place) {
      if logNumber != nil { logIDs[place] = String(decoding: taken.id, as: UTF8.self) }
      if taken.needsNotice { wait(in: shapes.latestGroup, of: unit) }
      return
    }
    guard
      let program = runner.stage(
        text, isTooLong: unit.chunk.line(unit.lines.lowerBound + place).isTooLong,
        defaults: unit.defaults, into: staged)
    else { return runScript(place, of: unit) }
    params = staged.params.isEmpty ? nil : placeParams(plans)
    if latest == nil || !latestKey.holdsSame(as: staged.key) {
      latestKey.removeAll()
      latestKey.append(staged.key.bytes)
      let key = PlanKey(staged.key)
      latest = known[key] ?? look(up: key, in: plans, [program, unit.defaults])
    }
    switch latest {
    case .group(let group):
      group.add(staged, runner.spec, place: place)
      if shapes.wantsAnother {
        shapes.note(
          RecordShape(
            of: text, runner.spec, in: runner.directory, unit.defaults, row: staged.row.bytes,
            group: group))
      }
      if logNumber != nil { logIDs[place] = runner.recordID }
      wait(in: group, of: unit)
    case .unplannable: runScript(place, of: unit)
    case nil: runSighted(place, of: unit, plans, [program, unit.defaults])
    }
  }

  /// Puts the params of the staged record where they belong.
  private func placeParams(_ plans: PlanCache) -> LaneGroup.Params {
    let base = PlanKey(staged.key)
    let pinned = pins[base] ?? plans.pins(of: base)
    pins[base] = pinned
    staged.place(pinned: pinned)
    return LaneGroup.Params(base: base, pinned: pinned)
  }

  /// What remains to be done for a record that was added to a group.
  private func wait(in group: LaneGroup, of unit: WorkUnit) {
    if !group.isUsed {
      group.isUsed = true
      used.append(group)
    }
    if group.isFull { run(group, of: unit) }
  }

  /// What the run's cache says of a key for good; nil when its script has to run first.
  private func look(
    up key: PlanKey, in plans: PlanCache, _ owners: [any AnyObject & Sendable]
  ) -> Known? {
    sightings = nil
    switch plans.sight(key, of: owners) {
    case nil: return nil
    case .seen(let earlier):
      if earlier.areEnough { sightings = earlier }
      return nil
    case .planned(let paths): keep(paths.planned, for: key, owners)
    case .unplannable: keep([], for: key, owners)
    }
    return known[key]
  }

  /// Keeps what is known of a key; beyond a bound on their bytes, plans are left to other workers.
  private func keep(
    _ paths: [PlannedProgram], for key: PlanKey, _ owners: [any AnyObject & Sendable]
  ) {
    if !paths.isEmpty, knownSize <= PlanCache.sizeLimit {
      knownSize += paths.reduce(0) { $0 + $1.plan.size }
      known[key] = .group(LaneGroup(paths, key: key, params: params))
    } else {
      known[key] = .unplannable
    }
    for owner in owners { self.owners[ObjectIdentifier(owner)] = owner }
  }
  /// Not nil when the latest key was seen often enough before.
  private var sightings: PlanCache.Sightings?

  /// Runs a record whose key has no plan yet: by its script, traced when the key was seen before.
  private func runSighted(
    _ place: Int, of unit: WorkUnit, _ plans: PlanCache, _ owners: [any AnyObject & Sendable]
  ) {
    let key = PlanKey(latestKey)
    guard let earlier = sightings else {
      runScript(place, of: unit)
      plans.noteRun(of: key, steps: runner.usage.steps)
      return
    }
    let failureCount = failures.count
    let group = LaneGroup([], key: key, params: params)
    group.add(staged, runner.spec, place: place)
    let pinCount = pins[group.params?.base ?? key] ?? 0
    let planned = runTraced(place, of: unit, asFirstOf: group)
    // Records of the same kind have another key from now on.
    if pinCount != pins[group.params?.base ?? key] ?? 0 { return }
    if failures.count > failureCount {
      plans.noteFailure(of: key, earlier, owners: owners)
      return
    }
    plans.set(planned.map { .planned(PlanCache.Paths($0)) } ?? .unplannable, for: key, of: owners)
    keep(planned.map { [$0] } ?? [], for: key, owners)
    latest = known[key]
  }

  /// Runs a record by its script, traced; its plan, if one can be made that gives the same line.
  ///
  /// - Parameter group: where it is the first job that waits.
  private func runTraced(_ place: Int, of unit: WorkUnit, asFirstOf group: LaneGroup)
    -> PlannedProgram?
  {
    hasTraced = true
    var planned: PlannedProgram?
    runScript(place, of: unit) { line in
      let start = scriptText.count
      let outcome = runner.runTraced(
        line, record: unit.firstRecord + place, defaults: unit.defaults,
        pinned: group.params?.pinned ?? .max, into: scriptText)
      planned = outcome.planned
      if outcome.pinned != 0, let base = group.params?.base {
        pins[base, default: 0] |= outcome.pinned
        plans?.pin(outcome.pinned, of: base)
        latest = nil
        // Their params do not vary as the forms say.
        shapes.removeAll { $0.group.params?.base == base }
      }
      if let candidate = planned,
        !group.gives(
          UnsafeRawBufferPointer(rebasing: scriptText.bytes[start...]), by: candidate, planRunner)
      {
        planned = nil
        runner.usage.unplannedReason = "its plan would give another result"
      }
      return outcome.failure
    }
    return planned
  }

  private func runScript(_ place: Int, of unit: WorkUnit) {
    let isTooLong = unit.chunk.line(unit.lines.lowerBound + place).isTooLong
    runScript(place, of: unit) { line in
      runner.run(
        line, isTooLong: isTooLong, record: unit.firstRecord + place, defaults: unit.defaults,
        into: scriptText)
    }
  }

  private func runScript(
    _ place: Int, of unit: WorkUnit,
    _ body: (UnsafeRawBufferPointer) -> UnitOutcome.Failure?
  ) {
    let clock = logNumber.map { _ in JobClock() }
    let start = scriptText.count
    let failure = body(unit.chunk.bytes(unit.lines.lowerBound + place))
    if let failure { failures.append(failure) }
    lines[place] = Line(
      text: Unmanaged.passUnretained(scriptText), start: start, end: scriptText.count)
    if let clock {
      log(place, of: unit, runner.recordID, failure, clock.reading, runner.usage)
    }
  }

  private func run(_ group: LaneGroup, of unit: WorkUnit) {
    // Full groups ran already, and nobody may wait.
    guard !group.jobs.isEmpty else { return }
    run(group, of: unit) { group.run(planRunner, finish: $0) }
    findPaths(for: group, of: unit)
    for job in group.takeRest() { runScript(job.place, of: unit) }
  }

  /// Lets jobs that no path served try those that the run has found since, and finds another.
  private func findPaths(for group: LaneGroup, of unit: WorkUnit) {
    guard let plans else { return }
    while let first = group.jobs.first {
      let (more, wantsTrace) = plans.paths(
        of: group.key, beyond: group.knownPaths, left: group.jobs.count)
      for path in group.add(more) {
        knownSize += path.planned.plan.size
        run(group, of: unit) { group.run(path, planRunner, finish: $0) }
      }
      guard more.isEmpty else { continue }
      guard wantsTrace else { return }
      let planned = runTraced(first.place, of: unit, asFirstOf: group)
      group.dropFirst()
      guard let planned else { return }
      plans.add(planned, to: group.key, with: group.knownPaths)
    }
  }

  /// Runs jobs of a group by `body`, which tells of those that finish.
  private func run(
    _ group: LaneGroup, of unit: WorkUnit,
    _ body: ((LaneGroup.Job, Range<Int>, PlannedPath) -> Void) -> Void
  ) {
    let clock = logNumber.map { _ in JobClock() }
    let text = Unmanaged.passUnretained(group.text)
    var finished: [(place: Int, usage: JobUsage)] = []
    body { job, range, path in
      lines[job.place] = Line(text: text, start: range.lowerBound, end: range.upperBound)
      if clock != nil { finished.append((job.place, path.planned.usage)) }
    }
    guard let clock, !finished.isEmpty else { return }
    // Each has its share of what they took together.
    var reading = clock.reading
    reading.wall /= Int64(finished.count)
    reading.cpu /= Int64(finished.count)
    for (place, usage) in finished { log(place, of: unit, logIDs[place], nil, reading, usage) }
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
