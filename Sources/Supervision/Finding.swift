/// What is known of a record that was in flight when an engine died.
public enum Finding: Sendable, Equatable {
  /// It was run alone and has this result line.
  case line([UInt8])
  /// Its result is an error.
  case verdict(Verdict)
}

/// Why a record has no result of its own.
public struct Verdict: Sendable, Equatable {
  /// What ended the record's process, or kept it.
  public enum Cause: Sendable, Equatable {
    /// It ended its process, when it was alone, by this signal.
    case crash(Int32)
    /// Its process was killed three times, each time when it was alone.
    case killed
    /// It took no step for longer than it may take in all.
    case silent
  }
  /// What ended it.
  public var cause: Cause
  /// False for a record that ends the process that only reads it.
  public var isReadable = true
}

/// What the engine that was forked is to do; the supervisor has no such thing.
public struct EngineRole: Sendable {
  /// What the engine shares with its supervisor.
  public let page: SharedPage
  /// What was found out about records before.
  public let findings: [RecordPlace: Finding]
  /// Nil for the engine that runs it all.
  public let trial: Trial?
  /// How long the run had lasted when the engine began, in seconds.
  public let elapsedSeconds: Double
  /// When the run had begun, in seconds since 1970.
  public let startTime: Double
  /// Whether an engine of the run died before.
  public let isRestart: Bool
}

/// Records that are run alone, in a fresh engine.
public struct Trial: Sendable {
  /// The records, in the order in which they run.
  public var places: [RecordPlace]
  /// Where their result lines go, in their order.
  public var descriptor: Int32
}
