/// Why an operation, a tape or a gradient failed, as the script sees it.
public struct EngineError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// `tf.errors.InvalidArgumentError`
    case invalidArgument
    case typeError
    case valueError
    case runtimeError
    case lookupError
    case attributeError
    case indexError
    /// `tf.errors.InternalError`
    case internalError
    /// `tf.errors.UnimplementedError`
    case unimplemented
    /// `tf.errors.NotFoundError`
    case notFound
    /// A limit of the job; no script can catch it.
    case limit(Limit)
    /// The delegate failed and holds its own error.
    case callback
  }

  public enum Limit: Hashable, Sendable {
    case steps
    case seconds
    case bytes
    case elements
  }

  public var kind: Kind
  /// Exactly what `str(e)` shows.
  public var message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The delegate's own error, which only it knows.
  public static let callback = EngineError(.callback, "")
}
