import ArgumentParser
import Batch
import Foundation

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Runs one program, as python would run it.",
    discussion: """
      What the program prints goes to standard output, warnings and the traceback of an uncaught
      exception to standard error, and the exit status is then 1.

      EXAMPLES
        tapedeck eval cubic.py --input x=3.0
        tapedeck eval model.py --input 'w=[[0.1, 0.2], [0.3, 0.4]]' --param steps=200
      """)

  @Argument(help: "The program, or - for standard input.")
  var program: String

  @Option(
    name: .customLong("input"),
    help: ArgumentHelp(
      "Binds a tensor: a number, a nested list, or {\"dtype\", \"shape\", \"data\"}. Repeatable.",
      valueName: "name=json"))
  var inputs: [String] = []

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("Binds a plain value. Repeatable.", valueName: "name=json"))
  var params: [String] = []

  @Option(help: "The dtype of plain numbers in inputs: float32 or float64.")
  var dtype: String = "float32"

  @OptionGroup var settings: SettingFlags

  func run() throws {
    let options = try settings.options()
    let data =
      program == "-"
      ? FileHandle.standardInput.readDataToEndOfFile()
      : FileManager.default.contents(atPath: program)
    guard let data else {
      StandardError.print("tapedeck: \(program): cannot read the program")
      throw ExitCode(ExitStatus.noInput)
    }
    let evaluation = ProgramEvaluation(
      path: program == "-" ? "<stdin>" : program, options: options, dtype: dtype,
      inputs: try inputs.map(split), params: try params.map(split))
    let output = StandardOutput()
    let ending = evaluation.run(
      source: data, onOutput: { output.write($0) },
      onWarning: { StandardError.print("WARNING:tensorflow:\($0)") },
      onDiagnostic: { StandardError.write($0) })
    switch ending {
    case .finished: return
    case .failed(let traceback):
      StandardError.print(traceback)
      throw ExitCode(ExitStatus.someRecordsFailed)
    case .refused(let message):
      StandardError.print("tapedeck: \(message)")
      throw ExitCode(ExitStatus.usage)
    }
  }

  private func split(_ text: String) throws -> (name: String, json: String) {
    guard let sign = text.firstIndex(of: "=") else {
      throw ValidationError("'\(text)' should be name=value")
    }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}
