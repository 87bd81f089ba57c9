import Kernels
import Tensors

extension Recording {
  public enum Reduction: Sendable {
    case sum
    case mean
    case product
    case maximum
    case minimum
    /// Of bool.
    case any
    /// Of bool.
    case all
    case euclideanNorm

    public var primitive: Primitive {
      switch self {
      case .sum: .sum
      case .mean: .mean
      case .product: .product
      case .maximum: .maximumOf
      case .minimum: .minimumOf
      case .any: .anyOf
      case .all: .allOf
      case .euclideanNorm: .euclideanNorm
      }
    }

    var kernel: ReduceKernel {
      switch self {
      case .sum, .mean, .euclideanNorm: .sum
      case .product: .product
      case .maximum: .maximum
      case .minimum: .minimum
      case .any: .any
      case .all: .all
      }
    }
  }

  /// A reduction over some axes or, when nil, all of them; negative axes count from the end.
  ///
  /// - Throws: `invalidArgument` for an axis out of range or given twice, and for a dtype that the
  ///   reduction does not have.
  public func reduce(
    _ reduction: Reduction, _ x: TensorID, axes: [Int]?, keepDimensions: Bool
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    if reduction == .euclideanNorm, slot.dtype.isInteger {
      // The root of the integer sum, truncated.
      _ = try normalized(axes, rank: rank(x), .euclideanNorm)
      return try composite { () throws(EngineError) in
        let sum = try reduce(.sum, apply(.square, x), axes: axes, keepDimensions: keepDimensions)
        return try cast(apply(.sqrt, cast(sum, to: .float64)), to: slot.dtype)
      }
    }
    let primitive = reduction.primitive
    let isLogical = reduction.kernel == .any || reduction.kernel == .all
    if isLogical != (slot.dtype == .bool) {
      throw isLogical
        ? .mixed(.bool, slot.dtype, in: primitive.operationName, operand: 0)
        : .unsupported(slot.dtype, by: primitive)
    }
    guard let kernel = kernels.reduce(reduction.kernel, slot.dtype.element) else {
      throw .unsupported(slot.dtype, by: primitive)
    }
    let square = reduction == .euclideanNorm ? try self.square(of: slot.dtype) : nil
    let own = dimensionArray(x)
    let reduced = try normalized(axes, rank: own.count, primitive)
    var isReduced = [Bool](repeating: false, count: own.count)
    for axis in reduced { isReduced[axis] = true }
    let lengths =
      keepDimensions
      ? own.indices.map { isReduced[$0] ? 1 : own[$0] }
      : own.indices.filter { !isReduced[$0] }.map { own[$0] }
    let shape = try shapeNumber(lengths)
    let inputCount = shapes[slot.shape].elementCount
    let resultCount = shapes[shape].elementCount
    try step(elements: inputCount, .moved, runs: 4 * resultCount)
    if let waiting = try waitingReduction(reduction, x, reduced, own, shape: shape) {
      let result = finish(
        primitive, [x], slot.dtype, shape: shape, payload: waiting,
        attributes: [keepDimensions ? 1 : 0] + reduced)
      markDeferred(result)
      return result
    }
    let target = try storage(slot.dtype, shape: shape)
    var source = elements(x)
    var scratch: UnsafeMutableRawPointer?
    defer { scratch?.deallocate() }
    func makeScratch() -> UnsafeMutableRawPointer {
      let bytes = UnsafeMutableRawPointer.allocate(
        byteCount: max(inputCount * slot.dtype.byteSize, 1), alignment: 64)
      scratch = bytes
      return bytes
    }
    var outer = 1
    var count = 1
    var inner = 1
    if let first = reduced.first, let last = reduced.last, last - first + 1 == reduced.count {
      outer = own[..<first].reduce(1, *)
      count = own[first...last].reduce(1, *)
      inner = own[(last + 1)...].reduce(1, *)
    } else if !reduced.isEmpty {
      // Axes apart: the reduced ones are brought together, in their order, at the end.
      let kept = own.indices.filter { !isReduced[$0] }
      let bytes = makeScratch()
      permute(x, kept + reduced, to: bytes)
      source = UnsafeRawPointer(bytes)
      outer = kept.reduce(1) { $0 * own[$1] }
      count = reduced.reduce(1) { $0 * own[$1] }
    } else {
      outer = inputCount
    }
    if let square {
      let bytes = scratch ?? makeScratch()
      square(source, bytes, inputCount)
      source = UnsafeRawPointer(bytes)
    }
    let most = max(Self.sliceElements / max(count * inner, 1), 1)
    var first = 0
    while first < outer && resultCount > 0 {
      let rows = min(most, outer - first)
      kernel(
        source + first * count * inner * slot.dtype.byteSize,
        target.bytes + first * inner * slot.dtype.byteSize, rows, count, inner)
      first += rows
      if first < outer { try checkClock() }
    }
    switch reduction {
    case .mean: divide(target.bytes, slot.dtype, resultCount, by: count)
    case .euclideanNorm:
      kernels.unary(.sqrt, slot.dtype.element)?(target.bytes, target.bytes, resultCount)
    default: break
    }
    let bits = payload(of: target)
    if isLogical {
      return finishUntracked(
        primitive, x, dtype: slot.dtype, shape: shape, payload: bits,
        attributes: [keepDimensions ? 1 : 0] + reduced)
    }
    return finish(
      primitive, [x], slot.dtype, shape: shape, payload: bits,
      attributes: [keepDimensions ? 1 : 0] + reduced)
  }

  /// Elements between two looks at the clock.
  static let sliceElements = 1 << 22

  private func square(of dtype: DType) throws(EngineError) -> KernelTable.Unary {
    guard let square = kernels.unary(.square, dtype.element) else {
      throw .unsupported(dtype, by: .euclideanNorm)
    }
    return square
  }

  /// Divides sums by their count; an integer mean is truncated.
  private func divide(
    _ bytes: UnsafeMutableRawPointer, _ dtype: DType, _ elementCount: Int, by count: Int
  ) {
    var divisor: UInt64
    switch dtype {
    case .float32: divisor = UInt64(Float(count).bitPattern)
    case .float64: divisor = Double(count).bitPattern
    case .int32, .int64, .bool: divisor = UInt64(max(count, 1))
    }
    let kernel: BinaryKernel = dtype.isFloatingPoint ? .divide : .truncateDivide
    kernels.binary(kernel, dtype.element)?(bytes, 1, &divisor, 0, bytes, elementCount)
  }

  /// The reduced axes, ascending.
  private func normalized(_ axes: [Int]?, rank: Int, _ primitive: Primitive) throws(EngineError)
    -> [Int]
  {
    guard let axes else { return Array(0..<rank) }
    var isReduced = [Bool](repeating: false, count: rank)
    for axis in axes {
      guard axis >= -rank, axis < rank else {
        throw .kernel(
          primitive,
          "Invalid reduction dimension (\(axis) for input with \(rank) dimension(s)")
      }
      let index = axis < 0 ? axis + rank : axis
      if isReduced[index] {
        throw .kernel(
          primitive.operationName,
          "Invalid reduction arguments: Axes contains duplicate dimension: \(index)")
      }
      isReduced[index] = true
    }
    return (0..<rank).filter { isReduced[$0] }
  }

  /// The index of the greatest element along an axis, the first of several.
  public func argmax(_ x: TensorID, axis: Int, as dtype: DType = .int64) throws(EngineError)
    -> TensorID
  {
    try argumentReduce(.argmax, .maximum, x, axis, dtype)
  }

  /// The index of the least element along an axis, the first of several.
  public func argmin(_ x: TensorID, axis: Int, as dtype: DType = .int64) throws(EngineError)
    -> TensorID
  {
    try argumentReduce(.argmin, .minimum, x, axis, dtype)
  }

  private func argumentReduce(
    _ primitive: Primitive, _ reduction: ArgumentReduceKernel, _ x: TensorID, _ axis: Int,
    _ dtype: DType
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = dimensionArray(x)
    let rank = own.count
    guard axis >= -max(rank, 1), axis < max(rank, 1) else {
      throw .kernel(
        primitive, "Expected dimension in the range [\(-rank), \(rank)), but got \(axis)")
    }
    if !dtype.isInteger {
      throw .attribute("output_type", dtype, of: primitive.operationName)
    }
    guard let kernel = kernels.argumentReduce(reduction, slot.dtype.element) else {
      throw .unsupported(slot.dtype, by: primitive)
    }
    let reduced = axis < 0 ? axis + rank : axis
    var lengths = own
    var count = 1
    if rank > 0 {
      count = lengths.remove(at: reduced)
      if count == 0 {
        throw .kernel(
          primitive, "Reduction axis \(reduced) is empty in shape \(bracketed(slot.shape))")
      }
    }
    let shape = try shapeNumber(lengths)
    try step(
      elements: shapes[slot.shape].elementCount, .moved, runs: 4 * shapes[shape].elementCount)
    let target = try storage(.int64, shape: shape)
    let outer = rank == 0 ? 1 : own[..<reduced].reduce(1, *)
    let inner = rank == 0 ? 1 : own[(reduced + 1)...].reduce(1, *)
    if shapes[shape].elementCount > 0 { kernel(elements(x), target.bytes, outer, count, inner) }
    let result = finishUntracked(
      primitive, x, dtype: .int64, shape: shape, payload: payload(of: target),
      attributes: [outer, count, inner])
    return dtype == .int64 ? result : try cast(result, to: dtype)
  }

  /// The running sum along an axis.
  public func cumulativeSum(_ x: TensorID, axis: Int, exclusive: Bool, reverse: Bool)
    throws(EngineError) -> TensorID
  {
    try scan(.cumulativeSum, .add, 0, x, axis, exclusive, reverse)
  }

  /// The running product along an axis.
  public func cumulativeProduct(_ x: TensorID, axis: Int, exclusive: Bool, reverse: Bool)
    throws(EngineError) -> TensorID
  {
    try scan(.cumulativeProduct, .multiply, 1, x, axis, exclusive, reverse)
  }

  private func scan(
    _ primitive: Primitive, _ kernel: BinaryKernel, _ start: Int, _ x: TensorID, _ axis: Int,
    _ exclusive: Bool, _ reverse: Bool
  ) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let own = dimensionArray(x)
    let rank = own.count
    guard axis >= -rank, axis < rank else {
      throw .kernel(
        primitive,
        "ScanOp: Expected scan axis in the range [\(-rank), \(rank)), but got \(axis)")
    }
    guard let combine = kernels.binary(kernel, slot.dtype.element) else {
      throw .unsupported(slot.dtype, by: primitive)
    }
    let scanned = axis < 0 ? axis + rank : axis
    let outer = own[..<scanned].reduce(1, *)
    let count = own[scanned]
    let inner = own[(scanned + 1)...].reduce(1, *)
    try step(
      elements: shapes[slot.shape].elementCount, .moved,
      runs: shapes[slot.shape].elementCount / max(inner, 1))
    let target = try storage(slot.dtype, shape: slot.shape)
    let source = elements(x)
    let between = max(Self.sliceElements / max(inner, 1), 1)
    let row = inner * slot.dtype.byteSize
    var one = start == 1 ? slot.dtype.oneBits : 0
    for block in 0..<(count == 0 || inner == 0 ? 0 : outer) {
      var previous: Int?
      for index in 0..<count {
        let position = block * count + (reverse ? count - 1 - index : index)
        if (block * count + index) % between == between - 1 { try checkClock() }
        let output = target.bytes + position * row
        let neighbour = reverse ? position + 1 : position - 1
        if let previous {
          // Exclusive: the previous sum and the previous element; inclusive: this element.
          combine(
            target.bytes + previous * row, 1,
            source + (exclusive ? neighbour : position) * row, 1, output, inner)
        } else if exclusive {
          kernels.fill(slot.dtype.element)(&one, output, inner)
        } else {
          // The first element too is added to a zero, which takes a zero's sign.
          combine(source + position * row, 1, &one, 0, output, inner)
        }
        previous = position
      }
    }
    return finish(
      primitive, [x], slot.dtype, shape: slot.shape, payload: payload(of: target),
      attributes: [scanned, exclusive ? 1 : 0, reverse ? 1 : 0])
  }

  /// The softmax along an axis.
  public func softmax(_ x: TensorID, axis: Int = -1) throws(EngineError) -> TensorID {
    // Of no axes, oneDNN's softmax gives up in its own words.
    if rank(x) == 0, slots[x.index].dtype == .float32 {
      throw .kernel("Softmax", "Input dims must be <= 5 and >=1", kind: .aborted)
    }
    return try alongLastAxis(.softmax, x, axis) { x throws(EngineError) in
      try normalize(.softmax, x)
    }
  }

  /// The logarithm of the softmax along an axis.
  public func logSoftmax(_ x: TensorID, axis: Int = -1) throws(EngineError) -> TensorID {
    try alongLastAxis(.logSoftmax, x, axis) { x throws(EngineError) in
      try normalize(.logSoftmax, x)
    }
  }

  private func alongLastAxis(
    _ primitive: Primitive, _ x: TensorID, _ axis: Int,
    _ body: (TensorID) throws(EngineError) -> TensorID
  ) throws(EngineError) -> TensorID {
    let rank = rank(x)
    if rank == 0 {
      if !slots[x.index].dtype.isFloatingPoint {
        throw .unsupported(slots[x.index].dtype, by: primitive)
      }
      throw .kernel(primitive, "logits must have >= 1 dimension, got []")
    }
    guard axis >= -rank, axis < rank else {
      throw EngineError(
        .invalidArgument,
        "`dim` must be in the range [\(-rank), \(rank)) where \(rank) is the number of dimensions "
          + "in the input. Received: dim=\(axis)")
    }
    let last = axis < 0 ? axis + rank : axis
    if last == rank - 1 { return try body(x) }
    var permutation = Array(0..<rank)
    permutation.swapAt(last, rank - 1)
    return try composite { () throws(EngineError) in
      let swapped = try transpose(x, permutation: permutation)
      return try transpose(body(swapped), permutation: permutation)
    }
  }

  private func normalize(_ primitive: Primitive, _ x: TensorID) throws(EngineError) -> TensorID {
    let slot = slots[x.index]
    let element = slot.dtype.element
    guard let maximum = kernels.reduce(.maximum, element), let sum = kernels.reduce(.sum, element),
      let subtract = kernels.binary(.subtract, element),
      let divide = kernels.binary(.divide, element), let exp = kernels.unary(.exp, element),
      let log = kernels.unary(.log, element)
    else { throw .unsupported(slot.dtype, by: primitive) }
    let elementCount = shapes[slot.shape].elementCount
    let count = dimensions(x).last ?? 1
    try step(elements: elementCount, .scattered, runs: 4 * elementCount / max(count, 1))
    let rows = RowNormalization(
      maximum: maximum, sum: sum, subtract: subtract, divide: divide, exp: exp, log: log,
      isLogarithm: primitive == .logSoftmax, count: count, size: slot.dtype.byteSize)
    if count <= PendingNodes.rowLimit, waits(elementCount, x) {
      return finish(
        primitive, [x], slot.dtype, shape: slot.shape,
        payload: try wait(
          .softmax(rows), [pendingOperand(x, in: slot.shape)], slot.dtype, shape: slot.shape,
          weight: 1))
    }
    let target = try storage(slot.dtype, shape: slot.shape)
    if elementCount == 0 {
      // Rows of no tensor may have any length.
      return finish(primitive, [x], slot.dtype, shape: slot.shape, payload: payload(of: target))
    }
    let scratch = UnsafeMutableRawPointer.allocate(
      byteCount: max((count + 1) * slot.dtype.byteSize, 1), alignment: 64)
    defer { scratch.deallocate() }
    rows.run(
      elements(x), target.bytes, rows: elementCount / count, scratch: scratch)
    return finish(primitive, [x], slot.dtype, shape: slot.shape, payload: payload(of: target))
  }
}
