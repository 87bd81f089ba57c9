/// Why an operation, a tape or a gradient failed, as the script sees it.
public struct EngineError: Error, Hashable, Sendable {
  /// The Python exception, or what takes its place.
  public enum Kind: Hashable, Sendable {
    /// `tf.errors.InvalidArgumentError`
    case invalidArgument
    case typeError
    case valueError
    case runtimeError
    case lookupError
    case attributeError
    case zeroDivision
    case indexError
    /// `tf.errors.InternalError`
    case internalError
    /// `tf.errors.UnimplementedError`
    case unimplemented
    /// `tf.errors.NotFoundError`
    case notFound
    /// `tf.errors.FailedPreconditionError`
    case failedPrecondition
    /// `tf.errors.AbortedError`
    case aborted
    /// A limit of the job; no script can catch it.
    case limit(Limit)
    /// The delegate failed and holds its own error.
    case callback
  }

  /// The one of `JobLimits` that was reached.
  public enum Limit: Hashable, Sendable {
    case steps
    case seconds
    case bytes
    case elements
  }

  /// Which exception the script sees.
  public var kind: Kind
  /// What went wrong.
  public var text: String
  /// The operation's name in the program, which TensorFlow shows after the text; nil where it shows
  /// none.
  public var name: String?
  /// Exactly what `str(e)` shows.
  public var message: String { name.map { "\(text) name: \($0)" } ?? text }

  /// - Parameter name: the operation's name in the program, shown after the text.
  public init(_ kind: Kind, _ text: String, name: String? = nil) {
    self.kind = kind
    self.text = text
    self.name = name
  }

  /// The delegate's own error, which only it knows.
  public static let callback = EngineError(.callback, "")
}
