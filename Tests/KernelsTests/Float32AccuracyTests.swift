import Foundation
import Kernels
import TestSupport
import Testing

/// Every float32 kernel of the table against double functions: the bounds stand in `Float32Bounds`, by
/// kernel, and of the kernels of arrays in `Float32ArrayTests`.
@Suite struct Float32AccuracyTests {
  /// Every 32,771st bit pattern. `Benchmarks/Kernels` runs all 2³² of them.
  @Test func unaryKernels() throws {
    let patterns = stride(from: UInt64(0), to: 1 << 32, by: 32_771)
    let x = patterns.map { Float(bitPattern: UInt32($0)) }
    var y = x
    for kernel in UnaryKernel.allCases {
      let function = KernelTable.selected.unary(kernel, .float32)
      let bound = float32Bound(kernel)
      #expect(
        (function == nil) == (bound == nil), "\(kernel) has a kernel or a bound, and not both")
      guard let function, let bound else { continue }
      function(x, &y, x.count)
      var worst = (error: 0.0, index: 0)
      for index in x.indices {
        let error = Self.error(of: y[index], bound.exact(Double(x[index])))
        if error > worst.error { worst = (error, index) }
      }
      #expect(
        worst.error <= bound.ulps,
        "\(kernel)(\(x[worst.index])) = \(y[worst.index]): \(worst.error) ULP")
    }
  }

  /// Pairs of special values, of any bit patterns and of ordinary numbers.
  @Test func binaryKernels() throws {
    var generator = SplitMix64(seed: 23)
    let x = Float.random(40_000, &generator)
    let y = Float.random(40_000, &generator)
    var z = x
    for kernel in BinaryKernel.allCases {
      let function = KernelTable.selected.binary(kernel, .float32)
      let bound = float32Bound(kernel)
      #expect(
        (function == nil) == (bound == nil), "\(kernel) has a kernel or a bound, and not both")
      guard let function, let bound else { continue }
      function(x, 1, y, 1, &z, x.count)
      var worst = (error: 0.0, index: 0)
      var count = 0
      for index in x.indices where bound.isWithin?(x[index], y[index]) ?? true {
        count += 1
        let (a, b) = (Double(x[index]), Double(y[index]))
        let error = Self.error(of: z[index], bound.exact(a, b), largest: bound.largest?(a, b))
        if error > worst.error { worst = (error, index) }
      }
      #expect(count > 2_000)
      #expect(
        worst.error <= bound.ulps,
        "\(kernel)(\(x[worst.index]), \(y[worst.index])) = \(z[worst.index]): \(worst.error) ULP")
    }
  }

  /// In units in the last place of a float; a wrong NaN or infinity is infinitely wrong, and so is a wrong
  /// sign unless greater terms have cancelled.
  static func error(of y: Float, _ exact: Double, largest: Double? = nil) -> Double {
    if y.isNaN || exact.isNaN { return y.isNaN && exact.isNaN ? 0 : .infinity }
    if y.sign != exact.sign && largest == nil { return .infinity }
    if exact.magnitude >= 0x1.ffffffp127 || y.isInfinite {
      return exact.magnitude >= 0x1.ffffffp127 && y.isInfinite ? 0 : .infinity
    }
    let size = Swift.max(exact.magnitude, largest?.magnitude ?? 0)
    let exponent = Swift.max(size == 0 ? -126 : Int(size.exponent), -126)
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
