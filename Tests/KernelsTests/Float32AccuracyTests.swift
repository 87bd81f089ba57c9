import Foundation
import Kernels
import Testing

/// The float kernels against the platform's double functions, at every 32,771st bit pattern: within
/// 1.5 ULP. `Benchmarks/Kernels` runs all 2³² of them.
@Suite struct Float32AccuracyTests {
  static let references: [(kernel: UnaryKernel, exact: @Sendable (Double) -> Double)] = [
    (.sqrt, { $0.squareRoot() }), (.rsqrt, { 1 / $0.squareRoot() }), (.reciprocal, { 1 / $0 }),
    (.square, { $0 * $0 }), (.exp, { exp($0) }), (.expm1, { expm1($0) }), (.log, { log($0) }),
    (.log1p, { log1p($0) }), (.sin, { sin($0) }), (.cos, { cos($0) }), (.tan, { tan($0) }),
    (.asin, { asin($0) }), (.acos, { acos($0) }), (.atan, { atan($0) }), (.sinh, { sinh($0) }),
    (.cosh, { cosh($0) }), (.tanh, { tanh($0) }), (.asinh, { asinh($0) }),
    (.acosh, { acosh($0) }), (.atanh, { atanh($0) }), (.erf, { erf($0) }), (.erfc, { erfc($0) }),
    (.sigmoid, { 1 / (1 + exp(-$0)) }),
    (.softplus, { $0 > 50 ? $0 : log1p(exp($0)) }),
    (.softsign, { $0.isInfinite ? .nan : $0 / (1 + $0.magnitude) }),
    (.elu, { $0 < 0 ? expm1($0) : $0 }),
    (.selu, { $0 < 0 ? 1.758_099_340_847_376_6 * expm1($0) : 1.050_700_987_355_480_5 * $0 }),
    (.floor, { $0.rounded(.down) }), (.ceil, { $0.rounded(.up) }),
    (.round, { $0.rounded(.toNearestOrEven) }), (.rint, { $0.rounded(.toNearestOrEven) }),
  ]

  @Test func sampledPatterns() throws {
    let patterns = stride(from: UInt64(0), to: 1 << 32, by: 32_771)
    let x = patterns.map { Float(bitPattern: UInt32($0)) }
    var y = x
    for (kernel, exact) in Self.references {
      let function = try #require(KernelTable.selected.unary(kernel, .float32))
      function(x, &y, x.count)
      var worst = (error: 0.0, index: 0)
      for index in x.indices {
        let error = Self.error(of: y[index], exact(Double(x[index])))
        if error > worst.error { worst = (error, index) }
      }
      #expect(
        worst.error <= 1.5, "\(kernel)(\(x[worst.index])) = \(y[worst.index]): \(worst.error) ULP")
    }
  }

  /// In units in the last place of a float; a wrong sign, NaN or infinity is infinitely wrong.
  static func error(of y: Float, _ exact: Double) -> Double {
    if y.isNaN || exact.isNaN { return y.isNaN && exact.isNaN ? 0 : .infinity }
    if y.sign != exact.sign { return .infinity }
    if exact.magnitude >= 0x1.ffffffp127 || y.isInfinite {
      return exact.magnitude >= 0x1.ffffffp127 && y.isInfinite ? 0 : .infinity
    }
    let exponent = Swift.max(exact == 0 ? -126 : Int(exact.exponent), -126)
    return (Double(y) - exact).magnitude
      * Double(sign: .plus, exponent: 23 - exponent, significand: 1)
  }

  /// The arguments of the greatest errors among all, of former versions too that were too coarse.
  @Test func hardCases() throws {
    let cases: [(UnaryKernel, UInt32, @Sendable (Double) -> Double)] = [
      (.erf, 0x3f4d_058c, { erf($0) }), (.erf, 0x3f78_6722, { erf($0) }),
      (.sin, 0x46ab_27cb, { sin($0) }), (.sin, 0x464e_12a1, { sin($0) }),
      (.sin, 0x441c_4351, { sin($0) }), (.erf, 0x3f88_1684, { erf($0) }),
      (.rsqrt, 0x0080_cab3, { 1 / $0.squareRoot() }), (.exp, 0xc243_777a, { exp($0) }),
      (.log, 0x3f32_dc12, { log($0) }),
      (.cos, 0x4489_58a2, { cos($0) }), (.tanh, 0x3e31_7afa, { tanh($0) }),
      (.softsign, 0x44ff_ebff, { $0 / (1 + $0.magnitude) }),
    ]
    for (kernel, pattern, exact) in cases {
      let x = Float(bitPattern: pattern)
      let function = try #require(KernelTable.selected.scalar32(kernel))
      let y = function(x)
      let error = Self.error(of: y, exact(Double(x)))
      #expect(error <= 1.5, "\(kernel)(\(x)) = \(y): \(error) ULP")
    }
  }
}
