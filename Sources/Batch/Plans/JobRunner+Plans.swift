import JSON
import ScriptRuntime
import TapeEngine

extension JobRunner {
  /// Reads a record as far as a plan needs it; nil when its script has to say what is wrong with it.
  ///
  /// - Returns: whose addresses the key holds.
  func stage(
    _ line: UnsafeRawBufferPointer, isTooLong: Bool, defaults: JobDefaults,
    into staged: StagedRecord
  ) -> [any AnyObject & Sendable]? {
    staged.clear()
    do throws(JobFailure) {
      let program = try readSpec(line, isTooLong: isTooLong, defaults: defaults)
      staged.appendKey(program)
      staged.appendKey(defaults)
      staged.key.append(spec.dtype.rawValue)
      staged.key.append(spec.encoding == .plain ? 0 : 1)
      staged.appendKey(spec.own.outputs?.text)
      staged.appendKey(spec.own.params?.text)
      if spec.limits != options.limits { staged.appendKey(spec.limits) }
      let reader = inputReader
      for binding in spec.inputs.prefix(spec.ownInputCount) { try staged.append(binding, reader) }
      return [program, defaults]
    } catch {
      return nil
    }
  }

  /// Runs a record by its script and makes a plan of the run, if one can be made.
  func runTraced(
    _ line: UnsafeRawBufferPointer, record: Int, defaults: JobDefaults, into text: ByteBuffer
  ) -> (failure: UnitOutcome.Failure?, planned: PlannedProgram?) {
    isTracing = true
    defer {
      isTracing = false
      trace = nil
    }
    let failure = run(line, isTooLong: false, record: record, defaults: defaults, into: text)
    // What goes to the job log is a script's own.
    guard failure == nil, let trace, trace.refusal == nil, usage.warnings.isEmpty,
      usage.diagnostics.isEmpty
    else {
      return (failure, nil)
    }
    return (nil, planned(trace))
  }

  /// The plan of the run that just ended.
  private func planned(_ trace: Trace) -> PlannedProgram? {
    let text = ByteBuffer(capacity: 1 << 10)
    var columns: [ResultTemplate.Column] = []
    var values: [Int] = []
    var isKnown = true
    let recording = interpreter.recording
    // Sparse rows become dense as they are written.
    recording.resumeTrace(trace)
    defer { _ = recording.endTrace() }
    do throws(JobFailure) {
      try appendOutputs(to: text, start: 0) { tensor in
        switch recording.origin(of: tensor, in: trace) {
        case .constant: return false
        case .unknown: isKnown = false
        case .value(let number):
          values.append(number)
          columns.append(
            ResultTemplate.Column(
              position: text.count, dtype: recording.dtype(tensor),
              dimensions: recording.shape(tensor).dimensions,
              elementCount: recording.elementCount(tensor)))
        }
        return true
      }
    } catch {
      return nil
    }
    guard isKnown, let plan = trace.plan(outputs: values) else { return nil }
    interpreter.standardOutput.withUnsafeBytes { ResultWriter(text: text).appendOutput($0) }
    return PlannedProgram(
      plan: plan,
      template: ResultTemplate(
        text: Array(text.bytes), columns: columns, encoding: spec.encoding,
        lineSizeLimit: spec.limits.outputBytes - interpreter.standardOutput.count),
      usage: usage)
  }
}
