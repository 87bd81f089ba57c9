import CReference
import Kernels

/// Every float through every kernel of one operand, in units in the last place, against the float64
/// kernel of the widened argument.
func checkAllFloats(_ names: [String]) {
  let table = KernelTable.selected
  for kernel in UnaryKernel.allCases where names.isEmpty || names.contains("\(kernel)") {
    guard let narrow = table.unary(kernel, .float32), let wide = table.unary(kernel, .float64)
    else {
      continue
    }
    let count = 4096
    var worst = reference_worst(error: 0, argument: 0)
    var arguments = [Float](repeating: 0, count: count)
    var wideArguments = [Double](repeating: 0, count: count)
    var results = [Float](repeating: 0, count: count)
    var exact = [Double](repeating: 0, count: count)
    for block in 0..<(1 << 20) {
      reference_patterns(UInt32(block) * 4096, &arguments, &wideArguments, count)
      narrow(&arguments, &results, count)
      wide(&wideArguments, &exact, count)
      reference_compare(&arguments, &results, &exact, count, &worst)
    }
    let argument = Float(bitPattern: worst.argument)
    print(
      "\(kernel) float32: \(worst.error) ULP at \(argument) (0x\(String(worst.argument, radix: 16)))"
    )
  }
}
