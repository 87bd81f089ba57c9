import BatchIO
import JSON

/// One thread's share of a run: a parser, an interpreter and a compressor, used for job after job.
struct Worker {
  private let index: Int
  private let inputs: [String]
  private let sinks: [ResultSink]
  private let pace: UnitPace
  private let keepsLog: Bool
  private let runner: JobRunner
  private let compressor: GzipMemberCompressor

  init(
    index: Int, inputs: [String], sinks: [ResultSink], options: RunOptions,
    programs: ProgramLibrary,
    arrays: ReferencedFiles.Cache, pace: UnitPace
  ) {
    self.index = index
    self.inputs = inputs
    keepsLog = options.jobLog != nil
    self.sinks = sinks
    self.pace = pace
    runner = JobRunner(options: options, programs: programs, arrays: arrays)
    compressor = GzipMemberCompressor(level: options.compressionLevel)
  }

  func work(on item: UnitSource.Item) -> Outcome {
    switch item {
    case .end(let file, let ending): .end(file: file, ending)
    case .unit(let unit): .unit(run(unit))
    }
  }

  private func run(_ unit: WorkUnit) -> UnitOutcome {
    let start = ContinuousClock.now
    let text = ByteBuffer(capacity: 1 << 12)
    let log = keepsLog ? ByteBuffer(capacity: 1 << 12) : nil
    var outcome = UnitOutcome(
      file: unit.file, records: unit.records.count, inputOffset: unit.inputOffset)
    runner.enter(inputs[unit.file])
    var number = unit.firstRecord
    for record in unit.records {
      let line = unit.chunk.line(record.line)
      let clock = log.map { _ in JobClock() }
      let failed = runner.run(
        unit.chunk.bytes(record.line), isTooLong: line.isTooLong, record: number,
        defaults: record.defaults, into: text)
      if let failed {
        outcome.failedByKind[failed.failure.kind, default: 0] += 1
        if outcome.failures.count < RunReport.failureLineLimit { outcome.failures.append(failed) }
      }
      if let log, let clock {
        JobLogEntry(
          file: inputs[unit.file], record: number, id: runner.recordID, failure: failed?.failure,
          clock: clock.reading, usage: runner.usage, worker: index
        ).append(to: log)
      }
      number += 1
    }
    outcome.log = log
    pace.note(
      nanoseconds: (ContinuousClock.now - start) / .nanoseconds(1),
      records: unit.records.count)
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
    // zlib without memory: the writer finds no output and ends the run.
    guard (try? compressor.compress(joined.bytes, to: output)) != nil else { return nil }
    return output
  }
}
