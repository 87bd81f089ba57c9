#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system calls that writing needs. Tests replace them with ones that fail.
///
/// Each returns a negative error number when it fails, so that nothing in between can change it.
struct FileOperations: Sendable {
  var open: @Sendable (_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32
  var write: @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int
  var synchronize: @Sendable (_ descriptor: Int32) -> Int32
  var close: @Sendable (_ descriptor: Int32) -> Int32
  var rename: @Sendable (_ from: String, _ to: String) -> Int32
  var remove: @Sendable (_ path: String) -> Int32

  static let system = FileOperations(
    open: { path, flags, mode in
      #if canImport(Glibc)
        let result = Glibc.open(path, flags, mode)
      #else
        let result = Darwin.open(path, flags, mode)
      #endif
      return result < 0 ? -errno : result
    },
    write: { descriptor, bytes in
      #if canImport(Glibc)
        let result = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      #else
        let result = Darwin.write(descriptor, bytes.baseAddress, bytes.count)
      #endif
      return result < 0 ? -Int(errno) : result
    },
    synchronize: { fsync($0) < 0 ? -errno : 0 },
    close: { descriptor in
      #if canImport(Glibc)
        let result = Glibc.close(descriptor)
      #else
        let result = Darwin.close(descriptor)
      #endif
      return result < 0 ? -errno : 0
    },
    rename: { from, to in
      #if canImport(Glibc)
        let result = Glibc.rename(from, to)
      #else
        let result = Darwin.rename(from, to)
      #endif
      return result < 0 ? -errno : 0
    },
    remove: { unlink($0) < 0 ? -errno : 0 })

  /// Writes all of `bytes`, however many calls that takes.
  func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws(OutputError) {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      let result = write(descriptor, rest)
      if result > 0 {
        start += result
      } else if result == -Int(EAGAIN) {
        // The pipe is non-blocking: wait until it takes more.
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, 1_000)
      } else if result != -Int(EINTR) {
        // A call that writes nothing and does not say why would be repeated for ever.
        let code = result == 0 ? EIO : Int32(truncatingIfNeeded: -result)
        throw OutputError(stage: .write, path: path, operation: "write", code: code)
      }
    }
  }

  /// Opens, trying again when a signal interrupts.
  func openRetrying(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    while true {
      let result = open(path, flags, mode)
      if result != -EINTR { return result }
    }
  }
}
