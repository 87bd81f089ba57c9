import TapeEngine
import Tensors

/// Operations that make one tensor of several, and several of one.
enum JoiningOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function("tf.concat", "values, axis, name='concat'", style: .operation, role: .knows) {
      call throws(ScriptError) in
      if call[0].tag == .tensor {
        return try call.compute { [x = call[0].tensorID] recording throws(EngineError) in
          try recording.identity(x)
        }
      }
      let tensors = try call.tensors(0)
      if tensors.count == 1 {
        // There is nothing to join, but the axis is looked at.
        let axis = try call.tensor(1, named: "concat_dim", dtype: .int32)
        if !call.recording.isScalar(axis) {
          throw call.interpreter.error(
            .valueError, "Shape \(call.recording.shape(axis).tupleText) must have rank 0")
        }
        return try call.compute { recording throws(EngineError) in
          try recording.identity(tensors[0])
        }
      }
      let given = GivenOperands(1).listing(0)
      let (axes, shape) = try call.indices(1, "Tidx", of: "ConcatV2", given)
      guard let axis = axes.first, axes.count == 1 else {
        throw call.failure(
          .kernel(
            "ConcatV2",
            "axis tensor should be a scalar integer, but got shape \(shape.bracketed)",
            wrapped: "ConcatV2_N_\(tensors.count)", name: "concat"), given)
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.concat(tensors, axis: axis)
      }
    }
    library.function("tf.stack", "values, axis=0, name='stack'", style: .operation, role: .knows) {
      call throws(ScriptError) in
      if [.list, .tuple, .none, .string].contains(call[1].tag) {
        throw call.interpreter.error(
          .typeError,
          "'<' not supported between instances of "
            + "'\(call.interpreter.displayTypeName(call[1]))' and 'int'")
      }
      let axis = try call.integer(1)
      if axis == 0 {
        // What can be one tensor is converted to it.
        do throws(ScriptError) {
          return .tensor(try Conversion.tensor(call[0], name: "stack", call.interpreter))
        } catch {
          guard call.interpreter.isConversionFailure(error) else { throw error }
        }
      }
      let tensors = try call.tensors(0)
      if tensors.isEmpty {
        throw call.interpreter.error(.indexError, "list index out of range")
      }
      let given = GivenOperands.none.listing(0)
      return try call.compute(given) { recording throws(EngineError) in
        try recording.stack(tensors, axis: axis)
      }
    }
    library.function("tf.unstack", "value, num=None, axis=0, name='unstack'", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      if call[2].tag == .list || call[2].tag == .tuple {
        throw call.interpreter.error(
          .typeError,
          "'<' not supported between instances of "
            + "'\(call.interpreter.displayTypeName(call[2]))' and 'int'")
      }
      let axis = try call.integer(2)
      let parts = try call.interpreter.engine { recording throws(EngineError) in
        try recording.unstack(x, axis: axis)
      }
      if !call[1].isNone, try call.integer(1) != parts.count {
        let count = try call.integer(1)
        throw call.failure(
          .kernel(
            "Unpack",
            "Input shape axis \(axis) must equal \(count), got shape "
              + call.recording.shape(x).bracketed, wrapped: "Unpack_num_\(count)", name: "unstack"),
          GivenOperands(0))
      }
      return try call.heap.newList(values(parts))
    }
    library.function(
      "tf.split", "value, num_or_size_splits, axis=0, num=None, name='split'", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let isCount = call[1].isIntegral || call[1].tag == .numpyScalar
      let given = GivenOperands(0, 2)
      func axis(_ operation: String, _ wrapped: String) throws(ScriptError) -> Int {
        let axis = try call.tensor(2, dtype: .int32)
        let rank = call.recording.rank(axis)
        // Of sizes, one number in a row is an axis too.
        if rank > 0, isCount || call.recording.elementCount(axis) != 1 {
          throw call.failure(
            .kernel(
              operation, "split_dim must be a scalar but has rank \(rank)", wrapped: wrapped,
              name: "split"), given)
        }
        return Int(call.recording.value(axis).integers()[0])
      }
      if isCount {
        let count = try call.integer(1)
        if count < 1 {
          throw call.failure(.splitCount(count), given)
        }
        let axis = try axis("Split", "Split_num_split_\(count)")
        return try call.heap.newList(
          values(
            try call.engine(given) { recording throws(EngineError) in
              try recording.split(x, count: count, axis: axis)
            }))
      }
      let splits = try call.tensor(1)
      if call.recording.isScalar(splits) {
        throw call.interpreter.error(
          .valueError,
          "Rank-0 tensors are not supported as the num_or_size_splits argument to split. Argument "
            + "provided: \(try call.interpreter.str(call[1]))")
      }
      if !call.recording.dtype(splits).isInteger {
        throw call.failure(
          .attribute("Tlen", call.recording.dtype(splits), of: "SplitV", name: "split"), given)
      }
      let sizes = call.recording.value(splits).integers().map { Int($0) }
      if !call[3].isNone, try call.integer(3) != sizes.count {
        throw call.failure(
          .kernel(
            "SplitV",
            "size of the split_tensor must be 1-D and have the same elements as outputs got 1 -D "
              + "and \(sizes.count) elements",
            wrapped: "SplitV_num_split_\(try call.integer(3))", name: "split"), given)
      }
      let place = try axis("SplitV", "SplitV_num_split_\(sizes.count)")
      return try call.heap.newList(
        values(
          try call.engine(given) { recording throws(EngineError) in
            try recording.split(x, sizes: sizes, axis: place)
          }))
    }
    library.function("tf.meshgrid", "*args, indexing='xy', name=None") {
      call throws(ScriptError) in try meshgrid(call)
    }
  }

  private static func meshgrid(_ call: Call) throws(ScriptError) -> Value {
    var tensors: [TensorID] = []
    for item in Array(call.heap.items(call[2])) {
      tensors.append(try Conversion.tensor(item, call.interpreter))
    }
    let indexing = try call.interpreter.str(call[0])
    if indexing != "xy", indexing != "ij" {
      throw call.interpreter.error(
        .valueError,
        "Argument `indexing` parameter must be either 'xy' or 'ij', got '\(indexing)'")
    }
    let dtype = tensors.first.map { call.recording.dtype($0) } ?? .float32
    let isCartesian = call[0].tag == .string && call.heap.text(call[0]) == "xy"
    let count = tensors.count
    let lengths = tensors.map { call.recording.elementCount($0) }
    var order = Array(0..<count)
    if isCartesian && count > 1 { order.swapAt(0, 1) }
    var results: [Value] = []
    for (index, tensor) in tensors.enumerated() {
      var shape = [Int](repeating: 1, count: count)
      let place = order[index]
      shape[place] = lengths[index]
      let full = Shape(order.map { lengths[$0] })
      let lengthsOfOne = shape
      results.append(
        try call.compute { recording throws(EngineError) in
          let x = try recording.reshape(tensor, lengthsOfOne)
          let ones = try recording.ones(full, dtype)
          return try recording.apply(Primitive.multiply.ofOperands(dtype), x, ones)
        })
    }
    return try call.heap.newList(results)
  }

  private static func values(_ ids: [TensorID]) -> [Value] { ids.map { .tensor($0) } }
}
