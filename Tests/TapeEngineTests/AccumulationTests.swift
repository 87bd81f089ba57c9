import Testing

@testable import TapeEngine

/// The order in which a backward pass walks, and in which contributions are added.
@Suite struct AccumulationTests {
  /// Recorded from TensorFlow: which of five targets, each at the end of a chain of `length`
  /// operations, a pass begins with.
  @Test(arguments: [
    (1, [4, 3, 2, 1, 0]), (2, [4, 3, 2, 1, 0]), (3, [0, 1, 2, 3, 4]), (4, [1, 2, 3, 4, 0]),
    (5, [2, 3, 4, 1, 0]), (6, [0, 1, 4, 3, 2]), (7, [0, 1, 2, 4, 3]), (12, [0, 1, 3, 4, 2]),
    (31, [0, 1, 2, 4, 3]), (100, [2, 4, 3, 1, 0]), (200, [2, 4, 3, 1, 0]),
  ])
  func theTableListsAsTensorFlows(_ length: Int, _ expected: [Int]) {
    var table = HashTableOrder()
    for target in (0..<5).reversed() {
      for place in (0..<length).reversed() { table.insert(target * length + place) }
    }
    let ends = table.keys.reversed().filter { $0 % length == length - 1 }.map { $0 / length }
    #expect(ends == expected)
  }

  @Test func termsAreGroupedInEights() {
    for count in 1...40 {
      let grouping = AddNGrouping(count: count)
      #expect((1...9).contains(grouping.leading))
      #expect(grouping.groups.allSatisfy { $0.count == 8 })
      let indices = Array(0..<grouping.leading) + grouping.groups.flatMap(Array.init)
      #expect(indices == Array(0..<count))
    }
    #expect([8, 9, 10, 16, 17, 18].map { AddNGrouping(count: $0).leading } == [8, 9, 2, 8, 9, 2])
  }

  /// A long chain, each of whose links is used twice, is walked in constant recursion, and its cotangents
  /// do not pile up.
  @Test func aLongChainOfSharedLinksIsWalked() throws {
    let run = Recording()
    let tape = run.makeTape(persistent: false, watchAccessedVariables: true)
    try run.enter(tape)
    let x = run.scalar(1.0, .float64)
    try run.watch(tape, .tensor(x))
    var y = x
    let half = run.scalar(0.5, .float64)
    for _ in 0..<100_000 {
      let part = try run.multiply(y, half)
      y = try run.add(part, run.multiply(half, y))
    }
    try run.beginGradient(tape)
    let gradient = try run.gradient(of: [.tensor(y)], with: [.tensor(x)], tape: tape)[0]
    guard case .tensor(let id) = gradient else { return #expect(Bool(false)) }
    #expect(run.doubleValue(id) == 1)
  }
}
