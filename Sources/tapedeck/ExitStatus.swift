import ArgumentParser
import Batch

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

  /// The status of a finished run: a signal first, then the strongest of its troubles.
  static func of(_ report: RunReport, failedRecordsCount: Bool) -> Int32 {
    if let signal = report.signal { return 128 + signal }
    switch report.outputFailure?.stage {
    case .write: return cannotWrite
    case .create: return cannotCreate
    case .busy: return tryAgain
    case nil: break
    }
    if report.hasPassedDeadline { return deadline }
    if !report.damageLines.isEmpty { return damagedInput }
    if !report.missingLines.isEmpty { return noInput }
    return report.failed > 0 && failedRecordsCount ? someRecordsFailed : 0
  }
}
