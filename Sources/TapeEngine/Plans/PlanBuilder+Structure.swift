import Kernels
import Tensors

// Primitives that move elements, reduce or multiply matrices.
extension PlanBuilder {
  mutating func lowerMethod(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    switch step.primitive {
    case .cast: [try cast(step)]
    case .select: [try select(step)]
    case .fill, .broadcastTo: [try broadcast(step)]
    case .transpose: [try transpose(step)]
    case .concat, .stack: [try join(step)]
    case .unstack, .split: try cut(step)
    case .stridedSlice: [try slice(step)]
    case .stridedSliceGrad: [try sliceGrad(step)]
    case .gather: [try gather(step)]
    case .gatherGrad: [try gatherGrad(step)]
    case .unsortedSegmentSum: [try segmentSum(step)]
    case .matrixDiag, .matrixDiagPart, .matrixSetDiag, .matrixBandPart: [try rearrange(step)]
    case .sum, .mean, .product, .maximumOf, .minimumOf, .anyOf, .allOf, .euclideanNorm:
      [try reduce(step)]
    case .argmax, .argmin: [try argumentReduce(step)]
    case .addN: [try addN(step)]
    case .matmul, .batchMatmul: [try product(step)]
    case .softmax, .logSoftmax: [try normalize(step)]
    case .softmaxCrossEntropy, .sparseSoftmaxCrossEntropy: try crossEntropy(step)
    case .cumulativeSum, .cumulativeProduct: [try scan(step)]
    case .leakyRelu: [try leakyRelu(step)]
    case .leakyReluGrad: [try leakyReluGrad(step)]
    case .polygamma: [try polygamma(step)]
    case .triangularSolve, .matrixSolve, .matrixInverse: [try linearSystem(step)]
    case .logDeterminant: try logDeterminant(step)
    default: throw Obstacle(reason: "\(step.primitive) has no form over lanes")
    }
  }

  // MARK: Elementwise

  private mutating func polygamma(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let order = step.attributes[0]
    return emit(
      .map(
        { Polygamma.value(order: order, $0) }, step.results[0].dtype,
        count: step.results[0].elementCount),
      [try operand(step.operands[0])], step.results[0])
  }

  private mutating func cast(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let kernel = kernels.cast(
      from: step.operands[0].form.dtype, to: step.results[0].dtype)
    return unary(kernel, try elementwiseOperand(step.operands[0]), step.results[0])
  }

  private mutating func select(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    var operands: [LaneOperand] = []
    for part in step.operands { operands.append(try elementwiseOperand(part)) }
    let kernel = kernels.select(step.results[0].dtype)
    return elementwise(operands, step, step.results[0]) { .select(kernel, $0) }
  }

  private mutating func leakyRelu(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    guard let kernel = kernels.binary(.leakyRelu, form.dtype) else {
      throw Obstacle(reason: "no kernel for leaky_relu")
    }
    let slope = makeConstant(
      Double(bitPattern: UInt64(UInt(bitPattern: step.attributes[0]))), form.dtype)
    return binary(kernel, try operand(step.operands[0]), slope, form)
  }

  private mutating func leakyReluGrad(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    let dtype = form.dtype
    guard let greater = kernels.compare(.greater, dtype),
      let multiply = kernels.binary(.multiply, dtype)
    else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    let slope = makeConstant(
      Double(bitPattern: UInt64(UInt(bitPattern: step.attributes[0]))), form.dtype)
    let yBar = try operand(step.operands[0])
    let test = binary(
      greater, try operand(step.operands[1]), makeConstant(0, form.dtype),
      Trace.Form(dtype: .bool, dimensions: form.dimensions))
    let operands = [test, yBar, binary(multiply, yBar, slope, form)]
    let lengths = Array(repeating: form.dimensions, count: 3)
    return emit(
      .select(kernels.select(dtype), runs(lengths, form, operands)), operands, form)
  }

  /// An elementwise kernel of a whole operand and another of as many elements, or of one.
  private mutating func binary(
    _ kernel: KernelTable.Binary, _ x: LaneOperand, _ y: LaneOperand, _ form: Trace.Form
  ) -> LaneOperand {
    let count = form.elementCount
    return emit(
      .binary(
        kernel,
        runs(
          [[count], y.count == 1 ? [] : [count]],
          Trace.Form(dtype: form.dtype, dimensions: [count]), [x, y])), [x, y], form)
  }

  private mutating func addN(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    guard let add = kernels.binary(.add, form.dtype) else {
      throw Obstacle(reason: "no kernel for AddN")
    }
    let terms = try step.operands.map { part throws(Obstacle) in try elementwiseOperand(part) }
    func total(_ range: Range<Int>, _ builder: inout PlanBuilder) -> LaneOperand {
      var sum = terms[range.lowerBound]
      for term in terms[range].dropFirst() {
        sum = builder.elementwise([sum, term], step, form) { .binary(add, $0) }
      }
      return sum
    }
    let grouping = AddNGrouping(count: terms.count)
    var sum = total(0..<grouping.leading, &self)
    for group in grouping.groups {
      let part = total(group, &self)
      sum = elementwise([sum, part], step, form) { .binary(add, $0) }
    }
    if sum.isConstant { throw Obstacle(reason: "a sum of constants") }
    return sum
  }

  // MARK: Moving elements

  static let moveLimit = 1 << 16

  /// Moves between two strided layouts, elements that lie side by side in both together.
  func moves(
    _ move: StridedMove, operand: Int = 0
  ) throws(Obstacle) -> [Draft.Move] {
    var moves: [Draft.Move] = []
    move.forEachRun { run in
      if run.sourceStep == 1, run.targetStep == 1 {
        moves.append(
          Draft.Move(
            operand: operand, source: run.source, target: run.target, count: run.count))
      } else if moves.count < Self.moveLimit {
        for index in 0..<run.count {
          moves.append(
            Draft.Move(
              operand: operand, source: run.source + index * run.sourceStep,
              target: run.target + index * run.targetStep, count: 1))
        }
      }
      return moves.count < Self.moveLimit
    }
    if moves.count >= Self.moveLimit { throw Obstacle(reason: "too many elements move") }
    return moves
  }

  private mutating func broadcast(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let x = try elementwiseOperand(step.operands[0])
    if x.count == 1, step.results[0].elementCount > 0 {
      var repeated = x
      repeated.isRepeated = step.results[0].elementCount > 1
      return repeated
    }
    let moves = try moves(
      StridedMove(
        stretching: Shape(step.operands[0].form.dimensions), to: Shape(step.results[0].dimensions)))
    return emit(
      .move(moves, fillsZeros: false), [try operand(step.operands[0])], step.results[0])
  }

  private mutating func transpose(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    try permute(
      try operand(step.operands[0]), step.operands[0].form, step.attributes, step.results[0])
  }

  private mutating func permute(
    _ x: LaneOperand, _ form: Trace.Form, _ axes: [Int], _ result: Trace.Form
  ) throws(Obstacle) -> LaneOperand {
    emit(
      .move(
        try moves(StridedMove(transposing: Shape(form.dimensions), axes)), fillsZeros: false), [x],
      result)
  }

  private mutating func join(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let axis = step.attributes[0]
    let places = AxisParts(of: Shape(step.results[0].dimensions), along: axis)
    var position = 0
    var all: [Draft.Move] = []
    var operands: [LaneOperand] = []
    for (index, part) in step.operands.enumerated() {
      let own = part.form.dimensions
      all += try moves(places.join(Shape(own), at: position), operand: index)
      position += step.primitive == .stack ? 1 : own[axis]
      operands.append(try operand(part))
    }
    return emit(.move(all, fillsZeros: false), operands, step.results[0])
  }

  private mutating func cut(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    let axis = step.attributes[0]
    let places = AxisParts(of: Shape(step.operands[0].form.dimensions), along: axis)
    let x = try operand(step.operands[0])
    var position = 0
    var parts: [LaneOperand] = []
    for result in step.results {
      let length = step.primitive == .unstack ? 1 : result.dimensions[axis]
      parts.append(
        emit(
          .move(try moves(places.cut(length, at: position)), fillsZeros: false), [x], result))
      position += length
    }
    return parts
  }

  private mutating func slice(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let moves = try moves(
      StridedMove(
        taking: StridedSlice(step.attributes), of: Shape(step.operands[0].form.dimensions)))
    return emit(
      .move(moves, fillsZeros: false), [try operand(step.operands[0])], step.results[0])
  }

  private mutating func sliceGrad(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let moves = try moves(
      StridedMove(
        putting: StridedSlice(step.attributes), into: Shape(step.results[0].dimensions)))
    return emit(.move(moves, fillsZeros: true), [try operand(step.operands[0])], step.results[0])
  }

  // MARK: Reductions

  private mutating func reduce(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.operands[0].form
    var x = try operand(step.operands[0])
    if x.isConstant { throw Obstacle(reason: "a reduction of constants") }
    let dtype = form.dtype
    let kernel: ReduceKernel =
      switch step.primitive {
      case .product: .product
      case .maximumOf: .maximum
      case .minimumOf: .minimum
      case .anyOf: .any
      case .allOf: .all
      default: .sum
      }
    guard let function = kernels.reduce(kernel, dtype) else {
      throw Obstacle(reason: "no kernel for \(step.primitive)")
    }
    let (split, order) = Shape(form.dimensions).reduction(Array(step.attributes.dropFirst()))
    if let order { x = try permute(x, form, order, form) }
    if step.primitive == .euclideanNorm, let square = kernels.unary(.square, dtype) {
      x = emit(.unary(square, count: form.elementCount), [x], form)
    }
    let result = emit(
      .reduce(function, outer: split.outer, count: split.count, inner: split.inner), [x],
      step.results[0])
    switch step.primitive {
    case .mean: return try mean(result, step.results[0], of: split.count)
    case .euclideanNorm:
      guard let sqrt = kernels.unary(.sqrt, dtype) else {
        throw Obstacle(reason: "no kernel for a norm")
      }
      return emit(
        .unary(sqrt, count: step.results[0].elementCount), [result], step.results[0])
    default: return result
    }
  }

  private mutating func mean(_ sum: LaneOperand, _ form: Trace.Form, of count: Int)
    throws(Obstacle) -> LaneOperand
  {
    let isFloat = form.dtype.isFloatingPoint
    guard let divide = kernels.binary(isFloat ? .divide : .truncateDivide, form.dtype)
    else {
      throw Obstacle(reason: "no kernel for a mean")
    }
    if isFloat { return binary(divide, sum, makeConstant(Double(count), form.dtype), form) }
    // As a run does, which never divides by zero.
    let divisor = withUnsafeBytes(of: Int64(max(count, 1))) {
      Array($0.prefix(form.dtype.byteSize))
    }
    return binary(
      divide, sum, makeConstant(Trace.Constant(dtype: form.dtype, bytes: divisor)), form)
  }

  private mutating func scan(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    let axis = step.attributes[0]
    let name: BinaryKernel = step.primitive == .cumulativeSum ? .add : .multiply
    guard let kernel = kernels.binary(name, form.dtype) else {
      throw Obstacle(reason: "no kernel for \(step.primitive)")
    }
    let bits = step.primitive == .cumulativeSum ? 0 : form.dtype.oneBits
    let start = makeConstant(
      Trace.Constant(
        dtype: form.dtype,
        bytes: withUnsafeBytes(of: bits) { Array($0.prefix(form.dtype.byteSize)) }))
    let split = Shape(form.dimensions).split(along: axis)
    return emit(
      .scan(
        kernel, outer: split.outer, count: split.count, inner: split.inner,
        LaneScan(isExclusive: step.attributes[1] == 1, isReverse: step.attributes[2] == 1)),
      [try operand(step.operands[0]), start], form)
  }

  private mutating func argumentReduce(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let kernel: ArgumentReduceKernel = step.primitive == .argmax ? .maximum : .minimum
    let x = try operand(step.operands[0])
    guard !x.isConstant,
      let function = kernels.argumentReduce(kernel, step.operands[0].form.dtype)
    else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    return emit(
      .reduce(
        function, outer: step.attributes[0], count: step.attributes[1], inner: step.attributes[2]),
      [x], step.results[0])
  }

  /// Row by row: the maximum off, exponentials, their sum.
  private mutating func normalize(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    let dtype = form.dtype
    let x = try operand(step.operands[0])
    let count = form.dimensions.last ?? 1
    guard !x.isConstant, count > 0, let maximum = kernels.reduce(.maximum, dtype),
      let sum = kernels.reduce(.sum, dtype), let subtract = kernels.binary(.subtract, dtype),
      let divide = kernels.binary(.divide, dtype), let exp = kernels.unary(.exp, dtype),
      let log = kernels.unary(.log, dtype)
    else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    let outer = form.elementCount / count
    let rows = Trace.Form(dtype: form.dtype, dimensions: form.dimensions.dropLast() + [1])
    func byRow(_ x: LaneOperand, _ y: LaneOperand) -> [LaneRun] {
      runs([form.dimensions, rows.dimensions], form, [x, y])
    }
    let extreme = emit(.reduce(maximum, outer: outer, count: count, inner: 1), [x], rows)
    let shifted = emit(.binary(subtract, byRow(x, extreme)), [x, extreme], form)
    let powers = emit(.unary(exp, count: form.elementCount), [shifted], form)
    let total = emit(.reduce(sum, outer: outer, count: count, inner: 1), [powers], rows)
    if step.primitive == .softmax {
      return emit(.binary(divide, byRow(powers, total)), [powers, total], form)
    }
    let logarithm = emit(.unary(log, count: outer), [total], rows)
    return emit(.binary(subtract, byRow(shifted, logarithm)), [shifted, logarithm], form)
  }

  // MARK: Products

  private mutating func product(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let dtype = step.results[0].dtype
    guard let kernel = kernels.matrixProduct(dtype) else {
      throw Obstacle(reason: "no kernel for a matrix product")
    }
    let x = try operand(step.operands[0])
    let y = try operand(step.operands[1])
    let (a, b) = (step.operands[0].form.dimensions, step.operands[1].form.dimensions)
    let (transposesA, transposesB) = (step.attributes[0] == 1, step.attributes[1] == 1)
    let pair = MatrixPair(
      Shape(a), transposed: transposesA, Shape(b), transposed: transposesB)
    var batch: [SIMD4<Int>] = []
    pair.forEachPair { batch.append(SIMD4($0, $1, $2, 0)) }
    let product = LaneProduct(
      kernel: kernel, lanes: kernels.laneProduct(dtype), m: pair.rows, n: pair.columns,
      k: pair.depth,
      transposesA: transposesA, transposesB: transposesB, batch: batch)
    return emit(.product(product), [x, y], step.results[0])
  }
}
