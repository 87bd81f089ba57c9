/// A statement and where it starts.
public struct Statement: Sendable {
  /// Its form, with its parts.
  public var kind: Kind
  /// Where its text begins.
  public var position: SourcePosition

  init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  /// The forms of a statement; bodies are in the order of the text.
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

/// One context manager of a `with`.
public struct WithItem: Sendable {
  /// The context manager.
  public var context: Expression
  /// What is assigned the value of its `__enter__`.
  public var target: Expression?
}

/// An `except` and its block.
public struct ExceptHandler: Sendable {
  /// Nil catches everything.
  public var type: Expression?
  /// Unbound again when the handler ends.
  public var name: String?
  /// Runs when the exception is of the type.
  public var body: [Statement]
  /// Where `except` stands.
  public var position: SourcePosition
}

/// A `class`.
public struct ClassDefinition: Sendable {
  /// The name that the class is bound to.
  public var name: String
  /// The bases, and the keywords for `__init_subclass__`.
  public var arguments: [Argument]
  /// Runs once, in a scope of its own.
  public var body: [Statement]
  /// The string that begins the body.
  public var docstring: String?
  /// The scope of the body.
  public var scope: ScopeID
  /// Where `class` stands.
  public var position: SourcePosition
}

/// A `def` or a `lambda`.
public struct Function: Sendable {
  /// `<lambda>` for a lambda.
  public var name: String
  /// The parameters, with their defaults.
  public var parameters: Parameters
  /// A lambda's body is one `return`.
  public var body: [Statement]
  /// The string that begins the body.
  public var docstring: String?
  /// The scope of the parameters and the body.
  public var scope: ScopeID
  /// Where `def` or `lambda` stands.
  public var position: SourcePosition
  /// Whether its own body has a `yield`: a call makes a generator.
  public var isGenerator = false
}

/// What a function takes.
public struct Parameters: Sendable {
  /// A parameter that takes one argument.
  public struct Parameter: Sendable {
    /// As the text writes it.
    public var name: String
    /// Evaluated in the enclosing scope, once, when the function is made.
    public var defaultValue: Expression?
  }
  /// In order, positional-only ones first.
  public var positional: [Parameter] = []
  /// How many of them, from the first, stand before `/`.
  public var positionalOnlyCount = 0
  /// `*args`.
  public var variadic: String?
  /// Those after `*`.
  public var keywordOnly: [Parameter] = []
  /// `**kwargs`.
  public var keywordVariadic: String?
}
