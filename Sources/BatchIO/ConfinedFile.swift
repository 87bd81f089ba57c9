#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file below a base directory, read at offsets.
///
/// Read, not mapped: a mapped file that another program shortens would end the process.
final class ConfinedFile {
  let path: String
  let size: Int
  private let descriptor: Int32

  /// Opens `path`, which is relative to `base`.
  init(path: String, base: String) throws(ReferenceError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, !path.hasPrefix("/"), !parts.contains(".."), !path.utf8.contains(0)
    else { throw .outsideBase(path: path) }
    guard let root = Self.resolved(base.isEmpty ? "." : base) else {
      throw .cannotRead(path: path, code: errno)
    }
    guard let target = Self.resolved("\(root)/\(path)") else {
      throw .cannotRead(path: path, code: errno)
    }
    let prefix = root == "/" ? root : root + "/"
    guard target.hasPrefix(prefix) else { throw .outsideBase(path: path) }
    // Every link is resolved by now; opening a named pipe must not wait for a writer.
    let opened = retrying { open(target, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard opened >= 0 else { throw .cannotRead(path: path, code: errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .unsupported(path: path, reason: "not a regular file")
    }
    self.path = path
    descriptor = opened
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Fills `buffer` from `offset` on; a file with fewer bytes is malformed.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(ReferenceError) {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = retrying { pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done)) }
      guard count >= 0 else { throw .cannotRead(path: path, code: errno) }
      guard count > 0 else { throw .malformed(path: path, reason: "the file ends early") }
      done += count
    }
  }

  /// `count` bytes from `offset` on, which must lie inside the file.
  func bytes(at offset: Int, count: Int) throws(ReferenceError) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
      throw .malformed(path: path, reason: "the file ends early")
    }
    var result = [UInt8](repeating: 0, count: count)
    // The typed error cannot pass through the closure itself.
    let outcome = result.withUnsafeMutableBytes { buffer in
      Result { () throws(ReferenceError) in try read(into: buffer, at: offset) }
    }
    try outcome.get()
    return result
  }
}
