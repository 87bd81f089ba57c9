// The tables of the integer and bool kernels.

private func choose<Function>(_ type: ElementType, _ wide: Function, _ narrow: Function)
  -> UnsafeRawPointer?
{
  switch type {
  case .int64: unsafeBitCast(wide, to: UnsafeRawPointer.self)
  case .int32: unsafeBitCast(narrow, to: UnsafeRawPointer.self)
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

func unaryIntegerAddress(_ kernel: UnaryKernel, _ type: ElementType) -> UnsafeRawPointer? {
  switch kernel {
  case .negate:
    vectors(
      type, { OnIntegers<IntegerNegate, Int64>.run($0, $1, $2) },
      { OnIntegers<IntegerNegate, Int32>.run($0, $1, $2) })
  case .absolute:
    vectors(
      type, { OnIntegers<IntegerAbsolute, Int64>.run($0, $1, $2) },
      { OnIntegers<IntegerAbsolute, Int32>.run($0, $1, $2) })
  case .sign:
    vectors(
      type, { OnIntegers<IntegerSign, Int64>.run($0, $1, $2) },
      { OnIntegers<IntegerSign, Int32>.run($0, $1, $2) })
  case .square:
    vectors(
      type, { OnIntegers<IntegerSquare, Int64>.run($0, $1, $2) },
      { OnIntegers<IntegerSquare, Int32>.run($0, $1, $2) })
  case .invert:
    vectors(
      type, { OnIntegers<IntegerInvert, Int64>.run($0, $1, $2) },
      { OnIntegers<IntegerInvert, Int32>.run($0, $1, $2) })
  case .logicalNot: type == .bool ? logicalNotAddress() : nil
  default: nil
  }
}

func binaryIntegerAddress(_ kernel: BinaryKernel, _ type: ElementType) -> UnsafeRawPointer? {
  if type == .bool { return logicalAddress(kernel) }
  return switch kernel {
  case .add:
    vectors(
      type, { OnIntegers<IntegerAdd, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerAdd, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .subtract:
    vectors(
      type, { OnIntegers<IntegerSubtract, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerSubtract, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .multiply:
    vectors(
      type, { OnIntegers<IntegerMultiply, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerMultiply, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .floorDivide:
    vectors(
      type, { OnIntegers<IntegerFloorDivide, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerFloorDivide, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .floorModulo:
    vectors(
      type, { OnIntegers<IntegerFloorModulo, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerFloorModulo, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .truncateDivide:
    vectors(
      type, { OnIntegers<IntegerTruncateDivide, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerTruncateDivide, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .truncateModulo:
    vectors(
      type, { OnIntegers<IntegerTruncateModulo, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerTruncateModulo, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .power:
    vectors(
      type, { OnIntegers<IntegerPower, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerPower, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .maximum:
    vectors(
      type, { OnIntegers<IntegerMaximum, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerMaximum, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .minimum:
    vectors(
      type, { OnIntegers<IntegerMinimum, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerMinimum, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .squaredDifference:
    vectors(
      type, { OnIntegers<IntegerSquaredDifference, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerSquaredDifference, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .bitwiseAnd:
    vectors(
      type, { OnIntegers<IntegerAnd, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerAnd, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .bitwiseOr:
    vectors(
      type, { OnIntegers<IntegerOr, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerOr, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .bitwiseXor:
    vectors(
      type, { OnIntegers<IntegerXor, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerXor, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .shiftLeft:
    vectors(
      type, { OnIntegers<IntegerShiftLeft, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerShiftLeft, Int32>.run($0, $1, $2, $3, $4, $5) })
  case .shiftRight:
    vectors(
      type, { OnIntegers<IntegerShiftRight, Int64>.run($0, $1, $2, $3, $4, $5) },
      { OnIntegers<IntegerShiftRight, Int32>.run($0, $1, $2, $3, $4, $5) })
  default: nil
  }
}

/// On bytes that are 0 or 1 the bitwise operations are the logical ones.
private func logicalAddress(_ kernel: BinaryKernel) -> UnsafeRawPointer? {
  let function: BinaryFunction
  switch kernel {
  case .bitwiseAnd:
    function = {
      forEachPair($0, $1, $2, $3, $4, $5) { (x: UInt8, y: UInt8) -> UInt8 in x & y }
    }
  case .bitwiseOr:
    function = {
      forEachPair($0, $1, $2, $3, $4, $5) { (x: UInt8, y: UInt8) -> UInt8 in x | y }
    }
  case .bitwiseXor:
    function = {
      forEachPair($0, $1, $2, $3, $4, $5) { (x: UInt8, y: UInt8) -> UInt8 in x ^ y }
    }
  default: return nil
  }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}

private func logicalNotAddress() -> UnsafeRawPointer {
  let function: UnaryFunction = { forEachElement($0, $1, $2) { (x: UInt8) -> UInt8 in x ^ 1 } }
  return unsafeBitCast(function, to: UnsafeRawPointer.self)
}
