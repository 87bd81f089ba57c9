import BatchIO

/// What a run did, for its caller; none of it is in the results.
public struct RunReport: Sendable {
  /// Records that were run, each of which has one result.
  public var records = 0
  /// Those of them whose result is a failure.
  public var failed = 0
  /// The same, by kind; a kind without failures is missing.
  public var failedByKind: [JobFailure.Kind: Int] = [:]
  /// The first failures, one line each: `file:record id Type: message (line:column)`.
  public var failureLines: [String] = []
  /// Files that were damaged and have no results, one line each.
  public var damageLines: [String] = []
  /// Inputs that could not be opened, one line each.
  public var missingLines: [String] = []
  /// Outputs that were complete before the run, and the records in them.
  public var skippedFiles = 0
  /// The records in those outputs.
  public var skippedRecords = 0
  /// Outputs with failed records that a run before has made, one line each.
  public var earlierFailureLines: [String] = []
  /// Records of outputs that are made whose results a run before has left.
  public var resumedRecords = 0
  /// Why results could not be created or written.
  public var outputFailure: OutputError?
  /// The signal that ended the run early.
  public var signal: Int32?
  /// Whether the run was ended by its deadline.
  public var hasPassedDeadline = false
  /// Decompressed bytes read.
  public var bytesRead = 0
  /// Wall-clock seconds that the run took.
  public var seconds = 0.0

  /// The report of a run that did nothing.
  public init() {}

  /// How many failures are told one by one.
  public static let failureLineLimit = 10

  /// Notes an output that is complete already.
  mutating func skip(_ output: String, _ counts: OutputCounts) {
    skippedFiles += 1
    skippedRecords += counts.records
    guard counts.failed > 0 else { return }
    earlierFailureLines.append(
      "\(output): complete before, \(counts.failed) of its records failed")
  }

  /// Notes what a run before has done of an output.
  mutating func resume(_ output: String, _ counts: OutputCounts) {
    resumedRecords += counts.records
    guard counts.failed > 0 else { return }
    earlierFailureLines.append(
      "\(output): \(counts.failed) of the records done before failed")
  }

  /// Adds a failure's line, if there is room for it.
  mutating func tell(_ failure: JobFailure, file: String, record: Int, id: String?) {
    guard failureLines.count < Self.failureLineLimit else { return }
    failureLines.append(Self.line(failure, file: file, record: record, id: id))
  }

  /// `file:record id Type: message (line:column)`; of a longer message, the first line.
  static func line(_ failure: JobFailure, file: String, record: Int, id: String?) -> String {
    var place = ""
    if let line = failure.line { place = " (\(line):\(failure.column ?? 1))" }
    let message = failure.message.prefix { $0 != "\n" }
    return "\(file):\(record) \(id ?? "-") \(failure.type): \(message)\(place)"
  }
}
