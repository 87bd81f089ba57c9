#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that only grows: whole lines at its end, beside those of other processes.
public final class AppendingFile: Sendable {
  /// As it was given, and as errors name it.
  public let path: String
  private let descriptor: Int32
  private let operations: FileOperations

  /// Opens the file, or creates it.
  public convenience init(path: String) throws(OutputError) {
    try self.init(path: path, operations: .system)
  }

  init(path: String, operations: FileOperations) throws(OutputError) {
    self.path = path
    self.operations = operations
    let opened = operations.openRetrying(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      throw OutputError(stage: .create, path: path, operation: "open", code: -opened)
    }
    descriptor = opened
  }

  deinit { _ = operations.close(descriptor) }

  /// Appends lines in one call, so that lines of several processes do not mix.
  public func append(_ lines: UnsafeRawBufferPointer) throws(OutputError) {
    try operations.writeAll(lines, to: descriptor, path: path)
  }

  /// Waits until what was appended is on the disk.
  public func synchronize() throws(OutputError) {
    let result = operations.synchronize(descriptor)
    // A pipe or a terminal has no disk.
    guard result >= 0 || result == -EINVAL || result == -EROFS else {
      throw OutputError(stage: .write, path: path, operation: "fsync", code: -result)
    }
  }
}
