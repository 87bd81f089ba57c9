/// Python's slices of an axis: bounds are clamped, negative ones count from the end.
public enum StridedSlice {
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
}
