import ArgumentParser
import Batch

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks batches without running them.",
    discussion: """
      Reports every problem of the records, the programs' texts and the inputs in one pass, and ids
      that occur twice. Nothing is run or written.

      EXAMPLES
        tapedeck validate jobs
        tapedeck validate book.jsonl.gz --program-path programs && tapedeck run …
      """)

  @Argument(help: "Batch files, - for standard input, or directories.")
  var paths: [String]

  @OptionGroup var settings: SettingFlags

  func run() throws {
    let options = try settings.options()
    var problemCount = 0
    var status: Int32 = 0
    let output = StandardOutput()
    for path in try batchPaths(paths) {
      do {
        let findings = try BatchValidator(options: options).validate(path)
        for problem in findings.problems { StandardError.print(problem) }
        let untold = findings.problemCount - findings.problems.count
        if untold > 0 { StandardError.print("\(path): and \(untold) more") }
        problemCount += findings.problemCount
        output.print("\(path): \(findings.records) records, \(findings.problemCount) problems")
        output.flush()
      } catch {
        status = max(status, report(error))
      }
    }
    throw ExitCode(status != 0 ? status : problemCount > 0 ? ExitStatus.someRecordsFailed : 0)
  }
}

/// The batch files that arguments stand for; a wrong one ends the process.
func batchPaths(_ arguments: [String]) throws -> [String] {
  do {
    return try RunPaths(arguments: arguments, outputDirectory: "-").pairs.map(\.input)
  } catch {
    switch error {
    case .noInput(let message):
      StandardError.print("tapedeck: \(message)")
      throw ExitCode(ExitStatus.noInput)
    case .usage(let message):
      StandardError.print("tapedeck: \(message)")
      throw ExitCode(ExitStatus.usage)
    }
  }
}

/// Tells why a batch could not be looked into; gives the exit status for it.
func report(_ error: InspectionError) -> Int32 {
  switch error {
  case .noInput(let message), .noRecord(let message):
    StandardError.print("tapedeck: \(message)")
    return ExitStatus.noInput
  case .damaged(let message):
    StandardError.print("tapedeck: \(message)")
    return ExitStatus.damagedInput
  }
}
