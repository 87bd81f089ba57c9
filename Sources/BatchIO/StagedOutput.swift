import CSupervision

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe of our own on the way to standard output, which outlives the process that writes.
///
/// A piece is put into it whole, and moved from there by the system. What a process that died left in it is exactly what
/// did not get out, whatever it died of: a call of `write` that did not return would not tell.
public struct StagedOutput: Sendable {
  private let reading: Int32
  private let writing: Int32

  /// An empty pipe takes so much at once.
  static let pieceSize = 1 << 16

  /// Makes the pipe; nil where there can be none.
  public init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// Takes out what a process that died left, and says how much it was.
  public func drain() -> Int {
    var count: Int32 = 0
    guard ioctl(reading, UInt(FIONREAD), &count) == 0, count > 0 else { return 0 }
    var buffer = [UInt8](repeating: 0, count: Int(count))
    return max(0, readSome(reading, &buffer, buffer.count))
  }

  /// Puts a piece into the empty pipe.
  func put(_ piece: UnsafeRawBufferPointer) -> Bool {
    retrying { write(writing, piece.baseAddress, piece.count) } == piece.count
  }

  /// Moves so much on; 0, or the number of an error. `EINVAL` is of outputs that only take what is written.
  func move(_ count: Int, to descriptor: Int32) -> Int32 {
    var left = count
    while left > 0 {
      let moved = tapedeck_move(reading, descriptor, left)
      if moved > 0 {
        left -= moved
      } else if moved < 0, errno == EAGAIN {
        // The other end set the pipe to non-blocking.
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, 1_000)
      } else if moved == 0 || errno != EINTR {
        return moved == 0 ? EIO : errno
      }
    }
    return 0
  }
}

/// What a writer tells of its pieces, so that another process can go on.
public protocol WritingProgress: AnyObject {
  /// A piece will be staged, after which so many bytes will have been written in all.
  func willStage(_ end: Int)
  /// It is staged, and will be moved.
  func didStage()
  /// It is to be written as a whole by a call that does not tell, if the process dies in it.
  func didUnstage()
  /// So many bytes were written in all.
  func didWrite(_ end: Int)
}
