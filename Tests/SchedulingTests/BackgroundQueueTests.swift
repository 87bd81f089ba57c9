import Testing

@testable import Scheduling

@Suite struct BackgroundQueueTests {
  private struct Failure: Error, Equatable { var item: Int }

  @Test(arguments: [(1, 1, 1), (4, 32, 8), (3, 2, 5)])
  func everyItemOnceAndNoneAfterFinish(_ threads: Int, _ capacity: Int, _ groupSize: Int) throws {
    let seen = Monitor([Int]())
    let queue = BackgroundQueue<Int>(
      threadLimit: threads, capacity: capacity, groupSize: groupSize
    ) { items in
      #expect(!items.isEmpty && items.count <= groupSize)
      seen.withLock { $0 += items }
    }
    for item in 0..<500 { try queue.add(item) }
    try queue.finish()
    #expect(seen.withLock { $0.sorted() } == Array(0..<500))
  }

  @Test func finishingNothingIsNothing() throws {
    let calls = Monitor(0)
    let queue = BackgroundQueue<Int>(threadLimit: 2, capacity: 2, groupSize: 2) { _ in
      calls.withLock { $0 += 1 }
    }
    try queue.finish()
    #expect(calls.withLock { $0 } == 0)
  }

  @Test func aFailureIsToldAndEndsTheQueue() throws {
    let queue = BackgroundQueue<Int>(threadLimit: 2, capacity: 3, groupSize: 1) { items in
      if items[0] >= 10 { throw Failure(item: items[0]) }
    }
    #expect(throws: Failure.self) {
      // No thread waits for ever for room that never comes.
      for item in 0..<1_000 { try queue.add(item) }
    }
    #expect(throws: Failure.self) { try queue.finish() }
  }

  @Test func cancelDropsWhatWaits() throws {
    let gate = Monitor(false, conditionCount: 1)
    let done = Monitor(0)
    let queue = BackgroundQueue<Int>(threadLimit: 1, capacity: 100, groupSize: 1) { _ in
      gate.wait(for: 0, until: { $0 }, then: { _ in })
      done.withLock { $0 += 1 }
    }
    for item in 0..<50 { try queue.add(item) }
    queue.cancel()
    gate.withLock { $0 = true }
    gate.broadcast(0)
    try queue.finish()
    #expect(done.withLock { $0 } <= 1)
  }
}
