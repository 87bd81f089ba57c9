import ScriptRuntime

/// Finds the programs of one batch's records.
struct ProgramFinder {
  private let library: ProgramLibrary
  /// The directory of the batch; nil for standard input.
  private(set) var directory: String?
  /// The program that the defaults name, which need not be looked up for each record.
  private var latest: (defaults: JobDefaults, program: CompiledProgram)?

  init(_ library: ProgramLibrary) { self.library = library }

  /// Says which batch the next records are of.
  mutating func enter(_ batchPath: String) {
    let next = batchPath == "-" ? nil : batchPath.directoryOfPath
    if next != directory { latest = nil }
    directory = next
  }

  /// - Throws: what is wrong with the program that a record names or holds.
  mutating func program(
    of spec: JobSpec, _ defaults: JobDefaults
  ) throws(JobFailure) -> CompiledProgram {
    let isDefault = spec.own.program == nil && spec.own.source == nil
    if isDefault, let latest, latest.defaults === defaults { return latest.program }
    let program = try compiled(spec).get()
    if isDefault { latest = (defaults, program) }
    return program
  }

  private func compiled(_ spec: JobSpec) -> ProgramLibrary.Compiled {
    switch spec.program {
    case .named(let name): library.program(named: name.stringValue ?? "", directory: directory)
    case .source(let source): library.program(source: source.stringValue ?? "")
    case nil: .failure(.spec("program: missing, and there is no source"))
    }
  }
}
