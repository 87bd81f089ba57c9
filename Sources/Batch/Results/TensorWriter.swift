import JSON
import Numerals
import Tensors

extension ByteBuffer {
  /// Appends a tensor as a number or nested lists, or, `typed`, as
  /// `{"dtype", "shape", "data"}` with the elements as one flat list in row-major order.
  ///
  /// Floats have the shortest digits that round-trip in their dtype, always with a point or an
  /// exponent; non-finite ones are the strings `"NaN"`, `"Infinity"`, `"-Infinity"`.
  ///
  /// - Parameter limit: a size of the buffer beyond which the text is not wanted: it ends anywhere then.
  func appendTensor(
    _ value: TensorValue, as encoding: RunOptions.Encoding, within limit: Int = .max
  ) {
    appendTensor(
      value.buffer.bytes, value.dtype, value.shape.dimensions, as: encoding, within: limit)
  }

  /// Appends a tensor whose elements lie at `bytes`.
  func appendTensor(
    _ bytes: UnsafeRawPointer, _ dtype: DType, _ dimensions: [Int],
    as encoding: RunOptions.Encoding, within limit: Int = .max
  ) {
    switch encoding {
    case .plain:
      appendElements(bytes, dtype, dimensions: dimensions, within: limit)
    case .typed:
      append("{\"dtype\":\"")
      append(dtype.name)
      append("\",\"shape\":[")
      for (axis, dimension) in dimensions.enumerated() {
        if axis > 0 { append(UInt8(ascii: ",")) }
        appendJSON(Int64(dimension))
      }
      append("],\"data\":")
      appendElements(bytes, dtype, dimensions: [dimensions.reduce(1, *)], within: limit)
      append(UInt8(ascii: "}"))
    }
  }

  private func appendElements(
    _ bytes: UnsafeRawPointer, _ dtype: DType, dimensions: [Int], within limit: Int
  ) {
    switch dtype {
    case .float32:
      appendNested(bytes.assumingMemoryBound(to: Float.self), dimensions, limit) {
        writeJSON($0, to: $1)
      }
    case .float64:
      appendNested(bytes.assumingMemoryBound(to: Double.self), dimensions, limit) {
        writeJSON($0, to: $1)
      }
    case .int32:
      appendNested(bytes.assumingMemoryBound(to: Int32.self), dimensions, limit) {
        writeInteger(Int64($0), to: $1)
      }
    case .int64:
      appendNested(bytes.assumingMemoryBound(to: Int64.self), dimensions, limit) {
        writeInteger($0, to: $1)
      }
    case .bool:
      appendNested(bytes.assumingMemoryBound(to: UInt8.self), dimensions, limit) {
        writeBool($0 != 0, to: $1)
      }
    }
  }

  /// Appends elements in row-major order, a bracket wherever an axis begins or ends. A loop, since
  /// a tensor may have any number of axes.
  ///
  /// - Parameter write: writes an element of at most `maximumFloatLength` bytes; how many they were.
  @inline(__always)
  private func appendNested<Element>(
    _ elements: UnsafePointer<Element>, _ dimensions: [Int], _ limit: Int,
    _ write: (Element, UnsafeMutablePointer<UInt8>) -> Int
  ) {
    guard !dimensions.isEmpty else {
      commit(write(elements[0], reserve(maximumFloatLength)))
      return
    }
    // The axes inside the first empty one hold nothing: the lists end there.
    let axisCount = dimensions.firstIndex(of: 0).map { $0 + 1 } ?? dimensions.count
    dimensions.withUnsafeBufferPointer { axes in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: axisCount) { index in
        index.initialize(repeating: 0)
        appendNested(elements, axes.prefix(axisCount), index, limit, write)
      }
    }
  }

  /// - Parameters:
  ///   - axes: at least one, none but the last of length 0.
  ///   - index: where the lists around the innermost stand: zeros, one for each axis.
  @inline(__always)
  private func appendNested<Element>(
    _ elements: UnsafePointer<Element>, _ axes: Slice<UnsafeBufferPointer<Int>>,
    _ index: UnsafeMutableBufferPointer<Int>, _ limit: Int,
    _ write: (Element, UnsafeMutablePointer<UInt8>) -> Int
  ) {
    var axis = 0
    var position = 0
    while true {
      // Going down: open the lists to the innermost axis.
      while axis < axes.count {
        append(UInt8(ascii: "["))
        axis += 1
      }
      let end = position + axes[axes.count - 1]
      while position < end {
        if count > limit { return }
        // Some at a time, so that the room is asked for once.
        let stop = min(position + Self.elementBlock, end)
        let start = reserve((stop - position) * (maximumFloatLength + 1))
        var out = start
        while position < stop {
          out += write(elements[position], out)
          position += 1
          out[0] = UInt8(ascii: ",")
          out += position < end ? 1 : 0
        }
        commit(out - start)
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

  private static var elementBlock: Int { 128 }
}

/// Writes `true` or `false`.
/// - Returns: how many bytes were written.
@inline(__always)
func writeBool(_ value: Bool, to out: UnsafeMutablePointer<UInt8>) -> Int {
  let text: StaticString = value ? "true" : "false"
  out.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
  return text.utf8CodeUnitCount
}
