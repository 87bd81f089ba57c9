func unaryIntegerAddress(_ kernel: UnaryKernel, _ type: ElementType) -> UnsafeRawPointer? { nil }
func binaryIntegerAddress(_ kernel: BinaryKernel, _ type: ElementType) -> UnsafeRawPointer? { nil }
func compareAddress(_ kernel: CompareKernel, _ type: ElementType) -> UnsafeRawPointer? { nil }
func classifyAddress(_ kernel: ClassifyKernel, _ type: ElementType) -> UnsafeRawPointer? { nil }
func reduceAddress(_ kernel: ReduceKernel, _ type: ElementType) -> UnsafeRawPointer? { nil }
func argumentReduceAddress(_ kernel: ArgumentReduceKernel, _ type: ElementType) -> UnsafeRawPointer?
{ nil }
func castAddress(from source: ElementType, to type: ElementType) -> UnsafeRawPointer? { nil }
func selectAddress(_ type: ElementType) -> UnsafeRawPointer? { nil }
func fillAddress(_ type: ElementType) -> UnsafeRawPointer? { nil }
func leakyReluGradAddress(_ type: ElementType) -> UnsafeRawPointer? { nil }
func matrixProductAddress(_ type: ElementType) -> UnsafeRawPointer? { nil }
func scalarFunctionAddress(_ kernel: ScalarFunction, _ type: ElementType) -> UnsafeRawPointer? {
  nil
}
func scalarFunctionAddress(_ kernel: ScalarFunction2, _ type: ElementType) -> UnsafeRawPointer? {
  nil
}
