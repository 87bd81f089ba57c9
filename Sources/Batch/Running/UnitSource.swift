import BatchIO
import Scheduling

/// Reads one batch file after the other and cuts them into units. It belongs to the reader's
/// thread.
final class UnitSource {
  /// What the reader hands on, in order.
  enum Item: Sendable {
    case unit(WorkUnit)
    /// The file with this number has been read to its end, or could not be.
    case end(file: Int, Ending)
  }
  /// How the reading of a file ended.
  enum Ending: Sendable {
    case complete(compressedSize: Int64, textSize: Int64)
    case missing(String)
    case damaged(String)
  }

  private let paths: [String]
  private let limits: InputLimits
  private let control: PipelineControl
  private let pace: UnitPace
  private let parallelFor: ParallelFor
  /// Lines are delivered as they come, for a filter.
  private let isInteractive: Bool

  private var file = -1
  private var reader: LineReader?
  private var defaults = JobDefaults()
  /// The latest defaults, with the directories of their files. Files of one directory often have the
  /// same: then they have the same plans.
  private var latestDefaults: [(directory: String, defaults: JobDefaults)] = []
  private static let latestLimit = 4
  private var recordCount = 0
  private var chunk = TextChunk()
  /// The chunk's records that are not handed on yet, by the defaults that hold for them.
  private var stretches: ArraySlice<Stretch> = []
  /// Of the chunk: units that were handed on, and where their results come together.
  private var unitCount = 0
  private var assembly = ChunkAssembly()

  /// Records with one and the same defaults: a `batch` record ends a stretch.
  private struct Stretch {
    var lines: Range<Int>
    var defaults: JobDefaults
  }

  init(
    paths: [String], limits: InputLimits, control: PipelineControl, pace: UnitPace,
    parallelFor: ParallelFor, isInteractive: Bool
  ) {
    self.parallelFor = parallelFor
    self.paths = paths
    self.limits = limits
    self.control = control
    self.pace = pace
    self.isInteractive = isInteractive
  }

  /// The next item, or nil after the last file's end.
  func next() -> Item? {
    while true {
      if let unit = nextUnit() { return .unit(unit) }
      guard let reader else {
        file += 1
        guard file < paths.count else { return nil }
        do throws(InputError) {
          try open(paths[file])
        } catch {
          return .end(file: file, Self.ending(of: error))
        }
        continue
      }
      do throws(InputError) {
        chunk = TextChunk()
        guard try reader.next(into: chunk) else {
          self.reader = nil
          let statistics = reader.statistics
          return .end(
            file: file,
            .complete(
              compressedSize: statistics.compressedSize, textSize: statistics.textSize))
        }
      } catch {
        self.reader = nil
        return .end(file: file, Self.ending(of: error))
      }
      if let damage = findStretches() {
        self.reader = nil
        return .end(file: file, .damaged(damage))
      }
    }
  }

  private func open(_ path: String) throws(InputError) {
    defaults = known(nil, in: path.directoryOfPath) ?? note(JobDefaults(), in: path.directoryOfPath)
    recordCount = 0
    let control = control
    let parallelFor = parallelFor
    reader = try LineReader(
      path: path, limits: limits, deliversOnPause: isInteractive,
      parallelFor: { parallelFor($0, $1) }, shouldStop: { control.isStopping })
  }

  /// Defaults that a file of the directory had, by their line; nil is no line.
  private func known(_ line: UnsafeRawBufferPointer?, in directory: String) -> JobDefaults? {
    latestDefaults.first { $0.directory == directory && $0.defaults.isOf(line) }?.defaults
  }

  /// The defaults of a line of the file underway; nil when it is no `batch` record.
  private func batchDefaults(_ line: UnsafeRawBufferPointer) throws(JobFailure) -> JobDefaults? {
    let directory = paths[file].directoryOfPath
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
    var found: [Stretch] = []
    var start = 0
    var newRecords = 0
    func endStretch(_ end: Int) {
      if end > start { found.append(Stretch(lines: start..<end, defaults: defaults)) }
      start = end + 1
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
          return "\(paths[file]): broken batch record before record "
            + "\(recordCount + newRecords + 1): \(error.message)"
        }
      }
      newRecords += 1
    }
    endStretch(chunk.lineCount)
    stretches = found[...]
    unitCount = 0
    assembly = ChunkAssembly()
    return nil
  }

  /// The next unit of the chunk: how many records it has is decided when it is asked for, since the
  /// first ones tell how long the others take.
  private func nextUnit() -> WorkUnit? {
    guard let stretch = stretches.first else { return nil }
    let start = stretch.lines.lowerBound
    let end = start + pace.recordCount(of: stretch.lines.count)
    let isLastOfStretch = end == stretch.lines.upperBound
    if isLastOfStretch {
      stretches.removeFirst()
    } else {
      stretches[stretches.startIndex].lines = end..<stretch.lines.upperBound
    }
    if stretches.isEmpty { assembly.end(unitCount: unitCount + 1) }
    defer {
      recordCount += end - start
      unitCount += 1
    }
    return WorkUnit(
      file: file, chunk: chunk, lines: start..<end, defaults: stretch.defaults,
      firstRecord: recordCount + 1, inputOffset: inputOffset(after: end - 1), place: unitCount,
      isLastOfChunk: stretches.isEmpty, assembly: assembly)
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
