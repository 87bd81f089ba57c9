import TestSupport
import Testing

@testable import TapeEngine
@testable import Tensors

/// A plan's lanes against runs alone, bit for bit.
@Suite struct PlanTests {
  /// What a run computes of its inputs.
  typealias Program = (Recording, [TensorID]) throws -> [TensorID]

  /// Every operation with its first and second gradient, on its samples.
  @Test(arguments: Primitive.all.map(\.primitive))
  func lanesEqualRunsAlone(_ primitive: Primitive) throws {
    let declaration = primitive.declaration
    for (index, sample) in declaration.samples.enumerated() {
      for dtype in [DType.float64, .float32] {
        let program: Program = { recording, x in
          try Self.derivatives(
            recording, x, second: declaration.checksSecondOrder, body: sample.body)
        }
        let isPlanned = try compare(
          program, shapes: sample.shapes, domains: sample.domains, dtype: dtype,
          seed: UInt64(index), lanes: [1, 7, 8, 33])
        #expect(isPlanned, "\(declaration.name)")
      }
    }
  }

  /// Chains long and wide enough to run block by block, with what ends and interrupts them.
  @Test(arguments: [16, 50, 1_000])
  func chainsRunInBlocks(_ count: Int) throws {
    let program: Program = { recording, x in
      try Self.derivatives(recording, x, second: true) { recording, x in
        let scaled = try recording.apply(.exp, recording.negate(recording.multiply(x[1], x[0])))
        let test = try recording.apply(.greater, scaled, x[2])
        let chosen = try recording.select(test, scaled, recording.multiply(x[2], scaled))
        let sum = try recording.reduce(.mean, chosen, axes: nil, keepDimensions: false)
        let centred = try recording.subtract(chosen, sum)
        return try recording.apply(.tanh, recording.multiply(centred, recording.add(x[0], x[2])))
      }
    }
    for dtype in [DType.float64, .float32] {
      let isPlanned = try compare(
        program, shapes: [[count], [], [count]], domains: [0.1...2, 0.1...2, 0.1...1],
        dtype: dtype, seed: UInt64(count), lanes: [1, 2, 9, 200])
      #expect(isPlanned)
    }
  }

  /// Products over lanes, of operands that vary and that do not, in every transposed form, alone and
  /// in batches.
  @Test(arguments: [
    [1, 1, 1], [2, 2, 2], [4, 2, 5], [5, 9, 3], [1, 6, 7], [6, 1, 4], [17, 20, 8],
  ])
  func products(_ sizes: [Int]) throws {
    let (m, n, k) = (sizes[0], sizes[1], sizes[2])
    for (transposeX, transposeY) in [(false, false), (true, false), (false, true), (true, true)] {
      for batch in [[], [2], [3, 2]] {
        let shapes = [
          batch + (transposeX ? [k, m] : [m, k]), transposeY ? [n, k] : [k, n],
        ]
        for constant in [nil, 0, 1] as [Int?] {
          let program: Program = { recording, x in
            let operands = try (0..<2).map { index in
              index == constant
                ? try recording.constant(
                  recording.value(recording.constant(Self.pattern(shapes[index]))))
                : x[index]
            }
            return try Self.derivatives(recording, x, second: false) { recording, _ in
              try recording.matmul(
                operands[0], operands[1], transposeX: transposeX, transposeY: transposeY)
            }
          }
          let isPlanned = try compare(
            program, shapes: shapes, domains: [-2...2, -2...2], dtype: .float32,
            seed: UInt64(m), lanes: [1, 3, 8, 40])
          #expect(isPlanned)
        }
      }
    }
  }

  /// Values of a constant tensor.
  static func pattern(_ shape: [Int]) -> TensorValue {
    let count = shape.reduce(1, *)
    let buffer = TensorBuffer(size: count * 4)
    for index in 0..<count {
      buffer.bytes.storeBytes(
        of: Float(index % 7) * 0.25 - 0.5, toByteOffset: index * 4, as: Float.self)
    }
    return TensorValue(dtype: .float32, shape: Shape(shape), buffer: buffer)
  }

  /// Sums of products and of squares, whole and along an axis, also of one row for all.
  @Test(arguments: [1, 3, 16, 17, 50, 5_000])
  func sumsOfProducts(_ count: Int) throws {
    let program: Program = { recording, x in
      try Self.derivatives(recording, x, second: true) { recording, x in
        let product = try recording.multiply(x[0], x[1])
        let scaled = try recording.multiply(x[0], x[2])
        let sums = try [
          recording.reduce(.sum, product, axes: [0], keepDimensions: false),
          recording.reduce(.sum, recording.apply(.square, x[0]), axes: [1], keepDimensions: false),
          recording.reduce(.mean, scaled, axes: nil, keepDimensions: false),
        ]
        let total = try sums.map {
          try recording.reduce(.sum, $0, axes: nil, keepDimensions: false)
        }
        return try recording.add(recording.add(total[0], total[1]), total[2])
      }
    }
    for dtype in [DType.float64, .float32] {
      let isPlanned = try compare(
        program, shapes: [[count, 2], [count, 2], []], domains: [-1...2, 0.1...2, 0.1...1],
        dtype: dtype, seed: UInt64(count), lanes: count > 1_000 ? [1, 3, 8] : [1, 2, 9, 200])
      #expect(isPlanned)
    }
  }

  /// Lanes whose integers an operation refuses leave, even when nothing needs its result.
  @Test(arguments: [Primitive.floorDivide, .truncateModulo, .power, .gather, .unsortedSegmentSum])
  func lanesWithRefusedIntegersLeave(_ primitive: Primitive) throws {
    for isNeeded in [true, false] {
      let program: Program = { recording, x in
        let whole = try recording.cast(x[0], to: .int32)
        let result =
          switch primitive {
          case .gather: try recording.gather(x[1], whole, axis: 1, batchDimensions: 0)
          case .unsortedSegmentSum: try recording.unsortedSegmentSum(x[1], whole, count: 3)
          default: try recording.apply(primitive, whole, whole)
          }
        return [isNeeded ? result : try recording.add(x[0], x[0])]
      }
      let isPlanned = try compare(
        program, shapes: [[2], [2, 3]], domains: [-0.6...4.2, -1...1], dtype: .float64, seed: 5,
        lanes: [1, 8, 50]
      ) { job in
        let integers = job[0].map { Int($0) }
        return switch primitive {
        case .gather: integers.allSatisfy { 0..<3 ~= $0 }
        case .unsortedSegmentSum: integers.allSatisfy { $0 < 3 }
        case .power: true
        default: integers.allSatisfy { $0 != 0 }
        }
      }
      #expect(isPlanned)
    }
  }

  /// The value, its gradients, and the gradients of the gradients' sum.
  static func derivatives(
    _ recording: Recording, _ x: [TensorID], second: Bool,
    body: (Recording, [TensorID]) throws -> TensorID
  ) throws -> [TensorID] {
    let outer = recording.makeTape(persistent: false, watchAccessedVariables: true)
    let inner = recording.makeTape(persistent: false, watchAccessedVariables: true)
    try recording.enter(outer)
    try recording.enter(inner)
    for operand in x {
      try recording.watch(outer, .tensor(operand))
      try recording.watch(inner, .tensor(operand))
    }
    let y = try body(recording, x)
    recording.exit(inner)
    func gradients(_ tape: TapeID, _ target: [TensorID]) throws -> [TensorID] {
      try recording.beginGradient(tape)
      return try recording.gradient(
        of: target.map { .tensor($0) }, with: x.map { .tensor($0) }, tape: tape
      ).compactMap {
        switch $0 {
        case .tensor(let id): id
        case .slices(let slices): try recording.dense(slices)
        case .none: nil
        }
      }
    }
    let first = try gradients(inner, [y])
    recording.exit(outer)
    return [y] + first + (second ? try gradients(outer, first) : [])
  }

  /// Runs a program alone on the inputs of many jobs, and by a plan; whether there is a plan.
  ///
  /// - Parameter isValid: says of a job whether it must follow the plan.
  func compare(
    _ program: Program, shapes: [[Int]], domains: [ClosedRange<Double>], dtype: DType,
    seed: UInt64, lanes counts: [Int], isValid: ([[Double]]) -> Bool = { _ in true }
  ) throws -> Bool {
    var generator = SplitMix64(seed: seed)
    let jobs = (0..<(counts.max() ?? 1)).map { _ in
      zip(shapes, domains).map { shape, domain in
        (0..<shape.reduce(1, *)).map { _ in
          domain.lowerBound + (domain.upperBound - domain.lowerBound) * generator.nextUnit()
        }
      }
    }
    guard let sample = jobs.first(where: isValid),
      let (plan, isVarying) = try plan(program, sample, shapes, dtype)
    else { return false }
    let runner = PlanRunner()
    for count in counts {
      let rows = UnsafeMutableRawPointer.allocate(
        byteCount: max(plan.rowSize * count, 8), alignment: 8)
      defer { rows.deallocate() }
      for (lane, job) in jobs.prefix(count).enumerated() {
        for (input, values) in zip(plan.inputs, job) {
          write(values, dtype, to: rows + lane * plan.rowSize + input.rowOffset)
        }
      }
      runner.run(plan, rows: rows, lanes: count)
      for (lane, job) in jobs.prefix(count).enumerated() {
        #expect(runner.follows(lane) == isValid(job), "lane \(lane) of \(count)")
        if !runner.follows(lane) { continue }
        let recording = Recording()
        let results = try program(recording, inputs(recording, job, shapes, dtype))
        for (index, position) in isVarying.enumerated() {
          let expected = recording.value(results[position])
          let size = expected.elementCount * expected.dtype.byteSize
          let found = TensorBuffer(size: size)
          runner.copyOutput(index, of: plan, lane: lane, to: found.bytes)
          #expect(
            bits(expected)
              == bits(TensorValue(dtype: expected.dtype, shape: expected.shape, buffer: found)),
            "lane \(lane) of \(count), result \(position)")
        }
      }
    }
    return true
  }

  /// A plan traced on one job, and which results it computes.
  private func plan(_ program: Program, _ job: [[Double]], _ shapes: [[Int]], _ dtype: DType) throws
    -> (Plan, [Int])?
  {
    let recording = Recording()
    recording.beginTrace()
    let x = try inputs(recording, job, shapes, dtype)
    for input in x { recording.traceInput(input) }
    let results = try program(recording, x)
    guard let trace = recording.endTrace(), trace.refusal == nil else { return nil }
    var values: [Int] = []
    var positions: [Int] = []
    for (position, result) in results.enumerated() {
      switch recording.origin(of: result, in: trace) {
      case .constant: break
      case .unknown: return nil
      case .value(let number):
        values.append(number)
        positions.append(position)
      }
    }
    guard let plan = trace.plan(outputs: values) else { return nil }
    return (plan, positions)
  }

  private func inputs(
    _ recording: Recording, _ job: [[Double]], _ shapes: [[Int]], _ dtype: DType
  ) throws -> [TensorID] {
    try zip(job, shapes).map { values, shape in
      let buffer = TensorBuffer(size: values.count * dtype.byteSize)
      write(values, dtype, to: buffer.bytes)
      return try recording.constant(
        TensorValue(dtype: dtype, shape: Shape(shape), buffer: buffer))
    }
  }

  private func write(_ values: [Double], _ dtype: DType, to bytes: UnsafeMutableRawPointer) {
    for (index, value) in values.enumerated() {
      if dtype == .float64 {
        bytes.storeBytes(of: value, toByteOffset: index * 8, as: Double.self)
      } else {
        bytes.storeBytes(of: Float(value), toByteOffset: index * 4, as: Float.self)
      }
    }
  }

  /// The elements' bits, NaNs as one.
  private func bits(_ value: TensorValue) -> [UInt64] {
    (0..<value.elementCount).map { index in
      switch value.dtype {
      case .float64:
        let x = value.buffer.bytes.load(fromByteOffset: index * 8, as: Double.self)
        return x.isNaN ? .max : x.bitPattern
      case .float32:
        let x = value.buffer.bytes.load(fromByteOffset: index * 4, as: Float.self)
        return x.isNaN ? .max : UInt64(x.bitPattern)
      case .int32:
        return UInt64(value.buffer.bytes.load(fromByteOffset: index * 4, as: UInt32.self))
      case .int64: return value.buffer.bytes.load(fromByteOffset: index * 8, as: UInt64.self)
      case .bool: return UInt64(value.buffer.bytes.load(fromByteOffset: index, as: UInt8.self))
      }
    }
  }
}
