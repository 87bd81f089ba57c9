import Kernels

/// The declarations by primitive, as the hot paths want them: flat, and built once.
struct OperationTable: @unchecked Sendable {  // reason: the entries never change after init
  struct Operation {
    var scalar32: KernelTable.Scalar32?
    var scalar64: KernelTable.Scalar64?
    var pair32: KernelTable.ScalarPair32?
    var pair64: KernelTable.ScalarPair64?
    var kernel: Declaration.Kernel
    var rule: Declaration.Rule
    var reach: Declaration.Rule.Reach
    var isDifferentiable: Bool
    var cost: ElementCost
    var weight: Float
    var domain: Declaration.Domain
    var detour: Declaration.Detour?
    var refusal: Declaration.Refusal?

    init(_ declaration: Declaration, _ kernels: KernelTable) {
      kernel = declaration.kernel
      rule = declaration.rule
      reach = declaration.rule.reach
      isDifferentiable = declaration.isDifferentiable
      cost = declaration.cost
      weight = declaration.weight
      domain = declaration.domain
      detour = declaration.detour
      refusal = declaration.refusal
      switch declaration.kernel {
      case .unary(let kernel):
        scalar32 = kernels.scalar32(kernel)
        scalar64 = kernels.scalar64(kernel)
      case .binary(let kernel):
        pair32 = kernels.scalar32(kernel)
        pair64 = kernels.scalar64(kernel)
      case .compare, .classify, .matrix, .method, .alias, .given: break
      }
    }
  }

  let entries: UnsafePointer<Operation>

  static let shared = OperationTable()

  private init() {
    let primitives = Primitive.allCases
    let table = UnsafeMutablePointer<Operation>.allocate(capacity: primitives.count)
    for (index, primitive) in primitives.enumerated() {
      (table + index).initialize(to: Operation(primitive.declaration, .selected))
    }
    entries = UnsafePointer(table)
  }
}

extension Primitive {
  /// Every differentiable operation, by family.
  static let all: [Declaration] =
    arithmetic + elementwise + activations + backwardFunctions + structure + diagonals + reductions
    + crossEntropies + linearAlgebra

  /// The operations that TensorFlow lets nothing flow back through.
  static let nonDifferentiable: [Declaration] = comparisons + roundings + indices

  static let declarations = all + nonDifferentiable

  /// The declaration of each primitive, by raw value.
  private static let byPrimitive: [Declaration?] = {
    var table = [Declaration?](repeating: nil, count: allCases.count)
    for declaration in declarations { table[Int(declaration.primitive.rawValue)] = declaration }
    return table
  }()

  /// The primitive's row.
  ///
  /// - Complexity: O(1).
  var declaration: Declaration {
    guard let declaration = Primitive.byPrimitive[Int(rawValue)] else {
      preconditionFailure("Every primitive is declared: \(self).")
    }
    return declaration
  }

  /// How its elements are computed, without a copy of the rest of the row.
  var kernel: Declaration.Kernel { row.pointee.kernel }

  /// Values for which it is an error.
  var refusal: Declaration.Refusal? { row.pointee.refusal }

  private var row: UnsafePointer<OperationTable.Operation> {
    OperationTable.shared.entries + Int(truncatingIfNeeded: rawValue)
  }

  /// TensorFlow's name of the operation.
  public var operationName: String { declaration.name }
}
