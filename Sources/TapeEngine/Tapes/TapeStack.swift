import CTapeStack

/// The calling thread's stack of active tapes, across recordings.
///
/// Workers reuse threads: one tape left behind would record every later job there. So each job runs
/// inside `isolated`.
public enum TapeStack {
  /// How many tapes are active on this thread.
  public static var depth: Int { tapedeck_tape_depth() }

  static func push() { _ = tapedeck_tape_depth_add(1) }
  static func pop() { _ = tapedeck_tape_depth_add(-1) }

  /// Runs one job: no tape is active on this thread before, and none is left after, whatever was
  /// thrown.
  public static func isolated<Result, Failure: Error>(
    _ recording: Recording, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(depth == 0, "A tape of an earlier job is still active on this thread.")
    defer {
      recording.abandonTapes()
      precondition(depth == 0, "A tape of another recording is still active on this thread.")
    }
    return try body()
  }
}
