import Testing

@testable import TapeEngine

/// The life of a tape as SEMANTICS §1 to §3 and §5 tell it.
@Suite struct TapeStatesTests {
  let bench = Workbench()
  var recording: Recording { bench.recording }

  private let usedUp = EngineError(
    .runtimeError, "GradientTape.gradient can only be called once on non-persistent tapes.")

  @Test func secondGradientOfAnExpiredTapeFails() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    let y = try bench.with(tape) {
      try bench.watch(tape, x)
      return try recording.multiply(x, x)
    }
    #expect(bench.number(try bench.gradient(tape, y, x)) == 6)
    #expect(failure { _ = try bench.gradient(tape, y, x) } == usedUp)
    #expect(
      failure { try recording.beginGradient(tape, for: .batchJacobian) }?.message
        == "GradientTape.batch_jacobian can only be called once on non-persistent tapes.")
  }

  @Test func persistentTapeAnswersAgain() throws {
    let x = bench.scalar(3)
    let tape = bench.tape(persistent: true)
    let (y, z) = try bench.with(tape) {
      try bench.watch(tape, x)
      let y = try recording.multiply(x, x)
      return (y, try recording.multiply(y, y))
    }
    #expect(bench.number(try bench.gradient(tape, z, x)) == 108)
    #expect(bench.number(try bench.gradient(tape, y, x)) == 6)
    #expect(bench.number(try bench.gradient(tape, z, y)) == 18)
  }

  @Test func aTapeThatWasNeverEntered() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    #expect(failure { _ = try bench.gradient(tape, x, x) } == usedUp)
    #expect(
      failure { try bench.watch(tape, x) }
        == EngineError(.attributeError, "'NoneType' object has no attribute '_tape'"))
    #expect(
      failure { try recording.pause(tape) }
        == EngineError(.runtimeError, "Trying to stop recording a tape which is not recording."))
    #expect(
      failure { try recording.reset(tape) } == EngineError(.valueError, "Tape is not recording."))
  }

  @Test func reentry() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    try bench.with(tape) {
      #expect(
        failure { try recording.enter(tape) }?.message
          == "Tape is still recording, This can happen if you try to re-enter an already-active "
          + "tape.")
      try bench.watch(tape, x)
    }
    let y = try bench.with(tape) { try recording.multiply(bench.scalar(2), x) }
    let z = try bench.with(tape) { try recording.multiply(bench.scalar(2), y) }
    #expect(bench.number(try bench.gradient(tape, z, x)) == 4)
    // Used up: entering it again starts an empty one.
    let w = try bench.with(tape) { try recording.multiply(y, x) }
    #expect(try bench.gradient(tape, w, x) == nil)
  }

  @Test func watchingWorksFromThatMoment() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    let z = try bench.with(tape) {
      let y = try recording.multiply(x, x)
      try bench.watch(tape, x)
      return try recording.multiply(x, y)
    }
    #expect(bench.number(try bench.gradient(tape, z, x)) == 9)
  }

  @Test func gradientInsideItsOwnBlockStopsTheTape() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    try bench.with(tape) {
      try bench.watch(tape, x)
      let y = try recording.multiply(x, x)
      #expect(bench.number(try bench.gradient(tape, y, x)) == 6)
      #expect(!recording.isRecording(tape))
    }
    #expect(TapeStack.depth == 0)
  }

  @Test func persistentTapeRecordsItsOwnGradient() throws {
    let x = bench.scalar(3)
    let tape = bench.tape(persistent: true)
    let witness = Witness()
    recording.delegate = witness
    let (g, h) = try bench.with(tape) {
      try bench.watch(tape, x)
      let y = try recording.power(x, bench.scalar(3))
      let g = try bench.gradient(tape, y, x)
      return (g, try bench.gradient(tape, #require(g), x))
    }
    #expect(bench.number(g) == 27)
    #expect(bench.number(h) == 18)
    #expect(bench.number(try bench.gradient(tape, #require(h), x)) == 6)
    #expect(
      witness.warnings == [.persistentGradientInsideContext, .persistentGradientInsideContext])
  }

  @Test func stopRecordingPausesThatTapeOnly() throws {
    let x = bench.variable(2)
    let (a, b) = (bench.tape(persistent: true), bench.tape(persistent: true))
    let y = try bench.with(a) {
      try bench.with(b) {
        try recording.pause(b)
        let read = try recording.read(x)
        let y = try recording.multiply(read, read)
        try recording.resume(b)
        return y
      }
    }
    #expect(bench.number(try bench.gradient(a, .tensor(y), .variable(x))) == 4)
    #expect(try bench.gradient(b, .tensor(y), .variable(x)) == nil)
  }

  @Test func resetForgetsOperationsAndWatches() throws {
    let (p, q) = (bench.variable(5), bench.variable(7))
    let x = bench.scalar(2)
    let tape = bench.tape()
    let total = try bench.with(tape) {
      try bench.watch(tape, x)
      let early = try recording.multiply(recording.read(q), bench.scalar(3))
      try recording.reset(tape)
      let late = try recording.multiply(bench.scalar(4), recording.read(p))
      return try recording.add(recording.add(early, late), x)
    }
    #expect(recording.watchedVariables(tape) == [p])
    let gradients = try bench.gradients(
      tape, [.tensor(total)], [.variable(p), .variable(q), .tensor(x)])
    #expect(gradients.map { bench.number($0) } == [4, nil, nil])
  }

  @Test func watchedVariablesComeInTheOrderOfCreation() throws {
    let (a, b, c) = (bench.variable(1), bench.variable(2), bench.variable(3, trainable: false))
    let tape = bench.tape()
    let y = try bench.with(tape) {
      #expect(recording.watchedVariables(tape) == [])
      _ = try recording.read(c)
      return try recording.multiply(recording.read(b), recording.read(a))
    }
    #expect(recording.watchedVariables(tape) == [a, b])
    _ = try bench.gradient(tape, .tensor(y), .variable(a))
    #expect(recording.watchedVariables(tape) == [a, b])
  }

  @Test func variablesNotWatchedByRequest() throws {
    let (v, w) = (bench.variable(2), bench.variable(3, trainable: false))
    let tape = bench.tape(watchAccessed: false)
    let y = try bench.with(tape) {
      let x = try recording.read(v)
      return try recording.multiply(x, x)
    }
    #expect(try bench.gradient(tape, .tensor(y), .variable(v)) == nil)
    let other = bench.tape()
    let z = try bench.with(other) {
      try recording.watch(other, .variable(w))
      let x = try recording.read(w)
      return try recording.multiply(x, x)
    }
    #expect(bench.number(try bench.gradient(other, .tensor(z), .variable(w))) == 6)
    #expect(recording.watchedVariables(other) == [w])
  }

  @Test func aFailedWalkLeavesTheTapeBroken() throws {
    let x = try bench.vector([1, 2])
    let tape = bench.tape()
    let y = try bench.with(tape) {
      try bench.watch(tape, x)
      return try recording.multiply(x, x)
    }
    let wrong = try bench.vector([1, 10, 3])
    #expect(
      failure {
        _ = try bench.gradients(tape, [.tensor(y)], [.tensor(x)], outputGradients: [wrong])
      }?.message
        == "{{function_node __wrapped__Mul_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
        + "Incompatible shapes: [3] vs. [2] [Op:Mul] name: ")
    #expect(
      failure { _ = try bench.gradient(tape, y, x) }
        == EngineError(
          .internalError,
          "Internal state of the gradient tape is invalid: failed to find operation producing a "
            + "tensor"))
  }

  // MARK: Targets and sources

  @Test func aTargetThatIsASourceCountsOne() throws {
    let (a, b) = (bench.scalar(2), bench.scalar(3))
    let tape = bench.tape()
    let c = try bench.with(tape) {
      try bench.watch(tape, a, b)
      return try recording.power(b, bench.scalar(3))
    }
    let gradients = try bench.gradients(
      tape, [.tensor(a), .tensor(b), .tensor(c), .tensor(a)], [.tensor(a), .tensor(b)])
    #expect(gradients.map { bench.number($0) } == [2, 28])
  }

  @Test func anUnwatchedTargetIsStillItsOwnSource() throws {
    let x = try bench.vector([2, 5])
    let v = bench.variable(3)
    let flag = recording.scalar(true)
    let tape = bench.tape(persistent: true)
    try bench.with(tape) {}
    #expect(bench.values(try bench.gradient(tape, x, x)) == [1, 1])
    #expect(bench.number(try bench.gradient(tape, .variable(v), .variable(v))) == 1)
    #expect(bench.number(try bench.gradient(tape, flag, flag)) == 1)
    #expect(recording.dtype(try #require(try bench.gradient(tape, flag, flag))) == .bool)
  }

  @Test func intermediatesAreSources() throws {
    let x = bench.scalar(3)
    let tape = bench.tape()
    let (y, z) = try bench.with(tape) {
      try bench.watch(tape, x)
      let y = try recording.multiply(x, x)
      return (y, try recording.multiply(y, y))
    }
    let gradients = try bench.gradients(tape, [.tensor(z)], [.tensor(x), .tensor(y), .tensor(x)])
    #expect(gradients.map { bench.number($0) } == [108, 18, 108])
  }

  @Test func outputGradientsAreOnlyBroadcastByTheRules() throws {
    let x = try bench.vector([1, 2])
    let tape = bench.tape(persistent: true)
    let (y, z) = try bench.with(tape) {
      try bench.watch(tape, x)
      return (try recording.multiply(x, x), try recording.multiply(x, bench.scalar(2)))
    }
    let weights = try bench.vector([1, 10])
    #expect(
      bench.values(
        try bench.gradients(
          tape, [.tensor(y)], [.tensor(x)], outputGradients: [bench.scalar(2)])[0]) == [4, 8])
    // Fewer than targets: the others get ones; more: ignored.
    #expect(
      bench.values(
        try bench.gradients(
          tape, [.tensor(y), .tensor(z)], [.tensor(x)], outputGradients: [weights])[0])
        == [4, 42])
    #expect(
      bench.values(
        try bench.gradients(
          tape, [.tensor(y)], [.tensor(x)], outputGradients: [weights, weights])[0]) == [2, 40])
  }

  @Test func unconnectedZeroHasTheSourcesShapeAndDType() throws {
    let x = try bench.vector([1, 2])
    let n = recording.scalar(Int64(3), .int32)
    let tape = bench.tape(persistent: true)
    let y = try bench.with(tape) {
      try bench.watch(tape, n)
      return try recording.multiply(n, n)
    }
    #expect(try bench.gradient(tape, y, n) == nil)
    let zero = try bench.gradient(tape, .tensor(y), .tensor(n), unconnected: .zero)
    #expect(bench.number(zero) == 0)
    #expect(recording.dtype(try #require(zero)) == .int32)
    #expect(
      bench.values(try bench.gradient(tape, .tensor(y), .tensor(x), unconnected: .zero)) == [0, 0])
  }

  // MARK: Nesting

  @Test func nestedTapesSeeEachOthersGradients() throws {
    let x = bench.variable(1)
    let (outer, inner) = (bench.tape(), bench.tape())
    let d = try bench.with(outer) {
      let y = try bench.with(inner) {
        let read = try recording.read(x)
        return try recording.multiply(recording.multiply(read, read), recording.read(x))
      }
      return try #require(try bench.gradient(inner, .tensor(y), .variable(x)))
    }
    #expect(bench.number(d) == 3)
    #expect(bench.number(try bench.gradient(outer, .tensor(d), .variable(x))) == 6)
  }

  @Test func aGradientTakenAfterBothBlocksIsInvisible() throws {
    let x = bench.variable(1)
    let (outer, inner) = (bench.tape(persistent: true), bench.tape(persistent: true))
    let y = try bench.with(outer) {
      try bench.with(inner) {
        let read = try recording.read(x)
        return try recording.multiply(recording.multiply(read, read), read)
      }
    }
    let d = try #require(try bench.gradient(inner, .tensor(y), .variable(x)))
    #expect(bench.number(d) == 3)
    #expect(try bench.gradient(outer, .tensor(d), .variable(x)) == nil)
  }

  @Test func aLaterTapeSeesATruncatedSecondDerivative() throws {
    let x = bench.scalar(2)
    let (first, second) = (bench.tape(), bench.tape())
    let y = try bench.with(first) {
      try bench.watch(first, x)
      let s = try recording.multiply(x, x)
      return try recording.multiply(s, x)
    }
    let d = try bench.with(second) {
      try bench.watch(second, x)
      return try #require(try bench.gradient(first, y, x))
    }
    #expect(bench.number(d) == 12)
    #expect(bench.number(try bench.gradient(second, d, x)) == 8)
  }

  @Test func moreThanSixtyFourTapes() throws {
    let x = bench.scalar(2)
    let count = 150
    let tapes = (0..<count).map { _ in bench.tape(persistent: true) }
    for tape in tapes {
      try recording.enter(tape)
      try bench.watch(tape, x)
    }
    try recording.pause(tapes[100])
    let y = try recording.multiply(x, x)
    try recording.resume(tapes[100])
    let z = try recording.multiply(y, x)
    for tape in tapes.reversed() { recording.exit(tape) }
    for (index, tape) in tapes.enumerated() {
      let gradient = bench.number(try bench.gradient(tape, z, x))
      #expect(gradient == (index == 100 ? 4 : 12), "tape \(index)")
    }
  }

  @Test func bitsOfDeadTapesAreGivenOutAgain() throws {
    let x = bench.scalar(2)
    for step in 0..<1_000 {
      let tape = bench.tape()
      let y = try bench.with(tape) {
        if step % 2 == 0 { try bench.watch(tape, x) }
        return try recording.multiply(x, x)
      }
      #expect(bench.number(try bench.gradient(tape, y, x)) == (step % 2 == 0 ? 4 : nil))
    }
    #expect(recording.wideTapesCreated == 0)
  }

  @Test func isolationTakesAbandonedTapesOffTheStack() throws {
    let tape = bench.tape()
    #expect(throws: EngineError.self) {
      try TapeStack.isolated(recording) {
        try recording.enter(tape)
        throw EngineError(.valueError, "boom")
      }
    }
    #expect(TapeStack.depth == 0)
    #expect(recording.activeMask == 0)
  }
}

/// A delegate that notes what it is told.
final class Witness: RecordingDelegate {
  var warnings: [EngineWarning] = []
  var collections = 0
  var roots: (Recording.Marker) -> Void = { _ in }
  var custom: ((Int, [TensorID]) throws(EngineError) -> [Gradient])?

  func collectGarbage(for recording: Recording) {
    collections += 1
    recording.collect(roots)
  }

  func markCustomGradient(_ token: Int, _ marker: Recording.Marker) {}

  func customGradient(_ token: Int, upstreams: [TensorID]) throws(EngineError) -> [Gradient] {
    guard let custom else { throw .callback }
    return try custom(token, upstreams)
  }

  func warn(_ warning: EngineWarning) { warnings.append(warning) }
}
