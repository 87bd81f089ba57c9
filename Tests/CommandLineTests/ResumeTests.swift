import Foundation
import TestSupport
import Testing

/// Runs that are killed and gone on from: the bytes of a run without a disturbance.
struct ResumeTests {
  private static let run = ["run", "in", "-o", "out", "--no-plans", "-j", "2", "-v"]

  /// Enough for a run of seconds.
  private static let steps = CommandLine.steps(6_000)

  private static func workspace() throws -> (space: Workspace, whole: Data) {
    let space = try Workspace()
    try space.writeBatch("in/a.jsonl", records: 400, steps: steps, failing: [5, 350])
    let outcome = try space.tapedeck("run", "in", "-o", "whole", "--no-plans", "-j", "2")
    #expect(outcome.status == 1)
    return (space, try #require(space.bytes("whole/a.results.jsonl.gz")))
  }

  /// Runs until the journal has grown by some bytes, then ends the process by a signal.
  ///
  /// - Parameter withMembers: waits until there is a checkpoint of members, too.
  /// - Returns: false when the run came to its end before.
  private func interrupt(
    _ space: Workspace, _ signal: Int32 = SIGKILL, growth: Int = 400, withMembers: Bool = false
  ) throws -> Bool {
    func size() -> Int {
      let name = space.leftovers("out").first { $0.hasSuffix(".checkpoint") }
      let journal = name.flatMap { space.bytes("out/" + $0) } ?? Data()
      if withMembers, journal.range(of: Data(#""chunk""#.utf8)) == nil { return 0 }
      return journal.count
    }
    let before = size()
    let run = try Run(Self.run, in: space.root)
    while run.process.isRunning, size() < before + growth { usleep(5_000) }
    kill(run.process.processIdentifier, signal)
    return try run.wait().status == (signal == SIGKILL ? 137 : 128 + signal)
  }

  private func finish(_ space: Workspace, _ whole: Data, _ comment: String) throws -> Int {
    let outcome = try Run(Self.run, in: space.root).wait()
    #expect(outcome.status == 1, "\(comment): \(outcome.errors)")
    #expect(space.bytes("out/a.results.jsonl.gz") == whole, "\(comment)")
    #expect(space.leftovers("out").isEmpty, "\(comment)")
    #expect(try space.tapedeck("verify", "out").status == 0, "\(comment)")
    let told = outcome.errorLines.last?.split(separator: " ") ?? []
    #expect(told.first.map(String.init) != nil)
    // `N records, …`: those that ran, or were taken from the journal.
    return told.first.flatMap { Int($0) } ?? 0
  }

  @Test func killsLoseNothingThatWasNoted() throws {
    let (space, whole) = try Self.workspace()
    var kills = 0
    // A kill may come after the last byte: then all is done.
    func isDone() -> Bool { space.bytes("out/a.results.jsonl.gz") != nil }
    while kills < 5, try interrupt(space), !isDone() {
      kills += 1
      #expect(try space.files(in: "out").allSatisfy { $0.hasPrefix(".tapedeck-") })
      #expect(try space.tapedeck("verify", "out").status == 0)
    }
    #expect(kills >= 2)
    if !isDone() {
      let told = try Run(Self.run + ["--explain"], in: space.root).wait()
      #expect(told.output.contains("go on: "), "\(told.output)")
      let left = try finish(space, whole, "\(kills) kills")
      #expect(left < 400)
    }
    #expect(space.bytes("out/a.results.jsonl.gz") == whole)
    #expect(
      try space.manifest("out/a.results.jsonl.gz") == space.manifest("whole/a.results.jsonl.gz"))
  }

  @Test func signalsKeepWhatIsDone() throws {
    let (space, whole) = try Self.workspace()
    #expect(try interrupt(space, SIGTERM, growth: 1_500))
    #expect(space.leftovers("out").count == 2)
    #expect(try finish(space, whole, "TERM") < 400)
  }

  /// A power cut may leave any part of what was not synchronized.
  @Test func whatIsNotWholeIsMadeAgain() throws {
    let (space, whole) = try Self.workspace()
    #expect(try interrupt(space, growth: 1, withMembers: true))
    let names = space.leftovers("out").map { "out/" + $0 }
    let saved = try names.map { ($0, try #require(space.bytes($0))) }
    var generator = SplitMix64(seed: 7)
    for trial in 0..<5 {
      for (name, data) in saved {
        var changed = data
        // First of all the members, of which the journal says that they are there.
        let isMember = name.hasSuffix(".partial")
        switch trial == 0 ? (isMember ? 0 : 2) : Int.random(in: 0..<3, using: &generator) {
        case 0 where !changed.isEmpty:
          changed[Int.random(in: 0..<changed.count, using: &generator)] ^= 0x40
        case 1: changed.removeLast(Int.random(in: 0...changed.count, using: &generator))
        default: changed += Data("{torn".utf8)
        }
        try space.write(changed, to: name)
      }
      _ = try finish(space, whole, "trial \(trial) of seed 7")
      try FileManager.default.removeItem(atPath: space.path("out"))
    }
  }

  /// Leftovers of another input, program or set of options are replaced.
  @Test func leftoversOfOtherThingsAreNotUsed() throws {
    let (space, _) = try Self.workspace()
    let changes: [(String, String, String, [String])] = [
      ("in/a.jsonl", "\"r1\"", "\"q1\"", []),
      ("in/p.py", "x * x", "x * 3.0", []),
      ("in/p.py", "x * 3.0", "x * 2.0", ["--encoding", "typed"]),
    ]
    for (file, old, new, options) in changes {
      #expect(try interrupt(space, growth: 1_500))
      try space.replace(old, new, in: file)
      let fresh = try Run(
        ["run", "in", "-o", "fresh", "--rerun", "--no-plans"] + options, in: space.root
      ).wait()
      #expect(fresh.status == 1)
      let resumed = try Run(Self.run + options, in: space.root).wait()
      #expect(resumed.status == 1)
      #expect(resumed.errorLines.last?.hasPrefix("400 records") == true)
      let name = "a.results.jsonl.gz"
      #expect(space.bytes("out/" + name) == space.bytes("fresh/" + name), "\(file)")
      try FileManager.default.removeItem(atPath: space.path("out"))
    }
  }
}
