import Testing

@testable import TapeEngine
@testable import Tensors

/// How shapes combine, and what TensorFlow says where they do not.
@Suite struct ShapingTests {
  let bench = Workbench()
  var run: Recording { bench.recording }

  private func zeros(_ shape: [Int]) throws -> TensorID {
    try run.fill(Shape(shape), bench.scalar(0))
  }

  private func shape(_ body: () throws -> TensorID) throws -> [Int] {
    run.shape(try body()).dimensions
  }

  /// The kernel's text, without the frame around it.
  private func complaint(_ body: () throws -> TensorID) -> String? {
    guard let message = failure({ _ = try body() })?.message else { return nil }
    let start = message.range(of: "device:CPU:0}} ")?.upperBound ?? message.startIndex
    let end = message.range(of: " [Op:")?.lowerBound ?? message.endIndex
    return String(message[start..<end])
  }

  @Test(arguments: [
    ([2, 3], [3], [2, 3]), ([], [4], [4]), ([2, 1, 3], [4, 1], [2, 4, 3]), ([1], [0], [0]),
    ([0, 3], [1, 1], [0, 3]), ([1, 1], [], [1, 1]), ([2, 3], [1, 1, 1], [1, 2, 3]),
  ])
  func broadcasting(_ x: [Int], _ y: [Int], _ expected: [Int]) throws {
    let (x, y) = (try zeros(x), try zeros(y))
    #expect(try shape { try run.add(x, y) } == expected)
    #expect(try shape { try run.multiply(y, x) } == expected)
    #expect(try shape { try run.broadcast(x, to: Shape(expected)) } == expected)
    // What was stretched is summed again.
    let gradients = try bench.derivative([x, y]) { try run.add($0[0], $0[1]) }
    let count = Double(expected.reduce(1, *))
    for (gradient, operand) in zip(gradients, [x, y]) {
      let own = run.elementCount(operand)
      #expect(gradient == Array(repeating: own == 0 ? 0 : count / Double(own), count: own))
    }
  }

  @Test func shapesThatDoNotBroadcast() throws {
    #expect(
      complaint { try run.add(zeros([2, 3]), zeros([4])) } == "Incompatible shapes: [2,3] vs. [4]")
    #expect(
      complaint { try run.broadcast(zeros([2]), to: Shape([3])) }
        == "Incompatible shapes: [2] vs. [3]")
  }

  @Test func reductionAxes() throws {
    let x = try zeros([2, 3, 4])
    func sum(_ axes: [Int]?, _ keep: Bool) throws -> [Int] {
      try shape { try run.reduce(.sum, x, axes: axes, keepDimensions: keep) }
    }
    #expect(try sum(nil, false) == [])
    #expect(try sum([-1, 0], false) == [3])
    #expect(try sum([2, 0], true) == [1, 3, 1])
    func mistake(_ axes: [Int]) throws -> String? {
      let vector = try zeros([3])
      return complaint { try run.reduce(.sum, vector, axes: axes, keepDimensions: false) }
    }
    #expect(try mistake([1]) == "Invalid reduction dimension (1 for input with 1 dimension(s)")
    #expect(
      try mistake([0, -1]) == "Invalid reduction arguments: Axes contains duplicate dimension: 0")
  }

  @Test func permutations() throws {
    let x = try zeros([2, 3, 4])
    func permuted(_ axes: [Int]?) throws -> [Int] {
      try shape { try run.transpose(x, permutation: axes) }
    }
    #expect(try permuted(nil) == [4, 3, 2])
    #expect(try permuted([1, 2, 0]) == [3, 4, 2])
    #expect(try permuted([-1, 0, 1]) == [4, 2, 3])
    let cases: [([Int], String)] = [
      ([0], "transpose expects a vector of size 3. But input(1) is a vector of size 1"),
      ([0, 0, 1], "2 is missing from {0,0,1}."), ([0, 1, 3], "3 is out of range [0 .. 3)"),
      ([0, 1, -5], "-2 is out of range [0 .. 3)"),
    ]
    for (axes, message) in cases {
      #expect(complaint { try run.transpose(x, permutation: axes) } == message)
    }
  }

  @Test func reshapes() throws {
    let x = try zeros([2, 3])
    #expect(try shape { try run.reshape(x, [-1]) } == [6])
    #expect(try shape { try run.reshape(x, [3, -1, 1]) } == [3, 2, 1])
    // With a zero among the lengths only the others count, on both sides.
    #expect(try shape { try run.reshape(zeros([0, 3]), [-1, 0]) } == [3, 0])
    #expect(try shape { try run.reshape(zeros([0, 3]), [0, 2, -1]) } == [0, 2, 1])
    let cases: [([Int], String)] = [
      ([4], "Input to reshape is a tensor with 6 values, but the requested shape has 4"),
      (
        [-1, 4],
        "Input to reshape is a tensor with 6 values, but the requested shape requires a multiple "
          + "of 4"
      ), ([0, -1], "Input to reshape is a tensor with 6 values, but the requested shape has 0"),
      (
        [0, 4, -1],
        "Input to reshape is a tensor with 6 values, but the requested shape requires a multiple "
          + "of 4"
      ), ([-1, -1], "Only one input size may be -1, not both 0 and 1"),
      ([-2, 3], "Size 0 must be non-negative, not -2"),
    ]
    for (lengths, message) in cases {
      #expect(complaint { try run.reshape(x, lengths) } == message)
    }
    #expect(
      failure { _ = try run.reshape(x, [1 << 40, 1 << 40, -1]) }?.kind == .limit(.elements))
  }

  private static let all = StridedSlice.Item.range(start: nil, stop: nil, step: 1)

  @Test func shapesOfSubscripts() throws {
    let cube = try zeros([2, 3, 4])
    let cases: [([StridedSlice.Item], [Int])] = [
      ([.index(0)], [3, 4]), ([Self.all, .index(1)], [2, 4]), ([.ellipsis, .index(2)], [2, 3]),
      ([.newAxis, .ellipsis, .newAxis], [1, 2, 3, 4, 1]), ([Self.all, .newAxis], [2, 1, 3, 4]),
      (
        [
          .index(0), .range(start: 1, stop: 3, step: 1), .range(start: nil, stop: nil, step: 2),
        ], [2, 2]
      ), ([.range(start: 5, stop: nil, step: 1)], [0, 3, 4]), ([], [2, 3, 4]),
    ]
    for (items, expected) in cases {
      #expect(try shape { try run.slice(cube, items) } == expected, "\(items)")
    }
  }

  @Test func subscriptsThatFail() throws {
    let cases: [([StridedSlice.Item], [Int], String)] = [
      ([.index(5)], [3], "slice index 5 of dimension 0 out of bounds."),
      ([.index(-5)], [3], "slice index -2 of dimension 0 out of bounds."),
      (
        [.index(0), .index(0)], [3],
        "Index out of range using input dim 1; input has only 1 dims"
      ), ([.index(0)], [], "Attempting to slice scalar input."),
      ([.ellipsis, .ellipsis], [3], "Multiple ellipses in slice spec not allowed"),
      ([.range(start: nil, stop: nil, step: 0)], [3], "strides[0] must be non-zero"),
    ]
    for (items, own, message) in cases {
      let x = try zeros(own)
      #expect(complaint { try run.slice(x, items) } == message)
    }
    let x = try zeros([3])
    #expect(failure { _ = try run.slice(x, [.index(.min)]) }?.kind == .invalidArgument)
  }
}
