import BatchIO
import Foundation
import JSON
import Scheduling
import Supervision

/// What a worker made of an item.
enum Outcome: Sendable {
  case begin(file: Int, OutputFile)
  case unit(UnitOutcome)
  case end(file: Int, UnitSource.Ending)
  case skip(file: Int, Manifest)
  case fail(OutputError)
}

/// The results of one unit, and what the report needs of them.
struct UnitOutcome: Sendable {
  var file: Int
  var records: Int
  /// The number of the last one in its file.
  var lastRecord: Int
  /// Those of them whose lines were there before.
  var knownRecords = 0
  /// How far the file was read, in its own bytes.
  var inputOffset: Int64
  /// The first failures in full, and the count of all by kind.
  var failures: [RecordFailure] = []
  var failedByKind: [JobFailure.Kind: Int] = [:]
  /// Failures that another try may mend.
  var retryable = 0
  /// Those of the first and the last record, for a file.
  var ids: (first: JSONValue, last: JSONValue)?
  /// The files that the records name.
  var dependencies: Set<Dependency> = []
  /// The unit's lines, for a stream.
  var text: ByteBuffer?
  /// The chunk it belongs to, complete when its last unit is consumed, for a file.
  var assembly: ChunkAssembly?
  var isLastOfChunk = false
  /// The unit's lines of the job log.
  var log: ByteBuffer?
}

/// Writes outcomes, in order, to the output they belong to. It belongs to the consuming thread.
final class ResultFiles {
  /// Bytes of the inputs that are done, and of the one underway.
  var inputRead: Int { finishedSize + Int(inputOffset) }
  private var finishedSize = 0
  private var inputOffset: Int64 = 0
  var report = RunReport()
  private let pairs: [RunPaths.Pair]
  /// The file underway; nil where results are a stream.
  private var output: OutputFile?
  private let stream: ResultStream
  private let jobLog: AppendingFile?
  /// Complete files on their way to the disk. Waiting for it takes a thousand times as long as the jobs
  /// of a small file.
  private let commits: BackgroundQueue<OutputFile.Finished>
  /// Directories without leftovers of killed runs.
  private var cleaned: Set<String> = []

  /// Where the supervisor sees how far the run is.
  private let page: SharedPage?

  init(
    _ pairs: [RunPaths.Pair], stream: ResultStream, jobLog: AppendingFile? = nil,
    page: SharedPage? = nil
  ) {
    self.pairs = pairs
    self.jobLog = jobLog
    self.page = page
    self.stream = stream
    report.records = stream.state.records
    report.failed = stream.state.failed
    commits = BackgroundQueue(threadLimit: 4, capacity: 32, groupSize: 8) { outputs in
      try OutputFile.commit(outputs)
      try jobLog?.synchronize()
    }
  }

  /// - Throws: `OutputError`, which ends the run: also of a file before this one.
  func consume(_ outcome: Outcome) throws {
    switch outcome {
    case .begin(let file, let output): try begin(output, pairs[file].output)
    case .unit(let unit):
      if let log = unit.log { try jobLog?.append(log.bytes) }
      if let text = unit.text { try stream.write(text.bytes, unit) }
      output?.count(unit)
      if unit.isLastOfChunk, let assembly = unit.assembly {
        guard let members = assembly.output else {
          throw OutputError.cannotCompress(pairs[unit.file].output)
        }
        try output?.write(members, of: assembly.done)
      }
      count(unit)
    case .end(let file, let ending):
      switch ending {
      case .complete(let end):
        finishedSize += Int(end.compressedSize)
        inputOffset = 0
        report.bytesRead += Int(end.textSize)
        try close(file, end)
      case .damaged(let message):
        giveUp(keeping: false)
        report.damageLines.append(message)
      case .missing(let message):
        giveUp(keeping: false)
        report.missingLines.append(message)
      }
    case .skip(let file, let manifest):
      finishedSize += Int(manifest.input.size)
      report.skip(pairs[file].output, manifest.counts)
      clean(pairs[file].output.directoryOfPath)
      OutputFile.removeLeftovers(of: pairs[file].output)
    case .fail(let error): throw error
    }
  }

  private func begin(_ output: OutputFile, _ path: String) throws(OutputError) {
    clean(path.directoryOfPath)
    self.output = output
    report.resume(path, output.countsBefore)
    try output.begin()
  }

  /// Makes a directory ready for outputs, once.
  private func clean(_ directory: String) {
    guard cleaned.insert(directory).inserted else { return }
    // A directory that cannot be made shows when the file in it cannot be created.
    try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    AtomicFileWriter.removeLeftovers(in: directory, journalSuffix: CheckpointLog.suffix)
  }

  private func close(_ file: Int, _ end: UnitSource.InputEnd) throws {
    guard let output else { return try jobLog?.synchronize() ?? () }
    let finished = try output.finish(end.digest, chunks: end.chunks)
    self.output = nil
    try commits.add(finished)
  }

  /// Waits until every complete file is on the disk under its name, and gives up the one underway.
  ///
  /// - Parameter isWhole: whether everything was read and written: then a stream says so.
  /// - Throws: `OutputError`.
  func finish(isWhole: Bool) throws {
    // What is left of a run that is stopped may be gone on from; nothing is left of one that cannot write.
    giveUp(keeping: true)
    if isWhole { try stream.end() }
    try commits.finish()
  }

  private func count(_ unit: UnitOutcome) {
    page?.count(records: unit.records)
    report.records += unit.records - unit.knownRecords
    report.resumedRecords += unit.knownRecords
    inputOffset = unit.inputOffset
    for (kind, count) in unit.failedByKind {
      report.failed += count
      report.failedByKind[kind, default: 0] += count
    }
    for failure in unit.failures {
      report.tell(
        failure.failure, file: pairs[unit.file].input, record: failure.record, id: failure.id)
    }
  }

  /// Gives up a file that will not be complete.
  func giveUp(keeping: Bool) {
    output?.giveUp(keeping: keeping)
    output = nil
  }
}

/// Result lines on standard output.
final class ResultStream {
  private let writer: StreamWriter
  private let endsWithRecord: Bool
  /// How far it has come, with what engines before this one have written.
  private(set) var state: StreamState
  /// Bytes beyond it that an earlier engine has written, too.
  private var known: Int
  /// Where the supervisor sees it.
  private let page: SharedPage?
  /// By way of which it is written.
  private let stage: StagedOutput?

  /// - Parameter endsWithRecord: whether a last line tells what was in it, so that it shows when it is cut.
  init(_ descriptor: Int32, endsWithRecord: Bool, page: SharedPage?, stage: StagedOutput?) {
    writer = StreamWriter(descriptor: descriptor)
    self.page = page
    self.stage = stage
    state = page.flatMap { StreamState($0) } ?? StreamState()
    known = 0
    if let page, let stage {
      known =
        page.settleWritten(left: stage.drain(), at: StreamWriter.offset(of: descriptor))
        - state.textSize
    }
    self.endsWithRecord = endsWithRecord
  }

  func write(_ text: UnsafeRawBufferPointer, _ unit: UnitOutcome) throws(OutputError) {
    if let page, let stage {
      let skipped = min(known, text.count)
      known -= skipped
      try writer.write(
        UnsafeRawBufferPointer(rebasing: text[skipped...]), by: stage,
        after: state.textSize + skipped, page)
    } else {
      try writer.write(text)
    }
    if endsWithRecord { state.digest.update(text) }
    state.add(unit, text)
    if let page { state.note(in: page) }
  }

  /// Writes the last line: `{"end":{"failed":F,"records":N,"sha256":…}}`, the digest of the lines before it.
  func end() throws(OutputError) {
    guard endsWithRecord else { return }
    let line = ByteBuffer()
    line.appendJSON(
      JSONValue.sorted([
        "end": .sorted([
          "records": .integer(Int64(state.records)), "failed": .integer(Int64(state.failed)),
          "sha256": .string(state.digest.hex),
        ])
      ]))
    line.append(UInt8(ascii: "\n"))
    try writer.write(line.bytes)
  }
}
