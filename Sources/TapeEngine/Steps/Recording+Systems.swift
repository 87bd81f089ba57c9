import Kernels

// Functions of square matrices, one after the other or, of small ones, side by side.
extension Recording {
  /// Runs a system over its matrices; whether none was refused.
  ///
  /// - Throws: the limit of seconds.
  func apply(
    _ system: Step.System, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer?,
    to x: UnsafeMutableRawPointer, size: Int
  ) throws(EngineError) -> Bool {
    var isRefused = false
    let work = system.n &* system.n &* max(system.n, system.columns)
    try stoppable(work) {
      withUnsafeTemporaryAllocation(of: Bool.self, capacity: Self.sideBySideCount) { fails in
        guard let failed = fails.baseAddress else { return }
        failed.initialize(repeating: false, count: Self.sideBySideCount)
        forEachMatrix(system, a, b, to: x, size) { left, right, result, lanes in
          switch system.function {
          case .matrix(let kernel): kernel(left, result, system.n, lanes)
          case .triangular(let kernel, let isLower, let isTransposed):
            kernel(
              // reason: a triangular system has a right side
              left, right.unsafelyUnwrapped, result, system.n, system.columns, isLower,
              isTransposed, lanes)
          case .general(let kernel, let isTransposed):
            kernel(left, right, result, system.n, system.columns, isTransposed, lanes, failed)
          }
        }
        isRefused = fails.contains(true)
      }
    }
    return !isRefused
  }

  /// Matrices up to this size run side by side when there are many of them.
  private static let sideBySideSize = 16
  private static let sideBySideCount = 8

  /// Calls `body` with matrices, right sides, room for results, and how many of each lie side by side.
  private func forEachMatrix(
    _ system: Step.System, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer?,
    to x: UnsafeMutableRawPointer, _ size: Int,
    _ body: (UnsafeRawPointer, UnsafeRawPointer?, UnsafeMutableRawPointer, Int) -> Void
  ) {
    let pairs = system.pairs
    // Results without elements: there may be any number of them.
    if pairs.resultSize == 0 { return }
    if pairs.count == 1 { return body(a, b, x, 1) }
    let between = max((1 << 22) / max(system.n &* system.n &* system.n, 1), 1)
    var next = between
    /// Whether to go on with the matrix of a number.
    func goesOn(_ index: Int) -> Bool {
      if index >= next {
        next = index + between
        if stopwatch.isUp { giveUp() }
      }
      return !isOutOfTime
    }
    let isStraight = pairs.left == pairs.common && (b == nil || pairs.right == pairs.common)
    let isSmall = system.n <= Self.sideBySideSize && system.columns <= Self.sideBySideSize
    let done =
      isStraight && isSmall ? forEachGroup(pairs, a, b, to: x, size, while: goesOn, body) : 0
    var index = 0
    pairs.forEachPair { offsets in
      defer { index += 1 }
      if index < done || !goesOn(index) { return }
      body(a + offsets[0] * size, b.map { $0 + offsets[1] * size }, x + offsets[2] * size, 1)
    }
  }

  /// Lays matrices side by side as long as there are enough; how many were.
  private func forEachGroup(
    _ pairs: MatrixPairs, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer?,
    to x: UnsafeMutableRawPointer, _ size: Int, while goesOn: (Int) -> Bool,
    _ body: (UnsafeRawPointer, UnsafeRawPointer?, UnsafeMutableRawPointer, Int) -> Void
  ) -> Int {
    let (count, width) = (pairs.count, Self.sideBySideCount)
    let (square, side, answer) = (pairs.leftSize, pairs.rightSize, pairs.resultSize)
    if count < width { return 0 }
    let transpose = kernels.transpose(size == 8 ? .int64 : .int32)
    return withUnsafeTemporaryAllocation(
      byteCount: (square + side + answer) * width * size + 1, alignment: 64
    ) { buffer in
      guard let lanes = buffer.baseAddress else { return 0 }
      let right = lanes + square * width * size
      let answers = right + side * width * size
      var index = 0
      while index + width <= count, goesOn(index) {
        transpose(a + index * square * size, square, lanes, width, width, square)
        if let b { transpose(b + index * side * size, side, right, width, width, side) }
        body(lanes, b == nil ? nil : UnsafeRawPointer(right), answers, width)
        transpose(answers, width, x + index * answer * size, answer, answer, width)
        index += width
      }
      return index
    }
  }
}
