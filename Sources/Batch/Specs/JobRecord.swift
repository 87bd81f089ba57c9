import JSON
import ScriptRuntime

/// A record that was read, once, whatever is done with it then: what it says over the batch's defaults,
/// and its program, or what is wrong.
///
/// It refers to its line and to the document that parsed it: it holds until that document parses another. A worker
/// keeps one and reads record after record into it.
struct JobRecord {
  /// In its file, from 1.
  private(set) var number = 0
  private(set) var spec = JobSpec()
  /// Its program; nil when something is wrong with the record or the program's text.
  private(set) var program: CompiledProgram?
  private var failure: JobFailure?

  /// The files that the record itself names.
  func note(in dependencies: DependencySet) {
    if let name = spec.own.program?.stringValue { dependencies.insert(.program(name)) }
    if spec.own.inputs != nil {
      for dependency in Dependency.arrays(of: spec.own.inputs) { dependencies.insert(dependency) }
    }
  }

  /// Its id, if it has one.
  var id: String? { spec.id?.stringValue }

  /// Its program.
  ///
  /// - Throws: what is wrong with the record.
  func runnable() throws(JobFailure) -> CompiledProgram {
    if let program { return program }
    throw failure ?? .spec("program: missing, and there is no source")
  }

  /// Reads a line and finds the program that it names.
  mutating func read(
    _ line: RecordLine, with document: JSONDocument, _ programs: inout ProgramFinder,
    _ options: RunOptions
  ) {
    number = line.number
    program = nil
    failure = nil
    spec.clear()
    do throws(JobFailure) {
      guard !line.isTooLong else {
        throw .spec("the line is longer than \(options.input.maximumLineSize) bytes")
      }
      let node: JSONNode
      do {
        node = try document.parse(line.text)
      } catch {
        throw .spec("\(error)")
      }
      try spec.read(node, defaults: line.defaults.fields, options: options)
      program = try programs.program(of: spec, line.defaults)
    } catch {
      failure = error
    }
  }
}
