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
  /// The result lines of records that need not run, by their places; nil for none.
  var known: [[UInt8]?]?
  /// Where the lines of slow records are noted.
  var log: CheckpointLog?
}

/// The gzip members that the results of a chunk were made into.
struct ChunkMembers: Sendable {
  var bytes: ByteBuffer
  var count: Int
}

/// The results of one chunk, put together from its units by whichever worker ends the last one,
/// which also compresses them.
final class ChunkAssembly: Sendable {
  private struct State {
    var texts: [UnitText?] = []
    var completeCount = 0
    /// Nil while the chunk is being cut.
    var unitCount: Int?
  }
  /// The lines of a unit.
  struct UnitText: Sendable {
    var firstRecord: Int
    var text: ByteBuffer
    /// The files that its records name.
    var dependencies: Set<Dependency>
    /// Whether the journal has them.
    var isNoted = false
  }
  private let state = Monitor(State())
  /// Which chunk it is.
  let done: OutputFile.DoneChunk

  init(_ done: OutputFile.DoneChunk = OutputFile.DoneChunk(number: 0, textEnd: 0, read: SHA256())) {
    self.done = done
  }

  /// Says how many units the chunk has, before the last of them is handed on.
  func end(unitCount: Int) { state.withLock { $0.unitCount = unitCount } }

  /// Takes a unit's text; gives back all texts in order when this was the last one missing.
  func complete(_ place: Int, with text: UnitText) -> [ByteBuffer]? {
    state.withLock { state in
      if place >= state.texts.count {
        state.texts += Array(repeating: nil, count: place + 1 - state.texts.count)
      }
      state.texts[place] = text
      state.completeCount += 1
      guard state.completeCount == state.unitCount else { return nil }
      defer { state.texts = [] }
      return state.texts.compactMap { $0?.text }
    }
  }

  /// The texts that the journal does not have yet, which it gets now.
  func takeUnnoted() -> [UnitText] {
    state.withLock { state in
      var found: [UnitText] = []
      for index in state.texts.indices where state.texts[index]?.isNoted == false {
        state.texts[index]?.isNoted = true
        if let text = state.texts[index] { found.append(text) }
      }
      return found
    }
  }

  private let compressed = Monitor<ChunkMembers?>(nil)

  /// What goes into the file, once every unit is complete.
  var output: ChunkMembers? {
    get { compressed.withLock { $0 } }
    set { compressed.withLock { $0 = newValue } }
  }
}

/// How many records make a unit of about two milliseconds, judged by the latest units; of more, where
/// records that run a plan together would else be few.
final class UnitPace: Sendable {
  private struct State {
    var nanosecondsPerRecord: Double?
    /// How many of the latest unit's records could have run a plan together; 0 without plans.
    var lanes = 0
  }
  private let state = Monitor(State())
  private let workerCount: Int

  private static let targetNanoseconds = 2_000_000.0
  private static let maximumCount = 4_096
  /// An instruction of a plan costs about the same for a few lanes as for one: a long plan is run for
  /// so many at least, and for more as long as that takes no longer than this.
  private static let leastLanes = 16
  private static let targetNanosecondsOfLanes = 20_000_000.0

  init(workerCount: Int) { self.workerCount = workerCount }

  /// How many of `left` records that are at hand make the next unit: one until the first unit is done,
  /// for it may run for an hour.
  func recordCount(of left: Int) -> Int {
    let (pace, lanes) = state.withLock { ($0.nanosecondsPerRecord, $0.lanes) }
    var count = 1
    if let pace { count = Self.count(of: pace, in: Self.targetNanoseconds) }
    if lanes > count {
      let wanted = pace.map { Self.count(of: $0, in: Self.targetNanosecondsOfLanes) } ?? 1
      // Not so many that another worker gets none.
      let share = (left + workerCount - 1) / workerCount
      count = max(count, min(lanes, max(wanted, Self.leastLanes), share))
    }
    // Parts that are about equal, and a few records more rather than a part too many: the texts of a
    // chunk's parts have to be joined.
    return left / max(1, (left + count / 2) / count)
  }

  private static func count(of pace: Double, in nanoseconds: Double) -> Int {
    max(1, min(maximumCount, Int(nanoseconds / max(pace, 1))))
  }

  /// Notes how long a unit took; one in which a plan was made says nothing of those that follow it.
  func note(nanoseconds: Double, records: Int, lanes: Int, madePlan: Bool) {
    let latest = nanoseconds / Double(max(records, 1))
    state.withLock { state in
      state.lanes = lanes
      guard !madePlan else { return }
      state.nanosecondsPerRecord =
        state.nanosecondsPerRecord.map { $0 * 0.75 + latest * 0.25 } ?? latest
    }
  }
}
