import BatchIO
import JSON

/// What a journal says: how far an output had come when its process ended.
struct CheckpointReading {
  var checkpoints: [Checkpoint] = []
  /// Result lines of records beyond the last checkpoint, by their records.
  var lines: [Int: [UInt8]] = [:]
  /// All the dependencies that were noted, as `DependencyFiles` tells them.
  var dependencies: [JSONValue] = []
  /// The largest part of the input that something was made of, and its SHA-256.
  private(set) var read: (size: Int64, digest: String) = (0, "")

  /// Reads the journal of an output; nil when there is none, or it is of other things.
  ///
  /// - Parameter identity: what its first entry should be.
  init?(of output: String, _ identity: JSONValue) {
    var isFirst = true
    var isOurs = false
    var reading = Self()
    Journal.forEach(of: CheckpointLog.path(of: output)) { bytes in
      let entry = try? JSONValue(parsing: Array(bytes))
      if isFirst { isOurs = entry == identity }
      isFirst = false
      if isOurs, let entry { reading.take(entry) }
    }
    guard isOurs else { return nil }
    self = reading
    forgetDone()
  }

  private init() {}

  private mutating func take(_ entry: JSONValue) {
    if let chunk = entry["chunk"] {
      guard let checkpoint = Checkpoint(chunk) else { return }
      checkpoints.append(checkpoint)
      note(checkpoint.readSize, checkpoint.readDigest)
      if checkpoints.count & 0x3F == 0 { forgetDone() }
    } else if let text = entry["lines"]?.stringValue, let first = entry["first"]?.intValue {
      guard let size = entry["read"]?.intValue, let digest = entry["read_sha256"]?.stringValue
      else { return }
      note(Int64(size), digest)
      let found = Array(text.utf8).split(separator: 0x0A)
      for (index, line) in found.enumerated() { lines[first + index] = Array(line) + [0x0A] }
    } else if entry[Dependency.programsKey] != nil || entry[Dependency.arraysKey] != nil {
      dependencies.append(entry)
    }
  }

  private mutating func note(_ size: Int64, _ digest: String) {
    if size > read.size { read = (size, digest) }
  }

  /// The dependencies without what they were.
  var dependencySet: Set<Dependency> {
    var found: Set<Dependency> = []
    for json in dependencies {
      for entry in json[Dependency.programsKey]?.elements ?? [] {
        if let name = entry["name"]?.stringValue { found.insert(.program(name)) }
      }
      for entry in json[Dependency.arraysKey]?.elements ?? [] {
        if let name = entry["name"]?.stringValue { found.insert(.array(name)) }
      }
    }
    return found
  }

  /// Forgets the lines that are in the output.
  private mutating func forgetDone() {
    guard let done = checkpoints.last?.counts.records, !lines.isEmpty else { return }
    lines = lines.filter { $0.key > done }
  }

  /// Keeps the first checkpoints, those that the output agrees with.
  mutating func keep(_ count: Int) { checkpoints.removeLast(checkpoints.count - count) }
}
