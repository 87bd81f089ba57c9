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
    let places = AxisParts(of: Shape(call.operands[0].dimensions), along: axis)
    var position = 0
    for form in call.results {
      let length = call.primitive == .unstack ? 1 : form.dimensions[axis]
      let part = Rearrangement(blocks: [.init(move: places.cut(length, at: position))])
      finish(move(part, [call.operand(0)], form))
      position += length
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
    let shape = GatherShape(
      own, call.operands[1].dimensions, axis: call.attributes[0], batchRank: call.attributes[1])
    finish(
      gather(
        Step.Gather(
          batch: shape.batch, outer: shape.outer, rows: shape.rows, places: shape.places,
          inner: shape.inner, indexSize: call.operands[1].dtype.byteSize,
          add: adds ? addition(call.form) : nil),
        [call.operand(0), call.operand(1)], adds ? .zeros : .none, call.form))
  }

  mutating func segmentSum(_ call: Call) {
    // A negative segment takes nothing.
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
    kernels.binary(.add, form.dtype)
  }
}
