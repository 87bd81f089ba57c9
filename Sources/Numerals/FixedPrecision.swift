import CNumerals

/// The conversions of C and Python that take a count of digits.
public enum FloatConversion: UInt8, Sendable {
  /// `%f`: digits after the point.
  case fixed = 0x66
  /// `%e`: digits after the point, and an exponent of at least two digits.
  case scientific = 0x65
  /// `%g`: significant digits, whichever of the two is shorter, trailing zeros dropped.
  case general = 0x67
}

/// The largest precision that `formatted` honours; greater ones are clamped. Every digit of every
/// `Double` is reached before it (the smallest has 1,074 decimal places).
public let maximumPrecision = 1_100

/// `value` with a fixed count of digits, correctly rounded (ties to even on the exact binary
/// value), as C's `printf` and Python's `%` write it; `inf`, `-inf` and `nan`.
///
/// - Parameter keepsPoint: the `#` flag: a point even before no digits, and `%g` keeps zeros.
/// - Complexity: O(precision + exponent); one string.
public func formatted(
  _ value: Double, _ conversion: FloatConversion, precision: Int, keepsPoint: Bool = false
) -> String {
  if value.isNaN { return "nan" }
  if value.isInfinite { return value < 0 ? "-inf" : "inf" }
  let digits = Int32(min(max(precision, 0), maximumPrecision))
  let capacity = 311 + Int(digits) + 8
  return String(unsafeUninitializedCapacity: capacity) { buffer in
    guard let base = buffer.baseAddress else { return 0 }
    return base.withMemoryRebound(to: CChar.self, capacity: capacity) { text in
      let length = tapedeck_format(
        text, capacity, CChar(bitPattern: conversion.rawValue), keepsPoint ? 1 : 0, digits, value)
      return min(max(Int(length), 0), capacity - 1)
    }
  }
}
