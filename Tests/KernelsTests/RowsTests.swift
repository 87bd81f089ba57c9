import Kernels
import TestSupport
import Testing

/// Kernels over rows of lanes against loops over their elements.
@Suite struct RowsTests {
  /// How an operand lies: elements between rows and between columns.
  struct Track: Sendable {
    var row: Int
    var step: Int
    func count(_ rows: Int, _ columns: Int) -> Int {
      max((rows - 1) * row + (columns - 1) * step + 1, 0)
    }
  }

  /// A row for each, one for all, an element for each row, and one element.
  static func tracks(_ columns: Int) -> [Track] {
    [
      Track(row: columns, step: 1), Track(row: 0, step: 1), Track(row: 1, step: 0),
      Track(row: 0, step: 0), Track(row: columns + 3, step: 1),
    ]
  }

  @Test func elementwise() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      #expect(build.binaryRows(.add, .int32) == nil)
      #expect(build.binaryRows(.power, .float64) == nil)
    }
    func check<T: Element & BinaryFloatingPoint>(_ build: KernelTable, _: T.Type) {
      check(build, .add, T.self) { $0 + $1 }
      check(build, .subtract, T.self) { $0 - $1 }
      check(build, .multiply, T.self) { $0 * $1 }
      check(build, .divide, T.self) { $0 / $1 }
    }
    func check<T: Element & BinaryFloatingPoint>(
      _ build: KernelTable, _ kernel: BinaryKernel, _: T.Type, _ reference: (T, T) -> T
    ) {
      guard let function = build.binaryRows(kernel, T.type) else {
        Issue.record("\(kernel) of \(T.type) is missing")
        return
      }
      forEachCase(T.self) { x, xTrack, y, yTrack, rows, columns in
        let z: [T] = written(rows * columns, at: 1) { z in
          placed(x, at: 1) { x in
            placed(y, at: 2) {
              function(
                x, xTrack.row, xTrack.step, $0, yTrack.row, yTrack.step, z, rows, columns)
            }
          }
        }
        let expected = (0..<rows).flatMap { row in
          (0..<columns).map {
            reference(
              x[row * xTrack.row + $0 * xTrack.step], y[row * yTrack.row + $0 * yTrack.step])
          }
        }
        expectSame(z, expected, "\(kernel) \(T.type) [\(rows), \(columns)]")
      }
    }
  }

  @Test func sumsOfProducts() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      #expect(build.sumOfProducts(.int64) == nil)
    }
    func check<T: Element & BinaryFloatingPoint>(_ build: KernelTable, _: T.Type) {
      guard let function = build.sumOfProducts(T.type) else {
        Issue.record("the sum of products of \(T.type) is missing")
        return
      }
      forEachCase(T.self, extraRows: [16, 40, 4_096, 4_097, 9_000]) {
        x, xTrack, y, yTrack, rows, columns in
        let z: [T] = written(columns, at: 1) { z in
          placed(x, at: 1) { x in
            placed(y, at: 2) {
              function(
                x, xTrack.row, xTrack.step, $0, yTrack.row, yTrack.step, z, rows, columns)
            }
          }
        }
        let expected = (0..<columns).map { column in
          ReductionTests.canonical(
            (0..<rows).map {
              x[$0 * xTrack.row + column * xTrack.step]
                * y[$0 * yTrack.row + column * yTrack.step]
            }, T(0), +)
        }
        expectSame(z, expected, "sum of products \(T.type) [\(rows), \(columns)]")
      }
    }
  }

  private func forEachCase<T: Element>(
    _: T.Type, extraRows: [Int] = [],
    _ body: ([T], Track, [T], Track, _ rows: Int, _ columns: Int) -> Void
  ) {
    var generator = SplitMix64(seed: 21)
    for rows in [1, 2, 7] + extraRows {
      for columns in rows > 1_000 ? [5] : [1, 3, 8, 31, 32, 45] {
        for xTrack in Self.tracks(columns) {
          for yTrack in Self.tracks(columns) {
            body(
              T.random(xTrack.count(rows, columns), &generator), xTrack,
              T.random(yTrack.count(rows, columns), &generator), yTrack, rows, columns)
          }
        }
      }
    }
  }

  @Test func transposition() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      check(build, Int32.self)
      check(build, Int64.self)
      check(build, Truth.self)
    }
    func check<T: Element>(_ build: KernelTable, _: T.Type) {
      var generator = SplitMix64(seed: 22)
      for (rows, columns) in [(0, 3), (1, 1), (1, 9), (9, 1), (4, 4), (8, 8), (7, 17), (24, 19)] {
        let (wide, tall) = (columns + 2, rows + 1)
        let x = T.random(rows * wide, &generator)
        let mark = T.random(1, &generator)[0]
        var y = [T](repeating: mark, count: columns * tall)
        y.withUnsafeMutableBytes { y in
          placed(x, at: 1) {
            build.transpose(T.type)($0, wide, y.baseAddress!, tall, rows, columns)
          }
        }
        for column in 0..<columns {
          for row in 0..<tall {
            let expected = row < rows ? x[row * wide + column] : mark
            #expect(
              y[column * tall + row].pattern == expected.pattern,
              "\(T.type) [\(rows), \(columns)] at \(row), \(column)")
          }
        }
      }
    }
  }

  /// Products of many matrices against the product of each.
  @Test func laneProducts() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      #expect(build.laneProduct(.int32) == nil)
    }
    func check<T: Element>(_ build: KernelTable, _: T.Type) {
      guard let function = build.laneProduct(T.type), let one = build.matrixProduct(T.type) else {
        Issue.record("the product of lanes of \(T.type) is missing")
        return
      }
      var generator = SplitMix64(seed: 23)
      let sizes = [
        (1, 1, 1), (2, 3, 0), (2, 2, 2), (4, 4, 4), (5, 3, 7), (3, 9, 2), (9, 11, 8), (1, 6, 9),
      ]
      for (m, n, k) in sizes {
        for lanes in [1, 4, 7, 8, 20, 40] {
          for flags in 0..<4 {
            let (ta, tb) = (flags & 1 == 1, flags & 2 == 2)
            let a = T.random(m * k * lanes, &generator)
            let b = T.random(k * n * lanes, &generator)
            let c: [T] = written(m * n * lanes, at: 1) { c in
              placed(a, at: 1) { a in
                placed(b, at: 3) { function(a, $0, c, m, n, k, ta, tb, lanes) }
              }
            }
            for lane in 0..<lanes {
              func own(_ x: [T], _ count: Int) -> [T] {
                (0..<count).map { x[$0 * lanes + lane] }
              }
              let expected: [T] = written(m * n, at: 0) { c in
                placed(own(a, m * k), at: 0) { a in
                  placed(own(b, k * n), at: 0) { one(a, $0, c, m, n, k, ta, tb) }
                }
              }
              expectSame(
                own(c, m * n), expected,
                "lane \(lane) of \(lanes), [\(m), \(k)] · [\(k), \(n)] of \(T.type), \(flags)")
            }
          }
        }
      }
    }
  }
}
