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
    if let fast = exactProduct() {
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

  /// Clinger's fast path: both factors are exact doubles, so that one rounding remains.
  private func exactProduct() -> Double? {
    guard !isTruncated, significand <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
    let power = Double(smallPower: exponent.magnitude)
    return exponent < 0 ? Double(significand) / power : Double(significand) * power
  }
}

extension Double {
  /// `10^exponent` for 0 ... 22, where it is exact.
  fileprivate init(smallPower exponent: UInt) {
    let low = Double(smallPowerOfTen(Int(min(exponent, 19))))
    self = exponent > 19 ? low * Double(smallPowerOfTen(Int(exponent) - 19)) : low
  }
}
