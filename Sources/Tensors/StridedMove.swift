/// A block of elements between two strided layouts: what transposing, slicing, stretching, joining and
/// cutting come to.
public struct StridedMove: Equatable, Sendable {
  /// The block's lengths.
  public var lengths: [Int]
  /// Where the block begins on both sides, in elements.
  public var source: Int
  /// Where it begins in the result, in elements.
  public var target: Int
  /// In elements; 0 repeats, negative runs backwards.
  public var sourceStrides: [Int]
  /// Of the result, in elements; as many as there are lengths.
  public var targetStrides: [Int]

  /// Layouts as they are; that they lie in their buffers is the caller's business.
  @inlinable
  public init(
    _ lengths: [Int], from source: Int = 0, _ sourceStrides: [Int], to target: Int = 0,
    _ targetStrides: [Int]
  ) {
    self.lengths = lengths
    self.source = source
    self.sourceStrides = sourceStrides
    self.target = target
    self.targetStrides = targetStrides
  }

  /// An array with its axes in another order, each from 0.
  public init(transposing shape: Shape, _ order: [Int]) {
    let strides = shape.strides
    let result = Shape(order.map { shape[$0] })
    self.init(result.dimensions, order.map { strides[$0] }, result.strides)
  }

  /// An array stretched to a common shape.
  public init(stretching shape: Shape, to common: Shape) {
    self.init(common.dimensions, shape.strides(stretchedTo: common), common.strides)
  }

  /// What a slice takes of an array.
  public init(taking slice: StridedSlice, of shape: Shape) {
    let (start, strides) = slice.place(in: shape)
    self.init(slice.counts, from: start, strides, Shape(slice.counts).strides)
  }

  /// What a slice would take of an array, put where it would take it from.
  public init(putting slice: StridedSlice, into shape: Shape) {
    let (start, strides) = slice.place(in: shape)
    self.init(slice.counts, Shape(slice.counts).strides, to: start, strides)
  }

  /// Elements along one axis of both layouts: where they begin, in elements, and the steps.
  public struct Run: Equatable, Sendable {
    /// Where it begins in what is read.
    public var source: Int
    /// From one element read to the next; 0 repeats.
    public var sourceStep: Int
    /// Where it begins in what is written.
    public var target: Int
    /// From one element written to the next.
    public var targetStep: Int
    /// How many elements, at least 1.
    public var count: Int

    @inlinable
    init(_ source: Int, _ sourceStep: Int, _ target: Int, _ targetStep: Int, count: Int) {
      self.source = source
      self.sourceStep = sourceStep
      self.target = target
      self.targetStep = targetStep
      self.count = count
    }
  }

  /// The same move without axes of length 1, and with axes that both sides run through like one long axis
  /// joined.
  @inlinable public var joined: StridedMove {
    var result = StridedMove([], from: source, [], to: target, [])
    for (axis, length) in lengths.enumerated() where length != 1 {
      if let last = result.lengths.indices.last,
        result.sourceStrides[last] == sourceStrides[axis] * length,
        result.targetStrides[last] == targetStrides[axis] * length
      {
        result.lengths[last] *= length
        result.sourceStrides[last] = sourceStrides[axis]
        result.targetStrides[last] = targetStrides[axis]
      } else {
        result.lengths.append(length)
        result.sourceStrides.append(sourceStrides[axis])
        result.targetStrides.append(targetStrides[axis])
      }
    }
    return result
  }

  /// Walks the block in runs along its innermost joined axis, until `body` answers false.
  @inlinable public func forEachRun(_ body: (Run) -> Bool) {
    if lengths.contains(0) { return }
    var outer = joined
    var run = Run(source, 1, target, 1, count: 1)
    run.count = outer.lengths.popLast() ?? 1
    run.sourceStep = outer.sourceStrides.popLast() ?? 1
    run.targetStep = outer.targetStrides.popLast() ?? 1
    var index = [Int](repeating: 0, count: outer.lengths.count)
    while true {
      if !body(run) { return }
      var axis = outer.lengths.count - 1
      while axis >= 0 {
        index[axis] += 1
        run.source += outer.sourceStrides[axis]
        run.target += outer.targetStrides[axis]
        if index[axis] < outer.lengths[axis] { break }
        run.source -= outer.sourceStrides[axis] * outer.lengths[axis]
        run.target -= outer.targetStrides[axis] * outer.lengths[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
