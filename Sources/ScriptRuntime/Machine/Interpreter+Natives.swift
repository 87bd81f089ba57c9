import TapeEngine
import Tensors

// What native functions may ask of the interpreter.
extension Interpreter {
  /// An exception of the script, to throw; a long message is cut.
  public func error(_ type: TypeID, _ message: String) -> ScriptError {
    do {
      let text = try heap.newString(ErrorText.bounded(message))
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
    case .zeroDivision: return self.error(.zeroDivisionError, error.message)
    case .internalError: return self.error(.internalError, error.message)
    case .unimplemented: return self.error(.unimplementedError, error.message)
    case .notFound: return self.error(.notFoundError, error.message)
    case .aborted: return self.error(TypeID(.abortedError), error.message)
    case .failedPrecondition:
      return self.error(TypeID(.failedPreconditionError), error.message)
    case .limit(.steps): return ScriptError(limit: .steps)
    case .limit(.seconds): return ScriptError(limit: .seconds)
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
  func engine<Result>(
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

  /// The line of the script that is running.
  var currentLine: Int { Int(recording.line) }
}
