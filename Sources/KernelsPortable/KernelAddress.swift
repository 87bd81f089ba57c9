/// The address of a kernel of this build, or nil where the kernel is not defined for the type.
///
/// The facade asks once for every code and keeps the answers in a table.
public func kernelAddress(family: UInt8, kernel: UInt8, type: UInt8) -> UnsafeRawPointer? {
  guard let family = KernelFamily(rawValue: family), let type = ElementType(rawValue: type) else {
    return nil
  }
  switch family {
  case .unary:
    guard let kernel = UnaryKernel(rawValue: kernel) else { return nil }
    return unaryFloatAddress(kernel, type) ?? unaryIntegerAddress(kernel, type)
  case .binary:
    guard let kernel = BinaryKernel(rawValue: kernel) else { return nil }
    return binaryFloatAddress(kernel, type) ?? binaryIntegerAddress(kernel, type)
  case .compare:
    return CompareKernel(rawValue: kernel).flatMap { compareAddress($0, type) }
  case .classify:
    return ClassifyKernel(rawValue: kernel).flatMap { classifyAddress($0, type) }
  case .reduce:
    return ReduceKernel(rawValue: kernel).flatMap { reduceAddress($0, type) }
  case .argumentReduce:
    return ArgumentReduceKernel(rawValue: kernel).flatMap { argumentReduceAddress($0, type) }
  case .cast:
    return ElementType(rawValue: kernel).flatMap { castAddress(from: $0, to: type) }
  case .select:
    return selectAddress(type)
  case .fill:
    return fillAddress(type)
  case .leakyReluGrad:
    return leakyReluGradAddress(type)
  case .matrixProduct:
    return matrixProductAddress(type)
  case .binaryRows:
    return BinaryKernel(rawValue: kernel).flatMap { binaryRowsAddress($0, type) }
  case .sumOfProducts:
    return sumOfProductsAddress(type)
  case .laneProduct:
    return laneProductAddress(type)
  case .cholesky:
    return choleskyAddress(type)
  case .triangularSolve:
    return triangularSolveAddress(type)
  case .linearSolve:
    return linearSolveAddress(type)
  case .determinant:
    return determinantAddress(type)
  case .luDiagonal:
    return luDiagonalAddress(type)
  case .transpose:
    return transposeAddress(type)
  case .scalarUnary:
    return UnaryKernel(rawValue: kernel).flatMap { scalarUnaryFloatAddress($0, type) }
  case .scalarBinary:
    return BinaryKernel(rawValue: kernel).flatMap { scalarBinaryFloatAddress($0, type) }
  case .scalarFunction:
    return ScalarFunction(rawValue: kernel).flatMap { scalarFunctionAddress($0, type) }
  case .scalarFunction2:
    return ScalarFunction2(rawValue: kernel).flatMap { scalarFunctionAddress($0, type) }
  }
}
