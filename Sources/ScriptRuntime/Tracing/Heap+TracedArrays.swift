import TapeEngine
import Tensors

/// An array of which a value of the trace holds the elements.
struct TracedArray {
  var value: Int
  /// Another array may take its place.
  var birth: UInt64
}

// NumPy's arrays of tensors that vary, while a run is traced.
extension Heap {
  /// Makes an array of which a value of the trace holds the elements.
  func newArray(_ array: TensorValue, holding value: Int) throws(ScriptError) -> Value {
    let object = try newArray(array)
    tracedArrays[object.index] = TracedArray(value: value, birth: arrays.births[object.index])
    return object
  }

  /// The value of the trace that an array holds; nil if its elements are the same for all.
  func tracedValue(ofArray object: Value) -> Int? {
    guard object.tag == .ndarray, let known = tracedArrays[object.index],
      known.birth == arrays.births[object.index]
    else { return nil }
    return known.value
  }

  /// An array as it is in this run, without noting that it was read: its elements may vary.
  func peek(atArray object: Value) -> TensorValue { arrays[object.index].pointee }
}

extension Interpreter {
  /// NumPy's scalar or array of a tensor, if it varies; nil if it does not.
  func tracedArray(of value: Value) throws(ScriptError) -> Value? {
    let tensor: TensorID
    switch value.tag {
    case .tensor: tensor = value.tensorID
    case .variable: tensor = recording.peek(value.variableID)
    default: return nil
    }
    if recording.isScalar(tensor) { return try tracedScalar(of: value) }
    guard hosts.isActive, let number = recording.tracedTensor(tensor) else { return nil }
    hosts.hasArrays = true
    return try heap.newArray(recording.peekValue(tensor), holding: number)
  }

  /// The value of the trace that an array of a traced run holds, with the array in that run; nil of
  /// anything else.
  public func tracedNumber(ofArray value: Value) -> (value: Int, array: TensorValue)? {
    heap.tracedValue(ofArray: value).map { ($0, heap.peek(atArray: value)) }
  }
}
