import Kernels
import TestSupport
import Testing

/// Matrix products against one chain an element: a multiplication, then fused multiply-adds with k
/// ascending.
@Suite struct MatrixProductTests {
  static let shapes: [(m: Int, n: Int, k: Int)] =
    [
      (0, 3, 2), (3, 0, 2), (2, 3, 0), (1, 1, 1), (1, 1, 300), (1, 17, 5), (17, 1, 5), (33, 1, 40),
      (90, 1, 23), (35, 1, 17),
      (1, 41, 33), (3, 70, 31), (40, 9, 16), (66, 18, 5), (37, 17, 256), (65, 34, 300),
      (10, 100, 10),
      (18, 1, 1_024), (19, 1, 512),
      (2, 2, 2), (3, 5, 7), (4, 16, 8), (5, 17, 9), (7, 31, 33), (8, 8, 8), (16, 33, 12),
      (20, 130, 300), (133, 520, 9), (3, 700, 258), (40, 33, 1_700),
      (9, 15, 257), (4, 16, 256), (4, 32, 513), (19, 130, 260), (64, 64, 64), (6, 7, 600),
    ] + (1...9).map { (m: $0, n: 18 - $0, k: 3 * $0 + 1) }

  @Test func products() {
    for build in builds {
      check(build, Float.self, first: { $0 * $1 }, next: { $0.addingProduct($1, $2) })
      check(build, Double.self, first: { $0 * $1 }, next: { $0.addingProduct($1, $2) })
      check(build, Int32.self, first: { $0 &* $1 }, next: { $0 &+ $1 &* $2 })
      check(build, Int64.self, first: { $0 &* $1 }, next: { $0 &+ $1 &* $2 })
      #expect(build.matrixProduct(.bool) == nil)
    }
  }

  private func check<T: Element & Numeric>(
    _ build: KernelTable, _: T.Type, first: (T, T) -> T, next: (T, T, T) -> T
  ) {
    guard let function = build.matrixProduct(T.type) else {
      Issue.record("the product of \(T.type) is missing")
      return
    }
    var generator = SplitMix64(seed: 16)
    for (m, n, k) in Self.shapes {
      for flags in 0..<4 {
        let (aIsTransposed, bIsTransposed) = (flags & 1 == 1, flags & 2 == 2)
        var a = (0..<(m * k)).map { _ in T.ordinary(&generator) }
        let b = (0..<(k * n)).map { _ in T.ordinary(&generator) }
        if m * k > 4 { a.replaceSubrange(2..<5, with: T.random(3, &generator)) }
        let c: [T] = written(m * n, at: 1) { c in
          placed(a, at: 1) { a in
            placed(b, at: 3) { function(a, $0, c, m, n, k, aIsTransposed, bIsTransposed) }
          }
        }
        var expected: [T] = []
        for i in 0..<m {
          for j in 0..<n {
            var sum: T = 0
            for p in 0..<k {
              let x = aIsTransposed ? a[p * m + i] : a[i * k + p]
              let y = bIsTransposed ? b[j * k + p] : b[p * n + j]
              sum = p == 0 ? first(x, y) : next(sum, x, y)
            }
            expected.append(sum)
          }
        }
        expectSame(c, expected, "[\(m), \(k)] · [\(k), \(n)] of \(T.type), transposed \(flags)")
      }
    }
  }
}
