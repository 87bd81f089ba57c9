/// Bounds that keep a hostile text from exhausting memory or a small thread's stack.
///
/// On the deepest texts that they allow, the optimised parser, resolver and the tree's release stay below 450 KiB of
/// stack.
public enum SyntaxLimits {
  /// The longest text, in bytes.
  public static let sourceSize = 4 << 20
  /// Brackets inside brackets (half of what CPython's tokenizer allows).
  static let brackets = 100
  /// Indented blocks inside blocks (CPython allows 100, of which 20 may be loops).
  static let indentations = 60
  /// Blocks and `elif` branches on the way to a statement: each is a level of the tree.
  static let blocks = 300
  /// Levels of precedence entered while parsing one expression.
  static let nesting = 240
  /// Levels of one expression's tree, as `a + b + c + …` makes them.
  public static let height = 2_000
  /// Names handed through functions that do not use them themselves, over the whole text.
  static let passedThrough = 100_000
}
