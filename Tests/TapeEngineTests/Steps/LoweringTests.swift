import TestSupport
import Testing

@testable import TapeEngine
@testable import Tensors

/// Composites have the bits of what they are composed of, whether they run at once, block by block or
/// over lanes: as all three run the same steps, comparing these with one another would not do.
@Suite struct LoweringTests {
  /// A composite, and the same out of elementwise operations, plain reductions and moves.
  struct Pair: CustomTestStringConvertible, Sendable {
    typealias Body = @Sendable (Recording, [TensorID]) throws(EngineError) -> [TensorID]
    var testDescription: String
    var shapes: [[Int]]
    var body: Body
    var parts: Body

    init(_ name: String, _ shapes: [Int]..., body: @escaping Body, parts: @escaping Body) {
      testDescription = name
      self.shapes = shapes
      self.body = body
      self.parts = parts
    }
  }

  @Test(arguments: pairs, [DType.float64, .float32])
  func compositesHaveTheBitsOfTheirParts(_ pair: Pair, _ dtype: DType) throws {
    for threshold in [Int.max, 1] {
      let bench = Workbench()
      bench.dtype = dtype
      let recording = bench.recording
      recording.pending.threshold = threshold
      var generator = SplitMix64(seed: 7)
      let x = try pair.shapes.map { shape in
        let values = (0..<shape.reduce(1, *)).map { _ in 6 * generator.nextUnit() - 3 }
        return try bench.vector(values, shape: shape)
      }
      let found = try pair.body(recording, x)
      let expected = try pair.parts(recording, x)
      for (found, expected) in zip(found, expected) {
        #expect(recording.shape(found) == recording.shape(expected))
        let (own, other) = (recording.value(found), recording.value(expected))
        let size = own.elementCount * own.dtype.byteSize
        let isSame = UnsafeRawBufferPointer(start: own.buffer.bytes, count: size).elementsEqual(
          UnsafeRawBufferPointer(start: other.buffer.bytes, count: size))
        #expect(isSame, "threshold \(threshold)")
      }
    }
  }

  /// A recording keeps lowerings and their programs: what they were run on before leaves nothing in them.
  @Test(arguments: pairs, [false, true])
  func whatRunsAgainHasTheBitsOfTheFirstTime(_ pair: Pair, _ ofSingles: Bool) throws {
    func bits(_ bench: Workbench, seed: UInt64) throws -> [[UInt8]] {
      var generator = SplitMix64(seed: seed)
      let x = try pair.shapes.map { own in
        let shape = ofSingles ? own.map { _ in 1 } : own
        let values = (0..<shape.reduce(1, *)).map { _ in 6 * generator.nextUnit() - 3 }
        return try bench.vector(values, shape: shape)
      }
      guard let results = try? pair.body(bench.recording, x) else { return [] }
      return results.map { result in
        let value = bench.recording.value(result)
        return Array(
          UnsafeRawBufferPointer(
            start: value.buffer.bytes, count: value.elementCount * value.dtype.byteSize))
      }
    }
    let used = Workbench()
    _ = try bits(used, seed: 1)
    let again = try bits(used, seed: 2)
    #expect(again == (try bits(Workbench(), seed: 2)))
    #expect(ofSingles || !again.isEmpty)
  }

  static let pairs: [Pair] = [softmaxes, crossEntropies, reductions, others].flatMap { $0 }

  private static let others: [Pair] = [
    Pair(
      "addN", [301], [301],
      body: { r, x throws(EngineError) in
        [try r.addN((0..<18).map { x[$0 % 2] })]
      },
      parts: { r, x throws(EngineError) in
        // Two and two eights.
        func total(_ range: Range<Int>) throws(EngineError) -> TensorID {
          var sum = x[range.lowerBound % 2]
          for index in range.dropFirst() { sum = try r.add(sum, x[index % 2]) }
          return sum
        }
        return [try r.add(r.add(total(0..<2), total(2..<10)), total(10..<18))]
      }),
    Pair(
      "leaky ReLU's gradient", [50, 7], [50, 7],
      body: { r, x throws(EngineError) in
        [try r.leakyReluGrad(x[0], x[1], slope: 0.25)]
      },
      parts: { r, x throws(EngineError) in
        [
          try r.select(
            r.apply(.greater, x[1], r.constant(like: x[1], 0)), x[0],
            r.multiply(r.constant(like: x[0], 0.25), x[0]))
        ]
      }),
    Pair(
      "log determinant", [20, 3, 3],
      body: { r, x throws(EngineError) in
        let (sign, logarithm) = try r.logDeterminant(x[0])
        return [try r.multiply(sign, r.apply(.exp, logarithm)), sign]
      },
      parts: { r, x throws(EngineError) in
        // One matrix after the other.
        var (sign, logarithm): ([TensorID], [TensorID]) = ([], [])
        for matrix in try r.unstack(x[0], axis: 0) {
          let own = try r.logDeterminant(matrix)
          sign.append(own.sign)
          logarithm.append(own.logarithm)
        }
        let signs = try r.stack(sign, axis: 0)
        return [try r.multiply(signs, r.apply(.exp, r.stack(logarithm, axis: 0))), signs]
      }),
  ]

  // MARK: Softmax

  private static func exponentials(_ r: Recording, _ x: TensorID) throws(EngineError) -> (
    shifted: TensorID, powers: TensorID, total: TensorID
  ) {
    let extreme = try r.reduce(.maximum, x, axes: [-1], keepDimensions: true)
    let shifted = try r.subtract(x, extreme)
    let powers = try r.apply(.exp, shifted)
    return (shifted, powers, try r.reduce(.sum, powers, axes: [-1], keepDimensions: true))
  }

  private static let softmaxes: [Pair] =
    [[5], [300, 40], [3, 1, 9_000], [2, 70, 3], [40, 1]].flatMap { shape in
      [
        Pair(
          "softmax \(shape)", shape,
          body: { r, x throws(EngineError) in [try r.softmax(x[0])] },
          parts: { r, x throws(EngineError) in
            let (_, powers, total) = try exponentials(r, x[0])
            return [try r.divide(powers, total)]
          }),
        Pair(
          "log-softmax \(shape)", shape,
          body: { r, x throws(EngineError) in [try r.logSoftmax(x[0])] },
          parts: { r, x throws(EngineError) in
            let (shifted, _, total) = try exponentials(r, x[0])
            return [try r.subtract(shifted, r.apply(.log, total))]
          }),
      ]
    }

  /// Of logits and of labels.
  private static let sizes: [([Int], [Int])] = [
    ([300, 7], [300, 7]), ([4, 1_000], [1, 1_000]), ([6, 1], [6, 4]),
    ([6, 4], [6, 1]), ([1, 3], [1, 1]),
  ]

  private static let crossEntropies: [Pair] =
    sizes.map { logits, labels in
      Pair(
        "cross entropy \(logits) \(labels)", logits, labels,
        body: { r, x throws(EngineError) in
          [try r.softmaxCrossEntropy(labels: x[1], logits: x[0], axis: -1)]
        },
        parts: { r, x throws(EngineError) in
          let whole = try r.add(x[0], r.multiply(x[1], r.constant(like: x[1], 0)))
          let (shifted, _, total) = try exponentials(r, whole)
          let terms = try r.multiply(x[1], r.subtract(r.apply(.log, total), shifted))
          return [try r.reduce(.sum, terms, axes: [-1], keepDimensions: false)]
        })
    } + [sparse]

  private static let sparse =
    Pair(
      "sparse cross entropy", [200, 7], [200],
      body: { r, x throws(EngineError) in
        let labels = try r.cast(r.apply(.absolute, x[1]), to: .int32)
        return [try r.sparseSoftmaxCrossEntropy(labels: labels, logits: x[0])]
      },
      parts: { r, x throws(EngineError) in
        let labels = try r.cast(r.apply(.absolute, x[1]), to: .int32)
        let (shifted, _, total) = try exponentials(r, x[0])
        let chosen = try r.gather(shifted, labels, axis: 1, batchDimensions: 1)
        return [try r.subtract(r.squeeze(r.apply(.log, total), axes: [1]), chosen)]
      })

  // MARK: Reductions

  private static let axes: [([Int], [Int]?)] = [
    ([5], nil), ([300, 40], [1]), ([300, 40], [0]), ([9, 5, 4], [0, 2]), ([2, 9_000], [1]),
    ([2, 3, 4], []),
  ]

  private static let reductions: [Pair] = axes.flatMap { shape, axes in
    [
      Pair(
        "mean \(shape) \(axes ?? [])", shape,
        body: { r, x throws(EngineError) in
          [try r.reduce(.mean, x[0], axes: axes, keepDimensions: false)]
        },
        parts: { r, x throws(EngineError) in
          let sum = try r.reduce(.sum, x[0], axes: axes, keepDimensions: false)
          let count = Double(r.elementCount(x[0])) / Double(r.elementCount(sum))
          return [try r.divide(sum, r.constant(like: sum, count))]
        }),
      Pair(
        "norm \(shape) \(axes ?? [])", shape,
        body: { r, x throws(EngineError) in
          [try r.reduce(.euclideanNorm, x[0], axes: axes, keepDimensions: true)]
        },
        parts: { r, x throws(EngineError) in
          let sum = try r.reduce(.sum, r.apply(.square, x[0]), axes: axes, keepDimensions: true)
          return [try r.apply(.sqrt, sum)]
        }),
    ]
  }

  // MARK: Lanes

  /// The classes may vary, or be the same for all jobs; a job whose class is none of them leaves.
  @Test(arguments: [false, true])
  func sparseCrossEntropyOfLanes(_ variesByLabel: Bool) throws {
    let program: PlanTests.Program = { r, x in
      let labels = try r.cast(variesByLabel ? x[1] : r.vector([2, 0, 1], .int64), to: .int32)
      return try PlanTests.derivatives(r, [x[0]], second: true) { r, x in
        try r.reduce(
          .sum, r.sparseSoftmaxCrossEntropy(labels: labels, logits: x[0]), axes: nil,
          keepDimensions: false)
      }
    }
    let isPlanned = try PlanTests().compare(
      program, shapes: [[3, 4], [3]], domains: [-2...2, -0.6...4.4], dtype: .float64, seed: 3,
      lanes: [1, 3, 8, 40],
      isValid: { job in !variesByLabel || job[1].allSatisfy { 0..<4 ~= Int($0) } })
    #expect(isPlanned)
  }
}
