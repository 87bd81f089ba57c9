import Kernels
import Tensors

// What operations cost: steps are charged before the work is done, and charging looks at the clock
// from time to time. Work that takes long by itself looks at it between its blocks.
extension Recording {
  /// Steps between two looks at the clock: some ten milliseconds where steps are dearest.
  public static let stepsBetweenChecks = 20_000

  /// Charges one operation.
  @inline(__always)
  func step() throws(EngineError) {
    stepsRemaining &-= 1
    if stepsRemaining < stepCheckpoint { try checkLimits() }
  }

  /// Charges one operation that computes or moves `elementCount` elements.
  ///
  /// - Parameters:
  ///   - cost: of an element.
  ///   - runs: stretches of elements, rows or matrices that each cost something beside their elements.
  @inline(__always)
  func step(elements elementCount: Int, _ cost: ElementCost = .light, runs: Int = 0)
    throws(EngineError)
  {
    let (work, overflow) = elementCount.multipliedReportingOverflow(by: cost.rawValue)
    let total = overflow ? Int.max >> 1 : work >> 12 &+ runs >> 4
    stepsRemaining &-= 1 &+ total
    if stepsRemaining < stepCheckpoint { try checkLimits() }
  }

  /// Charges `count` steps for work that goes on.
  @inline(__always)
  public func charge(steps count: Int) throws(EngineError) {
    let (rest, overflows) = stepsRemaining.subtractingReportingOverflow(count)
    stepsRemaining = overflows ? -1 : rest
    if stepsRemaining < stepCheckpoint { try checkLimits() }
  }

  /// Looks at the steps and the clock.
  ///
  /// - Throws: the limit that is reached.
  @inline(never)
  public func checkLimits() throws(EngineError) {
    if stepsRemaining < 0 {
      throw EngineError(.limit(.steps), "The job has used its \(limits.steps) steps.")
    }
    try checkClock()
    stepCheckpoint = max(0, stepsRemaining - Recording.stepsBetweenChecks)
  }

  /// Looks at the clock.
  ///
  /// - Throws: the limit of seconds.
  public func checkClock() throws(EngineError) {
    if isOutOfTime || stopwatch.isUp {
      giveUp()
      throw EngineError(.limit(.seconds), "The job has used its seconds.")
    }
  }

  /// What a computation asks between its blocks, on any thread.
  struct Stopwatch: Sendable {
    var deadline: ContinuousClock.Instant?

    var isUp: Bool {
      guard let deadline else { return false }
      return ContinuousClock.now >= deadline
    }
  }

  var stopwatch: Stopwatch { Stopwatch(deadline: deadline) }

  /// Runs a kernel that asks between its blocks whether time is up.
  ///
  /// - Parameter work: multiplications; a short kernel is not worth asking.
  func stoppable(_ work: Int, _ body: () -> Void) throws(EngineError) {
    if work < 1 << 24 { return body() }
    let stopwatch = stopwatch
    StoppableKernel.run(until: { stopwatch.isUp }, body)
    try checkClock()
  }

  /// `stridedCopy`, which is given up when time is up.
  func copyInTime(
    _ move: StridedMove, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer,
    size: Int
  ) {
    stridedCopy(move, from: source, to: target, size: size, until: stopwatch)
    if move.lengths.reduce(1, &*) >= 1 << 20, stopwatch.isUp { giveUp() }
  }

  /// Notes that a computation was given up: the next charge ends the job.
  func giveUp() {
    isOutOfTime = true
    stepCheckpoint = .max
  }
}

/// What an element of a result costs, in additions of which a step counts 4,096: what is dearest of an
/// operation for any values, since steps are charged before they are looked at.
enum ElementCost: Int, Sendable {
  /// A multiplication of a matrix product.
  case product = 1
  /// A short kernel; reading and writing its elements takes longer than computing them.
  case light = 4
  /// Elements that are reduced, copied or converted.
  case moved = 16
  /// An exponential or a logarithm, a division of integers.
  case function = 20
  /// Elements that lie apart, or are found by an index.
  case scattered = 48
  /// A power, an angle, an inverse hyperbolic function.
  case heavy = 448
  /// The gamma function and its derivatives.
  case special = 1_536
  /// The remainder of floats: subtractions, as many as their exponents lie apart.
  case remainder = 4_096

  /// Of integers, which have no such remainder.
  var ofIntegers: ElementCost { self == .remainder ? .function : self }

  /// What computing an element takes, in about nanoseconds, of an operation whose row says no more.
  var weight: Float {
    switch self {
    case .product, .light, .moved, .scattered: 0.1
    case .function: 0.7
    case .heavy: 3
    case .special: 20
    case .remainder: 1
    }
  }
}
