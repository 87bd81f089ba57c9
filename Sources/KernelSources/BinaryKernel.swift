// A kernel is a case and its row of functions; without either it does not compile.

/// Elementwise functions of two operands of one type, which the result has too.
///
/// The gradients take their operands in the order of TensorFlow's operations of that name: those
/// named after an output take (y, ȳ), the activations' take (ȳ, feature or output).
public enum BinaryKernel: UInt8, CaseIterable, Sendable {
  case add
  case subtract
  case multiply
  /// Of floats only.
  case divide
  /// Towards minus infinity. An integer divided by zero gives 0: the caller looks for zeros first.
  case floorDivide
  /// With the sign of the divisor.
  case floorModulo
  /// Of integers only; towards zero.
  case truncateDivide
  /// With the sign of the dividend.
  case truncateModulo
  /// `xʸ`; exponents such as 2 and ½ are products and roots. For integers modulo 2³² or 2⁶⁴; a negative
  /// exponent gives 0: the caller looks first.
  case power
  /// `atan2(y, x)`: the angle of the point (x, y); the first operand is y.
  case atan2
  /// A NaN on either side gives NaN.
  case maximum
  /// A NaN on either side gives NaN.
  case minimum
  case squaredDifference
  /// 0 where the divisor is 0.
  case divideNoNan
  /// 0 where the second operand is 0, whatever the first is.
  case multiplyNoNan
  /// `x · log y`, and 0 where x is 0.
  case xlogy
  /// `x · log1p y`, and 0 where x is 0.
  case xlog1py
  /// `x / y`, and 0 where x is 0.
  case xdivy
  /// `log(eˣ + eʸ)` without overflow.
  case logAddExp
  /// `leakyRelu(x, α)`: x where it is positive, otherwise α·x.
  case leakyRelu
  /// Of integers and bool.
  case bitwiseAnd
  /// Of integers and bool.
  case bitwiseOr
  /// Of integers and bool.
  case bitwiseXor
  /// Of integers. A count below 0 or not below the width is clamped.
  case shiftLeft
  /// Of integers, with sign extension. A count below 0 or not below the width is clamped.
  case shiftRight
  /// (y, ȳ) ↦ ȳ·(1 − y²).
  case tanhGrad
  /// (y, ȳ) ↦ ȳ·y·(1 − y).
  case sigmoidGrad
  /// (y, ȳ) ↦ ȳ·½/y, and 0 where ȳ is 0.
  case sqrtGrad
  /// (y, ȳ) ↦ −½·ȳ·y³, and 0 where ȳ is 0.
  case rsqrtGrad
  /// (y, ȳ) ↦ −ȳ·y².
  case reciprocalGrad
  /// (ȳ, x) ↦ ȳ where x is positive.
  case reluGrad
  /// (ȳ, x) ↦ ȳ where x is between 0 and 6.
  case relu6Grad
  /// (ȳ, y) ↦ ȳ·(y + 1) where y is negative, otherwise ȳ.
  case eluGrad
  /// (ȳ, y) ↦ the derivative of `selu` from its output.
  case seluGrad
  /// (ȳ, x) ↦ ȳ / (1 + e⁻ˣ).
  case softplusGrad
  /// (ȳ, x) ↦ ȳ / (1 + |x|)².
  case softsignGrad
}

extension BinaryKernel {
  /// What computes it.
  var functions: BinaryFunctions {
    switch self {
    case .add:
      BinaryFunctions(
        { On64<Add>.run($0, $1, $2, $3, $4, $5) },
        { On32<Add>.run($0, $1, $2, $3, $4, $5) },
        { On64<Add>.one($0, $1) }, { On32<Add>.one($0, $1) },
        rows: (
          { On64<Add>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) },
          { On32<Add>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) }
        ),
        integers: (
          { OnIntegers<IntegerAdd, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerAdd, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .subtract:
      BinaryFunctions(
        { On64<Subtract>.run($0, $1, $2, $3, $4, $5) },
        { On32<Subtract>.run($0, $1, $2, $3, $4, $5) },
        { On64<Subtract>.one($0, $1) }, { On32<Subtract>.one($0, $1) },
        rows: (
          { On64<Subtract>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) },
          { On32<Subtract>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) }
        ),
        integers: (
          { OnIntegers<IntegerSubtract, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerSubtract, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .multiply:
      BinaryFunctions(
        { On64<Multiply>.run($0, $1, $2, $3, $4, $5) },
        { On32<Multiply>.run($0, $1, $2, $3, $4, $5) },
        { On64<Multiply>.one($0, $1) }, { On32<Multiply>.one($0, $1) },
        rows: (
          { On64<Multiply>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) },
          { On32<Multiply>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) }
        ),
        integers: (
          { OnIntegers<IntegerMultiply, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerMultiply, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .divide:
      BinaryFunctions(
        { On64<Divide>.run($0, $1, $2, $3, $4, $5) },
        { On32<Divide>.run($0, $1, $2, $3, $4, $5) },
        { On64<Divide>.one($0, $1) }, { On32<Divide>.one($0, $1) },
        rows: (
          { On64<Divide>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) },
          { On32<Divide>.rows($0, $1, $2, $3, $4, $5, $6, $7, $8) }
        ))
    case .floorDivide:
      BinaryFunctions(
        { On64<FloorDivide>.run($0, $1, $2, $3, $4, $5) },
        { On32<FloorDivide>.run($0, $1, $2, $3, $4, $5) },
        { On64<FloorDivide>.one($0, $1) }, { On32<FloorDivide>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerFloorDivide, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerFloorDivide, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .floorModulo:
      BinaryFunctions(
        { On64<FloorModulo>.run($0, $1, $2, $3, $4, $5) },
        { On32<FloorModulo>.run($0, $1, $2, $3, $4, $5) },
        { On64<FloorModulo>.one($0, $1) }, { On32<FloorModulo>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerFloorModulo, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerFloorModulo, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .truncateDivide:
      BinaryFunctions(
        integers: (
          { OnIntegers<IntegerTruncateDivide, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerTruncateDivide, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .truncateModulo:
      BinaryFunctions(
        { On64<TruncateModulo>.run($0, $1, $2, $3, $4, $5) },
        { On32<TruncateModulo>.run($0, $1, $2, $3, $4, $5) },
        { On64<TruncateModulo>.one($0, $1) }, { On32<TruncateModulo>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerTruncateModulo, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerTruncateModulo, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .power:
      BinaryFunctions(
        { On64<Power>.run($0, $1, $2, $3, $4, $5) },
        { On32<Power>.run($0, $1, $2, $3, $4, $5) },
        { On64<Power>.one($0, $1) }, { On32<Power>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerPower, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerPower, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .atan2:
      BinaryFunctions(
        { On64<Arctangent2>.run($0, $1, $2, $3, $4, $5) },
        { On32<Arctangent2>.run($0, $1, $2, $3, $4, $5) },
        { On64<Arctangent2>.one($0, $1) }, { On32<Arctangent2>.one($0, $1) })
    case .maximum:
      BinaryFunctions(
        { On64<Maximum>.run($0, $1, $2, $3, $4, $5) },
        { On32<Maximum>.run($0, $1, $2, $3, $4, $5) },
        { On64<Maximum>.one($0, $1) }, { On32<Maximum>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerMaximum, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerMaximum, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .minimum:
      BinaryFunctions(
        { On64<Minimum>.run($0, $1, $2, $3, $4, $5) },
        { On32<Minimum>.run($0, $1, $2, $3, $4, $5) },
        { On64<Minimum>.one($0, $1) }, { On32<Minimum>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerMinimum, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerMinimum, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .squaredDifference:
      BinaryFunctions(
        { On64<SquaredDifference>.run($0, $1, $2, $3, $4, $5) },
        { On32<SquaredDifference>.run($0, $1, $2, $3, $4, $5) },
        { On64<SquaredDifference>.one($0, $1) }, { On32<SquaredDifference>.one($0, $1) },
        integers: (
          { OnIntegers<IntegerSquaredDifference, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerSquaredDifference, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .divideNoNan:
      BinaryFunctions(
        { On64<DivideNoNan>.run($0, $1, $2, $3, $4, $5) },
        { On32<DivideNoNan>.run($0, $1, $2, $3, $4, $5) },
        { On64<DivideNoNan>.one($0, $1) }, { On32<DivideNoNan>.one($0, $1) })
    case .multiplyNoNan:
      BinaryFunctions(
        { On64<MultiplyNoNan>.run($0, $1, $2, $3, $4, $5) },
        { On32<MultiplyNoNan>.run($0, $1, $2, $3, $4, $5) },
        { On64<MultiplyNoNan>.one($0, $1) }, { On32<MultiplyNoNan>.one($0, $1) })
    case .xlogy:
      BinaryFunctions(
        { On64<XLogY>.run($0, $1, $2, $3, $4, $5) },
        { On32<XLogY>.run($0, $1, $2, $3, $4, $5) },
        { On64<XLogY>.one($0, $1) }, { On32<XLogY>.one($0, $1) })
    case .xlog1py:
      BinaryFunctions(
        { On64<XLog1pY>.run($0, $1, $2, $3, $4, $5) },
        { On32<XLog1pY>.run($0, $1, $2, $3, $4, $5) },
        { On64<XLog1pY>.one($0, $1) }, { On32<XLog1pY>.one($0, $1) })
    case .xdivy:
      BinaryFunctions(
        { On64<XDivY>.run($0, $1, $2, $3, $4, $5) },
        { On32<XDivY>.run($0, $1, $2, $3, $4, $5) },
        { On64<XDivY>.one($0, $1) }, { On32<XDivY>.one($0, $1) })
    case .logAddExp:
      BinaryFunctions(
        { On64<LogAddExp>.run($0, $1, $2, $3, $4, $5) },
        { On32<LogAddExp>.run($0, $1, $2, $3, $4, $5) },
        { On64<LogAddExp>.one($0, $1) }, { On32<LogAddExp>.one($0, $1) })
    case .leakyRelu:
      BinaryFunctions(
        { On64<LeakyRelu>.run($0, $1, $2, $3, $4, $5) },
        { On32<LeakyRelu>.run($0, $1, $2, $3, $4, $5) },
        { On64<LeakyRelu>.one($0, $1) }, { On32<LeakyRelu>.one($0, $1) })
    case .bitwiseAnd:
      BinaryFunctions(
        integers: (
          { OnIntegers<IntegerAnd, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerAnd, Int32>.run($0, $1, $2, $3, $4, $5) }
        ),
        booleans: {
          forEachPair($0, $1, $2, $3, $4, $5) { (x: UInt8, y: UInt8) -> UInt8 in x & y }
        })
    case .bitwiseOr:
      BinaryFunctions(
        integers: (
          { OnIntegers<IntegerOr, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerOr, Int32>.run($0, $1, $2, $3, $4, $5) }
        ),
        booleans: {
          forEachPair($0, $1, $2, $3, $4, $5) { (x: UInt8, y: UInt8) -> UInt8 in x | y }
        })
    case .bitwiseXor:
      BinaryFunctions(
        integers: (
          { OnIntegers<IntegerXor, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerXor, Int32>.run($0, $1, $2, $3, $4, $5) }
        ),
        booleans: {
          forEachPair($0, $1, $2, $3, $4, $5) { (x: UInt8, y: UInt8) -> UInt8 in x ^ y }
        })
    case .shiftLeft:
      BinaryFunctions(
        integers: (
          { OnIntegers<IntegerShiftLeft, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerShiftLeft, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .shiftRight:
      BinaryFunctions(
        integers: (
          { OnIntegers<IntegerShiftRight, Int64>.run($0, $1, $2, $3, $4, $5) },
          { OnIntegers<IntegerShiftRight, Int32>.run($0, $1, $2, $3, $4, $5) }
        ))
    case .tanhGrad:
      BinaryFunctions(
        { On64<TanhGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<TanhGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<TanhGrad>.one($0, $1) }, { On32<TanhGrad>.one($0, $1) })
    case .sigmoidGrad:
      BinaryFunctions(
        { On64<SigmoidGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<SigmoidGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<SigmoidGrad>.one($0, $1) }, { On32<SigmoidGrad>.one($0, $1) })
    case .sqrtGrad:
      BinaryFunctions(
        { On64<SqrtGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<SqrtGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<SqrtGrad>.one($0, $1) }, { On32<SqrtGrad>.one($0, $1) })
    case .rsqrtGrad:
      BinaryFunctions(
        { On64<RsqrtGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<RsqrtGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<RsqrtGrad>.one($0, $1) }, { On32<RsqrtGrad>.one($0, $1) })
    case .reciprocalGrad:
      BinaryFunctions(
        { On64<ReciprocalGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<ReciprocalGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<ReciprocalGrad>.one($0, $1) }, { On32<ReciprocalGrad>.one($0, $1) })
    case .reluGrad:
      BinaryFunctions(
        { On64<ReluGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<ReluGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<ReluGrad>.one($0, $1) }, { On32<ReluGrad>.one($0, $1) })
    case .relu6Grad:
      BinaryFunctions(
        { On64<Relu6Grad>.run($0, $1, $2, $3, $4, $5) },
        { On32<Relu6Grad>.run($0, $1, $2, $3, $4, $5) },
        { On64<Relu6Grad>.one($0, $1) }, { On32<Relu6Grad>.one($0, $1) })
    case .eluGrad:
      BinaryFunctions(
        { On64<EluGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<EluGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<EluGrad>.one($0, $1) }, { On32<EluGrad>.one($0, $1) })
    case .seluGrad:
      BinaryFunctions(
        { On64<SeluGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<SeluGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<SeluGrad>.one($0, $1) }, { On32<SeluGrad>.one($0, $1) })
    case .softplusGrad:
      BinaryFunctions(
        { On64<SoftplusGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<SoftplusGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<SoftplusGrad>.one($0, $1) }, { On32<SoftplusGrad>.one($0, $1) })
    case .softsignGrad:
      BinaryFunctions(
        { On64<SoftsignGrad>.run($0, $1, $2, $3, $4, $5) },
        { On32<SoftsignGrad>.run($0, $1, $2, $3, $4, $5) },
        { On64<SoftsignGrad>.one($0, $1) }, { On32<SoftsignGrad>.one($0, $1) })
    }
  }
}
