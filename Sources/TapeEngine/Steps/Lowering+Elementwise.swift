import Tensors

// Elementwise primitives of several steps, or with attributes.
extension Lowering {
  mutating func cast(_ call: Call) {
    let x = call.operand(0)
    finish(add(.unary(kernels.cast(from: x.form.dtype, to: call.form.dtype)), [x], call.form))
  }

  mutating func select(_ call: Call) {
    finish(
      add(
        .select(kernels.select(call.form.dtype)), call.operands.indices.map(call.operand),
        call.form))
  }

  private func slope(_ call: Call) -> Step.Value {
    constant(
      Double(bitPattern: UInt64(UInt(bitPattern: call.attributes[0]))), call.form.dtype)
  }

  mutating func leakyRelu(_ call: Call) {
    finish(binary(.leakyRelu, call.operand(0), slope(call), call.form))
  }

  mutating func leakyReluGrad(_ call: Call) {
    let (yBar, form) = (call.operand(0), call.form)
    let scaled = binary(.multiply, yBar, slope(call), form)
    let isPositive = add(
      kernels.compare(.greater, form.dtype).map { .binary($0, rows: nil) },
      [call.operand(1), constant(0, form.dtype)],
      Form(dtype: .bool, dimensions: form.dimensions))
    finish(add(.select(kernels.select(form.dtype)), [isPositive, yBar, scaled], form))
  }

  mutating func polygamma(_ call: Call) {
    let order = call.attributes[0]
    lists.functions.append { Polygamma.value(order: order, $0) }
    finish(add(.map(0, call.form.dtype), [call.operand(0)], call.form))
  }

  /// The sum of the operands in the grouping of `AddNGrouping`.
  mutating func addN(_ call: Call) {
    let grouping = AddNGrouping(count: call.operands.count)
    func total(_ range: Range<Int>, _ own: inout Lowering) -> Step.Value {
      var sum = call.operand(range.lowerBound)
      for index in range.dropFirst() {
        sum = own.binary(.add, sum, call.operand(index), call.form)
      }
      return sum
    }
    var sum = total(0..<grouping.leading, &self)
    for group in grouping.groups {
      let part = total(group, &self)
      sum = binary(.add, sum, part, call.form)
    }
    finish(sum)
  }
}
