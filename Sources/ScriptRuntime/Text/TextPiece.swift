/// What a layout comes to before it is written: texts, and what is repeated between them, which may be more
/// than can be written in one go.
enum TextPiece {
  case text(String)
  case repeated(String, Int)

  /// In bytes.
  var size: (bytes: Int, overflows: Bool) {
    switch self {
    case .text(let text): (text.utf8.count, false)
    case .repeated(let unit, let count):
      switch unit.utf8.count.multipliedReportingOverflow(by: max(count, 0)) {
      case (let bytes, let overflow): (bytes, overflow)
      }
    }
  }
}

extension Interpreter {
  /// The text of some pieces: its steps and bytes are charged before it is written, and the clock is seen
  /// while it is.
  func joined(_ pieces: [TextPiece]) throws(ScriptError) -> String {
    var size = 0
    for piece in pieces {
      let (own, overflows) = piece.size
      if overflows || own > Int.max / 8 { throw ScriptError(limit: .bytes) }
      size += own
      if size > Int.max / 4 { throw ScriptError(limit: .bytes) }
    }
    try reserve(size)
    if pieces.count == 1, case .text(let text) = pieces[0] { return text }
    var result = ""
    result.reserveCapacity(size)
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .repeated(let unit, let count):
        if unit.isEmpty || count <= 0 { continue }
        // Some at a time, and so many of these between two looks at the clock.
        let block = max(min(Self.blockSize / unit.utf8.count, count), 1)
        let units = block == 1 ? unit : Self.repeated(unit, block)
        let between = max(Self.clockSize / units.utf8.count, 1)
        for number in 0..<(count / block) {
          if number % between == between - 1 { try checkClock() }
          result += units
        }
        if count % block > 0 { result += Self.repeated(unit, count % block) }
      }
    }
    return result
  }

  /// A text so many times, by doubling what is there.
  private static func repeated(_ unit: String, _ count: Int) -> String {
    var unit = unit
    return unit.withUTF8 { source in
      let size = source.count * count
      return String(unsafeUninitializedCapacity: size) { target in
        guard let first = source.baseAddress, let base = target.baseAddress else { return 0 }
        base.initialize(from: first, count: source.count)
        var done = source.count
        while done < size {
          let more = min(done, size - done)
          (base + done).initialize(from: base, count: more)
          done += more
        }
        return size
      }
    }
  }

  private static let blockSize = 1 << 16
  /// Bytes written between two looks at the clock.
  private static let clockSize = 1 << 24

  /// Calls `body` with each character of a text and looks at the clock from time to time, until it answers
  /// false.
  func forEachCharacter(
    of text: String, _ body: (Unicode.Scalar) -> Bool
  ) throws(ScriptError) {
    var count = 0
    for scalar in text.unicodeScalars {
      count &+= 1
      if count & 0xF_FFFF == 0 { try checkClock() }
      if !body(scalar) { return }
    }
  }
}
