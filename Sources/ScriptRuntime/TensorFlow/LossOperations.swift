import TapeEngine
import Tensors

/// Losses of `tf.nn`, composed of other operations.
enum LossOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function(
      "tf.nn.softmax_cross_entropy_with_logits", "labels, logits, axis=-1, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let logits = try call.tensor(1)
      let labels = try Operands.other(call[0], call.recording.dtype(logits), call.interpreter)
      let axis = try call.integer(2)
      return try call.compute { recording throws(EngineError) in
        let logarithms = try recording.logSoftmax(logits, axis: axis)
        let sum = try recording.reduce(
          .sum, try recording.multiply(labels, logarithms), axes: [axis], keepDimensions: false)
        return try recording.negate(sum)
      }
    }
    library.function(
      "tf.nn.sparse_softmax_cross_entropy_with_logits", "labels, logits, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let logits = try call.tensor(1)
      let labels = try call.tensor(0)
      let shape = call.recording.shape(logits)
      guard shape.rank > 0, call.recording.shape(labels).rank == shape.rank - 1,
        call.recording.dtype(labels).isInteger
      else {
        throw call.interpreter.error(
          .valueError,
          "`labels.shape.rank` must equal `logits.shape.rank - 1`. Received: labels.shape="
            + "\(call.recording.shape(labels).tupleText) of rank "
            + "\(call.recording.shape(labels).rank) and logits.shape=\(shape.tupleText) of rank "
            + "\(shape.rank)")
      }
      let classCount = shape[shape.rank - 1]
      let dtype = call.recording.dtype(logits)
      return try call.compute { recording throws(EngineError) in
        let logarithms = try recording.logSoftmax(logits, axis: -1)
        let classes = try recording.range(
          start: recording.scalar(Int64(0), .int64),
          limit: recording.scalar(Int64(classCount), .int64),
          delta: recording.scalar(Int64(1), .int64))
        let wanted = try recording.expandDims(try recording.cast(labels, to: .int64), axis: -1)
        let isWanted = try recording.cast(
          try recording.apply(.equal, wanted, classes), to: dtype)
        let sum = try recording.reduce(
          .sum, try recording.multiply(isWanted, logarithms), axes: [-1], keepDimensions: false)
        return try recording.negate(sum)
      }
    }
    library.function(
      "tf.nn.sigmoid_cross_entropy_with_logits", "labels=None, logits=None, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let logits = try call.tensor(1)
      let labels = try Operands.other(call[0], call.recording.dtype(logits), call.interpreter)
      return try call.compute { recording throws(EngineError) in
        // max(x, 0) − x·z + log(1 + exp(−|x|)), which does not overflow.
        let zeros = try recording.zerosLike(logits, nil)
        let isPositive = try recording.apply(.greaterEqual, logits, zeros)
        let positive = try recording.select(isPositive, logits, zeros)
        let negative = try recording.select(isPositive, try recording.negate(logits), logits)
        let linear = try recording.subtract(positive, try recording.multiply(logits, labels))
        return try recording.add(
          linear, try recording.apply(.log1p, try recording.apply(.exp, negative)))
      }
    }
  }
}
