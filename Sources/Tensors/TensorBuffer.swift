/// The bytes of a tensor: 64-byte aligned, written once by whoever makes it, then only read.
///
/// `@unchecked Sendable`: the bytes do not change after the maker has handed the buffer on.
public final class TensorBuffer: @unchecked Sendable {
  public let bytes: UnsafeMutableRawPointer
  /// The size in bytes.
  public let size: Int

  /// Uninitialised bytes.
  public init(size: Int) {
    self.size = size
    bytes = .allocate(byteCount: max(size, 1), alignment: 64)
  }

  deinit { bytes.deallocate() }
}
