import Foundation
import Testing

@testable import Batch
@testable import TapeEngine

/// Plans whose traced record shows nothing of a mistake, because its result is zero.
@Suite struct ReplayTests {
  /// A variable that is the same for all records, and rows of it that are not.
  @Test(arguments: [
    "h = tf.gather(table, rows) * x", "h = tf.nn.embedding_lookup(table, rows) * x",
    "h = tf.nn.relu(tf.gather(table, rows) + (x - 1.0) * 100.0)",
  ])
  func rowsOfAVariable(_ expression: String) throws {
    let space = try Workspace()
    try space.write(
      """
      table = tf.Variable([5.0, 6.0, 7.0])
      with tf.GradientTape() as tape:
          \(expression)
          loss = tf.reduce_sum(h)
      slope = tape.gradient(loss, table)

      """, to: "in/program.py")
    var lines = [#"{"batch": {"program": "program", "outputs": ["h", "slope"]}}"#]
    for record in 0..<24 {
      let rows = #"{"dtype": "int32", "shape": [2], "data": [\#(record % 3), \#(record % 2)]}"#
      lines.append(
        #"{"id": "r\#(record)", "inputs": {"x": \#(record < 8 ? 0 : record), "rows": \#(rows)}}"#)
    }
    try space.write(lines.joined(separator: "\n"), to: "in/a.jsonl")
    try expectTheScriptsLines(space)
  }

  /// What a plan asks of native functions is asked of an interpreter that no job uses.
  @Test func collectionsWhileNumbersAreComputed() throws {
    let space = try Workspace()
    try space.write("z = float(x)\ny = max(z, 0.0)\nw = min(0.5, z)\n", to: "in/program.py")
    var lines = [#"{"batch": {"program": "program", "dtype": "float64"}}"#]
    for record in 0..<32 {
      lines.append(#"{"id": "r\#(record)", "inputs": {"x": \#(record % 7 - 3)}}"#)
    }
    try space.write(lines.joined(separator: "\n"), to: "in/a.jsonl")
    try expectTheScriptsLines(space, collections: CollectionSchedule(interval: 1, seed: 0))
  }

  private func expectTheScriptsLines(
    _ space: Workspace, collections: CollectionSchedule? = nil
  ) throws {
    for plans in [false, true] {
      var options = RunOptions(workers: 1)
      options.usesPlans = plans
      options.limits.collections = collections
      let report = try space.run(["in"], options: options, to: "\(plans)")
      #expect(report.failed == 0)
    }
    let results = try space.lines("true/a.results.jsonl.gz")
    #expect(results.count > 20)
    #expect(try results == space.lines("false/a.results.jsonl.gz"))
  }
}
