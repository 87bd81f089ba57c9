import Foundation
import JSON
import ScriptRuntime

/// What the job log says of one record, and its results must not: when, where, how long.
///
/// A line of JSON: `{"file", "record", "id", "status", "error"?, "start", "wall", "cpu", "steps",
/// "bytes", "worker", "host", "warnings"?, "stderr"?, "planned"?, "unplanned"?}`. Times are in seconds,
/// `start` since 1970.
struct JobLogEntry {
  var file: String
  var record: Int
  var id: String?
  var failure: JobFailure?
  var clock: JobClock.Reading
  var usage: JobUsage
  var worker: Int

  private static let host = ProcessInfo.processInfo.hostName

  func append(to text: ByteBuffer) {
    text.append("{\"file\":")
    text.appendJSON(file)
    text.append(",\"record\":")
    text.appendJSON(Int64(record))
    text.append(",\"id\":")
    if let id { text.appendJSON(id) } else { text.append("null") }
    text.append(failure == nil ? ",\"status\":\"ok\"" : ",\"status\":\"error\"")
    if let failure { append(failure, to: text) }
    text.append(",\"start\":\(Self.seconds(clock.start)),\"wall\":\(Self.seconds(clock.wall))")
    text.append(",\"cpu\":\(Self.seconds(clock.cpu)),\"steps\":\(usage.steps)")
    text.append(",\"bytes\":\(usage.bytes),\"worker\":\(worker),\"host\":")
    text.appendJSON(Self.host)
    append(usage.warnings, to: text)
    if !usage.diagnostics.isEmpty {
      text.append(",\"stderr\":")
      text.appendJSON(usage.diagnostics)
    }
    if usage.isPlanned { text.append(",\"planned\":true") }
    if let reason = usage.unplannedReason {
      text.append(",\"unplanned\":")
      text.appendJSON(reason)
    }
    text.append("}\n")
  }

  private func append(_ failure: JobFailure, to text: ByteBuffer) {
    text.append(",\"error\":{\"kind\":\"\(failure.kind.rawValue)\",\"type\":")
    text.appendJSON(failure.type)
    text.append(",\"message\":")
    text.appendJSON(failure.message)
    if let line = failure.line {
      text.append(",\"line\":\(line),\"column\":\(failure.column ?? 1)")
    }
    text.append(failure.isRetryable ? ",\"retryable\":true}" : ",\"retryable\":false}")
  }

  private func append(_ warnings: [ScriptWarning], to text: ByteBuffer) {
    guard !warnings.isEmpty else { return }
    text.append(",\"warnings\":[")
    for (index, warning) in warnings.enumerated() {
      text.append("\(index > 0 ? "," : ""){\"line\":\(warning.line),\"message\":")
      text.appendJSON(warning.message)
      text.append("}")
    }
    text.append("]")
  }

  /// Microseconds are as fine as the clocks are worth.
  private static func seconds(_ nanoseconds: Int64) -> String {
    let microseconds = max(0, nanoseconds / 1_000)
    let digits = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// Reads the clocks around one record.
struct JobClock {
  /// In nanoseconds; `start` since 1970.
  struct Reading {
    var start: Int64 = 0
    var wall: Int64 = 0
    var cpu: Int64 = 0
  }
  private let start = Self.now(CLOCK_REALTIME)
  private let wall = Self.now(CLOCK_MONOTONIC)
  /// Of this thread alone: a record runs on one from start to finish.
  private let cpu = Self.now(CLOCK_THREAD_CPUTIME_ID)

  /// What has passed since the clock was made, on the same thread.
  var reading: Reading {
    Reading(
      start: start, wall: Self.now(CLOCK_MONOTONIC) - wall,
      cpu: Self.now(CLOCK_THREAD_CPUTIME_ID) - cpu)
  }

  private static func now(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
