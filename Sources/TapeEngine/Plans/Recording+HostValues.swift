import Tensors

// Plain numbers of the language around the engine, while a run is traced: they are values of the
// trace like any other, of one element.
extension Recording {
  /// Whether the run is traced and nothing has refused the trace yet.
  public var isTraced: Bool { trace.map { $0.refusal == nil } ?? false }

  /// Refuses the trace, if there is one.
  public func refuseTrace(_ reason: String) {
    trace?.refuse("\(reason) at line \(line)")
  }

  /// The value of the trace that a tensor of one element holds; nil if it is a constant, is unknown, or
  /// has another number of elements.
  public func tracedValue(_ x: TensorID) -> Int? {
    guard let trace, elementCount(x) == 1, case .value(let number) = origin(of: x, in: trace) else {
      return nil
    }
    return number
  }

  /// The value of the trace that a tensor of any shape holds; nil if it is a constant or unknown.
  public func tracedTensor(_ x: TensorID) -> Int? {
    guard let trace, case .value(let number) = origin(of: x, in: trace) else { return nil }
    return number
  }

  /// Makes a number the trace's next varying input.
  public func traceHostInput(_ dtype: DType) -> Int? {
    trace?.addInput(Form(dtype: dtype, dimensions: []))
  }

  /// Adds a host call; the number of its result.
  public func traceCall(_ call: HostCall, _ operands: [(value: Int, dtype: DType)]) -> Int? {
    guard let trace else { return nil }
    for operand in operands {
      trace.append(
        Trace.PackedOperand(value: operand.value, form: Trace.scalarForm(operand.dtype)))
    }
    trace.appendResult(Trace.scalarForm(call.result))
    return trace.add(.identity, results: 1, host: call)
  }

  /// An operand of a host number's primitive: a value of the trace, or a constant.
  public enum HostOperand {
    case value(Int)
    case constant(Double)
  }

  /// Adds a primitive of doubles, which computes the bits that the language's own operator does.
  public func tracePrimitive(
    _ primitive: Primitive, _ operands: [HostOperand], result: DType
  ) -> Int? {
    guard let trace else { return nil }
    let form = Trace.scalarForm(.float64)
    for operand in operands {
      switch operand {
      case .value(let number): trace.append(Trace.PackedOperand(value: number, form: form))
      case .constant(let value):
        let constant = trace.addScalar(value.bitPattern, .float64)
        trace.append(Trace.PackedOperand(constant: constant, form: form))
      }
    }
    trace.appendResult(Trace.scalarForm(result))
    return trace.add(primitive, results: 1)
  }

  /// Says that the script decided something by a number with these bits.
  public func traceGuard(_ value: Int, bits: UInt64) {
    trace?.addGuard(value, bits: bits)
  }

  /// Says that a tensor holds the elements of a value of the trace.
  public func traceTensor(_ x: TensorID, holds value: Int) {
    trace?.bind(slot: x.index, birth: slots[x.index].birth, to: .value(value))
  }

  /// An element that a tensor is made of: a value of the trace, or bits that are the same for all.
  public enum Part {
    case value(Int)
    case constant(UInt64)
  }

  /// Says that a tensor holds these elements, in their order.
  public func traceTensor(_ x: TensorID, holdsAll parts: [Part]) {
    guard let trace else { return }
    let dtype = slots[x.index].dtype
    let form = Trace.scalarForm(dtype)
    for part in parts {
      switch part {
      case .value(let number): trace.append(Trace.PackedOperand(value: number, form: form))
      case .constant(let bits):
        trace.append(
          Trace.PackedOperand(constant: trace.addScalar(bits, dtype), form: form))
      }
    }
    trace.appendResult(trace.number(of: Form(dtype: dtype, dimensions: [parts.count])))
    traceTensor(x, holds: trace.add(.stack, results: 1, attributes: [0]))
  }

  /// The bits of a scalar tensor, whatever its dtype.
  public func scalarBits(_ x: TensorID) -> UInt64 {
    var bits: UInt64 = 0
    withUnsafeMutableBytes(of: &bits) {
      $0.copyMemory(
        from: UnsafeRawBufferPointer(start: elements(x), count: slots[x.index].dtype.byteSize))
    }
    return bits
  }
}
