import Dispatch

/// Runs the blocks of one kernel side by side, when there are threads to spare.
///
/// Blocks must be independent: which thread runs which, and in which order, is not said. A call
/// from within a block, or while another thread is using it, runs its blocks one after the other.
public struct ParallelFor: Sendable {
  /// The most threads that work on one call, the caller's included.
  public let width: Int
  private let isBusy: Monitor<Bool>

  /// No parallelism: blocks run in order on the caller's thread.
  public static let serial = ParallelFor(width: 1)

  public init(width: Int) {
    self.width = max(width, 1)
    isBusy = Monitor(false)
  }

  /// Calls `body` with each of `0 ..< count` once, and returns when all have returned.
  public func callAsFunction(_ count: Int, _ body: (Int) -> Void) {
    let strides = min(width, count)
    let mayFanOut =
      strides > 1
      && isBusy.withLock { isBusy in
        defer { isBusy = true }
        return !isBusy
      }
    guard mayFanOut else {
      for index in 0..<max(count, 0) { body(index) }
      return
    }
    defer { isBusy.withLock { $0 = false } }
    withoutActuallyEscaping(body) { body in
      let shared = SharedBody(call: body)
      DispatchQueue.concurrentPerform(iterations: strides) { first in
        for index in stride(from: first, to: count, by: strides) { shared.call(index) }
      }
    }
  }
}

/// A body on several threads; the call that shares it outlives all of them.
private struct SharedBody: @unchecked Sendable {  // reason: blocks touch disjoint memory
  let call: (Int) -> Void
}
