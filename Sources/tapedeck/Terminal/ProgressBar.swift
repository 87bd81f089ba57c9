import Batch
import Foundation

/// One line on a terminal, redrawn in place: share done, records, rate, time left.
///
/// Time left is judged by bytes of input, since records differ in cost and their number is not
/// known before the end.
struct ProgressBar {
  private let startTime = Date()
  private var lastDrawn = Date.distantPast
  private var isDrawn = false

  /// Redraws at most ten times a second.
  mutating func update(_ progress: BatchRunner.Progress) {
    let now = Date()
    guard now.timeIntervalSince(lastDrawn) >= 0.1 else { return }
    lastDrawn = now
    isDrawn = true
    StandardError.write(
      "\r\u{1B}[K" + Self.line(progress, elapsedSeconds: now.timeIntervalSince(startTime)))
  }

  /// Leaves the terminal as it was found.
  func clear() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
  }

  static func line(_ progress: BatchRunner.Progress, elapsedSeconds: Double) -> String {
    let rate = Double(progress.records) / max(elapsedSeconds, 1e-3)
    var line = "\(progress.records) records, \(Int(rate))/s"
    if progress.failed > 0 { line += ", \(progress.failed) failed" }
    guard progress.inputSize > 0 else { return line }
    let share = min(1, Double(progress.inputRead) / Double(progress.inputSize))
    let width = 24
    let filled = Int(share * Double(width))
    let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
    line = "[\(bar)] \(Int(share * 100))% " + line
    if share > 0.01 && share < 1 {
      line += ", " + duration(elapsedSeconds * (1 - share) / share) + " left"
    }
    return line
  }

  /// `42 s`, `3 min 5 s`, `2 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
