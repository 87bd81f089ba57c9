import ArgumentParser
import Batch
import Foundation

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times a function of a program.",
    discussion: """
      The program's top level runs once. Then the function is called with the members of the inputs'
      object as its arguments, by name: a rectangular list of numbers is a float64 tensor, whole numbers
      are ints, other numbers floats, other lists and objects Python's; {"dtype", "data"} is a tensor of
      another dtype. Nothing of this is timed.

      The first call runs the script and the second is traced; later ones replay its plan, if one can be
      made, and they alone are counted. With --no-plans, or without a plan, every run calls the script.
      What the program and the first call print goes to standard error.

      EXAMPLES
        tapedeck bench gmm.py --call objective --inputs gmm.json
        tapedeck bench gmm.py --call gradient --inputs gmm.json --min-runs 5 --min-seconds 2 --json
      """)

  @Argument(help: "The program.")
  var program: String

  @Option(help: "The function: a global name of the program.")
  var call: String

  @Option(
    help: "A JSON file, or - for standard input, with an object of arguments. (default: none)")
  var inputs: String?

  @Option(help: "Runs to make at least; a million are made at most.")
  var minRuns = 10

  @Option(help: "Seconds that the runs take together at least.")
  var minSeconds = 1.0

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var settings: SettingFlags

  func validate() throws {
    guard (1...FunctionBenchmark.runLimit).contains(minRuns) else {
      throw ValidationError("--min-runs should be from 1 to \(FunctionBenchmark.runLimit)")
    }
    guard (0...86_400).contains(minSeconds) else {
      throw ValidationError("--min-seconds should be from 0 to 86400")
    }
  }

  func run() throws {
    Allocator.keepBlocks()
    let options = try settings.options()
    let source = try Self.contents(of: program, as: "program")
    let arguments = try inputs.map { try Self.contents(of: $0, as: "inputs") } ?? Data("{}".utf8)
    let benchmark = FunctionBenchmark(
      path: program, options: options,
      request: FunctionBenchmark.Request(
        function: call, minimumRuns: minRuns, minimumSeconds: minSeconds))
    let ending = benchmark.run(
      source: source, inputs: arguments, directory: inputs?.directoryOfPath ?? ".",
      onOutput: { StandardError.write(String(decoding: $0, as: UTF8.self)) },
      onDiagnostic: { StandardError.write($0) })
    switch ending {
    case .finished(let report):
      let output = StandardOutput()
      output.print(json ? report.json : report.text)
      output.flush()
    case .failed(let traceback):
      StandardError.print(traceback)
      throw ExitCode(ExitStatus.someRecordsFailed)
    case .refused(let message):
      StandardError.print("tapedeck: \(message)")
      throw ExitCode(ExitStatus.usage)
    }
  }

  private static func contents(of path: String, as role: String) throws -> Data {
    if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    guard let data = FileManager.default.contents(atPath: path) else {
      StandardError.print("tapedeck: \(path): cannot read the \(role)")
      throw ExitCode(ExitStatus.noInput)
    }
    return data
  }
}
