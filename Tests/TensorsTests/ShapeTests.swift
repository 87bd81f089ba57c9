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
    #expect(Shape(x).broadcasts(to: Shape(expected)))
    #expect(Shape(y).broadcasts(to: Shape(expected)))
  }

  @Test func incompatibleShapesSayTensorFlowsWords() {
    let error = #expect(throws: TensorError.self) {
      try Shape.broadcast(Shape([2, 3]), Shape([4]))
    }
    #expect(error?.message == "Incompatible shapes: [2,3] vs. [4]")
    #expect(!Shape([2]).broadcasts(to: Shape([3])))
    #expect(!Shape([1, 3]).broadcasts(to: Shape([3])))
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
    #expect(throws: TensorError.self) {
      try TensorValue(uninitialized: .float64, shape: Shape([1 << 61]))
    }
    #expect(Shape([0, 1 << 40, 1 << 40]).strides.count == 3)
  }

  @Test func stretchedAxesAreTheOnesToSum() {
    let result = Shape([2, 4, 3])
    #expect(result.axesStretched(from: Shape([2, 1, 3])) == [1])
    #expect(result.axesStretched(from: Shape([4, 1])) == [0, 2])
    #expect(result.axesStretched(from: Shape([])) == [0, 1, 2])
    #expect(result.axesStretched(from: result) == [])
    #expect(Shape([4, 1]).strides(broadcastTo: result) == [0, 1, 0])
    #expect(Shape([2, 1, 3]).strides(broadcastTo: result) == [3, 0, 1])
  }

  @Test func reductionAxes() throws {
    let shape = Shape([2, 3, 4])
    #expect(try shape.reductionAxes(nil) == [0, 1, 2])
    #expect(try shape.reductionAxes([-1, 0]) == [0, 2])
    #expect(shape.reduced(over: [0, 2], keepDimensions: false) == Shape([3]))
    #expect(shape.reduced(over: [0, 2], keepDimensions: true) == Shape([1, 3, 1]))
    let range = #expect(throws: TensorError.self) { try Shape([3]).reductionAxes([1]) }
    #expect(range?.message == "Invalid reduction dimension (1 for input with 1 dimension(s)")
    let twice = #expect(throws: TensorError.self) { try Shape([3]).reductionAxes([0, -1]) }
    #expect(
      twice?.message == "Invalid reduction arguments: Axes contains duplicate dimension: 0")
  }

  @Test func permutations() throws {
    let shape = Shape([2, 3, 4])
    #expect(try shape.permutation(nil) == [2, 1, 0])
    #expect(try shape.permuted(shape.permutation([1, 2, 0])) == Shape([3, 4, 2]))
    #expect(Shape.inverse([1, 2, 0]) == [2, 0, 1])
    let cases: [([Int], String)] = [
      ([0], "transpose expects a vector of size 3. But input(1) is a vector of size 1"),
      ([0, 0, 1], "2 is missing from {0,0,1}."), ([0, 1, 3], "3 is out of range [0 .. 3)"),
    ]
    for (axes, message) in cases {
      let error = #expect(throws: TensorError.self) { try shape.permutation(axes) }
      #expect(error?.message == message)
    }
  }

  @Test func reshapes() throws {
    let shape = Shape([2, 3])
    #expect(try shape.reshaped(to: [-1]) == Shape([6]))
    #expect(try shape.reshaped(to: [3, -1, 1]) == Shape([3, 2, 1]))
    #expect(try Shape([0, 3]).reshaped(to: [-1, 0]) == Shape([0, 0]))
    let cases: [([Int], String)] = [
      ([4], "Input to reshape is a tensor with 6 values, but the requested shape has 4"),
      (
        [-1, 4],
        "Input to reshape is a tensor with 6 values, but the requested shape requires a multiple of 4"
      ), ([-1, -1], "Only one input size may be -1, not both 0 and 1"),
      ([-2, 3], "Size 0 must be non-negative, not -2"),
      ([0, -1], "Input to reshape is a tensor with 6 values, but the requested shape has 0"),
    ]
    for (requested, message) in cases {
      let error = #expect(throws: TensorError.self) { try shape.reshaped(to: requested) }
      #expect(error?.message == message)
    }
    #expect(throws: TensorError.self) { try shape.reshaped(to: [1 << 40, 1 << 40, -1]) }
  }

  @Test func texts() {
    #expect(Shape([2, 3]).bracketed == "[2,3]")
    #expect(Shape([2, 3]).tupleText == "(2, 3)")
    #expect(Shape([2]).tupleText == "(2,)")
    #expect(Shape([]).tupleText == "()")
    #expect(Shape([2, 3]).listText == "[2, 3]")
  }
}
