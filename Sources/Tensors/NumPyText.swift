import Numerals

/// Text of scalars and arrays as NumPy 2 writes it with its default print options: precision 8,
/// threshold 1000, three edge items, lines of 75 columns.
public enum NumPyText {
  /// Elements above which an array is summarised.
  static let threshold = 1000
  /// Items kept at each end of a summarised axis.
  static let edgeItemCount = 3
  static let lineWidth = 75
  static let precision = 8

  /// `str` of a NumPy scalar of a floating dtype: shortest digits, positional from 1e-4 to below
  /// 1e6 (float32) or 1e16 (float64).
  public static func scalar(_ value: Double, _ dtype: DType) -> String {
    let isSingle = dtype == .float32
    let digits = isSingle ? ShortestDigits(Float(value)) : ShortestDigits(value)
    switch digits.kind {
    case .notANumber: return "nan"
    case .infinity: return digits.isNegative ? "-inf" : "inf"
    case .finite: break
    }
    // The bound is on the value, not on its digits: float32(0.0001) lies below 0.0001.
    let magnitude = value.magnitude
    if magnitude == 0 || (magnitude >= 1e-4 && magnitude < (isSingle ? 1e6 : 1e16)) {
      var text = positional(digits, value, precision: nil)
      if text.hasSuffix(".") { text.append("0") }
      return text
    }
    let (mantissa, exponent) = scientific(digits, value, precision: nil)
    let bare = mantissa.hasSuffix(".") ? String(mantissa.dropLast()) : mantissa
    return bare + exponentText(exponent, width: 2)
  }

  /// `str` of the element at a row-major position, as the NumPy scalar it is.
  public static func scalar(_ value: TensorValue, at index: Int = 0) -> String {
    switch value.dtype {
    case .float32, .float64: scalar(value.double(at: index), value.dtype)
    case .int32, .int64: String(value.integer(at: index))
    case .bool: value.isTrue(at: index) ? "True" : "False"
    }
  }

  /// `repr` of the NumPy scalar of which this is the `str`: `np.float32(1.0)`, `np.True_`.
  public static func scalarRepresentation(_ text: String, _ dtype: DType) -> String {
    dtype == .bool ? "np.\(text)_" : "np.\(dtype.name)(\(text))"
  }

  /// The element at a row-major position as Python writes the number that `.item()` gives: all the
  /// digits of a float32 seen as a float64.
  public static func pythonScalar(_ value: TensorValue, at index: Int = 0) -> String {
    value.dtype.isFloatingPoint
      ? String(pythonRepresentation: value.double(at: index)) : scalar(value, at: index)
  }

  /// How many elements an array's text shows: the cost of writing it.
  public static func shownElementCount(_ shape: Shape) -> Int {
    if shape.elementCount <= threshold { return shape.elementCount }
    return shape.dimensions.reduce(1) { count, length in
      let (product, overflow) = count.multipliedReportingOverflow(
        by: min(length, 2 * edgeItemCount))
      return overflow ? Int.max : product
    }
  }

  /// `str(array)`: elements between brackets, separated by spaces; a scalar's own text for rank 0.
  public static func array(_ value: TensorValue) -> String {
    if value.shape.rank == 0 { return scalar(value) }
    return body(value, separator: " ", prefixWidth: 0, width: lineWidth)
  }

  /// `repr(array)`: `array([1., 2.], dtype=float32)`.
  public static func representation(_ value: TensorValue) -> String {
    let prefix = "array("
    let text = body(value, separator: ", ", prefixWidth: prefix.utf8.count, width: lineWidth - 1)
    let count = value.elementCount
    var extras: [String] = []
    if (count == 0 && value.shape.dimensions != [0]) || count > threshold {
      extras.append("shape=\(value.shape.tupleText)")
    }
    let isImplied = value.dtype == .float64 || value.dtype == .int64 || value.dtype == .bool
    if !isImplied || count == 0 { extras.append("dtype=\(value.dtype.name)") }
    if extras.isEmpty { return prefix + text + ")" }
    let start = prefix + text + ","
    let extra = extras.joined(separator: ", ") + ")"
    let lastLine = start.utf8.lastIndex(of: UInt8(ascii: "\n")).map {
      start.utf8.distance(from: $0, to: start.utf8.endIndex) - 1
    }
    let isTooLong = (lastLine ?? start.utf8.count) + extra.utf8.count + 1 > lineWidth
    return start + (isTooLong ? "\n" + String(repeating: " ", count: prefix.utf8.count) : " ")
      + extra
  }

  private static func body(
    _ value: TensorValue, separator: String, prefixWidth: Int, width: Int
  ) -> String {
    if value.elementCount == 0 { return "[]" }
    let isSummary = value.elementCount > threshold
    let format = ElementFormat(value, shown: shownPositions(value.shape, isSummary: isSummary))
    if value.shape.rank == 0 { return format.text(value, at: 0) }
    var layout = ArrayLayout(
      value: value, format: format, separator: separator, isSummary: isSummary)
    return layout.text(hangingIndent: prefixWidth + 1, width: width)
  }

  /// The row-major positions of the elements that will be written.
  private static func shownPositions(_ shape: Shape, isSummary: Bool) -> [Int] {
    if !isSummary { return Array(0..<shape.elementCount) }
    let strides = shape.strides
    var positions = [0]
    for axis in 0..<shape.rank {
      let length = shape[axis]
      let indices =
        length > 2 * edgeItemCount
        ? Array(0..<edgeItemCount) + Array((length - edgeItemCount)..<length) : Array(0..<length)
      positions = positions.flatMap { start in indices.map { start + $0 * strides[axis] } }
    }
    return positions
  }
}

extension NumPyText {
  /// A finite number in positional notation with its point: shortest digits, at most `precision`
  /// of them after the point (then rounded on the exact value, trailing zeros dropped).
  static func positional(_ digits: ShortestDigits, _ value: Double, precision: Int?) -> String {
    if let precision, -digits.exponent10 > precision {
      var text = formatted(value, .fixed, precision: precision, keepsPoint: true)
      while text.hasSuffix("0") { text.removeLast() }
      return text
    }
    let sign = digits.isNegative ? "-" : ""
    let all = String(digits.digits)
    if digits.exponent10 >= 0 {
      return sign + (digits.digits == 0 ? "0" : all + zeros(digits.exponent10)) + "."
    }
    let fractionCount = -digits.exponent10
    if fractionCount >= all.utf8.count {
      return sign + "0." + zeros(fractionCount - all.utf8.count) + all
    }
    let point = all.utf8.index(all.startIndex, offsetBy: all.utf8.count - fractionCount)
    return sign + all[..<point] + "." + all[point...]
  }

  /// A finite number's mantissa with its point, and its exponent: shortest digits, at most
  /// `precision` after the point.
  static func scientific(
    _ digits: ShortestDigits, _ value: Double, precision: Int?
  ) -> (mantissa: String, exponent: Int) {
    if let precision, digits.digitCount - 1 > precision {
      var (mantissa, exponent) = exactScientific(value, precision: precision)
      while mantissa.hasSuffix("0") { mantissa.removeLast() }
      return (mantissa, exponent)
    }
    let all = String(digits.digits)
    let mantissa = (digits.isNegative ? "-" : "") + all.prefix(1) + "." + all.dropFirst()
    return (mantissa, digits.scientificExponent)
  }

  /// The mantissa with exactly `precision` digits after its point, rounded on the exact value.
  static func exactScientific(_ value: Double, precision: Int) -> (mantissa: String, exponent: Int)
  {
    let text = formatted(value, .scientific, precision: precision, keepsPoint: true)
    guard let mark = text.lastIndex(of: "e") else { return (text, 0) }
    return (String(text[..<mark]), Int(text[text.index(after: mark)...]) ?? 0)
  }

  /// `e+06`, with at least `width` digits.
  static func exponentText(_ exponent: Int, width: Int) -> String {
    let digits = String(exponent.magnitude)
    return (exponent < 0 ? "e-" : "e+") + zeros(width - digits.utf8.count) + digits
  }

  private static func zeros(_ count: Int) -> String {
    String(repeating: "0", count: max(count, 0))
  }
}
