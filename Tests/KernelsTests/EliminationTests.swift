import Foundation
import Kernels
import TestSupport
import Testing

/// Elimination in small matrices against what TensorFlow recorded, bit for bit:
/// `Benchmarks/Kernels/Tools/elimination.py`.
@Suite struct EliminationTests {
  static let columns = 2

  @Test(arguments: builds.indices)
  func recorded(_ index: Int) throws {
    let url = ReferenceData.directory.appendingPathComponent("elimination.reference")
    var bytes = try Data(contentsOf: url)[...]
    try check(builds[index], Float.self, &bytes, solvedRows: 16)
    try check(builds[index], Double.self, &bytes, solvedRows: 8)
    #expect(bytes.isEmpty)
  }

  private func check<T: Element & BinaryFloatingPoint>(
    _ build: KernelTable, _: T.Type, _ bytes: inout Data, solvedRows: Int
  ) throws {
    let diagonal = try #require(build.matrix(.luDiagonal, T.type))
    let determinant = try #require(build.matrix(.determinant, T.type))
    let solve = try #require(build.linearSolve(T.type))
    func read(_ count: Int) -> [T] {
      let size = count * MemoryLayout<T>.size
      defer { bytes = bytes.dropFirst(size) }
      return bytes.prefix(size).withUnsafeBytes { source in
        (0..<count).map { index in
          let offset = index * MemoryLayout<T>.size
          return T(
            pattern: source.loadUnaligned(fromByteOffset: offset, as: T.Pattern.self).littleEndian)
        }
      }
    }
    for n in 1...16 {
      for number in 0..<3 {
        var generator = SplitMix64(seed: UInt64(n * 8 + number))
        func numbers(_ count: Int) -> [T] {
          (0..<count).map { _ in T((generator.nextUnit() * 2 - 1) * 4) }
        }
        let a = numbers(n * n)
        let b = numbers(n * Self.columns)
        let title = "\(T.type), \(n) rows, matrix \(number)"
        let (u, sign) = (read(n), read(1)[0])
        let factors: [T] = written(n + 1, at: 0) { y in placed(a, at: 0) { diagonal($0, y, n, 1) } }
        expectSame(Array(factors.prefix(n)), u, "diagonal, \(title)")
        let product: [T] = written(1, at: 0) { y in placed(a, at: 0) { determinant($0, y, n, 1) } }
        #expect((product[0] < 0) == (sign < 0), "determinant, \(title)")
        guard n <= solvedRows else { continue }
        var failed = false
        let inverse: [T] = written(n * n, at: 0) { y in
          placed(a, at: 0) { solve($0, nil, y, n, n, false, 1, &failed) }
        }
        expectSame(inverse, read(n * n), "inverse, \(title)")
        let x: [T] = written(b.count, at: 0) { y in
          placed(a, at: 0) { a in
            placed(b, at: 0) { solve(a, $0, y, n, Self.columns, false, 1, &failed) }
          }
        }
        expectSame(x, read(n * Self.columns), "solution, \(title)")
        #expect(!failed)
      }
    }
  }

  /// A row that is a multiple of another leaves an exact zero, whatever is rounded on the way.
  @Test func dependentRows() throws {
    for build in builds {
      let solve = try #require(build.linearSolve(.float32))
      let determinant = try #require(build.matrix(.determinant, .float32))
      // In TensorFlow's record of these all are singular.
      let matrices: [[Float]] = [
        [3, 6, 1, 2], [1, 2, 3, 6], [0.1, 0.3, 0.2, 0.6], [2, 4, 6, 4, 10, 12, 6, 12, 18],
        [1, 2, 3, 4, 5, 6, 7, 8, 9], [7, 14, 3, 3, 6, 1, 5, 10, 9],
      ]
      for a in matrices {
        let n = a.count == 4 ? 2 : 3
        for lanes in [1, 3, 8, 19] {
          let many = a.flatMap { [Float](repeating: $0, count: lanes) }
          var results = [Float](repeating: 1, count: n * n * lanes)
          var failed = [Bool](repeating: false, count: lanes)
          solve(many, nil, &results, n, n, false, lanes, &failed)
          #expect(failed.allSatisfy { $0 }, "\(a)")
          determinant(many, &results, n, lanes)
          #expect(results.prefix(lanes).allSatisfy { $0 == 0 }, "\(a)")
        }
      }
    }
  }
}
