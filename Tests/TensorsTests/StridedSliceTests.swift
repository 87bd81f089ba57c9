import Testing

@testable import Tensors

struct StridedSliceTests {
  private func slice(_ items: [SliceItem], of shape: [Int]) throws -> StridedSlice {
    try StridedSlice(items, of: Shape(shape))
  }

  private static let all = SliceItem.range(start: nil, stop: nil, step: nil)

  @Test func shapesOfSubscripts() throws {
    let cube = [2, 3, 4]
    #expect(try slice([.index(0)], of: cube).shape == Shape([3, 4]))
    #expect(try slice([Self.all, .index(1)], of: cube).shape == Shape([2, 4]))
    #expect(try slice([.ellipsis, .index(2)], of: cube).shape == Shape([2, 3]))
    #expect(try slice([.newAxis, .ellipsis, .newAxis], of: cube).shape == Shape([1, 2, 3, 4, 1]))
    #expect(try slice([Self.all, .newAxis], of: cube).shape == Shape([2, 1, 3, 4]))
    #expect(
      try slice(
        [
          .index(0), .range(start: 1, stop: 3, step: nil), .range(start: nil, stop: nil, step: 2),
        ], of: cube
      ).shape == Shape([2, 2]))
    #expect(
      try slice([.range(start: 5, stop: nil, step: nil)], of: cube).shape == Shape([0, 3, 4]))
    #expect(try slice([], of: cube).isWhole)
  }

  /// Every start, stop and step around an axis of every small length agrees with the definition:
  /// walk from the clamped start until the clamped stop.
  @Test func rangesAreWhatPythonsAre() {
    let bounds: [Int?] = [nil] + (-6...6).map { $0 } + [Int.max, Int.min]
    for length in 0...4 {
      for start in bounds {
        for stop in bounds {
          for step in [-3, -2, -1, 1, 2, 3, Int.max, -Int.max] {
            let expected = Self.walk(start: start, stop: stop, step: step, length: length)
            let resolved = StridedSlice.resolve(
              start: start, stop: stop, step: step, length: length)
            #expect(resolved.count == expected.count)
            if let first = expected.first { #expect(resolved.start == first) }
          }
        }
      }
    }
  }

  /// The indices that `range(length)[start:stop:step]` holds, by trying each one.
  private static func walk(start: Int?, stop: Int?, step: Int, length: Int) -> [Int] {
    func place(_ bound: Int) -> Int { bound < 0 ? max(bound, -length - 1) + length : bound }
    let inside = step > 0 ? Array(0..<length) : Array((0..<length).reversed())
    let first = start.map(place)
    let last = stop.map(place)
    let reached = inside.filter { index in
      let isAfterStart = first.map { step > 0 ? index >= $0 : index <= $0 } ?? true
      let isBeforeStop = last.map { step > 0 ? index < $0 : index > $0 } ?? true
      return isAfterStart && isBeforeStop
    }
    guard let begin = reached.first else { return [] }
    return reached.filter { ($0 - begin).magnitude % step.magnitude == 0 }
  }

  @Test func elementsAreReadWhereTheyLie() throws {
    let reversed = try slice([Self.all, .range(start: nil, stop: nil, step: -1)], of: [2, 3])
    #expect(reversed.offset == 2)
    #expect(reversed.elementSteps == [3, -1])
    #expect(!reversed.isWhole)
    let far = try slice([.range(start: nil, stop: nil, step: Int.max)], of: [3])
    #expect(far.shape == Shape([1]))
    #expect(far.elementSteps == [0])
    #expect(try slice([.range(start: 3, stop: nil, step: nil)], of: [3]).offset == 0)
  }

  @Test func mistakesSayTensorFlowsWords() {
    let cases: [([SliceItem], [Int], String)] = [
      ([.index(5)], [3], "slice index 5 of dimension 0 out of bounds."),
      ([.index(-5)], [3], "slice index -2 of dimension 0 out of bounds."),
      ([.index(Int.min)], [3], "slice index \(Int.min + 3) of dimension 0 out of bounds."),
      (
        [.index(0), .index(0)], [3],
        "Index out of range using input dim 1; input has only 1 dims"
      ), ([.index(0)], [], "Attempting to slice scalar input."),
      ([.ellipsis, .ellipsis], [3], "Multiple ellipses in slice spec not allowed"),
      ([.range(start: nil, stop: nil, step: 0)], [3], "strides[0] must be non-zero"),
    ]
    for (items, shape, message) in cases {
      let error = #expect(throws: TensorError.self) { try slice(items, of: shape) }
      #expect(error?.message == message)
    }
  }
}
