import Foundation
import Testing

/// Flags over environment over file over defaults, seen from outside: by what the step limit is.
struct SettingsLayersTests {
  private func limit(
    _ space: Workspace, _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> String {
    let outcome = try Run(
      ["run", "loop.jsonl", "-o", "-"] + arguments, in: space.root, environment: environment
    ).wait()
    let words = outcome.output.split(separator: " ")
    return words.last { Int($0) != nil }.map(String.init) ?? outcome.errors
  }

  @Test func theStrongerLayerWins() throws {
    let space = try Workspace()
    try space.write(
      #"{"id": "a", "source": "while True:\n  pass", "limits": {"steps": 90000}}"#,
      to: "loop.jsonl")
    #expect(try limit(space) == "90000")
    try space.write("limits:\n  steps: 7000\n", to: "config/tapedeck.yaml")
    #expect(try limit(space) == "7000")
    #expect(try limit(space, [], ["TAPEDECK_LIMITS_STEPS": "6000"]) == "6000")
    #expect(
      try limit(space, ["--limit", "steps=5000"], ["TAPEDECK_LIMITS_STEPS": "6000"]) == "5000")
    try space.write("limits:\n  steps: 4000\n", to: "other.yaml")
    #expect(try limit(space, [], ["TAPEDECK_CONFIG": "other.yaml"]) == "4000")
    try space.write("limits:\n  steps: 3000\n", to: "third.yaml")
    #expect(
      try limit(space, ["--config", "third.yaml"], ["TAPEDECK_CONFIG": "other.yaml"]) == "3000")
    // A job lowers limits and never raises them.
    #expect(try limit(space, ["--limit", "steps=1000000"]) == "90000")
  }

  @Test func whatIsUnknownOrWrongIsNamedWithItsLayer() throws {
    let space = try ExitStatusTests.workspace()
    let unknown = try space.tapedeck(
      "run", "good", "-o", "out", environment: ["TAPEDECK_WORKRES": "2"])
    #expect(unknown.status == 78)
    #expect(
      unknown.errors
        == "tapedeck: environment: unknown setting 'TAPEDECK_WORKRES' (did you mean 'TAPEDECK_WORKERS'?)\n"
    )
    let wrong = try space.tapedeck(
      "run", "good", "-o", "out", environment: ["TAPEDECK_COMPRESSION_LEVEL": "11"])
    #expect(wrong.status == 78)
    #expect(
      wrong.errors
        == "tapedeck: environment: 'compression_level' is '11' but should be a whole number, 0 to 9\n"
    )
  }

  @Test func theDefaultConfigurationStatesTheDefaults() throws {
    // Run beside the project's own configuration and without any: the same results.
    let space = try ExitStatusTests.workspace()
    let path = CommandLine.top + "/config/tapedeck.yaml"
    let with = try space.tapedeck("run", "good", "failing", "-o", "-", "--config", path)
    let without = try space.tapedeck("run", "good", "failing", "-o", "-")
    #expect(without.status == 1 && without.outputLines.count == 2)
    #expect(with.output == without.output)
    #expect(with.status == without.status)
  }
}
