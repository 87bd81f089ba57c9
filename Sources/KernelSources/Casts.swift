// Casts. A float becomes an integer by truncation; a NaN or a value out of range becomes the least
// integer, as the processor's own conversion has it, and so on every path.

@inline(__always) private func toInt32(_ x: Double) -> Int32 {
  x > -2_147_483_649 && x < 2_147_483_648 ? unsafe32(x) : .min
}

@inline(__always) private func unsafe32(_ x: Double) -> Int32 {
  Int32(truncatingIfNeeded: x.unsafeTruncated)
}

@inline(__always) private func toInt64(_ x: Double) -> Int64 {
  x >= -0x1p63 && x < 0x1p63 ? x.unsafeTruncated : .min
}

extension Double {
  /// Of a value known to be in range.
  @inline(__always) fileprivate var unsafeTruncated: Int64 { Int64(self) }
}

func castAddress(from source: ElementType, to type: ElementType) -> UnsafeRawPointer? {
  let function: UnaryFunction
  switch (source, type) {
  case (.float32, .float32): function = { forEachElement($0, $1, $2) { (x: Float) -> Float in x } }
  case (.float32, .float64):
    function = { forEachElement($0, $1, $2) { (x: Float) -> Double in Double(x) } }
  case (.float32, .int32):
    function = { forEachElement($0, $1, $2) { (x: Float) -> Int32 in toInt32(Double(x)) } }
  case (.float32, .int64):
    function = { forEachElement($0, $1, $2) { (x: Float) -> Int64 in toInt64(Double(x)) } }
  case (.float32, .bool):
    function = { forEachElement($0, $1, $2) { (x: Float) -> UInt8 in x != 0 ? 1 : 0 } }
  case (.float64, .float32):
    function = { forEachElement($0, $1, $2) { (x: Double) -> Float in Float(x) } }
  case (.float64, .float64):
    function = { forEachElement($0, $1, $2) { (x: Double) -> Double in x } }
  case (.float64, .int32):
    function = { forEachElement($0, $1, $2) { (x: Double) -> Int32 in toInt32(x) } }
  case (.float64, .int64):
    function = { forEachElement($0, $1, $2) { (x: Double) -> Int64 in toInt64(x) } }
  case (.float64, .bool):
    function = { forEachElement($0, $1, $2) { (x: Double) -> UInt8 in x != 0 ? 1 : 0 } }
  case (.int32, .float32):
    function = { forEachElement($0, $1, $2) { (x: Int32) -> Float in Float(x) } }
  case (.int32, .float64):
    function = { forEachElement($0, $1, $2) { (x: Int32) -> Double in Double(x) } }
  case (.int32, .int32): function = { forEachElement($0, $1, $2) { (x: Int32) -> Int32 in x } }
  case (.int32, .int64):
    function = {
      forEachElement($0, $1, $2) { (x: Int32) -> Int64 in Int64(truncatingIfNeeded: x) }
    }
  case (.int32, .bool):
    function = { forEachElement($0, $1, $2) { (x: Int32) -> UInt8 in x != 0 ? 1 : 0 } }
  case (.int64, .float32):
    function = { forEachElement($0, $1, $2) { (x: Int64) -> Float in Float(x) } }
  case (.int64, .float64):
    function = { forEachElement($0, $1, $2) { (x: Int64) -> Double in Double(x) } }
  case (.int64, .int32):
    function = {
      forEachElement($0, $1, $2) { (x: Int64) -> Int32 in Int32(truncatingIfNeeded: x) }
    }
  case (.int64, .int64): function = { forEachElement($0, $1, $2) { (x: Int64) -> Int64 in x } }
  case (.int64, .bool):
    function = { forEachElement($0, $1, $2) { (x: Int64) -> UInt8 in x != 0 ? 1 : 0 } }
  case (.bool, .float32):
    function = { forEachElement($0, $1, $2) { (x: UInt8) -> Float in Float(x) } }
  case (.bool, .float64):
    function = { forEachElement($0, $1, $2) { (x: UInt8) -> Double in Double(x) } }
  case (.bool, .int32):
    function = {
      forEachElement($0, $1, $2) { (x: UInt8) -> Int32 in Int32(truncatingIfNeeded: x) }
    }
  case (.bool, .int64):
    function = {
      forEachElement($0, $1, $2) { (x: UInt8) -> Int64 in Int64(truncatingIfNeeded: x) }
    }
  case (.bool, .bool): function = { forEachElement($0, $1, $2) { (x: UInt8) -> UInt8 in x } }
  }
  return untyped(function)
}
