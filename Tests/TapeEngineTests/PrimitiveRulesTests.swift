import TestSupport
import Testing

@testable import TapeEngine
@testable import Tensors

@Suite struct PrimitiveRulesTests {
  /// Every declared rule against differences, on its samples.
  @Test(arguments: Primitive.all)
  func ruleAgreesWithDifferences(_ declaration: Declaration) throws {
    for (index, sample) in declaration.samples.enumerated() {
      let checker = GradientChecker(
        seed: UInt64(declaration.primitive.rawValue) * 64 + UInt64(index))
      try checker.check(
        "\(declaration.name) sample \(index)", sample, second: declaration.checksSecondOrder)
    }
  }

  /// A rule that is off by a thousandth is found, on every sample that has a derivative.
  @Test func aRuleSlightlyOffFails() throws {
    // A sign's derivative is 0, however it is multiplied.
    for declaration in Primitive.all where declaration.primitive != .sign {
      for (index, sample) in declaration.samples.enumerated() {
        let checker = GradientChecker(
          seed: UInt64(declaration.primitive.rawValue) * 64 + UInt64(index))
        var reports = 0
        checker.report = { _ in reports += 1 }
        checker.distortion = 1.001
        try checker.check("", sample, second: false)
        #expect(reports == 1, "\(declaration.name) sample \(index)")
      }
    }
  }

  /// Elementwise rules on tensors without elements, to the second order.
  @Test(arguments: Primitive.all)
  func ruleTakesEmptyTensors(_ declaration: Declaration) throws {
    let checker = GradientChecker(seed: 1)
    let operandCount: Int
    switch declaration.rule {
    case .unary: operandCount = 1
    case .binary: operandCount = 2
    case .general, .handOn, .delegated, .missing, .none: return
    }
    for shape in [[0], [2, 0], [0, 1, 3]] {
      let run = checker.recording
      let x = try (0..<operandCount).map { _ in try checker.tensor([], shape) }
      let body: ([TensorID]) throws -> TensorID = {
        $0.count == 1
          ? try run.apply(declaration.primitive, $0[0])
          : try run.apply(declaration.primitive, $0[0], $0[1])
      }
      let outer = run.makeTape(persistent: false, watchAccessedVariables: true)
      try run.enter(outer)
      for operand in x { try run.watch(outer, .tensor(operand)) }
      let first = try checker.gradient(x, [], body)
      run.exit(outer)
      for gradient in first {
        #expect(gradient.map { run.shape($0).dimensions } == shape, "\(declaration.name)")
      }
      guard declaration.checksSecondOrder, let slope = first[0] else { continue }
      try run.beginGradient(outer)
      let second = try run.gradient(
        of: [.tensor(slope)], with: [.tensor(x[0])], tape: outer, unconnected: .zero)
      if case .tensor(let id) = second[0] { #expect(run.shape(id).dimensions == shape) }
    }
  }

  @Test func everyPrimitiveIsDeclaredOnce() {
    var counts = [Int](repeating: 0, count: Primitive.allCases.count)
    for declaration in Primitive.all + Primitive.nonDifferentiable {
      counts[Int(declaration.primitive.rawValue)] += 1
    }
    for primitive in Primitive.allCases {
      #expect(counts[Int(primitive.rawValue)] == 1, "\(primitive)")
    }
  }

  /// Why a rule has no sample, and what checks it instead.
  static let checkedOtherwise: [Primitive: String] = [
    .cast: "differences would see the rounding: `casting`",
    .readVariable: "its source is a variable: `readingAVariable`",
    .customGradient: "the script's own rule: `StructureTests`, `CollectionTests`",
    .softsignGrad: "TensorFlow has no rule: `SpecialValuesTests.softsignHasNoSecondDerivative`",
  ]

  /// A rule without a sample is only right for a reason that is told, and a reason is only told where
  /// there is no sample.
  @Test func everyRuleIsCheckedSomewhere() {
    for declaration in Primitive.all {
      let isExcused = Self.checkedOtherwise[declaration.primitive] != nil
      #expect(declaration.samples.isEmpty == isExcused, "\(declaration.name)")
      if declaration.checksSecondOrder { continue }
      #expect(Self.withoutSecondOrder[declaration.primitive] != nil, "\(declaration.name)")
    }
  }

  /// Whose second order is not checked, and why.
  static let withoutSecondOrder: [Primitive: String] = [
    .sign: "its zeros have no path to the operand, so that the second is None",
    .softsign: "its rule is SoftsignGrad, which has none",
    .softmaxCrossEntropy:
      "TensorFlow drops what labels do to the logits' derivatives: `crossentropy`",
  ]

  /// A cast's cotangent is cast back, through both roundings; an integer stops it.
  @Test func casting() throws {
    let bench = Workbench()
    let rounded = Double(Float(0.1))
    for (own, other) in [(DType.float64, DType.float32), (.float32, .float64)] {
      bench.dtype = own
      let x = try bench.vector([0.1, 2, -3])
      let gradient = try bench.derivative([x]) {
        let cast = try bench.recording.cast($0[0], to: other)
        return try bench.recording.multiply(cast, cast)
      }
      #expect(gradient[0] == [2 * rounded, 4, -6])
      let stopped = try bench.derivative([x]) {
        try bench.recording.cast(bench.recording.cast($0[0], to: .int64), to: own)
      }
      #expect(stopped[0] == nil)
    }
  }

  /// The derivative to a variable, to the second order, against differences of assigned values.
  @Test func readingAVariable() throws {
    let run = Recording()
    let variable = run.makeVariable(initial: run.scalar(0.75, .float64), trainable: true, name: "v")
    let (outer, inner) = (
      run.makeTape(persistent: false, watchAccessedVariables: true),
      run.makeTape(persistent: false, watchAccessedVariables: true)
    )
    func value() throws -> TensorID {
      let read = try run.read(variable)
      return try run.multiply(run.apply(.exp, read), run.apply(.sin, run.read(variable)))
    }
    func gradient(_ tape: TapeID, _ y: TensorID) throws -> TensorID? {
      try run.beginGradient(tape)
      let found = try run.gradient(of: [.tensor(y)], with: [.variable(variable)], tape: tape)[0]
      guard case .tensor(let id) = found else { return nil }
      return id
    }
    try run.enter(outer)
    try run.enter(inner)
    let y = try value()
    run.exit(inner)
    let first = try #require(try gradient(inner, y))
    run.exit(outer)
    let second = try #require(try gradient(outer, first))
    func at(_ t: Double) throws -> Double {
      try run.assign(variable, run.scalar(0.75 + t, .float64))
      return run.doubleValue(try value())
    }
    let slope = try centralDifference(at)
    #expect(abs(run.doubleValue(first) - slope) < 1e-9)
    let curvature = try centralDifference { t in
      try centralDifference { u in try at(t + u) }
    }
    #expect(abs(run.doubleValue(second) - curvature) < 1e-6)
  }

  /// Nothing flows back through an operation of the second list.
  @Test(arguments: Primitive.nonDifferentiable)
  func nothingFlowsBack(_ declaration: Declaration) throws {
    let bench = Workbench()
    let run = bench.recording
    let operandCount: Int
    switch declaration.kernel {
    case .unary, .classify: operandCount = 1
    case .binary, .compare: operandCount = 2
    case .matrix, .method, .alias, .given: return
    }
    let x = try bench.vector([0.25, 1, 4])
    let body: ([TensorID]) throws -> TensorID = {
      operandCount == 1
        ? try run.apply(declaration.primitive, $0[0])
        : try run.apply(declaration.primitive, $0[0], $0[0])
    }
    do {
      let gradient = try bench.derivative([x], body)
      #expect(gradient == [nil], "\(declaration.name)")
    } catch let error as EngineError {
      // Of integers or bools alone.
      let isRefusal =
        error == .unsupported(.float32, by: declaration.primitive) && declaration.isOfIntegers
      #expect(isRefusal, "\(declaration.name): \(error.message)")
    }
  }
}

extension Declaration {
  /// Whether its kernel takes integers or bools alone.
  fileprivate var isOfIntegers: Bool {
    switch kernel {
    case .unary(let kernel): kernel == .invert || kernel == .logicalNot
    case .binary(let kernel):
      [.bitwiseAnd, .bitwiseOr, .bitwiseXor, .shiftLeft, .shiftRight].contains(kernel)
    case .compare, .classify, .matrix, .method, .alias, .given: false
    }
  }
}
