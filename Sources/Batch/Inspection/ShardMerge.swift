import BatchIO
import Foundation
import JSON

/// Joins the outputs of shards to those of one run, byte for byte: their chunks' members in the order of the
/// input, and one empty member at the end.
public struct ShardMerge {
  /// Why outputs cannot be joined.
  public enum Failure: Error, Equatable {
    /// A shard, or everything, is missing: status 66.
    case missing(String)
    /// Shards differ in what they were made of, or from their manifests: status 65.
    case differing(String)
    /// The result cannot be written.
    case output(OutputError)

    /// One line for standard error, with the path that is concerned.
    public var message: String {
      switch self {
      case .missing(let message), .differing(let message): message
      case .output(let error): error.description
      }
    }
  }

  private let directory: String

  /// - Parameter directory: holds the shards' outputs, and gets the joined ones beside them.
  public init(directory: String) { self.directory = directory }

  /// Joins all that is there; the paths of the results.
  public func run() throws(Failure) -> [String] {
    let lock: DirectoryLock?
    do throws(OutputError) {
      lock = try DirectoryLock.acquire(directory)
      if lock == nil { throw OutputError.busy(directory) }
    } catch {
      throw .output(error)
    }
    defer { withExtendedLifetime(lock) {} }
    var merged: [String] = []
    for (output, counts) in groups().sorted(by: { $0.key < $1.key }) {
      for count in counts.sorted() {
        try merge(output, count)
        merged.append(output)
      }
    }
    if merged.isEmpty { throw .missing("\(directory): holds no outputs of shards") }
    return merged
  }

  /// By the output that shards are of: how many they say they are.
  private func groups() -> [String: Set<Int>] {
    let all = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
    var found: [String: Set<Int>] = [:]
    for name in all where name.hasSuffix(".jsonl.gz") {
      guard let label = name.range(of: ".shard-", options: .backwards) else { continue }
      let parts = name[label.upperBound...].dropLast(".jsonl.gz".count).split(separator: "-")
      guard parts.count == 3, parts[1] == "of", let count = Int(parts[2]), count > 0 else {
        continue
      }
      let output = (directory as NSString).appendingPathComponent(
        name[..<label.lowerBound] + ".jsonl.gz")
      found[output, default: []].insert(count)
    }
    return found
  }

  private struct Part {
    var path: String
    var manifest: Manifest
  }

  private func merge(_ output: String, _ count: Int) throws(Failure) {
    var parts: [Part] = []
    for index in 1...count {
      let label = Shard(index: index, count: count).label
      let path = output.dropLast(".jsonl.gz".count) + "." + label + ".jsonl.gz"
      do throws(Manifest.Unreadable) {
        parts.append(Part(path: path, manifest: try Manifest(of: path)))
      } catch {
        throw error == .missing
          ? .missing("\(path): there is no such shard, or it is not complete")
          : .differing("\(path): its manifest cannot be read")
      }
    }
    var manifest = try joined(parts, output.lastPathComponent)
    do throws(OutputError) {
      let writer = try AtomicFileWriter(path: output)
      try write(parts, to: writer)
      manifest.output.size = writer.size
      manifest.output.digest = writer.digest.hex
      try AtomicFileWriter.commit([writer]) { Manifest.remove(of: $0.path) }
      var run: [String: JSONValue] = ["merged_shards": .integer(Int64(count))]
      run["input_mtime"] = parts[0].manifest.run["input_mtime"]
      run["output_mtime"] = FileStamp(output).map { .integer($0.nanoseconds) }
      manifest.run = run
      try Manifest.commit([(output, manifest)])
    } catch {
      throw .output(error)
    }
  }

  /// The manifest of the whole, of parts that belong together.
  private func joined(_ parts: [Part], _ name: String) throws(Failure) -> Manifest {
    func options(_ manifest: Manifest) -> JSONValue {
      .object(manifest.options.members.filter { $0.key != "shard" })
    }
    var whole = parts[0].manifest
    whole.options = options(whole)
    whole.output.name = name
    whole.shardChunks = nil
    whole.counts = OutputCounts()
    var firsts: [(number: Int, counts: OutputCounts)] = []
    var lasts: [(number: Int, counts: OutputCounts)] = []
    var dependencies: [String: [String: JSONValue]] = [:]
    for part in parts {
      let manifest = part.manifest
      guard manifest.input == whole.input, manifest.chunks == whole.chunks else {
        throw .differing("\(part.path): it is of another input than the first shard")
      }
      guard manifest.semantics == whole.semantics, options(manifest) == whole.options else {
        throw .differing("\(part.path): its options or semantics differ from the first shard's")
      }
      guard let digest = try? SHA256(file: part.path), digest.hex == manifest.output.digest else {
        throw .differing("\(part.path): differs from its manifest")
      }
      for (kind, list) in manifest.dependencies {
        for entry in list?.elements ?? [] {
          let name = entry["name"]?.stringValue ?? ""
          if let known = dependencies[kind]?[name], known != entry {
            throw .differing("\(part.path): '\(name)' was another file for the first shard")
          }
          dependencies[kind, default: [:]][name] = entry
        }
      }
      whole.counts.records += manifest.counts.records
      whole.counts.members += manifest.counts.members
      whole.counts.retryable += manifest.counts.retryable
      whole.counts.failedByKind.merge(manifest.counts.failedByKind, uniquingKeysWith: +)
      if let first = manifest.shardChunks?.first { firsts.append((first.number, manifest.counts)) }
      if let last = manifest.shardChunks?.last { lasts.append((last.number, manifest.counts)) }
    }
    whole.counts.firstID = firsts.min { $0.number < $1.number }?.counts.firstID
    whole.counts.lastID = lasts.max { $0.number < $1.number }?.counts.lastID
    whole.dependencies = dependencies.mapValues { entries in
      .array(
        entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value))
    }
    return whole
  }

  /// Writes the members of all chunks in order.
  private func write(_ parts: [Part], to writer: AtomicFileWriter) throws(OutputError) {
    var chunks: [(number: Int, size: Int, part: Int)] = []
    for (index, part) in parts.enumerated() {
      for chunk in part.manifest.shardChunks ?? [] {
        chunks.append((chunk.number, chunk.size, index))
      }
    }
    chunks.sort { $0.number < $1.number }
    let files = parts.map { FileHandle(forReadingAtPath: $0.path) }
    defer { for file in files { try? file?.close() } }
    for chunk in chunks {
      guard let bytes = try? files[chunk.part]?.read(upToCount: chunk.size),
        bytes.count == chunk.size
      else { throw OutputError.unreadable(parts[chunk.part].path) }
      // The typed error cannot pass through the closure itself.
      try bytes.withUnsafeBytes { bytes in
        Result { () throws(OutputError) in try writer.write(bytes) }
      }.get()
    }
    let end = ByteBuffer()
    GzipMemberCompressor.appendEndMarker(to: end)
    try writer.write(end.bytes)
  }
}
