import Kernels
import TestSupport
import Testing

/// The kernel for one element is the definition: both builds give its bits for every length,
/// start and step.
@Suite struct ElementwiseTests {
  @Test(arguments: UnaryKernel.allCases)
  func unaryOfFloats(_ kernel: UnaryKernel) {
    for build in builds {
      check(build.unary(kernel, .float32), KernelTable.portable.scalar32(kernel))
      check(build.unary(kernel, .float64), KernelTable.portable.scalar64(kernel))
    }
    func check<T: Element>(_ vector: KernelTable.Unary?, _ scalar: ((T) -> T)?) {
      #expect((vector == nil) == (scalar == nil))
      #expect((vector == nil) == (kernel == .invert || kernel == .logicalNot))
      if let vector, let scalar { checkUnary("\(kernel)", vector) { scalar($0) } }
    }
  }

  @Test(arguments: BinaryKernel.allCases)
  func binaryOfFloats(_ kernel: BinaryKernel) {
    let integersOnly: Set<BinaryKernel> = [
      .truncateDivide, .bitwiseAnd, .bitwiseOr, .bitwiseXor, .shiftLeft, .shiftRight,
    ]
    for build in builds {
      check(build.binary(kernel, .float32), KernelTable.portable.scalar32(kernel))
      check(build.binary(kernel, .float64), KernelTable.portable.scalar64(kernel))
    }
    func check<T: Element>(_ vector: KernelTable.Binary?, _ scalar: ((T, T) -> T)?) {
      #expect((vector == nil) == (scalar == nil))
      #expect((vector == nil) == integersOnly.contains(kernel))
      if let vector, let scalar { checkBinary("\(kernel)", vector) { scalar($0, $1) } }
    }
  }

  /// The AVX2 build's kernel for one element is the portable one's.
  @Test func scalarsOfBothBuilds() throws {
    guard let avx2 = KernelTable.avx2 else { return }
    let portable = KernelTable.portable
    for kernel in UnaryKernel.allCases {
      check(portable.scalar32(kernel), avx2.scalar32(kernel), "\(kernel)")
      check(portable.scalar64(kernel), avx2.scalar64(kernel), "\(kernel)")
    }
    for kernel in BinaryKernel.allCases {
      check(portable.scalar32(kernel), avx2.scalar32(kernel), "\(kernel)")
      check(portable.scalar64(kernel), avx2.scalar64(kernel), "\(kernel)")
    }
    func check<T: Element>(
      _ f: ((T) -> T)?, _ g: ((T) -> T)?, _ name: String
    ) {
      guard let f, let g else { return }
      var generator = SplitMix64(seed: 9)
      let x = T.random(500, &generator)
      expectSame(x.map { g($0) }, x.map { f($0) }, name)
    }
    func check<T: Element>(
      _ f: ((T, T) -> T)?, _ g: ((T, T) -> T)?, _ name: String
    ) {
      guard let f, let g else { return }
      var generator = SplitMix64(seed: 10)
      let x = T.random(500, &generator)
      let y = T.random(500, &generator)
      expectSame(zip(x, y).map { g($0, $1) }, zip(x, y).map { f($0, $1) }, name)
    }
  }
}
