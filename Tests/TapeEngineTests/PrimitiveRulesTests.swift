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
      .softsignGrad, .trigamma,
    ]
    for declaration in Primitive.all where declaration.samples.isEmpty {
      #expect(checkedThroughOthers.contains(declaration.primitive), "\(declaration.name)")
    }
  }
}
