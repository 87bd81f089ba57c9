import ScriptSyntax
import TapeEngine
import Tensors

/// What the machine asks when an operand is a tensor, a variable, a NumPy value or a record, and
/// its own fast paths (scalar tensors, tensor with Python number) do not apply.
enum TensorOperators {
  /// Whether these functions know the value: everything that is no plain Python object.
  @inline(__always)
  static func handles(_ value: Value) -> Bool {
    switch value.tag {
    case .tensor, .variable, .numpyScalar, .ndarray, .record, .tape, .dtype, .enumMember: true
    default: false
    }
  }

  /// `left op right`; one of them is handled here. `.notImplemented` makes the machine raise
  /// Python's TypeError for the operands.
  static func binary(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `left op= right`; `.notImplemented` falls back to `binary`.
  static func inPlace(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `-x`, `+x`, `~x` (never `not`).
  static func unary(
    _ operation: UnaryOperator, _ operand: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `<`, `<=`, `>`, `>=`, `==`, `!=`.
  static func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `item in container`; by default the machine iterates and compares.
  static func contains(
    _ item: Value, in container: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `object[index]`; the index may be a tuple and contain slices, None and `...`.
  static func getItem(
    _ object: Value, _ index: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `object[index] = value`; false makes the machine raise Python's TypeError.
  static func setItem(
    _ object: Value, _ index: Value, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Bool { false }

  /// An attribute that the type's table of members lacks; unbound makes the machine raise
  /// `AttributeError: 'T' object has no attribute 'name'`.
  static func getAttribute(
    _ object: Value, _ name: String, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .unbound }

  /// `object.name = value`; false makes the machine raise AttributeError.
  static func setAttribute(
    _ object: Value, _ name: String, _ value: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Bool { false }

  /// The number of rows that iteration gives.
  static func rowCount(
    _ object: Value, _ interpreter: Interpreter
  ) throws(ScriptError) -> Int { throw interpreter.error(.typeError, "object is not iterable") }

  /// One row of the iteration.
  static func row(
    _ object: Value, _ index: Int, _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .none }

  /// `bool(object)`.
  static func truth(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Bool {
    true
  }

  /// `len(object)`.
  static func length(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int {
    throw interpreter.error(.typeError, "object has no len()")
  }

  /// The Python number (`int`, `float` or `bool`) that `int()`, `float()`, `index` and `round` go
  /// on from; unbound if it has none.
  static func number(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    .unbound
  }

  /// The hash of a dictionary key: throws where Python says that the type is unhashable.
  static func hash(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Int {
    Int(truncatingIfNeeded: object.payload)
  }

  /// Calls a record.
  static func call(
    _ object: Value, _ arguments: [Value], _ interpreter: Interpreter
  ) throws(ScriptError) -> Value { .notImplemented }

  /// `with object:` begins; the result is what `as` binds.
  static func enter(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> Value {
    .notImplemented
  }

  /// `with object:` ends, by falling out, leaving or an exception; limits do not come here.
  static func exit(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) {}

  /// `str(object)`.
  static func str(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> String { "" }

  /// `repr(object)`.
  static func repr(_ object: Value, _ interpreter: Interpreter) throws(ScriptError) -> String { "" }

  /// `format(object, specification)`.
  static func format(
    _ object: Value, _ specification: String, _ interpreter: Interpreter
  ) throws(ScriptError) -> String { "" }

  /// Marks the tensors and values that the surface itself keeps for the job (custom gradients'
  /// functions under a token).
  static func markRoots(_ interpreter: Interpreter, _ marker: Recording.Marker) {
    interpreter.surface.beginCollection()
  }
}
