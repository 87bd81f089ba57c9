import Kernels
import TestSupport
import Testing

/// The float32 kernels of arrays against double arithmetic, within the bounds that their number of
/// roundings gives; u is half a unit in the last place of 1.
@Suite struct Float32ArrayTests {
  static let u = Double(Float.ulpOfOne) / 2
  let table = KernelTable.selected

  /// Of every family of kernels: a new one does not compile without a bound, or a reason for none.
  @Test(arguments: KernelFamily.allCases)
  func bound(_ family: KernelFamily) throws {
    var generator = SplitMix64(seed: 24)
    func random(_ count: Int, _ size: Double = 2) -> [Float] {
      (0..<count).map { _ in Float((generator.nextUnit() * 2 - 1) * size) }
    }
    switch family {
    case .unary, .binary:
      break  // Float32AccuracyTests
    case .scalarUnary, .scalarBinary:
      break  // the bits of unary and binary: ElementwiseTests
    case .compare, .classify, .argumentReduce, .select, .fill, .transpose:
      break  // exact: ComparisonTests, ReductionTests, MatrixProductTests
    case .binaryRows:
      break  // the bits of binary: RowsTests
    case .scalarFunction, .scalarFunction2:
      break  // of doubles: Float64AccuracyTests
    case .cast:
      let x = (0..<5_000).map { _ in Double(bitPattern: generator.next()) } + Double.specials
      var y = [Float](repeating: 0, count: x.count)
      table.cast(from: .float64, to: .float32)(x, &y, x.count)
      for (x, y) in zip(x, y) {
        #expect(Float32AccuracyTests.error(of: y, x) <= rounding, "\(x) as float32 is \(y)")
      }
    case .reduce:
      for kernel in ReduceKernel.allCases { try reduce(kernel, random(20_000)) }
    case .matrixProduct, .laneProduct:
      try product(family == .laneProduct, random(30 * 70), random(70 * 20), 30, 20, 70)
    case .sumOfProducts:
      try sumOfProducts(random(900 * 5), random(900 * 5), 900, 5)
    case .matrix, .triangularSolve, .linearSolve:
      for n in [1, 2, 3, 8, 16, 17, 40] {
        // Far from singular, so that errors stay near those of the roundings.
        var a = random(n * n)
        for i in 0..<n { a[i * (n + 1)] += Float(2 * n + 2) }
        if family == .matrix {
          for kernel in MatrixKernel.allCases { try matrix(kernel, a, n) }
        } else {
          try system(family, a, random(n * 3), n)
        }
      }
    }
  }

  private func reduce(_ kernel: ReduceKernel, _ x: [Float]) throws {
    let function = table.reduce(kernel, .float32)
    if kernel == .any || kernel == .all {
      #expect(function == nil)
      return
    }
    let reduce = try #require(function)
    for count in [1, 10, 300, 5_000, 20_000] {
      // A product stays in range.
      let part = kernel == .product ? x[..<count].map { 1 + $0 / 100 } : Array(x[..<count])
      var y: Float = 0
      reduce(part, &y, 1, count, 1)
      let wide = part.map { Double($0) }
      // An accumulator takes 256 of a block's elements; the blocks are few.
      let depth = Double(min(count, 256) + 12)
      switch kernel {
      case .sum:
        let bound = depth * Self.u * wide.reduce(0) { $0 + $1.magnitude }
        #expect((Double(y) - wide.reduce(0, +)).magnitude <= bound)
      case .product:
        let exact = wide.reduce(1, *)
        #expect((Double(y) - exact).magnitude <= Double(count) * Self.u * exact.magnitude)
      case .maximum: #expect(y == part.max())
      case .minimum: #expect(y == part.min())
      case .any, .all: break
      }
    }
  }

  private func product(
    _ isByLanes: Bool, _ a: [Float], _ b: [Float], _ m: Int, _ n: Int, _ k: Int
  ) throws {
    var c = [Float](repeating: 0, count: m * n)
    if isByLanes {
      let kernel = try #require(table.laneProduct(.float32))
      kernel(a, b, &c, m, n, k, false, false, 1)
    } else {
      let kernel = try #require(table.matrixProduct(.float32))
      kernel(a, b, &c, m, n, k, false, false)
    }
    for i in 0..<m {
      for j in 0..<n {
        let terms = (0..<k).map { Double(a[i * k + $0]) * Double(b[$0 * n + j]) }
        let bound = Double(k) * Self.u * terms.reduce(0) { $0 + $1.magnitude }
        #expect((Double(c[i * n + j]) - terms.reduce(0, +)).magnitude <= bound)
      }
    }
  }

  private func sumOfProducts(_ x: [Float], _ y: [Float], _ rows: Int, _ columns: Int) throws {
    var z = [Float](repeating: 0, count: columns)
    let kernel = try #require(table.sumOfProducts(.float32))
    kernel(x, columns, 1, y, columns, 1, &z, rows, columns)
    for j in 0..<columns {
      let terms = (0..<rows).map { Double(x[$0 * columns + j]) * Double(y[$0 * columns + j]) }
      let bound = 70 * Self.u * terms.reduce(0) { $0 + $1.magnitude }
      #expect((Double(z[j]) - terms.reduce(0, +)).magnitude <= bound)
    }
  }

  /// Factors and solutions belong to a matrix that differs from a by n roundings of each product.
  private func matrix(_ kernel: MatrixKernel, _ a: [Float], _ n: Int) throws {
    let wide = a.map { Double($0) }
    let bound = Double(n + 2) * Self.u
    let function = try #require(table.matrix(kernel, .float32))
    switch kernel {
    case .cholesky:
      // Of the symmetric matrix that the lower triangle stands for.
      var l = a
      function(a, &l, n, 1)
      for i in 0..<n {
        for j in 0...i {
          let terms = (0...j).map { Double(l[i * n + $0]) * Double(l[j * n + $0]) }
          let size = terms.reduce(0) { $0 + $1.magnitude }
          #expect((terms.reduce(0, +) - wide[i * n + j]).magnitude <= bound * size)
        }
      }
    case .determinant, .luDiagonal:
      var y = [Float](repeating: 0, count: n + 1)
      function(a, &y, n, 1)
      var exact = 1.0
      var rest = wide
      for k in 0..<n {
        // No exchanges: the diagonal is the greatest of its column.
        let pivot = rest[k * (n + 1)]
        exact *= pivot
        if kernel == .luDiagonal {
          #expect((Double(y[k]) - pivot).magnitude <= 4 * bound * pivot.magnitude)
        }
        for i in (k + 1)..<max(n, k + 1) {
          let factor = rest[i * n + k] / pivot
          for j in k..<n { rest[i * n + j] -= factor * rest[k * n + j] }
        }
      }
      if kernel == .determinant {
        let isInRange = exact.magnitude < Double(Float.greatestFiniteMagnitude)
        let error = (Double(y[0]) - exact).magnitude / exact.magnitude
        #expect(isInRange ? error <= 4 * Double(n) * bound : y[0] == .infinity)
      }
    }
  }

  private func system(_ family: KernelFamily, _ a: [Float], _ b: [Float], _ n: Int) throws {
    let wide = a.map { Double($0) }
    let bound = Double(n + 2) * Self.u
    var x = b
    if family == .triangularSolve {
      let kernel = try #require(table.triangularSolve(.float32))
      kernel(a, b, &x, n, 3, true, false, 1)
      for i in 0..<n {
        for c in 0..<3 { expectSolved(wide, x, b, n, i, c, columns: 0...i, bound) }
      }
    } else {
      var failed = false
      let kernel = try #require(table.linearSolve(.float32))
      kernel(a, b, &x, n, 3, false, 1, &failed)
      #expect(!failed)
      // The factors of such a matrix are little greater than it.
      for i in 0..<n {
        for c in 0..<3 { expectSolved(wide, x, b, n, i, c, columns: 0...(n - 1), 4 * bound) }
      }
    }
  }

  private func expectSolved(
    _ a: [Double], _ x: [Float], _ b: [Float], _ n: Int, _ i: Int, _ c: Int,
    columns: ClosedRange<Int>, _ bound: Double
  ) {
    let terms = columns.map { a[i * n + $0] * Double(x[$0 * 3 + c]) }
    let size = terms.reduce(0) { $0 + $1.magnitude }
    #expect((terms.reduce(0, +) - Double(b[i * 3 + c])).magnitude <= bound * size)
  }
}
