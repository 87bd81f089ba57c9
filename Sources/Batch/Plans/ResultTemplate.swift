import JSON
import Numerals
import ScriptRuntime
import TapeEngine
import Tensors

/// What every job of a plan writes between its id and its tags, with gaps for the plan's values.
struct ResultTemplate: Sendable {
  /// A gap.
  struct Column: Sendable {
    /// Where it is in the text.
    var position: Int
    var dtype: DType
    var dimensions: [Int]
    var elementCount: Int
    /// Whether it is a number of the language, which is written plain in every encoding.
    var isNumber = false
    /// Not nil: a piece of what the program printed.
    var mark: TracedText?
  }

  /// In the order of the text, which is the order of the plan's outputs.
  let columns: [Column]
  let encoding: RunOptions.Encoding
  /// A line up to this size, without its tags, surely keeps the limit on outputs.
  let lineSizeLimit: Int
  private let text: TemplateText

  init(text: [UInt8], columns: [Column], encoding: RunOptions.Encoding, lineSizeLimit: Int) {
    self.columns = columns
    self.encoding = encoding
    self.lineSizeLimit = lineSizeLimit
    let holdsScalars = columns.allSatisfy { column in
      column.mark == nil && column.dimensions.isEmpty && (encoding == .plain || column.isNumber)
    }
    self.text = TemplateText(
      text, gaps: columns.map { TemplateText.Gap(position: $0.position, dtype: $0.dtype) },
      holdsScalars: holdsScalars)
  }

  /// Makes ready for the lanes of a group.
  func begin(_ runner: PlanRunner) {
    if columns.contains(where: { $0.mark != nil }) {
      (runner.hostContext as? Interpreter)?.beginEvaluation()
    }
  }

  /// Appends the line of one lane.
  ///
  /// - Parameters:
  ///   - id: the job's id, as it was written, between the quotes.
  ///   - tail: what closes the line.
  ///   - scratch: room for the elements of one output.
  /// - Returns: false when the lane's script has to run.
  func append(
    to buffer: ByteBuffer, id: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer,
    _ runner: PlanRunner, _ plan: Plan, lane: Int, scratch: ByteBuffer
  ) -> Bool {
    if text.holdsScalars {
      text.append(to: buffer, id: id, tail: tail) { runner.scalarOutput($0, of: plan, lane: lane) }
      return true
    }
    buffer.append("{\"id\":\"")
    buffer.append(id)
    buffer.append(UInt8(ascii: "\""))
    guard appendText(to: buffer, runner, plan, lane: lane, scratch: scratch) else { return false }
    buffer.append(tail)
    return true
  }

  /// Appends the template with its gaps filled; false when the lane's script has to run.
  func appendText(
    to buffer: ByteBuffer, _ runner: PlanRunner, _ plan: Plan, lane: Int, scratch: ByteBuffer
  ) -> Bool {
    var start = 0
    var printed = 0
    for (index, column) in columns.enumerated() {
      buffer.append(UnsafeRawBufferPointer(rebasing: text.bytes[start..<column.position]))
      start = column.position
      if let mark = column.mark {
        guard
          let size = append(
            mark, column, to: buffer, runner, plan, output: index, lane: lane, scratch: scratch)
        else { return false }
        printed += size
        if printed > Self.printedLimit { return false }
      } else if column.dimensions.isEmpty, encoding == .plain || column.isNumber {
        buffer.appendScalar(bits: runner.scalarOutput(index, of: plan, lane: lane), column.dtype)
      } else {
        scratch.removeAll()
        let bytes = UnsafeMutableRawPointer(
          scratch.reserve(max(column.elementCount * column.dtype.byteSize, 8)))
        runner.copyOutput(index, of: plan, lane: lane, to: bytes)
        buffer.appendTensor(bytes, column.dtype, column.dimensions, as: encoding)
      }
    }
    buffer.append(UnsafeRawBufferPointer(rebasing: text.bytes[start...]))
    return true
  }

  /// What varies of a lane's printed text is at most so long, in bytes: beyond, its script runs, whose
  /// limits count every byte.
  static let printedLimit = 64 << 10

  /// Appends a piece of printed text; its size, or nil when the lane's script has to run.
  private func append(
    _ mark: TracedText, _ column: Column, to buffer: ByteBuffer, _ runner: PlanRunner,
    _ plan: Plan, output: Int, lane: Int, scratch: ByteBuffer
  ) -> Int? {
    guard let interpreter = runner.hostContext as? Interpreter else { return nil }
    scratch.removeAll()
    let bytes = UnsafeMutableRawPointer(
      scratch.reserve(max(column.elementCount * column.dtype.byteSize, 8)))
    runner.copyOutput(output, of: plan, lane: lane, to: bytes)
    guard var text = interpreter.text(of: mark, bytes) else { return nil }
    return text.withUTF8 { utf8 in
      buffer.appendEscaped(UnsafeRawBufferPointer(utf8), scratch: scratch)
      return utf8.count
    }
  }
}

extension ByteBuffer {
  /// Appends UTF-8 text as it is between the quotes of a JSON string.
  func appendEscaped(_ text: UnsafeRawBufferPointer, scratch: ByteBuffer) {
    scratch.removeAll()
    scratch.appendJSON(utf8: text)
    append(UnsafeRawBufferPointer(rebasing: scratch.bytes[1..<scratch.count - 1]))
  }
}

extension ByteBuffer {
  /// Appends the element with these bits as a number or a bool.
  func appendScalar(bits: UInt64, _ dtype: DType) {
    commit(writeScalar(bits: bits, dtype, to: reserve(maximumFloatLength)))
  }
}
