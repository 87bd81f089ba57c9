import TapeEngine
import Tensors

/// Operations that make tensors: constants, conversions, ranges.
enum CreationOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.constant", "value, dtype=None, shape=None, name='Const'", role: .knows) {
      call throws(ScriptError) in try constant(call)
    }
    library.function(
      "tf.convert_to_tensor", "value, dtype=None, dtype_hint=None, name=None", style: .operation,
      role: .knows
    ) { call throws(ScriptError) in
      .tensor(try call.tensor(0, dtype: try call.dtype(1), hint: try call.dtype(2)))
    }
    library.function(
      "tf.cast", aliases: ["tf.dtypes.cast"], "x, dtype, name=None", style: .operation, role: .knows
    ) { call throws(ScriptError) in
      let dtype = try DTypeObject.dtype(call[1], call.interpreter)
      if call[0].tag == .variable, Operands.dtype(of: call[0], call.interpreter) == dtype {
        return call[0]
      }
      if call[0].isRecord(.indexedSlices) {
        return try IndexedSlicesObject.mapped(call[0], call.interpreter) {
          recording, values throws(EngineError) in try recording.cast(values, to: dtype)
        }
      }
      let x = try Conversion.tensor(call[0], name: "x", call.interpreter)
      return try call.compute { recording throws(EngineError) in try recording.cast(x, to: dtype) }
    }
    filled(in: &library)
    sequences(in: &library)
    looking(in: &library)
  }

  private static func constant(_ call: Call) throws(ScriptError) -> Value {
    let interpreter = call.interpreter
    let dtype = try call.dtype(1)
    let value = call[0]
    let tensor: TensorID
    if value.tag == .tensor {
      tensor = value.tensorID
      if let dtype, call.recording.dtype(tensor) != dtype {
        throw interpreter.error(
          .typeError,
          "Expected tensor "
            + (try TensorText.array(call.recording.value(tensor), interpreter))
            + " with dtype tf.\(dtype.name), but got dtype tf.\(call.recording.dtype(tensor).name)."
        )
      }
    } else if value.isRecord(.indexedSlices) {
      throw Conversion.unsupported(value, interpreter)
    } else if value.isRecord(.tensorShape) {
      // Here it is a sequence like any other.
      tensor = try Conversion.constant(
        try PythonSequence.array(value, dtype: dtype, interpreter), interpreter)
    } else if TensorOperators.isTensorLike(value, interpreter) {
      // A variable is read as NumPy would read it.
      let array = try NumPy.asArray(value, dtype: dtype, interpreter)
      tensor = try Conversion.constant(array, interpreter)
    } else {
      tensor = try Conversion.tensor(value, dtype: dtype, packsTensors: false, interpreter)
    }
    if call[2].isNone { return .tensor(tensor) }
    let shape = try call.shape(2)
    let own = call.recording.shape(tensor)
    if own == shape { return .tensor(tensor) }
    let count = own.elementCount
    if shape.checkedElementCount == count {
      return try call.compute { recording throws(EngineError) in
        try recording.reshape(tensor, shape.dimensions)
      }
    }
    if count == 1 {
      return try call.compute { recording throws(EngineError) in
        try recording.fill(shape, try recording.reshape(tensor, []))
      }
    }
    throw interpreter.error(
      .typeError,
      "Eager execution of tf.constant with unsupported shape. Tensor "
        + (try TensorText.array(call.recording.value(tensor), interpreter))
        + " (converted from \(try interpreter.repr(value))) has \(count) elements, but got "
        + "`shape` \(shape.tupleText) with \(shape.checkedElementCount ?? 0) elements).")
  }

  /// The lengths of `tf.zeros` and `tf.ones`, which convert them before they fill.
  private static func dimensions(_ call: Call) throws(ScriptError) -> Shape {
    let lengths: [Int]
    switch call[0].tag {
    case .tensor, .variable:
      lengths = try call.shape(0, "index_type", of: "Fill", .none, takesScalar: true) {
        "dims must represent a vector, got shape \($0.bracketed)"
      }
    case .record: lengths = try call.integers(0) ?? []
    case .list where try isListOfLengths(call[0], call.interpreter),
      .tuple where try isListOfLengths(call[0], call.interpreter):
      // Of Python numbers alone it is a shape before it is a tensor: lengths may pass 32 bits.
      lengths = try call.integers(0) ?? []
    default:
      let array = call.recording.value(try call.tensor(0, dtype: .int32))
      if array.shape.rank > 1 {
        throw call.interpreter.error(
          .kernel("Fill", "dims must represent a vector, got shape \(array.shape.bracketed)"))
      }
      lengths = array.elementCount == 0 ? [] : array.integers().map { Int($0) }
    }
    if let negative = lengths.first(where: { $0 < 0 }) {
      throw call.interpreter.error(.kernel("Fill", "Dimension \(negative) must be >= 0"))
    }
    try call.checkRank(lengths, "Fill", .none)
    return Shape(lengths)
  }

  private static func isListOfLengths(
    _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Bool {
    try Conversion.walkedItems(value, interpreter).allSatisfy {
      $0.isIntegral && !$0.isTraced && $0.intValue >= 0
    }
  }

  private static func filled(in library: inout LibraryBuilder) {
    for name in ["zeros", "ones"] {
      library.function(
        "tf.\(name)", "shape, dtype=?, name=None, layout=None", style: .operation
      ) { call throws(ScriptError) in
        let shape = try dimensions(call)
        let dtype = try call.dtype(1) ?? .float32
        return try call.compute { recording throws(EngineError) in
          name == "zeros" ? try recording.zeros(shape, dtype) : try recording.ones(shape, dtype)
        }
      }
      library.function(
        "tf.\(name)_like", "input, dtype=None, name=None, layout=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let dtype = try call.dtype(1)
        return try call.compute { recording throws(EngineError) in
          name == "zeros" ? try recording.zerosLike(x, dtype) : try recording.onesLike(x, dtype)
        }
      }
    }
    library.function("tf.fill", "dims, value, name=None, layout=None", style: .operation) {
      call throws(ScriptError) in
      let given = GivenOperands(0, 1)
      let shape = try call.shape(0, "index_type", of: "Fill", given, takesScalar: true) {
        "dims must represent a vector, got shape \($0.bracketed)"
      }
      let value = try call.tensor(1)
      return try call.compute(given) { recording throws(EngineError) in
        try recording.fill(Shape(shape), value)
      }
    }
    library.function(
      "tf.eye", aliases: ["tf.linalg.eye"],
      "num_rows, num_columns=None, batch_shape=None, dtype=?, name=None", style: .operation
    ) { call throws(ScriptError) in
      for parameter in [0, call[1].isNone ? 0 : 1] {
        switch call[parameter].tag {
        case .float, .string, .none, .list, .tuple:
          let columns = call[1].isNone ? call[0] : call[1]
          throw call.interpreter.error(
            .typeError,
            "Arguments `num_rows` and `num_columns` must be positive integer values. Received: "
              + "num_rows=\(try call.interpreter.str(call[0])), "
              + "num_columns=\(try call.interpreter.str(columns))")
        default: break
        }
      }
      if call[2].isPythonNumber {
        throw call.interpreter.error(
          .typeError, "'\(call.interpreter.displayTypeName(call[2]))' object is not iterable")
      }
      let rows = try call.integer(0)
      let columns = call[1].isNone ? rows : try call.integer(1)
      let dtype = try call.dtype(3) ?? .float32
      let batch = try call.integers(2) ?? []
      if let negative = (batch + [rows, columns]).first(where: { $0 < 0 }) {
        throw call.interpreter.error(.kernel("Fill", "Dimension \(negative) must be >= 0"))
      }
      return try call.compute { recording throws(EngineError) in
        let matrix = try recording.eye(rows: rows, columns: columns, dtype)
        return batch.isEmpty
          ? matrix : try recording.broadcast(matrix, to: Shape(batch + [rows, columns]))
      }
    }
    library.function(
      "tf.one_hot",
      "indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None",
      style: .operation
    ) { call throws(ScriptError) in try oneHot(call) }
  }

  private static func oneHot(_ call: Call) throws(ScriptError) -> Value {
    let given = GivenOperands(0, 1)
    func fail(_ text: String) -> ScriptError { call.failure(.kernel("OneHot", text), given) }
    func type(_ id: TensorID) -> DType { call.recording.dtype(id) }
    var dtype = try call.dtype(5)
    var values: [TensorID?] = [nil, nil]
    for (place, name) in [(0, "on_value"), (1, "off_value")] where !call[2 + place].isNone {
      let value = try call.tensor(2 + place, hint: dtype)
      if let dtype, type(value) != dtype {
        throw call.interpreter.error(
          .typeError,
          "dtype <dtype: '\(type(value).name)'> of \(name) does not match dtype parameter <dtype: "
            + "'\(dtype.name)'>")
      }
      values[place] = value
    }
    dtype = dtype ?? values.compactMap { $0.map(type) }.first ?? .float32
    let own = dtype ?? .float32
    if own == .bool, values.contains(nil) {
      throw Conversion.cannotConvert(
        values[0] == nil ? .int(1) : .int(0), .bool, call.interpreter)
    }
    let on = values[0] ?? call.recording.scalar(Int64(1), own)
    let off = values[1] ?? call.recording.scalar(Int64(0), own)
    if type(on) != type(off) {
      throw call.interpreter.error(
        .typeError,
        "dtype <dtype: '\(type(on).name)'> of on_value does not match dtype <dtype: "
          + "'\(type(off).name)'> of off_value")
    }
    let axisArgument = call[4].isNone ? Value.int(-1) : call[4]
    guard axisArgument.isIntegral || axisArgument.tag == .numpyScalar else {
      throw call.interpreter.error(
        .typeError,
        "Expected int for argument 'axis' not \(try call.interpreter.repr(axisArgument)).")
    }
    let axis = try IntegerArgument.integer(axisArgument, call.interpreter)
    let indices = try call.indexTensor(0, "TI", of: "OneHot", default: .int64, given)
    let extent = try call.operand(1, .int32, given)
    if type(extent) != .int32 {
      throw call.failure(.mixed(.int32, type(extent), in: "OneHot", operand: 1), given)
    }
    for (id, name) in [(extent, "depth"), (on, "on_value"), (off, "off_value")]
    where !call.recording.isScalar(id) {
      throw fail("\(name) must be a scalar, but got: \(call.recording.shape(id).bracketed)")
    }
    let depth = Int(call.recording.int64Value(extent))
    let rank = call.recording.rank(indices)
    guard axis >= -1, axis <= rank else {
      throw fail("Expected axis to be -1 or between [0, \(rank + 1)).  But received: \(axis)")
    }
    if depth < 0 { throw fail("depth must be non-negative, got: \(depth)") }
    return try call.compute { recording throws(EngineError) in
      let numbers = try recording.range(
        start: recording.scalar(Int64(0), .int64), limit: recording.scalar(Int64(depth), .int64),
        delta: recording.scalar(Int64(1), .int64))
      let wide = try recording.cast(try recording.stopGradient(indices), to: .int64)
      let place = axis < 0 ? rank : axis
      let spread = try recording.expandDims(wide, axis: place)
      var lengths = [Int](repeating: 1, count: rank + 1)
      lengths[place] = depth
      let isHit = try recording.apply(.equal, spread, try recording.reshape(numbers, lengths))
      return try recording.select(isHit, on, off)
    }
  }

  private static func sequences(in library: inout LibraryBuilder) {
    library.function(
      "tf.range", "start, limit=None, delta=1, dtype=None, name='range'", style: .operation
    ) { call throws(ScriptError) in
      var (start, limit) = (call[0], call[1])
      if limit.isNone { (start, limit) = (.int(0), start) }
      var ids: [TensorID] = []
      let wanted = try call.dtype(3)
      for value in [start, limit, call[2]] {
        let isTensor = value.tag == .tensor
        ids.append(
          try Conversion.tensor(value, dtype: isTensor ? nil : wanted, call.interpreter))
      }
      let order: [DType] = [.int32, .int64, .float32, .float64]
      var dtype = wanted ?? .int32
      if wanted == nil {
        for id in ids {
          guard let rank = order.firstIndex(of: call.recording.dtype(id)) else {
            throw ScriptError(
              exception: try call.heap.newException(.assertionError, []))
          }
          if rank > order.firstIndex(of: dtype) ?? 0 { dtype = order[rank] }
        }
      }
      let (type, inputs) = (dtype, ids)
      return try call.compute { recording throws(EngineError) in
        try recording.range(
          start: try recording.cast(inputs[0], to: type),
          limit: try recording.cast(inputs[1], to: type),
          delta: try recording.cast(inputs[2], to: type))
      }
    }
    library.function(
      "tf.linspace", aliases: ["tf.math.linspace"], "start, stop, num, name=None, axis=0",
      style: .operation
    ) { call throws(ScriptError) in
      var start = try call.tensor(0)
      var stop = try call.tensor(1, named: "stop", dtype: call.recording.dtype(start))
      let number = try call.tensor(2)
      if !call.recording.dtype(number).isInteger, call[2].tag != .bool {
        throw call.interpreter.error(
          .typeError,
          "Argument `tensor` (name: num) must be of type integer. Received `tensor` = "
            + "\(try call.interpreter.str(call[2])) of dtype: <dtype: "
            + "'\(call.recording.dtype(number).name)'>")
      }
      let count = Int(call.recording.value(number).integers().first ?? 0)
      if count < 0 {
        throw call.interpreter.error(
          .kernel("Range", "Requires start <= limit when delta > 0: 1/-1"))
      }
      if call.recording.dtype(start).isInteger {
        let (a, b) = (start, stop)
        start = try call.interpreter.engine { recording throws(EngineError) in
          try recording.cast(a, to: .float64)
        }
        stop = try call.interpreter.engine { recording throws(EngineError) in
          try recording.cast(b, to: .float64)
        }
      }
      let (first, last) = (start, stop)
      let axis = try call.integer(4)
      let rank = max(call.recording.rank(first), call.recording.rank(last))
      guard let place = Shape.fromStart(axis, of: rank + 1) else {
        throw call.interpreter.error(
          .kernel(
            "ExpandDims", "Tried to expand dim index \(axis) for tensor with \(rank) dimensions."))
      }
      return try call.compute { recording throws(EngineError) in
        let values = try recording.linspace(first, last, count: count)
        if place == 0 { return values }
        return try recording.transpose(
          values, permutation: Array(1...place) + [0] + Array((place + 1)..<(rank + 1)))
      }
    }
  }

  private static func looking(in library: inout LibraryBuilder) {
    library.function("tf.shape", "input, out_type=?, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let dtype = try call.dtype(1) ?? .int32
      return try call.compute { recording throws(EngineError) in
        try recording.shapeTensor(x, dtype)
      }
    }
    library.function("tf.size", "input, out_type=?, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let dtype = try call.dtype(1) ?? .int32
      return .tensor(call.recording.scalar(Int64(call.recording.elementCount(x)), dtype))
    }
    library.function("tf.rank", "input, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      return .tensor(call.recording.scalar(Int64(call.recording.rank(x)), .int32))
    }
    library.function("tf.is_tensor", "x, /") { call throws(ScriptError) in
      .bool(
        TensorOperators.isTensorLike(call[0], call.interpreter) || call[0].isRecord(.indexedSlices))
    }
    library.function("tf.get_static_value", "tensor, partial=False") { call throws(ScriptError) in
      guard call[0].tag == .tensor else { return .none }
      return try NumPy.value(call[0].tensorID, call.interpreter)
    }
  }
}
