import JSON
import ScriptRuntime
import TapeEngine

/// Gathers the columns of a plan while its first result is written: where each is in the text, and
/// which value of the trace fills it.
final class PlanColumns {
  private let text: ByteBuffer
  private let interpreter: Interpreter
  private let trace: Trace
  var columns: [ResultTemplate.Column] = []
  /// The values of the trace, a column each.
  var values: [Int] = []
  /// Whether the trace knows where all that was written comes from.
  private(set) var isKnown = true

  init(in text: ByteBuffer, of trace: Trace, _ interpreter: Interpreter) {
    self.text = text
    self.trace = trace
    self.interpreter = interpreter
  }

  var taker: ValueWriter.Taker {
    ValueWriter.Taker(
      takesTensor: { self.takes($0) }, takesArray: { self.takesArray($0) },
      takesNumber: { self.take($0) },
      forget: { self.forget(after: $0) })
  }

  private func takes(_ tensor: TensorID) -> Bool {
    let recording = interpreter.recording
    switch recording.origin(of: tensor, in: trace) {
    case .constant: return false
    case .unknown: isKnown = false
    case .value(let number):
      values.append(number)
      columns.append(
        ResultTemplate.Column(
          position: text.count, dtype: recording.dtype(tensor),
          dimensions: recording.shape(tensor).dimensions,
          elementCount: recording.elementCount(tensor)))
    }
    return true
  }

  private func takesArray(_ value: Value) -> Bool {
    guard let (number, array) = interpreter.tracedNumber(ofArray: value) else { return false }
    values.append(number)
    columns.append(
      ResultTemplate.Column(
        position: text.count, dtype: array.dtype, dimensions: array.shape.dimensions,
        elementCount: array.elementCount))
    return true
  }

  private func take(_ value: Value) {
    guard let number = interpreter.tracedNumber(value) else {
      isKnown = false
      return
    }
    values.append(number.value)
    columns.append(
      ResultTemplate.Column(
        position: text.count, dtype: number.dtype, dimensions: [], elementCount: 1,
        isNumber: !number.isNumPy))
  }

  /// Drops the columns of text that was taken back.
  private func forget(after position: Int) {
    let kept = columns.prefix { $0.position <= position }.count
    columns.removeLast(columns.count - kept)
    values.removeLast(values.count - kept)
  }
}
