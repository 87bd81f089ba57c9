import ScriptSyntax
import TapeEngine
import Tensors

/// A piece of text that varies: what is written, and how.
///
/// While a run is traced, such a piece is a mark in the text: the noncharacters U+10FFFE and U+10FFFF
/// around its number. A text with marks has the tag `tracedText`.
public struct TracedText: Sendable {
  /// How a number or a tensor is written.
  enum Style: Hashable, Sendable {
    case str
    case repr
    case format(String)
    /// A field of Python's `%`, such as `%.4f`.
    case percent(String)
  }

  /// The value of the trace that is written.
  public let value: Int
  /// The value's dtype, which decides how many digits are written.
  public let dtype: DType
  /// The value's lengths; `[]` is a number.
  public let dimensions: [Int]
  /// Nil for a tensor.
  let kind: HostKind?
  let style: Style
  /// Whether it is one of NumPy's arrays instead of a tensor.
  var isArray = false

  static let opening: Unicode.Scalar = "\u{10FFFE}"
  static let closing: Unicode.Scalar = "\u{10FFFF}"

  /// The first byte of the marks, which no text is likely to hold.
  private static let firstByte: UInt8 = 0xF4
  private static let openingBytes: [UInt8] = [0xF4, 0x8F, 0xBF, 0xBE]
  private static let closingBytes: [UInt8] = [0xF4, 0x8F, 0xBF, 0xBF]

  static func hasMarks(_ text: String) -> Bool { text.unicodeScalars.contains(opening) }

  /// A text between marks, or a mark's number.
  public enum Piece: Sendable {
    case text(Range<Int>)
    case mark(Int)
  }

  /// Cuts UTF-8 text at its marks.
  public static func pieces(of text: [UInt8]) -> [Piece] {
    var result: [Piece] = []
    var start = 0
    var place = 0
    while place < text.count {
      guard text[place] == firstByte, text[place...].starts(with: openingBytes) else {
        place += 1
        continue
      }
      var end = place + 4
      var number = 0
      while end < text.count, (0x30...0x39).contains(text[end]) {
        number = min(number * 10 + Int(text[end]) - 0x30, 1 << 32)
        end += 1
      }
      guard end > place + 4, text[end...].starts(with: closingBytes) else {
        place += 1
        continue
      }
      if place > start { result.append(.text(start..<place)) }
      result.append(.mark(number))
      place = end + 4
      start = place
    }
    if place > start { result.append(.text(start..<place)) }
    return result
  }
}

extension Interpreter {
  /// A mark for a number or a tensor that varies; nil of anything else, and where the text is no
  /// template.
  func mark(_ value: Value, _ style: TracedText.Style) throws(ScriptError) -> String? {
    guard hosts.isActive else { return nil }
    let mark: TracedText
    switch value.tag {
    case .traced:
      guard hosts.textDepth > 0 else { throw refused("the program writes a number that varies") }
      let number = hosts.numbers[value.index]
      mark = TracedText(
        value: number.value, dtype: number.kind.dtype, dimensions: [], kind: number.kind,
        style: style)
    case .tensor:
      guard hosts.textDepth > 0, let number = recording.tracedTensor(value.tensorID) else {
        return nil
      }
      mark = TracedText(
        value: number, dtype: recording.dtype(value.tensorID),
        dimensions: recording.shape(value.tensorID).dimensions, kind: nil, style: style)
    case .ndarray:
      guard hosts.textDepth > 0, let number = heap.tracedValue(ofArray: value) else { return nil }
      let array = heap.peek(atArray: value)
      mark = TracedText(
        value: number, dtype: array.dtype, dimensions: array.shape.dimensions, kind: nil,
        style: style, isArray: true)
    default: return nil
    }
    if hosts.marks.count >= HostState.numberLimit {
      throw refused("the program prints too many values that vary")
    }
    hosts.marks.append(mark)
    var text = String.UnicodeScalarView()
    text.append(TracedText.opening)
    text.append(contentsOf: String(hosts.marks.count - 1).unicodeScalars)
    text.append(TracedText.closing)
    return String(text)
  }

  /// A string of the script, which may have marks.
  func newText(_ text: String) throws(ScriptError) -> Value {
    guard hosts.isActive, !hosts.marks.isEmpty, TracedText.hasMarks(text) else {
      return try heap.newString(text)
    }
    // Written once more for its holder, so that it is charged like any other.
    try heap.charge(ObjectCharge.string &+ text.utf8.count)
    hosts.textSize += text.utf8.count
    if hosts.textSize > 16 << 20 { throw refused("texts that vary are too long") }
    hosts.texts.append(text)
    return Value(tag: .tracedText, payload: UInt64(hosts.texts.count - 1))
  }

  /// The text of a string, which may have marks.
  func templateText(_ value: Value) -> String {
    value.tag == .tracedText ? hosts.texts[value.index] : heap.text(value)
  }

  /// `left + right`, one of which is a text that varies.
  func tracedConcatenation(
    _ operation: BinaryOperator, _ left: Value, _ right: Value
  ) throws(ScriptError) -> Value {
    guard operation == .add, left.tag == .string || left.tag == .tracedText,
      right.tag == .string || right.tag == .tracedText
    else { throw refused("the program changes a text that varies") }
    return try newText(templateText(left) + templateText(right))
  }

  /// What marks stand for in the last traced run, by their numbers.
  public var textMarks: [TracedText] { hosts.marks }

  /// Whether the last run met numbers or texts that vary: what it left is not what the script leaves.
  public var wasExposed: Bool { hosts.isExposed || hosts.hasStopped }

  /// Ends the tracing of a run; its numbers and texts stay for readers of its globals.
  public func endTracing() -> Trace? {
    hosts.isActive = false
    let trace = recording.endTrace()
    if heap.hasReadTracedArray { trace?.refuse("the program computes with an array that varies") }
    return trace
  }

  /// The value of the trace that a global's number is, with its dtype; nil of anything else.
  public func tracedNumber(_ value: Value) -> (value: Int, dtype: DType, isNumPy: Bool)? {
    guard value.tag == .traced, value.index < hosts.numbers.count else { return nil }
    let number = hosts.numbers[value.index]
    if case .numPy = number.kind { return (number.value, number.kind.dtype, true) }
    return (number.value, number.kind.dtype, false)
  }

  /// The text of a mark for the elements that a lane computed; nil if its script has to run.
  public func text(of mark: TracedText, _ elements: UnsafeRawPointer) -> String? {
    evaluation { () throws(ScriptError) in
      guard let kind = mark.kind else {
        let count = mark.dimensions.reduce(1, *)
        let size = count * mark.dtype.byteSize
        let buffer = TensorBuffer(size: size)
        buffer.bytes.copyMemory(from: elements, byteCount: size)
        let value = TensorValue(
          dtype: mark.dtype, shape: Shape(mark.dimensions), buffer: buffer)
        return switch mark.style {
        case .str where mark.isArray: try TensorText.array(value, self)
        case .repr where mark.isArray: try TensorText.arrayRepr(value, self)
        case .str: try TensorText.str(value, self)
        case .repr: try TensorText.repr(value, self)
        case .format(let specification): try TensorText.format(value, specification, self)
        case .percent: nil
        }
      }
      var bits: UInt64 = 0
      withUnsafeMutableBytes(of: &bits) {
        $0.copyMemory(
          from: UnsafeRawBufferPointer(start: elements, count: mark.dtype.byteSize))
      }
      let value = kind.value(bits)
      switch mark.style {
      case .str: return try str(value)
      case .repr: return try repr(value)
      case .format(let specification): return try format(value, specification)
      case .percent(let field):
        return heap.text(try percent(try heap.newString(field), value))
      }
    }
  }
}
