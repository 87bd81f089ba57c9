// Double-precision functions for the script language's `math` module and `**`.
//
// They are our own and nearly always correctly rounded, since scripts print 17 digits, and so give
// the same bits on every machine. Domain errors give NaN or an infinity; raising is the caller's.

extension ScalarFunction {
  /// The value at x; outside its domain NaN or an infinity.
  @inlinable public func callAsFunction(_ x: Double) -> Double {
    KernelTable.selected.scalarFunction(self)(x)
  }
}

extension ScalarFunction2 {
  /// The value at x and y; outside its domain NaN or an infinity.
  @inlinable public func callAsFunction(_ x: Double, _ y: Double) -> Double {
    KernelTable.selected.scalarFunction(self)(x, y)
  }
}

extension UnaryKernel {
  /// The kernel of one double, which must be one of floats.
  @inlinable public func callAsFunction(_ x: Double) -> Double {
    guard let function = KernelTable.selected.scalar64(self) else {
      preconditionFailure("The kernel is one of floats.")
    }
    return function(x)
  }
}
