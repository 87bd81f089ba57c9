import Dispatch

/// Runs the blocks of one kernel side by side, on threads that would otherwise be idle.
///
/// Blocks must be independent: which thread runs which, and in which order, is not said. With as many
/// workers at work as there are threads, a call runs its blocks one after the other.
public struct ParallelFor: Sendable {
  /// The most threads that are at work at once, those of the workers included.
  public let width: Int
  /// Threads at work: of workers, and of calls that fanned out.
  private let busyCount: Monitor<Int>

  /// No parallelism: blocks run in order on the caller's thread.
  public static let serial = ParallelFor(width: 1)

  /// - Parameter width: the most threads at work at once; below 1 counts as 1.
  public init(width: Int) {
    self.width = max(width, 1)
    busyCount = Monitor(0)
  }

  /// Runs a worker's task, during which its thread counts as busy.
  public func working<Result>(_ body: () throws -> Result) rethrows -> Result {
    busyCount.withLock { $0 += 1 }
    defer { busyCount.withLock { $0 -= 1 } }
    return try body()
  }

  /// Calls `body` with each of `0 ..< count` once, and returns when all have returned.
  public func callAsFunction(_ count: Int, _ body: (Int) -> Void) {
    let width = width
    // The caller's own thread is counted here when no worker's is.
    let (ownCount, helperCount) =
      count < 2 || width < 2
      ? (0, 0)
      : busyCount.withLock { busyCount in
        let ownCount = busyCount == 0 ? 1 : 0
        let helperCount = max(min(width - busyCount - ownCount, count - 1), 0)
        busyCount += ownCount + helperCount
        return (ownCount, helperCount)
      }
    defer {
      if ownCount + helperCount > 0 {
        busyCount.withLock { $0 -= ownCount + helperCount }
      }
    }
    guard helperCount > 0 else {
      for index in 0..<max(count, 0) { body(index) }
      return
    }
    let next = Monitor(0)
    // reason: `concurrentPerform` returns when all calls have
    withoutActuallyEscaping(body) { body in
      let shared = SharedBody(call: body)
      DispatchQueue.concurrentPerform(iterations: helperCount + 1) { _ in
        while true {
          let index = next.withLock { next in
            defer { next += 1 }
            return next
          }
          if index >= count { break }
          shared.call(index)
        }
      }
    }
  }
}

/// A body on several threads; the call that shares it outlives all of them.
private struct SharedBody: @unchecked Sendable {  // reason: blocks touch disjoint memory
  let call: (Int) -> Void
}
