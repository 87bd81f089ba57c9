// What computes a kernel, as plain function pointers. A C function pointer needs a closure without
// generic parameters, hence one closure a kernel and type instead of a loop over a list of types.

/// The functions of a kernel of one operand.
struct UnaryFunctions {
  typealias Pair = (wide: UnaryFunction, narrow: UnaryFunction)

  private var floats: Pair?
  private var scalars:
    (wide: @convention(c) (Double) -> Double, narrow: @convention(c) (Float) -> Float)?
  private var integers: Pair?
  private var booleans: UnaryFunction?

  /// Of doubles and floats, of many and of one; and of int64 and int32.
  init(
    _ wide: UnaryFunction, _ narrow: UnaryFunction,
    _ wideScalar: @convention(c) (Double) -> Double,
    _ narrowScalar: @convention(c) (Float) -> Float,
    integers: Pair? = nil
  ) {
    floats = (wide, narrow)
    scalars = (wideScalar, narrowScalar)
    self.integers = integers
  }

  init(integers: Pair) { self.integers = integers }

  init(booleans: UnaryFunction) { self.booleans = booleans }

  func address(_ type: ElementType) -> UnsafeRawPointer? {
    switch type {
    case .float64: untyped(ifAny: floats?.wide)
    case .float32: untyped(ifAny: floats?.narrow)
    case .int64: untyped(ifAny: integers?.wide)
    case .int32: untyped(ifAny: integers?.narrow)
    case .bool: untyped(ifAny: booleans)
    }
  }

  /// Of one element.
  func scalarAddress(_ type: ElementType) -> UnsafeRawPointer? {
    switch type {
    case .float64: untyped(ifAny: scalars?.wide)
    case .float32: untyped(ifAny: scalars?.narrow)
    case .int64, .int32, .bool: nil
    }
  }
}

/// The functions of a kernel of two operands.
struct BinaryFunctions {
  typealias Pair = (wide: BinaryFunction, narrow: BinaryFunction)
  typealias Rows = (wide: BinaryRowsFunction, narrow: BinaryRowsFunction)

  private var floats: Pair?
  private var scalars:
    (
      wide: @convention(c) (Double, Double) -> Double,
      narrow: @convention(c) (Float, Float) -> Float
    )?
  private var rows: Rows?
  private var integers: Pair?
  private var booleans: BinaryFunction?

  /// Of doubles and floats, of many and of one; and of int64 and int32.
  ///
  /// - Parameter rows: of operations that are an instruction; of the others a call a row costs little.
  init(
    _ wide: BinaryFunction, _ narrow: BinaryFunction,
    _ wideScalar: @convention(c) (Double, Double) -> Double,
    _ narrowScalar: @convention(c) (Float, Float) -> Float, rows: Rows? = nil, integers: Pair? = nil
  ) {
    floats = (wide, narrow)
    scalars = (wideScalar, narrowScalar)
    self.rows = rows
    self.integers = integers
  }

  /// Of integers; and of bytes that are 0 or 1, on which bitwise operations are the logical ones.
  init(integers: Pair, booleans: BinaryFunction? = nil) {
    self.integers = integers
    self.booleans = booleans
  }

  func address(_ type: ElementType) -> UnsafeRawPointer? {
    switch type {
    case .float64: untyped(ifAny: floats?.wide)
    case .float32: untyped(ifAny: floats?.narrow)
    case .int64: untyped(ifAny: integers?.wide)
    case .int32: untyped(ifAny: integers?.narrow)
    case .bool: untyped(ifAny: booleans)
    }
  }

  /// Of one pair of elements.
  func scalarAddress(_ type: ElementType) -> UnsafeRawPointer? {
    switch type {
    case .float64: untyped(ifAny: scalars?.wide)
    case .float32: untyped(ifAny: scalars?.narrow)
    case .int64, .int32, .bool: nil
    }
  }

  func rowsAddress(_ type: ElementType) -> UnsafeRawPointer? {
    switch type {
    case .float64: untyped(ifAny: rows?.wide)
    case .float32: untyped(ifAny: rows?.narrow)
    case .int64, .int32, .bool: nil
    }
  }
}

/// The functions of a kernel of matrices.
struct MatrixFunctions {
  typealias Function =
    @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int) -> Void

  private var wide: Function
  private var narrow: Function

  init(_ wide: Function, _ narrow: Function) {
    self.wide = wide
    self.narrow = narrow
  }

  func address(_ type: ElementType) -> UnsafeRawPointer? {
    switch type {
    case .float64: untyped(wide)
    case .float32: untyped(narrow)
    case .int64, .int32, .bool: nil
    }
  }
}
