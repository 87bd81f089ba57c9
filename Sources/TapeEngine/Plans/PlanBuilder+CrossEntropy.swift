import Kernels
import Tensors

extension PlanBuilder {
  /// The losses and the derivatives of a fused cross entropy, by the kernels that the script's use.
  mutating func crossEntropy(_ step: Trace.Step) throws(Obstacle) -> [LaneOperand] {
    let (lossForm, form) = (step.results[0], step.results[1])
    let logits = try operand(step.operands[0])
    guard !logits.isConstant, form.elementCount > 0,
      let own = CrossEntropyKernels(kernels, form.dtype)
    else { throw Obstacle(reason: "no kernel for \(step.primitive)") }
    let (rows, count) = (form.dimensions[0], form.dimensions[1])
    let lengths = step.operands[0].form.dimensions
    let column = Trace.Form(dtype: form.dtype, dimensions: [rows, 1])
    let extremes = Trace.Form(dtype: form.dtype, dimensions: [lengths[0], 1])
    func spread(_ parts: [(form: Trace.Form, operand: LaneOperand)]) -> [LaneRun] {
      runs(parts.map(\.form.dimensions), form, parts.map(\.operand))
    }
    let extreme = emit(
      .reduce(own.maximum, outer: lengths[0], count: lengths[1], inner: 1), [logits], extremes)
    let shifted = emit(
      .binary(own.subtract, spread([(step.operands[0].form, logits), (extremes, extreme)])),
      [logits, extreme], form)
    let powers = emit(.unary(own.exp, count: form.elementCount), [shifted], form)
    let total = emit(.reduce(own.sum, outer: rows, count: count, inner: 1), [powers], column)
    let logarithm = emit(.unary(own.log, count: rows), [total], column)
    let terms = emit(
      .binary(own.subtract, spread([(column, logarithm), (form, shifted)])), [logarithm, shifted],
      form)
    let softmax = emit(
      .binary(own.divide, spread([(form, powers), (column, total)])), [powers, total], form)
    let labels: (form: Trace.Form, operand: LaneOperand)
    let weighted: LaneOperand
    if step.primitive == .softmaxCrossEntropy {
      labels = (step.operands[1].form, try operand(step.operands[1]))
      weighted = emit(
        .binary(own.multiply, spread([labels, (form, terms)])), [labels.operand, terms], form)
    } else {
      let isLabel = try labelMask(step.operands[1], form)
      labels = (form, oneHot(isLabel, form))
      let zero = makeConstant(0, form.dtype)
      let scalar = Trace.Form(dtype: form.dtype, dimensions: [])
      weighted = emit(
        .select(
          kernels.select(form.dtype),
          spread([(form, isLabel), (form, terms), (scalar, zero)])), [isLabel, terms, zero], form)
    }
    return [
      emit(.reduce(own.sum, outer: rows, count: count, inner: 1), [weighted], lossForm),
      emit(
        .binary(own.subtract, spread([(form, softmax), labels])), [softmax, labels.operand], form),
    ]
  }

  /// Whether an element's class is its row's label.
  private mutating func labelMask(_ part: Trace.Operand, _ form: Trace.Form) throws(Obstacle)
    -> LaneOperand
  {
    let labels = try operand(part)
    let (rows, count) = (form.dimensions[0], form.dimensions[1])
    let dtype = part.form.dtype
    func bytes(_ index: Int) -> [UInt8] {
      dtype == .int32
        ? withUnsafeBytes(of: Int32(index)) { Array($0) }
        : withUnsafeBytes(of: Int64(index)) { Array($0) }
    }
    if labels.isConstant {
      let size = dtype.byteSize
      let constant = elements(labels).bytes
      let mask = (0..<(rows * count)).map { index -> UInt8 in
        let place = index / count * size
        return Array(constant[place..<(place + size)]) == bytes(index % count) ? 1 : 0
      }
      return makeConstant(Trace.Constant(dtype: .bool, bytes: mask))
    }
    guard let equal = kernels.compare(.equal, dtype) else {
      throw Obstacle(reason: "no kernel for labels")
    }
    let classes = makeConstant(
      Trace.Constant(dtype: dtype, bytes: (0..<count).flatMap { bytes($0) }))
    let mask = Trace.Form(dtype: .bool, dimensions: form.dimensions)
    return emit(
      .binary(equal, runs([[rows, 1], [1, count]], mask, [labels, classes])), [labels, classes],
      mask)
  }

  /// A mask as ones and zeros.
  private mutating func oneHot(_ mask: LaneOperand, _ form: Trace.Form) -> LaneOperand {
    guard mask.isConstant else {
      return emit(
        .unary(
          kernels.cast(from: .bool, to: form.dtype), count: form.elementCount),
        [mask], form)
    }
    let size = form.dtype.byteSize
    let one = withUnsafeBytes(of: form.dtype.oneBits) { Array($0.prefix(size)) }
    let zero = [UInt8](repeating: 0, count: size)
    return makeConstant(
      Trace.Constant(
        dtype: form.dtype, bytes: elements(mask).bytes.flatMap { $0 == 0 ? zero : one }))
  }
}
