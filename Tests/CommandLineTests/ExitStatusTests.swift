import Foundation
import Testing

/// One command for each exit status. 70 is for faults of ours, which no command should reach.
struct ExitStatusTests {
  /// A workspace with a good batch, a failing one, a damaged one and an endless one.
  static func workspace() throws -> Workspace {
    let space = try Workspace()
    try space.write(#"{"id": "a", "source": "y = 1"}"# + "\n", to: "good/good.jsonl")
    try space.write(#"{"id": "b", "source": "1 / 0"}"# + "\n", to: "failing/failing.jsonl")
    try space.write("not gzip", to: "damaged/damaged.jsonl.gz")
    try space.write(#"{"batch": {"dtpye": "float64"}}"# + "\n", to: "broken/broken.jsonl")
    try space.write(
      #"{"id": "c", "source": "while True:\n  pass"}"# + "\n", to: "endless/endless.jsonl")
    try space.write("print(1)\nraise ValueError('text')\n", to: "raise.py")
    try space.write("wrokers: 3\n", to: "typo.yaml")
    try space.write("a file, not a directory", to: "file")
    return space
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var status: Int32
    var arguments: [String]
    var errors: String
    var testDescription: String { "\(status): \(arguments.joined(separator: " "))" }

    init(_ status: Int32, _ arguments: String, _ errors: String) {
      self.status = status
      self.arguments = arguments.split(separator: " ").map(String.init)
      self.errors = errors
    }
  }

  @Test(arguments: [
    Case(0, "run good -o out", ""),
    Case(0, "run failing -o out --fail-on none", "failing.jsonl:1 b ZeroDivisionError:"),
    Case(0, "validate good", ""),
    Case(0, "--version", ""),
    Case(1, "run failing -o out", "failing.jsonl:1 b ZeroDivisionError: division by zero (1:1)"),
    Case(1, "eval raise.py", "ValueError: text"),
    Case(1, "ops no_such_name", "no supported name"),
    Case(1, "repro failing/failing.jsonl:1 --script -", "ZeroDivisionError"),
    Case(64, "run", "Missing expected argument"),
    Case(64, "frobnicate", "frobnicate"),
    Case(64, "run good", "--output"),
    Case(64, "run good -o out --no-such-flag", "--no-such-flag"),
    Case(64, "run good good -o out", "would both write"),
    Case(64, "run good -o good/out", "inside the input directory"),
    Case(64, "run good -o out --limit steps", "should be name=value"),
    Case(64, "eval raise.py --input x", "should be name=value"),
    Case(64, "eval raise.py --input x=[1,", "inputs.x"),
    Case(64, "eval raise.py --input tf=1", "inputs: 'tf' cannot be bound"),
    Case(64, "eval raise.py --dtype float16", "dtype"),
    Case(64, "repro good/good.jsonl", "should be FILE:RECORD"),
    Case(65, "run damaged -o out", "damaged.jsonl.gz: damaged input at byte 0"),
    Case(65, "run broken -o out", "unknown key 'dtpye' (did you mean 'dtype'?)"),
    Case(65, "validate damaged", "damaged.jsonl.gz: damaged input at byte 0"),
    Case(65, "show damaged/damaged.jsonl.gz", "damaged input"),
    Case(66, "run no_such_file.jsonl -o out", "no_such_file.jsonl: no such file"),
    Case(66, "eval no_such_program.py", "no_such_program.py: cannot read"),
    Case(66, "repro good/good.jsonl:2", "has 1 records, not 2"),
    Case(66, "show good/good.jsonl:2", "has 1 records, not 2"),
    Case(73, "run good -o file", "file: cannot create"),
    Case(73, "run good -o out --job-log no/such/log", "no/such/log: cannot create"),
    Case(73, "repro good/good.jsonl:1 --script no/such/script.py", "cannot create the script"),
    Case(78, "run good -o out --config typo.yaml", "'wrokers' (did you mean 'workers'?)"),
    Case(78, "run good -o out --config no_such.yaml", "no_such.yaml: cannot read"),
    Case(78, "run good -o out --limit stepz=5", "'limits.stepz' (did you mean 'limits.steps'?)"),
    Case(78, "run good -o out -j 0", "'workers' is '0'"),
    Case(78, "run good -o out --encoding fancy", "plain or typed"),
    Case(124, "run endless -o out --deadline 0.2", "the deadline passed"),
  ])
  func aStatusForEachTrouble(_ example: Case) throws {
    let space = try Self.workspace()
    let outcome = try Run(example.arguments, in: space.root).wait()
    #expect(outcome.status == example.status, "\(outcome.errors)")
    if example.errors.isEmpty {
      #expect(outcome.errors.isEmpty)
    } else {
      #expect(outcome.errors.contains(example.errors), "\(outcome.errors)")
    }
    // Refused before anything starts: nothing is written.
    if [64, 66, 78].contains(example.status) { #expect(space.bytes("out") == nil) }
  }

  @Test func aFullDiskUnderStandardOutput() throws {
    let space = try Self.workspace()
    for command in [
      "run good -o -", "filter < good/good.jsonl", "ops", "show good/good.jsonl",
      "validate good", "eval raise.py", "repro good/good.jsonl:1",
    ] {
      let line = "'\(CommandLine.executable)' \(command) > /dev/full"
      let outcome = try Run(["-c", line], in: space.root, executable: "/bin/sh").wait()
      #expect(outcome.status == 74, "\(command): \(outcome.status)")
      #expect(outcome.errors.contains("cannot write (write): No space left on device"))
    }
  }

  @Test func standardErrorMayBeClosed() throws {
    let space = try Self.workspace()
    let line = "'\(CommandLine.executable)' run failing -o out 2>&-"
    #expect(try Run(["-c", line], in: space.root, executable: "/bin/sh").wait().status == 1)
  }

  @Test func aClosedPipe() throws {
    let space = try Self.workspace()
    var text = ""
    for index in 0..<20_000 { text += #"{"id": "r\#(index)", "source": "y = 1"}"# + "\n" }
    try space.write(text, to: "many.jsonl")
    let line =
      "{ '\(CommandLine.executable)' run many.jsonl -o -; echo $? > status; } | head -1"
    let outcome = try Run(["-c", line], in: space.root, executable: "/bin/sh").wait()
    #expect(outcome.output == #"{"id":"r0","status":"ok","outputs":{"y":1}}"# + "\n")
    #expect(try String(contentsOfFile: space.path("status"), encoding: .utf8) == "74\n")
    #expect(outcome.errors == "tapedeck: -: cannot write (write): Broken pipe\n")
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSignalWhileAJobRunsForEver(number: Int32, status: Int32) throws {
    let space = try Self.workspace()
    let run = try Run(
      ["run", "good", "endless", "-o", "out", "--limit", "steps=1000000000000"], in: space.root)
    // The good batch is written first: then the endless one is running.
    while space.bytes("out/good.results.jsonl.gz") == nil { usleep(2_000) }
    kill(run.process.processIdentifier, number)
    let outcome = try run.wait()
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("ended by signal \(number)"))
    #expect(try space.outputs(in: "out") == ["good.results.jsonl.gz"])
  }

  @Test func aSignalIsNotLostHoweverEarlyItComes() throws {
    let space = try Self.workspace()
    for delay in stride(from: 0, to: 40_000, by: 4_000) {
      let run = try Run(["run", "endless", "-o", "out"], in: space.root)
      usleep(UInt32(delay))
      kill(run.process.processIdentifier, SIGTERM)
      #expect(try run.wait().status == 143, "after \(delay) microseconds")
    }
  }

  @Test func theStrongestTroubleDecides() throws {
    let space = try Self.workspace()
    let damaged = try space.tapedeck("run", "failing", "damaged", "-o", "out")
    #expect(damaged.status == 65)
    #expect(damaged.errors.contains("ZeroDivisionError"))
    #expect(try space.outputs(in: "out") == ["failing.results.jsonl.gz"])
    try space.write("in the way", to: "blocked/failing.results.jsonl.gz/file")
    #expect(try space.tapedeck("run", "failing", "damaged", "-o", "blocked").status == 74)
  }

  /// The first signal cannot end a write that nobody reads; the second ends everything at once.
  @Test func aSecondSignalEndsAtOnce() throws {
    let space = try Self.workspace()
    var text = ""
    for index in 0..<20_000 { text += #"{"id": "r\#(index)", "source": "y = 1"}"# + "\n" }
    try space.write(text, to: "many.jsonl")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: CommandLine.executable)
    process.arguments = ["run", "many.jsonl", "-o", "-"]
    process.currentDirectoryURL = URL(fileURLWithPath: space.root)
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The pipe is full, and the writer waits, when it holds something and gets no more.
    var held: Int32 = 0
    var before: Int32 = -1
    while held == 0 || held != before {
      before = held
      usleep(700_000)
      _ = ioctl(pipe.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &held)
    }
    kill(process.processIdentifier, SIGINT)
    usleep(300_000)
    #expect(process.isRunning)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    withExtendedLifetime(pipe) {}
  }
}
