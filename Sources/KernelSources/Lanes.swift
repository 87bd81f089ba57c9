// A protocol of our own over the vector types. Generic code over the standard library's SIMD
// protocol falls back to loops over the elements; these one-line witnesses are single instructions.

/// Per-lane truth.
protocol LaneMask {
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  prefix static func ! (a: Self) -> Self
  var any: Bool { get }
}

/// The bit patterns of lanes.
protocol LaneBits {
  associatedtype Element: FixedWidthInteger
  init(_ value: Element)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static func ^ (a: Self, b: Self) -> Self
  static func << (a: Self, count: Element) -> Self
  /// Without sign extension.
  static func >> (a: Self, count: Element) -> Self
}

/// One or several floats on which a function is written once.
///
/// The bits of every operation are those of IEEE 754 in each lane by itself, so a function written
/// over this protocol gives the same bits at every width.
protocol Lanes {
  associatedtype Element: BinaryFloatingPoint
  associatedtype Mask: LaneMask
  associatedtype Bits: LaneBits

  static var width: Int { get }
  init(_ value: Element)
  init(load address: UnsafePointer<Element>)
  func store(_ address: UnsafeMutablePointer<Element>)
  /// Transposes `width` rows of as many elements; the rows are any number of elements apart.
  static func transpose(
    _ source: UnsafePointer<Element>, _ sourceRow: Int, _ target: UnsafeMutablePointer<Element>,
    _ targetRow: Int)

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  prefix static func - (a: Self) -> Self
  /// `self · b + c` with one rounding.
  func fma(_ b: Self, _ c: Self) -> Self
  var squareRoot: Self { get }

  static func .< (a: Self, b: Self) -> Mask
  static func .<= (a: Self, b: Self) -> Mask
  static func .== (a: Self, b: Self) -> Mask
  static func .!= (a: Self, b: Self) -> Mask
  /// a where the mask is set, elsewhere b.
  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self

  var bits: Bits { get }
  init(bits: Bits)
  /// Calls an ordinary function where the mask is set; elsewhere keeps the lane of self.
  func patched(where mask: Mask, _ x: Self, _ f: (Element) -> Element) -> Self
  /// Calls an ordinary function of two operands where the mask is set.
  func patched(where mask: Mask, _ x: Self, _ y: Self, _ f: (Element, Element) -> Element) -> Self
}

/// Lanes that multiply rows of a matrix with a vector, transposing squares in registers.
protocol SquareLanes: Lanes {
  /// `sum` and the products of `width` rows with a vector of as many elements, one fused multiply-add
  /// after the other; the rows are any number of elements apart.
  static func dotRows(
    _ rows: UnsafePointer<Element>, _ rowStep: Int, _ vector: UnsafePointer<Element>, _ sum: Self
  ) -> Self
}

/// Lanes of doubles.
protocol Float64Lanes: Lanes where Element == Double, Bits.Element == UInt64 {}

/// Lanes of floats, which can be widened to doubles.
protocol Float32Lanes: Lanes where Element == Float, Bits.Element == UInt32 {
  associatedtype Wide: Float64Lanes
  /// f in double arithmetic, rounded once at the end.
  static func widened(_ x: Self, _ f: (Wide) -> Wide) -> Self
  static func widened(_ x: Self, _ y: Self, _ f: (Wide, Wide) -> Wide) -> Self
}

extension Lanes {
  @inline(__always) static func .> (a: Self, b: Self) -> Mask { b .< a }
  @inline(__always) static func .>= (a: Self, b: Self) -> Mask { b .<= a }
  @inline(__always) var isNaN: Mask { self .!= self }
}

extension Float64Lanes {
  @inline(__always) var magnitude: Self { Self(bits: bits & Bits(0x7fff_ffff_ffff_ffff)) }
  @inline(__always) var signBit: Bits { bits & Bits(0x8000_0000_0000_0000) }
  @inline(__always) func withSign(_ sign: Bits) -> Self { Self(bits: bits | sign) }
  @inline(__always) func flippingSign(_ sign: Bits) -> Self { Self(bits: bits ^ sign) }

  /// To the nearest integer, ties to even, keeping the sign of zero.
  @inline(__always) var rounded: Self {
    let size = magnitude
    let big = Self(0x1p52)
    let near = ((size + big) - big).withSign(signBit)
    return Self.select(size .< big, near, self)
  }
  @inline(__always) var floor: Self {
    let near = rounded
    return Self.select(near .> self, (near - Self(1)), near)
  }
  @inline(__always) var ceil: Self {
    let near = rounded
    return Self.select(near .< self, (near + Self(1)).magnitude.withSign(signBit), near)
  }
  @inline(__always) var truncated: Self { magnitude.floor.withSign(signBit) }
}

extension Float32Lanes {
  @inline(__always) var magnitude: Self { Self(bits: bits & Bits(0x7fff_ffff)) }
  @inline(__always) var signBit: Bits { bits & Bits(0x8000_0000) }
  @inline(__always) func withSign(_ sign: Bits) -> Self { Self(bits: bits | sign) }
  @inline(__always) func flippingSign(_ sign: Bits) -> Self { Self(bits: bits ^ sign) }

  /// To the nearest integer, ties to even, keeping the sign of zero.
  @inline(__always) var rounded: Self {
    let size = magnitude
    let big = Self(0x1p23)
    let near = ((size + big) - big).withSign(signBit)
    return Self.select(size .< big, near, self)
  }
  @inline(__always) var floor: Self {
    let near = rounded
    return Self.select(near .> self, (near - Self(1)), near)
  }
  @inline(__always) var ceil: Self {
    let near = rounded
    return Self.select(near .< self, (near + Self(1)).magnitude.withSign(signBit), near)
  }
  @inline(__always) var truncated: Self { magnitude.floor.withSign(signBit) }
}
