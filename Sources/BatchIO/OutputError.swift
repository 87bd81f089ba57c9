#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why an output could not be written. Whatever stood under the output's name is still there.
public struct OutputError: Error, Equatable, Sendable {
  /// How far writing had come, which decides the exit status.
  public enum Stage: Equatable, Sendable {
    /// Nothing could be written at all: no such directory, no permission.
    case create
    /// Writing, or making it durable, failed: the disk is full, the pipe is closed.
    case write
    /// Another process is writing there: trying again later may help.
    case busy
  }

  /// How far writing had come.
  public var stage: Stage
  /// The output's name in messages, or the locked directory's.
  public var path: String
  /// The system call that failed: `open`, `write`, `fsync`, `close`, `rename`.
  public var operation: String
  /// The system's error number.
  public var code: Int32

  /// The directory is locked by another process.
  public static func busy(_ directory: String) -> OutputError {
    OutputError(stage: .busy, path: directory, operation: "flock", code: EWOULDBLOCK)
  }

  /// There is no memory to compress what is to be written.
  public static func cannotCompress(_ path: String) -> OutputError {
    OutputError(stage: .write, path: path, operation: "compress", code: ENOMEM)
  }

  /// What is to be a part of an output cannot be read any more.
  public static func unreadable(_ path: String) -> OutputError {
    OutputError(stage: .write, path: path, operation: "read", code: EIO)
  }
}

extension OutputError: CustomStringConvertible {
  /// One line: `out/a.results.jsonl.gz: cannot write (fsync): No space left on device`.
  public var description: String {
    if stage == .busy { return "\(path): another run is writing here" }
    let what = stage == .create ? "cannot create" : "cannot write"
    return "\(path): \(what) (\(operation)): \(systemMessage(code))"
  }
}
