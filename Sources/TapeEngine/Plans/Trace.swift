import Tensors

/// What one run of a program computed from its varying inputs: the material of a plan.
///
/// A tensor of the traced run is a constant, a value that varies with the inputs, or unknown. An
/// application whose operands are all constants makes constants and leaves no step. Whatever a plan
/// could not repeat exactly refuses the trace; the first refusal is kept.
public final class Trace {
  /// Where a tensor's elements come from.
  public enum Origin: Hashable, Sendable {
    /// They are the same for every job of the plan.
    case constant
    /// They are those of a value of the trace.
    case value(Int)
    /// Nothing said how they came about.
    case unknown
  }

  /// A dtype and lengths.
  struct Form: Hashable {
    var dtype: DType
    var dimensions: [Int]

    var elementCount: Int { dimensions.reduce(1, *) }
  }

  /// An operand as an application saw it: elements and the shape in which it took them.
  struct Operand: Hashable {
    enum Source: Hashable {
      case value(Int)
      /// The number of a constant of the trace.
      case constant(Int)
    }
    var source: Source
    var form: Form
  }

  /// An application of a primitive to at least one varying operand.
  struct Step: Hashable {
    var primitive: Primitive
    var operands: [Operand]
    var attributes: [Int]
    var results: [Form]
    /// Not nil: a computation of the language around the engine, instead of the primitive.
    var host: HostCall?

    /// By what tells most steps apart: long loops hash thousands of them.
    func hash(into hasher: inout Hasher) {
      hasher.combine(primitive)
      for operand in operands { hasher.combine(operand.source) }
    }
  }

  /// A varying value: an input, or a result of a step.
  struct Value {
    var form: Form
  }

  /// Something that the script decided by a value: lanes for which it falls otherwise must not follow
  /// the plan.
  struct Guard: Hashable {
    var value: Int
    /// The element's bits that the traced run saw.
    var bits: UInt64
    /// How many steps came before.
    var position: Int
  }

  /// The elements of a constant.
  struct Constant: Hashable {
    var dtype: DType
    var bytes: [UInt8]
  }

  private(set) var values: [Value] = []
  /// Each with the number of its first result.
  private(set) var steps: [(step: Step, firstResult: Int)] = []
  private(set) var guards: [Guard] = []
  private(set) var constants: [Constant] = []
  /// The values that are inputs, in the order in which they were bound.
  private(set) var inputs: [Int] = []
  /// Why no plan can be made of it.
  public private(set) var refusal: String?

  /// Equal applications give equal bits, so one is enough.
  private var knownSteps: [Step: Int] = [:]
  private var knownConstants: [Constant: Int] = [:]
  private var constantBytes = 0

  /// By slot: −1 unknown, 0 constant, n + 1 the value n; and the birth for which that holds.
  private var origins: [Int32] = []
  private var births: [UInt64] = []

  /// A run with more applications than this is left to its script.
  public var stepLimit = 100_000
  static let constantByteLimit = 16 << 20
  /// Loops that ask for a value at every turn are left to their script.
  private static let guardLimit = 1_000

  /// Says why no plan can be made of it.
  public func refuse(_ reason: String) {
    if refusal == nil { refusal = reason }
  }

  // MARK: Tensors

  func origin(ofSlot slot: Int, birth: UInt64) -> Origin {
    guard slot < births.count, births[slot] == birth else { return .unknown }
    return switch origins[slot] {
    case 0: .constant
    case 1...: .value(Int(origins[slot]) - 1)
    default: .unknown
    }
  }

  func bind(slot: Int, birth: UInt64, to origin: Origin) {
    if slot >= births.count {
      let missing = max(slot + 1, births.count * 2) - births.count
      births.append(contentsOf: repeatElement(.max, count: missing))
      origins.append(contentsOf: repeatElement(-1, count: missing))
    }
    births[slot] = birth
    origins[slot] =
      switch origin {
      case .constant: 0
      case .value(let number): Int32(number) + 1
      case .unknown: -1
      }
  }

  // MARK: Building

  func addInput(_ form: Form) -> Int {
    values.append(Value(form: form))
    inputs.append(values.count - 1)
    return values.count - 1
  }

  func addConstant(_ constant: Constant) -> Int {
    if let known = knownConstants[constant] { return known }
    constantBytes += constant.bytes.count
    if constantBytes > Self.constantByteLimit { refuse("constants are too large") }
    constants.append(constant)
    knownConstants[constant] = constants.count - 1
    return constants.count - 1
  }

  /// Adds an application, or finds the equal one; the number of its first result.
  func add(_ step: Step) -> Int {
    if let known = knownSteps[step] { return known }
    if steps.count >= stepLimit { refuse("the run is too long") }
    let first = values.count
    values += step.results.map(Value.init)
    steps.append((step, first))
    knownSteps[step] = first
    return first
  }

  func addGuard(_ value: Int, bits: UInt64) {
    if guards.contains(where: { $0.value == value && $0.bits == bits }) { return }
    if guards.count >= Self.guardLimit { return refuse("the program decides by too many values") }
    guards.append(Guard(value: value, bits: bits, position: steps.count))
  }
}
