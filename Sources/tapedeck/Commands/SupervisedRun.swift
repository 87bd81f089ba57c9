import ArgumentParser
import Batch
import BatchIO
import Foundation
import Supervision

/// Whether a run has a supervisor.
struct SupervisorFlag: ParsableArguments {
  @Flag(
    help: "Run jobs in this process, for debuggers: one that crashes then ends the run.")
  var noSupervisor = false

  /// Splits the process into a supervisor and its engine, and returns in engines alone; then the runner of all
  /// the records. An engine that is to try some returns never.
  ///
  /// Nothing may have started a thread before.
  func begin(_ options: RunOptions, _ paths: RunPaths) throws -> BatchRunner {
    guard !noSupervisor, Supervisor.prepare() else { return BatchRunner(options: options) }
    let input = RepeatableInput(paths)
    let stage = StagedOutput()
    let startTime = Date().timeIntervalSince1970
    let lock = try Self.lock(options, paths)
    let role = Supervisor.begin(
      workerCount: options.workers, startTime: startTime,
      describe: { "\(paths.pairs[$0.file].input):\($0.number)" }, tell: StandardError.print,
      canGoOn: { input.isRepeatable && stage != nil })
    withExtendedLifetime(lock) {}
    let runner = BatchRunner(
      options: options, role: role, spool: role == nil ? nil : input.spool, stage: stage)
    input.rewind()
    if let trial = role?.trial {
      runner.run(trial, of: paths)
      throw ExitCode(0)
    }
    return runner
  }

  private static func lock(_ options: RunOptions, _ paths: RunPaths) throws -> DirectoryLock? {
    do throws(OutputError) {
      return try BatchRunner(options: options).lock(paths) { Supervisor.pendingSignal != nil }
    } catch {
      var report = RunReport()
      report.outputFailure = error
      report.signal = Supervisor.pendingSignal
      ReportPrinter.print(report)
      throw ExitCode(ExitStatus.of(report, failedRecordsCount: true))
    }
  }
}
