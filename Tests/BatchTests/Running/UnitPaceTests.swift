import Testing

@testable import Batch

@Suite struct UnitPaceTests {
  @Test func unitsTakeAboutTwoMilliseconds() {
    let pace = UnitPace(workerCount: 1)
    #expect(pace.recordCount(of: 100) == 1)
    pace.note(nanoseconds: 100_000, records: 1, lanes: 0, madePlan: false)
    #expect(pace.recordCount(of: 1_000) == 20)
    #expect(pace.recordCount(of: 29) == 29)
    #expect(pace.recordCount(of: 3) == 3)
  }

  @Test func slowRecordsThatRunAPlanTogetherAreMore() {
    let pace = UnitPace(workerCount: 1)
    pace.note(nanoseconds: 10_000_000, records: 1, lanes: 0, madePlan: false)
    #expect(pace.recordCount(of: 1_000) == 1)
    pace.note(nanoseconds: 10_000_000, records: 1, lanes: 72, madePlan: false)
    #expect(pace.recordCount(of: 16_000) == 16)
    // All the lanes where that takes no longer than it may.
    for _ in 0..<50 { pace.note(nanoseconds: 100_000, records: 1, lanes: 72, madePlan: false) }
    #expect(pace.recordCount(of: 72_000) == 72)
  }

  @Test func eachWorkerGetsItsShare() {
    let pace = UnitPace(workerCount: 4)
    pace.note(nanoseconds: 10_000_000, records: 1, lanes: 72, madePlan: false)
    #expect(pace.recordCount(of: 20) == 5)
  }

  @Test func theMakingOfAPlanSaysNothingOfTheOthers() {
    let pace = UnitPace(workerCount: 1)
    pace.note(nanoseconds: 100_000, records: 1, lanes: 0, madePlan: false)
    pace.note(nanoseconds: 1_000_000_000, records: 1, lanes: 8, madePlan: true)
    #expect(pace.recordCount(of: 1_000) == 20)
  }
}
