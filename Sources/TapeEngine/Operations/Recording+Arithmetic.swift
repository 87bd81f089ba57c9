import Tensors

// The operators of the language: two scalars of one float type take the straight path, everything
// else the general one.
extension Recording {
  /// `x + y`
  ///
  /// - Pullback: `x̄ = z̄` and `ȳ = z̄`, each summed over the axes along which its operand was stretched, here and
  ///   below.
  public func add(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    try scalars(.add, x, y, { $0 + $1 }, { $0 + $1 })
  }

  /// `x − y`
  ///
  /// - Pullback: `x̄ = z̄`, `ȳ = −z̄`.
  public func subtract(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    try scalars(.subtract, x, y, { $0 - $1 }, { $0 - $1 })
  }

  /// `x · y`
  ///
  /// - Pullback: `x̄ = z̄ · y`, `ȳ = x · z̄`.
  public func multiply(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    try scalars(.multiply, x, y, { $0 * $1 }, { $0 * $1 })
  }

  /// `x / y`; of integers, their quotient in float64.
  ///
  /// - Pullback: `x̄ = z̄ / y`, `ȳ = z̄ · (−x / y / y)`.
  public func divide(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    try scalars(.divide, x, y, { $0 / $1 }, { $0 / $1 })
  }

  /// `x ** y`
  public func power(_ x: TensorID, _ y: TensorID) throws(EngineError) -> TensorID {
    try apply(.power, x, y)
  }

  /// `−x`
  ///
  /// - Pullback: `x̄ = −ȳ`.
  public func negate(_ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots + x.index
    if slot.pointee.isPlainScalar {
      let payload = slot.pointee.payload
      if slot.pointee.dtype == .float64 {
        try step()
        return finish(.negate, x, .float64, shape: 0, payload: payload ^ 1 << 63)
      }
      if slot.pointee.dtype == .float32 {
        try step()
        return finish(.negate, x, .float32, shape: 0, payload: payload ^ 1 << 31)
      }
    }
    return try elementwise(.negate, x)
  }

  @inline(__always)
  private func scalars(
    _ primitive: Primitive, _ x: TensorID, _ y: TensorID, _ narrow: (Float, Float) -> Float,
    _ wide: (Double, Double) -> Double
  ) throws(EngineError) -> TensorID {
    let first = slots + x.index
    let second = slots + y.index
    if first.pointee.isPlainScalar, second.pointee.isPlainScalar,
      first.pointee.dtype == second.pointee.dtype
    {
      if first.pointee.dtype == .float64 {
        let result = wide(
          Double(bitPattern: first.pointee.payload), Double(bitPattern: second.pointee.payload))
        try step()
        return finish(primitive, x, y, .float64, shape: 0, payload: result.bitPattern)
      }
      if first.pointee.dtype == .float32 {
        let result = narrow(
          Float(bitPattern: UInt32(truncatingIfNeeded: first.pointee.payload)),
          Float(bitPattern: UInt32(truncatingIfNeeded: second.pointee.payload)))
        try step()
        return finish(primitive, x, y, .float32, shape: 0, payload: UInt64(result.bitPattern))
      }
    }
    return try elementwise(primitive, x, y)
  }

  /// An operation of one operand, elementwise or of square matrices.
  ///
  /// - Throws: `invalidArgument` for a dtype that the operation does not have; a limit.
  public func apply(_ primitive: Primitive, _ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots + x.index
    if slot.pointee.isPlainScalar {
      let operation = operations + Int(truncatingIfNeeded: primitive.rawValue)
      if slot.pointee.dtype == .float64, let function = operation.pointee.scalar64 {
        let result = function(Double(bitPattern: slot.pointee.payload))
        try step()
        return operation.pointee.isDifferentiable
          ? finish(primitive, x, .float64, shape: 0, payload: result.bitPattern)
          : finishUntracked(primitive, x, dtype: .float64, shape: 0, payload: result.bitPattern)
      }
      if slot.pointee.dtype == .float32, let function = operation.pointee.scalar32 {
        let result = function(Float(bitPattern: UInt32(truncatingIfNeeded: slot.pointee.payload)))
        try step()
        return operation.pointee.isDifferentiable
          ? finish(primitive, x, .float32, shape: 0, payload: UInt64(result.bitPattern))
          : finishUntracked(
            primitive, x, dtype: .float32, shape: 0, payload: UInt64(result.bitPattern))
      }
    }
    return try elementwise(primitive, x)
  }

  /// An elementwise operation of two operands, with broadcasting.
  ///
  /// - Throws: `invalidArgument` for shapes that do not broadcast, different dtypes, a dtype that the
  ///   operation does not have, and integer division by zero; a limit.
  public func apply(_ primitive: Primitive, _ x: TensorID, _ y: TensorID) throws(EngineError)
    -> TensorID
  {
    switch primitive {
    case .add: return try add(x, y)
    case .subtract: return try subtract(x, y)
    case .multiply: return try multiply(x, y)
    case .divide: return try divide(x, y)
    default: break
    }
    let first = slots + x.index
    let second = slots + y.index
    if first.pointee.isPlainScalar, second.pointee.isPlainScalar,
      first.pointee.dtype == second.pointee.dtype
    {
      let operation = operations + Int(truncatingIfNeeded: primitive.rawValue)
      if first.pointee.dtype == .float64, let function = operation.pointee.pair64 {
        let result = function(
          Double(bitPattern: first.pointee.payload), Double(bitPattern: second.pointee.payload))
        try step()
        return operation.pointee.isDifferentiable
          ? finish(primitive, x, y, .float64, shape: 0, payload: result.bitPattern)
          : finishUntracked(primitive, x, y, dtype: .float64, shape: 0, payload: result.bitPattern)
      }
      if first.pointee.dtype == .float32, let function = operation.pointee.pair32 {
        let result = function(
          Float(bitPattern: UInt32(truncatingIfNeeded: first.pointee.payload)),
          Float(bitPattern: UInt32(truncatingIfNeeded: second.pointee.payload)))
        try step()
        return operation.pointee.isDifferentiable
          ? finish(primitive, x, y, .float32, shape: 0, payload: UInt64(result.bitPattern))
          : finishUntracked(
            primitive, x, y, dtype: .float32, shape: 0, payload: UInt64(result.bitPattern))
      }
    }
    return try elementwise(primitive, x, y)
  }
}
