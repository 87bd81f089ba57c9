import TapeEngine
import Tensors

/// Losses of `tf.nn`.
enum LossOperations {
  static func register(in library: inout LibraryBuilder) {
    library.function(
      "tf.nn.softmax_cross_entropy_with_logits", "labels, logits, axis=-1, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      let logits = try call.tensor(1)
      let labels = try call.tensor(0)
      let axis = call[2].isNone ? -1 : try call.integer(2)
      return try call.compute { recording throws(EngineError) in
        try recording.softmaxCrossEntropy(labels: labels, logits: logits, axis: axis)
      }
    }
    library.function(
      "tf.nn.sparse_softmax_cross_entropy_with_logits", "labels, logits, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      try checkPresence("sparse_softmax_cross_entropy_with_logits", call)
      let labels = try call.tensor(0)
      let logits = try call.tensor(1)
      try checkLabels(call.recording.shape(labels), call.recording.shape(logits), call)
      return try call.compute { recording throws(EngineError) in
        try recording.sparseSoftmaxCrossEntropy(labels: labels, logits: logits)
      }
    }
    library.function(
      "tf.nn.sigmoid_cross_entropy_with_logits", "labels=None, logits=None, name=None",
      style: .operation
    ) { call throws(ScriptError) in
      try checkPresence("sigmoid_cross_entropy_with_logits", call)
      let logits = try call.tensor(1)
      let labels = try call.tensor(0)
      let shapes = (call.recording.shape(logits), call.recording.shape(labels))
      if shapes.0 != shapes.1 {
        throw call.interpreter.error(
          .valueError,
          "`logits` and `labels` must have the same shape, received (\(shapes.0.tupleText) vs "
            + "\(shapes.1.tupleText)).")
      }
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

  private static func checkPresence(_ name: String, _ call: Call) throws(ScriptError) {
    if !call[0].isNone && !call[1].isNone { return }
    throw call.interpreter.error(
      .valueError,
      "Both `labels` and `logits` must be provided for \(name)Received: "
        + "labels=\(try call.interpreter.format(call[0], "")) and "
        + "logits=\(try call.interpreter.format(call[1], ""))")
  }

  private static func checkLabels(_ labels: Shape, _ logits: Shape, _ call: Call)
    throws(ScriptError)
  {
    func fail(_ text: String) -> ScriptError { call.interpreter.error(.valueError, text) }
    if logits.rank == 0 {
      throw fail(
        "`logits` cannot be a scalar. Received logits=\(try call.interpreter.format(call[1], ""))`")
    }
    if labels.rank != logits.rank - 1 {
      throw fail(
        "`labels.shape.rank` must equal `logits.shape.rank - 1`. Received: "
          + "labels.shape=\(labels.tupleText) of rank \(labels.rank) and "
          + "logits.shape=\(logits.tupleText) of rank \(logits.rank)")
    }
    if labels.dimensions != Array(logits.dimensions.dropLast()) {
      throw fail(
        "`labels.shape` must equal `logits.shape` except for the last dimension. Received: "
          + "labels.shape=\(labels.tupleText) and logits.shape=\(logits.tupleText)")
    }
  }
}
