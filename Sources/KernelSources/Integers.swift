// Kernels of integers and bool. They wrap, and no operand can trap; where an operation has no answer
// (division by zero) it gives 0 and the caller has looked before.

protocol IntegerOperation {
  static func apply<T: FixedWidthInteger & SignedInteger>(_ x: T) -> T
}

protocol IntegerBinaryOperation {
  static func apply<T: FixedWidthInteger & SignedInteger>(_ x: T, _ y: T) -> T
}

/// An operation over buffers of one integer type.
enum OnIntegers<Operation, T: FixedWidthInteger & SignedInteger> {}

/// Calls f for each pair; an operand of step 0 is one value for all.
@inline(__always)
func forEachPair<T, U>(
  _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
  _ z: UnsafeMutableRawPointer, _ count: Int, _ f: (T, T) -> U
) {
  guard count > 0 else { return }
  let x = x.assumingMemoryBound(to: T.self)
  let y = y.assumingMemoryBound(to: T.self)
  let z = z.assumingMemoryBound(to: U.self)
  var index = 0
  // Three loops, so that each can be vectorised.
  if yStep == 0 {
    let b = y.pointee
    if xStep == 0 {
      let value = f(x.pointee, b)
      while index < count {
        z[index] = value
        index &+= 1
      }
    } else {
      while index < count {
        z[index] = f(x[index], b)
        index &+= 1
      }
    }
  } else if xStep == 0 {
    let a = x.pointee
    while index < count {
      z[index] = f(a, y[index])
      index &+= 1
    }
  } else {
    while index < count {
      z[index] = f(x[index], y[index])
      index &+= 1
    }
  }
}

@inline(__always)
func forEachElement<T, U>(
  _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int, _ f: (T) -> U
) {
  let x = x.assumingMemoryBound(to: T.self)
  let y = y.assumingMemoryBound(to: U.self)
  var index = 0
  while index < count {
    y[index] = f(x[index])
    index &+= 1
  }
}

extension OnIntegers where Operation: IntegerOperation {
  @inline(__always)
  static func run(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int) {
    forEachElement(x, y, count) { (x: T) -> T in Operation.apply(x) }
  }
}

extension OnIntegers where Operation: IntegerBinaryOperation {
  @inline(__always)
  static func run(
    _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
    _ z: UnsafeMutableRawPointer, _ count: Int
  ) {
    forEachPair(x, xStep, y, yStep, z, count) { (x: T, y: T) -> T in Operation.apply(x, y) }
  }
}

typealias SignedFixed = FixedWidthInteger & SignedInteger

enum IntegerNegate: IntegerOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T) -> T { 0 &- x }
}

/// Of the least integer: itself, as in TensorFlow.
enum IntegerAbsolute: IntegerOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T) -> T { x < 0 ? 0 &- x : x }
}

enum IntegerSign: IntegerOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T) -> T { x > 0 ? 1 : x < 0 ? -1 : 0 }
}

enum IntegerSquare: IntegerOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T) -> T { x &* x }
}

enum IntegerInvert: IntegerOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T) -> T { ~x }
}

enum IntegerAdd: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x &+ y }
}

enum IntegerSubtract: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x &- y }
}

enum IntegerMultiply: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x &* y }
}

/// The quotient of the least integer and −1 wraps to itself.
enum IntegerTruncateDivide: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    y == 0 ? 0 : y == -1 ? 0 &- x : x / y
  }
}

enum IntegerTruncateModulo: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    y == 0 || y == -1 ? 0 : x % y
  }
}

enum IntegerFloorDivide: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    if y == 0 { return 0 }
    if y == -1 { return 0 &- x }
    let quotient = x / y
    let rest = x &- quotient &* y
    return rest != 0 && (rest < 0) != (y < 0) ? quotient &- 1 : quotient
  }
}

enum IntegerFloorModulo: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    if y == 0 || y == -1 { return 0 }
    let rest = x % y
    return rest != 0 && (rest < 0) != (y < 0) ? rest &+ y : rest
  }
}

enum IntegerPower: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    if y < 0 { return x == 1 ? 1 : x == -1 ? (y & 1 == 0 ? 1 : -1) : 0 }
    var result: T = 1
    var base = x
    var exponent = y
    while exponent != 0 {
      if exponent & 1 != 0 { result = result &* base }
      base = base &* base
      exponent = exponent &>> 1
    }
    return result
  }
}

enum IntegerMaximum: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x > y ? x : y }
}

enum IntegerMinimum: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x < y ? x : y }
}

enum IntegerSquaredDifference: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    (x &- y) &* (x &- y)
  }
}

enum IntegerAnd: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x & y }
}

enum IntegerOr: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x | y }
}

enum IntegerXor: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T { x ^ y }
}

enum IntegerShiftLeft: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    let last = T(truncatingIfNeeded: T.bitWidth &- 1)
    return x &<< (y < 0 ? 0 : y > last ? last : y)
  }
}

enum IntegerShiftRight: IntegerBinaryOperation {
  @inline(__always) static func apply<T: SignedFixed>(_ x: T, _ y: T) -> T {
    let last = T(truncatingIfNeeded: T.bitWidth &- 1)
    return x &>> (y < 0 ? 0 : y > last ? last : y)
  }
}
