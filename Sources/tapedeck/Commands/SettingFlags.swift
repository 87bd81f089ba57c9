import ArgumentParser
import Batch
import Foundation
import Settings

/// The flags that set a run's options; the strongest layer of the settings.
struct SettingFlags: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Threads that run jobs. (default: the processors this process may use)")
  var workers: String?

  @Option(help: "Directories, separated by colons, where programs are looked for.")
  var programPath: String?

  @Option(help: "How tensors are written: plain or typed.")
  var encoding: String?

  @Option(help: "How hard results are compressed, 1 to 9; 0 is 1.")
  var compressionLevel: String?

  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "The most one job may use: steps, seconds, bytes, elements, depth or output_bytes. Repeatable.",
      valueName: "name=value"))
  var limits: [String] = []

  @Option(
    name: .customLong("input-limit"),
    help: ArgumentHelp(
      "The most an input file may hold: line_bytes, ratio or total_bytes. Repeatable.",
      valueName: "name=value"))
  var inputLimits: [String] = []

  @Option(help: "Seconds after which the whole run is given up, with status 124. (default: never)")
  var deadline: String?

  @Flag(help: "Run every job's script, for checking that plans give the same bytes.")
  var noPlans = false

  @Option(help: "The configuration file. (default: config/tapedeck.yaml, if it is there)")
  var config: String?

  /// The options after layering; a wrong configuration ends the process with status 78.
  ///
  /// - Parameter more: settings whose flags only some commands have, by key.
  func options(_ more: [String: String?] = [:]) throws -> RunOptions {
    var flags = more.compactMapValues(\.self)
    flags["workers"] = workers
    flags["program_path"] = programPath
    flags["encoding"] = encoding
    flags["deadline"] = deadline
    flags["compression_level"] = compressionLevel
    if noPlans { flags["plans"] = "false" }
    for (prefix, texts) in [("limits.", limits), ("input.", inputLimits)] {
      for text in texts {
        guard let sign = text.firstIndex(of: "=") else {
          throw ValidationError("'\(text)' should be name=value")
        }
        flags[prefix + text[..<sign]] = String(text[text.index(after: sign)...])
      }
    }
    let loader = SettingsLoader(
      flags: flags, environment: ProcessInfo.processInfo.environment, configurationPath: config)
    do {
      return try loader.load(defaultWorkers: BatchRunner.defaultWorkers)
    } catch {
      StandardError.print("tapedeck: \(error)")
      throw ExitCode(ExitStatus.configuration)
    }
  }
}
