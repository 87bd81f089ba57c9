import Foundation

/// Standard error, unbuffered; a failure to write there is ignored.
enum StandardError {
  static func print(_ line: String) {
    write(line + "\n")
  }

  static func write(_ text: String) {
    // The throwing form: the other one ends the process when standard error is closed.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whether a person is watching.
  static var isTerminal: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }
}
