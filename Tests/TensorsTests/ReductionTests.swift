import Testing

@testable import Tensors

struct ReductionTests {
  private static let shape = Shape([2, 3, 4, 5])

  /// The sums over axes of the elements 0, 1, 2, …, by definition.
  private static func sums(_ axes: [Int]) -> [Int] {
    let result = shape.reduced(axes, keepingAxes: true)
    var sums = [Int](repeating: 0, count: result.elementCount)
    for (element, index) in shape.indices.enumerated() {
      let place = index.enumerated().map { axes.contains($0.offset) ? 0 : $0.element }
      sums[result.position(of: place)] += element
    }
    return sums
  }

  /// Every set of axes: the blocks, rows and elements hold what is to be added.
  @Test func splitsOfEverySetOfAxes() {
    for set in 0..<16 {
      let axes = (0..<4).filter { set >> $0 & 1 == 1 }
      let (split, order) = Self.shape.reduction(axes)
      #expect(split.outer * split.count * split.inner == Self.shape.elementCount)
      var elements = Array(0..<Self.shape.elementCount)
      if let order {
        StridedMove(transposing: Self.shape, order).forEachRun { run in
          for place in 0..<run.count {
            elements[run.target + place * run.targetStep] = run.source + place * run.sourceStep
          }
          return true
        }
      }
      var sums: [Int] = []
      for outer in 0..<split.outer {
        for inner in 0..<split.inner {
          let rows = (0..<split.count).map { (outer * split.count + $0) * split.inner + inner }
          sums.append(rows.reduce(0) { $0 + elements[$1] })
        }
      }
      #expect(sums == Self.sums(axes), "\(axes)")
      let areNeighbours = axes.isEmpty || axes.count == (axes.last ?? 0) - axes[0] + 1
      #expect((order == nil) == areNeighbours, "\(axes)")
    }
  }

  @Test func lengthsThatAreLeft() {
    #expect(Self.shape.reduced([1, 3], keepingAxes: false) == Shape([2, 4]))
    #expect(Self.shape.reduced([1, 3], keepingAxes: true) == Shape([2, 1, 4, 1]))
    #expect(Self.shape.reduced([], keepingAxes: false) == Self.shape)
    #expect(Self.shape.reduced([0, 1, 2, 3], keepingAxes: false) == .scalar)
  }

  @Test func splitsAlongAnAxis() {
    #expect(Self.shape.split(along: 1) == AxisSplit(outer: 2, count: 3, inner: 20))
    #expect(Shape([7]).split(along: 0) == AxisSplit(outer: 1, count: 7, inner: 1))
    #expect(Shape([]).split(along: 0..<0) == AxisSplit(outer: 1, count: 1, inner: 1))
    #expect(Shape([2, 0]).split(along: 0) == AxisSplit(outer: 1, count: 2, inner: 0))
  }

  @Test func gathers() {
    let form = GatherShape([2, 3, 4, 5], [2, 7], axis: 2, batchRank: 1)
    #expect((form.batch, form.outer, form.rows, form.places, form.inner) == (2, 3, 4, 7, 5))
    #expect(form.result == [2, 3, 7, 5])
    let plain = GatherShape([3, 4], [], axis: 0, batchRank: 0)
    #expect((plain.batch, plain.outer, plain.rows, plain.places, plain.inner) == (1, 1, 3, 1, 4))
    #expect(plain.result == [4])
  }
}
