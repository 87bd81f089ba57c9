import Testing

@testable import Tensors

struct StridedSliceTests {
  private static let all = StridedSlice.Item.range(start: nil, stop: nil, step: 1)

  @Test func subscripts() throws {
    let cases: [([StridedSlice.Item], [Int], StridedSlice)] = [
      ([], [2, 3, 4], StridedSlice(starts: [0, 0, 0], steps: [1, 1, 1], counts: [2, 3, 4])),
      (
        [.index(-1), .newAxis, .range(start: nil, stop: nil, step: -2)], [1, 2, 4],
        StridedSlice(starts: [1, 2, 0], steps: [1, -2, 1], counts: [1, 2, 4])
      ),
      (
        [.newAxis, .ellipsis, .index(3), .newAxis], [1, 2, 3, 1],
        StridedSlice(starts: [0, 0, 3], steps: [1, 1, 1], counts: [2, 3, 1])
      ),
      (
        [Self.all, Self.all, .ellipsis, .range(start: 1, stop: 1, step: 1)], [2, 3, 0],
        StridedSlice(starts: [0, 0, 1], steps: [1, 1, 1], counts: [2, 3, 0])
      ),
    ]
    for (items, lengths, slice) in cases {
      let taken = try StridedSlice.taking(items, of: Shape([2, 3, 4]))
      #expect(taken.lengths == lengths)
      #expect(taken.slice == slice)
    }
  }

  @Test func refusedSubscripts() {
    let cases: [([StridedSlice.Item], StridedSlice.ItemError)] = [
      ([.ellipsis, .ellipsis, .index(0)], .severalEllipses),
      ([Self.all, .index(0), .newAxis, .index(9)], .tooManyItems(3)),
      ([.index(0), .index(3)], .outside(3, axis: 1)),
      ([.ellipsis, .index(.min)], .outside(.min, axis: 1)),
      ([.newAxis, .range(start: nil, stop: nil, step: 0)], .zeroStep(axis: 0)),
    ]
    for (items, error) in cases {
      #expect(throws: error) { try StridedSlice.taking(items, of: Shape([2, 3])) }
    }
  }

  @Test func slicesThatLackElements() {
    func lies(_ start: Int, _ step: Int, _ count: Int) -> Bool {
      StridedSlice(starts: [start], steps: [step], counts: [count]).lies(in: Shape([4]))
    }
    #expect(lies(0, 3, 2) && lies(3, -1, 4) && lies(9, 1, 0))
    #expect(!lies(0, 4, 2) && !lies(-1, 1, 1) && !lies(2, -3, 2) && !lies(1, .max, 2))
    #expect(!lies(0, .max, 3))
    #expect(!StridedSlice(starts: [0], steps: [1], counts: [1]).lies(in: Shape([4, 1])))
  }

  /// Every start, stop and step around an axis of every small length agrees with the definition:
  /// walk from the clamped start until the clamped stop.
  @Test func rangesAreWhatPythonsAre() {
    let bounds: [Int?] = [nil] + (-6...6).map { $0 } + [Int.max, Int.min]
    for length in 0...4 {
      for start in bounds {
        for stop in bounds {
          for step in [-3, -2, -1, 1, 2, 3, Int.max, -Int.max, Int.min] {
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
}
