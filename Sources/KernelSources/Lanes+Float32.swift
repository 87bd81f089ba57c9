import CKernelSupport

/// 8 floats.
struct Float32x8: Float32Lanes, SquareLanes {
  var v: SIMD8<Float>

  struct Mask: LaneMask {
    var m: SIMDMask<SIMD8<Int32>>
    @inline(__always) init(_ m: SIMDMask<SIMD8<Int32>>) { self.m = m }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.m .& b.m) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.m .| b.m) }
    @inline(__always) prefix static func ! (a: Self) -> Self { Self(.!a.m) }
    // reason: a mask has the bytes of its integers
    @inline(__always) var any: Bool { tapedeck_any_int8(unsafeBitCast(m, to: SIMD8<Int32>.self)) }
  }

  struct Bits: LaneBits {
    var b: SIMD8<UInt32>
    @inline(__always) init(_ value: UInt32) { b = SIMD8(repeating: value) }
    @inline(__always) init(b: SIMD8<UInt32>) { self.b = b }
    @inline(__always) static func + (a: Self, b: Self) -> Self { Self(b: a.b &+ b.b) }
    @inline(__always) static func - (a: Self, b: Self) -> Self { Self(b: a.b &- b.b) }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(b: a.b & b.b) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(b: a.b | b.b) }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(b: a.b ^ b.b) }
    @inline(__always) static func << (a: Self, count: UInt32) -> Self {
      Self(b: a.b &<< SIMD8(repeating: count))
    }
    @inline(__always) static func >> (a: Self, count: UInt32) -> Self {
      Self(b: a.b &>> SIMD8(repeating: count))
    }
  }

  @inline(__always) static var width: Int { 8 }
  @inline(__always) init(_ value: Float) { v = SIMD8(repeating: value) }
  @inline(__always) init(v: SIMD8<Float>) { self.v = v }
  @inline(__always) init(load address: UnsafePointer<Float>) {
    v = UnsafeRawPointer(address).loadUnaligned(as: SIMD8<Float>.self)
  }
  @inline(__always) func store(_ address: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(address).storeBytes(of: v, as: SIMD8<Float>.self)
  }

  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<Float>, _ sourceRow: Int, _ target: UnsafeMutablePointer<Float>,
    _ targetRow: Int
  ) {
    tapedeck_transpose_float8(source, sourceRow, target, targetRow)
  }

  @inline(__always)
  static func dotRows(
    _ rows: UnsafePointer<Float>, _ rowStep: Int, _ vector: UnsafePointer<Float>, _ sum: Self
  ) -> Self {
    Self(v: tapedeck_dot_rows_float8(rows, rowStep, vector, sum.v))
  }

  @inline(__always) static func + (a: Self, b: Self) -> Self { Self(v: a.v + b.v) }
  @inline(__always) static func - (a: Self, b: Self) -> Self { Self(v: a.v - b.v) }
  @inline(__always) static func * (a: Self, b: Self) -> Self { Self(v: a.v * b.v) }
  @inline(__always) static func / (a: Self, b: Self) -> Self { Self(v: a.v / b.v) }
  @inline(__always) prefix static func - (a: Self) -> Self {
    Self(v: tapedeck_negate_float8(a.v))
  }
  @inline(__always) func fma(_ b: Self, _ c: Self) -> Self {
    Self(v: tapedeck_fma_float8(v, b.v, c.v))
  }
  @inline(__always) var squareRoot: Self { Self(v: tapedeck_sqrt_float8(v)) }

  @inline(__always) static func .< (a: Self, b: Self) -> Mask { Mask(a.v .< b.v) }
  @inline(__always) static func .<= (a: Self, b: Self) -> Mask { Mask(a.v .<= b.v) }
  @inline(__always) static func .== (a: Self, b: Self) -> Mask { Mask(a.v .== b.v) }
  @inline(__always) static func .!= (a: Self, b: Self) -> Mask { Mask(a.v .!= b.v) }
  @inline(__always) static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self {
    Self(v: b.v.replacing(with: a.v, where: mask.m))
  }

  // reason: the same bytes
  @inline(__always) var bits: Bits { Bits(b: unsafeBitCast(v, to: SIMD8<UInt32>.self)) }
  // reason: the same bytes
  @inline(__always) init(bits: Bits) { v = unsafeBitCast(bits.b, to: SIMD8<Float>.self) }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ f: (Float) -> Float) -> Self {
    guard mask.any else { return self }
    var y = v
    for lane in 0..<8 where mask.m[lane] { y[lane] = f(x.v[lane]) }
    return Self(v: y)
  }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ y: Self, _ f: (Float, Float) -> Float) -> Self {
    guard mask.any else { return self }
    var z = v
    for lane in 0..<8 where mask.m[lane] { z[lane] = f(x.v[lane], y.v[lane]) }
    return Self(v: z)
  }

  typealias Wide = Float64x4

  @inline(__always)
  static func widened(_ x: Self, _ f: (Float64x4) -> Float64x4) -> Self {
    let low = f(Float64x4(v: tapedeck_widen_low(x.v)))
    let high = f(Float64x4(v: tapedeck_widen_high(x.v)))
    return Self(v: tapedeck_narrow(low.v, high.v))
  }

  @inline(__always)
  static func widened(_ x: Self, _ y: Self, _ f: (Float64x4, Float64x4) -> Float64x4) -> Self {
    let low = f(
      Float64x4(v: tapedeck_widen_low(x.v)), Float64x4(v: tapedeck_widen_low(y.v)))
    let high = f(
      Float64x4(v: tapedeck_widen_high(x.v)), Float64x4(v: tapedeck_widen_high(y.v)))
    return Self(v: tapedeck_narrow(low.v, high.v))
  }
}

/// One float: what a kernel does to a scalar.
struct Float32x1: Float32Lanes {
  var v: Float

  struct Mask: LaneMask {
    var any: Bool
    @inline(__always) init(_ m: Bool) { any = m }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.any && b.any) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.any || b.any) }
    @inline(__always) prefix static func ! (a: Self) -> Self { Self(!a.any) }
  }

  struct Bits: LaneBits {
    var b: UInt32
    @inline(__always) init(_ value: UInt32) { b = value }
    @inline(__always) static func + (a: Self, b: Self) -> Self { Self(a.b &+ b.b) }
    @inline(__always) static func - (a: Self, b: Self) -> Self { Self(a.b &- b.b) }
    @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.b & b.b) }
    @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.b | b.b) }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(a.b ^ b.b) }
    @inline(__always) static func << (a: Self, count: UInt32) -> Self { Self(a.b &<< count) }
    @inline(__always) static func >> (a: Self, count: UInt32) -> Self { Self(a.b &>> count) }
  }

  @inline(__always) static var width: Int { 1 }
  @inline(__always) init(_ value: Float) { v = value }
  @inline(__always) init(load address: UnsafePointer<Float>) { v = address.pointee }
  @inline(__always) func store(_ address: UnsafeMutablePointer<Float>) { address.pointee = v }
  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<Float>, _: Int, _ target: UnsafeMutablePointer<Float>, _: Int
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
  @inline(__always) init(bits: Bits) { v = Float(bitPattern: bits.b) }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ f: (Float) -> Float) -> Self {
    mask.any ? Self(f(x.v)) : self
  }

  @inline(__always)
  func patched(where mask: Mask, _ x: Self, _ y: Self, _ f: (Float, Float) -> Float) -> Self {
    mask.any ? Self(f(x.v, y.v)) : self
  }

  typealias Wide = Float64x1

  @inline(__always)
  static func widened(_ x: Self, _ f: (Float64x1) -> Float64x1) -> Self {
    Self(Float(f(Float64x1(Double(x.v))).v))
  }

  @inline(__always)
  static func widened(_ x: Self, _ y: Self, _ f: (Float64x1, Float64x1) -> Float64x1) -> Self {
    Self(Float(f(Float64x1(Double(x.v)), Float64x1(Double(y.v))).v))
  }
}
