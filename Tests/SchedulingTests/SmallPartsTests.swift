import Dispatch
import Testing

@testable import Scheduling

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct MonitorTests {
  @Test func aLockCountsExactly() {
    let count = Monitor(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<5_000 { count.withLock { $0 += 1 } }
    }
    #expect(count.withLock { $0 } == 40_000)
  }
}

@Suite struct ParallelForTests {
  @Test(arguments: [1, 2, 3, 16], [0, 1, 2, 5, 1_000])
  func everyBlockOnce(_ width: Int, _ count: Int) {
    let hits = UnsafeMutablePointer<Int>.allocate(capacity: count + 1)
    hits.initialize(repeating: 0, count: count + 1)
    defer { hits.deallocate() }
    ParallelFor(width: width)(count) { hits[$0] += 1 }
    #expect((0..<count).allSatisfy { hits[$0] == 1 })
    #expect(hits[count] == 0)
  }

  @Test func nestedCallsRunInOrderOnTheirThread() {
    let parallelFor = ParallelFor(width: 4)
    let total = Monitor(0)
    parallelFor(8) { _ in
      let outer = pthread_self()
      parallelFor(8) { _ in
        #expect(pthread_equal(outer, pthread_self()) != 0)
        total.withLock { $0 += 1 }
      }
    }
    #expect(total.withLock { $0 } == 64)
  }

  @Test func serialKeepsTheOrder() {
    var order: [Int] = []
    ParallelFor.serial(5) { order.append($0) }
    #expect(order == [0, 1, 2, 3, 4])
  }
}

@Suite struct WorkerCountTests {
  @Test func isAtLeastOneAndAtMostTheAffinity() {
    #expect(WorkerCount.available >= 1)
    #expect(WorkerCount.available <= WorkerCount.affinity ?? 1)
  }

  @Test(
    arguments: [
      ("max 100000", nil), ("200000 100000\n", 2), ("150000 100000", 2), ("1000 100000", 1),
      ("-1 100000", nil), ("", nil), ("100000", nil), ("1 0", nil),
      ("9223372036854775807 1", Int.max),
    ] as [(String, Int?)])
  func quotas(_ text: String, _ count: Int?) {
    #expect(WorkerCount.parseQuota(text) == count)
  }

  @Test func affinityMasks() {
    #expect(WorkerCount.parseAffinity("Name: x\nCpus_allowed:\tff,00000003\nMems: 1\n") == 10)
    #expect(WorkerCount.parseAffinity("Cpus_allowed:\t1\n") == 1)
    #expect(WorkerCount.parseAffinity("Cpus_allowed:\t0\n") == nil)
    #expect(WorkerCount.parseAffinity("Name: x\n") == nil)
  }
}

@Suite(.serialized) struct SignalWatcherTests {
  @Test func theFirstAndTheRepeatedSignalDiffer() {
    let log = Monitor([String]())
    let watcher = SignalWatcher([SIGUSR1, SIGUSR2]) { number in
      log.withLock { $0.append("first \(number == SIGUSR1)") }
    } onRepeat: { number in
      log.withLock { $0.append("repeat \(number == SIGUSR2)") }
    }
    for (count, number) in [SIGUSR1, SIGUSR2, SIGUSR2].enumerated() {
      kill(getpid(), number)
      for _ in 0..<2_000 where log.withLock({ $0.count }) <= count { usleep(1_000) }
    }
    #expect(log.withLock { $0 } == ["first true", "repeat true", "repeat true"])
    watcher.cancel()
  }
}
