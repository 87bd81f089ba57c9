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
    var results: Set<Data> = []
    for workers in ["1", "3"] {
      let outcome = try space.tapedeck(
        "run", "a.jsonl", "-o", "out", "--rerun", "--job-log", "log", "-j", workers)
      #expect(outcome.status == 1)
      // Warnings and what tf.print says are nobody's interruption in a batch.
      #expect(outcome.errorLines.count == 2)
      results.insert(try #require(space.bytes("out/a.results.jsonl.gz")))
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

  /// Of jobs that run together each has its entry, with the steps of its script.
  @Test func jobsThatFollowAPlanHaveTheEntriesOfTheirScripts() throws {
    let space = try Workspace()
    try space.write("y = x * x if x > 2.0 else tf.exp(x)\n", to: "branch.py")
    try space.write(
      "with tf.GradientTape() as t:\n  t.watch(x)\n  y = tf.sin(x)\ng = t.gradient(y, x)\nassert x < 55\n",
      to: "slope.py")
    var text = ""
    for index in 1...600 {
      let program = index % 3 == 0 ? "branch" : "slope"
      let x = index % 41 == 0 ? "\"bad\"" : "\(Double(index % 60))"
      text += #"{"id": "r\#(index)", "program": "\#(program)", "inputs": {"x": \#(x)}}"# + "\n"
    }
    try space.write(text, to: "a.jsonl")
    func log(_ flags: String...) throws -> [[String: Any]] {
      let name = "log" + flags.joined()
      let arguments = ["run", "a.jsonl", "-o", "out", "--rerun", "--job-log", name] + flags
      #expect(try Run(arguments, in: space.root).wait().status == 1)
      return try entries(space, name)
    }
    let expected = try log("--no-plans", "-j1")
    #expect(expected.count == 600)
    #expect(Set(expected.compactMap { $0["steps"] as? Int }).count > 3)
    for workers in ["-j1", "-j3"] {
      let found = try log(workers)
      #expect(found.map { $0["record"] as? Int } == Array(1...600))
      for key in ["id", "status"] {
        #expect(found.map { $0[key] as? String } == expected.map { $0[key] as? String })
      }
      #expect(found.map { $0["steps"] as? Int } == expected.map { $0["steps"] as? Int })
      #expect(found.map { $0["bytes"] as? Int } == expected.map { $0["bytes"] as? Int })
      #expect(found.allSatisfy { ($0["wall"] as? Double ?? -1) >= 0 })
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
