/// The bytes of a source, as far as they were read and not used.
final class InputBuffer {
  private let source: any ByteSource
  let capacity: Int
  private let base: UnsafeMutablePointer<UInt8>
  private var position = 0
  private var end = 0
  private var readSize: Int64 = 0
  /// Whether the source has nothing more.
  private(set) var isComplete = false

  init(source: any ByteSource) {
    self.source = source
    // What may come late is used as it comes.
    capacity = source.mayWait ? 1 << 16 : 1 << 19
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Whether its bytes may come late: then it cannot go back either.
  var mayWait: Bool { source.mayWait }

  /// Whether reading would return at once.
  var isReady: Bool { position < end || isComplete || source.isReady }

  /// The first byte that was not used; those that are held follow it, until the next reading.
  var bytes: UnsafeMutablePointer<UInt8> { base + position }

  /// How many bytes are held.
  var count: Int { end - position }

  /// The offset in the source of the first byte that was not used.
  var offset: Int64 { readSize - Int64(count) }

  /// Counts bytes as used.
  func use(_ count: Int) { position += count }

  /// Reads more; false at the end.
  func fill() throws(InputError) -> Bool {
    guard !isComplete else { return false }
    if position > 0 {
      let left = count
      base.update(from: base + position, count: left)
      position = 0
      end = left
    }
    let read = try source.read(
      into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
    isComplete = read == 0
    end += read
    readSize += Int64(read)
    return !isComplete
  }

  /// Reads as much as there is room for.
  func fillUp() throws(InputError) {
    while count < capacity, try fill() {}
  }

  /// Makes `wanted` bytes available; false when the source has fewer left.
  func ensure(_ wanted: Int) throws(InputError) -> Bool {
    while count < wanted {
      guard try fill() else { return false }
    }
    return true
  }

  /// Reads past the buffer, which is empty.
  func read(into out: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard !isComplete else { return 0 }
    let read = try source.read(into: out)
    isComplete = read == 0
    readSize += Int64(read)
    return read
  }

  /// Goes back to an offset that was passed; false where that cannot be.
  func goBack(to offset: Int64) -> Bool {
    guard source.goBack(readSize - offset) else { return false }
    readSize = offset
    position = 0
    end = 0
    isComplete = false
    return true
  }
}
