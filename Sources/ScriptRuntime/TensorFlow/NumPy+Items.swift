import TapeEngine
import Tensors

// Items and slices of arrays.
extension NumPy {
  static func getItem(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value {
    if let item = try tracedItem(object, index, interpreter) { return item }
    let array = interpreter.heap.array(object)
    if let mask = mask(index, interpreter) {
      let id = try Conversion.constant(array, interpreter)
      let maskID = try Conversion.constant(mask, interpreter)
      return try value(try BooleanMask.apply(id, maskID, interpreter), interpreter)
    }
    if index.tag == .list || index.tag == .ndarray {
      let rows = try asArray(index, dtype: .int64, interpreter)
      let length = array.shape.rank > 0 ? array.shape[0] : 0
      let wrapped =
        rows.elementCount == 0 ? [] : rows.integers().map { $0 < 0 ? $0 + Int64(length) : $0 }
      for row in wrapped where row < 0 || row >= length {
        throw interpreter.error(
          .indexError, "index \(row) is out of bounds for axis 0 with size \(length)")
      }
      let indices = TensorValue(wrapped, shape: rows.shape)
      return try value(
        try compute(interpreter) { recording throws(EngineError) in
          try recording.gather(
            try recording.constant(array), try recording.constant(indices), axis: 0,
            batchDimensions: 0)
        }, interpreter)
    }
    let items = try items(index, interpreter)
    try checkBounds(items, array.shape, interpreter)
    return try value(
      try compute(interpreter) { recording throws(EngineError) in
        try recording.slice(try recording.constant(array), items)
      }, interpreter)
  }

  /// What indices and slices take of an array whose elements vary; nil of another, and of another
  /// index.
  private static func tracedItem(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value? {
    guard interpreter.heap.tracedValue(ofArray: object) != nil else { return nil }
    switch index.tag {
    case .list, .ndarray, .tensor: return nil
    default: break
    }
    let items = try items(index, interpreter)
    try checkBounds(items, interpreter.heap.peek(atArray: object).shape, interpreter)
    let x = try Conversion.tensor(object, interpreter)
    let item = try interpreter.engine { recording throws(EngineError) in
      try recording.slice(x, items)
    }
    return try interpreter.tracedArray(of: .tensor(item))
  }

  private static func mask(_ index: Value, _ interpreter: Interpreter) -> TensorValue? {
    switch index.tag {
    case .ndarray where interpreter.heap.array(index).dtype == .bool:
      return interpreter.heap.array(index)
    case .tensor where interpreter.recording.dtype(index.tensorID) == .bool:
      return interpreter.recording.value(index.tensorID)
    default: return nil
    }
  }

  private static func items(
    _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [StridedSlice.Item] {
    do {
      return try Subscript.items(index, interpreter)
    } catch {
      if error.limit != nil { throw error }
      throw interpreter.error(
        .indexError,
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
          + "boolean arrays are valid indices")
    }
  }

  /// NumPy's words for an index outside its axis.
  private static func checkBounds(
    _ items: [StridedSlice.Item], _ shape: Shape, _ interpreter: Interpreter
  ) throws(ScriptError) {
    do throws(StridedSlice.ItemError) {
      _ = try StridedSlice.taking(items, of: shape)
    } catch {
      switch error {
      case .tooManyItems(let count):
        throw interpreter.error(
          .indexError,
          "too many indices for array: array is \(shape.rank)-dimensional, but \(count) were "
            + "indexed")
      case .outside(let index, let axis):
        throw interpreter.error(
          .indexError,
          "index \(index) is out of bounds for axis \(axis) with size \(shape[axis])")
      case .severalEllipses:
        throw interpreter.error(
          .indexError, "an index can only have a single ellipsis ('...')")
      case .zeroStep: throw interpreter.error(.valueError, "slice step cannot be zero")
      }
    }
  }

  /// `array[index] = value`: the array object gets new bytes, tensors that shared them keep theirs.
  static func setItem(
    _ object: Value, _ index: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) {
    let array = interpreter.heap.array(object)
    let source = try asArray(value, dtype: array.dtype, interpreter)
    let positions: TensorValue
    try interpreter.charge(steps: array.elementCount >> 7)
    try interpreter.room(for: 16 * array.elementCount)
    let numbers = TensorValue(
      (0..<Int64(array.elementCount)).map { $0 }, shape: array.shape)
    let numbering = try interpreter.heap.newArray(numbers)
    let chosen = try getItem(numbering, index, interpreter)
    positions = try asArray(chosen, interpreter)
    let spread = try compute(interpreter) { recording throws(EngineError) in
      try recording.broadcast(try recording.constant(source), to: positions.shape)
    }
    try interpreter.visit(positions.elementCount)
    let size = array.dtype.byteSize
    let buffer = TensorBuffer(size: array.elementCount * size)
    buffer.bytes.copyMemory(from: array.buffer.bytes, byteCount: array.elementCount * size)
    for element in 0..<positions.elementCount {
      let target = Int(positions.integer(at: element))
      buffer.bytes.advanced(by: target * size).copyMemory(
        from: spread.buffer.bytes.advanced(by: element * size), byteCount: size)
    }
    interpreter.heap.replaceArray(
      object, TensorValue(dtype: array.dtype, shape: array.shape, buffer: buffer))
  }
}

extension Heap {
  /// Gives an array object other bytes of the same size.
  fileprivate func replaceArray(_ array: Value, _ value: TensorValue) {
    arrays[array.index].pointee = value
  }
}
