import Batch
import BatchIO
import Foundation

/// The inputs of a run as engines read them, one after another: each from its beginning.
struct RepeatableInput {
  /// Where standard input is kept as it is read; nil where it is a file, or no input.
  let spool: Int32?
  /// Where it begins, if it is a file.
  private let start: off_t?
  /// Whether standard input can be read only once.
  private let isStream: Bool
  /// Whether there is a named pipe among the inputs, which is empty when it was read.
  private let hasPipe: Bool

  init(_ paths: RunPaths) {
    func kind(_ status: stat) -> mode_t { status.st_mode & S_IFMT }
    hasPipe = paths.pairs.contains { pair in
      var status = stat()
      return pair.input != "-" && stat(pair.input, &status) == 0 && kind(status) != S_IFREG
        && kind(status) != S_IFDIR
    }
    var status = stat()
    guard paths.pairs.contains(where: { $0.input == "-" }), fstat(STDIN_FILENO, &status) == 0 else {
      spool = nil
      start = nil
      isStream = false
      return
    }
    start = kind(status) == S_IFREG ? lseek(STDIN_FILENO, 0, SEEK_CUR) : nil
    isStream = start == nil
    spool = isStream ? SpoolFile.make() : nil
  }

  /// Whether what was read can be read again.
  var isRepeatable: Bool {
    guard !hasPipe else { return false }
    guard isStream else { return true }
    return spool.map { !SpoolFile.isCut($0) } ?? false
  }

  /// Makes ready for the next engine.
  func rewind() {
    if let start { lseek(STDIN_FILENO, start, SEEK_SET) }
  }
}
