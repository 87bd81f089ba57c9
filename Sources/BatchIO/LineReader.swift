#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads an input's lines in chunks, whatever way it is compressed.
///
/// Chunks are cut at fixed offsets of the decompressed text (`ChunkCuts`): a chunk holds the lines
/// that start between two cuts. So they depend on the text alone, never on gzip members or on how
/// the bytes arrive. Memory is bounded by a chunk, a line and a few buffers.
public final class LineReader {
  private let stream: TextStream
  private let limits: InputLimits
  private let cuts: ChunkCuts
  private let deliversOnPause: Bool
  private static let pieceSize = 1 << 16
  private static let smallPieceSize = 1 << 12

  /// Text that was read beyond the last chunk, from `pendingStart` on.
  private var pending: [UInt8] = []
  private var pendingStart = 0
  /// Whether the chunk being filled has text that was never pending.
  private var hasReadStream = false
  /// The offset of the next chunk in the text.
  private var position: Int64 = 0
  private var chunkCount = 0
  private var lineCount = 0
  private var isEnded = false

  private var digesting: DigestingSource?

  /// The digest of the file's own bytes as far as they were read, which is a little farther than the chunks
  /// go; of the whole file after `next` returned false. Empty where none was asked for.
  public var digest: SHA256 { digesting?.digest ?? SHA256() }

  /// The input's name, as given.
  public let path: String

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - deliversOnPause: when the source would have to be waited for, the lines that are there
  ///     are delivered at once. The chunks then depend on timing: only for outputs, such as plain
  ///     text, that do not show them.
  ///   - spool: where standard input is kept, for a process that goes on after this one.
  ///   - digests: whether the file's own bytes are digested as they are read.
  ///   - parallelFor: inflates members of a file side by side.
  ///   - shouldStop: asked at each read, and ten times a second while waiting; when it says so,
  ///     reading ends with `InputError.stopped`.
  public convenience init(
    path: String, limits: InputLimits = InputLimits(), cuts: ChunkCuts = ChunkCuts(),
    deliversOnPause: Bool = false, spool: SpoolFile? = nil, digests: Bool = false,
    parallelFor: @escaping ParallelBlocks = LineReader.inOrder,
    shouldStop: (@Sendable () -> Bool)? = nil
  ) throws(InputError) {
    let source =
      path == "-"
      ? DescriptorSource(
        descriptor: STDIN_FILENO, path: path, closesAtEnd: false, spool: spool,
        shouldStop: shouldStop)
      : try DescriptorSource(path: path, shouldStop: shouldStop)
    let digesting = digests ? DigestingSource(source) : nil
    self.init(
      source: digesting ?? source, path: path, limits: limits, cuts: cuts,
      deliversOnPause: deliversOnPause,
      parallelFor: parallelFor)
    self.digesting = digesting
  }

  /// Blocks one after the other.
  public static func inOrder(_ count: Int, _ body: (Int) -> Void) {
    for index in 0..<count { body(index) }
  }

  /// Reads bytes that are already in memory; `path` is used in messages.
  public convenience init(
    bytes: [UInt8], path: String, limits: InputLimits = InputLimits(),
    cuts: ChunkCuts = ChunkCuts()
  ) {
    self.init(source: MemorySource(bytes), path: path, limits: limits, cuts: cuts)
  }

  init(
    source: any ByteSource, path: String, limits: InputLimits = InputLimits(),
    cuts: ChunkCuts = ChunkCuts(), deliversOnPause: Bool = false,
    parallelFor: @escaping ParallelBlocks = LineReader.inOrder
  ) {
    self.path = path
    self.limits = limits
    self.cuts = cuts
    self.deliversOnPause = deliversOnPause
    stream = TextStream(source: source, path: path, limits: limits, parallelFor: parallelFor)
  }

  /// What the input turned out to be; complete after `next` returned false.
  public var statistics: InputStatistics { stream.statistics }

  /// Where in the text of the input the next chunk begins.
  public var textPosition: Int64 { position }

  /// Fills `chunk` with the next lines, at least one.
  ///
  /// - Returns: false at the end, when there are no more lines.
  /// - Throws: `InputError`; after it nothing more can be read. Lines of earlier chunks may belong
  ///   to a gzip member that turns out to be damaged.
  public func next(into chunk: TextChunk) throws(InputError) -> Bool {
    while !isEnded || pendingStart < pending.count {
      try fill(chunk)
      if chunk.lineCount > 0 { return true }
    }
    chunk.reset()
    return false
  }

  private func fill(_ chunk: TextChunk) throws(InputError) {
    chunk.reset()
    chunk.textOffset = position
    chunk.index = chunkCount
    chunk.precedingLineCount = lineCount
    hasReadStream = false

    // The chunk ends after the first line end at or after the byte before the cut.
    let toCut = Int(cuts.cut(after: position) - position)
    _ = chunk.reserve(toCut + Self.smallPieceSize)
    var searched = toCut - 1
    var dropped: Int64 = 0
    var droppedLine: Int?
    // Up to here a pause found no line end.
    var endless = 0
    while true {
      if let end = lineEnd(in: chunk, from: searched) {
        putBack(from: end, of: chunk)
        // A dropped line's end goes with it.
        dropped += Int64(end - (droppedLine ?? end))
        chunk.count = droppedLine ?? end
        break
      }
      searched = max(searched, chunk.count)
      if let start = droppedLine {
        dropped += Int64(chunk.count - start)
        chunk.count = start
        searched = start
      } else if let start = startOfLongLine(in: chunk, toCut: toCut) {
        droppedLine = start
        dropped += Int64(chunk.count - start)
        chunk.count = start
        searched = start
      }
      if isEnded, pendingStart == pending.count { break }
      if deliversOnPause, droppedLine == nil, pendingStart == pending.count, !stream.isReady {
        if let end = lastLineEnd(in: chunk, after: endless) {
          putBack(from: end, of: chunk)
          chunk.count = end
          break
        }
        endless = chunk.count
      }
      try readSome(into: chunk, wanted: toCut - chunk.count)
    }
    position += Int64(chunk.count) + dropped
    chunk.splitLines(maximumLineSize: limits.maximumLineSize, droppedLine: droppedLine)
    if chunk.lineCount > 0 { chunkCount += 1 }
    lineCount += chunk.lineCount
  }

  /// The offset after the first line end at or after `start`.
  private func lineEnd(in chunk: TextChunk, from start: Int) -> Int? {
    guard start < chunk.count, let found = memchr(chunk.base + start, 0x0A, chunk.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(chunk.base) + 1
  }

  /// The offset after the last line end, if that is beyond `start`.
  private func lastLineEnd(in chunk: TextChunk, after start: Int) -> Int? {
    var end = chunk.count
    while end > start {
      if chunk.base[end - 1] == 0x0A { return end }
      end -= 1
    }
    return nil
  }

  /// Where the line that crosses the cut starts, if it is too long already; no end of it is there.
  private func startOfLongLine(in chunk: TextChunk, toCut: Int) -> Int? {
    guard chunk.count >= toCut, chunk.count > limits.maximumLineSize else { return nil }
    var start = toCut - 1
    while start > 0, chunk.base[start - 1] != 0x0A { start -= 1 }
    let size = chunk.count - start
    return size > limits.maximumLineSize + TextChunk.maximumDecoration ? start : nil
  }

  /// Appends text to the chunk: what is pending, else what the stream gives.
  private func readSome(into chunk: TextChunk, wanted: Int) throws(InputError) {
    let held = pending.count - pendingStart
    guard held > 0 else {
      // To the cut, and then a little: what is read beyond the chunk's end is held back.
      let size = min(max(wanted, chunk.count >> 5, Self.smallPieceSize), Self.pieceSize)
      let room = chunk.reserve(size)
      let count = try stream.read(into: room, capacity: size)
      if count == 0 { isEnded = true }
      chunk.count += count
      hasReadStream = true
      return
    }
    let count = min(held, max(wanted, 1 << 10))
    let room = chunk.reserve(count)
    pending.withUnsafeBufferPointer { bytes in
      if let source = bytes.baseAddress { room.update(from: source + pendingStart, count: count) }
    }
    pendingStart += count
    chunk.count += count
  }

  /// Keeps the chunk's text from `end` on for the next chunk.
  private func putBack(from end: Int, of chunk: TextChunk) {
    let count = chunk.count - end
    guard hasReadStream else {
      // All of the chunk came from there.
      pendingStart -= count
      return
    }
    pending.removeAll(keepingCapacity: true)
    pending.append(contentsOf: UnsafeBufferPointer(start: chunk.base + end, count: count))
    pendingStart = 0
  }
}
