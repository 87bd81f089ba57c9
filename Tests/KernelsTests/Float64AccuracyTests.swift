import Foundation
import Kernels
import TestSupport
import Testing

/// The double functions against mpmath's values of 10,000 points each and against the hard cases
/// that a million points found: kernels within 2 ULP, the language's scalars as near as 0.51.
@Suite struct Float64AccuracyTests {
  @Test func references() throws {
    let domains = try #require(ReferenceDomain.parsed(ReferenceData.text("domains.txt")))
    #expect(domains.count == 35)
    for domain in domains {
      let values = try ReferenceData.values(domain.name)
      #expect(values.count == 10_000)
      let points = domain.points(values.count, seed: 1)
      check(domain.name, points, values)
    }
  }

  /// Lines of a function, its operands' bits and the word of the exact value.
  @Test func hardCases() throws {
    var cases: [String: (points: [[Double]], values: [ExactValue])] = [:]
    for line in try ReferenceData.text("hard.txt").split(separator: "\n") where line.first != "#" {
      let fields = line.split(separator: " ")
      let operands = try fields[1..<(fields.count - 1)].map {
        Double(bitPattern: try #require(UInt64($0, radix: 16)))
      }
      let word = try #require(UInt32(fields[fields.count - 1], radix: 16))
      var entry = cases[String(fields[0])] ?? (operands.map { _ in [] }, [])
      for (column, operand) in operands.enumerated() { entry.points[column].append(operand) }
      entry.values.append(ExactValue(word: word))
      cases[String(fields[0])] = entry
    }
    #expect(cases.count >= 28)
    for (name, entry) in cases { check(name, entry.points, entry.values) }
  }

  private func check(_ name: String, _ points: [[Double]], _ values: [ExactValue]) {
    let table = KernelTable.selected
    var checkedCount = 0
    func expect(_ name: String, _ results: [Double], within bound: Double) {
      checkedCount += 1
      self.expect(name, points, values, results, within: bound)
    }
    if let kernel = UnaryKernel.allCases.first(where: { "\($0)" == name }),
      let function = table.unary(kernel, .float64)
    {
      var results = points[0]
      function(points[0], &results, results.count)
      expect(name, results, within: 2)
    }
    if let kernel = BinaryKernel.allCases.first(where: { "\($0)" == name }),
      let function = table.binary(kernel, .float64)
    {
      var results = points[0]
      function(points[0], 1, points[1], 1, &results, results.count)
      expect(name, results, within: 2)
    }
    let bound = ScalarFunctions.bounds[name] ?? 0.51
    if let function = ScalarFunctions.unary[name] {
      expect("math.\(name)", points[0].map(function), within: bound)
    }
    if let function = ScalarFunctions.binary[name] {
      let results = zip(points[0], points[1]).map { function($0, $1) }
      expect("math.\(name)", results, within: bound)
    }
    #expect(checkedCount > 0, "nothing is called \(name)")
    #expect(!values.isEmpty, "\(name) has no values")
  }

  private func expect(
    _ name: String, _ points: [[Double]], _ values: [ExactValue], _ results: [Double],
    within bound: Double
  ) {
    var worst = (error: 0.0, index: 0)
    for (index, value) in values.enumerated() {
      let error = value.error(of: results[index])
      if error > worst.error { worst = (error, index) }
    }
    let operands = points.map { "\($0[worst.index])" }.joined(separator: ", ")
    #expect(
      worst.error <= bound, "\(name)(\(operands)) = \(results[worst.index]): \(worst.error) ULP")
  }
}
