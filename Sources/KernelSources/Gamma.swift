// The gamma function's relatives, one element at a time and in pairs of doubles. Away from the zeros
// of the results the error is below 2 ULP; near a zero other than 1 and 2 the absolute error stays
// about 2⁻⁵⁸ of the terms that cancel.

enum LogGamma: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: x .== x, x, scalar) + V.select(x .== x, V(0), x)
  }

  /// log Γ(x) of x ≥ 2⁻¹⁰⁰⁰ as a pair; x(x + 1)…(x + 9) moves a small argument to Stirling's range.
  static func positive(_ x: Double) -> ExactPair {
    if x > 0.73 && x < 1.25 {
      // −γ·e and the rest of the series.
      let e = One(x - 1)
      let slope = Pair.orderedSum(One(-0x1.2788cfc6fb619p-1), e * lgammaNear1(e))
      return ExactPair(slope.high, slope.low + One(0x1.6cb90701fbfabp-58)) * e
    }
    if x > 1.7 && x < 2.3 {
      // (1 − γ)·e and the rest of the series.
      let e = One(x - 2)
      let slope = Pair.orderedSum(One(0x1.b0ee6072093cep-2), e * lgammaNear2(e))
      return ExactPair(slope.high, slope.low + One(0x1.6cb90701fbfabp-58)) * e
    }
    var shifted = ExactPair(x)
    var factors = ExactPair(1)
    while shifted.high.v < 10 {
      factors = factors * shifted
      shifted = shifted + One(1)
    }
    let isShifted = factors.high.v != 1
    let inverse = ExactPair(1) / shifted
    let tail = inverse.high * stirlingTail(inverse.high * inverse.high)
    // log √(2π).
    let constant = Pair(One(0x1.d67f1c864beb5p-1), One(-0x1.65b5a1b7ff5dfp-55))
    let log = fineLogarithm(shifted)
    let sum = (shifted + One(-0.5)) * log + -shifted + (constant + tail)
    return isShifted ? sum + -fineLogarithm(factors) : sum
  }

  @inline(never) static func scalar(_ x: Double) -> Double {
    if x.magnitude == .infinity || x == 0 { return .infinity }
    if x.magnitude < 0x1p-60 { return -Log.float64(One(x.magnitude)).v }
    if x > 0 {
      if x > 2.6e305 { return .infinity }
      return positive(x).value.v
    }
    if x.magnitude >= 0x1p52 { return .infinity }
    // Γ(x)·Γ(−x) = −π / (x sin πx).
    let sine = sineOfPi(x)
    if sine.high.v == 0 { return .infinity }
    let product = sine * One(x)
    let size = product.high.v < 0 ? -product : product
    return (fineLogarithm(ExactPair.pi / size) + -positive(-x)).value.v
  }

  /// sin πx, exactly 0 at integers.
  static func sineOfPi(_ x: Double) -> ExactPair {
    let whole = One(x).rounded.v
    let r = x - whole
    let half = whole * 0.5
    let isOdd = One(half).rounded.v != half
    let y: ExactPair
    if r.magnitude <= 0.25 {
      y = fineSine(ExactPair.pi * One(r))
    } else {
      let c = fineCosine(ExactPair.pi * One(0.5 - r.magnitude))
      y = r < 0 ? -c : c
    }
    return isOdd ? -y : y
  }
}

enum Digamma: UnaryOperation {
  @inline(__always) static func float64<V: Float64Lanes>(_ x: V) -> V {
    V(0).patched(where: x .== x, x, scalar) + V.select(x .== x, V(0), x)
  }

  /// At the poles and at −∞ NaN, as in TensorFlow.
  @inline(never) static func scalar(_ x: Double) -> Double {
    if x == .infinity { return x }
    if x > 0 { return positive(x).value.v }
    if x.magnitude >= 0x1p52 || One(x).rounded.v == x { return .nan }
    if x > -0x1p-60 { return -1 / x }
    // ψ(x) = ψ(−x) − 1/x − π / tan πx.
    let sine = LogGamma.sineOfPi(x)
    return (positive(-x) + -cotangent(x, sine) + -(ExactPair(1) / ExactPair(x))).value.v
  }

  /// π / tan πx.
  private static func cotangent(_ x: Double, _ sine: ExactPair) -> ExactPair {
    let whole = One(x).rounded.v
    let r = x - whole
    let half = whole * 0.5
    let isOdd = One(half).rounded.v != half
    var c =
      r.magnitude <= 0.25
      ? fineCosine(ExactPair.pi * One(r)) : fineSine(ExactPair.pi * One(0.5 - r.magnitude))
    if isOdd { c = -c }
    return ExactPair.pi * c / sine
  }

  private static func positive(_ x: Double) -> ExactPair {
    if x < 0x1p-1000 { return ExactPair(-1 / x) }
    var shifted = ExactPair(x)
    var sum = ExactPair(0)
    while shifted.high.v < 10 {
      sum = sum + ExactPair(1) / shifted
      shifted = shifted + One(1)
    }
    let inverse = ExactPair(1) / shifted
    let z = inverse.high * inverse.high
    return fineLogarithm(shifted) + -sum + inverse * One(-0.5) + -(z * digammaTail(z))
  }
}
