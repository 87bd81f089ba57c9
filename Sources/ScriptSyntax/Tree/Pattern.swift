/// A `case` of a `match`.
public struct MatchCase: Sendable {
  /// What the subject must match.
  public var pattern: Pattern
  /// The test after `if`, run with the pattern's names bound.
  public var guardTest: Expression?
  /// Runs when both hold.
  public var body: [Statement]
  /// Where `case` stands.
  public var position: SourcePosition
}

/// What a `case` compares its subject with.
public struct Pattern: Sendable {
  /// What it compares with.
  public var kind: Kind
  /// Where its text begins.
  public var position: SourcePosition

  /// - Parameter position: where its text begins, or the text of the pattern around it.
  public init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  /// The forms of a pattern.
  public indirect enum Kind: Sendable {
    /// A literal or a dotted name: compared by `==`, but `None`, `True` and `False` by `is`.
    case value(Expression)
    /// `name`, or `pattern as name`; the wildcard is neither.
    case capture(Pattern?, String?)
    case or([Pattern])
    /// Stars are `.star`; at most one.
    case sequence([Pattern])
    case star(String?)
    case mapping(keys: [Expression], patterns: [Pattern], rest: String?)
    case classPattern(
      Expression, positional: [Pattern], keywords: [(name: String, pattern: Pattern)])
  }

  /// Whether it matches whatever there is.
  var isIrrefutable: Bool {
    switch kind {
    case .capture(let inner, _): inner?.isIrrefutable ?? true
    case .or(let items): items.contains(where: \.isIrrefutable)
    default: false
    }
  }

  /// The names that it binds, in the order of the text.
  public var names: [String] {
    switch kind {
    case .value: []
    case .capture(let inner, let name): (inner?.names ?? []) + (name.map { [$0] } ?? [])
    case .or(let items): items.first?.names ?? []
    case .sequence(let items): items.flatMap(\.names)
    case .star(let name): name.map { [$0] } ?? []
    case .mapping(_, let patterns, let rest):
      patterns.flatMap(\.names) + (rest.map { [$0] } ?? [])
    case .classPattern(_, let positional, let keywords):
      positional.flatMap(\.names) + keywords.flatMap(\.pattern.names)
    }
  }
}
