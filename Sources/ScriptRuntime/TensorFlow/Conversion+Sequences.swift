import TapeEngine
import Tensors

// Nested sequences, as TensorFlow makes tensors of them.
extension Conversion {
  static func sequence(
    _ value: Value, dtype: DType?, hint: DType?, packsTensors: Bool, name: String,
    _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if packsTensors, let found = try firstTensor(in: value, depth: 0, interpreter) {
      if dtype == nil, let hint, hint != found {
        // What cannot be of the dtype hinted at keeps its own.
        if let packed = try attempt(
          { () throws(ScriptError) in
            try pack(value, dtype: hint, found: found, name: name, interpreter)
          }, interpreter)
        {
          return packed
        }
      }
      return try pack(value, dtype: dtype ?? found, found: found, name: name, interpreter)
    }
    if interpreter.hosts.isExposed,
      let tensor = try interpreter.tracedSequence(value, dtype: dtype, hint: hint)
    {
      return tensor
    }
    return try plainSequence(value, dtype: dtype, hint: hint, interpreter)
  }

  /// The tensor of a nested sequence of numbers that do not vary.
  static func plainSequence(
    _ value: Value, dtype: DType?, hint: DType?, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if dtype == nil, let hint,
      let array = try attempt(
        { () throws(ScriptError) in
          try PythonSequence.array(value, dtype: hint, interpreter)
        }, interpreter)
    {
      return try hostConstant(array, interpreter)
    }
    return try hostConstant(
      try PythonSequence.array(value, dtype: dtype, interpreter), interpreter)
  }

  /// A constant of numbers that the program has computed itself, as the cause of a missing gradient.
  private static func hostConstant(
    _ array: TensorValue, _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    let id = try constant(array, interpreter)
    interpreter.recording.noteHostValue(id)
    return id
  }

  /// What `body` gives; nil where it raises a TypeError or a ValueError.
  private static func attempt<Result>(
    _ body: () throws(ScriptError) -> Result, _ interpreter: Interpreter
  ) throws(ScriptError) -> Result? {
    do throws(ScriptError) {
      return try body()
    } catch {
      guard interpreter.isConversionFailure(error) else { throw error }
      return nil
    }
  }

  /// The dtype of the first tensor or variable anywhere in a nested sequence.
  private static func firstTensor(
    in value: Value, depth: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> DType? {
    if depth > maximumRank { throw tooDeep(interpreter) }
    if value.tag == .range { return nil }
    for item in try walkedItems(value, interpreter) {
      switch item.tag {
      case .tensor: return interpreter.recording.dtype(item.tensorID)
      case .variable:
        return interpreter.recording.dtype(interpreter.recording.peek(item.variableID))
      case .list, .tuple:
        if let found = try firstTensor(in: item, depth: depth + 1, interpreter) { return found }
      default: break
      }
    }
    return nil
  }

  /// Stacks a sequence that holds tensors somewhere.
  ///
  /// - Parameters:
  ///   - found: the dtype of the first tensor; when another is wanted, every tensor is cast to it.
  ///   - name: as errors call the stacking of tensors alone; among other things it has no name.
  private static func pack(
    _ value: Value, dtype: DType, found: DType, name: String, depth: Int = 0,
    _ interpreter: Interpreter
  ) throws(ScriptError) -> TensorID {
    if depth > maximumRank { throw tooDeep(interpreter) }
    let items = try walkedItems(value, interpreter)
    let isTensor = { (item: Value) in item.tag == .tensor || item.tag == .variable }
    let holdsTensorsAlone = items.allSatisfy(isTensor)
    var parts: [TensorID] = []
    for (index, item) in items.enumerated() {
      if isTensor(item) {
        var part = try tensor(item, interpreter)
        let own = interpreter.recording.dtype(part)
        if own != dtype, dtype != found {
          part = try interpreter.engine { [part] recording throws(EngineError) in
            try recording.cast(part, to: dtype)
          }
        } else if own != dtype, !holdsTensorsAlone {
          throw interpreter.error(
            .typeError,
            "Cannot convert a list containing a tensor of dtype <dtype: '\(own.name)'> to <dtype: "
              + "'\(dtype.name)'> (Tensor is: \(try interpreter.repr(item)))")
        }
        parts.append(part)
      } else if item.tag == .list || item.tag == .tuple,
        try firstTensor(in: item, depth: depth + 1, interpreter) != nil
      {
        parts.append(
          try pack(
            item, dtype: dtype, found: found, name: String(index), depth: depth + 1, interpreter))
      } else {
        parts.append(try tensor(item, dtype: dtype, packsTensors: false, interpreter))
      }
    }
    if parts.isEmpty {
      return try interpreter.engine { recording throws(EngineError) in
        try recording.zeros(Shape([0]), dtype)
      }
    }
    return try interpreter.engine { [parts] recording throws(EngineError) in
      try recording.stack(parts, axis: 0, name: holdsTensorsAlone ? name : "")
    }
  }

  /// The items of a list or tuple (or range, as ints, whose length the caller has checked); empty for anything
  /// else.
  static func items(_ value: Value, _ interpreter: Interpreter) -> [Value] {
    switch value.tag {
    case .list, .tuple: return Array(interpreter.heap.items(value))
    case .range:
      let range = interpreter.heap.range(value)
      // A range's numbers fit an Int, so the products and sums do.
      return (0..<range.count).map { .int(range.start &+ $0 &* range.step) }
    default: return []
    }
  }

  /// The items, charged for: code that walks through a sequence asks for them here.
  static func walkedItems(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Value] {
    let count: Int
    switch value.tag {
    case .list, .tuple: count = interpreter.heap.items(value).count
    case .range:
      // As long as it likes to be.
      count = interpreter.heap.range(value).count
      if count > interpreter.recording.limits.elements { throw ScriptError(limit: .elements) }
    default: return []
    }
    try interpreter.visit(2 * count + 1)
    try interpreter.room(for: count * ObjectCharge.value)
    return items(value, interpreter)
  }

  static func tooDeep(_ interpreter: Interpreter) -> ScriptError {
    interpreter.error(
      .valueError, "A Python sequence is nested too deeply to be converted to a Tensor.")
  }
}
