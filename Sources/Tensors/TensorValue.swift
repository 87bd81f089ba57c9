/// A concrete array: dtype, shape and row-major elements.
public struct TensorValue: Sendable {
  public var dtype: DType
  public var shape: Shape
  /// At least `shape.elementCount * dtype.byteSize` bytes; a bool is one byte, 0 or 1.
  public var buffer: TensorBuffer

  public init(dtype: DType, shape: Shape, buffer: TensorBuffer) {
    precondition(
      buffer.size >= shape.elementCount * dtype.byteSize, "A tensor's buffer holds its elements.")
    self.dtype = dtype
    self.shape = shape
    self.buffer = buffer
  }

  public var elementCount: Int { shape.elementCount }
}
