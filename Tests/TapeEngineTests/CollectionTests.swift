import Testing

@testable import TapeEngine
@testable import Tensors

/// What the collector keeps and frees, and where limits fall.
@Suite struct CollectionTests {
  let bench = Workbench()
  var recording: Recording { bench.recording }

  @Test func whatIsMarkedSurvivesAndTheRestIsFreed() throws {
    let kept = try bench.vector([1, 2])
    let buffers = recording.bufferBytes
    let lost = try bench.vector([3, 4])
    recording.collect { $0.mark(kept) }
    #expect(recording.isLive(kept) && !recording.isLive(lost))
    #expect(recording.bufferBytes == buffers)
    #expect(bench.values(kept) == [1, 2])
  }

  @Test func sharedBytesLiveAsLongAsOneUser() throws {
    let x = try bench.vector([1, 2, 3, 4])
    let y = try recording.reshape(x, [2, 2])
    recording.collect { $0.mark(y) }
    #expect(!recording.isLive(x))
    #expect(bench.values(y) == [1, 2, 3, 4])
  }

  @Test func aReachableTapeKeepsItsOperands() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    let y = try bench.with(tape) {
      try bench.watch(tape, x)
      let square = try recording.multiply(x, x)
      return try recording.apply(.sin, recording.multiply(square, x))
    }
    recording.collect { marker in
      marker.mark(tape)
      marker.mark(x)
      marker.mark(y)
    }
    for _ in 0..<100 { _ = bench.scalar(-1) }
    let gradient = try #require(bench.number(try bench.gradient(tape, y, x)))
    #expect(abs(gradient - 27 * -0.2921388) < 1e-4)
  }

  @Test func anUnreachableTapeLosesItsBitAndItsEntries() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    try bench.with(tape) {
      try bench.watch(tape, x)
      _ = try recording.multiply(x, x)
    }
    #expect(recording.heldBits != 1 << 63)
    recording.collect { $0.mark(x) }
    #expect(recording.heldBits == 1 << 63)
    #expect(recording.slotCount == Int(x.rawValue) + 1)
  }

  @Test func tapesWithoutTensorsAreFreed() throws {
    for _ in 0..<1_000 {
      recording.rootEpoch = recording.stamp
      try bench.with(bench.tape()) {}
      recording.rootEpoch = recording.stamp
      recording.collect { _ in }
    }
    #expect(recording.tapes.count <= 2)
  }

  @Test func whatWasBornSinceTheEpochSurvives() throws {
    let old = bench.scalar(1)
    recording.rootEpoch = recording.stamp
    let new = bench.scalar(2)
    recording.collect { _ in }
    #expect(!recording.isLive(old) && recording.isLive(new))
  }

  @Test func trainingRunsInConstantMemory() throws {
    let v = bench.variable(5)
    let rate = bench.scalar(0.001)
    var highest = 0
    // Without optimisation the same, only shorter.
    #if DEBUG
      let count = 10_000
    #else
      let count = 100_000
    #endif
    for step in 0..<count {
      let tape = bench.tape()
      let loss = try bench.with(tape) {
        let x = try recording.read(v)
        return try recording.multiply(x, x)
      }
      let gradient = try #require(try bench.gradient(tape, .tensor(loss), .variable(v)))
      try recording.assignSubtract(v, recording.multiply(rate, gradient))
      if recording.wantsCollection {
        recording.collect { marker in
          marker.mark(v)
          marker.mark(rate)
        }
      }
      if step > count / 2 { highest = max(highest, recording.slotCount) }
    }
    #expect(abs(try #require(bench.number(recording.peek(v)))) < 1e-6)
    #expect(highest < 20_000)
    #expect(recording.log.chunks.count < 40)
  }

  @Test func aLongPassFreesItsOwnCotangents() throws {
    let count = 1_000
    let x = try bench.vector([Double](repeating: 1, count: 4_096))
    let tape = bench.tape()
    var y = x
    try bench.with(tape) {
      try bench.watch(tape, x)
      for _ in 0..<count { y = try recording.apply(.sin, y) }
    }
    let before = recording.bufferBytes
    // Two products and a cosine an entry would be 96 MB.
    var limits = recording.limits
    limits.bytes = recording.chargedBytes + 8 << 20
    recording.limits = limits
    let gradient = try bench.gradient(tape, y, x)
    var expected = 1.0
    var point = Float(1)
    for _ in 0..<count {
      let cosine = recording.scalar(Double(point), .float32)
      expected *= try #require(bench.number(recording.apply(.cos, cosine)))
      point = Float(try #require(bench.number(recording.apply(.sin, cosine))))
    }
    let actual = try #require(bench.values(gradient))
    #expect(actual.count == 4_096)
    #expect(actual.allSatisfy { abs($0 - expected) < 1e-4 * expected })
    #expect(recording.bufferBytes - before < 8 << 20)
  }

  @Test func gradientsOfALongChainAreALoop() throws {
    let x = bench.scalar(1)
    let tape = bench.tape()
    var y = x
    try bench.with(tape) {
      try bench.watch(tape, x)
      for _ in 0..<50_000 { y = try recording.multiply(y, x) }
    }
    #expect(bench.number(try bench.gradient(tape, y, x)) == 50_001)
  }

  @Test func aCollectionInsideAUsersGradientKeepsThePassAlive() throws {
    let x = bench.scalar(2)
    let witness = Witness()
    recording.delegate = witness
    let three = bench.scalar(3)
    witness.roots = { $0.mark(three) }
    witness.custom = { [recording] token, upstreams throws(EngineError) in
      let doubled = try recording.multiply(upstreams[0], recording.scalar(Double(token), .float32))
      witness.roots = { marker in
        marker.mark(three)
        marker.mark(doubled)
      }
      witness.collectGarbage(for: recording)
      return [.tensor(doubled)]
    }
    let tape = bench.tape()
    let z = try bench.with(tape) {
      try bench.watch(tape, x)
      let y = try recording.multiply(x, x)
      let custom = try recording.customGradient(10, inputs: [.tensor(y)], results: [y])[0]
      return try recording.multiply(recording.multiply(custom, three), x)
    }
    // z = 3 y x with the derivative of y taken as ten times too large: 3 (10 · 2x · x + y)
    #expect(bench.number(try bench.gradient(tape, z, x)) == 3 * (10 * 2 * 2 * 2 + 4))
    #expect(witness.collections == 1)
  }

  // MARK: Limits

  @Test func bytesAreRefusedBeforeTheyAreAllocated() throws {
    #expect(
      failure { _ = try recording.ones(Shape([1 << 40]), .float32) }?.kind == .limit(.elements))
    #expect(
      failure { _ = try recording.ones(Shape([1 << 62, 8]), .float32) }?.kind == .limit(.elements))
    #expect(
      failure { _ = try recording.ones(Shape([1 << 28]), .float64) }?.kind == .limit(.bytes))
    #expect(recording.bufferBytes == 0)
  }

  @Test func theByteLimitCountsWhatIsReachable() throws {
    let bench = Workbench(limits: JobLimits(bytes: 4 << 20))
    let recording = bench.recording
    let witness = Witness()
    recording.delegate = witness
    for _ in 0..<100 { _ = try recording.ones(Shape([200_000]), .float32) }
    #expect(witness.collections > 10)
    var held: [TensorID] = []
    witness.roots = { marker in for id in held { marker.mark(id) } }
    let failure = failure {
      for _ in 0..<100 { held.append(try recording.ones(Shape([200_000]), .float32)) }
    }
    #expect(failure?.kind == .limit(.bytes))
    #expect(held.count == 5)
  }

  @Test func stepsCountOperationsAndElements() throws {
    let start = recording.stepsRemaining
    _ = try recording.multiply(bench.scalar(1), bench.scalar(2))
    #expect(start - recording.stepsRemaining == 1)
    let x = try recording.ones(Shape([8_192]), .float32)
    let middle = recording.stepsRemaining
    _ = try recording.multiply(x, x)
    // An addition costs reading and writing, too: 4 for each element.
    #expect(middle - recording.stepsRemaining == 9)
    recording.stepsRemaining = 0
    #expect(
      failure { _ = try recording.multiply(bench.scalar(1), bench.scalar(2)) }?.kind
        == .limit(.steps))
  }

  @Test func chargesOfTheInterpreterCount() throws {
    let bench = Workbench(limits: JobLimits(bytes: 1 << 20))
    try bench.recording.charge(bytes: 500_000)
    #expect(failure { try bench.recording.charge(bytes: 600_000) }?.kind == .limit(.bytes))
    bench.recording.release(bytes: 500_000)
    try bench.recording.charge(bytes: 600_000)
  }

  @Test func aResetRecordingStartsAnew() throws {
    let x = try bench.vector([1, 2])
    let tape = bench.tape()
    try recording.enter(tape)
    try bench.watch(tape, x)
    _ = try recording.multiply(x, x)
    recording.reset(limits: JobLimits(steps: 5))
    #expect(recording.bufferBytes == 0 && recording.activeMask == 0 && TapeStack.depth == 0)
    #expect(recording.stepsRemaining == 5)
    let y = bench.scalar(3)
    let other = bench.tape()
    let z = try bench.with(other) {
      try bench.watch(other, y)
      return try recording.multiply(y, y)
    }
    #expect(bench.number(try bench.gradient(other, z, y)) == 6)
  }
}
