import Foundation
import JSON
import Testing

/// Some records of a batch, parts of its chunks, and marks of the end.
struct SelectionTests {
  private static func workspace() throws -> Workspace {
    let space = try Workspace()
    try space.writeBatch("in/a.jsonl", records: 3_000, failing: [8, 1_500])
    return space
  }

  @Test func selectedRecordsGoToStandardOutput() throws {
    let space = try Self.workspace()
    let all = try space.tapedeck("run", "in/a.jsonl", "-o", "-").outputLines
    let some = try space.tapedeck("run", "in/a.jsonl:17", "in/a.jsonl:id=r2999", "-o", "-")
    #expect(some.status == 0)
    #expect(some.outputLines == [all[16], all[2_998]])
    let none = try space.tapedeck("run", "in/a.jsonl:3001", "-o", "-")
    #expect(none.status == 66)
    #expect(none.errors.contains("none of its 3000 records is record 3001"))
    // A file of the whole name wins.
    try space.write(#"{"id": "other", "source": "y = 1"}"# + "\n", to: "in/a.jsonl:17")
    let named = try space.tapedeck("run", "in/a.jsonl:17", "-o", "-")
    #expect(named.output.hasPrefix(#"{"id":"other","#))
  }

  @Test func selectedRecordsArePutIntoACompleteOutput() throws {
    let space = try Self.workspace()
    let name = "out/a.results.jsonl.gz"
    let early = try space.tapedeck("run", "in/a.jsonl:17", "-o", "out")
    #expect(early.status == 65)
    #expect(early.errors.contains("not complete"))
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    let whole = try #require(space.bytes(name))
    let log = ["--job-log", "log"]
    let some = ["run", "in/a.jsonl:17", "in/a.jsonl:id=r2999", "-o", "out"] + log
    #expect(try Run(some, in: space.root).wait().status == 1)
    #expect(space.bytes(name) == whole)
    #expect(try space.tapedeck("verify", "out").status == 0)
    let failed = ["run", "in", "-o", "out", "--only-failed"] + log
    #expect(try Run(failed, in: space.root).wait().status == 1)
    #expect(space.bytes(name) == whole)
    let records = String(decoding: try #require(space.bytes("log")), as: UTF8.self)
      .split(separator: "\n").compactMap { try? JSONValue(parsing: String($0))["record"]?.intValue }
    #expect(records == [17, 2_999, 8, 1_500])
    // Only what was made of the same things can be patched.
    try space.replace("\"x\": 0.125}", "\"x\": 0.126}", in: "in/a.jsonl")
    let changed = try space.tapedeck("run", "in/a.jsonl:17", "-o", "out")
    #expect(changed.status == 65)
    #expect(changed.errors.contains("the input has changed"))
    #expect(space.bytes(name) == whole)
  }

  /// Failures that depend on the machine are skipped with their output, and mended by `--only-failed`.
  @Test func retryableFailuresAreRunAgain() throws {
    let space = try Workspace()
    // Beyond its time in most tries: a limit of the wall clock that no script keeps.
    try space.write(
      #"{"id": "slow", "source": "while True:\n  pass", "limits": {"seconds": 0.05}}"# + "\n"
        + #"{"id": "bad", "source": "1 / 0"}"# + "\n", to: "in/a.jsonl")
    let outcome = try space.tapedeck(
      "run", "in", "-o", "out", "--retries", "2", "--job-log", "log", "--no-plans")
    #expect(outcome.status == 1)
    let output = try space.manifest("out/a.results.jsonl.gz")["output"]
    #expect(output?["retryable"]?.intValue == 1)
    #expect(output?["failed"] == .sorted(["limit": .integer(1), "script": .integer(1)]))
    let walls = String(decoding: try #require(space.bytes("log")), as: UTF8.self)
      .split(separator: "\n").compactMap {
        try? JSONValue(parsing: String($0))["wall"]?.doubleValue
      }
    // Three tries of one, one try of the other.
    #expect(walls.count == 2 && walls[0] > 0.14 && walls[1] < walls[0])
    let told = try space.tapedeck("run", "in", "-o", "out", "--only-failed", "--explain")
    #expect(told.output.contains("run some records: 2 records failed"))
  }

  @Test(arguments: 1...5)
  func shardsJoinToTheWhole(_ count: Int) throws {
    let space = try Self.workspace()
    #expect(try space.tapedeck("run", "in", "-o", "whole").status == 1)
    let name = "a.results.jsonl.gz"
    for index in 1...count {
      let run = ["run", "in", "-o", "out", "--fail-on", "none"]
      let explicit = index % 2 == 0
      let environment = ["SLURM_ARRAY_TASK_ID": "\(index + 3)", "SLURM_ARRAY_TASK_MIN": "4"]
      let outcome = try Run(
        run + ["--shard", explicit ? "\(index)/\(count)" : "auto/\(count)"], in: space.root,
        environment: explicit ? [:] : environment
      ).wait()
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(try space.tapedeck("verify", "out").status == 0)
    #expect(try space.tapedeck("merge", "out").status == 0)
    #expect(space.bytes("out/" + name) == space.bytes("whole/" + name))
    #expect(try space.manifest("out/" + name) == space.manifest("whole/" + name))
    #expect(try space.tapedeck("verify", "out").status == 0)
    // What was merged is complete.
    let told = try space.tapedeck("run", "in", "-o", "out", "--explain")
    #expect(told.output.contains("skip: complete, 3000 records"))
    guard count > 1 else { return }
    try space.tool("rm", "out/a.results.shard-2-of-\(count).jsonl.gz.manifest.json")
    #expect(try space.tapedeck("merge", "out").status == 66)
    let typed = ["run", "in", "-o", "out", "--fail-on", "none", "--encoding", "typed", "--shard"]
    #expect(try Run(typed + ["2/\(count)"], in: space.root).wait().status == 0)
    #expect(try space.tapedeck("merge", "out").status == 65)
  }

  /// A record's number is that in its batch, also where a shard has not all of them.
  @Test func recordsOfAShardAreSelected() throws {
    let space = try Self.workspace()
    let shard = ["-o", "out", "--shard", "2/2", "--fail-on", "none", "--job-log", "log"]
    #expect(try Run(["run", "in"] + shard, in: space.root).wait().status == 0)
    let log = try #require(space.bytes("log"))
    let records = String(decoding: log, as: UTF8.self).split(separator: "\n")
      .compactMap { try? JSONValue(parsing: String($0))["record"]?.intValue }
    let number = try #require(records.last)
    #expect(number > records.count)
    let name = "out/a.results.shard-2-of-2.jsonl.gz"
    let whole = try #require(space.bytes(name))
    #expect(try Run(["run", "in/a.jsonl:\(number)"] + shard, in: space.root).wait().status == 0)
    #expect(space.bytes(name) == whole)
    let more = try #require(space.bytes("log")).dropFirst(log.count)
    let last = try JSONValue(parsing: String(decoding: more, as: UTF8.self))
    #expect(last["record"]?.intValue == number)
  }

  /// More shards than chunks: those without one are empty and succeed.
  @Test func anEmptyShardSucceeds() throws {
    let space = try Workspace()
    try space.writeBatch("in/a.jsonl", records: 3)
    let outcome = try space.tapedeck("run", "in", "-o", "out", "--shard", "7/8")
    #expect(outcome.status == 0)
    #expect(
      try space.manifest("out/a.results.shard-7-of-8.jsonl.gz")["output"]?["records"] == .integer(0)
    )
    #expect(try space.tapedeck("verify", "out").status == 0)
    for (shard, environment) in [
      ("0/8", [:]), ("9/8", [:]), ("3", [:]), ("auto", [:]),
      (
        "auto",
        ["SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_MAX": "7"]
      ),
      ("auto", ["JOB_COMPLETION_INDEX": "1"]),
    ] {
      let run = try Run(
        ["run", "in", "-o", "out", "--shard", shard], in: space.root, environment: environment)
      #expect(try run.wait().status == 64, "\(shard) \(environment)")
    }
    let indexed = try Run(
      ["run", "in", "-o", "out", "--shard", "auto/2"], in: space.root,
      environment: ["JOB_COMPLETION_INDEX": "1"])
    #expect(try indexed.wait().status == 0)
    #expect(space.bytes("out/a.results.shard-2-of-2.jsonl.gz") != nil)
  }

  @Test func endsAreSeen() throws {
    let space = try Self.workspace()
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 1)
    // Our own results are input again, as far as they go: a member less, and nobody would know.
    let members = try space.members("out/a.results.jsonl.gz")
    try space.write(members.reduce(Data(), +), to: "cut/whole.jsonl.gz")
    try space.write(members.dropLast(2).reduce(Data(), +), to: "cut/cut.jsonl.gz")
    let outcome = try space.tapedeck(
      "run", "cut", "-o", "out2", "--expect-end", "--fail-on", "none")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("cut/cut.jsonl.gz: no empty member at its end"))
    #expect(space.bytes("out2/whole.results.jsonl.gz") != nil)
    #expect(space.bytes("out2/cut.results.jsonl.gz") == nil)
    let text = String(decoding: try #require(space.bytes("in/a.jsonl")), as: UTF8.self)
    let filter = try Run(
      ["filter", "--end-record", "--program-path", "in"], in: space.root, input: text
    ).wait()
    #expect(filter.status == 1)
    let lines = filter.outputLines
    let last = try JSONValue(parsing: try #require(lines.last))
    #expect(lines.count == 3_001)
    #expect(last["end"]?["records"]?.intValue == 3_000)
    #expect(last["end"]?["failed"]?.intValue == 2)
  }
}
