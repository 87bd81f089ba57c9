import ArgumentParser
import Batch

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the results of shards to those of one run.",
    discussion: """
      X.results.shard-1-of-8.jsonl.gz to X.results.shard-8-of-8.jsonl.gz give X.results.jsonl.gz, the same bytes
      as without shards. The shards stay.

      EXAMPLES
        tapedeck merge results
      """)

  @Argument(help: "The directory of the results.")
  var directory: String

  func run() throws {
    do {
      _ = try ShardMerge(directory: directory).run()
    } catch {
      StandardError.print("tapedeck: \(error.message)")
      switch error {
      case .missing: throw ExitCode(ExitStatus.noInput)
      case .differing: throw ExitCode(ExitStatus.damagedInput)
      case .output(let error):
        throw ExitCode(ExitStatus.of(error))
      }
    }
  }
}
