/// When a test of the collector makes it run, beside when it must: at every allocation, or at some.
///
/// Such a test gives no number of a freed object to another, and stops where a freed one is named.
public struct CollectionSchedule: Hashable, Sendable {
  /// From one collection to the next there are as many allocations on average; 1 is all of them.
  public var interval: Int
  private var state: UInt64
  private var remaining: Int

  /// - Parameters:
  ///   - interval: below 1 counts as 1.
  ///   - seed: from which the distances follow.
  public init(interval: Int, seed: UInt64 = 0) {
    self.interval = max(1, interval)
    state = seed
    remaining = 1
    wait()
  }

  /// Counts an allocation; true if the collector is to run before it.
  mutating func isDue() -> Bool {
    remaining -= 1
    if remaining > 0 { return false }
    wait()
    return true
  }

  /// Between 1 and twice the interval less 1, by SplitMix64.
  private mutating func wait() {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    remaining = 1 + Int(truncatingIfNeeded: bits % UInt64(2 * interval - 1))
  }
}
