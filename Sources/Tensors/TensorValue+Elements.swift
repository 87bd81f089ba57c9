/// Making tensors from Swift values and reading their elements.
extension TensorValue {
  /// Elements in row-major order; their number is the shape's.
  public init(_ elements: [Float], shape: Shape) {
    self.init(dtype: .float32, shape: shape, copying: elements)
  }

  /// Elements in row-major order; their number is the shape's.
  public init(_ elements: [Double], shape: Shape) {
    self.init(dtype: .float64, shape: shape, copying: elements)
  }

  /// Elements in row-major order; their number is the shape's.
  public init(_ elements: [Int32], shape: Shape) {
    self.init(dtype: .int32, shape: shape, copying: elements)
  }

  /// Elements in row-major order; their number is the shape's.
  public init(_ elements: [Int64], shape: Shape) {
    self.init(dtype: .int64, shape: shape, copying: elements)
  }

  /// Elements in row-major order; their number is the shape's.
  public init(_ elements: [Bool], shape: Shape) {
    self.init(dtype: .bool, shape: shape, copying: elements)
  }

  /// A scalar.
  public init(_ value: Float) { self.init([value], shape: .scalar) }
  /// A scalar.
  public init(_ value: Double) { self.init([value], shape: .scalar) }
  /// A scalar.
  public init(_ value: Int32) { self.init([value], shape: .scalar) }
  /// A scalar.
  public init(_ value: Int64) { self.init([value], shape: .scalar) }
  /// A scalar.
  public init(_ value: Bool) { self.init([value], shape: .scalar) }

  private init<Element: BitwiseCopyable>(dtype: DType, shape: Shape, copying elements: [Element]) {
    precondition(
      shape.checkedElementCount == elements.count,
      "A tensor has as many elements as its shape says.")
    let buffer = TensorBuffer(size: elements.count * dtype.byteSize)
    elements.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress, !bytes.isEmpty {
        buffer.bytes.copyMemory(from: base, byteCount: bytes.count)
      }
    }
    self.init(dtype: dtype, shape: shape, buffer: buffer)
  }

  /// The element at a row-major position as a double: exact for all but large `int64`.
  public func double(at index: Int) -> Double {
    precondition(index >= 0 && index < elementCount, "The position is inside the tensor.")
    let bytes = buffer.bytes
    switch dtype {
    case .float32: return Double(bytes.load(fromByteOffset: index &* 4, as: Float.self))
    case .float64: return bytes.load(fromByteOffset: index &* 8, as: Double.self)
    case .int32: return Double(bytes.load(fromByteOffset: index &* 4, as: Int32.self))
    case .int64: return Double(bytes.load(fromByteOffset: index &* 8, as: Int64.self))
    case .bool: return bytes.load(fromByteOffset: index, as: UInt8.self) != 0 ? 1 : 0
    }
  }

  /// The element at a row-major position of an integer or bool tensor.
  public func integer(at index: Int) -> Int64 {
    precondition(index >= 0 && index < elementCount, "The position is inside the tensor.")
    let bytes = buffer.bytes
    switch dtype {
    case .int32: return Int64(bytes.load(fromByteOffset: index &* 4, as: Int32.self))
    case .int64: return bytes.load(fromByteOffset: index &* 8, as: Int64.self)
    case .bool: return bytes.load(fromByteOffset: index, as: UInt8.self) != 0 ? 1 : 0
    case .float32, .float64: preconditionFailure("The tensor holds integers.")
    }
  }

  /// Whether the element at a row-major position is not zero.
  public func isTrue(at index: Int) -> Bool {
    dtype.isFloatingPoint ? double(at: index) != 0 : integer(at: index) != 0
  }

  /// All elements as doubles, in row-major order.
  public func doubles() -> [Double] { (0..<elementCount).map(double(at:)) }

  /// All elements of an integer or bool tensor, in row-major order.
  public func integers() -> [Int64] { (0..<elementCount).map(integer(at:)) }

  /// The same elements under another shape of equal element count.
  public func reshaped(_ shape: Shape) -> TensorValue {
    precondition(
      shape.checkedElementCount == elementCount, "A reshape keeps the elements.")
    return TensorValue(dtype: dtype, shape: shape, buffer: buffer)
  }
}
