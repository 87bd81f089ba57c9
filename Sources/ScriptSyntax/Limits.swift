/// Bounds that keep a hostile text from exhausting memory or a small thread's stack.
///
/// Measured on the tests' hostile texts, the parser and the resolver stay within 512 KiB of stack.
public enum SyntaxLimits {
  /// The longest text, in bytes.
  public static let sourceSize = 4 << 20
  /// Brackets inside brackets, as CPython's tokenizer.
  static let brackets = 200
  /// Indented blocks inside blocks, as CPython's tokenizer.
  static let indentations = 100
  /// Blocks and `elif` branches on the way to a statement: each is a level of the tree.
  static let blocks = 300
  /// Levels of precedence entered while parsing one expression.
  static let nesting = 600
  /// Levels of one expression's tree, as `a + b + c + …` makes them.
  public static let height = 2_000
  /// Names handed through functions that do not use them themselves, over the whole text.
  static let passedThrough = 100_000
}
