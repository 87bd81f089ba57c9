import TapeEngine
import Tensors

/// Operations that move elements without changing them.
enum ShapingOperations {
  static func register(in library: inout LibraryBuilder) {
    reshaping(in: &library)
    joining(in: &library)
    slicing(in: &library)
    gathering(in: &library)
    sorting(in: &library)
  }

  private static func reshaping(in library: inout LibraryBuilder) {
    library.function("tf.reshape", "tensor, shape, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let lengths = try call.integers(1) ?? []
      return try call.compute { recording throws(EngineError) in
        try recording.reshape(x, lengths)
      }
    }
    library.function(
      "tf.transpose", "a, perm=None, conjugate=False, name='transpose'", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let permutation = try call.integers(1)
      return try call.compute { recording throws(EngineError) in
        try recording.transpose(x, permutation: permutation)
      }
    }
    for path in ["tf.linalg.matrix_transpose", "tf.linalg.adjoint"] {
      library.function(path, "matrix, name=None", style: .operation) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let rank = call.recording.rank(x)
        if rank < 2 {
          throw call.interpreter.error(
            .valueError,
            "Argument `a` should be a (batch) matrix with rank >= 2.  Received `a` = "
              + "\(try call.interpreter.repr(.tensor(x))) with shape: "
              + "\(call.recording.shape(x).tupleText)")
        }
        let permutation = Array(0..<(rank - 2)) + [rank - 1, rank - 2]
        return try call.compute { recording throws(EngineError) in
          try recording.transpose(x, permutation: permutation)
        }
      }
    }
    library.function("tf.expand_dims", "input, axis, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let axis = try call.integer(1)
      return try call.compute { recording throws(EngineError) in
        try recording.expandDims(x, axis: axis)
      }
    }
    library.function("tf.squeeze", "input, axis=None, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1)
      return try call.compute { recording throws(EngineError) in
        try recording.squeeze(x, axes: axes?.isEmpty == true ? nil : axes)
      }
    }
    library.function("tf.broadcast_to", "input, shape, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let shape = try call.shape(1)
      return try call.compute { recording throws(EngineError) in
        try recording.broadcast(x, to: shape)
      }
    }
    library.function("tf.ensure_shape", "x, shape, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let wanted = try ShapeObject.from(call[1], call.interpreter)
      let own = call.recording.shape(x)
      let fits =
        call.heap.fields(wanted).count == own.rank
        && zip(call.heap.fields(wanted), own.dimensions).allSatisfy {
          $0.isNone || $0.intValue == $1
        }
      if !fits {
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__EnsureShape_device_/job:localhost/replica:0/task:0/"
            + "device:CPU:0}} Shape of tensor x \(own.bracketed) is not compatible with expected "
            + "shape [\(call.heap.fields(wanted).map { $0.isNone ? "?" : String($0.intValue) }.joined(separator: ","))]. [Op:EnsureShape]"
        )
      }
      return try call.compute { recording throws(EngineError) in try recording.identity(x) }
    }
  }

  private static func values(_ ids: [TensorID]) -> [Value] { ids.map { .tensor($0) } }

  private static func joining(in library: inout LibraryBuilder) {
    library.function("tf.concat", "values, axis, name='concat'", style: .operation) {
      call throws(ScriptError) in
      if call[0].tag == .tensor {
        return try call.compute { [x = call[0].tensorID] recording throws(EngineError) in
          try recording.identity(x)
        }
      }
      let tensors = try call.tensors(0)
      let axis = try call.integer(1)
      if tensors.count == 1 {
        return try call.compute { recording throws(EngineError) in
          try recording.identity(tensors[0])
        }
      }
      return try call.compute { recording throws(EngineError) in
        try recording.concat(tensors, axis: axis)
      }
    }
    library.function("tf.stack", "values, axis=0, name='stack'", style: .operation) {
      call throws(ScriptError) in
      let tensors = try call.tensors(0)
      let axis = try call.integer(1)
      // Tensors among numbers are packed before the operation, which has a name.
      let isMixed =
        (call[0].tag == .list || call[0].tag == .tuple)
        && Conversion.items(call[0], call.interpreter).contains { $0.tag != .tensor }
      return try call.compute { recording throws(EngineError) in
        try recording.stack(tensors, axis: axis, name: isMixed && axis == 0 ? "" : "stack")
      }
    }
    library.function("tf.unstack", "value, num=None, axis=0, name='unstack'", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let axis = try call.integer(2)
      let parts = try call.interpreter.engine { recording throws(EngineError) in
        try recording.unstack(x, axis: axis)
      }
      if !call[1].isNone, try call.integer(1) != parts.count {
        let count = try call.integer(1)
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__Unpack_num_\(count)_device_/job:localhost/replica:0/task:0/"
            + "device:CPU:0}} Input shape axis \(axis) must equal \(count), got shape "
            + "\(call.recording.shape(x).bracketed) [Op:Unpack] name: unstack")
      }
      return try call.heap.newList(values(parts))
    }
    library.function(
      "tf.split", "value, num_or_size_splits, axis=0, num=None, name='split'", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let axis = try call.integer(2)
      let isCount =
        call[1].isIntegral
        || (call[1].tag == .tensor && call.recording.isScalar(call[1].tensorID))
        || call[1].tag == .numpyScalar
      if isCount {
        let count = try call.integer(1)
        return try call.heap.newList(
          values(
            try call.interpreter.engine { recording throws(EngineError) in
              try recording.split(x, count: count, axis: axis)
            }))
      }
      let sizes = try call.integers(1) ?? []
      if !call[3].isNone, try call.integer(3) != sizes.count {
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__SplitV_num_split_\(try call.integer(3))_device_/job:localhost/"
            + "replica:0/task:0/device:CPU:0}} size of the split_tensor must be 1-D and have the "
            + "same elements as outputs got 1 -D and \(sizes.count) elements [Op:SplitV] name: split"
        )
      }
      return try call.heap.newList(
        values(
          try call.interpreter.engine { recording throws(EngineError) in
            try recording.split(x, sizes: sizes, axis: axis)
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
          return try recording.multiply(x, try recording.ones(full, recording.dtype(x)))
        })
    }
    return try call.heap.newList(results)
  }

  private static func slicing(in library: inout LibraryBuilder) {
    library.function("tf.slice", "input_, begin, size, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let begin = try call.integers(1) ?? []
      let size = try call.integers(2) ?? []
      return try call.compute { recording throws(EngineError) in
        try recording.slice(x, begin: begin, size: size)
      }
    }
    library.function(
      "tf.strided_slice",
      "input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, "
        + "new_axis_mask=0, shrink_axis_mask=0, var=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let begin = try call.integers(1) ?? []
      let end = try call.integers(2) ?? []
      let strides = try call.integers(3) ?? [Int](repeating: 1, count: begin.count)
      guard begin.count == end.count, begin.count == strides.count else {
        throw call.interpreter.error(
          .invalidArgumentError,
          "Expected begin, end, and strides to be 1D equal size tensors, but got shapes "
            + "[\(begin.count)], [\(end.count)], and [\(strides.count)] instead. "
            + "[Op:StridedSlice] name: strided_slice/")
      }
      var masks: [Int] = []
      for index in 4...8 { masks.append(try call.integer(index)) }
      var items: [Recording.SliceItem] = []
      for index in begin.indices {
        func isSet(_ mask: Int) -> Bool { index < 62 && masks[mask] & (1 << index) != 0 }
        if isSet(2) {
          items.append(.ellipsis)
        } else if isSet(3) {
          items.append(.newAxis)
        } else if isSet(4) {
          items.append(.index(begin[index]))
        } else {
          items.append(
            .range(
              start: isSet(0) ? nil : begin[index], stop: isSet(1) ? nil : end[index],
              step: strides[index]))
        }
      }
      let subscripts = items
      return try call.compute { recording throws(EngineError) in
        try recording.slice(x, subscripts)
      }
    }
  }

  private static func gathering(in library: inout LibraryBuilder) {
    library.function(
      "tf.gather",
      "params, indices, validate_indices=None, axis=None, batch_dims=0, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let batchDimensions = try call.integer(4)
      if Int32(exactly: batchDimensions) == nil {
        throw call.interpreter.error(
          .invalidArgumentError,
          "{{function_node __wrapped__GatherV2_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
            + "Attr batch_dims has value \(batchDimensions) out of range for an int32 [Op:GatherV2]"
        )
      }
      let axis = call[3].isNone ? batchDimensions : try call.integer(3)
      let indices = try call.tensor(1)
      if call[0].tag == .variable && axis == 0 && batchDimensions == 0 {
        let variable = call[0].variableID
        return try call.compute { recording throws(EngineError) in
          try recording.gather(variable, indices)
        }
      }
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in
        try recording.gather(x, indices, axis: axis, batchDimensions: batchDimensions)
      }
    }
    library.function(
      "tf.nn.embedding_lookup", "params, ids, max_norm=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      if !call[2].isNone {
        throw call.interpreter.error(
          .notImplementedError, "embedding_lookup max_norm is not supported")
      }
      let ids = try call.tensor(1)
      if call[0].tag == .variable {
        let variable = call[0].variableID
        return try call.compute { recording throws(EngineError) in
          try recording.gather(variable, ids)
        }
      }
      let x = try call.tensor(0)
      return try call.compute { recording throws(EngineError) in
        try recording.gather(x, ids, axis: 0, batchDimensions: 0)
      }
    }
    library.function(
      "tf.boolean_mask", "tensor, mask, axis=None, name='boolean_mask'", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let mask = try call.tensor(1)
      let axis = call[2].isNone ? 0 : try call.integer(2)
      return .tensor(try BooleanMask.apply(x, mask, axis: axis, call.interpreter))
    }
    library.function(
      "tf.math.unsorted_segment_sum", "data, segment_ids, num_segments, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let segments = try call.tensor(1)
      let count = try call.integer(2)
      return try call.compute { recording throws(EngineError) in
        try recording.unsortedSegmentSum(x, segments, count: count)
      }
    }
  }

  /// The positions, along one axis, of the elements in order; equal ones keep their order, NaNs are
  /// last.
  private static func order(
    _ value: TensorValue, axis: Int, isDescending: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Int] {
    let length = value.shape[axis]
    let inner = value.shape.dimensions[(axis + 1)...].reduce(1, &*)
    let count = value.elementCount
    try interpreter.charge(steps: count / 16)
    var order = [Int](repeating: 0, count: count)
    let elements = value.doubles()
    let integers = value.dtype == .int64 ? value.integers() : []
    for start in 0..<(length == 0 ? 0 : count / length) {
      let base = start / inner * inner * length + start % inner
      func precedes(_ a: Int, _ b: Int) -> Bool {
        if !integers.isEmpty {
          let (x, y) = (integers[base + a * inner], integers[base + b * inner])
          return isDescending ? x > y : x < y
        }
        let (x, y) = (elements[base + a * inner], elements[base + b * inner])
        if x.isNaN || y.isNaN { return !x.isNaN && y.isNaN }
        return isDescending ? x > y : x < y
      }
      // Swift's sort is stable.
      let sorted = (0..<length).sorted(by: precedes)
      for (place, index) in sorted.enumerated() { order[base + place * inner] = index }
    }
    return order
  }

  private static func sorting(in library: inout LibraryBuilder) {
    for name in ["sort", "argsort"] {
      let isSort = name == "sort"
      library.function(
        "tf.\(name)",
        isSort
          ? "values, axis=-1, direction='ASCENDING', name=None"
          : "values, axis=-1, direction='ASCENDING', stable=False, name=None", style: .operation
      ) { call throws(ScriptError) in
        let x = try call.tensor(0)
        let direction = try call.interpreter.str(call[2])
        guard direction == "ASCENDING" || direction == "DESCENDING" else {
          throw call.interpreter.error(
            .valueError,
            "Argument `direction` should be one of 'ASCENDING' or 'DESCENDING'. Received: "
              + direction)
        }
        if call.recording.dtype(x) == .bool {
          throw call.interpreter.error(EngineError.unsupported(.bool, by: .negate))
        }
        let value = call.recording.value(x)
        guard let axis = value.shape.normalized(axis: try call.integer(1)) else {
          throw call.interpreter.error(
            .invalidArgumentError,
            "input must have last dimension >= k = 1 but is 0 [Op:TopKV2] name: ")
        }
        let order = try order(
          value, axis: axis, isDescending: direction == "DESCENDING", call.interpreter)
        if !isSort {
          return .tensor(
            try Conversion.constant(
              TensorValue(order.map { Int32(truncatingIfNeeded: $0) }, shape: value.shape),
              call.interpreter))
        }
        let length = value.shape[axis]
        let inner = value.shape.dimensions[(axis + 1)...].reduce(1, &*)
        let positions = order.indices.map { index in
          Int64(index / (inner * length) * inner * length + index % inner + order[index] * inner)
        }
        let rows = TensorValue(positions, shape: Shape([positions.count]))
        return try call.compute { recording throws(EngineError) in
          let flat = try recording.reshape(x, [-1])
          let sorted = try recording.gather(
            flat, try recording.constant(rows), axis: 0, batchDimensions: 0)
          return try recording.reshape(sorted, value.shape.dimensions)
        }
      }
    }
  }
}
