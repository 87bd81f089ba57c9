import Dispatch
import TestSupport
import Testing

@testable import TapeEngine
@testable import Tensors

/// Waiting, fusing and sharing blocks among threads change no bit, no step and no byte.
@Suite struct FusionTests {
  @Test(arguments: [DType.float32, .float64])
  func generatedChainsHaveTheSameBits(_ dtype: DType) throws {
    let shapes = [
      (1, 0), (7, 0), (4_095, 0), (4_096, 0), (4_097, 0), (20_001, 0), (65_535, 0), (65_536, 0),
      (3, 5), (17, 300), (300, 17), (4_097, 2), (1, 9_000), (2, 9_000), (8_192, 3),
    ]
    for (index, shape) in shapes.enumerated() {
      for (seed, threads) in [1, 2, 8].enumerated() where seed == index % 3 || shape.0 < 10_000 {
        let chain = GeneratedChain(
          rows: shape.0, columns: shape.1, dtype: dtype, seed: UInt64(index * 100 + seed))
        let plain = try chain.run(threshold: .max)
        let fused = try chain.run(
          threshold: seed == 1 ? 1_000 : 1, parallelFor: concurrently(threads))
        // Not in the expectation, which would print the elements.
        let isSame = plain == fused
        #expect(isSame, "\(shape), seed \(seed)")
      }
    }
  }

  @Test func longChainsHaveTheSameBits() throws {
    for seed in 0..<4 {
      var chain = GeneratedChain(rows: 5_000, columns: 0, dtype: .float32, seed: UInt64(seed))
      chain.length = 300
      let isSame = try chain.run(threshold: .max) == chain.run(threshold: 1)
      #expect(isSame)
    }
  }

  @Test func aLongChainIsComputedInParts() throws {
    let bench = Workbench()
    bench.recording.pending.threshold = 1
    var x = try bench.vector([1, 2, 3])
    let one = bench.scalar(1)
    for _ in 0..<30_000 { x = try bench.recording.add(x, one) }
    #expect(bench.values(x) == [30_001, 30_002, 30_003])
    #expect(bench.recording.pending.usedCount <= PendingNodes.countLimit)
  }

  @Test func freeingALongChainThatWaitsDoesNotRecurse() throws {
    let bench = Workbench()
    bench.recording.pending.threshold = 1
    let one = bench.scalar(1)
    for _ in 0..<1_000 {
      var x = try bench.vector([1, 2, 3])
      for _ in 0..<100 { x = try bench.recording.add(x, one) }
      bench.recording.collect { $0.mark(one) }
    }
    #expect(bench.recording.pending.usedCount == 0)
    #expect(bench.recording.pending.owedBytes == 0)
    #expect(bench.recording.pending.retainedBytes == 0)
  }

  /// A read that waits has the value of the time of the read.
  @Test func assignmentsDoNotReachBack() throws {
    let bench = Workbench()
    let recording = bench.recording
    recording.pending.threshold = 1
    let variable = recording.makeVariable(
      initial: try bench.vector([1, 2, 3]), trainable: true, name: "v")
    let before = try recording.multiply(recording.read(variable), bench.scalar(10))
    try recording.assignAdd(variable, bench.vector([1, 1, 1]))
    let after = try recording.multiply(recording.read(variable), bench.scalar(10))
    try recording.assign(variable, bench.vector([0, 0, 0]))
    #expect(bench.values(before) == [10, 20, 30])
    #expect(bench.values(after) == [20, 30, 40])
    #expect(bench.values(recording.peek(variable)) == [0, 0, 0])
  }

  /// Operands that only waiting results need outlive their tensors, and then go.
  @Test func operandsOutliveTheirTensors() throws {
    let bench = Workbench()
    let recording = bench.recording
    recording.pending.threshold = 1
    let y = try recording.apply(.square, bench.vector([1, 2, 3]))
    recording.collect { $0.mark(y) }
    for _ in 0..<10 { _ = try bench.vector([9, 9, 9]) }
    #expect(recording.pending.retainedBytes == 12)
    #expect(bench.values(y) == [1, 4, 9])
    #expect(recording.pending.retainedBytes == 0)
    #expect(recording.pending.usedCount == 0)
  }

  /// The limit of bytes is reached at the same operation, whether results wait or not.
  @Test(arguments: [1, Int.max])
  func theByteLimitDoesNotWait(_ threshold: Int) throws {
    let bench = Workbench(limits: JobLimits(bytes: 1 << 20))
    bench.recording.pending.threshold = threshold
    var count = 0
    let failure = failure {
      let x = try bench.recording.ones(Shape([10_000]), .float32)
      while true {
        _ = try bench.recording.add(x, x)
        count += 1
      }
    }
    #expect(failure?.kind == .limit(.bytes))
    #expect(count == 25)
  }

  /// What waits holds little more memory than the job is charged for.
  @Test func retainedMemoryIsBounded() throws {
    let bench = Workbench(limits: JobLimits(bytes: 64 << 30))
    let recording = bench.recording
    var sum = try recording.ones(Shape([1 << 20]), .float32)
    for _ in 0..<60 {
      let fresh = try recording.apply(.exp, recording.ones(Shape([1 << 20]), .float32))
      _ = recording.value(fresh)
      sum = try recording.add(sum, fresh)
      recording.collect { $0.mark(sum) }
      #expect(recording.pending.retainedBytes <= (64 << 20) + (8 << 20))
    }
    #expect(abs(recording.doubleElement(sum, 5) - (1 + 60 * 2.7182817)) < 1e-3)
  }

  /// A deferred scalar takes part in everything that looks at a scalar's bits.
  @Test func scalarsThatWait() throws {
    let bench = Workbench()
    let recording = bench.recording
    recording.pending.threshold = 1
    func sum() throws -> TensorID {
      try recording.reduce(.sum, bench.vector([1, 2, 3]), axes: nil, keepDimensions: false)
    }
    #expect(recording.isPending(try sum()))
    #expect(try bench.number(recording.identity(sum())) == 6)
    #expect(try bench.number(recording.stopGradient(sum())) == 6)
    #expect(try bench.number(recording.negate(sum())) == -6)
    #expect(try bench.number(recording.add(sum(), sum())) == 12)
    #expect(try bench.values(recording.reshape(sum(), [1])) == [6])
    #expect(try bench.values(recording.expandDims(sum(), axis: 0)) == [6])
    #expect(
      try bench.number(recording.squeeze(recording.reshape(sum(), [1, 1]), axes: nil)) == 6)
    #expect(try bench.number(recording.addN([sum(), sum()])) == 12)
    #expect(try recording.boolValue(recording.apply(.less, sum(), bench.scalar(7))))
    #expect(try recording.int64Value(recording.cast(sum(), to: .int32)) == 6)
    #expect(try bench.values(recording.fill(Shape([2]), sum())) == [6, 6])
    #expect(try bench.values(recording.stack([sum(), bench.scalar(1)], axis: 0)) == [6, 1])
    let variable = recording.makeVariable(initial: try sum(), trainable: true, name: "v")
    try recording.assignAdd(variable, sum())
    #expect(try bench.number(recording.read(variable)) == 12)
    try recording.assign(variable, sum())
    #expect(bench.number(recording.peek(variable)) == 6)
    let value = try recording.value(sum())
    #expect(withExtendedLifetime(value) { value.buffer.bytes.load(as: Float.self) } == 6)
  }

  /// A large constant does not make a trace look at its elements.
  @Test func tracingDoesNotForce() throws {
    let bench = Workbench()
    let recording = bench.recording
    recording.beginTrace()
    let x = bench.scalar(2)
    recording.traceInput(x)
    let large = try recording.ones(Shape([8 << 20]), .float32)
    let product = try recording.multiply(large, x)
    #expect(recording.isPending(large) && recording.isPending(product))
    #expect(recording.endTrace()?.refusal != nil)
  }

  /// Panels of rows on several threads give the product that one call gives.
  @Test(arguments: [DType.float32, .float64], [(96, 300, 200), (257, 130, 140), (500, 97, 100)])
  func productsInPanels(_ dtype: DType, _ lengths: (Int, Int, Int)) throws {
    let (rows, columns, depth) = lengths
    let recording = Recording()
    recording.parallelFor = concurrently(2)
    func matrix(_ dimensions: [Int]) throws -> TensorID {
      let series = try recording.linspace(
        recording.scalar(0.0, dtype), recording.scalar(700.0, dtype),
        count: dimensions.reduce(1, *))
      return try recording.reshape(recording.apply(.sin, series), dimensions)
    }
    for (transposeX, transposeY) in [(false, false), (true, false), (false, true), (true, true)] {
      let x = try matrix(transposeX ? [depth, rows] : [rows, depth])
      let y = try matrix(transposeY ? [columns, depth] : [depth, columns])
      let product = try recording.matmul(x, y, transposeX: transposeX, transposeY: transposeY)
      // One row alone is too small for panels.
      for row in [0, 47, 48, rows - 1] {
        let own =
          transposeX
          ? try recording.slice(x, begin: [0, row], size: [depth, 1])
          : try recording.slice(x, begin: [row, 0], size: [1, depth])
        let expected = try recording.matmul(own, y, transposeX: transposeX, transposeY: transposeY)
        for column in 0..<columns {
          #expect(
            recording.doubleElement(product, row * columns + column)
              == recording.doubleElement(expected, column))
        }
      }
    }
  }

  @Test func largeValuesAreLeftToTheScript() throws {
    let bench = Workbench()
    let recording = bench.recording
    recording.beginTrace()
    let x = bench.scalar(2)
    recording.traceInput(x)
    _ = try recording.multiply(recording.ones(Shape([140_000]), .float32), x)
    #expect(recording.endTrace()?.refusal == "values have 131072 elements or more at line 0")
  }

  @Test func endsOfSeries() throws {
    let bench = Workbench()
    let recording = bench.recording
    let series = try recording.linspace(bench.scalar(0.1), bench.scalar(0.7), count: 70_000)
    #expect(recording.isPending(series))
    #expect(recording.doubleElement(series, 0) == Double(Float(0.1)))
    #expect(recording.doubleElement(series, 69_999) == Double(Float(0.7)))
    let tenths = try recording.range(
      start: bench.scalar(0), limit: bench.scalar(7_000), delta: bench.scalar(0.1))
    #expect(!recording.isPending(tenths))
    let ones = try recording.range(
      start: bench.scalar(0), limit: bench.scalar(70_000), delta: bench.scalar(1))
    #expect(recording.isPending(ones))
    #expect(recording.doubleElement(ones, 69_999) == 69_999)
  }
}

/// Runs bodies on some threads, in an order of their own.
func concurrently(_ threads: Int) -> Recording.ParallelFor {
  { count, body in
    if threads == 1 {
      for index in (0..<count).reversed() { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let shared = SharedBody(call: body)
      DispatchQueue.concurrentPerform(iterations: threads) { first in
        for index in stride(from: first, to: count, by: threads) { shared.call(index) }
      }
    }
  }
}

private struct SharedBody: @unchecked Sendable {  // reason: bodies touch disjoint memory
  let call: (Int) -> Void
}
