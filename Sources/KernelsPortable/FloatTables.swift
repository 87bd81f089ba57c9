// The tables of the float kernels. A C function pointer needs a closure without generic parameters,
// hence one line a kernel and type instead of a loop over a list of types.

@inline(__always)
private func choose<Wide, Narrow>(_ type: ElementType, _ wide: Wide, _ narrow: Narrow)
  -> UnsafeRawPointer?
{
  switch type {
  case .float64: unsafeBitCast(wide, to: UnsafeRawPointer.self)
  case .float32: unsafeBitCast(narrow, to: UnsafeRawPointer.self)
  default: nil
  }
}

private func vectors(_ type: ElementType, _ wide: UnaryFunction, _ narrow: UnaryFunction)
  -> UnsafeRawPointer?
{
  choose(type, wide, narrow)
}

private func vectors(_ type: ElementType, _ wide: BinaryFunction, _ narrow: BinaryFunction)
  -> UnsafeRawPointer?
{
  choose(type, wide, narrow)
}

private func scalars(
  _ type: ElementType, _ wide: @convention(c) (Double) -> Double,
  _ narrow: @convention(c) (Float) -> Float
) -> UnsafeRawPointer? {
  choose(type, wide, narrow)
}

private func scalars(
  _ type: ElementType, _ wide: @convention(c) (Double, Double) -> Double,
  _ narrow: @convention(c) (Float, Float) -> Float
) -> UnsafeRawPointer? {
  choose(type, wide, narrow)
}

func unaryFloatAddress(_ kernel: UnaryKernel, _ type: ElementType) -> UnsafeRawPointer? {
  switch kernel {
  case .negate: vectors(type, { On64<Negate>.run($0, $1, $2) }, { On32<Negate>.run($0, $1, $2) })
  case .absolute:
    vectors(type, { On64<Absolute>.run($0, $1, $2) }, { On32<Absolute>.run($0, $1, $2) })
  case .sign: vectors(type, { On64<Sign>.run($0, $1, $2) }, { On32<Sign>.run($0, $1, $2) })
  case .square: vectors(type, { On64<Square>.run($0, $1, $2) }, { On32<Square>.run($0, $1, $2) })
  case .sqrt:
    vectors(type, { On64<SquareRoot>.run($0, $1, $2) }, { On32<SquareRoot>.run($0, $1, $2) })
  case .rsqrt:
    vectors(
      type, { On64<ReciprocalSquareRoot>.run($0, $1, $2) },
      { On32<ReciprocalSquareRoot>.run($0, $1, $2) })
  case .reciprocal:
    vectors(type, { On64<Reciprocal>.run($0, $1, $2) }, { On32<Reciprocal>.run($0, $1, $2) })
  case .exp: vectors(type, { On64<Exp>.run($0, $1, $2) }, { On32<Exp>.run($0, $1, $2) })
  case .expm1: vectors(type, { On64<Expm1>.run($0, $1, $2) }, { On32<Expm1>.run($0, $1, $2) })
  case .log: vectors(type, { On64<Log>.run($0, $1, $2) }, { On32<Log>.run($0, $1, $2) })
  case .log1p: vectors(type, { On64<Log1p>.run($0, $1, $2) }, { On32<Log1p>.run($0, $1, $2) })
  case .sin: vectors(type, { On64<Sin>.run($0, $1, $2) }, { On32<Sin>.run($0, $1, $2) })
  case .cos: vectors(type, { On64<Cos>.run($0, $1, $2) }, { On32<Cos>.run($0, $1, $2) })
  case .tan: vectors(type, { On64<Tan>.run($0, $1, $2) }, { On32<Tan>.run($0, $1, $2) })
  case .asin: vectors(type, { On64<Asin>.run($0, $1, $2) }, { On32<Asin>.run($0, $1, $2) })
  case .acos: vectors(type, { On64<Acos>.run($0, $1, $2) }, { On32<Acos>.run($0, $1, $2) })
  case .atan: vectors(type, { On64<Atan>.run($0, $1, $2) }, { On32<Atan>.run($0, $1, $2) })
  case .sinh: vectors(type, { On64<Sinh>.run($0, $1, $2) }, { On32<Sinh>.run($0, $1, $2) })
  case .cosh: vectors(type, { On64<Cosh>.run($0, $1, $2) }, { On32<Cosh>.run($0, $1, $2) })
  case .tanh: vectors(type, { On64<Tanh>.run($0, $1, $2) }, { On32<Tanh>.run($0, $1, $2) })
  case .asinh: vectors(type, { On64<Asinh>.run($0, $1, $2) }, { On32<Asinh>.run($0, $1, $2) })
  case .acosh: vectors(type, { On64<Acosh>.run($0, $1, $2) }, { On32<Acosh>.run($0, $1, $2) })
  case .atanh: vectors(type, { On64<Atanh>.run($0, $1, $2) }, { On32<Atanh>.run($0, $1, $2) })
  case .sigmoid: vectors(type, { On64<Sigmoid>.run($0, $1, $2) }, { On32<Sigmoid>.run($0, $1, $2) })
  case .softplus:
    vectors(type, { On64<Softplus>.run($0, $1, $2) }, { On32<Softplus>.run($0, $1, $2) })
  case .erf: vectors(type, { On64<Erf>.run($0, $1, $2) }, { On32<Erf>.run($0, $1, $2) })
  case .erfc: vectors(type, { On64<Erfc>.run($0, $1, $2) }, { On32<Erfc>.run($0, $1, $2) })
  case .lgamma:
    vectors(type, { On64<LogGamma>.run($0, $1, $2) }, { On32<LogGamma>.run($0, $1, $2) })
  case .digamma: vectors(type, { On64<Digamma>.run($0, $1, $2) }, { On32<Digamma>.run($0, $1, $2) })
  case .floor: vectors(type, { On64<Floor>.run($0, $1, $2) }, { On32<Floor>.run($0, $1, $2) })
  case .ceil: vectors(type, { On64<Ceil>.run($0, $1, $2) }, { On32<Ceil>.run($0, $1, $2) })
  case .round, .rint:
    vectors(type, { On64<Round>.run($0, $1, $2) }, { On32<Round>.run($0, $1, $2) })
  case .relu: vectors(type, { On64<Relu>.run($0, $1, $2) }, { On32<Relu>.run($0, $1, $2) })
  case .relu6: vectors(type, { On64<Relu6>.run($0, $1, $2) }, { On32<Relu6>.run($0, $1, $2) })
  case .elu: vectors(type, { On64<Elu>.run($0, $1, $2) }, { On32<Elu>.run($0, $1, $2) })
  case .selu: vectors(type, { On64<Selu>.run($0, $1, $2) }, { On32<Selu>.run($0, $1, $2) })
  case .softsign:
    vectors(type, { On64<Softsign>.run($0, $1, $2) }, { On32<Softsign>.run($0, $1, $2) })
  default: nil
  }
}

func scalarUnaryFloatAddress(_ kernel: UnaryKernel, _ type: ElementType) -> UnsafeRawPointer? {
  switch kernel {
  case .negate: scalars(type, { On64<Negate>.one($0) }, { On32<Negate>.one($0) })
  case .absolute: scalars(type, { On64<Absolute>.one($0) }, { On32<Absolute>.one($0) })
  case .sign: scalars(type, { On64<Sign>.one($0) }, { On32<Sign>.one($0) })
  case .square: scalars(type, { On64<Square>.one($0) }, { On32<Square>.one($0) })
  case .sqrt: scalars(type, { On64<SquareRoot>.one($0) }, { On32<SquareRoot>.one($0) })
  case .rsqrt:
    scalars(type, { On64<ReciprocalSquareRoot>.one($0) }, { On32<ReciprocalSquareRoot>.one($0) })
  case .reciprocal: scalars(type, { On64<Reciprocal>.one($0) }, { On32<Reciprocal>.one($0) })
  case .exp: scalars(type, { On64<Exp>.one($0) }, { On32<Exp>.one($0) })
  case .expm1: scalars(type, { On64<Expm1>.one($0) }, { On32<Expm1>.one($0) })
  case .log: scalars(type, { On64<Log>.one($0) }, { On32<Log>.one($0) })
  case .log1p: scalars(type, { On64<Log1p>.one($0) }, { On32<Log1p>.one($0) })
  case .sin: scalars(type, { On64<Sin>.one($0) }, { On32<Sin>.one($0) })
  case .cos: scalars(type, { On64<Cos>.one($0) }, { On32<Cos>.one($0) })
  case .tan: scalars(type, { On64<Tan>.one($0) }, { On32<Tan>.one($0) })
  case .asin: scalars(type, { On64<Asin>.one($0) }, { On32<Asin>.one($0) })
  case .acos: scalars(type, { On64<Acos>.one($0) }, { On32<Acos>.one($0) })
  case .atan: scalars(type, { On64<Atan>.one($0) }, { On32<Atan>.one($0) })
  case .sinh: scalars(type, { On64<Sinh>.one($0) }, { On32<Sinh>.one($0) })
  case .cosh: scalars(type, { On64<Cosh>.one($0) }, { On32<Cosh>.one($0) })
  case .tanh: scalars(type, { On64<Tanh>.one($0) }, { On32<Tanh>.one($0) })
  case .asinh: scalars(type, { On64<Asinh>.one($0) }, { On32<Asinh>.one($0) })
  case .acosh: scalars(type, { On64<Acosh>.one($0) }, { On32<Acosh>.one($0) })
  case .atanh: scalars(type, { On64<Atanh>.one($0) }, { On32<Atanh>.one($0) })
  case .sigmoid: scalars(type, { On64<Sigmoid>.one($0) }, { On32<Sigmoid>.one($0) })
  case .softplus: scalars(type, { On64<Softplus>.one($0) }, { On32<Softplus>.one($0) })
  case .erf: scalars(type, { On64<Erf>.one($0) }, { On32<Erf>.one($0) })
  case .erfc: scalars(type, { On64<Erfc>.one($0) }, { On32<Erfc>.one($0) })
  case .lgamma: scalars(type, { On64<LogGamma>.one($0) }, { On32<LogGamma>.one($0) })
  case .digamma: scalars(type, { On64<Digamma>.one($0) }, { On32<Digamma>.one($0) })
  case .floor: scalars(type, { On64<Floor>.one($0) }, { On32<Floor>.one($0) })
  case .ceil: scalars(type, { On64<Ceil>.one($0) }, { On32<Ceil>.one($0) })
  case .round, .rint: scalars(type, { On64<Round>.one($0) }, { On32<Round>.one($0) })
  case .relu: scalars(type, { On64<Relu>.one($0) }, { On32<Relu>.one($0) })
  case .relu6: scalars(type, { On64<Relu6>.one($0) }, { On32<Relu6>.one($0) })
  case .elu: scalars(type, { On64<Elu>.one($0) }, { On32<Elu>.one($0) })
  case .selu: scalars(type, { On64<Selu>.one($0) }, { On32<Selu>.one($0) })
  case .softsign: scalars(type, { On64<Softsign>.one($0) }, { On32<Softsign>.one($0) })
  default: nil
  }
}

func binaryFloatAddress(_ kernel: BinaryKernel, _ type: ElementType) -> UnsafeRawPointer? {
  switch kernel {
  case .add:
    vectors(
      type, { On64<Add>.run($0, $1, $2, $3, $4, $5) }, { On32<Add>.run($0, $1, $2, $3, $4, $5) })
  case .subtract:
    vectors(
      type, { On64<Subtract>.run($0, $1, $2, $3, $4, $5) },
      { On32<Subtract>.run($0, $1, $2, $3, $4, $5) })
  case .multiply:
    vectors(
      type, { On64<Multiply>.run($0, $1, $2, $3, $4, $5) },
      { On32<Multiply>.run($0, $1, $2, $3, $4, $5) })
  case .divide:
    vectors(
      type, { On64<Divide>.run($0, $1, $2, $3, $4, $5) },
      { On32<Divide>.run($0, $1, $2, $3, $4, $5) })
  case .floorDivide:
    vectors(
      type, { On64<FloorDivide>.run($0, $1, $2, $3, $4, $5) },
      { On32<FloorDivide>.run($0, $1, $2, $3, $4, $5) })
  case .floorModulo:
    vectors(
      type, { On64<FloorModulo>.run($0, $1, $2, $3, $4, $5) },
      { On32<FloorModulo>.run($0, $1, $2, $3, $4, $5) })
  case .truncateModulo:
    vectors(
      type, { On64<TruncateModulo>.run($0, $1, $2, $3, $4, $5) },
      { On32<TruncateModulo>.run($0, $1, $2, $3, $4, $5) })
  case .power:
    vectors(
      type, { On64<Power>.run($0, $1, $2, $3, $4, $5) }, { On32<Power>.run($0, $1, $2, $3, $4, $5) }
    )
  case .atan2:
    vectors(
      type, { On64<Arctangent2>.run($0, $1, $2, $3, $4, $5) },
      { On32<Arctangent2>.run($0, $1, $2, $3, $4, $5) })
  case .maximum:
    vectors(
      type, { On64<Maximum>.run($0, $1, $2, $3, $4, $5) },
      { On32<Maximum>.run($0, $1, $2, $3, $4, $5) })
  case .minimum:
    vectors(
      type, { On64<Minimum>.run($0, $1, $2, $3, $4, $5) },
      { On32<Minimum>.run($0, $1, $2, $3, $4, $5) })
  case .squaredDifference:
    vectors(
      type, { On64<SquaredDifference>.run($0, $1, $2, $3, $4, $5) },
      { On32<SquaredDifference>.run($0, $1, $2, $3, $4, $5) })
  case .divideNoNan:
    vectors(
      type, { On64<DivideNoNan>.run($0, $1, $2, $3, $4, $5) },
      { On32<DivideNoNan>.run($0, $1, $2, $3, $4, $5) })
  case .multiplyNoNan:
    vectors(
      type, { On64<MultiplyNoNan>.run($0, $1, $2, $3, $4, $5) },
      { On32<MultiplyNoNan>.run($0, $1, $2, $3, $4, $5) })
  case .xlogy:
    vectors(
      type, { On64<XLogY>.run($0, $1, $2, $3, $4, $5) }, { On32<XLogY>.run($0, $1, $2, $3, $4, $5) }
    )
  case .xlog1py:
    vectors(
      type, { On64<XLog1pY>.run($0, $1, $2, $3, $4, $5) },
      { On32<XLog1pY>.run($0, $1, $2, $3, $4, $5) })
  case .xdivy:
    vectors(
      type, { On64<XDivY>.run($0, $1, $2, $3, $4, $5) }, { On32<XDivY>.run($0, $1, $2, $3, $4, $5) }
    )
  case .logAddExp:
    vectors(
      type, { On64<LogAddExp>.run($0, $1, $2, $3, $4, $5) },
      { On32<LogAddExp>.run($0, $1, $2, $3, $4, $5) })
  case .leakyRelu:
    vectors(
      type, { On64<LeakyRelu>.run($0, $1, $2, $3, $4, $5) },
      { On32<LeakyRelu>.run($0, $1, $2, $3, $4, $5) })
  case .tanhGrad:
    vectors(
      type, { On64<TanhGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<TanhGrad>.run($0, $1, $2, $3, $4, $5) })
  case .sigmoidGrad:
    vectors(
      type, { On64<SigmoidGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<SigmoidGrad>.run($0, $1, $2, $3, $4, $5) })
  case .sqrtGrad:
    vectors(
      type, { On64<SqrtGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<SqrtGrad>.run($0, $1, $2, $3, $4, $5) })
  case .rsqrtGrad:
    vectors(
      type, { On64<RsqrtGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<RsqrtGrad>.run($0, $1, $2, $3, $4, $5) })
  case .reciprocalGrad:
    vectors(
      type, { On64<ReciprocalGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<ReciprocalGrad>.run($0, $1, $2, $3, $4, $5) })
  case .reluGrad:
    vectors(
      type, { On64<ReluGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<ReluGrad>.run($0, $1, $2, $3, $4, $5) })
  case .relu6Grad:
    vectors(
      type, { On64<Relu6Grad>.run($0, $1, $2, $3, $4, $5) },
      { On32<Relu6Grad>.run($0, $1, $2, $3, $4, $5) })
  case .eluGrad:
    vectors(
      type, { On64<EluGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<EluGrad>.run($0, $1, $2, $3, $4, $5) })
  case .seluGrad:
    vectors(
      type, { On64<SeluGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<SeluGrad>.run($0, $1, $2, $3, $4, $5) })
  case .softplusGrad:
    vectors(
      type, { On64<SoftplusGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<SoftplusGrad>.run($0, $1, $2, $3, $4, $5) })
  case .softsignGrad:
    vectors(
      type, { On64<SoftsignGrad>.run($0, $1, $2, $3, $4, $5) },
      { On32<SoftsignGrad>.run($0, $1, $2, $3, $4, $5) })
  default: nil
  }
}

func scalarBinaryFloatAddress(_ kernel: BinaryKernel, _ type: ElementType) -> UnsafeRawPointer? {
  switch kernel {
  case .add: scalars(type, { On64<Add>.one($0, $1) }, { On32<Add>.one($0, $1) })
  case .subtract: scalars(type, { On64<Subtract>.one($0, $1) }, { On32<Subtract>.one($0, $1) })
  case .multiply: scalars(type, { On64<Multiply>.one($0, $1) }, { On32<Multiply>.one($0, $1) })
  case .divide: scalars(type, { On64<Divide>.one($0, $1) }, { On32<Divide>.one($0, $1) })
  case .floorDivide:
    scalars(type, { On64<FloorDivide>.one($0, $1) }, { On32<FloorDivide>.one($0, $1) })
  case .floorModulo:
    scalars(type, { On64<FloorModulo>.one($0, $1) }, { On32<FloorModulo>.one($0, $1) })
  case .truncateModulo:
    scalars(type, { On64<TruncateModulo>.one($0, $1) }, { On32<TruncateModulo>.one($0, $1) })
  case .power: scalars(type, { On64<Power>.one($0, $1) }, { On32<Power>.one($0, $1) })
  case .atan2: scalars(type, { On64<Arctangent2>.one($0, $1) }, { On32<Arctangent2>.one($0, $1) })
  case .maximum: scalars(type, { On64<Maximum>.one($0, $1) }, { On32<Maximum>.one($0, $1) })
  case .minimum: scalars(type, { On64<Minimum>.one($0, $1) }, { On32<Minimum>.one($0, $1) })
  case .squaredDifference:
    scalars(type, { On64<SquaredDifference>.one($0, $1) }, { On32<SquaredDifference>.one($0, $1) })
  case .divideNoNan:
    scalars(type, { On64<DivideNoNan>.one($0, $1) }, { On32<DivideNoNan>.one($0, $1) })
  case .multiplyNoNan:
    scalars(type, { On64<MultiplyNoNan>.one($0, $1) }, { On32<MultiplyNoNan>.one($0, $1) })
  case .xlogy: scalars(type, { On64<XLogY>.one($0, $1) }, { On32<XLogY>.one($0, $1) })
  case .xlog1py: scalars(type, { On64<XLog1pY>.one($0, $1) }, { On32<XLog1pY>.one($0, $1) })
  case .xdivy: scalars(type, { On64<XDivY>.one($0, $1) }, { On32<XDivY>.one($0, $1) })
  case .logAddExp: scalars(type, { On64<LogAddExp>.one($0, $1) }, { On32<LogAddExp>.one($0, $1) })
  case .leakyRelu: scalars(type, { On64<LeakyRelu>.one($0, $1) }, { On32<LeakyRelu>.one($0, $1) })
  case .tanhGrad: scalars(type, { On64<TanhGrad>.one($0, $1) }, { On32<TanhGrad>.one($0, $1) })
  case .sigmoidGrad:
    scalars(type, { On64<SigmoidGrad>.one($0, $1) }, { On32<SigmoidGrad>.one($0, $1) })
  case .sqrtGrad: scalars(type, { On64<SqrtGrad>.one($0, $1) }, { On32<SqrtGrad>.one($0, $1) })
  case .rsqrtGrad: scalars(type, { On64<RsqrtGrad>.one($0, $1) }, { On32<RsqrtGrad>.one($0, $1) })
  case .reciprocalGrad:
    scalars(type, { On64<ReciprocalGrad>.one($0, $1) }, { On32<ReciprocalGrad>.one($0, $1) })
  case .reluGrad: scalars(type, { On64<ReluGrad>.one($0, $1) }, { On32<ReluGrad>.one($0, $1) })
  case .relu6Grad: scalars(type, { On64<Relu6Grad>.one($0, $1) }, { On32<Relu6Grad>.one($0, $1) })
  case .eluGrad: scalars(type, { On64<EluGrad>.one($0, $1) }, { On32<EluGrad>.one($0, $1) })
  case .seluGrad: scalars(type, { On64<SeluGrad>.one($0, $1) }, { On32<SeluGrad>.one($0, $1) })
  case .softplusGrad:
    scalars(type, { On64<SoftplusGrad>.one($0, $1) }, { On32<SoftplusGrad>.one($0, $1) })
  case .softsignGrad:
    scalars(type, { On64<SoftsignGrad>.one($0, $1) }, { On32<SoftsignGrad>.one($0, $1) })
  default: nil
  }
}
