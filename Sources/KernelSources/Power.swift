// Powers. What the exponent is decides how one is computed, element by element, and never where the
// exponent came from.

/// xʸ. The exponents 0, 1, 2, 3, 4, −1, −2, ½ and −½ are listed: products, reciprocals and roots, so that
/// x ** 2 is x · x, bit for bit, and costs what it costs. All others are exp(y · log |x|) in pairs.
enum Power: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    choose(x, y) { general(x, y) }
  }

  @inline(__always) static func float32<V: Float32Lanes>(_ x: V, _ y: V) -> V {
    choose(x, y) { V.widened(x, y) { general($0, $1) } }
  }

  // MARK: Listed exponents

  @inline(__always)
  private static func choose<V: Lanes>(_ x: V, _ y: V, _ general: () -> V) -> V {
    guard isNear(y).any else { return general() }
    let isListed = isListed(y)
    let z = listed(x, y)
    return (!isListed).any ? V.select(isListed, z, general()) : z
  }

  @inline(__always)
  static func isListed<V: Lanes>(_ y: V) -> V.Mask {
    (y .== V(0)) | (y .== V(1)) | (y .== V(2)) | (y .== V(3)) | (y .== V(4)) | (y .== V(-1))
      | (y .== V(-2)) | (y .== V(0.5)) | (y .== V(-0.5))
  }

  /// Whether it is half a whole number from −2 to 4, as all that are listed are.
  @inline(__always)
  private static func isNear<V: Lanes>(_ y: V) -> V.Mask {
    let twice = y + y
    let big = V(V.Element.significandBitCount == 52 ? 0x1.8p52 : 0x1.8p23)
    return (y .<= V(4)) & (y .>= V(-2)) & (((twice + big) - big) .== twice)
  }

  @inline(__always)
  private static func listed<V: Lanes>(_ x: V, _ y: V) -> V {
    let square = x * x
    let inverse = V(1) / x
    let root = root(x)
    var z = V.select(y .== V(1), x, V(1))
    z = V.select(y .== V(2), square, z)
    z = V.select(y .== V(3), square * x, z)
    z = V.select(y .== V(4), square * square, z)
    z = V.select(y .== V(-1), inverse, z)
    z = V.select(y .== V(-2), inverse * inverse, z)
    z = V.select(y .== V(0.5), root, z)
    return V.select(y .== V(-0.5), V(1) / root, z)
  }

  /// √x, but of −∞ ∞ and of −0 +0, as IEEE 754 has it for the power ½.
  @inline(__always)
  private static func root<V: Lanes>(_ x: V) -> V {
    V.select(x .== V(-V.Element.infinity), V(V.Element.infinity), x).squareRoot + V(0)
  }

  /// z = xʸ for one exponent y; false, and nothing is written, where y is not listed.
  ///
  /// The power −2 is the square of the reciprocal: the square itself may leave the range where the
  /// result does not.
  @inline(__always)
  static func byListed<V: Lanes>(
    _ x: UnsafeRawPointer, _ y: V.Element, _ z: UnsafeMutableRawPointer, _ count: Int, _: V.Type
  ) -> Bool {
    switch y {
    case 0: forEachLanes(x, z, count) { (_: V) in V(1) }
    case 1: forEachLanes(x, z, count) { (x: V) in x }
    case 2: forEachLanes(x, z, count) { (x: V) in x * x }
    case 3: forEachLanes(x, z, count) { (x: V) in x * x * x }
    case 4:
      forEachLanes(x, z, count) { (x: V) in
        let square = x * x
        return square * square
      }
    case -1: forEachLanes(x, z, count) { (x: V) in V(1) / x }
    case -2:
      forEachLanes(x, z, count) { (x: V) in
        let inverse = V(1) / x
        return inverse * inverse
      }
    case 0.5: forEachLanes(x, z, count) { (x: V) in root(x) }
    case -0.5: forEachLanes(x, z, count) { (x: V) in V(1) / root(x) }
    default: return false
    }
    return true
  }

  // MARK: What a run of operands has

  /// Whether all exponents are the first one.
  @inline(__always)
  static func areEqual<V: Lanes>(_ y: UnsafePointer<V.Element>, _ count: Int, _: V.Type) -> Bool {
    let first = V(y.pointee)
    var index = 0
    while index &+ V.width <= count {
      if (V(load: y + index) .!= first).any { return false }
      index &+= V.width
    }
    while index < count {
      if y[index] != y[0] { return false }
      index &+= 1
    }
    return true
  }

  /// Whether no exponent can be a listed one.
  @inline(__always)
  static func areFar<V: Lanes, S: Lanes>(
    _ y: UnsafePointer<V.Element>, _ count: Int, _: V.Type, _: S.Type
  ) -> Bool where V.Element == S.Element {
    var index = 0
    while index &+ V.width <= count {
      if isNear(V(load: y + index)).any { return false }
      index &+= V.width
    }
    while index < count {
      if isNear(S(y[index])).any { return false }
      index &+= 1
    }
    return true
  }

  @inline(__always)
  static func arePositive<V: Lanes>(
    _ x: UnsafePointer<V.Element>, _ count: Int, _: V.Type
  ) -> Bool {
    var index = 0
    while index &+ V.width <= count {
      if (V(load: x + index) .<= V(0)).any { return false }
      index &+= V.width
    }
    while index < count {
      if x[index] <= 0 { return false }
      index &+= 1
    }
    return true
  }

  // MARK: All exponents

  /// exp(y·log x) of a positive normal x, the logarithm and the product in pairs; k is an exponent
  /// of 2 that x has in addition.
  @inline(__always) static func core<V: Float64Lanes>(_ x: V, _ y: V, extra: V) -> V {
    let log = logarithm(x, low: V(0), extra: extra)
    let high = y * log.high
    let low = y.fma(log.low, y.fma(log.high, -high))
    let isExtreme = !(high.magnitude .< V(760))
    let bounded = V.select(isExtreme, V.select(high .> V(0), V(760), V(-760)), high)
    let parts = ExponentialParts(bounded, low: V.select(isExtreme, V(0), low))
    return parts.mantissa.value.scaled(by: parts.n)
  }

  /// Of a positive base: what is infinite, subnormal, not positive or no number goes alone.
  @inline(__always) static func ofPositive<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    let z = core(x, y, extra: V(0))
    let isOrdinary = (x .>= V(0x1p-1022)) & (x .< .infinity) & (y.magnitude .< .infinity)
    return z.patched(where: !isOrdinary, x, y, special)
  }

  /// Of any base: what is infinite, subnormal or no number goes alone.
  @inline(__always) static func general<V: Float64Lanes>(_ x: V, _ y: V) -> V {
    let size = x.magnitude
    let ofSize = core(size, y, extra: V(0))
    // Whole and odd exponents; from 2⁵² on all are whole, from 2⁵³ on even.
    let exponent = y.magnitude
    let bounded = V.select(exponent .< V(0x1p53), exponent, V(0x1p53))
    let big = V(0x1p52)
    let isWhole = (((bounded + big) - big) .== bounded) | (bounded .>= big)
    let half = bounded * V(0.5)
    let isOdd = isWhole & (((half + big) - big) .!= half)
    let isZero = x .== V(0)
    let z = V.select(isZero, V.select(y .< V(0), .infinity, V(0)), ofSize)
    let signed = z.flippingSign(V.select(isOdd, x, V(0)).signBit)
    let power = V.select((x .< V(0)) & !isWhole, V(.nan), signed)
    let isOrdinary =
      ((size .>= V(0x1p-1022)) | isZero) & (size .< .infinity) & (exponent .< .infinity)
    return power.patched(where: !isOrdinary, x, y, special)
  }

  /// Subnormals, and what IEEE 754-2019, §9.2.1, sets.
  @inline(never) private static func special(_ x: Double, _ y: Double) -> Double {
    if let value = exceptional(x, y) { return value }
    let isSubnormal = x.magnitude < 0x1p-1022
    return sign(x, y)
      * core(
        Float64x1(isSubnormal ? x.magnitude * 0x1p54 : x.magnitude), Float64x1(y),
        extra: Float64x1(isSubnormal ? -54 : 0)
      ).v
  }

  /// The power where it is not ±exp(y·log |x|): zeros, infinities, NaN.
  static func exceptional(_ x: Double, _ y: Double) -> Double? {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let size = x.magnitude
    if y.isInfinite {
      return size == 1 ? 1 : (size > 1) == (y > 0) ? .infinity : 0
    }
    if size == 0 { return y > 0 ? sign(x, y) * 0 : sign(x, y) * .infinity }
    if size.isInfinite { return y > 0 ? sign(x, y) * .infinity : sign(x, y) * 0 }
    return x < 0 && One(y).truncated.v != y ? .nan : nil
  }

  /// −1 for an odd power of a negative number, zero included.
  static func sign(_ x: Double, _ y: Double) -> Double {
    let half = y * 0.5
    let isOdd = One(y).truncated.v == y && One(half).truncated.v != half
    return isOdd && x.sign == .minus ? -1 : 1
  }
}

extension On64 where Operation == Power {
  /// Chosen once where all elements have one exponent, and without looking at what no element has.
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
    _ z: UnsafeMutableRawPointer, _ count: Int
  ) {
    guard count > 0 else { return }
    let bases = x.assumingMemoryBound(to: Double.self)
    let exponents = y.assumingMemoryBound(to: Double.self)
    let isSame = yStep == 0 || Power.areEqual(exponents, count, Float64x4.self)
    if isSame, xStep == 1 || count == 1,
      Power.byListed(x, exponents.pointee, z, count, Float64x4.self)
    {
      return
    }
    let isPlain =
      (isSame
        ? !Power.isListed(Float64x1(exponents.pointee)).any
        : Power.areFar(exponents, count, Float64x4.self, Float64x1.self))
      && Power.arePositive(bases, xStep == 0 ? 1 : count, Float64x4.self)
    if isPlain {
      forEachLanes(x, xStep, y, yStep, z, count) { (x: Float64x4, y) in Power.ofPositive(x, y) }
    } else {
      forEachLanes(x, xStep, y, yStep, z, count) { (x: Float64x4, y) in Power.float64(x, y) }
    }
  }
}

extension On32 where Operation == Power {
  /// Chosen once where all elements have one exponent, and without looking at what no element has.
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
    _ z: UnsafeMutableRawPointer, _ count: Int
  ) {
    guard count > 0 else { return }
    let bases = x.assumingMemoryBound(to: Float.self)
    let exponents = y.assumingMemoryBound(to: Float.self)
    let isSame = yStep == 0 || Power.areEqual(exponents, count, Float32x8.self)
    if isSame, xStep == 1 || count == 1,
      Power.byListed(x, exponents.pointee, z, count, Float32x8.self)
    {
      return
    }
    let isPlain =
      (isSame
        ? !Power.isListed(Float32x1(exponents.pointee)).any
        : Power.areFar(exponents, count, Float32x8.self, Float32x1.self))
      && Power.arePositive(bases, xStep == 0 ? 1 : count, Float32x8.self)
    if isPlain {
      forEachLanes(x, xStep, y, yStep, z, count) { (x: Float32x8, y) in
        Float32x8.widened(x, y) { Power.ofPositive($0, $1) }
      }
    } else {
      forEachLanes(x, xStep, y, yStep, z, count) { (x: Float32x8, y) in Power.float32(x, y) }
    }
  }
}
