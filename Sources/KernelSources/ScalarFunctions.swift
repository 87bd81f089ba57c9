// The double functions of the script language, by the pairs of FinePairs.swift: 0.51 ULP unless said
// otherwise. Special values are those of C99, Annex F.

enum ScalarExponential {
  static func exp(_ x: Double) -> Double {
    if !(x.magnitude < 746) { return x > 0 ? .infinity : x < 0 ? 0 : x }
    return FineExponential(ExactPair(x)).value
  }

  static func exp2(_ x: Double) -> Double {
    if !(x.magnitude < 1080) { return x > 0 ? .infinity : x < 0 ? 0 : x }
    let whole = One(x).nearest.n
    let ln2 = ExactPair(One(ln2High), One(ln2Low))
    let power = FineExponential(ln2 * (One(x) - whole))
    return power.mantissa.rounded(timesPowerOfTwo: power.n + whole.v)
  }

  static func expm1(_ x: Double) -> Double {
    if x.magnitude < 0x1p-54 { return x }
    if !(x.magnitude < 710) { return x > 0 ? .infinity : x < 0 ? -1 : x }
    if x < -40 { return -1 }
    if x > 80 { return exp(x) }
    return FineExponential(ExactPair(x)).minusOne.value.v
  }

  static func sinh(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0x1p-28 || !(size < .infinity) { return x }
    let y: Double
    if size > 40 {
      if size > 711 { return x < 0 ? -.infinity : .infinity }
      let e = FineExponential(ExactPair(size))
      y = e.mantissa.rounded(timesPowerOfTwo: e.n - 1)
    } else {
      let e = FineExponential(ExactPair(size)).minusOne
      y = ((e + e / (e + One(1))) * One(0.5)).value.v
    }
    return x < 0 ? -y : y
  }

  static func cosh(_ x: Double) -> Double {
    let size = x.magnitude
    if !(size < .infinity) { return size }
    if size > 711 { return .infinity }
    let power = FineExponential(ExactPair(size))
    if size > 40 { return power.mantissa.rounded(timesPowerOfTwo: power.n - 1) }
    let e = power.minusOne + One(1)
    return ((e + ExactPair(1) / e) * One(0.5)).value.v
  }

  static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0x1p-28 || x.isNaN { return x }
    if size > 22 { return x < 0 ? -1 : 1 }
    let e = FineExponential(ExactPair(size + size)).minusOne
    let y = (e / (e + One(2))).value.v
    return x < 0 ? -y : y
  }
}

enum ScalarLogarithm {
  /// What a logarithm is where it is not one: nil for a positive number.
  private static func special(_ x: Double) -> Double? {
    x > 0 && x < .infinity ? nil : x == 0 ? -.infinity : x > 0 ? x : .nan
  }

  static func log(_ x: Double) -> Double { special(x) ?? fineLogarithm(x).value.v }

  static func log2(_ x: Double) -> Double {
    let inverse = ExactPair(One(0x1.71547652b82fep0), One(0x1.777d0ffda0d24p-56))
    return special(x) ?? (fineLogarithm(x) * inverse).value.v
  }

  static func log10(_ x: Double) -> Double {
    let inverse = ExactPair(One(0x1.bcb7b1526e50ep-2), One(0x1.95355baaafad3p-57))
    return special(x) ?? (fineLogarithm(x) * inverse).value.v
  }

  static func log1p(_ x: Double) -> Double {
    if x.magnitude < 0x1p-54 { return x }
    if !(x > -1) { return x == -1 ? -.infinity : .nan }
    if x > 0x1p60 { return log(x) }
    return fineLogarithm(ExactPair.sum(One(1), One(x))).value.v
  }
}

enum ScalarCircle {
  static func sin(_ x: Double) -> Double {
    x.magnitude < 0x1p-27 ? x : QuarterTurns(x).fineSineOfAll.value.v
  }

  static func cos(_ x: Double) -> Double { QuarterTurns(x).fineCosineOfAll.value.v }

  static func tan(_ x: Double) -> Double {
    if x.magnitude < 0x1p-27 { return x }
    let turns = QuarterTurns(x)
    return (turns.fineSineOfAll / turns.fineCosineOfAll).value.v
  }

  static func atan(_ x: Double) -> Double { atan2(x, 1) }

  static func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    var a = y.magnitude
    var b = x.magnitude
    if a == .infinity && b == .infinity {
      a = 1
      b = 1
    }
    let isSteep = a > b
    if isSteep { swap(&a, &b) }
    var angle: ExactPair
    if a < b * 0x1p-30 || b == .infinity || b == 0 {
      // The quotient is the angle; it may be subnormal.
      if !isSteep && x.sign == .plus { return y.sign == .minus ? -quotient(a, b) : quotient(a, b) }
      angle = ExactPair(quotient(a, b))
    } else {
      let scale = b > 0x1p300 ? 0x1p-600 : b < 0x1p-300 ? 0x1p600 : 1
      angle = fineAngle(ExactPair(a * scale), ExactPair(b * scale))
    }
    if isSteep { angle = ExactPair.halfPi + -angle }
    if x.sign == .minus { angle = ExactPair.pi + -angle }
    return y.sign == .minus ? -angle.value.v : angle.value.v
  }

  /// atan(a/b) of a quotient below 2⁻³⁰, whose cube is below the last place.
  private static func quotient(_ a: Double, _ b: Double) -> Double {
    a == 0 || b == .infinity ? 0 : a / b
  }

  /// √(1 − x²) as a pair, for |x| ≤ 1.
  private static func other(_ x: Double) -> ExactPair {
    let square = ExactPair.sum(One(1), One(x)) * ExactPair.sum(One(1), One(-x))
    return square.high.v == 0 ? ExactPair(0) : square.squareRoot
  }

  static func asin(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0x1p-27 { return x }
    if !(size <= 1) { return .nan }
    let side = ExactPair(size)
    let angle =
      size < 0.7 ? fineAngle(side, other(x)) : ExactPair.halfPi + -fineAngle(other(x), side)
    return x < 0 ? -angle.value.v : angle.value.v
  }

  static func acos(_ x: Double) -> Double {
    let size = x.magnitude
    if !(size <= 1) { return .nan }
    let side = ExactPair(size)
    let angle =
      size < 0x1p-60
      ? ExactPair.halfPi
      : size < 0.7 ? ExactPair.halfPi + -fineAngle(side, other(x)) : fineAngle(other(x), side)
    return (x < 0 ? ExactPair.pi + -angle : angle).value.v
  }
}

enum ScalarPower {
  static func power(_ x: Double, _ y: Double) -> Double {
    if let value = Power.exceptional(x, y) { return value }
    let sign = Power.sign(x, y)
    let log = fineLogarithm(x.magnitude)
    let high = One(y) * log.high
    if !(high.magnitude.v < 760) { return high.v > 0 ? sign * .infinity : sign * 0 }
    let low = One(y).fma(log.low, One(y).fma(log.high, -high))
    return sign * FineExponential(ExactPair.orderedSum(high, low)).value
  }

  static func hypot(_ x: Double, _ y: Double) -> Double {
    var a = x.magnitude
    var b = y.magnitude
    if a == .infinity || b == .infinity { return .infinity }
    if a.isNaN || b.isNaN { return .nan }
    if a < b { swap(&a, &b) }
    if a == 0 || b < a * 0x1p-60 { return a + b }
    let exponent = a > 0x1p500 ? 600.0 : a < 0x1p-500 ? -600 : 0
    let scale = One(1).scaled(by: One(-exponent)).v
    let square = ExactPair.product(One(a * scale), One(a * scale))
    let other = ExactPair.product(One(b * scale), One(b * scale))
    return (square + other).squareRoot.rounded(timesPowerOfTwo: exponent)
  }

  static func cbrt(_ x: Double) -> Double {
    if x == 0 || !(x.magnitude < .infinity) { return x }
    // x = m·8ᵏ with m in 1 ..< 8.
    let isSubnormal = x.magnitude < 0x1p-1022
    let size = isSubnormal ? x.magnitude * 0x1p54 : x.magnitude
    let exponent = Int(size.bitPattern >> 52) &- 1023
    let k = (exponent &+ 3072) / 3 &- 1024
    let m = One(size).scaled(by: One(Double(-3 &* k)))
    // A guess to a few units in the last place, then one step in pairs.
    let log = Log.float64(m)
    let guess = Exp.float64(log * One(1.0 / 3))
    let square = ExactPair.product(guess, guess)
    let rest = ExactPair(m, One(0)) + -(square * guess)
    let y = ExactPair.orderedSum(guess, rest.high / (square.high * One(3)))
    let power = Double(k &- (isSubnormal ? 18 : 0))
    let result = y.value.scaled(by: One(power)).v
    return x < 0 ? -result : result
  }
}

enum ScalarGamma {
  /// Γ(x): exact products for integers, else by log Γ; below 1 ULP.
  static func gamma(_ x: Double) -> Double {
    if x.isNaN || x == -.infinity { return .nan }
    if x == 0 { return 1 / x }
    if x > 171.7 { return .infinity }
    if One(x).rounded.v == x {
      if x < 0 { return .nan }
      var product = ExactPair(1)
      var factor = 2.0
      while factor < x {
        product = product * One(factor)
        factor += 1
      }
      return product.value.v
    }
    if x.magnitude < 0x1p-60 { return 1 / x }
    if x > 0 { return exponential(LogGamma.positive(x), 1) }
    if x < -190 { return One(x * 0.5).floor.v == One(x).floor.v * 0.5 ? 0 : -0.0 }
    // Γ(x)·Γ(−x) = −π / (x sin πx).
    let product = LogGamma.sineOfPi(x) * One(-x)
    let sign: Double = product.high.v < 0 ? -1 : 1
    return exponential(
      fineLogarithm(ExactPair.pi / product.magnitude) + -LogGamma.positive(-x), sign)
  }

  private static func exponential(_ x: ExactPair, _ sign: Double) -> Double {
    if x.high.v < -760 { return sign * 0 }
    return sign * FineExponential(x).value
  }
}
