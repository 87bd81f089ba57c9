import ArgumentParser
import Batch

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs batch files, or every batch below a directory.",
    discussion: """
      Each batch NAME.jsonl.gz gives NAME.results.jsonl.gz below the output directory, with exactly
      one line per record, in order. Results appear only when complete, with a manifest beside them; what
      is complete and would come out the same is skipped, and what a killed run left is gone on from.

      EXAMPLES
        tapedeck run jobs -o results -j 8
        tapedeck run monday.jsonl.gz tuesday.jsonl.gz -o results --encoding typed
        tapedeck run jobs -o results --job-log results.log.jsonl --lock-wait 60
        tapedeck run jobs -o results --explain
        tapedeck run book.jsonl.gz:4711 book.jsonl.gz:id=opt-17 -o results
        tapedeck run jobs -o results --shard 3/8 && tapedeck merge results
        tapedeck run book.jsonl.gz -o - --limit steps=1000000 | jq .outputs.price
      """)

  @Argument(
    help: """
      Batch files (*.jsonl.gz, *.jsonl, - for standard input), directories, or records: FILE:17, FILE:id=ID.
      """)
  var paths: [String]

  @Option(
    name: .shortAndLong, help: "The directory of the results, or - for lines on standard output.")
  var output: String

  @Option(
    help: "Appends a line of JSON about each record: times, steps, warnings. (default: nowhere)")
  var jobLog: String?

  @Option(
    help: ArgumentHelp(
      "How long to wait while another run writes to the same directory. (default: 0)",
      valueName: "seconds"))
  var lockWait: String?

  @OptionGroup var settings: SettingFlags

  @OptionGroup var selection: RunSelectionFlags

  @OptionGroup var supervisor: SupervisorFlag

  @Flag(name: .shortAndLong, help: "Tell what was done when all is well, too.")
  var verbose = false

  @Option(help: "Which failed records make the run fail: any or none.")
  var failOn: FailOn = .any

  func run() throws {
    Allocator.keepBlocks()
    var options = try settings.options([
      "job_log": jobLog, "lock_wait": lockWait, "chunk_bytes": selection.chunkBytes,
      "retries": selection.retries,
    ])
    try selection.set(&options)
    let runPaths: RunPaths
    do {
      runPaths = try RunPaths(
        arguments: paths, outputDirectory: output, shard: options.shard)
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
    if selection.explain {
      let output = StandardOutput()
      for line in RunExplanation(options: options).lines(runPaths) { output.print(line) }
      return output.flush()
    }
    let runner = try supervisor.begin(options, runPaths)
    var bar = ProgressBar()
    let watched = StandardError.isTerminal && output != "-"
    let report = runner.run(runPaths) { progress in
      if watched { bar.update(progress) }
    }
    bar.clear()
    ReportPrinter.print(report)
    if verbose { StandardError.print(ReportPrinter.summary(report)) }
    throw ExitCode(ExitStatus.of(report, failedRecordsCount: failOn == .any))
  }
}

/// Which failed records make the process fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case any
  case none
}
