import TestSupport
import Testing

@testable import TapeEngine
@testable import Tensors

/// What a factor or a solution is good for, and what a matrix without one does.
@Suite struct LinearAlgebraTests {
  /// `‖A X − B‖` and `‖L Lᵀ − A‖`, as a backward stable algorithm leaves them.
  @Test(arguments: [DType.float64, .float32])
  func residuals(_ dtype: DType) throws {
    let unit = dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
    for n in Array(1...64) + [100, 129, 200] {
      let bench = Workbench()
      bench.dtype = dtype
      let run = bench.recording
      var generator = SplitMix64(seed: UInt64(n))
      let a = try bench.vector(
        (0..<(n * n)).map { _ in generator.nextUnit() * 2 - 1 }, shape: [n, n])
      let b = try bench.vector((0..<(3 * n)).map { _ in generator.nextUnit() }, shape: [n, 3])
      for isAdjoint in [false, true] {
        let x = try run.solve(a, b, adjoint: isAdjoint)
        let back = try run.matmul(a, x, transposeX: isAdjoint, transposeY: false)
        let scale = try largest(run, a) * largest(run, x) * Double(n)
        #expect(
          try largest(run, run.subtract(back, b)) <= 4 * Double(n) * unit * scale + unit,
          "solve, n = \(n), \(dtype)")
      }
      let square = try run.add(
        run.matmul(a, a, transposeX: false, transposeY: true), run.identityMatrix(n, dtype))
      let l = try run.cholesky(square)
      let product = try run.matmul(l, l, transposeX: false, transposeY: true)
      #expect(
        try largest(run, run.subtract(product, square))
          <= 4 * Double(n) * unit * largest(run, square), "cholesky, n = \(n), \(dtype)")
      let y = try run.triangularSolve(l, b, lower: true, adjoint: true)
      let again = try run.matmul(l, y, transposeX: true, transposeY: false)
      #expect(
        try largest(run, run.subtract(again, b))
          <= 4 * Double(n) * unit * Double(n) * largest(run, l) * largest(run, y),
        "triangular, n = \(n), \(dtype)")
    }
  }

  /// A matrix whose condition is 10¹³ has a small residual all the same.
  @Test func residualOfHilbertMatrices() throws {
    for n in 2...10 {
      let bench = Workbench()
      bench.dtype = .float64
      let run = bench.recording
      let a = try bench.vector(
        (0..<(n * n)).map { 1 / Double($0 / n + $0 % n + 1) }, shape: [n, n])
      let b = try bench.vector((0..<n).map { Double($0 % 3) - 1 }, shape: [n, 1])
      let x = try run.solve(a, b, adjoint: false)
      let back = try run.matmul(a, x, transposeX: false, transposeY: false)
      let scale = try largest(run, x) * Double(n)
      #expect(try largest(run, run.subtract(back, b)) <= 4 * scale * Double.ulpOfOne)
    }
  }

  private func largest(_ run: Recording, _ x: TensorID) throws -> Double {
    run.doubleValue(
      try run.reduce(.maximum, run.apply(.absolute, x), axes: nil, keepDimensions: false))
  }

  /// Matrices of a batch have the bits that they have alone, side by side or one by one.
  @Test func batchesEqualMatricesAlone() throws {
    let bench = Workbench()
    let run = bench.recording
    for (n, count) in [(1, 9), (3, 8), (4, 21), (16, 17), (17, 9)] {
      var generator = SplitMix64(seed: UInt64(n))
      let a = try bench.vector(
        (0..<(n * n * count)).map { _ in generator.nextUnit() * 2 - 1 }, shape: [count, n, n])
      let square = try run.add(
        run.matmul(a, a, transposeX: false, transposeY: true), run.identityMatrix(n, .float32))
      func each(_ body: (TensorID, TensorID) throws -> TensorID) throws {
        let whole = run.value(try body(a, square))
        let (left, right) = (try run.unstack(a, axis: 0), try run.unstack(square, axis: 0))
        let parts = try zip(left, right).map { try body($0, $1) }
        let stacked = run.value(try run.stack(parts, axis: 0))
        #expect(
          bytes(whole) == bytes(stacked), "n = \(n), \(count) matrices")
      }
      try each { _, square in try run.cholesky(square) }
      try each { a, _ in try run.inverse(a, adjoint: true) }
      try each { a, square in try run.solve(a, square, adjoint: false) }
      try each { a, _ in try run.determinant(a) }
      try each { a, _ in try run.logDeterminant(a).logarithm }
    }
  }

  private func bytes(_ value: TensorValue) -> [UInt8] {
    let size = value.shape.dimensions.reduce(1, *) * value.dtype.byteSize
    return Array(UnsafeRawBufferPointer(start: value.buffer.bytes, count: size))
  }

  /// The factors that an operation makes on the way count, too.
  @Test func factorsCountAgainstTheByteLimit() throws {
    let bench = Workbench(limits: JobLimits(bytes: 1 << 20))
    bench.dtype = .float64
    let a = try bench.vector((0..<90_000).map { $0 / 300 == $0 % 300 ? 1 : 0 }, shape: [300, 300])
    let run = bench.recording
    let error = #expect(throws: EngineError.self) { try run.inverse(a, adjoint: false) }
    #expect(error?.kind == .limit(.bytes))
    #expect(throws: EngineError.self) { try run.determinant(a) }
  }
}
