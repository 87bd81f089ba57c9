import Numerals

/// How the elements of one array are written: chosen by looking at all that will be shown, so that
/// columns line up.
struct ElementFormat {
  private enum Style {
    case positional(fraction: Int)
    case scientific(fraction: Int, exponentWidth: Int)
    case integer
    case bool
  }

  private var style: Style
  /// Columns before the point, or of the whole integer or bool.
  private var leftWidth = 0
  /// Columns after the point, exponent included.
  private var rightWidth = 0

  /// - Parameter shown: the row-major positions that will be written; at least one.
  init(_ value: TensorValue, shown: [Int]) {
    switch value.dtype {
    case .bool:
      style = .bool
      leftWidth = value.shape.rank == 0 ? 0 : 5
    case .int32, .int64:
      style = .integer
      leftWidth = shown.reduce(0) { max($0, String(value.integer(at: $1)).utf8.count) }
    case .float32, .float64:
      style = .positional(fraction: 0)
      chooseFloat(value, shown)
    }
  }

  private mutating func chooseFloat(_ value: TensorValue, _ shown: [Int]) {
    let isSingle = value.dtype == .float32
    var finite: [Double] = []
    var hasOther = false
    var hasNegativeInfinity = false
    var largest = 0.0
    var smallest = Double.infinity
    for position in shown {
      let element = value.double(at: position)
      if !element.isFinite {
        hasOther = true
        if element == -.infinity { hasNegativeInfinity = true }
        continue
      }
      finite.append(element)
      if element != 0 {
        largest = max(largest, element.magnitude)
        smallest = min(smallest, element.magnitude)
      }
    }
    var fraction = 0
    if largest > 0 {
      // NumPy compares in the array's own type, also the quotient.
      let isWide =
        isSingle ? Float(largest) / Float(smallest) > 1000 : largest / smallest > 1000
      let isSmall = isSingle ? Float(smallest) < 0.0001 : smallest < 0.0001
      if largest >= (isSingle ? 1e6 : 1e8) || isSmall || isWide {
        style = .scientific(fraction: 0, exponentWidth: 2)
      }
    }
    if case .scientific = style {
      var exponentWidth = 2
      for element in finite {
        let (mantissa, exponent) = NumPyText.scientific(
          Self.digits(element, isSingle), element, precision: NumPyText.precision)
        let (left, right) = Self.widths(mantissa)
        leftWidth = max(leftWidth, left)
        fraction = max(fraction, right)
        exponentWidth = max(exponentWidth, String(exponent.magnitude).utf8.count)
      }
      style = .scientific(fraction: fraction, exponentWidth: exponentWidth)
      rightWidth = exponentWidth + 2 + fraction
    } else {
      for element in finite {
        let (left, right) = Self.widths(
          NumPyText.positional(
            Self.digits(element, isSingle), element, precision: NumPyText.precision))
        leftWidth = max(leftWidth, left)
        fraction = max(fraction, right)
      }
      style = .positional(fraction: fraction)
      rightWidth = fraction
    }
    if hasOther {
      leftWidth = max(
        leftWidth, 3 - (rightWidth + 1), 3 + (hasNegativeInfinity ? 1 : 0) - (rightWidth + 1))
    }
  }

  /// The element at a row-major position, padded to the common width.
  func text(_ value: TensorValue, at position: Int) -> String {
    switch style {
    case .bool, .integer:
      return Self.pad(NumPyText.scalar(value, at: position), to: leftWidth)
    case .positional, .scientific:
      break
    }
    let element = value.double(at: position)
    let isSingle = value.dtype == .float32
    if !element.isFinite {
      let name = element.isNaN ? "nan" : element < 0 ? "-inf" : "inf"
      return Self.pad(name, to: leftWidth + rightWidth + 1)
    }
    if case .scientific(let fraction, let exponentWidth) = style {
      let (mantissa, exponent) = NumPyText.exactScientific(element, precision: fraction)
      let left = Self.widths(mantissa).left
      return String(repeating: " ", count: max(leftWidth - left, 0)) + mantissa
        + NumPyText.exponentText(exponent, width: exponentWidth)
    }
    let number = NumPyText.positional(
      Self.digits(element, isSingle), element, precision: NumPyText.precision)
    let (left, right) = Self.widths(number)
    return String(repeating: " ", count: max(leftWidth - left, 0)) + number
      + String(repeating: " ", count: max(rightWidth - right, 0))
  }

  private static func digits(_ value: Double, _ isSingle: Bool) -> ShortestDigits {
    isSingle ? ShortestDigits(Float(value)) : ShortestDigits(value)
  }

  /// The columns before and after the point.
  private static func widths(_ number: String) -> (left: Int, right: Int) {
    let bytes = number.utf8
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return (bytes.count, 0) }
    let left = bytes.distance(from: bytes.startIndex, to: point)
    return (left, bytes.count - left - 1)
  }

  private static func pad(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(width - text.utf8.count, 0)) + text
  }
}

/// Brackets, line breaks and ellipses of an array's text.
struct ArrayLayout {
  let value: TensorValue
  let format: ElementFormat
  let separator: String
  let isSummary: Bool
  private let dimensions: [Int]
  private let strides: [Int]

  init(value: TensorValue, format: ElementFormat, separator: String, isSummary: Bool) {
    self.value = value
    self.format = format
    self.separator = separator
    self.isSummary = isSummary
    dimensions = value.shape.dimensions
    strides = value.shape.strides
  }

  /// The whole text; continuation lines start with `hangingIndent` blanks (and one more a level).
  mutating func text(hangingIndent: Int, width: Int) -> String {
    block(axis: 0, position: 0, indent: hangingIndent, width: width)
  }

  private var trimmedSeparator: String { separator.hasPrefix(",") ? "," : "" }

  /// The indices along an axis, `nil` for the ellipsis.
  private func indices(_ axis: Int) -> [Int?] {
    let length = dimensions[axis]
    if !isSummary || length <= 2 * NumPyText.edgeItemCount { return Array(0..<length) }
    return Array(0..<NumPyText.edgeItemCount) + [nil]
      + Array((length - NumPyText.edgeItemCount)..<length)
  }

  /// Recursion is as deep as the rank, which the engine bounds.
  private func block(axis: Int, position: Int, indent: Int, width: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    let items = indices(axis)
    if axis == dimensions.count - 1 {
      let limit = width - max(trimmedSeparator.utf8.count, 1)
      var lines = ""
      var line = ""
      var lineWidth = indent
      for (order, index) in items.enumerated() {
        let word = index.map { format.text(value, at: position + $0) } ?? "..."
        if lineWidth + word.utf8.count > limit && lineWidth > indent {
          while line.hasSuffix(" ") { line.removeLast() }
          lines += line + "\n" + blanks
          line = ""
          lineWidth = indent
        }
        line += word
        lineWidth += word.utf8.count
        if order < items.count - 1 {
          line += separator
          lineWidth += separator.utf8.count
        }
      }
      return "[" + lines + line + "]"
    }
    let join =
      trimmedSeparator + String(repeating: "\n", count: dimensions.count - 1 - axis) + blanks
    let blocks = items.map { index in
      index.map {
        block(
          axis: axis + 1, position: position + $0 * strides[axis], indent: indent + 1,
          width: width - 1)
      } ?? "..."
    }
    return "[" + blocks.joined(separator: join) + "]"
  }
}
