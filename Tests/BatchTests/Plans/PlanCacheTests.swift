import Testing

@testable import Batch

@Suite struct PlanCacheTests {
  private final class Owner: Sendable {}
  private let key: PlanKey = {
    let bytes = StagedRecord().key
    bytes.append(7)
    return PlanKey(bytes)
  }()

  /// How many sightings it takes until a run is traced.
  private func sightingsToTrace(_ cache: PlanCache, steps: Int) -> Int {
    for count in 1... {
      if case .seen(let sightings)? = cache.sight(key, of: [Owner()]), sightings.areEnough {
        return count
      }
      cache.noteRun(of: key, steps: steps)
    }
    return 0
  }

  @Test func aProgramIsTracedOnItsSecondSighting() {
    #expect(sightingsToTrace(PlanCache(), steps: 99_999) == 2)
  }

  @Test func aLongRunIsTracedOnItsEighth() {
    #expect(sightingsToTrace(PlanCache(), steps: 100_000) == 8)
  }
}
