import BatchIO
import Foundation
import JSON
import Scheduling
import Supervision

/// Runs batches: reads, schedules, runs each job isolated, writes.
///
/// Results are a function of the input: the number of workers, the size of units and the order in
/// which they end never show.
public struct BatchRunner: Sendable {
  /// What every run of this runner is told.
  public var options: RunOptions

  /// What the supervisor wants of this process; nil where there is none.
  private let role: EngineRole?
  /// Where standard input is kept for the next engine.
  private let spool: Int32?
  /// By way of which a stream of results is written.
  private let stage: StagedOutput?

  /// - Parameters:
  ///   - options: checked where they were read (`SettingsLoader`); nothing is opened before `run`.
  ///   - role: what the supervisor wants of this process; nil where there is none.
  ///   - spool: where standard input is kept for the next engine.
  ///   - stage: by way of which a stream of results is written.
  public init(
    options: RunOptions, role: EngineRole? = nil, spool: Int32? = nil, stage: StagedOutput? = nil
  ) {
    self.options = options
    self.role = role
    self.spool = spool
    self.stage = stage
    guard let role else { return }
    if let seconds = options.deadlineSeconds {
      self.options.deadlineSeconds = max(1e-3, seconds - role.elapsedSeconds)
    }
    if role.isRestart { self.options.madeSince = role.startTime }
  }

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

  /// Runs records of a trial, one by one, by their scripts, and writes their lines where the supervisor reads them.
  public func run(_ trial: Trial, of paths: RunPaths) {
    var runner = self
    runner.options.workers = 1
    runner.options.usesPlans = false
    runner.options.shard = nil
    runner.options.jobLog = nil
    runner.options.endsWithRecord = false
    runner.options.expectsEnd = false
    _ = runner.run(paths.trying(trial.places), isInteractive: false, into: trial.descriptor) { _ in
    }
  }

  private func run(
    _ paths: RunPaths, isInteractive: Bool, into descriptor: Int32 = STDOUT_FILENO,
    onProgress: (Progress) -> Void
  ) -> RunReport {
    let start = ContinuousClock.now
    SignalWatcher.ignoreBrokenPipes()
    let control = PipelineControl()
    let received = Monitor<Int32?>(nil)
    let page = role?.page
    let ownPage = role?.trial == nil ? page : nil
    let watcher = SignalWatcher(
      page == nil ? [SIGINT, SIGTERM] : [SIGUSR2],
      onFirst: { number in
        received.withLock { $0 = page?.signal ?? number }
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
      // The supervisor has it, and keeps it when this process dies.
      let lock = role == nil ? try self.lock(paths) { control.isStopping } : nil
      let jobLog = try options.jobLog.map { path throws(OutputError) in
        try AppendingFile(path: path)
      }
      report = run(
        paths.pairs,
        writer: ResultFiles(
          paths.pairs,
          stream: ResultStream(
            descriptor, endsWithRecord: options.endsWithRecord, page: ownPage, stage: stage),
          jobLog: jobLog, page: ownPage),
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
        parallelFor: parallelFor, isInteractive: isInteractive,
        earlier: EarlierEngines(role, spool: spool)))
    let arrays = ReferencedFiles.Cache()
    let plans = PlanCache()
    let role = role
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
            arrays: arrays, plans: plans, pace: pace, parallelFor: parallelFor, role: role)
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
