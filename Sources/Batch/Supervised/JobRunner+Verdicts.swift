import JSON
import ScriptRuntime
import Supervision

extension JobRunner {
  /// Appends the result line of a record that cannot have one of its own; of one that cannot even be read, by its
  /// number.
  func fail(_ verdict: Verdict, _ number: Int, into text: ByteBuffer) -> RecordFailure {
    let failure = JobFailure(verdict.cause, in: interpreter)
    usage = JobUsage()
    let writer = ResultWriter(text: text)
    writer.appendHead(id: verdict.isReadable ? record.spec.id : nil, record: number)
    writer.appendError(failure)
    writer.appendEnd(tags: verdict.isReadable ? record.spec.tags : nil)
    return RecordFailure(
      failure: failure, record: number, id: verdict.isReadable ? record.id : nil)
  }
}

extension JobFailure {
  /// Which signal it was is for the log: a result must not depend on the machine.
  init(_ cause: Verdict.Cause, in interpreter: Interpreter) {
    switch cause {
    case .crash: self = Self.crash(isRetryable: false)
    case .killed: self = Self.crash(isRetryable: true)
    case .silent:
      self.init(interpreter.failure(ScriptError(limit: .seconds)))
      // The place in the script died with its process.
      line = nil
      column = nil
    }
  }

  private static func crash(isRetryable: Bool) -> JobFailure {
    JobFailure(
      kind: .crash, type: "JobCrash", message: "the job ended its process",
      isRetryable: isRetryable)
  }
}
