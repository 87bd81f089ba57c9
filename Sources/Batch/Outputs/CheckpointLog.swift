import BatchIO
import JSON
import Scheduling

/// How far an unfinished output has come: up to the end of a chunk.
struct Checkpoint: Sendable, Equatable {
  /// Where the chunk ends in the input's text.
  var textOffset: Int64
  /// How many bytes of the input file were read then, at least what the text is made of, and their SHA-256.
  var readSize: Int64
  var readDigest: String
  var output: AtomicFileWriter.Piece
  var counts: OutputCounts
  /// Of a shard: its chunks since the checkpoint before.
  var shardChunks: [Manifest.ShardChunk] = []

  var json: JSONValue {
    var all = counts.json
    all["text"] = .integer(textOffset)
    all["read"] = .integer(readSize)
    all["read_sha256"] = .string(readDigest)
    all["size"] = .integer(output.end)
    all["crc"] = .integer(Int64(output.checksum))
    all["shard"] = .array(
      shardChunks.map { .array([.integer(Int64($0.number)), .integer(Int64($0.size))]) })
    return .sorted(all)
  }

  init(
    textOffset: Int64, readSize: Int64, readDigest: String,
    output: AtomicFileWriter.Piece, counts: OutputCounts, shardChunks: [Manifest.ShardChunk]
  ) {
    self.textOffset = textOffset
    self.readSize = readSize
    self.readDigest = readDigest
    self.output = output
    self.counts = counts
    self.shardChunks = shardChunks
  }

  init?(_ json: JSONValue) {
    guard let text = json["text"]?.intValue, let read = json["read"]?.intValue,
      let digest = json["read_sha256"]?.stringValue,
      let size = json["size"]?.intValue, let checksum = json["crc"]?.intValue,
      let word = UInt32(exactly: checksum), let counts = OutputCounts(json)
    else { return nil }
    self.init(
      textOffset: Int64(text), readSize: Int64(read), readDigest: digest,
      output: AtomicFileWriter.Piece(end: Int64(size), checksum: word), counts: counts,
      shardChunks: (json["shard"]?.elements ?? []).compactMap { pair in
        guard let number = pair.elements.first?.intValue, let size = pair.elements.last?.intValue
        else { return nil }
        return Manifest.ShardChunk(number: number, size: size)
      })
  }
}

/// The journal of an output while it is written, from which a later run goes on.
///
/// The consumer notes checkpoints, and workers the lines of slow records, whose chunk may take long to be
/// complete. Before either, the dependencies of what is noted are noted. The file is made with the first entry.
final class CheckpointLog: Sendable {
  static let suffix = ".checkpoint"
  static let schema = "tapedeck.checkpoint/1"

  private struct State {
    var journal: Journal?
    var isNew: Bool
    var noted: Set<Dependency> = []
    var lastLines = ContinuousClock.now
  }
  let path: String
  /// The first entry: of what the output is made.
  private let identity: JSONValue
  private let directory: String?
  private let files: DependencyFiles
  private let state: Monitor<State>
  private let isKept: Bool

  /// - Parameters:
  ///   - output: the output's path.
  ///   - directory: the batch's.
  ///   - isNew: whether a journal that is there is of something else.
  ///   - isKept: false for an output that no later run could go on with.
  init(
    _ output: String, _ identity: JSONValue, directory: String?, _ files: DependencyFiles,
    isNew: Bool, isKept: Bool = true
  ) {
    self.isKept = isKept
    path = Self.path(of: output)
    self.identity = identity
    self.directory = directory
    self.files = files
    state = Monitor(State(isNew: isNew))
    if isNew { Journal.remove(path) }
  }

  static func path(of output: String) -> String {
    AtomicFileWriter.hiddenPath(beside: output, suffix: suffix)
  }

  /// Notes that the output is complete up to a chunk's end.
  func note(_ checkpoint: Checkpoint, _ dependencies: Set<Dependency>) throws(OutputError) {
    try append([.sorted(["chunk": checkpoint.json])], dependencies)
  }

  /// Notes the result lines of records that follow one another.
  ///
  /// - Parameter read: what the reader had read of the input by then.
  func note(
    lines: UnsafeRawBufferPointer, from firstRecord: Int, read: SHA256,
    _ dependencies: Set<Dependency>
  ) throws(OutputError) {
    let entry = JSONValue.sorted([
      "first": .integer(Int64(firstRecord)), "read": .integer(read.size),
      "read_sha256": .string(read.hex),
      "lines": .string(String(decoding: lines, as: UTF8.self)),
    ])
    try append([entry], dependencies)
  }

  /// Whether lines of chunks that are not complete should be noted again: a few times a second, for a chunk may
  /// take hours.
  func isDue() -> Bool {
    guard isKept else { return false }
    let now = ContinuousClock.now
    return state.withLock { state in
      guard now - state.lastLines >= .milliseconds(200) else { return false }
      state.lastLines = now
      return true
    }
  }

  private func append(
    _ entries: [JSONValue], _ dependencies: Set<Dependency>
  ) throws(OutputError) {
    guard isKept else { return }
    try state.withLock { state throws(OutputError) in
      var all: [JSONValue] = []
      if state.journal == nil {
        state.journal = try Journal(path: path, isNew: state.isNew)
        if state.isNew { all.append(identity) }
      }
      let new = dependencies.subtracting(state.noted)
      if !new.isEmpty {
        state.noted.formUnion(new)
        all.append(.sorted(files.json(of: new, in: directory)))
      }
      for entry in all + entries {
        let text = ByteBuffer()
        text.appendJSON(entry)
        try state.journal?.append(text)
      }
    }
  }

  /// Whether a later run can go on from here.
  var hasEntries: Bool { state.withLock { $0.journal != nil || !$0.isNew } }

  /// Waits until what was noted is on the disk.
  func synchronize() throws(OutputError) {
    let journal = state.withLock { $0.journal }
    try journal?.synchronize()
  }

  func remove() {
    state.withLock { $0.journal = nil }
    Journal.remove(path)
  }
}
