import TapeEngine

// What native code costs: it charges before it works, so that steps bound time and
// bytes bound memory, and every charge may look at the clock. Which of these a native function uses is
// decided by the work on each item or character, never by how long it happened to take.
extension Interpreter {
  /// Looks at the steps and the clock.
  @inline(never)
  func checkLimits() throws(ScriptError) {
    try engine { recording throws(EngineError) in try recording.checkLimits() }
  }

  /// Looks at the clock, for work that is bounded by other limits than steps.
  ///
  /// - Throws: the limit of seconds.
  public func checkClock() throws(ScriptError) {
    try engine { recording throws(EngineError) in try recording.checkClock() }
  }

  /// Charges steps for work done in native code, and checks the limits.
  public func charge(steps: Int) throws(ScriptError) {
    let (rest, overflows) = recording.stepsRemaining.subtractingReportingOverflow(steps)
    recording.stepsRemaining = overflows ? -1 : rest
    if recording.stepsRemaining < recording.stepCheckpoint { try checkLimits() }
  }

  // MARK: Walks

  /// Charges for `count` visits of a walk through containers, of which each may cost a comparison, a
  /// conversion or an allocation: a step for four. What is left over counts with the next walk.
  ///
  /// - Parameter size: bytes that the walk keeps of them, charged until its `endWalk`.
  @inline(__always)
  func visit(_ count: Int = 1, keeping size: Int = 0) throws(ScriptError) {
    visits &+= count
    unchargedSize &+= size
    if visits >= 64 { try chargeVisits() }
  }

  @inline(never)
  private func chargeVisits() throws(ScriptError) {
    let (count, size) = (visits, unchargedSize)
    visits = count & 3
    unchargedSize = 0
    try charge(steps: count >> 2)
    try heap.charge(size)
    keptSize += size
  }

  /// Begins a walk that keeps something of what it visits.
  func beginWalk() -> Int { keptSize }

  /// Gives back the bytes that a walk, and those inside it, were charged for what they kept.
  func endWalk(_ walk: Int) {
    heap.chargedBytes -= keptSize - walk
    keptSize = walk
    unchargedSize = 0
  }

  // MARK: Texts

  /// Charges for looking at each character of a text by a table of Unicode's, or writing it anew one by
  /// one: a step for 8 bytes.
  func chargeCharacters(of text: String) throws(ScriptError) {
    try charge(steps: text.utf8.count >> 3)
  }

  /// Charges the steps of looking at every byte of a long string.
  @inline(__always)
  func chargeReading(_ string: Value) throws(ScriptError) {
    let size = heap.strings[string.index].pointee.text.utf8.count
    if size >= 256 { try charge(steps: size >> 8) }
  }

  /// Charges the steps and, for a moment, the bytes of a text that is going to be made.
  ///
  /// - Throws: the limit, if there is no room for it.
  func reserve(_ size: Int) throws(ScriptError) {
    try room(for: size)
    try charge(steps: size >> 8)
  }

  /// Refuses a text or list that grows beyond the limit of bytes before it is made.
  func room(for size: Int) throws(ScriptError) {
    if size > Int.max / 4 { throw ScriptError(limit: .bytes) }
    try heap.charge(size)
    heap.chargedBytes -= size
  }

  // MARK: Orders

  /// The numbers below `count` in an order that `precedes` decides, equal ones as they are; the caller has
  /// charged for it.
  ///
  /// - Complexity: a merge sort from the bottom up, which sees the clock.
  func stableOrder(_ count: Int, _ precedes: (Int, Int) -> Bool) throws(ScriptError) -> [Int] {
    var order = Array(0..<count)
    let shortest = 16
    for start in stride(from: 0, to: count, by: shortest) {
      if start & 0xF_FFFF == 0 { try checkClock() }
      let end = min(start + shortest, count)
      for place in (start + 1)..<max(end, start + 1) {
        let value = order[place]
        var hole = place
        while hole > start, precedes(value, order[hole - 1]) {
          order[hole] = order[hole - 1]
          hole -= 1
        }
        order[hole] = value
      }
    }
    var merged = order
    var width = shortest
    while width < count {
      for start in stride(from: 0, to: count, by: 2 * width) {
        let (middle, end) = (min(start + width, count), min(start + 2 * width, count))
        var (left, right) = (start, middle)
        for place in start..<end {
          if place & 0xF_FFFF == 0 { try checkClock() }
          if left < middle, right == end || !precedes(order[right], order[left]) {
            merged[place] = order[left]
            left += 1
          } else {
            merged[place] = order[right]
            right += 1
          }
        }
      }
      swap(&order, &merged)
      width *= 2
    }
    return order
  }
}
