// Unevaluated sums of two doubles: about 106 bits where one rounding more would show.

/// `high + low` with |low| at most half a unit in the last place of high.
struct Pair<V: Float64Lanes> {
  var high: V
  var low: V

  @inline(__always) init(_ high: V, _ low: V) {
    self.high = high
    self.low = low
  }

  /// The exact sum (Knuth).
  @inline(__always) static func sum(_ a: V, _ b: V) -> Pair {
    let s = a + b
    let t = s - a
    return Pair(s, (a - (s - t)) + (b - t))
  }

  /// The exact sum where |a| ≥ |b| or a = 0 (Dekker).
  @inline(__always) static func orderedSum(_ a: V, _ b: V) -> Pair {
    let s = a + b
    return Pair(s, (a - s) + b)
  }

  /// The exact product.
  @inline(__always) static func product(_ a: V, _ b: V) -> Pair {
    let p = a * b
    return Pair(p, a.fma(b, -p))
  }

  @inline(__always) static func * (a: Pair, b: Pair) -> Pair {
    let p = a.high * b.high
    let e = a.high.fma(b.high, -p)
    return orderedSum(p, a.low.fma(b.high, a.high.fma(b.low, e)))
  }

  @inline(__always) static func * (a: Pair, b: V) -> Pair {
    let p = a.high * b
    return orderedSum(p, a.low.fma(b, a.high.fma(b, -p)))
  }

  @inline(__always) static func + (a: Pair, b: Pair) -> Pair {
    let s = sum(a.high, b.high)
    return orderedSum(s.high, s.low + (a.low + b.low))
  }

  @inline(__always) static func + (a: Pair, b: V) -> Pair {
    let s = sum(a.high, b)
    return orderedSum(s.high, s.low + a.low)
  }

  @inline(__always) static func / (a: Pair, b: Pair) -> Pair {
    let inverse = V(1) / b.high
    let q = a.high * inverse
    let rest = (-q).fma(b.high, a.high) + (-q).fma(b.low, a.low)
    return orderedSum(q, rest * inverse)
  }

  @inline(__always) prefix static func - (a: Pair) -> Pair { Pair(-a.high, -a.low) }

  /// The square root of a positive pair.
  @inline(__always) var squareRoot: Pair {
    let root = high.squareRoot
    let rest = (-root).fma(root, high) + low
    return Pair.orderedSum(root, rest / (root + root))
  }

  /// Rounded to one double.
  @inline(__always) var value: V { high + low }
}

extension Float64Lanes {
  @inline(__always) static var infinity: Self { Self(.infinity) }

  /// The nearest integer n of a number below 2⁵¹, and n in the low bits of a pattern.
  @inline(__always) var nearest: (n: Self, bits: Bits) {
    let shifted = self + Self(0x1.8p52)
    return (shifted - Self(0x1.8p52), shifted.bits)
  }

  /// 2ⁿ from the second part of `nearest`, for normal results.
  @inline(__always) static func powerOfTwo(_ bits: Bits) -> Self {
    Self(bits: (bits << 52) + Bits(0x3ff0_0000_0000_0000))
  }

  /// self · 2ⁿ for integers |n| < 2,000, rounded once: two factors, of which only the last rounds.
  @inline(__always) func scaled(by n: Self) -> Self {
    let half = (n * Self(0.5)).nearest
    let rest = (n - half.n).nearest
    return self * Self.powerOfTwo(half.bits) * Self.powerOfTwo(rest.bits)
  }
}
