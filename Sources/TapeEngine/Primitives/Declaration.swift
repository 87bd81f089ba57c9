import Kernels
import Tensors

/// The one place that says what a primitive is: TensorFlow's name of it, how its elements are
/// computed, its rule, and where the rule is checked.
public struct Declaration: Sendable {
  /// How the elements are computed.
  enum Kernel: Sendable {
    case unary(UnaryKernel)
    case binary(BinaryKernel)
    /// The result is bool.
    case compare(CompareKernel)
    /// The result is bool.
    case classify(ClassifyKernel)
    /// By a method of `Recording` of its own, since it has attributes or a shape rule.
    case method
  }

  /// The vector-Jacobian product. A nil rule for an operand is TensorFlow's `None`.
  enum Rule: Sendable {
    /// `(x, y, yBar)` to the cotangent of x.
    case unary(@Sendable (_ x: Term, _ y: Term, _ yBar: Term) -> Term)
    /// `(x, y, z, zBar)` to the cotangents of x and of y, each before it is unbroadcast and only
    /// when somebody wants it.
    case binary(
      x: (@Sendable (_ x: Term, _ y: Term, _ z: Term, _ zBar: Term) -> Term)?,
      y: (@Sendable (_ x: Term, _ y: Term, _ z: Term, _ zBar: Term) -> Term)?)
    /// Any number of operands, results and attributes.
    case general(@Sendable (Pullback) -> Void)
    /// Differentiating raises `LookupError`: TensorFlow has no rule either.
    case missing
    /// Nothing flows back.
    case none
  }

  /// A use of the primitive on which its rule is checked by differences.
  public struct Sample: Sendable {
    /// One a differentiable operand.
    public var shapes: [[Int]]
    public var domains: [ClosedRange<Double>]
    public var body: @Sendable (Recording, [TensorID]) throws(EngineError) -> TensorID
  }

  public let primitive: Primitive
  /// TensorFlow's name of the operation: `AddV2`, `RealDiv`.
  public let name: String
  let kernel: Kernel
  let rule: Rule
  public let samples: [Sample]
  /// Whether TensorFlow's rule loses the second derivative or has none (`SoftsignGrad`).
  public let checksSecondOrder: Bool

  init(
    _ primitive: Primitive, _ name: String, _ kernel: Kernel, _ rule: Rule,
    samples: [Sample] = [], checksSecondOrder: Bool = true
  ) {
    self.primitive = primitive
    self.name = name
    self.kernel = kernel
    self.rule = rule
    self.samples = samples
    self.checksSecondOrder = checksSecondOrder
  }

  public var isDifferentiable: Bool {
    if case .none = rule { false } else { true }
  }

  /// An elementwise operation of one operand.
  static func unary(
    _ primitive: Primitive, _ name: String, _ kernel: UnaryKernel, on domain: ClosedRange<Double>,
    checksSecondOrder: Bool = true,
    vjp: @escaping @Sendable (_ x: Term, _ y: Term, _ yBar: Term) -> Term
  ) -> Declaration {
    Declaration(
      primitive, name, .unary(kernel), .unary(vjp),
      samples: [
        Sample(shapes: [[3]], domains: [domain]) { recording, x throws(EngineError) in
          try recording.apply(primitive, x[0])
        }
      ], checksSecondOrder: checksSecondOrder)
  }

  /// An elementwise operation of two operands, with broadcasting.
  static func binary(
    _ primitive: Primitive, _ name: String, _ kernel: BinaryKernel,
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
      primitive, name, .binary(kernel), .binary(x: x, y: y),
      samples: shapes.map { Sample(shapes: $0, domains: [xDomain, yDomain], body: body) },
      checksSecondOrder: checksSecondOrder)
  }

  /// An operation through which nothing flows back.
  static func nonDifferentiable(_ primitive: Primitive, _ name: String, _ kernel: Kernel)
    -> Declaration
  {
    Declaration(primitive, name, kernel, .none)
  }
}

/// The declarations by primitive, as the hot paths want them: flat, and built once.
struct OperationTable: @unchecked Sendable {  // reason: the entries never change after init
  struct Operation {
    var scalar32: KernelTable.Scalar32?
    var scalar64: KernelTable.Scalar64?
    var pair32: KernelTable.ScalarPair32?
    var pair64: KernelTable.ScalarPair64?
    var kernel: Declaration.Kernel
    var rule: Declaration.Rule
    var isDifferentiable: Bool
  }

  let entries: UnsafePointer<Operation>

  static let shared = OperationTable()

  private init() {
    let kernels = KernelTable.selected
    let count = Primitive.allCases.count
    let table = UnsafeMutablePointer<Operation>.allocate(capacity: count)
    for index in 0..<count {
      (table + index).initialize(
        to: Operation(kernel: .method, rule: .missing, isDifferentiable: false))
    }
    for declaration in Primitive.declarations {
      var operation = Operation(
        kernel: declaration.kernel, rule: declaration.rule,
        isDifferentiable: declaration.isDifferentiable)
      switch declaration.kernel {
      case .unary(let kernel):
        operation.scalar32 = kernels.scalar32(kernel)
        operation.scalar64 = kernels.scalar64(kernel)
      case .binary(let kernel):
        operation.pair32 = kernels.scalar32(kernel)
        operation.pair64 = kernels.scalar64(kernel)
      case .compare, .classify, .method: break
      }
      table[Int(declaration.primitive.rawValue)] = operation
    }
    entries = UnsafePointer(table)
  }
}

extension Primitive {
  /// Every differentiable operation, by family.
  public static let all: [Declaration] =
    arithmetic + elementwise + activations + backwardFunctions + structure + diagonals + reductions
    + crossEntropies + linearAlgebra

  /// The operations that TensorFlow lets nothing flow back through.
  public static let nonDifferentiable: [Declaration] = comparisons + roundings + indices

  static let declarations = all + nonDifferentiable

  /// The declaration of each primitive, by raw value.
  private static let byPrimitive: [Declaration?] = {
    var table = [Declaration?](repeating: nil, count: allCases.count)
    for declaration in declarations { table[Int(declaration.primitive.rawValue)] = declaration }
    return table
  }()

  public var declaration: Declaration {
    guard let declaration = Primitive.byPrimitive[Int(rawValue)] else {
      preconditionFailure("Every primitive is declared: \(self).")
    }
    return declaration
  }

  /// TensorFlow's name of the operation.
  public var operationName: String { declaration.name }
}
