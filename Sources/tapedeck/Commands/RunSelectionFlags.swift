import ArgumentParser
import Batch
import Foundation

/// The flags that say which outputs and records a run makes.
struct RunSelectionFlags: ParsableArguments {
  @Flag(help: "Tell for each output what would be done, and why; run nothing.")
  var explain = false

  @Flag(help: "Make outputs again that are complete.")
  var rerun = false

  @Flag(help: "Of complete outputs, run the failed records again.")
  var onlyFailed = false

  @Option(
    help: ArgumentHelp(
      "How often to try a record again whose failure depends on the machine. (default: 0)",
      valueName: "count"))
  var retries: String?

  @Flag(help: "Read inputs to see that they have not changed, also where size and time say so.")
  var verifyInputs = false

  @Flag(
    help: "A compressed input without the empty member that ends our files is damaged: it was cut.")
  var expectEnd = false

  @Option(
    help: ArgumentHelp(
      """
      Run a part of the inputs' chunks: 3/8, or auto for the task of Slurm, AWS Batch or Kubernetes, with \
      auto/8 where those give no count.
      """, valueName: "i/n"))
  var shard: String?

  @Option(
    help: ArgumentHelp(
      "Bytes of input between the cuts of chunks: fewer for heavy jobs in a small file. (default: 131072)",
      valueName: "bytes"))
  var chunkBytes: String?

  /// Sets what is no layered setting.
  func set(_ options: inout RunOptions) throws {
    options.runsAgain = rerun
    options.onlyFailed = onlyFailed
    options.verifiesInputs = verifyInputs
    options.expectsEnd = expectEnd
    guard let shard else { return }
    do {
      options.shard = try Shard(shard, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw ValidationError("--shard: \(error)")
    }
  }

  func validate() throws {
    if rerun && onlyFailed {
      throw ValidationError("--rerun makes all records, --only-failed some")
    }
  }
}
