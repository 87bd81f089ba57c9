import BatchIO
import JSON
import Scheduling
import Supervision

/// One thread's share of a run: a parser, an interpreter and a compressor, used for job after job.
struct Worker {
  private let pairs: [RunPaths.Pair]
  private let pace: UnitPace
  private let parallelFor: ParallelFor
  private let runner: JobRunner
  private let units: UnitRunner
  private let compressor: GzipMemberCompressor

  init(
    index: Int, pairs: [RunPaths.Pair], options: RunOptions,
    programs: ProgramLibrary, arrays: ReferencedFiles.Cache, plans: PlanCache, pace: UnitPace,
    parallelFor: ParallelFor, role: EngineRole? = nil
  ) {
    self.pairs = pairs
    self.pace = pace
    self.parallelFor = parallelFor
    runner = JobRunner(
      options: options, programs: programs, arrays: arrays, parallelFor: parallelFor)
    units = UnitRunner(
      runner: runner, plans: options.usesPlans ? plans : nil,
      loggingAs: options.jobLog == nil ? nil : index,
      judging: role.map { Suspicion(findings: $0.findings, slot: $0.page.slot(index)) })
    compressor = GzipMemberCompressor(level: options.compressionLevel)
  }

  func work(on item: UnitSource.Item) -> Outcome {
    switch item {
    case .begin(let file, let output): .begin(file: file, output)
    case .end(let file, let ending): .end(file: file, ending)
    case .skip(let file, let manifest): .skip(file: file, manifest)
    case .fail(let error): .fail(error)
    case .unit(let unit): .unit(parallelFor.working { run(unit) })
    }
  }

  private func run(_ unit: WorkUnit) -> UnitOutcome {
    let start = ContinuousClock.now
    var outcome = UnitOutcome(
      file: unit.file, records: unit.recordCount,
      lastRecord: unit.firstRecord + unit.recordCount - 1, inputOffset: unit.inputOffset)
    outcome.knownRecords = unit.known?.count { $0 != nil } ?? 0
    let pair = pairs[unit.file]
    runner.enter(pair.input)
    let lines = units.run(unit, of: pair.input)
    let text = lines.text
    for failed in lines.failures {
      outcome.failedByKind[failed.failure.kind, default: 0] += 1
      if failed.failure.isRetryable { outcome.retryable += 1 }
    }
    outcome.failures = Array(lines.failures.prefix(RunReport.failureLineLimit))
    outcome.log = lines.log
    let duration = ContinuousClock.now - start
    pace.note(
      nanoseconds: duration / .nanoseconds(1),
      records: unit.recordCount, lanes: lines.lanes, madePlan: lines.madePlan)
    guard pair.output != "-" else {
      outcome.text = text
      return outcome
    }
    outcome.ids = ResultLine.ids(of: text.bytes)
    outcome.dependencies = runner.dependencies.all
    outcome.assembly = unit.assembly
    outcome.isLastOfChunk = unit.isLastOfChunk
    let complete = unit.assembly.complete(
      unit.place,
      with: ChunkAssembly.UnitText(
        firstRecord: unit.firstRecord, text: text, dependencies: outcome.dependencies))
    if let complete {
      unit.assembly.output = compress(complete)
    } else if let log = unit.log, log.isDue() {
      note(unit.assembly, in: log)
    }
    return outcome
  }

  /// Notes the lines of a chunk that is not complete yet. A journal that cannot be written is not missed
  /// unless the run is killed.
  private func note(_ assembly: ChunkAssembly, in log: CheckpointLog) {
    for unit in assembly.takeUnnoted() {
      try? log.note(
        lines: unit.text.bytes, from: unit.firstRecord, read: assembly.done.read,
        unit.dependencies)
    }
  }

  private func compress(_ texts: [ByteBuffer]) -> ChunkMembers? {
    let joined: ByteBuffer
    if texts.count == 1 {
      joined = texts[0]
    } else {
      joined = ByteBuffer(capacity: texts.reduce(0) { $0 + $1.count })
      for text in texts { joined.append(text.bytes) }
    }
    let output = ByteBuffer(capacity: joined.count / 3 + 64)
    // A compressor without memory: the writer finds no output and ends the run.
    guard (try? compressor.compress(joined.bytes, to: output)) != nil else { return nil }
    let size = GzipMemberCompressor.memberSize
    return ChunkMembers(bytes: output, count: (joined.count + size - 1) / size)
  }
}
