import TapeEngine

/// What a native function is given: its arguments, bound to its signature.
///
/// The arguments lie on the interpreter's stack, so they stay alive; so does everything that the
/// native function itself creates until it returns.
struct Call {
  unowned(unsafe) let interpreter: Interpreter  // reason: it makes the call
  let arguments: UnsafeMutablePointer<Value>
  /// The number of the signature's parameters.
  let count: Int

  /// The argument of the parameter at `index`, or its default. `*args` is a tuple, `**kwargs` a
  /// dictionary; a parameter with the default `?` is unbound when it was not given.
  @inline(__always)
  subscript(_ index: Int) -> Value {
    precondition(index >= 0 && index < count, "A native function reads its own parameters only.")
    return arguments[index]
  }

  /// Of a method: the object it is called on.
  @inline(__always)
  var receiver: Value { arguments[below: 1] }

  /// The job's objects.
  var heap: Heap { interpreter.heap }
  /// The job's tensors, variables and tapes.
  var recording: Recording { interpreter.recording }
}

/// The body of a native function.
typealias NativeBody = @Sendable (inout Call) throws(ScriptError) -> Value
/// The getter of an attribute.
typealias NativeGetter = @Sendable (Interpreter, Value) throws(ScriptError) -> Value
