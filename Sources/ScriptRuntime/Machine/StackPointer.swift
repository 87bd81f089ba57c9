// Going down the stack of values.
//
// Offsets are applied to raw bytes: given `p[-1] = a; p[0] = b`, the optimiser of Swift 6.3 takes
// the two places for one and drops the first store.
extension UnsafeMutablePointer<Value> {
  /// The value `count` places below; the one on top of a stack is 1 below its end.
  @inline(__always)
  subscript(below count: Int) -> Value {
    get { lowered(by: count).pointee }
    nonmutating set { lowered(by: count).pointee = newValue }
  }

  /// `self - count`
  @inline(__always)
  func lowered(by count: Int) -> UnsafeMutablePointer<Value> {
    (UnsafeMutableRawPointer(self) - count * MemoryLayout<Value>.stride)
      .assumingMemoryBound(to: Value.self)
  }
}
