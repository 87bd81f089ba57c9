import Kernels
import Tensors

// Operations that TensorFlow composes of others. They are composed alike here, since that decides
// special values and which derivatives are None.
extension Recording {
  func constant(like x: TensorID, _ value: Double) -> TensorID {
    scalar(value, slots[x.index].dtype)
  }

  /// Which norm: of vectors ‖x‖₂, ‖x‖₁, ‖x‖∞ or ‖x‖ₚ; of matrices Frobenius', the greatest sum of a column's
  /// magnitudes, of a row's.
  public enum NormOrder: Hashable, Sendable {
    case euclidean
    case one
    case infinity
    case p(Double)
  }

  /// A vector norm over an axis or all elements, or a matrix norm over two axes.
  ///
  /// - Special values: where the Euclidean norm is 0, its gradient is NaN.
  public func norm(_ x: TensorID, order: NormOrder, axes: [Int]?, keepDimensions: Bool)
    throws(EngineError) -> TensorID
  {
    try composite { () throws(EngineError) in
      let result: TensorID
      switch order {
      case .euclidean:
        result = try apply(
          .sqrt, reduce(.sum, multiply(x, x), axes: axes, keepDimensions: true))
      case .one:
        let sums = try reduce(
          .sum, apply(.absolute, x), axes: axes.map { [$0[0]] }, keepDimensions: true)
        result =
          if let axes, axes.count == 2 {
            try reduce(.maximum, sums, axes: [axes[1]], keepDimensions: true)
          } else {
            sums
          }
      case .infinity:
        var magnitudes = try apply(.absolute, x)
        if let axes, axes.count == 2 {
          magnitudes = try reduce(.sum, magnitudes, axes: [axes[1]], keepDimensions: true)
        }
        result = try reduce(
          .maximum, magnitudes, axes: axes.map { [$0[0]] }, keepDimensions: true)
      case .p(let p):
        let powers = try power(apply(.absolute, x), constant(like: x, p))
        result = try power(
          reduce(.sum, powers, axes: axes, keepDimensions: true), constant(like: x, 1 / p))
      }
      return keepDimensions ? result : try squeeze(result, axes: axes)
    }
  }

  /// `x` scaled down to a Euclidean norm of at most `limit`.
  ///
  /// - Special values: zeros stay, and their gradient is that of `x`.
  public func clipByNorm(_ x: TensorID, _ limit: TensorID, axes: [Int]?) throws(EngineError)
    -> TensorID
  {
    try composite { () throws(EngineError) in
      let squares = try reduce(.sum, multiply(x, x), axes: axes, keepDimensions: true)
      let isPositive = try apply(.greater, squares, constant(like: squares, 0))
      let safe = try select(isPositive, squares, onesLike(squares, nil))
      let norm = try select(isPositive, apply(.sqrt, safe), squares)
      return try identity(divide(multiply(x, limit), apply(.maximum, norm, limit)))
    }
  }

  /// `½ x erfc(−x √½)`, or its approximation by tanh.
  ///
  /// The root and the cubic's factor are float32 numbers in every dtype, as in TensorFlow.
  public func gelu(_ x: TensorID, approximate: Bool) throws(EngineError) -> TensorID {
    try composite { () throws(EngineError) in
      if approximate {
        let cube = try power(x, constant(like: x, 3))
        let sum = try add(x, multiply(constant(like: x, Double(Float(0.044715))), cube))
        let inner = try multiply(constant(like: x, 0.7978845608028654), sum)
        return try multiply(
          multiply(constant(like: x, 0.5), x),
          add(constant(like: x, 1), apply(.tanh, inner)))
      }
      let root = constant(like: x, Double(Float(0.5).squareRoot()))
      return try multiply(
        multiply(constant(like: x, 0.5), x), apply(.erfc, multiply(negate(x), root)))
    }
  }

  /// `x · sigmoid(x)`
  public func silu(_ x: TensorID) throws(EngineError) -> TensorID {
    try asOneOperation { () throws(EngineError) in try multiply(x, apply(.sigmoid, x)) }
  }

  /// `log(sigmoid(x))`, as `−softplus(−x)`.
  public func logSigmoid(_ x: TensorID) throws(EngineError) -> TensorID {
    try composite { () throws(EngineError) in try negate(apply(.softplus, negate(x))) }
  }

  /// `x` where it is positive, otherwise `slope · x`; the slope is a float32 number in every dtype.
  public func leakyRelu(_ x: TensorID, slope: Double) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    if !slot.dtype.isFloatingPoint { throw .unsupported(slot.dtype, by: .leakyRelu) }
    let attributes = [Int(bitPattern: UInt(Double(Float(slope)).bitPattern))]
    return try applySteps(.leakyRelu, [x], slot, attributes)
  }

  /// `yBar` where `x` is positive, otherwise `slope · yBar`.
  func leakyReluGrad(_ yBar: TensorID, _ x: TensorID, slope: Double) throws(EngineError)
    -> TensorID
  {
    let slot = slots[x.index]
    if !slot.dtype.isFloatingPoint { throw .unsupported(slot.dtype, by: .leakyReluGrad) }
    // A cotangent that the script gave may be any tensor.
    let given = slots[yBar.index]
    if given.dtype != slot.dtype {
      throw .mixed(given.dtype, slot.dtype, in: .leakyReluGrad)
    }
    if given.shape != slot.shape {
      throw .kernel(
        .leakyReluGrad,
        "Inputs to operation LeakyReluGrad of type LeakyReluGrad must have the same size and shape.  "
          + "Input 0: \(bracketed(given.shape)) != input 1: \(bracketed(slot.shape))")
    }
    return try applySteps(
      .leakyReluGrad, [yBar, x], slot, [Int(bitPattern: UInt(slope.bitPattern))])
  }

  /// An elementwise primitive of several steps, of a result like `slot`.
  private func applySteps(
    _ primitive: Primitive, _ operands: [TensorID], _ slot: Slot, _ attributes: [Int]
  ) throws(EngineError) -> TensorID {
    try step(elements: shapes[slot.shape].elementCount)
    let steps = try lowering(
      primitive, attributes, operands, (slot.dtype, slot.shape))
    let target = try storage(slot.dtype, shape: slot.shape)
    try evaluate(steps, operands, to: [target.bytes])
    return finish(
      primitive, operands, slot.dtype, shape: slot.shape, payload: payload(of: target),
      attributes: attributes)
  }

  /// `count` evenly spaced values from `start` to `stop`; of integers in float64.
  public func linspace(_ start: TensorID, _ stop: TensorID, count: Int) throws(EngineError)
    -> TensorID
  {
    try composite { () throws(EngineError) in
      let common = try broadcastShape(
        slots[start.index].shape, slots[stop.index].shape, for: .broadcastTo)
      let shape = Shape(Array(shapes.dimensions(common)))
      let first = try expandDims(broadcast(start, to: shape), axis: 0)
      let last = try expandDims(broadcast(stop, to: shape), axis: 0)
      let stepCount = count > 1 ? count - 1 : 1
      let delta = try divide(
        subtract(last, first), scalar(Int64(stepCount), slots[last.index].dtype))
      let dtype = slots[delta.index].dtype
      let begin = try cast(first, to: dtype)
      let end = try cast(last, to: dtype)
      let inner = count > 2 ? count - 2 : 0
      let steps = try range(
        start: scalar(Int64(1), .int64), limit: scalar(Int64(count >= 0 ? stepCount : -1), .int64),
        delta: scalar(Int64(1), .int64))
      let column = try reshape(
        cast(steps, to: dtype), [inner] + Array(repeating: 1, count: shape.rank))
      let middle = try add(begin, multiply(delta, column))
      let whole = try joinedLinspace(begin, middle, end, delta, count)
      return try slice(
        whole, begin: Array(repeating: 0, count: shape.rank + 1), size: [count] + shape.dimensions)
    }
  }

  /// `start`, `start + delta`, … up to but not including `limit`; scalars of one dtype.
  public func range(start: TensorID, limit: TensorID, delta: TensorID) throws(EngineError)
    -> TensorID
  {
    let dtype = slots[start.index].dtype
    if dtype == .bool { throw EngineError(.typeError, "A range has numbers, not bool.") }
    func fail(_ text: String) -> EngineError { .kernel("Range", text) }
    for (operand, name) in [(start, "start"), (limit, "limit"), (delta, "delta")]
    where elementCount(operand) != 1 {
      throw fail("\(name) must be a scalar, not shape \(bracketed(slots[operand.index].shape))")
    }
    func shown(_ x: TensorID) -> String {
      dtype.isFloatingPoint ? shortNumber(doubleValue(x)) : String(int64Value(x))
    }
    let shape: UInt32
    let bits: UInt64
    if dtype.isFloatingPoint {
      let (first, last, step) = (doubleValue(start), doubleValue(limit), doubleValue(delta))
      try check(first <= last, first >= last, step == 0, step > 0)
      let size = abs((last - first) / step).rounded(.up)
      guard let count = Int(exactly: size), count <= limits.elements else {
        throw EngineError(.limit(.elements), "A range has too many elements.")
      }
      shape = try shapeNumber([count])
      try self.step(elements: count, .moved)
      if count >= pending.threshold, let exact = exactProgression(first, step, count, dtype) {
        bits = try wait(
          .progression(first: exact.first, step: exact.step, dtype), [], dtype, shape: shape,
          weight: 0.1)
        return finished()
      }
      let target = try storage(dtype, shape: shape)
      if dtype == .float64 {
        var value = first
        for index in 0..<count {
          if index & 0xF_FFFF == 0xF_FFFF { try checkClock() }
          target.bytes.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
          value += step
        }
      } else {
        var value = Float(first)
        for index in 0..<count {
          if index & 0xF_FFFF == 0xF_FFFF { try checkClock() }
          target.bytes.storeBytes(of: value, toByteOffset: index * 4, as: Float.self)
          value += Float(step)
        }
      }
      bits = payload(of: target)
    } else {
      let (first, last, step) = (int64Value(start), int64Value(limit), int64Value(delta))
      try check(first <= last, first >= last, step == 0, step > 0)
      let span = (step > 0 ? UInt64(bitPattern: last &- first) : UInt64(bitPattern: first &- last))
      let size = span / step.magnitude + (span % step.magnitude == 0 ? 0 : 1)
      guard size <= UInt64(limits.elements), let count = Int(exactly: size) else {
        throw EngineError(.limit(.elements), "A range has too many elements.")
      }
      shape = try shapeNumber([count])
      try self.step(elements: count, .moved)
      if count >= pending.threshold {
        bits = try wait(
          .progression(first: Int(first), step: Int(step), dtype), [], dtype, shape: shape,
          weight: 0.1)
        return finished()
      }
      let target = try storage(dtype, shape: shape)
      var value = first
      for index in 0..<count {
        if dtype == .int32 {
          target.bytes.storeBytes(
            of: Int32(truncatingIfNeeded: value), toByteOffset: index * 4, as: Int32.self)
        } else {
          target.bytes.storeBytes(of: value, toByteOffset: index * 8, as: Int64.self)
        }
        value &+= step
      }
      bits = payload(of: target)
    }
    return finished()
    func check(_ rises: Bool, _ falls: Bool, _ isZero: Bool, _ isPositive: Bool)
      throws(EngineError)
    {
      if isZero { throw fail("Requires delta != 0: 0") }
      if isPositive ? !rises : !falls {
        throw fail(
          "Requires start \(isPositive ? "<" : ">")= limit when delta "
            + "\(isPositive ? ">" : "<") 0: \(shown(start))/\(shown(limit))")
      }
    }
    func finished() -> TensorID {
      var origin: UInt64 = 0
      for operand in [start, limit, delta] where slots[operand.index].mask != 0 {
        origin = cause(.notDifferentiable)
      }
      let result = makeTensor(dtype, shape: shape, payload: bits, origin: origin)
      if trace != nil { traceApplication(nil, [start, limit, delta], [result], []) }
      return result
    }
  }

  /// As C++ prints a float: no point when there is nothing after it.
  private func shortNumber(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  /// Ones on the diagonal.
  public func eye(rows: Int, columns: Int, _ dtype: DType) throws(EngineError) -> TensorID {
    if let negative = [rows, columns].first(where: { $0 < 0 }) {
      throw .kernel("Fill", "Dimension \(negative) must be >= 0")
    }
    let result = try zeros(Shape([rows, columns]), dtype)
    let bytes = UnsafeMutableRawPointer(mutating: elements(result))
    var one = dtype.oneBits
    try step(elements: min(rows, columns), .scattered)
    for row in 0..<min(rows, columns) {
      (bytes + row * (columns + 1) * dtype.byteSize).copyMemory(
        from: &one, byteCount: dtype.byteSize)
    }
    return result
  }

  /// The lengths of the axes of `x` as a vector.
  public func shapeTensor(_ x: TensorID, _ dtype: DType = .int32) throws(EngineError) -> TensorID {
    if !dtype.isInteger {
      throw EngineError(
        .invalidArgument,
        "Value for attr 'out_type' of \(dtype.kernelName) is not in the list of allowed values: "
          + "int32, int64\n\t; NodeDef: {{node Shape}}; Op<name=Shape; signature=input:T -> "
          + "output:out_type; attr=T:type; attr=out_type:type,default=DT_INT32,"
          + "allowed=[DT_INT32, DT_INT64]> [Op:Shape] name: ")
    }
    let result = try vector(dimensionArray(x), dtype)
    slots[result.index].origin = slots[x.index].mask != 0 ? cause(.notDifferentiable) : 0
    return result
  }
}
