import ArgumentParser
import Batch
import Foundation

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks results against their manifests.",
    discussion: """
      Every byte, line and count. What differs, and results without a manifest, is told, and the status is 65.

      EXAMPLES
        tapedeck verify results
        tapedeck verify results -v
      """)

  @Argument(help: "Directories of results.")
  var directories: [String]

  @Flag(name: .shortAndLong, help: "Tell what was checked when all is well, too.")
  var verbose = false

  func run() throws {
    var hasProblems = false
    for directory in directories {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory),
        isDirectory.boolValue
      else {
        StandardError.print("tapedeck: \(directory): no such directory")
        throw ExitCode(ExitStatus.noInput)
      }
      let findings = OutputVerifier().verify(directory)
      for problem in findings.problems { StandardError.print("tapedeck: \(problem)") }
      if !findings.problems.isEmpty { hasProblems = true }
      if verbose {
        StandardError.print(
          "\(directory): \(findings.files) files, \(findings.records) records, "
            + "\(findings.failed) failed, \(findings.problems.count) problems")
      }
    }
    throw ExitCode(hasProblems ? ExitStatus.damagedInput : 0)
  }
}
