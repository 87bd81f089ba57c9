import Testing

@testable import TapeEngine

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
    case .general, .missing, .none: return
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

  /// A rule without a sample is only right for a reason that is named here.
  @Test func everyRuleIsCheckedSomewhere() {
    let checkedThroughOthers: Set<Primitive> = [
      .readVariable, .customGradient, .cast, .stridedSliceGrad, .gatherGrad, .leakyReluGrad,
      .softsignGrad,
    ]
    for declaration in Primitive.all where declaration.samples.isEmpty {
      #expect(checkedThroughOthers.contains(declaration.primitive), "\(declaration.name)")
    }
  }
}
