import Kernels
import TestSupport
import Testing

/// Comparisons, classification, casts, selection and filling against plain expressions.
@Suite struct ComparisonTests {
  @Test func comparisons() {
    for build in builds {
      for kernel in CompareKernel.allCases {
        check(build, kernel, Float.self)
        check(build, kernel, Double.self)
        check(build, kernel, Int32.self)
        check(build, kernel, Int64.self)
        if kernel == .equal || kernel == .notEqual {
          check(build, kernel, Truth.self)
        } else {
          #expect(build.compare(kernel, .bool) == nil)
        }
      }
    }
    func check<T: Element>(_ build: KernelTable, _ kernel: CompareKernel, _: T.Type) {
      guard let function = build.compare(kernel, T.type) else {
        Issue.record("\(kernel) of \(T.type) is missing")
        return
      }
      checkBinary("\(kernel)", function) { (x: T, y: T) -> Truth in
        switch kernel {
        case .equal: Truth(x == y)
        case .notEqual: Truth(x != y)
        case .less: Truth(x < y)
        case .lessEqual: Truth(x <= y)
        case .greater: Truth(x > y)
        case .greaterEqual: Truth(x >= y)
        }
      }
    }
  }

  @Test func classification() {
    for build in builds {
      for kernel in ClassifyKernel.allCases {
        check(build, kernel, Float.self)
        check(build, kernel, Double.self)
        for type in [ElementType.int32, .int64, .bool] {
          #expect(build.classify(kernel, type) == nil)
        }
      }
    }
    func check<T: Element & BinaryFloatingPoint>(
      _ build: KernelTable, _ kernel: ClassifyKernel, _: T.Type
    ) {
      guard let function = build.classify(kernel, T.type) else {
        Issue.record("\(kernel) of \(T.type) is missing")
        return
      }
      checkUnary("\(kernel)", function) { (x: T) -> Truth in
        switch kernel {
        case .isNaN: Truth(x.isNaN)
        case .isInfinite: Truth(x.isInfinite)
        case .isFinite: Truth(x.isFinite)
        }
      }
    }
  }

  @Test func castsOfFloats() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
    }
    func check<T: Element & BinaryFloatingPoint>(_ build: KernelTable, _: T.Type) {
      checkUnary("cast", build.cast(from: T.type, to: .float32)) { (x: T) in Float(x) }
      checkUnary("cast", build.cast(from: T.type, to: .float64)) { (x: T) in Double(x) }
      checkUnary("cast", build.cast(from: T.type, to: .int32)) { (x: T) in
        Int32(exactly: x.rounded(.towardZero)) ?? .min
      }
      checkUnary("cast", build.cast(from: T.type, to: .int64)) { (x: T) in
        Int64(exactly: x.rounded(.towardZero)) ?? .min
      }
      checkUnary("cast", build.cast(from: T.type, to: .bool)) { (x: T) in Truth(x != 0) }
    }
  }

  @Test func castsOfIntegers() {
    for build in builds {
      check(build, Int32.self)
      check(build, Int64.self)
      checkUnary("cast", build.cast(from: .bool, to: .float32)) { (x: Truth) in Float(x.byte) }
      checkUnary("cast", build.cast(from: .bool, to: .float64)) { (x: Truth) in Double(x.byte) }
      checkUnary("cast", build.cast(from: .bool, to: .int32)) { (x: Truth) in Int32(x.byte) }
      checkUnary("cast", build.cast(from: .bool, to: .int64)) { (x: Truth) in Int64(x.byte) }
      checkUnary("cast", build.cast(from: .bool, to: .bool)) { (x: Truth) in x }
    }
    func check<T: Element & FixedWidthInteger>(_ build: KernelTable, _: T.Type) {
      checkUnary("cast", build.cast(from: T.type, to: .float32)) { (x: T) in Float(x) }
      checkUnary("cast", build.cast(from: T.type, to: .float64)) { (x: T) in Double(x) }
      checkUnary("cast", build.cast(from: T.type, to: .int32)) { (x: T) in
        Int32(truncatingIfNeeded: x)
      }
      checkUnary("cast", build.cast(from: T.type, to: .int64)) { (x: T) in
        Int64(truncatingIfNeeded: x)
      }
      checkUnary("cast", build.cast(from: T.type, to: .bool)) { (x: T) in Truth(x != 0) }
    }
  }

  @Test func selection() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      check(build, Int32.self)
      check(build, Int64.self)
      check(build, Truth.self)
    }
    func check<T: Element>(_ build: KernelTable, _: T.Type) {
      var generator = SplitMix64(seed: 11)
      for length in lengths {
        for steps in 0..<8 {
          let (c, s, t) = (steps & 1, steps >> 1 & 1, steps >> 2)
          let condition = Truth.random(c == 0 ? 1 : length, &generator)
          let x = T.random(s == 0 ? 1 : length, &generator)
          let y = T.random(t == 0 ? 1 : length, &generator)
          let z: [T] = written(length, at: 1) { z in
            placed(condition, at: 3) { condition in
              placed(x, at: 0) { x in
                placed(y, at: 2) { build.select(T.type)(condition, c, x, s, $0, t, z, length) }
              }
            }
          }
          let expected = (0..<length).map {
            condition[$0 * c].byte != 0 ? x[$0 * s] : y[$0 * t]
          }
          // Selection moves bits, those of a NaN too.
          #expect(z.map(\.pattern) == expected.map(\.pattern), "\(T.type) steps \(steps)")
        }
      }
    }
  }

  @Test func filling() {
    for build in builds {
      check(build, Float.self)
      check(build, Double.self)
      check(build, Int32.self)
      check(build, Int64.self)
      check(build, Truth.self)
    }
    func check<T: Element>(_ build: KernelTable, _: T.Type) {
      var generator = SplitMix64(seed: 12)
      for length in lengths {
        let value = T.random(1, &generator)
        let y: [T] = written(length, at: 1) { y in
          placed(value, at: 1) { build.fill(T.type)($0, y, length) }
        }
        expectSame(y, [T](repeating: value[0], count: length), "fill \(T.type)")
      }
    }
  }
}
