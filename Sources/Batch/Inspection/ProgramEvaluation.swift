import JSON
import Scheduling
import ScriptRuntime
import Tensors

/// Runs one program as `python program.py` would.
public struct ProgramEvaluation {
  private let path: String
  private let options: RunOptions
  private let dtype: String
  private let inputs: [(name: String, json: String)]
  private let params: [(name: String, json: String)]

  /// How an evaluation ended.
  public enum Ending: Sendable, Equatable {
    case finished
    /// What goes to standard error: a traceback whose last line is `Type: message`.
    case failed(String)
    /// What was to be bound is wrong: nothing has run.
    case refused(String)
  }

  /// - Parameters:
  ///   - path: as tracebacks name it.
  ///   - dtype: of plain numbers in inputs.
  ///   - inputs: each a name and the JSON of its value.
  ///   - params: likewise, bound as plain values.
  public init(
    path: String, options: RunOptions, dtype: String, inputs: [(name: String, json: String)],
    params: [(name: String, json: String)]
  ) {
    self.path = path
    self.options = options
    self.dtype = dtype
    self.inputs = inputs
    self.params = params
  }

  /// - Parameters:
  ///   - source: the program's text, UTF-8.
  ///   - onOutput: called with what the program prints, as it prints it.
  ///   - onWarning: called with each warning.
  ///   - onDiagnostic: called with what `tf.print` writes.
  public func run(
    source: some Sequence<UInt8>, onOutput: @escaping ([UInt8]) -> Void,
    onWarning: @escaping (String) -> Void, onDiagnostic: @escaping (String) -> Void
  ) -> Ending {
    let program: CompiledProgram
    do throws(ScriptFailure) {
      program = try CompiledProgram.lone(source, path: path)
    } catch {
      return .failed(error.traceback)
    }
    let interpreter = Interpreter()
    let parallelFor = ParallelFor(width: options.workers)
    interpreter.recording.parallelFor = { parallelFor($0, $1) }
    interpreter.onOutput = { bytes in
      onOutput(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    interpreter.onWarning = { warning in onWarning(warning.message) }
    interpreter.onDiagnostic = onDiagnostic
    interpreter.programName = path
    do throws(JobFailure) {
      let bound = try bind()
      do throws(ScriptFailure) {
        try interpreter.run(
          program, inputs: bound.inputs, params: bound.params,
          limits: options.limits, requiresInputs: false)
      } catch {
        return .failed(error.traceback)
      }
    } catch {
      return .refused(error.message)
    }
    return .finished
  }

  private func bind() throws(JobFailure) -> (
    inputs: [(name: String, value: TensorValue)], params: [(name: String, value: PlainValue)]
  ) {
    guard let dtype = [DType.float32, .float64].first(where: { $0.name == dtype }) else {
      throw .spec("dtype: should be float32 or float64")
    }
    let reader = InputReader(
      dtype: dtype, files: ReferencedFiles(base: ".", cache: ReferencedFiles.Cache()),
      limits: options.limits)
    var tensors: [(name: String, value: TensorValue)] = []
    for (name, json) in inputs {
      try JobSpec.checkName(name.utf8, key: "inputs")
      tensors.append(
        (
          name,
          try parsed(json, key: "inputs." + name) { node throws(JobFailure) in
            try reader.tensor(node, name: name)
          }
        ))
    }
    var values: [(name: String, value: PlainValue)] = []
    for (name, json) in params {
      try JobSpec.checkName(name.utf8, key: "params")
      values.append(
        (
          name,
          try parsed(json, key: "params." + name) { node throws(JobFailure) in
            try PlainValue(node, key: "params." + name)
          }
        ))
    }
    return (tensors, values)
  }

  private func parsed<Result>(
    _ json: String, key: String, _ body: (JSONNode) throws(JobFailure) -> Result
  ) throws(JobFailure) -> Result {
    let document = JSONDocument()
    let text = ByteBuffer()
    text.append(json)
    let node: JSONNode
    do throws(JSONError) {
      node = try document.parse(text.bytes)
    } catch {
      throw .spec("\(key): \(error)")
    }
    defer { withExtendedLifetime((document, text)) {} }
    return try body(node)
  }
}
