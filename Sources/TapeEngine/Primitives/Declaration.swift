import Kernels
import Tensors

/// A primitive's row, the only one: TensorFlow's name and signature of it, its kernel and the cost of an
/// element, its rule, and the samples on which the rule is checked.
struct Declaration: Sendable {
  /// How the elements are computed.
  enum Kernel: Sendable {
    case unary(UnaryKernel)
    case binary(BinaryKernel)
    /// The result is bool.
    case compare(CompareKernel)
    /// The result is bool.
    case classify(ClassifyKernel)
    /// Of each square matrix over the last two axes; it takes about n³ / `divisor` multiplications.
    case matrix(MatrixKernel, gives: MatrixResult, divisor: Int)
    /// By a method of `Recording` of its own, since it has attributes or a shape rule; in these steps.
    case method(@Sendable (inout Lowering, Lowering.Call) -> Void)
    /// They are the operand's, perhaps in another shape.
    case alias
    /// They are there: a variable's value, results of a function of the script.
    case given
  }

  /// What a function of square matrices makes of each.
  enum MatrixResult: Sendable {
    /// A matrix of its size.
    case matrix
    /// One number.
    case number
  }

  /// The vector-Jacobian product. A nil rule for an operand is TensorFlow's `None`.
  enum Rule: Sendable {
    /// `(x, y, yBar)` to the cotangent of x.
    case unary(@Sendable (_ x: Term, _ y: Term, _ yBar: Term) -> Term)
    /// `(x, y, z, zBar)` to the cotangents of x and of y, each before it is unbroadcast and only
    /// when it is wanted.
    case binary(
      x: (@Sendable (_ x: Term, _ y: Term, _ z: Term, _ zBar: Term) -> Term)?,
      y: (@Sendable (_ x: Term, _ y: Term, _ z: Term, _ zBar: Term) -> Term)?)
    /// Any number of operands, results and attributes.
    case general(@Sendable (Pullback) -> Void)
    /// Each operand gets the result's cotangent as it is, dense or sparse.
    case handOn
    /// The user's function, which the delegate runs.
    case delegated
    /// Differentiating raises `LookupError`: TensorFlow has no rule either.
    case missing
    /// Nothing flows back.
    case none

    /// Which parts of an entry the backward pass has to gather for the rule.
    enum Reach: UInt8, Sendable {
      /// One result, one or two operands.
      case elements
      /// The same, of which it is known that they all get the cotangent.
      case handedOn
      /// The entry itself.
      case entry
    }

    var reach: Reach {
      switch self {
      case .unary, .binary, .missing, .none: .elements
      case .handOn: .handedOn
      case .general, .delegated: .entry
      }
    }
  }

  /// Which dtypes an elementwise operation takes.
  enum Domain: Sendable {
    /// Those for which its kernel is defined.
    case ofKernel
    /// Booleans alone, whose kernel is that of bits.
    case booleans
    /// Integers alone, though their kernel is defined for booleans.
    case integers

    func contains(_ dtype: DType) -> Bool {
      switch self {
      case .ofKernel: true
      case .booleans: dtype == .bool
      case .integers: dtype != .bool
      }
    }
  }

  /// How an elementwise operation is made of others where its kernel is not defined.
  struct Detour: Sendable {
    var takes: @Sendable (DType) -> Bool
    var body: @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID

    static func ofIntegers(
      _ body: @escaping @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID
    ) -> Detour { Detour(takes: { $0.isInteger }, body: body) }

    static func ofFloats(
      _ body: @escaping @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID
    ) -> Detour { Detour(takes: { $0.isFloatingPoint }, body: body) }
  }

  /// Values for which the operation is an error.
  enum Refusal: Sendable {
    /// Zeros in a second operand of integers.
    case zeroDivisors
    /// Negative numbers in a second operand of integers.
    case negativeExponents
    /// Elements of the second operand outside a range.
    case indices(@Sendable (_ attributes: [Int], _ results: [[Int]]) -> Range<Int64>)
    /// Matrices that have no inverse.
    case singularMatrices
  }

  /// A use of the primitive on which its rule is checked by differences.
  struct Sample: Sendable {
    /// One a differentiable operand.
    var shapes: [[Int]]
    /// Where the operands' elements are drawn from, one range an operand.
    var domains: [ClosedRange<Double>]
    /// Applies the primitive to operands of these shapes.
    var body: @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID
  }

  /// The primitive that is declared; each has one declaration.
  let primitive: Primitive
  /// TensorFlow's name of the operation: `AddV2`, `RealDiv`.
  let name: String
  /// What TensorFlow's definition says of the operands; nil where it refuses no dtype of ours.
  let signature: OperationSignature?
  let kernel: Kernel
  /// Of an element, where the operation is elementwise; the others charge in their methods.
  let cost: ElementCost
  /// What computing an element takes, in about nanoseconds.
  let weight: Float
  let domain: Domain
  let detour: Detour?
  let refusal: Refusal?
  let rule: Rule
  /// Uses on which the rule is checked; none for an operation without derivative.
  let samples: [Sample]
  /// Whether TensorFlow's rule loses the second derivative or has none (`SoftsignGrad`).
  let checksSecondOrder: Bool

  init(
    _ primitive: Primitive, _ name: String, takes signature: OperationSignature? = nil,
    _ kernel: Kernel, cost: ElementCost = .light, weight: Float? = nil, domain: Domain = .ofKernel,
    detour: Detour? = nil, refuses refusal: Refusal? = nil, _ rule: Rule, samples: [Sample] = [],
    checksSecondOrder: Bool = true
  ) {
    self.primitive = primitive
    self.name = name
    self.signature = signature
    self.kernel = kernel
    self.cost = cost
    self.weight = weight ?? cost.weight
    self.domain = domain
    self.detour = detour
    self.refusal = refusal
    self.rule = rule
    self.samples = samples
    self.checksSecondOrder = checksSecondOrder
  }

  var isDifferentiable: Bool {
    if case .none = rule { false } else { true }
  }
}

extension Declaration {
  /// An elementwise operation of one operand.
  static func unary(
    _ primitive: Primitive, _ name: String, of types: OperationSignature.Types,
    form: OperationSignature.Form = .unary, _ kernel: UnaryKernel, cost: ElementCost,
    weight: Float? = nil, registry: OperationSignature.Registry? = nil, detour: Detour? = nil,
    on domain: ClosedRange<Double>, checksSecondOrder: Bool = true,
    vjp: @escaping @Sendable (_ x: Term, _ y: Term, _ yBar: Term) -> Term
  ) -> Declaration {
    Declaration(
      primitive, name, takes: OperationSignature(types, form, registry: registry), .unary(kernel),
      cost: cost, weight: weight, detour: detour, .unary(vjp),
      samples: [
        Sample(shapes: [[3]], domains: [domain]) { recording, x throws(EngineError) in
          try recording.apply(primitive, x[0])
        }
      ], checksSecondOrder: checksSecondOrder)
  }

  /// An elementwise operation of two operands, with broadcasting.
  static func binary(
    _ primitive: Primitive, _ name: String, of types: OperationSignature.Types,
    form: OperationSignature.Form = .binary, _ kernel: BinaryKernel, cost: ElementCost,
    weight: Float? = nil, detour: Detour? = nil, refuses refusal: Refusal? = nil,
    on xDomain: ClosedRange<Double>, _ yDomain: ClosedRange<Double>,
    checksSecondOrder: Bool = true,
    x: (@Sendable (_ x: Term, _ y: Term, _ z: Term, _ zBar: Term) -> Term)?,
    y: (@Sendable (_ x: Term, _ y: Term, _ z: Term, _ zBar: Term) -> Term)?
  ) -> Declaration {
    let body: @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID = {
      recording, operands throws(EngineError) in
      try recording.apply(primitive, operands[0], operands[1])
    }
    let shapes: [[[Int]]] = [[[3], [3]], [[2, 3], [3]], [[2, 1], [3]], [[], [2]]]
    return Declaration(
      primitive, name, takes: OperationSignature(types, form), .binary(kernel), cost: cost,
      weight: weight, detour: detour, refuses: refusal, .binary(x: x, y: y),
      samples: shapes.map { Sample(shapes: $0, domains: [xDomain, yDomain], body: body) },
      checksSecondOrder: checksSecondOrder)
  }

  /// An operation through which nothing flows back.
  static func nonDifferentiable(
    _ primitive: Primitive, _ name: String, takes signature: OperationSignature? = nil,
    _ kernel: Kernel, cost: ElementCost = .light, weight: Float? = nil,
    domain: Domain = .ofKernel, detour: Detour? = nil, refuses refusal: Refusal? = nil
  ) -> Declaration {
    Declaration(
      primitive, name, takes: signature, kernel, cost: cost, weight: weight, domain: domain,
      detour: detour, refuses: refusal, .none)
  }
}
