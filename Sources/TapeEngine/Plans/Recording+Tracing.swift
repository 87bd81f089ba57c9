import Tensors

// How a run is traced: every application passes `finish`, which tells the trace; whatever makes a
// tensor otherwise says so itself, or the tensor is unknown and its use refuses the trace.
extension Recording {
  /// Starts to trace. Tensors that exist already are unknown.
  public func beginTrace() { trace = Trace() }

  /// Stops tracing and hands the trace over.
  public func endTrace() -> Trace? {
    defer { trace = nil }
    return trace
  }

  /// Goes on with a trace that was handed over, for what is computed of the run's tensors afterwards.
  public func resumeTrace(_ trace: Trace) { self.trace = trace }

  /// Where a tensor's elements come from.
  public func origin(of x: TensorID, in trace: Trace) -> Trace.Origin {
    trace.origin(ofSlot: x.index, birth: slots[x.index].birth)
  }

  /// Makes a tensor the trace's next varying input.
  public func traceInput(_ x: TensorID) {
    guard let trace else { return }
    bind(x, to: .value(trace.addInput(form(x))))
  }

  /// Adds an input that the program does not use.
  public func traceUnusedInput(_ dtype: DType, _ shape: Shape) {
    _ = trace?.addInput(Form(dtype: dtype, dimensions: shape.dimensions))
  }

  /// Says that a tensor depends on no input.
  @inline(__always)
  func traceConstant(_ x: TensorID) {
    if trace != nil { bindConstant(x) }
  }

  @inline(never)
  private func bindConstant(_ x: TensorID) { bind(x, to: .constant) }

  /// Says that a tensor shows the elements of another.
  @inline(__always)
  func traceAlias(_ x: TensorID, of other: TensorID) {
    if let trace { bind(x, to: origin(of: other, in: trace)) }
  }

  /// Says that the script, or an operation on its way, looks at a tensor's elements.
  @inline(__always)
  func traceRead(_ x: TensorID) {
    if let trace, origin(of: x, in: trace) != .constant {
      refuseTrace("the program reads a value that varies")
    }
  }

  /// Says that the script decides something by a one-element tensor.
  @inline(__always)
  func traceDecision(_ x: TensorID) {
    if trace != nil { traceDecisionOnValue(x) }
  }

  @inline(never)
  private func traceDecisionOnValue(_ x: TensorID) {
    guard let trace else { return }
    switch origin(of: x, in: trace) {
    case .constant: break
    case .unknown: refuseTrace("the program decides by an unknown value")
    case .value(let number):
      guard !slots[x.index].dtype.isFloatingPoint, elementCount(x) == 1 else {
        return refuseTrace("the program decides by a floating-point value")
      }
      var bits: UInt64 = 0
      withUnsafeMutableBytes(of: &bits) {
        $0.copyMemory(
          from: UnsafeRawBufferPointer(
            start: elements(x), count: slots[x.index].dtype.byteSize))
      }
      trace.addGuard(number, bits: bits)
    }
  }

  /// Tells the trace of an application; out of line, for the straight path of two scalars is short.
  @inline(never)
  func traceApplication(_ primitive: Primitive, _ x: TensorID, _ result: TensorID) {
    withUnsafePointer(to: x) { x in
      withUnsafePointer(to: result) { result in
        traceApplication(
          primitive, UnsafeBufferPointer(start: x, count: 1),
          UnsafeBufferPointer(start: result, count: 1), [])
      }
    }
  }

  @inline(never)
  func traceApplication(_ primitive: Primitive, _ x: TensorID, _ y: TensorID, _ result: TensorID) {
    withUnsafeTemporaryAllocation(of: TensorID.self, capacity: 2) { operands in
      operands.initializeElement(at: 0, to: x)
      operands.initializeElement(at: 1, to: y)
      withUnsafePointer(to: result) { result in
        traceApplication(
          primitive, UnsafeBufferPointer(operands), UnsafeBufferPointer(start: result, count: 1), []
        )
      }
    }
  }

  @inline(never)
  func traceApplication(
    _ primitive: Primitive?, _ operands: [TensorID], _ results: [TensorID], _ attributes: [Int]
  ) {
    operands.withUnsafeBufferPointer { operands in
      results.withUnsafeBufferPointer { results in
        traceApplication(primitive, operands, results, attributes)
      }
    }
  }

  private func traceApplication(
    _ primitive: Primitive?, _ operands: UnsafeBufferPointer<TensorID>,
    _ results: UnsafeBufferPointer<TensorID>, _ attributes: [Int]
  ) {
    guard let trace, trace.refusal == nil, primitive != .readVariable else { return }
    var varies = false
    for operand in operands {
      let origin = origin(of: operand, in: trace)
      if origin == .unknown { return refuseTrace("an operand's origin is unknown") }
      if origin != .constant { varies = true }
    }
    guard varies else {
      for result in results { bind(result, to: .constant) }
      return
    }
    guard let primitive else { return refuseTrace("a result's shape depends on values") }
    if primitive.showsItsOperand {
      for result in results { bind(result, to: origin(of: operands[0], in: trace)) }
      return
    }
    // A script lets such values wait and computes them together, by all workers that are idle.
    let limit = pending.threshold << Self.planShift
    if results.contains(where: { elementCount($0) >= limit }) {
      return refuseTrace("values have \(limit) elements or more")
    }
    // Refused before elements that may be pending are read.
    for operand in operands where origin(of: operand, in: trace) == .constant {
      if elementCount(operand) * slots[operand.index].dtype.byteSize > Trace.constantByteLimit {
        return trace.refuse("constants are too large")
      }
    }
    for operand in operands {
      let form = formNumber(operand, in: trace)
      if case .value(let number) = origin(of: operand, in: trace) {
        trace.append(Trace.PackedOperand(value: number, form: form))
      } else if slots[operand.index].shape == 0 {
        let constant = trace.addScalar(scalarBits(operand), slots[operand.index].dtype)
        trace.append(Trace.PackedOperand(constant: constant, form: form))
      } else {
        let constant = trace.addConstant(constant(operand))
        trace.append(Trace.PackedOperand(constant: constant, form: form))
      }
    }
    for result in results { trace.appendResult(formNumber(result, in: trace)) }
    let first = trace.add(primitive, results: results.count, attributes: attributes)
    for (index, result) in results.enumerated() { bind(result, to: .value(first + index)) }
  }

  /// A plan, whose groups of instructions run in cache too, is faster than the script for values of up to
  /// twice as many elements as wait in a script.
  private static var planShift: Int { 1 }

  private func bind(_ x: TensorID, to origin: Trace.Origin) {
    trace?.bind(slot: x.index, birth: slots[x.index].birth, to: origin)
  }

  private func form(_ x: TensorID) -> Form {
    Form(dtype: slots[x.index].dtype, dimensions: dimensionArray(x))
  }

  private func formNumber(_ x: TensorID, in trace: Trace) -> Int32 {
    let slot = slots[x.index]
    return slot.shape == 0
      ? Trace.scalarForm(slot.dtype)
      : trace.number(slot.dtype, dimensions(x), shape: slot.shape)
  }

  private func constant(_ x: TensorID) -> Trace.Constant {
    let dtype = slots[x.index].dtype
    let bytes = UnsafeRawBufferPointer(
      start: elements(x), count: elementCount(x) * dtype.byteSize)
    return Trace.Constant(dtype: dtype, bytes: Array(bytes))
  }
}

extension Primitive {
  /// Whether its result has the operand's elements, perhaps in another shape.
  var showsItsOperand: Bool {
    if case .alias = kernel { true } else { false }
  }
}
