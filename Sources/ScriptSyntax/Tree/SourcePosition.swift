/// A place in a script: line and column from 1, the column in Unicode scalars.
public struct SourcePosition: Hashable, Sendable {
  /// From 1.
  public var line: Int32
  /// From 1, in Unicode scalars.
  public var column: Int32

  /// Both are from 1.
  public init(line: Int32, column: Int32) {
    self.line = line
    self.column = column
  }
}

/// Why a text is not a program we run: found before anything runs.
public struct SyntaxError: Error, Hashable, Sendable {
  /// The Python exception: `SyntaxError`, `IndentationError`, or, for a missing name under a
  /// module, `AttributeError`.
  public var type: String
  /// In CPython's words, where CPython refuses the text too.
  public var message: String
  /// Where the mistake shows.
  public var position: SourcePosition

  /// - Parameter type: a Python exception's name.
  public init(type: String = "SyntaxError", message: String, position: SourcePosition) {
    self.type = type
    self.message = message
    self.position = position
  }
}
