import CNumerals

/// Reads the whole of `text` as a decimal number, correctly rounded (to nearest, ties to even).
///
/// The form is that of C and Python without their names: an optional sign; digits, with at most
/// one point among, before or after them; an optional exponent. Too large becomes an infinity, too
/// small zero, both with their sign, as Python's `float` does.
///
/// - Returns: `nil` when the text has another form (empty, spaces, underscores, `inf`, `nan`).
/// - Complexity: O(length); allocates only for the rare text whose first 19 digits do not decide.
public func parseDouble(_ text: UnsafeRawBufferPointer) -> Double? {
  guard var scan = DecimalScan(text) else { return nil }
  return scan.value(of: text)
}

/// Reads the whole of `text` as a decimal number; see `parseDouble(_:)` for raw bytes.
public func parseDouble(_ text: String) -> Double? {
  var copy = text
  return copy.withUTF8 { parseDouble(UnsafeRawBufferPointer($0)) }
}

/// The parts of a decimal number: its first 19 significant digits and where they stand.
private struct DecimalScan {
  var isNegative = false
  /// The first 19 significant digits.
  var significand: UInt64 = 0
  /// `value ≈ significand · 10^exponent`.
  var exponent = 0
  /// Whether a digit other than zero was left out of `significand`.
  var isTruncated = false
  /// Where the digits (and perhaps a point) are in the text.
  var digitRange = 0..<0

  init?(_ text: UnsafeRawBufferPointer) {
    let end = text.count
    var position = 0
    if position < end, text[position] == 0x2D || text[position] == 0x2B {
      isNegative = text[position] == 0x2D
      position += 1
    }
    let start = position
    var kept = 0
    var digitCount = 0
    var hasPoint = false
    while position < end {
      let byte = text[position]
      let digit = byte &- 0x30
      if digit <= 9 {
        digitCount += 1
        if kept < 19 {
          significand = significand &* 10 &+ UInt64(digit)
          if significand != 0 { kept += 1 }
          if hasPoint { exponent -= 1 }
        } else {
          if digit != 0 { isTruncated = true }
          if !hasPoint { exponent += 1 }
        }
      } else if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else {
        break
      }
      position += 1
    }
    guard digitCount > 0 else { return nil }
    digitRange = start..<position
    if position < end, text[position] | 0x20 == 0x65 {
      position += 1
      var isExponentNegative = false
      if position < end, text[position] == 0x2D || text[position] == 0x2B {
        isExponentNegative = text[position] == 0x2D
        position += 1
      }
      guard position < end else { return nil }
      var written = 0
      while position < end {
        let digit = text[position] &- 0x30
        guard digit <= 9 else { return nil }
        // Beyond this nothing but the digits' own length could still matter, and that is memory.
        if written < 1_000_000_000_000_000_000 / 10 { written = written * 10 + Int(digit) }
        position += 1
      }
      exponent += isExponentNegative ? -written : written
    }
    guard position == end else { return nil }
  }

  mutating func value(of text: UnsafeRawBufferPointer) -> Double {
    let magnitude: Double
    if !isTruncated, let fast = exactProduct(significand, exponent) {
      magnitude = fast
    } else if let near = EiselLemire.double(significand, exponent),
      !isTruncated || EiselLemire.double(significand + 1, exponent) == near
    {
      magnitude = near
    } else {
      magnitude = ExactDecimal.double(
        digits: UnsafeRawBufferPointer(rebasing: text[digitRange]), nearExponent: exponent,
        significand: significand)
    }
    return isNegative ? -magnitude : magnitude
  }
}

/// Clinger's fast path: both factors are exact doubles, so that one rounding remains.
@inline(__always)
private func exactProduct(_ significand: UInt64, _ exponent: Int) -> Double? {
  guard significand <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
  let power = tapedeck_exact_power(Int32(truncatingIfNeeded: exponent.magnitude))
  return exponent < 0 ? Double(significand) / power : Double(significand) * power
}

// MARK: JSON

/// Reads the JSON number that `text` begins with.
///
/// - Returns: the double that `parseDouble` gives for its text, and how long that is; a length of 0
///   when `text` begins with something else.
/// - Source: RFC 8259, §6.
public func parseJSONNumber(
  _ text: UnsafePointer<UInt8>, count: Int
) -> (value: Double, length: Int) {
  var position = 0
  var significand: UInt64 = 0
  if position < count, text[position] == 0x2D { position = 1 }
  let first = position
  skipDigits(text, count, &position, &significand)
  var digitCount = position &- first
  guard digitCount > 0, digitCount == 1 || text[first] != 0x30 else { return (0, 0) }
  var exponent = 0
  if position < count, text[position] == 0x2E {
    position &+= 1
    let fraction = position
    skipDigits(text, count, &position, &significand)
    exponent = fraction &- position
    guard exponent < 0 else { return (0, 0) }
    digitCount &-= exponent
  }
  var isLong = false
  if position < count, text[position] | 0x20 == 0x65 {
    position &+= 1
    let isNegative = position < count && text[position] == 0x2D
    if isNegative || position < count && text[position] == 0x2B { position &+= 1 }
    let start = position
    var written: UInt64 = 0
    skipDigits(text, count, &position, &written)
    guard position > start else { return (0, 0) }
    isLong = position &- start > 8
    let size = Int(truncatingIfNeeded: written)
    exponent = isNegative ? exponent &- size : exponent &+ size
  }
  // Zeros before the first other digit do not count.
  if digitCount > 19 { digitCount &-= leadingZeroCount(text + first, digitCount) }
  if !isLong, digitCount <= 19,
    let value = exactProduct(significand, exponent) ?? EiselLemire.double(significand, exponent)
  {
    return (first == 1 ? -value : value, position)
  }
  let whole = UnsafeRawBufferPointer(start: text, count: position)
  return parseDouble(whole).map { ($0, position) } ?? (0, 0)
}

/// How many of the digits, among which may be a point, are zeros before any other.
private func leadingZeroCount(_ text: UnsafePointer<UInt8>, _ digitCount: Int) -> Int {
  var position = 0
  var zeros = 0
  while zeros < digitCount, text[position] == 0x30 || text[position] == 0x2E {
    if text[position] == 0x30 { zeros += 1 }
    position += 1
  }
  return zeros
}

/// Goes on behind the digits, and appends them to the significand, which may overflow.
@inline(__always)
private func skipDigits(
  _ text: UnsafePointer<UInt8>, _ count: Int, _ position: inout Int, _ significand: inout UInt64
) {
  // Up to eight digits at once, however many they are: a loop would mispredict its end.
  while count &- position >= 8 {
    let word = UInt64(
      littleEndian: UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self))
    let values = word ^ 0x3030_3030_3030_3030
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // The high bit of each byte that is no digit.
    let others = ((values & low) &+ 0x7676_7676_7676_7676 | values) & ~low
    let length = others.trailingZeroBitCount >> 3
    guard length > 0 else { return }
    // Behind zeros, in the order of the word; then neighbours are joined: to pairs, fours, all eight.
    let digits = values << UInt64(64 &- 8 &* length)
    let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    let eight = (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
    significand = significand &* tapedeck_whole_power(Int32(truncatingIfNeeded: length)) &+ eight
    position &+= length
    if length < 8 { return }
  }
  while position < count {
    let digit = text[position] &- 0x30
    guard digit <= 9 else { return }
    significand = significand &* 10 &+ UInt64(digit)
    position &+= 1
  }
}
