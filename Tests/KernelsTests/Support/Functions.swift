import Foundation
import Kernels
import TestSupport

/// The language's double functions by the names of the reference data.
enum ScalarFunctions {
  static let unary: [String: @Sendable (Double) -> Double] = [
    "exp": ScalarMath.exp, "exp2": ScalarMath.exp2, "expm1": ScalarMath.expm1,
    "log": ScalarMath.log, "log2": ScalarMath.log2, "log10": ScalarMath.log10,
    "log1p": ScalarMath.log1p, "sin": ScalarMath.sin, "cos": ScalarMath.cos,
    "tan": ScalarMath.tan, "asin": ScalarMath.asin, "acos": ScalarMath.acos,
    "atan": ScalarMath.atan, "sinh": ScalarMath.sinh, "cosh": ScalarMath.cosh,
    "tanh": ScalarMath.tanh, "asinh": ScalarMath.asinh, "acosh": ScalarMath.acosh,
    "atanh": ScalarMath.atanh, "erf": ScalarMath.erf, "erfc": ScalarMath.erfc,
    "gamma": ScalarMath.gamma, "lgamma": ScalarMath.lgamma, "cbrt": ScalarMath.cbrt,
  ]

  static let binary: [String: @Sendable (Double, Double) -> Double] = [
    "power": ScalarMath.pow, "atan2": ScalarMath.atan2, "hypot": ScalarMath.hypot,
  ]

  /// The greatest error allowed; elsewhere 0.51. The logarithms of the gamma function and the
  /// complement of the error function share the kernels' cores.
  static let bounds: [String: Double] = [
    "erf": 0.7, "erfc": 1.3, "gamma": 0.7, "lgamma": 1.6,
  ]
}

/// The files beside the tests.
enum ReferenceData {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Data")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
  }

  static func values(_ name: String) throws -> [ExactValue] {
    let bytes = try Data(contentsOf: directory.appendingPathComponent(name + ".reference"))
    return bytes.withUnsafeBytes { ExactValue.parsed($0) }
  }
}
