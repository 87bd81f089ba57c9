import Batch

/// What a run says on standard error when not all is well: at most ten failures, then a count.
enum ReportPrinter {
  static func print(_ report: RunReport) {
    for line in report.failureLines { StandardError.print(line) }
    let untold = report.failed - report.failureLines.count
    if untold > 0 { StandardError.print("and \(untold) more") }
    for line in report.earlierFailureLines.prefix(RunReport.failureLineLimit) {
      StandardError.print(line)
    }
    let unsaid = report.earlierFailureLines.count - RunReport.failureLineLimit
    if unsaid > 0 { StandardError.print("and \(unsaid) more outputs with failed records") }
    for line in report.damageLines + report.missingLines {
      StandardError.print("tapedeck: \(line)")
    }
    if let failure = report.outputFailure { StandardError.print("tapedeck: \(failure)") }
    if report.hasPassedDeadline {
      StandardError.print("tapedeck: the deadline passed; another run goes on from here")
    }
    if let signal = report.signal {
      StandardError.print("tapedeck: ended by signal \(signal); another run goes on from here")
    }
  }

  /// One line for `--verbose`.
  static func summary(_ report: RunReport) -> String {
    let rate = Int(Double(report.records) / max(report.seconds, 1e-6))
    var line = "\(report.records) records, \(report.failed) failed, \(rate)/s"
    if report.resumedRecords > 0 { line += ", \(report.resumedRecords) done by a run before" }
    if report.skippedFiles > 0 {
      line += ", \(report.skippedFiles) files with \(report.skippedRecords) records skipped"
    }
    return line
  }
}
