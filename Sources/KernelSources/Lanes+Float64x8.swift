import CKernelSupport

/// 8 doubles, two vectors side by side: functions with many constants load each once for both.
struct Float64x8: Float64Lanes {
  var v: SIMD8<Double>

  struct Mask: LaneMask {
    var m: SIMDMask<SIMD8<Int64>>
    @inline(__always) init(_ m: SIMDMask<SIMD8<Int64>>) { self.m = m }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.m .& b.m) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.m .| b.m) }
    @inline(__always) prefix static func ! (a: Self) -> Self { Self(.!a.m) }
    // reason: a mask has the bytes of its integers
    @inline(__always) var any: Bool { tapedeck_any_long8(unsafeBitCast(m, to: SIMD8<Int64>.self)) }
  }

  struct Bits: LaneBits {
    var b: SIMD8<UInt64>
    @inline(__always) init(_ value: UInt64) { b = SIMD8(repeating: value) }
    @inline(__always) init(b: SIMD8<UInt64>) { self.b = b }
    @inline(__always) static func + (a: Self, b: Self) -> Self { Self(b: a.b &+ b.b) }
    @inline(__always) static func - (a: Self, b: Self) -> Self { Self(b: a.b &- b.b) }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(b: a.b & b.b) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(b: a.b | b.b) }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(b: a.b ^ b.b) }
    @inline(__always) static func << (a: Self, count: UInt64) -> Self {
      Self(b: a.b &<< SIMD8(repeating: count))
    }
    @inline(__always) static func >> (a: Self, count: UInt64) -> Self {
      Self(b: a.b &>> SIMD8(repeating: count))
    }
  }

  @inline(__always) static var width: Int { 8 }
  @inline(__always) init(_ value: Double) { v = SIMD8(repeating: value) }
  @inline(__always) init(v: SIMD8<Double>) { self.v = v }
  @inline(__always) init(load address: UnsafePointer<Double>) {
    v = UnsafeRawPointer(address).loadUnaligned(as: SIMD8<Double>.self)
  }
  @inline(__always) func store(_ address: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(address).storeBytes(of: v, as: SIMD8<Double>.self)
  }

  /// As the halves do it.
  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<Double>, _ sourceRow: Int, _ target: UnsafeMutablePointer<Double>,
    _ targetRow: Int
  ) {
    for quarter in 0..<4 {
      let (row, column) = (quarter & 1 == 0 ? 0 : 4, quarter & 2 == 0 ? 0 : 4)
      tapedeck_transpose_double4(
        source + row &* sourceRow + column, sourceRow, target + column &* targetRow + row,
        targetRow)
    }
  }

  @inline(__always) static func + (a: Self, b: Self) -> Self { Self(v: a.v + b.v) }
  @inline(__always) static func - (a: Self, b: Self) -> Self { Self(v: a.v - b.v) }
  @inline(__always) static func * (a: Self, b: Self) -> Self { Self(v: a.v * b.v) }
  @inline(__always) static func / (a: Self, b: Self) -> Self { Self(v: a.v / b.v) }
  @inline(__always) prefix static func - (a: Self) -> Self {
    Self(v: tapedeck_negate_double8(a.v))
  }
  @inline(__always) func fma(_ b: Self, _ c: Self) -> Self {
    Self(v: tapedeck_fma_double8(v, b.v, c.v))
  }
  @inline(__always) var squareRoot: Self { Self(v: tapedeck_sqrt_double8(v)) }

  @inline(__always) static func .< (a: Self, b: Self) -> Mask { Mask(a.v .< b.v) }
  @inline(__always) static func .<= (a: Self, b: Self) -> Mask { Mask(a.v .<= b.v) }
  @inline(__always) static func .== (a: Self, b: Self) -> Mask { Mask(a.v .== b.v) }
  @inline(__always) static func .!= (a: Self, b: Self) -> Mask { Mask(a.v .!= b.v) }
  @inline(__always) static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    Self(v: b.v.replacing(with: a.v, where: mask.m))
  }

  // reason: the same bytes
  @inline(__always) var bits: Bits { Bits(b: unsafeBitCast(v, to: SIMD8<UInt64>.self)) }
  // reason: the same bytes
  @inline(__always) init(bits: Bits) { v = unsafeBitCast(bits.b, to: SIMD8<Double>.self) }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ f: (Double) -> Double) -> Self {
    guard mask.any else { return self }
    var y = v
    for lane in 0..<8 where mask.m[lane] { y[lane] = f(x.v[lane]) }
    return Self(v: y)
  }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ y: Self, _ f: (Double, Double) -> Double) -> Self {
    guard mask.any else { return self }
    var z = v
    for lane in 0..<8 where mask.m[lane] { z[lane] = f(x.v[lane], y.v[lane]) }
    return Self(v: z)
  }
}
