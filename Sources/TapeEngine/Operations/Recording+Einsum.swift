import Tensors

// Einstein sums. Two operands become one batched matrix product, whose inner axis runs through the
// labels that both have and the result has not, in the order of the first operand; more are
// contracted from left to right.
extension Recording {
  /// The labels of an einsum: letters by their scalar, the axes of `...` by negative numbers, −1
  /// being the last.
  public typealias EinsumLabels = [Int]

  /// The sum of products that `inputs` and `output` describe.
  ///
  /// - Parameters:
  ///   - inputs: the labels of each operand, as many as it has axes.
  ///   - output: the labels of the result, each once, each among the inputs'.
  /// - Throws: `invalidArgument` for axes of one label and of different lengths.
  public func einsum(
    _ operands: [TensorID], _ inputs: [EinsumLabels], _ output: EinsumLabels
  ) throws(EngineError) -> TensorID {
    let dtype = slots[operands[0].index].dtype
    for (index, operand) in operands.enumerated() where slots[operand.index].dtype != dtype {
      throw .mixed(
        dtype, slots[operand.index].dtype, in: "Einsum", operand: index,
        shown: EngineError.productName("Einsum", dtype))
    }
    try charge(steps: 4 + inputs.reduce(0) { $0 + $1.count } / 2)
    try checkLengths(operands, inputs)
    var lastUse: [Int: Int] = [:]
    for (index, labels) in inputs.enumerated() {
      for label in labels { lastUse[label] = index }
    }
    for label in output { lastUse[label] = .max }
    return try composite { () throws(EngineError) in
      var (sum, labels) = (operands[0], inputs[0])
      func take(_ index: Int) throws(EngineError) {
        let later = Set((labels + inputs[index]).filter { lastUse[$0] ?? 0 > index })
        (sum, labels) = try contract(
          reduced(sum, labels, keeping: later.union(inputs[index])),
          reduced(operands[index], inputs[index], keeping: later.union(labels)), keeping: later)
      }
      for index in operands.indices.dropFirst().dropLast() {
        try asOneOperation { () throws(EngineError) in try take(index) }
      }
      return try asOneOperation { () throws(EngineError) in
        if operands.count > 1 { try take(operands.count - 1) }
        (sum, labels) = try reduced(sum, labels, keeping: Set(output))
        let result = try arranged(sum, labels, as: output)
        return result == operands[0] ? try identity(result) : result
      }
    }
  }

  private func checkLengths(_ operands: [TensorID], _ inputs: [EinsumLabels])
    throws(EngineError)
  {
    var lengths: [Int: Int] = [:]
    for (operand, labels) in zip(operands, inputs) {
      for (axis, (label, length)) in zip(labels, dimensionArray(operand)).enumerated()
      where label >= 0 {
        if let known = lengths[label], known != length {
          throw .einsum(
            "Expected dimension \(known) at axis \(axis) of the input shaped "
              + "\(shape(operand).bracketed) but got dimension \(length)", operands.count,
            slots[operand.index].dtype)
        }
        lengths[label] = length
      }
    }
  }

  /// The diagonals of repeated labels, summed over the labels that are not in the result.
  private func reduced(_ x: TensorID, _ labels: EinsumLabels, keeping kept: Set<Int>)
    throws(EngineError) -> (TensorID, EinsumLabels)
  {
    var (x, labels) = (x, labels)
    while let (first, second) = repeated(labels) {
      let rest = labels.indices.filter { $0 != first && $0 != second }
      x = try matrixDiagPart(transpose(x, permutation: rest + [first, second]))
      labels = rest.map { labels[$0] } + [labels[first]]
    }
    let summed = labels.indices.filter { labels[$0] >= 0 && !kept.contains(labels[$0]) }
    if summed.isEmpty { return (x, labels) }
    return (
      try reduce(.sum, x, axes: summed, keepDimensions: false),
      labels.filter { $0 < 0 || kept.contains($0) }
    )
  }

  /// The places of a label that is there twice.
  private func repeated(_ labels: EinsumLabels) -> (Int, Int)? {
    for (place, label) in labels.enumerated() {
      if let other = labels[(place + 1)...].firstIndex(of: label) { return (place, other) }
    }
    return nil
  }

  /// `x` with its axes in the order of `wanted`.
  private func arranged(_ x: TensorID, _ labels: EinsumLabels, as wanted: EinsumLabels)
    throws(EngineError) -> TensorID
  {
    if labels == wanted { return x }
    return try transpose(x, permutation: wanted.compactMap { labels.firstIndex(of: $0) })
  }

  /// One operand of the matrix product: axes of `...` that it lacks have length 1.
  private func block(
    _ x: TensorID, _ labels: EinsumLabels, _ groups: [EinsumLabels]
  ) throws(EngineError) -> (TensorID, [[Int]]) {
    let own = Dictionary(
      zip(labels, dimensionArray(x)), uniquingKeysWith: { first, _ in first })
    let ordered = groups.joined().filter { own[$0] != nil }
    let lengths = groups.map { $0.map { own[$0] ?? 1 } }
    let turned = try arranged(x, labels, as: Array(ordered))
    return (
      try reshape(turned, lengths[0] + [lengths[1].reduce(1, *), lengths[2].reduce(1, *)]), lengths
    )
  }

  /// The product of two operands, summed over the labels that both have and the result has not.
  private func contract(
    _ a: (TensorID, EinsumLabels), _ b: (TensorID, EinsumLabels), keeping kept: Set<Int>
  ) throws(EngineError) -> (TensorID, EinsumLabels) {
    let (first, second) = (a.1, b.1)
    let stretched = Array(Set((first + second).filter { $0 < 0 })).sorted()
    let shared = first.filter { $0 >= 0 && second.contains($0) }
    let batch = stretched + shared.filter { kept.contains($0) }
    let inner = shared.filter { !kept.contains($0) }
    let left = first.filter { $0 >= 0 && !second.contains($0) }
    let right = second.filter { $0 >= 0 && !first.contains($0) }
    let (x, xLengths) = try block(a.0, first, [batch, left, inner])
    let (y, yLengths) = try block(b.0, second, [batch, inner, right])
    let product = try matmul(x, y, transposeX: false, transposeY: false)
    let common = dimensionArray(product).dropLast(2)
    return (try reshape(product, common + xLengths[1] + yLengths[2]), batch + left + right)
  }
}
