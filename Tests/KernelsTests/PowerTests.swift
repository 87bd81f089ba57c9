import Kernels
import TestSupport
import Testing

/// A power is what its exponent says, wherever the exponent comes from.
@Suite struct PowerTests {
  /// What the listed exponents are, of numbers of either type.
  static func listed<T: BinaryFloatingPoint>(_ x: T, _ y: T) -> T? {
    switch y {
    case 0: 1
    case 1: x
    case 2: x * x
    case 3: x * x * x
    case 4: (x * x) * (x * x)
    case -1: 1 / x
    case -2: (1 / x) * (1 / x)
    case 0.5: root(x)
    case -0.5: 1 / root(x)
    default: nil
    }
  }

  /// IEEE 754's power ½: of −0 and −∞ it is not the square root.
  static func root<T: BinaryFloatingPoint>(_ x: T) -> T {
    x == -.infinity ? .infinity : x == 0 ? 0 : x.squareRoot()
  }

  static let exponents = [0, 1, 2, 3, 4, -1, -2, 0.5, -0.5]

  @Test func listedExponents() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
    }
    func check<T: Element & BinaryFloatingPoint>(_ build: KernelTable, _: T.Type) {
      guard let power = build.binary(.power, T.type) else { return }
      var generator = SplitMix64(seed: 21)
      for length in [1, 3, 4, 7, 8, 9, 100] {
        let x = T.specials + T.random(length, &generator)
        for y in Self.exponents.map({ T($0) }) {
          let expected = x.compactMap { Self.listed($0, y) }
          func run(_ bases: [T], _ xStep: Int, _ exponents: [T], _ yStep: Int, _ count: Int) -> [T]
          {
            written(count, at: 1) { z in
              placed(bases, at: 1) { p in
                placed(exponents, at: 2) { power(p, xStep, $0, yStep, z, count) }
              }
            }
          }
          let title = "\(T.type) ** \(y)"
          expectSame(run(x, 1, [y], 0, x.count), expected, "\(title), a constant")
          let same = [T](repeating: y, count: x.count)
          expectSame(run(x, 1, same, 1, x.count), expected, "\(title), a tensor of it")
          // Among exponents of all kinds.
          let others: [T] = [2.3, y, y, -7, y, 0.5, 1.5, y, y, 4, 5]
          let mixed = x.indices.map { others[$0 % others.count] }
          let results = run(x, 1, mixed, 1, x.count)
          for index in x.indices where mixed[index] == y {
            #expect(results[index].isSame(as: expected[index]), "\(x[index]) ** \(y), among others")
          }
          for (base, power) in zip(x, expected) {
            expectSame(
              run([base], 0, [y], 0, 5), [T](repeating: power, count: 5), "\(title), \(base)")
          }
        }
      }
    }
  }

  /// The power of a negative number is that of its magnitude with a sign, or no number.
  @Test func negativeBases() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
    }
    func check<T: Element & BinaryFloatingPoint>(_ build: KernelTable, _: T.Type) {
      guard let power = build.binary(.power, T.type) else { return }
      var generator = SplitMix64(seed: 22)
      let x = T.random(2_000, &generator).map(\.magnitude).filter { $0 > 0 && $0.isFinite }
      let limit = T.ulpOfOne.exponent.magnitude
      let edges = [limit - 1, limit, limit + 1].map {
        T(sign: .plus, exponent: T.Exponent($0), significand: 1)
      }
      for y in [5, -3, 6, 17, -20, 1.7, -2.5, 101] + edges + edges.map({ $0 + 1 }) {
        func run(_ bases: [T]) -> [T] {
          written(x.count, at: 0) { z in
            placed(bases, at: 0) { p in placed([y], at: 0) { power(p, 1, $0, 0, z, x.count) } }
          }
        }
        let isWhole = y == y.rounded()
        let isOdd = isWhole && y.truncatingRemainder(dividingBy: 2) != 0
        let expected = run(x).map { !isWhole ? T.nan : isOdd ? -$0 : $0 }
        expectSame(run(x.map { -$0 }), expected, "\(T.type), exponent \(y)")
      }
    }
  }
}
