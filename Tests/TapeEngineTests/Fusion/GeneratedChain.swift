import TestSupport

@testable import TapeEngine
@testable import Tensors

/// A program over large tensors, made of a seed: elementwise operations, broadcasts, reductions,
/// variables, gradients to the second order, and looks at elements in between.
struct GeneratedChain {
  var rows: Int
  /// 0 makes vectors of `rows` elements.
  var columns: Int
  var dtype: DType
  var seed: UInt64
  var length = 14

  /// What a run shows: the elements of all tensors (NaNs alike), the steps and the bytes.
  struct Outcome: Equatable {
    var elements: [Elements] = []
    var steps = 0
    var bytes: [Int] = []
  }

  /// A tensor's bytes; NaNs are alike.
  struct Elements: Equatable {
    var dtype: DType
    var bytes: [UInt8]

    static func == (x: Elements, y: Elements) -> Bool {
      if x.dtype != y.dtype || x.bytes.count != y.bytes.count { return false }
      return x.bytes == y.bytes
        || zip(x.values, y.values).allSatisfy {
          $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN)
        }
    }

    private var values: [Double] {
      bytes.withUnsafeBytes { bytes in
        dtype == .float32
          ? bytes.bindMemory(to: Float.self).map(Double.init)
          : Array(bytes.bindMemory(to: Double.self))
      }
    }
  }

  private var shape: [Int] { columns == 0 ? [rows] : [rows, columns] }

  func run(threshold: Int, parallelFor: @escaping Recording.ParallelFor = serial) throws -> Outcome
  {
    let recording = Recording()
    recording.pending.threshold = threshold
    recording.parallelFor = parallelFor
    var outcome = Outcome()
    try TapeStack.isolated(recording) { () throws in
      var generator = SplitMix64(seed: seed)
      var pool = try leaves(recording, &generator)
      let variable = recording.makeVariable(initial: pool[1], trainable: true, name: "v")
      let outer = recording.makeTape(persistent: false, watchAccessedVariables: true)
      let inner = recording.makeTape(persistent: true, watchAccessedVariables: true)
      let source = pool[0]
      try recording.enter(outer)
      try recording.enter(inner)
      try recording.watch(outer, .tensor(source))
      try recording.watch(inner, .tensor(source))
      for _ in 0..<length {
        try step(recording, &pool, variable, &generator, &outcome)
      }
      let target = try recording.reduce(
        .mean, recording.apply(.tanh, pool[pool.count - 1]), axes: nil, keepDimensions: false)
      recording.exit(inner)
      for gradient in try gradients(recording, target, source, variable, inner) {
        pool.append(gradient)
      }
      let second = try recording.reduce(
        .sum, recording.apply(.sin, pool[pool.count - 1]), axes: nil, keepDimensions: false)
      recording.exit(outer)
      pool += try gradients(recording, second, source, variable, outer)
      recording.collect { marker in
        for tensor in pool { marker.mark(tensor) }
        marker.mark(variable)
      }
      outcome.bytes.append(recording.chargedBytes)
      pool.append(recording.peek(variable))
      for tensor in pool { outcome.elements.append(elements(recording, tensor)) }
      outcome.steps = recording.stepsRemaining
      outcome.bytes.append(recording.chargedBytes)
    }
    return outcome
  }

  private func leaves(_ recording: Recording, _ generator: inout SplitMix64) throws -> [TensorID] {
    var shapes = [shape, shape, []]
    if columns > 0 { shapes += [[columns], [rows, 1], [1, columns], [1]] }
    var pool = try shapes.map { try constant(recording, $0, &generator) }
    let count = shape.reduce(1, *)
    let series = try recording.linspace(
      recording.scalar(-1.5, dtype), recording.scalar(2.5, dtype), count: count)
    pool.append(try recording.reshape(series, shape))
    let range = try recording.range(
      start: recording.scalar(3.0, dtype), limit: recording.scalar(Double(3 + 2 * count), dtype),
      delta: recording.scalar(2.0, dtype))
    pool.append(try recording.reshape(range, shape))
    pool.append(try recording.ones(Shape(shape), dtype))
    return pool
  }

  private func constant(
    _ recording: Recording, _ dimensions: [Int], _ generator: inout SplitMix64
  ) throws -> TensorID {
    let count = dimensions.reduce(1, *)
    let buffer = TensorBuffer(size: count * dtype.byteSize)
    for index in 0..<count {
      let value = Double.random(in: -2...2, using: &generator)
      if dtype == .float32 {
        buffer.bytes.storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
      } else {
        buffer.bytes.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
      }
    }
    return try recording.constant(
      TensorValue(dtype: dtype, shape: Shape(dimensions), buffer: buffer))
  }

  private func step(
    _ recording: Recording, _ pool: inout [TensorID], _ variable: VariableID,
    _ generator: inout SplitMix64, _ outcome: inout Outcome
  ) throws {
    // The newest are the likeliest.
    func pick() -> TensorID {
      let back = Int.random(in: 0..<pool.count, using: &generator)
      let other = Int.random(in: 0..<pool.count, using: &generator)
      return pool[max(back, other)]
    }
    let x = pick()
    switch Int.random(in: 0..<16, using: &generator) {
    case 0...3:
      let unary: [Primitive] = [
        .negate, .sin, .cos, .tanh, .exp, .square, .sqrt, .absolute, .sigmoid, .log1p, .floor,
        .relu,
      ]
      pool.append(try recording.apply(unary.randomElement(using: &generator) ?? .sin, x))
    case 4...8:
      let binary: [Primitive] = [.add, .subtract, .multiply, .divide, .maximum, .squaredDifference]
      pool.append(try recording.apply(binary.randomElement(using: &generator) ?? .add, x, pick()))
    case 9:
      let test = try recording.apply(.less, x, pick())
      pool.append(try recording.select(test, pick(), x))
    case 10:
      let reductions: [Recording.Reduction] = [.sum, .mean, .maximum, .minimum, .product]
      let axes: [Int]? =
        columns == 0 || recording.rank(x) < 2
        ? nil : [[0], [1], [0, 1]].randomElement(using: &generator)
      pool.append(
        try recording.reduce(
          reductions.randomElement(using: &generator) ?? .sum, x, axes: axes,
          keepDimensions: true))
    case 11:
      // Ten and more are added in groups.
      let others = pool.filter { recording.shape($0) == recording.shape(x) }
      let count = [3, 10, 19].randomElement(using: &generator) ?? 3
      pool.append(try recording.addN((0..<count).map { others[$0 % others.count] }))
    case 12:
      try recording.assignAdd(
        variable, recording.broadcast(recording.scalar(0.25, dtype), to: Shape(shape)))
      pool.append(try recording.read(variable))
    case 13:
      let other: DType = dtype == .float32 ? .float64 : .float32
      pool.append(try recording.cast(recording.cast(x, to: other), to: dtype))
    case 14:
      if recording.rank(x) > 0 { pool.append(try recording.softmax(x)) }
    default:
      outcome.elements.append(elements(recording, x))
    }
  }

  private func gradients(
    _ recording: Recording, _ target: TensorID, _ source: TensorID, _ variable: VariableID,
    _ tape: TapeID
  ) throws -> [TensorID] {
    try recording.beginGradient(tape)
    return try recording.gradient(
      of: [.tensor(target)], with: [.tensor(source), .variable(variable)], tape: tape,
      outputGradients: nil, unconnected: .zero
    ).compactMap { gradient in
      if case .tensor(let id) = gradient { id } else { nil }
    }
  }

  private func elements(_ recording: Recording, _ x: TensorID) -> Elements {
    let value = recording.value(x)
    return withExtendedLifetime(value) {
      Elements(
        dtype: value.dtype,
        bytes: Array(UnsafeRawBufferPointer(start: value.buffer.bytes, count: value.buffer.size)))
    }
  }
}

/// Runs bodies one after the other.
func serial(_ count: Int, _ body: (Int) -> Void) {
  for index in 0..<count { body(index) }
}
