import Kernels
import TestSupport
import Testing

/// Reductions against loops that spell out the canonical order.
@Suite struct ReductionTests {
  /// 16 accumulators by index modulo 16 in blocks of 4,096, folded in halves; the blocks joined in
  /// pairs, the greatest power of two of them before the rest.
  static func canonical<T>(_ x: [T], _ identity: T, _ combine: (T, T) -> T) -> T {
    if x.isEmpty { return identity }
    if x.count <= 4096 {
      var sums = [T](repeating: identity, count: 16)
      for (index, value) in x.enumerated() { sums[index % 16] = combine(sums[index % 16], value) }
      while sums.count > 1 {
        let half = sums.count / 2
        sums = (0..<half).map { combine(sums[$0], sums[$0 + half]) }
      }
      return sums[0]
    }
    var left = 4096
    while left * 2 < x.count { left *= 2 }
    return combine(
      canonical(Array(x[..<left]), identity, combine),
      canonical(Array(x[left...]), identity, combine))
  }

  /// Runs of every short length and around the blocks' ends, alone and among others.
  static let shapes: [Shape] = {
    let short = lengths.flatMap { count in
      [(1, 1), (3, 1), (2, 3), (1, 8), (2, 13)].map { Shape(outer: $0, count: count, inner: $1) }
    }
    let long = [4095, 4096, 4097, 8191, 8192, 8193, 3 * 4096 + 5, 7 * 4096 + 1000]
    // Many short rows are reduced side by side.
    let rows = (1...40).flatMap { count in [9, 33].map { Shape(outer: $0, count: count, inner: 1) }
    }
    return short + rows
      + long.flatMap { count in
        [(1, 1), (2, 1), (1, 2), (1, 9)].map { Shape(outer: $0, count: count, inner: $1) }
      }
  }()

  struct Shape: Sendable {
    var outer: Int
    var count: Int
    var inner: Int
  }

  @Test func sumsAndProductsOfFloats() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
    }
    func check<T: Element & BinaryFloatingPoint>(_ build: KernelTable, _: T.Type) {
      Self.check(build, .sum, T(0)) { $0 + $1 }
      Self.check(build, .product, T(1)) { $0 * $1 }
      // A tie keeps the second operand, and a NaN wins.
      Self.check(build, .maximum, -T.infinity) { $0 > $1 || $0.isNaN ? $0 : $1 }
      Self.check(build, .minimum, T.infinity) { $0 < $1 || $0.isNaN ? $0 : $1 }
      #expect(build.reduce(.any, T.type) == nil)
      #expect(build.reduce(.all, T.type) == nil)
    }
  }

  @Test func integersAndBool() {
    for build in builds {
      check(build, Int32.self)
      check(build, Int64.self)
      Self.check(build, .any, Truth(false)) { $0.byte == 1 ? $0 : $1 }
      Self.check(build, .all, Truth(true)) { $0.byte == 0 ? $0 : $1 }
      for kernel in [ReduceKernel.sum, .product, .maximum, .minimum] {
        #expect(build.reduce(kernel, .bool) == nil)
      }
    }
    func check<T: Element & FixedWidthInteger>(_ build: KernelTable, _: T.Type) {
      Self.check(build, .sum, T(0)) { $0 &+ $1 }
      Self.check(build, .product, T(1)) { $0 &* $1 }
      Self.check(build, .maximum, T.min) { max($0, $1) }
      Self.check(build, .minimum, T.max) { min($0, $1) }
      #expect(build.reduce(.any, T.type) == nil)
      #expect(build.reduce(.all, T.type) == nil)
    }
  }

  private static func check<T: Element>(
    _ build: KernelTable, _ kernel: ReduceKernel, _ identity: T, _ combine: (T, T) -> T
  ) {
    guard let function = build.reduce(kernel, T.type) else {
      Issue.record("\(kernel) of \(T.type) is missing")
      return
    }
    var generator = SplitMix64(seed: 14)
    for shape in shapes {
      let total = shape.outer * shape.count * shape.inner
      // Mostly ordinary values, or every long sum would be NaN.
      var x = (0..<total).map { _ in T.ordinary(&generator) }
      if shape.count % 3 == 1 { x = T.random(total, &generator) }
      let y: [T] = written(shape.outer * shape.inner, at: 1) { y in
        placed(x, at: 3) { function($0, y, shape.outer, shape.count, shape.inner) }
      }
      var expected: [T] = []
      for row in 0..<shape.outer {
        for column in 0..<shape.inner {
          let run = (0..<shape.count).map { x[(row * shape.count + $0) * shape.inner + column] }
          expected.append(canonical(run, identity, combine))
        }
      }
      expectSame(y, expected, "\(kernel) \(T.type) of \(shape)")
    }
  }

  @Test func arguments() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      check(build, Int32.self)
      check(build, Int64.self)
      check(build, Truth.self)
    }
    func check<T: Element>(_ build: KernelTable, _: T.Type) {
      var generator = SplitMix64(seed: 15)
      for kernel in ArgumentReduceKernel.allCases {
        guard let function = build.argumentReduce(kernel, T.type) else {
          Issue.record("\(kernel) of \(T.type) is missing")
          continue
        }
        for shape in Self.shapes where shape.count < 4096 {
          let x = T.random(shape.outer * shape.count * shape.inner, &generator)
          let y: [Int64] = written(shape.outer * shape.inner, at: 1) { y in
            placed(x, at: 3) { function($0, y, shape.outer, shape.count, shape.inner) }
          }
          var expected: [Int64] = []
          for row in 0..<shape.outer {
            for column in 0..<shape.inner {
              let run = (0..<shape.count).map { x[(row * shape.count + $0) * shape.inner + column] }
              let numbers = run.filter { !$0.isAnyNaN }
              let best = kernel == .maximum ? numbers.max() : numbers.min()
              // Nothing better than the worst there is: the first place.
              let place = best.flatMap { best in
                Self.isWorst(best, kernel) ? 0 : run.firstIndex { $0 == best }
              }
              expected.append(Int64(place ?? 0))
            }
          }
          expectSame(y, expected, "\(kernel) \(T.type) of \(shape)")
        }
      }
    }
  }

  /// Whether no element can be worse.
  private static func isWorst<T: Element>(_ value: T, _ kernel: ArgumentReduceKernel) -> Bool {
    let others = T.specials.filter { !$0.isAnyNaN }
    return kernel == .maximum ? value == others.min() : value == others.max()
  }
}
