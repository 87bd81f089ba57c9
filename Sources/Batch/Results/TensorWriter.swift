import JSON
import Tensors

extension ByteBuffer {
  /// Appends a tensor as a number or nested lists, or, `typed`, as
  /// `{"dtype", "shape", "data"}` with the elements as one flat list in row-major order.
  ///
  /// Floats have the shortest digits that round-trip in their dtype, always with a point or an
  /// exponent; non-finite ones are the strings `"NaN"`, `"Infinity"`, `"-Infinity"`.
  func appendTensor(_ value: TensorValue, as encoding: RunOptions.Encoding) {
    appendTensor(value.buffer.bytes, value.dtype, value.shape.dimensions, as: encoding)
  }

  /// Appends a tensor whose elements lie at `bytes`.
  func appendTensor(
    _ bytes: UnsafeRawPointer, _ dtype: DType, _ dimensions: [Int],
    as encoding: RunOptions.Encoding
  ) {
    switch encoding {
    case .plain:
      appendElements(bytes, dtype, dimensions: dimensions)
    case .typed:
      append("{\"dtype\":\"")
      append(dtype.name)
      append("\",\"shape\":[")
      for (axis, dimension) in dimensions.enumerated() {
        if axis > 0 { append(UInt8(ascii: ",")) }
        appendJSON(Int64(dimension))
      }
      append("],\"data\":")
      appendElements(bytes, dtype, dimensions: [dimensions.reduce(1, *)])
      append(UInt8(ascii: "}"))
    }
  }

  private func appendElements(
    _ bytes: UnsafeRawPointer, _ dtype: DType, dimensions: [Int]
  ) {
    switch dtype {
    case .float32:
      appendNested(bytes.assumingMemoryBound(to: Float.self), dimensions) { $0.appendJSON($1) }
    case .float64:
      appendNested(bytes.assumingMemoryBound(to: Double.self), dimensions) { $0.appendJSON($1) }
    case .int32:
      appendNested(bytes.assumingMemoryBound(to: Int32.self), dimensions) {
        $0.appendJSON(Int64($1))
      }
    case .int64:
      appendNested(bytes.assumingMemoryBound(to: Int64.self), dimensions) { $0.appendJSON($1) }
    case .bool:
      appendNested(bytes.assumingMemoryBound(to: UInt8.self), dimensions) {
        $0.appendJSON($1 != 0)
      }
    }
  }

  /// Appends elements in row-major order, a bracket wherever an axis begins or ends. A loop, since
  /// a tensor may have any number of axes.
  @inline(__always)
  private func appendNested<Element>(
    _ elements: UnsafePointer<Element>, _ dimensions: [Int],
    _ appendOne: (ByteBuffer, Element) -> Void
  ) {
    guard !dimensions.isEmpty else {
      appendOne(self, elements[0])
      return
    }
    // The axes inside the first empty one hold nothing: the lists end there.
    let axes = dimensions.firstIndex(of: 0).map { Array(dimensions[...$0]) } ?? dimensions
    var index = [Int](repeating: 0, count: axes.count)
    var axis = 0
    var position = 0
    while true {
      // Going down: open the lists to the innermost axis.
      while axis < axes.count {
        append(UInt8(ascii: "["))
        axis += 1
      }
      let length = axes[axes.count - 1]
      for element in 0..<length {
        if element > 0 { append(UInt8(ascii: ",")) }
        appendOne(self, elements[position])
        position += 1
      }
      // Going up: close every list that is complete.
      axis -= 1
      append(UInt8(ascii: "]"))
      while axis > 0 {
        index[axis - 1] += 1
        if index[axis - 1] < axes[axis - 1] { break }
        index[axis - 1] = 0
        axis -= 1
        append(UInt8(ascii: "]"))
      }
      if axis == 0 { return }
      append(UInt8(ascii: ","))
    }
  }
}
