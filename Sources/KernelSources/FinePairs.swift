// The elementary functions of one pair as pairs, to 2⁻⁶⁰ of themselves or better: what is rounded
// from them is within 0.51 ULP. For the language's scalars, where 17 digits are printed.

typealias One = Float64x1
typealias ExactPair = Pair<Float64x1>

extension Pair where V == Float64x1 {
  @inline(__always) init(_ value: Double) { self.init(One(value), One(0)) }

  static var pi: ExactPair { Pair(One(0x1.921fb54442d18p1), One(0x1.1a62633145c07p-53)) }
  static var halfPi: ExactPair { Pair(One(0x1.921fb54442d18p0), One(0x1.1a62633145c07p-54)) }

  var magnitude: ExactPair { high.v < 0 ? -self : self }

  /// A positive self · 2ⁿ rounded once, also to a subnormal number.
  func rounded(timesPowerOfTwo n: Double) -> Double {
    let isNormal = n > -900 || high.v >= One(1).scaled(by: One(-1022 - n)).v
    if isNormal { return value.scaled(by: One(n)).v }
    // A sum with this has its last place where the result's is, at 2⁻¹⁰⁷⁴.
    let catcher = One(0x1p52).scaled(by: One(-1074 - n))
    let sum = ExactPair.orderedSum(catcher, high)
    return (sum.high + (sum.low + low) - catcher).scaled(by: One(n)).v
  }
}

/// eˣ = 2ⁿ·(1 + excess) of a pair below 2,000.
struct FineExponential {
  var n: Double
  var excess: ExactPair

  init(_ x: ExactPair) {
    let n = (x.high * One(0x1.71547652b82fep0)).nearest.n
    let product = ExactPair.product(n, One(ln2Low))
    let first = ExactPair.sum((-n).fma(One(ln2High), x.high), -product.high)
    let r = ExactPair.orderedSum(first.high, first.low + (x.low - product.low))
    self.n = n.v
    let half = r * (r * One(0.5))
    let third = ExactPair(One(0x1.5555555555555p-2), One(0x1.5555555555555p-56))
    excess = r + (half + half * r * (third + r.high * expTail4(r.high) * One(2)))
  }

  var mantissa: ExactPair { excess + One(1) }

  /// The exponential, rounded once.
  var value: Double { mantissa.rounded(timesPowerOfTwo: n) }

  /// eˣ − 1 relative to itself, where 2ⁿ is normal.
  var minusOne: ExactPair {
    let power = One(1).scaled(by: One(n))
    let rest = ExactPair(excess.high * power, excess.low * power)
    // 2ⁿ − 1 where that is exact, so that it is 0 for n = 0.
    return n.magnitude < 53 ? rest + (power - One(1)) : rest + power + One(-1)
  }
}

/// log(x·2ᵏ) of a positive normal pair.
func fineLogarithm(_ x: ExactPair, k extra: Double = 0) -> ExactPair {
  let parts = LogarithmParts(x.high)
  let mLow = x.low * parts.inversePower
  let above = ExactPair.sum(parts.m, One(1))
  let s =
    ExactPair.sum(parts.m - One(1), mLow) / ExactPair.orderedSum(above.high, above.low + mLow)
  let z = s * s
  let fifth = ExactPair.orderedSum(One(0x1.999999999999ap-3), z.high * atanhTail3(z.high))
  let third =
    z * ExactPair(fifth.high, fifth.low + One(-0x1.999999999999ap-57))
    + ExactPair(One(0x1.5555555555555p-2), One(0x1.5555555555555p-56))
  let log = s + s * z * third
  let k = parts.k + One(extra)
  // 42 bits of ln 2, so that k times it is exact.
  let whole = ExactPair.sum(k * One(0x1.62e42fefa3800p-1), k * One(0x1.ef35793c76730p-45))
  let rest = k * One(0x1.ef35793c76730p-45)
  let restLow = k.fma(One(0x1.ef35793c76730p-45), -rest)
  return ExactPair(whole.high, whole.low + restLow)
    + ExactPair(log.high + log.high, log.low + log.low)
}

/// log x of a positive number, subnormal ones too.
func fineLogarithm(_ x: Double) -> ExactPair {
  x < 0x1p-1022 ? fineLogarithm(ExactPair(x * 0x1p54), k: -54) : fineLogarithm(ExactPair(x))
}

/// sin r for |r| ≤ π/4.
func fineSine(_ r: ExactPair) -> ExactPair {
  let z = r * r
  let sixth = ExactPair(One(-0x1.5555555555555p-3), One(-0x1.5555555555555p-57))
  let tail = z.high * sinTail2(z.high)
  let slope = sixth + tail
  return r + r * z * slope
}

/// cos r for |r| ≤ π/4.
func fineCosine(_ r: ExactPair) -> ExactPair {
  let z = r * r
  let twentyFourth = ExactPair(One(0x1.5555555555555p-5), One(0x1.5555555555555p-59))
  let slope = twentyFourth + z.high * cosTail3(z.high)
  return z * z * slope + z * One(-0.5) + One(1)
}

extension QuarterTurns {
  /// Of any number; the remainder to 2⁻¹⁰⁰ of itself.
  init(_ x: Double) {
    guard x.magnitude < easyLimit else {
      self.init(beyond: x)
      return
    }
    let n = (One(x) * One(0x1.45f306dc9c883p-1)).nearest.n
    let first = (-n).fma(One(halfPi1), One(x))
    let product = ExactPair.product(n, One(halfPi2))
    let sum = ExactPair.sum(first, -product.high)
    let low = (-n).fma(One(halfPi3), sum.low - product.low)
    self.init(count: Int(n.v) & 3, rest: ExactPair.sum(sum.high, low))
  }

  var fineSineOfAll: ExactPair {
    let y = count & 1 == 0 ? fineSine(rest) : fineCosine(rest)
    return count & 2 == 0 ? y : -y
  }

  var fineCosineOfAll: ExactPair {
    let y = count & 1 == 0 ? fineCosine(rest) : fineSine(rest)
    return (count &+ 1) & 2 == 0 ? y : -y
  }
}

/// The angle of a point in the first eighth, 0 ≤ a ≤ b, both within 2⁻³⁰⁰ … 2³⁰⁰: a double's worth
/// of it, corrected by the exact angle that is left.
func fineAngle(_ a: ExactPair, _ b: ExactPair) -> ExactPair {
  let first = arctangent(a.high, b.high)
  let sine = fineSine(ExactPair(first, One(0)))
  let cosine = fineCosine(ExactPair(first, One(0)))
  let rest = (a * cosine + -(b * sine)) / (b * cosine + a * sine)
  return ExactPair.orderedSum(first, rest.high) + rest.low
}
