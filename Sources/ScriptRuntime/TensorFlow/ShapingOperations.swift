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
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let lengths = try call.shape(1, "Tshape", of: "Reshape", given, takesScalar: true) {
        "sizes input must be 1-D, not \($0.bracketed)"
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.reshape(x, lengths)
      }
    }
    library.function(
      "tf.transpose", "a, perm=None, conjugate=False, name='transpose'", style: .operation
    ) { call throws(ScriptError) in
      let x = try call.tensor(0)
      let given = GivenOperands(1)
      let permutation =
        call[1].isNone
        ? nil
        : try call.shape(1, "Tperm", of: "Transpose", given) {
          "perm must be rank 1, got shape \($0.bracketed)"
        }
      return try call.compute(given) { recording throws(EngineError) in
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
              + "\(try TensorText.array(call.recording.value(x), call.interpreter)) with shape: "
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
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let (axes, _) = try call.indices(1, "Tdim", of: "ExpandDims", given)
      guard axes.count == 1 else {
        throw call.failure(
          .kernel("ExpandDims", "'dim' must be a tensor with a single value"), given)
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.expandDims(x, axis: axes[0])
      }
    }
    library.function("tf.squeeze", "input, axis=None, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let axes = try call.integers(1)
      return try call.compute(GivenOperands(0)) { recording throws(EngineError) in
        try recording.squeeze(x, axes: axes?.isEmpty == true ? nil : axes)
      }
    }
    library.function("tf.broadcast_to", "input, shape, name=None", style: .operation) {
      call throws(ScriptError) in
      let given = GivenOperands(0, 1)
      let x = try call.tensor(0)
      let lengths = try call.shape(1, "Tidx", of: "BroadcastTo", given) {
        "shape must be a vector of {int32,int64}, got shape \($0.bracketed)"
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.broadcast(x, to: Shape(lengths))
      }
    }
    library.function("tf.ensure_shape", "x, shape, name=None", style: .operation) {
      call throws(ScriptError) in
      let x = try call.tensor(0)
      let wanted = try ShapeObject.from(call[1], call.interpreter)
      let own = call.recording.shape(x)
      if !ShapeObject.takes(wanted, own, call.interpreter) {
        let lengths = call.heap.fields(wanted).map { $0.isNone ? "?" : String($0.intValue) }
        throw call.failure(
          .kernel(
            "EnsureShape",
            "Shape of tensor input \(own.bracketed) is not compatible with expected shape "
              + "[\(lengths.joined(separator: ","))]."), GivenOperands(0))
      }
      return try call.compute { recording throws(EngineError) in try recording.identity(x) }
    }
  }

  private static func values(_ ids: [TensorID]) -> [Value] { ids.map { .tensor($0) } }

  private static func joining(in library: inout LibraryBuilder) {
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

  private static func slicing(in library: inout LibraryBuilder) {
    library.function("tf.slice", "input_, begin, size, name=None", style: .operation) {
      call throws(ScriptError) in
      let given = GivenOperands(0, 1, 2)
      let x = try call.tensor(0)
      let (begin, start) = try call.indices(1, "Index", of: "Slice", default: nil, given)
      let (size, extent) = try call.indices(2, "Index", of: "Slice", default: nil, given)
      if start.rank != 1 || extent.rank != 1 {
        throw call.failure(
          .kernel(
            "Slice",
            "Expected begin and size arguments to be 1-D tensors of size "
              + "\(call.recording.rank(x)), but got shapes \(start.bracketed) and "
              + "\(extent.bracketed) instead."), given)
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.slice(x, begin: begin, size: size)
      }
    }
    library.function(
      "tf.strided_slice",
      "input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, "
        + "new_axis_mask=0, shrink_axis_mask=0, var=None, name=None", style: .operation
    ) { call throws(ScriptError) in
      let given = GivenOperands(0, 1, 2)
      let x = try call.tensor(0)
      func places(_ index: Int) throws(ScriptError) -> [Int] {
        try call.indices(index, "Index", of: "StridedSlice", default: nil, given).values
      }
      let begin = try places(1)
      let end = try places(2)
      let strides =
        call[3].isNone ? [Int](repeating: 1, count: begin.count) : try places(3)
      guard begin.count == end.count, begin.count == strides.count else {
        throw call.failure(
          .kernel(
            "StridedSlice",
            "Expected begin, end, and strides to be 1D equal size tensors, but got shapes "
              + "[\(begin.count)], [\(end.count)], and [\(strides.count)] instead."), given)
      }
      var masks: [Int] = []
      for index in 4...8 { masks.append(try call.integer(index)) }
      var items: [StridedSlice.Item] = []
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
      return .tensor(
        try call.engine(given, name: "") { recording throws(EngineError) in
          try recording.slice(x, subscripts)
        })
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
          .kernel(
            "GatherV2", "Attr batch_dims has value \(batchDimensions) out of range for an int32",
            name: nil))
      }
      let given = GivenOperands(0, 1, 3)
      let isFirst = call[3].isNone || (call[3].isIntegral && call[3].intValue == 0)
      if call[0].tag == .variable && isFirst && batchDimensions == 0 {
        let indices = try call.tensor(1)
        let variable = call[0].variableID
        return try call.compute(GivenOperands(1)) { recording throws(EngineError) in
          try recording.gather(variable, indices)
        }
      }
      let x = try call.tensor(0)
      let indices = try call.tensor(1)
      let axis =
        call[3].isNone
        ? batchDimensions
        : try call.scalarIndex(3, "Taxis", of: "GatherV2", default: nil, given) { _ in
          "axis must be scalar"
        }
      return try call.compute(given) { recording throws(EngineError) in
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
      if call[0].tag == .list || call[0].tag == .tuple {
        // A list is of parts, among which the rows are spread.
        let parts = call.heap.items(call[0])
        guard let part = parts.first else {
          throw call.interpreter.error(
            .valueError, "Length of params is currently 0. Need at least one param.")
        }
        if parts.count > 1 {
          throw call.interpreter.error(
            .notImplementedError, "embedding_lookup in several params is not supported")
        }
        let x = try Conversion.tensor(part, call.interpreter)
        return try call.compute { recording throws(EngineError) in
          try recording.gather(x, ids, axis: 0, batchDimensions: 0)
        }
      }
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
      let given = GivenOperands(0, 1, 2)
      let operation = "UnsortedSegmentSum"
      let x = try call.tensor(0)
      let segments = try call.indexTensor(1, "Tindices", of: operation, default: nil, given)
      let count = try call.scalarIndex(2, "Tnumsegments", of: operation, given) {
        "num_segments should be a scalar, not shape \($0.bracketed)"
      }
      return try call.compute(given) { recording throws(EngineError) in
        try recording.unsortedSegmentSum(x, segments, count: count)
      }
    }
  }

  /// The positions, along one axis, of the elements in order; equal ones keep their order, NaNs are
  /// last.
  private static func order(
    _ value: TensorValue, axis: Int, isDescending: Bool, _ interpreter: Interpreter
  ) throws(ScriptError) -> [Int] {
    let split = value.shape.split(along: axis)
    let (length, inner) = (split.count, split.inner)
    let count = value.elementCount
    var rounds = 1
    while rounds < 62, 1 << rounds < length { rounds += 1 }
    // A comparison looks at two elements that may lie anywhere.
    try interpreter.visit(count * rounds >> 2)
    try interpreter.room(for: 40 * count)
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
      try interpreter.visit()
      let sorted = try interpreter.stableOrder(length, precedes)
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
        if call.recording.dtype(x) == .bool {
          // TensorFlow sorts upwards by sorting the negatives downwards.
          throw call.interpreter.error(.attribute("T", .bool, of: "Neg"))
        }
        let direction = try call.interpreter.str(call[2])
        guard direction == "ASCENDING" || direction == "DESCENDING" else {
          throw call.interpreter.error(
            .valueError,
            "Argument `direction` should be one of ASCENDING, DESCENDING. Received: direction="
              + direction)
        }
        let value = call.recording.value(x)
        if call[1].tag == .list || call[1].tag == .tuple {
          throw call.interpreter.error(
            .valueError,
            "Argument `axis` must be a constant scalar. Received: axis="
              + "\(try call.interpreter.str(call[1])).")
        }
        let given = try call.integer(1)
        guard let axis = value.shape.normalized(axis: given) else {
          // TensorFlow looks the axis' length up in the shape.
          let place = given < 0 ? given + value.shape.rank : given
          throw call.interpreter.error(
            .kernel(
              "StridedSlice", "slice index \(place) of dimension 0 out of bounds.",
              name: "strided_slice/"))
        }
        let order = try order(
          value, axis: axis, isDescending: direction == "DESCENDING", call.interpreter)
        if !isSort {
          return .tensor(
            try Conversion.constant(
              TensorValue(order.map { Int32(truncatingIfNeeded: $0) }, shape: value.shape),
              call.interpreter))
        }
        let split = value.shape.split(along: axis)
        let (length, inner) = (split.count, split.inner)
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
