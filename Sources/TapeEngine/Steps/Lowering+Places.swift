import Kernels
import Tensors

// What moves elements, by the shapes alone or by indices.
extension Lowering {
  mutating func rearrange(_ call: Call) {
    let arrangement = Rearrangement.of(
      call.primitive, call.attributes, call.operands.map(\.dimensions), call.form.dimensions)
    finish(move(arrangement, call.operands.indices.map(call.operand), call.form))
  }

  /// Consecutive parts along an axis, which they keep or lose.
  mutating func cut(_ call: Call) {
    let axis = call.attributes[0]
    let own = call.operands[0].dimensions
    var position = 0
    for form in call.results {
      let count = call.primitive == .unstack ? 1 : form.dimensions[axis]
      finish(
        move(
          .part(of: own, axis: axis, start: position, count: count), [call.operand(0)], form))
      position += count
    }
  }

  // MARK: By indices

  mutating func gather(
    _ gather: Step.Gather, _ operands: [Step.Value], _ ground: Step.Ground, _ form: Form
  ) -> Step.Value {
    lists.gathers.append(gather)
    return add(.gather(lists.gathers.count - 1, ground), operands, form)
  }

  /// What is taken from, or added to, the lengths `own`; the attributes are the axis and how many axes
  /// have indices of their own.
  mutating func gather(_ call: Call, own: [Int], adds: Bool) {
    let (axis, batch) = (call.attributes[0], call.attributes[1])
    if !adds { check(.range(least: 0, greatest: Int64(own[axis]) - 1), call.operand(1)) }
    finish(
      gather(
        Step.Gather(
          batch: own[..<batch].reduce(1, *), outer: own[batch..<axis].reduce(1, *),
          rows: own[axis], places: call.operands[1].dimensions[batch...].reduce(1, *),
          inner: own[(axis + 1)...].reduce(1, *), indexSize: call.operands[1].dtype.byteSize,
          add: adds ? addition(call.form) : nil),
        [call.operand(0), call.operand(1)], adds ? .zeros : .none, call.form))
  }

  mutating func segmentSum(_ call: Call) {
    // A negative segment is dropped.
    check(.range(least: .min, greatest: Int64(call.form.dimensions[0]) - 1), call.operand(1))
    finish(
      gather(
        Step.Gather(
          batch: 1, outer: 1, rows: call.form.dimensions[0],
          places: call.operands[1].elementCount,
          inner: call.form.dimensions.dropFirst().reduce(1, *),
          indexSize: call.operands[1].dtype.byteSize, add: addition(call.form)),
        [call.operand(0), call.operand(1)], .zeros, call.form))
  }

  private func addition(_ form: Form) -> KernelTable.Binary? {
    kernels.binary(.add, form.dtype.element)
  }
}
