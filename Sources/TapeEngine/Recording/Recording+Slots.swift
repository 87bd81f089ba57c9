import Tensors

/// The bytes that an operation is about to fill.
struct Storage {
  var bytes: UnsafeMutableRawPointer
  /// The number of the buffer; nil for a scalar, whose bits are in `scalarResult`.
  var buffer: UInt32?
}

extension Recording {
  // MARK: Slots

  /// A slot for a tensor that is born now. The caller fills it in.
  @inline(__always)
  func takeSlot() -> UInt32 {
    stamp &+= 1
    let free = freeSlot
    if free != 0 {
      freeSlot = UInt32(truncatingIfNeeded: slots[Int(truncatingIfNeeded: free)].payload)
      return free
    }
    if slotCount == slotCapacity { growSlots() }
    let index = slotCount
    slotCount = index &+ 1
    return UInt32(truncatingIfNeeded: index)
  }

  @inline(never)
  private func growSlots() {
    let larger = UnsafeMutablePointer<Slot>.allocate(capacity: slotCapacity * 2)
    larger.update(from: slots, count: slotCount)
    slots.deallocate()
    slots = larger
    slotCapacity *= 2
  }

  @inline(__always)
  subscript(slot x: TensorID) -> Slot {
    assert(isLive(x), "A tensor is looked at that has been freed.")
    return slots[x.index]
  }

  /// The next stamp's predecessor: what `takeSlot` gave the slot it just returned.
  @inline(__always)
  var birth: UInt64 { stamp &- 1 }

  /// The stamp of a tensor's birth; nil when its number is free.
  public func birth(of x: TensorID) -> UInt64? { isLive(x) ? slots[x.index].birth : nil }

  func isLive(_ x: TensorID) -> Bool {
    x.index < slotCount && !slots[x.index].state.contains(.free)
  }

  /// Makes a slot free. Its number may be given to another tensor.
  func freeTensor(at index: Int) {
    let slot = slots[index]
    if slot.shape != 0 || slot.state.contains(.deferred) {
      dropBuffer(UInt32(truncatingIfNeeded: slot.payload))
    }
    if slot.mask >> 63 != 0 { wideMasks[UInt32(truncatingIfNeeded: index)] = nil }
    slots[index].state = .free
    slots[index].mask = 0
    if schedule != nil { return }
    slots[index].payload = UInt64(freeSlot)
    freeSlot = UInt32(truncatingIfNeeded: index)
  }

  /// A tensor that no tape tracks.
  @inline(__always)
  func makeTensor(_ dtype: DType, shape: UInt32, payload: UInt64, origin: UInt64 = 0) -> TensorID {
    let id = takeSlot()
    slots[Int(truncatingIfNeeded: id)] = Slot(
      payload: payload, mask: 0, origin: origin, birth: birth, shape: shape, dtype: dtype,
      state: [])
    return TensorID(rawValue: id)
  }

  // MARK: Shapes

  /// The most axes of a tensor, as in TensorFlow: walks over axes recur on the thread's stack.
  static let rankLimit = 254

  /// The number of the shape with these dimensions.
  ///
  /// - Throws: a limit when the elements would overflow or pass the limit on elements.
  func shapeNumber(_ dimensions: [Int]) throws(EngineError) -> UInt32 {
    if dimensions.count > Self.rankLimit {
      throw EngineError(
        .invalidArgument,
        "too many dimensions: must be < \(Self.rankLimit), but received \(dimensions.count)")
    }
    let elementCount = try checkedElementCount(dimensions)
    return dimensions.withUnsafeBufferPointer {
      $0.isEmpty ? 0 : shapes.number(of: $0, elementCount: elementCount)
    }
  }

  func checkedElementCount(_ dimensions: [Int]) throws(EngineError) -> Int {
    if let negative = dimensions.first(where: { $0 < 0 }) {
      throw EngineError(.invalidArgument, "Dimension \(negative) must be >= 0")
    }
    let shape = Shape(dimensions)
    guard let product = shape.nonzeroLengthProduct else { throw .tooManyElements(shape) }
    // Without elements too, so that strides and offsets in bytes are integers.
    if product <= Int.max >> 4, dimensions.contains(0) { return 0 }
    if product > limits.elements { throw .tooManyElements(shape) }
    return product
  }

  @inline(__always)
  func dimensions(_ x: TensorID) -> UnsafeBufferPointer<Int> {
    shapes.dimensions(self[slot: x].shape)
  }

  func dimensionArray(_ x: TensorID) -> [Int] { Array(dimensions(x)) }

  // MARK: Buffers

  /// Bytes that the job holds now, reachable or not.
  public var chargedBytes: Int {
    bufferBytes + externalBytes + slotCount * MemoryLayout<Slot>.stride
      + log.heldEntryCount * MemoryLayout<Entry>.stride
  }

  /// Room for the elements of a tensor about to be computed.
  ///
  /// - Throws: the byte limit, when what is reachable and the new bytes exceed it.
  func storage(_ dtype: DType, shape: UInt32) throws(EngineError) -> Storage {
    if shape == 0 {
      scalarResult.pointee = 0
      return Storage(bytes: UnsafeMutableRawPointer(scalarResult), buffer: nil)
    }
    let (size, overflow) = shapes[shape].elementCount.multipliedReportingOverflow(
      by: dtype.byteSize)
    if overflow || chargedBytes &+ size > uncheckedBytes {
      try makeRoom(for: overflow ? .max : size)
    }
    return bufferStorage(size: size)
  }

  private func bufferStorage(size: Int) -> Storage {
    let (bytes, owner) = bareStorage(size: size)
    return Storage(bytes: bytes, buffer: addBuffer(bytes: bytes, size: size, owner: owner))
  }

  /// Bytes for a buffer, not charged yet.
  func bareStorage(size: Int) -> (bytes: UnsafeMutableRawPointer, owner: Unmanaged<TensorBuffer>?) {
    if size <= BlockPool.largestSize { return (pool.take(size), nil) }
    let buffer = TensorBuffer(size: size)
    return (buffer.bytes, .passRetained(buffer))
  }

  func addBuffer(
    bytes: UnsafeMutableRawPointer, size: Int, owner: Unmanaged<TensorBuffer>?
  ) -> UInt32 {
    let number: UInt32
    if let free = freeBuffers.popLast() {
      number = free
    } else {
      if bufferCount == bufferCapacity { growBuffers() }
      number = UInt32(truncatingIfNeeded: bufferCount)
      bufferCount += 1
    }
    buffers[Int(number)] = SharedBuffer(bytes: bytes, size: size, references: 1, owner: owner)
    bufferBytes += size
    if bufferBytes - bufferBytesAtCollection > collectionBytes { collectionStamp = 0 }
    return number
  }

  private func growBuffers() {
    let larger = UnsafeMutablePointer<SharedBuffer>.allocate(capacity: bufferCapacity * 2)
    larger.update(from: buffers, count: bufferCount)
    buffers.deallocate()
    buffers = larger
    bufferCapacity *= 2
  }

  func dropBuffer(_ number: UInt32) {
    let index = Int(number)
    buffers[index].references -= 1
    if buffers[index].references == 0 {
      bufferBytes -= buffers[index].size
      if buffers[index].node >= 0 { pending.owedBytes -= buffers[index].size }
      if buffers[index].holders == 0 {
        releaseBuffer(number)
      } else if buffers[index].node < 0 {
        pending.retainedBytes += buffers[index].size
      }
    }
  }

  func releaseStorage(of buffer: SharedBuffer) {
    if let owner = buffer.owner {
      owner.release()
    } else {
      pool.give(buffer.bytes, size: buffer.size)
    }
  }

  /// Gives back storage whose operation failed.
  func discard(_ storage: Storage) {
    if let number = storage.buffer { dropBuffer(number) }
  }

  /// The payload of a tensor whose elements were written to `storage`.
  @inline(__always)
  func payload(of storage: Storage) -> UInt64 {
    storage.buffer.map(UInt64.init) ?? scalarResult.pointee
  }

  /// The elements of a tensor, computed now if they waited. A scalar's address is in the slot table:
  /// valid until a slot is taken.
  @inline(__always)
  func elements(_ x: TensorID) -> UnsafeRawPointer {
    assert(isLive(x), "A tensor is read that has been freed.")
    let slot = slots + x.index
    if slot.pointee.shape == 0 {
      if slot.pointee.state.contains(.deferred) { settle(x) }
      return UnsafeRawPointer(slot)  // reason: payload comes first
    }
    let buffer = buffers + Int(truncatingIfNeeded: slot.pointee.payload)
    if buffer.pointee.node >= 0 { force([UInt32(truncatingIfNeeded: slot.pointee.payload)]) }
    return UnsafeRawPointer(buffer.pointee.bytes)
  }

}
