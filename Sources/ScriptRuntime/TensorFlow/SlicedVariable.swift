import TapeEngine
import Tensors

/// The variables that tensors were cut from, for `v[1:].assign(…)`: noted in programs that name
/// `assign` only.
struct SlicedVariables {
  struct Part {
    var variable: VariableID
    var items: [StridedSlice.Item]
    /// Tells the tensor from later ones of the same number.
    var birth: UInt64
  }

  private var parts: [TensorID: Part] = [:]
  private var sweepCount = 256
  /// Whether the program names `assign` at all; nil before the first question.
  var isNamed: Bool?

  mutating func note(_ tensor: TensorID, _ part: Part, _ recording: Recording) {
    if parts.count >= sweepCount {
      parts = parts.filter { recording.birth(of: $0.key) == $0.value.birth }
      sweepCount = max(256, parts.count * 2)
    }
    parts[tensor] = part
  }

  func part(_ tensor: TensorID, _ recording: Recording) -> Part? {
    parts[tensor].flatMap { $0.birth == recording.birth(of: tensor) ? $0 : nil }
  }

  /// A variable lives as long as a part of it that can be assigned to.
  func mark(_ marker: Recording.Marker, _ recording: Recording) {
    for (tensor, part) in parts where recording.birth(of: tensor) == part.birth {
      marker.mark(part.variable)
    }
  }
}

/// `v[…].assign(value)`.
enum SlicedVariable {
  static let method = "assign"
  private static let native = "strided_slice.<locals>.assign"
  /// Only asked for while programs run: the library is complete then.
  private static let nativeIndex = Library.standard.natives.firstIndex { $0.name == native } ?? 0

  static func register(in library: inout LibraryBuilder) {
    _ = library.native(native, "val, name=None") { call throws(ScriptError) in
      try assign(call)
    }
  }

  static func note(
    _ tensor: TensorID, _ variable: VariableID, _ items: [StridedSlice.Item],
    _ interpreter: Interpreter
  ) {
    if interpreter.surface.slicedVariables.isNamed == nil {
      interpreter.surface.slicedVariables.isNamed =
        interpreter.program?.names.contains(method) ?? false
    }
    guard interpreter.surface.slicedVariables.isNamed == true,
      let birth = interpreter.recording.birth(of: tensor)
    else { return }
    interpreter.surface.slicedVariables.note(
      tensor, SlicedVariables.Part(variable: variable, items: items, birth: birth),
      interpreter.recording)
  }

  /// The method of a variable's part; nil of any other tensor.
  static func assign(of tensor: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value? {
    guard
      interpreter.surface.slicedVariables.part(tensor.tensorID, interpreter.recording) != nil
    else { return nil }
    return try interpreter.heap.newBoundMethod(
      Value(tag: .native, payload: UInt64(nativeIndex)), receiver: tensor)
  }

  private static func assign(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    guard
      let part = interpreter.surface.slicedVariables.part(
        call.receiver.tensorID, interpreter.recording)
    else {
      throw interpreter.error(.runtimeError, "the variable of this slice is gone")
    }
    let dtype = interpreter.recording.dtype(part.variable)
    let value = try Conversion.tensor(call[0], dtype: dtype, interpreter)
    try interpreter.engine { recording throws(EngineError) in
      try recording.assign(part.variable, at: part.items, value)
    }
    return try interpreter.heap.newRecord(
      SurfaceTypes.unreadVariable, [.variable(part.variable)])
  }
}
