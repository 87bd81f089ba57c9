import JSON
import Scheduling
import ScriptRuntime
import TapeEngine
import Tensors

/// Runs one record after another on one interpreter and writes their result lines. It belongs to
/// one worker.
final class JobRunner {
  let options: RunOptions
  private let programs: ProgramLibrary
  private let arrays: ReferencedFiles.Cache
  let interpreter = Interpreter()
  private let tape = JSONTape()
  private(set) var spec = JobSpec()
  /// The directory of the batch whose records come next; nil for standard input.
  private(set) var directory: String?

  /// - Parameter parallelFor: threads to spare for the kernels of one job.
  init(
    options: RunOptions, programs: ProgramLibrary, arrays: ReferencedFiles.Cache,
    parallelFor: ParallelFor = .serial
  ) {
    self.options = options
    self.programs = programs
    self.arrays = arrays
    let diagnostics = diagnostics
    interpreter.recording.parallelFor = { parallelFor($0, $1) }
    interpreter.onDiagnostic = { diagnostics.append($0) }
  }

  /// Says which batch the next records are of.
  func enter(_ batchPath: String) {
    directory = batchPath == "-" ? nil : batchPath.directoryOfPath
  }

  /// Whether the next run is traced, so that a plan can be made of it.
  var isTracing = false
  /// Of a traced run: which of the record's own floats and ints among the params do not vary, a bit each.
  var pinnedParams = UInt64.max
  /// What the last traced run that succeeded left.
  var trace: Trace?
  /// The program that the defaults name, and the defaults.
  private var defaultProgram: (defaults: JobDefaults, directory: String?, program: CompiledProgram)?

  /// Whether the interpreter holds what the current record's program left.
  private var hasRun = false
  /// The tensors and values bound for the current record.
  private var inputs: [(name: String, value: TensorValue)] = []
  private var params: [(name: String, value: PlainValue)] = []
  private var program: CompiledProgram?
  var usage = JobUsage()
  private let diagnostics = DiagnosticText()
  /// The outputs of the current record that were written without being asked for.
  private var writtenNames: [String] = []

  /// The current record's id, if it has one.
  var recordID: String? { spec.id?.stringValue }

  /// Runs a record and appends its result line.
  ///
  /// - Parameters:
  ///   - line: the record's text; empty when it was too long.
  ///   - record: its number in its file, from 1.
  /// - Returns: the failure, if it is one; the line then tells it.
  func run(
    _ line: UnsafeRawBufferPointer, isTooLong: Bool, record: Int, defaults: JobDefaults,
    into text: ByteBuffer
  ) -> UnitOutcome.Failure? {
    let start = text.count
    let writer = ResultWriter(text: text)
    do throws(JobFailure) {
      let program = try prepare(line, isTooLong: isTooLong, defaults: defaults)
      try execute(program)
      writer.appendHead(id: spec.id, record: record)
      try appendOutputs(to: text, start: start)
      appendTail(writer)
      return nil
    } catch {
      text.truncate(to: start)
      writer.appendHead(id: spec.id, record: record)
      writer.appendError(error)
      appendTail(writer)
      return UnitOutcome.Failure(failure: error, record: record, id: recordID)
    }
  }

  /// Checks a record as far as that goes without running it.
  func check(
    _ line: UnsafeRawBufferPointer, isTooLong: Bool, defaults: JobDefaults
  ) -> (failure: JobFailure?, id: String?) {
    do throws(JobFailure) {
      let program = try prepare(line, isTooLong: isTooLong, defaults: defaults)
      for required in program.requiredNames
      where !inputs.contains(where: { $0.name == required.name })
        && !params.contains(where: { $0.name == required.name })
      {
        var failure = JobFailure.spec("missing input '\(required.name)'")
        failure.line = Int(required.position.line)
        failure.column = Int(required.position.column)
        throw failure
      }
      return (nil, recordID)
    } catch {
      return (error, recordID)
    }
  }

  // MARK: Before the program

  /// Reads the record, finds its program and makes its inputs.
  private func prepare(
    _ line: UnsafeRawBufferPointer, isTooLong: Bool, defaults: JobDefaults
  ) throws(JobFailure) -> CompiledProgram {
    spec.clear()
    usage = JobUsage()
    diagnostics.text = ""
    hasRun = false
    writtenNames.removeAll(keepingCapacity: true)
    program = nil
    inputs.removeAll(keepingCapacity: true)
    params.removeAll(keepingCapacity: true)
    let program = try readSpec(line, isTooLong: isTooLong, defaults: defaults)
    self.program = program
    let reader = inputReader
    for binding in spec.inputs {
      let name = binding.name.stringValue ?? ""
      inputs.append((name, try reader.tensor(binding.value, name: name)))
    }
    for binding in spec.params {
      let name = binding.name.stringValue ?? ""
      params.append((name, try PlainValue(binding.value, key: "params." + name)))
    }
    return program
  }

  /// Reads what the record says and finds its program.
  func readSpec(
    _ line: UnsafeRawBufferPointer, isTooLong: Bool, defaults: JobDefaults
  ) throws(JobFailure) -> CompiledProgram {
    spec.clear()
    guard !isTooLong else {
      throw .spec("the line is longer than \(options.input.maximumLineSize) bytes")
    }
    let node: JSONNode
    do {
      node = try tape.parse(line)
    } catch {
      throw .spec("\(error)")
    }
    try spec.read(node, defaults: defaults.fields, options: options)
    guard spec.own.program == nil, spec.own.source == nil else { return try compiledProgram() }
    if let known = defaultProgram, known.defaults === defaults, known.directory == directory {
      return known.program
    }
    let program = try compiledProgram()
    defaultProgram = (defaults, directory, program)
    return program
  }

  /// Makes the current record's inputs.
  var inputReader: InputReader {
    InputReader(
      dtype: spec.dtype, files: ReferencedFiles(base: directory, cache: arrays),
      limits: spec.limits)
  }

  private func compiledProgram() throws(JobFailure) -> CompiledProgram {
    let found: ProgramLibrary.Compiled
    switch spec.program {
    case .named(let name):
      found = programs.program(named: name.stringValue ?? "", directory: directory)
    case .source(let source):
      found = programs.program(source: source.stringValue ?? "")
    case nil:
      throw .spec("program: missing, and there is no source")
    }
    switch found {
    case .success(let program): return program
    case .failure(let failure): throw failure
    }
  }

  // MARK: The program

  private func execute(_ program: CompiledProgram) throws(JobFailure) {
    let start = ContinuousClock.now
    defer {
      usage.steps = interpreter.stepsTaken
      usage.seconds = (ContinuousClock.now - start) / .seconds(1)
      usage.bytes = interpreter.recording.chargedBytes
      usage.warnings = interpreter.warnings
      usage.diagnostics = diagnostics.text
    }
    hasRun = true
    do throws(ScriptFailure) {
      try interpreter.run(
        program, inputs: inputs, params: params, limits: ScriptLimits(spec.limits),
        tracing: isTracing ? spec.ownInputCount : nil, varyingParams: varyingParams)
      if isTracing { trace = interpreter.endTracing() }
    } catch {
      if isTracing { trace = interpreter.endTracing() }
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
      interpreter: interpreter, encoding: spec.encoding, allowsText: spec.outputs != nil,
      sizeLimit: start + spec.limits.outputBytes - interpreter.standardOutput.count,
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

    if let names = spec.outputs {
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

  private func appendTail(_ writer: ResultWriter) {
    if hasRun { interpreter.standardOutput.withUnsafeBytes { writer.appendOutput($0) } }
    writer.appendEnd(tags: spec.tags)
  }

  // MARK: Reproducing

  /// The current record as a stand-alone TensorFlow script; nil without a runnable program.
  func tensorFlowScript(of reference: RecordReference) -> String? {
    guard let program else { return nil }
    let outputs =
      spec.outputs.map { node in node.elements.compactMap(\.stringValue) }
      ?? writtenNames
    return TensorFlowScript(
      title: "Record \(reference.number) of \(reference.path) (\(recordID ?? "no id")).",
      inputs: inputs, params: spec.params.map { ($0.name.stringValue ?? "", $0.value) },
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
