import BatchIO
import Foundation
import JSON

/// An output underway: the file, what is in it, and the journal from which a later run could go on.
///
/// The reader opens it, and the consumer has it from then on; workers use the journal alone.
final class OutputFile: @unchecked Sendable {  // reason: handed on, never used by two
  let log: CheckpointLog
  private let plan: OutputPlan
  /// Nil until the output is begun, unless it goes on from what was left.
  private var writer: AtomicFileWriter?
  private var isFinished = false
  private var counts = OutputCounts()
  private var shardChunks: [Manifest.ShardChunk] = []
  /// Those of `shardChunks` that a checkpoint has.
  private var notedShardChunks = 0
  private var dependencies: Set<Dependency> = []
  private let start = ContinuousClock.now
  private let startTime = Date()
  private var lastCheckpoint = ContinuousClock.now
  private var lastSynchronization = ContinuousClock.now

  /// What an output is made of, and by what.
  struct OutputPlan: Sendable {
    var input: String
    var output: String
    var options: JSONValue
    var workers: Int
    var files: DependencyFiles
    /// The input's size and time before it was read; nil for a stream, of which nothing is left to compare with.
    var stamp: FileStamp?

    var directory: String { input.directoryOfPath }
  }

  /// - Parameters:
  ///   - writer: of what a run before left; nil for nothing.
  ///   - checkpoints: of that run, with which the writer's file agrees; the output goes on after the last.
  ///   - dependencies: those that they noted.
  init(
    _ plan: OutputPlan, _ log: CheckpointLog, _ writer: AtomicFileWriter? = nil,
    after checkpoints: [Checkpoint] = [], _ dependencies: Set<Dependency> = []
  ) {
    self.plan = plan
    self.writer = writer
    self.log = log
    self.dependencies = dependencies
    guard let last = checkpoints.last else { return }
    counts = last.counts
    countsBefore = last.counts
    shardChunks = checkpoints.flatMap(\.shardChunks)
    notedShardChunks = shardChunks.count
  }

  deinit { giveUp(keeping: true) }

  /// Makes the file, if there is none to go on with.
  func begin() throws(OutputError) {
    if writer == nil { writer = try AtomicFileWriter(path: plan.output) }
  }

  private var begunWriter: AtomicFileWriter {
    guard let writer else { preconditionFailure("An output is begun before it is written.") }
    return writer
  }

  /// What a run before this one has done.
  private(set) var countsBefore = OutputCounts()

  /// A chunk of the input is done.
  struct DoneChunk: Sendable {
    /// Its number among all that the run reads, from 0.
    var number: Int
    var textEnd: Int64
    /// What the reader had read of the file by then.
    var read: SHA256
  }

  /// Adds the results of a unit to the counts.
  func count(_ unit: UnitOutcome) {
    counts.records += unit.records
    counts.retryable += unit.retryable
    for (kind, count) in unit.failedByKind { counts.failedByKind[kind, default: 0] += count }
    counts.firstID = counts.firstID ?? unit.ids?.first
    counts.lastID = unit.ids?.last ?? counts.lastID
    dependencies.formUnion(unit.dependencies)
  }

  /// Writes the members of a chunk whose units are all counted, and notes it from time to time.
  func write(_ members: ChunkMembers, of chunk: DoneChunk) throws(OutputError) {
    let writer = begunWriter
    try writer.write(members.bytes.bytes)
    counts.members += members.count
    if plan.isShard {
      shardChunks.append(Manifest.ShardChunk(number: chunk.number, size: members.bytes.count))
    }
    let now = ContinuousClock.now
    guard now - lastCheckpoint >= interval(at: now) else { return }
    lastCheckpoint = now
    try noteCheckpoint(chunk)
    guard now - lastSynchronization >= Self.synchronizationInterval else { return }
    lastSynchronization = now
    // A power cut costs what was computed since; a killed process only what is in no checkpoint.
    try writer.synchronize()
    try log.synchronize()
  }

  private static let synchronizationInterval = Duration.seconds(10)

  /// Long runs have few checkpoints for their length, short ones soon have one.
  private func interval(at now: ContinuousClock.Instant) -> Duration {
    min(max((now - start) / 100, .milliseconds(50)), .seconds(2))
  }

  private func noteCheckpoint(_ chunk: DoneChunk) throws(OutputError) {
    let writer = begunWriter
    let new = Array(shardChunks[notedShardChunks...])
    notedShardChunks = shardChunks.count
    try log.note(
      Checkpoint(
        textOffset: chunk.textEnd, readSize: chunk.read.size, readDigest: chunk.read.hex,
        output: AtomicFileWriter.Piece(
          end: writer.size, checksum: writer.takeChecksum().value),
        counts: counts, shardChunks: new),
      dependencies)
  }

  /// What remains to be committed.
  struct Finished: Sendable {
    var writer: AtomicFileWriter
    var log: CheckpointLog
    /// Nil for what has none.
    var manifest: Manifest?
  }

  /// Closes the output with the empty member.
  ///
  /// - Parameters:
  ///   - input: the digest of the whole input file.
  ///   - chunks: of the whole input.
  func finish(_ input: SHA256, chunks: Int) throws(OutputError) -> Finished {
    let end = ByteBuffer()
    GzipMemberCompressor.appendEndMarker(to: end)
    let writer = begunWriter
    try writer.write(end.bytes)
    isFinished = true
    guard let stamp = plan.stamp else {
      return Finished(writer: writer, log: log)
    }
    var manifest = Manifest(
      input: Manifest.File(
        name: plan.input.lastPathComponent, size: input.size, digest: input.hex),
      chunks: chunks, dependencies: plan.files.json(of: dependencies, in: plan.directory),
      options: plan.options,
      output: Manifest.File(
        name: plan.output.lastPathComponent, size: writer.size, digest: writer.digest.hex),
      counts: counts, shardChunks: plan.isShard ? shardChunks : nil)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    manifest.run = [
      "version": .string(tapedeckVersion), "host": .string(ProcessInfo.processInfo.hostName),
      "workers": .integer(Int64(plan.workers)), "input_mtime": .integer(stamp.nanoseconds),
      "started": .string(startTime.formatted(.iso8601)),
      "seconds": .number((seconds * 1e3).rounded() / 1e3),
    ]
    return Finished(writer: writer, log: log, manifest: manifest)
  }

  /// Commits outputs: all of them, and then their manifests, which remember how input and output look to the
  /// directory.
  static func commit(_ outputs: [Finished]) throws(OutputError) {
    // Whatever fails, there is nothing left to go on from: an output without a manifest is made again.
    defer { for output in outputs { output.log.remove() } }
    // An old manifest describes the old output: it goes before the new one gets its name.
    try AtomicFileWriter.commit(outputs.map(\.writer)) { Manifest.remove(of: $0.path) }
    var manifests: [(path: String, Manifest)] = []
    for output in outputs {
      guard var manifest = output.manifest else { continue }
      manifest.run["output_mtime"] = FileStamp(output.writer.path).map {
        .integer($0.nanoseconds)
      }
      manifests.append((output.writer.path, manifest))
    }
    try Manifest.commit(manifests)
  }

  /// Removes what a killed run left of an output that is complete.
  static func removeLeftovers(of output: String) {
    AtomicFileWriter.removeLeftover(of: output)
    Journal.remove(CheckpointLog.path(of: output))
  }

  /// Gives the output up: what a later run can go on from stays, if it is wanted.
  func giveUp(keeping: Bool) {
    guard !isFinished else { return }
    isFinished = true
    if keeping, log.hasEntries {
      writer?.keep()
    } else {
      writer?.discard()
      log.remove()
    }
  }
}

extension OutputFile.OutputPlan {
  /// Whether only some of the input's chunks are in the output.
  var isShard: Bool { options["shard"] != nil }
}

extension String {
  /// What follows the last slash.
  var lastPathComponent: String {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self
  }
}
