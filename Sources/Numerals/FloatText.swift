/// The most bytes that `writePython` and `writeJSON` write for one number.
public let maximumFloatLength = 32

/// Writes `value` as Python's `repr(float)` does: the shortest digits that round-trip; plain from
/// `1e-04` up to below `1e+16`, otherwise with an exponent of at least two digits; `inf`, `-inf`
/// and `nan`.
/// - Returns: how many bytes were written, at most `maximumFloatLength`.
@discardableResult
public func writePython(_ value: Double, to out: UnsafeMutablePointer<UInt8>) -> Int {
  writePython(ShortestDigits(value), to: out)
}

/// Writes the shortest digits of a `Float` in the same layout.
@discardableResult
public func writePython(_ value: Float, to out: UnsafeMutablePointer<UInt8>) -> Int {
  writePython(ShortestDigits(value), to: out)
}

/// Writes digits that are already chosen in the layout of Python's `repr(float)`.
@discardableResult
public func writePython(_ number: ShortestDigits, to out: UnsafeMutablePointer<UInt8>) -> Int {
  switch number.kind {
  case .finite: return writeFinite(number, to: out)
  case .infinity: return write(number.isNegative ? "-inf" : "inf", to: out)
  case .notANumber: return write("nan", to: out)
  }
}

/// Writes `value` as a JSON number that always has a point or an exponent, in Python's layout (as
/// `json.dumps` does); the non-finite ones as the strings `"NaN"`, `"Infinity"`, `"-Infinity"`,
/// quotes included.
/// - Returns: how many bytes were written, at most `maximumFloatLength`.
@discardableResult
public func writeJSON(_ value: Double, to out: UnsafeMutablePointer<UInt8>) -> Int {
  // Zeros are many in Hessians and masks.
  if value.bitPattern == 0 { return write("0.0", to: out) }
  return writeJSON(ShortestDigits(untrimmed: value), to: out)
}

/// Writes the shortest digits of a `Float` in the same layout.
@discardableResult
public func writeJSON(_ value: Float, to out: UnsafeMutablePointer<UInt8>) -> Int {
  if value.bitPattern == 0 { return write("0.0", to: out) }
  return writeJSON(ShortestDigits(untrimmed: value), to: out)
}

private func writeJSON(_ number: ShortestDigits, to out: UnsafeMutablePointer<UInt8>) -> Int {
  switch number.kind {
  case .finite: return writeFinite(number, to: out)
  case .infinity: return write(number.isNegative ? "\"-Infinity\"" : "\"Infinity\"", to: out)
  case .notANumber: return write("\"NaN\"", to: out)
  }
}

private func write(_ text: StaticString, to out: UnsafeMutablePointer<UInt8>) -> Int {
  out.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
  return text.utf8CodeUnitCount
}

/// Lays digits out; zeros at their end, which carry nothing, are left out.
///
/// Always 17 digits are written, sixteen of them as two words, and those that do not count are
/// written over or lie beyond the end: no loop and few branches.
private func writeFinite(
  _ number: ShortestDigits, to start: UnsafeMutablePointer<UInt8>
) -> Int {
  var out = start
  // Written in any case, and over by what follows a positive number.
  out[0] = UInt8(ascii: "-")
  out += number.isNegative ? 1 : 0
  guard number.digits != 0 else { return write("0.0", to: out) + (out - start) }
  let count = decimalDigitCount(number.digits)
  let exponent = number.exponent10 + count - 1
  let digits = SeventeenDigits(number.digits &* smallPowerOfTen(17 - count))
  switch exponent {
  case 0..<16:
    // 12.3: the digits after the point are written one place to the right of the others.
    digits.write(to: out)
    let rest = digits.dropping(exponent)
    store(rest.0, at: out + (exponent + 2))
    if exponent < 8 { store(rest.1, at: out + (exponent + 10)) }
    out[exponent + 1] = UInt8(ascii: ".")
    // 12300.0 has a digit after the point, too.
    out += max(digits.significantCount, exponent + 2) + 1
  case -4..<0:
    // 0.00123
    store(0x3030_3030_3030_2E30, at: out)
    out += 1 - exponent
    digits.write(to: out)
    out += digits.significantCount
  default:
    out[0] = digits.first
    out[1] = UInt8(ascii: ".")
    store(digits.upper, at: out + 2)
    store(digits.lower, at: out + 10)
    let significantCount = digits.significantCount
    out += significantCount == 1 ? 1 : significantCount + 1
    out[0] = UInt8(ascii: "e")
    out[1] = exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
    let magnitude = UInt64(exponent.magnitude)
    let width = magnitude < 100 ? 2 : 3
    writeDigits(magnitude, count: width, to: out + 2)
    out += 2 + width
  }
  return out - start
}

extension String {
  /// Python's `repr(float)`.
  public init(pythonRepresentation value: Double) {
    self = String(unsafeUninitializedCapacity: maximumFloatLength) { buffer in
      buffer.baseAddress.map { writePython(value, to: $0) } ?? 0
    }
  }
}
