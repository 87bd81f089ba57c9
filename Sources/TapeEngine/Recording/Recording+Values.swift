import Kernels
import Tensors

extension Recording {
  // MARK: Constants

  /// A tensor that depends on nothing the job was given.
  @inline(__always)
  private func makeConstant(_ dtype: DType, shape: UInt32, payload: UInt64) -> TensorID {
    let result = makeTensor(dtype, shape: shape, payload: payload)
    traceConstant(result)
    return result
  }

  /// A scalar of any dtype: floats round, integers truncate (out of range: the least one), bool is
  /// "not zero".
  public func scalar(_ value: Double, _ dtype: DType) -> TensorID {
    let bits: UInt64
    switch dtype {
    case .float64: bits = value.bitPattern
    case .float32: bits = UInt64(Float(value).bitPattern)
    case .int32:
      bits = UInt64(
        UInt32(bitPattern: Int32(exactly: value.rounded(.towardZero)) ?? .min))
    case .int64: bits = UInt64(bitPattern: Int64(exactly: value.rounded(.towardZero)) ?? .min)
    case .bool: bits = value != 0 ? 1 : 0
    }
    return makeConstant(dtype, shape: 0, payload: bits)
  }

  /// A scalar of any dtype: floats round, `int32` wraps, bool is "not zero".
  public func scalar(_ value: Int64, _ dtype: DType) -> TensorID {
    let bits: UInt64
    switch dtype {
    case .float64: bits = Double(value).bitPattern
    case .float32: bits = UInt64(Float(value).bitPattern)
    case .int32: bits = UInt64(UInt32(bitPattern: Int32(truncatingIfNeeded: value)))
    case .int64: bits = UInt64(bitPattern: value)
    case .bool: bits = value != 0 ? 1 : 0
    }
    return makeConstant(dtype, shape: 0, payload: bits)
  }

  /// A bool scalar.
  public func scalar(_ value: Bool) -> TensorID {
    makeConstant(.bool, shape: 0, payload: value ? 1 : 0)
  }

  /// A tensor of these elements; a large one shares the value's bytes.
  ///
  /// - Throws: a limit.
  public func constant(_ value: TensorValue) throws(EngineError) -> TensorID {
    let shape = try shapeNumber(value.shape.dimensions)
    try charge(steps: shapes[shape].elementCount >> 9)
    let size = shapes[shape].elementCount * value.dtype.byteSize
    if shape == 0 || size <= BlockPool.largestSize {
      let target = try storage(value.dtype, shape: shape)
      target.bytes.copyMemory(from: value.buffer.bytes, byteCount: size)
      return makeConstant(value.dtype, shape: shape, payload: payload(of: target))
    }
    if chargedBytes &+ size > uncheckedBytes { try makeRoom(for: size) }
    let number = addBuffer(
      bytes: value.buffer.bytes, size: size, owner: .passRetained(value.buffer))
    return makeConstant(value.dtype, shape: shape, payload: UInt64(number))
  }

  /// A vector of integers.
  ///
  /// - Throws: a limit.
  public func vector(_ values: [Int], _ dtype: DType = .int32) throws(EngineError) -> TensorID {
    let shape = try shapeNumber([values.count])
    try charge(steps: values.count >> 6)
    let target = try storage(dtype, shape: shape)
    for (index, value) in values.enumerated() { target.bytes.store(value, as: dtype, at: index) }
    return makeConstant(dtype, shape: shape, payload: payload(of: target))
  }

  /// A tensor of `shape` all of whose elements have these bits.
  func filled(_ dtype: DType, shape: UInt32, bits: UInt64) throws(EngineError) -> TensorID {
    if shape == 0 { return makeConstant(dtype, shape: 0, payload: bits) }
    let count = shapes[shape].elementCount
    try step(elements: count, .moved)
    if count >= pending.threshold {
      let element = PendingNode.Operand(
        buffer: nil, constant: bits, track: .single, size: dtype.byteSize)
      return makeConstant(
        dtype, shape: shape,
        payload: try wait(copying: element, dtype, shape: shape))
    }
    let target = try storage(dtype, shape: shape)
    var bits = bits
    if count > 0 { kernels.fill(dtype)(&bits, target.bytes, count) }
    return makeConstant(dtype, shape: shape, payload: payload(of: target))
  }

  /// A constant of zeros; of bool, false.
  ///
  /// - Throws: a limit.
  public func zeros(_ shape: Shape, _ dtype: DType) throws(EngineError) -> TensorID {
    try filled(dtype, shape: shapeNumber(shape.dimensions), bits: 0)
  }

  /// A constant of ones; of bool, true.
  ///
  /// - Throws: a limit.
  public func ones(_ shape: Shape, _ dtype: DType) throws(EngineError) -> TensorID {
    try filled(dtype, shape: shapeNumber(shape.dimensions), bits: dtype.oneBits)
  }

  // MARK: Looking

  /// The dtype of a tensor that has not been freed, as it must be for all of these.
  public func dtype(_ x: TensorID) -> DType { self[slot: x].dtype }
  /// The lengths of its axes.
  ///
  /// - Complexity: O(rank); one array.
  public func shape(_ x: TensorID) -> Shape { Shape(dimensionArray(x)) }
  /// The number of axes.
  public func rank(_ x: TensorID) -> Int { shapes[self[slot: x].shape].rank }
  /// The product of the lengths: 1 of a scalar.
  public func elementCount(_ x: TensorID) -> Int { shapes[self[slot: x].shape].elementCount }
  /// Whether it has no axes.
  public func isScalar(_ x: TensorID) -> Bool { self[slot: x].shape == 0 }

  /// The tensor's value; a large one shares its bytes.
  public func value(_ x: TensorID) -> TensorValue {
    traceRead(x)
    return peekValue(x)
  }

  /// The tensor's value in this run. Unlike `value`, it does not end a trace in which the value varies: the caller
  /// must not let the answer depend on it.
  public func peekValue(_ x: TensorID) -> TensorValue {
    let bytes = elements(x)
    let slot = slots[x.index]
    let shape = shape(x)
    if slot.shape != 0, let owner = buffers[Int(slot.payload)].owner {
      return TensorValue(dtype: slot.dtype, shape: shape, buffer: owner.takeUnretainedValue())
    }
    let size = elementCount(x) * slot.dtype.byteSize
    let buffer = TensorBuffer(size: size)
    buffer.bytes.copyMemory(from: bytes, byteCount: size)
    return TensorValue(dtype: slot.dtype, shape: shape, buffer: buffer)
  }

  /// The first element as a double: floats and `int32` exactly, `int64` rounded, bool 0 or 1.
  public func doubleValue(_ x: TensorID) -> Double {
    traceRead(x)
    return doubleElement(x, 0)
  }

  /// The first element as an integer: floats truncated (out of range or NaN: the least one).
  public func int64Value(_ x: TensorID) -> Int64 {
    traceDecision(x)
    return integerElement(x, 0)
  }

  /// Whether the first element differs from zero.
  public func boolValue(_ x: TensorID) -> Bool {
    traceDecision(x)
    return slots[x.index].dtype.isFloatingPoint
      ? doubleElement(x, 0) != 0 : integerElement(x, 0) != 0
  }

  func doubleElement(_ x: TensorID, _ index: Int) -> Double {
    let bytes = elements(x)
    switch slots[x.index].dtype {
    case .float32: return Double(bytes.load(fromByteOffset: index * 4, as: Float.self))
    case .float64: return bytes.load(fromByteOffset: index * 8, as: Double.self)
    case .int32, .int64, .bool: return Double(integerElement(x, index))
    }
  }

  func integerElement(_ x: TensorID, _ index: Int) -> Int64 {
    let bytes = elements(x)
    switch slots[x.index].dtype {
    case .int32: return Int64(bytes.load(fromByteOffset: index * 4, as: Int32.self))
    case .int64: return bytes.load(fromByteOffset: index * 8, as: Int64.self)
    case .bool: return Int64(bytes.load(fromByteOffset: index, as: UInt8.self))
    case .float32, .float64:
      return Int64(exactly: doubleElement(x, index).rounded(.towardZero)) ?? .min
    }
  }

  /// The elements of an integer tensor.
  func integers(_ x: TensorID) -> [Int] {
    traceRead(x)
    return (0..<elementCount(x)).map { Int(integerElement(x, $0)) }
  }
}

extension UnsafeMutableRawPointer {
  /// Stores a number as the element of a dtype at an index: floats round, integers truncate, bool is "not zero".
  func store(_ value: Double, as dtype: DType, at index: Int) {
    switch dtype {
    case .float32: storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
    case .float64: storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
    case .int32, .int64:
      store(Int(exactly: value.rounded(.towardZero)) ?? .min, as: dtype, at: index)
    case .bool: storeBytes(of: value != 0 ? 1 : 0, toByteOffset: index, as: UInt8.self)
    }
  }

  /// Stores an integer as the element of a dtype at an index; `int32` wraps.
  func store(_ value: Int, as dtype: DType, at index: Int) {
    switch dtype {
    case .float32, .float64: store(Double(value), as: dtype, at: index)
    case .int32:
      storeBytes(of: Int32(truncatingIfNeeded: value), toByteOffset: index * 4, as: Int32.self)
    case .int64: storeBytes(of: Int64(value), toByteOffset: index * 8, as: Int64.self)
    case .bool: storeBytes(of: value != 0 ? 1 : 0, toByteOffset: index, as: UInt8.self)
    }
  }
}

extension DType {
  /// The bits of a one.
  var oneBits: UInt64 {
    switch self {
    case .float32: UInt64(Float(1).bitPattern)
    case .float64: Double(1).bitPattern
    case .int32, .int64, .bool: 1
    }
  }
}
