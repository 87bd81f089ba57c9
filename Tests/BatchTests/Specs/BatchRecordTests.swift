import Foundation
import Testing

@testable import Batch

/// The `batch` record: defaults, how they merge, and what a broken one costs.
struct BatchRecordTests {
  private func run(_ lines: [String]) throws -> (report: RunReport, results: [String]) {
    let space = try Workspace()
    try space.write(lines.joined(separator: "\n") + "\n", to: "a.jsonl")
    let report = try space.run(["a.jsonl"])
    let hasResults = space.bytes("out/a.results.jsonl.gz") != nil
    return (report, hasResults ? try space.lines("out/a.results.jsonl.gz") : [])
  }

  @Test func namesMergeAndTheRecordWins() throws {
    let (_, results) = try run([
      #"{"batch": {"inputs": {"x": 1, "y": 2}, "params": {"n": 3}, "source": "z = x + y * n", "outputs": ["z"], "tags": {"k": 1}}}"#,
      #"{"id": "a", "inputs": {"x": 5}}"#,
      #"{"id": "b", "params": {"n": 4}, "tags": {}}"#,
      #"{"id": "c", "source": "z = 7"}"#,
    ])
    #expect(
      results == [
        #"{"id":"a","status":"ok","outputs":{"z":11.0},"tags":{"k":1}}"#,
        #"{"id":"b","status":"ok","outputs":{"z":9.0},"tags":{}}"#,
        #"{"id":"c","status":"ok","outputs":{"z":7},"tags":{"k":1}}"#,
      ])
  }

  @Test func limitsMergeByNameBelowTheConfiguredOnes() throws {
    let loop = #""source": "while True:\n  pass""#
    let (_, results) = try run([
      #"{"batch": {"limits": {"steps": 500, "depth": 20}}}"#,
      #"{"id": "a", \#(loop)}"#,
      #"{"id": "b", \#(loop), "limits": {"steps": 700}}"#,
      #"{"id": "c", \#(loop), "limits": {"depth": 30}}"#,
    ])
    #expect(results[0].contains("limit of 500 steps"))
    #expect(results[1].contains("limit of 700 steps"))
    #expect(results[2].contains("limit of 500 steps"))
  }

  @Test func aLaterOneReplacesAll() throws {
    let (_, results) = try run([
      #"{"batch": {"source": "z = 1", "tags": {"k": 1}}}"#, #"{"id": "a"}"#,
      #"{"batch": {"tags": {"l": 2}}}"#, #"{"id": "b"}"#, "", #"{"id": "c", "source": "z = 2"}"#,
      "[]",
    ])
    #expect(results[0] == #"{"id":"a","status":"ok","outputs":{"z":1},"tags":{"k":1}}"#)
    #expect(results[1].contains("program: missing"))
    #expect(results[1].hasSuffix(#""tags":{"l":2}}"#))
    #expect(results[2] == #"{"id":"c","status":"ok","outputs":{"z":2},"tags":{"l":2}}"#)
    // Batch records and blank lines are not counted.
    #expect(results[3].hasPrefix(#"{"id":null,"record":4,"status":"error""#))
  }

  @Test(arguments: [
    (#"{"batch": {"dtype": "float64""#, "expected ',' or '}'"),
    (#"{"batch": {"dtype": "float64", "dtype": "float32"}}"#, "duplicate key 'dtype'"),
    (#"{"batch": 5}"#, "should be an object"),
    (#"{"batch": {"dtpye": "float64"}}"#, "unknown key 'dtpye' (did you mean 'dtype'?)"),
    (#"{"batch": {"dtype": "float99"}}"#, "dtype: should be"),
    (#"{"batch": {"program": 5}}"#, "program: should be a string"),
    (#"{"batch": {"inputs": {"tf": 5}}}"#, "inputs: 'tf' cannot be bound"),
    (#"{"batch": {"limits": {"steps": -5}}}"#, "limits.steps: should be"),
    (#"{"batch": {"outputs": "y"}}"#, "outputs: should be a list"),
    (#"{"batch": {"id": "a"}}"#, "'id' belongs to a record"),
    (#"{"batch": {}, "id": "a"}"#, "only the key 'batch'"),
  ])
  func aBrokenOneIsDamage(line: String, message: String) throws {
    let (report, results) = try run([#"{"id": "a", "source": "y = 1"}"#, line])
    #expect(report.damageLines.count == 1)
    #expect(report.damageLines.first?.contains("broken batch record before record 2: ") == true)
    #expect(report.damageLines.first?.contains(message) == true, "\(report.damageLines)")
    #expect(results.isEmpty)
  }
}
