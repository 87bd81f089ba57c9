import JSON

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of entries, a line each, with checksums. It survives a process that is killed, synchronized or not:
/// a reader takes every whole line and drops torn ones.
///
/// A line is the CRC-32 of the entry in eight hexadecimal digits, a space, and the entry, which holds no line
/// end. Several threads may append.
public final class Journal: Sendable {
  private let file: AppendingFile
  /// As it was given, and as errors name it.
  public var path: String { file.path }

  /// Opens a journal to go on with it, or begins it.
  public init(path: String, isNew: Bool) throws(OutputError) {
    if isNew { unlink(path) }
    file = try AppendingFile(path: path)
    guard !isNew else { return }
    // The last line may not be whole: what follows it is a line of its own.
    let newline = ByteBuffer()
    newline.append(UInt8(ascii: "\n"))
    try file.append(newline.bytes)
  }

  /// Appends an entry, in one call.
  public func append(_ entry: ByteBuffer) throws(OutputError) {
    var checksum = CRC32()
    checksum.update(entry.bytes)
    let line = ByteBuffer(capacity: entry.count + 16)
    line.append(Self.digits(checksum))
    line.append(UInt8(ascii: " "))
    line.append(entry.bytes)
    line.append(UInt8(ascii: "\n"))
    try file.append(line.bytes)
  }

  /// Waits until what was appended is on the disk.
  public func synchronize() throws(OutputError) { try file.synchronize() }

  /// Calls `body` with the entries of a file that are whole, in order; not at all when there is no such file.
  public static func forEach(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard let reader = try? LineReader(path: path, limits: .none) else { return }
    let chunk = TextChunk()
    while (try? reader.next(into: chunk)) == true {
      for index in 0..<chunk.lineCount {
        let line = chunk.bytes(index)
        guard line.count > 9 else { continue }
        let entry = UnsafeRawBufferPointer(rebasing: line[9...])
        var checksum = CRC32()
        checksum.update(entry)
        if line.prefix(8).elementsEqual(digits(checksum).utf8) { body(entry) }
      }
    }
  }

  private static func digits(_ checksum: CRC32) -> String {
    withUnsafeBytes(of: checksum.value.bigEndian) { hexadecimal($0) }
  }

  /// Removes a journal's file, if it is there.
  public static func remove(_ path: String) { unlink(path) }
}
