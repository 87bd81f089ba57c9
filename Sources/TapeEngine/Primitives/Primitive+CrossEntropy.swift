import Tensors

// Rules of the fused cross entropies: TensorFlow's own. What the labels do to the derivatives by the
// logits is lost at second order.
extension Primitive {
  static let crossEntropies: [Declaration] = [
    Declaration(
      .softmaxCrossEntropy, "SoftmaxCrossEntropyWithLogits",
      takes: .init(
        .activation, "features:T, labels:T -> loss:T, backprop:T; attr=T:type,allowed=@"),
      .method { $0.crossEntropy($1) },
      .general { p in
        p.set(0, p.logitsCotangent())
        let lossBar = p.cotangent(0).column
        p.provide(1) { lossBar * -p.operand(0).logSoftmax }
      },
      samples: [
        sample([2, 3], [2, 3]) { r, x throws(EngineError) in
          try r.softmaxCrossEntropy(labels: r.softmax(x[1]), logits: x[0], axis: -1)
        },
        sample([2, 3, 2], [2, 3, 2]) { r, x throws(EngineError) in
          try r.softmaxCrossEntropy(labels: r.softmax(x[1], axis: 1), logits: x[0], axis: 1)
        },
      ], checksSecondOrder: false),
    Declaration(
      .sparseSoftmaxCrossEntropy, "SparseSoftmaxCrossEntropyWithLogits",
      takes: .init(
        .activation,
        """
        features:T, labels:Tlabels -> loss:T, backprop:T; attr=T:type,allowed=@; \
        attr=Tlabels:type,default=DT_INT64,allowed=#
        """), .method { $0.crossEntropy($1) },
      refuses: .indices { _, results in 0..<Int64(results[1][1]) },
      .general { p in p.set(0, p.logitsCotangent()) },
      samples: [
        sample([2, 3]) { r, x throws(EngineError) in
          try r.sparseSoftmaxCrossEntropy(labels: r.vector([2, 0]), logits: x[0])
        },
        sample([2, 2, 3]) { r, x throws(EngineError) in
          try r.sparseSoftmaxCrossEntropy(
            labels: r.reshape(r.vector([2, 0, 1, 1], .int64), [2, 2]), logits: x[0])
        },
      ]),
  ]
}

extension Pullback {
  /// The loss's cotangent times the derivatives that the operation left, and what comes from a use of
  /// these derivatives.
  fileprivate func logitsCotangent() -> Term {
    let xBar = cotangent(0).column * result(1)
    if case .none = rawCotangent(1) { return xBar }
    let backpropBar = cotangent(1)
    let softmax = operand(0).softmax
    let product = backpropBar.expandDims(1).matmul(softmax.expandDims(2))
    return xBar + (backpropBar - product.squeeze(1)) * softmax
  }
}

extension Term {
  /// A vector as a column.
  fileprivate var column: Term { expandDims(-1) }

  fileprivate func expandDims(_ axis: Int) -> Term {
    run { recording throws(EngineError) in try recording.expandDims(id, axis: axis) }
  }

  fileprivate func squeeze(_ axis: Int) -> Term {
    run { recording throws(EngineError) in try recording.squeeze(id, axes: [axis]) }
  }

  fileprivate var softmax: Term {
    run { recording throws(EngineError) in try recording.softmax(id) }
  }

  fileprivate var logSoftmax: Term {
    run { recording throws(EngineError) in try recording.logSoftmax(id) }
  }
}
