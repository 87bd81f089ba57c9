import Testing

@testable import Tensors

struct ShapeTests {
  @Test func countsNeverOverflow() {
    #expect(Shape([2, 3, 4]).checkedElementCount == 24)
    #expect(Shape([]).checkedElementCount == 1)
    #expect(Shape([1 << 40, 1 << 40]).checkedElementCount == nil)
    #expect(Shape([-1]).checkedElementCount == nil)
    #expect(Shape([0, -1]).checkedElementCount == nil)
    #expect(Shape([1 << 40, 0, 1 << 40]).checkedElementCount == 0)
  }

  @Test func lengthsOfZeroAreLeftOutOfTheProduct() {
    #expect(Shape([2, 0, 3]).nonzeroLengthProduct == 6)
    #expect(Shape([1 << 40, 0, 1 << 40]).nonzeroLengthProduct == nil)
    #expect(Shape([0, -2]).nonzeroLengthProduct == nil)
  }

  @Test func stridesAreRowMajor() {
    #expect(Shape([2, 3, 4]).strides == [12, 4, 1])
    #expect(Shape([5]).strides == [1])
    #expect(Shape([]).strides == [])
    #expect(Shape([2, 0, 3]).strides == [3, 3, 1])
    #expect(Shape([0, 1 << 40, 1 << 40]).strides.count == 3)
  }

  @Test func axesCountFromTheEnd() {
    let shape = Shape([2, 3, 4])
    #expect((-4...3).map { shape.normalized(axis: $0) } == [nil, 0, 1, 2, 0, 1, 2, nil])
    #expect(Shape([]).normalized(axis: 0) == nil)
    #expect(shape.normalized(axis: .min) == nil)
    #expect(Shape.fromStart(.max, of: 3) == nil)
  }

  @Test func someAxes() throws {
    #expect(try Shape.normalized(axes: nil, rank: 3) == [0, 1, 2])
    #expect(try Shape.normalized(axes: [-1, 0], rank: 3) == [0, 2])
    #expect(try Shape.normalized(axes: [], rank: 3) == [])
    let refused: [([Int], Shape.AxisError)] = [
      ([3], .outside(3)), ([0, -4], .outside(-4)), ([2, -1], .repeated(2)),
      ([1, 1, 7], .repeated(1)), ([7, 1, 1], .outside(7)),
    ]
    for (axes, error) in refused {
      #expect(throws: error) { try Shape.normalized(axes: axes, rank: 3) }
    }
  }

  @Test func ordersOfAllAxes() throws {
    #expect(try Shape.normalized(order: [-1, 0, 1], rank: 3) == [2, 0, 1])
    #expect(try Shape.normalized(order: [], rank: 0) == [])
    let refused: [([Int], Shape.OrderError)] = [
      ([0, 1], .otherCount), ([0, 1, 3], .outside(3)), ([0, 0, -4], .outside(-4)),
      ([0, 0, 1], .missing(2)), ([-3, 0, 1], .missing(2)),
    ]
    for (order, error) in refused {
      #expect(throws: error) { try Shape.normalized(order: order, rank: 3) }
    }
    #expect(Shape.inverse(order: [2, 0, 1]) == [1, 2, 0])
  }

  /// As NumPy 2 reshapes.
  @Test(arguments: [
    ([2, 3], [-1], [6]), ([2, 3], [3, -1, 1], [3, 2, 1]), ([6], [-1, 3], [2, 3]),
    ([0, 3], [-1], [0]), ([0, 3], [0], [0]), ([0, 3], [-1, 2], [0, 2]), ([], [], []),
    ([], [-1], [1]), ([1], [], []),
  ])
  func reshapes(_ own: [Int], _ requested: [Int], _ expected: [Int]) throws {
    let unknown = requested.firstIndex(of: -1)
    for besideZeros in [false, true] {
      let shape = try Shape(own).reshaped(
        to: requested, unknown: unknown, besideZeros: besideZeros)
      #expect(shape == Shape(expected))
    }
  }

  @Test(arguments: [
    ([2, 3], [4], Shape.ReshapeError.otherElementCount(own: 6, requested: 4)),
    ([2, 3], [-1, 4], .noMultiple(own: 6, known: 4)),
    ([2, 3], [0, -1], .noMultiple(own: 6, known: 0)),
    ([0, 3], [-1, 0], .noMultiple(own: 0, known: 0)),
    ([2, 3], [], .otherElementCount(own: 6, requested: 1)),
    ([2, 3], [1 << 40, 1 << 40, -1], .tooManyElements(Shape([1 << 40, 1 << 40, 1]))),
  ])
  func refusedReshapes(_ own: [Int], _ requested: [Int], _ error: Shape.ReshapeError) {
    #expect(throws: error) {
      try Shape(own).reshaped(
        to: requested, unknown: requested.firstIndex(of: -1), besideZeros: false)
    }
  }

  /// As TensorFlow finds a length beside a zero: from the lengths that are none, rounded down.
  @Test func lengthsBesideZeros() throws {
    func reshaped(_ own: [Int], _ requested: [Int]) throws -> [Int] {
      try Shape(own).reshaped(
        to: requested, unknown: requested.firstIndex(of: -1), besideZeros: true
      ).dimensions
    }
    #expect(try reshaped([0, 3], [-1, 0]) == [3, 0])
    #expect(try reshaped([0, 6], [0, 2, -1]) == [0, 2, 3])
    #expect(try reshaped([0, 1 << 40], [0, -1]) == [0, 1 << 40])
    #expect(try reshaped([0, 7], [0, 2, 2, -1]) == [0, 2, 2, 1])
    #expect(try reshaped([0, 3], [0, 4, -1]) == [0, 4, 0])
    #expect(throws: Shape.ReshapeError.otherElementCount(own: 6, requested: 0)) {
      try reshaped([2, 3], [0, -1])
    }
    #expect(throws: Shape.ReshapeError.noMultiple(own: 6, known: 4)) {
      try reshaped([2, 3], [0, 4, -1])
    }
    #expect(throws: Shape.ReshapeError.tooManyElements(Shape([1, 1 << 40, 1 << 40, 1]))) {
      try reshaped([0, 3], [0, 1 << 40, 1 << 40, -1])
    }
  }

  @Test func joining() throws {
    func joined(_ shapes: [[Int]], _ axis: Int) throws -> [Int] {
      try Shape.joined(shapes.map { Shape($0) }, along: axis).dimensions
    }
    #expect(try joined([[2, 3], [2, 1], [2, 0]], 1) == [2, 4])
    #expect(try joined([[2, 3]], 0) == [2, 3])
    let refused: [([[Int]], Int, Shape.JoinError)] = [
      ([[2, 3], [2, 3], [2]], 0, .otherRank(operand: 2)),
      ([[2, 3], [2, 4]], 0, .otherLength(operand: 1, axis: 1)),
      ([[0, .max], [0, 1]], 1, .tooLong),
    ]
    for (shapes, axis, error) in refused {
      #expect(throws: error) { try joined(shapes, axis) }
    }
  }

  @Test func texts() {
    #expect(Shape([2, 3]).bracketed == "[2,3]")
    #expect(Shape([2, 3]).tupleText == "(2, 3)")
    #expect(Shape([2]).tupleText == "(2,)")
    #expect(Shape([]).tupleText == "()")
  }
}
