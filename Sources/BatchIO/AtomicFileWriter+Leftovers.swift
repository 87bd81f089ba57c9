#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension AtomicFileWriter {
  static let temporaryPrefix = ".tapedeck-"
  static let temporarySuffix = ".partial"
  private static let hashLength = 16

  /// The path of a hidden file that belongs to another: `.tapedeck-` and 16 digits of a hash of the other's
  /// name, in the same directory.
  public static func hiddenPath(beside path: String, suffix: String) -> String {
    let slash = path.lastIndex(of: "/")
    let directory = slash.map { path[...$0] } ?? ""
    var name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let hash = name.withUTF8 { SHA256.hex(of: UnsafeRawBufferPointer($0)) }.prefix(hashLength)
    return directory + temporaryPrefix + hash + suffix
  }

  // MARK: Recovering

  /// A part of a temporary file, written in one go or several.
  public struct Piece: Sendable, Equatable {
    /// Where it ends.
    public var end: Int64
    /// The CRC-32 of the bytes between the piece before it and its end.
    public var checksum: UInt32

    /// - Parameter end: in bytes from the start of the file.
    public init(end: Int64, checksum: UInt32) {
      self.end = end
      self.checksum = checksum
    }
  }

  /// Opens the temporary file that an earlier process left, and cuts it off after the last piece whose checksum
  /// is right; without such a file, creates an empty one.
  ///
  /// - Parameter pieces: in order, from the start.
  /// - Returns: the writer, and how many of the pieces it goes on after.
  public static func recover(
    _ path: String, _ pieces: [Piece]
  ) throws(OutputError) -> (writer: AtomicFileWriter, count: Int) {
    let writer = try AtomicFileWriter(path: path, operations: .system, recovering: true)
    return (writer, try writer.takeOver(pieces))
  }

  // MARK: Leftovers

  /// Removes the temporary file that a killed run left of an output; not one that is being written.
  public static func removeLeftover(of output: String) {
    removeUnlessLocked(hiddenPath(beside: output, suffix: temporarySuffix))
  }

  private static func removeUnlessLocked(_ path: String) {
    let descriptor = retrying { open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    if DirectoryLock.lock(descriptor) == .taken { unlink(path) }
    close(descriptor)
  }

  /// Removes the temporary files in a directory that killed runs left and that no run can go on with: those that
  /// have no journal beside them.
  ///
  /// A file that is being written is locked by its writer, also by one in another process or on
  /// another machine; a file that can be locked has lost its writer. What cannot be removed stays:
  /// it does no harm.
  ///
  /// - Parameter journalSuffix: what a journal's name has in place of a temporary file's ending.
  public static func removeLeftovers(in directory: String, journalSuffix: String) {
    guard let stream = opendir(directory) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(temporaryPrefix), name.hasSuffix(temporarySuffix) else { continue }
      let stem = directory + "/" + name.dropLast(temporarySuffix.count)
      if access(stem + journalSuffix, F_OK) != 0 { removeUnlessLocked(stem + temporarySuffix) }
    }
  }

  /// What came of locking a temporary file.
  enum TemporaryLock {
    /// A second descriptor that holds the lock, or -1 where files cannot be locked.
    case taken(Int32)
    /// Its writer is alive.
    case busy
    /// It does not bear its name any more.
    case gone
  }

  /// Locks a temporary file that was just opened, for as long as it bears its name.
  static func lockTemporary(_ descriptor: Int32, _ path: String) -> TemporaryLock {
    let attempt = DirectoryLock.lock(descriptor)
    if attempt == .busy { return .busy }
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0,
      opened.st_ino == named.st_ino, opened.st_dev == named.st_dev
    else { return .gone }
    return .taken(attempt == .taken ? fcntl(descriptor, F_DUPFD_CLOEXEC, 0) : -1)
  }

  static func unlockTemporary(_ lock: Int32) {
    if lock >= 0 { close(lock) }
  }
}
