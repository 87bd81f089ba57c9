import BatchIO
import TapeEngine

/// So that callers set limits without importing the engine.
public typealias CollectionSchedule = TapeEngine.CollectionSchedule
/// So that callers set limits without importing the engine.
public typealias JobLimits = TapeEngine.JobLimits

/// What a run is told by its flags, its environment and its configuration file.
public struct RunOptions: Sendable, Equatable {
  /// The number of threads that run jobs; at least 1.
  public var workers: Int
  /// Directories where a program `NAME.py` is looked for after the batch's own directory.
  public var programPath: [String]
  /// How tensors are written when neither the job nor the batch says.
  public var encoding: Encoding
  /// How hard results are compressed, 1 (fast) to 9 (small); 0 is 1.
  public var compressionLevel: Int
  /// The most any one job may use.
  public var limits: JobLimits
  /// The most an input file may hold.
  public var input: InputLimits
  /// Whether jobs may follow plans. Their results are the same bytes without.
  public var usesPlans = true
  /// Wall-clock seconds after which the whole run is given up; nil never.
  public var deadlineSeconds: Double?
  /// How long to wait for another run that writes below the same output directory.
  public var lockWaitSeconds: Double
  /// Bytes of an input's text between the cuts of chunks; each chunk's results are members of their own.
  public var chunkSize = ChunkCuts().size
  /// Which part of the inputs' chunks is run; nil is all of them.
  public var shard: Shard?
  /// Whether an input is read to see that it has not changed, also where its size and time say so.
  public var verifiesInputs = false
  /// Whether complete outputs are made again.
  public var runsAgain = false
  /// Of an engine after one that died: outputs that were made since then, in seconds since 1970, are not made again.
  var madeSince: Double?
  /// Whether of complete outputs the failed records are run again.
  public var onlyFailed = false
  /// How many times a record is tried again whose failure depends on the machine.
  public var retries = 0
  /// Whether an input without the empty member that ends our files counts as cut off.
  public var expectsEnd = false
  /// Whether a stream of results ends with a record of what was in it.
  public var endsWithRecord = false
  /// How chosen jobs end their process, for tests.
  public var faults: [String: TestFault] = [:]
  /// Where a line about each record is appended: times, steps, warnings; nil nowhere.
  public var jobLog: String?

  /// The defaults are those of a run without flags, environment or configuration file, on one thread.
  public init(
    workers: Int = 1, programPath: [String] = [], encoding: Encoding = .plain,
    compressionLevel: Int = 1, limits: JobLimits = JobLimits(), input: InputLimits = InputLimits(),
    deadlineSeconds: Double? = nil, lockWaitSeconds: Double = 0, jobLog: String? = nil
  ) {
    self.workers = workers
    self.programPath = programPath
    self.encoding = encoding
    self.compressionLevel = compressionLevel
    self.limits = limits
    self.input = input
    self.deadlineSeconds = deadlineSeconds
    self.lockWaitSeconds = lockWaitSeconds
    self.jobLog = jobLog
  }

  /// How tensors are written in a result.
  public enum Encoding: String, Sendable, CaseIterable {
    /// Numbers and nested lists.
    case plain
    /// `{"dtype", "shape", "data"}`.
    case typed
  }
}
