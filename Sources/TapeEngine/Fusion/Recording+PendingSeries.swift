import Kernels
import Tensors

// Evenly spaced values that wait: each is a function of its index.
extension Recording {
  /// The parts of a `linspace` joined; one of scalars waits, as a function of the index.
  ///
  /// - Parameter parts: `begin [1]`, `middle [count − 2]` and `end [1]`.
  func joinedLinspace(
    _ begin: TensorID, _ middle: TensorID, _ end: TensorID, _ delta: TensorID, _ count: Int
  ) throws(EngineError) -> TensorID {
    let dtype = slots[begin.index].dtype
    guard count >= pending.threshold, count > 2, rank(begin) == 1, elementCount(begin) == 1 else {
      return try concat([begin, middle, end], axis: 0)
    }
    let join: (UInt32) throws(EngineError) -> UInt64 = { [self] shape throws(EngineError) in
      let form = Form(dtype: dtype, dimensions: Array(shapes.dimensions(shape)))
      return try wait(
        .linspace(form, kernels), [begin, delta, end].map { pendingOperand($0, in: shape) }, dtype,
        shape: shape, weight: 0.4)
    }
    return try concat([begin, middle, end], axis: 0, waiting: join)
  }

  /// The progression of integers that a sum of floats, step by step, amounts to; nil where one of the
  /// sums would be rounded.
  func exactProgression(_ first: Double, _ step: Double, _ count: Int, _ dtype: DType)
    -> (first: Int, step: Int)?
  {
    let limit = dtype == .float32 ? 0x1p24 : 0x1p53
    guard let start = Int(exactly: first), let step = Int(exactly: step),
      abs(first) <= limit, abs(first + Double(step) * Double(count)) <= limit
    else { return nil }
    // Minus zero is no integer.
    return start == 0 && first.sign == .minus ? nil : (start, step)
  }
}
