import KernelsPortable

// Kernels are named once for both builds, which are asked by raw value.

/// Functions of one element.
public typealias UnaryKernel = KernelsPortable.UnaryKernel
/// Functions of two elements.
public typealias BinaryKernel = KernelsPortable.BinaryKernel
/// Functions of a square matrix.
public typealias MatrixKernel = KernelsPortable.MatrixKernel
/// Functions of one double that only the script language has.
public typealias ScalarFunction = KernelsPortable.ScalarFunction
/// Functions of two doubles that only the script language has.
public typealias ScalarFunction2 = KernelsPortable.ScalarFunction2
