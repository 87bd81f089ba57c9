#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why an output could not be written. Whatever stood under the output's name is still there.
public struct OutputError: Error, Equatable, Sendable {
  public enum Stage: Equatable, Sendable {
    /// Nothing could be written at all: no such directory, no permission.
    case create
    /// Writing, or making it durable, failed: the disk is full, the pipe is closed.
    case write
  }

  public var stage: Stage
  public var path: String
  /// The system call that failed: `open`, `write`, `fsync`, `close`, `rename`.
  public var operation: String
  /// The system's error number.
  public var code: Int32

  /// Whether the reader of a pipe has gone.
  public var isClosedPipe: Bool { code == EPIPE }
}

extension OutputError: CustomStringConvertible {
  /// One line: `out/a.results.jsonl.gz: cannot write (fsync): No space left on device`.
  public var description: String {
    let what = stage == .create ? "cannot create" : "cannot write"
    return "\(path): \(what) (\(operation)): \(systemMessage(code))"
  }
}
