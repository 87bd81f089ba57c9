import ArgumentParser
import Batch
import Foundation

struct ReproCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repro",
    abstract: "Runs one record alone, with details, and writes its TensorFlow script.",
    discussion: """
      Prints the result line exactly as a run writes it; details go to standard error. The script
      binds the record's inputs and runs unchanged under TensorFlow.

      EXAMPLES
        tapedeck repro book.jsonl.gz:4711
        tapedeck repro book.jsonl.gz:4711 --script - | python
      """)

  @Argument(help: "FILE:RECORD, the record's number from 1.")
  var record: String

  @Option(help: "Where the TensorFlow script goes; - for standard output instead of the result.")
  var script: String?

  @OptionGroup var settings: SettingFlags

  func run() throws {
    guard let reference = RecordReference(record) else {
      throw ValidationError("'\(record)' should be FILE:RECORD, such as book.jsonl.gz:4711")
    }
    let options = try settings.options()
    let rerun: RecordRerun
    do {
      rerun = try RecordRerun(reference, options: options)
    } catch {
      throw ExitCode(report(error))
    }
    let output = StandardOutput()
    let path = script ?? "repro-\(reference.number).py"
    if path == "-" {
      output.write((rerun.script ?? "").utf8)
    } else {
      output.print(rerun.result)
      output.flush()
      if let text = rerun.script {
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
          StandardError.print("tapedeck: \(path): cannot create the script")
          throw ExitCode(ExitStatus.cannotCreate)
        }
      }
    }
    tell(rerun, scriptPath: path)
    throw ExitCode(rerun.failure == nil ? 0 : ExitStatus.someRecordsFailed)
  }

  private func tell(_ rerun: RecordRerun, scriptPath: String) {
    StandardError.print("id       \(rerun.id ?? "-")")
    if let failure = rerun.failure {
      let place = failure.line.map { " at line \($0), column \(failure.column ?? 1)" } ?? ""
      StandardError.print("status   \(failure.kind.rawValue) error\(place)")
      StandardError.print("error    \(failure.type): \(failure.message)")
    } else {
      StandardError.print("status   ok")
    }
    StandardError.print("steps    \(rerun.usage.steps)")
    StandardError.print(String(format: "seconds  %.6f", rerun.usage.seconds))
    if rerun.script != nil && scriptPath != "-" { StandardError.print("script   \(scriptPath)") }
  }
}
