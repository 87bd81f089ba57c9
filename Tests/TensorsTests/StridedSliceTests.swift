import Testing

@testable import Tensors

struct StridedSliceTests {
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
