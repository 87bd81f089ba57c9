import CZlib

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an input turned out to be, once it is read to the end.
public struct InputStatistics: Equatable, Sendable {
  /// Whether it began as gzip does; otherwise it was read as it is.
  public var isGzip = false
  /// Bytes of the file whose text was delivered.
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
    /// The member underway is inflated by zlib, by `Inflater`, or was inflated ahead.
    case inMember
    case inFastMember
    case inWholeMember
    case padding
    case ended
  }

  private let input: InputBuffer
  private let path: String
  private let limits: InputLimits
  private var counts = InputStatistics()
  private var mode = Mode.undecided

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var hasInflater = false
  private var memberSize: Int64 = 0
  /// What comes after the text that was delivered.
  private var foundDamage: InputError?
  /// Whether the inflater may still hold text that did not fit.
  private var mayHoldText = false

  /// Members inflated ahead; nil when the source is one that may have to be waited for.
  private let ahead: WholeMembers?
  /// The member underway, if it is one of those, and how much of its text was delivered.
  private var whole: WholeMembers.Member?
  private var wholePosition = 0
  /// Inflates large members; nil while there was none.
  private var fast: Inflater?
  /// Where in the file and in the text the member underway begins, while `Inflater` has it.
  private var memberStart: Int64 = 0
  private var memberTextStart: Int64 = 0
  /// Where in the text and in the file the reading was some time ago, and in the file some time before.
  private var passed: (text: Int64, offset: Int64, earlier: Int64) = (0, 0, 0)

  init(
    source: any ByteSource, path: String, limits: InputLimits, parallelFor: @escaping ParallelBlocks
  ) {
    input = InputBuffer(source: source)
    self.path = path
    self.limits = limits
    ahead = source.mayWait ? nil : WholeMembers(parallelFor: parallelFor)
    stream.initialize(to: z_stream())
  }

  deinit {
    if hasInflater { inflateEnd(stream) }
    stream.deallocate()
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
      case .inFastMember:
        let count = try inflateFast(out, capacity)
        if limitReached(with: count, at: notePassed()) != nil {
          try restartMember(out, capacity)
          continue
        }
        try account(count)
        if count > 0 { return count }
      case .inWholeMember:
        let count = copyWhole(out, capacity)
        try account(count)
        if count > 0 { return count }
      case .padding: try skipPadding()
      case .ended: return 0
      }
    }
  }

  /// Whether `read` would return without waiting for the source.
  var isReady: Bool { mayHoldText || input.isReady }

  /// What the input turned out to be so far.
  var statistics: InputStatistics {
    var result = counts
    result.compressedSize = input.offset
    return result
  }

  private func damage(_ kind: DamageError.Kind, _ detail: String = "") -> InputError {
    // Garbage counts with the member before it.
    let member = counts.memberCount + (kind == .trailingGarbage ? 0 : 1)
    return .damaged(
      DamageError(
        kind: kind, path: path, offset: input.offset, member: max(member, 1), detail: detail))
  }

  /// Gzip or plain, by the first two bytes. A file that calls itself gzip must look like it or
  /// like lines: with a damaged first byte it shall not count as a million bad lines.
  private func decide() throws(InputError) {
    let isNamedGzip = path.hasSuffix(".gz") || path.hasSuffix(".bgz")
    guard try input.ensure(2) else {
      if isNamedGzip, input.count == 0 || input.bytes[0] == 0x1F { throw damage(.truncated) }
      mode = .plain
      return
    }
    if input.bytes[0] == 0x1F, input.bytes[1] == 0x8B {
      counts.isGzip = true
      mode = .betweenMembers
    } else if !isNamedGzip || [0x7B, 0x20, 0x0A, 0x0D, 0x09, 0xEF].contains(input.bytes[0]) {
      mode = .plain
    } else {
      throw damage(.notGzip)
    }
  }

  private func readPlain(
    _ out: UnsafeMutablePointer<UInt8>, _ capacity: Int
  ) throws(InputError) -> Int {
    guard input.count > 0 else {
      return try input.read(into: UnsafeMutableRawBufferPointer(start: out, count: capacity))
    }
    let count = min(input.count, capacity)
    out.update(from: input.bytes, count: count)
    input.use(count)
    return count
  }

  /// Counts text and holds the limits.
  private func account(_ count: Int) throws(InputError) {
    let limit = limitReached(with: count)
    counts.textSize += Int64(count)
    if let limit { throw damage(limit) }
  }

  /// The limit that so many bytes more of text reach.
  ///
  /// - Parameter offset: how much of the file they take; nil is what was used.
  private func limitReached(with count: Int, at offset: Int64? = nil) -> DamageError.Kind? {
    let size = counts.textSize + Int64(count)
    if let limit = limits.maximumTextSize, size > limit { return .sizeExceeded(limit: limit) }
    guard counts.isGzip, let limit = limits.maximumRatio else { return nil }
    // Below a megabyte a ratio says nothing and does no harm.
    let (allowed, overflows) = (offset ?? input.offset).multipliedReportingOverflow(
      by: Int64(limit))
    return size > 1 << 20 && !overflows && size > allowed ? .ratioExceeded(limit: limit) : nil
  }

  // MARK: Members

  private func beginMember() throws(InputError) {
    guard try input.ensure(1) else {
      mode = .ended
      return
    }
    if counts.memberCount > 0, input.bytes[0] == 0 {
      mode = .padding
      return
    }
    guard input.bytes[0] == 0x1F else { throw damage(.trailingGarbage) }
    guard try input.ensure(2) else { throw damage(.truncated) }
    guard input.bytes[1] == 0x8B else { throw damage(.trailingGarbage) }
    if try beginWholeMember() || beginFastMember() { return }
    try beginStreamedMember()
  }

  private func beginStreamedMember() throws(InputError) {
    if hasInflater {
      inflateReset(stream)
    } else {
      // 15 bits of window, and 16 to ask for gzip with its checks.
      guard tapedeck_inflate_init(stream, 15 + 16) == Z_OK else {
        throw .cannotRead(path: path, offset: input.offset, code: ENOMEM)
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
    if let foundDamage { throw foundDamage }
    while true {
      if input.count == 0, !mayHoldText {
        guard try input.fill() else { throw damage(.truncated) }
      }
      let held = input.count
      stream.pointee.next_in = input.bytes
      stream.pointee.avail_in = UInt32(held)
      stream.pointee.next_out = out
      stream.pointee.avail_out = UInt32(capacity)
      let status = inflate(stream, Z_NO_FLUSH)
      let used = held - Int(stream.pointee.avail_in)
      let produced = capacity - Int(stream.pointee.avail_out)
      input.use(used)
      memberSize += Int64(produced)
      mayHoldText = produced == capacity
      switch status {
      case Z_OK, Z_BUF_ERROR:
        if produced > 0 { return produced }
        if status == Z_BUF_ERROR || used == 0 {
          // Nothing moved: only more input can help.
          guard try input.fill() else { throw damage(.truncated) }
        }
      case Z_STREAM_END:
        mayHoldText = false
        endMember(size: memberSize)
        return produced
      case Z_MEM_ERROR: throw .cannotRead(path: path, offset: input.offset, code: ENOMEM)
      default:
        let found = damageFromInflate()
        // What came out before the damage is delivered, whatever the sizes of the reads.
        guard produced > 0 else { throw found }
        foundDamage = found
        return produced
      }
    }
  }

  private func endMember(size: Int64) {
    counts.memberCount += 1
    counts.hasEndMarker = size == 0
    mode = .betweenMembers
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

  // MARK: Members inflated ahead

  /// Takes the member that begins here from those inflated ahead; false when it has to be streamed.
  private func beginWholeMember() throws(InputError) -> Bool {
    guard let ahead else { return false }
    if ahead.isExhausted(at: input.offset) {
      if input.count < input.capacity / 2 { try input.fillUp() }
      if !searchAhead(ahead) {
        // Perhaps its end is beyond what is there.
        try input.fillUp()
        _ = searchAhead(ahead)
      }
    }
    // Where a limit is reached within a member, it is streamed.
    guard let member = ahead.member(at: input.offset), limitReached(with: member.textSize) == nil
    else { return false }
    whole = member
    wholePosition = 0
    mode = .inWholeMember
    return true
  }

  private func searchAhead(_ ahead: WholeMembers) -> Bool {
    ahead.search(
      UnsafeBufferPointer(start: input.bytes, count: input.count), at: input.offset,
      isComplete: input.isComplete)
  }

  private func copyWhole(_ out: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int {
    guard let member = whole else { return 0 }
    let count = min(member.textSize - wholePosition, capacity)
    out.update(from: member.text + wholePosition, count: count)
    wholePosition += count
    if wholePosition == member.textSize {
      input.use(member.compressedSize)
      whole = nil
      endMember(size: Int64(member.textSize))
    }
    return count
  }

  // MARK: Members inflated by `Inflater`

  /// Begins a member; false when zlib has to inflate it.
  private func beginFastMember() -> Bool {
    let held = UnsafeBufferPointer(start: UnsafePointer(input.bytes), count: input.count)
    guard !input.mayWait, WholeMembers.isHeader(held, at: 0) else { return false }
    memberStart = input.offset
    memberTextStart = counts.textSize
    passed = (counts.textSize, input.offset, input.offset)
    let inflater = fast ?? Inflater()
    fast = inflater
    inflater.begin()
    mode = .inFastMember
    return true
  }

  private func inflateFast(
    _ out: UnsafeMutablePointer<UInt8>, _ capacity: Int
  ) throws(InputError) -> Int {
    guard let fast else { return 0 }
    while !fast.isEnded {
      var used = 0
      guard let count = fast.inflate(input.bytes, &used, input.count, out, capacity) else {
        try restartMember(out, capacity)
        return 0
      }
      input.use(used)
      if count > 0 { return count }
      // Nothing moved, or all was used: only more input can help.
      if !fast.isEnded, used == 0 || input.count == 0 {
        guard try input.fill() else {
          try restartMember(out, capacity)
          return 0
        }
      }
    }
    endMember(size: fast.textSize)
    return 0
  }

  /// An offset in the file that the text has surely passed: the inflater may be ahead of what it delivers by
  /// two windows of text, which may take much more of the file than all before.
  private func notePassed() -> Int64 {
    if counts.textSize - passed.text >= 1 << 17 {
      passed = (counts.textSize, input.offset, passed.offset)
    }
    return passed.earlier
  }

  /// Lets zlib inflate the member underway from its start, as far as it was delivered: it goes on from
  /// there, or tells what is wrong. `out` is room to work in.
  private func restartMember(
    _ out: UnsafeMutablePointer<UInt8>, _ capacity: Int
  ) throws(InputError) {
    var left = counts.textSize - memberTextStart
    guard input.goBack(to: memberStart) else {
      throw .cannotRead(path: path, offset: memberStart, code: ESPIPE)
    }
    ahead?.forget()
    try beginStreamedMember()
    while left > 0, mode == .inMember {
      left -= Int64(try inflateSome(out, Int(min(Int64(capacity), left))))
    }
  }

  /// Tapes and blocks are padded with NUL bytes; nothing else may follow them.
  private func skipPadding() throws(InputError) {
    while true {
      while input.count > 0 {
        guard input.bytes[0] == 0 else { throw damage(.trailingGarbage) }
        input.use(1)
      }
      guard try input.fill() else {
        mode = .ended
        return
      }
    }
  }
}
