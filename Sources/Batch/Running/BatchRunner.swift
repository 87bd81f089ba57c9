import BatchIO
import Foundation
import JSON
import Scheduling

/// Runs batches: reads, schedules, runs each job isolated, writes.
///
/// Results are a function of the input: the number of workers, the size of units and the order in
/// which they end never show.
public struct BatchRunner: Sendable {
  /// What every run of this runner is told.
  public var options: RunOptions

  /// - Parameter options: checked where they were read (`SettingsLoader`); nothing is opened before `run`.
  public init(options: RunOptions) { self.options = options }

  /// The smallest of the affinity mask, the cgroup's quota and `SLURM_CPUS_PER_TASK`.
  public static var defaultWorkers: Int { WorkerCount.available }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// Records whose results are written.
    public var records = 0
    /// Those of them that failed.
    public var failed = 0
    /// Bytes of the files, compressed as they are, that were read, and of all; 0 of all when it is
    /// not known.
    public var inputRead = 0
    /// Bytes of all input files, compressed as they are; 0 when that is not known.
    public var inputSize = 0
  }

  /// Runs every batch and writes its results; never throws, since a report tells more.
  public func run(
    _ paths: RunPaths, onProgress: (Progress) -> Void = { _ in }
  ) -> RunReport {
    run(paths, isInteractive: false, onProgress: onProgress)
  }

  /// Runs records from standard input to standard output, as lines in plain text.
  public func filter() -> RunReport {
    run(RunPaths.filter, isInteractive: true) { _ in }
  }

  private func run(
    _ paths: RunPaths, isInteractive: Bool, onProgress: (Progress) -> Void
  ) -> RunReport {
    let start = ContinuousClock.now
    SignalWatcher.ignoreBrokenPipes()
    let control = PipelineControl()
    let received = Monitor<Int32?>(nil)
    let watcher = SignalWatcher(onFirst: { number in
      received.withLock { $0 = number }
      control.stop(.abandon)
    })
    defer { watcher.cancel() }
    let isLate = Monitor(false)
    let deadline = options.deadlineSeconds.map { seconds in
      Deadline(seconds: seconds) {
        isLate.withLock { $0 = true }
        control.stop(.abandon)
      }
    }
    defer { deadline?.cancel() }

    var report = RunReport()
    do {
      let lock = try paths.outputDirectory.map { directory throws(OutputError) in
        guard let lock = try self.lock(directory, unless: control) else {
          throw OutputError.busy(directory)
        }
        return lock
      }
      let jobLog = try options.jobLog.map { path throws(OutputError) in
        try AppendingFile(path: path)
      }
      report = run(
        paths.pairs,
        writer: ResultFiles(paths.pairs, endsWithRecord: options.endsWithRecord, jobLog: jobLog),
        isInteractive: isInteractive, control: control, onProgress: onProgress)
      withExtendedLifetime(lock) {}
    } catch {
      report.outputFailure = error
    }
    report.signal = received.withLock { $0 }
    report.hasPassedDeadline = isLate.withLock { $0 }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }

  private func run(
    _ pairs: [RunPaths.Pair], writer: ResultFiles, isInteractive: Bool,
    control: PipelineControl, onProgress: (Progress) -> Void
  ) -> RunReport {
    let pace = UnitPace(workerCount: options.workers)
    let parallelFor = ParallelFor(width: options.workers)
    let programs = ProgramLibrary(searchPath: options.programPath)
    let planner = OutputPlanner(options: options, files: DependencyFiles(programs))
    let source = Monitor(
      UnitSource(
        pairs: pairs, options: options, planner: planner, control: control, pace: pace,
        parallelFor: parallelFor, isInteractive: isInteractive))
    let arrays = ReferencedFiles.Cache()
    let plans = PlanCache()
    var progress = Progress()
    progress.inputSize = pairs.reduce(0) { $0 + Self.size(of: $1.input) }
    let options = options
    do {
      let summary = try OrderedPipeline(workerCount: options.workers).run(
        control: control,
        produce: { source.withLock { $0.next() } },
        makeWorker: { index in
          Worker(
            index: index, pairs: pairs, options: options, programs: programs,
            arrays: arrays, plans: plans, pace: pace, parallelFor: parallelFor)
        },
        work: { worker, _, item in worker.work(on: item) },
        consume: { _, outcome in
          try writer.consume(outcome)
          progress.records = writer.report.records
          progress.failed = writer.report.failed
          progress.inputRead = writer.inputRead
          onProgress(progress)
        })
      try writer.finish(
        isWhole: summary.stop == nil && writer.report.damageLines.isEmpty
          && writer.report.missingLines.isEmpty)
    } catch {
      guard let error = error as? OutputError else {
        preconditionFailure("Only writing results ends a run: \(error)")
      }
      writer.report.outputFailure = error
    }
    // A failed run, too, waits for what is on its way to the disk. What it wrote may fill the disk.
    writer.giveUp(keeping: false)
    try? writer.finish(isWhole: false)
    return writer.report
  }

  private static func size(of path: String) -> Int { FileStamp(path).map { Int($0.size) } ?? 0 }
}
