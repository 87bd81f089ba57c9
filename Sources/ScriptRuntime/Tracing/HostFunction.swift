import ScriptSyntax
import TapeEngine
import Tensors

/// What a host call computes: an operator or a native function of the language, by the very code that
/// scripts run.
enum HostFunction: Hashable, Sendable {
  case binary(BinaryOperator)
  case unary(UnaryOperator)
  case comparison(ComparisonOperator)
  case truth
  /// A native function by its number.
  case native(Int)
  /// A native method; its receiver is the first argument.
  case method(Int)
  /// The scalar tensor of a number.
  case convert(DType?, DType?)

  enum Argument: Sendable {
    case operand(HostKind)
    case constant(Value)

    var code: [UInt64] {
      switch self {
      case .operand(let kind): [1, kind.code]
      case .constant(let value):
        [2, UInt64(value.tag.rawValue) << 32 | UInt64(value.detail), value.payload]
      }
    }
  }

  private var code: [UInt64] {
    func code(_ dtype: DType?) -> UInt64 { dtype.map { UInt64($0.rawValue) + 1 } ?? 0 }
    return switch self {
    case .binary(let operation): [1, UInt64(operation.rawValue)]
    case .unary(let operation): [2, operation == .negate ? 0 : operation == .plus ? 1 : 2]
    case .comparison(let operation): [3, UInt64(operation.rawValue)]
    case .truth: [4]
    case .native(let number): [5, UInt64(number)]
    case .method(let number): [6, UInt64(number)]
    case .convert(let dtype, let hint): [7, code(dtype), code(hint)]
    }
  }

  /// The call whose result is a number of a kind; lanes in which it is another leave.
  func call(_ arguments: [Argument], result kind: HostKind) -> HostCall {
    let code = code + arguments.flatMap(\.code) + [kind.code]
    if case .binary(.divide) = self, kind == .float, let body = Self.quotients(arguments) {
      return HostCall(code: code, result: .float64, body: body)
    }
    return HostCall(code: code, result: kind.dtype) { lanes, context in
      Self.evaluate(lanes, context, arguments) { interpreter, values throws(ScriptError) in
        let result = try interpreter.perform(self, values)
        return HostKind(result) == kind ? kind.bits(result) : nil
      }
    }
  }

  /// The call that makes a scalar tensor of a number.
  func call(_ arguments: [Argument], target: DType) -> HostCall {
    let code = code + arguments.flatMap(\.code) + [UInt64(target.rawValue)]
    guard case .convert(let dtype, let hint) = self else { return call(arguments, result: .float) }
    if case .operand(.float) = arguments.first, target == .float32 {
      return HostCall(code: code, result: target) { lanes, _ in
        for lane in 0..<lanes.count {
          let x = lanes.double(0, lane)
          // What rounds to infinity may be an error.
          if x.isFinite && !Float(x).isFinite { lanes.leave(lane) }
          lanes.store(UInt64(Float(x).bitPattern), lane)
        }
      }
    }
    return HostCall(code: code, result: target) { lanes, context in
      Self.evaluate(lanes, context, arguments) { interpreter, values throws(ScriptError) in
        let tensor = try Conversion.tensor(values[0], dtype: dtype, hint: hint, interpreter)
        guard interpreter.recording.dtype(tensor) == target else { return nil }
        return interpreter.recording.scalarBits(tensor)
      }
    }
  }

  /// Computes lane by lane on an interpreter; what throws, warns or has no answer leaves.
  private static func evaluate(
    _ lanes: HostLanes, _ context: (any HostContext)?, _ arguments: [Argument],
    _ body: (Interpreter, [Value]) throws(ScriptError) -> UInt64?
  ) {
    let interpreter = context as? Interpreter
    interpreter?.beginEvaluation()
    var values = arguments.map {
      switch $0 {
      case .operand: Value.none
      case .constant(let value): value
      }
    }
    for lane in 0..<lanes.count where lanes.follows(lane) {
      var operand = 0
      for (index, argument) in arguments.enumerated() {
        guard case .operand(let kind) = argument else { continue }
        values[index] = kind.value(lanes.bits(operand, lane))
        operand += 1
      }
      if let interpreter,
        let bits = interpreter.evaluation({ () throws(ScriptError) in
          try body(interpreter, values)
        })
      {
        lanes.store(bits, lane)
      } else {
        lanes.leave(lane)
      }
    }
  }

  /// Quotients of Python floats; by zero they are errors.
  private static func quotients(_ arguments: [Argument]) -> HostCall.Body? {
    func isDouble(_ argument: Argument) -> Bool {
      switch argument {
      case .operand(let kind): kind == .float
      case .constant(let value): value.pythonDouble != nil
      }
    }
    guard arguments.count == 2, arguments.allSatisfy(isDouble) else { return nil }
    func constant(_ argument: Argument) -> Double? {
      if case .constant(let value) = argument { value.pythonDouble } else { nil }
    }
    let (x, y) = (constant(arguments[0]), constant(arguments[1]))
    return { lanes, _ in
      for lane in 0..<lanes.count {
        let dividend = x ?? lanes.double(0, lane)
        let divisor = y ?? lanes.double(x == nil ? 1 : 0, lane)
        if divisor == 0 { lanes.leave(lane) }
        lanes.store((dividend / divisor).bitPattern, lane)
      }
    }
  }
}

extension Interpreter: HostContext {
  /// Makes the interpreter ready to compute single numbers and texts; whatever the last job left is
  /// gone.
  public func beginEvaluation() {
    heap.reset()
    recording.reset(limits: JobLimits())
    // They name objects and tensors that are gone.
    for index in 0..<(program?.globalCount ?? 0) { globals[index] = .unbound }
    handled = .none
    hosts.reset()
    callbackError = nil
    stackTop = stack
    frameCount = 0
    nesting = 0
    chainLength = 0
    syncedBytes = 0
    heap.setRetiresFreed(false)
    allowSyncedBytes()
    keepAll()
    (visits, unchargedSize, keptSize) = (0, 0, 0)
    surface.reset()
  }

  /// What `body` gives; nil if it fails or warns.
  func evaluation<Result>(_ body: () throws(ScriptError) -> Result?) -> Result? {
    if heap.births > 1_024 { beginEvaluation() }
    guard let result = try? body(), warnings.isEmpty else {
      beginEvaluation()
      return nil
    }
    return result
  }

  /// Computes a host call of plain values.
  func perform(_ function: HostFunction, _ arguments: [Value]) throws(ScriptError) -> Value {
    switch function {
    case .binary(let operation):
      return try arithmetic(operation, arguments[0], arguments[1], inPlace: false)
    case .unary(let operation): return try unary(operation, arguments[0])
    case .comparison(let operation): return try compare(operation, arguments[0], arguments[1])
    case .truth: return .bool(try truth(arguments[0]))
    case .native(let number): return try invoke(number, receiver: .unbound, arguments[...])
    case .method(let number):
      return try invoke(number, receiver: arguments[0], arguments.dropFirst())
    case .convert: return .unbound
    }
  }

  /// Calls a native function of the idle interpreter.
  private func invoke(_ native: Int, receiver: Value, _ arguments: ArraySlice<Value>)
    throws(ScriptError) -> Value
  {
    stack.initialize(to: receiver)
    for (offset, argument) in arguments.enumerated() {
      (stack + 1 + offset).initialize(to: argument)
    }
    stackTop = stack + 1 + arguments.count
    return try invoke(native, stack + 1, arguments.count)
  }
}
