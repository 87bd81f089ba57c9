import CZlib

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an input turned out to be, once it is read to the end.
public struct InputStatistics: Equatable, Sendable {
  public var isGzip = false
  /// Bytes read from the file.
  public var compressedSize: Int64 = 0
  /// Bytes of text.
  public var textSize: Int64 = 0
  /// Complete gzip members.
  public var memberCount = 0
  /// Whether the last member is empty: the mark that nothing was cut off after a whole member.
  public var hasEndMarker = false
}

/// The text of a plain or gzip input, piece by piece.
///
/// Any number of members, empty ones too, and NUL bytes after the last are accepted; everything
/// else that differs from RFC 1952 is an error with its place.
final class TextStream {
  private enum Mode {
    case undecided
    case plain
    case betweenMembers
    case inMember
    case padding
    case ended
  }

  private let source: any ByteSource
  private let path: String
  private let limits: InputLimits
  private(set) var statistics = InputStatistics()
  private var mode = Mode.undecided

  private static let inputCapacity = 1 << 16
  private let input = UnsafeMutablePointer<UInt8>.allocate(capacity: inputCapacity)
  private var inputPosition = 0
  private var inputCount = 0
  private var isSourceEnded = false

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var hasInflater = false
  private var memberSize: Int64 = 0
  /// Whether the inflater may still hold text that did not fit.
  private var mayHoldText = false

  init(source: any ByteSource, path: String, limits: InputLimits) {
    self.source = source
    self.path = path
    self.limits = limits
    stream.initialize(to: z_stream())
  }

  deinit {
    if hasInflater { inflateEnd(stream) }
    stream.deallocate()
    input.deallocate()
  }

  /// Writes the next text to `out`: at least one byte, at most `capacity`; 0 at the end.
  func read(
    into out: UnsafeMutablePointer<UInt8>, capacity: Int
  ) throws(InputError) -> Int {
    while true {
      switch mode {
      case .undecided: try decide()
      case .plain:
        let count = try readPlain(out, capacity)
        try account(count)
        return count
      case .betweenMembers: try beginMember()
      case .inMember:
        let count = try inflateSome(out, capacity)
        try account(count)
        if count > 0 { return count }
      case .padding: try skipPadding()
      case .ended: return 0
      }
    }
  }

  /// Whether `read` would return without waiting for the source.
  var isReady: Bool {
    inputPosition < inputCount || mayHoldText || isSourceEnded || source.isReady
  }

  /// The offset in the file of the next byte to look at.
  private var offset: Int64 { statistics.compressedSize - Int64(inputCount - inputPosition) }

  private func damage(_ kind: DamageError.Kind, _ detail: String = "") -> InputError {
    // Garbage counts with the member before it.
    let member = statistics.memberCount + (kind == .trailingGarbage ? 0 : 1)
    return .damaged(
      DamageError(
        kind: kind, path: path, offset: offset, member: max(member, 1), detail: detail))
  }

  // MARK: Input

  /// Reads more, keeping what is not used yet; false at the end.
  private func fill() throws(InputError) -> Bool {
    guard !isSourceEnded else { return false }
    if inputPosition > 0 {
      let left = inputCount - inputPosition
      input.update(from: input + inputPosition, count: left)
      inputPosition = 0
      inputCount = left
    }
    let space = Self.inputCapacity - inputCount
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(start: input + inputCount, count: space))
    guard count > 0 else {
      isSourceEnded = true
      return false
    }
    inputCount += count
    statistics.compressedSize += Int64(count)
    return true
  }

  /// Makes `count` bytes available; false when the input has fewer left.
  private func ensure(_ count: Int) throws(InputError) -> Bool {
    while inputCount - inputPosition < count {
      guard try fill() else { return false }
    }
    return true
  }

  /// Gzip or plain, by the first two bytes. A file that calls itself gzip must look like it or
  /// like lines: with a damaged first byte it shall not count as a million bad lines.
  private func decide() throws(InputError) {
    let isNamedGzip = path.hasSuffix(".gz") || path.hasSuffix(".bgz")
    guard try ensure(2) else {
      if isNamedGzip, inputCount == 0 || input[0] == 0x1F { throw damage(.truncated) }
      mode = .plain
      return
    }
    if input[0] == 0x1F, input[1] == 0x8B {
      statistics.isGzip = true
      mode = .betweenMembers
    } else if !isNamedGzip || [0x7B, 0x20, 0x0A, 0x0D, 0x09, 0xEF].contains(input[0]) {
      mode = .plain
    } else {
      throw damage(.notGzip)
    }
  }

  private func readPlain(
    _ out: UnsafeMutablePointer<UInt8>, _ capacity: Int
  ) throws(InputError) -> Int {
    let held = inputCount - inputPosition
    if held > 0 {
      let count = min(held, capacity)
      out.update(from: input + inputPosition, count: count)
      inputPosition += count
      return count
    }
    guard !isSourceEnded else { return 0 }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(start: out, count: capacity))
    if count == 0 { isSourceEnded = true }
    statistics.compressedSize += Int64(count)
    return count
  }

  /// Counts text and holds the limits.
  private func account(_ count: Int) throws(InputError) {
    statistics.textSize += Int64(count)
    if let limit = limits.maximumTextSize, statistics.textSize > limit {
      throw damage(.sizeExceeded(limit: limit))
    }
    guard statistics.isGzip, let limit = limits.maximumRatio else { return }
    // Below a megabyte a ratio says nothing and harms nobody.
    let (allowed, overflows) = offset.multipliedReportingOverflow(by: Int64(limit))
    if statistics.textSize > 1 << 20, !overflows, statistics.textSize > allowed {
      throw damage(.ratioExceeded(limit: limit))
    }
  }

  // MARK: Members

  private func beginMember() throws(InputError) {
    guard try ensure(1) else {
      mode = .ended
      return
    }
    if statistics.memberCount > 0, input[inputPosition] == 0 {
      mode = .padding
      return
    }
    guard input[inputPosition] == 0x1F else { throw damage(.trailingGarbage) }
    guard try ensure(2) else { throw damage(.truncated) }
    guard input[inputPosition + 1] == 0x8B else { throw damage(.trailingGarbage) }
    if hasInflater {
      inflateReset(stream)
    } else {
      // 15 bits of window, and 16 to ask for gzip with its checks.
      guard tapedeck_inflate_init(stream, 15 + 16) == Z_OK else {
        throw .cannotRead(path: path, offset: offset, code: ENOMEM)
      }
      hasInflater = true
    }
    memberSize = 0
    mode = .inMember
  }

  /// Inflates until something came out or the member ended.
  private func inflateSome(
    _ out: UnsafeMutablePointer<UInt8>, _ capacity: Int
  ) throws(InputError) -> Int {
    while true {
      if inputPosition == inputCount, !mayHoldText {
        guard try fill() else { throw damage(.truncated) }
      }
      let held = inputCount - inputPosition
      stream.pointee.next_in = input + inputPosition
      stream.pointee.avail_in = UInt32(held)
      stream.pointee.next_out = out
      stream.pointee.avail_out = UInt32(capacity)
      let status = inflate(stream, Z_NO_FLUSH)
      let used = held - Int(stream.pointee.avail_in)
      let produced = capacity - Int(stream.pointee.avail_out)
      inputPosition += used
      memberSize += Int64(produced)
      mayHoldText = produced == capacity
      switch status {
      case Z_OK, Z_BUF_ERROR:
        if produced > 0 { return produced }
        if status == Z_BUF_ERROR || used == 0 {
          // Nothing moved: only more input can help.
          guard try fill() else { throw damage(.truncated) }
        }
      case Z_STREAM_END:
        mayHoldText = false
        statistics.memberCount += 1
        statistics.hasEndMarker = memberSize == 0
        mode = .betweenMembers
        return produced
      case Z_MEM_ERROR: throw .cannotRead(path: path, offset: offset, code: ENOMEM)
      default: throw damageFromInflate()
      }
    }
  }

  private func damageFromInflate() -> InputError {
    let detail = stream.pointee.msg.map { String(cString: $0) } ?? ""
    switch detail {
    case "incorrect data check": return damage(.badChecksum)
    case "incorrect length check": return damage(.badLength)
    case "incorrect header check", "unknown compression method", "unknown header flags set",
      "header crc mismatch", "invalid window size":
      return damage(.badHeader, detail)
    default: return damage(.badData, detail)
    }
  }

  /// Tapes and blocks are padded with NUL bytes; nothing else may follow them.
  private func skipPadding() throws(InputError) {
    while true {
      while inputPosition < inputCount {
        guard input[inputPosition] == 0 else { throw damage(.trailingGarbage) }
        inputPosition += 1
      }
      guard try fill() else {
        mode = .ended
        return
      }
    }
  }
}
