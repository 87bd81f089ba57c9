import ArgumentParser
import Batch

struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Runs records from standard input and writes results to standard output.",
    discussion: """
      Input may be plain or compressed; output is plain lines, in order, written as they are ready.
      Programs are found on the program path only.

      EXAMPLES
        zcat book.jsonl.gz | tapedeck filter --program-path programs > results.jsonl
        parallel --pipe tapedeck filter --fail-on none < jobs.jsonl
      """)

  @Option(
    help: "Appends a line of JSON about each record: times, steps, warnings. (default: nowhere)")
  var jobLog: String?

  @Flag(help: "End with a line {\"end\": …} that tells how many results came before it.")
  var endRecord = false

  @Flag(
    help: "Compressed input without the empty member that ends our files is damaged: it was cut.")
  var expectEnd = false

  @OptionGroup var settings: SettingFlags

  @OptionGroup var supervisor: SupervisorFlag

  @Option(help: "Which failed records make the filter fail: any or none.")
  var failOn: FailOn = .any

  func run() throws {
    Allocator.keepBlocks()
    var options = try settings.options(["job_log": jobLog])
    options.endsWithRecord = endRecord
    options.expectsEnd = expectEnd
    let report = try supervisor.begin(options, .filter).filter()
    ReportPrinter.print(report)
    throw ExitCode(ExitStatus.of(report, failedRecordsCount: failOn == .any))
  }
}
