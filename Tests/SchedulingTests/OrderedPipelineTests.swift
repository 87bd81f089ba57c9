import Testing

@testable import Scheduling

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Counts up from 0 to a bound; the reader's thread alone uses it.
final class Counter: Sendable {
  private let next: Monitor<Int>
  private let bound: Int

  init(_ bound: Int) {
    self.bound = bound
    next = Monitor(0)
  }

  func take() -> Int? {
    let bound = bound
    return next.withLock { next in
      guard next < bound else { return nil }
      defer { next += 1 }
      return next
    }
  }

  var taken: Int { next.withLock { $0 } }
}

struct Failure: Error, Equatable {
  var place: String
  var index: Int
}

/// A short stretch of work whose length varies from item to item.
func spin(_ index: Int) -> Int {
  var state = UInt64(index) | 1
  for _ in 0..<(index &* 7919 % 400) {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  }
  return Int(truncatingIfNeeded: state >> 60) & 0
}

@Suite struct OrderedPipelineTests {
  static let workerCounts = [1, 2, 3, 8, 64]

  @Test(arguments: workerCounts)
  func resultsComeInOrder(_ workerCount: Int) throws {
    let counter = Counter(3_000)
    var seen: [Int] = []
    let summary = try OrderedPipeline(workerCount: workerCount).run(
      produce: { counter.take() }, makeWorker: { _ in 0 },
      work: { _, serial, input in
        #expect(serial == input)
        return input * 2 + spin(input)
      },
      consume: { serial, output in
        #expect(serial == seen.count)
        seen.append(output)
      })
    #expect(seen == (0..<3_000).map { $0 * 2 })
    #expect(
      summary == OrderedPipeline.Summary(admittedCount: 3_000, consumedCount: 3_000, stop: nil))
  }

  @Test(arguments: workerCounts)
  func noInputNoResults(_ workerCount: Int) throws {
    let summary = try OrderedPipeline(workerCount: workerCount).run(
      produce: { nil as Int? }, makeWorker: { _ in }, work: { _, _, input in input },
      consume: { _, _ in Issue.record("There is nothing to consume.") })
    #expect(summary.admittedCount == 0)
  }

  @Test func aWorkersStateStaysOnItsThread() throws {
    struct Worker {
      var index: Int
      var thread: UInt
      var items = 0
    }
    func thread() -> UInt { UInt(pthread_self()) }
    let counter = Counter(500)
    let total = Monitor([Int: Int]())
    try OrderedPipeline(workerCount: 8).run(
      produce: { counter.take() },
      makeWorker: { Worker(index: $0, thread: UInt(pthread_self())) },
      work: { worker, _, input in
        #expect(worker.thread == UInt(pthread_self()))
        worker.items += 1
        let (index, items) = (worker.index, worker.items)
        total.withLock { $0[index] = items }
        return input
      }, consume: { _, _ in })
    #expect(total.withLock { $0.values.reduce(0, +) } == 500)
  }

  /// With a consumer that is slow, the reader is never more than the window ahead.
  @Test(arguments: workerCounts)
  func aSlowConsumerStopsTheReader(_ workerCount: Int) throws {
    let window = workerCount + 2
    let counter = Counter(200)
    var largest = 0
    try OrderedPipeline(workerCount: workerCount, window: window).run(
      produce: { counter.take() }, makeWorker: { _ in }, work: { _, _, input in input },
      consume: { serial, _ in
        usleep(200)
        largest = max(largest, counter.taken - serial)
      })
    #expect(largest <= window)
    #expect(largest > 1)
  }

  @Test(arguments: [1, 3, 8])
  func aReaderFailingAtEveryPlaceKeepsWhatCameBefore(_ workerCount: Int) {
    for failing in 0..<40 {
      let counter = Counter(1_000)
      var seen = 0
      #expect(throws: Failure(place: "read", index: failing)) {
        try OrderedPipeline(workerCount: workerCount).run(
          produce: {
            let index = counter.take()
            if index == failing { throw Failure(place: "read", index: failing) }
            return index
          }, makeWorker: { _ in }, work: { _, _, input in input + spin(input) },
          consume: { _, _ in seen += 1 })
      }
      #expect(seen == failing)
    }
  }

  @Test(arguments: [1, 3, 8])
  func workFailingAtEveryPlaceIsThrownInItsTurn(_ workerCount: Int) {
    for failing in 0..<40 {
      let counter = Counter(1_000)
      var seen = 0
      // Later items fail too, and perhaps earlier in time.
      #expect(throws: Failure(place: "work", index: failing)) {
        try OrderedPipeline(workerCount: workerCount).run(
          produce: { counter.take() }, makeWorker: { _ in },
          work: { _, _, input in
            if input >= failing { throw Failure(place: "work", index: input) }
            return input + spin(input)
          }, consume: { _, _ in seen += 1 })
      }
      #expect(seen == failing)
    }
  }

  @Test(arguments: [1, 3, 8])
  func aConsumerFailingAtEveryPlaceEndsTheRun(_ workerCount: Int) {
    for failing in 0..<40 {
      let counter = Counter(100_000)
      let running = Monitor(0)
      #expect(throws: Failure(place: "consume", index: failing)) {
        try OrderedPipeline(workerCount: workerCount).run(
          produce: { counter.take() }, makeWorker: { _ in },
          work: { _, _, input in
            running.withLock { $0 += 1 }
            defer { running.withLock { $0 -= 1 } }
            return input + spin(input)
          },
          consume: { serial, _ in
            if serial == failing { throw Failure(place: "consume", index: serial) }
          })
      }
      // All threads have ended, and the input was not read to its end.
      #expect(running.withLock { $0 } == 0)
      #expect(counter.taken < 1_000)
    }
  }

  @Test func aWorkerThatCannotBeMadeFailsTheRun() {
    let counter = Counter(100)
    #expect(throws: Failure(place: "make", index: 0)) {
      try OrderedPipeline(workerCount: 1).run(
        produce: { counter.take() },
        makeWorker: { index in throw Failure(place: "make", index: index) },
        work: { (_: inout Int, _, input) in input }, consume: { _, _ in })
    }
  }

  @Test(arguments: workerCounts)
  func drainingFinishesWhatWasRead(_ workerCount: Int) throws {
    let control = PipelineControl()
    let counter = Counter(1_000_000)
    var seen = 0
    let summary = try OrderedPipeline(workerCount: workerCount).run(
      control: control, produce: { counter.take() }, makeWorker: { _ in },
      work: { _, _, input in input + spin(input) },
      consume: { serial, _ in
        seen += 1
        if serial == 50 { control.stop(.drain) }
      })
    #expect(summary.stop == .drain)
    #expect(summary.admittedCount == counter.taken)
    #expect(summary.consumedCount == seen)
    #expect(seen == counter.taken)
    #expect(seen < 1_000)
    #expect(control.isStopping)
  }

  @Test(arguments: workerCounts)
  func abandoningDropsWhatWasRead(_ workerCount: Int) throws {
    let control = PipelineControl()
    let counter = Counter(1_000_000)
    var seen = 0
    let summary = try OrderedPipeline(workerCount: workerCount).run(
      control: control, produce: { counter.take() }, makeWorker: { _ in },
      work: { _, _, input in input },
      consume: { serial, _ in
        seen += 1
        if serial == 5 {
          control.stop(.abandon)
          control.stop(.drain)
        }
      })
    #expect(summary.stop == .abandon)
    #expect(seen == 6)
    #expect(summary.consumedCount == 6)
  }

  /// Neither a reader nor a worker that does not return holds an abandoned run.
  @Test func abandoningDoesNotWait() throws {
    let control = PipelineControl()
    let release = Monitor(false)
    let counter = Counter(2)
    let summary = try OrderedPipeline(workerCount: 1).run(
      control: control,
      produce: {
        if let index = counter.take() { return index }
        while !release.withLock({ $0 }) { usleep(1_000) }
        return nil
      }, makeWorker: { _ in },
      work: { _, _, input in
        if input == 1 { while !release.withLock({ $0 }) { usleep(1_000) } }
        return input
      },
      consume: { _, _ in control.stop(.abandon) })
    #expect(summary.consumedCount == 1)
    release.withLock { $0 = true }
  }

  @Test func aStopBeforeTheStartReadsNothing() throws {
    let control = PipelineControl()
    control.stop(.drain)
    let counter = Counter(10)
    let summary = try OrderedPipeline(workerCount: 2).run(
      control: control, produce: { counter.take() }, makeWorker: { _ in },
      work: { _, _, input in input }, consume: { _, _ in })
    #expect(summary.admittedCount == 0)
    #expect(counter.taken == 0)
  }

  /// Stops at any moment, from another thread, never hang or leave a gap.
  @Test(arguments: [PipelineControl.Stop.drain, .abandon])
  func stopsFromOutsideAtAnyMoment(_ stop: PipelineControl.Stop) throws {
    for round in 0..<60 {
      let control = PipelineControl()
      let counter = Counter(5_000)
      let stopper = OrderedPipeline(workerCount: 1)
      var next = 0
      try OrderedPipeline(workerCount: 3).run(
        control: control,
        produce: {
          let index = counter.take()
          if index == round * 7 {
            // A pipeline in a pipeline, for a thread of its own.
            try stopper.run(
              produce: { nil as Int? }, makeWorker: { _ in }, work: { _, _, input in input },
              consume: { _, _ in })
            control.stop(stop)
          }
          return index
        }, makeWorker: { _ in }, work: { _, _, input in input + spin(input) },
        consume: { serial, output in
          #expect(serial == next && output == next)
          next += 1
        })
      #expect(next <= round * 7 + 1)
      if stop == .drain { #expect(next == round * 7 + 1) }
    }
  }
}
