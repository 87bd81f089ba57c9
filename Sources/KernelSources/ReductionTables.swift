// The tables of the reductions.

func reduceAddress(_ kernel: ReduceKernel, _ type: ElementType) -> UnsafeRawPointer? {
  let function: ReduceFunction
  switch (kernel, type) {
  case (.sum, .float32):
    function = { Reduction<ReduceSum, Float32x8, Float32x1>.run($0, $1, $2, $3, $4) }
  case (.sum, .float64):
    function = { Reduction<ReduceSum, Float64x4, Float64x1>.run($0, $1, $2, $3, $4) }
  case (.sum, .int32):
    function = { IntegerReduction<Int32>.run($0, $1, $2, $3, $4, 0) { $0 &+ $1 } }
  case (.sum, .int64):
    function = { IntegerReduction<Int64>.run($0, $1, $2, $3, $4, 0) { $0 &+ $1 } }
  case (.product, .float32):
    function = { Reduction<ReduceProduct, Float32x8, Float32x1>.run($0, $1, $2, $3, $4) }
  case (.product, .float64):
    function = { Reduction<ReduceProduct, Float64x4, Float64x1>.run($0, $1, $2, $3, $4) }
  case (.product, .int32):
    function = { IntegerReduction<Int32>.run($0, $1, $2, $3, $4, 1) { $0 &* $1 } }
  case (.product, .int64):
    function = { IntegerReduction<Int64>.run($0, $1, $2, $3, $4, 1) { $0 &* $1 } }
  case (.maximum, .float32):
    function = { Reduction<ReduceMaximum, Float32x8, Float32x1>.run($0, $1, $2, $3, $4) }
  case (.maximum, .float64):
    function = { Reduction<ReduceMaximum, Float64x4, Float64x1>.run($0, $1, $2, $3, $4) }
  case (.maximum, .int32):
    function = { IntegerReduction<Int32>.run($0, $1, $2, $3, $4, .min) { $0 > $1 ? $0 : $1 } }
  case (.maximum, .int64):
    function = { IntegerReduction<Int64>.run($0, $1, $2, $3, $4, .min) { $0 > $1 ? $0 : $1 } }
  case (.minimum, .float32):
    function = { Reduction<ReduceMinimum, Float32x8, Float32x1>.run($0, $1, $2, $3, $4) }
  case (.minimum, .float64):
    function = { Reduction<ReduceMinimum, Float64x4, Float64x1>.run($0, $1, $2, $3, $4) }
  case (.minimum, .int32):
    function = { IntegerReduction<Int32>.run($0, $1, $2, $3, $4, .max) { $0 < $1 ? $0 : $1 } }
  case (.minimum, .int64):
    function = { IntegerReduction<Int64>.run($0, $1, $2, $3, $4, .max) { $0 < $1 ? $0 : $1 } }
  case (.any, .bool): function = { IntegerReduction<UInt8>.run($0, $1, $2, $3, $4, 0) { $0 | $1 } }
  case (.all, .bool): function = { IntegerReduction<UInt8>.run($0, $1, $2, $3, $4, 1) { $0 & $1 } }
  default: return nil
  }
  return untyped(function)
}

func argumentReduceAddress(_ kernel: ArgumentReduceKernel, _ type: ElementType)
  -> UnsafeRawPointer?
{
  let function: ReduceFunction
  switch (kernel, type) {
  case (.maximum, .float32):
    function = { ArgumentReduction<Float>.run($0, $1, $2, $3, $4, -Float.infinity) { $0 > $1 } }
  case (.maximum, .float64):
    function = { ArgumentReduction<Double>.run($0, $1, $2, $3, $4, -Double.infinity) { $0 > $1 } }
  case (.maximum, .int32):
    function = { ArgumentReduction<Int32>.run($0, $1, $2, $3, $4, Int32.min) { $0 > $1 } }
  case (.maximum, .int64):
    function = { ArgumentReduction<Int64>.run($0, $1, $2, $3, $4, Int64.min) { $0 > $1 } }
  case (.maximum, .bool):
    function = { ArgumentReduction<UInt8>.run($0, $1, $2, $3, $4, UInt8.min) { $0 > $1 } }
  case (.minimum, .float32):
    function = { ArgumentReduction<Float>.run($0, $1, $2, $3, $4, Float.infinity) { $0 < $1 } }
  case (.minimum, .float64):
    function = { ArgumentReduction<Double>.run($0, $1, $2, $3, $4, Double.infinity) { $0 < $1 } }
  case (.minimum, .int32):
    function = { ArgumentReduction<Int32>.run($0, $1, $2, $3, $4, Int32.max) { $0 < $1 } }
  case (.minimum, .int64):
    function = { ArgumentReduction<Int64>.run($0, $1, $2, $3, $4, Int64.max) { $0 < $1 } }
  case (.minimum, .bool):
    function = { ArgumentReduction<UInt8>.run($0, $1, $2, $3, $4, UInt8.max) { $0 < $1 } }
  }
  return untyped(function)
}
