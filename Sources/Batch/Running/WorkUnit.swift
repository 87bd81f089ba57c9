import BatchIO
import JSON
import Scheduling

/// Some consecutive records of one chunk: what a worker gets at a time.
///
/// How many is judged by how long records take (`UnitPace`), so that ten slow jobs feed two workers
/// and a million fast ones cost no scheduling. Nothing of the results depends on it.
struct WorkUnit: Sendable {
  var file: Int
  var chunk: TextChunk
  /// The chunk's lines that are its records, and what holds for all of them.
  var lines: Range<Int>
  var defaults: JobDefaults
  /// The number of the first record in its file, from 1.
  var firstRecord: Int
  var recordCount: Int { lines.count }
  /// How far the file is read with the unit's last record, in the file's own bytes.
  var inputOffset: Int64
  /// The unit's place in its chunk.
  var place: Int
  var isLastOfChunk: Bool
  var assembly: ChunkAssembly
}

/// The results of one chunk, put together from its units by whichever worker ends the last one,
/// which also compresses them.
final class ChunkAssembly: Sendable {
  private struct State {
    var texts: [ByteBuffer?]
    var missing: Int
  }
  private let state: Monitor<State>

  init(unitCount: Int) {
    state = Monitor(State(texts: Array(repeating: nil, count: unitCount), missing: unitCount))
  }

  /// Takes a unit's text; gives back all texts in order when this was the last one missing.
  func complete(_ place: Int, with text: ByteBuffer) -> [ByteBuffer]? {
    state.withLock { state in
      state.texts[place] = text
      state.missing -= 1
      guard state.missing == 0 else { return nil }
      defer { state.texts = [] }
      return state.texts.compactMap(\.self)
    }
  }

  private let compressed = Monitor<ByteBuffer?>(nil)

  /// What goes into the file, once every unit is complete.
  var output: ByteBuffer? {
    get { compressed.withLock { $0 } }
    set { compressed.withLock { $0 = newValue } }
  }
}

/// How many records make a unit of about two milliseconds, judged by the latest units.
final class UnitPace: Sendable {
  private static let targetNanoseconds = 2_000_000.0
  private static let maximumCount = 4_096
  private let nanosecondsPerRecord = Monitor<Double?>(nil)

  /// One record until the first unit is done: it may run for an hour.
  var recordCount: Int {
    guard let pace = nanosecondsPerRecord.withLock({ $0 }) else { return 1 }
    return max(1, min(Self.maximumCount, Int(Self.targetNanoseconds / max(pace, 1))))
  }

  func note(nanoseconds: Double, records: Int) {
    let latest = nanoseconds / Double(max(records, 1))
    nanosecondsPerRecord.withLock { $0 = $0.map { $0 * 0.75 + latest * 0.25 } ?? latest }
  }
}
