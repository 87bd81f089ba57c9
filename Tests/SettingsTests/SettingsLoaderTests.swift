import Batch
import Foundation
import Testing

@testable import Settings

struct SettingsLoaderTests {
  /// A configuration file of this text, removed when the body returns.
  private func withFile<T>(_ text: String, _ body: (String) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("settings-\(UUID().uuidString).yaml")
    try text.write(to: url, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  @Test func flagsBeatEnvironmentBeatsFileBeatsDefaults() throws {
    try withFile("workers: 3\ncompression_level: 4\nlimits:\n  steps: 10\n  seconds: 2.5\n") {
      path in
      let loader = SettingsLoader(
        flags: ["workers": "7"],
        environment: ["TAPEDECK_WORKERS": "5", "TAPEDECK_LIMITS_STEPS": "20"],
        configurationPath: path)
      let options = try loader.load(defaultWorkers: 1)
      #expect(options.workers == 7)
      #expect(options.limits.steps == 20)
      #expect(options.compressionLevel == 4)
      #expect(options.limits.seconds == 2.5)
      #expect(options.limits.depth == JobLimits().depth)
    }
  }

  @Test func withoutAnyLayerTheDefaultsHold() throws {
    try withFile("# nothing but a comment\n") { path in
      let loader = SettingsLoader(environment: [:], configurationPath: path)
      let options = try loader.load(defaultWorkers: 2)
      #expect(options == RunOptions(workers: 2))
    }
  }

  /// The project's own configuration says what holds without one.
  @Test func theDefaultConfigurationStatesTheDefaults() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "config/tapedeck.yaml").path
    let loader = SettingsLoader(environment: [:], configurationPath: path)
    #expect(try loader.load(defaultWorkers: 3) == RunOptions(workers: 3))
  }

  @Test func plansAreASettingLikeOthers() throws {
    try withFile("plans: false\n") { path in
      var loader = SettingsLoader(environment: [:], configurationPath: path)
      let byFile = try loader.load(defaultWorkers: 1)
      loader.environment["TAPEDECK_PLANS"] = "true"
      let byEnvironment = try loader.load(defaultWorkers: 1)
      loader.flags["plans"] = "false"
      let byFlag = try loader.load(defaultWorkers: 1)
      #expect([byFile, byEnvironment, byFlag].map(\.usesPlans) == [false, true, false])
    }
  }

  @Test(arguments: [
    ("wrokers: 2\n", "unknown setting 'wrokers' (did you mean 'workers'?)"),
    ("limits:\n  step: 2\n", "unknown setting 'limits.step' (did you mean 'limits.steps'?)"),
    ("workers: many\n", "'workers' is 'many' but should be a whole number, 1 to 1024"),
    ("encoding: binary\n", "'encoding' is 'binary' but should be plain or typed"),
    ("plans: maybe\n", "'plans' is 'maybe' but should be true or false"),
    ("workers: [1, 2]\n", "'workers' should be a single value"),
  ])
  func aWrongFileIsNamed(text: String, message: String) throws {
    try withFile(text) { path in
      let loader = SettingsLoader(environment: [:], configurationPath: path)
      #expect(throws: SettingsError(description: "\(path): \(message)")) {
        try loader.load(defaultWorkers: 1)
      }
    }
  }

  @Test func anUnknownEnvironmentNameIsNamed() throws {
    let loader = SettingsLoader(environment: ["TAPEDECK_WORKER": "2"])
    #expect(
      throws: SettingsError(
        description:
          "environment: unknown setting 'TAPEDECK_WORKER' (did you mean 'TAPEDECK_WORKERS'?)")
    ) { try loader.load(defaultWorkers: 1) }
  }

  @Test func aNamedFileMustExist() {
    let loader = SettingsLoader(environment: [:], configurationPath: "no/such.yaml")
    #expect(throws: SettingsError.self) { try loader.load(defaultWorkers: 1) }
  }
}
