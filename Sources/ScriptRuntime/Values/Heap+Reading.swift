import Tensors

/// Looking into objects. Each reader is for the tag it names.
extension Heap {
  /// The text of a string.
  public func text(_ string: Value) -> String { strings[string.index].pointee.text }

  /// The items of a list or tuple, where they lie; do not keep it over anything that may change
  /// the list.
  public func items(_ sequence: Value) -> UnsafeBufferPointer<Value> {
    if sequence.tag == .list {
      let object = lists[sequence.index]
      return UnsafeBufferPointer(start: object.pointee.items, count: object.pointee.count)
    }
    let object = tuples[sequence.index]
    return UnsafeBufferPointer(start: object.pointee.items, count: object.pointee.count)
  }

  /// The keys and values of a dictionary, in order; of a set, the elements twice.
  public func entries(_ dictionary: Value) -> [(key: Value, value: Value)] {
    let object = dictionaries[dictionary.index].pointee
    guard let entries = object.entries else { return [] }
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(object.count)
    for offset in 0..<object.used where !entries[offset].key.isUnbound {
      result.append((entries[offset].key, entries[offset].value))
    }
    return result
  }

  /// The number of entries of a dictionary or set.
  public func count(_ dictionary: Value) -> Int { dictionaries[dictionary.index].pointee.count }

  /// The array of an `ndarray`.
  public func array(_ value: Value) -> TensorValue {
    if !tracedArrays.isEmpty, tracedValue(ofArray: value) != nil { hasReadTracedArray = true }
    return arrays[value.index].pointee
  }

  /// The fields of a record.
  public func fields(_ record: Value) -> UnsafeBufferPointer<Value> {
    let object = records[record.index]
    return UnsafeBufferPointer(start: object.pointee.fields, count: object.pointee.count)
  }

  /// The parts of a slice: None where absent.
  public func slice(_ value: Value) -> (lower: Value, upper: Value, step: Value) {
    let object = slices[value.index].pointee
    return (object.lower, object.upper, object.step)
  }

  /// A `range`.
  public func range(_ value: Value) -> (start: Int, stop: Int, step: Int, count: Int) {
    let object = ranges[value.index].pointee
    return (object.start, object.stop, object.step, object.count)
  }

  /// The type and the arguments tuple of an exception.
  public func exception(_ value: Value) -> (type: TypeID, arguments: Value) {
    let object = exceptions[value.index].pointee
    return (object.type, object.arguments)
  }

  /// The function and the receiver of a bound method.
  func boundMethod(_ value: Value) -> (function: Value, receiver: Value) {
    let object = boundMethods[value.index].pointee
    return (object.function, object.receiver)
  }
}
