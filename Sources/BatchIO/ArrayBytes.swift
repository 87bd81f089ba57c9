/// The bytes of an array: 64-byte aligned, written once, then only read.
public final class ArrayBytes: @unchecked Sendable {  // reason: only read once handed on
  /// The size in bytes.
  public let count: Int
  let memory: UnsafeMutableRawBufferPointer

  init(count: Int) {
    self.count = count
    memory = .allocate(byteCount: max(count, 1), alignment: 64)
  }

  deinit { memory.deallocate() }

  /// The bytes, while this object lives.
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: memory.baseAddress, count: count)
  }

  var mutableBytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: memory.baseAddress, count: count)
  }
}
