import Testing

@testable import TapeEngine
@testable import Tensors

/// What is composed of primitives, and the other sides of kinks, against differences.
@Suite struct CompositeRulesTests {
  typealias Body = @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID

  /// An operation on operands of these shapes, of elements between 0.3 and 2.
  struct Composite: Sendable, CustomTestStringConvertible {
    var name: String
    var shapes: [[Int]]
    var body: Body
    var testDescription: String { name }

    init(_ name: String, _ shapes: [Int]..., body: @escaping Body) {
      (self.name, self.shapes, self.body) = (name, shapes, body)
    }
  }

  private func check(
    _ name: String, _ shapes: [[Int]], _ domains: [ClosedRange<Double>], _ body: @escaping Body,
    second: Bool = true
  ) throws {
    let sample = Declaration.Sample(shapes: shapes, domains: domains, body: body)
    try GradientChecker(seed: 11).check(name, sample, second: second)
    // Half of what is right is found to be wrong.
    let distorted = GradientChecker(seed: 11)
    var reports = 0
    distorted.report = { _ in reports += 1 }
    distorted.distortion = 0.5
    try distorted.check(name, sample, second: false)
    #expect(reports == 1, "\(name) has no derivative to check")
  }

  @Test(arguments: composites)
  func agreesWithDifferences(_ composite: Composite) throws {
    try check(
      composite.name, composite.shapes, composite.shapes.map { _ in 0.3...2 }, composite.body)
  }

  /// The letters of `text`, as labels.
  private static func labels(_ text: String) -> [Int] { text.utf8.map { Int($0) } }

  private static func einsum(_ equation: String, _ shapes: [Int]...) -> Composite {
    let sides = equation.split(separator: ">", omittingEmptySubsequences: false)
    let inputs = sides[0].split(separator: ",").map { labels(String($0)) }
    let output = labels(String(sides[1]))
    var composite = Composite("einsum \(equation)") { r, x throws(EngineError) in
      try r.einsum(x, inputs, output)
    }
    composite.shapes = shapes
    return composite
  }

  private static let composites: [Composite] = [
    einsum("ij,jk>ik", [2, 3], [3, 4]), einsum("ij,jk>ki", [2, 3], [3, 4]),
    einsum("bij,bjk>bik", [2, 2, 3], [2, 3, 2]), einsum("ij,ij>", [2, 3], [2, 3]),
    einsum("i,j>ij", [2], [3]), einsum("ii>", [3, 3]), einsum("ii>i", [3, 3]),
    einsum("ijj>i", [2, 3, 3]), einsum("ij>ji", [2, 3]), einsum("ij>j", [2, 3]),
    einsum("ij,jk,kl>il", [2, 2], [2, 3], [3, 2]), einsum("abc,cd>abd", [2, 1, 3], [3, 2]),
    einsum("aij,bjk>abik", [2, 2, 2], [3, 2, 2]), einsum("i,i,i>i", [3], [3], [3]),

    Composite("tile", [2, 3]) { r, x throws(EngineError) in try r.tile(x[0], [2, 3]) },
    Composite("reverse", [2, 3, 2]) { r, x throws(EngineError) in
      try r.reverse(x[0], axes: [0, -1])
    },
    Composite("roll", [3, 4]) { r, x throws(EngineError) in
      try r.roll(x[0], shifts: [1, -6], axes: [0, 1])
    },
    Composite("pad with a constant", [2, 3]) { r, x throws(EngineError) in
      try r.pad(
        x[0], [(before: 1, after: 0), (before: 0, after: 2)],
        .constant(r.scalar(3.0, .float64)))
    },
    Composite("pad by reflection", [3, 3]) { r, x throws(EngineError) in
      try r.pad(
        x[0], [(before: 2, after: 1), (before: 0, after: 2)], .mirrored(repeatsBorder: false))
    },
    Composite("pad symmetrically", [2, 3]) { r, x throws(EngineError) in
      try r.pad(
        x[0], [(before: 2, after: 1), (before: 3, after: 0)], .mirrored(repeatsBorder: true))
    },
    Composite("tensor_diag", [2, 2]) { r, x throws(EngineError) in try r.tensorDiag(x[0]) },
    Composite("tensor_diag_part", [2, 3, 2, 3]) { r, x throws(EngineError) in
      try r.tensorDiagPart(x[0])
    },
    Composite("cross", [2, 3], [2, 3]) { r, x throws(EngineError) in try r.cross(x[0], x[1]) },

    Composite("norm", [2, 3]) { r, x throws(EngineError) in
      try r.norm(x[0], order: .euclidean, axes: [1], keepDimensions: false)
    },
    Composite("norm of order 1", [2, 3]) { r, x throws(EngineError) in
      try r.norm(x[0], order: .one, axes: nil, keepDimensions: true)
    },
    Composite("norm of order infinity", [2, 3]) { r, x throws(EngineError) in
      try r.norm(x[0], order: .infinity, axes: [0], keepDimensions: false)
    },
    Composite("norm of order 3", [2, 3]) { r, x throws(EngineError) in
      try r.norm(x[0], order: .p(3), axes: [-1], keepDimensions: false)
    },
    Composite("clip_by_norm", [3], []) { r, x throws(EngineError) in
      try r.clipByNorm(x[0], r.multiply(x[1], r.scalar(0.1, .float64)), axes: nil)
    },
    Composite("gelu", [3]) { r, x throws(EngineError) in try r.gelu(x[0], approximate: false) },
    Composite("gelu by tanh", [3]) { r, x throws(EngineError) in
      try r.gelu(x[0], approximate: true)
    },
    Composite("silu", [3]) { r, x throws(EngineError) in try r.silu(x[0]) },
    Composite("log_sigmoid", [3]) { r, x throws(EngineError) in try r.logSigmoid(x[0]) },
    Composite("linspace", [], []) { r, x throws(EngineError) in
      try r.linspace(x[0], x[1], count: 5)
    },

    Composite("cholesky_solve", [3, 3], [3, 2]) { r, x throws(EngineError) in
      try r.choleskySolve(x[0], x[1])
    },
    Composite("logdet", [2, 3, 3]) { r, x throws(EngineError) in
      let square = try r.matmul(x[0], x[0], transposeX: false, transposeY: true)
      return try r.logDeterminantOfPositive(r.add(square, r.identityMatrix(3, .float64)))
    },
    Composite("lstsq of many rows", [4, 2], [4, 2]) { r, x throws(EngineError) in
      try r.leastSquares(x[0], x[1], regularizer: 0.5)
    },
    Composite("lstsq of few rows", [2, 4], [2, 1]) { r, x throws(EngineError) in
      try r.leastSquares(x[0], x[1], regularizer: 0.5)
    },
  ]

  /// The pieces of functions with kinks that their own samples leave out, where the derivative is not 0.
  @Test(
    arguments: [
      (Primitive.absolute, -3 ... -0.5), (.relu6, 3.5...5.5), (.elu, 0.5...3), (.selu, 0.5...3),
      (.reciprocal, -3 ... -0.5), (.lgamma, -0.8 ... -0.3), (.digamma, -0.8 ... -0.3),
      (.softsign, -3 ... -0.5), (.leakyRelu, 0.5...3),
    ] as [(Primitive, ClosedRange<Double>)])
  func otherSides(_ primitive: Primitive, _ domain: ClosedRange<Double>) throws {
    let sample = primitive.declaration.samples[0]
    try check(
      "\(primitive)", sample.shapes, [domain], sample.body,
      second: primitive.declaration.checksSecondOrder)
  }

  /// The same of operations of two operands, by quadrant and sign.
  @Test(
    arguments: [
      (Primitive.divide, -3...3, -3 ... -0.5), (.divideNoNan, -3...3, -3 ... -0.5),
      (.multiplyNoNan, -3...3, -3 ... -0.5), (.atan2, 0.5...3, -3 ... -0.5),
      (.atan2, -3 ... -0.5, -3 ... -0.5), (.atan2, -3 ... -0.5, 0.5...3),
      (.floorModulo, -0.9 ... -0.1, 1...1.8), (.floorModulo, 4.1...4.4, 1.7...1.9),
      (.xlogy, -3 ... -0.5, 0.5...3), (.xdivy, -3 ... -0.5, -3 ... -0.5),
      (.xlog1py, -3 ... -0.5, -0.9 ... -0.3), (.eluGrad, -2...2, 0.5...3),
      (.seluGrad, -2...2, 0.5...3),
      (.leakyReluGrad, -2...2, 0.5...3),
    ] as [(Primitive, ClosedRange<Double>, ClosedRange<Double>)])
  func otherQuadrants(
    _ primitive: Primitive, _ first: ClosedRange<Double>, _ second: ClosedRange<Double>
  ) throws {
    let sample = primitive.declaration.samples[0]
    try check("\(primitive)", sample.shapes, [first, second], sample.body)
  }

  /// Where a function is flat, so is its gradient: zeros, not None.
  @Test(arguments: [
    (Primitive.relu, -2.0), (.relu6, -2), (.relu6, 7), (.reluGrad, -2), (.relu6Grad, -2),
    (.relu6Grad, 7),
  ])
  func flatSides(_ primitive: Primitive, _ x: Double) throws {
    let bench = Workbench()
    let operands = try [bench.vector([x, x])]
    let ones = try bench.vector([1, 1])
    let gradient = try bench.derivative(operands) {
      if case .binary = primitive.declaration.kernel {
        return try bench.recording.apply(primitive, $0[0], $0[0])
      }
      return try bench.recording.multiply(ones, bench.recording.apply(primitive, $0[0]))
    }
    #expect(gradient == [[0, 0]])
  }
}
