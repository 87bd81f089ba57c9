import Kernels
import TestSupport
import Testing

/// Kernels of integers and bool against the language's own arithmetic, and nothing traps.
@Suite struct IntegerTests {
  @Test func unaryOfIntegers() {
    for build in builds {
      check(build, Int32.self)
      check(build, Int64.self)
      for kernel in UnaryKernel.allCases {
        #expect((build.unary(kernel, .bool) != nil) == (kernel == .logicalNot))
      }
      if let not = build.unary(.logicalNot, .bool) {
        checkUnary("logicalNot", not) { (x: Truth) in Truth(x.byte == 0) }
      }
    }
    func check<T: Element & FixedWidthInteger>(_ build: KernelTable, _: T.Type) {
      for kernel in UnaryKernel.allCases {
        guard let function = build.unary(kernel, T.type) else {
          #expect(Self.unary(kernel, T(1)) == nil)
          continue
        }
        checkUnary("\(kernel)", function) { (x: T) -> T in Self.unary(kernel, x) ?? 0 }
      }
    }
  }

  static func unary<T: FixedWidthInteger>(_ kernel: UnaryKernel, _ x: T) -> T? {
    switch kernel {
    case .negate: 0 &- x
    case .absolute: x < 0 ? 0 &- x : x
    case .sign: x.signum()
    case .square: x &* x
    case .invert: ~x
    default: nil
    }
  }

  @Test(arguments: BinaryKernel.allCases)
  func binaryOfIntegers(_ kernel: BinaryKernel) {
    for build in builds {
      check(build, Int32.self)
      check(build, Int64.self)
    }
    func check<T: Element & FixedWidthInteger>(_ build: KernelTable, _: T.Type) {
      guard let function = build.binary(kernel, T.type) else {
        #expect(Self.binary(kernel, T(1), T(1)) == nil)
        return
      }
      checkBinary("\(kernel)", function) { (x: T, y: T) -> T in Self.binary(kernel, x, y) ?? 0 }
    }
  }

  static func binary<T: FixedWidthInteger>(_ kernel: BinaryKernel, _ x: T, _ y: T) -> T? {
    switch kernel {
    case .add: x &+ y
    case .subtract: x &- y
    case .multiply: x &* y
    case .truncateDivide: y == 0 ? 0 : x.dividedReportingOverflow(by: y).partialValue
    case .truncateModulo: y == 0 ? 0 : x.remainderReportingOverflow(dividingBy: y).partialValue
    case .floorDivide: floorDivision(x, y).quotient
    case .floorModulo: floorDivision(x, y).rest
    case .power: power(x, y)
    case .maximum: Swift.max(x, y)
    case .minimum: Swift.min(x, y)
    case .squaredDifference: (x &- y) &* (x &- y)
    case .bitwiseAnd: x & y
    case .bitwiseOr: x | y
    case .bitwiseXor: x ^ y
    case .shiftLeft: x << clamped(y)
    case .shiftRight: x >> clamped(y)
    default: nil
    }
  }

  private static func clamped<T: FixedWidthInteger>(_ count: T) -> Int {
    count < 0 ? 0 : count >= T.bitWidth ? T.bitWidth - 1 : Int(count)
  }

  private static func floorDivision<T: FixedWidthInteger>(_ x: T, _ y: T) -> (quotient: T, rest: T)
  {
    if y == 0 { return (0, 0) }
    let quotient = x.dividedReportingOverflow(by: y).partialValue
    let rest = x.remainderReportingOverflow(dividingBy: y).partialValue
    return rest != 0 && rest.signum() != y.signum() ? (quotient - 1, rest + y) : (quotient, rest)
  }

  /// By its definition where that is short, else by squaring, modulo the width.
  private static func power<T: FixedWidthInteger>(_ x: T, _ y: T) -> T {
    if y < 0 { return x == 1 ? 1 : x == -1 ? (y.isMultiple(of: 2) ? 1 : -1) : 0 }
    if y <= 64 { return (0..<Int(y)).reduce(T(1)) { product, _ in product &* x } }
    let half = power(x, y / 2)
    return y.isMultiple(of: 2) ? half &* half : half &* half &* x
  }

  @Test func binaryOfBool() {
    let expected: [BinaryKernel: (UInt8, UInt8) -> UInt8] = [
      .bitwiseAnd: { $0 & $1 }, .bitwiseOr: { $0 | $1 }, .bitwiseXor: { $0 ^ $1 },
    ]
    for build in builds {
      for kernel in BinaryKernel.allCases {
        let function = build.binary(kernel, .bool)
        #expect((function == nil) == (expected[kernel] == nil))
        guard let function, let reference = expected[kernel] else { continue }
        checkBinary("\(kernel)", function) { (x: Truth, y: Truth) in
          Truth(pattern: reference(x.byte, y.byte))
        }
      }
    }
  }
}
