import Kernels

extension Step {
  /// A running sum or product along the middle one of three axes.
  struct Scan {
    var combine: KernelTable.Binary
    var fill: KernelTable.Fill
    var count: Int
    var inner: Int
    /// Whether an element does not count for its own place.
    var isExclusive: Bool
    var isReverse: Bool
    /// Of an element in bytes.
    var size: Int

    /// Runs over `outer` blocks, or until time is up.
    ///
    /// - Parameters:
    ///   - start: the element from which it begins.
    ///   - width: how many elements lie side by side for each one: the lanes of a plan.
    func run(
      _ source: UnsafeRawPointer, _ start: UnsafeRawPointer, _ target: UnsafeMutableRawPointer,
      outer: Int, width: Int = 1, until stopwatch: Recording.Stopwatch? = nil
    ) {
      let columns = inner &* width
      if columns == 0 { return }
      let row = columns &* size
      let between = max(Recording.sliceElements / columns, 1)
      for block in 0..<outer {
        var previous: Int?
        for index in 0..<count {
          let position = block &* count &+ (isReverse ? count &- 1 &- index : index)
          if let stopwatch, (block &* count &+ index) % between == between - 1, stopwatch.isUp {
            return
          }
          let output = target + position &* row
          if let previous {
            // Exclusive: the previous sum and the previous element; inclusive: this element.
            let counted = isExclusive ? position &+ (isReverse ? 1 : -1) : position
            combine(target + previous &* row, 1, source + counted &* row, 1, output, columns)
          } else if isExclusive {
            fill(start, output, columns)
          } else {
            // The first element too is added to a zero, which takes a zero's sign.
            combine(source + position &* row, 1, start, 0, output, columns)
          }
          previous = position
        }
      }
    }
  }
}
