import BatchIO
import TapeEngine

public typealias CollectionSchedule = TapeEngine.CollectionSchedule
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
