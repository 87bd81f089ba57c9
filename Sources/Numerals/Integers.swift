import CNumerals

/// How many decimal digits `value` has; 1 for zero.
@inline(__always)
func decimalDigitCount(_ value: UInt64) -> Int {
  guard value >= 10 else { return 1 }
  // log₁₀ 2 ≈ 1233 / 4096, exact enough for 64 bits; the table of powers settles the rest.
  let bits = 64 - value.leadingZeroBitCount
  let guess = (bits * 1233) >> 12
  guard guess < 20 else { return 20 }
  return guess + (value >= smallPowerOfTen(guess) ? 1 : 0)
}

/// `10^exponent` for 0 ... 19, read off the head of the 128-bit table, where it is exact.
@inline(__always)
func smallPowerOfTen(_ exponent: Int) -> UInt64 {
  let k = Int32(truncatingIfNeeded: exponent)
  let bitCount = (k &* 1_741_647) >> 19 &+ 1
  return tapedeck_power_high(k) >> UInt64(64 - bitCount)
}

/// Writes exactly `count` digits of `value`, with leading zeros when it has fewer.
@inline(__always)
func writeDigits(_ value: UInt64, count: Int, to out: UnsafeMutablePointer<UInt8>) {
  let pairs = tapedeck_digit_pair_table()
  var rest = value
  var position = count
  while position >= 2 {
    let pair = Int(truncatingIfNeeded: rest % 100) &* 2
    rest /= 100
    position -= 2
    out[position] = UInt8(bitPattern: pairs[pair])
    out[position + 1] = UInt8(bitPattern: pairs[pair + 1])
  }
  if position == 1 { out[0] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30 }
}

/// The most bytes that `writeInteger` writes: the sign and 19 digits, or 20 digits.
public let maximumIntegerLength = 20

/// Writes the decimal digits of `value`, with `-` before a negative one.
/// - Returns: how many bytes were written, at most `maximumIntegerLength`.
@discardableResult
public func writeInteger(_ value: Int64, to out: UnsafeMutablePointer<UInt8>) -> Int {
  guard value < 0 else { return writeInteger(UInt64(value), to: out) }
  out[0] = UInt8(ascii: "-")
  return 1 + writeInteger(value.magnitude, to: out + 1)
}

/// Writes the decimal digits of `value`.
/// - Returns: how many bytes were written, at most `maximumIntegerLength`.
@discardableResult
public func writeInteger(_ value: UInt64, to out: UnsafeMutablePointer<UInt8>) -> Int {
  let count = decimalDigitCount(value)
  writeDigits(value, count: count, to: out)
  return count
}

/// Reads the whole of `text` as a decimal integer: an optional sign and at least one digit.
/// - Returns: `nil` when it is something else, or does not fit.
public func parseInteger(_ text: UnsafeRawBufferPointer) -> Int64? {
  var position = 0
  var isNegative = false
  if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
    isNegative = first == UInt8(ascii: "-")
    position = 1
  }
  guard position < text.count else { return nil }
  // Counting downwards reaches the smallest integer too.
  var value: Int64 = 0
  while position < text.count {
    let digit = text[position] &- 0x30
    guard digit <= 9 else { return nil }
    let (scaled, overflows) = value.multipliedReportingOverflow(by: 10)
    let (next, overflowsToo) = scaled.subtractingReportingOverflow(Int64(digit))
    guard !overflows, !overflowsToo else { return nil }
    value = next
    position += 1
  }
  guard isNegative else { return value == .min ? nil : -value }
  return value
}
