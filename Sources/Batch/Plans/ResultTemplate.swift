import JSON
import TapeEngine
import Tensors

/// What every job of a plan writes between its id and its tags, with gaps for the plan's values.
struct ResultTemplate: Sendable {
  /// A gap.
  struct Column: Sendable {
    /// Where it is in the text.
    var position: Int
    var dtype: DType
    var dimensions: [Int]
    var elementCount: Int
  }

  let text: [UInt8]
  /// In the order of the text, which is the order of the plan's outputs.
  let columns: [Column]
  let encoding: RunOptions.Encoding
  /// A line up to this size surely keeps the limit on outputs.
  let lineSizeLimit: Int

  /// Appends the text of one lane.
  ///
  /// - Parameter scratch: room for the elements of one output.
  func append(
    to buffer: ByteBuffer, _ runner: PlanRunner, _ plan: Plan, lane: Int, scratch: ByteBuffer
  ) {
    text.withUnsafeBytes { text in
      var start = 0
      for (index, column) in columns.enumerated() {
        buffer.append(UnsafeRawBufferPointer(rebasing: text[start..<column.position]))
        start = column.position
        if column.dimensions.isEmpty, encoding == .plain {
          buffer.appendScalar(
            bits: runner.scalarOutput(index, of: plan, lane: lane), column.dtype)
        } else {
          scratch.removeAll()
          let bytes = UnsafeMutableRawPointer(
            scratch.reserve(max(column.elementCount * column.dtype.byteSize, 8)))
          runner.copyOutput(index, of: plan, lane: lane, to: bytes)
          buffer.appendTensor(bytes, column.dtype, column.dimensions, as: encoding)
        }
      }
      buffer.append(UnsafeRawBufferPointer(rebasing: text[start...]))
    }
  }
}

extension ByteBuffer {
  /// Appends the element with these bits as a number or a bool.
  func appendScalar(bits: UInt64, _ dtype: DType) {
    switch dtype {
    case .float32: appendJSON(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .float64: appendJSON(Double(bitPattern: bits))
    case .int32: appendJSON(Int64(Int32(truncatingIfNeeded: Int64(bitPattern: bits))))
    case .int64: appendJSON(Int64(bitPattern: bits))
    case .bool: appendJSON(bits & 0xFF != 0)
    }
  }
}
