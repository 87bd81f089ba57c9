import Testing

@testable import TapeEngine
@testable import Tensors

/// The awkward points of SEMANTICS §9, and None against zero of §4.
@Suite struct SpecialValuesTests {
  let bench = Workbench()
  var recording: Recording { bench.recording }

  private func same(_ actual: Double?, _ expected: Double?) -> Bool {
    guard let actual, let expected else { return actual == nil && expected == nil }
    if actual.isNaN || expected.isNaN { return actual.isNaN && expected.isNaN }
    if actual.isInfinite || expected.isInfinite { return actual == expected }
    return abs(actual - expected) <= 1e-6 * max(1, abs(expected))
  }

  private func expectUnary(
    _ primitive: Primitive, at x: Double, _ value: Double, _ gradient: Double?
  ) throws {
    for dtype in [DType.float32, .float64] {
      bench.dtype = dtype
      let y = try recording.apply(primitive, bench.scalar(x))
      #expect(same(bench.number(y), value), "\(primitive)(\(x))")
      let actual = try bench.derivative([bench.scalar(x)]) {
        try recording.apply(primitive, $0[0])
      }
      #expect(same(actual[0]?[0], gradient), "\(primitive)'(\(x)) is \(String(describing: actual))")
      // A vector takes the other path.
      let wide = try bench.derivative([bench.vector([x, x])]) {
        try recording.apply(primitive, $0[0])
      }
      #expect(same(wide[0]?[1], gradient), "\(primitive)'([\(x)])")
    }
  }

  @Test func unaryFunctions() throws {
    let inf = Double.infinity
    try expectUnary(.absolute, at: 0, 0, 0)
    try expectUnary(.sqrt, at: 0, 0, inf)
    try expectUnary(.sqrt, at: -1, .nan, .nan)
    try expectUnary(.log, at: 0, -inf, inf)
    try expectUnary(.log, at: -1, .nan, -1)
    try expectUnary(.reciprocal, at: 0, inf, -inf)
    try expectUnary(.rsqrt, at: 0, inf, -inf)
    try expectUnary(.relu, at: 0, 0, 0)
    try expectUnary(.relu6, at: 0, 0, 0)
    try expectUnary(.relu6, at: 6, 6, 0)
    try expectUnary(.elu, at: 0, 0, 1)
    try expectUnary(.selu, at: 0, 0, 1.0507010)
    try expectUnary(.acos, at: 1, 0, -inf)
    try expectUnary(.asin, at: 1, 1.5707963, inf)
    try expectUnary(.acosh, at: 1, 0, inf)
    try expectUnary(.atanh, at: 1, inf, inf)
    try expectUnary(.sign, at: -3, -1, 0)
    try expectUnary(.round, at: 2.5, 2, nil)
    try expectUnary(.floor, at: 2.5, 2, nil)
  }

  private func expectBinary(
    _ primitive: Primitive, _ x: Double, _ y: Double, _ value: Double, _ toX: Double?,
    _ toY: Double?
  ) throws {
    let z = try recording.apply(primitive, bench.scalar(x), bench.scalar(y))
    #expect(same(bench.number(z), value), "\(primitive)(\(x), \(y))")
    let gradients = try bench.derivative([bench.scalar(x), bench.scalar(y)]) {
      try recording.apply(primitive, $0[0], $0[1])
    }
    #expect(
      same(gradients[0]?[0], toX) && same(gradients[1]?[0], toY),
      "\(primitive)(\(x), \(y)): \(gradients)")
  }

  @Test func binaryFunctions() throws {
    let inf = Double.infinity
    try expectBinary(.divide, 1, 0, inf, inf, -inf)
    try expectBinary(.divide, 0, 0, .nan, inf, .nan)
    try expectBinary(.divide, -1, 0, -inf, inf, inf)
    try expectBinary(.divideNoNan, 1, 0, 0, 0, 0)
    try expectBinary(.xlogy, 0, 0, 0, 0, 0)
    try expectBinary(.xdivy, 0, 0, 0, 0, 0)
    try expectBinary(.power, 0, 0, 1, .nan, 0)
    try expectBinary(.power, 2, 0, 1, 0, 0.6931472)
    try expectBinary(.power, 0, 0.5, 0, inf, 0)
    try expectBinary(.power, -1, 1.5, .nan, .nan, .nan)
    try expectBinary(.power, -3, 2, 9, -6, 0)
    try expectBinary(.power, 0, 2, 0, 0, 0)
    try expectBinary(.power, -2, 2, 4, -4, 0)
    // A tie goes to the first argument.
    try expectBinary(.maximum, 2, 2, 2, 1, 0)
    try expectBinary(.minimum, 2, 2, 2, 1, 0)
    try expectBinary(.floorModulo, 7, -2, -1, 1, 4)
    try expectBinary(.floorDivide, 7, 2, 3, nil, nil)
  }

  @Test func reductionsShareTies() throws {
    func derivative(_ values: [Double], _ reduction: Recording.Reduction) throws -> [Double]? {
      try bench.derivative([bench.vector(values)]) {
        try recording.reduce(reduction, $0[0], axes: nil, keepDimensions: false)
      }[0]
    }
    #expect(try derivative([1, 3, 3], .maximum) == [0, 0.5, 0.5])
    #expect(try derivative([1, 1, 3], .minimum) == [0.5, 0.5, 0])
    #expect(try derivative([2, 0, 4], .product) == [0, 8, 0])
    #expect(try derivative([0, 0, 4], .product) == [0, 0, 0])
    #expect(try derivative([1, .nan], .maximum)?.allSatisfy(\.isNaN) == true)
    #expect(try derivative([0, 0], .euclideanNorm)?.allSatisfy(\.isNaN) == true)
    #expect(try derivative([], .mean) == [])
  }

  @Test func emptyReductions() throws {
    let x = try bench.vector([])
    func value(_ reduction: Recording.Reduction) throws -> Double? {
      bench.number(try recording.reduce(reduction, x, axes: nil, keepDimensions: false))
    }
    #expect(try value(.sum) == 0)
    #expect(try value(.product) == 1)
    #expect(try value(.maximum) == -.infinity)
    #expect(try value(.mean)?.isNaN == true)
  }

  @Test func normsAtZero() throws {
    let zeros = try bench.vector([0, 0])
    func derivative(_ body: (TensorID) throws -> TensorID) throws -> [Double]? {
      try bench.derivative([zeros]) { try body($0[0]) }[0]
    }
    #expect(
      try derivative {
        try recording.norm($0, order: .euclidean, axes: nil, keepDimensions: false)
      }?.allSatisfy(\.isNaN) == true)
    #expect(
      try derivative { try recording.norm($0, order: .one, axes: nil, keepDimensions: false) }
        == [0, 0])
    #expect(try derivative { try recording.clipByNorm($0, bench.scalar(1), axes: nil) } == [1, 1])
  }

  @Test func clippingAtAndBeyondABound() throws {
    let gradients = try bench.derivative([bench.vector([1, 1.5, 2, 3])]) {
      try recording.apply(
        .maximum, recording.apply(.minimum, $0[0], bench.scalar(2)), bench.scalar(1.5))
    }
    #expect(gradients[0] == [0, 1, 1, 0])
  }

  @Test func selectDoesNotHideANaN() throws {
    func derivative(_ primitive: Primitive, _ isSafe: Bool) throws -> Double? {
      try bench.derivative([bench.scalar(0)]) { operands in
        let x = operands[0]
        let isPositive = try recording.apply(.greater, x, bench.scalar(0))
        let inner = isSafe ? try recording.select(isPositive, x, bench.scalar(1)) : x
        return try recording.select(
          isPositive, recording.apply(primitive, inner), bench.scalar(0))
      }[0]?[0]
    }
    #expect(try derivative(.log, false)?.isNaN == true)
    #expect(try derivative(.log, true) == 0)
    #expect(try derivative(.sqrt, false) == 0)
  }

  @Test func noneAndZeroByOrder() throws {
    func chain(_ body: @escaping (TensorID) throws -> TensorID) throws -> [Double?] {
      try bench.chain(2, 4, body)
    }
    #expect(try chain { try recording.multiply($0, $0) } == [4, 4, 2, nil])
    #expect(try chain { try recording.apply(.square, $0) } == [4, 4, 2, nil])
    #expect(try chain { try recording.power($0, bench.scalar(2)) } == [4, 4, 2, 0])
    #expect(try chain { try recording.multiply(bench.scalar(2), $0) } == [4, 2, nil])
    #expect(try chain { try recording.add($0, bench.scalar(1)) } == [3, 1, nil])
    #expect(try chain { try recording.divide(bench.scalar(1), $0) } == [0.5, -0.25, 0.25, -0.375])
    #expect(try chain { try recording.apply(.relu, $0) } == [2, 1, 0, 0])
    #expect(try chain { try recording.apply(.absolute, $0) } == [2, 1, 0, nil])
    #expect(try chain { try recording.apply(.sign, $0) } == [1, 0, nil])
  }

  @Test func aPowersDerivativesEndInSignedZeros() throws {
    let chain = try bench.chain(2, 6) { try recording.power($0, bench.scalar(2)) }
    #expect(chain == [4, 4, 2, 0, 0, 0])
    #expect(chain[4]?.sign == .minus)
    #expect(chain[5]?.sign == .plus)
  }

  @Test func softsignHasNoSecondDerivative() throws {
    #expect(
      failure { _ = try bench.chain(2, 3) { try recording.apply(.softsign, $0) } }
        == EngineError(.lookupError, "gradient registry has no entry for: SoftsignGrad"))
  }

  @Test func reasonsForNone() throws {
    let x = bench.scalar(2)
    func reason(_ body: (TensorID) throws -> TensorID) throws -> Unconnected? {
      let tape = bench.tape()
      let y = try bench.with(tape) {
        try bench.watch(tape, x)
        recording.line = 7
        defer { recording.line = 0 }
        return try body(x)
      }
      try recording.beginGradient(tape)
      guard
        case .none(let reason) = try recording.gradient(
          of: [.tensor(y)], with: [.tensor(x)], tape: tape)[0]
      else { return nil }
      return reason
    }
    #expect(
      try reason { try recording.multiply(recording.stopGradient($0), bench.scalar(2)) }
        == Unconnected(cause: .stopGradient, line: 7))
    #expect(
      try reason { try recording.apply(.floor, $0) }
        == Unconnected(cause: .notDifferentiable, line: 7))
    #expect(
      try reason { try recording.cast(recording.cast($0, to: .int32), to: .float32) }
        == Unconnected(cause: .integerDType, line: 7))
    #expect(try reason { _ in bench.scalar(3) } == Unconnected(cause: .noPath, line: 0))
    #expect(try reason { try recording.multiply($0, $0) } == nil)
  }

  /// ψ⁽ⁿ⁾ against mpmath's values, on both sides of zero.
  @Test func polygammaFunctions() {
    let expected: [(order: Int, x: Double, value: Double)] = [
      (1, 0.5, 4.934802200544679), (1, 1.0, 1.6449340668482264),
      (1, 4.25, 0.26512373409656215), (1, 100.0, 0.010050166663333571),
      (1, 0.001, 1000001.6425331958), (1, -0.5, 8.934802200544679),
      (1, -2.75, 19.433868949488463), (1, -30.3, 15.04694902139554),
      (2, 0.5, -16.82879664423432), (2, 3.0, -0.15411380631918858),
      (2, -1.25, 123.72136678366236), (3, 1.5, 1.4090910340024372),
      (3, -0.75, 1557.7451069721515), (5, 2.0, 2.081167438133897),
      (8, 0.75, -537260.3772262009), (20, 3.5, -9182070.204945628),
    ]
    for (order, x, value) in expected {
      let actual = Polygamma.value(order: order, x)
      #expect(abs(actual - value) <= 2e-14 * abs(value), "ψ\(order)(\(x)) = \(actual)")
    }
    #expect(Polygamma.value(order: 1, 0) == .infinity)
    #expect(Polygamma.value(order: 2, -1).isNaN)
    #expect(Polygamma.value(order: 1, .infinity) == 0)
    #expect(Polygamma.value(order: 1, .nan).isNaN)
    #expect(Polygamma.value(order: 200, 1).isInfinite)
    #expect(Polygamma.value(order: 1, -1e300).isInfinite)
  }

  /// What went through NumPy or through a variable says so.
  @Test func reasonsForNoneOutsideTheLog() throws {
    let x = bench.scalar(2)
    let variable = bench.variable(0)
    func reason(_ body: () throws -> TensorID) throws -> Unconnected? {
      let tape = bench.tape()
      let y = try bench.with(tape) {
        try bench.watch(tape, x)
        recording.line = 5
        defer { recording.line = 0 }
        return try body()
      }
      try recording.beginGradient(tape)
      guard
        case .none(let reason) = try recording.gradient(
          of: [.tensor(y)], with: [.tensor(x)], tape: tape)[0]
      else { return nil }
      return reason
    }
    let host = try reason {
      recording.noteHostRead(try recording.multiply(x, x))
      let back = bench.scalar(4)
      recording.noteHostValue(back)
      return try recording.multiply(back, back)
    }
    #expect(host == Unconnected(cause: .outsideTensorFlow, line: 5))
    let stateful = try reason {
      try recording.assignAdd(variable, x)
      return try recording.multiply(try recording.read(variable), bench.scalar(3))
    }
    #expect(stateful == Unconnected(cause: .assignment, line: 5))
    let overwritten = try reason {
      try recording.assign(variable, bench.scalar(1))
      return try recording.read(variable)
    }
    #expect(overwritten == Unconnected(cause: .noPath, line: 0))
  }
}
