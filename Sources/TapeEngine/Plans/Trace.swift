import Tensors

/// What one run of a program computed from its varying inputs: the material of a plan.
///
/// A tensor of the traced run is a constant, a value that varies with the inputs, or unknown. An
/// application whose operands are all constants makes constants and leaves no step. Whatever a plan
/// could not repeat exactly refuses the trace; the first refusal is kept.
///
/// Plain numbers in a few long lists: a run of a million applications is traced.
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

  /// An operand as an application saw it: elements and the shape in which it took them.
  struct Operand {
    enum Source {
      case value(Int)
      /// The number of a constant of the trace.
      case constant(Int)
    }
    var source: Source
    var form: Form
  }

  /// An application of a primitive to at least one varying operand, spelled out.
  struct Step {
    var primitive: Primitive
    var operands: [Operand]
    var attributes: [Int]
    var results: [Form]
    /// Not nil: a computation of the language around the engine, instead of the primitive.
    var host: HostCall?
  }

  /// An application as it is kept: where its parts begin in the trace's lists.
  struct PackedStep {
    var primitive: Primitive
    /// The number of the host call; negative without one.
    var host: Int32
    var operands: Int32
    var attributes: Int32
    var firstResult: Int32
    var resultCount: Int32

    var results: Range<Int> { Int(firstResult)..<Int(firstResult + resultCount) }
  }

  /// An operand as it is kept.
  struct PackedOperand: Equatable {
    /// A value's number, or the complement of a constant's.
    var source: Int32
    /// The number of the form.
    var form: Int32

    init(value: Int, form: Int32) {
      source = Int32(value)
      self.form = form
    }

    init(constant: Int, form: Int32) {
      source = ~Int32(constant)
      self.form = form
    }

    /// The value, if it is none of the constants.
    var value: Int? { source >= 0 ? Int(source) : nil }
  }

  /// Something that the script decided by a value: lanes for which it falls otherwise must not follow
  /// the plan.
  struct Guard: Hashable {
    var value: Int
    /// The element's bits that the traced run saw.
    var bits: UInt64
  }

  /// The elements of a constant.
  struct Constant: Hashable {
    var dtype: DType
    var bytes: [UInt8]
  }

  private(set) var steps: [PackedStep] = []
  private(set) var operands: [PackedOperand] = []
  private(set) var attributes: [Int] = []
  private(set) var calls: [HostCall] = []
  /// The form of each value: of an input, or of a result of a step.
  private(set) var valueForms: [Int32] = []
  private(set) var forms: [Form]
  private(set) var guards: [Guard] = []
  private(set) var constants: [Constant] = []
  /// The values that are inputs, in the order in which they were bound.
  private(set) var inputs: [Int] = []
  /// Why no plan can be made of it.
  public private(set) var refusal: String?

  /// Equal applications give equal bits, so one is enough: by the hash, the step's number plus one
  /// below the hash's upper half; 0 where there is none.
  private var knownSteps: [UInt64] = Array(repeating: 0, count: 256)
  private var knownForms: [Form: Int32] = [:]
  /// By the low bits of a shape's number, the form that was met there last.
  private var recentForms: [Int32] = Array(repeating: 0, count: 64)
  private var knownConstants: [Constant: Int] = [:]
  private var knownScalars: [ScalarConstant: Int] = [:]
  private var knownGuards: Set<Guard> = []
  private var knownCalls: [HostCall: Int32] = [:]
  private var constantBytes = 0

  private struct ScalarConstant: Hashable {
    var dtype: DType
    var bits: UInt64
  }

  /// By slot: −1 unknown, 0 constant, n + 1 the value n; and the birth for which that holds.
  private var origins: [Int32] = []
  private var births: [UInt64] = []

  /// A run with more applications than this is left to its script.
  public var stepLimit = 1_000_000
  static let constantByteLimit = 16 << 20
  /// Loops that ask for a value at every turn are left to their script.
  private static let guardLimit = 1_000

  init() {
    // A scalar's form has its dtype's number.
    forms = DType.allCases.map { Form(dtype: $0, dimensions: []) }
    for (number, form) in forms.enumerated() { knownForms[form] = Int32(number) }
  }

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

  // MARK: Forms

  /// The form of one element.
  static func scalarForm(_ dtype: DType) -> Int32 { Int32(dtype.rawValue) }

  func number(of form: Form) -> Int32 {
    if let known = knownForms[form] { return known }
    forms.append(form)
    knownForms[form] = Int32(forms.count - 1)
    return Int32(forms.count - 1)
  }

  /// The number of a form whose lengths are those of a shape of the recording.
  func number(_ dtype: DType, _ dimensions: UnsafeBufferPointer<Int>, shape: UInt32) -> Int32 {
    if dimensions.isEmpty { return Self.scalarForm(dtype) }
    let place = Int(shape & 63)
    let recent = Int(recentForms[place])
    if forms[recent].dtype == dtype, forms[recent].dimensions.elementsEqual(dimensions) {
      return Int32(recent)
    }
    recentForms[place] = number(of: Form(dtype: dtype, dimensions: Array(dimensions)))
    return recentForms[place]
  }

  // MARK: Building

  func addInput(_ form: Form) -> Int {
    valueForms.append(number(of: form))
    inputs.append(valueForms.count - 1)
    return valueForms.count - 1
  }

  func addConstant(_ constant: Constant) -> Int {
    if let known = knownConstants[constant] { return known }
    constantBytes += constant.bytes.count
    if constantBytes > Self.constantByteLimit { refuse("constants are too large") }
    constants.append(constant)
    knownConstants[constant] = constants.count - 1
    return constants.count - 1
  }

  /// Adds a constant of one element.
  func addScalar(_ bits: UInt64, _ dtype: DType) -> Int {
    let key = ScalarConstant(dtype: dtype, bits: bits)
    if let known = knownScalars[key] { return known }
    let bytes = withUnsafeBytes(of: bits) { Array($0.prefix(dtype.byteSize)) }
    let number = addConstant(Constant(dtype: dtype, bytes: bytes))
    knownScalars[key] = number
    return number
  }

  /// Adds an operand of the application that `add` ends.
  @inline(__always)
  func append(_ operand: PackedOperand) { operands.append(operand) }

  /// Adds a result of the application that `add` ends.
  @inline(__always)
  func appendResult(_ form: Int32) { valueForms.append(form) }

  /// Adds an application whose operands and `results` results were appended, or finds the equal one; the
  /// number of its first result.
  func add(
    _ primitive: Primitive, results: Int, attributes own: [Int] = [], host call: HostCall? = nil
  ) -> Int {
    var step = PackedStep(
      primitive: primitive, host: -1, operands: operandEnd, attributes: Int32(attributes.count),
      firstResult: Int32(valueForms.count - results), resultCount: Int32(results))
    if !own.isEmpty { attributes += own }
    if let call { step.host = number(of: call) }
    let hash = hash(of: step)
    let (place, known) = find(step, hash)
    if let known {
      operands.removeSubrange(Int(step.operands)...)
      attributes.removeSubrange(Int(step.attributes)...)
      valueForms.removeSubrange(Int(step.firstResult)...)
      return known
    }
    if steps.count >= stepLimit { refuse("the run has more than \(stepLimit) applications") }
    steps.append(step)
    operandEnd = Int32(operands.count)
    knownSteps[place] = hash & ~Self.stepMask | UInt64(steps.count)
    if steps.count * 2 > knownSteps.count { growKnownSteps() }
    return Int(step.firstResult)
  }

  /// Where the operands of the steps end.
  private var operandEnd: Int32 = 0

  private func number(of call: HostCall) -> Int32 {
    if let known = knownCalls[call] { return known }
    calls.append(call)
    knownCalls[call] = Int32(calls.count - 1)
    return Int32(calls.count - 1)
  }

  func addGuard(_ value: Int, bits: UInt64) {
    let decision = Guard(value: value, bits: bits)
    guard knownGuards.insert(decision).inserted else { return }
    if guards.count >= Self.guardLimit {
      return refuse("the program decides by more than \(Self.guardLimit) values")
    }
    guards.append(decision)
  }

  // MARK: Steps, spelled out

  func form(ofValue value: Int) -> Form { forms[Int(valueForms[value])] }

  /// The operands of a step, as they are kept.
  func operands(of index: Int) -> ArraySlice<PackedOperand> {
    let end = index + 1 < steps.count ? Int(steps[index + 1].operands) : operands.count
    return operands[Int(steps[index].operands)..<end]
  }

  func step(_ index: Int) -> Step {
    let packed = steps[index]
    let end = index + 1 < steps.count ? Int(steps[index + 1].attributes) : attributes.count
    return Step(
      primitive: packed.primitive,
      operands: operands(of: index).map { operand in
        Operand(
          source: operand.value.map { .value($0) } ?? .constant(Int(~operand.source)),
          form: forms[Int(operand.form)])
      },
      attributes: Array(attributes[Int(packed.attributes)..<end]),
      results: packed.results.map(form(ofValue:)),
      host: packed.host >= 0 ? calls[Int(packed.host)] : nil)
  }

  // MARK: Equal steps

  private static let stepMask: UInt64 = 0xFFFF_FFFF

  private func hash(of step: PackedStep) -> UInt64 {
    var hash = UInt64(step.primitive.rawValue) << 32 ^ UInt64(UInt32(bitPattern: step.host))
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    for index in Int(step.operands)..<operands.count {
      mix(
        UInt64(UInt32(bitPattern: operands[index].source)) << 32
          | UInt64(UInt32(bitPattern: operands[index].form)))
    }
    for index in Int(step.attributes)..<attributes.count {
      mix(UInt64(bitPattern: Int64(attributes[index])))
    }
    mix(UInt64(UInt32(bitPattern: step.resultCount)))
    return hash
  }

  /// The first result of a step that is equal to one just appended, or where such a one belongs.
  private func find(_ step: PackedStep, _ hash: UInt64) -> (place: Int, known: Int?) {
    let mask = knownSteps.count - 1
    var place = Int(truncatingIfNeeded: hash >> 32) & mask
    while knownSteps[place] != 0 {
      let entry = knownSteps[place]
      if (entry ^ hash) & ~Self.stepMask == 0 {
        let other = Int(entry & Self.stepMask) - 1
        if isEqual(step, to: other) { return (place, Int(steps[other].firstResult)) }
      }
      place = (place + 1) & mask
    }
    return (place, nil)
  }

  /// Whether a step that ends the lists is the same application as an earlier one.
  private func isEqual(_ step: PackedStep, to other: Int) -> Bool {
    let earlier = steps[other]
    guard earlier.primitive == step.primitive, earlier.host == step.host,
      earlier.resultCount == step.resultCount
    else { return false }
    let end = other + 1 < steps.count ? steps[other + 1] : step
    return same(operands, earlier.operands..<end.operands, step.operands)
      && same(attributes, earlier.attributes..<end.attributes, step.attributes)
      && zip(earlier.results, step.results).allSatisfy { valueForms[$0] == valueForms[$1] }
  }

  /// Whether some elements of a list are those from `start` to its end.
  private func same<Element: Equatable>(
    _ list: [Element], _ range: Range<Int32>, _ start: Int32
  ) -> Bool {
    guard range.count == list.count - Int(start) else { return false }
    for index in 0..<range.count
    where list[Int(range.lowerBound) + index] != list[Int(start) + index] { return false }
    return true
  }

  private func growKnownSteps() {
    var grown = [UInt64](repeating: 0, count: knownSteps.count * 4)
    let mask = grown.count - 1
    for entry in knownSteps where entry != 0 {
      var place = Int(truncatingIfNeeded: entry >> 32) & mask
      while grown[place] != 0 { place = (place + 1) & mask }
      grown[place] = entry
    }
    knownSteps = grown
  }
}
