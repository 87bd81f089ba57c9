import BatchIO
import ScriptRuntime

public typealias CollectionSchedule = ScriptRuntime.CollectionSchedule

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
  /// Where a line about each record is appended: times, steps, warnings; nil nowhere.
  public var jobLog: String?

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

/// The most that one job may use; a job that exceeds one ends with a typed error, alone.
public struct JobLimits: Sendable, Equatable {
  /// Statements, calls, loop edges and log entries, plus one for each 4,096 elements computed.
  public var steps: Int
  /// Wall-clock seconds: a safety net, the only limit whose effect depends on the machine.
  public var seconds: Double
  /// Bytes of live tensors and objects.
  public var bytes: Int
  /// Elements of any one tensor.
  public var elements: Int
  /// Nested calls; exceeding it is a catchable `RecursionError`.
  public var depth: Int
  /// Bytes of the result's outputs and standard output.
  public var outputBytes: Int
  /// In a test of the collector: when it runs.
  public var collections: CollectionSchedule?

  public init(
    steps: Int = 100_000_000, seconds: Double = 600, bytes: Int = 1 << 30,
    elements: Int = 1 << 28, depth: Int = 1000, outputBytes: Int = 64 << 20
  ) {
    self.steps = steps
    self.seconds = seconds
    self.bytes = bytes
    self.elements = elements
    self.depth = depth
    self.outputBytes = outputBytes
  }
}
