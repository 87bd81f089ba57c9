// Rules of operations of two operands. Each cotangent is summed afterwards over the axes along which
// its operand was stretched.
extension Primitive {
  static let arithmetic: [Declaration] = [
    // z = x + y
    .binary(
      .add, "AddV2", of: .added, form: .aggregate,
      .add, cost: .light, on: -3...3, -3...3,
      x: { _, _, _, zBar in zBar },
      y: { _, _, _, zBar in zBar }),

    // z = x − y
    .binary(
      .subtract, "Sub", of: .subtracted, .subtract, cost: .light, on: -3...3, -3...3,
      x: { _, _, _, zBar in zBar },
      y: { _, _, _, zBar in -zBar }),

    // z = x · y. The order of the second product's factors decides in which order a second pass adds.
    .binary(
      .multiply, "Mul", of: .divisible, form: .commutative, .multiply, cost: .light, on: -3...3,
      -3...3,
      x: { _, y, _, zBar in zBar * y },
      y: { x, y, _, zBar in x.isFloat32(ofShapeOf: y) ? zBar * x : x * zBar }),

    // z = x / y. TensorFlow divides twice for y: at y = 0 that decides between inf and nan.
    .binary(
      .divide, "RealDiv", of: .divisible, .divide, cost: .light,
      detour: .ofIntegers { r, x throws(EngineError) in
        try r.composite { () throws(EngineError) in
          try r.divide(r.cast(x[0], to: .float64), r.cast(x[1], to: .float64))
        }
      }, on: -3...3, 0.5...3,
      x: { _, y, _, zBar in zBar / y },
      y: { x, y, _, zBar in zBar * ((-x / y) / y) }),

    // z = x ** y. The logarithm of a base that is not positive counts as 0.
    .binary(
      .power, "Pow",
      of: "bfloat16, float, half, double, int8, int16, int32, int64, complex64, complex128", .power,
      cost: .heavy, refuses: .negativeExponents, on: 0.5...3, -2...3,
      x: { x, y, _, zBar in zBar * y * x.power(y - 1) },
      y: { x, _, z, zBar in
        let isPositive = x.apply(.greater, x.constant(0))
        let safe = isPositive.select(x, x.ones())
        let logarithm = isPositive.select(safe.apply(.log), x.zeros())
        return zBar * z * logarithm
      }),

    // A tie goes to x.
    .binary(
      .maximum, "Maximum", of: .compared, .maximum, cost: .light, on: -3...3, -3...3,
      x: { x, y, _, zBar in x.apply(.greaterEqual, y).select(zBar, zBar.zeros()) },
      y: { x, y, _, zBar in x.apply(.greaterEqual, y).select(zBar.zeros(), zBar) }),

    // A tie goes to x.
    .binary(
      .minimum, "Minimum", of: .compared, .minimum, cost: .light, on: -3...3, -3...3,
      x: { x, y, _, zBar in x.apply(.lessEqual, y).select(zBar, zBar.zeros()) },
      y: { x, y, _, zBar in x.apply(.lessEqual, y).select(zBar.zeros(), zBar) }),

    // z = x − y ⌊x/y⌋
    .binary(
      .floorModulo, "FloorMod", of: .floored, .floorModulo, cost: .remainder,
      refuses: .zeroDivisors, on: 0.1...0.9, 1...1.8,
      x: { _, _, _, zBar in zBar },
      y: { x, y, _, zBar in zBar * -x.apply(.floorDivide, y) }),

    // z = (x − y)²
    .binary(
      .squaredDifference, "SquaredDifference",
      of: "bfloat16, half, float, double, int32, int64, complex64, complex128", form: .commutative,
      .squaredDifference, cost: .light, on: -3...3, -3...3,
      x: { x, y, _, zBar in (2 * zBar) * (x - y) },
      y: { x, y, _, zBar in -((2 * zBar) * (x - y)) }),

    // z = x / y, and 0 where y is 0
    .binary(
      .divideNoNan, "DivNoNan", of: "half, float, bfloat16, double, complex64, complex128",
      .divideNoNan, cost: .light, on: -3...3, 0.5...3,
      x: { _, y, _, zBar in zBar.apply(.divideNoNan, y) },
      y: { x, y, _, zBar in
        zBar * (-x).apply(.divideNoNan, y).apply(.divideNoNan, y)
      }),

    // z = x · y, and 0 where y is 0
    .binary(
      .multiplyNoNan, "MulNoNan", of: .analytic, .multiplyNoNan, cost: .light, on: -3...3, 0.5...3,
      x: { _, y, _, zBar in zBar.apply(.multiplyNoNan, y) },
      y: { x, _, _, zBar in x.apply(.multiplyNoNan, zBar) }),

    // z = the angle of (y, x); the first operand is the ordinate
    .binary(
      .atan2, "Atan2", of: .real, form: "y:T, x:T -> z:T; attr=T:type,allowed=@", .atan2,
      cost: .heavy, on: 0.5...3, 0.5...3,
      x: { y, x, _, zBar in x * (zBar / (y.squared + x.squared)) },
      y: { y, x, _, zBar in -y * (zBar / (y.squared + x.squared)) }),

    // z = x · log y, and 0 where x is 0
    .binary(
      .xlogy, "Xlogy", of: .logarithmic, .xlogy, cost: .heavy, on: 0.5...3, 0.5...3,
      x: { x, y, _, zBar in x.isNotZero.apply(.xlogy, y) * zBar },
      y: { x, y, _, zBar in x.apply(.xdivy, y) * zBar }),

    // z = x · log1p y, and 0 where x is 0
    .binary(
      .xlog1py, "Xlog1py", of: .logarithmic, .xlog1py, cost: .heavy, on: 0.5...3, 0.5...3,
      x: { x, y, _, zBar in x.isNotZero.apply(.xlog1py, y) * zBar },
      y: { x, y, _, zBar in x.apply(.xdivy, y + 1) * zBar }),

    // z = x / y, and 0 where x is 0
    .binary(
      .xdivy, "Xdivy", of: .logarithmic, .xdivy, cost: .light, on: 0.5...3, 0.5...3,
      x: { x, y, _, zBar in x.isNotZero.apply(.xdivy, y) * zBar },
      y: { x, y, _, zBar in (-x).apply(.xdivy, y.power(y.constant(2))) * zBar }),
  ]
}

extension Term {
  @inline(__always)
  fileprivate func isFloat32(ofShapeOf other: Term) -> Bool {
    look {
      let slot = $0.slots + id.index
      return slot.pointee.dtype == .float32
        && slot.pointee.shape == $0.slots[other.id.index].shape
    }
  }

  /// 1 where the element is not 0, otherwise 0; no gradient flows through it.
  fileprivate var isNotZero: Term { apply(.notEqual, constant(0)).cast(to: dtype) }
}
