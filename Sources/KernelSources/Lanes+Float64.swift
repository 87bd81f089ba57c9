import CKernelSupport

/// 4 doubles.
struct Float64x4: Float64Lanes, SquareLanes {
  var v: SIMD4<Double>

  struct Mask: LaneMask {
    var m: SIMDMask<SIMD4<Int64>>
    @inline(__always) init(_ m: SIMDMask<SIMD4<Int64>>) { self.m = m }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.m .& b.m) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.m .| b.m) }
    @inline(__always) prefix static func ! (a: Self) -> Self { Self(.!a.m) }
    // reason: a mask has the bytes of its integers
    @inline(__always) var any: Bool { tapedeck_any_long4(unsafeBitCast(m, to: SIMD4<Int64>.self)) }
  }

  struct Bits: LaneBits {
    var b: SIMD4<UInt64>
    @inline(__always) init(_ value: UInt64) { b = SIMD4(repeating: value) }
    @inline(__always) init(b: SIMD4<UInt64>) { self.b = b }
    @inline(__always) static func + (a: Self, b: Self) -> Self { Self(b: a.b &+ b.b) }
    @inline(__always) static func - (a: Self, b: Self) -> Self { Self(b: a.b &- b.b) }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(b: a.b & b.b) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(b: a.b | b.b) }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(b: a.b ^ b.b) }
    @inline(__always) static func << (a: Self, count: UInt64) -> Self {
      Self(b: a.b &<< SIMD4(repeating: count))
    }
    @inline(__always) static func >> (a: Self, count: UInt64) -> Self {
      Self(b: a.b &>> SIMD4(repeating: count))
    }
  }

  @inline(__always) static var width: Int { 4 }
  @inline(__always) init(_ value: Double) { v = SIMD4(repeating: value) }
  @inline(__always) init(v: SIMD4<Double>) { self.v = v }
  @inline(__always) init(load address: UnsafePointer<Double>) {
    v = UnsafeRawPointer(address).loadUnaligned(as: SIMD4<Double>.self)
  }
  @inline(__always) func store(_ address: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(address).storeBytes(of: v, as: SIMD4<Double>.self)
  }

  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<Double>, _ sourceRow: Int, _ target: UnsafeMutablePointer<Double>,
    _ targetRow: Int
  ) {
    tapedeck_transpose_double4(source, sourceRow, target, targetRow)
  }

  @inline(__always)
  static func dotRows(
    _ rows: UnsafePointer<Double>, _ rowStep: Int, _ vector: UnsafePointer<Double>, _ sum: Self
  ) -> Self {
    Self(v: tapedeck_dot_rows_double4(rows, rowStep, vector, sum.v))
  }

  @inline(__always) static func + (a: Self, b: Self) -> Self { Self(v: a.v + b.v) }
  @inline(__always) static func - (a: Self, b: Self) -> Self { Self(v: a.v - b.v) }
  @inline(__always) static func * (a: Self, b: Self) -> Self { Self(v: a.v * b.v) }
  @inline(__always) static func / (a: Self, b: Self) -> Self { Self(v: a.v / b.v) }
  @inline(__always) prefix static func - (a: Self) -> Self {
    Self(v: tapedeck_negate_double4(a.v))
  }
  @inline(__always) func fma(_ b: Self, _ c: Self) -> Self {
    Self(v: tapedeck_fma_double4(v, b.v, c.v))
  }
  @inline(__always) var squareRoot: Self { Self(v: tapedeck_sqrt_double4(v)) }

  @inline(__always) static func .< (a: Self, b: Self) -> Mask { Mask(a.v .< b.v) }
  @inline(__always) static func .<= (a: Self, b: Self) -> Mask { Mask(a.v .<= b.v) }
  @inline(__always) static func .== (a: Self, b: Self) -> Mask { Mask(a.v .== b.v) }
  @inline(__always) static func .!= (a: Self, b: Self) -> Mask { Mask(a.v .!= b.v) }
  @inline(__always) static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    Self(v: b.v.replacing(with: a.v, where: mask.m))
  }

  // reason: the same bytes
  @inline(__always) var bits: Bits { Bits(b: unsafeBitCast(v, to: SIMD4<UInt64>.self)) }
  // reason: the same bytes
  @inline(__always) init(bits: Bits) { v = unsafeBitCast(bits.b, to: SIMD4<Double>.self) }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ f: (Double) -> Double) -> Self {
    guard mask.any else { return self }
    var y = v
    for lane in 0..<4 where mask.m[lane] { y[lane] = f(x.v[lane]) }
    return Self(v: y)
  }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ y: Self, _ f: (Double, Double) -> Double) -> Self {
    guard mask.any else { return self }
    var z = v
    for lane in 0..<4 where mask.m[lane] { z[lane] = f(x.v[lane], y.v[lane]) }
    return Self(v: z)
  }
}

/// One double: what a kernel does to a scalar.
struct Float64x1: Float64Lanes {
  var v: Double

  struct Mask: LaneMask {
    var any: Bool
    @inline(__always) init(_ m: Bool) { any = m }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.any && b.any) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.any || b.any) }
    @inline(__always) prefix static func ! (a: Self) -> Self { Self(!a.any) }
  }

  struct Bits: LaneBits {
    var b: UInt64
    @inline(__always) init(_ value: UInt64) { b = value }
    @inline(__always) static func + (a: Self, b: Self) -> Self { Self(a.b &+ b.b) }
    @inline(__always) static func - (a: Self, b: Self) -> Self { Self(a.b &- b.b) }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.b & b.b) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.b | b.b) }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(a.b ^ b.b) }
    @inline(__always) static func << (a: Self, count: UInt64) -> Self { Self(a.b &<< count) }
    @inline(__always) static func >> (a: Self, count: UInt64) -> Self { Self(a.b &>> count) }
  }

  @inline(__always) static var width: Int { 1 }
  @inline(__always) init(_ value: Double) { v = value }
  @inline(__always) init(load address: UnsafePointer<Double>) { v = address.pointee }
  @inline(__always) func store(_ address: UnsafeMutablePointer<Double>) { address.pointee = v }
  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<Double>, _: Int, _ target: UnsafeMutablePointer<Double>, _: Int
  ) {
    target.pointee = source.pointee
  }

  @inline(__always) static func + (a: Self, b: Self) -> Self { Self(a.v + b.v) }
  @inline(__always) static func - (a: Self, b: Self) -> Self { Self(a.v - b.v) }
  @inline(__always) static func * (a: Self, b: Self) -> Self { Self(a.v * b.v) }
  @inline(__always) static func / (a: Self, b: Self) -> Self { Self(a.v / b.v) }
  @inline(__always) prefix static func - (a: Self) -> Self { Self(-a.v) }
  @inline(__always) func fma(_ b: Self, _ c: Self) -> Self { Self(c.v.addingProduct(v, b.v)) }
  @inline(__always) var squareRoot: Self { Self(v.squareRoot()) }

  @inline(__always) static func .< (a: Self, b: Self) -> Mask { Mask(a.v < b.v) }
  @inline(__always) static func .<= (a: Self, b: Self) -> Mask { Mask(a.v <= b.v) }
  @inline(__always) static func .== (a: Self, b: Self) -> Mask { Mask(a.v == b.v) }
  @inline(__always) static func .!= (a: Self, b: Self) -> Mask { Mask(a.v != b.v) }
  @inline(__always) static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    mask.any ? a : b
  }

  @inline(__always) var bits: Bits { Bits(v.bitPattern) }
  @inline(__always) init(bits: Bits) { v = Double(bitPattern: bits.b) }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ f: (Double) -> Double) -> Self {
    mask.any ? Self(f(x.v)) : self
  }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ y: Self, _ f: (Double, Double) -> Double) -> Self {
    mask.any ? Self(f(x.v, y.v)) : self
  }
}
