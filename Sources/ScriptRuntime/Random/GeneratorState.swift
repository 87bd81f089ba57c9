import Randomness

/// A generator that a program made, or that stands behind `random` and `np.random`.
enum JobGenerator: Sendable {
  case twister(MersenneTwister)
  case congruential(PermutedCongruential)

  mutating func uniform() -> Double {
    switch self {
    case .twister(var generator):
      defer { self = .twister(generator) }
      return generator.uniform()
    case .congruential(var generator):
      defer { self = .congruential(generator) }
      return generator.uniform()
    }
  }

  mutating func normal() -> Double {
    switch self {
    case .twister(var generator):
      defer { self = .twister(generator) }
      return generator.normal()
    case .congruential(var generator):
      defer { self = .congruential(generator) }
      return generator.normal()
    }
  }

  /// An integer of 0 to `last`, as the generator's own `integers` or `randint` draws it.
  mutating func bounded(_ last: UInt64) -> UInt64 {
    switch self {
    case .twister(var generator):
      defer { self = .twister(generator) }
      return generator.bounded(last)
    case .congruential(var generator):
      defer { self = .congruential(generator) }
      return generator.bounded(last)
    }
  }

  /// An integer of 0 to `last`, as shuffles draw it.
  mutating func masked(_ last: UInt64) -> UInt64 {
    switch self {
    case .twister(var generator):
      defer { self = .twister(generator) }
      return generator.bounded(last)
    case .congruential(var generator):
      defer { self = .congruential(generator) }
      return generator.masked(last)
    }
  }

  /// So many bits, at most 63; of a twister alone.
  mutating func bits(_ count: Int) -> UInt64 {
    switch self {
    case .twister(var generator):
      defer { self = .twister(generator) }
      return generator.bits(count)
    case .congruential: return 0
    }
  }
}
