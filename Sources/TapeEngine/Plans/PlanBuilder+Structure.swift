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
    case .sum, .mean, .product, .maximumOf, .minimumOf, .anyOf, .allOf, .euclideanNorm:
      [try reduce(step)]
    case .argmax, .argmin: [try argumentReduce(step)]
    case .addN: [try addN(step)]
    case .matmul, .batchMatmul: [try product(step)]
    case .softmax, .logSoftmax: [try normalize(step)]
    case .leakyRelu: [try leakyRelu(step)]
    case .polygamma: [try polygamma(step)]
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
      from: step.operands[0].form.dtype.element, to: step.results[0].dtype.element)
    return unary(kernel, try elementwiseOperand(step.operands[0]), step.results[0])
  }

  private mutating func select(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    var operands: [LaneOperand] = []
    for part in step.operands { operands.append(try elementwiseOperand(part)) }
    let kernel = kernels.select(step.results[0].dtype.element)
    return elementwise(operands, step, step.results[0]) { .select(kernel, $0) }
  }

  private mutating func leakyRelu(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    guard let kernel = kernels.binary(.leakyRelu, form.dtype.element) else {
      throw Obstacle(reason: "no kernel for leaky_relu")
    }
    let slope = makeConstant(
      Double(bitPattern: UInt64(UInt(bitPattern: step.attributes[0]))), form.dtype)
    return binary(kernel, try operand(step.operands[0]), slope, form)
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
    guard let add = kernels.binary(.add, form.dtype.element) else {
      throw Obstacle(reason: "no kernel for AddN")
    }
    var sum = try elementwiseOperand(step.operands[0])
    for part in step.operands.dropFirst() {
      sum = elementwise([sum, try elementwiseOperand(part)], step, form) { .binary(add, $0) }
    }
    if sum.isConstant { throw Obstacle(reason: "a sum of constants") }
    return sum
  }

  // MARK: Moving elements

  private static let moveLimit = 1 << 16

  /// Moves between two strided layouts, elements that lie side by side in both together.
  private func moves(
    operand: Int = 0, _ dimensions: [Int], from source: Int, _ sourceStrides: [Int],
    to target: Int, _ targetStrides: [Int]
  ) throws(Obstacle) -> [Draft.Move] {
    var moves: [Draft.Move] = []
    forEachStridedRun(dimensions, sourceStrides, targetStrides) { run in
      if run.sourceStep == 1, run.targetStep == 1 {
        moves.append(
          Draft.Move(
            operand: operand, source: source + run.source, target: target + run.target,
            count: run.count))
      } else if moves.count < Self.moveLimit {
        for index in 0..<run.count {
          moves.append(
            Draft.Move(
              operand: operand, source: source + run.source + index * run.sourceStep,
              target: target + run.target + index * run.targetStep, count: 1))
        }
      }
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
    let own = step.operands[0].form.dimensions
    let lengths = step.results[0].dimensions
    let strides = rowMajorStrides(own)
    let from = lengths.indices.map { axis in
      let ownAxis = axis - (lengths.count - own.count)
      return ownAxis < 0 || own[ownAxis] == 1 ? 0 : strides[ownAxis]
    }
    let moves = try moves(lengths, from: 0, from, to: 0, rowMajorStrides(lengths))
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
    let strides = rowMajorStrides(form.dimensions)
    let lengths = axes.map { form.dimensions[$0] }
    return emit(
      .move(
        try moves(lengths, from: 0, axes.map { strides[$0] }, to: 0, rowMajorStrides(lengths)),
        fillsZeros: false), [x], result)
  }

  private mutating func join(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let axis = step.attributes[0]
    var strides = rowMajorStrides(step.results[0].dimensions)
    let stride = strides[axis]
    if step.primitive == .stack { strides.remove(at: axis) }
    var position = 0
    var all: [Draft.Move] = []
    var operands: [LaneOperand] = []
    for (index, part) in step.operands.enumerated() {
      let own = part.form.dimensions
      all += try moves(
        operand: index, own, from: 0, rowMajorStrides(own), to: position * stride, strides)
      position += step.primitive == .stack ? 1 : own[axis]
      operands.append(try operand(part))
    }
    return emit(.move(all, fillsZeros: false), operands, step.results[0])
  }

  private mutating func cut(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    let axis = step.attributes[0]
    let whole = step.operands[0].form.dimensions
    let strides = rowMajorStrides(whole)
    let x = try operand(step.operands[0])
    var position = 0
    var parts: [LaneOperand] = []
    for result in step.results {
      var block = whole
      block[axis] = step.primitive == .unstack ? 1 : result.dimensions[axis]
      parts.append(
        emit(
          .move(
            try moves(
              block, from: position * strides[axis], strides, to: 0, rowMajorStrides(block)),
            fillsZeros: false), [x], result))
      position += block[axis]
    }
    return parts
  }

  private mutating func slice(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let slice = Recording.Slice(step.attributes)
    let strides = rowMajorStrides(step.operands[0].form.dimensions)
    let offset = zip(slice.starts, strides).reduce(0) { $0 + $1.0 * $1.1 }
    let moves = try moves(
      slice.counts, from: offset, zip(slice.steps, strides).map { $0.0 &* $0.1 }, to: 0,
      rowMajorStrides(slice.counts))
    return emit(
      .move(moves, fillsZeros: false), [try operand(step.operands[0])], step.results[0])
  }

  private mutating func sliceGrad(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let slice = Recording.Slice(step.attributes)
    let strides = rowMajorStrides(step.results[0].dimensions)
    let offset = zip(slice.starts, strides).reduce(0) { $0 + $1.0 * $1.1 }
    let moves = try moves(
      slice.counts, from: 0, rowMajorStrides(slice.counts), to: offset,
      zip(slice.steps, strides).map { $0.0 &* $0.1 })
    return emit(.move(moves, fillsZeros: true), [try operand(step.operands[0])], step.results[0])
  }

  // MARK: By constant indices

  /// The integers of a constant operand.
  private mutating func integers(_ part: Trace.Operand) throws(Obstacle) -> [Int] {
    let constant = try operand(part)
    guard constant.isConstant else { throw Obstacle(reason: "indices vary") }
    return elements(constant).bytes.withUnsafeBytes { bytes in
      (0..<constant.count).map { index in
        constant.size == 4
          ? Int(bytes.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))
          : Int(bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
      }
    }
  }

  /// The runs that a gather takes from `own` and where it puts them.
  private mutating func gatherMoves(_ own: [Int], _ indices: Trace.Operand, axis: Int, batch: Int)
    throws(Obstacle) -> [Draft.Move]
  {
    let values = try integers(indices)
    let places = indices.form.dimensions
    let outer = own[batch..<axis].reduce(1, *)
    let inner = own[(axis + 1)...].reduce(1, *)
    let placeCount = places[batch...].reduce(1, *)
    var moves: [Draft.Move] = []
    for b in 0..<own[..<batch].reduce(1, *) {
      for o in 0..<outer {
        for p in 0..<placeCount {
          let row = (b * outer + o) * own[axis] + values[b * placeCount + p]
          moves.append(
            Draft.Move(
              operand: 0, source: row * inner, target: ((b * outer + o) * placeCount + p) * inner,
              count: inner))
        }
        if moves.count > Self.moveLimit { throw Obstacle(reason: "too many elements move") }
      }
    }
    return inner == 0 ? [] : moves
  }

  private mutating func gather(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let own = Array(step.attributes[3...])
    let moves = try gatherMoves(
      own, step.operands[1], axis: step.attributes[0], batch: step.attributes[1])
    return emit(
      .move(moves, fillsZeros: false), [try operand(step.operands[0])], step.results[0])
  }

  private mutating func gatherGrad(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let moves = try gatherMoves(
      step.results[0].dimensions, step.operands[1], axis: step.attributes[0],
      batch: step.attributes[1])
    return try accumulate(
      step,
      moves.map {
        Draft.Move(operand: 0, source: $0.target, target: $0.source, count: $0.count)
      })
  }

  private mutating func segmentSum(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let segments = try integers(step.operands[1])
    let inner = step.results[0].dimensions.dropFirst().reduce(1, *)
    var moves: [Draft.Move] = []
    for (position, segment) in segments.enumerated() where segment >= 0 && inner > 0 {
      moves.append(
        Draft.Move(operand: 0, source: position * inner, target: segment * inner, count: inner))
    }
    return try accumulate(step, moves)
  }

  private mutating func accumulate(_ step: Trace.Step, _ moves: [Draft.Move]) throws(Obstacle)
    -> LaneOperand
  {
    let x = try operand(step.operands[0])
    guard !x.isConstant, let add = kernels.binary(.add, step.results[0].dtype.element) else {
      throw Obstacle(reason: "constants are added by varying indices")
    }
    return emit(.accumulate(add, moves), [x], step.results[0])
  }

  // MARK: Reductions

  private mutating func reduce(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.operands[0].form
    let own = form.dimensions
    let reduced = Array(step.attributes.dropFirst())
    var x = try operand(step.operands[0])
    if x.isConstant { throw Obstacle(reason: "a reduction of constants") }
    let element = form.dtype.element
    let kernel: ReduceKernel =
      switch step.primitive {
      case .product: .product
      case .maximumOf: .maximum
      case .minimumOf: .minimum
      case .anyOf: .any
      case .allOf: .all
      default: .sum
      }
    guard let function = kernels.reduce(kernel, element) else {
      throw Obstacle(reason: "no kernel for \(step.primitive)")
    }
    var (outer, count, inner) = (1, 1, 1)
    if let first = reduced.first, let last = reduced.last, last - first + 1 == reduced.count {
      outer = own[..<first].reduce(1, *)
      count = own[first...last].reduce(1, *)
      inner = own[(last + 1)...].reduce(1, *)
    } else if !reduced.isEmpty {
      let kept = own.indices.filter { !reduced.contains($0) }
      x = try permute(x, form, kept + reduced, form)
      outer = kept.reduce(1) { $0 * own[$1] }
      count = reduced.reduce(1) { $0 * own[$1] }
    } else {
      outer = form.elementCount
    }
    if step.primitive == .euclideanNorm, let square = kernels.unary(.square, element) {
      x = emit(.unary(square, count: form.elementCount), [x], form)
    }
    let result = emit(
      .reduce(function, outer: outer, count: count, inner: inner), [x], step.results[0])
    switch step.primitive {
    case .mean: return try mean(result, step.results[0], of: count)
    case .euclideanNorm:
      guard let sqrt = kernels.unary(.sqrt, element) else {
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
    guard form.dtype.isFloatingPoint, let divide = kernels.binary(.divide, form.dtype.element)
    else { throw Obstacle(reason: "a mean of integers") }
    return binary(divide, sum, makeConstant(Double(count), form.dtype), form)
  }

  private mutating func argumentReduce(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let kernel: ArgumentReduceKernel = step.primitive == .argmax ? .maximum : .minimum
    let x = try operand(step.operands[0])
    guard !x.isConstant,
      let function = kernels.argumentReduce(kernel, step.operands[0].form.dtype.element)
    else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    return emit(
      .reduce(
        function, outer: step.attributes[0], count: step.attributes[1], inner: step.attributes[2]),
      [x], step.results[0])
  }

  /// Row by row: the maximum off, exponentials, their sum.
  private mutating func normalize(_ step: Trace.Step) throws(Obstacle) -> LaneOperand {
    let form = step.results[0]
    let element = form.dtype.element
    let x = try operand(step.operands[0])
    let count = form.dimensions.last ?? 1
    guard !x.isConstant, count > 0, let maximum = kernels.reduce(.maximum, element),
      let sum = kernels.reduce(.sum, element), let subtract = kernels.binary(.subtract, element),
      let divide = kernels.binary(.divide, element), let exp = kernels.unary(.exp, element),
      let log = kernels.unary(.log, element)
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
    let element = step.results[0].dtype.element
    guard let kernel = kernels.matrixProduct(element),
      let multiply = kernels.binary(.multiply, element)
    else { throw Obstacle(reason: "no kernel for a matrix product") }
    let x = try operand(step.operands[0])
    let y = try operand(step.operands[1])
    let (a, b) = (step.operands[0].form.dimensions, step.operands[1].form.dimensions)
    let (transposesA, transposesB) = (step.attributes[0] == 1, step.attributes[1] == 1)
    let product = LaneProduct(
      kernel: kernel, multiply: multiply, m: a[a.count - (transposesA ? 1 : 2)],
      n: b[b.count - (transposesB ? 2 : 1)], k: a[a.count - (transposesA ? 2 : 1)],
      offsets: .zero, transposesA: transposesA, transposesB: transposesB)
    guard step.primitive == .matmul else {
      throw Obstacle(reason: "a batched matrix product")
    }
    return emit(.product(product), [x, y], step.results[0])
  }
}

extension Trace.Step {
  /// Why a plan cannot repeat the application: it may fail by its operands' values.
  var obstacle: String? {
    func varies(_ index: Int) -> Bool {
      if case .value = operands[index].source { true } else { false }
    }
    switch primitive {
    case .floorDivide, .floorModulo, .truncateDivide, .truncateModulo, .power:
      return operands[1].form.dtype.isInteger && varies(1) ? "integers may not divide" : nil
    case .gather, .gatherGrad, .unsortedSegmentSum:
      return varies(1) ? "indices vary" : nil
    default: return nil
    }
  }
}
