import KernelsPortable

// Kernels are named once for both builds, which are asked by raw value.

public typealias UnaryKernel = KernelsPortable.UnaryKernel
public typealias BinaryKernel = KernelsPortable.BinaryKernel
public typealias MatrixKernel = KernelsPortable.MatrixKernel
public typealias ScalarFunction = KernelsPortable.ScalarFunction
public typealias ScalarFunction2 = KernelsPortable.ScalarFunction2
