import Kernels
import Tensors

// What is computed along an axis: reductions, running sums, softmax and its cross entropies.
extension Lowering {
  // MARK: Reductions

  /// The attributes are whether lengths of 1 are kept, and the reduced axes, ascending.
  mutating func reduce(_ call: Call, by kernel: ReduceKernel) {
    let own = call.operands[0].dimensions
    let reduced = Array(call.attributes.dropFirst())
    var x = call.operand(0)
    let (split, order) = Shape(own).reduction(reduced)
    if let order {
      // Axes apart: the reduced ones are brought together, in their order, at the end.
      x = move(
        .permutation(of: own, order), [x],
        Form(dtype: x.form.dtype, dimensions: order.map { own[$0] }))
    }
    rows = split.outer
    let isNorm = call.primitive == .euclideanNorm
    if isNorm { x = unary(.square, x) }
    let result = reduce(kernel, x, count: split.count, inner: split.inner, call.form)
    if isNorm {
      finish(unary(.sqrt, result))
    } else if call.primitive == .mean {
      finish(mean(result, of: split.count))
    } else {
      finish(result)
    }
    joining = isNorm ? nil : joining(kernel, call.form.dtype)
  }

  /// A sum divided by its count; an integer mean is truncated, and never divided by zero.
  private mutating func mean(_ sum: Step.Value, of count: Int) -> Step.Value {
    let dtype = sum.form.dtype
    return dtype.isFloatingPoint
      ? binary(.divide, sum, constant(Double(count), dtype), sum.form)
      : binary(.truncateDivide, sum, constant(Double(max(count, 1)), dtype), sum.form)
  }

  private func joining(_ kernel: ReduceKernel, _ dtype: DType) -> Joining? {
    let (combine, identity): (BinaryKernel, Double)
    switch kernel {
    case .sum: (combine, identity) = (.add, 0)
    case .product: (combine, identity) = (.multiply, 1)
    case .maximum: (combine, identity) = (.maximum, -.infinity)
    case .minimum: (combine, identity) = (.minimum, .infinity)
    case .any, .all: return nil
    }
    guard dtype.isFloatingPoint, let function = kernels.binary(combine, dtype) else {
      return nil
    }
    return Joining(combine: function, identity: dtype.bits(of: identity))
  }

  /// The attributes are the lengths [outer, count, inner].
  mutating func argumentReduce(_ call: Call, by kernel: ArgumentReduceKernel) {
    rows = call.attributes[0]
    let function = kernels.argumentReduce(kernel, call.operands[0].dtype)
    finish(
      add(
        function.map { .reduce($0, count: call.attributes[1], inner: call.attributes[2]) },
        [call.operand(0)], call.form))
  }

  /// The attributes are the axis, whether it is exclusive, and whether it goes backwards.
  mutating func scan(_ call: Call) {
    let (form, axis) = (call.form, call.attributes[0])
    let isSum = call.primitive == .cumulativeSum
    let split = Shape(form.dimensions).split(along: axis)
    rows = split.outer
    let combine = kernels.binary(isSum ? .add : .multiply, form.dtype)
    if let combine {
      lists.scans.append(
        Step.Scan(
          combine: combine, fill: kernels.fill(form.dtype), count: split.count,
          inner: split.inner, isExclusive: call.attributes[1] == 1,
          isReverse: call.attributes[2] == 1, size: form.dtype.byteSize))
    }
    finish(
      add(
        combine.map { _ in .scan(0) }, [call.operand(0), constant(isSum ? 0 : 1, form.dtype)], form)
    )
  }

  // MARK: Softmax

  /// Row by row along the last axis: the maximum off, exponentials, their sum.
  mutating func softmax(_ call: Call) {
    let dtype = call.form.dtype
    let count = call.form.dimensions.last ?? 1
    if count == 0 { return finish(add(nil, [], call.form)) }
    rows = call.form.elementCount / count
    var x = call.operand(0)
    x.form = Form(dtype: dtype, dimensions: [rows, count])
    let exponentials = exponentials(x, x.form)
    finish(
      call.primitive == .softmax
        ? binary(.divide, exponentials.powers, exponentials.total, x.form)
        : binary(.subtract, exponentials.shifted, unary(.log, exponentials.total), x.form))
  }

  /// Of rows [rows, count]: the elements less the greatest of their row, their exponentials, and the sums
  /// of these.
  private mutating func exponentials(_ x: Step.Value, _ form: Form) -> (
    shifted: Step.Value, powers: Step.Value, total: Step.Value
  ) {
    let column = Form(dtype: form.dtype, dimensions: [form.dimensions[0], 1])
    let count = form.dimensions[1]
    let extreme = reduce(.maximum, x, count: count, column)
    let shifted = binary(.subtract, x, extreme, form)
    let powers = unary(.exp, shifted)
    return (shifted, powers, reduce(.sum, powers, count: count, column))
  }

  // MARK: Cross entropy

  /// The losses `Σ labels · (log Σ powers − logits)` of rows, and their derivatives, softmax − labels.
  mutating func crossEntropy(_ call: Call) {
    let (lossForm, form) = (call.results[0], call.results[1])
    let (count, dtype) = (form.dimensions[1], form.dtype)
    rows = form.dimensions[0]
    if form.elementCount == 0 || !dtype.isFloatingPoint { return finish(add(nil, [], form)) }
    var logits = call.operand(0)
    if logits.form != form {
      logits = move(
        .stretching(logits.form.dimensions, to: form.dimensions), [logits], form)
    }
    let (shifted, powers, total) = exponentials(logits, form)
    let logarithm = unary(.log, total)
    if call.primitive == .softmaxCrossEntropy {
      let labels = call.operand(1)
      let terms = binary(.subtract, logarithm, shifted, form)
      let weighted = binary(.multiply, labels, terms, form)
      finish(reduce(.sum, weighted, count: count, lossForm))
      finish(binary(.subtract, binary(.divide, powers, total, form), labels, form))
      return
    }
    // The label is 1 for one class and 0 for the others.
    let labels = call.operand(1)
    let rowwise = Step.Gather(
      batch: rows, outer: 1, rows: count, places: 1, inner: 1,
      indexSize: labels.form.dtype.byteSize)
    let chosen = gather(rowwise, [shifted, labels], .none, total.form)
    finish(binary(.subtract, logarithm, chosen, total.form))
    let softmax = binary(.divide, powers, total, form)
    var less = rowwise
    less.add = kernels.binary(.add, dtype)
    finish(gather(less, [constant(-1, dtype), labels, softmax], .operand, form))
  }
}
