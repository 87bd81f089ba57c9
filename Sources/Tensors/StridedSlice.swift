/// One item of a subscript.
public enum SliceItem: Hashable, Sendable {
  /// `x[i]`: the axis disappears.
  case index(Int)
  /// `x[start:stop:step]`.
  case range(start: Int?, stop: Int?, step: Int?)
  /// `x[...]`: all axes that the other items leave.
  case ellipsis
  /// `x[tf.newaxis]`: a new axis of length 1.
  case newAxis
}

/// A subscript of basic indexing, resolved for one shape.
///
/// The result's elements are read from the source by `start + step · i` along every source axis, in
/// row-major order, and then seen with `shape`: new axes inserted, indexed axes dropped.
public struct StridedSlice: Hashable, Sendable {
  /// The source's shape.
  public let source: Shape
  /// For every source axis: the first index read, the step (not 0) and the number of indices.
  public let starts: [Int]
  public let steps: [Int]
  public let counts: [Int]
  /// The result's shape.
  public let shape: Shape

  /// Resolves `items` as Python does: bounds are clamped, negative ones count from the end.
  ///
  /// - Throws: `TensorError.sliceOfScalar`, `.tooManyIndices`, `.multipleEllipses`, `.zeroStep`,
  ///   `.indexOutOfBounds`.
  public init(_ items: [SliceItem], of source: Shape) throws(TensorError) {
    var consumed = 0
    var ellipses = 0
    for item in items {
      switch item {
      case .index, .range: consumed += 1
      case .ellipsis: ellipses += 1
      case .newAxis: break
      }
    }
    if ellipses > 1 { throw .multipleEllipses }
    if consumed > source.rank {
      if source.rank == 0 { throw .sliceOfScalar }
      throw .tooManyIndices(rank: source.rank)
    }
    var starts: [Int] = []
    var steps: [Int] = []
    var counts: [Int] = []
    var result: [Int] = []
    func keep(_ count: Int) {
      for _ in 0..<count {
        let length = source.dimensions[starts.count]
        starts.append(0)
        steps.append(1)
        counts.append(length)
        result.append(length)
      }
    }
    for (position, item) in items.enumerated() {
      let axis = starts.count
      switch item {
      case .index(let index):
        let length = source.dimensions[axis]
        // A sum cannot overflow: it is only formed for a negative index and a length ≥ 0.
        let fromStart = index < 0 ? index + length : index
        if fromStart < 0 || fromStart >= length {
          throw .indexOutOfBounds(index: fromStart, axis: axis)
        }
        starts.append(fromStart)
        steps.append(1)
        counts.append(1)
      case .range(let start, let stop, let step):
        let step = step ?? 1
        if step == 0 { throw .zeroStep(axis: position) }
        let resolved = Self.resolve(
          start: start, stop: stop, step: step, length: source.dimensions[axis])
        starts.append(resolved.start)
        steps.append(step)
        counts.append(resolved.count)
        result.append(resolved.count)
      case .ellipsis:
        keep(source.rank - consumed)
      case .newAxis:
        result.append(1)
      }
    }
    keep(source.rank - starts.count)
    self.source = source
    self.starts = starts
    self.steps = steps
    self.counts = counts
    self.shape = Shape(result)
  }

  /// The first index and the number of indices of `start:stop:step` on an axis of `length`, as
  /// Python's `slice.indices` has them. `step` is not 0.
  public static func resolve(
    start: Int?, stop: Int?, step: Int, length: Int
  ) -> (start: Int, count: Int) {
    let lower = step > 0 ? 0 : -1
    let upper = step > 0 ? length : length - 1
    func clamp(_ bound: Int) -> Int {
      let fromStart = bound < 0 ? bound + length : bound
      return Swift.min(Swift.max(fromStart, lower), upper)
    }
    let first = start.map(clamp) ?? (step > 0 ? lower : upper)
    let last = stop.map(clamp) ?? (step > 0 ? upper : lower)
    let distance = step > 0 ? last - first : first - last
    if distance <= 0 { return (first < 0 ? 0 : first, 0) }
    let count = Int((UInt(distance) - 1) / step.magnitude) + 1
    return (first, count)
  }

  /// The source offset of the first element, in elements; 0 when there is none.
  public var offset: Int {
    if counts.contains(0) { return 0 }
    let strides = source.strides
    var offset = 0
    for axis in 0..<starts.count { offset += starts[axis] * strides[axis] }
    return offset
  }

  /// For every source axis the distance between neighbours in the source, in elements; 0 along
  /// axes with fewer than two of them.
  public var elementSteps: [Int] {
    let strides = source.strides
    return (0..<starts.count).map { counts[$0] < 2 ? 0 : steps[$0] * strides[$0] }
  }

  /// Whether the result is the whole source in its own order.
  public var isWhole: Bool {
    for axis in 0..<starts.count {
      if counts[axis] != source.dimensions[axis] { return false }
      if counts[axis] > 1 && steps[axis] != 1 { return false }
    }
    return true
  }
}
