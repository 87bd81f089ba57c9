import BatchIO
import Foundation

extension BatchRunner {
  /// Waits for the right to write below the output directory, which is made if it is not there.
  ///
  /// - Returns: nil when results are a stream.
  /// - Throws: `OutputError` when there can be no such directory; `busy` when another run still has it after
  ///   `lockWaitSeconds`, or the run is stopped.
  public func lock(
    _ paths: RunPaths, isStopping: () -> Bool
  ) throws(OutputError) -> DirectoryLock? {
    guard let directory = paths.outputDirectory else { return nil }
    // A directory that cannot be made shows when it cannot be opened.
    try? FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let seconds = min(max(options.lockWaitSeconds, Self.lastBreathSeconds), 1e9)
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      if let lock = try DirectoryLock.acquire(directory, isShared: options.shard != nil) {
        return lock
      }
      if isStopping() || ContinuousClock.now >= end { throw OutputError.busy(directory) }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// How long an engine may take to die whose supervisor was killed.
  private static let lastBreathSeconds = 0.25
}
