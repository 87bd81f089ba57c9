import TapeEngine

extension Value {
  /// A tensor of the job's recording.
  @inline(__always)
  public static func tensor(_ id: TensorID) -> Value {
    Value(tag: .tensor, payload: UInt64(id.rawValue))
  }

  /// A variable of the job's recording.
  public static func variable(_ id: VariableID) -> Value {
    Value(tag: .variable, payload: UInt64(id.rawValue))
  }

  /// A variable of a Keras layer or optimizer: one of the engine's, with Keras's attributes.
  public static func kerasVariable(_ id: VariableID) -> Value {
    Value(tag: .variable, detail: 1, payload: UInt64(id.rawValue))
  }

  /// Whether this is a variable of a Keras layer or optimizer.
  public var isKerasVariable: Bool { tag == .variable && detail == 1 }

  static func tape(_ id: TapeID) -> Value {
    Value(tag: .tape, payload: UInt64(id.rawValue))
  }

  /// The `None` of an unconnected gradient, which knows why.
  public static func none(_ why: Unconnected) -> Value {
    Value(
      tag: .none, detail: UInt32(why.cause.rawValue) + 1,
      payload: UInt64(truncatingIfNeeded: why.line))
  }

  /// Of a tensor.
  @inline(__always)
  public var tensorID: TensorID { TensorID(rawValue: UInt32(truncatingIfNeeded: payload)) }
  /// Of a variable.
  public var variableID: VariableID { VariableID(rawValue: UInt32(truncatingIfNeeded: payload)) }
  var tapeID: TapeID { TapeID(rawValue: UInt32(truncatingIfNeeded: payload)) }

  /// Why this `None` is one, if it came from a gradient.
  public var unconnected: Unconnected? {
    guard tag == .none, detail > 0,
      let cause = Unconnected.Cause(rawValue: UInt8(truncatingIfNeeded: detail &- 1))
    else { return nil }
    return Unconnected(cause: cause, line: Int32(truncatingIfNeeded: payload))
  }
}
