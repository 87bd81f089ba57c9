import Kernels
import Tensors

extension Recording {
  /// The general path of an operation of one operand, elementwise or of square matrices.
  @inline(never)
  func elementwise(_ primitive: Primitive, _ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let operation = operations + Int(primitive.rawValue)
    let function: KernelTable.Unary
    var dtype = slot.dtype
    switch operation.pointee.kernel {
    case .unary(let kernel):
      if let unary = kernels.unary(kernel, dtype) {
        function = unary
      } else if let detour = operation.pointee.detour, detour.takes(dtype) {
        return try detour.body(self, [x])
      } else {
        throw .unsupported(dtype, by: primitive)
      }
    case .classify(let kernel):
      guard let unary = kernels.classify(kernel, dtype) else {
        throw .unsupported(dtype, by: primitive)
      }
      function = unary
      dtype = .bool
    case .matrix(let kernel, let result, let divisor):
      return try matrixFunction(primitive, x, kernel, result, divisor)
    case .binary, .compare, .method, .alias, .given:
      preconditionFailure("\(primitive) is not an operation of one operand.")
    }
    let elementCount = shapes[slot.shape].elementCount
    try step(elements: elementCount, operation.pointee.cost)
    let bits: UInt64
    let isWaiting = waits(elementCount, x)
    if isWaiting {
      bits = try wait(
        .unary(function), [pendingOperand(x, in: slot.shape)], dtype, shape: slot.shape,
        weight: operation.pointee.weight)
    } else {
      let target = try storage(dtype, shape: slot.shape)
      function(elements(x), target.bytes, elementCount)
      bits = payload(of: target)
    }
    let result =
      operation.pointee.isDifferentiable
      ? finish(primitive, x, dtype, shape: slot.shape, payload: bits)
      : finishUntracked(primitive, x, dtype: dtype, shape: slot.shape, payload: bits)
    if isWaiting { markDeferred(result) }
    return result
  }

  /// Integers, or 0 where they are negative.
  func rectified(_ x: TensorID) throws(EngineError) -> TensorID {
    try apply(.maximum, x, scalar(Int64(0), slots[x.index].dtype))
  }

  /// Integers as they are, of an operation that changes floats alone.
  func unchanged(_ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    try step()
    return finishUntracked(
      .identity, x, dtype: slot.dtype, shape: slot.shape, payload: share(settledSlot(x)),
      because: .integerDType)
  }

  /// The payload of another tensor with the same elements.
  func share(_ slot: Slot) -> UInt64 {
    if slot.shape != 0 { buffers[Int(slot.payload)].references += 1 }
    return slot.payload
  }

  /// The general path of an elementwise operation of two operands.
  @inline(never)
  func elementwise(_ primitive: Primitive, _ x: TensorID, _ y: TensorID) throws(EngineError)
    -> TensorID
  {
    let first = slots[x.index]
    let second = slots[y.index]
    let operation = operations + Int(primitive.rawValue)
    if !operation.pointee.domain.contains(first.dtype) {
      throw .unsupported(first.dtype, by: primitive)
    }
    if first.dtype != second.dtype {
      if operation.pointee.detour == nil, !takes(first.dtype, primitive) {
        throw .unsupported(first.dtype, by: primitive)
      }
      if primitive == .divide {
        // TensorFlow's division checks its dtypes before the kernel does.
        throw EngineError(
          .typeError,
          "`x` and `y` must have the same dtype, got tf.\(first.dtype.name) != "
            + "tf.\(second.dtype.name).")
      }
      throw .mixed(first.dtype, second.dtype, in: primitive)
    }
    if primitive == .divide, first.dtype == .bool {
      throw EngineError(
        .typeError,
        "Invalid dtype tf.bool in __truediv__. Expected one of {tf.uint8, tf.int8, tf.uint16, "
          + "tf.int16, tf.uint32, tf.int32, tf.uint64, tf.int64, tf.bfloat16, tf.float16, "
          + "tf.float32, tf.float64, tf.complex64, tf.complex128}.")
    }
    let function: KernelTable.Binary?
    var dtype = first.dtype
    switch operation.pointee.kernel {
    case .binary(let kernel):
      function = kernels.binary(kernel, dtype)
    case .compare(let kernel):
      function = kernels.compare(kernel, dtype)
      dtype = .bool
    case .unary, .classify, .matrix, .method, .alias, .given:
      preconditionFailure("\(primitive) is not an elementwise operation of two operands.")
    }
    guard let function else {
      if let detour = operation.pointee.detour, detour.takes(first.dtype) {
        return try detour.body(self, [x, y])
      }
      throw .unsupported(first.dtype, by: primitive)
    }
    if first.dtype.isInteger, let refusal = operation.pointee.refusal {
      try check(refusal, primitive, y)
    }

    let shape = try broadcastShape(first.shape, second.shape, for: primitive)
    let elementCount = shapes[shape].elementCount
    let runs =
      first.shape == second.shape ? 0 : runCount(elementCount, [first.shape, second.shape], shape)
    let cost = operation.pointee.cost
    try step(
      elements: elementCount, first.dtype.isInteger ? cost.ofIntegers : cost, runs: runs)
    if waits(elementCount, x, y) {
      let payload = try wait(
        .binary(function, rows: nil), [pendingOperand(x, in: shape), pendingOperand(y, in: shape)],
        dtype,
        shape: shape, weight: operation.pointee.weight)
      let result =
        operation.pointee.isDifferentiable
        ? finish(primitive, x, y, dtype, shape: shape, payload: payload)
        : finishUntracked(primitive, x, y, dtype: dtype, shape: shape, payload: payload)
      markDeferred(result)
      return result
    }
    let target = try storage(dtype, shape: shape)
    if elementCount > 0 {
      if first.shape == second.shape {
        function(elements(x), 1, elements(y), 1, target.bytes, elementCount)
      } else if shapes[second.shape].elementCount == 1 {
        function(elements(x), 1, elements(y), 0, target.bytes, elementCount)
      } else if shapes[first.shape].elementCount == 1 {
        function(elements(x), 0, elements(y), 1, target.bytes, elementCount)
      } else {
        broadcastLoop(
          [first.shape, second.shape], [first.dtype.byteSize, first.dtype.byteSize], to: shape
        ) { offsets, steps, position, count in
          function(
            elements(x) + offsets[0], steps[0], elements(y) + offsets[1], steps[1],
            target.bytes + position * dtype.byteSize, count)
        }
      }
    }
    let bits = payload(of: target)
    return operation.pointee.isDifferentiable
      ? finish(primitive, x, y, dtype, shape: shape, payload: bits)
      : finishUntracked(primitive, x, y, dtype: dtype, shape: shape, payload: bits)
  }

  /// The quotient of floats rounded towards zero, through which nothing flows back.
  func truncatedQuotient(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    _ = try broadcastShape(
      slots[x.index].shape, slots[y.index].shape, for: .truncateDivide)
    let result = try composite { () throws(EngineError) in
      try unrecorded { () throws(EngineError) in
        let quotient = try divide(x, y)
        return try select(
          apply(.less, quotient, constant(like: quotient, 0)), apply(.ceil, quotient),
          apply(.floor, quotient))
      }
    }
    let isTracked = slots[x.index].mask | slots[y.index].mask != 0
    slots[result.index].origin = isTracked ? cause(.notDifferentiable) : 0
    return result
  }

  /// Whether an operation of two operands has a kernel for a dtype.
  private func takes(_ dtype: DType, _ primitive: Primitive) -> Bool {
    switch operations[Int(primitive.rawValue)].kernel {
    case .binary(let kernel): kernels.binary(kernel, dtype) != nil
    case .compare(let kernel): kernels.compare(kernel, dtype) != nil
    case .unary, .classify, .matrix, .method, .alias, .given: false
    }
  }

  /// Refuses what has no integer value: division by zero and negative powers.
  private func check(_ refusal: Declaration.Refusal, _ primitive: Primitive, _ y: TensorID)
    throws(EngineError)
  {
    switch refusal {
    case .zeroDivisors:
      if containsInteger(y, where: { $0 == 0 }) {
        throw .kernel(primitive, "Integer division by zero")
      }
    case .negativeExponents:
      if containsInteger(y, where: { $0 < 0 }) {
        throw .kernel(primitive, "Integers to negative integer powers are not allowed")
      }
    case .indices, .singularMatrices: break
    }
  }

  private func containsInteger(_ x: TensorID, where predicate: (Int64) -> Bool) -> Bool {
    let slot = slots[x.index]
    let count = shapes[slot.shape].elementCount
    let bytes = elements(x)
    switch slot.dtype {
    case .int32:
      let values = UnsafeBufferPointer(
        start: bytes.assumingMemoryBound(to: Int32.self), count: count)
      return values.contains { predicate(Int64($0)) }
    case .int64:
      let values = UnsafeBufferPointer(
        start: bytes.assumingMemoryBound(to: Int64.self), count: count)
      return values.contains(where: predicate)
    case .float32, .float64, .bool: return false
    }
  }

  // MARK: Broadcasting

  /// About how many runs a result of `elementCount` elements has in which no operand changes its step.
  func runCount(_ elementCount: Int, _ operands: [UInt32], _ shape: UInt32) -> Int {
    if operands.allSatisfy({ $0 == shape || shapes[$0].elementCount == 1 }) { return 0 }
    let last = shapes.dimensions(shape).last { $0 != 1 } ?? 1
    return elementCount / max(last, 1)
  }

  /// The common shape of two operands.
  func broadcastShape(_ first: UInt32, _ second: UInt32, for primitive: Primitive)
    throws(EngineError) -> UInt32
  {
    if first == second || second == 0 { return first }
    if first == 0 { return second }
    guard
      let common = Shape.broadcast(
        Shape(Array(shapes.dimensions(first))), Shape(Array(shapes.dimensions(second))))
    else {
      throw .kernel(
        primitive,
        "Incompatible shapes: \(bracketed(first)) vs. \(bracketed(second))")
    }
    return try shapeNumber(common.dimensions)
  }

  func bracketed(_ shape: UInt32) -> String { Shape(Array(shapes.dimensions(shape))).bracketed }

  /// Walks a non-empty result of shape `shape` in runs over which every operand either advances
  /// with the result or stands still.
  ///
  /// - Parameter body: gets, for one run, the byte offset and the step (0 or 1) of each operand,
  ///   the position of the run in the result, and its length.
  func broadcastLoop(
    _ operands: [UInt32], _ sizes: [Int], to shape: UInt32,
    _ body: (_ offsets: [Int], _ steps: [Int], _ position: Int, _ count: Int) -> Void
  ) {
    forEachBroadcastRun(
      operands.map { Array(shapes.dimensions($0)) }, sizes,
      to: Array(shapes.dimensions(shape)), body)
  }

  // MARK: Composites

  /// Runs an operation made of several: what it makes on the way counts as reachable.
  func composite<Result>(_ body: () throws(EngineError) -> Result) throws(EngineError) -> Result {
    let saved = rootEpoch
    rootEpoch = min(rootEpoch, stamp)
    defer { rootEpoch = saved }
    return try body()
  }

  /// Runs what is one operation in TensorFlow and several here: a backward pass walks its entries without
  /// a pause, as if they were one.
  public func asOneOperation<Result>(_ body: () throws(EngineError) -> Result)
    throws(EngineError) -> Result
  {
    if unit != 0 { return try composite(body) }
    unitCount &+= 1
    unit = unitCount
    defer { unit = 0 }
    return try composite(body)
  }
}
