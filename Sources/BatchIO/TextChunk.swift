#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run of whole lines: what one worker gets at a time.
///
/// A chunk is filled by a `LineReader`, may be handed to another thread, and can be filled again.
public final class TextChunk: @unchecked Sendable {  // reason: handed on, never used by two
  /// One line that is not blank, without its end.
  public struct Line: Sendable {
    /// Where it begins in the chunk's text.
    public var offset: Int
    /// Its length in bytes.
    public var count: Int
    /// It was longer than the limit, and its text was dropped.
    public var isTooLong: Bool
  }

  /// The chunk's number in its input, from 0. Chunks without lines are not counted.
  public internal(set) var index = 0
  /// The offset of its text in the text of the whole input, in bytes.
  public internal(set) var textOffset: Int64 = 0
  /// How many lines that are not blank come before it in the input.
  var precedingLineCount = 0
  /// How many lines it has. Blank ones do not count.
  public private(set) var lineCount = 0

  var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// The count of bytes of text.
  var count = 0
  private var lines: UnsafeMutablePointer<Line>
  private var lineCapacity = 64

  /// A chunk without text, to be filled by a `LineReader`.
  public init() {
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
    lines = .allocate(capacity: lineCapacity)
  }

  deinit {
    base.deallocate()
    lines.deallocate()
  }

  /// One of its lines.
  public func line(_ index: Int) -> Line {
    precondition(index >= 0 && index < lineCount, "A chunk has no such line.")
    return lines[index]
  }

  /// The bytes of one of its lines, while the chunk lives and is not filled again.
  public func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    let line = line(index)
    return UnsafeRawBufferPointer(start: base + line.offset, count: line.count)
  }

  // MARK: Filling

  func reset() {
    count = 0
    lineCount = 0
    // After a huge line its memory is given back.
    guard capacity > 4 << 20 else { return }
    base.deallocate()
    capacity = 1 << 12
    base = .allocate(capacity: capacity)
  }

  /// Room for `extra` bytes after the text.
  func reserve(_ extra: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < extra {
      capacity = max(capacity * 2, count + extra)
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      grown.update(from: base, count: count)
      base.deallocate()
      base = grown
    }
    return base + count
  }

  func appendLine(_ line: Line) {
    if lineCount == lineCapacity {
      let grown = UnsafeMutablePointer<Line>.allocate(capacity: lineCapacity * 2)
      grown.update(from: lines, count: lineCount)
      lines.deallocate()
      lines = grown
      lineCapacity *= 2
    }
    lines[lineCount] = line
    lineCount += 1
  }

  /// Finds the lines of its text. A last one without an end is a line too.
  /// - Parameter droppedLine: where a line was that was too long to be kept.
  func splitLines(maximumLineSize: Int, droppedLine: Int?) {
    var start = 0
    while start < count {
      let rest = count - start
      let end: Int
      if let found = memchr(base + start, 0x0A, rest) {
        end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      } else {
        end = count
      }
      addLine(start, end, maximumLineSize)
      start = end + 1
    }
    if let droppedLine { appendLine(Line(offset: droppedLine, count: 0, isTooLong: true)) }
  }

  /// What a line may have besides its text: a byte-order mark and a carriage return.
  static let maximumDecoration = 4

  private func addLine(_ lineStart: Int, _ lineEnd: Int, _ maximumSize: Int) {
    var start = lineStart
    var end = lineEnd
    guard end - start <= maximumSize + Self.maximumDecoration else {
      // Too long even when blank: the reader may have to decide that before it sees the end.
      appendLine(Line(offset: start, count: 0, isTooLong: true))
      return
    }
    if end > start, base[end - 1] == 0x0D { end -= 1 }
    // A byte-order mark: files that begin with one may have been concatenated.
    if end - start >= 3, base[start] == 0xEF, base[start + 1] == 0xBB, base[start + 2] == 0xBF {
      start += 3
    }
    var first = start
    while first < end, base[first] == 0x20 || base[first] == 0x09 || base[first] == 0x0D {
      first += 1
    }
    guard first < end else { return }
    let isTooLong = end - start > maximumSize
    appendLine(Line(offset: start, count: isTooLong ? 0 : end - start, isTooLong: isTooLong))
  }
}
