import BatchIO
import JSON

/// Decides what is to be done for each output of a run: whether it is complete already, whether a killed run
/// left some of it, and opens it. It belongs to the reader.
struct OutputPlanner {
  let options: RunOptions
  let files: DependencyFiles

  /// What is to be done for an output, and why.
  enum Decision {
    /// It is complete.
    case skip(Manifest)
    case run(reason: String)
    /// Some of its records are run again, and the others kept.
    case patch(Manifest, reason: String)
    /// It may not be touched: status 65.
    case refuse(String)
  }

  /// How an output is to be made.
  struct Opened {
    var output: OutputFile
    /// Where in the input's text it goes on.
    var textOffset: Int64 = 0
    /// Result lines that are known beyond, by their records.
    var lines: [Int: [UInt8]] = [:]
  }

  // MARK: Deciding

  /// - Parameter pair: the output is a file.
  func decide(_ pair: RunPaths.Pair) -> Decision {
    // A pipe has nothing to compare, and must not be read for it.
    if FileStamp(pair.input) == nil {
      guard pair.selection == nil else {
        return .refuse("\(pair.input): no regular file, so none of its records can be run alone")
      }
      return .run(reason: "the input is no regular file")
    }
    let manifest: Manifest
    do throws(Manifest.Unreadable) {
      manifest = try Manifest(of: pair.output)
    } catch {
      let isThere = FileStamp(pair.output) != nil
      if pair.selection != nil {
        return .refuse("\(pair.output): not complete, so none of its records can be run alone")
      }
      guard isThere else { return .run(reason: "there is no output") }
      return .run(
        reason: error == .missing
          ? "the output has no manifest" : "the output's manifest cannot be read")
    }
    if let change = change(manifest, pair) {
      if pair.selection != nil {
        return .refuse("\(pair.output): \(change), so none of its records can be run alone")
      }
      return .run(reason: change)
    }
    if options.runsAgain, pair.selection == nil, !isNew(pair.output) {
      return .run(reason: "--rerun")
    }
    if let damage = damage(manifest, pair.output) { return .refuse(damage) }
    if pair.selection != nil { return .patch(manifest, reason: "records are selected") }
    if options.onlyFailed {
      return manifest.counts.failed > 0
        ? .patch(manifest, reason: "\(manifest.counts.failed) records failed") : .skip(manifest)
    }
    return .skip(manifest)
  }

  /// What has changed since an output was made; nil when it would come out the same.
  private func change(_ manifest: Manifest, _ pair: RunPaths.Pair) -> String? {
    if FileStamp(pair.output) == nil { return "there is no output" }
    if manifest.semantics != ResultOptions.semantics {
      return "results may differ from those of semantics \(manifest.semantics)"
    }
    if let option = firstDifference(manifest.options, ResultOptions.json(options)) {
      return "the option \(option) has changed"
    }
    guard let stamp = FileStamp(pair.input) else { return "the input is gone" }
    let isUntouched =
      !options.verifiesInputs && manifest.input.size == stamp.size
      && manifest.run["input_mtime"] == .integer(stamp.nanoseconds)
    if !isUntouched {
      guard manifest.input.size == stamp.size, let digest = try? SHA256(file: pair.input),
        digest.hex == manifest.input.digest
      else { return "the input has changed" }
    }
    let dependencies = JSONValue.sorted(manifest.dependencies)
    switch files.firstChanged(in: dependencies, directory: pair.input.directoryOfPath) {
    case .program(let name): return "the program '\(name)' has changed"
    case .array(let name): return "the array file '\(name)' has changed"
    case nil: return nil
    }
  }

  /// Whether an output was made by an engine of this run that died.
  private func isNew(_ output: String) -> Bool {
    guard let since = options.madeSince, let stamp = FileStamp(Manifest.path(of: output)) else {
      return false
    }
    return Double(stamp.nanoseconds) > since * 1e9
  }

  /// What is wrong with a complete output.
  private func damage(_ manifest: Manifest, _ path: String) -> String? {
    guard let stamp = FileStamp(path) else { return nil }
    if stamp.size == manifest.output.size {
      if manifest.run["output_mtime"] == .integer(stamp.nanoseconds) { return nil }
      if let digest = try? SHA256(file: path), digest.hex == manifest.output.digest { return nil }
    }
    return "\(path): differs from its manifest; --rerun makes it again"
  }

  private func firstDifference(_ old: JSONValue, _ new: JSONValue) -> String? {
    guard case .object(let members) = new else { return old == new ? nil : "" }
    for member in members where old[member.key] != member.value {
      guard let before = old[member.key],
        let inner = firstDifference(before, member.value), !inner.isEmpty
      else { return member.key }
      return member.key + "." + inner
    }
    return old.members.count == members.count ? nil : "shard"
  }

  // MARK: Opening

  private func identity(_ pair: RunPaths.Pair) -> JSONValue {
    .sorted([
      "schema": .string(CheckpointLog.schema), "output": .string(pair.output.lastPathComponent),
      "input": .string(pair.input.lastPathComponent),
      "input_size": .integer(FileStamp(pair.input)?.size ?? -1),
      "options": ResultOptions.json(options), "semantics": .integer(Int64(ResultOptions.semantics)),
    ])
  }

  /// What a killed run left that can be gone on from; nil for nothing.
  ///
  /// The prefix of the input that was read for it is digested again.
  func leftover(_ pair: RunPaths.Pair) -> CheckpointReading? {
    guard FileStamp(pair.input) != nil,
      let reading = CheckpointReading(of: pair.output, identity(pair)),
      !reading.checkpoints.isEmpty || !reading.lines.isEmpty
    else { return nil }
    let directory = pair.input.directoryOfPath
    for json in reading.dependencies
    where files.firstChanged(in: json, directory: directory) != nil { return nil }
    guard let digest = try? SHA256(file: pair.input, count: reading.read.size),
      digest.size == reading.read.size, digest.hex == reading.read.digest
    else { return nil }
    return reading
  }

  /// Opens an output, with what a killed run left of it.
  ///
  /// - Parameter isPatch: it is made of lines of the output that is there, not of leftovers.
  func open(_ pair: RunPaths.Pair, isPatch: Bool) throws(OutputError) -> Opened {
    let plan = OutputFile.OutputPlan(
      input: pair.input, output: pair.output, options: ResultOptions.json(options),
      workers: options.workers, files: files, stamp: FileStamp(pair.input))
    let directory = pair.input.directoryOfPath
    guard !isPatch, var reading = leftover(pair) else {
      let log = CheckpointLog(
        pair.output, identity(pair), directory: directory, files, isNew: true,
        isKept: !isPatch && plan.stamp != nil)
      return Opened(output: OutputFile(plan, log))
    }
    let (writer, count) = try AtomicFileWriter.recover(
      pair.output, reading.checkpoints.map(\.output))
    reading.keep(count)
    let log = CheckpointLog(
      pair.output, identity(pair), directory: directory, files, isNew: false)
    let last = reading.checkpoints.last
    return Opened(
      output: OutputFile(plan, log, writer, after: reading.checkpoints, reading.dependencySet),
      textOffset: last?.textOffset ?? 0, lines: reading.lines)
  }
}
