/// A statement and where it starts.
public struct Statement: Sendable {
  public var kind: Kind
  public var position: SourcePosition

  public init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  public indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b = value` has two targets. A target is a name, attribute, subscript, starred, or a
    /// tuple or list of targets.
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, BinaryOperator, value: Expression)
    /// Without a value it declares only; the annotation is not evaluated, its text is kept.
    case annotatedAssign(target: Expression, annotation: String, value: Expression?)
    case delete([Expression])
    case pass
    case `break`
    case `continue`
    case `return`(Expression?)
    case `if`(test: Expression, body: [Statement], otherwise: [Statement])
    case `while`(test: Expression, body: [Statement], otherwise: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case function(Function, decorators: [Expression])
    case classDefinition(ClassDefinition, decorators: [Expression])
    case match(subject: Expression, cases: [MatchCase])
    case with(items: [WithItem], body: [Statement])
    case `try`(
      body: [Statement], handlers: [ExceptHandler], otherwise: [Statement], finally: [Statement])
    case raise(Expression?, cause: Expression?)
    case assert(test: Expression, message: Expression?)
    /// A module of the library, which the program imports somewhere: a function that is called once, and
    /// whose names are then the module's.
    case library(Function)
    /// Only `tensorflow`, `numpy`, `math`, `sys`-free: the resolver rejects the rest by name.
    case importModule([(module: String, alias: String?)])
    case importFrom(module: String, names: [(name: String, alias: String?)])
    case global([String])
    case nonlocal([String])
  }
}

public struct WithItem: Sendable {
  public var context: Expression
  public var target: Expression?

  public init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

public struct ExceptHandler: Sendable {
  /// Nil catches everything.
  public var type: Expression?
  /// Unbound again when the handler ends.
  public var name: String?
  public var body: [Statement]
  public var position: SourcePosition

  public init(type: Expression?, name: String?, body: [Statement], position: SourcePosition) {
    self.type = type
    self.name = name
    self.body = body
    self.position = position
  }
}

/// A `class`.
public struct ClassDefinition: Sendable {
  public var name: String
  /// The bases, and the keywords for `__init_subclass__`.
  public var arguments: [Argument]
  public var body: [Statement]
  public var docstring: String?
  public var scope: ScopeID
  public var position: SourcePosition

  public init(
    name: String, arguments: [Argument], body: [Statement], docstring: String?, scope: ScopeID,
    position: SourcePosition
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.docstring = docstring
    self.scope = scope
    self.position = position
  }
}

/// A `def` or a `lambda`.
public struct Function: Sendable {
  /// `<lambda>` for a lambda.
  public var name: String
  public var parameters: Parameters
  /// A lambda's body is one `return`.
  public var body: [Statement]
  public var docstring: String?
  public var scope: ScopeID
  public var position: SourcePosition
  /// Whether its own body has a `yield`: a call makes a generator.
  public var isGenerator: Bool

  public init(
    name: String, parameters: Parameters, body: [Statement], docstring: String?, scope: ScopeID,
    position: SourcePosition, isGenerator: Bool = false
  ) {
    self.isGenerator = isGenerator
    self.name = name
    self.parameters = parameters
    self.body = body
    self.docstring = docstring
    self.scope = scope
    self.position = position
  }
}

public struct Parameters: Sendable {
  public struct Parameter: Sendable {
    public var name: String
    /// Evaluated in the enclosing scope, once, when the function is made.
    public var defaultValue: Expression?

    public init(name: String, defaultValue: Expression?) {
      self.name = name
      self.defaultValue = defaultValue
    }
  }
  /// In order, positional-only ones first.
  public var positional: [Parameter]
  public var positionalOnlyCount: Int
  /// `*args`.
  public var variadic: String?
  public var keywordOnly: [Parameter]
  /// `**kwargs`.
  public var keywordVariadic: String?

  public init(
    positional: [Parameter] = [], positionalOnlyCount: Int = 0, variadic: String? = nil,
    keywordOnly: [Parameter] = [], keywordVariadic: String? = nil
  ) {
    self.positional = positional
    self.positionalOnlyCount = positionalOnlyCount
    self.variadic = variadic
    self.keywordOnly = keywordOnly
    self.keywordVariadic = keywordVariadic
  }
}
