import Foundation
import Testing

struct JobLogTests {
  private func entries(_ space: Workspace, _ name: String) throws -> [[String: Any]] {
    let text = String(decoding: try #require(space.bytes(name)), as: UTF8.self)
    #expect(text.hasSuffix("\n"))
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func everyRecordHasALineInOrder() throws {
    let space = try Workspace()
    try space.write(
      #"""
      {"id": "ok", "source": "y = 1"}
      {"id": "warns", "source": "v = tf.constant([1, 2])\nfor i in range(9):\n  with tf.GradientTape() as t:\n    t.watch(v)\ntf.print('said')"}
      {"id": "fails", "source": "x = 1\nx / 0"}
      oops
      """#, to: "a.jsonl")
    var results: Set<Data?> = []
    for workers in ["1", "3"] {
      let outcome = try space.tapedeck(
        "run", "a.jsonl", "-o", "out", "--job-log", "log", "-j", workers)
      #expect(outcome.status == 1)
      // Warnings and what tf.print says are nobody's interruption in a batch.
      #expect(outcome.errorLines.count == 2)
      results.insert(space.bytes("out/a.results.jsonl.gz"))
    }
    #expect(results.count == 1)
    let log = try entries(space, "log")
    // The second run appended.
    #expect(log.count == 8)
    for run in [log.prefix(4), log.suffix(4)] {
      let run = Array(run)
      #expect(run.map { $0["record"] as? Int } == [1, 2, 3, 4])
      #expect(run.map { $0["id"] as? String } == ["ok", "warns", "fails", nil])
      #expect(run.map { $0["status"] as? String } == ["ok", "ok", "error", "error"])
      #expect(run.allSatisfy { $0["file"] as? String == "a.jsonl" })
      #expect(run.allSatisfy { ($0["wall"] as? Double ?? -1) >= 0 })
      #expect(run.allSatisfy { ($0["start"] as? Double ?? 0) > 1.6e9 })
      #expect((run[0]["steps"] as? Int ?? 0) > 0)
      #expect(run[3]["steps"] as? Int == 0)
      let error = run[2]["error"] as? [String: Any]
      #expect(error?["type"] as? String == "ZeroDivisionError")
      #expect(error?["line"] as? Int == 2)
      // As TensorFlow limits this warning for a process, so for a job.
      let warnings = run[1]["warnings"] as? [[String: Any]]
      #expect(warnings?.count == 5)
      #expect(warnings?.first?["line"] as? Int == 4)
      #expect(run[1]["stderr"] as? String == "said\n")
      #expect(run[0]["warnings"] == nil)
    }
  }

  @Test func theFilterKeepsOneToo() throws {
    let space = try Workspace()
    let outcome = try space.tapedeck(
      "filter", "--job-log", "log", input: #"{"id": "a", "source": "y = 1"}"#)
    #expect(outcome.status == 0)
    #expect(try entries(space, "log").count == 1)
  }

  @Test func aLogThatCannotBeWrittenEndsTheRun() throws {
    let space = try ExitStatusTests.workspace()
    let outcome = try space.tapedeck("run", "good", "-o", "out", "--job-log", "/dev/full")
    #expect(outcome.status == 74)
    #expect(try space.files(in: "out") == [])
  }
}
