import BatchIO
import JSON
import Scheduling
import Tensors

/// The NumPy files that inputs refer to, below one batch's directory.
///
/// An array that many jobs share is read once and its bytes are shared. One lock guards the cache,
/// which is emptied when it grows beyond a bound.
struct ReferencedFiles: Sendable {
  /// Nil for standard input, which has no directory.
  var base: String?
  let cache: Cache

  final class Cache: Sendable {
    fileprivate struct State {
      var values: [String: TensorValue] = [:]
      var size = 0
    }
    fileprivate static let sizeLimit = 1 << 30
    fileprivate let state = Monitor(State())

    init() {}
  }

  /// The array of an `.npy` file, or the one named `array` of an `.npz` file.
  ///
  /// - Throws: a `spec` failure that begins with `inputs.name`.
  func tensor(
    npy path: JSONNode, array: JSONNode?, name: String, limits: JobLimits
  ) throws(JobFailure) -> TensorValue {
    let key = array == nil ? "npy" : "npz"
    guard let pathText = path.kind == .string ? path.stringValue : nil else {
      throw .spec("inputs.\(name): '\(key)' should be a path")
    }
    guard let base else {
      throw .spec("inputs.\(name): a record on standard input has no directory for '\(key)'")
    }
    var arrayName: String?
    if let array {
      guard array.kind == .string else {
        throw .spec("inputs.\(name): 'array' should be a name")
      }
      arrayName = array.stringValue
    }
    let cacheKey = [base, pathText, arrayName ?? ""].joined(separator: "\u{0}")
    if let known = cache.state.withLock({ $0.values[cacheKey] }) { return known }
    let value: TensorValue
    do {
      value = try read(pathText, arrayName, base, maximumSize: limits.bytes)
    } catch {
      throw .spec("inputs.\(name): \(error)")
    }
    guard value.elementCount <= limits.elements else {
      throw .spec("inputs.\(name): \(value.elementCount) elements are more than a tensor may hold")
    }
    cache.state.withLock { state in
      if state.size > Cache.sizeLimit {
        state.values.removeAll()
        state.size = 0
      }
      state.values[cacheKey] = value
      state.size += value.buffer.size
    }
    return value
  }

  private func read(
    _ path: String, _ array: String?, _ base: String, maximumSize: Int
  ) throws(ReferenceError) -> TensorValue {
    let read =
      if let array {
        try NumPyFile.array(
          named: array, inArchive: path, base: base, maximumSize: maximumSize)
      } else {
        try NumPyFile.array(path: path, base: base, maximumSize: maximumSize)
      }
    let dtype = DType(name: read.dtypeName) ?? .float64
    let bytes = read.elements.bytes
    let buffer = TensorBuffer(size: bytes.count)
    buffer.bytes.copyMemory(
      from: bytes.baseAddress ?? UnsafeRawPointer(buffer.bytes), byteCount: bytes.count)
    return TensorValue(dtype: dtype, shape: Shape(read.shape), buffer: buffer)
  }
}
