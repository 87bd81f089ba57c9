import JSON
import ScriptRuntime
import TapeEngine

/// What varies in a traced run.
struct TracedNames {
  /// So many of the inputs, from the first.
  var inputCount: Int
  /// Floats and ints among the params.
  var params: Set<String>
}

extension JobRunner {
  /// Stages the record as far as a plan needs it; false when its script has to say what is wrong with it.
  ///
  /// The key holds the addresses of its program and of the defaults.
  func stage(_ defaults: JobDefaults, into staged: StagedRecord) -> Bool {
    staged.clear()
    guard let program = record.program else { return false }
    do throws(JobFailure) {
      staged.appendKey(program)
      staged.appendKey(defaults)
      staged.key.append(record.spec.dtype.rawValue)
      staged.key.append(record.spec.encoding == .plain ? 0 : 1)
      staged.appendKey(record.spec.own.outputs?.text)
      staged.appendKey(record.spec.ownParamCount)
      for binding in record.spec.params.prefix(record.spec.ownParamCount)
      where !staged.append(param: binding) { return false }
      if record.spec.limits != options.limits { staged.appendKey(record.spec.limits) }
      let reader = inputReader
      for binding in record.spec.inputs.prefix(record.spec.ownInputCount) {
        try staged.append(binding, reader)
      }
      return true
    } catch {
      return false
    }
  }

  /// What a traced run came to.
  struct TracedRun {
    var failure: RecordFailure?
    var planned: PlannedProgram?
    /// Whether the plan has columns that no tensor of the script is: a lane shows whether it agrees.
    var hasHostColumns = false
    /// The params that cannot vary, a bit each, where there are more than the caller knew.
    var pinned: UInt64 = 0
  }

  /// Runs the record by its script and makes a plan of the run, if one can be made.
  ///
  /// Tracing changes what a run sees of numbers that vary, so the record of such a run is run again without.
  ///
  /// - Parameter pinned: which of the record's own floats and ints among the params do not vary, a bit each.
  func runTraced(pinned: UInt64 = .max, into text: ByteBuffer) -> TracedRun {
    let start = text.count
    let names = paramNames { pinned >> UInt64($0) & 1 == 0 }
    var result = TracedRun()
    let (failure, trace) = run(
      tracing: TracedNames(inputCount: record.spec.ownInputCount, params: names), into: text)
    result.failure = failure
    result.hasHostColumns = interpreter.wasExposed
    var obstacle: String?
    if failure == nil, let trace, trace.refusal == nil {
      do throws(PlanObstacle) {
        result.planned = try planned(trace)
      } catch {
        obstacle = error.reason
      }
    }
    if !names.isEmpty, failure == nil || result.hasHostColumns {
      let found = Set(interpreter.pinnedParams)
      if !found.isEmpty || trace?.refusal != nil {
        // What else was refused may have been so for a param.
        result.pinned = pinned | bits(ofParams: found.isEmpty ? names : found)
        result.planned = nil
      }
    }
    if result.hasHostColumns {
      text.truncate(to: start)
      result.failure = run(into: text).failure
      if result.failure != nil { result.planned = nil }
      if !interpreter.standardOutput.isEmpty, !leavesRoomForText {
        result.planned = nil
        obstacle = "it prints what varies, and comes near its limits"
      }
    }
    result.planned?.usage = usage
    result.planned?.usage.isPlanned = true
    if result.failure == nil, result.planned == nil {
      usage.unplannedReason =
        trace?.refusal ?? obstacle ?? "a param must be what it is in this record"
    }
    return result
  }

  private func bits(ofParams names: Set<String>) -> UInt64 {
    var found: UInt64 = 0
    for index in 0..<64 where !paramNames(where: { $0 == index }).isDisjoint(with: names) {
      found |= 1 << UInt64(index)
    }
    return found
  }

  /// The names of the record's own floats and ints among the params, by their numbers.
  private func paramNames(where isIncluded: (Int) -> Bool) -> Set<String> {
    var result: Set<String> = []
    var number = 0
    for binding in record.spec.params.prefix(record.spec.ownParamCount) where number < 64 {
      guard binding.value.kind == .integer || binding.value.kind == .float else { continue }
      if isIncluded(number) { result.insert(binding.name.stringValue ?? "") }
      number += 1
    }
    return result
  }

  /// Whether the last run was so far from its limits that texts of other lengths do not reach them.
  private var leavesRoomForText: Bool {
    record.spec.limits.steps - usage.steps > 1 << 16 && record.spec.limits.bytes / 2 > usage.bytes
      && record.spec.limits.bytes >= 64 << 20
  }

  /// Why a run has no plan although its trace has not been refused.
  private struct PlanObstacle: Error {
    var reason: String
  }

  /// The plan of the run that just ended.
  private func planned(_ trace: Trace) throws(PlanObstacle) -> PlannedProgram {
    // What goes to the job log is a script's own.
    guard usage.warnings.isEmpty else { throw PlanObstacle(reason: "the program warns") }
    guard usage.diagnostics.isEmpty else {
      throw PlanObstacle(reason: "the program writes to standard error")
    }
    let text = ByteBuffer(capacity: 1 << 10)
    let found = PlanColumns(in: text, of: trace, interpreter)
    let recording = interpreter.recording
    // Sparse rows become dense as they are written.
    recording.resumeTrace(trace)
    defer { _ = recording.endTrace() }
    do throws(JobFailure) {
      try appendOutputs(to: text, start: 0, taker: found.taker)
    } catch {
      throw PlanObstacle(reason: "the outputs are refused: \(error.message)")
    }
    appendPrinted(to: text, &found.columns, &found.values)
    guard found.isKnown else { throw PlanObstacle(reason: "an output is not known to a plan") }
    guard let plan = trace.plan(outputs: found.values) else {
      throw PlanObstacle(reason: trace.refusal ?? "no plan could be made")
    }
    let isPrinting = found.columns.contains { $0.mark != nil }
    return PlannedProgram(
      plan: plan,
      template: ResultTemplate(
        text: Array(text.bytes), columns: found.columns, encoding: record.spec.encoding,
        lineSizeLimit: isPrinting
          ? record.spec.limits.outputBytes / 2
          : record.spec.limits.outputBytes - interpreter.standardOutput.count),
      usage: usage)
  }

  /// Appends what the program printed, with gaps for what varies of it.
  private func appendPrinted(
    to text: ByteBuffer, _ columns: inout [ResultTemplate.Column], _ values: inout [Int]
  ) {
    let output = interpreter.standardOutput
    let marks = interpreter.textMarks
    guard !marks.isEmpty else {
      output.withUnsafeBytes { ResultWriter(text: text).appendOutput($0) }
      return
    }
    guard !output.isEmpty else { return }
    let scratch = ByteBuffer()
    text.append(",\"stdout\":\"")
    for piece in TracedText.pieces(of: output) {
      switch piece {
      case .text(let range):
        output.withUnsafeBytes {
          text.appendEscaped(UnsafeRawBufferPointer(rebasing: $0[range]), scratch: scratch)
        }
      case .mark(let number):
        guard number < marks.count else { continue }
        let mark = marks[number]
        values.append(mark.value)
        columns.append(
          ResultTemplate.Column(
            position: text.count, dtype: mark.dtype, dimensions: mark.dimensions,
            elementCount: mark.dimensions.reduce(1, *), mark: mark))
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
