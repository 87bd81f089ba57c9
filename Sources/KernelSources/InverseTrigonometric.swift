// Arc functions.

/// atan(numerator / denominator) of a quotient ≥ 0: reduced by tan π/8 to 0, π/4 or π/2.
@inline(__always)
func arctangent<V: Float64Lanes>(_ numerator: V, _ denominator: V) -> V {
  let isMiddle = numerator .> denominator * V(0x1.a827999fcef32p-2)
  let isHigh = denominator .< numerator * V(0x1.a827999fcef32p-2)
  let above = V.select(
    isHigh, -denominator, V.select(isMiddle, numerator - denominator, numerator))
  let below = V.select(
    isHigh, numerator, V.select(isMiddle, numerator + denominator, denominator))
  let u = above / below
  let z = u * u
  let high = V.select(
    isHigh, V(0x1.921fb54442d18p0), V.select(isMiddle, V(0x1.921fb54442d18p-1), V(0)))
  let low = V.select(
    isHigh, V(0x1.1a62633145c07p-54), V.select(isMiddle, V(0x1.1a62633145c07p-55), V(0)))
  let sum = Pair.orderedSum(high, u)
  return sum.high + (u * z).fma(atanTail(z), sum.low + low)
}

enum Atan: UnaryOperation {
  @inline(__always) static var isWide: Bool { true }

  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    // Beyond 2⁶⁰ the result is π/2; infinities would give NaN.
    let y = arctangent(V.select(size .> V(0x1p60), V(0x1p60), size), V(1))
    return V.select(size .< V(0x1p-26), size, y).withSign(x.signBit)
  }
}

enum Arctangent2: BinaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ y: V, _ x: V) -> V {
    let a = y.magnitude
    let b = x.magnitude
    let isSteep = a .> b
    let angle = arctangent(V.select(isSteep, b, a), V.select(isSteep, a, b))
    // The angle is added to or taken from π/2, π or 0, in two pieces.
    let isLeft = x .< V(0)
    let high = V.select(
      isSteep, V(0x1.921fb54442d18p0), V.select(isLeft, V(0x1.921fb54442d18p1), V(0)))
    let low = V.select(
      isSteep, V(0x1.1a62633145c07p-54), V.select(isLeft, V(0x1.1a62633145c07p-53), V(0)))
    let flip = V.select(isSteep, V(-0.0), V(0)).bits ^ x.signBit
    let z = high + (angle.flippingSign(flip) + low)
    let limit = V(0x1p500)
    let least = V(0x1p-500)
    let isOrdinary = (a .< limit) & (b .< limit) & (a .> least) & (b .> least)
    return z.withSign(y.signBit).patched(where: !isOrdinary, y, x, special)
  }

  /// Zeros, infinities, NaN, and quotients that might overflow on the way.
  @inline(never) private static func special(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    var a = y.magnitude
    var b = x.magnitude
    let angle: Double
    if a == .infinity && b == .infinity {
      a = 1
      b = 1
    }
    let isSteep = a > b
    if isSteep { swap(&a, &b) }
    // Now a ≤ b.
    if a == 0 || b == .infinity {
      angle = 0
    } else {
      let up = b < 0x1p-400 ? 0x1p400 : b > 0x1p400 ? 0x1p-400 : 1
      if a < b * 0x1p-60 {
        // The reflections swallow what is lost here, if the quotient is subnormal.
        angle = a * up / (b * up)
      } else {
        angle = arctangent(Float64x1(a * up), Float64x1(b * up)).v
      }
    }
    let isLeft = x.sign == .minus
    let signed = isSteep != isLeft ? -angle : angle
    let z =
      isSteep
      ? 0x1.921fb54442d18p0 + (signed + 0x1.1a62633145c07p-54)
      : isLeft ? 0x1.921fb54442d18p1 + (signed + 0x1.1a62633145c07p-53) : angle
    return y.sign == .minus ? -z : z
  }
}

/// For ½ < |x| ≤ 1: √((1 − |x|)/2) as a pair s, and asin s.
@inline(__always)
private func halfAngle<V: Float64Lanes>(_ size: V) -> (z: V, s: Pair<V>) {
  let z = (V(1) - size) * V(0.5)
  let s = z.squareRoot
  // 0/0 at |x| = 1 is not used.
  let rest = (-s).fma(s, z) / (s + s)
  return (z, Pair(s, V.select(z .> V(0), rest, V(0))))
}

enum Asin: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let (zFar, s) = halfAngle(size)
    let isNear = size .<= V(0.5)
    let z = V.select(isNear, size * size, zFar)
    let r = V.select(isNear, size, s.high)
    let tail = r * z * asinTail(z)
    let twice = tail + s.low
    let sum = Pair.orderedSum(V(0x1.921fb54442d18p0), V(-2) * s.high)
    let far = sum.high + (sum.low + twice.fma(V(-2), V(0x1.1a62633145c07p-54)))
    let y = V.select(isNear, size + tail, far)
    let inside = V.select(size .<= V(1), y, V(.nan))
    return V.select(size .< V(0x1p-26), size, inside).withSign(x.signBit)
  }
}

enum Acos: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    let size = x.magnitude
    let (zFar, s) = halfAngle(size)
    let isNear = size .<= V(0.5)
    let z = V.select(isNear, size * size, zFar)
    let r = V.select(isNear, x, s.high)
    let tail = r * z * asinTail(z)
    let nearSum = Pair.orderedSum(V(0x1.921fb54442d18p0), -x)
    let near = nearSum.high + (nearSum.low + (V(0x1.1a62633145c07p-54) - tail))
    let right = (s.high + (tail + s.low)) * V(2)
    let leftSum = Pair.orderedSum(V(0x1.921fb54442d18p1), V(-2) * s.high)
    let left =
      leftSum.high
      + (leftSum.low + (tail + s.low).fma(V(-2), V(0x1.1a62633145c07p-53)))
    let y = V.select(isNear, near, V.select(x .< V(0), left, right))
    return V.select(size .<= V(1), y, V(.nan))
  }
}
