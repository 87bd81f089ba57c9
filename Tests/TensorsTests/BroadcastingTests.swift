import Testing

@testable import Tensors

struct BroadcastingTests {
  private static let shapes = SmallShapes.all(rank: 3, lengths: [0, 1, 2, 3])

  /// An operand's index below an index of the common shape.
  private static func index(_ own: [Int], below index: [Int]) -> [Int] {
    zip(own, index.suffix(own.count)).map { $0.0 == 1 ? 0 : $0.1 }
  }

  private static let pairs: [([Int], [Int], [Int]?)] = [
    ([2, 3], [3], [2, 3]), ([], [4], [4]), ([2, 1, 3], [4, 1], [2, 4, 3]), ([1], [0], [0]),
    ([0, 3], [1, 1], [0, 3]), ([1, 1], [], [1, 1]), ([2, 3], [4], nil), ([0], [2], nil),
  ]

  @Test(arguments: pairs)
  func commonShapes(_ x: [Int], _ y: [Int], _ expected: [Int]?) {
    #expect(Shape.broadcast(Shape(x), Shape(y))?.dimensions == expected)
    #expect(Shape.broadcast(Shape(y), Shape(x))?.dimensions == expected)
  }

  @Test func commonShapesOfSeveral() {
    #expect(Shape.broadcast([]) == .scalar)
    #expect(Shape.broadcast([[2, 1], [3], [4, 1, 1]].map { Shape($0) }) == Shape([4, 2, 3]))
    #expect(Shape.broadcast([[2, 1], [3], [2]].map { Shape($0) }) == nil)
  }

  /// Every pair of small shapes: what is stretched, and the runs in which the operands are walked.
  @Test func runsMeetTheElementsThatBelongTogether() {
    var pairs = 0
    for x in Self.shapes {
      for y in Self.shapes {
        guard let common = Shape.broadcast(Shape(x), Shape(y)), common.elementCount > 0 else {
          continue
        }
        pairs += 1
        let expected = common.indices.map { index in
          [x, y].map { Shape($0).position(of: Self.index($0, below: index)) }
        }
        var met: [[Int]] = []
        forEachBroadcastRun([x, y], [1, 8], to: common.dimensions) {
          offsets, steps, position, count in
          #expect(position == met.count)
          for place in 0..<count {
            met.append([offsets[0] + place * steps[0], offsets[1] / 8 + place * steps[1]])
          }
        }
        #expect(met == expected, "\(x) and \(y)")
        let strides = Shape(x).strides(stretchedTo: common)
        let offsets = common.indices.map { zip($0, strides).reduce(0) { $0 + $1.0 * $1.1 } }
        #expect(offsets == expected.map { $0[0] }, "\(x) in \(common.dimensions)")
      }
    }
    #expect(pairs > 500)
  }

  @Test func longRunsAreNotCutShort() {
    var counts: [Int] = []
    forEachBroadcastRun([[2, 3, 4], [3, 4]], [1, 1], to: [2, 3, 4]) { _, steps, _, count in
      counts.append(count)
      #expect(steps == [1, 1])
    }
    #expect(counts == [12, 12])
  }

  @Test(arguments: [
    ([3], [2, 3], [0]), ([2, 3], [3], []), ([1, 3], [2, 3], [0]), ([1, 3], [1, 3], []),
    ([1], [2, 1, 5], [0, 1, 2]), ([4, 1], [4, 1], []), ([2, 1], [1], []), ([], [2], [0]),
  ])
  func stretchedAxes(_ own: [Int], _ other: [Int], _ expected: [Int]) {
    #expect(Shape(own).stretchedAxes(meeting: Shape(other)) == expected)
  }

  @Test func matrixPairs() {
    let pair = MatrixPair(Shape([2, 1, 3, 4]), Shape([5, 4, 6]))
    #expect((pair.rows, pair.depth, pair.otherDepth, pair.columns) == (3, 4, 4, 6))
    #expect(pair.batch == Shape([2, 5]))
    var met: [[Int]] = []
    pair.forEachPair { met.append([$0, $1, $2]) }
    let expected = (0..<10).map { [$0 / 5 * 12, $0 % 5 * 24, $0 * 18] }
    #expect(met == expected)
    let turned = MatrixPair(
      Shape([4, 3]), transposed: true, Shape([6, 7]), transposed: true)
    #expect((turned.rows, turned.depth, turned.otherDepth, turned.columns) == (3, 4, 7, 6))
    #expect(turned.batch == .scalar)
    #expect(MatrixPair(Shape([2, 3, 4]), Shape([3, 4, 6])).batch == nil)
    MatrixPair(Shape([2, 0, 4]), Shape([4, 6])).forEachPair { _, _, _ in
      Issue.record("There are no elements.")
    }
  }
}
