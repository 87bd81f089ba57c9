import TestSupport
import Testing

@testable import TapeEngine

/// Masks of many tapes against the standard library's sets.
@Suite struct WideMaskTests {
  @Test func operationsAreThoseOfSets() {
    var random = SplitMix64(seed: 7)
    var masks: [(mask: WideMask, set: Set<UInt64>)] = Array(repeating: (WideMask(), []), count: 6)
    for _ in 0..<20_000 {
      let to = Int(random.next() % 6)
      let from = Int(random.next() % 6)
      switch random.next() % 8 {
      case 0:
        masks[to].mask.formUnion(masks[from].mask)
        masks[to].set.formUnion(masks[from].set)
      case 1:
        masks[to].mask.formIntersection(masks[from].mask)
        masks[to].set.formIntersection(masks[from].set)
      case 2 where random.next() % 20 == 0:
        masks[to].mask.removeAll()
        masks[to].set.removeAll()
      default:
        let number = random.next() % 40
        masks[to].mask.insert(number)
        masks[to].set.insert(number)
      }
      let (mask, set) = masks[to]
      #expect(mask.isEmpty == set.isEmpty)
      #expect(mask.isDisjoint(with: masks[from].mask) == set.isDisjoint(with: masks[from].set))
      let number = random.next() % 40
      #expect(mask.contains(number) == set.contains(number))
    }
    for (mask, set) in masks {
      #expect((0..<40).filter { mask.contains($0) } == set.sorted())
    }
  }
}
