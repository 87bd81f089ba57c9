import Foundation
import Kernels
import TestSupport

/// The language's double functions by the names of the reference data.
enum ScalarFunctions {
  static let unary: [String: @Sendable (Double) -> Double] = {
    var functions: [String: @Sendable (Double) -> Double] = [:]
    // Those that `math` takes from the kernels.
    for kernel in [UnaryKernel.asinh, .acosh, .atanh, .erfc, .lgamma] {
      functions["\(kernel)"] = { kernel($0) }
    }
    for function in ScalarFunction.allCases { functions["\(function)"] = { function($0) } }
    return functions
  }()

  static let binary: [String: @Sendable (Double, Double) -> Double] = [
    "power": { ScalarFunction2.power($0, $1) }, "atan2": { ScalarFunction2.atan2($0, $1) },
    "hypot": { ScalarFunction2.hypot($0, $1) },
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
