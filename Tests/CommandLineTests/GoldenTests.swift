import Foundation
import JSON
import Testing

/// What TensorFlow answered to a sample of each batch in `jobs/` (`Tests/Golden`).
struct GoldenTests {
  @Test(arguments: ["lab", "greeks", "digits", "fits", "hessian", "network"])
  func resultsAgreeWithTensorFlow(_ name: String) throws {
    let space = try Workspace()
    let golden = CommandLine.top + "/Tests/Golden/" + name
    let outcome = try space.tapedeck(
      "run", golden + "/jobs.jsonl", "-o", ".", "--program-path", CommandLine.top + "/jobs/" + name)
    #expect(outcome.status == 0, "\(outcome.errors)")
    try space.tool(
      "python3", CommandLine.top + "/Tools/compare_outputs.py", "jobs.results.jsonl.gz",
      golden + "/expected.jsonl", "--tolerance", golden + "/tolerance.json")
  }

  /// Every cell of the lab prints under `eval` what it prints in a batch.
  @Test func theLabPrintsTheSameThroughEval() throws {
    let space = try Workspace()
    let lab = CommandLine.top + "/jobs/lab"
    let results = try space.tapedeck("run", lab + "/lab.jsonl.gz", "-o", "-").outputLines
    let records = try Packing.text(of: lab + "/lab.jsonl.gz").split(separator: 0x0A)
      .map { try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any]) }
      .filter { $0["batch"] == nil }
    #expect(records.count == 11 && results.count == 11)
    for (record, line) in zip(records, results) {
      let program = try #require(record["program"] as? String)
      let result = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let outcome = try space.tapedeck("eval", "\(lab)/\(program).py")
      #expect(outcome.status == 0)
      #expect(!outcome.output.isEmpty)
      #expect(outcome.output == result["stdout"] as? String, "\(program)")
    }
  }
}
