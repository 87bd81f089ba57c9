import JSON
import ScriptRuntime
import TapeEngine
import Tensors

/// Writes values of a script as JSON.
struct ValueWriter {
  let interpreter: Interpreter
  let encoding: RunOptions.Encoding
  /// Whether strings are written, as when the job asks for a name that holds one.
  let allowsText: Bool
  /// The most bytes that the result's text may have.
  let sizeLimit: Int
  /// The maker of a template of the text, if there is one.
  var taker: Taker?

  /// What makes a template of written values.
  struct Taker {
    /// Is asked before a tensor is written, and answers whether it has taken care of it.
    var takesTensor: (TensorID) -> Bool
    /// The same of one of NumPy's arrays.
    var takesArray: (Value) -> Bool
    /// Is told of each number that varies in a traced run.
    var takesNumber: (Value) -> Void
    /// Is told that the text beyond a position was taken back.
    var forget: (Int) -> Void
  }

  /// Why a value was not written.
  enum Refusal: Error {
    /// It is, or holds, something that has no form in a result: a function, a tape. Its type's name.
    case unwritable(String)
    /// Lists in lists beyond what a JSON reader takes; a list that holds itself is one.
    case tooDeep
    case tooLarge
    /// The time was up before all was written.
    case tooLate(ScriptFailure)
    /// Two keys of a dictionary have the same text.
    case sameKeys(String)
  }

  /// A result must be readable as an input again.
  private static let nestingLimit = JSONDocument.nestingLimit - 8

  /// How many values were written: lists that share lists may hold more than there is time for.
  private final class Clock { var visits = 0 }
  private let clock = Clock()

  private func checkClock() throws(Refusal) {
    do throws(ScriptError) {
      try interpreter.checkClock()
    } catch {
      throw .tooLate(interpreter.failure(error))
    }
  }

  /// Appends the value; on a refusal, what was appended is taken back.
  func append(_ value: Value, to text: ByteBuffer) throws(Refusal) {
    let start = text.count
    do {
      try append(value, to: text, depth: 0)
    } catch {
      text.truncate(to: start)
      throw error
    }
  }

  private func append(_ value: Value, to text: ByteBuffer, depth: Int) throws(Refusal) {
    guard depth < Self.nestingLimit else { throw .tooDeep }
    guard text.count <= sizeLimit else { throw .tooLarge }
    clock.visits &+= 1
    if clock.visits & 0xFFF == 0 { try checkClock() }
    switch value.tag {
    case .none: text.append("null")
    case .bool: text.appendJSON(value.boolValue)
    case .int: text.appendJSON(Int64(value.intValue))
    case .float: text.appendJSON(value.floatValue)
    case .string where allowsText: text.appendJSON(interpreter.heap.text(value))
    case .tensor: try append(value.tensorID, to: text)
    case .variable: try append(interpreter.recording.peek(value.variableID), to: text)
    case .ndarray:
      if let taker, taker.takesArray(value) { return }
      try append(interpreter.heap.array(value), to: text)
    case .numpyScalar: append(numpyScalar: value, to: text)
    case .traced: taker?.takesNumber(value)
    case .list, .tuple:
      text.append(UInt8(ascii: "["))
      // The count may not change: nothing of the script runs here.
      for (index, item) in interpreter.heap.items(value).enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        try append(item, to: text, depth: depth + 1)
      }
      text.append(UInt8(ascii: "]"))
    case .dictionary:
      text.append(UInt8(ascii: "{"))
      let entries = interpreter.heap.entries(value)
      // Strings differ as keys; only other keys may have the text of one before.
      var known: Set<String>? = entries.allSatisfy { $0.key.tag == .string } ? nil : []
      for (index, entry) in entries.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        // The job is over: no method of the script runs any more.
        guard entry.key.tag != .object, let key = try? interpreter.str(entry.key) else {
          throw .unwritable("dict")
        }
        if known?.insert(key).inserted == false { throw .sameKeys(key) }
        text.appendJSON(key)
        text.append(UInt8(ascii: ":"))
        try append(entry.value, to: text, depth: depth + 1)
      }
      text.append(UInt8(ascii: "}"))
    case .record:
      guard let slices = indexedSlices(value) else {
        throw .unwritable(interpreter.typeName(value))
      }
      try append(slices, to: text)
    default:
      throw .unwritable(interpreter.typeName(value))
    }
  }

  /// The slices that a record holds, if it is of their type and knows its dense shape.
  private func indexedSlices(_ value: Value) -> IndexedSlices? {
    guard interpreter.type(of: value) == .indexedSlices else { return nil }
    let fields = interpreter.heap.fields(value)
    guard fields.count == 3, fields.allSatisfy({ $0.tag == .tensor }) else { return nil }
    return IndexedSlices(
      values: fields[1].tensorID, indices: fields[0].tensorID, denseShape: fields[2].tensorID)
  }

  private func append(_ tensor: TensorID, to text: ByteBuffer) throws(Refusal) {
    if let taker, taker.takesTensor(tensor) { return }
    let recording = interpreter.recording
    if encoding == .plain, recording.isScalar(tensor) {
      // The common case, without a buffer for the tensor.
      switch recording.dtype(tensor) {
      case .float32: text.appendJSON(Float(recording.doubleValue(tensor)))
      case .float64: text.appendJSON(recording.doubleValue(tensor))
      case .int32, .int64: text.appendJSON(recording.int64Value(tensor))
      case .bool: text.appendJSON(recording.boolValue(tensor))
      }
      return
    }
    try append(recording.value(tensor), to: text)
  }

  private func append(_ value: TensorValue, to text: ByteBuffer) throws(Refusal) {
    // An element takes two bytes at least: refuse before the text is made.
    guard text.count + 2 * value.elementCount <= sizeLimit else { throw .tooLarge }
    text.appendTensor(value, as: encoding, within: sizeLimit)
    guard text.count <= sizeLimit else { throw .tooLarge }
  }

  private func append(numpyScalar value: Value, to text: ByteBuffer) {
    let isPlain = encoding == .plain
    if !isPlain {
      text.append("{\"dtype\":\"")
      text.append(value.dtypeValue.name)
      text.append("\",\"shape\":[],\"data\":[")
    }
    switch value.dtypeValue {
    case .float32: text.appendJSON(Float(value.floatValue))
    case .float64: text.appendJSON(value.floatValue)
    case .int32, .int64: text.appendJSON(Int64(value.intValue))
    case .bool: text.appendJSON(value.boolValue)
    }
    if !isPlain { text.append("]}") }
  }

  private func append(_ slices: IndexedSlices, to text: ByteBuffer) throws(Refusal) {
    guard encoding == .typed else {
      guard let dense = try? interpreter.recording.dense(slices) else { throw .tooLarge }
      return try append(dense, to: text)
    }
    text.append("{\"indices\":")
    try append(slices.indices, to: text)
    text.append(",\"values\":")
    try append(slices.values, to: text)
    text.append(",\"dense_shape\":")
    try append(slices.denseShape, to: text)
    text.append("}")
  }
}
