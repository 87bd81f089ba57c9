import Numerals

/// The layout of `%g` and of a float's format without a type, from correctly rounded digits: at most
/// `maximumPrecision` of them, beyond which there are zeros only.
enum FloatLayout {
  /// A finite or other non-negative number with so many significant digits.
  ///
  /// - Parameter isAlternate: the `#` flag: zeros at the end stay, and there is always a point.
  /// - Parameter addsPoint: as a specification without a type: the exponent begins one digit
  ///   earlier, and what has neither point nor exponent gets `.0`.
  static func general(_ value: Double, _ precision: Int, isAlternate: Bool, addsPoint: Bool)
    -> String
  {
    guard value.isFinite else { return formatted(value, .general, precision: 6) }
    let wanted = max(precision, 1)
    // No double has more digits than the largest precision; those beyond are zeros.
    let count = min(wanted, maximumPrecision)
    let scientific = formatted(value, .scientific, precision: count - 1)
    guard let mark = scientific.firstIndex(of: "e"),
      let exponent = Int(scientific[scientific.index(after: mark)...])
    else { return scientific }
    var digits = Array(scientific[..<mark].utf8)
    digits.removeAll { $0 == UInt8(ascii: ".") }
    if !isAlternate {
      while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }
    let usesExponent = exponent < -4 || exponent + 1 > wanted - (addsPoint ? 1 : 0)
    var text: [UInt8] = []
    if usesExponent {
      text.append(digits[0])
      if digits.count > 1 || isAlternate { text.append(UInt8(ascii: ".")) }
      text += digits.dropFirst()
      return String(decoding: text, as: UTF8.self) + scientific[mark...]
    }
    if exponent < 0 {
      text += Array("0.".utf8) + repeatElement(UInt8(ascii: "0"), count: -exponent - 1) + digits
      return String(decoding: text, as: UTF8.self)
    }
    text += digits.prefix(exponent + 1)
    if digits.count <= exponent {
      text += repeatElement(UInt8(ascii: "0"), count: exponent + 1 - digits.count)
    }
    let fraction = digits.dropFirst(exponent + 1)
    if !fraction.isEmpty || isAlternate { text.append(UInt8(ascii: ".")) }
    text += fraction
    if addsPoint && fraction.isEmpty {
      if !isAlternate { text.append(UInt8(ascii: ".")) }
      text.append(UInt8(ascii: "0"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `%f`: so many digits after the point.
  static func fixed(_ value: Double, _ precision: Int, isAlternate: Bool) -> String {
    formatted(value, .fixed, precision: precision, keepsPoint: isAlternate)
  }

  /// `%e`: so many digits after the point, and an exponent.
  static func scientific(_ value: Double, _ precision: Int, isAlternate: Bool) -> String {
    formatted(value, .scientific, precision: precision, keepsPoint: isAlternate)
  }

  /// Whether every digit before an exponent is zero.
  static func isZero(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") { return true }
      if (0x31...0x39).contains(byte) { return false }
    }
    return true
  }
}
