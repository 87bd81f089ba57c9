import CKernelSupport
import KernelsAVX2
import KernelsPortable

/// The kernels of one build: plain function pointers, found by kernel and element type.
///
/// A look-up is an index into a flat table; a hot loop may also keep the pointer. An answer of nil
/// means that the kernel is not defined for the type. All builds give the same bits.
public struct KernelTable: @unchecked Sendable {  // reason: the entries never change after init

  /// y[i] = f(x[i]) for i in 0 ..< count. x and y may be the same address but not overlap otherwise.
  public typealias Unary =
    @convention(c) (
      _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int
    ) -> Void

  /// z[i] = f(x[i · xStep], y[i · yStep]). A step is 1 or, for a single value against a vector, 0.
  /// z may be the address of an operand of step 1 but not overlap otherwise.
  public typealias Binary =
    @convention(c) (
      _ x: UnsafeRawPointer, _ xStep: Int, _ y: UnsafeRawPointer, _ yStep: Int,
      _ z: UnsafeMutableRawPointer, _ count: Int
    ) -> Void

  /// z[i] = condition[i · conditionStep] ≠ 0 ? x[i · xStep] : y[i · yStep], with steps of 0 or 1.
  public typealias Select =
    @convention(c) (
      _ condition: UnsafeRawPointer, _ conditionStep: Int, _ x: UnsafeRawPointer, _ xStep: Int,
      _ y: UnsafeRawPointer, _ yStep: Int, _ z: UnsafeMutableRawPointer, _ count: Int
    ) -> Void

  /// Writes the element at `value` count times.
  public typealias Fill =
    @convention(c) (
      _ value: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ count: Int
    ) -> Void

  /// x [outer, count, inner] → y [outer, inner], both contiguous and row-major.
  ///
  /// An output's bits depend on `count` and its own elements only. For `ArgumentReduceKernel` y is
  /// int64 and an empty run gives 0.
  public typealias Reduce =
    @convention(c) (
      _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ outer: Int, _ count: Int, _ inner: Int
    ) -> Void

  /// C [m, n] = A [m, k] · B [k, n], all contiguous and row-major; with a flag set, that operand is
  /// stored transposed (A as [k, m], B as [n, k]). C overlaps neither. k = 0 gives zeros.
  ///
  /// Every element is a chain over ascending k: a multiplication, then fused multiply-adds.
  public typealias MatrixProduct =
    @convention(c) (
      _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer, _ m: Int,
      _ n: Int,
      _ k: Int, _ aIsTransposed: Bool, _ bIsTransposed: Bool
    ) -> Void

  /// z[r · columns + i] = f(x[r · xRow + i · xStep], y[r · yRow + i · yStep]) for r in 0 ..< rows and i
  /// in 0 ..< columns, with rows any number of elements apart and steps of 0 or 1. z may be the
  /// address of an operand whose elements lie as z's, but not overlap otherwise.
  public typealias BinaryRows =
    @convention(c) (
      _ x: UnsafeRawPointer, _ xRow: Int, _ xStep: Int, _ y: UnsafeRawPointer, _ yRow: Int,
      _ yStep: Int, _ z: UnsafeMutableRawPointer, _ rows: Int, _ columns: Int
    ) -> Void

  /// Matrix products of `lanes` jobs at once: the element e of a job's matrix is at e · lanes + job.
  /// Otherwise as `MatrixProduct`.
  public typealias LaneProduct =
    @convention(c) (
      _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ c: UnsafeMutableRawPointer, _ m: Int,
      _ n: Int, _ k: Int, _ aIsTransposed: Bool, _ bIsTransposed: Bool, _ lanes: Int
    ) -> Void

  /// target[column · targetRow + row] = source[row · sourceRow + column], rows being any number of
  /// elements apart. source and target do not overlap.
  public typealias Transpose =
    @convention(c) (
      _ source: UnsafeRawPointer, _ sourceRow: Int, _ target: UnsafeMutableRawPointer,
      _ targetRow: Int, _ rows: Int, _ columns: Int
    ) -> Void

  /// A function of square matrices [n, n] of `lanes` jobs, of which element e is at e · lanes + job; one
  /// matrix is one lane. x and y do not overlap.
  public typealias MatrixFunction =
    @convention(c) (
      _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ n: Int, _ lanes: Int
    ) -> Void

  /// A X = B for a triangular A [n, n] and B [n, columns], of as many jobs as there are lanes; with a
  /// transposed A, the system of Aᵀ. The other triangle is not read. X overlaps neither.
  public typealias TriangularSolve =
    @convention(c) (
      _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ x: UnsafeMutableRawPointer, _ n: Int,
      _ columns: Int, _ isLower: Bool, _ isTransposed: Bool, _ lanes: Int
    ) -> Void

  /// A X = B for a general A; without B, X [n, n] is the inverse. Where a lane's matrix is not
  /// invertible its `failed` becomes true, and X is any numbers.
  public typealias LinearSolve =
    @convention(c) (
      _ a: UnsafeRawPointer, _ b: UnsafeRawPointer?, _ x: UnsafeMutableRawPointer, _ n: Int,
      _ columns: Int, _ isTransposed: Bool, _ lanes: Int, _ failed: UnsafeMutablePointer<Bool>
    ) -> Void

  /// A function of one float.
  public typealias Scalar32 = @convention(c) (Float) -> Float
  /// A function of one double.
  public typealias Scalar64 = @convention(c) (Double) -> Double
  /// A function of two floats.
  public typealias ScalarPair32 = @convention(c) (Float, Float) -> Float
  /// A function of two doubles.
  public typealias ScalarPair64 = @convention(c) (Double, Double) -> Double

  /// Which build of the kernels this is.
  public enum Variant: Sendable {
    case portable
    case avx2
  }

  /// The build that the entries come from.
  public let variant: Variant

  /// Addresses by family, kernel and type (`KernelTable.index`). Allocated once, never freed.
  @usableFromInline let entries: UnsafePointer<UnsafeRawPointer?>

  private init(variant: Variant, address: (UInt8, UInt8, UInt8) -> UnsafeRawPointer?) {
    self.variant = variant
    let count = KernelFamily.allCases.count * 512
    let table = UnsafeMutablePointer<UnsafeRawPointer?>.allocate(capacity: count)
    for index in 0..<count {
      table[index] = address(
        UInt8(index >> 9), UInt8((index >> 3) & 63), UInt8(index & 7))
    }
    entries = UnsafePointer(table)
  }

  /// The build that runs on any processor.
  public static let portable = KernelTable(variant: .portable) { family, kernel, type in
    KernelsPortable.kernelAddress(family: family, kernel: kernel, type: type)
  }

  /// The build with AVX2 and FMA, or nil where the processor lacks them.
  public static let avx2: KernelTable? =
    tapedeck_supports_avx2()
    ? KernelTable(variant: .avx2) { family, kernel, type in
      KernelsAVX2.kernelAddress(family: family, kernel: kernel, type: type)
    } : nil

  /// The fastest build for this processor, chosen once; the environment's
  /// `TAPEDECK_KERNELS=portable` or `=avx2` prefers one.
  public static let selected: KernelTable =
    tapedeck_prefers_portable_kernels() ? portable : avx2 ?? portable
}

extension KernelTable {
  @inlinable @inline(__always)
  static func index(_ family: KernelFamily, _ kernel: UInt8, _ type: UInt8) -> Int {
    // reason: the tag of a case is its raw value; the cast, unlike `rawValue`, is free in other modules
    (Int(unsafeBitCast(family, to: UInt8.self)) << 9) | (Int(kernel) << 3) | Int(type)
  }

  @inlinable @inline(__always)
  func entry<Kernel, Function>(
    _ family: KernelFamily, _ kernel: Kernel, _ type: ElementType, as function: Function.Type
  ) -> Function {
    // reason: tags, as above
    let kernel = unsafeBitCast(kernel, to: UInt8.self)
    let type = unsafeBitCast(type, to: UInt8.self)  // reason: likewise
    // reason: the entries of a family are functions of one type
    return unsafeBitCast(entries[Self.index(family, kernel, type)], to: Function.self)
  }

  /// y[i] = f(x[i]); nil for a type that the kernel does not have.
  @inlinable public func unary(_ kernel: UnaryKernel, _ type: ElementType) -> Unary? {
    entry(.unary, kernel, type, as: Unary?.self)
  }

  /// z[i] = f(x[i], y[i]), either of which may be one number for all i; nil for a type that the kernel does not have.
  @inlinable public func binary(_ kernel: BinaryKernel, _ type: ElementType) -> Binary? {
    entry(.binary, kernel, type, as: Binary?.self)
  }

  /// A `Binary` whose z is bool.
  @inlinable public func compare(_ kernel: CompareKernel, _ type: ElementType) -> Binary? {
    entry(.compare, kernel, type, as: Binary?.self)
  }

  /// A `Unary` of a float whose y is bool.
  @inlinable public func classify(_ kernel: ClassifyKernel, _ type: ElementType) -> Unary? {
    entry(.classify, kernel, type, as: Unary?.self)
  }

  /// Rows or columns to one element each, in the order that defines the bits; nil for a type that the kernel
  /// does not have.
  @inlinable public func reduce(_ kernel: ReduceKernel, _ type: ElementType) -> Reduce? {
    entry(.reduce, kernel, type, as: Reduce?.self)
  }

  /// The index, an int64, of the greatest or least element of each row or column, of equal ones the
  /// first; a NaN never wins.
  @inlinable
  public func argumentReduce(_ kernel: ArgumentReduceKernel, _ type: ElementType) -> Reduce? {
    entry(.argumentReduce, kernel, type, as: Reduce?.self)
  }

  /// A `Unary` that reads one type and writes another. Floats are truncated towards zero; a NaN or
  /// a value out of range gives the least integer. To bool: whether it differs from 0.
  @inlinable public func cast(from source: ElementType, to destination: ElementType) -> Unary {
    entry(.cast, source, destination, as: Unary.self)
  }

  /// z[i] is x[i] where the mask is true, and y[i] elsewhere, bits untouched.
  @inlinable public func select(_ type: ElementType) -> Select {
    entry(.select, UInt8(0), type, as: Select.self)
  }

  /// Copies one element to all places.
  @inlinable public func fill(_ type: ElementType) -> Fill {
    entry(.fill, UInt8(0), type, as: Fill.self)
  }

  /// For floats and integers.
  @inlinable public func matrixProduct(_ type: ElementType) -> MatrixProduct? {
    entry(.matrixProduct, UInt8(0), type, as: MatrixProduct?.self)
  }

  /// The form over rows of `binary`, with the same bits; only short kernels of floats have one.
  @inlinable public func binaryRows(_ kernel: BinaryKernel, _ type: ElementType) -> BinaryRows? {
    entry(.binaryRows, kernel, type, as: BinaryRows?.self)
  }

  /// z[i] = Σ over r of x[r · xRow + i · xStep] · y[r · yRow + i · yStep], with the bits of `multiply`
  /// and then `sum`; operands as of `BinaryRows`, z [columns] overlaps none. For floats.
  @inlinable public func sumOfProducts(_ type: ElementType) -> BinaryRows? {
    entry(.sumOfProducts, UInt8(0), type, as: BinaryRows?.self)
  }

  /// Rows to columns, bits untouched.
  @inlinable public func transpose(_ type: ElementType) -> Transpose {
    entry(.transpose, UInt8(0), type, as: Transpose.self)
  }

  /// For floats.
  @inlinable public func laneProduct(_ type: ElementType) -> LaneProduct? {
    entry(.laneProduct, UInt8(0), type, as: LaneProduct?.self)
  }

  /// For floats.
  @inlinable public func matrix(_ kernel: MatrixKernel, _ type: ElementType) -> MatrixFunction? {
    entry(.matrix, kernel, type, as: MatrixFunction?.self)
  }

  /// For floats.
  @inlinable public func triangularSolve(_ type: ElementType) -> TriangularSolve? {
    entry(.triangularSolve, UInt8(0), type, as: TriangularSolve?.self)
  }

  /// For floats.
  @inlinable public func linearSolve(_ type: ElementType) -> LinearSolve? {
    entry(.linearSolve, UInt8(0), type, as: LinearSolve?.self)
  }

  /// The kernel for one element, with the bits of `unary`; nil where that is nil.
  @inlinable public func scalar32(_ kernel: UnaryKernel) -> Scalar32? {
    entry(.scalarUnary, kernel, .float32, as: Scalar32?.self)
  }

  /// The kernel for one element, with the bits of `unary`; nil where that is nil.
  @inlinable public func scalar64(_ kernel: UnaryKernel) -> Scalar64? {
    entry(.scalarUnary, kernel, .float64, as: Scalar64?.self)
  }

  /// The kernel for one pair of elements, with the bits of `binary`; nil where that is nil.
  @inlinable public func scalar32(_ kernel: BinaryKernel) -> ScalarPair32? {
    entry(.scalarBinary, kernel, .float32, as: ScalarPair32?.self)
  }

  /// The kernel for one pair of elements, with the bits of `binary`; nil where that is nil.
  @inlinable public func scalar64(_ kernel: BinaryKernel) -> ScalarPair64? {
    entry(.scalarBinary, kernel, .float64, as: ScalarPair64?.self)
  }

  @inlinable func scalarFunction(_ function: ScalarFunction) -> Scalar64 {
    entry(.scalarFunction, function, .float64, as: Scalar64.self)
  }

  @inlinable func scalarFunction(_ function: ScalarFunction2) -> ScalarPair64 {
    entry(.scalarFunction2, function, .float64, as: ScalarPair64.self)
  }
}
