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
/// Whatever fails, a file that stood under the name before stays as it was. The temporary one, whose name
/// follows from the file's, is removed, at the latest when the writer goes away, unless it is kept for a
/// later run, or the process is killed: then it can be recovered.
///
/// Threads hand it on and never share it.
public final class AtomicFileWriter: OutputWriter, @unchecked Sendable {  // reason: never shared
  /// The file's name once it is complete.
  public let path: String
  /// The file that is written until `commit`: hidden, in the same directory.
  let temporaryPath: String
  /// Of all that was written.
  public private(set) var digest = SHA256()
  /// Of what was written since it was looked at last (`takeChecksum`).
  private var checksum = CRC32()

  private let directory: String
  private let operations: FileOperations
  private var descriptor: Int32
  /// Holds the lock that says the temporary file is being written; -1 without one.
  private var lock: Int32
  private var isTemporary = true

  /// Creates the temporary file, in place of one that was left.
  ///
  /// - Throws: `OutputError`, `busy` when another process is writing the same file.
  public convenience init(path: String) throws(OutputError) {
    try self.init(path: path, operations: .system)
  }

  init(
    path: String, operations: FileOperations, recovering: Bool = false
  ) throws(OutputError) {
    self.path = path
    self.operations = operations
    let slash = path.lastIndex(of: "/")
    let prefix = slash.map { String(path[...$0]) } ?? ""
    directory = prefix.isEmpty ? "." : prefix
    temporaryPath = Self.hiddenPath(beside: path, suffix: Self.temporarySuffix)
    while true {
      let result = operations.openRetrying(
        temporaryPath, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
      guard result >= 0 else {
        throw OutputError(stage: .create, path: path, operation: "open", code: -result)
      }
      switch Self.lockTemporary(result, temporaryPath) {
      case .taken(let lock):
        descriptor = result
        self.lock = lock
        guard !recovering, ftruncate(result, 0) != 0 else { return }
        throw OutputError(stage: .write, path: path, operation: "ftruncate", code: errno)
      case .busy:
        _ = operations.close(result)
        throw OutputError.busy(path)
      // Its owner has given it its name, or removed it: there is room for another.
      case .gone: _ = operations.close(result)
      }
    }
  }

  deinit { discard() }

  /// Bytes written so far.
  public var size: Int64 { digest.size }

  /// Appends to the temporary file.
  ///
  /// - Throws: `OutputError` of stage `write`; only `discard` makes sense afterwards.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    guard descriptor >= 0 else { throw failure("write", EBADF) }
    try operations.writeAll(bytes, to: descriptor, path: path)
    digest.update(bytes)
    checksum.update(bytes)
  }

  /// Goes on after the pieces that are as they were written; how many.
  func takeOver(_ pieces: [Piece]) throws(OutputError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    var taken = SHA256()
    pieces: for piece in pieces {
      var read = taken
      var checksum = CRC32()
      while read.size < piece.end {
        let wanted = Int(min(Int64(buffer.count), piece.end - read.size))
        let got = retrying { pread(descriptor, buffer.baseAddress, wanted, off_t(read.size)) }
        guard got > 0 else { break pieces }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<got])
        read.update(bytes)
        checksum.update(bytes)
      }
      guard checksum.value == piece.checksum else { break }
      taken = read
      count += 1
    }
    guard ftruncate(descriptor, off_t(taken.size)) == 0,
      lseek(descriptor, off_t(taken.size), SEEK_SET) >= 0
    else { throw failure("ftruncate", errno) }
    digest = taken
    return count
  }

  /// The checksum of what was written since the last call.
  public func takeChecksum() -> CRC32 {
    defer { checksum = CRC32() }
    return checksum
  }

  /// Waits until what was written is on the disk, as far as it goes.
  public func synchronize() throws(OutputError) {
    try check("fsync", operations.synchronize(descriptor))
  }

  /// Gives the file its name, once it is on the disk.
  ///
  /// - Throws: `OutputError`; the temporary file is then gone and a file of that name is as it was.
  public func commit() throws(OutputError) { try Self.commit([self]) }

  /// Makes several outputs complete, one after the other, each with all that `commit` promises. Their
  /// directories are synchronized last, once each: that takes longer than all else.
  ///
  /// - Parameter willName: called with each before it replaces what bears its name.
  /// - Throws: the first error. That output and those after it are given up.
  public static func commit(
    _ writers: [AtomicFileWriter], willName: (AtomicFileWriter) -> Void = { _ in }
  ) throws(OutputError) {
    var named: [AtomicFileWriter] = []
    var failure: OutputError?
    for writer in writers {
      guard failure == nil else {
        writer.discard()
        continue
      }
      do throws(OutputError) {
        try writer.takeName(willName)
        if !named.contains(where: { $0.directory == writer.directory }) { named.append(writer) }
      } catch {
        failure = error
      }
    }
    for writer in named { try writer.synchronizeDirectory() }
    if let failure { throw failure }
  }

  /// Puts the file on the disk and gives it its name, which is not on the disk yet.
  private func takeName(_ willName: (AtomicFileWriter) -> Void) throws(OutputError) {
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
      willName(self)
      try check("rename", operations.rename(temporaryPath, path))
      isTemporary = false
      unlock()
    } catch {
      discard()
      throw error
    }
  }

  /// Removes the temporary file, unless it was committed or kept.
  public func discard() {
    if isTemporary { _ = operations.remove(temporaryPath) }
    keep()
  }

  /// Gives the output up for now, and leaves the temporary file to a later run. After `commit` it does nothing.
  public func keep() {
    isTemporary = false
    if descriptor >= 0 {
      _ = operations.close(descriptor)
      descriptor = -1
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
  /// The name in messages.
  public let path: String
  /// Bytes written so far.
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

  /// Writes all bytes, and waits while a pipe is full.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    try operations.writeAll(bytes, to: descriptor, path: path)
    size += Int64(bytes.count)
  }

  /// Writes all of `bytes` in pieces by way of a pipe of our own, so that it is known what a process that dies has
  /// written.
  ///
  /// - Parameter start: how much was written before.
  public func write(
    _ bytes: UnsafeRawBufferPointer, by stage: StagedOutput, after start: Int,
    _ progress: some WritingProgress
  ) throws(OutputError) {
    var position = 0
    while position < bytes.count {
      let end = min(position + StagedOutput.pieceSize, bytes.count)
      let piece = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
      progress.willStage(start + end)
      var code = EINVAL
      if stage.put(piece) {
        progress.didStage()
        code = stage.move(piece.count, to: descriptor)
      }
      if code == EINVAL {
        progress.didUnstage()
        _ = stage.drain()
        try write(piece)
      } else if code != 0 {
        throw OutputError(stage: .write, path: path, operation: "write", code: code)
      } else {
        size += Int64(piece.count)
      }
      progress.didWrite(start + end)
      position = end
    }
  }

  /// Where a file goes on that is written to; nil for what has no such place.
  public static func offset(of descriptor: Int32) -> Int? {
    let offset = lseek(descriptor, 0, SEEK_CUR)
    return offset < 0 ? nil : Int(offset)
  }

  /// Does nothing: what was written has gone out.
  public func commit() throws(OutputError) {}

  /// Does nothing: what was written cannot be taken back.
  public func discard() {}
}
