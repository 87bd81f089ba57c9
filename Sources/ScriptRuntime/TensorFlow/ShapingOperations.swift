import TapeEngine
import Tensors

/// Operations that move elements without changing them.
enum ShapingOperations {
  static func register(in library: inout LibraryBuilder) {
    reshaping(in: &library)
    JoiningOperations.register(in: &library)
    slicing(in: &library)
    gathering(in: &library)
    SortingOperations.register(in: &library)
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
}
