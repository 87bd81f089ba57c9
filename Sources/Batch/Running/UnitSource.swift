import BatchIO
import JSON
import Scheduling
import Supervision

/// Reads one batch file after the other and cuts them into units. It belongs to the reader's
/// thread.
final class UnitSource {
  /// What the reader hands on, in order.
  enum Item: Sendable {
    /// Units of a file follow, whose results go there.
    case begin(file: Int, OutputFile)
    case unit(WorkUnit)
    /// The file with this number has been read to its end, or could not be.
    case end(file: Int, Ending)
    /// What belongs to the file is there already.
    case skip(file: Int, Manifest)
    /// An output cannot be opened.
    case fail(OutputError)
  }
  /// How the reading of a file ended.
  enum Ending: Sendable {
    case complete(InputEnd)
    case missing(String)
    case damaged(String)
  }
  /// What a file that was read to its end turned out to be.
  struct InputEnd: Sendable {
    var compressedSize: Int64
    var textSize: Int64
    /// Of the file's own bytes, where its output has a manifest.
    var digest: SHA256
    var chunks: Int
  }

  private let pairs: [RunPaths.Pair]
  private let options: RunOptions
  private let planner: OutputPlanner
  private let control: PipelineControl
  private let pace: UnitPace
  private let parallelFor: ParallelFor
  /// Lines are delivered as they come, for a filter.
  private let isInteractive: Bool
  /// What engines before this one have read and answered.
  private let engines: EarlierEngines

  private var file = -1
  private var reader: LineReader?
  private var defaults = JobDefaults()
  /// The latest defaults, with the directories of their files. Files of one directory often have the
  /// same: then they have the same plans.
  private var latestDefaults: [(directory: String, defaults: JobDefaults)] = []
  private static let latestLimit = 4
  private var recordCount = 0
  private var chunk = TextChunk()
  /// Chunks of all files before the one at hand, and of this file.
  private var earlierChunks = 0
  private var fileChunks = 0
  /// The chunk's records that are not handed on yet, by the defaults that hold for them.
  private var stretches: ArraySlice<Stretch> = []
  /// Of the chunk: units that were handed on, and where their results come together.
  private var unitCount = 0
  private var assembly = ChunkAssembly()

  // The output underway.
  private var opened: OutputPlanner.Opened?
  /// The lines of the output that is there, of which some stay.
  private var earlier: EarlierResults?
  private let document = JSONDocument()

  /// Records with one and the same defaults: a `batch` record ends a stretch.
  private struct Stretch {
    var lines: Range<Int>
    var defaults: JobDefaults
    var firstRecord: Int
  }

  init(
    pairs: [RunPaths.Pair], options: RunOptions, planner: OutputPlanner, control: PipelineControl,
    pace: UnitPace, parallelFor: ParallelFor, isInteractive: Bool, earlier: EarlierEngines
  ) {
    engines = earlier
    self.parallelFor = parallelFor
    self.pairs = pairs
    self.options = options
    self.planner = planner
    self.control = control
    self.pace = pace
    self.isInteractive = isInteractive
  }

  /// The next item, or nil after the last file's end.
  func next() -> Item? {
    while true {
      do throws(InputError) {
        if let unit = try nextUnit() { return .unit(unit) }
      } catch {
        return end(Self.ending(of: error))
      }
      guard let reader else {
        earlierChunks += fileChunks
        fileChunks = 0
        file += 1
        guard file < pairs.count else { return nil }
        // Of a trial.
        if pairs[file].selection?.isEmpty == true { continue }
        do throws(InputError) {
          if let item = try open(pairs[file]) { return item }
        } catch {
          return end(Self.ending(of: error))
        }
        continue
      }
      if engines.isTrial, recordCount >= pairs[file].selection?.numbers.max() ?? 0 {
        return end(ending(of: reader))
      }
      do throws(InputError) {
        chunk = TextChunk()
        guard try reader.next(into: chunk) else { return end(ending(of: reader)) }
      } catch {
        return end(Self.ending(of: error))
      }
      if let damage = findStretches() { return end(.damaged(damage)) }
    }
  }

  private func end(_ ending: Ending) -> Item {
    reader = nil
    opened = nil
    earlier = nil
    stretches = []
    return .end(file: file, ending)
  }

  private func ending(of reader: LineReader) -> Ending {
    let statistics = reader.statistics
    let path = pairs[file].input
    if options.expectsEnd, !statistics.hasEndMarker {
      return .damaged(
        "\(path): no empty member at its end: "
          + (statistics.isGzip ? "the file was cut, or made by others" : "it is plain text"))
    }
    if let selection = pairs[file].selection {
      guard selectedCount > 0 else {
        return .missing(
          "\(path): none of its \(recordCount) records is \(selection.description)")
      }
    }
    return .complete(
      InputEnd(
        compressedSize: statistics.compressedSize, textSize: statistics.textSize,
        digest: reader.digest, chunks: fileChunks))
  }

  /// How many records were found that the run is to select.
  private var selectedCount: Int { earlier?.selectedCount ?? foundCount }
  private var foundCount = 0
  /// Which records are run, where their results are all that is written.
  private var selection: RecordSelection?

  /// Opens a file and its output; what there is to say of that.
  private func open(_ pair: RunPaths.Pair) throws(InputError) -> Item? {
    let directory = pair.input.directoryOfPath
    defaults = known(nil, in: directory) ?? note(JobDefaults(), in: directory)
    recordCount = 0
    foundCount = 0
    let hasFile = pair.output != "-"
    selection = hasFile ? nil : pair.selection
    var isPatch = false
    if hasFile, pair.input != "-" {
      switch planner.decide(pair) {
      case .skip(let manifest):
        fileChunks = manifest.chunks
        return .skip(file: file, manifest)
      case .refuse(let message): return end(.damaged(message))
      case .patch:
        earlier = try EarlierResults(pair.output, pair.selection)
        isPatch = true
      case .run: break
      }
    }
    let control = control
    let parallelFor = parallelFor
    reader = try LineReader(
      path: pair.input, limits: options.input, cuts: ChunkCuts(size: options.chunkSize),
      deliversOnPause: isInteractive, spool: engines.spool, digests: hasFile,
      parallelFor: { parallelFor($0, $1) }, shouldStop: { control.isStopping })
    guard hasFile else { return nil }
    do throws(OutputError) {
      let opened = try planner.open(pair, isPatch: isPatch)
      self.opened = opened
      return .begin(file: file, opened.output)
    } catch {
      return .fail(error)
    }
  }

  /// Defaults that a file of the directory had, by their line; nil is no line.
  private func known(_ line: UnsafeRawBufferPointer?, in directory: String) -> JobDefaults? {
    latestDefaults.first { $0.directory == directory && $0.defaults.isOf(line) }?.defaults
  }

  /// The defaults of a line of the file underway; nil when it is no `batch` record.
  private func batchDefaults(_ line: UnsafeRawBufferPointer) throws(JobFailure) -> JobDefaults? {
    let directory = pairs[file].input.directoryOfPath
    if let known = known(line, in: directory) { return known }
    guard let new = try JobDefaults(line: line) else { return nil }
    return note(new, in: directory)
  }

  private func note(_ defaults: JobDefaults, in directory: String) -> JobDefaults {
    if latestDefaults.count == Self.latestLimit { latestDefaults.removeFirst() }
    latestDefaults.append((directory, defaults))
    return defaults
  }

  /// - Returns: what is wrong with a `batch` record that cannot be used: the whole file is then damaged.
  private func findStretches() -> String? {
    guard let reader else { return nil }
    var found: [Stretch] = []
    var start = 0
    var first = recordCount + 1
    func endStretch(_ end: Int) {
      if end > start {
        found.append(Stretch(lines: start..<end, defaults: defaults, firstRecord: first))
      }
      start = end + 1
      first = recordCount + 1
    }
    for line in 0..<chunk.lineCount {
      let bytes = chunk.bytes(line)
      if JobDefaults.mayBeBatchRecord(bytes) {
        do throws(JobFailure) {
          if let next = try batchDefaults(bytes) {
            endStretch(line)
            defaults = next
            continue
          }
        } catch {
          return "\(pairs[file].input): broken batch record before record "
            + "\(recordCount + 1): \(error.message)"
        }
      }
      recordCount += 1
      if let selection, !isSelected(bytes, by: selection) {
        endStretch(line)
      } else if opened == nil, engines.haveAnswered(recordCount, of: file) {
        endStretch(line)
      }
    }
    endStretch(chunk.lineCount)
    let number = earlierChunks + fileChunks
    fileChunks += 1
    unitCount = 0
    assembly = ChunkAssembly(
      OutputFile.DoneChunk(
        number: number, textEnd: reader.textPosition, read: reader.digest))
    let isDone = opened.map { reader.textPosition <= $0.textOffset } ?? false
    let isOurs = options.shard?.has(number) ?? true
    stretches = isDone || !isOurs ? [] : found[...]
    return nil
  }

  /// Whether the record that was counted last is to be run.
  private func isSelected(
    _ line: UnsafeRawBufferPointer, by selection: RecordSelection
  ) -> Bool {
    let isSelected = selection.has(recordCount) {
      (try? document.parse(line))?.member("id")?.stringValue
    }
    if isSelected { foundCount += 1 }
    return isSelected
  }

  /// The next unit of the chunk: how many records it has is decided when it is asked for, since the
  /// first ones tell how long the others take.
  private func nextUnit() throws(InputError) -> WorkUnit? {
    guard let stretch = stretches.first else { return nil }
    let start = stretch.lines.lowerBound
    let end = start + pace.recordCount(of: stretch.lines.count)
    let isLastOfStretch = end == stretch.lines.upperBound
    if isLastOfStretch {
      stretches.removeFirst()
    } else {
      let first = stretches.startIndex
      stretches[first].lines = end..<stretch.lines.upperBound
      stretches[first].firstRecord += end - start
    }
    if stretches.isEmpty { assembly.end(unitCount: unitCount + 1) }
    defer { unitCount += 1 }
    return WorkUnit(
      file: file, chunk: chunk, lines: start..<end, defaults: stretch.defaults,
      firstRecord: stretch.firstRecord, inputOffset: inputOffset(after: end - 1), place: unitCount,
      isLastOfChunk: stretches.isEmpty, assembly: assembly,
      known: try knownLines(stretch.firstRecord, end - start), log: opened?.output.log)
  }

  /// The result lines of records that need not run, by their places; nil for none.
  private func knownLines(_ first: Int, _ count: Int) throws(InputError) -> [[UInt8]?]? {
    if let earlier { return try earlier.next(count, from: first) }
    guard let lines = opened?.lines, !lines.isEmpty else { return nil }
    var known: [[UInt8]?]?
    for place in 0..<count {
      guard let line = opened?.lines.removeValue(forKey: first + place) else { continue }
      if known == nil { known = Array(repeating: nil, count: count) }
      known?[place] = line
    }
    return known
  }

  /// How far the file is read with a line of the chunk, in the file's own bytes: the reader is ahead
  /// of the chunk, by the text that it holds back.
  private func inputOffset(after line: Int) -> Int64 {
    guard let statistics = reader?.statistics, statistics.textSize > 0 else { return 0 }
    let last = chunk.line(line)
    let text = chunk.textOffset + Int64(last.offset + last.count)
    let share = min(1, Double(text) / Double(statistics.textSize))
    return Int64(Double(statistics.compressedSize) * share)
  }

  private static func ending(of error: InputError) -> Ending {
    if case .damaged = error { .damaged(error.description) } else { .missing(error.description) }
  }
}
