/// A concrete array: dtype, shape and row-major elements.
public struct TensorValue: Sendable {
  /// What its elements are.
  public var dtype: DType
  /// The lengths of its axes, outermost first.
  public var shape: Shape
  /// At least `shape.elementCount * dtype.byteSize` bytes; a bool is one byte, 0 or 1.
  public var buffer: TensorBuffer

  /// An array of bytes that are there; a buffer that is too small ends the process.
  public init(dtype: DType, shape: Shape, buffer: TensorBuffer) {
    precondition(
      buffer.size >= shape.elementCount * dtype.byteSize, "A tensor's buffer holds its elements.")
    self.dtype = dtype
    self.shape = shape
    self.buffer = buffer
  }

  /// The product of the lengths: 1 of a scalar.
  public var elementCount: Int { shape.elementCount }
}
