#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to write below a directory, held by one process at a time, or by several that share it.
///
/// It is the system's lock (`flock`), on the directory itself: nothing is left behind when it is
/// given up, and a process that is killed gives it up with its last breath. File systems that lock
/// no directories (NFS) get a file in it to lock, which stays, and means nothing by itself.
public final class DirectoryLock {
  private let descriptor: Int32
  /// The name of the file that is locked where a directory cannot be.
  static let fileName = ".tapedeck.lock"

  /// Takes the lock, or gives nil when another process has it.
  ///
  /// - Parameter isShared: whether others may share it that say so, too.
  /// - Throws: `OutputError` of the stage `create` when the directory cannot be opened or locked.
  public static func acquire(
    _ directory: String, isShared: Bool = false
  ) throws(OutputError) -> DirectoryLock? {
    let opened = retrying { open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if opened >= 0 {
      switch lock(opened, isShared: isShared) {
      case .taken: return DirectoryLock(descriptor: opened)
      case .busy:
        close(opened)
        return nil
      case .failed: close(opened)
      }
    } else if errno != EACCES {
      throw OutputError(stage: .create, path: directory, operation: "open", code: errno)
    }
    return try acquireFile(in: directory, isShared: isShared)
  }

  private static func acquireFile(
    in directory: String, isShared: Bool
  ) throws(OutputError) -> DirectoryLock? {
    let path = directory + "/" + fileName
    let opened = retrying { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
    guard opened >= 0 else {
      throw OutputError(stage: .create, path: directory, operation: "open", code: errno)
    }
    switch lock(opened, isShared: isShared) {
    case .taken: return DirectoryLock(descriptor: opened)
    case .busy:
      close(opened)
      return nil
    case .failed(let code):
      close(opened)
      throw OutputError(stage: .create, path: directory, operation: "flock", code: code)
    }
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  enum Attempt: Equatable {
    case taken
    case busy
    case failed(Int32)
  }

  /// Tries to lock an open file for this process alone, or for those that share it.
  static func lock(_ descriptor: Int32, isShared: Bool = false) -> Attempt {
    if retrying({ flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) }) == 0 {
      return .taken
    }
    let code = errno
    return code == EWOULDBLOCK ? .busy : .failed(code)
  }
}
