import Kernels
import Tensors

// What moves elements, by the shapes alone or by indices.
extension Lowering {
  private mutating func rearrange(_ call: Call, _ arrangement: Rearrangement) {
    finish(move(arrangement, call.operands.indices.map(call.operand), call.form))
  }

  mutating func stretch(_ call: Call) {
    rearrange(call, .stretching(call.operands[0].dimensions, to: call.form.dimensions))
  }

  /// The attributes are the order of the axes.
  mutating func transpose(_ call: Call) {
    rearrange(call, .permutation(of: call.operands[0].dimensions, call.attributes))
  }

  /// The attribute is the axis, which the operands have or get.
  mutating func join(_ call: Call, isNew: Bool) {
    rearrange(
      call,
      .joining(
        call.operands.map(\.dimensions), axis: call.attributes[0], isNew: isNew,
        call.form.dimensions))
  }

  /// The attributes are the slice, of the operand or, where elements are put, of the result.
  mutating func slice(_ call: Call, takes: Bool) {
    let whole = takes ? call.operands[0].dimensions : call.form.dimensions
    rearrange(call, .slice(StridedSlice(call.attributes), of: Shape(whole), takes: takes))
  }

  /// The attributes are those of a `DiagonalBand`, or how far a band goes.
  mutating func rearrange(_ call: Call, _ matrices: Rearrangement.OfMatrices) {
    rearrange(
      call,
      .of(matrices, call.attributes, call.operands.map(\.dimensions), call.form.dimensions))
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
