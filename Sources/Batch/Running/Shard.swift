/// One of several runs that share the chunks of their inputs: chunk k of all files in order belongs to shard
/// (k mod n) + 1.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public var index: Int
  /// The number of runs, at least 1.
  public var count: Int

  /// - Parameter index: from 1 to `count`, which the caller has checked.
  public init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// Why a shard cannot be told: status 64.
  public struct Unknown: Error, Equatable, CustomStringConvertible {
    /// One line for standard error.
    public var description: String
  }

  /// Reads `3/8`, `auto`, or `auto/8`, which gives a count where the environment has none.
  ///
  /// Of Slurm's array jobs, AWS Batch's and Kubernetes' indexed jobs, the environment says which task this is.
  public init(_ text: String, environment: [String: String]) throws(Unknown) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let count = parts.count == 2 ? Int(parts[1]) : nil
    guard parts.count == 1 || (parts.count == 2 && (count ?? 0) > 0) else {
      throw Unknown(description: "'\(text)' should be INDEX/COUNT, such as 3/8, or auto")
    }
    if parts[0] == "auto" {
      self = try Self.found(in: environment, count: count)
    } else {
      guard let count, let index = Int(parts[0]) else {
        throw Unknown(description: "'\(text)' should be INDEX/COUNT, such as 3/8, or auto")
      }
      self.init(index: index, count: count)
    }
    guard (1...self.count).contains(index) else {
      throw Unknown(description: "shard \(index) is not among 1 to \(self.count)")
    }
  }

  private static func found(
    in environment: [String: String], count given: Int?
  ) throws(Unknown) -> Shard {
    func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
    if let task = number("SLURM_ARRAY_TASK_ID") {
      let first = number("SLURM_ARRAY_TASK_MIN") ?? 1
      let count = number("SLURM_ARRAY_TASK_COUNT") ?? given
      guard let count else { throw Unknown(description: "SLURM_ARRAY_TASK_COUNT is not set") }
      let last = number("SLURM_ARRAY_TASK_MAX") ?? first + count - 1
      guard number("SLURM_ARRAY_TASK_STEP") ?? 1 == 1, last - first + 1 == count else {
        throw Unknown(
          description: "Slurm's array has gaps or a step, so its tasks cannot be shards")
      }
      return Shard(index: task - first + 1, count: given ?? count)
    }
    for name in ["AWS_BATCH_JOB_ARRAY_INDEX", "JOB_COMPLETION_INDEX"] {
      guard let index = number(name) else { continue }
      guard let count = given ?? number("AWS_BATCH_JOB_ARRAY_SIZE") else {
        throw Unknown(description: "\(name) is set but no count: give auto/COUNT")
      }
      return Shard(index: index + 1, count: count)
    }
    throw Unknown(
      description: "the environment names no task: neither Slurm's, AWS's nor Kubernetes'")
  }

  /// Whether a chunk, counted over all files from 0, belongs to it.
  func has(_ chunk: Int) -> Bool { chunk % count == index - 1 }

  /// Between the stem of an output's name and its ending.
  var label: String { "shard-\(index)-of-\(count)" }
}
