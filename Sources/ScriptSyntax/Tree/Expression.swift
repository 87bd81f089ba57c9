/// An expression and where it starts.
public struct Expression: Sendable {
  /// Its form, with its parts.
  public var kind: Kind
  /// Where its text begins.
  public var position: SourcePosition
  /// The levels of the tree under this node, itself included; the parser bounds it by
  /// `SyntaxLimits.height`.
  public private(set) var height: Int32

  init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
    height = 1 + kind.childHeight
  }

  /// The forms of an expression; the parts are in the order of the text.
  public indirect enum Kind: Sendable {
    case none
    case ellipsis
    case boolean(Bool)
    /// A literal within 64 bits; a larger one is a syntax error of ours.
    case integer(Int64)
    case float(Double)
    /// Adjacent literals are already joined.
    case string(String)
    /// Literal text and replacement fields, in order.
    case formatted([FormatPart])
    case name(String)
    case unary(UnaryOperator, Expression)
    /// The position is the operator's.
    case binary(BinaryOperator, Expression, Expression, operatorPosition: SourcePosition)
    /// `a < b <= c`: operands are evaluated once, left to right, as far as needed.
    case comparison(first: Expression, rest: [(ComparisonOperator, Expression)])
    /// Two or more operands.
    case and([Expression])
    case or([Expression])
    case conditional(test: Expression, body: Expression, otherwise: Expression)
    case lambda(Function)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// A nil key is `**mapping`.
    case dictionary([(key: Expression?, value: Expression)])
    case comprehension(Comprehension)
    case call(callee: Expression, arguments: [Argument])
    /// `nameRange` starts where the attribute's name does.
    case attribute(Expression, name: String, namePosition: SourcePosition)
    case subscripted(Expression, index: Expression)
    /// Only inside a subscript (possibly inside its tuple).
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    /// Only in a call's arguments, a list, tuple or set display, or an assignment target.
    case starred(Expression)
    /// `(name := value)`.
    case named(String, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// An operator before its operand.
public enum UnaryOperator: CaseIterable, Sendable {
  case negate, plus, invert, not

  /// As Python writes it: `-`.
  public var symbol: String {
    switch self {
    case .negate: "-"
    case .plus: "+"
    case .invert: "~"
    case .not: "not"
    }
  }
}

/// An operator between two operands that are both evaluated.
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
  case bitAnd, bitOr, bitXor, shiftLeft, shiftRight

  /// As Python writes it: `+`.
  public var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "**"
    case .matrixMultiply: "@"
    case .bitAnd: "&"
    case .bitOr: "|"
    case .bitXor: "^"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    }
  }
}

/// An operator that may stand in a chain: `a < b <= c`.
public enum ComparisonOperator: UInt8, CaseIterable, Sendable {
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case `is`, isNot, `in`, notIn

  /// As Python writes it: `<`.
  public var symbol: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    case .is: "is"
    case .isNot: "is not"
    case .in: "in"
    case .notIn: "not in"
    }
  }
}

/// One argument of a call, in the order written.
public struct Argument: Sendable {
  /// How it meets the callee's parameters.
  public enum Kind: Sendable {
    case positional
    case keyword(String)
    /// `*iterable`.
    case starred
    /// `**mapping`.
    case doubleStarred
  }
  /// How it meets the callee's parameters.
  public var kind: Kind
  /// What is passed; of a star, the iterable or mapping.
  public var value: Expression
}

/// `[e for t in xs if c]` and its kin.
public struct Comprehension: Sendable {
  /// What it makes.
  public enum Kind: Sendable {
    case list
    case set
    case generator
    case dictionary
  }
  /// One `for`, with the `if`s that follow it.
  public struct Clause: Sendable {
    /// What each item is assigned to.
    public var target: Expression
    /// What is iterated over.
    public var iterable: Expression
    /// The tests after `if`, all of which must hold.
    public var conditions: [Expression]
  }
  /// What it makes.
  public var kind: Kind
  /// The element; of a dictionary, its key.
  public var element: Expression
  /// Of a dictionary.
  public var value: Expression?
  /// At least one.
  public var clauses: [Clause]
  /// The scope of everything but the first clause's iterable, which belongs to the enclosing one.
  public var scope: ScopeID
}

/// A piece of an f-string.
public enum FormatPart: Sendable {
  case text(String)
  /// `{value!r:spec}`. For `{x=}` the text `x=` precedes as `.text`, and the conversion is `r`
  /// unless a conversion or a specification is given.
  case field(value: Expression, conversion: Character?, specification: [FormatPart])
}
