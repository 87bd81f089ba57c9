/// Hands a source's bytes on and digests them on the way, each once, also where the reader goes back.
final class DigestingSource: ByteSource {
  private let source: any ByteSource
  /// Of the bytes from the first to the farthest that was read.
  private(set) var digest = SHA256()
  private var offset: Int64 = 0

  init(_ source: any ByteSource) { self.source = source }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: buffer)
    let known = Int(min(digest.size - offset, Int64(count)))
    digest.update(UnsafeRawBufferPointer(rebasing: buffer[known..<count]))
    offset += Int64(count)
    return count
  }

  var isReady: Bool { source.isReady }

  var mayWait: Bool { source.mayWait }

  func goBack(_ count: Int64) -> Bool {
    guard source.goBack(count) else { return false }
    offset -= count
    return true
  }
}
