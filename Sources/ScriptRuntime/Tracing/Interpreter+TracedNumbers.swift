import ScriptSyntax
import TapeEngine
import Tensors

// Numbers that vary while a run is traced: computing with them makes columns of the plan, deciding by
// them leaves guards.
extension Interpreter {
  /// Refuses the trace and ends the traced run; the script runs once more, without a trace.
  func refused(_ reason: String) -> ScriptError {
    recording.refuseTrace(reason)
    hosts.hasStopped = true
    return ScriptError(limit: .untraceable)
  }

  /// A number of the trace as the script sees it; `plain` is its value in this run, computed of
  /// `operands`.
  func traced(_ value: Int?, _ plain: Value, of operands: [Value] = []) throws(ScriptError) -> Value
  {
    guard let value, let kind = HostKind(plain) else {
      throw refused("a number varies in its type")
    }
    guard recording.isTraced, hosts.numbers.count < HostState.numberLimit else {
      throw refused("the program computes with too many numbers that vary")
    }
    var number = HostState.Number(plain: plain, value: value, kind: kind)
    let sources = operands.filter { $0.tag == .traced }.map { hosts.numbers[$0.index].params }
    if !sources.contains(0) { number.params = sources.reduce(0, |) }
    hosts.numbers.append(number)
    return Value(tag: .traced, payload: UInt64(hosts.numbers.count - 1))
  }

  /// Makes a param the trace's next varying input.
  func tracedParam(_ name: String, _ plain: Value) throws(ScriptError) -> Value {
    let kind = HostKind(plain)
    let value = try traced(recording.traceHostInput(kind?.dtype ?? .float64), plain)
    hosts.numbers[value.index].params = 1 << UInt64(hosts.params.count & 63)
    hosts.params.append(HostState.Param(name: name, isInteger: kind == .int))
    return value
  }

  /// The varying params that the last traced run could only take as they were.
  public var pinnedParams: [String] {
    hosts.params.indices.filter { hosts.pinnedParams >> UInt64($0) & 1 == 1 }
      .map { hosts.params[$0].name }
  }

  /// What a value is in this run.
  @inline(__always)
  func plain(_ value: Value) -> Value {
    value.tag == .traced ? hosts.numbers[value.index].plain : value
  }

  /// A value as it is in this run; other lanes leave where it is another.
  ///
  /// - Throws: the trace is refused by a float: lanes would hardly agree.
  func pinned(_ value: Value) throws(ScriptError) -> Value {
    switch value.tag {
    case .traced:
      let number = hosts.numbers[value.index]
      if number.params != 0 {
        hosts.pinnedParams |= number.params
        return number.plain
      }
      switch number.kind {
      case .float, .numPy(.float32), .numPy(.float64):
        throw refused("the program uses a floating-point value where no column can be")
      default: break
      }
      recording.traceGuard(number.value, bits: number.kind.bits(number.plain))
      return number.plain
    case .tracedText: throw refused("the program looks into a text that varies")
    default: return value
    }
  }

  /// Pins what an index, a key or a container holds, in place.
  func pinParts(of value: Value, depth: Int = 0) throws(ScriptError) {
    if depth > 16 { throw refused("values are nested too deeply") }
    func pin(_ items: UnsafeMutablePointer<Value>?, _ count: Int) throws(ScriptError) {
      guard let items else { return }
      try visit(count)
      for offset in 0..<count {
        if items[offset].isTraced {
          items[offset] = try pinned(items[offset])
        } else {
          try pinParts(of: items[offset], depth: depth + 1)
        }
      }
    }
    switch value.tag {
    case .list:
      try pin(heap.lists[value.index].pointee.items, heap.lists[value.index].pointee.count)
    case .tuple:
      try pin(heap.tuples[value.index].pointee.items, heap.tuples[value.index].pointee.count)
    case .slice:
      let object = heap.slices[value.index]
      object.pointee.lower = try pinned(object.pointee.lower)
      object.pointee.upper = try pinned(object.pointee.upper)
      object.pointee.step = try pinned(object.pointee.step)
    case .dictionary, .set:
      let object = heap.dictionaries[value.index].pointee
      guard let entries = object.entries else { return }
      for number in 0..<object.used {
        let item = entries[number].value
        if item.isTraced {
          entries[number].value = try pinned(item)
        } else if value.tag == .dictionary {
          try pinParts(of: item, depth: depth + 1)
        }
      }
    case .iterator, .generator:
      throw refused("the program hands on values that vary")
    default: break
    }
  }

  // MARK: Computing

  /// The number that a host call gives; `plain` is what it gave in this run.
  func lift(
    _ function: HostFunction, _ arguments: [Value], _ plain: Value
  ) throws(ScriptError) -> Value {
    guard let kind = HostKind(plain) else { throw refused("a number becomes something else") }
    var operands: [(value: Int, dtype: DType)] = []
    var parts: [HostFunction.Argument] = []
    for argument in arguments {
      if argument.tag == .traced {
        let number = hosts.numbers[argument.index]
        operands.append((number.value, number.kind.dtype))
        parts.append(.operand(number.kind))
      } else {
        parts.append(.constant(argument))
      }
    }
    if operands.count > 3 { throw refused("a function of many numbers that vary") }
    let call = function.call(parts, result: kind)
    return try traced(recording.traceCall(call, operands), plain, of: arguments)
  }

  /// Whether a number decides for yes in this run; lanes for which it does not, leave.
  func tracedTruth(_ value: Value) throws(ScriptError) -> Bool {
    let number = hosts.numbers[value.index]
    let plain = try truth(number.plain)
    if number.params != 0, number.params & ~integerParams == 0 {
      // Counts and switches: rather a plan for each than a path.
      hosts.pinnedParams |= number.params
      return plain
    }
    let decision: Value
    switch number.kind {
    case .bool, .numPy(.bool): decision = value
    case .float, .numPy(.float64):
      decision = try traced(
        recording.tracePrimitive(
          .notEqual, [.value(number.value), .constant(0)], result: .bool), .bool(plain))
    default: decision = try lift(.truth, [value], .bool(plain))
    }
    let decided = hosts.numbers[decision.index]
    recording.traceGuard(decided.value, bits: plain ? 1 : 0)
    return plain
  }

  private var integerParams: UInt64 {
    hosts.params.indices.reduce(0) { $0 | (hosts.params[$1].isInteger ? 1 << UInt64($1) : 0) }
  }

  /// A binary operator, one operand of which varies.
  func tracedArithmetic(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, inPlace: Bool
  ) throws(ScriptError) -> Value {
    if left.tag == .tracedText || right.tag == .tracedText {
      return try tracedConcatenation(operation, left, right)
    }
    if left.tag == .string, operation == .modulo { return try percent(left, right) }
    if left.isHostNumber && right.isHostNumber {
      let result = try arithmetic(operation, plain(left), plain(right), inPlace: false)
      if let simple = try simpleArithmetic(operation, left, right, result) { return simple }
      return try lift(.binary(operation), [left, right], result)
    }
    if TensorOperators.isTensorLike(left, self) || TensorOperators.isTensorLike(right, self) {
      let result = try TensorOperators.binary(operation, left, right, self)
      if result.tag != .notImplemented { return result }
      throw refused("a number that varies has no such operator")
    }
    return try arithmetic(operation, try pinned(left), try pinned(right), inPlace: inPlace)
  }

  /// Python's sums, differences and products of floats, which are the engine's.
  private func simpleArithmetic(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ result: Value
  ) throws(ScriptError) -> Value? {
    // The others raise errors of their own.
    guard [.add, .subtract, .multiply].contains(operation), let primitive = operation.primitive
    else { return nil }
    guard result.tag == .float, let x = simpleOperand(left), let y = simpleOperand(right) else {
      return nil
    }
    return try traced(
      recording.tracePrimitive(primitive, [x, y], result: .float64), result, of: [left, right])
  }

  /// A Python float that varies, or a Python number that does not.
  private func simpleOperand(_ value: Value) -> Recording.HostOperand? {
    if value.tag == .traced {
      let number = hosts.numbers[value.index]
      return number.kind == .float ? .value(number.value) : nil
    }
    return value.pythonDouble.map { .constant($0) }
  }

  /// A unary operator.
  func tracedUnary(_ operation: UnaryOperator, _ operand: Value) throws(ScriptError) -> Value {
    if operand.tag == .tracedText { throw refused("a text that varies has no such operator") }
    return try lift(.unary(operation), [operand], try unary(operation, plain(operand)))
  }

  /// A comparison, one operand of which varies.
  func tracedComparison(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value
  ) throws(ScriptError) -> Value {
    if left.tag == .tracedText || right.tag == .tracedText {
      throw refused("the program compares a text that varies")
    }
    if left.isHostNumber && right.isHostNumber {
      let result = try compare(operation, plain(left), plain(right))
      if let x = simpleOperand(left), let y = simpleOperand(right), result.tag == .bool,
        isExact(left), isExact(right), let primitive = operation.primitive
      {
        return try traced(
          recording.tracePrimitive(primitive, [x, y], result: .bool), result,
          of: [left, right])
      }
      return try lift(.comparison(operation), [left, right], result)
    }
    let other = left.tag == .traced ? right : left
    switch other.tag {
    case .none, .string, .dtype, .type, .native, .function:
      // Whatever the number is, the answer is the same.
      return try compare(operation, plain(left), plain(right))
    default: break
    }
    if TensorOperators.isTensorLike(other, self) {
      let result = try TensorOperators.compare(operation, left, right, self)
      if result.tag != .notImplemented { return result }
    }
    throw refused("the program compares a number that varies with another object")
  }

  /// Whether a number is a double as it is.
  private func isExact(_ value: Value) -> Bool {
    value.tag != .int || value.intValue.magnitude <= 1 << 53
  }

  // MARK: Tensors

  /// The NumPy scalar that a tensor of no axes holds, if it varies; nil if it does not.
  func tracedScalar(of value: Value) throws(ScriptError) -> Value? {
    let tensor: TensorID
    switch value.tag {
    case .tensor: tensor = value.tensorID
    case .variable: tensor = recording.peek(value.variableID)
    default: return nil
    }
    guard recording.isScalar(tensor), let number = recording.tracedValue(tensor) else { return nil }
    let kind = HostKind.numPy(recording.dtype(tensor))
    return try traced(number, kind.value(recording.scalarBits(tensor)))
  }

  /// The scalar of a floating-point tensor by which the script decides, if it varies.
  func decidingScalar(of value: Value) throws(ScriptError) -> Value? {
    guard value.tag == .tensor, recording.dtype(value.tensorID).isFloatingPoint else { return nil }
    return try tracedScalar(of: value)
  }

  /// The tensor of a number that varies, as `Conversion` makes it of the number in this run.
  func tracedTensor(_ value: Value, dtype: DType?, hint: DType?) throws(ScriptError) -> TensorID {
    let number = hosts.numbers[value.index]
    let tensor = try Conversion.tensor(number.plain, dtype: dtype, hint: hint, self)
    let target = recording.dtype(tensor)
    var held: Int? = number.value
    if number.kind != .float || target != .float64 {
      if target != number.kind.dtype || number.kind == .int {
        held = recording.traceCall(
          HostFunction.convert(dtype, hint).call([.operand(number.kind)], target: target),
          [(number.value, number.kind.dtype)])
      }
    }
    guard let held else { throw refused("a number varies in its type") }
    recording.traceTensor(tensor, holds: held)
    return tensor
  }
}
