import JSON
import ScriptRuntime
import Tensors

/// A record read as far as a plan needs it: what decides which plan it follows, and its inputs.
///
/// A worker keeps one and stages record after record into it.
final class StagedRecord {
  /// Equal for two records whose scripts run alike as long as they decide nothing by a value: the
  /// program, the defaults, the names, dtypes and shapes of the inputs, params, outputs, encoding and
  /// limits.
  let key = ByteBuffer()
  /// The elements of the record's own inputs, in their order, each at a multiple of 8; those of the
  /// defaults are constants of the plan.
  let row = ByteBuffer()

  /// The bits of the record's own floats and ints among the params, in their order.
  private(set) var params: [UInt64] = []

  func clear() {
    params.removeAll(keepingCapacity: true)
    key.removeAll()
    row.removeAll()
  }

  func appendKey(_ value: Int) {
    withUnsafeBytes(of: value) { key.append($0) }
  }

  func appendKey(_ text: UnsafeRawBufferPointer?) {
    appendKey(text?.count ?? -1)
    if let text { key.append(text) }
  }

  func appendKey(_ object: AnyObject) {
    appendKey(Int(bitPattern: Unmanaged.passUnretained(object).toOpaque()))
  }

  func appendKey(_ limits: JobLimits) {
    appendKey(limits.steps)
    appendKey(limits.bytes)
    appendKey(limits.depth)
    appendKey(limits.outputBytes)
    appendKey(limits.elements)
  }

  /// Adds a param: its value, if that cannot vary, or its kind.
  ///
  /// - Returns: false when the script has to say what is wrong with it.
  func append(param binding: JobSpec.Binding) -> Bool {
    appendKey(binding.name.stringBytes)
    switch binding.value.kind {
    case .integer where params.count < 64:
      guard let value = binding.value.int64Value else { return false }
      key.append(1)
      params.append(UInt64(bitPattern: value))
    case .float where params.count < 64:
      key.append(2)
      params.append((binding.value.doubleValue ?? .nan).bitPattern)
    default:
      key.append(0)
      appendKey(binding.value.text)
    }
    return true
  }

  /// Puts the params where they belong: those that are pinned, a bit each, into the key, the others into
  /// the row.
  func place(pinned: UInt64) {
    withUnsafeBytes(of: pinned) { key.append($0) }
    for (index, bits) in params.enumerated() {
      let isPinned = pinned >> UInt64(index) & 1 == 1
      withUnsafeBytes(of: bits) { (isPinned ? key : row).append($0) }
    }
  }

  /// Adds an input, read by `reader`.
  func append(_ binding: JobSpec.Binding, _ reader: InputReader) throws(JobFailure) {
    appendKey(binding.name.stringBytes)
    if reader.dtype == .float64 || reader.dtype == .float32,
      let value = reader.scalar(binding.value)
    {
      appendForm(reader.dtype, [])
      append(value, reader.dtype)
      pad()
      return
    }
    let value = try reader.tensor(
      binding.value, name: binding.name.stringValue ?? "")
    appendForm(value.dtype, value.shape.dimensions)
    row.append(
      UnsafeRawBufferPointer(
        start: value.buffer.bytes, count: value.elementCount * value.dtype.byteSize))
    pad()
  }

  private func appendForm(_ dtype: DType, _ dimensions: [Int]) {
    key.append(dtype.rawValue)
    appendKey(dimensions.count)
    for dimension in dimensions { appendKey(dimension) }
  }

  private func append(_ value: Double, _ dtype: DType) {
    if dtype == .float64 {
      withUnsafeBytes(of: value) { row.append($0) }
    } else {
      withUnsafeBytes(of: Float(value)) { row.append($0) }
    }
  }

  private func pad() {
    while row.count & 7 != 0 { row.append(0) }
  }
}
