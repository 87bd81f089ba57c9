import JSON
import Scheduling
import ScriptRuntime
import TapeEngine
import Tensors

/// Runs one record after another on one interpreter and writes their result lines. It belongs to
/// one worker.
///
/// A record is read (`read`), and then staged for a plan, run, traced or checked: as `record` has it.
final class JobRunner {
  let options: RunOptions
  private let arrays: ReferencedFiles.Cache
  let interpreter = Interpreter()
  private let document = JSONDocument()
  private var programs: ProgramFinder
  /// The record that was read last.
  private(set) var record = JobRecord()
  /// The files that the records of a unit name.
  let dependencies = DependencySet()

  /// What is bound before the program of the record that ran last starts.
  private var inputs: [(name: String, value: TensorValue)] = []
  private var params: [(name: String, value: PlainValue)] = []
  /// What that run used.
  var usage = JobUsage()
  private let diagnostics = DiagnosticText()
  /// The outputs that it wrote without being asked for them.
  private var writtenNames: [String] = []

  /// - Parameter parallelFor: threads to spare for the kernels of one job.
  init(
    options: RunOptions, programs: ProgramLibrary, arrays: ReferencedFiles.Cache,
    parallelFor: ParallelFor = .serial
  ) {
    self.options = options
    self.programs = ProgramFinder(programs)
    self.arrays = arrays
    let diagnostics = diagnostics
    interpreter.recording.parallelFor = { parallelFor($0, $1) }
    interpreter.jobSeed = { [unowned self] in record.spec.randomSeed }
    interpreter.onDiagnostic = { diagnostics.append($0) }
  }

  /// Says which batch the next records are of.
  func enter(_ batchPath: String) { programs.enter(batchPath) }

  /// The directory of the batch; nil for standard input.
  var directory: String? { programs.directory }

  /// Reads a record.
  func read(_ line: RecordLine) {
    record.read(line, with: document, &programs, options)
    record.note(in: dependencies)
  }

  /// Makes the record's inputs.
  var inputReader: InputReader {
    InputReader(
      dtype: record.spec.dtype, files: ReferencedFiles(base: directory, cache: arrays),
      limits: record.spec.limits)
  }

  /// Runs the record by its script and appends its result line.
  ///
  /// - Parameter tracing: what varies, when the run is to be traced.
  /// - Returns: the failure, if it is one, which the line then tells; the trace of a traced run.
  func run(
    tracing: TracedNames? = nil, into text: ByteBuffer
  ) -> (failure: RecordFailure?, trace: Trace?) {
    let start = text.count
    let writer = ResultWriter(text: text)
    var failure: RecordFailure?
    var trace: Trace?
    var hasRun = false
    begin()
    do throws(JobFailure) {
      let program = try record.runnable()
      try bind()
      hasRun = true
      if !options.faults.isEmpty, let id = record.id { options.faults[id]?.strike(inPlan: false) }
      try execute(program, tracing, &trace)
      writer.appendHead(id: record.spec.id, record: record.number)
      try appendOutputs(to: text, start: start)
    } catch {
      text.truncate(to: start)
      writer.appendHead(id: record.spec.id, record: record.number)
      writer.appendError(error)
      failure = RecordFailure(failure: error, record: record.number, id: record.id)
    }
    if hasRun { interpreter.standardOutput.withUnsafeBytes { writer.appendOutput($0) } }
    writer.appendEnd(tags: record.spec.tags)
    return (failure, trace)
  }

  /// Runs the record by its script, and again as often as is allowed when its failure may pass.
  func runRetrying(into text: ByteBuffer) -> RecordFailure? {
    let start = text.count
    for _ in 0..<options.retries {
      guard let failure = run(into: text).failure else { return nil }
      guard failure.failure.isRetryable else { return failure }
      text.truncate(to: start)
    }
    return run(into: text).failure
  }

  /// Checks the record as far as that goes without running it.
  func check() -> JobFailure? {
    begin()
    do throws(JobFailure) {
      let program = try record.runnable()
      try bind()
      for required in program.requiredNames
      where !inputs.contains(where: { $0.name == required.name })
        && !params.contains(where: { $0.name == required.name })
      {
        var failure = JobFailure.spec("missing input '\(required.name)'")
        failure.line = Int(required.position.line)
        failure.column = Int(required.position.column)
        throw failure
      }
      return nil
    } catch {
      return error
    }
  }

  // MARK: The program

  /// Forgets the run before.
  private func begin() {
    usage = JobUsage()
    diagnostics.text = ""
    writtenNames.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
    params.removeAll(keepingCapacity: true)
  }

  /// Makes what is bound before the program starts.
  private func bind() throws(JobFailure) {
    let reader = inputReader
    for binding in record.spec.inputs {
      let name = binding.name.stringValue ?? ""
      inputs.append((name, try reader.tensor(binding.value, name: name)))
    }
    for binding in record.spec.params {
      let name = binding.name.stringValue ?? ""
      params.append((name, try PlainValue(binding.value, key: "params." + name)))
    }
  }

  private func execute(
    _ program: CompiledProgram, _ tracing: TracedNames?, _ trace: inout Trace?
  ) throws(JobFailure) {
    let start = ContinuousClock.now
    defer {
      if tracing != nil { trace = interpreter.endTracing() }
      usage.steps = interpreter.stepsTaken
      usage.seconds = (ContinuousClock.now - start) / .seconds(1)
      usage.bytes = interpreter.recording.chargedBytes
      usage.warnings = interpreter.warnings
      usage.diagnostics = diagnostics.text
    }
    do throws(ScriptFailure) {
      try interpreter.run(
        program, inputs: inputs, params: params, limits: record.spec.limits,
        tracing: tracing.map(\.inputCount), varyingParams: tracing?.params ?? [])
    } catch {
      throw JobFailure(error)
    }
  }

  // MARK: After the program

  /// - Parameters:
  ///   - start: where the record's line begins in the text.
  ///   - taker: who makes a template of the text.
  func appendOutputs(
    to text: ByteBuffer, start: Int, taker: ValueWriter.Taker? = nil
  ) throws(JobFailure) {
    text.append(",\"status\":\"ok\",\"outputs\":{")
    let writer = ValueWriter(
      interpreter: interpreter, encoding: record.spec.encoding,
      allowsText: record.spec.outputs != nil,
      sizeLimit: start + record.spec.limits.outputBytes - interpreter.standardOutput.count,
      taker: taker)
    var reasons: [(name: String, why: Unconnected)] = []
    var isFirst = true

    func append(_ name: String, _ value: Value, isAsked: Bool) throws(JobFailure) {
      let mark = text.count
      if !isFirst { text.append(UInt8(ascii: ",")) }
      text.appendJSON(name)
      text.append(UInt8(ascii: ":"))
      do throws(ValueWriter.Refusal) {
        try writer.append(value, to: text)
        isFirst = false
        if !isAsked { writtenNames.append(name) }
        noteReasons(of: value, named: name, &reasons)
      } catch {
        text.truncate(to: mark)
        taker?.forget(mark)
        if let failure = JobFailure(error, name: name, isAsked: isAsked) { throw failure }
      }
    }

    if let names = record.spec.outputs {
      for node in names.elements {
        let name = node.stringValue ?? ""
        guard let value = interpreter.global(name) else {
          throw .spec("outputs: the program did not assign '\(name)'")
        }
        try append(name, value, isAsked: true)
      }
    } else {
      for (name, value) in interpreter.assignedGlobals where !name.hasPrefix("_") {
        try append(name, value, isAsked: false)
      }
    }
    text.append(UInt8(ascii: "}"))
    // What a computation left that was given up is not to be seen.
    if interpreter.recording.isOutOfTime { throw timeLimit }
    guard !reasons.isEmpty else { return }
    text.append(",\"why\":{")
    for (index, reason) in reasons.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text.appendJSON(reason.name)
      text.append(UInt8(ascii: ":"))
      text.appendJSON(ResultWriter.reason(reason.why))
    }
    text.append(UInt8(ascii: "}"))
  }

  private var timeLimit: JobFailure {
    JobFailure(interpreter.failure(ScriptError(limit: .seconds)))
  }

  /// Notes why gradients are None, those in lists and dictionaries by the place where they are.
  private func noteReasons(
    of value: Value, named name: String, _ reasons: inout [(name: String, why: Unconnected)]
  ) {
    if let why = value.unconnected { return reasons.append((name, why)) }
    // What was written is no deeper than a reader takes, and does not hold itself.
    switch value.tag {
    case .list, .tuple:
      for (index, item) in interpreter.heap.items(value).enumerated() {
        noteReasons(of: item, named: "\(name)[\(index)]", &reasons)
      }
    case .dictionary:
      for entry in interpreter.heap.entries(value) {
        guard let key = try? interpreter.repr(entry.key) else { continue }
        noteReasons(of: entry.value, named: "\(name)[\(key)]", &reasons)
      }
    default: break
    }
  }

  // MARK: Reproducing

  /// The current record as a stand-alone TensorFlow script; nil without a runnable program.
  func tensorFlowScript(of reference: RecordReference) -> String? {
    guard let program = record.program else { return nil }
    let outputs =
      record.spec.outputs.map { node in node.elements.compactMap(\.stringValue) }
      ?? writtenNames
    return TensorFlowScript(
      title: "Record \(reference.number) of \(reference.path) (\(record.id ?? "no id")).",
      inputs: inputs, params: record.spec.params.map { ($0.name.stringValue ?? "", $0.value) },
      program: program.lines.joined(separator: "\n"), outputs: outputs
    ).text
  }
}

/// What one job writes to standard error, up to a bound.
private final class DiagnosticText {
  var text = ""
  private static let sizeLimit = 16 << 10

  func append(_ more: String) {
    guard text.utf8.count < Self.sizeLimit else { return }
    text = ErrorText.bounded(text + ErrorText.bounded(more))
  }
}
