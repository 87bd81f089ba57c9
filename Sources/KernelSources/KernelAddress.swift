/// The address of a kernel of this build, or nil where the kernel is not defined for the type.
///
/// The facade asks once for every code and keeps the answers in a table.
public func kernelAddress(family: UInt8, kernel: UInt8, type: UInt8) -> UnsafeRawPointer? {
  guard let family = KernelFamily(rawValue: family), let type = ElementType(rawValue: type) else {
    return nil
  }
  switch family {
  case .unary:
    return UnaryKernel(rawValue: kernel)?.functions.address(type)
  case .binary:
    return BinaryKernel(rawValue: kernel)?.functions.address(type)
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
  case .matrixProduct:
    return matrixProductAddress(type)
  case .binaryRows:
    return BinaryKernel(rawValue: kernel)?.functions.rowsAddress(type)
  case .sumOfProducts:
    return sumOfProductsAddress(type)
  case .laneProduct:
    return laneProductAddress(type)
  case .matrix:
    return MatrixKernel(rawValue: kernel)?.functions.address(type)
  case .triangularSolve:
    return triangularSolveAddress(type)
  case .linearSolve:
    return linearSolveAddress(type)
  case .transpose:
    return transposeAddress(type)
  case .scalarUnary:
    return UnaryKernel(rawValue: kernel)?.functions.scalarAddress(type)
  case .scalarBinary:
    return BinaryKernel(rawValue: kernel)?.functions.scalarAddress(type)
  case .scalarFunction:
    guard type == .float64, let kernel = ScalarFunction(rawValue: kernel) else { return nil }
    return untyped(kernel.function)
  case .scalarFunction2:
    guard type == .float64, let kernel = ScalarFunction2(rawValue: kernel) else { return nil }
    return untyped(kernel.function)
  }
}
