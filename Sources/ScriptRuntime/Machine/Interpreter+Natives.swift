import TapeEngine
import Tensors

// What native functions may ask of the interpreter.
extension Interpreter {
  /// An exception of the script, to throw.
  public func error(_ type: TypeID, _ message: String) -> ScriptError {
    do {
      let text = try heap.newString(message)
      return ScriptError(exception: try heap.newException(type, [text]))
    } catch {
      return error
    }
  }

  /// What an error of the engine is in the script.
  public func error(_ error: EngineError) -> ScriptError {
    switch error.kind {
    case .invalidArgument: return self.error(.invalidArgumentError, error.message)
    case .typeError: return self.error(.typeError, error.message)
    case .valueError: return self.error(.valueError, error.message)
    case .runtimeError: return self.error(.runtimeError, error.message)
    case .lookupError: return self.error(.lookupError, error.message)
    case .attributeError: return self.error(.attributeError, error.message)
    case .indexError: return self.error(.indexError, error.message)
    case .internalError: return self.error(.internalError, error.message)
    case .unimplemented: return self.error(.unimplementedError, error.message)
    case .notFound: return self.error(.notFoundError, error.message)
    case .limit(.steps): return ScriptError(limit: .steps)
    case .limit(.bytes): return ScriptError(limit: .bytes)
    case .limit(.elements): return ScriptError(limit: .elements)
    case .callback:
      if let kept = callbackError {
        callbackError = nil
        return kept
      }
      return self.error(.runtimeError, "a callback failed")
    }
  }

  /// Runs a call of the engine; its errors become the script's.
  @inline(__always)
  public func engine<Result>(
    _ body: (Recording) throws(EngineError) -> Result
  ) throws(ScriptError) -> Result {
    do {
      return try body(recording)
    } catch {
      throw self.error(error)
    }
  }

  /// Keeps an error over the engine, which only knows `.callback`: for gradient functions.
  public func keep(_ error: ScriptError) -> EngineError {
    callbackError = error
    return .callback
  }

  /// Calls a callable with positional and keyword arguments. The result stays alive until the
  /// calling native function returns.
  public func call(
    _ function: Value, _ arguments: [Value], keywords: [(name: String, value: Value)] = []
  ) throws(ScriptError) -> Value { throw error(.notImplementedError, "not built yet") }

  /// The iterator of an iterable.
  ///
  /// - Throws: `TypeError: 'int' object is not iterable`.
  public func iterator(over iterable: Value) throws(ScriptError) -> Value {
    throw error(.notImplementedError, "not built yet")
  }

  /// The next value of an iterator; nil at its end. Charges a step.
  public func next(_ iterator: Value) throws(ScriptError) -> Value? {
    throw error(.notImplementedError, "not built yet")
  }

  /// Everything that an iterable gives.
  public func elements(of iterable: Value) throws(ScriptError) -> [Value] {
    throw error(.notImplementedError, "not built yet")
  }

  /// `str(value)`.
  public func str(_ value: Value) throws(ScriptError) -> String { "" }

  /// `repr(value)`.
  public func repr(_ value: Value) throws(ScriptError) -> String { "" }

  /// `format(value, specification)`.
  public func format(_ value: Value, _ specification: String) throws(ScriptError) -> String { "" }

  /// `bool(value)`.
  public func truth(_ value: Value) throws(ScriptError) -> Bool { true }

  /// `left == right` as a truth value.
  public func isEqual(_ left: Value, _ right: Value) throws(ScriptError) -> Bool { true }

  /// What `type(value)` gives.
  public func type(of value: Value) -> TypeID { .object }

  /// `type(value).__name__`.
  public func typeName(_ value: Value) -> String {
    library.types[Int(type(of: value).rawValue)].name
  }

  /// Whether `value` is of `type` or of one derived from it.
  public func isInstance(_ value: Value, of type: TypeID) -> Bool {
    library.isSubtype(self.type(of: value), of: type)
  }

  /// The integer of an `int`, `bool` or NumPy integer (or scalar integer tensor): what may index.
  ///
  /// - Throws: `TypeError: 'float' object cannot be interpreted as an integer`.
  public func integer(_ value: Value) throws(ScriptError) -> Int { value.intValue }

  /// Sets, gets, counts in a dictionary.
  public func dictionaryGet(_ dictionary: Value, _ key: Value) throws(ScriptError) -> Value? { nil }

  public func dictionarySet(_ dictionary: Value, _ key: Value, _ value: Value) throws(ScriptError) {
  }

  /// Adds to the end of a list.
  public func append(_ value: Value, to list: Value) throws(ScriptError) {}

  /// Charges steps for work done in native code, and checks the limits.
  public func charge(steps: Int) throws(ScriptError) {}

  /// Writes to the job's standard output.
  public func write(_ text: String) throws(ScriptError) {}

  /// The line of the script that is running.
  public var currentLine: Int { Int(recording.line) }

  /// Keeps a value alive until the job ends.
  public func pin(_ value: Value) { pins.append(value) }

  func makeRoom(for bytes: Int) throws(ScriptError) {}

  /// Marks a value and what it refers to; only while collecting.
  public func mark(_ value: Value, _ marker: Recording.Marker) {}
}
