/// A path of a program that a worker's jobs of one key try, and how many of them it served.
final class TriedPlan {
  let planned: PlannedProgram
  /// Jobs that tried it.
  private var tries = 0
  /// Jobs that followed it to its end.
  private var successes = 0

  init(_ planned: PlannedProgram) { self.planned = planned }

  func note(tries: Int, successes: Int) {
    self.tries += tries
    self.successes += successes
    // Later jobs may be of another kind than earlier ones.
    if self.tries > 1 << 16 {
      self.tries >>= 1
      self.successes >>= 1
    }
  }

  /// Whether so few jobs follow it that trying costs more than it saves.
  var isRare: Bool { tries >= Self.trial && successes < tries / Self.leastShare }

  var followers: Int { successes }

  /// Tries after which a path has to be worth its while.
  private static let trial = 256
  /// Of so many jobs that try a path, one follows it at least.
  private static let leastShare = 10
}
