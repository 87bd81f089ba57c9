#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Blocks for small buffers, by size class, so that a vector operation calls no allocator.
struct BlockPool {
  /// The largest block; anything larger has an owner of its own that values can share.
  static let largestSize = 1 << 15
  private static let smallestSize = 64
  private static let classCount = 10

  /// Heads of the chains of free blocks; a free block begins with the address of the next.
  private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var slabs: [UnsafeMutableRawPointer] = []
  private var slabPosition: UnsafeMutableRawPointer?
  private var slabRest = 0
  private static let slabSize = 1 << 18

  /// Whether blocks share slabs. `TAPEDECK_TEST_SLABS=0` gives each an allocation of exactly its size, so that the
  /// address sanitizer, or a debugging allocator, sees what is written or read beyond it.
  private let sharesSlabs: Bool

  init() {
    sharesSlabs = getenv("TAPEDECK_TEST_SLABS").map { String(cString: $0) } != "0"
    free = .allocate(capacity: Self.classCount)
    free.initialize(repeating: nil, count: Self.classCount)
  }

  func deallocate() {
    for slab in slabs { slab.deallocate() }
    free.deallocate()
  }

  @inline(__always)
  private static func sizeClass(_ size: Int) -> Int {
    let units = (max(size, 1) - 1) / smallestSize
    return units == 0 ? 0 : Int.bitWidth - units.leadingZeroBitCount
  }

  /// A block of at least `size` bytes, 64-byte aligned, of unspecified content.
  mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    if !sharesSlabs { return .allocate(byteCount: max(size, 1), alignment: 64) }
    let sizeClass = Self.sizeClass(size)
    if let block = free[sizeClass] {
      free[sizeClass] = block.load(as: UnsafeMutableRawPointer?.self)
      return block
    }
    let blockSize = Self.smallestSize << sizeClass
    if slabRest < blockSize {
      let slab = UnsafeMutableRawPointer.allocate(byteCount: Self.slabSize, alignment: 64)
      slabs.append(slab)
      slabPosition = slab
      slabRest = Self.slabSize
    }
    guard let block = slabPosition else { preconditionFailure("A slab has a position.") }
    slabPosition = block + blockSize
    slabRest -= blockSize
    return block
  }

  func give(_ block: UnsafeMutableRawPointer, size: Int) {
    if !sharesSlabs { return block.deallocate() }
    let sizeClass = Self.sizeClass(size)
    block.storeBytes(of: free[sizeClass], as: UnsafeMutableRawPointer?.self)
    free[sizeClass] = block
  }
}
