import Testing

@testable import Tensors

struct StridedMoveTests {
  private static let shapes = SmallShapes.all(rank: 3, lengths: [0, 1, 2, 3])

  /// What lies in a target of so many elements after the move, the source's elements being numbered; −1
  /// where nothing was put.
  private static func moved(_ move: StridedMove, _ count: Int) -> [Int] {
    var target = [Int](repeating: -1, count: count)
    move.forEachRun { run in
      for place in 0..<run.count {
        target[run.target + place * run.targetStep] = run.source + place * run.sourceStep
      }
      return true
    }
    return target
  }

  @Test func everyOrderOfAxes() {
    for own in Self.shapes where own.count == 3 {
      let shape = Shape(own)
      for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let result = Shape(order.map { own[$0] })
        let expected = result.indices.map { index in
          var source = index
          for (place, axis) in order.enumerated() { source[axis] = index[place] }
          return shape.position(of: source)
        }
        let move = StridedMove(transposing: shape, order)
        #expect(Self.moved(move, result.elementCount) == expected, "\(own) by \(order)")
      }
    }
  }

  @Test func everyStretching() {
    for own in Self.shapes {
      for common in Self.shapes
      where Shape.broadcast(Shape(own), Shape(common)) == Shape(common) {
        let expected = Shape(common).indices.map { index in
          Shape(own).position(of: zip(own, index.suffix(own.count)).map { $0.0 == 1 ? 0 : $0.1 })
        }
        let move = StridedMove(stretching: Shape(own), to: Shape(common))
        #expect(Self.moved(move, expected.count) == expected, "\(own) to \(common)")
      }
    }
  }

  @Test func slicesAreTakenAndPutBack() {
    let shape = Shape([4, 5])
    let slices = [
      StridedSlice(starts: [0, 0], steps: [1, 1], counts: [4, 5]),
      StridedSlice(starts: [3, 1], steps: [-2, 3], counts: [2, 2]),
      StridedSlice(starts: [1, 4], steps: [1, 1], counts: [2, 0]),
      StridedSlice(starts: [2, 0], steps: [1, 4], counts: [1, 2]),
    ]
    for slice in slices {
      let taken = Shape(slice.counts).indices.map { index in
        shape.position(of: index.indices.map { slice.starts[$0] + slice.steps[$0] * index[$0] })
      }
      #expect(slice.lies(in: shape))
      #expect(Self.moved(StridedMove(taking: slice, of: shape), taken.count) == taken)
      var target = [Int](repeating: -1, count: 20)
      for (number, place) in taken.enumerated() { target[place] = number }
      #expect(Self.moved(StridedMove(putting: slice, into: shape), 20) == target)
    }
  }

  @Test func partsAlongEveryAxis() {
    for own in Self.shapes where own.count == 3 && !own.contains(0) {
      let whole = Shape(own)
      for axis in own.indices {
        let parts = AxisParts(of: whole, along: axis)
        var position = 0
        while position < own[axis] {
          let length = min(2, own[axis] - position)
          var part = whole
          part.dimensions[axis] = length
          let places = part.indices.map { index in
            var place = index
            place[axis] += position
            return whole.position(of: place)
          }
          #expect(Self.moved(parts.cut(length, at: position), places.count) == places)
          var target = [Int](repeating: -1, count: whole.elementCount)
          for (number, place) in places.enumerated() { target[place] = number }
          #expect(Self.moved(parts.join(part, at: position), target.count) == target)
          if length == 1 {
            // Without the axis it is one index of it.
            let row = part.reduced([axis], keepingAxes: false)
            #expect(Self.moved(parts.join(row, at: position), target.count) == target)
          }
          position += length
        }
      }
    }
  }

  @Test func axesThatRunAlikeAreOne() {
    #expect(
      StridedMove([2, 1, 3, 4], from: 5, [12, 9, 4, 1], to: 6, [24, 7, 4, 1]).joined
        == StridedMove([2, 12], from: 5, [12, 1], to: 6, [24, 1]))
    #expect(StridedMove([2, 3], [0, 0], [3, 1]).joined == StridedMove([6], [0], [1]))
    #expect(StridedMove([1, 1], [1, 1], [1, 1]).joined == StridedMove([], [], []))
  }

  @Test func walksEndWhenTheyAreTold() {
    var runs = 0
    StridedMove([3, 2], [2, 1], [4, 1]).forEachRun { _ in
      runs += 1
      return runs < 2
    }
    #expect(runs == 2)
  }
}
