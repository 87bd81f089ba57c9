import Foundation
import Testing

/// Two runs into one directory.
struct OutputLockTests {
  /// Standard input that stays open: what reads it waits, however fast the machine.
  private let pipe = Pipe()

  private func startEndless(_ space: Workspace) throws -> Run {
    let directory = try Workspace.subdirectory("background", of: space)
    let run = try Run(["run", "../good", "-", "-o", "../out"], in: directory, pipe: pipe)
    while space.bytes("out/good.results.jsonl.gz") == nil { usleep(2_000) }
    return run
  }

  @Test func theSecondRunIsToldToTryAgain() throws {
    let space = try ExitStatusTests.workspace()
    let first = try startEndless(space)
    let second = try space.tapedeck("run", "failing", "-o", "out")
    #expect(second.status == 75)
    #expect(second.errors == "tapedeck: out: another run is writing here\n")
    // Waiting ends with the time, and nothing stands in the way of other directories.
    #expect(try space.tapedeck("run", "good", "-o", "out", "--lock-wait", "0.1").status == 75)
    #expect(try space.tapedeck("run", "good", "-o", "other").status == 0)
    #expect(try space.tapedeck("run", "good", "-o", "-").status == 0)
    kill(first.process.processIdentifier, SIGKILL)
    #expect(try first.wait().status == 137)
    // A killed run leaves no lock behind.
    #expect(try space.tapedeck("run", "good", "-o", "out").status == 0)
    #expect(try space.outputs(in: "out") == ["good.results.jsonl.gz"])
  }

  @Test func theSecondRunMayWait() throws {
    let space = try ExitStatusTests.workspace()
    let first = try startEndless(space)
    let second = try Run(["run", "good", "-o", "out", "--lock-wait", "60"], in: space.root)
    usleep(100_000)
    #expect(second.process.isRunning)
    kill(first.process.processIdentifier, SIGTERM)
    #expect(try first.wait().status == 143)
    #expect(try second.wait().status == 0)
  }

  @Test func aSignalEndsTheWaiting() throws {
    let space = try ExitStatusTests.workspace()
    let first = try startEndless(space)
    let second = try Run(["run", "good", "-o", "out", "--lock-wait", "60"], in: space.root)
    usleep(300_000)
    kill(second.process.processIdentifier, SIGINT)
    #expect(try second.wait().status == 130)
    kill(first.process.processIdentifier, SIGKILL)
    _ = try first.wait()
  }

  @Test func leftoversOfAKilledRunAreRemoved() throws {
    let space = try ExitStatusTests.workspace()
    try space.write("half a", to: "out/.tapedeck-1-0.partial")
    try space.write("mine", to: "out/.tapedeck-notes")
    #expect(try space.tapedeck("run", "good", "-o", "out").status == 0)
    #expect(try space.outputs(in: "out") == [".tapedeck-notes", "good.results.jsonl.gz"])
  }
}

extension Workspace {
  /// A directory in a workspace, for the output of a second process.
  static func subdirectory(_ name: String, of space: Workspace) throws -> String {
    try FileManager.default.createDirectory(
      atPath: space.path(name), withIntermediateDirectories: true)
    return space.path(name)
  }
}
