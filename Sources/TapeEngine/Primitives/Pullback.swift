import Tensors

/// What a general rule sees of its entry, and where it leaves the operands' cotangents.
struct Pullback {
  let owner: Unmanaged<Recording>
  let position: UInt64
  let entry: Entry
  /// Cotangents of the results; `invalid` for a result that nothing used.
  let cotangents: [Cotangent]
  /// Bits of the tape that is walked.
  let tape: TapeBits
  /// Cotangents of the operands, as the rule sets them.
  let outcome: Outcome

  /// The operands, in order.
  let operands: [TensorID]
  let results: [TensorID]
  let attributes: [Int]

  func operand(_ index: Int) -> Term { Term(owner, operands[index]) }

  func result(_ index: Int = 0) -> Term { Term(owner, results[index]) }

  /// Whether the operand's cotangent is wanted.
  func needs(_ index: Int) -> Bool {
    owner._withUnsafeGuaranteedRef { $0.isTracked(operands[index], by: tape) }
  }

  /// The cotangent of a result, dense; zeros when nothing used it.
  func cotangent(_ index: Int = 0) -> Term {
    switch cotangents[index] {
    case .none: result(index).zeros()
    case .tensor(let id): Term(owner, id)
    case .slices(let slices):
      Term(owner, .invalid).run { recording throws(EngineError) in try recording.dense(slices) }
    }
  }

  /// The cotangent of a result as it came, perhaps sparse.
  func rawCotangent(_ index: Int = 0) -> Cotangent { cotangents[index] }

  func set(_ index: Int, _ cotangent: Term) {
    outcome.cotangents[index] = .tensor(cotangent.id)
  }

  func set(_ index: Int, _ cotangent: Cotangent) { outcome.cotangents[index] = cotangent }

  /// Sets the operand's cotangent if it is wanted.
  func provide(_ index: Int, _ cotangent: () -> Term) {
    if needs(index) { set(index, cotangent()) }
  }
}

extension Pullback {
  /// Where a rule leaves its answer: shared, so that a rule's closures may write to it.
  final class Outcome {
    var cotangents: [Cotangent]

    init(count: Int) { cotangents = Array(repeating: .none, count: count) }
  }
}

/// The cotangent of one tensor on its way back.
enum Cotangent {
  case none
  case tensor(TensorID)
  case slices(IndexedSlices)
}
