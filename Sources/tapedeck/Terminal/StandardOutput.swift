import BatchIO
import Foundation

/// Standard output in large pieces. What cannot be written ends the process with status 74; a
/// reader of a pipe that has gone ends it as any other program, by the signal.
final class StandardOutput {
  private let writer = StreamWriter()
  private var pending: [UInt8] = []
  private static let pieceSize = 1 << 16

  func print(_ line: String) {
    pending.append(contentsOf: line.utf8)
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= Self.pieceSize { flush() }
  }

  /// Writes text at once.
  func write(_ text: some Sequence<UInt8>) {
    pending.append(contentsOf: text)
    flush()
  }

  /// Writes what is pending. To be called at the end, too.
  func flush() {
    do {
      try pending.withUnsafeBytes { try writer.write($0) }
      pending.removeAll(keepingCapacity: true)
    } catch {
      StandardError.print("tapedeck: \(error)")
      exit(ExitStatus.cannotWrite)
    }
  }
}
