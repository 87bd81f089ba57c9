import TestSupport
import Testing

@testable import TapeEngine
@testable import Tensors

/// Compares a rule with differences of the operation along random directions, in float64.
final class GradientChecker {
  let recording = Recording()
  var generator: SplitMix64
  /// What first derivatives are multiplied by before they are compared, to see a check fail.
  var distortion = 1.0
  /// Where a disagreement goes.
  var report: (String) -> Void = { Issue.record("\($0)") }

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  func tensor(_ values: [Double], _ shape: [Int]) throws -> TensorID {
    let buffer = TensorBuffer(size: values.count * 8)
    for (index, value) in values.enumerated() {
      buffer.bytes.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
    }
    return try recording.constant(
      TensorValue(dtype: .float64, shape: Shape(shape), buffer: buffer))
  }

  func values(_ x: TensorID) -> [Double] {
    (0..<recording.elementCount(x)).map { recording.doubleElement(x, $0) }
  }

  func random(_ count: Int, _ domain: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in
      domain.lowerBound + (domain.upperBound - domain.lowerBound) * generator.nextUnit()
    }
  }

  /// `sum(weights · body(x))`
  func weighted(_ y: TensorID, _ weights: [Double]) throws -> TensorID {
    let w = try tensor(weights, recording.shape(y).dimensions)
    return try recording.reduce(
      .sum, recording.multiply(y, w), axes: nil, keepDimensions: false)
  }

  /// The gradient of `sum(weights · body(x))`, nil for an unconnected operand.
  func gradient(
    _ x: [TensorID], _ weights: [Double], _ body: ([TensorID]) throws -> TensorID
  ) throws -> [TensorID?] {
    let tape = recording.makeTape(persistent: false, watchAccessedVariables: true)
    try recording.enter(tape)
    for operand in x { try recording.watch(tape, .tensor(operand)) }
    let target = try weighted(body(x), weights)
    recording.exit(tape)
    try recording.beginGradient(tape)
    return try recording.gradient(of: [.tensor(target)], with: x.map { .tensor($0) }, tape: tape)
      .map { gradient in
        switch gradient {
        case .tensor(let id): return id
        case .slices(let slices): return try recording.dense(slices)
        case .none: return nil
        }
      }
  }

  /// Checks the first and, when asked, the second derivative of a sample.
  func check(
    _ name: String, _ sample: Declaration.Sample, second: Bool, tolerance: Double = 1e-7
  ) throws {
    let shapes = sample.shapes.map { Shape($0) }
    let point = zip(shapes, sample.domains).map { shape, domain in
      random(shape.elementCount, domain)
    }
    let direction = shapes.map { random($0.elementCount, -1...1) }
    let run = recording
    func operands(_ t: Double) throws -> [TensorID] {
      try zip(zip(point, direction), shapes).map { values, shape in
        try tensor(zip(values.0, values.1).map { $0 + t * $1 }, shape.dimensions)
      }
    }
    let probe = try sample.body(run, operands(0))
    let weights = random(run.elementCount(probe), -1...1)
    let body: ([TensorID]) throws -> TensorID = { try sample.body(run, $0) }
    let expected = try centralDifference { t in
      run.doubleValue(try weighted(body(operands(t)), weights))
    }
    let first = try gradient(operands(0), weights, body)
    let actual = dot(first, direction) * distortion
    if !(abs(actual - expected) <= tolerance * max(1, abs(expected))) {
      report("\(name): first derivative \(actual), by differences \(expected)")
    }
    guard second else { return }

    // The gradient along the direction, differentiated again.
    let along: ([TensorID]) throws -> TensorID? = { [self] x in
      let gradients = try gradient(x, weights, body)
      var sum: TensorID?
      for (gradient, values) in zip(gradients, direction) {
        guard let gradient else { continue }
        let term = try weighted(gradient, values)
        sum = try sum.map { try run.add($0, term) } ?? term
      }
      return sum
    }
    let expectedSecond = try centralDifference { t in
      try along(operands(t)).map { run.doubleValue($0) } ?? 0
    }
    let x = try operands(0)
    let tape = run.makeTape(persistent: false, watchAccessedVariables: true)
    try run.enter(tape)
    for operand in x { try run.watch(tape, .tensor(operand)) }
    let target = try along(x)
    run.exit(tape)
    guard let target else { return }
    try run.beginGradient(tape)
    let gradients = try run.gradient(
      of: [.tensor(target)], with: x.map { .tensor($0) }, tape: tape, unconnected: .zero)
    let actualSecond = dot(
      try gradients.map { gradient in
        switch gradient {
        case .tensor(let id): return id
        case .slices(let slices): return try run.dense(slices)
        case .none: return nil
        }
      }, direction)
    if !(abs(actualSecond - expectedSecond) <= 1e-6 * max(1, abs(expectedSecond))) {
      report("\(name): second derivative \(actualSecond), by differences \(expectedSecond)")
    }
  }

  private func dot(_ gradients: [TensorID?], _ direction: [[Double]]) -> Double {
    zip(gradients, direction).reduce(0) { sum, pair in
      guard let gradient = pair.0 else { return sum }
      return sum + zip(values(gradient), pair.1).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
