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
  writeJSON(ShortestDigits(value), to: out)
}

/// Writes the shortest digits of a `Float` in the same layout.
@discardableResult
public func writeJSON(_ value: Float, to out: UnsafeMutablePointer<UInt8>) -> Int {
  writeJSON(ShortestDigits(value), to: out)
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

private func writeFinite(
  _ number: ShortestDigits, to start: UnsafeMutablePointer<UInt8>
) -> Int {
  let zero = UInt8(ascii: "0")
  let point = UInt8(ascii: ".")
  var out = start
  if number.isNegative {
    out[0] = UInt8(ascii: "-")
    out += 1
  }
  let count = number.digitCount
  let exponent = number.digits == 0 ? 0 : number.exponent10 + count - 1
  if exponent >= -4, exponent < 16 {
    if exponent < 0 {
      // 0.00123
      let zeros = -exponent - 1
      out[0] = zero
      out[1] = point
      for index in 0..<zeros { out[2 + index] = zero }
      writeDigits(number.digits, count: count, to: out + 2 + zeros)
      out += 2 + zeros + count
    } else if count <= exponent + 1 {
      // 12300.0
      writeDigits(number.digits, count: count, to: out)
      for index in count..<(exponent + 1) { out[index] = zero }
      out += exponent + 1
      out[0] = point
      out[1] = zero
      out += 2
    } else {
      // 12.3: written one place to the right, then the head moves back over the gap.
      writeDigits(number.digits, count: count, to: out + 1)
      for index in 0...exponent { out[index] = out[index + 1] }
      out[exponent + 1] = point
      out += count + 1
    }
  } else {
    writeDigits(number.digits, count: count, to: out + 1)
    out[0] = out[1]
    if count > 1 {
      out[1] = point
      out += count + 1
    } else {
      out += 1
    }
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
