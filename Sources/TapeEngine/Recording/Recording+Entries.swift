import Tensors

extension Recording {
  /// A tensor with the result of an operation of one operand; appends the entry if a tape tracks it.
  @inline(__always)
  func finish(
    _ primitive: Primitive, _ x: TensorID, _ dtype: DType, shape: UInt32, payload: UInt64,
    extra: UInt32 = Entry.noExtra
  ) -> TensorID {
    let slot = slots + x.index
    let tracked = slot.pointee.mask
    let mask = tracked & activeMask
    if mask == 0 || !slot.pointee.dtype.isFloatingPoint {
      let origin =
        tracked == 0
        ? originOfUnwatched(slot.pointee.origin) : cause(mask == 0 ? .outsideTape : .integerDType)
      let result = makeTensor(dtype, shape: shape, payload: payload, origin: origin)
      if trace != nil { traceApplication(primitive, x, result) }
      return result
    }
    let result = append(
      primitive, count: 1, x.rawValue, 0, 0, mask, dtype, shape: shape, payload: payload,
      extra: extra)
    if trace != nil { traceApplication(primitive, x, result) }
    return result
  }

  /// A tensor with the result of an operation of two operands of one dtype.
  @inline(__always)
  func finish(
    _ primitive: Primitive, _ x: TensorID, _ y: TensorID, _ dtype: DType, shape: UInt32,
    payload: UInt64, extra: UInt32 = Entry.noExtra
  ) -> TensorID {
    let first = slots + x.index
    let second = slots + y.index
    let tracked = first.pointee.mask | second.pointee.mask
    let mask = tracked & activeMask
    if mask == 0 || !first.pointee.dtype.isFloatingPoint {
      let origin =
        tracked == 0
        ? originOfUnwatched(
          first.pointee.origin != 0 ? first.pointee.origin : second.pointee.origin)
        : cause(mask == 0 ? .outsideTape : .integerDType)
      let result = makeTensor(dtype, shape: shape, payload: payload, origin: origin)
      if trace != nil { traceApplication(primitive, x, y, result) }
      return result
    }
    let result = append(
      primitive, count: 2, x.rawValue, y.rawValue, 0, mask, dtype, shape: shape, payload: payload,
      extra: extra)
    if trace != nil { traceApplication(primitive, x, y, result) }
    return result
  }

  /// The cause of a result of operands that were not watched: theirs, or that no tape was recording.
  @inline(__always)
  func originOfUnwatched(_ origin: UInt64) -> UInt64 {
    origin == 0 && activeMask == 0 ? cause(.madeOutside) : origin
  }

  /// A tensor with the result of an operation that is not differentiable.
  ///
  /// - Parameter primitive: nil when the result's shape depends on the operands' values.
  func finishUntracked(
    _ primitive: Primitive?, _ operands: TensorID..., dtype: DType, shape: UInt32,
    payload: UInt64, attributes: [Int] = [],
    because reason: Unconnected.Cause = .notDifferentiable
  ) -> TensorID {
    var origin: UInt64 = 0
    for operand in operands {
      let slot = slots[operand.index]
      if slot.mask != 0 {
        origin = cause(reason)
      } else if origin == 0 {
        origin = slot.origin
      }
    }
    let result = makeTensor(dtype, shape: shape, payload: payload, origin: origin)
    if trace != nil { traceApplication(primitive, operands, [result], attributes) }
    return result
  }

  @inline(__always)
  func append(
    _ primitive: Primitive, count: UInt8, _ x: UInt32, _ y: UInt32, _ z: UInt32, _ mask: UInt64,
    _ dtype: DType, shape: UInt32, payload: UInt64, extra: UInt32
  ) -> TensorID {
    let id = takeSlot()
    let position = log.append(
      Entry(
        mask: mask, x: x, y: y, z: z, result: id, extra: extra, line: line, primitive: primitive,
        operandCount: count, isExtended: false, unit: unit))
    slots[Int(truncatingIfNeeded: id)] = Slot(
      payload: payload, mask: mask, origin: position, birth: birth, shape: shape, dtype: dtype,
      state: [])
    if mask >> 63 != 0 { appendWide(position, operands: [x, y, z], results: [id]) }
    return TensorID(rawValue: id)
  }

  /// Whether an operation on these operands is recorded, and by whom.
  func recordingMask(_ operands: [TensorID]) -> UInt64 {
    var mask: UInt64 = 0
    for operand in operands where slots[operand.index].dtype.isFloatingPoint {
      mask |= slots[operand.index].mask
    }
    return mask & activeMask
  }

  /// The cause of a result of these operands that is not recorded.
  func originOfUntracked(_ operands: [TensorID]) -> UInt64 {
    var origin: UInt64 = 0
    for operand in operands {
      let slot = slots[operand.index]
      if slot.mask == 0 {
        if origin == 0 { origin = slot.origin }
      } else if slot.mask & activeMask == 0 {
        return cause(.outsideTape)
      } else {
        return cause(.integerDType)
      }
    }
    return originOfUnwatched(origin)
  }

  /// The result of an operation with attributes or with three operands.
  func finish(
    _ primitive: Primitive, _ operands: [TensorID], _ dtype: DType, shape: UInt32,
    payload: UInt64, attributes: [Int] = [], values: [TensorID]? = nil
  ) -> TensorID {
    finish(
      primitive, operands, [(dtype, shape, payload)], attributes: attributes, values: values)[0]
  }

  /// The results of any operation.
  ///
  /// - Parameter values: what was computed with, where an operand is a variable's handle.
  func finish(
    _ primitive: Primitive, _ operands: [TensorID],
    _ results: [(dtype: DType, shape: UInt32, payload: UInt64)], attributes: [Int] = [],
    values: [TensorID]? = nil
  ) -> [TensorID] {
    let mask = recordingMask(operands)
    if mask == 0 {
      let origin = originOfUntracked(operands)
      let ids = results.map {
        makeTensor($0.dtype, shape: $0.shape, payload: $0.payload, origin: origin)
      }
      if trace != nil { traceApplication(primitive, values ?? operands, ids, attributes) }
      return ids
    }
    let ids = results.map {
      makeTensor($0.dtype, shape: $0.shape, payload: $0.payload)
    }
    record(primitive, operands, results: ids, mask, attributes: attributes)
    if trace != nil { traceApplication(primitive, values ?? operands, ids, attributes) }
    return ids
  }

  /// Appends an entry for results that exist.
  func record(
    _ primitive: Primitive, _ operands: [TensorID], results: [TensorID], _ mask: UInt64,
    attributes: [Int]
  ) {
    let isExtended = operands.count > 3 || results.count != 1
    var extra = Entry.noExtra
    if isExtended || !attributes.isEmpty {
      let count = attributes.count + 1 + (isExtended ? operands.count + results.count + 2 : 0)
      extra = log.appendExtras(count: count) { extras in
        var position = 0
        func put(_ value: Int64) {
          extras[position] = value
          position += 1
        }
        put(Int64(attributes.count))
        for attribute in attributes { put(Int64(attribute)) }
        if isExtended {
          put(Int64(operands.count))
          for operand in operands { put(Int64(operand.rawValue)) }
          put(Int64(results.count))
          for result in results { put(Int64(result.rawValue)) }
        }
      }
    }
    func raw(_ index: Int) -> UInt32 { index < operands.count ? operands[index].rawValue : 0 }
    let position = log.append(
      Entry(
        mask: mask, x: raw(0), y: raw(1), z: raw(2), result: results.first?.rawValue ?? 0,
        extra: extra, line: line, primitive: primitive,
        operandCount: UInt8(min(operands.count, 255)), isExtended: isExtended, unit: unit))
    for result in results {
      slots[result.index].mask = mask
      slots[result.index].origin = position
    }
    if mask >> 63 != 0 {
      appendWide(position, operands: operands.map(\.rawValue), results: results.map(\.rawValue))
    }
  }

  // MARK: Why None

  /// Notes that the script takes a tensor's elements into NumPy.
  @inline(__always)
  public func noteHostRead(_ x: TensorID) { hostReadMask |= slots[x.index].mask & heldBits }

  /// Notes that a tensor comes from NumPy or Python, perhaps computed of what went there.
  @inline(__always)
  public func noteHostValue(_ x: TensorID) {
    if hostReadMask != 0 { slots[x.index].origin = cause(.outsideTensorFlow) }
  }

  /// Notes that a variable gets the value of a tensor.
  func noteAssignment(to handle: TensorID, _ value: TensorID, replaces: Bool) {
    if slots[value.index].mask & heldBits != 0 {
      trackedAssignments[handle.rawValue] = line
      if slots[handle.index].mask == 0 { slots[handle.index].origin = cause(.assignment) }
    } else if replaces, !trackedAssignments.isEmpty {
      trackedAssignments[handle.rawValue] = nil
    }
  }

  /// A cause as an untracked slot's origin: the line above the code, never 0.
  func cause(_ cause: Unconnected.Cause) -> UInt64 {
    UInt64(UInt32(bitPattern: line)) << 8 | UInt64(cause.rawValue) | 0x80
  }

  /// Why a tensor that no live tape tracks is unconnected.
  func unconnected(_ x: TensorID) -> Unconnected {
    let slot = slots[x.index]
    if slot.mask != 0 { return Unconnected(cause: .noPath, line: 0) }
    guard let cause = Unconnected.Cause(rawValue: UInt8(slot.origin & 0x7F)), slot.origin != 0
    else { return Unconnected(cause: .notWatched, line: 0) }
    return Unconnected(cause: cause, line: Int32(bitPattern: UInt32(slot.origin >> 8)))
  }
}
