import Kernels
import TestSupport
import Testing

/// Factorisations and systems against their definitions: one chain an element, in a fixed order, of fused
/// multiply-adds or, where a general matrix has 16 rows or fewer, of rounded products.
@Suite struct LinearAlgebraTests {
  /// Around the widths of tiles, the sizes that lanes take side by side, and the blocks.
  static let sizes = Array(0...13) + [16, 17, 24, 31, 32, 33, 40, 63, 64, 65, 67, 97, 130, 150]

  @Test func alone() {
    for build in builds {
      for n in Self.sizes {
        check(build, n, lanes: 1, Double.self)
        check(build, n, lanes: 1, Float.self)
      }
    }
  }

  @Test(arguments: [3, 4, 8, 13, 24])
  func lanes(_ lanes: Int) {
    for build in builds {
      for n in [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 17, 32, 33] {
        check(build, n, lanes: lanes, Double.self)
        check(build, n, lanes: lanes, Float.self)
      }
    }
  }

  private func check<T: Element & BinaryFloatingPoint>(
    _ build: KernelTable, _ n: Int, lanes: Int, _: T.Type
  ) {
    var generator = SplitMix64(seed: UInt64(n * 64 + lanes))
    let matrices = (0..<lanes).map { lane in matrix(n, lane, &generator) as [T] }
    let columns = [0, 1, 2, 3, 5, 9, 17, 40][n % 8]
    let sides = (0..<lanes).map { _ in (0..<(n * columns)).map { _ in T.ordinary(&generator) } }
    let a = interleaved(matrices, n * n)
    let b = interleaved(sides, n * columns)
    let title = "\(T.type), n = \(n), \(lanes) lanes, \(build.variant)"

    if let kernel = build.matrix(.cholesky, T.type) {
      let symmetric = matrices.map { positive($0, n) }
      let l: [T] = written(n * n * lanes, at: 1) { y in
        placed(interleaved(symmetric, n * n), at: 1) { kernel($0, y, n, lanes) }
      }
      let expected = symmetric.map { Reference.cholesky($0, n) }
      expectSame(l, interleaved(expected, n * n), "cholesky, \(title)")
    } else {
      Issue.record("the factor of \(T.type) is missing")
    }
    if let kernel = build.triangularSolve(T.type) {
      for flags in 0..<4 {
        let (isLower, isTransposed) = (flags & 1 == 1, flags & 2 == 2)
        let x: [T] = written(n * columns * lanes, at: 1) { y in
          placed(a, at: 1) { a in
            placed(b, at: 3) { kernel(a, $0, y, n, columns, isLower, isTransposed, lanes) }
          }
        }
        let expected = zip(matrices, sides).map {
          Reference.triangular(
            isTransposed ? Reference.transposed($0, n) : $0, $1, n, columns,
            isForward: isLower != isTransposed, isUnit: false)
        }
        expectSame(x, interleaved(expected, n * columns), "triangular \(flags), \(title)")
      }
    } else {
      Issue.record("the triangular solution of \(T.type) is missing")
    }
    if let kernel = build.linearSolve(T.type) {
      for flags in 0..<4 {
        let (isInverse, isTransposed) = (flags & 1 == 1, flags & 2 == 2)
        let width = isInverse ? n : columns
        var failed = [Bool](repeating: false, count: lanes)
        let x: [T] = written(n * width * lanes, at: 1) { y in
          placed(a, at: 1) { a in
            placed(b, at: 1) { b in
              failed.withUnsafeMutableBufferPointer {
                guard let base = $0.baseAddress else { return }
                kernel(a, isInverse ? nil : b, y, n, width, isTransposed, lanes, base)
              }
            }
          }
        }
        for lane in 0..<lanes {
          let own = isTransposed ? Reference.transposed(matrices[lane], n) : matrices[lane]
          let side = isInverse ? Reference.identity(n) : sides[lane]
          let expected = Reference.solve(own, side, n, width)
          #expect(failed[lane] == (expected == nil && n > 0), "solve \(flags), \(title)")
          guard let expected else { continue }
          let actual = (0..<(n * width)).map { x[$0 * lanes + lane] }
          expectSame(actual, expected, "solve \(flags), lane \(lane), \(title)")
        }
      }
    } else {
      Issue.record("the solution of \(T.type) is missing")
    }
    if let kernel = build.matrix(.luDiagonal, T.type),
      let determinant = build.matrix(.determinant, T.type)
    {
      let d: [T] = written((n + 1) * lanes, at: 1) { y in
        placed(a, at: 1) { kernel($0, y, n, lanes) }
      }
      let expected = matrices.map { own in
        var m = own
        let (_, parity) = Reference.factor(&m, n)
        return (0..<n).map { m[$0 * (n + 1)] } + [parity]
      }
      expectSame(d, interleaved(expected, n + 1), "diagonal, \(title)")
      let y: [T] = written(lanes, at: 1) { y in
        placed(a, at: 1) { determinant($0, y, n, lanes) }
      }
      for lane in 0..<lanes {
        let product = expected[lane].dropLast().reduce(expected[lane][n]) { $0 * ($1 + 0) }
        if product.isNormal { #expect(y[lane].isSame(as: product), "determinant, \(title)") }
      }
    } else {
      Issue.record("the determinant of \(T.type) is missing")
    }
  }

  /// Mostly ordinary; some lanes singular, with equal pivots, or with what is no number.
  private func matrix<T: Element & BinaryFloatingPoint>(
    _ n: Int, _ lane: Int, _ generator: inout SplitMix64
  ) -> [T] {
    var m = (0..<(n * n)).map { _ in T.ordinary(&generator) }
    guard n > 1 else { return m }
    switch lane % 7 {
    case 1: for j in 0..<n { m[(n - 1) * n + j] = 2 * m[j] }
    case 2: m = m.map { $0 < 0 ? -1 : 1 }
    case 3: m[Int(generator.next() % UInt64(n * n))] = .nan
    case 4: m[Int(generator.next() % UInt64(n * n))] = .infinity
    case 5: for i in 0..<n { m[i * n + n / 2] = 0 }
    default: break
    }
    return m
  }

  /// Its product with its transpose, a little more on the diagonal: positive unless the matrix is odd.
  private func positive<T: Element & BinaryFloatingPoint>(_ m: [T], _ n: Int) -> [T] {
    var result = [T](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n { result[i * n + j] += m[i * n + k] * m[j * n + k] }
        if i == j && n % 5 != 4 { result[i * n + j] += T(n) }
      }
    }
    return result
  }

  private func interleaved<T>(_ lanes: [[T]], _ count: Int) -> [T] {
    (0..<count).flatMap { element in lanes.map { $0[element] } }
  }

  /// A product beyond the range of its type on the way is right at the end.
  @Test func determinantsOfAnyScale() throws {
    for build in builds {
      let kernel = try #require(build.matrix(.determinant, .float32))
      let cases: [([Float], Float)] = [
        ([0x1p100, 0x1p100, 0x1p-100, -0x1p-90], -0x1p10),
        ([0x1p-100, 0x1p-100, 0x1p100, 0x1p90], 0x1p-10),
        ([0x1p100, 0x1p100, 1, 1], .infinity), ([0x1p-100, 0x1p-100, 1, 1], 0),
        ([0x1p-100, 0x1p-40, 1, 1], 0x1p-140), ([0, .infinity, 1, 1], .nan),
        // The signs of all but the zeros are that of the result, and no overflow comes before a zero.
        ([0, -1, 1, 1], -0.0), ([-0.0, 1, 1, 1], 0), ([-0.0, -1, -2, -3], -0.0),
        ([0, -1, 0, -2], 0),
        ([0x1p100, -0x1p100, 0, 1], -0.0), ([0x1p-100, -0x1p-100, 1, 1], -0.0),
        ([0x1p-100, 0x1p-100, 1, -.infinity], -.infinity), ([0x1p100, 0x1p100, .nan, 1], .nan),
      ]
      for (diagonal, expected) in cases {
        var m = [Float](repeating: 0, count: 16)
        for i in 0..<4 { m[i * 5] = diagonal[i] }
        let y: [Float] = written(1, at: 0) { y in placed(m, at: 0) { kernel($0, y, 4, 1) } }
        #expect(y[0].isSame(as: expected), "\(diagonal)")
      }
    }
  }
}

/// The definitions.
private enum Reference {
  static func transposed<T>(_ m: [T], _ n: Int) -> [T] {
    (0..<(n * n)).map { m[$0 % n * n + $0 / n] }
  }

  static func identity<T: BinaryFloatingPoint>(_ n: Int) -> [T] {
    (0..<(n * n)).map { $0 / n == $0 % n ? 1 : 0 }
  }

  static func cholesky<T: BinaryFloatingPoint>(_ a: [T], _ n: Int) -> [T] {
    var l = [T](repeating: 0, count: n * n)
    var isPositive = true
    for j in 0..<n {
      for i in j..<n {
        var s = a[i * n + j]
        for k in 0..<j { s = s.addingProduct(-l[i * n + k], l[j * n + k]) }
        if i == j {
          if s <= 0 { isPositive = false }
          l[i * n + j] = s < 0 ? .nan : s.squareRoot()
        } else {
          l[i * n + j] = s / l[j * n + j]
        }
      }
    }
    if !isPositive { for i in 0..<n { for j in 0...i { l[i * n + j] = .nan } } }
    return l
  }

  static func triangular<T: BinaryFloatingPoint>(
    _ a: [T], _ b: [T], _ n: Int, _ columns: Int, isForward: Bool, isUnit: Bool
  ) -> [T] {
    var x = b
    let order = isForward ? Array(0..<n) : Array((0..<n).reversed())
    for c in 0..<columns {
      for (place, i) in order.enumerated() {
        var s = x[i * columns + c]
        for k in order[..<place] { s = s.addingProduct(-a[i * n + k], x[k * columns + c]) }
        x[i * columns + c] = isUnit ? s : s / a[i * n + i]
      }
    }
    return x
  }

  /// `s − x · y`, of a matrix of up to 16 rows with two roundings.
  static func subtracting<T: BinaryFloatingPoint>(_ s: T, _ x: T, _ y: T, _ n: Int) -> T {
    n <= 16 ? s - x * y : s.addingProduct(-x, y)
  }

  /// L and U in place; the order of the rows, and its parity.
  static func factor<T: BinaryFloatingPoint>(_ m: inout [T], _ n: Int) -> (rows: [Int], parity: T) {
    var rows = Array(0..<n)
    var parity: T = 1
    for j in 0..<n {
      for i in j..<n {
        for k in 0..<j { m[i * n + j] = subtracting(m[i * n + j], m[i * n + k], m[k * n + j], n) }
      }
      var pivot = j
      for i in (j + 1)..<max(n, j + 1) where m[i * n + j].magnitude > m[pivot * n + j].magnitude {
        pivot = i
      }
      if pivot != j {
        for c in 0..<n { m.swapAt(j * n + c, pivot * n + c) }
        rows.swapAt(j, pivot)
        parity = -parity
      }
      if m[j * n + j] != 0 {
        for i in (j + 1)..<max(n, j + 1) { m[i * n + j] /= m[j * n + j] }
      }
      // The rest of row j, which later columns would compute first.
      for c in (j + 1)..<max(n, j + 1) {
        for k in 0..<j { m[j * n + c] = subtracting(m[j * n + c], m[j * n + k], m[k * n + c], n) }
      }
    }
    return (rows, parity)
  }

  static func solve<T: BinaryFloatingPoint>(_ a: [T], _ b: [T], _ n: Int, _ columns: Int) -> [T]? {
    guard n > 0 else { return [] }
    var m = a
    let (rows, _) = factor(&m, n)
    var least = m[0].magnitude
    for i in 1..<max(n, 1) where m[i * (n + 1)].magnitude < least {
      least = m[i * (n + 1)].magnitude
    }
    guard least > 0 else { return nil }
    let side = rows.flatMap { b[($0 * columns)..<(($0 + 1) * columns)] }
    if n <= 16 { return rounded(m, side, n, columns) }
    let y = triangular(m, side, n, columns, isForward: true, isUnit: true)
    return triangular(m, y, n, columns, isForward: false, isUnit: false)
  }

  /// From the factors, with rounded products: in ascending order down, from the nearest unknown on up, and
  /// a multiplication by the reciprocal of the diagonal.
  static func rounded<T: BinaryFloatingPoint>(_ m: [T], _ b: [T], _ n: Int, _ columns: Int) -> [T] {
    var x = b
    for c in 0..<columns {
      for i in 0..<n {
        for k in 0..<i { x[i * columns + c] -= m[i * n + k] * x[k * columns + c] }
      }
      for i in (0..<n).reversed() {
        for k in (i + 1)..<max(n, i + 1) { x[i * columns + c] -= m[i * n + k] * x[k * columns + c] }
        x[i * columns + c] *= 1 / m[i * (n + 1)]
      }
    }
    return x
  }
}
