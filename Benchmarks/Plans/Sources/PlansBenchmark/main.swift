import TapeEngine
import Tensors

/// One kind of instruction: `application` is applied to 32 pairs of inputs, or 32 times in a chain.
struct Kind {
  var name: String
  var lengths: [Int]
  var application: (Recording, _ x: TensorID, _ y: TensorID) throws -> TensorID?
}

/// A plan of 32 applications of a kind, to inputs of float64 that all vary.
///
/// - Parameter kind: nil makes a plan without instructions, whose time is the loading of the rows.
func makePlan(_ kind: Kind) -> (plan: Plan, empty: Plan)? {
  func traced(_ application: ((Recording, TensorID, TensorID) throws -> TensorID?)?) -> Plan? {
    let recording = Recording()
    recording.reset(limits: JobLimits())
    recording.beginTrace()
    let count = kind.lengths.reduce(1, *)
    guard
      let inputs = try? (0..<33).map({ number in
        try recording.constant(
          TensorValue(
            (0..<count).map { 0.5 + Double(($0 + number) % 7) / 8 }, shape: Shape(kind.lengths)))
      })
    else { return nil }
    for input in inputs { recording.traceInput(input) }
    var results: [TensorID] = []
    for number in 0..<32 {
      guard let application,
        let result = try? application(recording, inputs[number], inputs[number + 1])
      else { continue }
      results.append(result)
    }
    guard let trace = recording.endTrace() else { return nil }
    let outputs = (results.isEmpty ? inputs : results).compactMap { result -> Int? in
      if case .value(let number) = recording.origin(of: result, in: trace) { number } else { nil }
    }
    return trace.plan(outputs: outputs)
  }
  guard let plan = traced(kind.application), let empty = traced(nil) else { return nil }
  return (plan, empty)
}

/// Nanoseconds of a run of a plan: the least of several repeats.
func nanoseconds(_ plan: Plan, lanes: Int) -> Double {
  let runner = PlanRunner()
  let rows = UnsafeMutableRawPointer.allocate(byteCount: plan.rowSize * lanes, alignment: 64)
  defer { rows.deallocate() }
  for place in 0..<plan.rowSize * lanes / 8 {
    rows.storeBytes(of: 0.5 + Double(place % 7) / 8, toByteOffset: place * 8, as: Double.self)
  }
  let runs = max(1, 20_000 / (lanes * 8))
  var best = Double.infinity
  for _ in 0..<15 {
    let duration = ContinuousClock().measure {
      for _ in 0..<runs { runner.run(plan, rows: rows, lanes: lanes) }
    }
    best = min(best, duration / .nanoseconds(1))
  }
  return best / Double(runs)
}

let kinds = [
  Kind(name: "elementwise, one element", lengths: []) { try $0.multiply($1, $2) },
  Kind(name: "elementwise, exp of one element", lengths: []) { recording, x, _ in
    try recording.apply(.exp, x)
  },
  Kind(name: "elementwise, 64 elements", lengths: [8, 8]) { try $0.multiply($1, $2) },
  Kind(name: "rows: 64 elements and 64 constants", lengths: [8, 8]) { recording, x, _ in
    try recording.multiply(
      x, recording.constant(TensorValue((0..<64).map { Double($0) }, shape: Shape([8, 8]))))
  },
  Kind(name: "reduce, sum of 64", lengths: [8, 8]) { recording, x, _ in
    try recording.reduce(.sum, x, axes: nil, keepDimensions: false)
  },
  Kind(name: "sum of products, 64", lengths: [8, 8]) { recording, x, y in
    try recording.reduce(.sum, recording.multiply(x, y), axes: nil, keepDimensions: false)
  },
  Kind(name: "matrix product, 8 × 8 × 8", lengths: [8, 8]) { recording, x, y in
    try recording.matmul(x, y, transposeX: false, transposeY: false)
  },
  Kind(name: "move, transpose of 8 × 8", lengths: [8, 8]) { recording, x, _ in
    try recording.transpose(x, permutation: [1, 0])
  },
  Kind(name: "cast and gather, a row of 8 × 8", lengths: [8, 8]) { recording, x, y in
    let index = try recording.cast(
      recording.slice(y, [.index(0), .index(0)]), to: .int32)
    return try recording.gather(x, index, axis: 0, batchDimensions: 0)
  },
  Kind(name: "compare and check", lengths: []) { recording, x, _ in
    let test = try recording.apply(.less, x, recording.scalar(9.0, .float64))
    _ = recording.boolValue(test)
    return test
  },
  Kind(name: "host call, one addition", lengths: []) { recording, x, y in
    guard let first = recording.tracedValue(x), let second = recording.tracedValue(y) else {
      return nil
    }
    let call = HostCall(code: [1], result: .float64) { lanes, _ in
      for lane in 0..<lanes.count {
        lanes.store((lanes.double(0, lane) + lanes.double(1, lane)).bitPattern, lane)
      }
    }
    let result = recording.scalar(0.0, .float64)
    if let value = recording.traceCall(call, [(first, .float64), (second, .float64)]) {
      recording.traceTensor(result, holds: value)
    }
    return result
  },
]

let laneCounts = [1, 8, 24, 72, 248]
print(
  "| nanoseconds an instruction and lane | " + laneCounts.map(String.init).joined(separator: " | ")
    + " |")
print("| --- " + String(repeating: "| --- ", count: laneCounts.count) + "|")
for kind in kinds {
  guard let (plan, empty) = makePlan(kind) else {
    print("| \(kind.name) | no plan |")
    continue
  }
  let cells = laneCounts.map { lanes -> String in
    let time = nanoseconds(plan, lanes: lanes) - nanoseconds(empty, lanes: lanes)
    return String((time / Double(32 * lanes) * 100).rounded() / 100)
  }
  print("| \(kind.name) | " + cells.joined(separator: " | ") + " |")
}
