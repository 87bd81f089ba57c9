import BatchIO
import Supervision

/// How far a stream of results has come, where the next engine finds it when this one dies.
struct StreamState {
  /// The file underway, and its last record that was answered.
  var file = 0
  var answered = 0
  /// Bytes of text up to there, and what was in it.
  var textSize = 0
  var records = 0
  var failed = 0
  var digest = SHA256()

  /// Adds a unit whose text was written.
  mutating func add(_ unit: UnitOutcome, _ text: UnsafeRawBufferPointer) {
    file = unit.file
    answered = unit.lastRecord
    textSize += text.count
    records += unit.records
    failed += unit.failedByKind.values.reduce(0, +)
  }

  /// Whether a record was answered by an engine before.
  func hasAnswered(_ number: Int, of file: Int) -> Bool {
    file < self.file || (file == self.file && number <= answered)
  }

  // MARK: As words

  private static let wordCount = (MemoryLayout<Self>.size + 7) / 8

  init() {}

  /// What an engine before has noted; nil for nothing.
  init?(_ page: SharedPage) {
    guard let words = page.streamState, words.count >= Self.wordCount else { return nil }
    self.init()
    withUnsafeMutableBytes(of: &self) { bytes in
      words.withUnsafeBytes {
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
      }
    }
  }

  func note(in page: SharedPage) {
    var words = [Int64](repeating: 0, count: Self.wordCount)
    withUnsafeBytes(of: self) { bytes in words.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
    }
    page.noteStream(words)
  }
}
