/// A slice without the language's conveniences: per axis of an array where it starts, how far it steps
/// and how many it takes.
public struct StridedSlice: Equatable, Sendable {
  /// The first index along each axis.
  public private(set) var starts: [Int]
  /// From one index to the next; may be negative.
  public private(set) var steps: [Int]
  /// How many indices along each axis.
  public private(set) var counts: [Int]

  /// - Parameters: as many of each as the array has axes.
  public init(starts: [Int] = [], steps: [Int] = [], counts: [Int] = []) {
    self.starts = starts
    self.steps = steps
    self.counts = counts
  }

  /// Adds an axis.
  public mutating func append(_ start: Int, _ step: Int, _ count: Int) {
    starts.append(start)
    steps.append(step)
    counts.append(count)
  }

  /// Whether an array has every element that the slice takes.
  public func lies(in shape: Shape) -> Bool {
    if starts.count != shape.rank { return false }
    for (axis, length) in shape.dimensions.enumerated() where counts[axis] > 0 {
      let (distance, overflow) = steps[axis].multipliedReportingOverflow(by: counts[axis] - 1)
      if overflow { return false }
      let (last, isTooFar) = starts[axis].addingReportingOverflow(distance)
      if isTooFar || min(starts[axis], last) < 0 || max(starts[axis], last) >= length {
        return false
      }
    }
    return true
  }

  /// Where the slice lies in an array: its first element, and the strides between its elements.
  func place(in shape: Shape) -> (start: Int, strides: [Int]) {
    let strides = shape.strides
    let start = zip(starts, strides).reduce(0) { $0 &+ $1.0 &* $1.1 }
    return (start, zip(steps, strides).map { $0.0 &* $0.1 })
  }

  /// The first index and the number of indices of `start:stop:step` on an axis of `length`, as
  /// Python's `slice.indices` has them: bounds are clamped, negative ones count from the end. `step` is
  /// not 0.
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
}
