/// The bytes of a tensor: 64-byte aligned, written once by its maker, then only read.
public final class TensorBuffer: @unchecked Sendable {  // reason: written before it is handed on
  /// The first byte, at a multiple of 64; freed with the buffer.
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
