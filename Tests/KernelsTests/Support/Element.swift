import Kernels
import TestSupport

/// An element type of the kernels, seen as bits.
protocol Element: Comparable, Sendable {
  associatedtype Pattern: FixedWidthInteger & UnsignedInteger & Sendable
  static var type: ElementType { get }
  init(pattern: Pattern)
  var pattern: Pattern { get }
  var isAnyNaN: Bool { get }
  /// Values at which functions change their minds.
  static var specials: [Self] { get }
  /// A value of ordinary size.
  static func ordinary(_ generator: inout SplitMix64) -> Self
}

extension Element {
  var isAnyNaN: Bool { false }
  /// Equal bits; NaNs are one class.
  func isSame(as other: Self) -> Bool {
    pattern == other.pattern || (isAnyNaN && other.isAnyNaN)
  }

  static func random(_ count: Int, _ generator: inout SplitMix64) -> [Self] {
    (0..<count).map { _ in
      switch generator.next() & 3 {
      case 0: specials[Int(generator.next() % UInt64(specials.count))]
      case 1: Self(pattern: Pattern(truncatingIfNeeded: generator.next()))
      default: ordinary(&generator)
      }
    }
  }
}

extension Float: Element {
  static var type: ElementType { .float32 }
  init(pattern: UInt32) { self.init(bitPattern: pattern) }
  var pattern: UInt32 { bitPattern }
  var isAnyNaN: Bool { isNaN }
  static var specials: [Float] {
    let sizes: [Float] = [
      0, .leastNonzeroMagnitude, Float.leastNormalMagnitude.nextDown, .leastNormalMagnitude,
      0x1p-24, 0.5, 1, 1.5, 2, 3,
      6, 87, 89, 104, 0x1p15, 0x1p23, 0x1p24, 0x1p31, 0x1p63, .greatestFiniteMagnitude, .infinity,
    ]
    return [.nan] + sizes + sizes.map { -$0 }
  }
  static func ordinary(_ generator: inout SplitMix64) -> Float {
    Float(Double.ordinary(&generator))
  }
}

extension Double: Element {
  static var type: ElementType { .float64 }
  init(pattern: UInt64) { self.init(bitPattern: pattern) }
  var pattern: UInt64 { bitPattern }
  var isAnyNaN: Bool { isNaN }
  static var specials: [Double] {
    let sizes: [Double] = [
      0, .leastNonzeroMagnitude, Double.leastNormalMagnitude.nextDown, .leastNormalMagnitude,
      0x1p-53, 0.5, 1,
      1.5, 2, 3, 6, 709, 710, 745, 746, 0x1p28, 0x1p31, 0x1p52, 0x1p53, 0x1p63, 0x1p1000,
      .greatestFiniteMagnitude, .infinity,
    ]
    return [.nan] + sizes + sizes.map { -$0 }
  }
  static func ordinary(_ generator: inout SplitMix64) -> Double {
    let size = generator.next() & 1 == 0 ? 1.5 : 40
    return (generator.nextUnit() * 2 - 1) * size
  }
}

extension Int32: Element {
  static var type: ElementType { .int32 }
  init(pattern: UInt32) { self.init(bitPattern: pattern) }
  var pattern: UInt32 { UInt32(bitPattern: self) }
  static var specials: [Int32] { [0, 1, -1, 2, -2, 31, 32, 33, .min, .max, .min + 1] }
  static func ordinary(_ generator: inout SplitMix64) -> Int32 {
    Int32(truncatingIfNeeded: generator.next() % 41) - 20
  }
}

extension Int64: Element {
  static var type: ElementType { .int64 }
  init(pattern: UInt64) { self.init(bitPattern: pattern) }
  var pattern: UInt64 { UInt64(bitPattern: self) }
  static var specials: [Int64] { [0, 1, -1, 2, -2, 63, 64, 65, .min, .max, .min + 1] }
  static func ordinary(_ generator: inout SplitMix64) -> Int64 {
    Int64(generator.next() % 41) - 20
  }
}

/// A bool as the kernels store it: one byte, 0 or 1.
struct Truth: Element {
  var byte: UInt8
  init(_ value: Bool) { byte = value ? 1 : 0 }
  static var type: ElementType { .bool }
  init(pattern: UInt8) { byte = pattern & 1 }
  var pattern: UInt8 { byte }
  static var specials: [Truth] { [Truth(false), Truth(true)] }
  static func ordinary(_ generator: inout SplitMix64) -> Truth {
    Truth(generator.next() & 1 == 1)
  }
  static func < (a: Truth, b: Truth) -> Bool { a.byte < b.byte }
  /// So that a byte other than 0 and 1 differs.
  static func == (a: Truth, b: Truth) -> Bool { a.byte == b.byte }
}

/// The builds that this processor runs.
let builds: [KernelTable] = [.portable] + (KernelTable.avx2.map { [$0] } ?? [])
