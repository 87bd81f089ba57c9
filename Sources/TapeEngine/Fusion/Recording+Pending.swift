import Kernels
import Tensors

// Applications that wait: a result of many elements is a pending buffer until the script reads its
// elements. Charges, shapes, entries and errors do not wait.
extension Recording {
  /// Calls a body with each of `0 ..< count` once, in any order and on any thread, and returns when
  /// all have returned.
  public typealias ParallelFor = (_ count: Int, _ body: (Int) -> Void) -> Void

  /// How the blocks of large tensors are computed: one after the other, until the runner has threads to
  /// spare. Only kernels run in it.
  public var parallelFor: ParallelFor {
    get { pending.parallelFor }
    set { pending.parallelFor = newValue }
  }

  /// Whether a tensor's elements are still to be computed.
  @inline(__always)
  func isPending(_ x: TensorID) -> Bool {
    let slot = slots + x.index
    if slot.pointee.shape == 0, !slot.pointee.state.contains(.deferred) { return false }
    return buffers[Int(truncatingIfNeeded: slot.pointee.payload)].node >= 0
  }

  /// Whether a result of `elementCount` elements should wait.
  @inline(__always)
  func waits(_ elementCount: Int, _ x: TensorID) -> Bool {
    elementCount >= pending.threshold
      || (pending.usedCount > 0 && elementCount > 0 && isPending(x))
  }

  @inline(__always)
  func waits(_ elementCount: Int, _ x: TensorID, _ y: TensorID) -> Bool {
    elementCount >= pending.threshold
      || (pending.usedCount > 0 && elementCount > 0 && (isPending(x) || isPending(y)))
  }

  /// Whether a reduction of `x` should wait: its axes lie side by side, and its parts can be joined.
  ///
  /// - Parameter axes: the reduced axes.
  func waits(_ lowering: Lowering, _ x: TensorID, axes: [Int]) -> Bool {
    guard !axes.isEmpty, waits(elementCount(x), x), lowering.joining != nil,
      case .reduce(_, let count, let inner) = lowering.steps.first?.operation
    else { return false }
    return (lowering.rows > 1 ? count * inner : inner) <= PendingNodes.rowLimit
  }

  // MARK: Operands

  /// An operand of a result of shape `shape`.
  func pendingOperand(_ x: TensorID, in shape: UInt32) -> PendingNode.Operand {
    let slot = slots[x.index]
    if let constant = knownElement(x) {
      return PendingNode.Operand(
        buffer: nil, constant: constant, track: .single, size: slot.dtype.byteSize)
    }
    return PendingNode.Operand(
      buffer: UInt32(truncatingIfNeeded: slot.payload), track: track(of: slot.shape, in: shape),
      size: slot.dtype.byteSize)
  }

  private func track(of own: UInt32, in shape: UInt32) -> PendingNode.Operand.Track {
    if own == shape { return .same }
    if shapes[own].elementCount == 1 { return shapes[shape].elementCount == 1 ? .same : .single }
    if shapes[own].elementCount == shapes[shape].elementCount { return .same }
    let lengths = Array(shapes.dimensions(shape))
    let dimensions = Array(shapes.dimensions(own))
    let strides = Shape(dimensions).strides(stretchedTo: Shape(lengths))
    let added = lengths.count - dimensions.count
    var outer = 1
    for axis in 0..<lengths.count {
      let length = axis < added ? 1 : dimensions[axis - added]
      if length != lengths[axis] { break }
      outer *= length
    }
    return .stretched(strides: strides, outer: outer)
  }

  /// The bits of a tensor of one element that is computed.
  private func knownElement(_ x: TensorID) -> UInt64? {
    let slot = slots[x.index]
    if slot.shape == 0, !slot.state.contains(.deferred) { return slot.payload }
    guard shapes[slot.shape].elementCount == 1, !isPending(x) else { return nil }
    return element(at: buffers[Int(slot.payload)].bytes, slot.dtype)
  }

  func element(at bytes: UnsafeRawPointer, _ dtype: DType) -> UInt64 {
    switch dtype.byteSize {
    case 8: bytes.load(as: UInt64.self)
    case 4: UInt64(bytes.load(as: UInt32.self))
    default: UInt64(bytes.load(as: UInt8.self))
    }
  }

  // MARK: Waiting

  /// The payload of a result that waits, charged as its storage would be.
  ///
  /// - Throws: the byte limit.
  func wait(
    _ lowering: Lowering, _ operands: [PendingNode.Operand], _ dtype: DType, shape: UInt32,
    weight: Float
  ) throws(EngineError) -> UInt64 {
    let elementCount = shapes[shape].elementCount
    let (size, overflow) = elementCount.multipliedReportingOverflow(by: dtype.byteSize)
    let charge = shape == 0 ? 0 : size
    if shape != 0, overflow || chargedBytes &+ size > uncheckedBytes {
      try makeRoom(for: overflow ? .max : size)
    }
    boundPending(operands)
    var node = PendingNode(
      lowering: lowering, operands: operands, dtype: dtype,
      dimensions: Array(shapes.dimensions(shape)), elementCount: elementCount, weight: weight)
    for operand in operands {
      guard let number = operand.buffer else { continue }
      buffers[Int(number)].holders += 1
      let place = buffers[Int(number)].node
      if place >= 0 { node.depth = max(node.depth, pending.nodes[Int(place)].depth + 1) }
    }
    node.serial = pending.serial
    pending.serial += 1
    let number = addBuffer(bytes: UnsafeMutableRawPointer(scalarResult), size: charge, owner: nil)
    node.buffer = number
    if let place = pending.free.popLast() {
      pending.nodes[place] = node
      buffers[Int(number)].node = Int32(truncatingIfNeeded: place)
    } else {
      pending.nodes.append(node)
      buffers[Int(number)].node = Int32(truncatingIfNeeded: pending.nodes.count - 1)
    }
    pending.usedCount += 1
    pending.owedBytes += charge
    return UInt64(number)
  }

  /// One elementwise step that waits.
  func wait(
    _ operation: Step.Operation, _ operands: [PendingNode.Operand], _ dtype: DType, shape: UInt32,
    weight: Float
  ) throws(EngineError) -> UInt64 {
    let form = Form(dtype: dtype, dimensions: Array(shapes.dimensions(shape)))
    return try wait(
      Lowering(operation, operands: operands.count, form, kernels), operands, dtype, shape: shape,
      weight: weight)
  }

  /// An operand's elements, perhaps stretched, that wait.
  func wait(copying operand: PendingNode.Operand, _ dtype: DType, shape: UInt32)
    throws(EngineError) -> UInt64
  {
    let form = Form(dtype: dtype, dimensions: Array(shapes.dimensions(shape)))
    return try wait(.copy(form, kernels), [operand], dtype, shape: shape, weight: 0.1)
  }

  /// Notes that a scalar's payload is a buffer.
  @inline(__always)
  func markDeferred(_ x: TensorID) {
    if slots[x.index].shape == 0 { slots[x.index].state.insert(.deferred) }
  }

  /// Keeps what waits within bounds: long chains are computed as far as they go.
  private func boundPending(_ operands: [PendingNode.Operand]) {
    for operand in operands {
      guard let number = operand.buffer else { continue }
      let place = buffers[Int(number)].node
      if place >= 0, pending.nodes[Int(place)].depth >= PendingNodes.depthLimit {
        force([number])
      }
    }
    if pending.usedCount > PendingNodes.countLimit
      || pending.retainedBytes > pending.owedBytes + PendingNodes.retainedLimit
    {
      forceEverything()
    }
  }

  /// Computes whatever waits and is shown by a tensor.
  func forceEverything() {
    force(
      pending.nodes.filter { $0.isUsed && buffers[Int($0.buffer)].references > 0 }.map(\.buffer))
  }

  /// Computes, together, whatever these tensors wait for.
  public func compute(_ tensors: [TensorID]) {
    force(
      tensors.compactMap { tensor in
        let slot = slots[tensor.index]
        guard slot.shape != 0 || slot.state.contains(.deferred) else { return nil }
        let number = UInt32(truncatingIfNeeded: slot.payload)
        return buffers[Int(number)].node >= 0 ? number : nil
      })
  }

  // MARK: Scalars

  /// Puts the bits of a scalar that waited into its slot.
  @inline(never)
  func settle(_ x: TensorID) {
    let number = UInt32(truncatingIfNeeded: slots[x.index].payload)
    if buffers[Int(number)].node >= 0 { force([number]) }
    slots[x.index].payload = element(at: buffers[Int(number)].bytes, slots[x.index].dtype)
    slots[x.index].state.remove(.deferred)
    dropBuffer(number)
  }

  /// The slot of a tensor whose payload is about to be shared.
  @inline(__always)
  func settledSlot(_ x: TensorID) -> Slot {
    if slots[x.index].state.contains(.deferred) { settle(x) }
    return slots[x.index]
  }

  // MARK: Buffers

  /// Gives back a buffer that neither a tensor nor a node uses, and what its node alone held.
  func releaseBuffer(_ number: UInt32) {
    var doomed = [number]
    while let number = doomed.popLast() {
      let buffer = buffers[Int(number)]
      freeBuffers.append(number)
      guard buffer.node >= 0 else {
        releaseStorage(of: buffer)
        continue
      }
      doomed += releaseNode(Int(buffer.node))
    }
  }

  /// Frees a node.
  ///
  /// - Returns: the operands' buffers that are not used any more.
  private func releaseNode(_ place: Int) -> [UInt32] {
    var unused: [UInt32] = []
    for operand in pending.nodes[place].operands {
      guard let number = operand.buffer else { continue }
      let index = Int(number)
      buffers[index].holders -= 1
      if buffers[index].holders == 0, buffers[index].references == 0 {
        if buffers[index].node < 0 { pending.retainedBytes -= buffers[index].size }
        unused.append(number)
      }
    }
    pending.nodes[place].operands = []
    pending.nodes[place].isUsed = false
    pending.free.append(place)
    pending.usedCount -= 1
    return unused
  }

  /// Gives a pending buffer its elements, and lets go of what they were computed from.
  func fulfil(
    _ number: UInt32, bytes: UnsafeMutableRawPointer, owner: Unmanaged<TensorBuffer>?
  ) {
    let index = Int(number)
    let place = Int(buffers[index].node)
    buffers[index].bytes = bytes
    buffers[index].owner = owner
    buffers[index].node = -1
    if buffers[index].references > 0 {
      pending.owedBytes -= buffers[index].size
    } else {
      pending.retainedBytes += buffers[index].size
    }
    for unused in releaseNode(place) { releaseBuffer(unused) }
  }

  /// Asks for a buffer's elements to be kept when they are computed.
  func keep(_ x: TensorID) {
    guard isPending(x) else { return }
    let place = Int(buffers[Int(slots[x.index].payload)].node)
    pending.nodes[place].isKept = true
  }
}
