import BatchIO
import JSON

/// Checks batches without running them: every record's keys, its program's text, its inputs, and
/// that no id occurs twice.
public struct BatchValidator {
  private let options: RunOptions

  /// What is wrong, or how much is right.
  public struct Findings: Sendable {
    /// Records that were read; `batch` records are not counted.
    public var records = 0
    /// One line each: `file:record id Type: message (line:column)`.
    public var problems: [String] = []
    /// All problems, also those beyond the ones kept in `problems`.
    public var problemCount = 0
    /// How many problems are kept in full.
    static let problemLimit = 1_000

    mutating func add(_ problem: String) {
      problemCount += 1
      if problems.count < Self.problemLimit { problems.append(problem) }
    }
  }

  /// - Parameter options: of which the limits, the program path and the input limits count.
  public init(options: RunOptions) { self.options = options }

  /// Checks one batch file; `-` is standard input.
  ///
  /// - Complexity: memory grows with the number of ids, which are all held.
  public func validate(_ path: String) throws(InspectionError) -> Findings {
    var findings = Findings()
    var walk = try RecordWalk(path: path, limits: options.input)
    let runner = JobRunner(
      options: options, programs: ProgramLibrary(searchPath: options.programPath),
      arrays: ReferencedFiles.Cache())
    runner.enter(path)
    var firstRecordOf: [String: Int] = [:]
    while let record = try walk.next() {
      findings.records += 1
      runner.read(record)
      let id = runner.record.id
      if let failure = runner.check() {
        findings.add(RunReport.line(failure, file: path, record: walk.number, id: id))
      }
      if let id {
        if let first = firstRecordOf[id] {
          findings.add(
            "\(path):\(walk.number) \(id) SpecError: id: record \(first) has the same")
        } else {
          firstRecordOf[id] = walk.number
        }
      }
    }
    return findings
  }
}
