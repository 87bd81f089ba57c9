import Testing

@testable import Tensors

struct ShapeTests {
  @Test(arguments: [
    ([2, 3], [3], [2, 3]), ([], [4], [4]), ([2, 1, 3], [4, 1], [2, 4, 3]), ([1], [0], [0]),
    ([0, 3], [1, 1], [0, 3]), ([1, 1], [], [1, 1]),
  ])
  func broadcastingStretchesOnes(_ x: [Int], _ y: [Int], _ expected: [Int]) throws {
    #expect(try Shape.broadcast(Shape(x), Shape(y)) == Shape(expected))
    #expect(try Shape.broadcast(Shape(y), Shape(x)) == Shape(expected))
  }

  @Test func otherShapesDoNotBroadcast() {
    #expect(throws: TensorError.incompatibleShapes(Shape([2, 3]), Shape([4]))) {
      try Shape.broadcast(Shape([2, 3]), Shape([4]))
    }
  }

  @Test func countsNeverOverflow() {
    #expect(throws: TensorError.tooManyElements(Shape([1 << 40, 1 << 40]))) {
      try Shape([1 << 40, 1 << 40]).checkedElementCount()
    }
    #expect(throws: TensorError.self) { try Shape([-1]).checkedElementCount() }
    #expect((try? Shape([1 << 40, 0, 1 << 40]).checkedElementCount()) == 0)
    #expect(throws: TensorError.self) {
      try Shape.broadcast(Shape([1 << 40, 1]), Shape([1, 1 << 40]))
    }
    #expect(Shape([0, 1 << 40, 1 << 40]).strides.count == 3)
  }

  @Test func stridesAreRowMajor() {
    #expect(Shape([2, 3, 4]).strides == [12, 4, 1])
    #expect(Shape([5]).strides == [1])
    #expect(Shape([]).strides == [])
  }

  @Test func axesCountFromTheEnd() {
    let shape = Shape([2, 3, 4])
    #expect((-4...3).map { shape.normalized(axis: $0) } == [nil, 0, 1, 2, 0, 1, 2, nil])
    #expect(Shape([]).normalized(axis: 0) == nil)
    #expect(shape.normalized(axis: .min) == nil)
  }

  /// As NumPy 2 reshapes.
  @Test(arguments: [
    ([2, 3], [-1], [6]), ([2, 3], [3, -1, 1], [3, 2, 1]), ([6], [-2, 3], [2, 3]),
    ([0, 3], [-1], [0]), ([0, 3], [0], [0]), ([0, 3], [-1, 2], [0, 2]), ([], [], []),
    ([], [-1], [1]), ([1], [], []),
  ])
  func reshapes(_ own: [Int], _ requested: [Int], _ expected: [Int]) throws {
    #expect(try Shape(own).reshaped(to: requested) == Shape(expected))
  }

  @Test(arguments: [
    ([2, 3], [4], TensorError.otherElementCount), ([2, 3], [-1, 4], .otherElementCount),
    ([2, 3], [0, -1], .otherElementCount), ([0, 3], [-1, 0], .otherElementCount),
    ([2, 3], [], .otherElementCount), ([2, 3], [-1, -1], .twoUnknownLengths),
    ([2, 3], [1 << 40, 1 << 40, -1], .tooManyElements(Shape([1 << 40, 1 << 40]))),
  ])
  func refusedReshapes(_ own: [Int], _ requested: [Int], _ error: TensorError) {
    #expect(throws: error) { try Shape(own).reshaped(to: requested) }
  }

  @Test func texts() {
    #expect(Shape([2, 3]).bracketed == "[2,3]")
    #expect(Shape([2, 3]).tupleText == "(2, 3)")
    #expect(Shape([2]).tupleText == "(2,)")
    #expect(Shape([]).tupleText == "()")
  }
}
