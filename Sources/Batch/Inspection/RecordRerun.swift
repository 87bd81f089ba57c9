import BatchIO
import JSON
import Scheduling
import ScriptRuntime

/// Runs one record of a batch alone, and tells more of it than a run does.
public struct RecordRerun: Sendable {
  /// The line that a run writes for this record.
  public var result: String
  /// Why the job failed; nil when it succeeded.
  public var failure: JobFailure?
  /// The record's id; nil when it has none or cannot be read.
  public var id: String?
  /// What the job used of its limits.
  public var usage: JobUsage
  /// The equivalent stand-alone TensorFlow script; nil when the record has no runnable program.
  public var script: String?

  /// - Throws: `InspectionError` when there is no such record.
  public init(_ reference: RecordReference, options: RunOptions) throws(InspectionError) {
    var walk = try RecordWalk(path: reference.path, limits: options.input)
    while let record = try walk.next() {
      guard walk.number == reference.number else { continue }
      let runner = JobRunner(
        options: options, programs: ProgramLibrary(searchPath: options.programPath),
        arrays: ReferencedFiles.Cache(), parallelFor: ParallelFor(width: options.workers))
      runner.enter(reference.path)
      let text = ByteBuffer()
      runner.read(record)
      let failed = runner.run(into: text).failure
      result = String(decoding: text.bytes.dropLast(), as: UTF8.self)
      failure = failed?.failure
      id = runner.record.id
      usage = runner.usage
      script = runner.tensorFlowScript(of: reference)
      return
    }
    throw .noRecord("\(reference.path): has \(walk.number) records, not \(reference.number)")
  }
}

/// What a job used of its limits.
public struct JobUsage: Sendable {
  /// Steps charged, as the step limit counts them.
  public var steps = 0
  /// Wall-clock seconds from the start of the job to its end.
  public var seconds = 0.0
  /// Of tensors and objects that were there when the job ended.
  public var bytes = 0
  /// Warnings of the engine, in order.
  public var warnings: [ScriptWarning] = []
  /// What the program wrote to standard error, by `tf.print`; long text is cut.
  public var diagnostics = ""
  /// Whether the job followed a plan instead of its script.
  public var isPlanned = false
  /// Why no plan could be made of the job's run, where that was tried.
  public var unplannedReason: String?

  /// The usage of a job that did nothing.
  public init() {}
}
