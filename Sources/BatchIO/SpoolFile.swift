import CSupervision

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was read of an input that cannot be read twice, such as a pipe, kept for a process that goes on when this
/// one dies. It is a file in memory that both processes have open.
///
/// Bytes go from the pipe to the file in one call of the system, where it can: then no death loses any.
public final class SpoolFile {
  private let descriptor: Int32
  /// Whether what is kept is all there is.
  private let isReplay: Bool
  /// How much was handed out.
  private var position: off_t = 0
  private var isKept = true

  /// The most that is kept; an input that is longer cannot be gone on with.
  static let sizeLimit: off_t = 256 << 20

  /// - Parameter isReplay: whether the input itself is left alone.
  public init(descriptor: Int32, isReplay: Bool) {
    self.descriptor = descriptor
    self.isReplay = isReplay
    isKept = !Self.isCut(descriptor)
  }

  /// Makes the file; nil where there is no memory for it, and nothing can be kept.
  public static func make() -> Int32? {
    let descriptor = tapedeck_memory_file()
    return descriptor < 0 ? nil : descriptor
  }

  /// Whether the input was too long to be kept: the file has a byte then, beyond the limit.
  public static func isCut(_ descriptor: Int32) -> Bool { size(of: descriptor) > sizeLimit }

  private static func size(of descriptor: Int32) -> off_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_size : 0
  }

  /// Whether there is something to read without asking the input.
  var isReady: Bool { isReplay || (isKept && position < Self.size(of: descriptor)) }

  /// Reads what is kept, or what the input has, and keeps it; less than 0 is an error, as of `read`.
  func read(_ input: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard isKept else { return readSome(input, buffer.baseAddress, buffer.count) }
    var kept = pread(descriptor, buffer.baseAddress, buffer.count, position)
    if kept == 0, !isReplay {
      let taken = tapedeck_keep(input, descriptor, position, buffer.baseAddress, buffer.count)
      guard taken > 0 else { return taken }
      kept = pread(descriptor, buffer.baseAddress, taken, position)
      if position + off_t(kept) > Self.sizeLimit { drop() }
    }
    position += off_t(max(kept, 0))
    return kept
  }

  /// Keeps nothing any more, and says so by the file's size.
  private func drop() {
    isKept = false
    ftruncate(descriptor, 0)
    ftruncate(descriptor, Self.sizeLimit + 1)
  }
}
