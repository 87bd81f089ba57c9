import Kernels
import TestSupport
import Testing

/// Values that are exact by definition, for the kernels of both widths and the language's scalars.
@Suite struct SpecialValuesTests {
  static let infinity = Double.infinity
  static let nan = Double.nan

  /// f(x) = y, the same in single precision.
  static let unary: [(kernel: UnaryKernel, pairs: [(x: Double, y: Double)])] = [
    (.exp, [(0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (800, infinity), (-800, 0)]),
    (.expm1, [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -1), (-100, -1)]),
    (.log, [(1, 0), (0, -infinity), (-0.0, -infinity), (-1, nan), (infinity, infinity)]),
    (.log1p, [(0, 0), (-0.0, -0.0), (-1, -infinity), (-2, nan), (infinity, infinity)]),
    (.sin, [(0, 0), (-0.0, -0.0), (infinity, nan), (-infinity, nan)]),
    (.cos, [(0, 1), (-0.0, 1), (infinity, nan), (1e-30, 1)]),
    (.tan, [(0, 0), (-0.0, -0.0), (infinity, nan)]),
    (.asin, [(0, 0), (-0.0, -0.0), (2, nan), (-2, nan)]),
    (.acos, [(1, 0), (2, nan), (-infinity, nan)]),
    (.atan, [(0, 0), (-0.0, -0.0)]),
    (.sinh, [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -infinity), (800, infinity)]),
    (.cosh, [(0, 1), (infinity, infinity), (-infinity, infinity), (-800, infinity)]),
    (.tanh, [(0, 0), (-0.0, -0.0), (infinity, 1), (-infinity, -1), (30, 1)]),
    (.asinh, [(0, 0), (-0.0, -0.0), (infinity, infinity), (-infinity, -infinity)]),
    (.acosh, [(1, 0), (0.5, nan), (-1, nan), (infinity, infinity)]),
    (.atanh, [(0, 0), (-0.0, -0.0), (1, infinity), (-1, -infinity), (2, nan)]),
    (.sigmoid, [(0, 0.5), (infinity, 1), (-infinity, 0)]),
    (.softplus, [(infinity, infinity), (-infinity, 0)]),
    (.erf, [(0, 0), (-0.0, -0.0), (infinity, 1), (-infinity, -1), (7, 1)]),
    (.erfc, [(0, 1), (infinity, 0), (-infinity, 2)]),
    (.lgamma, [(1, 0), (2, 0), (0, infinity), (-3, infinity), (infinity, infinity)]),
    (.digamma, [(infinity, infinity), (-1, nan), (-infinity, nan)]),
    (.sqrt, [(4, 2), (-0.0, -0.0), (-1, nan), (infinity, infinity)]),
    (.rsqrt, [(4, 0.5), (0, infinity), (infinity, 0), (-1, nan)]),
    (.elu, [(-infinity, -1), (infinity, infinity), (-0.0, -0.0)]),
    (.selu, [(0, 0), (-0.0, -0.0), (infinity, infinity)]),
    (.round, [(0.5, 0), (1.5, 2), (2.5, 2), (-0.5, -0.0), (-1.5, -2)]),
    (.floor, [(-0.5, -1), (-0.0, -0.0), (1.5, 1)]),
    (.ceil, [(-0.5, -0.0), (0.5, 1)]),
    (.sign, [(-3, -1), (-0.0, 0), (infinity, 1)]),
  ]

  @Test func kernels() throws {
    for build in builds {
      for (kernel, pairs) in Self.unary {
        let wide = try #require(build.scalar64(kernel))
        let narrow = try #require(build.scalar32(kernel))
        for (x, y) in pairs + [(Self.nan, Self.nan)] {
          #expect(wide(x).isSame(as: y), "\(kernel)(\(x)) = \(wide(x)), not \(y)")
          #expect(
            narrow(Float(x)).isSame(as: Float(y)),
            "\(kernel)(\(x)) = \(narrow(Float(x))) in float32, not \(y)")
        }
      }
    }
  }

  @Test func scalars() throws {
    for (kernel, pairs) in Self.unary {
      guard let function = ScalarFunctions.unary["\(kernel)"] else { continue }
      for (x, y) in pairs + [(Self.nan, Self.nan)] {
        #expect(function(x).isSame(as: y), "\(kernel)(\(x)) = \(function(x)), not \(y)")
      }
    }
    // Exact results, which users see printed.
    for n in -1074...1023 {
      let power = Double(sign: .plus, exponent: n, significand: 1)
      #expect(ScalarFunction.exp2(Double(n)) == power)
      #expect(ScalarFunction.log2(power) == Double(n))
      #expect(ScalarFunction2.power(2, Double(n)) == power)
    }
    var power = 1.0
    for n in 0...22 {
      #expect(ScalarFunction.log10(power) == Double(n))
      #expect(ScalarFunction2.power(10, Double(n)) == power)
      power *= 10
    }
    for n in 0...1000 {
      let x = Double(n)
      #expect(ScalarFunction.cbrt(x * x * x) == x)
      #expect(ScalarFunction2.power(x, 2) == x * x)
      #expect(ScalarFunction2.power(x * x, 0.5) == x)
      #expect(ScalarFunction2.hypot(3 * x, 4 * x) == 5 * x)
    }
    var factorial = 1.0
    for n in 1...22 {
      #expect(ScalarFunction.gamma(Double(n)) == factorial)
      factorial *= Double(n)
    }
    #expect(ScalarFunction.sin(.pi / 2) == 1)
    #expect(ScalarFunction.cos(.pi) == -1)
    #expect(ScalarFunction2.atan2(1, 1) == .pi / 4)
    #expect(ScalarFunction.exp(1) == 2.718281828459045)
    #expect(ScalarFunction.gamma(-0.0) == -Self.infinity)
    #expect(ScalarFunction.gamma(-1).isNaN)
    #expect(ScalarFunction.gamma(171.5).isFinite)
    #expect(ScalarFunction.gamma(172) == Self.infinity)
  }

  @Test func sineOfAQuarterTurn() {
    for build in builds {
      #expect(build.scalar64(.sin)?(.pi / 2) == 1)
      #expect(build.scalar32(.sin)?(.pi / 2) == 1)
    }
  }

  /// C99, F.9.4.4: the pairs for which the power is not ±exp(y · log |x|).
  static let powers: [(x: Double, y: Double, z: Double)] = [
    (0, 3, 0), (-0.0, 3, -0.0), (-0.0, 2, 0), (0, -3, infinity), (-0.0, -3, -infinity),
    (-0.0, -2, infinity), (0, 0.5, 0), (-0.0, -0.5, infinity), (-0.0, 0x1p60, 0),
    (-1, infinity, 1), (-1, -infinity, 1), (1, nan, 1), (nan, 0, 1), (nan, 1, nan), (2, nan, nan),
    (-8, 1.0 / 3, nan), (0.5, infinity, 0), (-0.5, -infinity, infinity), (2, infinity, infinity),
    (2, -infinity, 0), (-infinity, 3, -infinity), (-infinity, 2, infinity), (-infinity, -3, -0.0),
    (-infinity, -2, 0), (infinity, 0.5, infinity), (infinity, -0.5, 0), (-infinity, 0.5, infinity),
    (-2, 3, -8), (-2, -3, -0.125), (2, 2000, infinity), (-2, 2001, -infinity), (-2, -2001, -0.0),
    (2, -2000, 0),
    (nan, -0.0, 1), (infinity, 0, 1), (-0.0, 1, -0.0), (-0.0, 0.5, 0), (-0.0, 4, 0),
    (-0.0, -1, -infinity),
    (-infinity, -0.5, 0), (-infinity, -1, -0.0), (-infinity, 4, infinity), (-4, 0.5, nan),
    (-4, -0.5, nan),
    (-3, 2, 9), (-3, 4, 81), (-0.5, -2, 4), (-3, 5, -243), (-3, 6, 729), (-0.0, 5, -0.0),
    (-0.0, -5, -infinity),
    (-0.0, 2.5, 0), (-0.0, -2.5, infinity), (0, -2.5, infinity), (-2, 2.5, nan), (-1, 0x1p53, 1),
    (-1, 0x1.fffffffffffffp52, -1), (-1, 0x1.0000000000001p52, -1), (-1, 0x1p52, 1),
    (-1, 0x1p51, 1),
    (-1, 0x1.8p0, nan),
  ]

  /// C99, F.9.1.4, with the operands in its order.
  static let angles: [(y: Double, x: Double, z: Double)] = [
    (0, 1, 0), (-0.0, 1, -0.0), (0, -1, .pi), (-0.0, -1, -.pi), (0, 0, 0), (-0.0, 0, -0.0),
    (0, -0.0, .pi), (-0.0, -0.0, -.pi), (1, 0, .pi / 2), (-1, 0, -.pi / 2), (-1, -0.0, -.pi / 2),
    (1, infinity, 0), (-1, infinity, -0.0), (1, -infinity, .pi), (-1, -infinity, -.pi),
    (infinity, 1, .pi / 2), (-infinity, -1, -.pi / 2), (infinity, infinity, .pi / 4),
    (infinity, -infinity, 3 * .pi / 4), (-infinity, infinity, -.pi / 4), (nan, 1, nan),
    (1, nan, nan),
  ]

  /// The remainder with the sign of x.
  static let remainders: [(x: Double, y: Double, z: Double)] = [
    (5, 3, 2), (-5, 3, -2), (5, -3, 2), (6, 3, 0), (-6, 3, -0.0), (0, 3, 0), (-0.0, 3, -0.0),
    (1, 0, nan), (infinity, 1, nan), (1, nan, nan), (1, infinity, 1), (-1, infinity, -1),
    (0x1.fffffffffffffp1023, 0x1p-1074, 0), (0x1p1023, 3, 2), (0x1p-1073, 3 * 0x1p-1074, 0x1p-1073),
  ]

  @Test func pairs() throws {
    for build in builds {
      let power = try #require(build.scalar64(.power))
      let angle = try #require(build.scalar64(.atan2))
      let remainder = try #require(build.scalar64(.truncateModulo))
      for (x, y, z) in Self.powers {
        #expect(power(x, y).isSame(as: z), "power(\(x), \(y)) = \(power(x, y))")
      }
      for (y, x, z) in Self.angles {
        #expect(angle(y, x).isSame(as: z), "atan2(\(y), \(x)) = \(angle(y, x))")
      }
      for (x, y, z) in Self.remainders {
        #expect(remainder(x, y).isSame(as: z), "remainder(\(x), \(y)) = \(remainder(x, y))")
      }
    }
    for (x, y, z) in Self.powers {
      #expect(
        ScalarFunction2.power(x, y).isSame(as: z),
        "pow(\(x), \(y)) = \(ScalarFunction2.power(x, y))")
    }
    for (y, x, z) in Self.angles {
      #expect(
        ScalarFunction2.atan2(y, x).isSame(as: z),
        "atan2(\(y), \(x)) = \(ScalarFunction2.atan2(y, x))")
    }
    for (x, y, z) in Self.remainders {
      #expect(
        ScalarFunction2.fmod(x, y).isSame(as: z), "fmod(\(x), \(y)) = \(ScalarFunction2.fmod(x, y))"
      )
    }
    #expect(ScalarFunction2.hypot(.nan, Self.infinity) == Self.infinity)
    #expect(ScalarFunction2.hypot(.nan, 1).isNaN)
    #expect(ScalarFunction2.hypot(-0.0, -0.0).isSame(as: 0))
  }

  /// The exact remainder against the standard library's over the whole range.
  @Test func remainders() {
    var generator = SplitMix64(seed: 17)
    let x = Double.random(20_000, &generator)
    let y = Double.random(20_000, &generator)
    for (x, y) in zip(x, y) {
      let expected = x.truncatingRemainder(dividingBy: y)
      #expect(ScalarFunction2.fmod(x, y).isSame(as: expected), "fmod(\(x), \(y))")
    }
  }
}
