import Foundation
import Testing

@testable import Scheduling

struct DeadlineTests {
  @Test func itIsReachedOnce() {
    let count = Monitor(0)
    let deadline = Deadline(seconds: 0.01) { count.withLock { $0 += 1 } }
    Thread.sleep(forTimeInterval: 0.2)
    #expect(count.withLock { $0 } == 1)
    deadline.cancel()
  }

  @Test func aCancelledOneIsNot() {
    let count = Monitor(0)
    let deadline = Deadline(seconds: 0.05) { count.withLock { $0 += 1 } }
    deadline.cancel()
    Thread.sleep(forTimeInterval: 0.2)
    #expect(count.withLock { $0 } == 0)
  }
}
