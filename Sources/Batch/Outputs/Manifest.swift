import BatchIO
import Foundation
import JSON

/// A complete output told: its origins and its contents. It stands beside the output
/// and is the commit: an output without one is not done.
///
/// A line of JSON with sorted keys. All but `run` is a function of the input, the files that it names and the
/// options.
struct Manifest: Sendable, Equatable {
  static let schema = "tapedeck.manifest/1"
  static let suffix = ".manifest.json"

  /// A file: of the input the size in bytes, the digest and the chunks of its text.
  struct File: Sendable, Equatable {
    /// Without its directory.
    var name: String
    var size: Int64
    /// SHA-256.
    var digest: String
  }
  var input: File
  /// How many chunks its text has.
  var chunks: Int
  /// The files that records name, as `DependencyFiles` tells them: lists by kind.
  var dependencies: [String: JSONValue?]
  var options: JSONValue
  var semantics: Int
  var output: File
  var counts: OutputCounts
  /// Of a shard: the number of each of its chunks, and the bytes of its members.
  var shardChunks: [ShardChunk]?
  /// What depends on the machine.
  var run: [String: JSONValue] = [:]

  struct ShardChunk: Sendable, Equatable {
    var number: Int
    var size: Int
  }

  /// Where the manifest of an output is.
  static func path(of output: String) -> String { output + suffix }

  var json: JSONValue {
    var output = counts.json
    output["name"] = .string(self.output.name)
    output["size"] = .integer(self.output.size)
    output["sha256"] = .string(self.output.digest)
    output["chunks"] = shardChunks.map { chunks in
      .array(chunks.map { .array([.integer(Int64($0.number)), .integer(Int64($0.size))]) })
    }
    var all = dependencies
    all["schema"] = .string(Self.schema)
    all["semantics"] = .integer(Int64(semantics))
    all["options"] = options
    all["input"] = .sorted([
      "name": .string(input.name), "size": .integer(input.size), "sha256": .string(input.digest),
      "chunks": .integer(Int64(chunks)),
    ])
    all["output"] = .sorted(output)
    all["run"] = .sorted(run.mapValues { $0 })
    return .sorted(all)
  }

  static func remove(of output: String) { unlink(path(of: output)) }

  /// Why a manifest is of no use.
  enum Unreadable: Error, Equatable {
    case missing
    /// It is no manifest, or one of another schema.
    case unknown
  }

  /// The manifest of an output.
  init(of output: String) throws(Unreadable) {
    guard let data = FileManager.default.contents(atPath: Self.path(of: output)) else {
      throw .missing
    }
    guard let json = try? JSONValue(parsing: Array(data)), let manifest = Manifest(json) else {
      throw .unknown
    }
    self = manifest
  }

  init?(_ json: JSONValue) {
    func file(_ key: String) -> File? {
      guard let value = json[key], let name = value["name"]?.stringValue,
        let size = value["size"]?.intValue, let digest = value["sha256"]?.stringValue
      else { return nil }
      return File(name: name, size: Int64(size), digest: digest)
    }
    guard json["schema"]?.stringValue == Self.schema, let input = file("input"),
      let output = file("output"), let options = json["options"],
      let semantics = json["semantics"]?.intValue, let part = json["output"],
      let counts = OutputCounts(part), let chunks = json["input"]?["chunks"]?.intValue
    else { return nil }
    self.input = input
    self.chunks = chunks
    self.output = output
    self.options = options
    self.semantics = semantics
    self.counts = counts
    dependencies = [:]
    for key in [Dependency.programsKey, Dependency.arraysKey] { dependencies[key] = json[key] }
    shardChunks = part["chunks"].map { list in
      list.elements.compactMap { pair in
        guard let number = pair.elements.first?.intValue, let size = pair.elements.last?.intValue
        else { return nil }
        return ShardChunk(number: number, size: size)
      }
    }
    for member in json["run"]?.members ?? [] { run[member.key] = member.value }
  }

  init(
    input: File, chunks: Int, dependencies: [String: JSONValue?], options: JSONValue,
    output: File, counts: OutputCounts, shardChunks: [ShardChunk]? = nil
  ) {
    self.input = input
    self.chunks = chunks
    self.dependencies = dependencies
    self.options = options
    semantics = ResultOptions.semantics
    self.output = output
    self.counts = counts
    self.shardChunks = shardChunks
  }

  /// Writes manifests beside their outputs, which are on the disk.
  static func commit(_ manifests: [(path: String, Manifest)]) throws(OutputError) {
    var writers: [AtomicFileWriter] = []
    for (output, manifest) in manifests {
      let writer = try AtomicFileWriter(path: Self.path(of: output))
      let text = ByteBuffer()
      text.append(manifest.json)
      try writer.write(text.bytes)
      writers.append(writer)
    }
    try AtomicFileWriter.commit(writers)
  }
}

extension ByteBuffer {
  fileprivate func append(_ value: JSONValue) {
    appendJSON(value)
    append(UInt8(ascii: "\n"))
  }
}

/// A file as the directory knows it: whether it may have changed shows without reading it.
struct FileStamp: Equatable, Sendable {
  var size: Int64
  /// Since 1970.
  var nanoseconds: Int64

  /// Nil when there is no such regular file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    nanoseconds = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
