import JSON
import Scheduling
import ScriptRuntime
import TapeEngine
import Tensors

/// One benchmark while it runs.
final class BenchmarkSession {
  let interpreter = Interpreter()
  private let request: FunctionBenchmark.Request
  private let inputs: FunctionInputs
  private let limits: JobLimits
  private let usesPlans: Bool
  private let runner = PlanRunner()
  private var report = FunctionBenchmark.Report()
  private(set) var planned: PlannedCall?

  /// One plan of a long run is worth its memory here: it is the only one.
  private static let stepLimit = 2_000_000

  /// A plan of the call, and the value that it gives.
  struct PlannedCall {
    var plan: Plan
    var template: ResultTemplate
  }

  init(request: FunctionBenchmark.Request, options: RunOptions, inputs: FunctionInputs) {
    self.request = request
    self.inputs = inputs
    limits = options.limits
    usesPlans = options.usesPlans
    runner.hostContext = interpreter
    let parallelFor = ParallelFor(width: options.workers)
    interpreter.recording.parallelFor = { parallelFor($0, $1) }
  }

  func run(
    _ program: CompiledProgram, _ onOutput: @escaping ([UInt8]) -> Void,
    _ onDiagnostic: @escaping (String) -> Void
  ) throws(ScriptFailure) -> FunctionBenchmark.Report {
    var isShowing = true
    interpreter.onOutput = { bytes in
      if isShowing { onOutput(bytes) }
      bytes.removeAll(keepingCapacity: true)
    }
    interpreter.onWarning = { if isShowing { onDiagnostic("WARNING:tensorflow:\($0.message)\n") } }
    interpreter.onDiagnostic = { if isShowing { onDiagnostic($0) } }
    // What the top level makes is known to a trace as constant.
    try interpreter.run(
      program, limits: limits, requiresInputs: false, tracing: usesPlans ? 0 : nil)
    let trace = usesPlans ? interpreter.recording.endTrace() : nil
    let first = try callFirst()
    isShowing = false
    guard let trace else {
      report.nanoseconds.append(first)
      try repeatScript()
      return report
    }
    report.warmUpNanoseconds.append(first)
    trace.stepLimit = Self.stepLimit
    if let planned = tracedCall(trace), value(planned, of: inputs.row) == report.value {
      report.isPlanned = true
      self.planned = planned
      replay(planned.plan)
    } else {
      report.unplannedReason = trace.refusal ?? "its value changes from call to call"
      try repeatScript()
    }
    return report
  }

  // MARK: Calls of the script

  private func callFirst() throws(ScriptFailure) -> Int {
    let text = ByteBuffer()
    let writer = valueWriter(taker: nil)
    let (nanoseconds, refusal) = try call { value -> ValueWriter.Refusal? in
      do throws(ValueWriter.Refusal) {
        try writer.append(value, to: text)
        return nil
      } catch {
        return error
      }
    }
    if let refusal, let failure = JobFailure(refusal, name: request.function, isAsked: true) {
      throw ScriptFailure(type: failure.type, message: failure.message)
    }
    report.value = Array(text.bytes)
    return nanoseconds
  }

  private func repeatScript() throws(ScriptFailure) {
    while !isDone { report.nanoseconds.append(try call { _ in () }.nanoseconds) }
  }

  private func call<Result>(
    tracing trace: Trace? = nil, _ body: (Value) -> Result
  ) throws(ScriptFailure) -> (nanoseconds: Int, Result) {
    try interpreter.callGlobal(
      request.function, inputs.arguments, limits: limits, tracing: trace
    ) { value, duration in (Self.nanoseconds(duration), body(value)) }
  }

  private func valueWriter(taker: ValueWriter.Taker?) -> ValueWriter {
    ValueWriter(
      interpreter: interpreter, encoding: .plain, allowsText: true,
      sizeLimit: limits.outputBytes, taker: taker)
  }

  // MARK: Plans

  /// Calls the function once more, traced, and makes a plan; nil, with a reason, if that cannot be.
  private func tracedCall(_ trace: Trace) -> PlannedCall? {
    let text = ByteBuffer()
    let found = PlanColumns(in: text, of: trace, interpreter)
    let writer = valueWriter(taker: found.taker)
    let start = ContinuousClock.now
    defer { report.warmUpNanoseconds.append(Self.nanoseconds(ContinuousClock.now - start)) }
    do throws(ScriptFailure) {
      let (_, isWritten) = try call(tracing: trace) { value in
        (try? writer.append(value, to: text)) != nil
      }
      guard found.isKnown, isWritten else {
        trace.refuse("its value is not all the trace's")
        return nil
      }
    } catch {
      trace.refuse(error.message)
      return nil
    }
    if found.columns.isEmpty { trace.refuse("its value depends on no tensor or float") }
    guard let plan = trace.plan(outputs: found.values), plan.rowSize == inputs.row.count else {
      return nil
    }
    return PlannedCall(
      plan: plan,
      template: ResultTemplate(
        text: Array(text.bytes), columns: found.columns, encoding: .plain,
        lineSizeLimit: limits.outputBytes))
  }

  /// What a plan gives for a row, as JSON; nil for a row that does not follow it.
  func value(_ planned: PlannedCall, of row: [UInt8]) -> [UInt8]? {
    row.withUnsafeBytes { row in
      guard let base = row.baseAddress else { return nil }
      runner.run(planned.plan, rows: base, lanes: 1)
      let text = ByteBuffer()
      guard runner.follows(0),
        planned.template.appendText(
          to: text, runner, planned.plan, lane: 0, scratch: ByteBuffer())
      else { return nil }
      return Array(text.bytes)
    }
  }

  private func replay(_ plan: Plan) {
    inputs.row.withUnsafeBytes { row in
      guard let base = row.baseAddress else { return }
      while !isDone {
        let start = ContinuousClock.now
        runner.run(plan, rows: base, lanes: 1)
        report.nanoseconds.append(Self.nanoseconds(ContinuousClock.now - start))
      }
    }
  }

  // MARK: The clock

  private var total = 0.0
  private var counted = 0

  private var isDone: Bool {
    while counted < report.nanoseconds.count {
      total += Double(report.nanoseconds[counted]) * 1e-9
      counted += 1
    }
    return counted >= FunctionBenchmark.runLimit
      || counted >= max(request.minimumRuns, 1) && total >= request.minimumSeconds
  }

  private static func nanoseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }
}
