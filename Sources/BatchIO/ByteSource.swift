#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the bytes of an input come from.
protocol ByteSource: AnyObject {
  /// Fills a part of `buffer`; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int
  /// Whether `read` would return at once.
  var isReady: Bool { get }
  /// Whether its bytes may come late: then what is there is used at once.
  var mayWait: Bool { get }
  /// Goes back by so many bytes; false where that cannot be.
  func goBack(_ count: Int64) -> Bool
}

/// Reads a file descriptor: every signal's interruption is tried again, and a pipe that stays
/// silent is waited for in short steps, so that a run can stop.
final class DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let path: String
  private let closesAtEnd: Bool
  let mayWait: Bool
  private let shouldStop: (@Sendable () -> Bool)?
  private var offset: Int64 = 0
  /// Where what is read is kept, and was kept by a process before.
  private let spool: SpoolFile?

  init(
    descriptor: Int32, path: String, closesAtEnd: Bool, spool: SpoolFile? = nil,
    shouldStop: (@Sendable () -> Bool)?
  ) {
    self.spool = spool
    self.descriptor = descriptor
    self.path = path
    self.closesAtEnd = closesAtEnd
    self.shouldStop = shouldStop
    var status = stat()
    mayWait = fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG
  }

  convenience init(
    path: String, shouldStop: (@Sendable () -> Bool)?
  ) throws(InputError) {
    // Opening a named pipe waits for its writer: that is wanted. A directory fails in reading.
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .cannotOpen(path: path, code: EISDIR)
    }
    self.init(
      descriptor: descriptor, path: path, closesAtEnd: true, shouldStop: shouldStop)
  }

  deinit {
    if closesAtEnd { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      if let shouldStop {
        if shouldStop() { throw .stopped(path: path) }
        if mayWait, spool?.isReady != true, !poll(milliseconds: 100) { continue }
      }
      let count = retrying {
        spool?.read(descriptor, into: buffer)
          ?? readSome(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        offset += Int64(count)
        return count
      }
      let code = errno
      if code == EAGAIN {
        // The other end set the pipe to non-blocking.
        _ = poll(milliseconds: 100)
        continue
      }
      throw .cannotRead(path: path, offset: offset, code: code)
    }
  }

  var isReady: Bool { !mayWait || spool?.isReady == true || poll(milliseconds: 0) }

  func goBack(_ count: Int64) -> Bool {
    guard !mayWait, lseek(descriptor, -off_t(count), SEEK_CUR) >= 0 else { return false }
    offset -= count
    return true
  }

  /// Whether there is something to read, or an end or an error to see.
  private func poll(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    #if canImport(Glibc)
      let count = Glibc.poll(&request, 1, milliseconds)
    #else
      let count = Darwin.poll(&request, 1, milliseconds)
    #endif
    // What poll cannot watch is read without it.
    return count != 0 && !(count < 0 && errno == EINTR)
  }
}

/// Bytes in memory, handed out in pieces of a given size: for tests and the fuzzer.
final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let pieceSize: Int
  let mayWait: Bool
  private var position = 0

  init(_ bytes: [UInt8], pieceSize: Int = .max, mayWait: Bool = false) {
    self.bytes = bytes
    self.mayWait = mayWait
    self.pieceSize = max(pieceSize, 1)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = min(bytes.count - position, buffer.count, pieceSize)
    bytes.withUnsafeBytes { source in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: source[position..<(position + count)]))
    }
    position += count
    return count
  }

  var isReady: Bool { true }

  func goBack(_ count: Int64) -> Bool {
    position -= Int(count)
    return true
  }
}

/// The system's `read`, where a method of that name hides it.
func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

/// Calls a system function again while a signal interrupts it.
@inline(__always)
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
