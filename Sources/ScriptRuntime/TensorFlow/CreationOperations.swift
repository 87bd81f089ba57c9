import TapeEngine
import Tensors

/// Operations that make tensors: constants, conversions, ranges.
enum CreationOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.constant", "value, dtype=None, shape=None, name='Const'") {
      call throws(ScriptError) in try constant(call)
    }
    library.function(
      "tf.convert_to_tensor", "value, dtype=None, dtype_hint=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      .tensor(try call.tensor(0, dtype: try call.dtype(1), hint: try call.dtype(2)))
    }
    library.function(
      "tf.cast", aliases: ["tf.dtypes.cast"], "x, dtype, name=None", style: .operation
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
      let x = try call.tensor(0)
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
    } else {
      tensor = try Conversion.tensor(value, dtype: dtype, packsTensors: false, interpreter)
    }
    if call[2].isNone { return .tensor(tensor) }
    let shape = try call.shape(2)
    let own = call.recording.shape(tensor)
    if own == shape { return .tensor(tensor) }
    let count = own.elementCount
    if (try? shape.checkedElementCount()) == count {
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
        + "`shape` \(shape.tupleText) with \((try? shape.checkedElementCount()) ?? 0) elements).")
  }

  private static func filled(in library: inout LibraryBuilder) {
    for name in ["zeros", "ones"] {
      library.function(
        "tf.\(name)", "shape, dtype=?, name=None, layout=None", style: .operation
      ) { call throws(ScriptError) in
        let shape = try call.shape(0)
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
      let shape = try call.shape(0)
      let value = try call.tensor(1)
      return try call.compute { recording throws(EngineError) in
        try recording.fill(shape, value)
      }
    }
    library.function(
      "tf.eye", aliases: ["tf.linalg.eye"],
      "num_rows, num_columns=None, batch_shape=None, dtype=?, name=None", style: .operation
    ) { call throws(ScriptError) in
      let rows = try call.integer(0)
      let columns = call[1].isNone ? rows : try call.integer(1)
      let dtype = try call.dtype(3) ?? .float32
      if rows < 0 || columns < 0 {
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__Fill_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
            + "Dimension \(min(rows, columns)) must be >= 0 [Op:Fill] name: ")
      }
      let batch = try call.integers(2) ?? []
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
    let indices = try call.tensor(0)
    let depth = try call.integer(1)
    if depth < 0 {
      throw call.interpreter.error(
        .invalidArgumentError,
        "{{function_node __wrapped__OneHot_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
          + "depth must be non-negative, got: \(depth) [Op:OneHot]")
    }
    var dtype = try call.dtype(5)
    if dtype == nil {
      for index in [2, 3] where dtype == nil {
        dtype = Operands.dtype(of: call[index], call.interpreter)
      }
    }
    let on = call[2].isNone ? nil : try call.tensor(2, dtype: dtype)
    let off = call[3].isNone ? nil : try call.tensor(3, dtype: dtype)
    let type =
      dtype ?? on.map { call.recording.dtype($0) } ?? off.map { call.recording.dtype($0) }
      ?? .float32
    let given = call.recording.dtype(indices)
    if given.isFloatingPoint {
      throw call.interpreter.error(
        .invalidArgumentError,
        "Value for attr 'TI' of \(given.kernelName) is not in the list of allowed values: uint8, int8, "
          + "int32, int64\n\t; NodeDef: {{node OneHot}}; Op<name=OneHot; signature=indices:TI, "
          + "depth:int32, on_value:T, off_value:T -> output:T; attr=axis:int,default=-1; attr=T:type; "
          + "attr=TI:type,default=DT_INT64,allowed=[DT_UINT8, DT_INT8, DT_INT32, DT_INT64]> "
          + "[Op:OneHot]")
    }
    let axis = call[4].isNone ? -1 : try call.integer(4)
    let rank = call.recording.rank(indices)
    guard axis >= -1, axis <= rank else {
      throw call.interpreter.error(
        .invalidArgumentError,
        "{{function_node __wrapped__OneHot_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
          + "Expected axis to be -1 or between [0, \(rank)).  But received: \(axis) [Op:OneHot]")
    }
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
      let one = on ?? recording.scalar(Int64(1), type)
      let zero = off ?? recording.scalar(Int64(0), type)
      return try recording.select(isHit, one, zero)
    }
  }

  private static func sequences(in library: inout LibraryBuilder) {
    library.function(
      "tf.range", "start, limit=None, delta=1, dtype=None, name='range'", style: .operation
    ) { call throws(ScriptError) in
      var (start, limit) = (call[0], call[1])
      if limit.isNone { (start, limit) = (.int(0), start) }
      var ids: [TensorID] = []
      for value in [start, limit, call[2]] {
        ids.append(try Conversion.tensor(value, call.interpreter))
        if call.recording.dtype(ids[ids.count - 1]) == .bool {
          throw call.interpreter.error(.assertionError, "")
        }
      }
      let order: [DType] = [.int32, .int64, .float32, .float64]
      var dtype = try call.dtype(3) ?? .int32
      if call[3].isNone {
        for id in ids {
          let own = call.recording.dtype(id)
          if (order.firstIndex(of: own) ?? 0) > (order.firstIndex(of: dtype) ?? 0) { dtype = own }
        }
      }
      if dtype == .bool { throw Conversion.cannotConvert(start, .bool, call.interpreter) }
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
      let count = try call.integer(2)
      if count < 0 {
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__ConcatV2_N_3_device_/job:localhost/replica:0/task:0/"
            + "device:CPU:0}} Requires num > 0: \(count) [Op:LinSpace] name: ")
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
      return try call.compute { recording throws(EngineError) in
        let values = try recording.linspace(first, last, count: count)
        let rank = recording.rank(values)
        let place = axis < 0 ? axis + rank : axis
        if place == 0 || place < 0 || place >= rank { return values }
        return try recording.transpose(
          values, permutation: Array(1...place) + [0] + Array((place + 1)..<rank))
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
