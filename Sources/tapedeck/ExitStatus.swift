import ArgumentParser
import Batch
import BatchIO

/// The exit statuses, stable across versions; schedulers are pointed at them.
enum ExitStatus {
  static let someRecordsFailed: Int32 = 1
  static let usage: Int32 = 64
  static let damagedInput: Int32 = 65
  static let noInput: Int32 = 66
  static let cannotCreate: Int32 = 73
  static let cannotWrite: Int32 = 74
  static let tryAgain: Int32 = 75
  static let configuration: Int32 = 78
  static let deadline: Int32 = 124

  /// The status of an output that cannot be written.
  static func of(_ failure: OutputError) -> Int32 {
    switch failure.stage {
    case .write: cannotWrite
    case .create: cannotCreate
    case .busy: tryAgain
    }
  }

  /// The status of a finished run: a signal first, then the strongest of its troubles.
  static func of(_ report: RunReport, failedRecordsCount: Bool) -> Int32 {
    if let signal = report.signal { return 128 + signal }
    if let failure = report.outputFailure { return of(failure) }
    if report.hasPassedDeadline { return deadline }
    if !report.damageLines.isEmpty { return damagedInput }
    if !report.missingLines.isEmpty { return noInput }
    let hasFailed = report.failed > 0 || !report.earlierFailureLines.isEmpty
    return hasFailed && failedRecordsCount ? someRecordsFailed : 0
  }
}
