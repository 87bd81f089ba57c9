/// A call under way.
struct Frame {
  /// What becomes of the value that the code returns.
  enum Mode: UInt8 {
    /// It replaces the callee on the caller's stack.
    case call
    /// The machine's loop returns it to native code.
    case boundary
    /// The code is a generator's, asked by a `for` of the frame below.
    case generatorInLoop
    /// The code is a generator's, asked by native code.
    case generatorBoundary
    /// The code is a generator's, asked by the `yield from` of the generator in the frame below.
    case delegate
    /// The code is an `__init__`: the caller gets the new object, `held`.
    case initializer
    /// The code is an operator's method, on copies of the operands: if it gives NotImplemented, the caller's
    /// instruction goes on.
    case `operator`
  }

  var code: UnsafeMutablePointer<Code>
  /// The next instruction, while the frame waits for another.
  var instruction: UnsafePointer<Instruction>
  /// The slots.
  var slots: UnsafeMutablePointer<Value>
  /// Where the result goes; the stack's top is just above it then.
  var base: UnsafeMutablePointer<Value>
  var closure: UnsafeMutablePointer<Value>?
  /// What was being handled when the call began.
  var handled: Value
  var mode: Mode
  /// Of a generator's frame.
  var generator: Int32
  /// The function: it keeps the closure.
  var function = Value.unbound
  /// What the call gives instead of its code's value.
  var held = Value.unbound
}
