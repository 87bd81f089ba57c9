#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where results go: to a file that appears whole, or through a pipe.
///
/// Used by one thread. After an error only `discard` makes sense.
public protocol OutputWriter: AnyObject {
  /// The output's name in messages.
  var path: String { get }
  /// Bytes written so far.
  var size: Int64 { get }
  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError)
  /// Makes the output complete: a file gets its name only now.
  func commit() throws(OutputError)
  /// Gives the output up: a file leaves nothing behind. After `commit` it does nothing.
  func discard()
}

/// Writes a file that appears under its name only when it is complete and on the disk: a
/// temporary file in the same directory, `fsync`, `rename`, `fsync` of the directory.
///
/// Whatever fails, a file that stood under the name before stays as it was; the temporary one is
/// removed, at the latest when the writer goes away.
///
/// Threads hand it on and never share it.
public final class AtomicFileWriter: OutputWriter, @unchecked Sendable {  // reason: never shared
  public let path: String
  /// The file that is written until `commit`: hidden, in the same directory.
  public let temporaryPath: String
  public private(set) var size: Int64 = 0

  private let directory: String
  private let operations: FileOperations
  private var descriptor: Int32
  /// Holds the lock that says the temporary file is being written; -1 without one.
  private var lock: Int32
  private var isTemporary = true

  /// Creates the temporary file.
  ///
  /// - Parameter number: tells it from other temporary files of the process, if it is not taken.
  public convenience init(path: String, number: Int = 0) throws(OutputError) {
    try self.init(path: path, number: number, operations: .system)
  }

  init(path: String, number: Int = 0, operations: FileOperations) throws(OutputError) {
    self.path = path
    self.operations = operations
    let slash = path.lastIndex(of: "/")
    let prefix = slash.map { String(path[...$0]) } ?? ""
    directory = prefix.isEmpty ? "." : prefix
    // A leftover of a killed run may have the same number: take the next.
    var attempt = 0
    while true {
      let name = "\(Self.temporaryPrefix)\(getpid())-\(number + attempt)\(Self.temporarySuffix)"
      let result = operations.openRetrying(
        prefix + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if result >= 0 {
        if let lock = Self.lockTemporary(result) {
          descriptor = result
          self.lock = lock
          temporaryPath = prefix + name
          return
        }
        _ = operations.close(result)
      } else if result != -EEXIST || attempt >= 10_000 {
        throw OutputError(stage: .create, path: path, operation: "open", code: -result)
      }
      attempt += 1
    }
  }

  deinit { discard() }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    guard descriptor >= 0 else { throw failure("write", EBADF) }
    try operations.writeAll(bytes, to: descriptor, path: path)
    size += Int64(bytes.count)
  }

  public func commit() throws(OutputError) { try Self.commit([self]) }

  /// Makes several outputs complete, one after the other, each with all that `commit` promises. Their
  /// directories are synchronized last, once each: that takes longer than all else.
  ///
  /// - Throws: the first error. That output and those after it are given up.
  public static func commit(_ writers: [AtomicFileWriter]) throws(OutputError) {
    var named: [AtomicFileWriter] = []
    var failure: OutputError?
    for writer in writers {
      guard failure == nil else {
        writer.discard()
        continue
      }
      do throws(OutputError) {
        try writer.takeName()
        if !named.contains(where: { $0.directory == writer.directory }) { named.append(writer) }
      } catch {
        failure = error
      }
    }
    for writer in named { try writer.synchronizeDirectory() }
    if let failure { throw failure }
  }

  /// Puts the file on the disk and gives it its name, which is not on the disk yet.
  private func takeName() throws(OutputError) {
    do throws(OutputError) {
      guard descriptor >= 0 else { throw failure("write", EBADF) }
      // A failed fsync is final: the system may have dropped the bytes, and a second one would
      // claim success.
      try check("fsync", operations.synchronize(descriptor))
      let closing = descriptor
      descriptor = -1
      // Interrupted or not, the descriptor is gone.
      let closed = operations.close(closing)
      try check("close", closed == -EINTR ? 0 : closed)
      try check("rename", operations.rename(temporaryPath, path))
      isTemporary = false
      unlock()
    } catch {
      discard()
      throw error
    }
  }

  public func discard() {
    if descriptor >= 0 {
      _ = operations.close(descriptor)
      descriptor = -1
    }
    if isTemporary {
      isTemporary = false
      _ = operations.remove(temporaryPath)
    }
    unlock()
  }

  private func unlock() {
    Self.unlockTemporary(lock)
    lock = -1
  }

  /// The new name is durable only with its directory.
  private func synchronizeDirectory() throws(OutputError) {
    let opened = operations.openRetrying(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    // A directory that may be written but not read cannot be synchronized: nothing to be done.
    guard opened != -EACCES else { return }
    try check("open", opened)
    let result = operations.synchronize(opened)
    _ = operations.close(opened)
    // Some network file systems know no fsync of directories.
    if result != -EINVAL, result != -ENOTSUP { try check("fsync", result) }
  }

  private func check(_ operation: String, _ result: Int32) throws(OutputError) {
    guard result >= 0 else { throw failure(operation, -result) }
  }

  private func failure(_ operation: String, _ code: Int32) -> OutputError {
    OutputError(stage: .write, path: path, operation: operation, code: code)
  }
}

/// Passes bytes on to a descriptor that is already open, such as standard output. There is nothing
/// to take back: what is written is written.
public final class StreamWriter: OutputWriter {
  public let path: String
  public private(set) var size: Int64 = 0
  private let descriptor: Int32
  private let operations: FileOperations

  /// - Parameter path: the name in messages.
  public convenience init(descriptor: Int32 = STDOUT_FILENO, path: String = "-") {
    self.init(descriptor: descriptor, path: path, operations: .system)
  }

  init(descriptor: Int32, path: String, operations: FileOperations) {
    self.descriptor = descriptor
    self.path = path
    self.operations = operations
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    try operations.writeAll(bytes, to: descriptor, path: path)
    size += Int64(bytes.count)
  }

  public func commit() throws(OutputError) {}

  public func discard() {}
}
