import BatchIO
import Foundation
import JSON
import Scheduling

/// Where the results of one batch go.
enum ResultSink: Sendable {
  /// A gzip file that appears when it is complete.
  case file(String)
  /// Lines on standard output.
  case plain
}

/// What a worker made of an item.
enum Outcome: Sendable {
  case unit(UnitOutcome)
  case end(file: Int, UnitSource.Ending)
}

/// The results of one unit, and what the report needs of them.
struct UnitOutcome: Sendable {
  var file: Int
  var records: Int
  /// How far the file was read, in its own bytes.
  var inputOffset: Int64
  /// The first failures in full, and the count of all by kind.
  var failures: [RecordFailure] = []
  var failedByKind: [JobFailure.Kind: Int] = [:]
  /// The unit's lines, for a plain sink.
  var text: ByteBuffer?
  /// The chunk it belongs to, complete when its last unit is consumed, for a file.
  var assembly: ChunkAssembly?
  var isLastOfChunk = false
  /// The unit's lines of the job log.
  var log: ByteBuffer?
}

/// Writes outcomes, in order, to the file they belong to. It belongs to the consuming thread.
final class ResultFiles {
  /// Bytes of the inputs that are done, and of the one underway.
  var inputRead: Int { finishedSize + Int(inputOffset) }
  private var finishedSize = 0
  private var inputOffset: Int64 = 0
  var report = RunReport()
  private let inputs: [String]
  private let sinks: [ResultSink]
  private var file = -1
  private var writer: (any OutputWriter)?
  private let jobLog: AppendingFile?
  /// Complete files on their way to the disk. Waiting for it takes a thousand times as long as the jobs
  /// of a small file.
  private let commits: BackgroundQueue<AtomicFileWriter>
  /// Directories without leftovers of killed runs.
  private var cleaned: Set<String> = []

  init(inputs: [String], sinks: [ResultSink], jobLog: AppendingFile? = nil) {
    self.inputs = inputs
    self.sinks = sinks
    self.jobLog = jobLog
    commits = BackgroundQueue(threadLimit: 4, capacity: 32, groupSize: 8) { writers in
      try AtomicFileWriter.commit(writers)
      try jobLog?.synchronize()
    }
  }

  /// - Throws: `OutputError`, which ends the run: also of a file before this one.
  func consume(_ outcome: Outcome) throws {
    switch outcome {
    case .unit(let unit):
      try open(unit.file)
      if let log = unit.log { try jobLog?.append(log.bytes) }
      if let text = unit.text { try writer?.write(text.bytes) }
      if unit.isLastOfChunk {
        guard let bytes = unit.assembly?.output else {
          throw OutputError.cannotCompress(inputs[unit.file])
        }
        try writer?.write(bytes.bytes)
      }
      count(unit)
    case .end(let file, let ending):
      switch ending {
      case .complete(let compressedSize, let textSize):
        try open(file)
        finishedSize += Int(compressedSize)
        inputOffset = 0
        report.bytesRead += Int(textSize)
        try close(file)
      case .damaged(let message):
        discardUnfinished()
        report.damageLines.append(message)
      case .missing(let message):
        discardUnfinished()
        report.missingLines.append(message)
      }
    }
  }

  private func open(_ file: Int) throws(OutputError) {
    guard file != self.file || writer == nil else { return }
    self.file = file
    writer =
      switch sinks[file] {
      case .file(let path): try fileWriter(path, number: file)
      case .plain: StreamWriter()
      }
  }

  private func fileWriter(_ path: String, number: Int) throws(OutputError) -> AtomicFileWriter {
    let directory = path.directoryOfPath
    if cleaned.insert(directory).inserted {
      // A directory that cannot be made shows when the file in it cannot be created.
      try? FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
      AtomicFileWriter.removeLeftovers(in: directory)
    }
    return try AtomicFileWriter(path: path, number: number)
  }

  private func close(_ file: Int) throws {
    guard let finished = writer as? AtomicFileWriter else {
      try writer?.commit()
      writer = nil
      try jobLog?.synchronize()
      return
    }
    let end = ByteBuffer()
    GzipMemberCompressor.appendEndMarker(to: end)
    try finished.write(end.bytes)
    writer = nil
    try commits.add(finished)
  }

  /// Waits until every complete file is on the disk under its name, and gives up the one underway.
  ///
  /// - Throws: `OutputError`.
  func finish() throws {
    discardUnfinished()
    try commits.finish()
  }

  private func count(_ unit: UnitOutcome) {
    report.records += unit.records
    inputOffset = unit.inputOffset
    for (kind, count) in unit.failedByKind {
      report.failed += count
      report.failedByKind[kind, default: 0] += count
    }
    for failure in unit.failures {
      report.tell(failure.failure, file: inputs[unit.file], record: failure.record, id: failure.id)
    }
  }

  /// Removes what was written of a file that will not be complete.
  func discardUnfinished() {
    writer?.discard()
    writer = nil
  }
}
