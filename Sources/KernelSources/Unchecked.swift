// What the compiler cannot check in the kernels, and why it is right.

extension UnsafeMutableBufferPointer {
  /// The first element of memory that was asked for with room for some.
  @inline(__always) var start: UnsafeMutablePointer<Element> {
    baseAddress.unsafelyUnwrapped  // reason: only a buffer without room may have no address
  }
}

/// The address of a kernel, as the facade keeps it.
@inline(__always)
func untyped<Function>(_ function: Function) -> UnsafeRawPointer {
  // reason: a C function is an address, and `KernelTable` casts it back to the type of its family
  unsafeBitCast(function, to: UnsafeRawPointer.self)
}

/// The address of a kernel that may not be there.
@inline(__always)
func untyped<Function>(ifAny function: Function?) -> UnsafeRawPointer? {
  // reason: as above, and no function is the null address
  unsafeBitCast(function, to: UnsafeRawPointer?.self)
}
