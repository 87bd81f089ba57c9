// A kernel is a case and its row of functions; without either it does not compile.

/// Elementwise functions of one operand; the result has the operand's type.
///
/// Floats have all of them but `invert` and `logicalNot`; integers have `negate`, `absolute`,
/// `sign`, `square` and `invert`; bool has `logicalNot`.
public enum UnaryKernel: UInt8, CaseIterable, Sendable {
  case negate
  case absolute
  case sign
  case square
  case sqrt
  /// `1 / √x`.
  case rsqrt
  case reciprocal
  case exp
  case expm1
  case log
  case log1p
  case sin
  case cos
  case tan
  case asin
  case acos
  case atan
  case sinh
  case cosh
  case tanh
  case asinh
  case acosh
  case atanh
  case sigmoid
  case softplus
  case erf
  case erfc
  /// `log |Γ(x)|`.
  case lgamma
  case digamma
  case floor
  case ceil
  /// To the nearest integer, ties to even.
  case round
  /// The same function as `round`.
  case rint
  case relu
  case relu6
  case elu
  case selu
  case softsign
  /// Bitwise complement, of integers.
  case invert
  /// Of bool.
  case logicalNot
}

extension UnaryKernel {
  /// What computes it.
  var functions: UnaryFunctions {
    switch self {
    case .negate:
      UnaryFunctions(
        { On64<Negate>.run($0, $1, $2) }, { On32<Negate>.run($0, $1, $2) },
        { On64<Negate>.one($0) }, { On32<Negate>.one($0) },
        integers: (
          { OnIntegers<IntegerNegate, Int64>.run($0, $1, $2) },
          { OnIntegers<IntegerNegate, Int32>.run($0, $1, $2) }
        ))
    case .absolute:
      UnaryFunctions(
        { On64<Absolute>.run($0, $1, $2) }, { On32<Absolute>.run($0, $1, $2) },
        { On64<Absolute>.one($0) }, { On32<Absolute>.one($0) },
        integers: (
          { OnIntegers<IntegerAbsolute, Int64>.run($0, $1, $2) },
          { OnIntegers<IntegerAbsolute, Int32>.run($0, $1, $2) }
        ))
    case .sign:
      UnaryFunctions(
        { On64<Sign>.run($0, $1, $2) }, { On32<Sign>.run($0, $1, $2) },
        { On64<Sign>.one($0) }, { On32<Sign>.one($0) },
        integers: (
          { OnIntegers<IntegerSign, Int64>.run($0, $1, $2) },
          { OnIntegers<IntegerSign, Int32>.run($0, $1, $2) }
        ))
    case .square:
      UnaryFunctions(
        { On64<Square>.run($0, $1, $2) }, { On32<Square>.run($0, $1, $2) },
        { On64<Square>.one($0) }, { On32<Square>.one($0) },
        integers: (
          { OnIntegers<IntegerSquare, Int64>.run($0, $1, $2) },
          { OnIntegers<IntegerSquare, Int32>.run($0, $1, $2) }
        ))
    case .sqrt:
      UnaryFunctions(
        { On64<SquareRoot>.run($0, $1, $2) }, { On32<SquareRoot>.run($0, $1, $2) },
        { On64<SquareRoot>.one($0) }, { On32<SquareRoot>.one($0) })
    case .rsqrt:
      UnaryFunctions(
        { On64<ReciprocalSquareRoot>.run($0, $1, $2) },
        { On32<ReciprocalSquareRoot>.run($0, $1, $2) },
        { On64<ReciprocalSquareRoot>.one($0) }, { On32<ReciprocalSquareRoot>.one($0) })
    case .reciprocal:
      UnaryFunctions(
        { On64<Reciprocal>.run($0, $1, $2) }, { On32<Reciprocal>.run($0, $1, $2) },
        { On64<Reciprocal>.one($0) }, { On32<Reciprocal>.one($0) })
    case .exp:
      UnaryFunctions(
        { On64<Exp>.run($0, $1, $2) }, { On32<Exp>.run($0, $1, $2) },
        { On64<Exp>.one($0) }, { On32<Exp>.one($0) })
    case .expm1:
      UnaryFunctions(
        { On64<Expm1>.run($0, $1, $2) }, { On32<Expm1>.run($0, $1, $2) },
        { On64<Expm1>.one($0) }, { On32<Expm1>.one($0) })
    case .log:
      UnaryFunctions(
        { On64<Log>.run($0, $1, $2) }, { On32<Log>.run($0, $1, $2) },
        { On64<Log>.one($0) }, { On32<Log>.one($0) })
    case .log1p:
      UnaryFunctions(
        { On64<Log1p>.run($0, $1, $2) }, { On32<Log1p>.run($0, $1, $2) },
        { On64<Log1p>.one($0) }, { On32<Log1p>.one($0) })
    case .sin:
      UnaryFunctions(
        { On64<Sin>.run($0, $1, $2) }, { On32<Sin>.run($0, $1, $2) },
        { On64<Sin>.one($0) }, { On32<Sin>.one($0) })
    case .cos:
      UnaryFunctions(
        { On64<Cos>.run($0, $1, $2) }, { On32<Cos>.run($0, $1, $2) },
        { On64<Cos>.one($0) }, { On32<Cos>.one($0) })
    case .tan:
      UnaryFunctions(
        { On64<Tan>.run($0, $1, $2) }, { On32<Tan>.run($0, $1, $2) },
        { On64<Tan>.one($0) }, { On32<Tan>.one($0) })
    case .asin:
      UnaryFunctions(
        { On64<Asin>.run($0, $1, $2) }, { On32<Asin>.run($0, $1, $2) },
        { On64<Asin>.one($0) }, { On32<Asin>.one($0) })
    case .acos:
      UnaryFunctions(
        { On64<Acos>.run($0, $1, $2) }, { On32<Acos>.run($0, $1, $2) },
        { On64<Acos>.one($0) }, { On32<Acos>.one($0) })
    case .atan:
      UnaryFunctions(
        { On64<Atan>.run($0, $1, $2) }, { On32<Atan>.run($0, $1, $2) },
        { On64<Atan>.one($0) }, { On32<Atan>.one($0) })
    case .sinh:
      UnaryFunctions(
        { On64<Sinh>.run($0, $1, $2) }, { On32<Sinh>.run($0, $1, $2) },
        { On64<Sinh>.one($0) }, { On32<Sinh>.one($0) })
    case .cosh:
      UnaryFunctions(
        { On64<Cosh>.run($0, $1, $2) }, { On32<Cosh>.run($0, $1, $2) },
        { On64<Cosh>.one($0) }, { On32<Cosh>.one($0) })
    case .tanh:
      UnaryFunctions(
        { On64<Tanh>.run($0, $1, $2) }, { On32<Tanh>.run($0, $1, $2) },
        { On64<Tanh>.one($0) }, { On32<Tanh>.one($0) })
    case .asinh:
      UnaryFunctions(
        { On64<Asinh>.run($0, $1, $2) }, { On32<Asinh>.run($0, $1, $2) },
        { On64<Asinh>.one($0) }, { On32<Asinh>.one($0) })
    case .acosh:
      UnaryFunctions(
        { On64<Acosh>.run($0, $1, $2) }, { On32<Acosh>.run($0, $1, $2) },
        { On64<Acosh>.one($0) }, { On32<Acosh>.one($0) })
    case .atanh:
      UnaryFunctions(
        { On64<Atanh>.run($0, $1, $2) }, { On32<Atanh>.run($0, $1, $2) },
        { On64<Atanh>.one($0) }, { On32<Atanh>.one($0) })
    case .sigmoid:
      UnaryFunctions(
        { On64<Sigmoid>.run($0, $1, $2) }, { On32<Sigmoid>.run($0, $1, $2) },
        { On64<Sigmoid>.one($0) }, { On32<Sigmoid>.one($0) })
    case .softplus:
      UnaryFunctions(
        { On64<Softplus>.run($0, $1, $2) }, { On32<Softplus>.run($0, $1, $2) },
        { On64<Softplus>.one($0) }, { On32<Softplus>.one($0) })
    case .erf:
      UnaryFunctions(
        { On64<Erf>.run($0, $1, $2) }, { On32<Erf>.run($0, $1, $2) },
        { On64<Erf>.one($0) }, { On32<Erf>.one($0) })
    case .erfc:
      UnaryFunctions(
        { On64<Erfc>.run($0, $1, $2) }, { On32<Erfc>.run($0, $1, $2) },
        { On64<Erfc>.one($0) }, { On32<Erfc>.one($0) })
    case .lgamma:
      UnaryFunctions(
        { On64<LogGamma>.run($0, $1, $2) }, { On32<LogGamma>.run($0, $1, $2) },
        { On64<LogGamma>.one($0) }, { On32<LogGamma>.one($0) })
    case .digamma:
      UnaryFunctions(
        { On64<Digamma>.run($0, $1, $2) }, { On32<Digamma>.run($0, $1, $2) },
        { On64<Digamma>.one($0) }, { On32<Digamma>.one($0) })
    case .floor:
      UnaryFunctions(
        { On64<Floor>.run($0, $1, $2) }, { On32<Floor>.run($0, $1, $2) },
        { On64<Floor>.one($0) }, { On32<Floor>.one($0) })
    case .ceil:
      UnaryFunctions(
        { On64<Ceil>.run($0, $1, $2) }, { On32<Ceil>.run($0, $1, $2) },
        { On64<Ceil>.one($0) }, { On32<Ceil>.one($0) })
    case .round, .rint:
      UnaryFunctions(
        { On64<Round>.run($0, $1, $2) }, { On32<Round>.run($0, $1, $2) },
        { On64<Round>.one($0) }, { On32<Round>.one($0) })
    case .relu:
      UnaryFunctions(
        { On64<Relu>.run($0, $1, $2) }, { On32<Relu>.run($0, $1, $2) },
        { On64<Relu>.one($0) }, { On32<Relu>.one($0) })
    case .relu6:
      UnaryFunctions(
        { On64<Relu6>.run($0, $1, $2) }, { On32<Relu6>.run($0, $1, $2) },
        { On64<Relu6>.one($0) }, { On32<Relu6>.one($0) })
    case .elu:
      UnaryFunctions(
        { On64<Elu>.run($0, $1, $2) }, { On32<Elu>.run($0, $1, $2) },
        { On64<Elu>.one($0) }, { On32<Elu>.one($0) })
    case .selu:
      UnaryFunctions(
        { On64<Selu>.run($0, $1, $2) }, { On32<Selu>.run($0, $1, $2) },
        { On64<Selu>.one($0) }, { On32<Selu>.one($0) })
    case .softsign:
      UnaryFunctions(
        { On64<Softsign>.run($0, $1, $2) }, { On32<Softsign>.run($0, $1, $2) },
        { On64<Softsign>.one($0) }, { On32<Softsign>.one($0) })
    case .invert:
      UnaryFunctions(
        integers: (
          { OnIntegers<IntegerInvert, Int64>.run($0, $1, $2) },
          { OnIntegers<IntegerInvert, Int32>.run($0, $1, $2) }
        ))
    case .logicalNot:
      UnaryFunctions(
        booleans: { forEachElement($0, $1, $2) { (x: UInt8) -> UInt8 in x ^ 1 } })
    }
  }
}
