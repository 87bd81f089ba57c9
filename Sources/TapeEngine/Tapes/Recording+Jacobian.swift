import Tensors

// Jacobians by one backward pass for each element of the target: the same answers as TensorFlow's
// vectorised loop.
extension Recording {
  /// The derivatives of each element of `target`, after `beginGradient`: each of the shape
  /// `target.shape + source.shape`.
  ///
  /// - Throws: as `gradient`.
  public func jacobian(
    of target: Source, with sources: [Source], tape: TapeID,
    unconnected: UnconnectedGradients = .none
  ) throws(EngineError) -> [Gradient] {
    try consume(tape, producing: [target]) { bits throws(EngineError) in
      let model = model(of: target)
      let lengths = dimensionArray(model)
      let count = elementCount(model)
      return try passes(
        count, [target], sources, tape, bits, unconnected,
        seed: { index throws(EngineError) in
          try oneHot(model, every: count, at: index)
        },
        join: { rows, source throws(EngineError) in
          let own = dimensionArray(self.model(of: source))
          if rows.isEmpty {
            return try zeros(Shape(lengths + own), dtype(self.model(of: source)))
          }
          return try reshape(stack(rows, axis: 0), lengths + own)
        })
    }
  }

  /// The derivatives of each example's target with respect to that example's source, after
  /// `beginGradient`: `[b] + target.shape[1...] + source.shape[1...]`; zeros when unconnected.
  ///
  /// - Throws: `valueError` for shapes that do not agree; as `gradient`.
  public func batchJacobian(
    of target: TensorID, with source: Source, tape: TapeID,
    unconnected: UnconnectedGradients = .none
  ) throws(EngineError) -> Gradient {
    let lengths = dimensionArray(target)
    let own = dimensionArray(model(of: source))
    for shape in [lengths, own] where shape.count < 2 {
      throw EngineError(
        .valueError, "Shape \(pythonTuple(shape)) must have rank at least 2")
    }
    if lengths[0] != own[0] {
      throw EngineError(
        .valueError,
        "Need first dimension of target shape (\(pythonTuple(lengths))) and source shape "
          + "(\(pythonTuple(own))) to match.")
    }
    if lengths[0] == 0 {
      // TensorFlow divides the elements by the examples.
      throw EngineError(.zeroDivision, "integer division or modulo by zero")
    }
    return try consume(tape, producing: [.tensor(target)]) { bits throws(EngineError) in
      let count = lengths.dropFirst().reduce(1, *)
      let shape = lengths + own.dropFirst()
      return try passes(
        count, [.tensor(target)], [source], tape, bits, .zero,
        seed: { index throws(EngineError) in try oneHot(target, every: count, at: index) },
        join: { rows, source throws(EngineError) in
          if rows.isEmpty { return try zeros(Shape(shape), dtype(self.model(of: source))) }
          return try reshape(stack(rows, axis: 1), shape)
        })[0]
    }
  }

  /// Zeros like `x` with a one at every `period`-th element from `index` on.
  private func oneHot(_ x: TensorID, every period: Int, at index: Int) throws(EngineError)
    -> TensorID
  {
    let slot = slots[x.index]
    if slot.shape == 0 { return try filled(slot.dtype, shape: 0, bits: slot.dtype.oneBits) }
    let seed = try filled(slot.dtype, shape: slot.shape, bits: 0)
    let bytes = UnsafeMutableRawPointer(mutating: elements(seed))
    var one = slot.dtype.oneBits
    for position in stride(from: index, to: elementCount(x), by: max(period, 1)) {
      (bytes + position * slot.dtype.byteSize).copyMemory(
        from: &one, byteCount: slot.dtype.byteSize)
    }
    return seed
  }

  /// One pass a seed; the rows of each source are joined.
  private func passes(
    _ count: Int, _ targets: [Source], _ sources: [Source], _ tape: TapeID, _ bits: TapeBits,
    _ unconnected: UnconnectedGradients,
    seed: (Int) throws(EngineError) -> TensorID,
    join: ([TensorID], Source) throws(EngineError) -> TensorID
  ) throws(EngineError) -> [Gradient] {
    try composite { () throws(EngineError) in
      var rows = [[TensorID]](repeating: [], count: sources.count)
      var missing = [Unconnected?](repeating: nil, count: sources.count)
      for index in 0..<count {
        let gradients = try backward(
          targets, sources, tape, bits, [seed(index)], unconnected)
        for (place, gradient) in gradients.enumerated() {
          switch gradient {
          case .tensor(let id): rows[place].append(id)
          case .slices(let slices): rows[place].append(try dense(slices))
          case .none(let reason): missing[place] = reason
          }
        }
      }
      var joined: [Gradient] = []
      for (place, source) in sources.enumerated() {
        if let reason = missing[place] {
          joined.append(.none(reason))
        } else {
          joined.append(.tensor(try join(rows[place], source)))
        }
      }
      return joined
    }
  }

  /// As Python writes a tuple of integers.
  func pythonTuple(_ lengths: [Int]) -> String {
    lengths.count == 1
      ? "(\(lengths[0]),)" : "(\(lengths.map(String.init).joined(separator: ", ")))"
  }
}
