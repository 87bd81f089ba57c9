import BatchIO
import JSON
import Scheduling

/// One thread's share of a run: a parser, an interpreter and a compressor, used for job after job.
struct Worker {
  private let inputs: [String]
  private let sinks: [ResultSink]
  private let pace: UnitPace
  private let parallelFor: ParallelFor
  private let runner: JobRunner
  private let units: UnitRunner
  private let compressor: GzipMemberCompressor

  init(
    index: Int, inputs: [String], sinks: [ResultSink], options: RunOptions,
    programs: ProgramLibrary, arrays: ReferencedFiles.Cache, plans: PlanCache, pace: UnitPace,
    parallelFor: ParallelFor
  ) {
    self.inputs = inputs
    self.sinks = sinks
    self.pace = pace
    self.parallelFor = parallelFor
    runner = JobRunner(
      options: options, programs: programs, arrays: arrays, parallelFor: parallelFor)
    units = UnitRunner(
      runner: runner, plans: options.usesPlans ? plans : nil,
      loggingAs: options.jobLog == nil ? nil : index)
    compressor = GzipMemberCompressor(level: options.compressionLevel)
  }

  func work(on item: UnitSource.Item) -> Outcome {
    switch item {
    case .end(let file, let ending): .end(file: file, ending)
    case .unit(let unit): .unit(parallelFor.working { run(unit) })
    }
  }

  private func run(_ unit: WorkUnit) -> UnitOutcome {
    let start = ContinuousClock.now
    var outcome = UnitOutcome(
      file: unit.file, records: unit.recordCount, inputOffset: unit.inputOffset)
    runner.enter(inputs[unit.file])
    let lines = units.run(unit, of: inputs[unit.file])
    let text = lines.text
    for failed in lines.failures { outcome.failedByKind[failed.failure.kind, default: 0] += 1 }
    outcome.failures = Array(lines.failures.prefix(RunReport.failureLineLimit))
    outcome.log = lines.log
    pace.note(
      nanoseconds: (ContinuousClock.now - start) / .nanoseconds(1),
      records: unit.recordCount, lanes: lines.lanes, madePlan: lines.madePlan)
    switch sinks[unit.file] {
    case .plain:
      outcome.text = text
    case .file:
      outcome.assembly = unit.assembly
      outcome.isLastOfChunk = unit.isLastOfChunk
      if let texts = unit.assembly.complete(unit.place, with: text) {
        unit.assembly.output = compress(texts)
      }
    }
    return outcome
  }

  private func compress(_ texts: [ByteBuffer]) -> ByteBuffer? {
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
    return output
  }
}
