import BatchIO
import Foundation
import Scheduling

extension BatchRunner {
  /// Waits for the right to write below a directory, which is made if it is not there.
  ///
  /// - Returns: nil when another run still has it after `lockWaitSeconds`, or the run is stopped.
  /// - Throws: `OutputError` when there can be no such directory.
  func lock(
    _ directory: String, unless control: PipelineControl
  ) throws(OutputError) -> DirectoryLock? {
    // A directory that cannot be made shows when it cannot be opened.
    try? FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let seconds = min(options.lockWaitSeconds, 1e9)
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      if let lock = try DirectoryLock.acquire(directory, isShared: options.shard != nil) {
        return lock
      }
      if control.isStopping || ContinuousClock.now >= end { return nil }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }
}
