import Foundation
import JSON
import Testing

@testable import Batch

/// Runs the recorded samples of every example batch and compares with what TensorFlow answered.
///
/// `Tests/Golden/README.md` says how the files were made and what their tolerances mean.
struct GoldenTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A float may differ by `absolute + relative · |expected|`; everything else is equal.
  private struct Tolerance {
    var relative: Double
    var absolute: Double

    init(_ value: JSONValue, or other: Tolerance? = nil) {
      relative = value["relative"]?.doubleValue ?? other?.relative ?? 0
      absolute = value["absolute"]?.doubleValue ?? other?.absolute ?? 0
    }

    func accepts(_ actual: Double, _ expected: Double) -> Bool {
      if actual == expected || (actual.isNaN && expected.isNaN) { return true }
      return (actual - expected).magnitude <= absolute + relative * expected.magnitude
    }
  }

  @Test(arguments: [
    ("lab", 11), ("greeks", 200), ("digits", 100), ("fits", 50), ("hessian", 25), ("network", 50),
  ])
  func theSampleAnswersAsTensorFlowDid(name: String, count: Int) throws {
    let golden = Self.root.appending(path: "Tests/Golden/\(name)")
    let space = try Workspace()
    let options = RunOptions(
      workers: 2, programPath: [Self.root.appending(path: "jobs/\(name)").path])
    let report = try BatchRunner(options: options).run(
      RunPaths(
        arguments: [golden.appending(path: "jobs.jsonl").path],
        outputDirectory: space.path("out")))
    #expect(report.records == count)
    #expect(report.failed == 0)

    let bounds = try JSONValue(parsing: text(golden.appending(path: "tolerance.json")))
    let tolerance = Tolerance(bounds)
    let expected = try text(golden.appending(path: "expected.jsonl")).split(separator: "\n")
    let actual = try space.lines("out/jobs.results.jsonl.gz")
    #expect(actual.count == count)
    #expect(expected.count == count)
    for (line, expectedLine) in zip(actual, expected) {
      let found = try JSONValue(parsing: line)
      let wanted = try JSONValue(parsing: String(expectedLine))
      let id = wanted["id"]?.stringValue ?? "?"
      for key in ["id", "status", "tags", "stdout"] {
        #expect(found[key] == wanted[key], "\(name) \(id) \(key)")
      }
      guard case .object(let outputs)? = found["outputs"],
        case .object(let wantedOutputs)? = wanted["outputs"]
      else {
        Issue.record("\(name) \(id): no outputs")
        continue
      }
      #expect(outputs.map(\.key) == wantedOutputs.map(\.key), "\(name) \(id)")
      for (output, wantedOutput) in zip(outputs, wantedOutputs) {
        let own = bounds["names"]?[output.key].map { Tolerance($0, or: tolerance) } ?? tolerance
        #expect(
          agree(output.value, wantedOutput.value, own),
          "\(name) \(id) \(output.key): \(output.value), expected \(wantedOutput.value)")
      }
    }
  }

  private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  private func agree(_ actual: JSONValue, _ expected: JSONValue, _ tolerance: Tolerance) -> Bool {
    switch (actual, expected) {
    case (.number(let x), .number(let y)): tolerance.accepts(x, y)
    case (.array(let x), .array(let y)):
      x.count == y.count && zip(x, y).allSatisfy { agree($0, $1, tolerance) }
    case (.object(let x), .object(let y)):
      x.map(\.key) == y.map(\.key)
        && zip(x, y).allSatisfy { agree($0.value, $1.value, tolerance) }
    default: actual == expected
    }
  }
}
