import Kernels
import Tensors

/// A lowering, and the programs of its steps, made ready to run on any operands of its forms.
///
/// A recording keeps those that it used last (`LoweringCache`): preparing the softmax of a short row takes ten times as
/// long as computing it.
final class PreparedLowering {
  let lowering: Lowering
  private(set) var segments: [Segment] = []
  /// Where in one block of scratch the values lie that segments hand on.
  private(set) var scratchOffsets: [Int] = []
  private(set) var scratchSize = 0
  /// By step, the slot in which its result lies whole; nil where it does not.
  private var slots: [Int?]

  /// Steps that run together.
  enum Segment {
    /// A step of whole values, by its number.
    case whole(Int)
    /// Steps that are cut into rows: their program, whose slots are filled in before each run, and the
    /// elements that they make.
    case rows(RegionProgram, work: Int)
  }

  /// What the lowering is of: a primitive, its attributes, and shape and dtype of each operand, then of each
  /// result, by number.
  let primitive: Primitive
  let attributes: [Int]
  let forms: [UInt64]

  init(_ lowering: Lowering, of primitive: Primitive, _ attributes: [Int], _ forms: [UInt64]) {
    self.lowering = lowering
    self.primitive = primitive
    self.attributes = attributes
    self.forms = forms
    slots = Array(repeating: nil, count: lowering.steps.count)
    for (number, value) in lowering.results.enumerated() {
      if case .step(let index) = value.source { slots[index] = lowering.operands.count + number }
    }
  }

  /// Whether all steps are of two operands each, of few elements of one form, and the last is the result.
  private(set) lazy var hasLikeSteps: Bool = {
    guard lowering.results.count == 1,
      case .step(lowering.steps.count - 1) = lowering.results[0].source,
      let form = lowering.steps.first?.form, form.elementCount <= 16
    else { return false }
    return lowering.steps.allSatisfy { step in
      guard case .binary = step.operation else { return false }
      return step.form == form && step.operands.allSatisfy { $0.form == form && !$0.isConstant }
    }
  }()

  /// Makes the programs, once.
  func prepare() {
    if !segments.isEmpty || lowering.steps.isEmpty { return }
    var start = 0
    func appendRows(before end: Int) {
      if start < end { segments.append(rows(start..<end)) }
      start = end + 1
    }
    for (index, step) in lowering.steps.enumerated() where !step.operation.isCutIntoRows {
      appendRows(before: index)
      _ = target(index)
      segments.append(.whole(index))
    }
    appendRows(before: lowering.steps.count)
  }

  /// The places whose addresses a run knows: operands, results, scratch.
  var slotCount: Int { lowering.operands.count + lowering.results.count + scratchOffsets.count }

  /// The slot of a value that lies whole in memory.
  func slot(of value: Step.Value) -> Int {
    switch value.source {
    case .operand(let index): return index
    case .step(let index): if let slot = slots[index] { return slot }
    case .constant: break
    }
    preconditionFailure("A step that needs whole values has them in memory.")
  }

  /// The slot of a step's whole result.
  func target(_ index: Int) -> Int {
    if let slot = slots[index] { return slot }
    let slot = slotCount
    scratchOffsets.append(scratchSize)
    scratchSize += (max(lowering.steps[index].form.size, 1) + 63) & ~63
    slots[index] = slot
    return slot
  }

  private func place(_ slot: Int, _ form: Form) -> RegionPlace {
    RegionPlace(
      slot: slot, rowSize: form.elementCount / lowering.rows * form.dtype.byteSize)
  }

  /// The program of steps that are cut into rows; what others need of them lies whole.
  private func rows(_ range: Range<Int>) -> Segment {
    for step in lowering.steps[range.upperBound...] {
      for value in step.operands {
        if case .step(let index) = value.source, range.contains(index) { _ = target(index) }
      }
    }
    let program = RegionProgram(rows: lowering.rows, lowering.kernels, runsAgain: true)
    let operands = lowering.operands.enumerated().map { place($0.offset, $0.element) }
    let places = zip(slots, lowering.steps).map { slot, step in slot.map { place($0, step.form) } }
    var found = places
    program.emit(lowering, range, operands, &found)
    for index in range {
      // What is one element has not been written yet.
      if let target = places[index], let own = found[index], own.slot != target.slot {
        program.copy(own, to: target, lowering.steps[index].form)
      }
    }
    program.assignRegisters()
    return .rows(
      program, work: range.reduce(0) { $0 &+ lowering.steps[$1].form.elementCount })
  }
}
