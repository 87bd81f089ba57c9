import Foundation
import Testing

/// Jobs that end their process, as a hidden switch lets chosen ones do: each costs its own record.
struct CrashTests {
  /// `r7` and so on end the process; those of a plan only while they run one.
  private static func run(
    _ space: Workspace, _ faults: String, _ arguments: [String]
  ) throws -> CommandLine.Outcome {
    try Run(
      arguments, in: space.root, environment: faults.isEmpty ? [:] : ["TAPEDECK_TEST_CRASH": faults]
    ).wait()
  }

  private static let crash =
    #","status":"error","error":{"kind":"crash","type":"JobCrash","#
    + #""message":"the job ended its process","retryable":false}}"#
  private static let killed = crash.replacing("false", with: "true")
  private static let timeLimit =
    #","status":"error","error":{"kind":"limit","type":"TimeLimitError","#
    + #""message":"the limit of seconds is reached","retryable":true}}"#

  /// A way to end a process, the line that a record gets which does it, and what is told of it.
  struct Way: CustomTestStringConvertible, Sendable {
    var how: String
    var line: String
    var told: String
    var testDescription: String { how }
  }

  static let ways = [
    Way(how: "trap", line: crash, told: "ended its process by signal "),
    Way(how: "abort", line: crash, told: "ended its process by signal 6 (Aborted)"),
    Way(how: "stack", line: crash, told: "ended its process by signal 11 (Segmentation fault)"),
    Way(how: "memory", line: crash, told: "ended its process by signal "),
    Way(how: "kill", line: killed, told: "was killed 3 times when it ran alone"),
  ]

  /// A batch, its lines without a crash, and its options.
  private static func batch(records: Int) throws -> (space: Workspace, lines: [String]) {
    let space = try Workspace()
    try space.writeBatch("in/a.jsonl", records: records)
    #expect(try space.tapedeck("run", "in", "-o", "whole").status == 0)
    return (space, try space.lines("whole/a.results.jsonl.gz"))
  }

  private func expect(
    _ found: [String], _ whole: [String], but line: String, at numbers: Set<Int>, _ comment: String
  ) {
    var expected = whole
    for number in numbers { expected[number - 1] = "{\"id\":\"r\(number)\"" + line }
    #expect(found == expected, "\(comment)")
  }

  @Test(arguments: ways, [["--no-plans"], []])
  func aCrashCostsOneRecord(way: Way, options: [String]) throws {
    let (space, whole) = try Self.batch(records: 120)
    let outcome = try Self.run(
      space, "r77:\(way.how)", ["run", "in", "-o", "out", "-j", "2"] + options)
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains("in/a.jsonl:77 " + way.told), "\(outcome.errors)")
    expect(
      try space.lines("out/a.results.jsonl.gz"), whole, but: way.line, at: [77], outcome.errors)
    #expect(space.leftovers("out").isEmpty)
    #expect(try space.tapedeck("verify", "out").status == 0)
  }

  /// The bytes do not depend on the workers, nor on how many engines it took.
  @Test func manyCrashesGiveTheSameBytes() throws {
    let (space, whole) = try Self.batch(records: 400)
    let numbers: Set<Int> = [1, 2, 90, 91, 222, 400]
    let hows = ["trap", "abort", "stack", "memory"]
    let faults = numbers.sorted().enumerated()
      .map { "r\($1):\(hows[$0 % hows.count])" }.joined(separator: ",")
    var first: Data?
    for workers in ["1", "2", "8"] {
      let output = "out-" + workers
      let outcome = try Self.run(space, faults, ["run", "in", "-o", output, "-j", workers])
      #expect(outcome.status == 1, "\(outcome.errors)")
      let name = output + "/a.results.jsonl.gz"
      expect(try space.lines(name), whole, but: Self.crash, at: numbers, "-j \(workers)")
      first = first ?? space.bytes(name)
      #expect(space.bytes(name) == first, "-j \(workers)")
    }
  }

  @Test func aPlanAtFaultCostsNothing() throws {
    let (space, _) = try Self.batch(records: 200)
    for how in ["trap", "loop"] {
      let outcome = try Self.run(
        space, "r150:\(how):plan",
        ["run", "in", "-o", how, "-j", "2", "--limit", "seconds=0.5"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("a plan"), "\(outcome.errors)")
      #expect(
        try space.lines(how + "/a.results.jsonl.gz") == space.lines("whole/a.results.jsonl.gz"))
    }
  }

  @Test(arguments: [["--no-plans"], []])
  func aLoopWithoutStepsEnds(options: [String]) throws {
    let (space, whole) = try Self.batch(records: 60)
    let start = ContinuousClock.now
    let outcome = try Self.run(
      space, "r30:loop",
      ["run", "in", "-o", "out", "-j", "2", "--limit", "seconds=0.5"] + options)
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains("took no step for too long"), "\(outcome.errors)")
    expect(
      try space.lines("out/a.results.jsonl.gz"), whole, but: Self.timeLimit, at: [30],
      outcome.errors)
  }

  @Test func withoutASupervisorTheRunEnds() throws {
    let (space, _) = try Self.batch(records: 20)
    let outcome = try Self.run(
      space, "r5:abort", ["run", "in", "-o", "out", "--no-supervisor"])
    #expect(outcome.status == 134)
    #expect(try Self.run(space, "", ["run", "in", "-o", "out"]).status == 0)
  }

  /// Whoever kills the engine does not end the run, and blames no record.
  @Test func aKilledEngineIsReplaced() throws {
    let space = try Workspace()
    try space.writeBatch("in/a.jsonl", records: 200, steps: CommandLine.steps(3_000))
    #expect(try space.tapedeck("run", "in", "-o", "whole", "--no-plans").status == 0)
    let run = try Run(["run", "in", "-o", "out", "--no-plans", "-j", "2"], in: space.root)
    var kills = 0
    while run.process.isRunning, kills < 3 {
      usleep(150_000)
      guard let engine = Self.engine(of: run.process.processIdentifier) else { continue }
      kill(engine, SIGKILL)
      kills += 1
    }
    let outcome = try run.wait()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(kills > 0)
    let name = "/a.results.jsonl.gz"
    #expect(space.bytes("out" + name) == space.bytes("whole" + name))
  }

  /// The engine dies with its supervisor.
  @Test func noEngineIsLeftAlone() throws {
    let space = try ExitStatusTests.workspace()
    let run = try Run(["run", "good", "endless", "-o", "out"], in: space.root)
    while space.bytes("out/good.results.jsonl.gz") == nil { usleep(2_000) }
    let engine = try #require(Self.engine(of: run.process.processIdentifier))
    kill(run.process.processIdentifier, SIGKILL)
    _ = try run.wait()
    for _ in 0..<500 where kill(engine, 0) == 0 { usleep(10_000) }
    #expect(kill(engine, 0) != 0)
  }

  private static func engine(of supervisor: Int32) -> Int32? {
    let path = "/proc/\(supervisor)/task/\(supervisor)/children"
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    return text?.split(separator: " ").first.flatMap { Int32($0) }
  }

  /// Outputs that were made before the crash are complete, with `--rerun` too.
  @Test func whatWasMadeIsNotMadeAgain() throws {
    let (space, _) = try Self.batch(records: 20)
    // Time enough for the first output to reach the disk.
    try space.writeBatch("in/b.jsonl", records: 60, steps: CommandLine.steps(3_000), program: "q")
    #expect(try space.tapedeck("run", "in", "-o", "out").status == 0)
    let outcome = try Self.run(
      space, "r50:abort", ["run", "in", "-o", "out", "--rerun", "-j", "1", "-v", "--no-plans"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("1 files with 20 records skipped"), "\(outcome.errors)")
  }

  /// A process that cannot even begin says so.
  @Test func aDeathBeforeTheFirstRecordIsTold() throws {
    let (space, _) = try Self.batch(records: 20)
    let line =
      "ulimit -v 100000; timeout 20 '\(CommandLine.executable)' run in -o out -j 8; echo status $?"
    let outcome = try Run(["-c", line], in: space.root, executable: "/bin/sh").wait()
    let status = outcome.outputLines.last ?? ""
    #expect(["status 70", "status 75"].contains(status), "\(outcome)")
    #expect(outcome.errors.contains("tapedeck: "), "\(outcome.errors)")
  }

  // MARK: Streams

  private static let filter = "'\(CommandLine.executable)' filter --program-path in -j 2"

  /// From a pipe or a file, plain or compressed, to a pipe or a file: each line once, in order.
  @Test(arguments: [
    "cat in/a.jsonl | \(filter)", "cat in/a.jsonl | \(filter) | cat", "\(filter) < in/a.jsonl",
    "gzip < in/a.jsonl | \(filter) --no-plans | cat",
    "cat in/a.jsonl | '\(CommandLine.executable)' run - -o - -j 8 --program-path in | cat",
    "'\(CommandLine.executable)' run in/a.jsonl -o - -j 2 | cat",
  ])
  func aStreamGoesOn(line: String) throws {
    let (space, whole) = try Self.batch(records: 1_000)
    for how in ["trap", "abort", "stack", "memory", "kill"] {
      let outcome = try Run(
        ["-c", line], in: space.root,
        environment: ["TAPEDECK_TEST_CRASH": "r7:\(how),r600:\(how),r601:\(how)"],
        executable: "/bin/sh"
      ).wait()
      #expect(outcome.status == (line.hasSuffix("cat") ? 0 : 1), "\(outcome.errors)")
      expect(
        outcome.outputLines, whole, but: how == "kill" ? Self.killed : Self.crash,
        at: [7, 600, 601], how + ": " + outcome.errors)
    }
  }

  @Test func theEndRecordCountsAllEngines() throws {
    let (space, _) = try Self.batch(records: 300)
    let line = "cat in/a.jsonl | \(Self.filter) --end-record"
    let faults = ["TAPEDECK_TEST_CRASH": "r200:abort"]
    func end(_ workers: String) throws -> String? {
      try Run(
        ["-c", line + " -j " + workers], in: space.root, environment: faults, executable: "/bin/sh"
      ).wait().outputLines.last
    }
    let last = try #require(try end("1"))
    #expect(last.hasPrefix(#"{"end":{"failed":1,"records":300,"#))
    #expect(try end("8") == last)
    // Of the lines before it.
    let sums = try Run(
      ["-c", line + " | sed '$d' | sha256sum"], in: space.root, environment: faults,
      executable: "/bin/sh"
    ).wait()
    #expect(last.contains(sums.output.prefix(64)))
  }

  @Test func aLoopInAFilterEnds() throws {
    let (space, whole) = try Self.batch(records: 60)
    let outcome = try Run(
      ["-c", "cat in/a.jsonl | \(Self.filter) --limit seconds=0.5"], in: space.root,
      environment: ["TAPEDECK_TEST_CRASH": "r30:loop"], executable: "/bin/sh"
    ).wait()
    #expect(outcome.status == 1)
    expect(outcome.outputLines, whole, but: Self.timeLimit, at: [30], outcome.errors)
  }

  /// A reader that is slow has the engine waiting in the middle of its lines when it dies.
  @Test func aSlowReaderGetsEachLineOnce() throws {
    let (space, whole) = try Self.batch(records: 6_000)
    let outcome = try Run(
      ["-c", "cat in/a.jsonl | \(Self.filter) | (sleep 1; cat)"], in: space.root,
      environment: ["TAPEDECK_TEST_CRASH": "r1500:abort,r2800:abort,r5000:abort"],
      executable: "/bin/sh"
    ).wait()
    expect(outcome.outputLines, whole, but: Self.crash, at: [1500, 2800, 5000], outcome.errors)
  }
}
