/// What ends the evaluation of an expression: an exception of the script, or a limit.
///
/// Trivial, so that throwing it costs nothing.
public struct ScriptError: Error {
  /// The exception object; unbound of a limit.
  public var value: Value
  /// Not nil: a limit, which no `except` catches and no `finally` sees.
  public var limit: Limit?
  /// Whether a limit was reached in a backward pass; an exception's object knows that itself.
  public var isBackward = false

  /// Which limit.
  public enum Limit: UInt8, Sendable {
    case steps
    case seconds
    case bytes
    case elements
    case outputBytes
    /// No limit: a trace was refused, and its run ends here to be run again without.
    case untraceable
  }

  /// - Parameter exception: an exception object of the heap.
  public init(exception: Value) {
    value = exception
    limit = nil
  }

  /// A limit, or the end of a run that cannot be traced.
  public init(limit: Limit) {
    value = .unbound
    self.limit = limit
  }
}
