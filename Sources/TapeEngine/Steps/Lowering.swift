import Kernels
import Tensors

/// A primitive as steps over its operands: the one place that says how it is computed. A run, a region
/// of what waits and a plan run these very steps, so that they cannot differ.
///
/// It is a function of the primitive, its attributes and the forms alone.
struct Lowering {
  /// The forms of the primitive's operands.
  private(set) var operands: [Form] = []
  private(set) var steps: [Step] = []
  /// Where each result is: the result of a step, or an operand.
  private(set) var results: [Step.Value] = []
  var lists = StepLists()
  /// Into how many rows the work can be cut that know nothing of one another; each value has as many
  /// elements for every row.
  var rows = 1
  /// How the results of parts of its only reduction are joined, where that can be cut.
  var joining: Joining?

  /// What joins the results of two parts of a reduction, and the bits from which one starts.
  struct Joining {
    var combine: KernelTable.Binary
    var identity: UInt64
  }

  let kernels: KernelTable
  /// Whether a dtype has no kernel for one of the steps.
  private var lacksKernel = false

  init(_ kernels: KernelTable) { self.kernels = kernels }

  /// The steps of a primitive; nil when there are none for its dtypes, or it is none that computes.
  static func of(
    _ primitive: Primitive, _ attributes: [Int], _ operands: [Form], _ results: [Form],
    _ kernels: KernelTable
  ) -> Lowering? {
    var own = Lowering(kernels)
    own.operands = operands
    own.rows = results.first?.elementCount ?? 0
    let call = Call(
      primitive: primitive, attributes: attributes, operands: operands, results: results)
    own.checkValues(call)
    guard own.lower(call), !own.lacksKernel else { return nil }
    return own
  }

  /// Refuses the values that the primitive's row refuses.
  private mutating func checkValues(_ call: Call) {
    switch call.primitive.refusal {
    case .zeroDivisors where call.operands[1].dtype.isInteger: check(.nonzero, call.operand(1))
    case .negativeExponents where call.operands[1].dtype.isInteger:
      check(.range(least: 0, greatest: .max), call.operand(1))
    case .indices(let range):
      let allowed = range(call.attributes, call.results.map(\.dimensions))
      check(
        .range(least: allowed.lowerBound, greatest: allowed.upperBound - 1), call.operand(1))
    // Systems find out what they refuse.
    case .zeroDivisors, .negativeExponents, .singularMatrices, nil: break
    }
  }

  /// A primitive and its operands.
  struct Call {
    var primitive: Primitive
    var attributes: [Int]
    var operands: [Form]
    var results: [Form]

    var form: Form { results[0] }

    func operand(_ index: Int) -> Step.Value {
      Step.Value(source: .operand(index), form: operands[index])
    }
  }

  /// Whether the primitive has steps: those that its row says.
  private mutating func lower(_ call: Call) -> Bool {
    switch call.primitive.kernel {
    case .unary, .binary, .compare, .classify:
      guard
        let operation = Step.Operation.elementwise(
          call.primitive, call.operands[0].dtype, kernels)
      else { return false }
      finish(add(operation, call.operands.indices.map(call.operand), call.form))
    case .matrix: system(call)
    case .method(let steps): steps(&self, call)
    case .alias, .given: return false
    }
    return true
  }

  // MARK: Building

  /// Appends a step; its result. A nil operation is one that the dtype lacks.
  mutating func add(_ operation: Step.Operation?, _ operands: [Step.Value], _ form: Form)
    -> Step.Value
  {
    if let operation {
      steps.append(Step(operation: operation, operands: operands, form: form))
    } else {
      lacksKernel = true
    }
    return Step.Value(source: .step(steps.count - 1), form: form)
  }

  /// Says that the next result of the primitive is this one.
  mutating func finish(_ value: Step.Value) { results.append(value) }

  /// Refuses operands of which this does not hold. A run has looked before, and says why.
  mutating func check(_ check: Step.Check, _ operand: Step.Value) {
    steps.append(Step(operation: .check(check), operands: [operand], form: operand.form))
  }

  mutating func unary(_ kernel: UnaryKernel, _ x: Step.Value) -> Step.Value {
    add(kernels.unary(kernel, x.form.dtype).map { .unary($0) }, [x], x.form)
  }

  mutating func binary(
    _ kernel: BinaryKernel, _ x: Step.Value, _ y: Step.Value, _ form: Form
  ) -> Step.Value {
    add(.binary(kernel, form.dtype, kernels), [x, y], form)
  }

  mutating func reduce(
    _ kernel: ReduceKernel, _ x: Step.Value, count: Int, inner: Int = 1, _ form: Form
  ) -> Step.Value {
    add(
      kernels.reduce(kernel, form.dtype).map { .reduce($0, count: count, inner: inner) },
      [x], form)
  }

  mutating func move(
    _ arrangement: Rearrangement, _ operands: [Step.Value], _ form: Form
  ) -> Step.Value {
    let list = StepList(start: lists.blocks.count, count: arrangement.blocks.count)
    lists.blocks += arrangement.blocks
    return add(.move(list, arrangement.fillsZeros ? .zeros : .none), operands, form)
  }

  /// One element of a dtype.
  func constant(_ value: Double, _ dtype: DType) -> Step.Value {
    Step.Value(
      source: .constant(dtype.bits(of: value)), form: Form(dtype: dtype, dimensions: []))
  }
}

extension Lowering {
  /// One elementwise step whose operands have the result's form.
  init(_ operation: Step.Operation, operands count: Int, _ form: Form, _ kernels: KernelTable) {
    self.init(kernels)
    rows = form.elementCount
    let values = (0..<count).map { Step.Value(source: .operand($0), form: form) }
    finish(add(operation, values, form))
  }

  /// No step: the result is the operand, of the result's form.
  static func copy(_ form: Form, _ kernels: KernelTable) -> Lowering {
    var own = Lowering(kernels)
    own.rows = form.elementCount
    own.finish(Step.Value(source: .operand(0), form: form))
    return own
  }
}

extension Lowering {
  /// Values from the first operand on, so far apart as the second says, of which the first and the last
  /// are as given: the first and the third operand.
  static func linspace(_ form: Form, _ kernels: KernelTable) -> Lowering {
    var own = Lowering(kernels)
    own.rows = form.elementCount
    let operands = (0..<3).map { Step.Value(source: .operand($0), form: form.element) }
    let places = own.add(.progression(first: 0, step: 1, form.dtype), [], form)
    let moved = own.binary(
      .add, operands[0], own.binary(.multiply, operands[1], places, form), form)
    var ends = Rearrangement.stretching(form.dimensions, to: form.dimensions)
    for (operand, place) in [(1, 0), (2, form.elementCount - 1)] {
      ends.blocks.append(
        Rearrangement.Block(operand: operand, move: StridedMove([1], [0], to: place, [1])))
    }
    own.finish(own.move(ends, [moved, operands[0], operands[2]], form))
    return own
  }
}

extension DType {
  /// The bits of an element of this value, which is a whole number where the dtype has no other.
  func bits(of value: Double) -> UInt64 {
    switch self {
    case .float32: UInt64(Float(value).bitPattern)
    case .float64: value.bitPattern
    case .int32, .int64, .bool: UInt64(bitPattern: Int64(value))
    }
  }
}
