import Foundation
import Kernels

/// The double kernels and the language's scalars against what mpmath gave.
func checkReferences(
  _ directory: String, _ count: Int, _ seed: UInt64, _ names: [String], listingHardCases: Bool
) throws {
  let domains = URL(fileURLWithPath: directory).appendingPathComponent("domains.txt")
  let text = try String(contentsOf: domains, encoding: .utf8)
  for domain in ReferenceDomain.parsed(text) ?? [] {
    guard names.isEmpty || names.contains(domain.name) else { continue }
    let file = URL(fileURLWithPath: directory).appendingPathComponent(domain.name + ".reference")
    guard let bytes = try? Data(contentsOf: file) else { continue }
    let values = bytes.withUnsafeBytes { ExactValue.parsed($0) }
    guard values.count == count else {
      print("\(domain.name): \(values.count) values, not \(count)")
      continue
    }
    let points = domain.points(count, seed: seed)
    for (kind, results) in evaluated(domain.name, points) {
      let errors = (0..<count).map { values[$0].error(of: results[$0]) }
      let worst = (0..<count).max { errors[$0] < errors[$1] } ?? 0
      if listingHardCases {
        let bound = errors.sorted()[count - 6]
        for index in errors.indices where errors[index] > bound {
          let operands = points.map { String($0[index].bitPattern, radix: 16) }
          let word = String(values[index].word, radix: 16)
          print(([domain.name] + operands + [word]).joined(separator: " "))
        }
      } else {
        let operands = points.map { "\($0[worst])" }.joined(separator: ", ")
        print("\(domain.name) \(kind): \(errors[worst]) ULP at (\(operands))")
      }
    }
  }
}

/// The results of the kernel and of the scalar function of a name, where they exist.
private func evaluated(_ name: String, _ points: [[Double]]) -> [(kind: String, results: [Double])]
{
  var answers: [(kind: String, results: [Double])] = []
  let table = KernelTable.selected
  let count = points[0].count
  var results = [Double](repeating: 0, count: count)
  if let kernel = UnaryKernel.allCases.first(where: { "\($0)" == name }),
    let function = table.unary(kernel, .float64)
  {
    function(points[0], &results, count)
    answers.append(("kernel", results))
  }
  if let kernel = BinaryKernel.allCases.first(where: { "\($0)" == name }),
    let function = table.binary(kernel, .float64)
  {
    function(points[0], 1, points[1], 1, &results, count)
    answers.append(("kernel", results))
  }
  if let function = ScalarFunction.allCases.first(where: { "\($0)" == name }) {
    answers.append(("scalar", points[0].map { function($0) }))
  }
  if let function = ScalarFunction2.allCases.first(where: { "\($0)" == name }) {
    answers.append(("scalar", zip(points[0], points[1]).map { function($0, $1) }))
  }
  return answers
}
