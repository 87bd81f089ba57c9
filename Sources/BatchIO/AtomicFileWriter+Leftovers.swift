#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension AtomicFileWriter {
  static let temporaryPrefix = ".tapedeck-"
  static let temporarySuffix = ".partial"

  /// Removes the temporary files that killed runs left in a directory.
  ///
  /// A file that is being written is locked by its writer, also by one in another process or on
  /// another machine; a file that can be locked has lost its writer. What cannot be removed stays:
  /// it does no harm.
  public static func removeLeftovers(in directory: String) {
    guard let stream = opendir(directory) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(temporaryPrefix), name.hasSuffix(temporarySuffix) else { continue }
      let path = directory + "/" + name
      let descriptor = retrying { open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
      guard descriptor >= 0 else { continue }
      if DirectoryLock.lock(descriptor) == .taken { unlink(path) }
      close(descriptor)
    }
  }

  /// Locks a temporary file that was just made, for as long as it bears its name.
  ///
  /// - Returns: a second descriptor that holds the lock, or -1 where files cannot be locked; nil
  ///   when another process removed it as a leftover, and the file is lost.
  static func lockTemporary(_ descriptor: Int32) -> Int32? {
    let attempt = DirectoryLock.lock(descriptor)
    if attempt == .busy { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else { return nil }
    return attempt == .taken ? fcntl(descriptor, F_DUPFD_CLOEXEC, 0) : -1
  }

  static func unlockTemporary(_ lock: Int32) {
    if lock >= 0 { close(lock) }
  }
}
