import CSupervision

/// What supervisor and engine share: a mapping of words that outlives the engine.
///
/// The engine's threads write, each its own words, with plain stores; the supervisor reads them when it looks for
/// silent threads, and when the engine is dead.
public final class SharedPage: @unchecked Sendable {  // reason: words, each written by one thread
  private let words: UnsafeMutablePointer<Int64>
  /// How many workers have a slot.
  public let workerCount: Int

  private enum Word: Int {
    /// The signal that the supervisor has passed on.
    case signal
    /// Records whose results were written, in all engines of the run.
    case records
    case failed
    /// Of a stream of results: bytes that were written, and those that were to be written last.
    case written
    case attempted
    /// Whether the last of them are in the pipe of our own, or through it.
    case isStaged
    /// Where it began in its file; less than 0 where it is none.
    case streamStart
    /// Which of the two states of the stream is the later one.
    case state
  }
  /// A slot is a cache line of its own.
  private static let slotSize = 8
  private static let stateSize = 32

  /// Nil when there is no memory to share.
  init?(workerCount: Int) {
    self.workerCount = workerCount
    let count = (workerCount + 1) * Self.slotSize + 2 * Self.stateSize
    guard let memory = tapedeck_shared_memory(count * MemoryLayout<Int64>.stride) else {
      return nil
    }
    words = memory.bindMemory(to: Int64.self, capacity: count)
  }

  private subscript(word: Word) -> Int {
    get { Int(tapedeck_load(words + word.rawValue)) }
    set { tapedeck_store(words + word.rawValue, Int64(newValue)) }
  }

  /// The interrupt or termination that came; 0 for none.
  public internal(set) var signal: Int32 {
    get { Int32(truncatingIfNeeded: self[.signal]) }
    set { self[.signal] = Int(newValue) }
  }

  // MARK: The consumer's

  /// Records whose results were written, in all engines of the run.
  public var records: Int { self[.records] }

  /// Counts records whose results were written.
  public func count(records: Int) { self[.records] += records }

  // MARK: A stream's

  /// Bytes of results that were written.
  public var written: Int { self[.written] }

  /// Says that a piece will be staged, after which so many bytes will have been written.
  public func willStage(_ end: Int) {
    self[.isStaged] = 0
    self[.attempted] = end
  }

  /// Says that the piece is in the pipe of our own, whole.
  public func didStage() { self[.isStaged] = 1 }

  /// Says that the piece has left it.
  public func didUnstage() { self[.isStaged] = 0 }

  /// Says that so many bytes of results were written in all.
  public func didWrite(_ end: Int) { self[.written] = end }

  /// How many bytes of results were written, though the engine may have died as it wrote.
  ///
  /// - Parameters:
  ///   - left: how many of the piece that was staged had not been moved on.
  ///   - offset: where their file goes on; nil for no file.
  public func settleWritten(left: Int, at offset: Int?) -> Int {
    if self[.isStaged] != 0 {
      self[.written] = self[.attempted] - left
      self[.isStaged] = 0
    } else if let offset, self[.streamStart] >= 0 {
      let found = offset - self[.streamStart]
      // Others may write to the file, too.
      if (written...max(written, self[.attempted])).contains(found) { self[.written] = found }
    }
    return written
  }

  func beginStream(at offset: Int) { self[.streamStart] = offset }

  /// The last state of the stream that was noted whole, as words; nil for none.
  public var streamState: [Int64]? {
    guard self[.state] != 0 else { return nil }
    let start = stateWords(self[.state] & 1)
    return (0..<Self.stateSize).map { tapedeck_load(start + $0) }
  }

  /// Notes a state: beside the last one, which counts until this one is whole.
  public func noteStream(_ state: [Int64]) {
    let number = self[.state] + 1
    let start = stateWords(number & 1)
    for (index, word) in state.prefix(Self.stateSize).enumerated() {
      tapedeck_store(start + index, word)
    }
    self[.state] = number
  }

  private func stateWords(_ which: Int) -> UnsafeMutablePointer<Int64> {
    words + (workerCount + 1) * Self.slotSize + which * Self.stateSize
  }

  // MARK: The workers'

  /// The words of one worker.
  public func slot(_ worker: Int) -> WorkerSlot {
    WorkerSlot(words: words + (worker + 1) * Self.slotSize)
  }

  /// Forgets what the workers of a dead engine did.
  func clearSlots() { for worker in 0..<workerCount { slot(worker).end() } }

  /// The records that were being run by themselves.
  var currentRecords: [RecordPlace] { (0..<workerCount).compactMap { slot($0).currentRecord } }

  /// The records that were being run.
  var inFlight: Set<RecordPlace> {
    Set((0..<workerCount).flatMap { slot($0).inFlight })
  }
}

/// A record, by its file's place in the run and its number in it, from 1.
public struct RecordPlace: Hashable, Comparable, Sendable {
  /// Its file's place in the run, from 0.
  public var file: Int
  /// Its number in the file, from 1.
  public var number: Int

  /// The record of that number of that file.
  public init(file: Int, number: Int) {
    self.file = file
    self.number = number
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.number) < (right.file, right.number)
  }
}

/// What a worker is doing, as a few words that outlive it.
public struct WorkerSlot: @unchecked Sendable {  // reason: one thread writes
  fileprivate let words: UnsafeMutablePointer<Int64>

  private enum Word: Int {
    case file
    /// The records of the unit underway; their count is 0 between units.
    case first
    case count
    /// The record whose script runs; 0 while several run together.
    case current
    /// Moves with everything that is begun.
    case beat
    /// How long what was begun may take, in seconds.
    case seconds
  }

  private subscript(word: Word) -> Int64 {
    get { tapedeck_load(words + word.rawValue) }
    nonmutating set { tapedeck_store(words + word.rawValue, newValue) }
  }

  /// Begins a unit of records that follow one another.
  public func begin(file: Int, first: Int, count: Int) {
    self[.file] = Int64(file)
    self[.first] = Int64(first)
    self[.current] = 0
    self[.count] = Int64(count)
  }

  /// Ends the unit.
  public func end() {
    self[.count] = 0
    self[.current] = 0
  }

  /// Begins a record by itself.
  public func enter(_ number: Int) { self[.current] = Int64(number) }

  /// What is run from now on is of the whole unit.
  public func leave() { self[.current] = 0 }

  /// Begins something that may take so long.
  public func beat(seconds: Double) {
    self[.seconds] = Int64(bitPattern: seconds.bitPattern)
    self[.beat] &+= 1
  }

  var currentRecord: RecordPlace? {
    self[.count] > 0 && self[.current] > 0
      ? RecordPlace(file: Int(self[.file]), number: Int(self[.current])) : nil
  }

  var inFlight: [RecordPlace] {
    if let currentRecord { return [currentRecord] }
    let first = Int(self[.first])
    return (0..<Int(self[.count])).map {
      RecordPlace(file: Int(self[.file]), number: first + $0)
    }
  }

  var isBusy: Bool { self[.count] > 0 }
  var beats: Int64 { self[.beat] }
  var allowedSeconds: Double { Double(bitPattern: UInt64(bitPattern: self[.seconds])) }
}
