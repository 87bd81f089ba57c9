import Kernels
import Tensors

// Computing a primitive at once, by the steps of its lowering.
extension Recording {
  /// Elements between two looks at the clock.
  static let sliceElements = 1 << 22

  func form(_ dtype: DType, shape: UInt32) -> Form {
    Form(dtype: dtype, dimensions: Array(shapes.dimensions(shape)))
  }

  /// A result's dtype and the number of its shape.
  typealias NumberedForm = (dtype: DType, shape: UInt32)

  /// The steps of a primitive.
  ///
  /// - Throws: that the dtype of the first operand lacks a kernel.
  func lowering(
    _ primitive: Primitive, _ attributes: [Int], _ operands: [TensorID], _ result: NumberedForm,
    _ second: NumberedForm? = nil
  ) throws(EngineError) -> PreparedLowering {
    func number(_ form: NumberedForm) -> UInt64 {
      UInt64(form.shape) << 8 | UInt64(form.dtype.rawValue)
    }
    func number(_ operand: TensorID) -> UInt64 {
      number((slots[operand.index].dtype, slots[operand.index].shape))
    }
    var hash = Int(primitive.rawValue)
    for attribute in attributes { hash = LoweringCache.mix(hash, attribute) }
    for operand in operands {
      hash = LoweringCache.mix(hash, Int(truncatingIfNeeded: number(operand)))
    }
    if let entry = lowerings.find(hash, generation: shapes.generation),
      entry.primitive == primitive,
      entry.forms.count == operands.count + (second == nil ? 1 : 2),
      entry.forms[operands.count] == number(result),
      second.map({ number($0) == entry.forms[operands.count + 1] }) ?? true,
      operands.indices.allSatisfy({ number(operands[$0]) == entry.forms[$0] }),
      entry.attributes == attributes
    {
      return entry
    }
    let results = [result] + (second.map { [$0] } ?? [])
    let operandForms = operands.map { form(slots[$0.index].dtype, shape: slots[$0.index].shape) }
    let resultForms = results.map { form($0.dtype, shape: $0.shape) }
    guard
      let lowering = Lowering.of(primitive, attributes, operandForms, resultForms, kernels)
    else { throw .unsupported(slots[operands[0].index].dtype, by: primitive) }
    let prepared = PreparedLowering(
      lowering, of: primitive, attributes, operands.map(number) + results.map(number))
    lowerings.keep(prepared, hash)
    return prepared
  }

  /// Runs the steps of a primitive whose results have elements.
  ///
  /// - Parameter targets: room for each result.
  /// - Throws: the limit of seconds.
  func evaluate(
    _ prepared: PreparedLowering, _ operands: [TensorID], to targets: [UnsafeMutableRawPointer]
  ) throws(EngineError) {
    if prepared.lowering.rows == 0 { return }
    if prepared.lowering.steps.count == 1, try runAlone(prepared.lowering, operands, targets[0]) {
      return
    }
    if prepared.hasLikeSteps {
      runTogether(prepared.lowering, operands, targets[0])
      return
    }
    prepared.prepare()
    let scratch =
      prepared.scratchSize == 0
      ? nil : UnsafeMutableRawPointer.allocate(byteCount: prepared.scratchSize, alignment: 64)
    defer { scratch?.deallocate() }
    let addresses = UnsafeMutableBufferPointer<UnsafeMutableRawPointer>.allocate(
      capacity: prepared.slotCount)
    defer { addresses.deallocate() }
    var count = 0
    func append(_ address: UnsafeMutableRawPointer) {
      addresses.initializeElement(at: count, to: address)
      count += 1
    }
    for operand in operands { append(UnsafeMutableRawPointer(mutating: elements(operand))) }
    for target in targets { append(target) }
    if let scratch { for offset in prepared.scratchOffsets { append(scratch + offset) } }
    for segment in prepared.segments {
      switch segment {
      case .whole(let index): try runWhole(index, prepared, addresses)
      case .rows(let program, let work):
        program.fill(addresses)
        program.run(until: stopwatch, parallelFor)
        if work >= 1 << 18 { try checkClock() }
      }
    }
    for (value, target) in zip(prepared.lowering.results, targets) {
      // What is an operand is copied.
      if case .operand(let index) = value.source {
        target.copyMemory(from: addresses[index], byteCount: value.form.size)
      }
    }
  }

  /// Runs a step that needs whole values.
  private func runWhole(
    _ index: Int, _ prepared: PreparedLowering,
    _ addresses: UnsafeMutableBufferPointer<UnsafeMutableRawPointer>
  ) throws(EngineError) {
    let step = prepared.lowering.steps[index]
    let target = addresses[prepared.target(index)]
    func source(_ value: Step.Value) -> UnsafeRawPointer {
      UnsafeRawPointer(addresses[prepared.slot(of: value)])
    }
    switch step.operation {
    case .move(let list, let ground):
      arrange(
        prepared.lowering.lists.blocks[list.indices], ground, to: target,
        elementCount: step.form.elementCount, size: step.form.dtype.byteSize
      ) {
        source(step.operands[$0])
      }
    case .system(let number):
      let system = prepared.lowering.lists.systems[number]
      _ = try apply(
        system, source(step.operands[0]), nil, to: target, size: step.form.dtype.byteSize)
    case .unary, .binary, .select, .map, .progression, .reduce, .scan, .gather, .check,
      .sumOfProducts, .accumulate, .product, .host:
      preconditionFailure("An eager lowering has no such step.")
    }
  }

  /// Runs few elements by steps that meet them one by one: sums of many scalars, for which a program would
  /// cost more than they do.
  private func runTogether(
    _ lowering: Lowering, _ operands: [TensorID], _ target: UnsafeMutableRawPointer
  ) {
    let size = lowering.steps[0].form.size
    let count = lowering.steps[0].form.elementCount
    withUnsafeTemporaryAllocation(byteCount: lowering.steps.count * size, alignment: 8) { scratch in
      // reason: a buffer of some bytes has an address.
      let base = scratch.baseAddress.unsafelyUnwrapped
      func address(_ value: Step.Value) -> UnsafeRawPointer {
        switch value.source {
        case .operand(let index): elements(operands[index])
        case .step(let index): UnsafeRawPointer(base + index * size)
        case .constant: preconditionFailure("No operand is a constant.")
        }
      }
      for (index, step) in lowering.steps.enumerated() {
        guard case .binary(let kernel, _) = step.operation else { continue }
        kernel(
          address(step.operands[0]), 1, address(step.operands[1]), 1, base + index * size, count)
      }
      target.copyMemory(from: base + (lowering.steps.count - 1) * size, byteCount: size)
    }
  }

  /// Runs an only step of whole operands, for which there is nothing to prepare; whether it was one.
  private func runAlone(
    _ lowering: Lowering, _ operands: [TensorID], _ target: UnsafeMutableRawPointer
  ) throws(EngineError) -> Bool {
    let step = lowering.steps[0]
    let source = elements(operands[0])
    switch step.operation {
    case .reduce(let kernel, let count, let inner):
      try reduce(kernel, source, target, step, count, inner)
      return true
    case .scan(let number):
      guard case .constant(var start) = step.operands[1].source else { return false }
      lowering.lists.scans[number].run(
        source, &start, target, outer: lowering.rows, until: stopwatch)
      try checkClock()
      return true
    case .binary(let kernel, _):
      guard operands.count == 2, lowering.operands.allSatisfy({ $0 == step.form }) else {
        return false
      }
      kernel(source, 1, elements(operands[1]), 1, target, step.form.elementCount)
      return true
    case .move(let list, let ground):
      arrange(
        lowering.lists.blocks[list.indices], ground, to: target,
        elementCount: step.form.elementCount, size: step.form.dtype.byteSize
      ) {
        elements(operands[$0])
      }
      return true
    default: return false
    }
  }

  /// A reduction by itself, some rows at a time.
  private func reduce(
    _ kernel: KernelTable.Reduce, _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer,
    _ step: Step, _ count: Int, _ inner: Int
  ) throws(EngineError) {
    if inner == 0 { return }
    let rows = step.form.elementCount / inner
    let row = count * inner * step.operands[0].form.dtype.byteSize
    let most = max(Self.sliceElements / max(count * inner, 1), 1)
    var first = 0
    while first < rows {
      let some = min(most, rows - first)
      kernel(
        source + first * row, target + first * inner * step.form.dtype.byteSize, some, count,
        inner)
      first += some
      if first < rows { try checkClock() }
    }
  }

  /// Moves elements of sources to where blocks say; gives up when time is up.
  private func arrange(
    _ blocks: ArraySlice<Rearrangement.Block>, _ ground: Step.Ground,
    to target: UnsafeMutableRawPointer, elementCount: Int, size: Int,
    from source: (Int) -> UnsafeRawPointer
  ) {
    if ground == .zeros {
      target.initializeMemory(as: UInt8.self, repeating: 0, count: elementCount * size)
    }
    for block in blocks {
      copyInTime(block.move, from: source(block.operand), to: target, size: size)
    }
  }

  /// Elements of one tensor, moved: for attributes that change from call to call, as the places of slices
  /// do, of which no kept lowering would be met again.
  func arranged(_ arrangement: Rearrangement, _ x: TensorID, shape: UInt32) throws(EngineError)
    -> Storage
  {
    let dtype = slots[x.index].dtype
    let target = try storage(dtype, shape: shape)
    arrange(
      arrangement.blocks[...], arrangement.fillsZeros ? .zeros : .none, to: target.bytes,
      elementCount: shapes[shape].elementCount, size: dtype.byteSize
    ) { _ in elements(x) }
    return target
  }

  /// The result of a primitive that only moves elements.
  func moved(
    _ primitive: Primitive, _ attributes: [Int], _ operands: [TensorID], _ result: NumberedForm
  ) throws(EngineError) -> Storage {
    let steps = try lowering(primitive, attributes, operands, result)
    let target = try storage(result.dtype, shape: result.shape)
    try evaluate(steps, operands, to: [target.bytes])
    return target
  }
}
