import Testing

@testable import TapeEngine
@testable import Tensors

/// A recording with the shorthands that tests of tapes want. Scalars are float32, as a script's.
final class Workbench {
  let recording: Recording
  var dtype = DType.float32

  init(limits: JobLimits = JobLimits()) { recording = Recording(limits: limits) }

  func scalar(_ value: Double) -> TensorID { recording.scalar(value, dtype) }

  func vector(_ values: [Double], shape: [Int]? = nil) throws -> TensorID {
    let size = dtype.byteSize
    let buffer = TensorBuffer(size: values.count * size)
    for (index, value) in values.enumerated() {
      if dtype == .float64 {
        buffer.bytes.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
      } else {
        buffer.bytes.storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
      }
    }
    return try recording.constant(
      TensorValue(dtype: dtype, shape: Shape(shape ?? [values.count]), buffer: buffer))
  }

  func variable(_ value: Double, trainable: Bool = true) -> VariableID {
    recording.makeVariable(initial: scalar(value), trainable: trainable, name: "Variable")
  }

  func tape(persistent: Bool = false, watchAccessed: Bool = true) -> TapeID {
    recording.makeTape(persistent: persistent, watchAccessedVariables: watchAccessed)
  }

  /// `with tape:`
  func with<Result>(_ tape: TapeID, _ body: () throws -> Result) throws -> Result {
    try recording.enter(tape)
    defer { recording.exit(tape) }
    return try body()
  }

  func watch(_ tape: TapeID, _ tensors: TensorID...) throws {
    for tensor in tensors { try recording.watch(tape, .tensor(tensor)) }
  }

  /// `tape.gradient(target, source)`, nil for None.
  func gradient(
    _ tape: TapeID, _ target: Source, _ source: Source,
    unconnected: Recording.UnconnectedGradients = .none
  ) throws -> TensorID? {
    try gradients(tape, [target], [source], unconnected: unconnected)[0]
  }

  func gradient(_ tape: TapeID, _ target: TensorID, _ source: TensorID) throws -> TensorID? {
    try gradient(tape, .tensor(target), .tensor(source))
  }

  func gradients(
    _ tape: TapeID, _ targets: [Source], _ sources: [Source],
    outputGradients: [TensorID]? = nil, unconnected: Recording.UnconnectedGradients = .none
  ) throws -> [TensorID?] {
    try recording.beginGradient(tape)
    return try recording.gradient(
      of: targets, with: sources, tape: tape, outputGradients: outputGradients,
      unconnected: unconnected
    ).map { gradient in
      switch gradient {
      case .tensor(let id): return id
      case .slices(let slices): return try recording.dense(slices)
      case .none: return nil
      }
    }
  }

  func values(_ x: TensorID?) -> [Double]? {
    guard let x else { return nil }
    return (0..<recording.elementCount(x)).map { recording.doubleElement(x, $0) }
  }

  func number(_ x: TensorID?) -> Double? { values(x)?.first }

  /// The gradient of the sum of `body(x)` to each operand.
  func derivative(
    _ operands: [TensorID], _ body: ([TensorID]) throws -> TensorID
  ) throws -> [[Double]?] {
    let tape = tape()
    let y = try with(tape) {
      for operand in operands { try watch(tape, operand) }
      return try body(operands)
    }
    return try gradients(tape, [.tensor(y)], operands.map { .tensor($0) }).map { values($0) }
  }

  /// The values of f, f′, f″ … at x, until the first None or `count` of them.
  func chain(_ x: Double, _ count: Int, _ body: @escaping (TensorID) throws -> TensorID) throws
    -> [Double?]
  {
    var function: (TensorID) throws -> TensorID? = body
    var chain: [Double?] = []
    for _ in 0..<count {
      let value = try function(scalar(x))
      chain.append(number(value))
      if value == nil { break }
      let previous = function
      function = { [self] x in
        let tape = self.tape()
        let y = try with(tape) {
          try watch(tape, x)
          return try previous(x)
        }
        guard let y else { return nil }
        return try gradient(tape, y, x)
      }
    }
    return chain
  }
}

/// The message with which `body` fails, or nil.
func failure(_ body: () throws -> Void) -> EngineError? {
  do {
    try body()
    return nil
  } catch {
    return error as? EngineError
  }
}
