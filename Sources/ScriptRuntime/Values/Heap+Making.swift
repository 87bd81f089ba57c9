import TapeEngine
import Tensors

/// What objects are charged beside their elements, in bytes: about what CPython's take.
enum ObjectCharge {
  static let string = 56
  static let list = 64
  static let tuple = 48
  static let dictionary = 96
  static let dictionaryEntry = 56
  static let small = 64
  static let function = 128
  static let exception = 192
  static let generator = 128
  /// With its table of protocols.
  static let classObject = 2_048
  static let value = 16
}

extension Heap {
  /// Makes a string.
  ///
  /// - Complexity: a long one is charged as steps too, for its bytes were written.
  func newString(_ text: String) throws(ScriptError) -> Value {
    let size = text.utf8.count
    if size >= 1_024 { try owner?.charge(steps: size >> 8) }
    try charge(ObjectCharge.string &+ size)
    return Value(
      tag: .string,
      payload: UInt64(strings.insert(StringObject(text: text), birth: nextBirth())))
  }

  /// Makes a list of `values`.
  func newList(_ values: [Value]) throws(ScriptError) -> Value {
    let list = try newList(capacity: values.count)
    let object = lists[list.index]
    for (offset, value) in values.enumerated() {
      // reason: made with the capacity of the values, of which there is one.
      object.pointee.items.unsafelyUnwrapped.advanced(by: offset).initialize(to: value)
    }
    object.pointee.count = values.count
    return list
  }

  /// Makes an empty list with room for `capacity` values.
  func newList(capacity: Int = 0) throws(ScriptError) -> Value {
    let (bytes, overflows) = capacity.multipliedReportingOverflow(by: ObjectCharge.value)
    if overflows || bytes > Int.max / 4 { throw ScriptError(limit: .bytes) }
    try charge(ObjectCharge.list &+ bytes)
    let object = ListObject(
      items: capacity > 0 ? .allocate(capacity: capacity) : nil, count: 0, capacity: capacity)
    return Value(tag: .list, payload: UInt64(lists.insert(object, birth: nextBirth())))
  }

  /// Makes a tuple of `values`.
  func newTuple(_ values: [Value]) throws(ScriptError) -> Value {
    try values.withUnsafeBufferPointer { buffer throws(ScriptError) in try newTuple(buffer) }
  }

  /// Makes a named tuple.
  func newTuple(_ values: [Value], of type: CoreType) throws(ScriptError) -> Value {
    var tuple = try newTuple(values)
    tuple.detail = UInt32(TypeID(type).rawValue)
    return tuple
  }

  /// Makes a tuple of a buffer's values.
  func newTuple(_ values: UnsafeBufferPointer<Value>) throws(ScriptError) -> Value {
    let count = values.count
    try charge(ObjectCharge.tuple &+ count &* ObjectCharge.value)
    var object = TupleObject(items: nil, count: count)
    if let base = values.baseAddress, count > 0 {
      let items = UnsafeMutablePointer<Value>.allocate(capacity: count)
      items.initialize(from: base, count: count)
      object.items = items
    }
    return Value(tag: .tuple, payload: UInt64(tuples.insert(object, birth: nextBirth())))
  }

  /// Makes an empty dictionary.
  func newDictionary() throws(ScriptError) -> Value {
    try charge(ObjectCharge.dictionary)
    return Value(
      tag: .dictionary,
      payload: UInt64(dictionaries.insert(DictionaryObject(), birth: nextBirth())))
  }

  /// Makes an empty set.
  func newSet() throws(ScriptError) -> Value {
    try charge(ObjectCharge.dictionary)
    return Value(
      tag: .set, payload: UInt64(dictionaries.insert(DictionaryObject(), birth: nextBirth())))
  }

  /// Makes a NumPy array. Its bytes are charged here unless a tensor already shares them.
  func newArray(_ value: TensorValue) throws(ScriptError) -> Value {
    try charge(ObjectCharge.small &+ value.buffer.size)
    return Value(tag: .ndarray, payload: UInt64(arrays.insert(value, birth: nextBirth())))
  }

  /// Makes an object of a type of the surface's own.
  func newRecord(_ type: TypeID, _ fields: [Value]) throws(ScriptError) -> Value {
    try charge(ObjectCharge.small &+ fields.count &* ObjectCharge.value)
    var object = RecordObject(type: type, fields: nil, count: fields.count)
    if !fields.isEmpty {
      let items = UnsafeMutablePointer<Value>.allocate(capacity: fields.count)
      for (offset, field) in fields.enumerated() { (items + offset).initialize(to: field) }
      object.fields = items
    }
    return Value(
      tag: .record, detail: UInt32(type.rawValue),
      payload: UInt64(records.insert(object, birth: nextBirth())))
  }

  /// Makes a slice `lower:upper:step`; absent parts are None.
  func newSlice(_ lower: Value, _ upper: Value, _ step: Value) throws(ScriptError) -> Value {
    try charge(ObjectCharge.small)
    let object = SliceObject(lower: lower, upper: upper, step: step)
    return Value(tag: .slice, payload: UInt64(slices.insert(object, birth: nextBirth())))
  }

  /// Makes a method of a receiver: calling it calls `function` with `receiver` as `call.receiver`.
  func newBoundMethod(_ function: Value, receiver: Value) throws(ScriptError) -> Value {
    try charge(ObjectCharge.small)
    let object = BoundMethodObject(function: function, receiver: receiver)
    return Value(
      tag: .boundMethod, payload: UInt64(boundMethods.insert(object, birth: nextBirth())))
  }

  func newCell(_ value: Value) throws(ScriptError) -> Value {
    try charge(ObjectCharge.value &* 2)
    return Value(
      tag: .cell, payload: UInt64(cells.insert(CellObject(value: value), birth: nextBirth())))
  }

  func newIterator(_ object: IteratorObject) throws(ScriptError) -> Value {
    try charge(ObjectCharge.small &+ object.partCount &* ObjectCharge.value)
    return Value(tag: .iterator, payload: UInt64(iterators.insert(object, birth: nextBirth())))
  }

  /// Makes an instance of a class of the script, without attributes.
  @inline(__always)
  func newInstance(of type: Value) throws(ScriptError) -> Value {
    try charge(ObjectCharge.small)
    let detail = UInt32(truncatingIfNeeded: type.payload)
    return Value(
      tag: .object, detail: detail,
      payload: UInt64(instances.insert(InstanceObject(classIndex: detail), birth: nextBirth())))
  }

  /// Makes an exception with `arguments` (its `args`).
  func newException(_ type: TypeID, _ arguments: [Value]) throws(ScriptError) -> Value {
    let tuple = try newTuple(arguments)
    try charge(ObjectCharge.exception)
    let object = ExceptionObject(type: type, arguments: tuple)
    return Value(
      tag: .exception, detail: UInt32(type.rawValue),
      payload: UInt64(exceptions.insert(object, birth: nextBirth())))
  }
}
