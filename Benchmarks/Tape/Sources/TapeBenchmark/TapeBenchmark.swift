import Glibc
import TapeEngine
import Tensors

/// Nanoseconds per call of `body`, which does `count` of what is measured: the best of several
/// repeats.
func nanoseconds(per count: Int, repeats: Int = 15, _ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  let clock = ContinuousClock()
  for _ in 0..<repeats {
    let duration = try clock.measure(body)
    let (seconds, attoseconds) = duration.components
    best = min(best, Double(seconds) * 1e9 + Double(attoseconds) * 1e-9)
  }
  return best / Double(count)
}

func show(_ name: String, _ value: Double) {
  let rounded = (value * 100).rounded() / 100
  print("\(name): \(rounded) ns")
}

/// A European call by Black and Scholes, with all its sensitivities: five first derivatives, and
/// gamma, vanna and volga by a second tape.
struct Call {
  let recording: Recording

  func price(_ s: TensorID, _ k: TensorID, _ t: TensorID, _ r: TensorID, _ sigma: TensorID) throws
    -> TensorID
  {
    let e = recording
    let root = try e.apply(.sqrt, t)
    let half = e.scalar(0.5, .float64)
    let variance = try e.multiply(half, e.power(sigma, e.scalar(2.0, .float64)))
    let drift = try e.multiply(e.add(r, variance), t)
    let deviation = try e.multiply(sigma, root)
    let d1 = try e.divide(e.add(e.apply(.log, e.divide(s, k)), drift), deviation)
    let d2 = try e.subtract(d1, deviation)
    let discount = try e.apply(.exp, e.multiply(e.negate(r), t))
    return try e.subtract(
      e.multiply(s, normal(d1)), e.multiply(e.multiply(k, discount), normal(d2)))
  }

  private func normal(_ x: TensorID) throws -> TensorID {
    let e = recording
    let root = try e.apply(.sqrt, e.scalar(2.0, .float64))
    return try e.multiply(
      e.scalar(0.5, .float64), e.add(e.scalar(1.0, .float64), e.apply(.erf, e.divide(x, root))))
  }

  func run(_ index: Int) throws -> Double {
    let e = recording
    e.reset(limits: JobLimits())
    let s = e.scalar(100.0 + Double(index % 16), .float64)
    let k = e.scalar(95.0, .float64)
    let t = e.scalar(0.5, .float64)
    let r = e.scalar(0.03, .float64)
    let sigma = e.scalar(0.2, .float64)
    let outer = e.makeTape(persistent: true, watchAccessedVariables: true)
    let inner = e.makeTape(persistent: false, watchAccessedVariables: true)
    try e.enter(outer)
    try e.watch(outer, .tensor(s))
    try e.watch(outer, .tensor(sigma))
    try e.enter(inner)
    for x in [s, k, t, r, sigma] { try e.watch(inner, .tensor(x)) }
    let value = try price(s, k, t, r, sigma)
    e.exit(inner)
    try e.beginGradient(inner)
    let first = try e.gradient(
      of: [.tensor(value)], with: [.tensor(s), .tensor(k), .tensor(t), .tensor(r), .tensor(sigma)],
      tape: inner)
    e.exit(outer)
    guard case .tensor(let delta) = first[0], case .tensor(let vega) = first[4] else { return 0 }
    try e.beginGradient(outer)
    let second = try e.gradient(
      of: [.tensor(delta)], with: [.tensor(s), .tensor(sigma)], tape: outer)
    try e.beginGradient(outer)
    let volga = try e.gradient(of: [.tensor(vega)], with: [.tensor(sigma)], tape: outer)
    var sum = e.doubleValue(value)
    for gradient in first + second + volga {
      if case .tensor(let id) = gradient { sum += e.doubleValue(id) }
    }
    return sum
  }
}

@main
enum TapeBenchmark {
  static func main() throws {
    let count = 2_000
    let e = Recording()
    var sink = 0.0

    let libm = nanoseconds(per: count) {
      var x = 0.3
      for _ in 0..<count { x = exp(-x) }
      sink += x
    }
    show("scalar libm exp", libm)

    try measure("multiply, no tape", count, e, recording: false) { e, x, y throws(EngineError) in
      try e.multiply(x, y)
    }
    let recorded = [
      try measure("multiply, recorded", count, e, recording: true) { e, x, y throws(EngineError) in
        try e.multiply(x, y)
      },
      try measure("add, recorded", count, e, recording: true) { e, x, y throws(EngineError) in
        try e.add(x, y)
      },
      try measure("divide, recorded", count, e, recording: true) { e, x, y throws(EngineError) in
        try e.divide(x, y)
      },
      try measure("negate, recorded", count, e, recording: true) { e, x, _ throws(EngineError) in
        try e.negate(x)
      },
      try measure("exp, recorded", count, e, recording: true) { e, x, _ throws(EngineError) in
        try e.apply(.exp, x)
      },
      try measure("tanh, recorded", count, e, recording: true) { e, x, _ throws(EngineError) in
        try e.apply(.tanh, x)
      },
    ]
    let worst = (recorded.max() ?? 0) / libm
    print("the dearest of them: \((worst * 100).rounded() / 100) calls of libm exp (at most 3)")
    try backward("multiply, backward", count, e) { e, x, y throws(EngineError) in
      try e.multiply(x, y)
    }
    try backward("sin, backward", count, e) { e, x, _ throws(EngineError) in
      try e.apply(.sin, x)
    }

    let call = Call(recording: e)
    let job = try nanoseconds(per: 1_000) {
      for index in 0..<1_000 { sink += try call.run(index) }
    }
    show("Black-Scholes job, price, 5 gradients, gamma, vanna, volga", job)

    for length in [16, 256, 4096] {
      e.reset(limits: JobLimits())
      let buffer = TensorBuffer(size: length * 8)
      for index in 0..<length {
        buffer.bytes.storeBytes(
          of: 1.0 + Double(index) * 1e-6, toByteOffset: index * 8, as: Double.self)
      }
      let value = TensorValue(dtype: .float64, shape: Shape([length]), buffer: buffer)
      let vector = try nanoseconds(per: 500) {
        e.reset(limits: JobLimits())
        let x = try e.constant(value)
        let tape = e.makeTape(persistent: false, watchAccessedVariables: true)
        try e.enter(tape)
        try e.watch(tape, .tensor(x))
        var z = x
        for _ in 0..<500 { z = try e.multiply(z, x) }
        e.exit(tape)
      }
      show("multiply of \(length) float64, recorded", vector)
    }
    print("(\(sink))")
  }

  @discardableResult
  static func measure(
    _ name: String, _ count: Int, _ e: Recording, recording: Bool,
    _ body: (Recording, TensorID, TensorID) throws(EngineError) -> TensorID
  ) throws -> Double {
    let time = try nanoseconds(per: count) {
      e.reset(limits: JobLimits())
      let x = e.scalar(0.9999, .float64)
      let tape = e.makeTape(persistent: false, watchAccessedVariables: true)
      if recording {
        try e.enter(tape)
        try e.watch(tape, .tensor(x))
      }
      var z = x
      for _ in 0..<count { z = try body(e, z, x) }
      e.exit(tape)
    }
    show(name, time)
    return time
  }

  static func backward(
    _ name: String, _ count: Int, _ e: Recording,
    _ body: (Recording, TensorID, TensorID) throws(EngineError) -> TensorID
  ) throws {
    var best = Double.infinity
    for _ in 0..<15 {
      e.reset(limits: JobLimits())
      let x = e.scalar(0.9999, .float64)
      let y = e.scalar(0.9998, .float64)
      let tape = e.makeTape(persistent: false, watchAccessedVariables: true)
      try e.enter(tape)
      try e.watch(tape, .tensor(x))
      var z = x
      for _ in 0..<count { z = try body(e, z, y) }
      e.exit(tape)
      best = min(
        best,
        try nanoseconds(per: count, repeats: 1) {
          try e.beginGradient(tape)
          _ = try e.gradient(of: [.tensor(z)], with: [.tensor(x)], tape: tape)
        })
    }
    show(name, best)
  }
}
